"""Rows of JSON Lines, JSON and YAML files, one at a time, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from retrieval.catalog.feeds.items import BadField, Reject
from retrieval.catalog.feeds.json_stream import JsonStream, NotJson, decoder
from retrieval.catalog.feeds.raw import Place
from retrieval.catalog.feeds.source import Source
from retrieval.catalog.feeds.yaml_stream import NotYaml, YamlStream
from retrieval.errors import FeedError

LINE_CHARS = 32 * 1024 * 1024
"""The longest line of JSON that is read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a feed; `key` is its name where the feed is an object of objects."""

    value: Mapping[str, object]
    place: Place
    key: str | None = None


def rows(source: Source, at: Sequence[str] = ()) -> Iterator[Row | Reject]:
    """Records of a file by its kind: .yaml, .yml, .json, and lines of JSON otherwise.

    `at` leads to the list (or object of objects) that holds them. Raises FeedError if the
    file as a whole cannot be read, wherever in it that shows.
    """
    if source.suffix in (".yaml", ".yml"):
        return _checked(source, _yaml(source, at))
    if source.suffix in (".jsonl", ".ndjson") or not _is_document(source, at):
        return json_lines(source)
    return _checked(source, _json(source, at))


def _is_document(source: Source, at: Sequence[str]) -> bool:
    """Whether the file is one JSON value rather than one a line."""
    if at or source.suffix == ".json":
        return True
    with source.text() as text:
        return text.read(4096).lstrip().startswith("[")


def json_lines(source: Source) -> Iterator[Row | Reject]:
    read = decoder()
    with source.text() as text:
        number = 0
        while line := text.readline(LINE_CHARS):
            number += 1
            place = Place(source.name, number, line)
            if len(line) == LINE_CHARS and not line.endswith("\n"):
                _skip_line(text)
                yield place.reject(BadField("", f"a line of more than {LINE_CHARS} characters"))
            elif line.strip():
                try:
                    value = read.decode(line.lstrip("\ufeff"))
                except (ValueError, RecursionError) as error:
                    yield place.reject(BadField("", f"not JSON: {error}"))
                else:
                    yield from _row(value, place, None)


def _skip_line(text: TextIO) -> None:
    while (piece := text.readline(LINE_CHARS)) and not piece.endswith("\n"):
        pass


def _json(source: Source, at: Sequence[str]) -> Iterator[Row | Reject]:
    with source.text() as text:
        for line, key, value in JsonStream(text).records(at):
            yield from _row(value, Place(source.name, line, value), key)


def _yaml(source: Source, at: Sequence[str]) -> Iterator[Row | Reject]:
    with source.text() as text:
        for line, key, value in YamlStream(text).records(at):
            yield from _row(value, Place(source.name, line, value), key)


def _row(value: object, place: Place, key: str | None) -> Iterator[Row | Reject]:
    if isinstance(value, Mapping):
        yield Row(value, place, key)
    else:
        yield place.reject(BadField("", f"a {type(value).__name__} where an object belongs"))


def _checked(source: Source, found: Iterator[Row | Reject]) -> Iterator[Row | Reject]:
    try:
        yield from found
    except (NotJson, NotYaml) as error:
        raise FeedError(source.path, f"{source.member or ''}{error}") from error
