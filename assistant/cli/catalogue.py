"""ingest, search."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.answers import take_in
from assistant.cli.bars import Bar, bars
from assistant.cli.common import DEMO, AsJson, ShopFolder, console, errors, print_json, table
from assistant.errors import Busy, Invalid, Recoverable, Terminal
from assistant.settings import Settings, load
from retrieval.errors import IndexBusy

if TYPE_CHECKING:
    from assistant.intake import Intake, Reading
    from assistant.records import Records
    from assistant.service.ingests import Ingests, Leases, Outcome
    from retrieval.catalog.sync import Plan, Summary

LOOK_S = 0.2
"""How often it is looked what became of an ingest that was handed over."""


def register(app: typer.Typer) -> None:
    app.command()(ingest)
    app.command()(search)


def ingest(
    files: Annotated[
        list[Path], typer.Argument(help="Feeds: JSON Lines, Shopify CSV, Google Merchant, or mapped.")
    ],
    shop: ShopFolder = DEMO,
    format_: Annotated[
        str,
        typer.Option("--format", help="auto, jsonl, shopify, google, mapping; transcripts for past chats."),
    ] = "auto",
    mapping: Annotated[
        Path | None, typer.Option(help="How a CSV, JSON or YAML list becomes products.")
    ] = None,
    full: Annotated[bool, typer.Option(help="Remove products that are no longer in the feed.")] = False,
    rejects: Annotated[
        Path | None, typer.Option(help="Where bad rows go; data/rejects.jsonl by default.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Bring a catalogue up to date from its feeds. Run again, it changes only what has changed."""
    from assistant import parts  # heavy
    from assistant.intake import Reading
    from assistant.records import open_records

    settings = load(shop)
    if format_ == "transcripts":
        take_in(settings, files, mapping, as_json=as_json)
        return
    if any(str(file).startswith(("http:/", "https:/")) for file in files):
        raise Invalid(
            "FILES", "an address is written into shop.toml, and the running app asks it: docs/feeds.md"
        )
    if rejects is not None and rejects.resolve() in {file.resolve() for file in files}:
        raise Invalid("--rejects", f"{rejects} is a feed; bad rows go to a file of their own")
    kept = open_records(settings)
    embedder = parts.make_embedder(settings)
    reading = Reading(format_, mapping, full, rejects)
    try:
        index = parts.make_index(settings, embedder)
    except IndexBusy:
        summary = hand_over(kept, files, reading)
    else:
        with alone(kept, settings):
            summary = ingest_into(parts.intake(settings, kept, index, embedder), files, reading)
    if as_json:
        print_json(asdict(summary) | {"rows_per_second": round(summary.rows_per_second, 1)})


def ingest_into(intake: Intake, files: Sequence[Path], reading: Reading) -> Summary:
    """Take files in, showing how far it is."""
    with bars() as bar:
        summary = intake.files(files, reading, Bar(bar), _say_removals)
    errors.print(said(summary), highlight=False, markup=False)
    return summary


@contextmanager
def alone(kept: Records, settings: Settings) -> Iterator[None]:
    """Wait until nobody else ingests. The owner of a folder of vectors is alone with it."""
    from assistant.service.ingests import Leases
    from assistant.upkeep import WORK
    from assistant.upkeep import kept as held

    while settings.vectors.url:
        with held(Leases(kept.engine), WORK) as ours:
            if ours:
                yield
                return
        errors.print("Another ingest is under way; waiting for it.")
        time.sleep(LOOK_S * 5)
    yield


def hand_over(kept: Records, files: Sequence[Path], reading: Reading) -> Summary:
    """Have the running app that owns the vectors take files in, and wait for it.

    Raises IndexBusy where the owner is no app, and what became of the ingest where it failed.
    """
    from assistant.service.ingests import Ingests, Leases, Order
    from assistant.upkeep import OWNER

    leases, ingests = Leases(kept.engine), Ingests(kept.engine)
    if not leases.taken(OWNER):
        raise IndexBusy("another command has the index open; nothing was changed: try again when it is done")
    errors.print("The running app takes it in.")
    paths = tuple(str(file.resolve()) for file in files)
    mapping, rejects = (str(path.resolve()) if path else None for path in (reading.mapping, reading.rejects))
    identity = ingests.ask(Order(paths, reading.format, mapping, reading.full, rejects))
    try:
        outcome = _waited(ingests, leases, identity)
    except KeyboardInterrupt:
        ingests.stop(identity)
        errors.print("The app stops it; what it had written by now stays.")
        raise
    if outcome.summary is None:
        raise (Recoverable if outcome.again else Terminal)(outcome.problem)
    errors.print(said(outcome.summary), highlight=False, markup=False)
    return outcome.summary


def _waited(ingests: Ingests, leases: Leases, identity: str) -> Outcome:
    from assistant.upkeep import OWNER

    with bars() as bar:
        task = bar.add_task("waiting", total=None)
        while (handed := ingests.look(identity)) is not None:
            if handed.outcome:
                return handed.outcome
            if not leases.taken(OWNER):
                ingests.stop(identity)
                break
            at = handed.progress
            bar.update(task, description=at.stage, completed=at.done, total=at.total)
            time.sleep(LOOK_S)
    raise Busy("the app is gone that had taken it over; run it again")


def _say_removals(plan: Plan) -> bool:
    if plan.removed:
        errors.print(f"{len(plan.removed):,} products are no longer in the feed and will be removed.")
    return True


def said(summary: Summary) -> str:
    """A summary in one line for people."""
    counts = {
        "added": summary.added,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "removed": summary.removed,
        "rejected": summary.rejected,
        "duplicates": summary.duplicates,
    }
    parts = [f"{count:,} {name}" for name, count in counts.items() if count]
    line = f"{summary.read:,} rows in {summary.seconds:.1f} s ({summary.rows_per_second:,.0f} a second): "
    line += ", ".join(parts) or "nothing"
    return f"{line}. Bad rows are in {summary.rejects}" if summary.rejects else line


def search(
    text: Annotated[str, typer.Argument(help="What to look for.")],
    shop: ShopFolder = DEMO,
    limit: Annotated[int, typer.Option(help="How many to show.", min=1)] = 10,
    price_max: Annotated[float | None, typer.Option(help="Highest price.")] = None,
    in_stock: Annotated[bool, typer.Option(help="Only what is in stock.")] = False,
    as_json: AsJson = False,
) -> None:
    """Search the catalogue, with the filters given and no others."""
    from assistant import bootstrap  # heavy
    from retrieval.query import Filters, Query

    floor = bootstrap.build(load(shop), reading=True)
    filters = Filters(
        price_max=None if price_max is None else Decimal(str(price_max)), in_stock=True if in_stock else None
    )
    results = floor.search.search(Query(text, filters, k=limit))
    if as_json:
        print_json(
            {
                "total": results.total,
                "carried": results.carried,
                "hits": [asdict(hit) for hit in results.hits],
            }
        )
        return
    rows = [
        (
            hit.product.id,
            hit.product.name,
            f"{hit.product.price.amount} {hit.product.price.currency}" if hit.product.price else "",
            {True: "in stock", False: "out of stock", None: ""}[hit.product.in_stock],
            f"{hit.score:.3f}",
        )
        for hit in results.hits
    ]
    table(f"{results.total} products", ("id", "name", "price", "stock", "score"), rows)
    if not results.carried:
        console.print("Nothing of that kind is carried; these are the nearest.")
