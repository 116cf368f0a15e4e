"""For people who cannot see, point or wait: axe finds nothing serious, all of it goes by keyboard, nothing
moves where that is not wanted, and it reads from right to left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, expect

from tests.web.open_shop import OpenShop
from tests.web.widget.conftest import CHROMIUM, PHONE, Widget

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]

Visit = Callable[..., Widget]
AXE = Axe()
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
}


UNCOVERED = """host => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".name::after { content: none !important }");
  host.shadowRoot.adoptedStyleSheets.push(sheet);
}"""
"""A card's name is laid over the whole card, and axe would not judge the colours under it."""


def grave(widget: Widget) -> list[str]:
    """What axe finds in the widget alone that is serious or critical."""
    widget.still()
    found: list[dict[str, Any]] = AXE.run(
        widget.page, context={"include": [["floorwalker-chat"]]}, options=OPTIONS
    ).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Visit, opened: OpenShop, theme: str) -> None:
    widget = visit(f"data-theme={theme}")
    widget.root.evaluate(UNCOVERED)
    found = {"closed": grave(widget)}
    widget.open()
    found["open"] = grave(widget)
    widget.say("pans under $50")
    widget.part("add-to-cart").first.click()
    expect(widget.replies).to_have_count(2)
    widget.at_rest()
    widget.say("compare the iron pan and the steel pan")
    widget.say("what is your return policy?")
    widget.part("citation").locator("summary").first.click()
    found["cards, comparison and sources"] = grave(widget)
    widget.part("thumb-down").last.click()
    widget.root.get_by_role("button", name="Too long").click()
    found["form"] = grave(widget)
    widget.part("menu-button").click()
    found["menu"] = grave(widget)
    widget.page.keyboard.press("Escape")
    widget.part("cart-button").click()
    expect(widget.part("cart")).to_contain_text("1 ×")
    found["cart"] = grave(widget)
    widget.page.keyboard.press("Escape")
    opened.pace.become("slowly")
    widget.type("copper pan")
    assert opened.pace.waiting.wait(10)
    widget.type("and another")
    expect(widget.part("notice")).to_be_visible()
    found["while a reply comes, with a notice"] = grave(widget)
    opened.pace.go.set()
    widget.at_rest()
    widget.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    expect(widget.part("panel")).to_have_attribute("aria-modal", "true")
    found["phone"] = grave(widget)
    assert {state: finds for state, finds in found.items() if finds} == {}


def test_axe_sees_into_the_widget(visit: Visit) -> None:
    widget = visit().open()
    widget.root.evaluate("host => host.shadowRoot.querySelector('.go').removeAttribute('aria-label')")
    widget.root.evaluate("host => host.shadowRoot.querySelector('.go').removeAttribute('title')")
    assert [each for each in grave(widget) if each.startswith("button-name")]


def focused(widget: Widget) -> str:
    """What a screen reader would say of where the focus is: its name or its words."""
    said: str = widget.root.evaluate(
        """host => {
          const node = host.shadowRoot.activeElement;
          return node ? node.getAttribute("aria-label") ?? node.textContent : "";
        }"""
    )
    return said


def tab_to(widget: Widget, name: str, key: str = "Tab") -> None:
    """Goes on until what has this name has the focus: as many steps as a page may take, and no more."""
    passed: list[str] = []
    for _ in range(40):
        widget.page.keyboard.press(key)
        passed.append(focused(widget))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"no {name!r} among {passed}")


