"""What stands for a feed's address: in logs, in file names and in records it must not tell secrets."""

from __future__ import annotations

import hashlib
import re

import httpx2

from retrieval.errors import FeedUnavailable

SCHEMES = ("https", "http")
SECRET = re.compile(
    r"token|secret|pass|pwd|auth|sig|key|hash|cred|session|expir|nonce|jwt|^x-(amz|goog)-", re.IGNORECASE
)
"""Names of parameters that say who asks and until when, and not for what."""


def parsed(address: str) -> httpx2.URL:
    """Raises FeedUnavailable for what is no http or https address."""
    try:
        url = httpx2.URL(address)
        usable = url.scheme in SCHEMES and bool(url.host) and (url.port is None or 0 < url.port < 65536)
    except (httpx2.InvalidURL, ValueError, UnicodeError):
        usable = False
    if not usable:
        raise FeedUnavailable(address.partition("://")[0][:20], "is no http or https address")
    return url


def name_of(address: str) -> str:
    """An address as logs may show it: without user, password and query."""
    url = parsed(address)
    port = f":{url.port}" if url.port else ""
    return f"{url.scheme}://{url.host}{port}{url.path}"


def lasting(address: str) -> str:
    """What stays of an address when its user, password or token changes."""
    try:
        asked = [
            (name, value) for name, value in parsed(address).params.multi_items() if not SECRET.search(name)
        ]
        return f"{name_of(address)}?{asked}"
    except FeedUnavailable:
        return address


def key_of(address: str) -> str:
    """What stands for an address in file names and records: it may hold secrets."""
    return hashlib.blake2b(address.encode(), digest_size=8).hexdigest()
