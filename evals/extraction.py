"""`python -m evals.extraction`: attributes and categories read out of texts whose labels are hidden.

Of each catalogue, one product in four is held out by its family (maker and first words of the
name), so that no near-copy of it is learned from; its attributes and category are hidden, and what
is extracted from name and description alone is compared with them, numbers but for rounding. Recall
is of all that the record has, though most of a record is not said in the text at all.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from evals.catalogues import available, embedder, products
from evals.figures import Figure, write
from retrieval.catalog.product import PATH, Extracted, Product
from retrieval.extraction.extractor import Extractor
from retrieval.extraction.learned import learn
from retrieval.extraction.meaning import mean, text_of
from retrieval.extraction.rules import agrees
from retrieval.extraction.vocabulary import CATEGORY, labels
from retrieval.query import Embedder

SHOWN = 15
"""The most frequent attributes whose figures are shown one by one."""
LEAST = 20
"""Held-out products that have to have an attribute for it to be in the mean over attributes."""
TRAINED_ON = 8_000
HELD = 1_000
RESAMPLES = 1_000
METHODS = ("said", "learned", "meaning", "combined")


@dataclass(slots=True)
class Tally:
    """`right` and `wrong` against records that have the attribute; `silent` where the record has
    not, so that nobody can tell; `there` labels there were to find. Counted by product."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)

    def add(self, named: Mapping[str, tuple[str, ...]], found: Sequence[Extracted]) -> None:
        values: dict[str, list[str]] = {}
        for item in found:
            values.setdefault(item.name, []).append(item.value)
        for name, said in values.items():
            if name not in named:
                self.silent[name] += 1
            elif all(agrees(value, named[name]) for value in said):
                self.right[name] += 1
            else:
                self.wrong[name] += 1


def main() -> int:
    figures: list[Figure] = []
    encoder = embedder()
    for name in available():
        print(f"{name} ...", flush=True)
        figures.extend(measured(name, encoder))
    write("extraction", "python -m evals.extraction", figures)
    return 0


def measured(name: str, encoder: Embedder) -> Iterator[Figure]:
    every = [product for product in products(name) if labels(product)]
    known, held = split(every)
    began = time.process_time()
    extractor = Extractor.of(known)
    yield Figure(f"{name}: rules fitted", _since(began), f"s of processor, {len(known):,} products")
    began = time.process_time()
    extractor = replace(extractor, learned=learn(known, extractor.rules))
    yield Figure(f"{name}: classifiers learned", _since(began), "s of processor")
    blank = [hidden(product) for product in held]
    began = time.process_time()
    for product in blank:
        extractor.enrich(product)
    yield Figure(f"{name}: extraction", _since(began) / len(held) * 1e6, "us of processor a product")
    alone = mean(known, extractor.rules, encoder)
    names = [labeller.name for labeller in extractor.learned.labellers] if extractor.learned else []
    beside = tuple(named for named in alone.named if named.name not in names)
    extractor = replace(extractor, meaning=replace(alone, named=beside))
    vectors = encoder.embed([text_of(product) for product in blank])
    found = {
        "said": [[e for e in extractor.extract(p) if e.method == "said"] for p in blank],
        "learned": [list(extractor.learned.guesses(p)) if extractor.learned else [] for p in blank],
        "meaning": [list(alone.guesses(p, v)) for p, v in zip(blank, vectors, strict=True)],
        "combined": [list(extractor.extract(p, v)) for p, v in zip(blank, vectors, strict=True)],
    }
    yield from table(name, [labels(product) for product in held], found)


def _since(began: float) -> float:
    return time.process_time() - began


def split(every: Sequence[Product]) -> tuple[list[Product], list[Product]]:
    """Known and held out, by family, at most TRAINED_ON and HELD of them, in the order of a hash."""
    shuffled = sorted(every, key=lambda p: _hash(p.id))
    held = [product for product in shuffled if _hash(family(product))[0] % 4 == 0]
    known = [product for product in shuffled if _hash(family(product))[0] % 4 != 0]
    return known[:TRAINED_ON], held[:HELD]


def family(product: Product) -> str:
    """What near-copies have in common: maker and the first three words without digits."""
    words = [word for word in product.name.lower().split() if not any(c.isdigit() for c in word)]
    return " ".join([product.brand or "", *words[:3]])


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def hidden(product: Product) -> Product:
    """Name, description and brand alone."""
    return Product(product.id, product.name, product.description, product.brand)


