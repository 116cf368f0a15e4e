"""A finding as the few lines that a wording model is given: all that it may say, and no more.

What has to be worked out (which is cheaper and by how much, what is missing) stands in the
lines already; the model only words it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch

from assistant.evidence import (
    Answered,
    Compared,
    Finding,
    Found,
    Nearest,
    NotInStock,
    OptionAsked,
    Recommended,
    Shown,
    Unanswered,
)
from assistant.generation.facts import NO, YES, clean, told
from assistant.generation.words import distinct, listing, money, plain
from assistant.sayings import PASS_ON
from retrieval.catalog.product import Money, Review

LONGEST_NAME = 90
LONGEST_VALUE = 60
LONGEST_QUOTE = 160
LETTERS = "ABC"
"""What lines of a brief call the products, until they are written. More than three are for the cards."""

VALUES = re.compile(r"^(.*) \(A\), (.*) \(B\)$")

Line = tuple[str, str]
"""What a line says, and its label."""


@dataclass(frozen=True, slots=True)
class Item:
    """A product as one line: what may be said of it, most telling first."""

    name: str
    price: str = ""
    facts: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """`kind` is what is to be conveyed; `needs` are the words that it cannot do without."""

    kind: str
    lines: tuple[Line, ...] = ()
    items: tuple[Item, ...] = ()
    needs: tuple[str, ...] = ()

    def line(self, label: str) -> str:
        """What a line says; "" where there is none."""
        return next((said for name, said in self.lines if name == label), "")

    @property
    def words(self) -> str:
        """All words that a reply may copy numbers and names from."""
        facts = [value for item in self.items for _, value in item.facts]
        rated = "5" if "rated" in self.text else ""
        return " ".join(
            (
                *(said for _, said in self.lines),
                *(part for item in self.items for part in (item.name, item.price)),
                *facts,
                rated,
            )
        )

    @property
    def text(self) -> str:
        """The lines as the prompt holds them."""
        told = [f"{self.kind}: {self.line('wanted')}".rstrip(": ")]
        told += [f"{label}: {self._named(said)}" for label, said in self.lines if label != "wanted"]
        for item in self.items if self.kind != "compare" else ():
            facts = [f"{label}: {value}" if label else value for label, value in item.facts]
            told.append(f"- {'; '.join(part for part in (item.name, item.price, *facts) if part)}")
        return "\n".join(told)

    def _named(self, said: str) -> str:
        """A line's letters as the names that they stand for."""
        names = dict(zip(LETTERS, (item.name for item in self.items), strict=False))
        first, space, rest = said.partition(" ")
        letter = first.rstrip(",:")
        if letter in names:
            said = f"{names[letter]}{first[len(letter) :]}{space}{rest}"
        if " against " in said and len(names) == 2:
            said = f"{said} for {names['B' if letter == 'A' else 'A']}"
        if (values := VALUES.match(said)) and len(names) == 2:
            said = f"{values[1]} for {names['A']}, {values[2]} for {names['B']}"
        return said


@singledispatch
def brief(finding: Finding) -> Brief | None:
    """The lines of a finding; None if its words are not the model's to choose."""
    return None


@brief.register
def _(finding: Found) -> Brief | None:
    products = distinct(finding.products)
    if not products or finding.level > 1:
        return None
    lines = _wanted(finding.wanted)
    if finding.how:
        some, lines = products[:2], (*lines, ("order", clean(finding.how, 40)))
        return _about("ordered", lines, some, finding.wanted)
    if len(products) == 1 and finding.total == 1:
        return _about("only", lines, products, finding.wanted, most=3)
    some = products if len(products) == finding.total <= len(LETTERS) else products[:2]
    lines = (*lines, ("fit", str(finding.total)), *_apart(some))
    return _about("found", lines, some, finding.wanted)


@brief.register
def _(finding: Recommended) -> Brief | None:
    some = distinct(finding.products)[:2]
    return _about("recommend", _wanted(finding.wanted), some, finding.wanted) if some else None


