"""Which reviews were read when, and what they came to: feeds give reviews no date, so the day on which one
was first read stands for it. A file of one line a review; nothing of who wrote it is in it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.catalog.product import Product, Review
from retrieval.opinions.kinds import Sentiment
from retrieval.opinions.reading import Reading, scored, summarised

FILE = "reviews.jsonl"
AT_ONCE = 500
"""Reviews that are read together."""
_SIDE = {Sentiment.POSITIVE: 1, Sentiment.NEGATIVE: -1, Sentiment.NEUTRAL: 0}


@dataclass(frozen=True, slots=True)
class Read:
    """One review: when it was first read, how far it is for the product (-1 to 1), and its side on each
    aspect (1, -1, or 0 for neither)."""

    at: float
    score: float
    sides: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A product's reviews as they stand, each with what it came to."""

    product_id: str
    name: str
    reviews: tuple[tuple[Review, Read], ...]


def key_of(product_id: str, review: Review) -> str:
    said = f"{product_id}\n{review.author or ''}\n{review.rating}\n{review.text}"
    return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=12).hexdigest()


class Ledger:
    """`folder` is the shop's own. One process reads at a time; the file is replaced in one step."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self, products: Iterable[Product], reading: Reading, now: float) -> tuple[Reviewed, ...]:
        """What all reviews come to; only those that were never read are read, as first seen `now`."""
        known = self.load()
        found = [(p.id, p.name, p.reviews) for p in products if p.reviews]
        new = [
            (key, review)
            for product_id, _, reviews in found
            for review in reviews
            if (key := key_of(product_id, review)) not in known
        ]
        for start in range(0, len(new), AT_ONCE):
            known |= _read(new[start : start + AT_ONCE], reading, now)
        current = {key_of(i, review): known[key_of(i, review)] for i, _, some in found for review in some}
        if new:
            self.save(current)
        return tuple(
            Reviewed(i, name, tuple((review, current[key_of(i, review)]) for review in reviews))
            for i, name, reviews in found
        )

    def load(self) -> dict[str, Read]:
        """Empty where there is no file; a line that cannot be read is read anew from its review."""
        found: dict[str, Read] = {}
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return found
        for line in lines:
            try:
                row = json.loads(line)
                found[str(row["key"])] = Read(float(row["at"]), float(row["score"]), dict(row["sides"]))
            except (ValueError, KeyError, TypeError):
                continue
        return found

    def save(self, known: Mapping[str, Read]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        partial = self._path.with_suffix(".partial")
        with partial.open("w", encoding="utf-8") as file:
            for key, read in known.items():
                row = {"key": key, "at": read.at, "score": round(read.score, 4), "sides": dict(read.sides)}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        os.replace(partial, self._path)


def _read(new: Sequence[tuple[str, Review]], reading: Reading, now: float) -> dict[str, Read]:
    told = reading.judged([review.text for _, review in new])
    found = {}
    for (key, review), clauses in zip(new, told, strict=True):
        aspects = summarised([review], [clauses]).aspects
        sides = {aspect.name: _SIDE[aspect.said[0].sentiment] for aspect in aspects}
        found[key] = Read(now, scored(clauses), sides)
    return found
