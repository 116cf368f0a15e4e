"""The shop's folder of manuals: what is in it, what it is attached to, and which section answers."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from retrieval.catalog.product import Product
from retrieval.conditions import codes
from retrieval.knowledge import SectionIndex
from retrieval.manuals.asking import Wants, wanted
from retrieval.manuals.documents import SUFFIXES, Document, Unreadable, read
from retrieval.manuals.sections import Guide, guides
from retrieval.query import Embedder
from retrieval.words import terms

LEAST = 0.34
"""A section that scores lower does not answer; docs/support.md says what this costs."""
KEPT = 0.85
"""Further sections are returned down to this share of the best one's score."""

Signature = tuple[tuple[str, int, int], ...]


class Names(Protocol):
    """A product as far as its name goes."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Manual:
    """One document: its title, its sections, and how many lines of it were left out as no manual's."""

    document: Document
    title: str
    guides: tuple[Guide, ...]
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class GuideHit:
    """`score` runs from 0 to 1."""

    guide: Guide
    score: float


@dataclass(frozen=True, slots=True)
class _Loaded:
    signature: Signature
    manuals: tuple[Manual, ...]
    guides: tuple[Guide, ...]
    index: SectionIndex
    problems: tuple[tuple[str, str], ...]


class Manuals:
    """The files of a folder, read again whenever one of them changes. Safe to share between threads."""

    def __init__(self, folder: Path, embedder: Embedder, least: float = LEAST) -> None:
        self._folder, self._embedder, self._least = folder, embedder, least
        self._loaded: _Loaded | None = None
        self._lock = threading.Lock()

    def all(self) -> tuple[Manual, ...]:
        return self._current().manuals

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """Files that could not be used, each with why."""
        return self._current().problems

    def of(self, product: Product) -> tuple[Guide, ...]:
        """The sections of the manuals that are attached to a product, those of its own first."""
        found = [(strength(manual, product), manual) for manual in self.all()]
        attached = sorted((pair for pair in found if pair[0]), key=lambda pair: -pair[0])
        return tuple(guide for _, manual in attached for guide in manual.guides)

    def get(self, identity: str) -> Guide | None:
        return next((guide for guide in self._current().guides if guide.section.id == identity), None)

    def find(
        self, text: str, product: Product | None = None, k: int = 3, besides: Sequence[str] = ()
    ) -> tuple[GuideHit, ...]:
        """The sections that answer, best first; of one product's manuals where one is given, and none
        of `besides`, by id. A code ("E4") that is asked for has to stand in the section."""
        loaded = self._current()
        among = loaded.guides if product is None else self.of(product)
        if not text.strip() or not among or k <= 0:
            return ()
        scores, _ = loaded.index.judge(text)
        wanted = codes(text)
        place = {guide.section.id: index for index, guide in enumerate(loaded.guides)}
        hits = [
            GuideHit(guide, float(scores[place[guide.section.id]]))
            for guide in among
            if guide.section.id not in besides and wanted <= codes(_whole(guide))
        ]
        hits.sort(key=lambda hit: -hit.score)
        least = max(self._least, KEPT * hits[0].score) if hits else self._least
        return tuple(hit for hit in hits[:k] if hit.score >= least)

    def covers(self, text: str, products: Sequence[Product]) -> bool:
        """Whether a message asks for what the manuals tell: of one of these products, or of any if none
        is given. For a size it is enough that there is a table."""
        want = wanted(text)
        if want is None:
            return False
        if want is Wants.SIZE and any(guide.tables for guide in self._current().guides):
            return True
        return any(self.find(text, product, 1) for product in (*products,) or (None,))

    def _current(self) -> _Loaded:
        with self._lock:
            signature = self._signature()
            if self._loaded is None or self._loaded.signature != signature:
                self._loaded = self._read(signature)
            return self._loaded

    def _signature(self) -> Signature:
        if not self._folder.is_dir():
            return ()
        files = [path for path in sorted(self._folder.rglob("*")) if path.suffix.lower() in SUFFIXES]
        found = ((str(path.relative_to(self._folder)), path.stat()) for path in files if path.is_file())
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)

    def _read(self, signature: Signature) -> _Loaded:
        manuals: list[Manual] = []
        problems: list[tuple[str, str]] = []
        for name, _, _ in signature:
            try:
                document = read(self._folder / name, str(Path(name).with_suffix("")))
                title, found, dropped = guides(document, _spoken(document.name))
            except Unreadable as error:
                problems.append((name, str(error)))
                continue
            if found:
                manuals.append(Manual(document, title, found, dropped))
            else:
                problems.append((name, "is empty"))
        every = tuple(guide for manual in manuals for guide in manual.guides)
        index = SectionIndex([guide.section for guide in every], self._embedder)
        return _Loaded(signature, tuple(manuals), every, index, tuple(problems))


def strength(manual: Manual, product: Product) -> int:
    """How closely a manual belongs to a product: 4 by its id, 3 by its name in the title or the file's
    name, 2 by its category, 1 by its brand, 0 not at all. Front matter that names anything is all that
    counts of it; categories and brands together have both to hold."""
    said = manual.document
    if said.products or said.categories or said.brands:
        if product.id.lower() in {name.lower() for name in said.products}:
            return 4
        of_kind = {c.lower() for c in said.categories} & {c.lower() for c in product.category}
        of_brand = (product.brand or "").lower() in {brand.lower() for brand in said.brands}
        if said.categories and said.brands:
            return 2 if of_kind and of_brand else 0
        return 2 if of_kind else int(of_brand)
    name = said.name.lower().replace("_", "-")
    if product.id.lower() in name:
        return 4
    return 3 if _named(product, f"{manual.title} {name.replace('-', ' ')}") else 0


def _whole(guide: Guide) -> str:
    return f"{guide.section.title} {guide.section.heading} {guide.section.text}"


def _named(product: Names, text: str) -> bool:
    """Whether every word of a product's name stands in a text."""
    words = set(terms(product.name))
    return bool(words) and words <= set(terms(text))


def _spoken(name: str) -> str:
    return name.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ").capitalize()
