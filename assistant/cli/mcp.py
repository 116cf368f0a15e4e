"""mcp: the shop's tools for models elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.common import DEMO, ShopFolder, errors
from assistant.errors import Invalid
from assistant.settings import Settings, load

if TYPE_CHECKING:
    from assistant.shop import Shop
    from assistant.web.mcp.server import ShopServer

PORT = 7861


def register(app: typer.Typer) -> None:
    app.command()(mcp)


def mcp(
    shop: ShopFolder = DEMO,
    http: Annotated[bool, typer.Option("--http", help="Serve over streamable HTTP, not stdio.")] = False,
    host: Annotated[str, typer.Option(help="With --http: address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="With --http: port to listen on.")] = PORT,
    allowed_host: Annotated[
        list[str] | None,
        typer.Option(help="With --http: a further name that it is reached at, behind a proxy say."),
    ] = None,
    customer_token: Annotated[
        str | None,
        typer.Option(
            envvar="FLOORWALKER_CUSTOMER_TOKEN",
            help="Over stdio: a token of the one customer whom this connection serves.",
        ),
    ] = None,
    trust_client: Annotated[
        bool,
        typer.Option(
            "--trust-client",
            help="Change orders at a call of confirm_change also for clients that cannot ask their user.",
        ),
    ] = False,
) -> None:
    """Serve the shop to models elsewhere, as MCP tools: products, policies, cart, a customer's orders."""
    if http and customer_token is not None:
        raise Invalid(
            "--customer-token", "over HTTP there are many customers; each conversation takes its own"
        )
    with printing_to_stderr():
        from assistant import running  # heavy

        settings = load(shop)
        running.watch(settings)
        server = made(settings, http, customer_token, trust_client)
        if http:
            serve(server, settings, host, port, allowed_host or [])
            return
        errors.print(f"{settings.shop.name}: MCP over stdio", markup=False)
    server.run("stdio")


def made(settings: Settings, http: bool, token: str | None, trusting: bool) -> ShopServer:
    """The server of this shop. Raises Invalid for a token that is not valid."""
    from assistant.web.mcp.server import create_server  # heavy
    from assistant.web.mcp.talks import Talks
    from assistant.web.turns import Turns

    floor = opened(settings)
    talks = Talks(floor, alone=not http)
    if token is not None:
        talks.begin_own(token)

    def warm() -> None:
        floor.embedder.embed(["hello"])
        floor.search.facets  # noqa: B018 - fills the view

    web = settings.web
    turns = Turns(floor.assistant, web.concurrent_replies, timeout_s=web.turn_timeout.total_seconds())
    return create_server(floor, talks, turns, trusting=trusting, warm=warm)


def opened(settings: Settings) -> Shop:
    """The shop, read beside whoever serves it. On a first run its own feeds and orders are taken in."""
    from assistant import bootstrap, parts, running  # heavy
    from assistant.cli.catalogue import ingest_into
    from assistant.records import open_records
    from retrieval.errors import IndexBusy

    kept, embedder = open_records(settings), parts.make_embedder(settings)
    if not kept.store.count():
        try:
            index = parts.make_index(settings, embedder)
        except IndexBusy:
            errors.print("The catalogue is still empty; the running app takes it in.")
        else:
            intake = parts.intake(settings, kept, index, embedder)
            for feed, reading in intake.own():
                ingest_into(intake, [feed], reading)
            index.close()
    running.first_orders(settings, kept)
    return bootstrap.build(settings, embedder=embedder, index=parts.index_beside(settings, embedder))


def serve(server: ShopServer, settings: Settings, host: str, port: int, names: list[str]) -> None:
    import uvicorn  # heavy

    from assistant.web import serving
    from assistant.web.mcp.http import PATH, http_app

    app = http_app(server, settings.web, host, names)
    config = serving.config(app, settings.web, host, port)
    running = uvicorn.Server(config)
    socket = config.bind_socket()  # says so and ends where the port is taken
    socket.listen(config.backlog)  # whoever reads the address below may come at once, and waits
    shown = f"[{host}]" if ":" in host else host
    at = f"http://{shown}:{socket.getsockname()[1]}{PATH}"
    errors.print(f"{settings.shop.name}: MCP at {at}  (Ctrl-C closes it)", markup=False)
    running.run(sockets=[socket])


@contextmanager
def printing_to_stderr() -> Iterator[None]:
    """Whatever is printed while models and records open, by any library or child, goes to standard error:
    standard output belongs to the protocol. While it serves, the SDK sees to that."""
    sys.stdout.flush()
    wire = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(wire, 1)
        os.close(wire)
