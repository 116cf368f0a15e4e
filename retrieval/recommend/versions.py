"""Versions of what was learned, as folders, and which of them is in service.

`versions/<stamp>/` are whole or not there: they are made under a name with a dot and renamed. `current`
names the one in service and those that were before it; it is replaced in one step, so that a running
server reads the old or the new one, never a half.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from retrieval.errors import NoFormerVersion, TrainingUnderWay

POINTER: Final = "current"
LOCK: Final = "train.lock"
MAKING: Final = ".making"
STAMP: Final = "%Y%m%dT%H%M%S"
KEPT: Final = 3
"""Versions that stay beside the one in service, the newest."""
CURRENT: Final = "current"
FUSION: Final = "fusion"
FORMER: Final = "former"
"""What an experiment calls the version in service, the same without its ranker, and the one before."""
REMEMBERED: Final = 20
ABANDONED_S: Final = 7 * 86_400
"""A version that was begun and not finished is thrown away after that; until then it can be gone on with."""


class Versions:
    """The versions in one folder. Safe to use from several processes: one trains, many read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, version: str) -> Path:
        return self.folder / "versions" / version

    def names(self) -> tuple[str, ...]:
        """All that are whole, the oldest first."""
        try:
            found = [entry.name for entry in (self.folder / "versions").iterdir() if entry.is_dir()]
        except FileNotFoundError:
            return ()
        return tuple(sorted(name for name in found if not name.startswith(".")))

    @property
    def mark(self) -> tuple[int, int] | None:
        """Another value once another version is in service: cheap enough to ask for every second."""
        try:
            found = (self.folder / POINTER).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def in_service(self) -> tuple[str, ...]:
        """The version in service and those before it, the newest first, as far as they are still there."""
        try:
            said = json.loads((self.folder / POINTER).read_text("utf-8"))
            names = [str(said["current"]), *map(str, said["former"])]
        except (OSError, ValueError, KeyError, TypeError):
            return ()
        return tuple(name for name in names if _plain(name) and self.path(name).is_dir())

    @property
    def current(self) -> str | None:
        return next(iter(self.in_service()), None)

    def meant(self, name: str) -> str | None:
        """The version that an experiment's arm names. None where it is not there."""
        if name in ("", CURRENT, FUSION):
            return self.current
        if name == FORMER:
            return next(iter(self.in_service()[1:]), None)
        return name if _plain(name) and self.path(name).is_dir() else None

    def put(self, version: str) -> None:
        """Into service, from now on."""
        former = [name for name in self.in_service() if name != version]
        self._point(version, former)

    def rollback(self) -> str:
        """Put the version before this one into service. Raises NoFormerVersion where there is none."""
        names = self.in_service()
        if len(names) < 2:
            raise NoFormerVersion("there is no former version to call back")
        self._point(names[1], list(names[2:]))
        return names[1]

    def begin(self, now: float) -> Path:
        """An empty folder for a version that is being made, or the one that was begun and interrupted."""
        halves = self.folder / "versions" / MAKING
        with contextlib.suppress(OSError):
            if now - halves.stat().st_mtime > ABANDONED_S:
                shutil.rmtree(halves)
        halves.mkdir(parents=True, exist_ok=True)
        return halves

    def finish(self, making: Path, now: float) -> str:
        """Make a version of the folder that `begin` gave; its name."""
        stamp = datetime.fromtimestamp(now, UTC).strftime(STAMP)
        taken = set(self.names())
        name = next(n for n in _numbered(stamp) if n not in taken)
        making.replace(self.path(name))
        return name

    def prune(self, kept: int = KEPT) -> tuple[str, ...]:
        """Remove all but the one in service, those that can be called back and the newest."""
        staying = {*self.in_service()[: kept + 1], *self.names()[-1:]}
        return self._remove(name for name in self.names() if name not in staying)

    def drop(self, over: Callable[[Path], bool]) -> tuple[str, ...]:
        """Remove those that are `over`, by their folders, but not the one in service."""
        serving = self.current
        return self._remove(name for name in self.names() if name != serving and over(self.path(name)))

    def drop_former(self) -> tuple[str, ...]:
        """Remove all but the one in service, and what was begun: nothing of it can be called back. Raises
        TrainingUnderWay."""
        if not self.folder.is_dir():
            return ()
        with self.alone():
            shutil.rmtree(self.folder / "versions" / MAKING, ignore_errors=True)
            return self.drop(lambda folder: True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While this holds, nobody else trains. Raises TrainingUnderWay if somebody does."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise TrainingUnderWay(f"another process trains in {self.folder}") from error
        try:
            yield
        finally:
            lock.release()

    def _remove(self, names: Iterable[str]) -> tuple[str, ...]:
        gone = tuple(names)
        for name in gone:
            shutil.rmtree(self.path(name), ignore_errors=True)
        return gone

    def _point(self, version: str, former: list[str]) -> None:
        said = {"current": version, "former": former[:REMEMBERED]}
        beside = self.folder / f"{POINTER}.{os.getpid()}"
        with beside.open("w", encoding="utf-8") as file:
            json.dump(said, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.folder / POINTER)


def _plain(name: str) -> bool:
    """A name and no path: the pointer is a file, and files can be written by anybody who may."""
    return bool(name) and name == Path(name).name and not name.startswith(".")


def _numbered(stamp: str) -> Iterator[str]:
    yield stamp
    for number in range(2, 1_000_000):
        yield f"{stamp}-{number}"
