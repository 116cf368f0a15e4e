"""Any text as one that can be searched for: what no index or encoder takes is left out."""

from __future__ import annotations

import unicodedata

LONGEST = 1000
"""Characters of a query that are read: an encoder reads no more than 256 tokens."""


def readable(text: str) -> str:
    """Without invisible characters and halves of surrogate pairs, control characters as spaces."""
    text = text[:LONGEST]
    if text.isascii() and text.isprintable():
        return text
    kinds = ((c, unicodedata.category(c)) for c in text)
    return "".join(" " if kind == "Cc" else "" if kind in {"Cf", "Cs"} else c for c, kind in kinds)
