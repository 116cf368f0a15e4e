"""How the application is served: what uvicorn is told, and how long a client may take over a request."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol

from assistant.settings import Web

KEPT_ALIVE_S = 15
"""How long a connection stays open between two requests."""
MOST_HEADER_BYTES = 32 * 1024
"""Of one request, its first line included."""
HEALTHY_S = 60
"""How long a worker process may be silent, while it loads models say, before another takes its place."""
LAST_S = 5
"""What a server that closes has left for connections once every turn has ended (see `closing`)."""
COMPLETE = (h11.DONE, h11.MUST_CLOSE, h11.CLOSED, h11.SWITCHED_PROTOCOL)


class Patient(Config):
    """With `within_s`: how long a client may take over a request."""

    within_s = 20.0


class Prompt(H11Protocol):
    """Hangs up on a client that does not send a whole request in time: one that trickles its headers or
    its body would hold the connection for ever. h11 takes no request that could be read in two ways."""

    config: Patient
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state in COMPLETE:
            self._over()
        elif self._late is None:  # the next request has begun
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._over()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE:
            self._over()  # keep-alive has a time of its own

    def _wait(self) -> None:
        self._late = self.loop.call_later(self.config.within_s, self.transport.close)

    def _over(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


def config(app: Any, web: Web, host: str, port: int, **more: Any) -> Config:
    """What uvicorn is told; `app` is an application, or the name of a function that makes one (`factory`).

    Forwarded headers are read by the application itself, from `web.trusted_proxies` alone.
    """
    closing_s = (web.closing_notice + web.closing_time).total_seconds()
    told = Patient(
        app,
        host=host,
        port=port,
        http=Prompt,
        ws="none",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=KEPT_ALIVE_S,
        timeout_graceful_shutdown=int(closing_s) + LAST_S,
        timeout_worker_healthcheck=HEALTHY_S,
        limit_concurrency=web.max_connections,
        h11_max_incomplete_event_size=MOST_HEADER_BYTES,
        **more,
    )
    told.within_s = web.request_timeout.total_seconds()
    return told
