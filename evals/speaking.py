"""`python -m evals.speaking`: how the local model words findings about real products.

Three ways side by side: as shipped (a sentence at a time, within the words of its facts),
the same with any word allowed, and the plain way: all facts in one request, no examples.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.language_models import BaseChatModel

from assistant.errors import GenerationFailed
from assistant.evidence import Compared, Difference, Evidence, Finding, Found, Nearest, Recommended, Shown
from assistant.generation.chat import build_chat
from assistant.generation.models import ModelStore
from assistant.generation.planning import plan
from assistant.generation.writer import Script, Writer
from assistant.grounding import Grounded, Grounding, sentences
from assistant.settings import Settings
from assistant.turn import Conversation
from evals.catalogues import products
from evals.figures import DATA, Figure, write
from retrieval.catalog.product import Product
from retrieval.facets import facets, values_of

PLAIN = (
    "You are a shop assistant. Answer the customer in one to three short sentences, using only these facts."
)


class Open(Writer):
    """The shipped prompts without the closed vocabulary."""

    def _options(self, script: Script, stop: Any) -> dict[str, Any]:
        return {key: value for key, value in super()._options(script, stop).items() if key != "only"}


class AllAtOnce(Writer):
    """Every fact in one request: what a larger model would be asked."""

    def draft(
        self, evidence: Evidence, conversation: Conversation, **more: Any
    ) -> Generator[str, None, None]:
        points = [point for finding in evidence.findings for point in plan(finding)]
        facts = "\n".join(f"- {', '.join(map(str, point.variables.values()))}" for point in points)
        yield self.chat.invoke([("system", PLAIN), ("user", f"{evidence.asked}\nFacts:\n{facts}")]).text


@dataclass(frozen=True, slots=True)
class Draft:
    text: str
    passed: int
    sentences: int
    covered: bool
    first_s: float
    whole_s: float


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=150, help="findings worded the shipped way")
    parser.add_argument("--others", type=int, default=40, help="findings worded the two other ways")
    parser.add_argument("--show", action="store_true", help="print every draft")
    wanted = parser.parse_args()
    settings = Settings()
    chat = build_chat(settings.generator, ModelStore(settings.models))
    catalogue = list(catalogues())
    if chat is None or not catalogue:
        print("no local model or no catalogue: nothing measured")
        return 0
    known, names = facets(catalogue), [product.name for product in catalogue]
    grounding = Grounding(lambda: known, lambda: names)
    evidences = list(made(catalogue, wanted.count))
    figures: list[Figure] = []
    for label, writer, count in ways(chat, wanted.count, wanted.others):
        drafts = [worded(writer, grounding, e, n, wanted.show) for n, e in enumerate(evidences[:count])]
        figures += summary(label, drafts)
    write("speaking", "python -m evals.speaking", figures)
    return 0


def ways(chat: BaseChatModel, count: int, others: int) -> Iterator[tuple[str, Writer, int]]:
    yield "as shipped", Writer(chat, timeout_s=120), count
    yield "any word allowed", Open(chat, timeout_s=120), others
    yield "all at once", AllAtOnce(chat, timeout_s=120), others


def catalogues() -> Iterator[Product]:
    yield from products("demo")
    if (DATA / "retail-demo-store").is_dir():
        yield from products("retail-demo-store")


def made(catalogue: Sequence[Product], count: int) -> Iterator[Evidence]:
    """Findings of each kind over products of one category, the same ones each time."""
    chance = random.Random(20)
    shelves: dict[tuple[str, ...], list[Product]] = {}
    for product in catalogue:
        shelves.setdefault(product.category, []).append(product)
    several = [shelf for shelf in shelves.values() if len(shelf) > 2]
    for number in range(count):
        shelf = several[number % len(several)] if number % 2 else chance.choice(several)
        first, second = (Shown(product) for product in chance.sample(shelf, 2))
        finding = kinds(first, second, shelf[0].category[-1].lower(), chance)[number % 6]
        shown = tuple(s for s in (first, second) if s in finding.products)
        yield Evidence((finding,), products=shown, asked=f"Do you have {finding_wanted(finding)}?")


def kinds(
    first: Shown, second: Shown, wanted: str, chance: random.Random
) -> tuple[Found | Nearest | Recommended | Compared, ...]:
    absent = chance.choice(("kayaks", "a grand piano", "cat food", "winter tyres", "oil paints"))
    return (
        Found((first, second), chance.randint(3, 20), wanted),
        Found((first,), 1, f"{first.product.name.split()[0].lower()} {wanted}"),
        Found(cheaper_first(first, second), 8, wanted, "cheapest"),
        Nearest((first,), absent, (), carried=False),
        Recommended((first, second), wanted),
        compared(first, second),
    )


def cheaper_first(first: Shown, second: Shown) -> tuple[Shown, Shown]:
    return (first, second) if price(first) <= price(second) else (second, first)


def compared(first: Shown, second: Shown) -> Compared:
    one, other = values_of(first.product), values_of(second.product)
    different = tuple(
        Difference(name, (", ".join(one[name]), ", ".join(other[name])))
        for name in one
        if name in other and one[name] != other[name]
    )
    cheap = cheaper_first(first, second)[0].product.id if price(first) != price(second) else None
    return Compared((first, second), different, cheap)


def price(shown: Shown) -> float:
    return float(shown.price.amount) if shown.price else 0.0


def finding_wanted(finding: Finding) -> str:
    return getattr(finding, "wanted", "") or "these two, compared"


def worded(writer: Writer, grounding: Grounding, evidence: Evidence, number: int, show: bool) -> Draft:
    began, first, pieces = time.perf_counter(), 0.0, []
    try:
        for piece in writer.draft(evidence, Conversation(f"talk {number}")):
            first = first or time.perf_counter() - began
            pieces.append(piece)
    except GenerationFailed:
        pieces.clear()
    whole = time.perf_counter() - began
    said = [s.strip() for s in sentences(iter(pieces)) if s.strip()]
    verdicts = [grounding.check(s, evidence, " ".join(said[:n])) for n, s in enumerate(said)]
    text = " ".join(said)
    needs = [need for finding in evidence.findings for point in plan(finding) for need in point.needs]
    if show:
        print(f"{whole:5.2f}s {'' if all(isinstance(v, Grounded) for v in verdicts) else verdicts} {text}")
    passed = sum(isinstance(verdict, Grounded) for verdict in verdicts)
    covered = bool(needs) and all(need.lower() in text.lower() for need in needs)
    return Draft(text, passed, len(said), covered, first or whole, whole)


def summary(label: str, drafts: Sequence[Draft]) -> list[Figure]:
    if not drafts:
        return []
    spoken = [draft for draft in drafts if draft.text]
    total, passed = sum(d.sentences for d in drafts), sum(d.passed for d in drafts)
    repeating = sum(repeats(draft.text) for draft in spoken)
    return [
        Figure(f"findings ({label})", len(drafts), "count"),
        Figure(f"a draft came ({label})", len(spoken) / len(drafts), "share"),
        Figure(f"sentences grounded at first draft ({label})", share(passed, total), "share"),
        Figure(f"all needed facts said ({label})", sum(d.covered for d in drafts) / len(drafts), "share"),
        Figure(f"repeats itself ({label})", share(repeating, len(spoken)), "share"),
        Figure(f"length p50 ({label})", statistics.median(len(d.text.split()) for d in drafts), "words"),
        Figure(f"first sentence p50 ({label})", statistics.median(d.first_s for d in drafts), "s"),
        Figure(f"whole reply p50 ({label})", statistics.median(d.whole_s for d in drafts), "s"),
    ]


def share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def repeats(text: str, size: int = 6) -> bool:
    """Whether a run of six words stands twice in the text."""
    words = text.lower().split()
    runs = [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]
    return len(runs) > len(set(runs))


if __name__ == "__main__":
    sys.exit(main())
