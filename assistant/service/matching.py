"""Looking for words in text as people type them: in capitals or not."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, or_

MOST_CHARS = 200


def contains(column: ColumnElement[Any], words: str) -> ColumnElement[bool]:
    """Whether these words stand in the text, in capitals or not. SQLite folds plain letters alone, so
    others are looked for as they are usually written."""
    words = words.strip()[:MOST_CHARS].replace("\0", "")
    found = column.icontains(words, autoescape=True)
    if words.isascii():
        return found
    written = {words, words.lower(), words.upper(), words.capitalize()}
    return or_(found, *(column.contains(form, autoescape=True) for form in sorted(written)))
