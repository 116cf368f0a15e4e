"""How amounts, lists and names are written in a reply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from babel.numbers import format_currency

from assistant.evidence import Shown
from retrieval.catalog.product import Money

TAIL = re.compile(r",|\(| with | for ")
"""Where what a thing is called ends and what it comes with begins."""

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def money(value: Money, locale: str = "en_US") -> str:
    """ "$89" for a whole amount, "$94.50" for any other."""
    if value.amount == value.amount.to_integral_value():
        return str(format_currency(value.amount, value.currency, "¤#,##0", locale, currency_digits=False))
    return str(format_currency(value.amount, value.currency, locale=locale))


def listing(parts: Sequence[str], last: str = "and") -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def count(number: int) -> str:
    """Words up to ten, digits beyond, as in running text."""
    return SMALL[number] if 0 <= number < len(SMALL) else f"{number:,}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def name(shown: Shown) -> str:
    """The product's name as a noun phrase: "the Ridge Low"."""
    return titled(shown.product.name)


def titled(product: str) -> str:
    """A name with its article, unless it brings one along."""
    product = product.strip()
    return product if product.lower().startswith(("the ", "a ", "an ")) else f"the {product}"


def priced(shown: Shown) -> str:
    return f"{name(shown)} at {money(shown.price)}" if shown.price else name(shown)


def distinct(products: Sequence[Shown]) -> tuple[Shown, ...]:
    """The first of each name: two things of one name cannot be told apart in words."""
    return tuple({shown.product.name: shown for shown in reversed(products)}.values())[::-1]


def plain(number: Decimal | float) -> str:
    """A number without trailing zeros: 4.7, 5."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def several(shown: Shown) -> bool:
    return plural(shown.product.name)


def plural(name: str) -> bool:
    """Whether a name is a plural ("Earbuds", "Trail Shoes"), by its last word; "Shell Men's" is none."""
    last = TAIL.split(name, maxsplit=1)[0].split()[-1:] or [""]
    word = last[0].lower()
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")) and len(word) > 3


def be(shown: Shown) -> str:
    return "are" if several(shown) else "is"
