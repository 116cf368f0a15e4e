"""Quantities in text: an amount, its unit or currency, and the nouns it stands with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum

from assistant.grounding.text import Kind, Token


class Measure(Enum):
    MONEY = "money"
    PERCENT = "percent"
    UNIT = "unit"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Quantity:
    """`first` and `last` are the places of its tokens; `unit` a canonical unit or a currency
    sign; `near` the stems of up to three words
    after it, `behind` of two before."""

    value: Decimal
    measure: Measure
    unit: str
    first: int
    last: int
    near: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    spelled: bool = False


CURRENCIES = {"$": "$", "€": "€", "£": "£", "¥": "¥", "₹": "₹"}
CURRENCY_WORDS = {
    "dollar": "$", "dollars": "$", "bucks": "$", "usd": "$", "cad": "$", "aud": "$", "euro": "€",
    "euros": "€",
    "eur": "€", "gbp": "£", "quid": "£", "sterling": "£", "yen": "¥", "jpy": "¥", "rupees": "₹", "inr": "₹",
}  # fmt: skip
SIGN_OF = {
    "USD": "$",
    "CAD": "$",
    "AUD": "$",
    "NZD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "CNY": "¥",
    "INR": "₹",
}

_UNIT_WORDS = {
    "g": "g gram grams gramme grammes", "kg": "kg kgs kilo kilos kilogram kilograms",
    "mg": "mg milligram milligrams",
    "oz": "oz ounce ounces", "lb": "lb lbs pound pounds",
    "mm": "mm millimeter millimeters millimetre millimetres",
    "cm": "cm centimeter centimeters centimetre centimetres", "m": "m meter meters metre metres",
    "km": "km kilometer kilometers kilometre kilometres", "in": "in inch inches \" ″ ”", "ft": "ft foot feet",
    "yd": "yd yard yards", "mile": "mile miles mi", "ml": "ml milliliter milliliters millilitre millilitres",
    "cl": "cl", "l": "l liter liters litre litres", "cup": "cup cups", "gal": "gallon gallons gal",
    "pt": "pint pints", "qt": "quart quarts", "kb": "kb", "mb": "mb", "gb": "gb gigabyte gigabytes",
    "tb": "tb terabyte terabytes", "mah": "mah", "wh": "wh", "w": "w watt watts", "kw": "kw kilowatt",
    "v": "v volt volts",
    "hz": "hz hertz", "khz": "khz", "mhz": "mhz", "ghz": "ghz", "mp": "mp megapixel megapixels", "dpi": "dpi",
    "lm": "lm lumen lumens", "db": "db decibel decibels", "bar": "bar bars", "psi": "psi", "kcal": "kcal",
    "s": "s sec secs second seconds", "min": "min mins minute minutes", "h": "h hr hrs hour hours",
    "day": "day days", "week": "week weeks", "month": "month months", "year": "year years yr yrs",
    "°c": "°c celsius", "°f": "°f fahrenheit", "am": "am", "pm": "pm", "star": "star stars",
    "p": "p", "k": "k", "ghr": "ghr", "rpm": "rpm", "mph": "mph", "kmh": "kmh", "fps": "fps",
}  # fmt: skip
UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
_ONLY_JOINED = frozenset(
    {"m", "g", "l", "w", "v", "s", "h", "p", "k", "in", '"', "″", "”", "bar", "min", "sec", "am"}
)
"""Written apart from a number these may be ordinary words, so the number has to be in figures."""

_TIMES = frozenset(["min", "h", "day", "week", "month", "year"])
_LENGTHWISE = frozenset(["long", "wide", "tall", "deep", "high", "across", "thick"])
WORKING = frozenset({"business", "working"})

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
NUMBER_WORDS = {w: Decimal(n) for n, w in enumerate(_SMALL)} | {
    w: Decimal(n * 10)
    for n, w in enumerate(["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 3)
}
DIMENSIONS = {
    "long": "length", "tall": "height", "high": "height", "wide": "width", "deep": "depth",
    "thick": "thickness",
    "across": "diameter", "heavy": "weight",
}  # fmt: skip
_SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "dozen": Decimal(12),
    "million": Decimal(1000000),
}
_PRONOUN_BEFORE = frozenset(
    [
        "the",
        "this",
        "that",
        "which",
        "each",
        "every",
        "another",
        "other",
        "any",
        "only",
        "no",
        "first",
        "second",
        "third",
        "last",
    ]
)
_LINKS = frozenset({"to", "-", "–", "—", "or", "and", "x", "×", "by"})


def quantities(tokens: Sequence[Token]) -> list[Quantity]:
    """Every quantity of a text, in order."""
    found: list[Quantity] = []
    index = 0
    while index < len(tokens):
        quantity = _at(tokens, index)
        if quantity is None:
            index += 1
        else:
            found.append(quantity)
            index = quantity.last + 1
    return _inherit(tokens, found)


def _at(tokens: Sequence[Token], index: int) -> Quantity | None:
    start = index
    sign = CURRENCIES.get(tokens[index].text) or (
        CURRENCY_WORDS.get(tokens[index].lower) if tokens[index].text.isupper() else None
    )
    if sign and index + 1 < len(tokens) and tokens[index + 1].kind is Kind.NUMBER:
        index += 1
    value, last = _value(tokens, index)
    if value is None:
        return _single(tokens, index)
    spelled = tokens[index].kind is Kind.WORD
    if sign and index > start:
        return Quantity(value, Measure.MONEY, sign, start, last)
    return _with_unit(tokens, value, start, last, spelled)


def _single(tokens: Sequence[Token], index: int) -> Quantity | None:
    """ "an hour" is one hour."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if (
        tokens[index].lower in {"a", "an"}
        and UNITS.get(following) in _TIMES
        and following not in _ONLY_JOINED
    ):
        return Quantity(Decimal(1), Measure.UNIT, UNITS[following], index, index + 1, spelled=True)
    return None


