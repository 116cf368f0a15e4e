"""models pull|list."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.common import DEMO, AsJson, ShopFolder, errors, print_json, table
from assistant.settings import load

models = typer.Typer(help="The model files: get, check and list them.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    models.command("pull")(pull)
    models.command("list")(show)
    app.add_typer(models, name="models")


def pull(
    names: Annotated[
        list[str] | None, typer.Argument(help="Which; those in the settings by default.")
    ] = None,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Download, check and unpack the bundled models. Done already, it costs nothing."""
    from assistant.generation.bundled import BUNDLED
    from assistant.generation.models import ModelStore

    settings = load(shop)
    bundled = {spec.name for spec in BUNDLED}
    wanted = names or [
        name for name in (settings.embedding.name, settings.generator.model) if name in bundled
    ]
    store = ModelStore(settings.models)
    if wanted:  # a shop may use none of them
        store.pull(wanted, errors.print)
    if as_json:
        print_json(
            [{"name": m.name, "path": m.path, "bytes": m.size} for m in store.list() if m.name in wanted]
        )


def show(shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """List the bundled models and whether they are here."""
    from assistant.generation.models import ModelStore

    stored = ModelStore(load(shop).models).list()
    if as_json:
        print_json([{"name": m.name, "path": m.path, "present": m.present, "bytes": m.size} for m in stored])
        return
    rows = [
        (m.name, "yes" if m.present else "no", f"{m.size / 1e6:,.0f} MB", m.licence, m.path) for m in stored
    ]
    table("Models", ("name", "here", "size", "licence", "folder"), rows)
