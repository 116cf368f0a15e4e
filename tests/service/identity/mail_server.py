"""A mail server of a few lines: what it was given, how it was spoken to, and ways for it to fail."""

from __future__ import annotations

import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Mailbox:
    """`refuses` are verbs that are answered with an error, `falls_silent` hangs up at one."""

    starttls: bool = False
    refuses: frozenset[str] = frozenset()
    hangs_up_at: str = ""
    tls: ssl.SSLContext | None = None
    at_once: bool = False
    port: int = 0
    heard: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    ended: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def wait(self, conversations: int = 1) -> None:
        """Until so many connections have ended."""
        for _ in range(conversations):
            assert self.ended.acquire(timeout=20)


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        box: Mailbox = self.server.box  # type: ignore[attr-defined]
        try:
            if box.at_once:
                self._encrypt(box)
            self._talk(box)
        except OSError:
            pass
        finally:
            box.ended.release()

    def _talk(self, box: Mailbox) -> None:
        self._say("220 mail.example ready")
        while line := self.rfile.readline():
            said = line.decode().strip()
            verb = said.split(" ")[0].split(":")[0].upper()
            box.heard.append(said)
            if verb == box.hangs_up_at:
                return
            if verb in box.refuses:
                self._say("550 no")
            elif verb == "EHLO":
                offers = ["mail.example", *(["STARTTLS"] if box.starttls and not self._secure else [])]
                offers.append("AUTH PLAIN")
                for offer in offers[:-1]:
                    self._say(f"250-{offer}")
                self._say(f"250 {offers[-1]}")
            elif verb == "STARTTLS":
                self._say("220 go on")
                self._encrypt(box)
            elif verb == "AUTH":
                self._say("235 welcome")
            elif verb == "DATA":
                self._say("354 go on")
                body = b""
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    body += line
                box.letters.append(body.decode())
                box.encrypted.append(self._secure)
                self._say("250 taken")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    @property
    def _secure(self) -> bool:
        return isinstance(self.connection, ssl.SSLSocket)

    def _encrypt(self, box: Mailbox) -> None:
        assert box.tls is not None
        self.connection = box.tls.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")

    def _say(self, line: str) -> None:
        self.connection.sendall(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def serving(box: Mailbox) -> Iterator[Mailbox]:
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.box = box  # type: ignore[attr-defined]
        box.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield box
        server.shutdown()


def certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """For a server of this name: what it shows, and what a client has to trust to believe it."""
    key, shown = folder / f"{name}.key", folder / f"{name}.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-keyout", str(key), "-out", str(shown), "-days", "2", "-subj", f"/CN={name}"),
            *("-addext", f"subjectAltName={'IP' if name[0].isdigit() else 'DNS'}:{name}"),
        ],
        check=True,
        capture_output=True,
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(shown, key)
    return server, ssl.create_default_context(cafile=str(shown))
