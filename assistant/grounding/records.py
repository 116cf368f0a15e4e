"""What the evidence bears out for each thing that may be spoken of, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from assistant.evidence import Shown
from assistant.grounding.numbers import SIGN_OF, Measure, Quantity, quantities
from assistant.grounding.polarity import denied
from assistant.grounding.splitting import sentences
from assistant.grounding.text import Kind, Token, tokens
from assistant.grounding.words import GRAMMAR, TALK
from assistant.sayings import moment
from retrieval.catalog.product import Money, Review
from retrieval.facets import values_of

TRUE = frozenset({"true", "yes", "y"})
FALSE = frozenset({"false", "no", "n", "none"})


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence or value of the evidence. `said` and `unsaid` are stems under no negation
    and under one; `lowers` are its tokens in order, for quoting."""

    text: str
    lowers: tuple[str, ...]
    said: frozenset[str]
    unsaid: frozenset[str]
    quantities: tuple[Quantity, ...]
    order: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def segment(text: str) -> Segment:
    found = tokens(text)
    flags = denied(found)
    said, unsaid = set[str](), set[str]()
    for index, (token, negative) in enumerate(zip(found, flags, strict=True)):
        if token.kind is Kind.MARK:
            continue
        forms = {token.stem}
        if token.joined and index:
            forms.add(compound(found, index))
        (unsaid if negative else said).update(forms)
    return Segment(
        text,
        tuple(t.lower for t in found),
        frozenset(said),
        frozenset(unsaid),
        tuple(quantities(found)),
        tuple(t.stem for t in found),
    )


def compound(found: Sequence[Token], index: int) -> str:
    """A hyphenated word written as one: "water-proof" is also "waterproof"."""
    return found[index - 1].lower + found[index].stem


_BREAKS = (". ", "! ", "? ", "\n", "; ", "…")


def pieces(text: str) -> list[str]:
    """Sentences of evidence text, roughly: being cut too often does no harm here."""
    parts = [text]
    for mark in _BREAKS:
        parts = [piece for part in parts for piece in part.split(mark)]
    return [part.strip() for part in parts if part.strip(" .-*#")]


@dataclass(slots=True)
class Record:
    """Everything that is known of one subject: a product, or the shop and the turn itself."""

    name: tuple[str, ...] = ()
    said: set[str] = field(default_factory=set)
    unsaid: set[str] = field(default_factory=set)
    segments: list[Segment] = field(default_factory=list)
    opinions: list[Segment] = field(default_factory=list)
    prices: set[tuple[Decimal, str]] = field(default_factory=set)
    variant_prices: list[tuple[frozenset[str], Decimal]] = field(default_factory=list)
    list_price: Decimal | None = None
    price: Decimal | None = None
    sign: str = ""
    reviews: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    """The author of each review that names one, token by token, and its text."""
    options: list[tuple[frozenset[str], bool | None]] = field(default_factory=list)
    variants: list[tuple[str, ...]] = field(default_factory=list)
    """The options of each variant, token by token, as a list of them is written."""
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    in_stock: bool | None = None
    was_in_stock: tuple[str, ...] = ()
    """Where stock is too old to claim: when there was some, token by token."""
    quantity: int | None = None
    rating: float | None = None
    rating_count: int = 0
    id: str = ""
    whole: set[str] = field(default_factory=set)
    """Stems that speak of the whole product: its kind, its attribute values."""
    written: tuple[str, ...] = ()
    """The name token by token, marks included."""
    prose: list[tuple[str, ...]] = field(default_factory=list)
    """The sentences of its description as token runs, for recognising one that is repeated."""
    title: tuple[str, ...] = ()
    """The name as it is written, in lower case."""

    def add(self, text: str, *, holds: bool = True) -> None:
        """Take in evidence text; with `holds` False it is known not to be so."""
        for piece in pieces(text):
            part = segment(piece)
            self.segments.append(part)
            self.said |= part.said if holds else part.unsaid
            self.unsaid |= part.unsaid if holds else part.said

    def review(self, review: Review) -> None:
        self.opinions += [segment(p) for p in (*pieces(review.text), review.author or "")]
        if review.author:
            self.reviews.append((tuple(t.lower for t in tokens(review.author)), review.text))

    def attribute(self, name: str, values: Iterable[str]) -> None:
        for value in values:
            flat = value.strip().lower()
            if flat in FALSE:
                self.add(name.replace("_", " "), holds=False)
            elif flat in TRUE:
                self.add(name.replace("_", " "))
            else:
                self.add(f"{name.replace('_', ' ')}: {value}")

    @property
    def reduced(self) -> bool | None:
        """Whether it costs less than its list price; None where no price is known."""
        if self.price is None:
            return None
        return self.list_price is not None and self.list_price > self.price


