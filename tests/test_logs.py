"""A log line says where, what and in which request; of an error it says where, not in whose words."""

from __future__ import annotations

import json
import logging
import smtplib
from collections.abc import Callable, Iterator

import pytest

from assistant import logs
from assistant.errors import NotFound, SettingsError

SetUp = Callable[..., None]
SAID = "Maren Holt, 04101"
REFUSED = {"maren@example.org": (550, b"no such box")}


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[SetUp]:
    root = logging.getLogger()
    names = ("", *logs.OURS, "uvicorn.access")
    before = {name: logging.getLogger(name).level for name in names}
    handlers = root.handlers[:]

    def begin(level: str, form: logs.Form = "plain", request: str | None = None) -> None:
        monkeypatch.setenv("FLOORWALKER_LOG", level)
        logs.set_up(form, lambda: request)

    yield begin
    root.handlers = handlers
    logging.getLogger("uvicorn.access").disabled = False
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def test_a_plain_line(set_up: SetUp, capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info", request="r-1")
    logging.getLogger("assistant.x").info("answered\nand forged", extra={"status": 200, "ms": 3})
    assert capsys.readouterr().err == "INFO assistant.x [r-1]: answered\\nand forged status=200 ms=3\n"


def test_a_json_line(set_up: SetUp, capsys: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", "json", "r-1")
    logging.getLogger("assistant.x").info("took %d", 3, extra={"route": "/v1"})
    told = json.loads(capsys.readouterr().err)
    assert told.pop("at").endswith("+00:00")
    assert told == {
        "level": "INFO",
        "logger": "assistant.x",
        "message": "took 3",
        "request_id": "r-1",
        "route": "/v1",
    }


def test_the_level_is_ours_and_libraries_are_held_back(
    set_up: SetUp, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up("DEBUG")
    logging.getLogger("assistant.x").debug("ours")
    for name in ("openai._base_client", "sqlalchemy.engine", "httpcore"):
        logging.getLogger(name).info("sent: Maren Holt")
    logging.getLogger("uvicorn.access").warning("127.0.0.1 GET /v1/products/search?q=gift+for+Maren")
    logging.getLogger("gradio").warning("theirs")
    logging.getLogger("asyncio").error("a task failed\nfuture: ValueError('Maren Holt')")
    assert capsys.readouterr().err.splitlines() == [
        "DEBUG assistant.x: ours",
        "WARNING gradio: theirs",
        "ERROR asyncio: a task failed",
    ]


@pytest.mark.parametrize("form", ["plain", "json"])
def test_an_error_tells_where_and_only_its_own_words(
    set_up: SetUp, capsys: pytest.CaptureFixture[str], form: logs.Form
) -> None:
    set_up("WARNING", form)
    try:
        try:
            try:
                raise ValueError(SAID)
            except ValueError:
                raise smtplib.SMTPRecipientsRefused(REFUSED)  # noqa: B904 - as it happens
        except smtplib.SMTPException as error:
            raise NotFound("reply", "abc") from error
    except NotFound:
        logging.getLogger("assistant.x").exception("it failed")
    said = capsys.readouterr().err
    assert "test_logs.py" in said
    assert "SMTPRecipientsRefused" in said
    assert "ValueError" in said
    assert "NotFound: no reply 'abc'" in said
    assert not any(word in said for word in ("maren@", "550", "no such box", "Holt", "04101"))


def test_a_level_that_there_is_not(set_up: SetUp) -> None:
    with pytest.raises(SettingsError, match="FLOORWALKER_LOG: CHATTY is no level"):
        set_up("chatty")
