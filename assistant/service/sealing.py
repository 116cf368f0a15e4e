"""Contact fields encrypted at rest: columns whose text only the shop's own keys open.

Off unless the shop gives keys. Text is sealed with Fernet (AES-128-CBC and HMAC-SHA256:
https://github.com/fernet/spec); what is looked for by its value is kept as a keyed digest. The first key
seals, all of them open, so that a key can be replaced while the shop is open (docs/privacy.md).
"""

from __future__ import annotations

import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Dialect, Engine, String, Text, TypeDecorator

from assistant.errors import SettingsError

MARK = "fw1:"
SEALED = re.compile(r"fw1:gAAAAA[\w-]{50,}={0,2}")
"""What sealed text looks like: the mark and a Fernet token of version 0x80 in this century."""


class Seals:
    """The keys of one shop, the newest first. Safe to use from any thread."""

    def __init__(self, keys: Sequence[str], *, sealing: bool = True) -> None:
        """Not `sealing` they only open: what is written then is written open. Raises ValueError without a
        key."""
        self._sealing = sealing
        self._box = MultiFernet([Fernet(urlsafe_b64encode(_derived(key, "seal"))) for key in keys])
        self._digests = [_derived(key, "index") for key in keys]

    def seal(self, text: str) -> str:
        return MARK + self._box.encrypt(text.encode()).decode() if self._sealing else text

    def open(self, text: str) -> str:
        """Text that was never sealed is as it is. Raises SettingsError where no key opens it."""
        if not SEALED.fullmatch(text):
            return text
        try:
            return self._box.decrypt(text.removeprefix(MARK)).decode()
        except InvalidToken as error:
            raise SettingsError(
                "privacy.keys: none of them opens what is in the database; add the key that sealed it"
            ) from error

    def index(self, digest: str) -> str:
        """A digest that nobody without the key can work out from a guess."""
        if not self._sealing:
            return digest
        return hmac.new(self._digests[0], digest.encode(), sha256).hexdigest()

    def indexes(self, digest: str) -> tuple[str, ...]:
        """Every form in which a row may keep it: by each key, and from before there was any."""
        keyed = (hmac.new(key, digest.encode(), sha256).hexdigest() for key in self._digests)
        return (*keyed, digest)


def keep_sealed(engine: Engine, keys: Sequence[str], *, sealing: bool = True) -> None:
    """From now on this engine opens what it reads from sealed columns, and seals what it writes there
    unless it is not to; without keys it does neither."""
    engine.dialect.seals = Seals(keys, sealing=sealing) if keys else None  # type: ignore[attr-defined]


def seals_of(dialect: Dialect) -> Seals | None:
    seals: Seals | None = getattr(dialect, "seals", None)
    return seals


def storable(text: str) -> str:
    """Without the two things that a database cannot hold: NUL and half a surrogate pair."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


class Sealed(TypeDecorator[str]):
    """Text that is sealed where the shop has keys. It cannot be searched in by the database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        seals = seals_of(dialect)
        return storable(value) if seals is None else seals.seal(storable(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or not value.startswith(MARK):
            return value
        seals = seals_of(dialect)
        if seals is not None:
            return seals.open(value)
        if SEALED.fullmatch(value):
            raise SettingsError("privacy.keys: contact fields in the database are sealed; name their key")
        return value


class Indexed(TypeDecorator[str]):
    """A digest that rows are found by: keyed where the shop has keys. What is looked for is compared as
    `indexes_of` gives it."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        seals = seals_of(dialect)
        return value if value is None or seals is None else seals.index(value)


def indexes_of(engine: Engine, digest: str) -> tuple[str, ...]:
    """What an Indexed column may hold for this digest."""
    seals = seals_of(engine.dialect)
    return (digest,) if seals is None else seals.indexes(digest)


def _derived(key: str, purpose: str) -> bytes:
    return hmac.new(key.encode(), f"floorwalker {purpose}".encode(), sha256).digest()
