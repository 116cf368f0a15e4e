"""Measured figures: how an eval writes them, and how they are printed together."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

REPORTS = Path("build/reports")
DATA = Path(os.environ.get("FLOORWALKER_DATA", Path(__file__).parents[1].parent / "shared" / "data"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and its unit; `against` names what it was measured beside, `ratio` to that."""

    name: str
    value: float
    unit: str
    against: str | None = None
    ratio: float | None = None


def write(name: str, command: str, figures: Sequence[Figure]) -> Path:
    """Write `build/reports/<name>.json` and print it as a table."""
    path = save(name, command, figures)
    show([path])
    return path


def save(name: str, command: str, figures: Sequence[Figure]) -> Path:
    """Write `build/reports/<name>.json`."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    path = REPORTS / f"{name}.json"
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    document = {"name": name, "command": command, "machine": machine, "figures": [asdict(f) for f in figures]}
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    return path


def show(paths: Sequence[Path]) -> None:
    table = Table("report", "figure", "value", "unit", "against", "ratio", title_justify="left")
    for path in paths:
        report = json.loads(path.read_text(encoding="utf-8"))
        for figure in report["figures"]:
            ratio = "" if figure.get("ratio") is None else f"{figure['ratio']:.2f}"
            value = f"{figure['value']:,.3f}".rstrip("0").rstrip(".")
            table.add_row(
                report["name"], figure["name"], value, figure["unit"], figure.get("against") or "", ratio
            )
    Console().print(table)
