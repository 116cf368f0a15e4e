"""Which words and measures say which values, counted on the shop's own labelled products."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from retrieval.catalog.product import Product
from retrieval.extraction.finding import Finder, Measured
from retrieval.extraction.reading import amount, passages
from retrieval.extraction.rules import (
    HARDLY,
    NEAR,
    OFFSETS,
    PhraseRule,
    Rules,
    UnitRule,
    agrees,
    called,
    only,
    same,
)
from retrieval.extraction.thresholds import Judged, least_for
from retrieval.extraction.tokens import WORD
from retrieval.extraction.vocabulary import CATEGORY, LEAST, Phrase, keys, labels, vocabulary
from retrieval.units import UNITS
from retrieval.values import value_key

PROMISING = 0.6
"""Rules less often right than this are not kept."""
SINGLE = 1.1
"""Values a product has of an attribute on average, up to which it is one that has but one."""
TERMS = 4
"""Products called by a word before it tells what products so called have."""
PRECISION = 0.95
"""What the rules of an attribute have to reach on labelled products they were not counted on."""
NUMBERS = 400

FACTORS: dict[str, tuple[Decimal, ...]] = {
    dimension: tuple(dict.fromkeys(unit.factor for unit in UNITS.values() if unit.dimension == dimension))
    for dimension in {unit.dimension for unit in UNITS.values()}
}
"""How many base units of a dimension each of its units is."""

MOSTLY = 0.6
"""Share of an attribute's values that have to be numbers for it to be a measure."""
MANY = 30
"""Products called by a word before it tells what products so called do not have."""

