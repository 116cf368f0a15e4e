"""A cable between browser and server that can be cut, in the middle of a word too."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Cable:
    """Carries bytes both ways while it is whole."""

    target: tuple[str, int]
    listener: socket.socket
    whole: bool = True
    ends: list[socket.socket] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def cut(self) -> None:
        """Breaks what is under way; what is tried from now on breaks too."""
        self.whole = False
        for end in self.ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.ends.clear()

    def mend(self) -> None:
        self.whole = True

    def carry(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                if not self.whole:
                    near.close()
                    continue
                far = socket.create_connection(self.target)
                self.ends += (near, far)
                for a, b in ((near, far), (far, near)):
                    threading.Thread(target=pour, args=(a, b), daemon=True).start()


def pour(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError), closing(target):
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)


@contextmanager
def cable_to(server: str) -> Iterator[Cable]:
    at = urlsplit(server)
    listener = socket.create_server(("127.0.0.1", 0))
    cable = Cable((at.hostname or "", at.port or 80), listener)
    threading.Thread(target=cable.carry, daemon=True).start()
    try:
        yield cable
    finally:
        cable.cut()
        listener.close()
