"""Connections that break, tabs that close, other tabs: nothing is lost and nothing is said twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.open_shop import OpenShop
from tests.web.widget.cable import cable_to
from tests.web.widget.conftest import CHROMIUM, Widget, messages

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]

Visit = Callable[..., Widget]


def look_again(widget: Widget) -> None:
    """What a browser tells a tab that comes to the front."""
    widget.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_the_network_goes_in_the_middle_of_a_reply_and_comes_back(
    visit: Visit, window: BrowserContext, opened: OpenShop
) -> None:
    opened.pace.become("slowly")
    with cable_to(opened.address) as cable:
        tag = f'<script src="{cable.address}/widget.js" async></script>'
        widget = visit(body=tag, strict=False).open()
        widget.type("pans under $50")
        assert opened.pace.waiting.wait(10)
        expect(widget.replies.locator(".said")).not_to_be_empty()
        window.set_offline(True)
        cable.cut()
        expect(widget.part("notice")).to_contain_text("You are offline")
        assert opened.pace.stopped.wait(10)
        opened.pace.become("now")
        cable.mend()
        window.set_offline(False)
        expect(widget.replies.locator(".said")).to_contain_text("That is all.")
        widget.at_rest()
    expect(widget.part("notice")).to_be_hidden()
    for part, times in (("assistant", 1), ("customer", 1), ("card", 2)):
        expect(widget.part(part)).to_have_count(times)
    [customer, assistant] = messages(opened, widget)
    assert customer == ("customer", "pans under $50")
    assert widget.replies.locator(".said").inner_text() == assistant[1]
    assert [each["role"] for each in widget.heard("message")] == ["customer", "assistant"]


def test_what_was_typed_offline_is_sent_when_the_network_is_back(
    visit: Visit, window: BrowserContext, opened: OpenShop
) -> None:
    widget = visit().open()
    expect(widget.part("subtitle")).to_be_visible()
    window.set_offline(True)
    widget.type("pans under $50")
    expect(widget.part("notice")).to_contain_text("You are offline")
    expect(widget.part("customer")).to_have_count(1)
    window.set_offline(False)
    expect(widget.replies.locator(".said")).to_contain_text("That is all.")
    assert [role for role, _ in messages(opened, widget)] == ["customer", "assistant"]


def test_a_reload_before_the_conversation_began_does_not_lose_the_question(
    visit: Visit, window: BrowserContext, opened: OpenShop
) -> None:
    window.route("**/v1/conversations", lambda route: route.abort())
    widget = visit().open()
    widget.type("pans under $50")
    expect(widget.part("notice")).to_contain_text("connection was lost")
    window.unroute("**/v1/conversations")
    widget.page.reload()
    expect(widget.replies.locator(".said")).to_contain_text("That is all.")
    expect(widget.part("customer")).to_have_count(1)
    assert [role for role, _ in messages(opened, widget)] == ["customer", "assistant"]


def test_reading_again_waits_for_the_network(visit: Visit, window: BrowserContext) -> None:
    widget = visit().open()
    widget.say("pans under $50")
    window.set_offline(True)
    look_again(widget)
    expect(widget.part("notice")).to_contain_text("You are offline")
    expect(widget.replies).to_have_count(1)
    window.set_offline(False)
    expect(widget.part("notice")).to_be_hidden()


def test_what_is_typed_while_another_message_is_answered_stays_in_the_box(
    visit: Visit, opened: OpenShop
) -> None:
    opened.pace.become("slowly")
    widget = visit().open()
    widget.type("pans under $50")
    assert opened.pace.waiting.wait(10)
    widget.type("and copper ones?")
    expect(widget.part("notice")).to_contain_text("still being answered")
    expect(widget.box).to_have_value("and copper ones?")
    widget.box.fill("")
    widget.part("add-to-cart").first.click()
    expect(widget.box).to_have_value("Add the Iron pan to my cart")
    opened.pace.go.set()
    widget.at_rest()
    expect(widget.part("customer")).to_have_count(1)
    expect(widget.box).to_have_value("Add the Iron pan to my cart")


def test_another_tab_goes_on_and_what_it_deletes_is_gone_here(visit: Visit, opened: OpenShop) -> None:
    one = visit().open()
    one.say("pans under $50")
    two = visit().open()
    expect(two.part("card")).to_have_count(2)
    two.say("add the second one to my cart")
    look_again(one)
    expect(one.replies).to_have_count(2)
    expect(one.part("cart-button")).to_have_attribute("aria-label", "Cart: 1")
    assert [role for role, _ in messages(opened, one)] == ["customer", "assistant"] * 2
    two.part("menu-button").click()
    two.root.get_by_role("button", name="Delete my conversation").click()
    two.root.get_by_role("button", name="Delete it").click()
    expect(one.part("welcome")).to_be_visible()
    expect(one.part("customer")).to_have_count(0)
    one.say("copper pan")
    look_again(two)
    expect(two.part("customer")).to_have_text("You: copper pan")


def test_who_is_speaking_in_another_tab_does_not_draw_this_one_anew(visit: Visit) -> None:
    one = visit(strict=False).open()  # a strict page lets nobody wait for a function
    one.say("pans under $50")
    one.part("thumb-down").click()
    one.root.get_by_label("Anything to add?").fill("half a thought")
    two = visit()
    two.page.evaluate(
        "const [key] = Object.keys(localStorage);"
        "localStorage.setItem(key, JSON.stringify({...JSON.parse(localStorage.getItem(key)), known: true}));"
    )
    two.page.evaluate("localStorage.setItem('told', '1')")
    one.page.wait_for_function("localStorage.getItem('told')")
    expect(one.root.get_by_label("Anything to add?")).to_have_value("half a thought")
