"""`python -m evals.copywriting [--model N]`: what drafts of copy tell, and what the check keeps out.

A hundred products of each catalogue, drawn by lot: descriptions in every tone, in English and in the other
languages. Then the same sentences with one value of another product in the place of the product's own: each
that the check lets pass is a lie that an owner would have been shown. With `--model` the shop's bundled model
words single facts of N products of the demo shop; by template beside it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence

from assistant.copywriting.checking import Check, wordings
from assistant.copywriting.drafting import Drafter, Words
from assistant.copywriting.facts import facts_of
from assistant.copywriting.kinds import LANGUAGES, TONES, Copy, Fact, Line
from assistant.errors import GenerationFailed
from assistant.evidence import Evidence
from assistant.generation.chat import build_chat
from assistant.generation.models import ModelStore
from assistant.generation.writers import writer_for
from assistant.grounding import Grounding
from assistant.settings import Settings
from assistant.turn import Conversation
from evals import catalogues
from evals.figures import Figure, write
from retrieval.catalog.product import Product
from retrieval.facets import facets

SEED = 8
DRAWN = 100
NAMES = ("demo", "retail-demo-store")
COUNTED = "sentences"


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument(
        "--model", type=int, default=12, help="products of which the model words facts; 0: none"
    )
    asked = wanted.parse_args()
    figures: list[Figure] = []
    for name in NAMES:
        products = sorted(catalogues.products(name), key=lambda product: product.id)
        drawn = random.Random(SEED).sample(products, min(DRAWN, len(products)))
        drafter = _drafter(products)
        for tone in TONES:
            copies = [drafter.draft(product, "description", tone, "en") for product in drawn]
            figures += _told(f"{name}, {tone}", copies)
        for code in LANGUAGES[1:]:
            copies = [drafter.draft(product, "description", "plain", code) for product in drawn]
            figures += _told(f"{name}, {code}", copies)
        figures += _planted(name, drafter.check, drawn)
    if asked.model:
        figures += _by_model(asked.model)
    write("copywriting", "python -m evals.copywriting", figures)
    return 0


def _drafter(products: Sequence[Product], words: Words | None = None) -> Drafter:
    vocabulary, names = facets(products), [product.name for product in products]
    return Drafter(Check(Grounding(lambda: vocabulary, lambda: names)), lambda: vocabulary, words=words)


def _told(about: str, copies: Sequence[Copy]) -> Iterator[Figure]:
    lines = sum(len(copy.lines) for copy in copies)
    left = sum(len(copy.left_out) for copy in copies)
    yield Figure(f"{about}: told", lines, COUNTED)
    yield Figure(f"{about}: refused", left, COUNTED, "all that were drafted", left / max(1, left + lines))


def _planted(name: str, check: Check, products: Sequence[Product]) -> Iterator[Figure]:
    """Each fact of each product told with another product's value of the same attribute."""
    for code in LANGUAGES:
        passed = tried = 0
        for product, lie in _lies(products):
            line = Line(_worded(lie, code), (lie.told,))
            taken, _ = check.lines([line], product, code)
            passed, tried = passed + len(taken), tried + 1
        if tried:
            about = f"{name}, {code}: planted values that passed"
            yield Figure(about, passed, COUNTED, f"{tried} planted", passed / tried)


def _lies(products: Sequence[Product]) -> Iterator[tuple[Product, Fact]]:
    """A value that the product lacks, of another one: neither a part of its own nor its own a part of it."""
    told = {
        product.id: {fact.about: fact.values for fact in facts_of(product, "plain")} for product in products
    }
    for at, product in enumerate(products):
        for about, own in told[product.id].items():
            others = [*products[at + 1 :], *products[:at]]
            values = (told[other.id].get(about, ()) for other in others)
            foreign = next((value for each in values for value in each if _foreign(value, own)), None)
            if foreign is not None:
                yield product, Fact(about, (foreign,))


def _foreign(value: str, own: Sequence[str]) -> bool:
    low = value.lower()
    return not any(low in mine.lower() or mine.lower() in low for mine in own)


def _worded(fact: Fact, code: str) -> str:
    pair = f"{fact.about.capitalize()}: {fact.values[0]}."
    return pair if code == "en" else wordings(code).sentence(fact, 0)


def _by_model(many: int) -> Iterator[Figure]:
    products = sorted(catalogues.products("demo"), key=lambda product: product.id)
    drawn = random.Random(SEED).sample(products, many)
    asked: list[Evidence] = []
    words = _model(asked)
    begun = time.perf_counter()
    copies = [_drafter(products, words).draft(product, "description", "plain", "en") for product in drawn]
    took = time.perf_counter() - begun
    refused = [left for copy in copies for left in copy.left_out]
    for left in refused[:12]:
        print(f"refused, {left.reason}: {left.text}")
    for copy in copies[:4]:
        print(f"told: {copy.text}")
    yield Figure("demo, model: facts that it was asked to word", len(asked), COUNTED)
    yield Figure(
        "demo, model: refused, the template's instead",
        len(refused),
        COUNTED,
        "asked",
        len(refused) / max(1, len(asked)),
    )
    yield Figure("demo, model: time of a product", took / many, "s")


def _model(asked: list[Evidence]) -> Words:
    """The bundled model; what it is asked is added to `asked`."""
    settings = Settings()
    chat = build_chat(settings.generator, ModelStore(settings.models), settings.data / "generator")
    if chat is None:
        raise SystemExit("the settings name no model: set generator.model, or run with --model 0")
    writer = writer_for(chat, settings.generator.timeout_s)

    def words(evidence: Evidence) -> str:
        asked.append(evidence)
        try:
            return "".join(writer.draft(evidence, Conversation("copy")))
        except GenerationFailed:
            return ""

    return words


if __name__ == "__main__":
    sys.exit(main())
