"""Who of the shop's staff is calling: keys with names, sign-in on the staff page, and a limit on guesses."""

from __future__ import annotations

import hmac
import re
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assistant.errors import Forbidden
from assistant.web.errors import StaffKeyMissing, TooManyTries
from assistant.web.limits import client
from assistant.web.storefront import InShop

NAMED = re.compile(r"([^\W\d_][\w .'’-]{0,39}):(.+)", re.DOTALL)
STAFF_KEY = HTTPBearer(scheme_name="staff_key", description="A key of the shop's staff", auto_error=False)

SESSION = "floorwalker_staff"
"""The cookie of the staff page."""
LASTING_S = 12 * 3600
"""How long somebody is signed in."""
TRIES, WITHIN_S = 10, 60.0
"""Wrong keys that one address may send, and within how long."""
MOST_ADDRESSES = 10_000


@dataclass(frozen=True, slots=True)
class Staffer:
    """One of the shop's staff. `digest` is the SHA-256 of their key, which is kept nowhere else."""

    name: str
    digest: bytes


def staff(keys: Sequence[str]) -> tuple[Staffer, ...]:
    """Those whose keys stand in the settings, as `name:key`. Keys without a name are colleagues,
    counted where there are several."""
    read = [NAMED.fullmatch(key) for key in keys]
    nameless = [key for key, named in zip(keys, read, strict=True) if named is None]
    called = iter(
        ["Colleague"] if len(nameless) == 1 else [f"Colleague {n + 1}" for n in range(len(nameless))]
    )
    return tuple(
        Staffer(named[1].strip() if named else next(called), _digest(named[2] if named else key))
        for key, named in zip(keys, read, strict=True)
        if key
    )


def known(key: str, people: Sequence[Staffer]) -> Staffer | None:
    """Whose key it is. Takes as long for a wrong one, and for each that is right."""
    sent = _digest(key)
    fitting = [person for person in people if hmac.compare_digest(sent, person.digest)]
    return fitting[0] if fitting else None


class Guesses:
    """Counts wrong keys by address: past `tries` within `within_s`, nothing of that address is looked at."""

    def __init__(
        self, tries: int = TRIES, within_s: float = WITHIN_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._tries, self._within, self._clock = tries, within_s, clock
        self._wrong: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def check(self, address: str) -> None:
        """Raises TooManyTries."""
        with self._lock:
            if len(self._recent(address)) >= self._tries:
                raise TooManyTries("too many wrong keys from one address")

    def wrong(self, address: str) -> None:
        with self._lock:
            if len(self._wrong) >= MOST_ADDRESSES:
                self._wrong = {key: times for key in list(self._wrong) if (times := self._recent(key))}
            self._wrong.setdefault(address, []).append(self._clock())

    def _recent(self, address: str) -> list[float]:
        since = self._clock() - self._within
        recent = [at for at in self._wrong.get(address, ()) if at > since]
        if recent:
            self._wrong[address] = recent
        else:
            self._wrong.pop(address, None)
        return recent


class Desk:
    """The staff of one shop and how they prove who they are."""

    def __init__(self, keys: Sequence[str], guesses: Guesses | None = None) -> None:
        self.people, self.guesses = staff(keys), guesses or Guesses()

    def admit(self, key: str, address: str) -> Staffer:
        """Whose key it is. Raises Forbidden for no one's, TooManyTries after many of those."""
        self.guesses.check(address)
        person = known(key, self.people)
        if person is None:
            self.guesses.wrong(address)
            raise Forbidden("not one of the shop's staff keys")
        return person

    def session(self, person: Staffer, now_s: float | None = None) -> str:
        """What a signed-in browser carries: when it ends, signed with the person's key. Any process
        can read it, and a key that is taken out of the settings ends its sessions."""
        ends = int((time.time() if now_s is None else now_s) + LASTING_S)
        plain = f"{ends}.{secrets.token_urlsafe(12)}"
        return f"{plain}.{_signed(person, plain)}"

    def signed_in(self, session: str | None, now_s: float | None = None) -> Staffer | None:
        """Whose session it is, if it has not ended."""
        plain, _, signature = (session or "").rpartition(".")
        ends = plain.partition(".")[0]
        sent = signature.encode("utf-8", "replace")
        fitting = [p for p in self.people if hmac.compare_digest(_signed(p, plain).encode(), sent)]
        fresh = ends.isascii() and ends.isdecimal() and int(ends) > (time.time() if now_s is None else now_s)
        return fitting[0] if fitting and fresh else None


def _signed(person: Staffer, plain: str) -> str:
    return hmac.new(person.digest, f"staff session {plain}".encode("utf-8", "replace"), sha256).hexdigest()


def _digest(key: str) -> bytes:
    return sha256(key.encode("utf-8", "replace")).digest()


def _staffed(
    request: Request,
    shop: InShop,
    sent: Annotated[HTTPAuthorizationCredentials | None, Security(STAFF_KEY)],
) -> Staffer:
    """Raises StaffKeyMissing, Forbidden or TooManyTries unless a staff key is the bearer."""
    if sent is None or not sent.credentials:
        raise StaffKeyMissing
    desk: Desk = request.app.state.desk
    return desk.admit(sent.credentials, client(request.scope))


Staffed = Annotated[Staffer, Depends(_staffed)]
