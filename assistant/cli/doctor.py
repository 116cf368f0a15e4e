"""doctor: what is installed, what is there, what is wrong and how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from assistant.cli.catalogue_findings import Finding, catalogue_findings
from assistant.cli.common import DEMO, AsJson, ShopFolder, console, print_json
from assistant.errors import FloorwalkerError
from assistant.settings import Settings, load
from retrieval.errors import RetrievalError

PACKAGES = (
    "torch",
    "transformers",
    "sentence-transformers",
    "accelerate",
    "langchain-core",
    "chromadb",
    "gradio",
    "sqlalchemy",
)


def register(app: typer.Typer) -> None:
    app.command()(doctor)


def doctor(
    shop: ShopFolder = DEMO,
    repair: Annotated[bool, typer.Option(help="Set aside damaged rows, embed what is out of step.")] = False,
    as_json: AsJson = False,
) -> None:
    """Look at everything. Exit code 1 if something is wrong."""
    findings = list(examine(load(shop), repair))
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            mark = "[green]ok  [/]" if finding.well else "[red]BAD [/]"
            console.print(f"{mark} {finding.what}: {finding.state}", highlight=False)
            if not finding.well:
                console.print(f"     to mend it: {finding.mend}", markup=False, highlight=False)
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def examine(settings: Settings, repair: bool = False) -> Iterator[Finding]:
    yield Finding("Python", sys.version.split()[0], sys.version_info >= (3, 11), "use Python 3.11 or newer")
    for name in PACKAGES:
        yield _package(name)
    yield from _models(settings)
    yield from _policies(settings)
    yield from _records(settings, repair)


def _package(name: str) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, "not installed", False, "make install")


def _models(settings: Settings) -> Iterator[Finding]:
    from assistant.generation.bundled import BUNDLED
    from assistant.generation.models import ModelStore

    store = ModelStore(settings.models)
    wanted = {settings.embedding.name, settings.generator.model} & {spec.name for spec in BUNDLED}
    for stored in store.list():
        if stored.name in wanted:
            state = f"{stored.size / 1e6:,.0f} MB in {stored.path}" if stored.present else "absent"
            yield Finding(f"model {stored.name}", state, stored.present, "floorwalker models pull")


def _policies(settings: Settings) -> Iterator[Finding]:
    pages = sorted(settings.policies.glob("*.md"))
    mend = f"put Markdown pages into {settings.policies}: shipping, returns, payments …"
    yield Finding("policies", f"{len(pages)} pages", bool(pages), mend)


def _records(settings: Settings, repair: bool) -> Iterator[Finding]:
    from assistant.records import open_records  # heavy

    try:
        kept = open_records(settings)
        products = kept.store.count()
        feed = f"floorwalker ingest FEED --shop {settings.folder}"
        yield Finding("catalogue", f"{products:,} products", products > 0, feed)
        yield from catalogue_findings(settings, kept.store, repair)
        for known in kept.freshness.feeds():
            confirmed = (
                f"confirmed {known.confirmed_at:%Y-%m-%d %H:%M} UTC"
                if known.confirmed_at
                else "never taken in"
            )
            yield Finding(
                f"feed {known.key} {known.name}",
                f"{known.problem}; {confirmed}" if known.problem else confirmed,
                known.problem is None,
                "see that the address gives the feed; the running app asks it again by itself",
            )
        waiting = len(kept.handoffs.waiting())
        yield Finding("hand-offs", f"{waiting} waiting")
    except (FloorwalkerError, RetrievalError) as error:
        yield Finding("records", str(error), False, "see the message")
