"""safety queue, review: what the output policy held back."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, print_json, table
from assistant.settings import load

safety = typer.Typer(help="What was held back before it was said.", no_args_is_help=True)


class Word(StrEnum):
    RIGHT = "right"
    PASS = "pass"  # noqa: S105 - no password


def register(app: typer.Typer) -> None:
    safety.command("queue")(queue)
    safety.command("review")(review)
    app.add_typer(safety, name="safety")


def queue(
    reviewed: Annotated[bool, typer.Option("--reviewed", help="What staff have looked at instead.")] = False,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """What was held back and waits for staff, the newest first."""
    from assistant.records import open_records  # heavy
    from assistant.service.held import State

    states = (State.RIGHT, State.PASS) if reviewed else (State.PENDING,)
    found = open_records(load(shop)).held.of(states)
    if as_json:
        print_json([asdict(line) for line in found])
        return
    columns = ("id", "when", "category", "by", "language", "text", "staff")
    rows = [
        (x.id, f"{x.at:%Y-%m-%d %H:%M}", x.category, x.writer, x.language, x.text, x.state) for x in found
    ]
    table("Held back", columns, rows)


def review(
    held_id: Annotated[str, typer.Argument(metavar="ID", help="As `safety queue` lists it.")],
    word: Annotated[Word, typer.Argument(help="right to hold, or it should pass.")],
    by: Annotated[str, typer.Option("--by", help="Who says so.")] = "owner",
    note: Annotated[str | None, typer.Option("--note", help="Why.")] = None,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Say whether it was right to hold a text; one that should pass is not held again."""
    from assistant.records import open_records  # heavy
    from assistant.service.held import State

    line = open_records(load(shop)).held.review(held_id, State(word.value), by, note)
    if as_json:
        print_json(asdict(line))
    else:
        console.print(f"{line.id}: {line.state}")
