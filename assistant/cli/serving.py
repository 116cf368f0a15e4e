"""serve, init."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, errors, print_json
from assistant.errors import SettingsError

SHOP_TOML = """\
# Settings of this shop. Every setting and its default: docs/settings.md

[shop]
name = {name}
currency = "USD"
hours = "Monday to Friday, 9 am to 5 pm"
# checkout_url = "https://shop.example/checkout?items={{items}}"
# policy_url = "https://shop.example/help/{{document}}#{{anchor}}"
"""

SHIPPING = """\
# Shipping

## Delivery times

<!-- Write your policy here: the assistant quotes it word for word. A section without words is
     never quoted. -->
"""


CLOSING_S = 10
"""How long a server that closes waits for replies under way, and for streams, which have no end."""


def register(app: typer.Typer) -> None:
    app.command()(serve)
    app.command("init")(init)


def serve(
    shop: ShopFolder = DEMO,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the chat page and the API. The shop's own feeds are ingested on the first run."""
    import uvicorn  # heavy

    from assistant import bootstrap
    from assistant.cli.catalogue import ingest_into
    from assistant.settings import load
    from assistant.web.server import create_app

    settings = load(shop)
    bootstrap.watch(settings)
    host, port = host or settings.web.host, settings.web.port if port is None else port
    errors.print(f"Opening the shop in [bold]{escape(str(shop))}[/] …")
    floor = bootstrap.build(settings)
    intake = bootstrap.intake(settings, floor.records, floor.index, floor.embedder)
    if not floor.store.count():
        for feed, reading in intake.own():
            ingest_into(intake, [feed], reading)
        if not floor.store.count() and not any(feed.is_address for feed in settings.ingest.sources):
            errors.print(
                f"The catalogue is empty: `floorwalker ingest FILE --shop {shop}` fills it.", markup=False
            )
    bootstrap.start_upkeep(floor)
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(floor, bootstrap.warm),
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=CLOSING_S,
        )
    )
    socket = server.config.bind_socket()  # says so and ends where the port is taken
    at = f"http://{f'[{host}]' if ':' in host else host}:{socket.getsockname()[1]}/"
    console.print(f"[bold]{escape(settings.shop.name)}[/] is open at [bold]{at}[/]  (Ctrl-C closes it)")
    server.run(sockets=[socket])


def init(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")], as_json: AsJson = False
) -> None:
    """Make an empty shop: settings, a policy page to replace, a data folder."""
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{folder} is a file; choose a new folder")
    if folder.exists() and any(folder.iterdir()):
        raise SettingsError(f"{folder} is not empty; choose a new folder")
    (folder / "policies").mkdir(parents=True, exist_ok=True)
    (folder / "data").mkdir(exist_ok=True)
    name = json.dumps(folder.resolve().name, ensure_ascii=False)  # a TOML string is written alike
    (folder / "shop.toml").write_text(SHOP_TOML.format(name=name), encoding="utf-8")
    (folder / "policies" / "shipping.md").write_text(SHIPPING, encoding="utf-8")
    if as_json:
        print_json({"shop": folder.resolve()})
        return
    console.print(f"A shop is in {folder}. Next: `floorwalker ingest FEED --shop {folder}`", markup=False)
