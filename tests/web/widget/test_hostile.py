"""Eighty texts that want to be run, in every place that a shop, a customer or staff can write in: all of
them are shown as they are written, and none runs. The page has no policy that would hide a mistake."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.web.open_shop import OpenShop, open_shop
from tests.web.widget.conftest import ANA, CHROMIUM, DESK, LISTEN, Widget
from tests.web.widget.host import Host, open_host
from tests.web.widget.hostile import POLICIES, catalogue
from tests.web.widget.payloads import AT, HOST, PAYLOADS
from tests.web.widget.trap import Trap

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]

Visit = Callable[..., Widget]
SAID = [" ".join(PAYLOADS[start : start + 6]) for start in range(0, len(PAYLOADS), 6)]


@pytest.fixture(scope="module")
def evil_host() -> Iterator[Host]:
    with open_host("") as host:
        yield host


@pytest.fixture(scope="module")
def evil(evil_host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenShop]:
    folder = tmp_path_factory.mktemp("evil") / "shop"
    origins = (evil_host.address,)
    with open_shop(folder, catalogue=catalogue(), policies=POLICIES, allowed_origins=origins) as shop:
        evil_host.assistant = shop.address
        yield shop


@pytest.fixture
def window(chromium: Browser) -> Iterator[BrowserContext]:
    expect.set_options(timeout=20_000)
    context = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    context.add_init_script(LISTEN)
    yield context
    context.close()


@pytest.fixture
def trap(window: BrowserContext) -> Trap:
    return Trap(window)


@pytest.fixture
def visit(window: BrowserContext, trap: Trap, evil_host: Host, evil: OpenShop) -> Visit:
    def open_page(attributes: str = "") -> Widget:
        page = window.new_page()
        page.goto(evil_host.page(attributes, strict=False))
        trap.watch(page)
        widget = Widget(page, page.locator("floorwalker-chat").first)
        expect(widget.root).to_be_attached()
        return widget

    return open_page


def shown(widget: Widget, part: str) -> list[str]:
    """What these parts say, letter by letter but for the white space."""
    found: list[str] = widget.part(part).locator(".said").evaluate_all("all => all.map(e => e.textContent)")
    return spaced(found)


def spaced(texts: list[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


def test_the_trap_catches_what_is_put_in_as_html(visit: Visit, window: BrowserContext, trap: Trap) -> None:
    widget = visit()
    window.route(f"{AT}/**", lambda route: route.abort())
    widget.root.evaluate(
        """(host, texts) => texts.forEach((text) => {
          const box = document.createElement("div");
          box.innerHTML = text;
          host.shadowRoot.append(box);
        })""",
        [text for text in PAYLOADS if "http-equiv" not in text],
    )
    widget.page.wait_for_function("window.pwnedTimes > 10")
    with pytest.raises(AssertionError):
        trap.nothing(widget.root)
    assert trap.caught.count("pwned()") > 10
    assert any(HOST in each for each in trap.caught)


def test_a_hostile_shop_its_customers_and_its_staff_are_only_read(
    visit: Visit, evil: OpenShop, trap: Trap
) -> None:
    widget = visit().open()
    for text in ("pans under $45", "compare the first and the second", "pans under $120"):
        widget.say(text)
    widget.say("what do reviews say about the first one?")
    widget.say("what is your return policy?")
    for text in SAID:
        widget.say(text)
    widget.say("I want to talk to a person")
    kept = widget.page.evaluate("JSON.parse(Object.values(localStorage)[0]).id")
    with httpx.Client(base_url=evil.address, headers=ANA) as staff:
        waiting = staff.get("/v1/handoffs").json()["handoffs"]
        case = next(each["id"] for each in waiting if each["conversation_id"] == kept)
        staff.post(f"/v1/handoffs/{case}/take").raise_for_status()
        for text in SAID:
            staff.post(f"/v1/handoffs/{case}/reply", json={"text": text}).raise_for_status()
    expect(widget.part("staff")).to_have_count(len(SAID))
    assert shown(widget, "customer")[5:-1] == spaced(SAID)
    trap.nothing(widget.root)
    widget.page.reload()
    expect(widget.part("staff")).to_have_count(len(SAID))
    assert shown(widget, "customer")[5:-1] == spaced(SAID)
    assert shown(widget, "staff") == spaced(SAID)
    trap.nothing(widget.root)


MONEY = {"amount": 1, "currency": "USD"}


def reply() -> dict[str, Any]:
    """A reply of a server that is hostile itself: every text of it, every address."""
    return {
        "reply_id": "r-1",
        "text": "\n".join(PAYLOADS),
        "products": [
            {
                "id": text,
                "name": text,
                "price": {"amount": 1, "currency": text},
                "url": text,
                "image_url": text,
                "in_stock": None,
                "was_in_stock": True,
                "stock_as_of": text,
                "rating": 4,
                "reason": text,
            }
            for text in PAYLOADS
        ],
        "comparison": {
            "products": [*PAYLOADS],
            "names": [*PAYLOADS],
            "rows": [{"attribute": text, "values": [text, None], "best": text} for text in PAYLOADS],
            "better_for": [[text] for text in PAYLOADS],
        },
        "citations": [
            {"id": text, "title": text, "heading": f"§{text}", "url": text, "quote": text}
            for text in PAYLOADS
        ],
        "options": [*PAYLOADS],
        "cart": {
            "items": [
                {"product_id": text, "name": text, "quantity": 2, "price": MONEY, "options": {text: text}}
                for text in PAYLOADS
            ],
            "total": {"amount": 1, "currency": PAYLOADS[0]},
            "checkout_url": "javascript:pwned()",
        },
        "handed_off": True,
    }


def told() -> list[dict[str, Any]]:
    """What a hostile server says of staff and orders."""
    at = "2026-11-20T10:00:00Z"
    kinds: list[dict[str, Any]] = []
    for text in PAYLOADS:
        kinds += (
            {"type": "staff_message", "text": text, "by": text},
            {"type": "order", "order_id": text, "action": text, "result": text},
            {"type": "handoff", "state": "person", "by": text},
        )
    return [{"id": number, "at": at} | kind for number, kind in enumerate(kinds, 1)]


def answering(route: Route, body: object, *, event: str = "") -> None:
    """As the server would: JSON, or a stream of one event."""
    text = json.dumps(body)
    route.fulfill(
        body=f"event: {event}\ndata: {text}\n\n" if event else text,
        headers={
            "Access-Control-Allow-Origin": "*",
            "Content-Type": "text/event-stream" if event else "application/json",
        },
    )


def test_a_hostile_server_is_only_read(visit: Visit, window: BrowserContext, trap: Trap) -> None:
    history = {
        "messages": [
            {"role": "customer", "text": "hello", "at": "2026-11-20T09:00:00Z"},
            {
                "role": "assistant",
                "text": "\n".join(PAYLOADS),
                "at": "2026-11-20T09:01:00Z",
                "reply": reply(),
            },
        ],
        "cart": reply()["cart"],
        "handed_off": True,
    }
    opening = {"shop": " ".join(PAYLOADS), "starters": PAYLOADS, "max_message_chars": 400}
    window.route("**/v1/widget", lambda route: answering(route, opening))
    window.route("**/messages", lambda route: answering(route, reply(), event="done"))
    window.route("**/events?after=0", lambda route: answering(route, {"events": told(), "last": 999}))
    window.route("**/events?after=999", lambda route: route.abort())
    window.route("**/v1/conversations/*/cart", lambda route: answering(route, reply()["cart"]))
    window.route(
        lambda url: "/v1/conversations/" in url and url.count("/") == 5, lambda r: answering(r, history)
    )
    widget = visit("data-launcher='<svg/onload=pwned()>' data-privacy='javascript:pwned()'").open()
    expect(widget.part("starter")).to_have_count(len(PAYLOADS))
    expect(widget.part("welcome").get_by_role("link")).to_have_count(0)
    trap.nothing(widget.root)
    widget.type("hello")
    for parts in (("card", "citation", "option"), ("card", "citation", "staff", "note")):
        for part in parts:
            expect(widget.part(part)).to_have_count(len(PAYLOADS) * (1 + (part == "note")))
        for part in parts[:3]:
            for text, found in zip(PAYLOADS, widget.part(part).all_text_contents(), strict=True):
                assert text in found
        widget.part("cart-button").click()
        expect(widget.part("cart").locator("li")).to_have_count(len(PAYLOADS))
        expect(widget.part("checkout")).to_have_count(0)
        trap.nothing(widget.root)
        widget.page.reload()
    expect(widget.part("staff")).to_have_count(len(PAYLOADS))
    expect(widget.part("subtitle")).to_contain_text(PAYLOADS[-1])
    named = widget.root.locator("button[part~='product-name']")
    assert [text for text in named.all_text_contents() if "pwned" not in text] == []
    named.first.dispatch_event("click")
    expect(widget.part("customer").last).to_contain_text("Tell me more about the")
    trap.nothing(widget.root)
