"""A feed read through before anything changes: products in a temporary file, faults in another."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TextIO

from retrieval.catalog.codec import content_hash, encode
from retrieval.catalog.feeds.items import Known, Note, Reject
from retrieval.catalog.feeds.read import Format, read
from retrieval.catalog.feeds.recall import Recall
from retrieval.catalog.feeds.remembering import Memories
from retrieval.catalog.product import Product
from retrieval.catalog.progress import Progress
from retrieval.catalog.spool import Spool

TICK = 200
"""Rows between two reports of progress."""
NOTES_OF_A_KIND = 20
"""How many notes with the same words are written down; all are counted."""


@dataclass(slots=True)
class Staged:
    """What the feeds hold: the last product of each id, by content hash. There is a document of
    each that the catalogue did not hold just so."""

    spool: Spool
    hashes: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    read: int = 0
    rejected: int = 0
    duplicates: int = 0
    noted: int = 0

    def document(self, identity: str) -> bytes:
        return self.spool.read(self.places[identity])


@contextmanager
def stage(
    files: Sequence[Path],
    faults: Path,
    format: Format | str,
    mapping: Path | None,
    currency: str,
    progress: Progress,
    amended: Callable[[Product], Product],
    memories: Memories,
) -> Iterator[Staged]:
    """Read every feed to its end; what is kept of a product is what `amended` makes of it, and
    what `memories` know is not read again. Raises FeedError, whichever row shows it."""
    with Spool() as spool:
        staged = Staged(spool)
        progress.started("reading", None)
        with _Faults(faults) as report:
            for file in files:
                with memories.of(file) as recall:
                    for item in read(file, format, mapping, currency, recall):
                        if isinstance(item, Note):
                            _note(staged, report, item)
                            continue
                        _take(staged, report, item, file, recall, amended)
                        if staged.read % TICK == 0:
                            progress.advanced("reading", TICK)
        progress.advanced("reading", staged.read % TICK)
        progress.finished("reading")
        yield staged


def _note(staged: Staged, report: _Faults, note: Note) -> None:
    staged.noted += 1
    report.note(note)


def _take(
    staged: Staged,
    report: _Faults,
    item: Product | Reject | Known,
    file: Path,
    recall: Recall,
    amended: Callable[[Product], Product],
) -> None:
    staged.read += 1
    if isinstance(item, Reject):
        staged.rejected += 1
        report.write("reject", item)
        return
    if item.id in staged.hashes:
        staged.duplicates += 1
        reason = f"{item.id!r} comes again as product {staged.read}: the last one counts"
        report.write("duplicate", Note(str(file), 0, "id", reason))
    if isinstance(item, Known):
        staged.hashes[item.id] = item.content_hash
        return
    product = amended(item)
    document = encode(product)
    staged.hashes[item.id] = content_hash(document)
    staged.places[item.id] = staged.spool.append(document)
    if product is item:
        recall.took(staged.hashes[item.id])


class _Faults:
    """The file of rejects: made with its first line, and gone if there is none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def __enter__(self) -> _Faults:
        self._path.unlink(missing_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def note(self, note: Note) -> None:
        kind = (note.file, note.field, note.reason)
        self._seen[kind] += 1
        if self._seen[kind] <= NOTES_OF_A_KIND:
            self.write("note", note)

    def write(self, kind: str, fault: Reject | Note) -> None:
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
        line = json.dumps({"kind": kind, **asdict(fault)}, ensure_ascii=False)
        self._file.write(line.encode("utf-8", "replace").decode() + "\n")