def plain(text: str) -> tuple[str, ...]:
    """The tokens of a sentence in lower case without the mark at its end."""
    lowers = [t.lower for t in tokens(text)]
    while lowers and lowers[-1] in {".", "!", "?"}:
        lowers.pop()
    return tuple(lowers)


def product_record(shown: Shown) -> Record:
    product = shown.product
    named = [t for t in tokens(product.name) if t.kind is not Kind.MARK]
    record = Record(id=product.id, name=tuple(t.stem for t in named), title=tuple(t.lower for t in named))
    record.written = tuple(t.lower for t in tokens(product.name))
    record.add(product.name)
    for text in (product.brand or "", *product.category, *product.tags, shown.reason or ""):
        record.add(text)
    record.add(product.description)
    record.prose = [plain(sentence) for sentence in sentences([product.description])]
    record.values = values_of(product)
    for name, values in record.values.items():
        record.attribute(name, values)
    record.whole = set(record.name)
    for text in (*product.category, *product.tags, *(v for vs in record.values.values() for v in vs)):
        record.whole |= segment(text).said
    for review in product.reviews:
        record.review(review)
    _prices(record, shown)
    record.in_stock = shown.in_stock
    stock = shown.variant.stock if shown.variant else product.stock
    record.quantity = None if shown.stale else stock.quantity
    if shown.stale and shown.last_in_stock and shown.stock_as_of:
        record.was_in_stock = tuple(t.lower for t in tokens(moment(shown.stock_as_of)))
    record.rating, record.rating_count = product.rating, product.rating_count
    return record


def _prices(record: Record, shown: Shown) -> None:
    product = shown.product
    if shown.price:
        record.price, record.sign = shown.price.amount, sign(shown.price)
        record.prices.add((record.price, record.sign))
    if product.price:
        record.prices.add((product.price.amount, sign(product.price)))
    if product.list_price:
        record.list_price = product.list_price.amount
    for variant in product.variants:
        stems = frozenset(t.stem for value in variant.options.values() for t in tokens(value))
        known = variant.stock.available
        record.options.append((stems, None if shown.stale and known else known))
        record.variants.append(tuple(t.lower for t in tokens(", ".join(variant.options.values()))))
        if variant.price:
            record.variant_prices.append((stems, variant.price.amount))


def sign(money: Money) -> str:
    return SIGN_OF.get(money.currency, money.currency)


def shared(name_a: Sequence[str], name_b: Sequence[str]) -> set[str]:
    return set(name_a) & set(name_b) - GRAMMAR


def supports(known: Quantity, claimed: Quantity) -> bool:
    """Whether a quantity of the evidence is the one claimed: same amount, same unit or noun."""
    if known.value != claimed.value:
        return False
    if known.measure is not claimed.measure:
        return False
    if known.measure is not Measure.BARE:
        return known.unit == claimed.unit
    ours = _nouns(claimed.near)[:2]
    theirs = _nouns(known.near) or _nouns(known.behind)
    if ours:
        return bool(set(ours) & set(theirs))
    before = [s for s in _nouns(claimed.behind) if s not in TALK]
    return not before or bool(set(before) & {*theirs, *known.behind})


def _nouns(stems: Sequence[str]) -> list[str]:
    return [s for s in stems if s not in GRAMMAR]
