"""identity: a secret for the shop's site to sign with, and tokens to try it with."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Annotated

import typer

from assistant.cli.common import DEMO, AsJson, ShopFolder, print_json
from assistant.errors import SettingsError
from assistant.settings import load

identity = typer.Typer(help="How customers prove who they are.", no_args_is_help=True)

BYTES = 48


def register(app: typer.Typer) -> None:
    identity.command("secret")(secret)
    identity.command("token")(token)
    app.add_typer(identity, name="identity")


def secret() -> None:
    """Print a new random secret, for `identity.secret` and for the shop's own site."""
    print(secrets.token_urlsafe(BYTES))


def token(
    customer_id: Annotated[str, typer.Argument(help="The customer's id in the order system.")],
    shop: ShopFolder = DEMO,
    minutes: Annotated[
        int | None, typer.Option("--minutes", min=1, help="How long it is valid; as long as may be.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Let it be used in one conversation only.")] = False,
    as_json: AsJson = False,
) -> None:
    """Sign a token for a customer, as the shop's own site does: to try `customer_token` and `identify`.

    Whoever has it can be this customer while it is valid.
    """
    from assistant.service.identity.tokens import Tokens

    said = load(shop).identity
    life = timedelta(minutes=minutes) if minutes else said.token_life
    if "token" not in said.methods or said.secret is None:
        raise SettingsError('shop.toml: identity: needs "token" among its methods, and a secret')
    if life > said.token_life:
        raise SettingsError(f"shop.toml: identity.token_life: no token may be valid for {minutes} minutes")
    own = secrets.token_urlsafe(16) if once else None
    signed = Tokens(said.secrets, said.audience, said.token_life).sign(customer_id, life, own)
    if as_json:
        print_json({"customer_token": signed})
    else:
        print(signed)