@brief.register
def _(finding: Nearest) -> Brief | None:
    wanted = clean(finding.wanted, LONGEST_NAME)
    if not wanted or wanted.startswith(("“", "something")):
        return None
    some = distinct(finding.products)[:2]
    if finding.carried and not (finding.unmet and some):
        return None
    kind = "nearest" if finding.carried else "not sold"
    made = _about(kind, _wanted(wanted), some, finding.wanted, most=1)
    return Brief(kind, made.lines, made.items, (bare(wanted), *made.needs))


@brief.register
def _(finding: NotInStock) -> Brief | None:
    some = (finding.product, *distinct(finding.instead))[:2]
    items = tuple(_item(shown, "", (), 1) for shown in some)
    variant = finding.product.variant
    sold_out = listing(list(variant.options.values())) if variant else ""
    lines = (("sold out", f"A in {clean(sold_out, 40)}" if sold_out else "A"),)
    return Brief("sold out", lines, (Item(items[0].name), *items[1:]), _needs(items, priced=items[1:]))


@brief.register
def _(finding: Compared) -> Brief | None:
    some = distinct(finding.products)
    if len(some) != 2 or len(finding.products) != 2:
        return None
    lines = tuple(_differences(finding))
    if finding.about is None:
        lines = (*_cheaper(finding), *_better(finding), *lines)[:3]
    if not lines:
        return None
    return Brief("compare", lines, tuple(_bare(shown) for shown in some), _names(some))


@brief.register
def _(finding: Answered) -> Brief | None:
    if finding.quote or (finding.about == "in stock" and finding.yes is None):
        return None
    about, shown = clean(finding.about, 40).lower(), finding.product
    said = listing([clean(value, LONGEST_VALUE) for value in finding.values])
    if about == "price":
        said = money(shown.price) if shown.price else ""
    if about == "rating":
        said = _rating(shown)
    if about == "in stock":
        said = ""
    if not about or (not said and about != "in stock"):
        return None
    lines: tuple[Line, ...] = ((about, said or ("yes" if finding.yes else "no")),)
    if finding.yes is not None:
        lines = (("answer", "yes" if finding.yes else "no"), *lines)
    needs = () if said.lower() in {"", *YES, *NO} else (said,)
    name = (_variant(shown),)
    return Brief("answer", (*lines, *_opinion(finding.opinions)), name, (name[0].name, *needs))


@brief.register
def _(finding: Unanswered) -> Brief | None:
    known = tuple((clean(name, 40).lower(), clean(value, LONGEST_VALUE)) for name, value in finding.known[:3])
    lines = (("asked", clean(finding.about, 60)), *known, *_opinion(finding.opinions))
    item = _bare(finding.product)
    values = (value for _, value in known if value.lower() not in YES | NO)
    return Brief("not known", lines, (item,), (item.name, *values, PASS_ON))


@brief.register
def _(finding: OptionAsked) -> Brief | None:
    wanted, option = clean(finding.wanted, 40), clean(finding.option, 30).lower()
    first = _item(finding.product, "", (), 0)
    if finding.available is not None or finding.wanted in finding.values:
        state = {True: "in stock", False: "out of stock", None: "yes"}[finding.available]
        return Brief("comes in", ((option, f"{wanted}, {state}"),), (first,), (*_needs((first,)), wanted))
    if not finding.values:
        return None
    values = listing([clean(value, 30) for value in finding.values[:6]])
    instead = tuple(_item(shown, "", (), 0) for shown in finding.instead[:1])
    lines = (("asked", f"{option} {wanted}"), (option, values))
    items = (Item(first.name), *instead)
    return Brief("does not come in", lines, items, (first.name, *_needs(instead)))


def bare(wanted: str) -> str:
    """A request without the article that it may begin with, as it follows "no"."""
    first, _, rest = wanted.partition(" ")
    return rest if first.lower() in {"a", "an", "the"} and rest else wanted


# ---- parts ----------------------------------------------------------------------------


def _wanted(wanted: str) -> tuple[Line, ...]:
    said = clean(wanted, LONGEST_NAME)
    return (("wanted", said),) if said else ()


def _about(kind: str, lines: tuple[Line, ...], some: Sequence[Shown], wanted: str, most: int = 2) -> Brief:
    items = tuple(_item(s, wanted, tuple(o for o in some if o is not s), most) for s in some)
    return Brief(kind, lines, items, _needs(items))


