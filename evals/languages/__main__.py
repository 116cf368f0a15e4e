"""Intents, constraints and the language of the answer, by language: `python -m evals.languages`.

Each message goes through a whole turn of the demo shop with template words; the English column is
what the same system makes of the same content said in English. What failed is printed with
`--failures` only: whoever writes phrases or words of a language is not to read it.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant import bootstrap, running
from assistant.settings import load
from assistant.shop import Shop
from assistant.turn import Done, Request
from evals.figures import Figure, save
from evals.languages.messages import Message, messages, wrong
from retrieval.catalog.sync import ingest

COMMAND = "python -m evals.languages"
DEMO = Path("demo")


@dataclass(frozen=True, slots=True)
class Row:
    """Of one language: shares, and `median` milliseconds of a turn."""

    code: str
    intent: float
    constraints: float
    whole: float
    answered: float
    median: float


def opened(folder: Path) -> Shop:
    settings = load(DEMO, data_folder=folder)
    words = settings.generator.model_copy(update={"model": "template"})
    shop = bootstrap.build(settings.model_copy(update={"generator": words}))
    rejects = folder / "rejects.jsonl"
    feeds = [DEMO / "catalogue.jsonl"]
    ingest(feeds, store=shop.store, index=shop.index, embedder=shop.embedder, rejects=rejects)
    shop.search.settle()
    running.warm(shop)
    return shop


def ask(shop: Shop, conversation_id: str, text: str) -> Done:
    *_, last = shop.assistant.respond(Request(conversation_id, text))
    if not isinstance(last, Done):
        raise TypeError("a turn ended without its reply")
    return last


def measure(shop: Shop, all_: list[Message], code: str, failures: bool) -> Row:
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
        expected = message.expecting(code)
        failed = wrong(message, code, before, done)
        counts["intent"] += right
        counts["said"] += len(expected)
        counts["held"] += len(expected) - len(failed)
        counts["whole"] += right and not failed
        counts["language"] += done.reply.language.split("-")[0] == code
        if failures and (failed or not right):
            got = ",".join(done.reply.intents)
            print(f"{code}\t{message.texts[code]}\t{message.intent}\t{got}\t{';'.join(failed)}")
    total = len(all_)
    return Row(
        code,
        counts["intent"] / total,
        counts["held"] / counts["said"],
        counts["whole"] / total,
        counts["language"] / total,
        statistics.median(times),
    )


def figures(row: Row, all_: list[Message]) -> list[Figure]:
    share = f"share of {len(all_)}"
    said = sum(len(message.expecting(row.code)) for message in all_)
    return [
        Figure(f"{row.code}: intent", row.intent, share),
        Figure(f"{row.code}: constraints", row.constraints, f"share of {said}"),
        Figure(f"{row.code}: intent and all constraints", row.whole, share),
        Figure(f"{row.code}: answered in it", row.answered, share),
        Figure(f"{row.code}: a turn, median", row.median, "ms"),
    ]


def show(rows: Sequence[Row], all_: list[Message]) -> None:
    head = ("language", "intent", "constraints", "intent and all constraints", "answered in it", "ms, median")
    table = Table(*head, title=f"{len(all_)} messages in each language", title_justify="left")
    for row in rows:
        shares = (row.intent, row.constraints, row.whole, row.answered)
        table.add_row(row.code, *(f"{share:.3f}" for share in shares), f"{row.median:.0f}")
    Console().print(table)


def main() -> None:
    all_ = messages()
    codes = list(all_[0].texts)
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default=",".join(codes), help="codes of languages, as in de,ja")
    parser.add_argument("--failures", action="store_true", help="print the messages that failed")
    arguments = parser.parse_args()
    asked = arguments.only.split(",")
    if unknown := set(asked) - set(codes):
        parser.error(f"--only: no messages in {', '.join(sorted(unknown))}; there are {', '.join(codes)}")
    with tempfile.TemporaryDirectory() as folder:
        shop = opened(Path(folder))
        rows = [measure(shop, all_, code, arguments.failures) for code in asked]
    save("languages", COMMAND, [figure for row in rows for figure in figures(row, all_)])
    show(rows, all_)


if __name__ == "__main__":
    main()
