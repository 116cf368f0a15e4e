"""What things of the order records are called: in replies, on the buttons under them, and in the check
of both. Text of records is data: it is brought to one plain line, whoever wrote it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency

from assistant.orders import STORE_CREDIT, Address, GoodsVariant, Line, Order, PaymentMethod

LONGEST = 80
"""Characters of one name or value that are told; a longer one is cut with a mark."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

BRANDS = {
    "visa": "Visa",
    "mastercard": "Mastercard",
    "amex": "American Express",
    "american express": "American Express",
    "discover": "Discover",
}

_MARKUP = re.compile(r"<[^>]{0,200}>|[<>*`|~\[\]{}\\_“”\"]+")
_LINK = re.compile(r"\b(?:[a-z][a-z+.-]{1,10}://|www\.|javascript:|data:)+", re.IGNORECASE)
_STOP = re.compile(r"[.!?:;。！？]+(?=\s|$)")


def tongue(tag: str) -> str:
    """What a language is called in English ("German"); its tag where it has no name."""
    return str(Locale("en").languages.get(tag.split("-", maxsplit=1)[0]) or tag)


def flat(text: str, longest: int = LONGEST) -> str:
    """Text of a record as one plain line: no markup, link, control character or invisible mark, no end
    of a sentence inside of it, and not too long."""
    kept = "".join(
        " " if unicodedata.category(c)[0] in "CZ" else c for c in unicodedata.normalize("NFC", text)
    )
    bare = _STOP.sub("", _LINK.sub(" ", _MARKUP.sub(" ", kept)))
    line = " ".join(bare.split()).strip(" .,:;-#!?")
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0].rstrip(" .,:;-") + "…"


def reason(text: str) -> str:
    """Why something is wanted: "no longer needed"; what stands behind a colon in brackets, as in "does not
    fit (too big)"."""
    family, _, words = text.partition(": ")
    told, more = flat(family), flat(words)
    return f"{told} ({more})" if told and more else told or more


def amount(value: Decimal, currency: str) -> str:
    """Money that moves, always to the cent: "$12.40", "$39.00"."""
    return str(format_currency(value, currency, locale="en_US"))


def number(order_id: str) -> str:
    """An order's number as customers know it: "2041", "#W2611340"."""
    mark = "#" if order_id.strip().startswith("#") else ""
    return mark + flat(order_id, 40)


def day(at: date, *, weekday: bool = True, year: bool = False) -> str:
    """ "Tuesday 17 November", "17 November 2026": by the clock that the record carries."""
    said = f"{at.day} {MONTHS[at.month - 1]}"
    said = f"{WEEKDAYS[at.weekday()]} {said}" if weekday else said
    return f"{said} {at.year}" if year else said


def address(of: Address) -> str:
    """In full and in one line."""
    region = " ".join(part for part in (flat(of.state), flat(of.zip)) if part)
    parts = (flat(of.address1), flat(of.address2), flat(of.city), region, flat(of.country))
    return ", ".join(part for part in parts if part) or "no address"


# ---- payment methods -----------------------------------------------------------------


def method(of: PaymentMethod, among: Sequence[PaymentMethod] = (), currency: str = "USD") -> str:
    """What its owner knows it by, without "your": "Visa ending in 1020", "PayPal", "gift card". Two that
    would be called the same are told apart, gift cards by what is on them."""
    plain = _method(of)
    alike = [other for other in among if other.id != of.id and _method(other) == plain]
    if not alike:
        return plain
    if of.kind == "gift_card" and of.balance is not None:
        plain = f"{plain} with {amount(of.balance, currency)} on it"
        if all(other.balance != of.balance for other in alike):
            return plain
    tails = [flat(other.id)[-4:] for other in alike]
    own = flat(of.id)[-4:] if flat(of.id)[-4:] not in tails else flat(of.id)
    return f"{plain} (number …{own})"


def yours(of: PaymentMethod, among: Sequence[PaymentMethod] = (), currency: str = "USD") -> str:
    """As method, as it is said to its owner: "your Visa ending in 1020", "PayPal", "store credit"."""
    said = method(of, among, currency)
    return said if said.startswith(("PayPal", "store credit")) else f"your {said}"


def _method(of: PaymentMethod) -> str:
    if of.kind == "paypal":
        return "PayPal"
    if of.id == STORE_CREDIT.id:
        return "store credit"
    if of.kind == "gift_card":
        return "gift card"
    brand = flat(of.brand or "", 30)
    brand = BRANDS.get(brand.lower(), brand) or "card"
    if of.last_four:
        return f"{brand} ending in {flat(of.last_four, 8)}"
    return brand if brand == "card" else f"{brand} card"


def method_labels(methods: Sequence[PaymentMethod], currency: str = "USD") -> tuple[str, ...]:
    """A label for each: "Visa ending in 1020", "PayPal", "Gift card ($75.00)"."""
    named = []
    for of in methods:
        if of.kind == "gift_card" and of.balance is not None:
            named.append(f"Gift card ({amount(of.balance, currency)})")
        else:
            said = _method(of)
            named.append(said[:1].upper() + said[1:])
    return _unique(named, [flat(of.id)[-4:] for of in methods])


