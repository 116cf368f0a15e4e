"""Telling the shop's helpdesk: one signed JSON message a step of a hand-off, until it is taken there.

The address is one of the settings, and still only a public one is connected to, unless the settings
allow the shop's own network; no redirect is followed.
"""

from __future__ import annotations

import hmac
import logging
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

import httpcore2

from assistant.service.handoffs.outbox import Letter, Outbox
from retrieval.catalog.feeds.hosts import CheckedHosts, HostRefused, Resolve, resolved
from retrieval.catalog.feeds.named import parsed

log = logging.getLogger(__name__)

CONNECT_S, WHOLE_S = 5.0, 15.0
AT_ONCE = 50
"""Letters sent at one look, at most."""
LONGEST_WAIT_S = 60.0


class NotTaken(Exception):
    """The helpdesk did not take it; `wait` is how long it asked to be left alone."""

    def __init__(self, why: str, wait: timedelta | None = None) -> None:
        super().__init__(why)
        self.wait = wait


def signature(secret: str, timestamp: str, body: str) -> str:
    """What proves that a message is the shop's: HMAC-SHA256 over time and body, in hexadecimal."""
    return hmac.new(secret.encode(), f"{timestamp}.{body}".encode(), sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Post:
    """Sends letters to one address."""

    url: str
    secret: str
    private: bool = False
    resolve: Resolve = resolved
    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context

    def send(self, letter: Letter) -> None:
        """Raises NotTaken unless the helpdesk answers with 2xx."""
        url, body = parsed(self.url), letter.body.encode()
        stamp = str(int(self.wall()))
        headers = [
            (b"Host", url.netloc),
            (b"User-Agent", b"floorwalker"),
            (b"Content-Type", b"application/json"),
            (b"Content-Length", str(len(body)).encode()),
            (b"Floorwalker-Id", letter.id.encode()),
            (b"Floorwalker-Attempt", str(letter.attempts).encode()),
            (b"Floorwalker-Timestamp", stamp.encode()),
            (b"Floorwalker-Signature", f"v1={signature(self.secret, stamp, letter.body)}".encode()),
        ]
        backend = CheckedHosts(self.private, self.clock() + WHOLE_S, self.clock, self.resolve)
        target = httpcore2.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path or b"/"
        )
        waits = {"timeout": {"connect": CONNECT_S, "read": WHOLE_S, "write": WHOLE_S}}
        try:
            with (
                httpcore2.ConnectionPool(self.trust(), network_backend=backend) as pool,
                pool.stream("POST", target, headers=headers, content=body, extensions=waits) as answer,
            ):
                status, told = answer.status, dict(answer.headers)
        except HostRefused:
            raise NotTaken("its address is not public") from None
        except httpcore2.TimeoutException:
            raise NotTaken("it took too long") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, ssl.SSLError, OSError) as error:
            raise NotTaken(f"it cannot be reached ({type(error).__name__})") from None
        if not 200 <= status < 300:
            raise NotTaken(f"it answers {status}", _asked(told))


def _asked(headers: dict[bytes, bytes]) -> timedelta | None:
    """What a Retry-After in seconds says."""
    said = next((value for name, value in headers.items() if name.lower() == b"retry-after"), b"")
    return timedelta(seconds=min(int(said), 86_400)) if said.isdigit() and len(said) < 9 else None


class Postman:
    """Takes letters from the outbox to the post, on a thread of its own."""

    def __init__(self, outbox: Outbox, post: Post) -> None:
        self._outbox, self._post = outbox, post

    def run(self, stop: threading.Event, every_s: float) -> None:
        """Send what is due until `stop`. Where the records do not answer, wait longer each time."""
        wait = 0.0
        while not stop.wait(wait):
            try:
                self.look(stop)
                wait = every_s
            except Exception:  # the thread's own edge: it must outlive a database that is down
                log.exception("the outbox could not be looked through; trying again")
                wait = max(every_s, min(2 * wait or every_s, LONGEST_WAIT_S))

    def look(self, stop: threading.Event | None = None) -> int:
        """Send what is due now; how many were taken."""
        taken = 0
        for _ in range(AT_ONCE):
            letter = None if stop is not None and stop.is_set() else self._outbox.claim()
            if letter is None:
                break
            try:
                self._post.send(letter)
            except NotTaken as error:
                log.warning("the helpdesk was not told (try %d): %s", letter.attempts, error)
                self._outbox.failed(letter, str(error), error.wait)
            else:
                self._outbox.delivered(letter)
                taken += 1
        return taken
