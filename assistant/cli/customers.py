"""customers export, customers erase, customers reseal."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.common import DEMO, AsJson, ShopFolder, errors, print_json
from assistant.errors import SettingsError
from assistant.settings import Settings, load
from retrieval.errors import TrainingUnderWay

customers = typer.Typer(help="What is kept of a customer: all of it, or none.", no_args_is_help=True)
Customer = Annotated[str, typer.Argument(help="The customer's id in the order records.")]


def register(app: typer.Typer) -> None:
    customers.command("export")(export)
    customers.command("erase")(erase)
    customers.command("reseal")(reseal)
    app.add_typer(customers, name="customers")


def export(
    customer_id: Customer,
    out: Annotated[Path, typer.Option("--out", help="Where to; - is standard output.")] = Path("-"),
    shop: ShopFolder = DEMO,
) -> None:
    """Write everything that is kept of a customer as one JSON document: their records, orders and
    conversations, what they did and said."""
    from assistant.records import open_records  # heavy
    from assistant.service import privacy

    settings = load(shop)
    engine = open_records(settings).engine
    found = privacy.export(engine, customer_id, datetime.now(UTC), keep=settings.privacy.audit)
    text = json.dumps(found, ensure_ascii=False, indent=2, default=str) + "\n"
    if out == Path("-"):
        sys.stdout.write(text)
        return
    part = out.with_name(f".{out.name}.part")
    part.touch(mode=0o600)
    part.write_text(text, encoding="utf-8")
    os.replace(part, out)
    parts = f"{len(found['orders']):,} orders, {len(found['conversations']):,} conversations"
    errors.print(f"{out}: {parts}", highlight=False)


def erase(
    customer_id: Customer,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    keep_orders: Annotated[
        bool, typer.Option("--keep-orders", help="Keep orders for the books, with nothing of a person.")
    ] = False,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Remove everything of a customer, for good, but a line that says when without saying whose.

    Former versions of the recommender go as well. The one in service holds sums in which they took part:
    `train all` makes it anew.
    """
    from assistant.records import open_records  # heavy
    from assistant.service import privacy

    settings = load(shop)
    engine = open_records(settings).engine
    if not yes:
        typer.confirm(f"Remove everything of customer {customer_id!r}? It cannot be undone", abort=True)
    done = privacy.erase(
        engine, customer_id, datetime.now(UTC), keep=settings.privacy.audit, keep_orders=keep_orders
    )
    versions = _drop_former(settings)
    if as_json:
        said = {"audit_id": done.audit_id, "until": done.until, "counts": done.counts}
        print_json(said | {"versions": versions, "overwritten": done.overwritten})
        return
    for name, count in done.counts.items():
        errors.print(f"{name}: {count:,}", highlight=False)
    if not done.overwritten:
        errors.print("Something reads the database's log just now: old pages stay in it till it is next cut.")
    if settings.orders.url:
        errors.print("The shop's own order system was not asked: remove the customer there, too.")
    if versions is None:
        errors.print("A training is under way, of events from before. Once it has ended:")
    else:
        errors.print(f"former versions of the recommender: {len(versions):,}", highlight=False)
    errors.print("`floorwalker train all` makes models without them, in place of the one that serves.")


def _drop_former(settings: Settings) -> tuple[str, ...] | None:
    """Which versions went; None where a training is under way, which removes them at its end."""
    from assistant.recommending import folder  # heavy, as the next
    from retrieval.recommend.versions import Versions

    try:
        return Versions(folder(settings)).drop_former()
    except TrainingUnderWay:
        return None


def reseal(
    opened: Annotated[bool, typer.Option("--open", help="Write them open instead, for good.")] = False,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Encrypt contact fields anew with the first of `privacy.keys`; afterwards the others may go."""
    from assistant.records import open_records  # heavy
    from assistant.service import privacy
    from assistant.service.sealing import keep_sealed

    settings = load(shop)
    if not settings.privacy.keys:
        raise SettingsError("privacy.keys: there is none; `floorwalker identity secret` makes one")
    engine = open_records(settings).engine
    keep_sealed(engine, settings.privacy.keys, sealing=not opened)
    with errors.status("") as status:
        done = privacy.reseal(engine, lambda table, rows: status.update(f"{table}: {rows:,}"))
    if as_json:
        print_json(dict(done))
    else:
        for name, rows in done.items():
            errors.print(f"{name}: {rows:,}", highlight=False)
