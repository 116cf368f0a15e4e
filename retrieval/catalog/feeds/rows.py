"""Rows of JSON Lines, JSON and YAML files, one at a time, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from retrieval.catalog.feeds import yaml_blocks
from retrieval.catalog.feeds.fingerprint import fingerprint
from retrieval.catalog.feeds.items import BadField, Reject
from retrieval.catalog.feeds.json_stream import UNREAD, Expecting, JsonStream, NotJson, decoder
from retrieval.catalog.feeds.raw import Place
from retrieval.catalog.feeds.source import Source
from retrieval.catalog.feeds.yaml_stream import NotYaml, YamlStream
from retrieval.errors import FeedError

LINE_CHARS = 32 * 1024 * 1024
"""The longest line of JSON that is read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a feed, by its text ("" where it is not known); `key` is its name where the
    feed is an object of objects."""

    place: Place
    text: str
    key: str | None = None
    value: object = UNREAD
    yaml: bool = False

    @property
    def fingerprint(self) -> str | None:
        return fingerprint(self.text, self.key) if self.text else None

    def read(self) -> Mapping[str, object]:
        """The record itself. Raises BadField if the text is not JSON, or no object."""
        value = self.value
        if value is UNREAD and self.yaml:
            value = yaml_blocks.composed(self.text)
        elif value is UNREAD:
            try:
                value = decoder().decode(self.text.lstrip("\ufeff"))
            except (ValueError, RecursionError) as error:
                raise BadField("", f"not JSON: {error}") from error
        if not isinstance(value, Mapping):
            raise BadField("", f"a {type(value).__name__} where an object belongs")
        return value

    @property
    def shown(self) -> Place:
        """Its place, with the record to be shown: as it was read, a line of JSON as it stands."""
        row = self.text if self.value is UNREAD else self.value
        return Place(self.place.file, self.place.line, row)


def rows(source: Source, at: Sequence[str] = (), known: Expecting | None = None) -> Iterator[Row | Reject]:
    """Records of a file by its kind: .yaml, .yml, .json, and lines of JSON otherwise.

    `at` leads to the list (or object of objects) that holds them. Of a record that is `known`
    the text alone is looked at. Raises FeedError if the file as a whole cannot be read,
    wherever in it that shows.
    """
    if source.suffix in (".yaml", ".yml"):
        return _checked(source, _yaml(source, at, known))
    if source.suffix in (".jsonl", ".ndjson") or not _is_document(source, at):
        return json_lines(source)
    return _checked(source, _json(source, at, known))


def _is_document(source: Source, at: Sequence[str]) -> bool:
    """Whether the file is one JSON value rather than one a line."""
    if at or source.suffix == ".json":
        return True
    with source.text() as text:
        return text.read(4096).lstrip().startswith("[")


def json_lines(source: Source) -> Iterator[Row | Reject]:
    with source.text() as text:
        number = 0
        while line := text.readline(LINE_CHARS):
            number += 1
            row = Row(Place(source.name, number), line)
            if len(line) == LINE_CHARS and not line.endswith("\n"):
                _skip_line(text)
                yield row.shown.reject(BadField("", f"a line of more than {LINE_CHARS} characters"))
            elif line.strip():
                yield row


def _skip_line(text: TextIO) -> None:
    while (piece := text.readline(LINE_CHARS)) and not piece.endswith("\n"):
        pass


def _json(source: Source, at: Sequence[str], known: Expecting | None) -> Iterator[Row]:
    with source.text() as text:
        for line, key, value, said in JsonStream(text, known).records(at):
            yield Row(Place(source.name, line), said, key, value)


def _yaml(source: Source, at: Sequence[str], known: Expecting | None) -> Iterator[Row]:
    with source.text() as text:
        found = yaml_blocks.records(source, known) if known and not at else None
        if found is None:
            found = yaml_blocks.with_texts(source, YamlStream(text).records(at))
        for line, key, value, said in found:
            yield Row(Place(source.name, line), said, key, value, yaml=True)


def _checked(source: Source, found: Iterator[Row]) -> Iterator[Row]:
    try:
        yield from found
    except (NotJson, NotYaml) as error:
        raise FeedError(source.path, f"{source.member or ''}{error}") from error
