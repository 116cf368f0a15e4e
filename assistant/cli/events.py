"""events import, events export."""

from __future__ import annotations

import sys
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.cli.common import DEMO, AsJson, ShopFolder, errors, plain, print_json
from assistant.settings import load

if TYPE_CHECKING:
    from assistant.service.behaviour.history import Imported

events = typer.Typer(help="What customers do with products.", no_args_is_help=True)
Form = Literal["auto", "csv", "jsonl", "pairs"]
Kind = Literal["view", "click", "dwell", "cart", "buy", "return", "up", "down", "dismiss"]


def register(app: typer.Typer) -> None:
    events.command("import")(import_events)
    events.command("export")(export_events)
    app.add_typer(events, name="events")


def import_events(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)],
    form: Annotated[
        Form, typer.Option("--format", help="pairs: a customer and a product a line, oldest first.")
    ] = "auto",
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--mapping",
            help="field=column, where the column's name does not say it; fields: customer, product, "
            "variant, kind, at, quantity, order, key. May be given several times.",
        ),
    ] = None,
    kind: Annotated[Kind, typer.Option(help="Of lines that do not say theirs.")] = "buy",
    time_format: Annotated[
        str | None, typer.Option(help="Of times that are not ISO 8601, such as %m/%d/%Y %H:%M.")
    ] = None,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Take in what customers did before: views, purchases and so on, from CSV, TSV or JSON lines, packed or
    not. What was taken in once is not taken in again, so an interrupted import is simply run again."""
    from assistant import parts  # heavy
    from assistant.records import open_records
    from assistant.service.behaviour.history import Imported, Reading, take_in
    from assistant.service.behaviour.history.mapping import mapped
    from retrieval.recommend.kinds import EventKind

    settings = load(shop)
    how = Reading(form, mapped(mapping or ()), EventKind(kind), time_format, parts.zone_of(settings))
    behaviour = open_records(settings).behaviour
    done, begun = Imported(), time.monotonic()
    try:
        with _progress() as bar:
            for file in files:
                row = bar.add_task(plain(file.name), total=file.stat().st_size)
                take_in(
                    behaviour,
                    file,
                    how,
                    done,
                    datetime.now(UTC),
                    settings.behaviour.keep,
                    lambda read, row=row: bar.update(row, completed=read),  # type: ignore[misc]
                )
    finally:
        seconds = time.monotonic() - begun
        if as_json:
            print_json(asdict(done) | {"seconds": round(seconds, 1)})
        else:
            _tell(done, seconds, settings.behaviour.keep.days)


def export_events(
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From this day on, UTC.")
    ] = None,
    visitors: Annotated[
        bool, typer.Option("--visitors", help="Those of nobody known too, by pseudonym.")
    ] = False,
    shop: ShopFolder = DEMO,
) -> None:
    """Write what customers did as JSON lines to standard output, oldest first, as import reads them."""
    from assistant.records import open_records  # heavy
    from assistant.service.behaviour.history.exporting import lines

    start = since.replace(tzinfo=UTC).timestamp() if since else None
    for line in lines(open_records(load(shop)).engine, start, visitors=visitors):
        print(line)


def _tell(done: Imported, seconds: float, days: int) -> None:
    for file, number, reason in done.named:
        errors.print(plain(f"{file}:{number}: {reason}"), highlight=False, markup=False, soft_wrap=True)
    if done.bad > len(done.named):
        errors.print(f"… and {done.bad - len(done.named):,} more lines", highlight=False)
    print(
        f"{done.accepted:,} events taken in, {done.repeated:,} known already, {done.nobody:,} lines of no "
        f"customer, {done.bad:,} lines that cannot be used; {done.lines:,} lines in {seconds:.1f} s"
    )
    if done.old:
        errors.print(
            f"{done.old:,} of these are older than behaviour.keep ({days} d): a running shop drops them "
            "within the hour. Keep longer in shop.toml to learn from them.",
            highlight=False,
        )
    sys.stdout.flush()


def _progress() -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    return Progress(*columns, console=errors, transient=True)
