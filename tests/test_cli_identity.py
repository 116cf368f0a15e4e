"""`floorwalker identity`: what it prints is taken by the shop that it was made for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from assistant.cli.app import app
from assistant.errors import SettingsError
from assistant.proving import proving
from assistant.service.conversations import Conversations
from assistant.settings import Identity, load

SECRET = "kQ3v9Zr1TnY7bWm5xLc8-hJ2sD6fG0pA4eU"


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["identity", *words], catch_exceptions=False, standalone_mode=False)
    return result.stdout.strip()


def test_a_secret_is_one_that_the_settings_take() -> None:
    first, second = run("secret"), run("secret")
    assert first != second
    assert Identity(secret=first).secrets == (first,)


def test_a_token_signs_its_customer_in(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "shop.toml").write_text(f'[identity]\nsecret = "{SECRET}"\naudience = "mine"\n')
    shop = proving(load(tmp_path), engine, Conversations(engine))
    for words in (("C1001",), ("C1001", "--minutes", "2", "--once")):
        conversation, _ = shop.sign_in.start(None, run("token", *words, "--shop", str(tmp_path)))
        assert conversation.customer_id == "C1001"
    printed = json.loads(run("token", "C1001", "--shop", str(tmp_path), "--json"))
    assert shop.sign_in.start(None, printed["customer_token"])[0].customer_id == "C1001"
    with pytest.raises(SettingsError, match="60 minutes"):
        run("token", "C1001", "--minutes", "60", "--shop", str(tmp_path))


def test_a_shop_without_a_secret_signs_none(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="a secret"):
        run("token", "C1001", "--shop", str(tmp_path))
