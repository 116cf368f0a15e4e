"""orders import, orders export."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.common import DEMO, AsJson, ShopFolder, errors, print_json
from assistant.errors import Invalid
from assistant.settings import load

orders = typer.Typer(help="Customers, what can be ordered, and orders.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    orders.command("import")(import_orders)
    orders.command("export")(export_orders)
    app.add_typer(orders, name="orders")


def import_orders(
    file: Annotated[Path, typer.Argument(help="Order records as JSON: docs/order-records.md.")],
    shop: ShopFolder = DEMO,
    replace: Annotated[bool, typer.Option(help="Remove records that the file does not have.")] = False,
    overwrite: Annotated[
        bool, typer.Option(help="Undo what customers changed, where the file says otherwise.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take in customers, products and orders: all of the file, or nothing."""
    from assistant.records import open_records  # heavy
    from assistant.service.orders import import_book, read_book

    settings = load(shop)
    try:
        book = read_book(file.read_bytes())
        done = import_book(open_records(settings).engine, book, replace_all=replace, overwrite=overwrite)
    except Invalid as error:
        raise Invalid(f"{file}: {error.field}", f"{error.detail}. Nothing was imported") from error
    if as_json:
        print_json(asdict(done))
        return
    for name, counts in asdict(done).items():
        parts = [f"{count:,} {what}" for what, count in counts.items() if count]
        errors.print(f"{name}: {', '.join(parts) or 'none'}", highlight=False)


def export_orders(
    file: Annotated[Path, typer.Argument(help="Where to; - is standard output.")],
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Write all customers, products and orders as they are now, in the form that import reads."""
    from assistant.records import open_records  # heavy
    from assistant.service.orders import export_book, write_book

    book = export_book(open_records(load(shop)).engine)
    text = write_book(book)
    if file == Path("-"):
        sys.stdout.write(text)
        return
    part = file.with_name(f".{file.name}.part")  # the old file stands until the new one is whole
    part.touch(mode=0o600)  # people's names and addresses are in it
    part.write_text(text, encoding="utf-8")
    os.replace(part, file)
    counts = {
        "customers": len(book.customers),
        "products": len(book.goods),
        "orders": len(book.orders),
    }
    if as_json:
        print_json({"file": str(file)} | counts)
    else:
        errors.print(", ".join(f"{count:,} {name}" for name, count in counts.items()), highlight=False)
