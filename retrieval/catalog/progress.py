"""Who is told how far a run is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told how far a run is; `total` is None where it is not known beforehand."""

    def started(self, stage: str, total: int | None) -> None: ...

    def advanced(self, stage: str, count: int) -> None: ...

    def finished(self, stage: str) -> None: ...


class Silent:
    def started(self, stage: str, total: int | None) -> None:
        pass

    def advanced(self, stage: str, count: int) -> None:
        pass

    def finished(self, stage: str) -> None:
        pass
