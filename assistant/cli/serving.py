"""serve, init."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from socket import AF_INET, AF_INET6, SO_REUSEADDR, SOL_SOCKET
from socket import socket as Socket
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, errors, print_json
from assistant.errors import Busy, SettingsError
from assistant.settings import Settings

if TYPE_CHECKING:  # heavy: commands that serve nothing start without them
    from fastapi import FastAPI
    from uvicorn import Config

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
"""How long a server of streams, which have no end, waits for them when it closes."""


def register(app: typer.Typer) -> None:
    app.command()(serve)
    app.command("init")(init)


def serve(
    shop: ShopFolder = DEMO,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes. Several serve the API alone, and need vectors.url.")
    ] = 1,
) -> None:
    """Serve the chat page and the API. The shop's own feeds are ingested on the first run."""
    from uvicorn import Server

    from assistant import running
    from assistant.settings import load
    from assistant.web import serving

    settings = load(shop)
    running.watch(settings)
    host, port = host or settings.web.host, settings.web.port if port is None else port
    _free(host, port)
    errors.print(f"Opening the shop in [bold]{escape(str(shop))}[/] …")
    if workers > 1:
        _several(
            settings, workers, serving.config(WORKER, settings.web, host, port, factory=True, workers=workers)
        )
        return
    server = Server(serving.config(_opened(settings), settings.web, host, port))
    socket = server.config.bind_socket()  # says so and ends where the port is taken
    _told(settings, host, socket)
    server.run(sockets=[socket])


def _free(host: str, port: int) -> None:
    """Raises Busy where something else listens there: said before the shop is opened, not a minute later."""
    with Socket(AF_INET6 if ":" in host else AF_INET) as probe:
        probe.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise Busy(
                f"port {port} of {host} is in use, perhaps by this shop: close it, or choose another"
                f" (--port {port + 1 if port < 65535 else 7860})"
            ) from error


def _opened(settings: Settings) -> FastAPI:
    """The application of a shop that this process opens, its catalogue taken in where it is empty."""
    from assistant import bootstrap, parts, running
    from assistant.cli.catalogue import ingest_into
    from assistant.web.server import create_app

    floor = bootstrap.build(settings)
    if not floor.store.count():
        intake = parts.intake(settings, floor.records, floor.index, floor.embedder)
        for feed, reading in intake.own():
            ingest_into(intake, [feed], reading)
        if not floor.store.count() and not any(feed.is_address for feed in settings.ingest.sources):
            told = f"The catalogue is empty: `floorwalker ingest FILE --shop {settings.folder}` fills it."
            errors.print(told, markup=False)
    running.start_upkeep(floor)
    return create_app(floor, running.warm)


def _told(settings: Settings, host: str, socket: Socket) -> None:
    at = f"http://{f'[{host}]' if ':' in host else host}:{socket.getsockname()[1]}/"
    console.print(f"[bold]{escape(settings.shop.name)}[/] is open at [bold]{at}[/]  (Ctrl-C closes it)")


WORKER = "assistant.cli.serving:worker"
"""What each of several processes runs."""


def _several(settings: Settings, workers: int, config: Config) -> None:
    """Serve with several processes, which are started again where they die.

    Raises SettingsError where the vectors have one owner.
    """
    from uvicorn.supervisors.multiprocess import Multiprocess

    from assistant import running
    from assistant.web.measures import SHARED

    if settings.vectors.url is None:
        raise SettingsError(
            "several workers need a Chroma server, since the vectors in a folder have one owner: start one"
            " (`chroma run --path FOLDER`) and name it in shop.toml: vectors.url"
        )
    running.first_rows(settings)
    with TemporaryDirectory(prefix="floorwalker-numbers-") as numbers:
        os.environ |= {
            "FLOORWALKER_FOLDER": str(settings.folder.resolve()),
            "FLOORWALKER_WEB__PAGE": "false",
            SHARED: os.environ.get(SHARED, numbers),  # each tells the numbers of all of them
        }
        socket = config.bind_socket()
        errors.print(
            f"{workers} processes serve the API and the widget; the pages need one process, and are off."
        )
        if settings.web.limits.storage.startswith("memory:"):
            errors.print(
                f"Each counts for web.limits by itself: without Redis {workers} times as much may come."
            )
        _told(settings, config.host, socket)
        Multiprocess(config, [socket]).run()


def worker() -> FastAPI:
    """The application of one of several processes: of the shop that the environment names."""
    from assistant import running
    from assistant.settings import load

    return running.web_app(load())


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