def table(
    catalogue: str,
    truth: Sequence[Mapping[str, tuple[str, ...]]],
    found: Mapping[str, Sequence[Sequence[Extracted]]],
) -> Iterator[Figure]:
    there = Counter(name for named in truth for name in named)
    tallies: dict[str, Tally] = {}
    for method in METHODS:
        whole = tallies[method] = Tally()
        each = [whole_of(named, items, whole) for named, items in zip(truth, found[method], strict=True)]
        yield from _micro(f"{catalogue}: {method}", each)
        yield from _macro(f"{catalogue}: {method}", whole, there)
    yield from _department(catalogue, truth, found["combined"])
    for name in names(there, tallies["combined"]):
        said = "; ".join(_said(method, tallies[method], name, there[name]) for method in METHODS)
        whole = tallies["combined"]
        count = whole.right[name] + whole.wrong[name]
        unit = f"precision; {there[name]} records; {said}; {whole.silent[name]} where the record is silent"
        yield Figure(f"{catalogue}: {name}", whole.right[name] / count if count else 0.0, unit)


def _department(
    catalogue: str, truth: Sequence[Mapping[str, tuple[str, ...]]], found: Sequence[Sequence[Extracted]]
) -> Iterator[Figure]:
    """Of the categories found, how many are at least in the right department."""
    pairs = [
        (named[CATEGORY][0], item.value)
        for named, items in zip(truth, found, strict=True)
        for item in items
        if item.name == CATEGORY and CATEGORY in named
    ]
    right = sum(one.split(PATH)[0] == other.split(PATH)[0] for one, other in pairs)
    if pairs:
        unit = f"precision, recall {right / len(truth):.2f}"
        yield Figure(f"{catalogue}: combined, department", right / len(pairs), unit)


def _said(method: str, whole: Tally, name: str, there: int) -> str:
    right, count = whole.right[name], whole.right[name] + whole.wrong[name]
    if not count:
        return f"{method} none"
    low, high = wilson(right, count)
    return f"{method} {right / count:.2f} ({low:.2f} to {high:.2f}), recall {right / there:.2f}"


def whole_of(
    named: Mapping[str, tuple[str, ...]], found: Sequence[Extracted], whole: Tally
) -> tuple[int, int, int, int]:
    """Right, wrong, silent and there, of attributes of one product; the category apart."""
    own = Tally()
    own.add(named, found)
    for total, one in ((whole.right, own.right), (whole.wrong, own.wrong), (whole.silent, own.silent)):
        total.update(one)
    counts = [sum(n for name, n in c.items() if name != CATEGORY) for c in (own.right, own.wrong, own.silent)]
    return counts[0], counts[1], counts[2], sum(name != CATEGORY for name in named)


def _micro(name: str, each: Sequence[tuple[int, int, int, int]]) -> Iterator[Figure]:
    """Over all attributes together, resampled by product."""
    counts = np.array(each)
    if not counts[:, :2].sum():
        return
    right, wrong, silent, there = counts.sum(axis=0)
    rows = np.random.default_rng(0).integers(len(counts), size=(RESAMPLES, len(counts)))
    drawn = np.stack([counts[row].sum(axis=0) for row in rows])
    low, high = np.quantile(drawn[:, 0] / np.maximum(1, drawn[:, 0] + drawn[:, 1]), (0.025, 0.975))
    unit = f"95% {low:.3f} to {high:.3f}, {right + wrong} values; {silent} where the record is silent"
    yield Figure(f"{name}, precision over all attributes", right / (right + wrong), unit)
    yield Figure(f"{name}, recall over all attributes", right / there, f"of {there} in {len(each)} records")


def _macro(name: str, whole: Tally, there: Counter[str]) -> Iterator[Figure]:
    frequent = [n for n, count in there.items() if count >= LEAST and n != CATEGORY]
    found = [n for n in frequent if whole.right[n] + whole.wrong[n]]
    if found:
        precision = np.mean([whole.right[n] / (whole.right[n] + whole.wrong[n]) for n in found])
        unit = f"mean of the {len(found)} of {len(frequent)} attributes with {LEAST} records that it finds"
        yield Figure(f"{name}, precision by attribute", float(precision), unit)


def names(there: Counter[str], whole: Tally) -> list[str]:
    """The category, and the most frequent of the attributes that were found at all."""
    found = {n for n in there if n != CATEGORY and whole.right[n] + whole.wrong[n] >= 5}
    frequent = [n for n, _ in there.most_common() if n in found]
    return [*((CATEGORY,) if whole.right[CATEGORY] else ()), *frequent[:SHOWN]]


def wilson(right: int, count: int) -> tuple[float, float]:
    z = 1.96
    middle = (right + z * z / 2) / (count + z * z)
    width = z / (count + z * z) * (right * (count - right) / count + z * z / 4) ** 0.5
    return middle - width, middle + width


if __name__ == "__main__":
    sys.exit(main())
