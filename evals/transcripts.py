"""`python -m evals.transcripts`: what the demo shop's past chats come to, what of the personal data in chats
that were held back is taken out, and which questions are answered rightly and wrongly before and after every
draft is approved (`transcripts.yaml`, written before they were put).
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import yaml

from assistant import bootstrap
from assistant.service.answers.store import OWNER
from assistant.settings import load
from assistant.shop import Shop
from assistant.transcripts.drafting import Told, drafted
from assistant.transcripts.privacy import Scrubber, names_in, names_of
from assistant.turn import Done, Reply, Request
from assistant.understanding.language import Detecting
from evals.figures import Figure, write
from retrieval.catalog.sync import ingest

COMMAND = "python -m evals.transcripts"
DEMO = Path("demo")
HERE = Path(__file__).parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = opened(Path(folder))
        questions = yaml.safe_load((HERE / "transcripts.yaml").read_text(encoding="utf-8"))
        told = take_in(shop)
        rows = [*came_to(told), *held_back(shop)]
        rows += asked(shop, questions["answered"], questions["others"], "before approving")
        for draft in shop.answers.kept.all():
            shop.answers.approve(draft.id, OWNER)
        rows += asked(shop, questions["answered"], questions["others"], "after approving")
        write("transcripts", COMMAND, rows)
        shop.records.engine.dispose()


def opened(folder: Path) -> Shop:
    settings = load(DEMO, data_folder=folder)
    words = settings.generator.model_copy(update={"model": "template", "url": None})
    shop = bootstrap.build(settings.model_copy(update={"generator": words}))
    rejects = folder / "rejects.jsonl"
    feeds = [DEMO / "catalogue.jsonl"]
    ingest(feeds, store=shop.store, index=shop.index, embedder=shop.embedder, rejects=rejects)
    shop.search.settle()
    return shop


def scrubber_of(shop: Shop) -> Scrubber:
    products = list(shop.store.all())
    words = {word.lower() for product in products for word in product.name.split()}
    ids = {product.id.upper() for product in products}
    return Scrubber(names_of((name,) for name in shop.settings.answers.staff), frozenset(words | ids))


def take_in(shop: Shop) -> Told:
    names = [(product.id, product.name) for product in shop.store.all()]
    detecting = Detecting(lambda: shop.search.facets, lambda: (name for _, name in names))
    file = [DEMO / "transcripts.jsonl"]
    told = drafted(file, scrubber_of(shop), shop.embedder.embed, names, language=detecting)
    shop.answers.kept.add(told.drafts)
    return told


def came_to(told: Told) -> list[Figure]:
    return [
        Figure("chats read", told.chats, ""),
        Figure("personal data taken out", sum(told.personal.values()), "pieces"),
        Figure("questions paired with answers", told.pairs, ""),
        Figure("pairs dropped", told.own + told.small_talk + told.doubted, ""),
        Figure("clusters", told.clusters, ""),
        Figure("clusters answered in several ways", told.conflicts, ""),
    ]


def held_back(shop: Shop) -> list[Figure]:
    """Pieces of personal data, labelled by hand, that are gone out of chats that no pattern was made by."""
    scrubber, pieces, gone, clean, changed = scrubber_of(shop), 0, 0, 0, 0
    for line in (HERE / "transcripts_held.jsonl").read_text(encoding="utf-8").splitlines():
        chat = json.loads(line)
        spoken = {name for said in chat["messages"] for name in names_in(said["text"], scrubber.kept)}
        for said in chat["messages"]:
            labelled = said.get("personal", [])
            left = scrubber.scrub(said["text"], spoken)
            pieces += len(labelled)
            gone += sum(left is None or piece not in left for piece in labelled)
            clean += not labelled
            changed += not labelled and left != said["text"]
    return [
        Figure("held chats: personal data taken out", gone, f"of {pieces}", ratio=gone / pieces),
        Figure("held chats: lines without any that were changed", changed, f"of {clean}"),
    ]


def asked(shop: Shop, answered: dict[str, str], others: list[str], when: str) -> list[Figure]:
    right = 0
    for question, words in answered.items():
        reply = said(shop, question)
        good = by_team(reply) and words in reply.text
        right += good
        if not good:
            print(f"{when}: {question} -> {reply.intents[0]}: {reply.text[:120]}")
    false = 0
    for question in others:
        reply = said(shop, question)
        false += by_team(reply)
        if by_team(reply):
            print(f"{when}, FALSE: {question} -> {reply.text[:120]}")
    return [
        Figure(f"{when}: told the team's answer", right, f"of {len(answered)}", ratio=right / len(answered)),
        Figure(f"{when}: told it to another question", false, f"of {len(others)}", ratio=false / len(others)),
    ]


def said(shop: Shop, question: str) -> Reply:
    talk, _ = shop.conversations.start()
    done = list(shop.assistant.respond(Request(talk.id, question)))[-1]
    assert isinstance(done, Done)
    return done.reply


def by_team(reply: Reply) -> bool:
    return any(passage.id.startswith("answer:") for passage in reply.citations)


if __name__ == "__main__":
    main()
