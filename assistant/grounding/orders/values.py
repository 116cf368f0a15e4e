"""Whether a piece of text says one value of a record: an amount, a day, a method, an option, an item.

None of this makes the text that it is compared with: it is read, and what it says is looked up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.numbers import get_currency_precision, get_currency_symbol

from assistant.grounding.orders.forms import listed
from assistant.naming import BRANDS, MONTHS, WEEKDAYS, flat
from assistant.orders import STORE_CREDIT, Address, Customer, GoodsVariant, Line, PaymentMethod

_MONEY = re.compile(r"(-?)([^\d\s.,-]{1,5})(\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?")
_DAY = re.compile(r"(?:([A-Z][a-z]+) )?(\d{1,2}) ([A-Z][a-z]+)(?: (\d{4}))?")
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_YES, _NO = ("yes", "true"), ("no", "false", "none")


def money(text: str, amount: Decimal, currency: str) -> bool:
    found = _MONEY.fullmatch(text)
    if not found or found[2] != get_currency_symbol(currency, "en_US"):
        return False
    cents = found[4] or ""
    if max(len(cents) - 1, 0) != get_currency_precision(currency):
        return False
    return Decimal(f"{found[1]}{found[3].replace(',', '')}{cents}") == amount


def day(text: str, at: date | None) -> bool:
    """A day with or without its weekday and year, all of them right."""
    found = _DAY.fullmatch(text)
    if at is None or not found or found[3] not in MONTHS:
        return False
    weekday, number, month, year = found.groups()
    right = (int(number), MONTHS.index(month) + 1) == (at.day, at.month)
    return right and (not year or int(year) == at.year) and (not weekday or weekday == WEEKDAYS[at.weekday()])


def number(text: str, value: int) -> bool:
    """In words up to ten, in digits, or either."""
    if text in _WORDS:
        return _WORDS.index(text) == value
    return bool(re.fullmatch(r"\d{1,3}(,\d{3})*|\d+", text)) and int(text.replace(",", "")) == value


def days(text: str, of: tuple[int, int] | None) -> bool:
    found = re.fullmatch(r"(\d+)(?: to (\d+))? business days", text)
    return bool(found and of and (int(found[1]), int(found[2] or found[1])) == of)


def same(text: str, value: str, longest: int = 80) -> bool:
    """A text of a record, as it is told: on one line, without markup."""
    return bool(text) and text == flat(value, longest)


def quoted(text: str, value: str, longest: int = 80) -> bool:
    return text[:1] == "“" and text[-1:] == "”" and same(text[1:-1], value, longest)


def because(text: str, value: str) -> bool:
    """A reason in quotation marks; what stands behind its colon stands in brackets."""
    family, _, words = value.partition(": ")
    if not (flat(family) and flat(words)):
        return quoted(text, value)
    return text == f"“{flat(family)} ({flat(words)})”"


def order_number(text: str, order_id: str | None) -> bool:
    """ "order 2041": the number as it stands in the record."""
    bare = text.removeprefix("order ")
    return bool(order_id) and bare != text and order_mark(bare, order_id or "")


def order_mark(text: str, order_id: str) -> bool:
    hash_ = "#" if order_id.strip().startswith("#") else ""
    return text.startswith(hash_) and same(text[len(hash_) :], order_id, 40)


def address(text: str, of: Address | None) -> bool:
    """All fields, in the order in which they stand on a parcel."""
    if of is None:
        return False
    fields = (of.address1, of.address2, of.city, of.state, of.zip, of.country)
    words = [word for part in fields for word in flat(part).replace(",", " ").split()]
    return text.replace(",", " ").split() == words if words else text == "no address"


def status(text: str, value: str) -> bool:
    """ "is pending", "stands at “return requested”"."""
    if not flat(value, 40):
        return text == "has no status on record"
    if text.startswith("is "):
        return same(text[3:], value, 40) and text[3:].isalpha()
    return text.startswith("stands at ") and quoted(text.removeprefix("stands at "), value, 40)


# ---- payment methods --------------------------------------------------------------------------


def method(text: str, method_id: str, customer: Customer, currency: str) -> bool:
    """Whether the words are of this method and fit no other of the customer's."""
    if method_id == STORE_CREDIT.id:
        return text == "store credit"
    fitting = {m.id for m in customer.payment_methods if _fits_method(text, m, currency)}
    if method_id not in {m.id for m in customer.payment_methods}:
        return text == "the payment method of the order"
    return fitting == {method_id}


