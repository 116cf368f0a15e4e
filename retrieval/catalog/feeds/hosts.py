"""Connections to the hosts that a feed may come from, and to no others.

A name is resolved once and the connection made to an address that was checked, so a name
that resolves differently a moment later (DNS rebinding) changes nothing. The name itself
stays in the Host header and in the TLS handshake.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
Clock = Callable[[], float]

EMBEDDING = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96")))
"""Networks whose addresses end in an IPv4 address: NAT64, and two older ways of writing one."""
NEVER = tuple(
    map(
        ipaddress.ip_network,
        (
            "100.100.100.200/32",
            "168.63.129.16/32",
            "192.0.0.0/24",
            "fd00:ec2::254/128",
            "fd20:ce::254/128",
            "64:ff9b:1::/48",
        ),
    )
)
"""Services that tell a machine its own secrets, beside those on link-local addresses; and a local
NAT64 (RFC 8215), of which only its own network knows which IPv4 address is meant."""


class HostRefused(Exception):
    """The name leads to no address that may be connected to."""


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a name, as the system has them; empty if it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def permitted(address: str, private: bool) -> bool:
    """Whether a feed may come from this address: a public one, or any with `private` but those
    on which clouds keep a machine's secrets."""
    at = ipaddress.ip_address(address.partition("%")[0])
    return all(_permitted(each, private) for each in (at, *_within(at)))


def _permitted(at: Address, private: bool) -> bool:
    if at.is_link_local or at.is_multicast or at.is_unspecified or _in(at, NEVER):
        return False
    return private or (at.is_global and not at.is_reserved and not getattr(at, "is_site_local", False))


def _in(at: Address, networks: Iterable[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> bool:
    return any(at in network for network in networks)


def _within(at: Address) -> list[Address]:
    """IPv4 addresses that an IPv6 address stands for."""
    if isinstance(at, ipaddress.IPv4Address):
        return []
    inner = [at.ipv4_mapped, at.sixtofour, *(at.teredo or ())]
    if _in(at, EMBEDDING):
        inner.append(ipaddress.IPv4Address(int(at) & 0xFFFFFFFF))
    return [each for each in inner if each is not None]


class CheckedHosts(httpcore2.NetworkBackend):
    """Connects to addresses that are permitted, and ends everything at `deadline`."""

    def __init__(self, private: bool, deadline: float, clock: Clock, resolve: Resolve = resolved) -> None:
        self._private, self._resolve = private, resolve
        self._left: Clock = lambda: deadline - clock()
        self._inner: httpcore2.NetworkBackend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = self._resolve(host, port)
        allowed = [address for address in addresses if permitted(address, self._private)]
        if not addresses:
            raise httpcore2.ConnectError("no such host")
        if not allowed:
            raise HostRefused
        failed: Exception | None = None
        for address in allowed:
            try:
                within = _shorter(timeout, self._left())
                stream = self._inner.connect_tcp(address, port, within, local_address, socket_options)
                return _Timed(stream, self._left)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore2.ConnectError("no connection")


class _Timed(httpcore2.NetworkStream):
    """A stream on which no call outlasts what is `left`: headers a byte at a time end too."""

    def __init__(self, stream: httpcore2.NetworkStream, left: Callable[[], float]) -> None:
        self._stream, self._left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _shorter(timeout, self._left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _shorter(timeout, self._left()))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        within = _shorter(timeout, self._left())
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, within), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _shorter(timeout: float | None, left: float) -> float:
    if left <= 0:
        raise httpcore2.ReadTimeout("the time is up")
    return left if timeout is None else min(timeout, left)
