"""Codes by mail, over the shop's own mail server (RFC 5321), encrypted as the settings say.

The way to the server is opened while the customer waits, and that fails for everybody alike; the
letter itself goes on a thread of its own, so that nobody can tell by the time whether there was one.
"""

from __future__ import annotations

import logging
import smtplib
import ssl
import threading
from dataclasses import dataclass, field
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid
from typing import Literal

from assistant.errors import SendingFailed
from assistant.service.identity.sending import Letter, Outgoing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MailServer:
    """`security` is "starttls" (the plain connection is left at once, or nothing is sent), "tls", or
    "none". `sender` is the address that customers see, `name` whose it is."""

    host: str
    sender: str
    name: str
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout_s: float = 10
    trust: ssl.SSLContext | None = field(default=None, repr=False)
    """Whose certificates are believed; the system's where it is None."""

    def open(self) -> Outgoing:
        """Raises SendingFailed, with a text for the log that names no customer."""
        try:
            return _Way(self, self._connect())
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise SendingFailed(f"{self.host}:{self.port}: {type(error).__name__}") from error

    def _connect(self) -> smtplib.SMTP:
        trust = self.trust or ssl.create_default_context()
        if self.security == "tls":
            way: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout_s, context=trust)
        else:
            way = smtplib.SMTP(self.host, self.port, timeout=self.timeout_s)
        try:
            if self.security == "starttls":
                way.starttls(context=trust)
            if self.user is not None:
                way.login(self.user, self.password or "")
            else:
                way.ehlo_or_helo_if_needed()
        except BaseException:
            way.close()
            raise
        return way

    def message(self, letter: Letter) -> EmailMessage:
        """Raises ValueError if a line of the head would not be one line."""
        message = EmailMessage(policy.SMTP)
        message["From"] = Address(self.name, addr_spec=self.sender)
        message["To"] = Address(addr_spec=letter.to)
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(localtime())
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        return message


@dataclass(frozen=True, slots=True)
class _Way:
    server: MailServer
    connection: smtplib.SMTP

    def send(self, letter: Letter) -> None:
        threading.Thread(target=self._finish, args=(letter,), name="mail").start()

    def drop(self) -> None:
        threading.Thread(target=self._finish, args=(None,), name="mail").start()

    def _finish(self, letter: Letter | None) -> None:
        try:
            with self.connection as connection:
                if letter is not None:
                    message = self.server.message(letter)
                    connection.send_message(message, self.server.sender, [letter.to])
        except (smtplib.SMTPException, OSError, ValueError) as error:
            log.warning("a code was not taken by the mail server: %s", type(error).__name__)