def _fits_method(text: str, of: PaymentMethod, currency: str) -> bool:
    body, _, tail = text.partition(" (number …")
    if tail and not (tail.endswith(")") and flat(of.id).endswith(tail[:-1]) and len(tail) > 1):
        return False
    if of.kind == "paypal":
        return body == "PayPal"
    if of.kind == "gift_card":
        named, told, balance = body.partition(" that had " if " that had " in body else " with ")
        if named != "your gift card" or bool(told) != bool(balance):
            return False
        return not balance or (
            of.balance is not None
            and balance.endswith(" on it")
            and money(balance.removesuffix(" on it"), of.balance, currency)
        )
    brand = flat(of.brand or "", 30)
    brands = {brand.lower(), BRANDS.get(brand.lower(), brand).lower()} - {""} or {"card"}
    if of.last_four:
        named, _, last = body.partition(" ending in ")
        return last == flat(of.last_four, 8) and named.removeprefix("your ").lower() in brands
    return body.removeprefix("your ").removesuffix(" card").lower() in brands or body == "your card"


def means(text: str, method_id: str, customer: Customer, currency: str) -> bool:
    """ "by PayPal", "with your gift card"."""
    preposition, _, named = text.partition(" ")
    by = "by" if named.startswith("PayPal") else "with"
    return preposition == by and method(named, method_id, customer, currency)


# ---- options and items ----------------------------------------------------------------------------


def option(text: str, name: str, value: str) -> bool:
    """Whether a phrase says this value of this option, and no other word than the option's own."""
    said, called, meant = text.lower(), flat(name, 40).lower(), flat(value, 40).lower()
    if meant in _YES:
        return said in (called, f"with {called}")
    if meant in _NO:
        return said in (f"no {called}", f"not {called}")
    if not meant or not said:
        return False
    spare = Counter(word for word in called.split() if word not in meant.split())
    for found in re.finditer(rf"(?<!\S){re.escape(meant)}(?!\S)", said):
        around = f"{said[: found.start()]} {said[found.end() :]}".split()
        if not Counter(around) - spare:
            return True
    return False


def options(text: str, of: Mapping[str, str], needed: Iterable[str] = ()) -> bool:
    """A list of options, each said once and right, with all that are needed among them."""
    parts, stated = text.split(", ") if text else [], saying(of)
    return _options(tuple(parts), tuple(stated), stated, frozenset(needed) & set(stated))


def saying(of: Mapping[str, str]) -> dict[str, str]:
    """The options whose value says something once it is one plain line."""
    return {name: value for name, value in of.items() if flat(value, 40)}


def _options(
    parts: tuple[str, ...], left: tuple[str, ...], of: Mapping[str, str], needed: frozenset[str]
) -> bool:
    if not parts:
        return not needed & set(left)
    for size in range(1, len(parts) + 1):
        phrase, rest = ", ".join(parts[:size]), parts[size:]
        for name in left:
            if option(phrase, name, of[name]):
                others = tuple(other for other in left if other != name)
                if _options(rest, others, of, needed):
                    return True
    return False