def _with_unit(tokens: Sequence[Token], value: Decimal, start: int, last: int, spelled: bool) -> Quantity:
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is None:
        return Quantity(value, Measure.BARE, "", start, last, *_near(tokens, start, last), spelled)
    if following.lower in CURRENCY_WORDS or following.text in CURRENCIES:
        sign = CURRENCY_WORDS.get(following.lower) or CURRENCIES[following.text]
        return Quantity(value, Measure.MONEY, sign, start, last + 1)
    if following.lower in {"%", "percent"} or (following.lower == "per" and _is(tokens, last + 2, "cent")):
        return Quantity(value, Measure.PERCENT, "%", start, last + (2 if following.lower == "per" else 1))
    at = last + 1
    working = following.lower in WORKING and at + 1 < len(tokens)
    if working:
        at += 1
    unit = UNITS.get(tokens[at].lower)
    if unit and not (tokens[at].lower in _ONLY_JOINED and spelled) and not _is_preposition(tokens, at):
        return Quantity(
            value, Measure.UNIT, ("working " if working else "") + unit, start, at, spelled=spelled
        )
    return Quantity(value, Measure.BARE, "", start, last, *_near(tokens, start, last), spelled)


def _is_preposition(tokens: Sequence[Token], at: int) -> bool:
    """Whether "in" after a number is no inch: "8 in all"."""
    if tokens[at].lower not in {"in", "am"} or tokens[at].joined or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].kind is not Kind.MARK and tokens[at + 1].lower not in _LENGTHWISE | {
        "for",
        "and",
        "or",
        "against",
        "to",
    }


def _value(tokens: Sequence[Token], index: int) -> tuple[Decimal | None, int]:
    token = tokens[index]
    if token.kind is Kind.NUMBER:
        try:
            value = Decimal(token.text.replace(",", ""))
        except InvalidOperation:
            return None, index
        if _is(tokens, index + 1, "thousand", "hundred", "million"):
            return value * _SCALES[tokens[index + 1].lower], index + 1
        return value, index
    if token.lower not in NUMBER_WORDS or (token.lower == "one" and _is_pronoun(tokens, index)):
        return None, index
    value, last = NUMBER_WORDS[token.lower], index
    if (
        value >= 20
        and last + 1 < len(tokens)
        and 0 < NUMBER_WORDS.get(tokens[last + 1].lower, Decimal(0)) < 10
    ):
        value, last = value + NUMBER_WORDS[tokens[last + 1].lower], last + 1
    while last + 1 < len(tokens) and tokens[last + 1].lower in _SCALES:
        value, last = value * _SCALES[tokens[last + 1].lower], last + 1
    return value, last


def _is_pronoun(tokens: Sequence[Token], index: int) -> bool:
    """Whether "one" stands for a thing ("the lighter one") and does not count."""
    if _is(
        tokens,
        index + 1,
        "of",
        "size",
        "fits",
        "fit",
        "matches",
        "match",
        "that",
        "product",
        "item",
        "option",
    ):
        return bool(index) and tokens[index - 1].lower in _PRONOUN_BEFORE
    before = tokens[index - 1].lower if index else ""
    return before not in {"", "is", "'s", "just", "found", "have", "got", "in", "with", "has"}


def _is(tokens: Sequence[Token], index: int, *words: str) -> bool:
    return 0 <= index < len(tokens) and tokens[index].lower in words


def _near(tokens: Sequence[Token], first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of up to three words after and two before, as far as the next mark."""
    after: list[str] = []
    for token in tokens[last + 1 : last + 4]:
        if token.kind is Kind.MARK or token.lower in {"for", "and", "at", "against", "with"}:
            break
        after.append(token.stem)
    before: list[str] = []
    for token in reversed(tokens[max(0, first - 2) : first]):
        if token.kind is Kind.MARK and token.text != ":":
            break
        before.append(token.stem)
    return tuple(after), tuple(before)


def _inherit(tokens: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """In "5 to 7 business days" and "30 x 40 cm" the first number has the unit of the last."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, following = result[index], result[index + 1]
        between = tokens[here.last + 1 : following.first]
        linked = len(between) <= 1 and all(t.lower in _LINKS for t in between)
        if here.measure is Measure.BARE and linked and following.measure is not Measure.BARE:
            result[index] = Quantity(
                here.value, following.measure, following.unit, here.first, here.last, spelled=here.spelled
            )
    return result
