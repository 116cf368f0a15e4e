"""How much counts what in a search: the shares of words and meaning, and the limits of what is meant.

An experiment may give other values to some customers (`Query.fusion`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blend:
    """How much what counts. Set once for all catalogues; none is fitted to ratings."""

    meaning: float = 0.5
    """Share of the cosine in the score; the rest is that of the words."""
    modifier: float = 0.8
    """What is left of the kind's word where a product is of another kind."""
    of_kind: float = 0.05
    """Added for being of the kind, whatever the words."""
    synonym: float = 0.8
    """Worth of being of the kind that the catalogue calls otherwise; 0: none is looked for."""
    agreeing: int = 5
    """So many of the ten nearest products have to be of one kind for it to be a synonym."""
    headed: float = 0.1
    """A kind is another's name only where at most this share of those that mention it are of it."""


BLEND = Blend()


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Cosines, for the default encoder, and shares. `evals/carried.py` reports how they do."""

    surely: float = 0.62
    """A product this close is such a thing, whatever words it uses."""
    together: float = 0.50
    """So are the nearest five, if this is their mean: a synonym is close to many things."""
    likely: float = 0.45
    """Close enough if the word for the kind of thing also occurs in the product."""
    plausible: float = 0.30
    """Close enough if the shop has a department of that kind ("jigsaw puzzle" where there are puzzles)."""
    agreement: float = 0.8
    """Share of the best products that must be of the named kind for the kind to decide alone."""
    coverage: float = 0.6
    """Share of the best coverage of the query's words that a product of the kind needs."""
    tail: float = 0.65
    """Share of the best score from which a product is meant, whatever it calls itself."""


THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class Fusion:
    """All of it, for one search."""

    blend: Blend = BLEND
    limits: Thresholds = THRESHOLDS
