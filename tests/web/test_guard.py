"""Who may call, how often, and under what name: refused before anything is done, each with a problem."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

import pytest
from fastapi.testclient import TestClient
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.errors import StorageError
from pydantic import ValidationError

from assistant.settings import Limits, Web
from assistant.web import limits
from assistant.web.application import create_api
from assistant.web.limits import Counting, Rule, counting
from tests.web.conftest import MakeShop
from tests.web.fakes import FakeShop

ALLOWED = "https://shop.example"
KEY = "a-key-of-the-shop-0123456789"
OPEN = Limits(
    requests=None,
    conversations=None,
    messages=None,
    address_messages=None,
    products=None,
    feedback=None,
    identify=None,
    keys=None,
)


@contextmanager
def calling(shop: FakeShop, address: str = "203.0.113.5") -> Iterator[TestClient]:
    app = create_api(shop, {})
    with TestClient(app, base_url="https://chat.example", client=(address, 4711)) as client:
        yield client


def begin(client: TestClient, **headers: str) -> int:
    status: int = client.post("/v1/conversations", headers=headers).status_code
    return status


# ---- origins ----------------------------------------------------------------------------


@pytest.mark.parametrize("origin", [ALLOWED, "https://chat.example"])
def test_pages_that_are_allowed_and_our_own_may_call(make_shop: MakeShop, origin: str) -> None:
    with calling(make_shop(allowed_origins=(ALLOWED,))) as client:
        assert begin(client, origin=origin) == 201
    with calling(make_shop(allowed_origins=(ALLOWED,))) as client:
        assert begin(client) == 201, "without one the secret is what counts"


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://shop.example",
        "https://shop.example:8443",
        "https://shop.example.evil.example",
        "https://evilshop.example",
        "https://SHOP.example",
        "https://shop.example/",
        "http://chat.example",
        "https://chat.example.evil.example",
        "null",
        "",
        "https://shop.example, https://evil.example",
    ],
)
@pytest.mark.parametrize("method", ["POST", "OPTIONS"])
def test_any_other_origin_is_refused_before_anything_is_done(
    make_shop: MakeShop, origin: str, method: str
) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    with calling(make_shop(allowed_origins=(ALLOWED,))) as client:
        answer = client.request(method, "/v1/conversations", headers=asked)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:floorwalker:problem:origin")
    assert answer.headers["content-type"] == "application/problem+json"
    assert "access-control-allow-origin" not in answer.headers


def test_two_origins_are_none(make_shop: MakeShop) -> None:
    with calling(make_shop(allowed_origins=(ALLOWED,))) as client:
        headers = [("Origin", ALLOWED), ("Origin", "https://evil.example")]
        assert client.post("/v1/conversations", headers=headers).status_code == 403


def test_null_may_be_allowed_by_name(make_shop: MakeShop) -> None:
    with calling(make_shop(allowed_origins=("null",))) as client:
        assert begin(client, origin="null") == 201


@pytest.mark.parametrize(
    "origin",
    [
        "https://*",
        "https://*.shop.example",
        "https://shop.example;",
        "https://shop.example;script-src",
        "https://shop.example,https://evil.example",
        "https://me@shop.example",
        "https://shop.example:443",
        "http://[::1]:80",
        "https://shop.example/",
        "https://Shop.example",
        "https://lädchen.example",
        "shop.example",
        "*",
    ],
)
def test_what_no_browser_sends_is_no_setting(origin: str) -> None:
    """It would let nobody call, and some of it would let others frame the chat page."""
    with pytest.raises(ValidationError, match="origin"):
        Web(allowed_origins=(origin,))


@pytest.mark.parametrize(
    "origin", ["http://localhost:3000", "https://[2001:db8::80]", "https://xn--ldchen-bua.example", "app://x"]
)
def test_what_a_browser_sends_can_be_set(origin: str) -> None:
    assert Web(allowed_origins=(origin,)).allowed_origins == (origin,)


def test_what_a_browser_may_send_and_read(make_shop: MakeShop) -> None:
    asked = {
        "Origin": ALLOWED,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,idempotency-key,x-request-id",
    }
    with calling(make_shop(allowed_origins=(ALLOWED,))) as client:
        preflight = client.options("/v1/conversations", headers=asked)
        assert preflight.status_code == 200
        assert preflight.headers["access-control-allow-origin"] == ALLOWED
        patch = client.options("/v1/products/P-1", headers=asked | {"Access-Control-Request-Method": "PATCH"})
        assert patch.status_code == 400
        answer = client.post("/v1/conversations", headers={"Origin": ALLOWED})
        assert answer.headers["access-control-expose-headers"] == "Retry-After, X-Request-ID"


# ---- behind a proxy ---------------------------------------------------------------------


@pytest.mark.parametrize("proxies", ["10.0.0.0/8", "10.1.2.3", "10.1.2.99/24"])
def test_a_trusted_proxy_tells_scheme_and_address(make_shop: MakeShop, proxies: str) -> None:
    shop = make_shop(trusted_proxies=(proxies,), limits=Limits(conversations="1/minute"))
    with TestClient(create_api(shop, {}), base_url="http://chat.example", client=("10.1.2.3", 1)) as client:
        told = {"X-Forwarded-Proto": "https", "Origin": "https://chat.example"}
        assert begin(client, **told, **{"X-Forwarded-For": "203.0.113.5"}) == 201
        assert begin(client, **told, **{"X-Forwarded-For": "203.0.113.6"}) == 201
        assert begin(client, **told, **{"X-Forwarded-For": "203.0.113.6"}) == 429
        spoofed = {"X-Forwarded-For": "198.51.100.1, 203.0.113.6"}
        assert begin(client, **told, **spoofed) == 429, "what the client itself put in front is not believed"


def test_nobody_else_is_believed(make_shop: MakeShop) -> None:
    shop = make_shop(limits=Limits(conversations="1/minute"))
    with TestClient(create_api(shop, {}), base_url="http://chat.example", client=("127.0.0.1", 1)) as client:
        told = {"X-Forwarded-Proto": "https", "Origin": "https://chat.example"}
        assert begin(client, **told) == 403
        assert begin(client, **{"X-Forwarded-For": "203.0.113.5"}) == 201
        assert begin(client, **{"X-Forwarded-For": "203.0.113.6"}) == 429


# ---- limits -----------------------------------------------------------------------------


def talk(client: TestClient) -> tuple[str, dict[str, str]]:
    begun = client.post("/v1/conversations").json()
    return f"/v1/conversations/{begun['conversation_id']}", {"Authorization": f"Bearer {begun['secret']}"}


def test_a_conversation_has_its_own_limit_and_strangers_use_up_nothing_of_it(make_shop: MakeShop) -> None:
    with calling(make_shop(limits=Limits(messages="2/minute"))) as client:
        path, bearer = talk(client)
        for number in range(5):
            wrong = {"Authorization": f"Bearer guess-{number}"}
            client.post(f"{path}/messages", json={"text": "hi"}, headers=wrong)
        sent = [client.post(f"{path}/messages", json={"text": "hi"}, headers=bearer) for _ in range(3)]
        assert [answer.status_code for answer in sent] == [200, 200, 429]
        assert 1 <= int(sent[2].headers["retry-after"]) <= 60
        assert sent[2].json()["type"] == "urn:floorwalker:problem:too-many-requests"
        other, its_bearer = talk(client)
        assert client.post(f"{other}/messages", json={"text": "hi"}, headers=its_bearer).status_code == 200
        assert client.get(path, headers=bearer).status_code == 200, "and can be read all the same"


@pytest.mark.parametrize(
    ("name", "method", "address"),
    [
        ("requests", "GET", "/v1/nothing"),
        ("conversations", "POST", "/v1/conversations"),
        ("address_messages", "POST", "/v1/conversations/{n}/messages"),
        ("identify", "POST", "/v1/conversations/{n}/identify"),
        ("feedback", "POST", "/v1/feedback"),
        ("products", "GET", "/v1/products/search?q={n}"),
        ("products", "GET", "/v1/products/P-{n}/similar"),
    ],
)
def test_an_address_is_counted_by_what_it_does(
    make_shop: MakeShop, name: str, method: str, address: str
) -> None:
    shop = make_shop(limits=OPEN.model_copy(update={name: "2/minute"}))

    def statuses(client: TestClient) -> list[int]:
        body = {"text": "x"} if method == "POST" else None
        return [client.request(method, address.format(n=n), json=body).status_code for n in range(3)]

    with calling(shop) as client:
        first = statuses(client)
        assert 429 not in first[:2]
        assert first[2] == 429
        assert client.get("/healthz").status_code == 200
        assert 429 not in statuses(TestClient(client.app, client=("203.0.113.99", 1)))[:2]


def test_one_customer_s_ipv6_network_is_one_address(make_shop: MakeShop) -> None:
    shop = make_shop(limits=Limits(conversations="2/minute"))
    app = create_api(shop, {})
    statuses = [begin(TestClient(app, client=(f"2001:db8:1:2::{n}", 1))) for n in range(1, 4)]
    assert statuses == [201, 201, 429]
    assert begin(TestClient(app, client=("2001:db8:1:3::1", 1))) == 201
    assert begin(TestClient(app, client=("::ffff:203.0.113.7", 1))) == 201


def test_a_key_of_the_shop_is_counted_by_itself(make_shop: MakeShop) -> None:
    held = OPEN.model_copy(update={"requests": "1/minute", "keys": "3/minute"})
    with calling(make_shop(api_keys=(KEY,), limits=held)) as client:
        keyed = {"Authorization": f"Bearer {KEY}"}
        statuses = [client.get("/v1/nothing", headers=keyed).status_code for _ in range(4)]
        assert statuses == [404, 404, 404, 429]
        wrong = {"Authorization": f"Bearer {KEY}x"}
        assert [client.get("/v1/nothing", headers=wrong).status_code for _ in range(2)] == [404, 429]


def test_a_page_can_read_when_to_come_again(make_shop: MakeShop) -> None:
    shop = make_shop(allowed_origins=(ALLOWED,), limits=Limits(conversations="1/minute"))
    with calling(shop) as client:
        answers = [client.post("/v1/conversations", headers={"Origin": ALLOWED}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 429]
    assert answers[1].headers["access-control-allow-origin"] == ALLOWED


def test_limits_are_on_where_the_settings_say_nothing() -> None:
    held = Web().limits.model_dump()
    assert all(held.values())


class Down(MemoryStorage):
    """A store that does not answer; counts how often it was asked."""

    asked = 0

    async def acquire_sliding_window_entry(self, *args: object, **more: object) -> bool:
        self.asked += 1
        raise StorageError(OSError("down"))


async def test_while_the_store_is_down_each_process_counts_for_itself() -> None:
    clock = [100.0]
    store = Down()
    count = Counting(store, lambda: clock[0])
    rule = Rule("messages", [parse("2/minute")], "somebody")
    assert [await count.over(rule) is None for _ in range(3)] == [True, True, False]
    assert store.asked == 1, "a store that does not answer is left alone for a while"
    clock[0] += limits.RESTS_S
    await count.over(rule)
    assert store.asked == 2


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis server of this test's own, where one is installed."""
    if shutil.which("redis-server") is None:
        pytest.skip("no Redis server is installed")
    for _ in range(5):  # another may take the port before the server does
        port = free_port()
        server = subprocess.Popen(
            ["redis-server", "--port", str(port), "--save", "", "--dir", str(tmp_path)],
            stdout=subprocess.DEVNULL,
        )
        try:
            if answers(server, port):
                yield f"redis://127.0.0.1:{port}/0"
                return
        finally:
            server.kill()
            server.wait()
    pytest.fail("no Redis server came up")


