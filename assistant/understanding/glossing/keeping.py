"""What passes untouched: addresses, numbers of orders, links, quoted words, names of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.understanding.glossing.pieces import Kind, Pieces

KEPT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an email
    r"|https?://\S+|www\.\S+"
    r"|#\s?[A-Za-z]{0,3}\d[\w-]*"  # an order's number
    r"|\b[A-Za-z]{1,4}-?\d{3,}(?:-[\w]+)*\b"  # a code
    r"|\b(?=[\w-]*\d{3})[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+\b"
    r"|\b\d{2,}-\d{2,}(?:-\w+)*\b"
    r"|(?<![\d.,])\+?\d{6,}(?![\d.,])",
    re.ASCII,
)
LATIN = re.compile(
    r"(?![A-Za-z][\u30a1-\u30fa\u3400-\u9fff])"
    r"[A-Za-z][A-Za-z0-9'&+./-]*(?:[ ]+[A-Za-z0-9][A-Za-z0-9'&+./-]*)*"
)
"""Words in Latin letters among other letters; numbers between them belong to them."""
UNITS = re.compile(
    r"(?:usd|eur|cny|rmb|gbp|jpy|krw|thb|dollars?|euros?|cm|mm|m|kg|g|ml|l|oz|lb)", re.IGNORECASE
)


def keep(text: str, pieces: Pieces, names: Iterable[tuple[int, int]], *, latin: bool) -> str:
    """The text with a sign for each thing that passes as typed. `names` are places of products' names
    and brands; `latin` where the language is written in Latin letters itself."""
    for start, end in sorted(names, reverse=True):
        text = text[:start] + pieces.hold_or(text[start:end], text[start:end], Kind.NAME) + text[end:]
    text = KEPT.sub(lambda found: pieces.hold_or(found[0], found[0], Kind.NAME), text)
    return text if latin else LATIN.sub(lambda found: _word(found[0], pieces), text)


def _word(typed: str, pieces: Pieces) -> str:
    return typed if UNITS.fullmatch(typed) else pieces.hold_or(typed, typed, Kind.NAME)
