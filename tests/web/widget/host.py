"""A shop's own page, on another origin than the assistant's, under a strict content security policy.

To look at the widget by hand, with an assistant running that allows the origin:
`python -m tests.web.widget.host http://127.0.0.1:7860 8000`, then http://127.0.0.1:8000/.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(__file__).parent


def policy(assistant: str) -> str:
    """What docs/widget.md tells a host with a strict policy to allow, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {assistant}",
            f"connect-src {assistant}",
            f"img-src {assistant}",
            "style-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


@dataclass
class Host:
    """Pages by path; each is made of what stands in for the widget's tag."""

    assistant: str
    address: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    lax: set[str] = field(default_factory=set)

    def page(self, attributes: str = "", body: str | None = None, strict: bool = True) -> str:
        """The address of a page with this script tag, or with this in place of it. One that is not strict
        has no policy: whatever gets in runs."""
        tag = (
            f'<script src="{self.assistant}/widget.js" async {attributes}></script>' if body is None else body
        )
        path = f"/{len(self.pages)}.html"
        self.pages[path] = (FOLDER / "host.html").read_text(encoding="utf-8").replace("%WIDGET%", tag)
        if not strict:
            self.lax.add(path)
        return self.address + path


@contextmanager
def open_host(assistant: str, port: int = 0) -> Iterator[Host]:
    host = Host(assistant)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            css = self.path == "/host.css"
            text = (FOLDER / "host.css").read_text() if css else host.pages.get(self.path.partition("?")[0])
            body = (text or "nothing here").encode()
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", "text/css" if css else "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if self.path.partition("?")[0] not in host.lax:
                self.send_header("Content-Security-Policy", policy(host.assistant))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    host.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    with open_host(sys.argv[1], int(sys.argv[2])) as host:
        host.pages["/"] = host.pages[host.page().removeprefix(host.address)]
        print(f"{host.address}/ shows the widget of {host.assistant}")
        threading.Event().wait()
