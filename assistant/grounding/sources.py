"""The evidence of one reply, prepared once and asked by every sentence of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.evidence import (
    Answered,
    AnswerQuoted,
    Cart,
    CartChanged,
    CartLine,
    CartShown,
    ChooseVariant,
    Clarify,
    Compared,
    Evidence,
    Finding,
    Found,
    GoesWith,
    HandedOff,
    LooksLike,
    ManualQuoted,
    Nearest,
    NotInStock,
    OptionAsked,
    PolicyFound,
    PolicyUnknown,
    ReasonTold,
    Recommended,
    ReviewsTold,
    Shown,
    SizeTold,
    Social,
    StepTold,
    Surveyed,
    Unanswered,
    WhichOne,
)
from assistant.grounding.numbers import Quantity
from assistant.grounding.records import Record, Segment, pieces, product_record, segment, sign
from assistant.grounding.text import tokens
from assistant.sayings import SOCIAL, permitted

_ENDS = re.compile(r"(?<=[.!?:])[\"”’)]*\s+(?=[A-Z0-9\"“‘(])|\n+")
"""Between two sentences or lines of the shop's own text."""


@dataclass(slots=True)
class Sources:
    """`echo` are stems of what the customer asked: they may be taken up in a question, a
    denial or a condition. `met` are those of a search whose products satisfy it."""

    evidence: Evidence
    products: list[Record] = field(default_factory=list)
    turn: Record = field(default_factory=Record)
    passages: list[list[Segment]] = field(default_factory=list)
    told: set[tuple[str, ...]] = field(default_factory=set)
    """The sentences of the passages, token by token."""
    headings: set[str] = field(default_factory=set)
    echo: set[str] = field(default_factory=set)
    echoed: list[Quantity] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    counts: set[int] = field(default_factory=set)
    findings: tuple[Finding, ...] = ()
    house: frozenset[str] = frozenset()
    """Fixed sentences that these findings permit."""
    cart: Cart | None = None
    offered: set[tuple[str, ...]] = field(default_factory=set)
    """What a question lets choose from, each token by token."""

    def has(self, *kinds: type) -> bool:
        return any(isinstance(f, kinds) for f in self.findings)

    def ask(self, text: str) -> None:
        part = segment(text)
        self.echo |= part.said | part.unsaid
        self.echoed += part.quantities

    def offer(self, options: Iterable[str]) -> None:
        self.offered |= {tuple(t.lower for t in tokens(option)) for option in options}

    def values(self, shown: Shown, name: str, values: tuple[str, ...]) -> None:
        """What the evidence gives as the values of one attribute."""
        record = self.record(shown)
        record.attribute(name, values)
        record.values.setdefault(name.lower(), values)

    def record(self, shown: Shown) -> Record:
        known = next((r for r in self.products if r.id == shown.product.id), None)
        if known is None:
            known = product_record(shown)
            self.products.append(known)
        return known


def gather(evidence: Evidence) -> Sources:
    sources = Sources(evidence, findings=evidence.findings, cart=evidence.cart)
    sources.ask(evidence.asked)
    for shown in evidence.products:
        sources.record(shown)
    sources.counts.add(len(sources.products))
    for finding in evidence.findings:
        _finding(sources, finding)
    sources.house = frozenset(s for f in evidence.findings if _has_sayings(f) for s in permitted(f))
    _passages(sources)
    if sources.cart:
        _cart(sources, sources.cart)
    for option in evidence.options:
        sources.ask(option)
    sources.offer(evidence.options)
    return sources


def _has_sayings(finding: Finding) -> bool:
    return not isinstance(finding, Social) or finding.kind in SOCIAL


def _passages(sources: Sources) -> None:
    passages = {p.id: p for p in sources.evidence.passages}
    for finding in sources.findings:
        if isinstance(finding, PolicyFound):
            passages |= {p.id: p for p in finding.passages}
        if isinstance(finding, AnswerQuoted | StepTold | ManualQuoted | SizeTold):
            passages[finding.passage.id] = finding.passage
    for passage in passages.values():
        sources.passages.append([segment(piece) for piece in pieces(passage.text)])
        sources.told |= {tuple(t.lower for t in tokens(s)) for s in _ENDS.split(passage.text)}
        head = segment(f"{passage.title} {passage.heading}")
        sources.headings |= head.said | head.unsaid


