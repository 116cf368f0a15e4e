"""Reading values out of a text by rules that the shop's own labelled products bear out."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal
from functools import cached_property
from itertools import chain
from operator import itemgetter

from retrieval.catalog.product import Product
from retrieval.extraction.finding import Finder, Measured, Said
from retrieval.extraction.guards import Of
from retrieval.extraction.plainly import Sentence, kinds_of
from retrieval.extraction.reading import Passage, passages
from retrieval.extraction.tokens import phrase
from retrieval.extraction.vocabulary import CATEGORY, Candidate, Phrase
from retrieval.values import Key, value_key

APPLIES = 0.5
"""Share of the products called alike that have to have an attribute for it to be read."""
HARDLY = 0.01
"""Where no more of the products called by a common word have it, it is none of theirs."""
NEAR = Decimal("0.02")
"""Two measures as near as that are one, said twice and rounded: 50 ft (15 m)."""
FIGURES = Context(prec=4)
"""What is converted keeps four figures."""
ROUNDING = Decimal("0.005")
OFFSETS = {"storage": Decimal("0.03")}
"""How far a catalogue's own number may lie from the one said: 0.91 m is three feet, and 256 MB
are 0.25 GB to some."""


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """These words say this value, with the smoothed share of labelled products where it is so."""

    words: Phrase
    name: str
    value: str
    flag: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class UnitRule:
    """A measure of this dimension says this attribute. `factor` is how many base units the feed's
    bare number counts in; None where the feed's values have units of their own."""

    name: str
    dimension: str
    factor: Decimal | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value said at tokens `first` to `last` of a passage; where it is not `plain` that it is the
    product's own, it is a guess."""

    name: str
    value: str
    confidence: float
    passage: Passage
    first: int
    last: int
    plain: bool = True


@dataclass(frozen=True)
class Rules:
    """`shares` gives for an attribute and a word of names or categories the share of labelled
    products with that word that have the attribute, where it is more than HARDLY; `common` are
    the words that many are called by; `least` the confidence from which on
    an attribute is believed; `numbers` the numbers that the feed itself uses."""

    phrases: tuple[PhraseRule, ...] = ()
    units: tuple[UnitRule, ...] = ()
    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    least: Mapping[str, float] = field(default_factory=dict)
    otherwise: float = 0.9
    single: frozenset[str] = frozenset()
    numbers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labelled: frozenset[str] = frozenset()
    """Attributes that enough of the shop's products have to tell which kinds have them."""

    def read(self, product: Product, text: Sequence[Passage] | None = None) -> dict[str, list[Proposal]]:
        """Believed values by attribute; none where a text says several of what can be but one.
        `text` are the product's passages, where they were read before."""
        found: dict[str, list[Proposal]] = {}
        for proposal in outermost(
            list(self._proposals(product, passages(product) if text is None else text))
        ):
            found.setdefault(proposal.name, []).append(proposal)
        agreed = {name: self._agreed(name, proposals) for name, proposals in found.items()}
        return {name: proposals for name, proposals in agreed.items() if proposals}

    def _proposals(self, product: Product, text: Sequence[Passage]) -> Iterator[Proposal]:
        terms = called(product)
        for said in chain.from_iterable(map(self._finder.said, text)):
            name = said.candidate.name
            if self.applies(name, terms, said.phrase) and said.counts:
                confidence = self._confidence[name, said.phrase]
                plain = not said.candidate.flag or _granted(said, kinds_of(product))
                yield Proposal(name, said.value, confidence, said.passage, said.first, said.last, plain)
        measured = [m for passage in text for m in Finder.measured(passage)]
        yield from self._measured(measured, terms)

    def applies(self, name: str, terms: frozenset[str], but: Phrase = ()) -> bool:
        """Whether products called so have the attribute at all: most of those called by one of
        the words do, and hardly any word is of products that do not."""
        if name == CATEGORY:
            return True
        if name not in self.shares:
            return False
        terms = terms.difference(but)
        if self._telling[name].isdisjoint(terms):
            return False
        return self.shares[name].keys() >= terms & self.common

    def _measured(self, measured: Sequence[Measured], terms: frozenset[str]) -> Iterator[Proposal]:
        for dimension in dict.fromkeys(m.measure.dimension for m in measured):
            rules = self._by_dimension.get(dimension, ())
            for rule in rules:
                if not self.applies(rule.name, terms):
                    continue
                one = only(measured, dimension, rule.factor)
                if one and (value := self._valued(rule, one)):
                    at = one.measure
                    yield Proposal(rule.name, value, rule.confidence, one.passage, at.first, at.last)

    def _valued(self, rule: UnitRule, one: Measured) -> str | None:
        """As the feed would spell it: its own number where one is as near as rounding is."""
        if rule.factor is None:
            return f"{one.measure.number:f} {one.measure.unit}"
        amount = one.measure.base / rule.factor
        known = self._nearest(rule.name, amount)
        if known is not None and same(Decimal(known), amount, OFFSETS.get(rule.dimension, ROUNDING)):
            return known
        return f"{FIGURES.plus(amount).normalize():f}"

    def _nearest(self, name: str, amount: Decimal) -> str | None:
        known = self._numbers.get(name, [])
        at = bisect(known, amount, key=itemgetter(0))
        around = known[max(0, at - 1) : at + 1]
        return min(around, key=lambda pair: abs(pair[0] - amount))[1] if around else None

    @cached_property
    def _numbers(self) -> dict[str, list[tuple[Decimal, str]]]:
        return {name: sorted((Decimal(n), n) for n in spelled) for name, spelled in self.numbers.items()}

    def _agreed(self, name: str, proposals: list[Proposal]) -> list[Proposal]:
        """Those believed; a doubtful value beside them is no less said."""
        best: dict[Key, Proposal] = {}
        for proposal in sorted(proposals, key=lambda p: (-p.confidence, not p.plain)):
            best.setdefault(value_key(proposal.value), proposal)
        if len(best) > 1 and name in self.single:
            best = {key: p for key, p in best.items() if p.passage.source == "name"}
            if len(best) > 1:
                return []
        least = self.least.get(name, self.otherwise)
        return [proposal for proposal in best.values() if proposal.confidence >= least]

    @cached_property
    def _finder(self) -> Finder:
        found: dict[Phrase, list[Candidate]] = {}
        for rule in self.phrases:
            found.setdefault(rule.words, []).append(Candidate(rule.name, rule.value, rule.flag))
        return Finder({words: tuple(candidates) for words, candidates in found.items()})

    @cached_property
    def _telling(self) -> dict[str, frozenset[str]]:
        """By attribute, the words by which mostly products are called that have it."""
        return {
            name: frozenset(term for term, share in shares.items() if share >= APPLIES)
            for name, shares in self.shares.items()
        }

    @cached_property
    def _by_dimension(self) -> dict[str, list[UnitRule]]:
        found: dict[str, list[UnitRule]] = {}
        for rule in self.units:
            found.setdefault(rule.dimension, []).append(rule)
        return found

    @cached_property
    def _confidence(self) -> dict[tuple[str, Phrase], float]:
        return {(rule.name, rule.words): rule.confidence for rule in self.phrases}