Labelled = Sequence[tuple[Product, Mapping[str, tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class Numeric:
    """Attributes whose values are mostly numbers: bare ones, with them, and those with a unit."""

    bare: Mapping[str, Counter[str]]
    measured: frozenset[str]


@dataclass(slots=True)
class Counts:
    """How often words stood in a labelled product's text, and how often its label agreed."""

    said: Counter[tuple[str, Phrase]] = field(default_factory=Counter)
    agreed: Counter[tuple[str, Phrase]] = field(default_factory=Counter)
    measured: Counter[tuple[str, str]] = field(default_factory=Counter)
    fitting: Counter[tuple[str, str, Decimal | None]] = field(default_factory=Counter)
    numbers: dict[tuple[str, str, Decimal | None], set[str]] = field(default_factory=dict)
    """The labels that fitted: where all are "1", a text's "1 Gbps" fits them by chance."""

    def fitted(self, name: str, dimension: str, factor: Decimal | None, label: str) -> None:
        self.fitting[name, dimension, factor] += 1
        self.numbers.setdefault((name, dimension, factor), set()).add(label)


def fit(products: Iterable[Product]) -> Rules:
    """Rules from the labelled among these products. A third of them (by a hash of the id) is
    kept back to set, for each attribute, how sure a rule has to be; then all are counted."""
    labelled = [(product, labels(product)) for product in products]
    labelled = [(product, named) for product, named in labelled if named]
    held = [pair for pair in labelled if _third(pair[0].id) == 0]
    tried = _counted([pair for pair in labelled if _third(pair[0].id) != 0])
    tried = replace(tried, otherwise=PROMISING)
    judged: dict[str, list[Judged]] = {}
    for product, named in held:
        for name, proposals in tried.read(product).items():
            if name in named:
                judged.setdefault(name, []).extend(
                    (p.confidence, agrees(p.value, named[name])) for p in proposals
                )
    least = {name: least_for(answers, PRECISION) for name, answers in judged.items()}
    return replace(_counted(labelled), least={name: at for name, at in least.items() if at is not None})


def _third(product_id: str) -> int:
    return hashlib.blake2b(product_id.encode(), digest_size=2).digest()[0] % 3


def _counted(labelled: Labelled) -> Rules:
    phrases = vocabulary(named for _, named in labelled)
    numeric = _numeric(labelled)
    counts = _counts(labelled, Finder(phrases), numeric)
    rules = [
        PhraseRule(words, c.name, c.value, c.flag, _share(counts.agreed[c.name, words], said))
        for words, candidates in phrases.items()
        for c in candidates
        if (said := counts.said[c.name, words])
    ]
    shares, common = _shares(labelled)
    kept = tuple(rule for rule in rules if rule.confidence >= PROMISING)
    units = _units(counts)
    having = Counter(name for _, named in labelled for name in named)
    frequent = frozenset(name for name, count in having.items() if count >= MANY)
    read = {rule.name for rule in kept} | {rule.name for rule in units}
    return Rules(
        phrases=kept,
        units=units,
        shares={name: found for name, found in shares.items() if name in read | frequent},
        common=common,
        single=_single(labelled) & read,
        labelled=frequent,
        numbers={
            n: tuple(v for v, _ in numeric.bare[n].most_common(NUMBERS)) for n in numeric.bare.keys() & read
        },
    )


def _share(agreed: int, said: int) -> float:
    """One case in favour is taken for granted, half a case against."""
    return (agreed + 1) / (said + 1.5)


def _counts(labelled: Labelled, finder: Finder, numeric: Numeric) -> Counts:
    counts = Counts()
    for product, named in labelled:
        text = passages(product)
        right = {name: keys(values) for name, values in named.items()}
        seen: dict[tuple[str, Phrase], bool] = {}
        for passage in text:
            for said in finder.said(passage):
                name = said.candidate.name
                if said.counts and name in right:
                    seen[name, said.phrase] = value_key(said.value) in right[name]
        counts.said.update(seen.keys())
        counts.agreed.update(key for key, agreed in seen.items() if agreed)
        measured = [m for passage in text for m in Finder.measured(passage)]
        for dimension in {m.measure.dimension for m in measured}:
            if one := only(measured, dimension):
                _count_measure(counts, one, named, numeric)
    return counts


def _count_measure(
    counts: Counts, one: Measured, named: Mapping[str, tuple[str, ...]], numeric: Numeric
) -> None:
    dimension, base = one.measure.dimension, one.measure.base
    for name, values in named.items():
        if len(values) != 1:
            continue
        if name in numeric.bare and (number := amount(values[0])):
            counts.measured[name, dimension] += 1
            off = OFFSETS.get(dimension, NEAR)
            fitting = (f for f in FACTORS.get(dimension, (Decimal(1),)) if same(base / f, number, off))
            for factor in fitting:
                counts.fitted(name, dimension, factor, values[0])
        elif name in numeric.measured:
            key = value_key(values[0])
            counts.measured[name, dimension] += 1
            if not isinstance(key, str) and key[0] == dimension and same(base, key[1]):
                counts.fitted(name, dimension, None, values[0])


def _units(counts: Counts) -> tuple[UnitRule, ...]:
    """For each attribute and dimension the unit that fits most often; other words after a number
    ("42PFL") only where no unit does."""
    best: dict[tuple[str, str], UnitRule] = {}
    for (name, dimension, factor), fitting in counts.fitting.items():
        rule = UnitRule(name, dimension, factor, _share(fitting, counts.measured[name, dimension]))
        known = best.get((name, dimension))
        various = len(counts.numbers[name, dimension, factor]) >= LEAST
        if rule.confidence >= PROMISING and various:
            best[name, dimension] = max(rule, known or rule, key=lambda r: r.confidence)
    measured = {name for name, dimension in best if dimension in FACTORS}
    return tuple(rule for rule in best.values() if rule.dimension in FACTORS or rule.name not in measured)


def _numeric(labelled: Labelled) -> Numeric:
    counts: Counter[str] = Counter()
    bare: dict[str, Counter[str]] = {}
    measured: Counter[str] = Counter()
    for _, named in labelled:
        counts.update(named.keys())
        for name, values in named.items():
            if len(values) == 1 and values[0][0].isdigit():
                if WORD.fullmatch(values[0]) and amount(values[0]):
                    bare.setdefault(name, Counter())[values[0]] += 1
                else:
                    measured[name] += not isinstance(value_key(values[0]), str)
    return Numeric(
        {name: found for name, found in bare.items() if found.total() > MOSTLY * counts[name]},
        frozenset(name for name, count in measured.items() if count > MOSTLY * counts[name]),
    )


def _single(labelled: Labelled) -> frozenset[str]:
    products: Counter[str] = Counter()
    values: Counter[str] = Counter()
    for _, named in labelled:
        products.update(named.keys())
        values.update({name: len(found) for name, found in named.items()})
    return frozenset(name for name, count in products.items() if values[name] <= SINGLE * count)


def _shares(labelled: Labelled) -> tuple[dict[str, dict[str, float]], frozenset[str]]:
    """For each attribute, the share of the products called by a word that have it; and the words
    that many products are called by."""
    called_so: Counter[str] = Counter()
    having: dict[str, Counter[str]] = {}
    for product, named in labelled:
        terms = called(product)
        called_so.update(terms)
        for name in named:
            if name != CATEGORY:
                having.setdefault(name, Counter()).update(terms)
    found: dict[str, dict[str, float]] = {}
    for name, counts in having.items():
        shares = {t: round(n / (called_so[t] + 1), 3) for t, n in counts.items() if called_so[t] >= TERMS}
        found[name] = {term: share for term, share in shares.items() if share > HARDLY}
    return found, frozenset(term for term, count in called_so.items() if count >= MANY)
