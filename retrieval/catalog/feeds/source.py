"""Files as text: encodings settled, zips opened, nothing held in memory whole."""

from __future__ import annotations

import codecs
import io
import lzma
import threading
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from retrieval.errors import FeedError

CHUNK = 1 << 20
HEAD = 1 << 16
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, EOFError)
"""What reading raises where a disk fails, or a zip is damaged, locked or packed in an unknown way."""
WESTERN = "floorwalker-western"
"""Error handler: a byte that is not UTF-8 is read as Windows-1252."""


@dataclass(frozen=True, slots=True)
class Source:
    """One feed: a file, or one file of a zip that is open."""

    path: Path
    member: str | None = None
    archive: zipfile.ZipFile | None = field(default=None, repr=False, compare=False)
    """Opened once for all its files: opening reads the whole directory."""

    @property
    def name(self) -> str:
        return f"{self.path}/{self.member}" if self.member else str(self.path)

    @property
    def suffix(self) -> str:
        return Path(self.member or self.path).suffix.lower()

    @contextmanager
    def binary(self) -> Iterator[BinaryIO]:
        try:
            if self.archive is None or self.member is None:
                with self.path.open("rb") as file:
                    yield file
            else:
                with self.archive.open(self.member) as file:
                    yield file  # type: ignore[misc]
        except UNREADABLE as error:
            raise FeedError(self.path, f"cannot be read: {error}") from error

    @contextmanager
    def text(self, newline: str | None = None) -> Iterator[io.TextIOWrapper]:
        """Decoded, without a BOM. `newline` as in open()."""
        codecs.register_error(WESTERN, _western)
        with self.binary() as file:
            yield io.TextIOWrapper(file, encoding=self.encoding(), errors=WESTERN, newline=newline)

    def encoding(self) -> str:
        head = self.head(4)
        return next((name for bom, name in BOMS if head.startswith(bom)), "utf-8")

    def head(self, size: int = HEAD) -> bytes:
        with self.binary() as file:
            return file.read(size)

    def first_broken_line(self) -> int | None:
        """The first line with a byte that is not UTF-8, or None. Reads the whole file."""
        if self.encoding() == "utf-16":
            return None
        decoder = codecs.getincrementaldecoder("utf-8")()
        line = 1
        with self.binary() as file:
            while chunk := file.read(CHUNK):
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError as error:
                    return line + error.object[: error.start].count(b"\n")
                line += chunk.count(b"\n")
        return None


def sources(path: Path) -> list[Source]:
    """The feeds in a file: itself, or the files of a zip in their order. The zip stays open for
    as long as one of them is there.

    Raises FeedError if it is not there, empty, or a zip without files.
    """
    if not path.is_file():
        raise FeedError(path, "is not a file")
    if path.stat().st_size == 0:
        raise FeedError(path, "is empty")
    if path.suffix.lower() != ".zip":
        return [Source(path)]
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise FeedError(path, f"is not a zip: {error}") from error
    members = [info.filename for info in archive.infolist() if _is_feed(info)]
    if not members:
        archive.close()
        raise FeedError(path, "holds no file")
    return [Source(path, member, archive) for member in members]


def _is_feed(info: zipfile.ZipInfo) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in info.filename.split("/"))
    return not info.is_dir() and not hidden and info.file_size > 0


def _western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _BROKEN.bytes += 1
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


class _Broken(threading.local):
    """How many bytes this thread has met that are not UTF-8."""

    bytes = 0


_BROKEN = _Broken()


def broken_bytes() -> int:
    """So far in this thread: if no more than before, what was read since is all UTF-8."""
    return _BROKEN.bytes