# ---- options of items -------------------------------------------------------------------

_BARE = frozenset(
    [
        *("color", "colour", "material", "style", "type", "design", "theme", "finish", "flavor", "flavour"),
        *("pattern", "features", "feature", "connectivity", "compatibility", "edition", "model"),
    ]
)
"""Options whose value says by itself what it is."""
_UNITS = frozenset(["capacity", "diameter", "length", "height", "thickness", "pressure", "width", "weight"])
_STATES = ("proof", "resistant", "able", "less", "ed", "free")
_YES, _NO = frozenset(["yes", "true"]), frozenset(["no", "false", "none"])


def option(name: str, value: str) -> str:
    """One option as people say it: "black", "size 10", "no backlight", "leather strap", "16GB RAM"; "" of
    a value that says nothing."""
    called, said = flat(name, 40), flat(value, 40)
    if not said:
        return ""
    words = called.lower().split() or [""]
    before = " ".join(called.split()[:-1])
    if said.lower() in _YES | _NO:
        return _yes_or_no(called, said.lower() in _YES)
    if said.lower() in called.lower().split("/") or any(_begins(word, said) for word in words):
        return said
    if words[-1] in _BARE or (words[-1] == "size" and before):
        return f"{said} {before}".strip()
    if words[-1] == "size" or (said[:1].isdigit() and before):
        return f"{called} {said}".strip()
    if words == ["ram"]:
        called = "RAM"
    if words[-1] in _UNITS and re.search(r"\d\s*[a-z]", said, re.IGNORECASE):
        return said
    return f"{said} {called}".strip()


def _begins(word: str, said: str) -> bool:
    """Whether a value brings the option's own word along ("hard cover", "4-piece", "not resistant")."""
    return len(word) > 3 and word[:5] in said.lower()


def _yes_or_no(called: str, yes: bool) -> str:
    if called.lower().endswith(_STATES):
        return called if yes else f"not {called}"
    return f"with {called}" if yes else f"no {called}"


def options(of: Mapping[str, str], names: Iterable[str] | None = None) -> str:
    """All options, or those of these names, in the record's order: "black, size 10"."""
    kept = [name for name in of if names is None or name in set(names)]
    return ", ".join(said for name in kept if (said := option(name, of[name])))


def telling(among: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """The names of the options in which these differ, in the order of the first that has them."""
    names = dict.fromkeys(name for of in among for name in of)
    return tuple(name for name in names if len({of.get(name) for of in among}) > 1)


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the options that change."""
    return telling((new, old))


# ---- items ---------------------------------------------------------------------------------


def item(of: Line) -> str:
    return flat(of.name) or "item"


def apart(of: Line, among: Sequence[Line]) -> str:
    """What tells a line from others of the same name, "" where nothing has to or nothing does."""
    alike = [line.options for line in among if item(line) == item(of)]
    return options(of.options, telling(alike))


def line_labels(lines: Sequence[Line], among: Sequence[Line] = ()) -> tuple[str, ...]:
    """A label for each: "Desk Lamp", "T-Shirt (black, size M)"; `among` are all that they could be taken
    for, these themselves where it is empty."""
    parts = [apart(of, among or lines) for of in lines]
    named = [f"{item(of)} ({part})" if part else item(of) for of, part in zip(lines, parts, strict=True)]
    return _unique(named, [flat(of.line_id) for of in lines])


def variant_labels(
    variants: Sequence[GoodsVariant], currency: str = "USD", old: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """A label for each, by what tells them from each other (and from `old`, what it is to replace), with
    the price where that differs: "clicky, no backlight ($231.45)"."""
    maps = [of.options for of in variants]
    names = telling((*maps, old)) if old is not None else telling(maps)
    prices = len({of.price for of in variants}) > 1
    named = []
    for of in variants:
        said = options(of.options, names) or options(of.options) or "the same"
        named.append(f"{said} ({amount(of.price, currency)})" if prices else said)
    return _unique(named, [flat(of.id)[-4:] for of in variants])


def order_label(of: Order) -> str:
    """ "#W2611340: Water Bottle, Office Chair"; beyond two items, how many more."""
    names = list(dict.fromkeys(item(line) for line in of.items))
    said = ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")
    return f"{number(of.id)}: {said}" if said else number(of.id)


def order_labels(orders: Sequence[Order]) -> tuple[str, ...]:
    return _unique([order_label(of) for of in orders], [number(of.id) for of in orders])


def _unique(labels: Sequence[str], marks: Sequence[str]) -> tuple[str, ...]:
    """The labels, those that stand twice with a mark, and if that does not tell them apart, their place."""
    counted = Counter(labels)
    marked = [f"{a}, number {b}" if counted[a] > 1 and b else a for a, b in zip(labels, marks, strict=True)]
    again = Counter(marked)
    seen: Counter[str] = Counter()
    made = []
    for label in marked:
        seen[label] += 1
        made.append(f"{label}, {seen[label]} of {again[label]}" if again[label] > 1 else label)
    return tuple(made)