def free_port() -> int:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Whether the server comes up, however long that takes; not where it ends."""
    until = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < until:
        with socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                time.sleep(0.05)
                return server.poll() is None
        time.sleep(0.05)
    return False


def test_processes_that_share_a_redis_server_share_the_limits(make_shop: MakeShop, redis: str) -> None:
    shop = make_shop(limits=Limits(storage=redis, conversations="3/minute"))
    with calling(shop) as one:
        first = [begin(one) for _ in range(2)]
    with calling(shop) as two:
        second = [begin(two) for _ in range(2)]
    assert first + second == [201, 201, 201, 429]


async def test_a_redis_server_that_is_not_there_is_no_reason_to_turn_anybody_away() -> None:
    count = counting(Limits(storage="redis://127.0.0.1:1/0"))
    rule = Rule("messages", [parse("2/minute")], "somebody")
    assert [await count.over(rule) is None for _ in range(3)] == [True, True, False]


def test_guesses_at_a_key_of_staff_are_counted_for_the_whole_network(make_shop: MakeShop) -> None:
    app = create_api(make_shop(staff_keys=("Ana:ana-key-0123456789",)), {})
    wrong = {"Authorization": "Bearer ana-key-9876543210"}
    told = []
    for host in range(11):
        with TestClient(app, client=(f"2001:db8::{host}", 1)) as client:
            told.append(client.get("/v1/handoffs", headers=wrong).status_code)
    assert told == [403] * 10 + [429]


# ---- names of requests --------------------------------------------------------------------


@pytest.mark.parametrize("sent", ["shop-7f3a.9_X", "a" * 128])
def test_a_well_formed_name_is_kept(make_shop: MakeShop, sent: str) -> None:
    with calling(make_shop()) as client:
        answer = client.get("/v1/nothing", headers={"X-Request-ID": sent})
    assert answer.headers["x-request-id"] == answer.json()["request_id"] == sent


@pytest.mark.parametrize(
    "sent", ["", "short", "a" * 129, "a b c d e f", "<script>1", "a\u00e9" * 6, "x=1;y=2;z"]
)
def test_any_other_is_replaced(make_shop: MakeShop, sent: str) -> None:
    with calling(make_shop()) as client:
        answers = [
            client.get("/v1/nothing", headers=[(b"x-request-id", sent.encode("latin-1"))]) for _ in range(2)
        ]
    names = {answer.headers["x-request-id"] for answer in answers}
    assert len(names) == 2
    assert sent not in names


def test_every_answer_has_a_name_and_is_safe_to_open(make_shop: MakeShop) -> None:
    with calling(make_shop(limits=Limits(conversations="1/minute"))) as client:
        begin(client)
        answers = [
            client.get("/healthz"),
            client.get("/v1/nothing"),
            client.post("/v1/conversations"),
            client.post("/v1/feedback", content=b"x" * 70_000, headers={"Content-Type": "application/json"}),
            client.get("/v1/conversations", headers={"Origin": "https://evil.example"}),
            client.get("/%00"),
        ]
    assert [answer.status_code for answer in answers] == [200, 404, 429, 413, 403, 404]
    for answer in answers:
        assert answer.headers["x-request-id"]
        assert answer.headers["x-content-type-options"] == "nosniff"


# ---- bodies -------------------------------------------------------------------------------


def chunks(size: int) -> Iterator[bytes]:
    for _ in range(size):
        yield b" " * 1024


def test_a_chunked_body_is_bounded_like_an_announced_one(make_shop: MakeShop) -> None:
    with calling(make_shop()) as client:
        headers = {"Content-Type": "application/json"}
        assert client.post("/v1/conversations", content=chunks(70), headers=headers).status_code == 413
        assert (
            client.post("/v1/conversations", content=b'{"locale": "en"}', headers=headers).status_code == 201
        )


def test_a_whole_talk_is_taken_of_those_with_a_key_alone(make_shop: MakeShop) -> None:
    with calling(make_shop(api_keys=(KEY,))) as client:
        for bearer, status in (({"Authorization": f"Bearer {KEY}"}, 400), ({}, 413)):
            headers = bearer | {"Content-Type": "application/json"}
            answer = client.post("/v1/chat/completions", content=chunks(70), headers=headers)
            assert (answer.status_code, list(answer.json())) == (status, ["error"])


@pytest.mark.parametrize("body", [b"\xff\xfe\xff", b'{"text": "\xe9"}', b"\x80", b"[" * 30_000])
def test_what_is_no_text_is_refused_as_such(make_shop: MakeShop, body: bytes) -> None:
    with calling(make_shop()) as client:
        path, bearer = talk(client)
        headers = bearer | {"Content-Type": "application/json"}
        answer = client.post(f"{path}/messages", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
