"""An OpenAI-compatible server on loopback that answers each request as its script says."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

GONE_S = 60.0
"""How long a server that says nothing waits for its client to leave."""


@dataclass(frozen=True)
class Asked:
    path: str
    key: str
    body: dict[str, Any]


class Wire:
    """One response being written."""

    def __init__(self, handler: BaseHTTPRequestHandler, asked: Asked, left: threading.Event) -> None:
        self._handler = handler
        self._left = left
        self.asked = asked

    def head(self, status: int = 200, **headers: str) -> None:
        self._handler.send_response(status)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def stream(self) -> None:
        self.head(Content_Type="text/event-stream", Transfer_Encoding="chunked")

    def chunk(self, text: str) -> None:
        data = text.encode()
        self._handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self._handler.wfile.flush()

    def event(self, delta: Mapping[str, object], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        body = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.chunk(f"data: {json.dumps(body)}\n\n")

    def done(self) -> None:
        self.chunk("data: [DONE]\n\n")
        self.chunk("")

    def hang_up(self) -> None:
        self._handler.close_connection = True
        self._handler.connection.shutdown(socket.SHUT_RDWR)

    def wait(self) -> None:
        """Say nothing until the client leaves."""
        self._handler.connection.settimeout(GONE_S)
        with suppress(ConnectionError):
            if self._handler.connection.recv(1):
                return
        self._left.set()


Behaviour = Callable[[Wire], None]


def says(*words: str, finish: str | None = "stop", done: bool = True) -> Behaviour:
    def behave(wire: Wire) -> None:
        wire.stream()
        wire.event({"role": "assistant", "content": ""})
        for word in words:
            wire.event({"content": word})
        if finish:
            wire.event({}, finish)
        wire.done() if done else wire.chunk("")

    return behave


def status(code: int, **headers: str) -> Behaviour:
    def behave(wire: Wire) -> None:
        body = json.dumps({"error": {"message": "SECRET words of the server", "code": "c"}})
        wire.head(code, Content_Type="application/json", Content_Length=str(len(body)), **headers)
        wire._handler.wfile.write(body.encode())

    return behave


def silent(*words: str) -> Behaviour:
    """Stops after these words, keeping the connection; with none, before the first byte."""

    def behave(wire: Wire) -> None:
        if words:
            wire.stream()
        for word in words:
            wire.event({"content": word})
        wire.wait()

    return behave


def cut(*words: str) -> Behaviour:
    """Hangs up in the middle."""

    def behave(wire: Wire) -> None:
        wire.stream()
        for word in words:
            wire.event({"content": word})
        wire.hang_up()

    return behave


def sends(*events: str) -> Behaviour:
    """These lines as they are."""

    def behave(wire: Wire) -> None:
        wire.stream()
        for event in events:
            wire.chunk(event)
        wire.chunk("")

    return behave


def endless(piece: str) -> Behaviour:
    """Goes on until the client leaves."""

    def behave(wire: Wire) -> None:
        wire.stream()
        while True:
            wire.chunk(piece)

    return behave


def page(wire: Wire) -> None:
    """What a proxy in front of a dead server shows."""
    body = b"<html>Welcome</html>"
    wire.head(200, Content_Type="text/html", Content_Length=str(len(body)))
    wire._handler.wfile.write(body)


def refuses(wire: Wire) -> None:
    """As OpenAI's models refuse: not in the words but in a field of its own."""
    wire.stream()
    wire.event({"role": "assistant", "refusal": "I cannot help with that."}, "stop")
    wire.done()


@dataclass
class Scripted:
    """`behaviours` are played one a request; past their end the server answers 500."""

    behaviours: list[Behaviour]
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    """Set when a client left a response that was not over."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def play(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("content-length", 0))
        asked = Asked(
            handler.path, handler.headers.get("authorization", ""), json.loads(handler.rfile.read(length))
        )
        self.asked.append(asked)
        behave = self.behaviours.pop(0) if self.behaviours else status(500)
        try:
            behave(Wire(handler, asked, self.left))
        except ConnectionError:
            self.left.set()


@contextmanager
def serving(*behaviours: Behaviour) -> Iterator[Scripted]:
    script = Scripted(list(behaviours))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            script.play(self)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    script.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
