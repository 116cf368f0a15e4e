"""Of the settings of identity what is dangerous or of no use is refused, and the rest is wired."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import Engine

from assistant.actions.desk.claiming import Method
from assistant.errors import SettingsError
from assistant.proving import make_sender, proving
from assistant.service.conversations import Conversations
from assistant.service.identity.sending import Console
from assistant.service.identity.smtp import MailServer
from assistant.service.identity.tokens import Tokens
from assistant.settings import Identity, Settings, Smtp, load
from tests.service.identity.people import MEI, Postbox

SECRET = "kQ3v9Zr1TnY7bWm5xLc8-hJ2sD6fG0pA4eU"
MAIL = {"host": "mail.example", "sender": "codes@shop.example"}


def methods(engine: Engine, folder: Path, *, sender: Postbox | None = None, **identity: Any) -> list[str]:
    settings = Settings(folder=folder, identity=Identity(**identity))
    return [str(m) for m in proving(settings, engine, Conversations(engine), sender).methods]


@pytest.mark.parametrize(
    ("identity", "usable"),
    [
        ({}, []),
        ({"secret": SECRET}, ["token"]),
        ({"smtp": MAIL}, ["code"]),
        ({"codes_to": "console"}, ["code"]),
        ({"secret": SECRET, "smtp": MAIL}, ["token", "code"]),
        ({"methods": ["code", "token"], "secret": SECRET, "smtp": MAIL}, ["code", "token"]),
        ({"methods": ["name", "email"]}, ["name", "email"]),
        ({"methods": ["token"], "secret": SECRET, "smtp": MAIL}, ["token"]),
    ],
)
def test_by_default_an_email_alone_proves_nothing(
    engine: Engine, tmp_path: Path, identity: dict[str, Any], usable: list[str]
) -> None:
    assert methods(engine, tmp_path, **identity) == usable


def test_a_sender_that_is_handed_over_is_used(engine: Engine, tmp_path: Path) -> None:
    assert methods(engine, tmp_path, sender=Postbox()) == ["code"]
    assert methods(engine, tmp_path, sender=Postbox(), methods=["email"]) == ["email"]


@pytest.mark.parametrize(
    ("identity", "says"),
    [
        ({"methods": ["token"]}, r'"token", which needs a secret; `floorwalker identity secret`'),
        ({"methods": ["token", "code"], "smtp": MAIL}, '"token", which needs a secret'),
        ({"methods": ["code"]}, '"code", which needs smtp.host'),
        ({"methods": []}, "at least 1 item"),
        ({"methods": ["password"]}, "'token', 'code', 'email' or 'name'"),
        ({"secret": "short"}, "at least 32 characters"),
        ({"secret": "0" * 32}, "too regular"),
        ({"secret": SECRET, "older_secrets": ["short"]}, "at least 32 characters"),
        ({"older_secrets": [SECRET]}, "name that too"),
        ({"token_life": "2 d"}, "less than or equal"),
        ({"code_life": "1 d"}, "less than or equal"),
        ({"code_tries": 100}, "less than or equal"),
        ({"codes_to": "log"}, "'smtp' or 'console'"),
        ({"smtp": {"host": "mail.example"}}, "smtp.sender"),
        ({"smtp": MAIL | {"user": "shop"}}, "go together"),
        ({"smtp": MAIL | {"sender": "a@b.c\nBcc: d@e.f"}}, "match pattern"),
        ({"smtp": MAIL | {"user": "u", "password": "p", "security": "none"}}, "unencrypted"),
        ({"code_lenght": 4}, "not permitted"),
    ],
    ids=str,
)
def test_settings_that_cannot_serve_say_how_to_mend_them(identity: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError) as error:
        Identity(**identity)
    assert says in str(error.value.errors()[0]["msg"])


def test_a_refused_secret_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "shop.toml").write_text('[identity]\nsecret = "hunter2-is-short"\n')
    with pytest.raises(SettingsError) as error:
        load(tmp_path)
    assert "identity.secret" in str(error.value)
    assert "hunter2" not in str(error.value)


def test_secrets_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop.toml").write_text('[identity.smtp]\nhost = "mail.example"\nsender = "a@b.example"\n')
    monkeypatch.setenv("FLOORWALKER_IDENTITY__SECRET", SECRET)
    monkeypatch.setenv("FLOORWALKER_IDENTITY__SMTP__USER", "shop")
    monkeypatch.setenv("FLOORWALKER_IDENTITY__SMTP__PASSWORD", "KEY-1")
    settings = load(tmp_path)
    assert settings.identity.secrets == (SECRET,)
    sender = make_sender(settings)
    assert isinstance(sender, MailServer)
    assert (sender.host, sender.port, sender.security, sender.password) == (
        "mail.example",
        587,
        "starttls",
        "KEY-1",
    )
    assert "KEY-1" not in f"{settings!r} {sender!r}"
    assert SECRET not in repr(settings)


def test_who_sends(tmp_path: Path) -> None:
    assert make_sender(Settings(folder=tmp_path)) is None
    assert isinstance(make_sender(Settings(folder=tmp_path, identity=Identity(codes_to="console"))), Console)
    assert isinstance(
        make_sender(Settings(folder=tmp_path, identity=Identity(smtp=Smtp(**MAIL)))), MailServer
    )  # type: ignore[arg-type]


def test_tokens_of_an_older_secret_still_sign_in(engine: Engine, tmp_path: Path) -> None:
    old = SECRET[::-1]
    identity = Identity(secret=SECRET, older_secrets=(old,), audience="kittiwake")
    shop = proving(Settings(folder=tmp_path, identity=identity), engine, Conversations(engine))
    for secret in (SECRET, old):
        conversation, _ = shop.sign_in.start(None, Tokens([secret], "kittiwake").sign("mei"))
        assert conversation.customer_id == "mei"


def test_workers_of_one_folder_share_their_key(engine: Engine, tmp_path: Path) -> None:
    settings, box = Settings(folder=tmp_path), Postbox()
    conversations = Conversations(engine)
    first, second = (proving(settings, engine, conversations, box) for _ in range(2))
    conversation = conversations.start()[0].id
    assert first.codes is not None
    assert second.codes is not None
    first.codes.send(conversation, ["x"], MEI)
    assert second.codes.check(conversation, box.code) == MEI.id
    assert (tmp_path / "data" / "identity.key").exists()
    assert Method.CODE in first.methods
