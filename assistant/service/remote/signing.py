"""Proof that a call comes from this shop's assistant, is whole and is of now."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256

STAMP, SIGNATURE, KEY = "Floorwalker-Timestamp", "Floorwalker-Signature", "Idempotency-Key"
WINDOW = timedelta(minutes=5)
"""How old a call may be, or how far ahead its clock; older ones may be somebody's recording."""


def signature(secret: str, method: str, target: str, stamp: str, key: str, body: bytes) -> str:
    """HMAC-SHA256, in hexadecimal, over the method, the target (path and query as sent), the time, the
    idempotency key (empty where there is none) and the SHA-256 of the body, a line each."""
    text = "\n".join((method.upper(), target, stamp, key, sha256(body).hexdigest()))
    return hmac.new(secret.encode(), text.encode(), sha256).hexdigest()


def signed(secret: str, method: str, target: str, key: str, body: bytes, now: datetime) -> dict[str, str]:
    """The headers of a call."""
    stamp = str(int(now.timestamp()))
    headers = {STAMP: stamp, SIGNATURE: f"v1={signature(secret, method, target, stamp, key, body)}"}
    return headers | ({KEY: key} if key else {})


def verified(
    secret: str, method: str, target: str, headers: Mapping[str, str], body: bytes, now: datetime
) -> bool:
    """For the other side: whether a call is to be believed. `headers` are looked up by these names."""
    stamp, said = headers.get(STAMP) or "", headers.get(SIGNATURE) or ""
    right = signature(secret, method, target, stamp, headers.get(KEY) or "", body)
    genuine = hmac.compare_digest(said.encode("utf-8", "replace"), f"v1={right}".encode())
    if not genuine or not re.fullmatch(r"[0-9]{1,12}", stamp):
        return False
    return abs(now - datetime.fromtimestamp(int(stamp), UTC)) <= WINDOW