def test_everything_goes_by_keyboard_alone(visit: Visit, opened: OpenShop) -> None:
    widget = visit()
    keys = widget.page.keyboard
    tab_to(widget, "Ask us")
    keys.press("Enter")
    expect(widget.box).to_be_focused()
    keys.type("pans under $50")
    keys.press("Enter")
    expect(widget.part("card")).to_have_count(2)
    widget.at_rest()
    expect(widget.box).to_be_focused()
    tab_to(widget, "Add to cart", "Shift+Tab")
    keys.press("Enter")
    expect(widget.replies).to_have_count(2)
    widget.at_rest()
    tab_to(widget, "Not helpful", "Shift+Tab")
    keys.press("Space")
    expect(widget.part("feedback").last).to_be_visible()
    tab_to(widget, "Too long")
    keys.press("Space")
    tab_to(widget, "Anything to add?")
    keys.type("really")
    tab_to(widget, "Send feedback")
    keys.press("Enter")
    expect(widget.part("feedback").last).to_contain_text("Thanks")
    given = opened.shop.feedback.of(widget.heard("feedback")[-1]["replyId"])
    assert given
    assert (given.rating.value, given.reasons, given.comment) == ("down", ("Too long",), "really")
    tab_to(widget, "Cart: 1", "Shift+Tab")
    keys.press("Enter")
    expect(widget.part("cart")).to_be_visible()
    keys.press("Escape")
    expect(widget.part("cart-button")).to_be_focused()
    tab_to(widget, "More")
    keys.press("Enter")
    expect(widget.part("menu")).to_be_visible()
    assert focused(widget) == "New conversation"
    for _ in range(3):
        keys.press("ArrowDown")
    assert focused(widget) == "Delete my conversation"
    keys.press("Enter")
    tab_to(widget, "Delete it")
    keys.press("Enter")
    expect(widget.part("notice")).to_contain_text("deleted")
    expect(widget.box).to_be_focused()
    keys.press("Escape")
    expect(widget.part("launcher")).to_be_focused()


def test_what_the_cart_covers_is_out_of_reach(visit: Visit) -> None:
    widget = visit().open()
    widget.say("pans under $50")
    cart = widget.part("cart-button")
    cart.click()
    for _ in range(12):
        widget.page.keyboard.press("Tab")
        assert widget.root.evaluate(
            """host => {
              const node = host.shadowRoot.activeElement;
              return !node || node.closest(".sheet, .launcher") !== null;
            }"""
        )
    widget.part("sheet").get_by_role("button", name="Back").click()
    expect(cart).to_be_focused()
    cart.click()
    widget.page.evaluate("Floorwalker.close(); Floorwalker.open()")
    expect(widget.part("sheet")).to_be_hidden()
    expect(widget.box).to_be_focused()


def test_on_a_phone_the_focus_stays_in_what_covers_the_page(visit: Visit) -> None:
    widget = visit(size=PHONE).open()
    widget.say("pans under $50")
    for key in ("Tab", "Shift+Tab"):
        for _ in range(25):
            widget.page.keyboard.press(key)
            assert widget.root.evaluate("host => document.activeElement === host")


def test_where_less_motion_is_wanted_nothing_moves(
    visit: Visit, window: BrowserContext, opened: OpenShop
) -> None:
    moving = "host => host.shadowRoot.getAnimations().map((one) => one.animationName)"
    opened.pace.become("slowly")
    widget = visit().open()
    widget.type("pans under $50")
    assert opened.pace.waiting.wait(10)
    assert "beat" in widget.root.evaluate(moving)
    widget.page.emulate_media(reduced_motion="reduce")
    expect(widget.part("typing")).to_be_visible()
    assert widget.root.evaluate(moving) == []
    opened.pace.go.set()
    widget.at_rest()


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 860}], ids=["phone", "desk"])
def test_from_right_to_left_and_with_long_words_nothing_sticks_out(
    visit: Visit, size: dict[str, int]
) -> None:
    widget = visit("data-locale=ar", size=size).open()
    expect(widget.part("root")).to_have_attribute("dir", "rtl")
    expect(widget.part("root")).to_have_attribute("lang", "ar")
    widget.say("pans under $50")
    widget.type("w" * 300)
    expect(widget.replies).to_have_count(2)
    widget.at_rest()
    outside = widget.root.evaluate(
        """host => {
          const panel = host.shadowRoot.querySelector(".panel").getBoundingClientRect();
          return [...host.shadowRoot.querySelectorAll(".panel *")]
            .filter((node) => node.checkVisibility() && !node.closest(".cards, .unseen, svg"))
            .map((node) => [node.className, node.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.left < panel.left - 1 || box.right > panel.right + 1))
            .map(([name, box]) => `${name} ${box.left} ${box.right}`);
        }"""
    )
    assert outside == []
    log = widget.root.locator(".panel .scroll").first
    assert log.evaluate("node => node.scrollWidth <= node.clientWidth")
    send, box = widget.part("send").bounding_box(), widget.box.bounding_box()
    assert send
    assert box
    assert send["x"] < box["x"]
