"""How far a run is, on a bar that goes when it is done."""

from __future__ import annotations

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from assistant.cli.common import errors


def bars() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=errors, transient=True)


class Bar:
    """Shows the stages of a run."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def started(self, stage: str, total: int | None) -> None:
        self._tasks[stage] = self._progress.add_task(stage, total=total)

    def advanced(self, stage: str, count: int) -> None:
        self._progress.advance(self._tasks[stage], count)

    def finished(self, stage: str) -> None:
        self._progress.remove_task(self._tasks.pop(stage))
