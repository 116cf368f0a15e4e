"""A feed from an address: asked for only if it changed, checked at every step, whole or not at all.

Nothing that the address tells is believed: neither where it redirects to, nor how large it
says it is, nor that it will ever end. What was fetched lies in a file of its own until the
last byte is there.
"""

from __future__ import annotations

import ssl
import tempfile
import time
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote_to_bytes

import httpcore2
import httpx2

from retrieval.catalog.feeds.hosts import CheckedHosts, HostRefused, Resolve, resolved
from retrieval.catalog.feeds.inflating import GZIP, CutOff, beginning, gunzipped, inflated
from retrieval.catalog.feeds.named import SCHEMES, key_of, name_of, parsed
from retrieval.catalog.feeds.zips import ZIP, wrong_with
from retrieval.errors import FeedUnavailable

REDIRECTS = frozenset({301, 302, 303, 307, 308})
AGAIN = frozenset({429, 503})
SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".xml"})
MOST_WAIT_S = 86_400.0
AGENT = b"floorwalker"


@dataclass(frozen=True, slots=True)
class Limits:
    """`connect_s` and `read_s` bound one wait, `total_s` the whole fetch; `most_bytes` counts
    what is unpacked; `redirects` is how many are followed."""

    connect_s: float = 10.0
    read_s: float = 30.0
    total_s: float = 900.0
    most_bytes: int = 2 << 30
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What an address said of the copy that was taken in, to be asked whether it changed
    (RFC 9110, section 13)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole feed in a file. `written_at` is when the address says that it was written."""

    path: Path
    validators: Validators
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for, its name in logs, and what its files are called by."""

    address: str
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches feeds into `folder`. With `private` addresses of the local network are allowed."""

    folder: Path
    private: bool = False
    limits: Limits = Limits()
    resolve: Resolve = resolved
    clock: Callable[[], float] = time.monotonic
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context

    def fetch(self, address: str, known: Validators = Validators(), key: str = "") -> Fetched | None:
        """The feed, or None if it is the one that `known` describes. The file is named by `key`.

        Raises FeedUnavailable, in words without any secret of the address; what was fetched
        before is still there then.
        """
        asked = _Asked(address, name_of(address), key or key_of(address))
        backend = CheckedHosts(self.private, self.clock() + self.limits.total_s, self.clock, self.resolve)
        with _told(asked.name), httpcore2.ConnectionPool(self.trust(), network_backend=backend) as pool:
            return self._follow(pool, asked, known)

    def _follow(self, pool: httpcore2.ConnectionPool, asked: _Asked, known: Validators) -> Fetched | None:
        url = parsed(asked.address)
        credentials = url.userinfo
        for _ in range(self.limits.redirects + 1):
            with pool.stream(
                "GET",
                httpcore2.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path or b"/"
                ),
                headers=_headers(url, known, credentials),
                extensions={"timeout": {"connect": self.limits.connect_s, "read": self.limits.read_s}},
            ) as response:
                told = _Told(response)
                if response.status not in REDIRECTS:
                    return self._taken(response, told, known, asked)
                onward = _onward(url, told, asked.name)
            if (onward.scheme, onward.host, onward.port) != (url.scheme, url.host, url.port):
                credentials = b""
            url = onward
        raise FeedUnavailable(asked.name, f"redirects more than {self.limits.redirects} times")

    def _taken(
        self, response: httpcore2.Response, told: _Told, known: Validators, asked: _Asked
    ) -> Fetched | None:
        if response.status == 304 and known != Validators():
            return None
        if response.status != 200:
            wait = told.wait_s() if response.status in AGAIN else None
            raise FeedUnavailable(asked.name, f"answers {response.status}", wait)
        path = self._saved(response, told, asked)
        validators = Validators(told.get("etag"), told.get("last-modified"))
        return Fetched(path, validators, told.written_at())

    def _saved(self, response: httpcore2.Response, told: _Told, asked: _Asked) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._sweep(asked.key)
        # A name of its own: another process may be fetching the same feed.
        handle, made = tempfile.mkstemp(".part", f"{asked.key}.", self.folder)
        part = Path(made)
        try:
            with open(handle, "wb") as file:
                for piece in self._bounded(_decoded(response, told, asked.name), asked.name):
                    file.write(piece)
            suffix = _suffix(part, asked.address, told)
            if suffix == ".zip" and (wrong := wrong_with(part, self.limits.most_bytes)):
                raise FeedUnavailable(asked.name, wrong)
            return part.replace(self.folder / f"{asked.key}{suffix}")
        finally:
            part.unlink(missing_ok=True)

    def _sweep(self, key: str) -> None:
        """Delete what a fetch left that was killed: no living one is that old."""
        for part in self.folder.glob(f"{key}.*.part"):
            with suppress(FileNotFoundError):
                if time.time() - part.stat().st_mtime > 2 * self.limits.total_s:
                    part.unlink()

    def _bounded(self, pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
        size = 0
        for piece in pieces:
            size += len(piece)
            if size > self.limits.most_bytes:
                raise FeedUnavailable(name, f"is larger than {self.limits.most_bytes:,} bytes")
            yield piece


class _Told:
    """The headers of a response."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._headers = {key.lower().decode("latin-1"): value for key, value in response.headers}

    def get(self, name: str) -> str | None:
        value = self._headers.get(name, b"").decode("latin-1").strip()
        return value[:500] or None

    @property
    def tells_its_end(self) -> bool:
        """Else a body ends where the connection does, which may break off anywhere (RFC 9112, 6.3)."""
        coded = (self.get("transfer-encoding") or "").lower()
        return self.get("content-length") is not None or coded.endswith("chunked")

    def written_at(self) -> datetime | None:
        return _date(self.get("last-modified"))

    def wait_s(self) -> float | None:
        """Retry-After: seconds, or a date."""
        said = self.get("retry-after")
        if said is None:
            return None
        if said.isdecimal():
            return min(float(said), MOST_WAIT_S)
        until = _date(said)
        if until is None:
            return None
        return min(max((until - datetime.now(UTC)).total_seconds(), 0.0), MOST_WAIT_S)


