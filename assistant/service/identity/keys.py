"""Keyed hashes of what must not stand in the database as it is: codes, addresses, tokens."""

from __future__ import annotations

import contextlib
import hmac
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import SettingsError

SIZE = 32


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of this shop, the newest first; what an older one hashed is still known while it is there."""

    keys: tuple[bytes, ...]

    def hash(self, *parts: str) -> str:
        """By the newest key, 64 hexadecimal digits; no two lists of parts share one."""
        return _hash(self.keys[0], parts)

    def fits(self, stored: str, *parts: str) -> bool:
        """Whether one of the keys made `stored` of these parts, in a time that does not tell which."""
        return sum(hmac.compare_digest(stored, _hash(key, parts)) for key in self.keys) > 0


def derived(secrets_of_shop: Sequence[str]) -> Keys:
    """From the shop's own secrets, so that every process that has them can read what another wrote."""
    said = b"floorwalker identity"
    return Keys(tuple(hmac.digest(secret.encode(), said, "sha256") for secret in secrets_of_shop))


def kept(file: Path) -> Keys:
    """A random key in a file that only its owner can read, made when it is first needed.

    Raises SettingsError if the file holds something else.
    """
    with contextlib.suppress(FileExistsError):
        _make(file)
    key = file.read_bytes()
    if len(key) != SIZE:
        raise SettingsError(f"{file} is no key; remove it, and codes that were sent before are void")
    return Keys((key,))


def _make(file: Path) -> None:
    """Whole or not at all, whoever else makes it at the same time. Raises FileExistsError."""
    if file.exists():
        raise FileExistsError(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
        new.write(secrets.token_bytes(SIZE))
    try:
        os.link(part, file)
    finally:
        part.unlink()


def _hash(key: bytes, parts: Sequence[str]) -> str:
    """Each part is hashed by itself first: "ab", "c" is not "a", "bc"."""
    digests = (hmac.digest(key, part.encode("utf-8", "replace"), "sha256") for part in parts)
    return hmac.new(key, b"".join(digests), "sha256").hexdigest()