def becomes(text: str, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Whether a text tells each option that changes, from what to what, and none that does not."""
    old, new = saying(old), saying(new)
    changed = [name for name in {**new, **old} if old.get(name) != new.get(name)]
    if not changed:
        return text == "the very same again"
    return _becomes(tuple(text.split(", ")), tuple(changed), old, new)


def _becomes(
    parts: tuple[str, ...], left: tuple[str, ...], old: Mapping[str, str], new: Mapping[str, str]
) -> bool:
    if not parts or not left:
        return not parts and not left
    return any(
        _change(", ".join(parts[:size]), name, old, new)
        and _becomes(parts[size:], tuple(other for other in left if other != name), old, new)
        for size in range(1, len(parts) + 1)
        for name in left
    )


def _change(phrase: str, name: str, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    if name not in new:
        return phrase.startswith("without ") and option(phrase.removeprefix("without "), name, old[name])
    if name not in old:
        return option(phrase, name, new[name])
    cuts = [found.start() for found in re.finditer(re.escape(" instead of "), phrase)]
    return any(
        option(phrase[:at], name, new[name]) and option(phrase[at + 12 :], name, old[name]) for at in cuts
    )


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that are the same in every respect."""

    line: Line
    quantity: int


def grouped(pieces: Iterable[tuple[Line, int]]) -> tuple[Group, ...]:
    found: dict[tuple[object, ...], Group] = {}
    for line, quantity in pieces:
        key = (flat(line.name), _plainly(line.options), line.price)
        found[key] = Group(line, (found[key].quantity if key in found else 0) + quantity)
    return tuple(found.values())


def _plainly(options: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((flat(name, 40), flat(value, 40)) for name, value in saying(options).items()))


def items(
    text: str,
    pieces: Iterable[tuple[Line, int]],
    among: Sequence[Line],
    currency: str = "",
    last: str = "and",
) -> bool:
    """Whether a list names exactly these pieces: all of them, how many of each, told from the other
    lines of the order, and with a currency each with its price."""
    return listed(text, grouped(pieces), lambda said, group: item(said, group, among, currency), last)


def item(text: str, group: Group, among: Sequence[Line], currency: str = "") -> bool:
    name = flat(group.line.name) or "item"
    bare = name[4:] if name.lower().startswith("the ") and len(name) > 4 else name
    lead = f"{group.quantity} × {name}" if group.quantity != 1 else f"the {bare}"
    if not text.startswith(lead):
        return False
    rest = text[len(lead) :]
    if not rest:
        return not currency and _told_apart("", group.line, among)
    if not (rest.startswith(" (") and rest.endswith(")")):
        return False
    inside = rest[2:-1]
    if not currency:
        return _told_apart(inside, group.line, among)
    told, _, price = inside.rpartition(", ")
    each = price.removesuffix(" each")
    if (each != price) != (group.quantity != 1) or not money(each, group.line.price, currency):
        return False
    return _told_apart(told, group.line, among)


def _told_apart(told: str, line: Line, among: Sequence[Line]) -> bool:
    """Right of this line, and of no other of the same name that is not the very same: all options in
    which they differ are told."""
    alike = [other.options for other in among if flat(other.name) == flat(line.name)]
    differing = {name for other in alike for name in other if any(o.get(name) != other[name] for o in alike)}
    others = [other for other in alike if _plainly(other) != _plainly(line.options)]
    return options(told, line.options, differing) and not any(
        options(told, other, differing) for other in others
    )


def swap(text: str, group: Group, variant: GoodsVariant, among: Sequence[Line], currency: str) -> bool:
    """ "the Mug: red instead of blue", with what it costs and cost or without."""
    named, colon, told = text.partition(": ")
    if not colon or not item(named, group, among):
        return False
    if becomes(told, group.line.options, variant.options):
        return True
    before, _, prices = told.rpartition(", ")
    prices = prices.removesuffix(" each") if group.quantity != 1 else prices
    new, _, old = prices.partition(" instead of ")
    return (
        becomes(before, group.line.options, variant.options)
        and money(new, variant.price, currency)
        and money(old, group.line.price, currency)
    )
