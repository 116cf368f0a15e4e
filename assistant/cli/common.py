"""Options and output that commands share."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

console = Console()
errors = Console(stderr=True)

ShopFolder = Annotated[
    Path,
    typer.Option(
        "--shop", help="The shop's folder (shop.toml, policies/, data/).", envvar="FLOORWALKER_FOLDER"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
DEMO = Path("demo")


def print_json(value: object) -> None:
    """One JSON document on standard output; exact numbers and times as strings."""
    print(json.dumps(value, default=str, ensure_ascii=False, indent=2))


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    grid = Table(title=title, title_justify="left", header_style="bold")
    for column in columns:
        grid.add_column(column)
    for row in rows:
        grid.add_row(*(Text(plain(str(cell))) for cell in row))
    console.print(grid)


def plain(words: str) -> str:
    """Words of strangers without what a terminal would obey: control characters and escapes."""
    return "".join(c for c in words if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})
