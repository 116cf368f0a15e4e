"""One call to the order system: signed, in time, of a bounded size, tried again where that is safe."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from assistant.errors import BackendDown, SettingsError
from assistant.service.remote.signing import signed

log = logging.getLogger(__name__)

MOST_BYTES = 8 * 2**20
"""Of an answer; more is no answer."""
LOOPBACK = ("127.0.0.1", "::1", "localhost")
DEFINITE = (200, 202, 409, 422)
"""Statuses that say what became of a call; the others say that it failed."""
NOT_TAKEN = (429, 503)
"""Statuses by which the system says that it did nothing and may be asked again."""


class NotTaken(Exception):
    """It did certainly not do what it was asked; another try may."""


class Unclear(Exception):
    """It may have done it."""


class Refused(Exception):
    """It understands us wrong: an address, a key or a form of ours is not right."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`at` is the time that it is true of, where it says so."""

    status: int
    body: Mapping[str, Any]
    at: datetime | None


@dataclass(frozen=True, slots=True)
class System:
    """`url` is the base of all addresses, `key` what calls are signed with. May be shared by threads."""

    url: str
    key: str
    client: httpx.Client
    timeout: timedelta
    tries: int = 3
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def at(cls, url: str, key: str, timeout: timedelta, tries: int = 3) -> System:
        """Raises SettingsError unless the address is https, or on this machine."""
        checked(url)
        client = httpx.Client(timeout=timeout.total_seconds(), follow_redirects=False, trust_env=False)
        return cls(url.rstrip("/"), key, client, timeout, tries)

    def read(self, path: str, asked: Mapping[str, str] | None = None) -> Answer:
        """What the system knows. With `asked` it is posted, so that no log keeps it.

        Raises BackendDown.
        """
        method, body = ("GET", b"") if asked is None else ("POST", json.dumps(asked).encode())
        try:
            answer = self._tried(method, path, body, "", (NotTaken, Unclear))
        except (NotTaken, Unclear, Refused) as error:
            raise BackendDown(f"the order system did not answer: {error}") from error
        if answer.status != 200:
            raise BackendDown(f"the order system answers {answer.status} where it should tell a record")
        return answer

    def write(self, path: str, asked: object, key: str) -> Answer:
        """Ask for a change; again and again under the same key, which makes it happen once.

        Its status is one of DEFINITE. Raises BackendDown if it was certainly not taken, and Unclear if it
        may have been.
        """
        unclear: list[Unclear] = []
        body = json.dumps(asked).encode()
        try:
            return self._tried("POST", path, body, key, (NotTaken, Unclear), unclear.append)
        except (NotTaken, Refused) as error:
            if unclear:
                raise unclear[-1] from error
            raise BackendDown(f"the order system did not take it: {error}") from error

    def _tried(
        self,
        method: str,
        path: str,
        body: bytes,
        key: str,
        again: tuple[type[Exception], ...],
        noted: Callable[[Unclear], None] = lambda _: None,
    ) -> Answer:
        for attempt in Retrying(
            stop=stop_after_attempt(self.tries),
            wait=wait_exponential_jitter(multiplier=0.1, max=1),
            retry=retry_if_exception_type(again),
            sleep=self.sleep,
            reraise=True,
        ):
            with attempt:
                try:
                    return self._once(method, f"{self.url}/{path}", body, key)
                except Unclear as error:
                    noted(error)
                    raise
        raise AssertionError("tenacity returns or raises")

    def _once(self, method: str, url: str, body: bytes, key: str) -> Answer:
        request = self.client.build_request(method, url, content=body or None)
        target = request.url.raw_path.decode("ascii")
        request.headers.update(signed(self.key, method, target, key, body, self.now()))
        request.headers["Accept"] = "application/json"
        request.headers["Cache-Control"] = "no-cache"
        if body:
            request.headers["Content-Type"] = "application/json"
        try:
            status, headers, content = self._sent(request)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise NotTaken(f"it cannot be reached ({type(error).__name__})") from error
        except httpx.HTTPError as error:
            raise Unclear(f"the connection broke ({type(error).__name__})") from error
        if status in NOT_TAKEN:
            raise NotTaken(f"it answers {status}")
        if status >= 500 or 300 <= status < 400:
            raise Unclear(f"it answers {status}")
        if status not in DEFINITE:
            log.error("the order system answers %d to a %s: look at [orders]", status, method)
            raise Refused(f"it answers {status}")
        return Answer(status, _parsed(status, content), _time(headers))

    def _sent(self, request: httpx.Request) -> tuple[int, httpx.Headers, bytes]:
        """Status, headers and body. Raises Unclear where that is too long, or drips for too long."""
        until = self.clock() + 2 * self.timeout.total_seconds()
        response = self.client.send(request, stream=True)
        try:
            content = bytearray()
            for part in response.iter_bytes(64 * 1024):
                content += part
                if len(content) > MOST_BYTES:
                    raise Unclear("its answer is too long")
                if self.clock() > until:
                    raise Unclear("its answer takes too long")
            return response.status_code, response.headers, bytes(content)
        finally:
            response.close()


def checked(url: str) -> None:
    """Raises SettingsError unless the address is https, or on this machine."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme != "http" or parts.hostname not in LOOPBACK:
        raise SettingsError("shop.toml: orders.url: has to be an https address, or http on this machine")


def _parsed(status: int, content: bytes) -> Mapping[str, Any]:
    try:
        body = json.loads(content, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        if status in (409, 422):  # they say enough without words
            return {}
        raise Unclear("its answer is not JSON") from error
    if not isinstance(body, dict):
        raise Unclear("its answer is not a JSON object")
    return body


def _time(headers: httpx.Headers) -> datetime | None:
    """When the answer left the system, less how long caches have kept it."""
    try:
        at = parsedate_to_datetime(headers["Date"])
        age = int(headers.get("Age", "0"))
        return at.astimezone(UTC) - timedelta(seconds=age)
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
