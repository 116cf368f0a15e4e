"""What the attributes of a catalogue measure: their dimension, the unit of bare numbers, the usual unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.understanding.words import clean, tokens
from retrieval.amounts import plain, spans
from retrieval.units import DIMENSIONS, UNITS, unit_in, unit_of

LOOKED_AT = 100
"""Values of an attribute that are read to know what it measures: the most frequent."""
ENOUGH = 0.1
"""The share of an attribute's values that must be of a dimension."""
_UNIT = re.compile(r"\d\s?-?\s?([^\d\s.,()-]+)")


@dataclass(frozen=True, slots=True)
class Scale:
    """`units`: by dimension of the values ("" for bare numbers) the unit that most are in; `bare`: the
    unit that the attribute's name gives numbers without one ("weight_kg"); `roots` of the name's words."""

    units: Mapping[str, str]
    bare: str
    roots: frozenset[str]


def scale_of(name: str, counts: Mapping[str, int]) -> Scale | None:
    """None where the values are mostly no amounts."""
    common = sorted(counts, key=lambda value: -counts[value])[:LOOKED_AT]
    units: dict[str, Counter[str]] = {}
    for value in common:
        for dimension in spans(value) if any(map(str.isdigit, value)) else {}:
            said = _UNIT.search(plain(value))
            unit = said[1] if said and unit_of(said[1]).dimension == dimension else ""
            units.setdefault(dimension, Counter())[unit] += counts[value]
    least = ENOUGH * sum(counts[value] for value in common)
    usual = {d: of.most_common(1)[0][0] for d, of in units.items() if of.total() >= least}
    parts = tokens(clean(name.replace("_", " ")))
    bare = unit_in(name)
    if bare and "" in usual:
        usual.setdefault(UNITS[bare].dimension, bare)
    kept = {dimension: unit for dimension, unit in usual.items() if dimension in DIMENSIONS | {""}}
    named = parts[:-1] if bare else parts
    return Scale(kept, bare, frozenset(token.root for token in named)) if kept else None
