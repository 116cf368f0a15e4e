"""Products that a message calls by their whole name, whether they were shown before or not."""

from __future__ import annotations

from assistant.actions.base import Catalogue
from assistant.evidence import Shown
from retrieval.query import Query
from retrieval.words import stem, words

LOOKED_AT = 12
"""Hits that are looked at for a name: those that a text calls by name come first."""


def named(catalogue: Catalogue, text: str) -> tuple[Shown, ...]:
    """The products whose whole name stands in `text`, in the order in which they are named.

    Of two names of which one holds the other ("Boot", "Boot Women's") the longer is meant
    where it stands, as often as it stands.
    """
    said = _stems(text)
    hits = catalogue.search(Query(text, k=LOOKED_AT)).hits
    by_length = sorted(((_stems(hit.product.name), hit) for hit in hits), key=lambda pair: -len(pair[0]))
    found: list[tuple[int, Shown]] = []
    for name, hit in by_length:
        place = _place(said, name)
        if name and place is not None:
            said[place : place + len(name)] = [""] * len(name)
            found.append((place, Shown(hit.product)))
    return tuple(shown for _, shown in sorted(found, key=lambda pair: pair[0]))


def hinted(catalogue: Catalogue, text: str) -> tuple[Shown, ...]:
    """The products called by a word that only their name has, written as a name is ("the Halo
    or the Aurora"), in the order in which they are named."""
    written = [word for part in text.split() if part[:1].isupper() for word in words(part)]
    called: dict[str, Shown] = {}
    for word in tuple(dict.fromkeys(written))[:LOOKED_AT]:
        hits = catalogue.search(Query(word, k=LOOKED_AT)).hits
        bearers = [hit.product for hit in hits if stem(word) in _stems(hit.product.name)]
        if len(bearers) == 1:
            called.setdefault(bearers[0].id, Shown(bearers[0]))
    return tuple(called.values())


def _place(said: list[str], name: list[str]) -> int | None:
    starts = range(len(said) - len(name) + 1)
    return next((start for start in starts if said[start : start + len(name)] == name), None)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text)]
