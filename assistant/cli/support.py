"""support list: which manuals there are, and what they are attached to."""

from __future__ import annotations

import typer

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, plain, print_json, table
from assistant.settings import load

support = typer.Typer(help="Manuals, troubleshooting and size guides.", no_args_is_help=True)
MOST_NAMED = 3


def register(app: typer.Typer) -> None:
    support.command("list")(list_)
    app.add_typer(support, name="support")


def list_(shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """The manuals with their products; those attached to none; and what could not be read, with why."""
    from assistant.records import open_records  # heavy
    from retrieval.embedding import HashingEmbedder
    from retrieval.manuals.manuals import Manuals, strength

    settings = load(shop)
    manuals = Manuals(settings.manuals, HashingEmbedder())
    products = list(open_records(settings).store.all())
    found = [
        {
            "manual": manual.document.name,
            "title": manual.title,
            "sections": len(manual.guides),
            "procedures": sum(bool(guide.steps) for guide in manual.guides),
            "left_out": manual.dropped,
            "products": [product.id for product in products if strength(manual, product)],
        }
        for manual in manuals.all()
    ]
    if as_json:
        print_json({"manuals": found, "problems": [{"file": f, "why": why} for f, why in manuals.problems]})
        return
    rows = [(m["manual"], m["title"], m["sections"], m["procedures"], _named(m["products"])) for m in found]
    table("Manuals", ("manual", "title", "sections", "procedures", "products"), rows)
    for file, why in manuals.problems:
        console.print(plain(f"{file}: {why}"), highlight=False, markup=False)
    for manual in found:
        if manual["left_out"]:
            said = f"{manual['manual']}: {manual['left_out']} lines were left out, as orders to a machine"
            console.print(plain(said), highlight=False, markup=False)


def _named(ids: object) -> str:
    named = list(ids) if isinstance(ids, list) else []
    if not named:
        return "none: name them in its front matter"
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return ", ".join(named[:MOST_NAMED]) + more
