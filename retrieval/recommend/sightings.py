"""When each product was first seen in the shop, kept in a file beside the index: no feed says it.

What was there at the first look was there before, nobody knows since when, and is never called new.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Mapping
from pathlib import Path
from threading import Lock

log = logging.getLogger(__name__)


class Sightings:
    """A line for each product, `["id", seconds since 1970]`, or null where it was there at the first look.
    Two processes may add to one file: the first line of a product counts."""

    def __init__(self, file: Path | None = None) -> None:
        """Without a file it is forgotten with the process."""
        self._file, self._lock = file, Lock()
        self._seen: dict[str, float | None] = {}
        for identity, at in _lines(file) if file is not None else ():
            self._seen.setdefault(identity, at)

    @property
    def times(self) -> Mapping[str, float]:
        """Of the products that came after the first look."""
        return {identity: at for identity, at in self._seen.items() if at is not None}

    def at(self, identity: str) -> float:
        """NaN where it is not known."""
        at = self._seen.get(identity)
        return float("nan") if at is None else at

    def note(self, ids: Collection[str], now: float) -> None:
        """That these are there. A product that comes back is no new one."""
        with self._lock:
            first = not self._seen
            new: dict[str, float | None] = {i: None if first else now for i in ids if i not in self._seen}
            self._seen.update(new)
        if new and self._file is not None:
            self._append(self._file, new)

    @staticmethod
    def _append(file: Path, new: Mapping[str, float | None]) -> None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a", encoding="utf-8") as lines:
                lines.write("".join(json.dumps([identity, at]) + "\n" for identity, at in new.items()))
        except OSError:
            log.warning(
                "%s cannot be written: when products came is known until the restart", file, exc_info=True
            )


def _lines(file: Path) -> list[tuple[str, float | None]]:
    """Those that can be read: the last one is cut off where a process was stopped."""
    found: list[tuple[str, float | None]] = []
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return found
    except OSError:
        log.warning(
            "%s cannot be read: every product counts as one that was there before", file, exc_info=True
        )
        return found
    for line in lines:
        try:
            identity, at = json.loads(line)
        except (ValueError, TypeError):
            continue
        if isinstance(identity, str) and (at is None or isinstance(at, int | float)):
            found.append((identity, at))
    return found
