"""A small order system that speaks docs/order-system.md on this machine, with everything that can go
wrong between two systems to be switched on."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

import httpx
from pydantic import TypeAdapter
from sqlalchemy import Engine

from assistant.errors import Declined, Invalid, OutOfDate
from assistant.orders import Agreement, Customer, Goods, Order, Quote, Receipt
from assistant.service.database import migrate, open_database
from assistant.service.orders import OrderBook, SqlOrders, write_book
from assistant.service.remote import HttpOrders, verified
from assistant.service.remote.calls import System
from tests.service.orders import book

SECRET = "a secret of both sides, long enough"
QUOTES, AGREEMENTS = TypeAdapter(Quote), TypeAdapter(Agreement)
Body = dict[str, Any]


@dataclass
class Seen:
    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class OrderServer:
    """`faults` are taken by the calls to come, one each: for all, or (with "POST changes") for those of
    one kind. Each is "cut before", "cut after", "taken" (202), "slow", "half", "long", "not json", "other
    record" or "redirect", or a whole answer: (status, body)."""

    system: SqlOrders
    secret: str = SECRET
    now: Callable[[], datetime] = lambda: book.NOW
    seen: list[Seen] = field(default_factory=list)
    faults: dict[str, deque[Any]] = field(default_factory=dict)
    held: dict[str, tuple[Quote, Agreement]] = field(default_factory=dict)
    known: dict[str, Body] = field(default_factory=dict)
    age: timedelta = timedelta(0)
    as_of: datetime | None = None
    released: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def fail(self, *faults: Any, of: str = "") -> None:
        self.faults.setdefault(of, deque()).extend(faults)

    def fault(self, call: str) -> Any:
        for of, waiting in self.faults.items():
            if waiting and call.startswith(of):
                return waiting.popleft()
        return None

    def changes(self) -> list[Seen]:
        return [seen for seen in self.seen if seen.target.endswith("/changes")]

    def finish(self, key: str) -> None:
        """Make a change that was only taken."""
        self.make(*self.held.pop(key), key)

    def make(self, quote: Quote, agreement: Agreement, key: str) -> tuple[int, Body]:
        try:
            receipt = self.system.perform(quote, agreement, key)
        except OutOfDate:
            self.known.setdefault(key, {"state": "out_of_date"})
            return 409, {}
        except Declined as error:
            self.known.setdefault(key, {"state": "declined", "reason": error.reason})
            return 422, {"reason": error.reason}
        except Invalid:
            return 422, {"reason": "another change has this key", "code": "key_reused"}
        self.known[key] = {"state": "done"} | after(receipt)
        return 200, after(receipt)

    def answer(self, method: str, path: str, key: str, body: bytes) -> tuple[int, Body]:
        asked = json.loads(body) if body else {}
        match method, *[unquote(part) for part in path.strip("/").split("/")]:
            case "GET", "customers", customer_id:
                return 200, {"customer": plain(self.system.customer(customer_id))}
            case "POST", "customers", "find":
                return 200, {"customer": plain(self.system.find(**asked))}
            case "GET", "customers", customer_id, "orders":
                return 200, {"orders": [plain(order) for order in self.system.orders(customer_id)]}
            case "GET", "orders", order_id:
                return 200, {"order": plain(self.system.order(order_id))}
            case "GET", "products", product_id:
                return 200, {"product": plain(self.system.goods(product_id))}
            case "GET", "changes", asked_after:
                return 200, self.known.get(asked_after, {"state": "unknown"})
            case "POST", "changes":
                quote = QUOTES.validate_python(asked["quote"])
                return self.make(quote, AGREEMENTS.validate_python(asked["agreement"]), key)
        return 404, {}


def plain(record: Customer | Order | Goods | None) -> Body | None:
    match record:
        case None:
            return None
        case Customer():
            return dict(json.loads(write_book(OrderBook((record,))))["customers"][0], version=record.version)
        case Order():
            text = write_book(OrderBook((), (), (record,)))
            return dict(json.loads(text)["orders"][0], version=record.version)
        case Goods():
            return dict(json.loads(write_book(OrderBook((), (record,))))["products"][0])