def _item(shown: Shown, wanted: str, others: tuple[Shown, ...], most: int) -> Item:
    price = money(shown.price) if shown.price else ""
    reason = clean(shown.reason or "", 80)
    facts = (("why", reason),) if reason else ()
    if shown.in_stock is False:
        facts = (*facts, ("", "out of stock"))
    more = told(shown, wanted, others)
    if reason.startswith("rated"):
        more = tuple(fact for fact in more if fact[0] != "rated")
    return Item(clean(shown.product.name, LONGEST_NAME), price, (*facts, *more[:most]))


def _bare(shown: Shown) -> Item:
    return Item(clean(shown.product.name, LONGEST_NAME))


def _variant(shown: Shown) -> Item:
    options = f" ({', '.join(shown.variant.options.values())})" if shown.variant else ""
    return Item(clean(shown.product.name, LONGEST_NAME), facts=(("", f"in{options}"),) if options else ())


def _needs(items: Sequence[Item], priced: Sequence[Item] | None = None) -> tuple[str, ...]:
    costs = items if priced is None else priced
    return (*(item.name for item in items), *(item.price for item in costs if item.price))


def _names(some: Sequence[Shown]) -> tuple[str, ...]:
    return tuple(clean(shown.product.name, LONGEST_NAME) for shown in some)


def _apart(some: Sequence[Shown]) -> Iterator[Line]:
    """What tells products apart at a glance: the cheapest of them, and the best rated."""
    if len(some) < 2:
        return
    priced = sorted(
        (shown.price.amount, letter) for letter, shown in zip(LETTERS, some, strict=False) if shown.price
    )
    currencies = {shown.price.currency for shown in some if shown.price}
    if len(priced) == len(some) and priced[0][0] != priced[1][0] and len(currencies) == 1:
        yield ("cheapest", priced[0][1])
    rated = sorted(
        (-shown.product.rating, letter)
        for letter, shown in zip(LETTERS, some, strict=False)
        if shown.product.rating
    )
    if len(rated) == len(some) and rated[0][0] != rated[1][0]:
        yield ("best rated", f"{rated[0][1]}, {plain(-rated[0][0])}")


def _cheaper(finding: Compared) -> Iterator[Line]:
    pair = _ordered(finding, finding.cheaper)
    if not pair or not (low := pair[0][1].price) or not (high := pair[1][1].price):
        return
    less = money(Money(high.amount - low.amount, low.currency))
    yield ("cheaper", f"{pair[0][0]} by {less}: {money(low)} against {money(high)}")


def _better(finding: Compared) -> Iterator[Line]:
    pair = _ordered(finding, finding.better_rated)
    if pair and (high := pair[0][1].product.rating) and (low := pair[1][1].product.rating):
        yield ("rated higher", f"{pair[0][0]}: {plain(high)} against {plain(low)}")


def _ordered(finding: Compared, better: str | None) -> tuple[tuple[str, Shown], tuple[str, Shown]] | None:
    first, second = zip(LETTERS, finding.products, strict=False)
    if better not in {first[1].product.id, second[1].product.id}:
        return None
    return (first, second) if first[1].product.id == better else (second, first)


def _differences(finding: Compared) -> Iterator[Line]:
    for difference in finding.differences:
        one, other = difference.values
        if one is None or other is None or max(len(one), len(other)) > LONGEST_VALUE:
            continue
        yield (clean(difference.attribute, 40).lower(), f"{clean(one)} (A), {clean(other)} (B)")


def _rating(shown: Shown) -> str:
    product = shown.product
    if not product.rating:
        return ""
    people = f" by {product.rating_count:,} customers" if product.rating_count > 1 else ""
    return f"{plain(product.rating)} out of 5{people}"


def _opinion(opinions: Sequence[Review]) -> tuple[Line, ...]:
    short = [review for review in opinions if len(review.text) <= LONGEST_QUOTE and '"' not in review.text]
    return tuple((f"review by {r.author or 'a customer'}", f"“{clean(r.text)}”") for r in short[:1])