def _granted(said: Said, kinds: frozenset[str]) -> bool:
    """Whether a feature is plainly the product's own: the labels that bear its word out tell nothing
    of the next sentence that has it ("store in a waterproof bag")."""
    text = said.passage.tokens
    if said.passage.source == "name" and said.of is Of.PRODUCT:
        return "?" not in text[-1].mark
    return Sentence(text, said.first, said.last, kinds).says(denied=said.of is Of.NEGATED)


def called(product: Product) -> frozenset[str]:
    """The terms by which a product is called: those of its name and
    categories that are words."""
    terms = frozenset(phrase(product.name)).union(*(phrase(c) for c in product.category))
    return frozenset(term for term in terms if len(term) > 2 and term.isalpha())


def outermost(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Without what stands inside a longer value: "Pentium Silver" is no colour."""
    for proposal in proposals:
        first, last = proposal.first, proposal.last
        if not any(
            other.first <= first
            and last <= other.last
            and other.last - other.first > last - first
            and other.passage is proposal.passage
            for other in proposals
        ):
            yield proposal


def only(measured: Iterable[Measured], dimension: str, factor: Decimal | None = None) -> Measured | None:
    """The measure of this dimension that the text gives, if it gives but one; of one said twice,
    that in the unit of this factor."""
    alike = [m for m in measured if m.measure.dimension == dimension]
    own = [m for m in alike if m.of is Of.PRODUCT]
    if not own or any(not same(m.measure.base, own[0].measure.base) for m in alike):
        return None
    return next((m for m in own if m.measure.base == m.measure.number * (factor or 0)), own[0])


def same(one: Decimal, other: Decimal, within: Decimal = NEAR) -> bool:
    return abs(one - other) <= within * max(abs(one), abs(other))


def agrees(value: str, labels: Iterable[str]) -> bool:
    """Whether a value is one of these, a number but for its rounding."""
    key = value_key(value)
    return any(key == label or _near(key, label) for label in map(value_key, labels))


def _near(one: Key, other: Key) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return False
    return one[0] == other[0] and same(one[1], other[1])
