"""Values within a record, by column name or dotted path."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from retrieval.catalog.feeds import values
from retrieval.catalog.feeds.items import BadField

Values = Mapping[str, object]
KEY = "$key"
"""The name of a record in an object of objects."""


def at(row: object, path: str) -> object:
    """What is at `path`: a name as it stands, else its parts one by one; None if nothing."""
    if isinstance(row, Mapping) and path in row:
        return row[path]
    found = row
    for part in path.split("."):
        if isinstance(found, Mapping):
            found = found.get(part)
        elif isinstance(found, list) and part.isdecimal() and int(part) < len(found):
            found = found[int(part)]
        else:
            return None
    return found


def text_at(row: Values, path: str) -> str:
    """A scalar as its feed writes it; empty for what is absent or nested."""
    return _word(at(row, path)).strip()


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float | Decimal) else ""


def members(row: Values, path: str) -> list[tuple[str, object]]:
    found = at(row, path)
    if found is None:
        return []
    if not isinstance(found, Mapping):
        raise BadField(path, "is not an object")
    return list(found.items())


def objects(row: Values, path: str) -> Iterator[Values]:
    """Members of a list, or of an object of objects, where each knows its name as `$key`."""
    found = at(row, path)
    if found is None:
        return
    if isinstance(found, Mapping):
        given = [(str(key), value) for key, value in found.items()]
    elif isinstance(found, list):
        given = [(str(index), value) for index, value in enumerate(found)]
    else:
        raise BadField(path, "is neither a list nor an object")
    for key, value in given:
        if not isinstance(value, Mapping):
            raise BadField(f"{path}.{key}", "is not an object")
        yield {**value, KEY: key}


def listed(value: object, separator: str | None) -> list[object]:
    if value is None:
        return []
    if isinstance(value, list):
        return value
    if separator and isinstance(value, str):
        return [part.strip() for part in value.split(separator)]
    return [value]


def renamed(value: object, names: Mapping[str, str] | None, drop: Collection[str]) -> object:
    """The value by its other name; None if it is one that means nothing."""
    if not names and not drop:
        return value
    word = _word(value).strip()
    if word in drop:
        return None
    return (names or {}).get(word, value)


def scaled(value: object, scale: Decimal) -> object:
    """The number times `scale`; what is no number is left for the price to reject."""
    try:
        found = values.number("price", value)
    except BadField:
        return value
    return value if found is None else found * scale
