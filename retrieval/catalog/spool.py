"""A temporary file of records, so that a feed of any size can be gone over again."""

from __future__ import annotations

import tempfile
from types import TracebackType


class Spool:
    """Append bytes, get a place; give the place, get the bytes. Gone when closed."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="floorwalker-")  # noqa: SIM115 - closed by __exit__
        self._end = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def append(self, record: bytes) -> int:
        self._file.seek(self._end)
        place = self._end
        self._file.write(len(record).to_bytes(8, "big"))
        self._file.write(record)
        self._end += 8 + len(record)
        return place

    def read(self, place: int) -> bytes:
        self._file.seek(place)
        size = int.from_bytes(self._file.read(8), "big")
        return self._file.read(size)
