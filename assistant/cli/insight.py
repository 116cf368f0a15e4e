"""insight demand, drift, exposure, opinions: reports for the shop's staff."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, print_json, table
from assistant.settings import Settings, load

if TYPE_CHECKING:
    from assistant.feedback.insight.lines import Sheet
    from assistant.feedback.insight.windows import Windows

insight = typer.Typer(help="What customers' words and deeds tell the shop's staff.", no_args_is_help=True)

Days = Annotated[
    int, typer.Option(min=1, max=3660, help="The last so many days, held against as many before.")
]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV, for spreadsheets.")]


def register(app: typer.Typer) -> None:
    insight.command("demand")(demand)
    insight.command("drift")(drift)
    insight.command("exposure")(exposure)
    insight.command("opinions")(opinions)
    app.add_typer(insight, name="insight")


def demand(days: Days = 28, shop: ShopFolder = DEMO, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """What to stock or promote, and why: not found, sold out, carried by nobody, rising, left in carts."""
    from assistant.feedback.insight import demand as report
    from assistant.feedback.insight import lines
    from assistant.feedback.insight.shelf import shelf_of
    from assistant.records import open_records  # heavy

    kept = open_records(load(shop))
    found = report.demand(kept.engine, shelf_of(kept.store.all()), _windows(days))
    _tell(found, lines.of_demand(found), as_json, as_csv)


def drift(days: Days = 28, shop: ShopFolder = DEMO, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Whether queries, intents, click rates and scores are still what the models were taught on."""
    from assistant import parts  # heavy
    from assistant.feedback.insight import drift as report
    from assistant.feedback.insight import lines
    from assistant.records import open_records

    settings = load(shop)
    kept = open_records(settings)
    windows, reference = _reference(settings, _windows(days))
    embedder = parts.make_embedder(settings)
    found = report.drift(kept.engine, windows, embedder.embed, reference)
    _tell(found, lines.of_drift(found), as_json, as_csv)


def exposure(
    days: Days = 28, shop: ShopFolder = DEMO, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """Who is shown, against the catalogue and what is chosen; whether popularity feeds itself."""
    from assistant.feedback.insight import exposure as report
    from assistant.feedback.insight import lines
    from assistant.feedback.insight.shelf import shelf_of
    from assistant.records import open_records  # heavy

    kept = open_records(load(shop))
    shelf = shelf_of(kept.store.all())
    found = report.exposure(kept.engine, shelf, _windows(days).now)
    _tell(found, lines.of_exposure(found, shelf), as_json, as_csv)


def opinions(
    days: Days = 28, shop: ShopFolder = DEMO, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """What customers think: products liked less, complaints by matter with quotes, comments on replies."""
    from assistant import parts  # heavy
    from assistant.feedback.insight import lines
    from assistant.feedback.insight import opinions as report
    from assistant.feedback.insight.ledger import Ledger
    from assistant.feedback.insight.shelf import shelf_of
    from assistant.records import open_records

    settings = load(shop)
    kept = open_records(settings)
    words = parts.opinions(settings, parts.make_embedder(settings))
    windows = _windows(days)
    products = list(kept.store.all())
    reviewed = Ledger(settings.data / "opinions").read(products, words, windows.now.until)
    found = report.opinions(kept.engine, shelf_of(products), reviewed, words, windows)
    _tell(found, lines.of_opinions(found), as_json, as_csv)


def _windows(days: int) -> Windows:
    from assistant.feedback.insight.windows import windows

    return windows(datetime.now(UTC), days)


def _reference(settings: Settings, windows: Windows) -> tuple[Windows, str]:
    """What the recommender in service was taught on, where one is; else the time before."""
    from assistant.feedback.insight.drift import training
    from assistant.recommending import folder
    from retrieval.recommend.bundle import Manifest
    from retrieval.recommend.versions import Versions

    versions = Versions(folder(settings))
    current = versions.current
    if current is None:
        return windows, "the time before"
    learned = Manifest.read(versions.path(current)).window
    return training(learned.first, learned.last, windows.now), f"what version {current} was taught on"


def _tell(found: Any, sheets: Sequence[Sheet], as_json: bool, as_csv: bool) -> None:
    from assistant.feedback.insight.lines import write_csv

    if as_json:
        print_json(asdict(found))
    elif as_csv:
        sys.stdout.write(write_csv(sheets))
    else:
        for sheet in sheets:
            if sheet.rows:
                table(sheet.title, sheet.columns, sheet.rows)
            else:
                console.print(f"{sheet.title}: nothing to tell")
            if sheet.about:
                console.print(sheet.about, markup=False)
