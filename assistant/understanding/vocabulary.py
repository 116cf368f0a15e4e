"""What the words of this catalogue mean: an index over its facets, built once for each catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from rapidfuzz.distance import OSA

from assistant.understanding.lexicon import (
    BASE_COLOUR,
    COLOUR_NAMES,
    COLOURS,
    FALSE,
    GENDER_NAMES,
    GROUP_VALUES,
    GROUPS,
    IMITATION,
    KIND_NAMES,
    SIZE_NAMES,
    SIZES,
    TRUE,
    UNISEX,
)
from assistant.understanding.scales import Scale, scale_of
from assistant.understanding.spelling import respelled
from assistant.understanding.wordlists import words
from assistant.understanding.words import clean, key, root, tokens
from retrieval.facets import Facets
from retrieval.units import DIMENSIONS
from retrieval.values import Key, value_key

LONGEST = 5
"""The most words that a value, brand or category may have to be recognised."""
_MATERIAL_NAMES = words("material fabric upper lining shell textile composition")


Read = Callable[[str], Sequence[str]]


def as_it_is(text: str) -> Sequence[str]:
    """Of a catalogue in English."""
    return ()


class Sense(StrEnum):
    CATEGORY = "category"
    BRAND = "brand"
    FLAG = "flag"
    COLOUR = "colour"
    SIZE = "size"
    MATERIAL = "material"
    GROUP = "group"
    KIND = "kind"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase can mean here: `values` of the attribute `name` (for a category or a
    brand, `name` is empty), had by `count` products."""

    sense: Sense
    name: str
    values: tuple[str, ...]
    count: int


