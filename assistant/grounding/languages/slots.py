"""What stands in one place of a message, read: an amount, a number, a day, a value, a list.

None of this makes the text that it is compared with: it is read, and what it says is looked up. Days are the
exception: every way in which the language writes a day of the record is made, and compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel.core import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import NumberFormatError, get_currency_name, get_currency_symbol, parse_decimal
from opencc import OpenCC

from assistant.locales.messages import traditional
from retrieval.catalog.product import Money
from retrieval.languages.codes import LANGUAGES, Language
from retrieval.languages.lexicon import folded, lexicon

_NUMBER = re.compile(r"\d(?:[\d.,'’٬٫\s\u00a0\u202f]*\d)?")
MOST = 14
"""Items of a list that are read."""


def locale(tag: str) -> Locale:
    return Locale.parse(LANGUAGES[tag].locale)


def number(text: str, tag: str) -> Decimal | None:
    """A number in figures, as the language writes it; None for anything else."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text.strip())
    plain = plain.replace("٬", ",").replace("٫", ".") if plain != text.strip() else plain
    spot = Locale("en") if plain != text.strip() else locale(tag)
    if not re.fullmatch(_NUMBER, plain):
        return None
    if plain.isdigit():
        return Decimal(plain)
    try:
        return Decimal(parse_decimal(plain, spot, strict=True))
    except NumberFormatError:
        return None


def is_money(text: str, amount: Decimal, currency: str, tag: str) -> bool:
    """Whether a text says this amount of this currency, and nothing else."""
    found = _NUMBER.search(text)
    if found is None or number(found.group(), tag) != amount:
        return False
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip("\u00a0\u202f\u200f\u200e\u061c ")
    return folded(rest) in _called(currency, tag)


@lru_cache(maxsize=256)
def _called(currency: str, tag: str) -> frozenset[str]:
    spot = locale(tag)
    names = {get_currency_name(currency, count, spot) for count in (None, 1, 2, 3, 5, 11, 100)}
    signs = {currency, get_currency_symbol(currency, spot)}
    return frozenset(folded(name.strip("\u200f\u200e\u061c")) for name in names | signs)


def figure(text: str, tag: str) -> Decimal | None:
    """The one number of a text, whatever stands around it."""
    found = _NUMBER.findall(text)
    return number(found[0], tag) if len(found) == 1 else None


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """Traditional Chinese in the characters of the lexicon."""
    return str(_converter().convert(text))


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("tw2sp")


def is_price(text: str, price: Money | None, tag: str) -> bool:
    return price is not None and is_money(text, price.amount, price.currency, tag)


def is_count(text: str, value: int, tag: str) -> bool:
    return number(text, tag) == value


def is_rating(text: str, value: float | None, tag: str) -> bool:
    found = number(text, tag)
    return value is not None and found is not None and found == round(Decimal(str(value)), _decimals(found))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(1, -exponent) if isinstance(exponent, int) else 1


def is_day(text: str, at: date | datetime | None, tag: str) -> bool:
    """Whether a text says this day, with or without its weekday, year and time of the day."""
    if at is None:
        return False
    spot = locale(tag)
    days = {format_skeleton(s, at, locale=spot, fuzzy=True) for s in ("MMMMEEEEd", "MMMMd", "yMMMMd")}
    days.add(format_date(at, "long", spot))
    if isinstance(at, datetime):
        days |= {f"{day} {format_time(at.time(), 'HH:mm', locale=spot)}" for day in tuple(days)}
    return text in {str(day) for day in days}


def is_value(text: str, value: str, tag: str) -> bool:
    """Whether a text is a value of the record, as it stands there or as the language says it."""
    said = folded(text)
    if not said:
        return False
    if said == folded(value) or said == folded(value.replace("_", " ")):
        return True
    language: Language = LANGUAGES[tag]
    term = lexicon(language.data).say(value) or lexicon(language.data).say(value.replace("_", " "))
    if term is None:
        return False
    return _comma(said) in {
        _comma(folded(way)) for way in (term, traditional(term) if tag == "zh-Hant" else term)
    }


def _comma(text: str) -> str:
    """A value with commas of one kind: each language joins the parts of one by its own."""
    return re.sub("[,，、،] ?", ", ", text)


@lru_cache(maxsize=16)
def separators(tag: str) -> tuple[str, ...]:
    """What stands between the items of a list, the longest first."""
    patterns = locale(tag).list_patterns
    found = {"、", "，", ", ", "، ", "; ", "；"} if not LANGUAGES[tag].spaced else {", ", "، ", "; ", "؛ "}
    for style in ("standard", "or", "unit"):
        for pattern in patterns.get(style, {}).values():
            between = re.fullmatch(r"\{0\}(.+)\{1\}", pattern)
            if between:
                found.add(between[1])
    return tuple(sorted(found, key=len, reverse=True))


def items(text: str, tag: str, fits: Callable[[str], bool]) -> tuple[str, ...] | None:
    """The items of a list, each of which fits; None where the text is no such list. A separator that
    stands inside an item belongs to it."""
    if len(text) > 2000:
        return None
    return _items(text, tag, fits, MOST)


def _items(text: str, tag: str, fits: Callable[[str], bool], most: int) -> tuple[str, ...] | None:
    if fits(text):
        return (text,)
    if most <= 1:
        return None
    cuts = {(m.start(), m.end()) for s in separators(tag) for m in re.finditer(re.escape(s), text)}
    for start, end in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        head = text[:start]
        if head and fits(head):
            rest = _items(text[end:], tag, fits, most - 1)
            if rest is not None:
                return (head, *rest)
    return None


def bare(text: str, quotation: Iterable[str]) -> str:
    """A quote without the language's quotation marks (what stands before it, and what after)."""
    before, after = quotation
    if before and text.startswith(before) and text.endswith(after):
        return text[len(before) : len(text) - len(after)]
    return text
