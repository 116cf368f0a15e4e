"""ingest, search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, errors, print_json, table
from assistant.errors import Invalid
from assistant.settings import Settings, load
from retrieval.errors import IndexBusy

if TYPE_CHECKING:
    from retrieval.catalog.store import CatalogueStore
    from retrieval.catalog.sync import Plan, Summary
    from retrieval.query import Embedder, ProductIndex


def register(app: typer.Typer) -> None:
    app.command()(ingest)
    app.command()(search)


def ingest(
    files: Annotated[
        list[Path], typer.Argument(help="Feeds: JSON Lines, Shopify CSV, Google Merchant, or mapped.")
    ],
    shop: ShopFolder = DEMO,
    format_: Annotated[
        str, typer.Option("--format", help="auto, jsonl, shopify, google or mapping.")
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
    from assistant import bootstrap  # heavy

    settings = load(shop)
    kept = bootstrap.records(settings)
    embedder = bootstrap.make_embedder(settings)
    index: ProductIndex | None = None
    try:
        index = bootstrap.make_index(settings, embedder)
    except IndexBusy as busy:
        errors.print(
            f"{busy}: it makes what is new searchable within seconds.", highlight=False, markup=False
        )
    summary = ingest_into(
        kept.store,
        index,
        embedder,
        settings,
        files,
        format_=format_,
        mapping=mapping,
        full=full,
        rejects=rejects,
    )
    if as_json:
        print_json(asdict(summary) | {"rows_per_second": round(summary.rows_per_second, 1)})


def ingest_into(
    store: CatalogueStore,
    index: ProductIndex | None,
    embedder: Embedder,
    settings: Settings,
    files: Sequence[Path],
    *,
    format_: str = "auto",
    mapping: Path | None = None,
    full: bool = False,
    rejects: Path | None = None,
) -> Summary:
    from retrieval.catalog.sync import ingest as sync  # heavy

    if rejects is not None and rejects.resolve() in {file.resolve() for file in files}:
        raise Invalid("--rejects", f"{rejects} is a feed; bad rows go to a file of their own")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        summary = sync(
            files,
            store=store,
            index=index,
            embedder=embedder,
            format=format_,
            mapping=mapping,
            currency=settings.shop.currency,
            full=full,
            max_reject_share=settings.ingest.max_reject_share,
            rejects=rejects or settings.data / "rejects.jsonl",
            memory=settings.data / "feeds",
            progress=_Bar(bar),
            approve=_say_removals,
        )
    errors.print(said(summary), highlight=False, markup=False)
    return summary


class _Bar:
    """Shows the stages of an ingest on a progress bar."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def started(self, stage: str, total: int | None) -> None:
        self._tasks[stage] = self._progress.add_task(stage, total=total)

    def advanced(self, stage: str, count: int) -> None:
        self._progress.advance(self._tasks[stage], count)

    def finished(self, stage: str) -> None:
        self._progress.remove_task(self._tasks.pop(stage))


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
