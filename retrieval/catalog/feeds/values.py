"""Prices, numbers, stock and times as feeds spell them.

Each function returns None for a value that is absent, and raises BadField for one that is
there and cannot be used. What it does not recognise it never guesses.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import cache

from babel import Locale
from babel.numbers import list_currencies
from price_parser import Price

from retrieval.catalog.feeds.items import BadField
from retrieval.catalog.product import Money, Stock

PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
SIGNED = re.compile(r"(?<!\d)\s*[-−–(]\s*[^\d\s]{0,4}\s*\d")
SEVERAL = re.compile(r"\d\s*(?:[-−–/]|to)\s*[^\d\s]{0,4}\s*\d")
LETTERS = re.compile(r"[^\W\d_]+")
MAX_AMOUNT = Decimal(10) ** 12
WORD_CHARS = 200
"""The longest text that is looked at for a price or a time: what is longer is neither."""
PLACES = 6
MAGNITUDE = 30

YES = frozenset({"true", "yes", "y", "1", "in stock", "instock", "available", "limited availability"})
"""What feeds write for what can be bought now; underscores are spaces."""
NO = frozenset({"false", "no", "n", "0", "out of stock", "outofstock", "sold out", "unavailable"}) | {
    *("discontinued", "preorder", "pre-order", "pre order", "backorder", "back order", "in store only"),
}


def empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def number(field: str, value: object) -> Decimal | None:
    """A finite decimal in plain notation."""
    if empty(value):
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise BadField(field, f"a {type(value).__name__} where a number belongs")
    try:
        found = Decimal(str(value).strip())
    except InvalidOperation:
        raise BadField(field, f"not a number: {str(value)[:40]!r}") from None
    if not found.is_finite():
        raise BadField(field, f"{found} is not a finite number")
    if found and not -MAGNITUDE < found.adjusted() < MAGNITUDE:
        raise BadField(field, f"a number too large or too small: {str(value)[:40]}")
    return found


def money(field: str, value: object, currency: str) -> Money | None:
    """An amount, with its own currency or the one given.

    `value` is a number, text such as "12.50", "12,50 EUR" or "$1,299", or an object with
    `amount` and `currency`.
    """
    if isinstance(value, dict):
        amount, own = value.get("amount"), value.get("currency")
        own = currency if empty(own) else own
        if isinstance(amount, dict) or not isinstance(own, str):
            raise BadField(field, "needs an amount, and a currency that is a text")
        return money(field, amount, own)
    if empty(value):
        return None
    if isinstance(value, str) and len(value) > WORD_CHARS:
        raise BadField(field, f"not a price: {value[:40]!r}")
    if isinstance(value, str) and not PLAIN.fullmatch(value.strip()):
        amount, currency = _worded(field, value, currency)
    else:
        plain = number(field, value)
        if plain is None:
            return None
        amount = plain
    code = currency.strip().upper()
    if code not in currency_codes():
        raise BadField(field, f"unknown currency {currency[:12]!r}")
    if amount < 0:
        raise BadField(field, f"a negative price: {amount}")
    if amount >= MAX_AMOUNT or -_exponent(amount) > PLACES:
        raise BadField(field, f"not a price: {str(value)[:40]}")
    return Money(amount if _exponent(amount) <= 0 else amount.quantize(Decimal(1)), code)


def _exponent(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _worded(field: str, value: str, currency: str) -> tuple[Decimal, str]:
    text = value.strip()
    try:
        if not Decimal(text).is_finite():
            raise BadField(field, f"{text[:40]} is not a price")
        raise BadField(field, f"a price in scientific notation: {text[:40]}")
    except InvalidOperation:
        pass
    if SEVERAL.search(text):
        raise BadField(field, f"more than one price: {text[:40]}")
    if SIGNED.search(text):
        raise BadField(field, f"a negative price: {text[:40]}")
    words = LETTERS.findall(text)
    code = next((word.upper() for word in words if word.upper() in currency_codes()), None)
    bare = re.sub(rf"(?i){code}", " ", text) if code else text
    if PLAIN.fullmatch(bare.strip()):
        return Decimal(bare.strip()), code or currency
    parsed = Price.fromstring(text)
    if parsed.amount is None:
        raise BadField(field, f"not a price: {text[:40]!r}")
    if code is None and parsed.currency:
        code = _code_of(parsed.currency, currency)
    if code is None and words:
        raise BadField(field, f"unknown currency in {text[:40]!r}")
    return parsed.amount, code or currency


@cache
def currency_codes() -> frozenset[str]:
    """ISO 4217, past and present."""
    return frozenset(list_currencies())


@cache
def _code_of(sign: str, default: str) -> str | None:
    """The currency of a sign; one that several share is the shop's own where it is among them."""
    signs = Locale("en").currency_symbols
    if sign.upper() in currency_codes():
        return sign.upper()
    if signs.get(default, "").endswith(sign):
        return default
    return next((code for code in sorted(signs) if signs[code] == sign), None)


def rating(field: str, value: object) -> float | None:
    found = number(field, value)
    if found is None:
        return None
    if not 0 <= found <= 5:
        raise BadField(field, f"{found} is not between 0 and 5")
    return float(found)


def count(field: str, value: object) -> int | None:
    found = number(field, value)
    if found is None:
        return None
    if found < 0 or found != found.to_integral_value() or found > MAX_AMOUNT:
        raise BadField(field, f"{found} is not a count")
    return int(found)


def stock(field: str, available: object, quantity: object) -> Stock:
    """Availability in words and the number left; either may be absent. Oversold is none left."""
    left = number(field, quantity)
    if left is not None and left != left.to_integral_value():
        raise BadField(field, f"{left} is not a count")
    units = None if left is None else max(0, min(int(left), 10**9))
    said = _available(field, available)
    if said is None and units is not None:
        said = units > 0
    return Stock(said, units)


def _available(field: str, value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    if empty(value):
        return None
    if not isinstance(value, str | int | float | Decimal):
        raise BadField(field, f"a {type(value).__name__} does not say whether it can be bought")
    words = str(value).strip().lower().replace("_", " ")
    if words in YES:
        return True
    if words in NO:
        return False
    raise BadField(field, f"{words[:40]!r} does not say whether it can be bought")


def moment(field: str, value: object) -> datetime | None:
    """ISO 8601; a time without a zone is taken as UTC."""
    if empty(value):
        return None
    if not isinstance(value, str) or len(value) > WORD_CHARS:
        raise BadField(field, "not a time in ISO 8601")
    text = re.sub(r" (?=[+-]\d{2}:?\d{2}$)|(?: UTC)$", "", value.strip())
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise BadField(field, f"not a time in ISO 8601: {value[:40]!r}") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