class Vocabulary:
    """Phrases of one catalogue, by key. Building it reads every value once. `read` says what a
    category, a value or the name of an attribute is in English, where it is not: it is known by that
    too, and stays as the catalogue has it."""

    def __init__(self, facets: Facets, read: Read = as_it_is) -> None:
        self.facets, self._read = facets, read
        self.senses = {
            name: _sense(self._english(name), map(self._english, values))
            for name, values in facets.attributes.items()
        }
        self.names: dict[str, str] = {}
        self._entries: dict[str, dict[tuple[Sense, str], dict[str, int]]] = {}
        self._initials: dict[str, set[str]] = {}
        self._spelled: dict[str, str] = {}
        self._measures: dict[Key, dict[str, list[str]]] = {}
        for colour in COLOURS:
            self._learn(colour, colour)
        self._index_names()
        for category, count in facets.categories.items():
            for phrase in (category, *read(category)):
                self._add(phrase, Sense.CATEGORY, "", category, count)
        for brand, count in facets.brands.items():
            self._add(brand, Sense.BRAND, "", brand, count)
        for name, counts in facets.attributes.items():
            self._index_values(name, counts)

    def meanings(self, phrase: str) -> tuple[Meaning, ...]:
        """What the phrase with this key can mean, the most frequent first."""
        found = [
            Meaning(sense, name, tuple(values), sum(values.values()))
            for (sense, name), values in self._entries.get(phrase, {}).items()
        ]
        return tuple(sorted(found, key=lambda m: -m.count))

    def kinds_of(self, category: str) -> tuple[str, ...]:
        """Categories that are this one by their name: trail running shoes are running shoes."""
        whole = key(tokens(clean(category)))
        return tuple(c for c in self.facets.categories if f" {key(tokens(clean(c)))}".endswith(f" {whole}"))

    def with_compounds(self, name: str, values: Sequence[str]) -> tuple[str, ...]:
        """The values and all of the same attribute that are made with them: who wants no wool
        wants no lambswool and no wool blend either."""
        unwanted = [value.lower() for value in values]
        made = [
            other
            for other in self.facets.attributes.get(name, {})
            if any(word.endswith(one) for one in unwanted if len(one) > 3 for word in other.lower().split())
        ]
        return tuple(dict.fromkeys((*values, *made)))

    def knows(self, phrase: str) -> bool:
        return phrase in self._entries

    def respell(self, word: str) -> str | None:
        """The root of the word of this catalogue that `word` is a slip of."""
        meant = respelled(word, self._initials.get(word[:1], set()))
        near = meant is None or len(word) < 8 or OSA.distance(word, meant) < 2
        return meant if near or meant not in COLOURS else None

    def spelled(self, root_: str) -> str:
        """How this catalogue writes a word with this root."""
        return self._spelled.get(root_, root_)

    def colour(self, word: str) -> tuple[Meaning, ...]:
        """The colours of this catalogue that a colour word covers: "blue" is its light blue;
        "navy" is its blue only where no colour is called navy, and blue its navy likewise."""
        if word not in COLOURS:
            return ()
        base = BASE_COLOUR.get(word)
        exact = self._coloured(lambda part: part == word)
        return exact or (self._coloured(lambda part: part == base) if base else self.shades(word))

    def shades(self, word: str) -> tuple[Meaning, ...]:
        """All that someone who wants no blue does not want: its navy and teal too."""
        return self._coloured(lambda part: part == word or BASE_COLOUR.get(part) == word)

    def measured(self, number: Decimal, unit: str) -> tuple[Meaning, ...]:
        """Attributes with a value of exactly this measure."""
        found = self._measures.get(value_key(f"{number:f} {unit}"), {})
        return tuple(
            Meaning(Sense.SIZE if self.senses[n] is Sense.SIZE else Sense.OTHER, n, tuple(v), self.count(n))
            for n, v in found.items()
        )

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        """What each attribute measures, for those that measure something."""
        found = ((name, scale_of(name, counts)) for name, counts in self.facets.attributes.items())
        return {name: scale for name, scale in found if scale is not None}

    def group(self, group: str) -> tuple[Meaning, ...]:
        """The attribute values and categories that are for a group of people ("women")."""
        wanted, found = GROUP_VALUES.get(group, {group}), []
        for name, sense in self.senses.items():
            if sense is Sense.GROUP:
                said = {v: self._english(v) for v in self.facets.attributes[name]}
                values = [v for v, one in said.items() if one.lower() in wanted or _group_of(one) == group]
                shared = [v for v, one in said.items() if one.lower() in UNISEX]
                if values:
                    found.append(Meaning(Sense.GROUP, name, (*values, *shared), self.count(name)))
        if not found:
            named = [c for c in self.facets.categories if _group_of(self._english(c)) == group]
            if named:
                count = sum(self.facets.categories[c] for c in named)
                found.append(Meaning(Sense.CATEGORY, "", tuple(named), count))
        return tuple(found)

    def lacking(self, root_: str) -> Meaning | None:
        """The values of the attribute of this name that say there is none of it: "decaf" and
        "caffeine free" of caffeine."""
        name = self.names.get(root_)
        if name is None or self.senses[name] is Sense.FLAG:
            return None
        counts = self.facets.attributes[name]
        none = words("none no zero without free")
        values = tuple(
            v for v in counts if none & set(v.lower().split()) or v.lower().startswith(f"de{root_[:3]}")
        )
        return Meaning(Sense.OTHER, name, values, sum(counts[v] for v in values)) if values else None

    def count(self, name: str) -> int:
        """At most how many products have this attribute."""
        return min(sum(self.facets.attributes.get(name, {}).values()), self.facets.count)

    def share(self, name: str, category: str | None) -> float:
        """The share of a category's products, or of all, that have an attribute."""
        if category is None or not self.facets.described_by:
            return self.count(name) / max(self.facets.count, 1)
        having = self.facets.described_by.get(category, {}).get(name, 0)
        return having / max(self.facets.categories.get(category, 0), 1)

    def _coloured(self, fits: Callable[[str], bool]) -> tuple[Meaning, ...]:
        found = []
        for name, roots in self._colour_roots.items():
            counts = self.facets.attributes[name]
            values = [v for v, parts in roots.items() if any(map(fits, parts))]
            if values:
                found.append(Meaning(Sense.COLOUR, name, tuple(values), sum(counts[v] for v in values)))
        return tuple(sorted(found, key=lambda m: -m.count))

    @cached_property
    def _colour_roots(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Roots of the words of each colour's name, by attribute and value."""
        return {
            name: {
                v: tuple(t.root for t in tokens(clean(self._english(v))))
                for v in self.facets.attributes[name]
            }
            for name, sense in self.senses.items()
            if sense is Sense.COLOUR
        }

    def _index_names(self) -> None:
        for name, values in self.facets.attributes.items():
            parts = list(tokens(clean(self._english(name).replace("_", " "))))
            if parts and parts[0].norm in {"is", "has"} and len(parts) > 1:
                parts = parts[1:]
            self.names.setdefault(key(parts), name)
            if self.senses[name] is Sense.FLAG:
                phrase = " ".join(t.norm for t in parts)
                truths = [v for v in values if self._english(v).lower() in TRUE]
                for truth in truths:
                    self._add(phrase, Sense.FLAG, name, truth, values[truth])

    def _index_values(self, name: str, counts: Mapping[str, int]) -> None:
        sense = self.senses[name]
        if sense is Sense.FLAG:
            return
        for value, count in counts.items():
            said = self._english(value)
            parts = tokens(clean(said))[: LONGEST + 1]
            measure = value_key(said)
            measures = isinstance(measure, tuple) and measure[0] in DIMENSIONS
            if measures:
                self._measures.setdefault(measure, {}).setdefault(name, []).append(value)
            if sense is Sense.COLOUR:
                for part in parts:
                    self._learn(part.root, part.norm)
                if len(parts) > 1 or key(parts) not in COLOURS:
                    self._add_all(value, sense, name, count)
                continue
            if sense is Sense.GROUP and _group_of(said):
                continue
            self._add_all(value, sense, name, count)
            if (
                sense is Sense.SIZE
                and len(parts) > 1
                and not measures
                and sum(p.is_number for p in parts) == 1
            ):
                self._enter(next(p.root for p in parts if p.is_number), sense, name, value, count)
            if sense is Sense.SIZE and key(parts) in SIZES:
                self._enter(SIZES[key(parts)], sense, name, value, count)
            if sense is Sense.MATERIAL and len(parts) > 1:
                imitation = any(p.root in IMITATION for p in parts)
                for part, following in zip(parts, (*parts[1:], None), strict=True):
                    compound = part.glued or (following is not None and following.glued)
                    if part.is_word and len(part.root) > 2 and not imitation and not compound:
                        self._add(part.norm, sense, name, value, count)

    def _english(self, text: str) -> str:
        return next(iter(self._read(text)), text)

    def _add_all(self, value: str, sense: Sense, name: str, count: int) -> None:
        for phrase in (value, *self._read(value)):
            self._add(phrase, sense, name, value, count)

    def _add(self, phrase: str, sense: Sense, name: str, value: str, count: int) -> None:
        parts = tokens(clean(phrase.replace("_", " ")))
        if not 0 < len(parts) <= LONGEST or (
            len(parts) == 1 and parts[0].is_number and sense is not Sense.SIZE
        ):
            return
        self._enter(key(parts), sense, name, value, count)
        for part in parts:
            if part.is_word and len(part.root) > 3:
                self._learn(part.root, part.norm)

    def _learn(self, word: str, written: str) -> None:
        self._spelled.setdefault(word, written)
        self._initials.setdefault(word[0], set()).add(word)

    def _enter(self, phrase: str, sense: Sense, name: str, value: str, count: int) -> None:
        self._entries.setdefault(phrase, {}).setdefault((sense, name), {})[value] = count


def _sense(name: str, values: Iterable[str]) -> Sense:
    """What an attribute is about, by its name and values."""
    said = {v.lower() for v in values}
    if said and said <= TRUE | FALSE and said & TRUE and not said <= {"0", "1"}:
        return Sense.FLAG
    parts = [t.root for t in tokens(clean(name.replace("_", " ")))]
    if not parts:
        return Sense.OTHER
    for sense, names in (
        (Sense.COLOUR, COLOUR_NAMES),
        (Sense.SIZE, SIZE_NAMES),
        (Sense.MATERIAL, _MATERIAL_NAMES),
    ):
        if any(part in names for part in parts):
            return sense
    if any(part in GENDER_NAMES for part in parts) and any(_group_of(v) for v in said):
        return Sense.GROUP
    return Sense.KIND if any(part in KIND_NAMES for part in parts) else Sense.OTHER


def _group_of(value: str) -> str | None:
    word = root(value.lower().replace("'s", "").replace("’s", "").strip())
    if word in {"m", "f"}:
        return {"m": "men", "f": "women"}[word]
    return GROUPS.get(word)