def after(receipt: Receipt) -> Body:
    return {"order": plain(receipt.order), "customer": plain(receipt.customer)}


class Handler(BaseHTTPRequestHandler):
    server: Listening

    def do_GET(self) -> None:
        self._answer("GET")

    def do_POST(self) -> None:
        self._answer("POST")

    def _answer(self, method: str) -> None:
        shop = self.server.shop
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        shop.seen.append(Seen(method, self.path, dict(self.headers), body))
        if not verified(shop.secret, method, self.path, self.headers, body, shop.now()):
            self._send(401, b"{}")
            return
        path, key = self.path.removeprefix("/api"), self.headers.get("Idempotency-Key") or ""
        fault = shop.fault(f"{method} {path.strip('/')}")
        if fault == "cut before":
            return
        if isinstance(fault, tuple):
            self._send(fault[0], json.dumps(fault[1]).encode())
            return
        if fault == "taken":
            asked = json.loads(body)
            held = QUOTES.validate_python(asked["quote"]), AGREEMENTS.validate_python(asked["agreement"])
            shop.held[key] = held
            shop.known[key] = {"state": "pending"}
            self._send(202, b"{}")
            return
        status, told = shop.answer(method, path, key, body)
        if shop.as_of is not None:
            told = told | {"as_of": shop.as_of.isoformat()}
        self._told(fault, status, json.dumps(told).encode())

    def _told(self, fault: object, status: int, told: bytes) -> None:
        """It is done by now; what reaches the other side of that is another matter."""
        match fault:
            case "cut after":
                pass
            case "slow":
                self.server.shop.released.wait(60)
            case "half":
                self._send(status, told[:-20], length=10_000)
            case "long":
                self._send(status, b'{"padding": "' + b"x" * 9 * 2**20 + b'"}')
            case "not json":
                self._send(status, b"<html>It works!</html>")
            case "other record":
                other = {"order": plain(book.UNDATED[0]), "customer": plain(book.BEN), "orders": []}
                self._send(status, json.dumps(other).encode())
            case "redirect":
                self._send(302, b"{}")
            case _:
                self._send(status, told)

    def _send(self, status: int, body: bytes, length: int | None = None) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Length", str(length or len(body)))
            if status == 302:
                self.send_header("Location", f"{self.server.shop.url}/elsewhere")
            self.end_headers()
            self.wfile.write(body)
        except OSError:  # whoever asked has hung up
            pass

    def date_time_string(self, timestamp: float | None = None) -> str:
        return format_datetime(self.server.shop.now() - self.server.shop.age, usegmt=True)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Listening(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, shop: OrderServer) -> None:
        self.shop = shop
        super().__init__(("127.0.0.1", 0), Handler)


@contextmanager
def serving(shop: OrderServer) -> Iterator[OrderServer]:
    listening = Listening(shop)
    shop.url = f"http://127.0.0.1:{listening.server_port}/api"
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield shop
    finally:
        shop.released.set()
        listening.shutdown()
        listening.server_close()
        thread.join()


def system(
    url: str,
    secret: str = SECRET,
    timeout: timedelta = timedelta(seconds=20),
    now: Callable[[], datetime] = lambda: book.NOW,
) -> System:
    """Our side of it, without pauses between tries."""
    client = httpx.Client(timeout=timeout.total_seconds(), follow_redirects=False, trust_env=False)
    return System(url, secret, client, timeout, now=now, sleep=lambda _: None)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "ours.sqlite"
        engine = open_database(f"sqlite:///{file}")
        migrate(engine)
        engine.dispose()
        return file.read_bytes()


@contextmanager
def ours() -> Iterator[Engine]:
    """A database for our own books: the other system's are not ours."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "ours.sqlite"
        file.write_bytes(_empty())
        engine = open_database(f"sqlite:///{file}")
        yield engine
        engine.dispose()


def over_http(engine: Engine) -> Iterator[HttpOrders]:
    """The backend of the contract suite: its records are another system's, kept in `engine`."""
    shop = OrderServer(SqlOrders(engine, book.RULES, lambda: book.NOW))
    with serving(shop), ours() as books:
        yield HttpOrders(system(shop.url), books, book.RULES, now=lambda: book.NOW)
