"""pictures index, pictures search."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.bars import Bar, bars
from assistant.cli.common import DEMO, AsJson, ShopFolder, errors, print_json, table
from assistant.errors import Invalid
from assistant.settings import load

pictures = typer.Typer(help="Products by their pictures.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    pictures.command("index")(index)
    pictures.command("search")(search)
    app.add_typer(pictures, name="pictures")


def index(shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """Read the products' pictures, from the shop's folder and from their addresses: only those that are new
    or changed. The running app does the same by itself."""
    from assistant import parts  # heavy
    from assistant.records import open_records
    from retrieval.pictures.indexing import index_pictures

    settings = load(shop)
    store, model = open_records(settings).store, parts.pictures_of(settings)
    if model is None:
        raise Invalid("pictures.model", 'it is "none" in shop.toml, so the shop takes no pictures')
    with bars() as bar:
        done = index_pictures(
            (row.product for row in store.rows()), parts.picture_files(settings), model, Bar(bar)
        )
    for problem in done.problems:
        errors.print(problem, highlight=False, markup=False)
    errors.print(
        f"{done.made:,} made, {done.unchanged:,} unchanged, {done.removed:,} removed, {done.failed:,} that"
        f" could not be had, {done.without:,} products without a picture",
        highlight=False,
    )
    if as_json:
        print_json(asdict(done))


def search(
    file: Annotated[Path, typer.Argument(help="A photo: JPEG, PNG, WebP, GIF or AVIF.")],
    shop: ShopFolder = DEMO,
    limit: Annotated[int, typer.Option(help="How many to show.", min=1, max=24)] = 10,
    as_json: AsJson = False,
) -> None:
    """The products whose pictures look most like a photo."""
    from assistant import bootstrap  # heavy
    from assistant.web.pictures import looked_at
    from retrieval.query import Query

    settings = load(shop)
    floor = bootstrap.build(settings, reading=True)
    photo = looked_at(file.read_bytes(), settings.pictures)
    if floor.pictures is None:
        raise Invalid("pictures.model", 'it is "none" in shop.toml, so the shop takes no pictures')
    results = floor.search.search(Query(k=limit, picture=floor.pictures.written(photo)))
    alike = [hit for hit in results.hits if hit.similarity is not None]
    if as_json:
        print_json({"by": floor.pictures.by, "hits": [asdict(hit) for hit in alike]})
        return
    rows = [(hit.product.id, hit.product.name, f"{hit.similarity:.3f}") for hit in alike]
    table(f"{len(rows)} products that look alike", ("id", "name", "cosine"), rows)
