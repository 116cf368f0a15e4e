"""A YAML list of records taken apart at its dashes, so that a record that is known is not composed.

libyaml shows no text and cannot begin in the middle. In a list that stands at the margin every
record begins with a dash in the first column, and what is between two dashes means the same
wherever it stands, as long as no anchor is named. Where that does not hold for the whole file
(another layout, anchors, a quoted text that itself has a dash in the first column), the file
is composed from its beginning to its end.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import TextIO

from retrieval.catalog.feeds.fingerprint import fingerprint
from retrieval.catalog.feeds.json_stream import UNREAD, Expecting
from retrieval.catalog.feeds.source import Source
from retrieval.catalog.feeds.yaml_stream import NotYaml, YamlStream

ANCHOR = re.compile(r"(?:^|[\s\[{,:-])&[^\s&]", re.M)
FEW = 50
"""Unknown records that are composed alone; beyond them, and a tenth of all, the file is composed."""

Block = tuple[int, str]
"""(line, text)."""
Read = tuple[int, str | None, object, str]
"""(line, key, value or UNREAD, text or "" where it is not sure)."""


class NotBlocks(ValueError):
    pass


def records(source: Source, known: Expecting) -> Iterator[Read] | None:
    """The file's records if it is known well enough, those that are known UNREAD; else None."""
    unknown: dict[int, object] = {}
    count = 0
    try:
        with source.text() as text:
            for count, (line, block) in enumerate(_blocks(text), 1):
                if not known.has(fingerprint(block)):
                    unknown[line] = composed(block)
                if len(unknown) > max(FEW, count // 10):
                    return None
    except NotBlocks:
        return None
    return _read(source, unknown) if count else None


def _read(source: Source, unknown: dict[int, object]) -> Iterator[Read]:
    with source.text() as text:
        for line, block in _blocks(text):
            yield line, None, unknown.get(line, UNREAD), block


def with_texts(source: Source, found: Iterator[tuple[int, str | None, object]]) -> Iterator[Read]:
    """Records with their texts, where both ends of a record are ends of a block too."""
    if not _is_blocks(source):
        yield from ((*record, "") for record in found)
        return
    with source.text() as text:
        blocks = pairwise(chain(_blocks(text), [(0, "")]))
        end: tuple[int, str | None, object] = (0, None, None)
        (line, block), (following, _) = next(blocks)
        for record, after in pairwise(chain(found, [end])):
            while line < record[0] and following:
                (line, block), (following, _) = next(blocks)
            sure = record[1] is None and (line, following) == (record[0], after[0])
            yield *record, block if sure else ""


def _is_blocks(source: Source) -> bool:
    try:
        with source.text() as text:
            return sum(1 for _ in _blocks(text)) > 0
    except NotBlocks:
        return False


def _blocks(text: TextIO) -> Iterator[Block]:
    """Raises NotBlocks where the list is not at the margin, or names an anchor."""
    start, lines = 0, list[str]()
    for number, line in enumerate(text, 1):
        if line.startswith("- "):
            if lines:
                yield start, _plain(lines)
            start, lines = number, [line]
        elif line[0] not in " \n#":
            raise NotBlocks
        elif lines:
            lines.append(line)
    if lines:
        yield start, _plain(lines)


def _plain(lines: list[str]) -> str:
    block = "".join(lines)
    if ANCHOR.search(block):
        raise NotBlocks
    return block


def composed(block: str) -> object:
    """The record of a block that stands alone. Raises NotBlocks if it does not."""
    try:
        found = [value for _, _, value in YamlStream(io.StringIO(block)).records()]
    except NotYaml as error:
        raise NotBlocks from error
    if len(found) != 1:
        raise NotBlocks
    return found[0]
