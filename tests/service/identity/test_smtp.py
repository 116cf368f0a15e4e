"""Codes go by mail as the settings say, encrypted or not at all, and fail alike for everybody."""

from __future__ import annotations

import logging
import shutil
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_string
from email.policy import default
from pathlib import Path

import pytest

from assistant.errors import SendingFailed
from assistant.service.identity.sending import Letter, letter
from assistant.service.identity.smtp import MailServer
from tests.service.identity.mail_server import Mailbox, certificate, serving

CODE = letter("mei.kovacs@example.com", "012345", "Kittiwake & Söhne", 10)

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make certificates")


def server(box: Mailbox, **how: object) -> MailServer:
    at = MailServer(
        "127.0.0.1", "codes@kittiwake.example", "Kittiwake & Söhne", box.port, "none", timeout_s=5
    )
    return replace(at, **how)  # type: ignore[arg-type]


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with serving(Mailbox()) as box:
        yield box


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    return certificate(tmp_path_factory.mktemp("tls"), "127.0.0.1")


def test_a_letter_arrives_as_it_was_written(box: Mailbox) -> None:
    server(box).open().send(CODE)
    box.wait()
    (raw,) = box.letters
    message = message_from_string(raw, policy=default)
    assert message["To"] == "mei.kovacs@example.com"
    assert message["From"].addresses[0].addr_spec == "codes@kittiwake.example"
    assert message["From"].addresses[0].display_name == "Kittiwake & Söhne"
    assert message["Subject"] == CODE.subject
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@kittiwake.example>")
    assert message["Date"].datetime.tzinfo is not None
    assert "012345" in message.get_content()
    assert "012345" not in raw.partition("\n\n")[0].partition("\r\n\r\n")[0]
    assert [line for line in box.heard if line.startswith(("mail", "MAIL", "rcpt", "RCPT"))] == [
        "mail FROM:<codes@kittiwake.example>",
        "rcpt TO:<mei.kovacs@example.com>",
    ]


def test_with_nothing_to_send_the_way_is_opened_and_closed(box: Mailbox) -> None:
    server(box, user="shop", password="pass").open().drop()
    box.wait()
    assert box.letters == []
    assert [line.split(" ")[0].upper() for line in box.heard] == ["EHLO", "AUTH", "QUIT"]


@pytest.mark.parametrize(
    "to", ["mei@example.com\nBcc: all@example.com", "mei@example.com\r\nDATA", "a@example.com,b@example.com"]
)
def test_no_address_adds_a_line_or_somebody(box: Mailbox, caplog: pytest.LogCaptureFixture, to: str) -> None:
    """Such an address is refused before (see `addressable`); if it came here, it would end here."""
    with caplog.at_level(logging.WARNING):
        server(box).open().send(Letter(to, "Your code", "012345"))
        box.wait()
    assert box.letters == []
    assert not any("all@example.com" in line or "DATA" in line.upper() for line in box.heard)
    assert "example.com" not in caplog.text


def test_no_name_or_subject_adds_a_line(box: Mailbox) -> None:
    way = server(box, name="Kittiwake\r\nBcc: all@example.com").open()
    way.send(replace(CODE, subject="x"))
    box.wait()
    assert box.letters == []
    server(box).open().send(replace(CODE, subject="x\r\nBcc: all@example.com"))
    box.wait()
    assert box.letters == []


@pytest.mark.parametrize("verb", ["EHLO", "AUTH"])
@pytest.mark.parametrize("how", ["refuses", "hangs up"])
def test_a_way_that_does_not_open_fails_before_anybody_is_looked_at(verb: str, how: str) -> None:
    box = Mailbox(refuses=frozenset({verb, "HELO"})) if how == "refuses" else Mailbox(hangs_up_at=verb)
    with serving(box), pytest.raises(SendingFailed):
        server(box, user="shop", password="pass").open()


def test_a_server_that_is_not_there_or_says_nothing_fails_in_time() -> None:
    with pytest.raises(SendingFailed):
        MailServer("127.0.0.1", "a@b.example", "K", port=1, security="none", timeout_s=2).open()
    with pytest.raises(SendingFailed):
        MailServer("no.such.host.invalid", "a@b.example", "K", security="none", timeout_s=2).open()
    with pytest.raises(SendingFailed):
        MailServer("a" * 70 + ".example", "a@b.example", "K", security="none", timeout_s=2).open()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(SendingFailed):
            MailServer("127.0.0.1", "a@b.example", "K", port, "none", timeout_s=0.2).open()


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
def test_what_fails_after_that_is_in_the_log_without_the_address(
    verb: str, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(Mailbox(refuses=frozenset({verb}))) as box, caplog.at_level(logging.DEBUG):
        server(box).open().send(CODE)
        box.wait()
        for thread in threading.enumerate():
            if thread.name == "mail":
                thread.join(10)
    assert "not taken by the mail server" in caplog.text
    assert "kovacs" not in caplog.text
    assert "012345" not in caplog.text


@needs_openssl
def test_starttls_encrypts_before_anything_is_said(tls: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    with serving(Mailbox(starttls=True, tls=tls[0])) as box:
        server(box, security="starttls", user="shop", password="pass", trust=tls[1]).open().send(CODE)
        box.wait()
    assert box.encrypted == [True]
    verbs = [line.split(" ")[0].upper() for line in box.heard]
    assert verbs.index("STARTTLS") < verbs.index("AUTH")


@needs_openssl
def test_tls_from_the_start(tls: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    with serving(Mailbox(tls=tls[0], at_once=True)) as box:
        server(box, security="tls", trust=tls[1]).open().send(CODE)
        box.wait()
    assert box.encrypted == [True]


def test_a_server_that_does_not_encrypt_is_sent_nothing(box: Mailbox) -> None:
    with pytest.raises(SendingFailed):
        server(box, security="starttls", user="shop", password="pass").open()
    box.wait()
    assert not any("AUTH" in line.upper() for line in box.heard)


@needs_openssl
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_that_shows_a_strangers_certificate_is_sent_nothing(
    tls: tuple[ssl.SSLContext, ssl.SSLContext], tmp_path: Path, security: str
) -> None:
    other, trusted = certificate(tmp_path, "other.example")
    for shown, trust in ((tls[0], None), (other, trusted)):  # not trusted at all; trusted, for another name
        with serving(Mailbox(starttls=True, tls=shown, at_once=security == "tls")) as box:
            with pytest.raises(SendingFailed):
                server(box, security=security, user="shop", password="pass", trust=trust).open()
            assert not any("AUTH" in line.upper() for line in box.heard)


def test_the_password_is_in_nothing_that_is_logged() -> None:
    at = MailServer("h", "a@b.example", "K", user="shop", password="pass-word-1")
    assert "pass-word-1" not in repr(at)
