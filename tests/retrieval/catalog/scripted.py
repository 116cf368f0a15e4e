"""An HTTP server on loopback that answers as a test tells it to, byte by byte if need be."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Scripted:
    """`answer` serves every request; `asked` holds the headers of each, in order."""

    answer: Answer
    asked: list[dict[str, str]] = field(default_factory=list)
    port: int = 0
    ended: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over: what answers slowly waits for it."""

    def at(self, path: str = "/feed.jsonl", user: str = "") -> str:
        return f"http://{user}127.0.0.1:{self.port}{path}"


@contextmanager
def serving(answer: Answer) -> Iterator[Scripted]:
    script = Scripted(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            script.asked.append({"path": self.path} | {k.lower(): v for k, v in self.headers.items()})
            try:
                script.answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    script.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield script
    finally:
        script.ended.set()
        server.shutdown()
        server.server_close()


def says(body: bytes, status: int = 200, **headers: str) -> Answer:
    """A whole answer; an underscore in a header's name is a hyphen."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirects(to: str, status: int = 302) -> Answer:
    return says(b"", status, Location=to)


def keeps(body: bytes, etag: str) -> Answer:
    """A feed with an ETag: 304 to who has it."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.headers.get("If-None-Match") == etag:
            says(b"", 304, ETag=etag)(request)
        else:
            says(body, ETag=etag, Last_Modified="Fri, 20 Nov 2026 14:05:00 GMT")(request)

    return answer
