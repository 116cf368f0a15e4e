"""How often the API may be called: by conversation, by address of the client, and by key of the shop.

Counted with sliding windows, in this process or at a Redis server for all of them. Where that server
does not answer, each process counts for itself until it does: limits are looser then by the number of
processes, never off, and nobody is turned away for it.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from limits import RateLimitItem, parse_many
from limits.aio.storage import MemoryStorage, Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import ConfigurationError, StorageError
from limits.storage import storage_from_string
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.errors import SettingsError
from assistant.settings import Limits
from assistant.web.errors import Problem
from assistant.web.paths import in_api

log = logging.getLogger(__name__)

ANSWERS_S = 0.5
"""How long the store may take; then the process counts for itself."""
RESTS_S = 10.0
"""How long a store that did not answer is left alone."""

MESSAGES = re.compile(r"/v1/conversations/[^/]+/messages/?")
IDENTIFY = re.compile(r"/v1/conversations/[^/]+/identify/?")
PAGE_CALLS = frozenset({"/gradio_api/queue/join", "/staff/login"})
"""What is counted beside the API: each of these costs the server something."""

TOO_MANY = Problem(429, "too-many-requests", "Too many requests", "Wait as long as Retry-After says.")


@dataclass(frozen=True, slots=True)
class Rule:
    """`items` are the limits of one kind of call, `who` they are counted for."""

    name: str
    items: Sequence[RateLimitItem]
    who: str


class Counting:
    """Counts at the store, and in this process while the store does not answer."""

    def __init__(self, store: Storage, clock: Callable[[], float] = time.monotonic) -> None:
        self._own, self._clock, self._resting = SlidingWindowCounterRateLimiter(MemoryStorage()), clock, 0.0
        self._shared = SlidingWindowCounterRateLimiter(store)

    async def over(self, rule: Rule) -> float | None:
        """Count one call. Where that is one too many: the seconds until the next may come."""
        if self._clock() >= self._resting:
            try:
                async with asyncio.timeout(ANSWERS_S):
                    return await _over(self._shared, rule)
            except (StorageError, TimeoutError, OSError) as error:
                self._resting = self._clock() + RESTS_S
                log.warning(
                    "the store of web.limits does not answer (%s): counting here", type(error).__name__
                )
        return await _over(self._own, rule)


async def _over(limiter: SlidingWindowCounterRateLimiter, rule: Rule) -> float | None:
    for item in rule.items:
        if not await limiter.hit(item, rule.name, rule.who):
            window = await limiter.get_window_stats(item, rule.name, rule.who)
            return max(1.0, window.reset_time - time.time())
    return None


class Limited:
    """Turns away who calls too often, before the body is read."""

    def __init__(
        self,
        app: ASGIApp,
        limits: Limits,
        keys: Sequence[str],
        counting: Counting,
        told: Callable[[str], None] = lambda name: None,
    ) -> None:
        self.app, self._counting, self._told = app, counting, told
        self._keys = [key.encode() for key in keys if key]
        said = {name: limit for name, limit in limits.model_dump().items() if name != "storage"}
        self._items = {name: parse_many(limit) if limit else [] for name, limit in said.items()}
        for name in (name for name, items in self._items.items() if not items):
            log.warning("web.limits.%s is off", name)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _counted(scope):
            for rule in self.rules(scope):
                seconds = await self._counting.over(rule)
                if seconds is not None:
                    log.info("too many calls: %s", rule.name)
                    self._told(rule.name)
                    response = TOO_MANY.response()
                    response.headers["Retry-After"] = str(math.ceil(seconds))
                    await response(scope, receive, send)
                    return
        await self.app(scope, receive, send)

    def rules(self, scope: Scope) -> Iterator[Rule]:
        """What a call is counted for, the widest first."""
        sent = bearer(Headers(scope=scope))
        if sent and known(sent, self._keys):
            yield self._rule("keys", _short(sent))
            return
        address, path, post = client(scope), scope["path"], scope["method"] == "POST"
        yield self._rule("requests", address)
        if post and MESSAGES.fullmatch(path):
            yield self._rule("address_messages", address)
            # With the secret: whoever has the id alone uses up nothing of the customer's.
            yield self._rule("messages", _short(path.split("/")[3].encode("utf-8", "replace") + b" " + sent))
        elif post and path.rstrip("/") == "/v1/conversations":
            yield self._rule("conversations", address)
        elif post and IDENTIFY.fullmatch(path):
            yield self._rule("identify", address)
        elif post and path.rstrip("/") == "/v1/feedback":
            yield self._rule("feedback", address)
        elif post and path.rstrip("/") == "/v1/events":
            yield self._rule("events", address)
        elif path.startswith("/v1/products"):
            yield self._rule("products", address)

    def _rule(self, name: str, who: str) -> Rule:
        return Rule(name, self._items[name], who)


def _counted(scope: Scope) -> bool:
    return scope["method"] != "OPTIONS" and (in_api(scope) or scope["path"] in PAGE_CALLS)


def client(scope: Scope) -> str:
    """The address that calls are counted for: of IPv6 the network of 64 bits, of which one customer has
    every address."""
    host = scope["client"][0] if scope.get("client") else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((address, 64), strict=False))
    return str(address)


def bearer(headers: Headers) -> bytes:
    """The secret or key that was sent; empty where none was."""
    kind, _, value = headers.get("authorization", "").partition(" ")
    return value.strip().encode() if kind.lower() == "bearer" else b""


def known(sent: bytes, keys: Sequence[bytes]) -> bool:
    """Whether it is one of the shop's; takes as long whichever it is."""
    fitting = [hmac.compare_digest(sent, key) for key in keys]
    return any(fitting)


def _short(secret: bytes) -> str:
    """A name that tells nothing and is short, however long what was sent."""
    return sha256(secret).hexdigest()[:32]


def counting(limits: Limits) -> Counting:
    """Raises SettingsError for a store that cannot be used."""
    try:
        return Counting(_store(limits.storage))
    except ConfigurationError as error:
        raise SettingsError(
            "web.limits.storage: Redis needs its client: pip install 'floorwalker[redis]'"
        ) from error
    except ValueError as error:
        raise SettingsError(f"web.limits.storage: {error}") from error


def _store(url: str) -> Storage:
    if url.startswith("memory://"):
        return MemoryStorage()
    timeouts = {"socket_timeout": ANSWERS_S, "socket_connect_timeout": ANSWERS_S}
    store = storage_from_string(f"async+{url}", implementation="redispy", wrap_exceptions=True, **timeouts)
    if not isinstance(store, Storage):
        raise ValueError("a store that cannot be asked without waiting")
    return store
