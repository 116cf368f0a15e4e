"""The staff page opens to staff alone: by their key, in a cookie that no other page can use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.shop import Shop
from assistant.web.server import create_app
from assistant.web.staff import LASTING_S, SESSION, Desk, Guesses, known, staff
from assistant.web.staff_door import PATH
from tests.web.open_shop import ATTACK, Pace, make_shop

ANA = "ana-key-0123456789"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return make_shop(tmp_path_factory.mktemp("door") / "shop", Pace())


@pytest.fixture
def client(shop: Shop) -> Iterator[TestClient]:
    with TestClient(create_app(shop), follow_redirects=False) as client:
        yield client


def sign_in(client: TestClient, key: str = ANA, **headers: str):  # type: ignore[no-untyped-def]
    return client.post(f"{PATH}/login", data={"key": key}, headers=headers)


@pytest.mark.parametrize(
    "path",
    [
        *("/config", "/info", "/gradio_api/info", "/gradio_api/queue/data", "/theme.css", "/session", "/x"),
        *("/gradio_api/startup-events", "/assets/index.js", "//config", "/%2e%2e/staff/config"),
    ],
)
def test_nothing_answers_before_signing_in(client: TestClient, path: str) -> None:
    answer = client.get(f"{PATH}{path}")
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_page_leads_to_the_sign_in(client: TestClient) -> None:
    for address in (PATH, f"{PATH}/"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{PATH}/login")
    page = client.get(f"{PATH}/login")
    assert page.status_code == 200
    assert ATTACK not in page.text  # the shop's name, escaped
    assert page.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]


def test_a_key_that_is_right_opens_the_page_for_this_browser(client: TestClient) -> None:
    answer = sign_in(client)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PATH}/")
    cookie = answer.headers["set-cookie"]
    for part in (f"Path={PATH}", "HttpOnly", "SameSite=Strict", f"Max-Age={LASTING_S}"):
        assert part in cookie
    assert ANA not in cookie
    page = client.get(f"{PATH}/")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert client.get(f"{PATH}/session").status_code == 204
    assert client.get(f"{PATH}/config").status_code == 200
    assert client.get(f"{PATH}/gradio_api/upload").status_code == 404
    out = client.post(f"{PATH}/logout")
    assert "Max-Age=0" in out.headers["set-cookie"]
    assert client.get(f"{PATH}/session").status_code == 401


@pytest.mark.parametrize(
    "key", ["", "x", ANA[:-1], f"Ana:{ANA}", "\ud800".encode("utf-8", "replace").decode()]
)
def test_a_wrong_key_opens_nothing(client: TestClient, key: str) -> None:
    answer = sign_in(client, key)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert "not a staff key" in answer.text


def test_guesses_at_the_sign_in_are_limited(client: TestClient) -> None:
    codes = [sign_in(client, f"guess {n}").status_code for n in range(11)]
    assert codes == [403] * 10 + [429]
    assert sign_in(client).status_code == 429


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_no_other_site_can_act_through_a_browser(client: TestClient, headers: dict[str, str]) -> None:
    assert sign_in(client, ANA, **headers).status_code == 403
    sign_in(client)
    for path in ("/gradio_api/queue/join", "/logout"):
        assert client.post(f"{PATH}{path}", headers=headers, json={}).status_code == 403
    own = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert client.post(f"{PATH}/logout", headers=own).status_code == 303


def test_the_customers_page_and_api_know_nothing_of_the_session(client: TestClient) -> None:
    sign_in(client)
    assert client.get("/v1/handoffs").status_code == 401
    assert client.get("/config").status_code == 200
    assert "sw-queue" not in client.get("/config").text


def test_a_session_ends_and_cannot_be_made_up() -> None:
    desk = Desk(["Ana:one-key-012345", "Ben:two-key-012345"])
    ana, ben = desk.people
    session = desk.session(ana, now_s=1000.0)
    assert desk.signed_in(session, now_s=1000.0 + LASTING_S - 1) == ana
    assert desk.signed_in(session, now_s=1000.0 + LASTING_S) is None
    ends, nonce, signature = session.split(".")
    for forged in (
        f"{int(ends) + 9999}.{nonce}.{signature}",
        f"{ends}.{nonce}.{desk.session(ben, 1000.0).split('.')[2]}",
        f"{ends}.{nonce}.",
        "",
        "..",
        None,
        "\ud800.a.b",
        f"{ends}.{nonce}.é\ud800",
    ):
        assert desk.signed_in(forged, now_s=1000.0) is None
    assert Desk(["Ben:two-key-012345"]).signed_in(session, now_s=1000.0) is None  # the key is gone


def test_keys_have_names_and_those_without_are_colleagues() -> None:
    assert [p.name for p in staff(["Ana María:k1", "k2", "Ben:a:b"])] == ["Ana María", "Colleague", "Ben"]
    assert [p.name for p in staff(["k1", "k2"])] == ["Colleague 1", "Colleague 2"]
    people = staff(["Ben:a:b", "1:x", ""])
    assert [(key, bool(known(key, people))) for key in ("a:b", "1:x", "x", "", "Ben:a:b")] == [
        ("a:b", True),
        ("1:x", True),
        ("x", False),
        ("", False),
        ("Ben:a:b", False),
    ]


def test_guesses_are_forgotten_after_a_while_and_counted_by_address() -> None:
    at = 0.0
    guesses = Guesses(tries=2, within_s=10.0, clock=lambda: at)
    for _ in range(2):
        guesses.check("a")
        guesses.wrong("a")
    with pytest.raises(Exception, match="too many"):
        guesses.check("a")
    guesses.check("b")
    at = 10.1
    guesses.check("a")


def test_a_shop_without_keys_says_so_and_opens_to_none(tmp_path: Path) -> None:
    shop = make_shop(tmp_path / "shop", Pace())
    bare = shop.settings.model_copy(update={"web": shop.settings.web.model_copy(update={"staff_keys": ()})})
    with TestClient(create_app(replace(shop, settings=bare)), follow_redirects=False) as client:
        assert "no staff keys yet" in client.get(f"{PATH}/login").text
        assert sign_in(client, "").status_code == 403
        assert (
            client.get(f"{PATH}/session", headers={"Cookie": f"{SESSION}=9999999999.x.y"}).status_code == 401
        )