def _finding(sources: Sources, finding: Finding) -> None:
    match finding:
        case Found(products, total, wanted, how):
            _group(sources, (*products, *((finding.beyond,) if finding.beyond else ())))
            sources.counts.add(total)
            sources.ask(f"{wanted}. {how or ''}")
            sources.met |= segment(wanted).said
        case Surveyed():
            _surveyed(sources, finding)
        case GoesWith(product, products, _, of):
            _group(sources, (product, *products))
            sources.turn.add(of)
        case Recommended(products, wanted):
            _group(sources, products)
            sources.ask(wanted)
            sources.met |= segment(wanted).said
        case LooksLike(products, _, kind):
            _group(sources, products)
            sources.ask(kind)
        case ReasonTold(product):
            _group(sources, (product,))
        case Nearest(products, wanted, unmet, _):
            _group(sources, products)
            sources.ask(f"{wanted}. {'. '.join(unmet)}")
        case Compared():
            _compared(sources, finding)
        case Answered() | Unanswered():
            _question(sources, finding)
        case ReviewsTold(product):
            sources.record(product)
        case _:
            _other(sources, finding)


def _surveyed(sources: Sources, finding: Surveyed) -> None:
    """How many cards there are counts nothing here: all that is said is said of all."""
    for shown in (finding.lowest, finding.highest):
        if shown:
            sources.record(shown)
    sources.counts = {finding.total}
    sources.ask(f"{finding.wanted}. {finding.attribute}")
    sources.met |= segment(finding.wanted).said
    sources.turn.add("products brands kinds departments")


def _group(sources: Sources, products: Iterable[Shown]) -> None:
    records = [sources.record(shown) for shown in products]
    sources.counts.add(len(records))


def _compared(sources: Sources, finding: Compared) -> None:
    _group(sources, finding.products)
    for difference in finding.differences:
        sources.turn.add(difference.attribute)
        for shown, value in zip(finding.products, difference.values, strict=False):
            if value is not None:
                sources.values(shown, difference.attribute, (value,))


def _question(sources: Sources, finding: Answered | Unanswered) -> None:
    record = sources.record(finding.product)
    sources.ask(finding.about)
    if isinstance(finding, Unanswered):
        for name, value in finding.known:
            sources.values(finding.product, name, (value,))
        for review in finding.opinions:
            record.review(review)
        return
    if finding.values:
        sources.values(finding.product, finding.about, finding.values)
    if finding.quote:
        record.add(finding.quote)
    if finding.yes is not None and not finding.quote:
        record.add(finding.about, holds=finding.yes)


def _other(sources: Sources, finding: Finding) -> None:
    match finding:
        case Clarify(about, options, wanted, total):
            sources.ask(". ".join((about, wanted, *options)))
            sources.offer(options)
            sources.met |= segment(wanted).said
            if total is not None:
                sources.counts.add(total)
        case CartChanged(_, line, cart):
            sources.cart = sources.cart or cart
            sources.counts.add(line.quantity)
            _line(sources, line)
        case CartShown(cart):
            sources.cart = sources.cart or cart
        case ChooseVariant(product, option, values):
            sources.values(product, option, values)
            sources.ask(option)
        case OptionAsked(product, option, wanted, values, _, instead):
            sources.values(product, option, values)
            sources.ask(f"{option}. {wanted}")
            _group(sources, (product, *instead))
        case NotInStock(product, instead):
            _group(sources, (product, *instead))
        case WhichOne(said, candidates):
            sources.ask(said)
            _group(sources, candidates)
        case HandedOff(topic, hours):
            sources.ask(topic)
            sources.turn.add(hours)
        case Social(_, shop, options):
            sources.turn.add(shop)
            for option in options:
                sources.ask(option)
        case PolicyUnknown(about) | PolicyFound(_, about):
            sources.ask(about)


def _cart(sources: Sources, cart: Cart) -> None:
    for line in cart.lines:
        _line(sources, line)
    sources.counts |= {len(cart.lines), sum(line.quantity for line in cart.lines)}
    if cart.total:
        sources.turn.prices.add((cart.total.amount, sign(cart.total)))
    if cart.checkout_url:
        sources.turn.add(cart.checkout_url)


def _line(sources: Sources, line: CartLine) -> None:
    record = next((r for r in sources.products if r.id == line.product_id), None)
    if record is None:
        name = segment(line.name)
        record = Record(
            id=line.product_id,
            name=name.order,
            title=tuple(w for w in name.lowers if w[0].isalnum()),
            written=name.lowers,
        )
        record.add(line.name)
        if line.price:
            record.price, record.sign = line.price.amount, sign(line.price)
        sources.products.append(record)
    for name_of, value in line.options:
        record.attribute(name_of, (value,))
    if line.price:
        amount, currency = line.price.amount, sign(line.price)
        record.prices |= {(amount, currency), (amount * Decimal(line.quantity), currency)}