def _date(said: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(said or "")
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _headers(url: httpx2.URL, known: Validators, credentials: bytes) -> list[tuple[bytes, bytes]]:
    headers = [
        (b"Host", url.netloc),
        (b"User-Agent", AGENT),
        (b"Accept", b"*/*"),
        (b"Accept-Encoding", b"gzip"),
    ]
    if known.etag:
        headers.append((b"If-None-Match", known.etag.encode("latin-1", "ignore")))
    if known.last_modified:
        headers.append((b"If-Modified-Since", known.last_modified.encode("latin-1", "ignore")))
    if credentials:
        headers.append((b"Authorization", b"Basic " + b64encode(unquote_to_bytes(credentials))))
    return headers


def _onward(url: httpx2.URL, told: _Told, name: str) -> httpx2.URL:
    """Where a redirect leads. From https it leads to https only: what was asked for in secret
    is not asked for in the open."""
    location = told.get("location")
    try:
        onward = url.join(location or "").copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError):
        onward = httpx2.URL("")
    if not location or onward.scheme not in SCHEMES or not onward.host:
        raise FeedUnavailable(name, "redirects to what is no http or https address")
    if url.scheme == "https" and onward.scheme != "https":
        raise FeedUnavailable(name, "redirects from https to http")
    return onward


def _decoded(response: httpcore2.Response, told: _Told, name: str) -> Iterator[bytes]:
    """The body as the feed it is: a coding of the transfer undone, and a gzip file unpacked."""
    coding = (told.get("content-encoding") or "identity").lower()
    if coding not in {"identity", "gzip", "x-gzip", "deflate"}:
        raise FeedUnavailable(name, f"is sent in a coding that was not asked for ({coding[:20]})")
    body = response.iter_stream()
    if coding != "identity":
        return gunzipped(inflated(body))
    return gunzipped(body if told.tells_its_end else _ending(body, name))


def _ending(body: Iterator[bytes], name: str) -> Iterator[bytes]:
    """A body of no told length, if it is of a kind that tells its own end."""
    head, stream = beginning(body, len(ZIP))
    if not head.startswith((GZIP, ZIP)):
        raise FeedUnavailable(name, "does not tell where it ends, so it may be cut off")
    yield from stream


def _suffix(file: Path, address: str, told: _Told) -> str:
    """How the file's name ends, which tells readers a zip and a table."""
    with file.open("rb") as content:
        if content.read(len(ZIP)) == ZIP:
            return ".zip"
    path = PurePosixPath(parsed(address).path.lower())
    suffix = (path.with_suffix("") if path.suffix == ".gz" else path).suffix
    kind = (told.get("content-type") or "").partition(";")[0].strip().lower()
    known = {"text/csv": ".csv", "text/tab-separated-values": ".tsv", "application/yaml": ".yaml"}
    return suffix if suffix in SUFFIXES else known.get(kind, ".feed")


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What goes wrong on the way, in words for the shop's owner."""
    try:
        yield
    except HostRefused:
        raise FeedUnavailable(name, "leads to an address that is not public") from None
    except httpcore2.TimeoutException:
        raise FeedUnavailable(name, "took too long") from None
    except (httpcore2.NetworkError, ssl.SSLError) as error:
        raise FeedUnavailable(name, f"cannot be reached ({type(error).__name__})") from None
    except (httpcore2.ProtocolError, CutOff, zlib.error):
        raise FeedUnavailable(name, "broke off in the middle, or is no proper answer") from None
    except OSError as error:
        raise FeedUnavailable(name, f"cannot be kept: {error.strerror}") from None
