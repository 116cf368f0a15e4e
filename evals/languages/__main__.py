"""Intents, constraints and the language of the answer, by language: `python -m evals.languages`.

Each message goes through a whole turn of the demo shop with template words; the English column is
what the same system makes of the same content said in English.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path

from assistant import bootstrap
from assistant.settings import load
from assistant.shop import Shop
from assistant.turn import Done, Request
from evals.figures import Figure, write
from evals.languages.messages import Message, messages, wrong
from retrieval.catalog.sync import ingest

COMMAND = "python -m evals.languages"
DEMO = Path("demo")


def opened(folder: Path) -> Shop:
    settings = load(DEMO, data_folder=folder)
    words = settings.generator.model_copy(update={"model": "template"})
    shop = bootstrap.build(settings.model_copy(update={"generator": words}))
    rejects = folder / "rejects.jsonl"
    feeds = [DEMO / "catalogue.jsonl"]
    ingest(feeds, store=shop.store, index=shop.index, embedder=shop.embedder, rejects=rejects)
    shop.search.settle()
    bootstrap.warm(shop)
    return shop


def ask(shop: Shop, conversation_id: str, text: str) -> Done:
    *_, last = shop.assistant.respond(Request(conversation_id, text))
    if not isinstance(last, Done):
        raise TypeError("a turn ended without its reply")
    return last


def measure(shop: Shop, all_: list[Message], code: str, show: bool) -> list[Figure]:
    counts: Counter[str] = Counter()
    times = []
    for message in all_:
        conversation, _ = shop.conversations.start()
        if message.context:
            ask(shop, conversation.id, message.context)
        before = shop.conversations.load(conversation.id)
        began = time.perf_counter()
        done = ask(shop, conversation.id, message.texts[code])
        times.append((time.perf_counter() - began) * 1000)
        right = done.reply.intents[:1] == (message.intent,)
        failed = wrong(message, code, before, done)
        counts["intent"] += right
        counts["said"] += len(message.expected)
        counts["held"] += len(message.expected) - len(failed)
        counts["whole"] += right and not failed
        counts["language"] += done.reply.language.split("-")[0] == code
        if show and (failed or not right):
            got = ",".join(done.reply.intents)
            print(f"{code}\t{message.texts[code]}\t{message.intent}\t{got}\t{';'.join(failed)}")
    total = len(all_)
    return [
        Figure(f"{code}: intent", counts["intent"] / total, f"share of {total}"),
        Figure(f"{code}: constraints", counts["held"] / counts["said"], f"share of {counts['said']}"),
        Figure(f"{code}: intent and all constraints", counts["whole"] / total, f"share of {total}"),
        Figure(f"{code}: answered in it", counts["language"] / total, f"share of {total}"),
        Figure(f"{code}: a turn, median", statistics.median(times), "ms"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("codes", nargs="*", default=["en", "zh", "es", "de", "fr"])
    parser.add_argument("--show", action="store_true", help="print what failed")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shop = opened(Path(folder))
        rows = [
            figure for code in arguments.codes for figure in measure(shop, messages(), code, arguments.show)
        ]
    write("languages", COMMAND, rows)


if __name__ == "__main__":
    main()
