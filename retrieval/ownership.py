"""One process owns a folder at a time, and a file in it says which."""

from __future__ import annotations

import json
import os
from pathlib import Path

from filelock import FileLock, Timeout

from retrieval.errors import IndexBusy

LOCK = "owner.lock"
NOTE = "owner.json"


class Owner:
    """Holds the folder until it is released. Raises IndexBusy if another process does."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / LOCK)
        self._note = folder / NOTE
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise IndexBusy(f"the index in {folder} is owned by process {self._pid()}") from error
        self._note.write_text(json.dumps({"pid": os.getpid()}))

    def _pid(self) -> int | str:
        try:
            return int(json.loads(self._note.read_text())["pid"])
        except (OSError, ValueError, KeyError):
            return "unknown"

    def release(self) -> None:
        self._lock.release()
