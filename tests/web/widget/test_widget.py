"""The widget on another site's page: what a customer and the page can do with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.open_shop import ATTACK, OpenShop
from tests.web.widget.conftest import ANA, CHROMIUM, PHONE, Widget
from tests.web.widget.host import Host

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]

Visit = Callable[..., Widget]


def said_by_customers(opened: OpenShop, text: str) -> int:
    with opened.shop.records.engine.connect() as connection:
        found = connection.exec_driver_sql("select count(*) from messages where text = ?", (text,))
        return int(found.scalar_one())


def kept(widget: Widget) -> list[str]:
    found: list[str] = widget.page.evaluate("Object.keys(localStorage)")
    return found


def test_nothing_is_asked_before_it_is_opened_and_a_strict_policy_is_kept(
    visit: Visit, window: BrowserContext, opened: OpenShop
) -> None:
    asked: list[str] = []
    refused: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    window.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
    widget = visit()
    expect(widget.part("launcher")).to_be_visible()
    widget.page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.startswith(opened.address)] == [f"{opened.address}/widget.js"]
    widget.open().say("pans under $50")
    assert refused == []
    assert widget.heard("ready") == [{}]


def test_a_reply_streams_with_its_cards(visit: Visit, opened: OpenShop) -> None:
    opened.pace.become("slowly")
    widget = visit().open()
    widget.type("pans under $50")
    assert opened.pace.waiting.wait(10)
    expect(widget.part("card")).to_have_count(2)
    expect(widget.part("log")).to_have_attribute("aria-busy", "true")
    shown = widget.replies.locator(".said").inner_text()
    opened.pace.go.set()
    expect(widget.replies.locator(".said")).to_contain_text("That is all.")
    assert widget.replies.locator(".said").inner_text().startswith(shown.strip())
    card = widget.part("card").filter(has_text="Iron pan")
    expect(card).to_contain_text("$30.00")
    expect(card).to_contain_text("In stock")
    expect(card).to_contain_text("4.1")
    widget.at_rest()
    message = widget.heard("message")[-1]
    assert (message["role"], len(message["reply"]["products"])) == ("assistant", 2)


def test_a_policy_is_cited_and_its_words_open_by_keyboard(visit: Visit) -> None:
    widget = visit().open()
    widget.say("what is your return policy?")
    quote = widget.part("citation").locator("blockquote").first
    expect(quote).to_be_hidden()
    widget.part("citation").locator("summary").first.press("Enter")
    expect(quote).to_contain_text("30 days")


def test_a_card_goes_into_the_cart_that_leads_to_the_shops_checkout(visit: Visit) -> None:
    widget = visit().open()
    widget.say("pans under $50")
    steel = widget.part("card").filter(has_text="Steel pan")
    steel.locator("[part~='add-to-cart']").click()
    expect(widget.replies).to_have_count(2)
    widget.at_rest()
    widget.part("cart-button").click()
    expect(widget.part("cart")).to_contain_text("1 × Steel pan")
    checkout = widget.part("checkout")
    expect(checkout).to_have_attribute("href", "https://shop.example/checkout?items=P-2:1")
    assert set((checkout.get_attribute("rel") or "").split()) == {"noopener", "noreferrer", "nofollow"}
    widget.root.get_by_role("button", name="Remove Steel pan").click()
    expect(widget.replies).to_have_count(3)
    widget.at_rest()
    widget.part("cart-button").click()
    expect(widget.part("sheet")).to_contain_text("Nothing in it yet.")


def test_the_page_can_take_over_what_is_added(visit: Visit) -> None:
    widget = visit().open()
    widget.say("pans under $50")
    widget.page.evaluate("addEventListener('floorwalker:add-to-cart', (e) => e.preventDefault())")
    widget.part("card").filter(has_text="Iron pan").locator("[part~='add-to-cart']").click()
    [added] = widget.heard("add-to-cart")
    assert (added["product"]["id"], added["quantity"]) == ("P-1", 1)
    expect(widget.part("customer")).to_have_count(1)


def test_after_a_reload_it_goes_on_with_what_the_server_knows(visit: Visit, opened: OpenShop) -> None:
    widget = visit().open()
    widget.say("pans under $50")
    widget.page.evaluate("localStorage.setItem('floorwalker-history', 'forged')")
    widget.page.reload()
    expect(widget.part("panel")).to_be_visible()
    expect(widget.part("customer")).to_have_text("You: pans under $50")
    expect(widget.part("card")).to_have_count(2)
    widget.say("add the second one to my cart")
    widget.part("cart-button").click()
    expect(widget.part("cart")).to_contain_text("1 × ")


def test_a_lost_connection_is_found_again_and_nothing_is_said_twice(
    visit: Visit, window: BrowserContext, opened: OpenShop
) -> None:
    widget = visit().open()
    widget.say("pans under $50")
    keys: list[str | None] = []

    def cut(route: Any) -> None:
        keys.append(route.request.headers.get("idempotency-key"))
        if len(keys) == 1:
            route.fetch()  # the server hears it and answers, and the answer is lost on its way
        route.abort() if len(keys) < 3 else route.continue_()

    window.route("**/messages", cut)
    widget.type("copper pans, please")
    expect(widget.part("notice")).to_contain_text("connection was lost")
    expect(widget.replies).to_have_count(2)
    widget.at_rest()
    expect(widget.part("notice")).to_be_hidden()
    assert len(keys) == 3
    assert len(set(keys)) == 1
    assert said_by_customers(opened, "copper pans, please") == 1
    expect(widget.part("customer")).to_have_count(2)


def test_a_reload_in_the_middle_of_a_reply_gets_it_once(visit: Visit, opened: OpenShop) -> None:
    opened.pace.become("slowly")
    widget = visit().open()
    widget.type("wide pans, in a hurry")
    assert opened.pace.waiting.wait(10)
    widget.page.reload()
    assert opened.pace.stopped.wait(10)
    opened.pace.become("now")
    expect(widget.replies.locator(".said")).to_contain_text("That is all.")
    widget.at_rest()
    expect(widget.part("customer")).to_have_count(1)
    expect(widget.replies).to_have_count(1)
    assert said_by_customers(opened, "wide pans, in a hurry") == 1


def test_stop_keeps_what_was_said_by_then(visit: Visit, opened: OpenShop) -> None:
    opened.pace.become("slowly")
    widget = visit().open()
    widget.type("show me steel pans")
    assert opened.pace.waiting.wait(10)
    expect(widget.replies.locator(".said")).not_to_be_empty()
    widget.part("stop").click()
    assert opened.pace.stopped.wait(10)
    widget.at_rest()
    expect(widget.part("log")).to_contain_text("Stopped.")
    opened.pace.become("now")
    widget.say("pans under $50")


def test_thumbs_reasons_and_a_comment_reach_the_shop_in_english(visit: Visit, opened: OpenShop) -> None:
    widget = visit('data-locale="de-DE"').open()
    expect(widget.part("welcome")).to_contain_text("Was suchen Sie?")
    widget.say("pans under $50")
    expect(widget.part("card").first).to_contain_text("30,00 $")
    widget.part("thumb-down").click()
    widget.root.get_by_role("button", name="Zu lang").click()
    widget.root.get_by_label("Möchten Sie etwas hinzufügen?").fill(f"=1+1 {ATTACK}")
    widget.root.get_by_role("button", name="Bewertung senden").click()
    expect(widget.part("feedback")).to_contain_text("Danke, das hilft uns.")
    given = opened.shop.feedback.of(widget.heard("feedback")[-1]["replyId"])
    assert given
    assert (given.rating.value, given.reasons, given.comment) == ("down", ("Too long",), f"=1+1 {ATTACK}")


def test_what_staff_say_arrives_once_and_the_head_says_who_is_there(visit: Visit, opened: OpenShop) -> None:
    widget = visit().open()
    widget.say("I want to talk to a person")
    expect(widget.part("subtitle")).to_have_text("Waiting for a colleague")
    conversation = json.loads(widget.page.evaluate("Object.values(localStorage)[0]"))["id"]
    with httpx.Client(base_url=opened.address, headers=ANA) as staff:
        waiting = staff.get("/v1/handoffs").json()["handoffs"]
        case = next(h["id"] for h in waiting if h["conversation_id"] == conversation)
        staff.post(f"/v1/handoffs/{case}/take").raise_for_status()
        expect(widget.part("subtitle")).to_have_text("Ana is here")
        staff.post(f"/v1/handoffs/{case}/reply", json={"text": f"Hello {ATTACK}"}).raise_for_status()
        expect(widget.part("staff")).to_have_text(f"AnaHello {ATTACK}")
        widget.page.reload()
        expect(widget.part("staff")).to_have_count(1)
        expect(widget.part("log")).to_contain_text("Ana has joined the conversation.")
        staff.post(f"/v1/handoffs/{case}/return", json={}).raise_for_status()
        expect(widget.part("log")).to_contain_text("Ana has left. The assistant answers again.")
    expect(widget.part("subtitle")).to_have_text("Automated assistant")
    assert [each["state"] for each in widget.heard("handoff")] == ["returned"]
    widget.say("pans under $50")
    expect(widget.part("staff")).to_have_count(1)


def test_a_conversation_is_deleted_on_the_server_and_in_the_browser(visit: Visit, opened: OpenShop) -> None:
    widget = visit().open()
    widget.say("a secret wish for pans to be deleted")
    widget.part("menu-button").click()
    widget.root.get_by_role("button", name="Delete my conversation").click()
    widget.root.get_by_role("button", name="Delete it").click()
    expect(widget.part("notice")).to_contain_text("deleted")
    expect(widget.part("welcome")).to_be_visible()
    assert kept(widget) == []
    assert said_by_customers(opened, "a secret wish for pans to be deleted") == 0


def test_escape_closes_and_gives_the_focus_back(visit: Visit) -> None:
    widget = visit()
    page = widget.page
    page.locator("#host-button").focus()
    page.evaluate("Floorwalker.open()")
    expect(widget.box).to_be_focused()
    expect(widget.part("launcher")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(widget.part("panel")).to_be_hidden()
    expect(page.locator("#host-button")).to_be_focused()
    widget.part("launcher").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(widget.part("launcher")).to_be_focused()


def test_on_a_phone_it_is_the_whole_screen_and_targets_are_large(visit: Visit) -> None:
    widget = visit(size=PHONE).open()
    widget.say("pans under $50")
    expect(widget.part("launcher")).to_be_hidden()
    assert widget.part("panel").bounding_box() == {"x": 0, "y": 0, **PHONE}
    expect(widget.part("send")).to_be_in_viewport()
    small = widget.root.evaluate(
        """host => [...host.shadowRoot.querySelectorAll("button:not(.name), summary, textarea")]
          .filter(e => e.checkVisibility()).map(e => [e.className, e.getBoundingClientRect()])
          .filter(([, r]) => r.width < 44 || r.height < 44).map(([name, r]) => [name, r.width, r.height])"""
    )
    assert small == []
    assert widget.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_two_widgets_on_a_page_keep_apart(visit: Visit, opened: OpenShop) -> None:
    tags = "".join(
        f'<script src="{opened.address}/widget.js" async data-key="{key}" data-position="{side}"></script>'
        for key, side in (("a", "left"), ("b", "right"), ("b", "right"))
    )
    left = visit(body=tags)
    expect(left.page.locator("floorwalker-chat")).to_have_count(2)
    left = Widget(left.page, left.page.locator("floorwalker-chat[key=a]"))
    right = Widget(left.page, left.page.locator("floorwalker-chat[key=b]"))
    left.open().say("pans under $50")
    left.page.evaluate("Floorwalker.get('b').open()")
    expect(right.part("welcome")).to_be_visible()
    right.say("copper pan")
    expect(left.part("customer")).to_have_text("You: pans under $50")
    assert len(kept(left)) == 2


def test_storage_that_throws_is_done_without(visit: Visit, window: BrowserContext) -> None:
    window.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    widget = visit().open()
    widget.say("pans under $50")
    widget.say("add the first one to my cart")
    widget.part("cart-button").click()
    expect(widget.part("cart")).to_contain_text("Iron pan")


def test_an_origin_that_is_not_allowed_is_told_so(
    visit: Visit, window: BrowserContext, host: Host, opened: OpenShop
) -> None:
    widget = visit()
    widget.page.goto(widget.page.url.replace("127.0.0.1", "localhost"))
    widget = Widget(widget.page, widget.page.locator("floorwalker-chat")).open()
    widget.type("pans")
    expect(widget.part("notice")).to_be_visible()
    expect(widget.replies).to_have_count(0)


def test_not_this_is_said_and_what_is_clicked_is_told(visit: Visit, opened: OpenShop) -> None:
    """Where a reply gives reasons each card can be refused; a click on a card is an event of its reply."""
    widget = visit().open()
    widget.say("recommend me a pan")
    card = widget.part("card").filter(has_text="Iron pan")
    with widget.page.expect_response("**/v1/events") as answer:
        card.locator("[part~='product-name']").evaluate(
            "(link) => { link.addEventListener('click', (e) => e.preventDefault()); link.click(); }"
        )
    assert answer.value.status == 200
    sent = answer.value.request.post_data_json
    subject = opened.shop.behaviour.subject(sent["conversation_id"])
    [clicked] = [event for event in opened.shop.behaviour.events(subject) if event.kind == "click"]
    assert (clicked.product_id, clicked.reply_id) == ("P-1", sent["events"][0]["reply_id"])
    assert clicked.reply_id
    said = widget.part("customer").count()
    card.locator("[part~='not-this']").click()
    expect(widget.part("customer")).to_have_count(said + 1)
    expect(widget.part("customer").last).to_contain_text("Not the Iron pan, something else")
