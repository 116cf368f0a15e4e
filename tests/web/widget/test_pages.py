"""Pages that are hard to live on: strict, ugly, full of globals, of keys, and of other people's pictures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.web.open_shop import OpenShop
from tests.web.widget.conftest import CHROMIUM, PHONE, Widget

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]

Visit = Callable[..., Widget]
REFUSED = """window.refused = [];
document.addEventListener("securitypolicyviolation", (e) =>
  window.refused.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));"""
UGLY = """
body *, body *::before, body *::after {
  all: unset !important; display: none !important; visibility: hidden !important; opacity: 0 !important;
  position: static !important; transform: scale(0) !important; filter: blur(9px) !important;
  pointer-events: none !important; font-size: 1px !important; color: transparent !important;
  direction: rtl !important; contain: strict !important; content-visibility: hidden !important;
}
:root { font-size: 4px !important; letter-spacing: 9px; text-transform: uppercase; }"""
MANGLED = """
for (const kind of [Object, Array, String, Function])
  for (const name of ["extend", "each", "inject", "role", "reply", "after", "data"])
    if (!(name in kind.prototype)) kind.prototype[name] = function () { return "mangled"; };
const mine = () => { throw Error("not yours"); };
for (const name of ["$", "jQuery", "_", "list", "h", "get", "add", "http", "define", "require"])
  window[name] = mine;
for (const [name, value] of [["name", "open"], ["Floorwalker", "x"], ["floorwalkerReady", 3], ["module", {}]])
  window[name] = value;
window.define.amd = {};
"""


def buys(widget: Widget) -> None:
    """Everything that has looks of its own: cards, sources, the form, the menu, the cart."""
    widget.open().say("pans under $50")
    widget.part("thumb-down").click()
    widget.root.get_by_label("Anything to add?").fill("too few")
    widget.root.get_by_role("button", name="Too long").click()
    widget.root.get_by_role("button", name="Send feedback").click()
    expect(widget.part("feedback")).to_contain_text("Thanks")
    widget.part("add-to-cart").first.click()
    expect(widget.replies).to_have_count(2)
    widget.at_rest()
    widget.say("what is your return policy?")
    widget.part("citation").locator("summary").first.click()
    widget.part("cart-button").click()
    expect(widget.part("cart")).to_contain_text("1 ×")
    widget.part("sheet").get_by_role("button", name="Back").click()


def test_a_strict_policy_has_nothing_to_refuse(visit: Visit, window: BrowserContext) -> None:
    window.add_init_script(REFUSED)
    widget = visit('data-color="#8a1c4a" data-theme="dark"')
    buys(widget)
    widget.part("menu-button").click()
    with widget.page.expect_download() as download:
        widget.root.get_by_role("button", name="Download as text").click()
    assert "pans under $50" in download.value.path().read_text(encoding="utf-8")
    widget.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    expect(widget.part("panel")).to_have_attribute("aria-modal", "true")
    assert widget.page.evaluate("window.refused") == []


def test_the_pages_looks_do_not_reach_it(visit: Visit) -> None:
    widget = visit(strict=False)
    look = """host => ["launcher", "panel", "input", "card", "price", "title"].map((part) => {
      const style = getComputedStyle(host.shadowRoot.querySelector(`[part~=${part}]`));
      return Object.fromEntries(["display", "visibility", "opacity", "position", "color", "font", "transform",
        "direction", "letterSpacing", "textTransform", "pointerEvents", "width", "filter",
      ].map((name) => [name, style[name]]));
    })"""
    widget.open().say("pans under $50")
    before = widget.root.evaluate(look)
    widget.page.evaluate(
        "(css) => { const style = document.createElement('style'); style.textContent = css;"
        " document.head.append(style); }",
        UGLY,
    )
    expect(widget.page.locator("#host-button")).to_be_hidden()
    assert widget.root.evaluate(look) == before
    widget.say("copper pan")
    widget.page.evaluate("document.querySelector('floorwalker-chat').hidden = true")
    expect(widget.part("launcher")).to_be_hidden()


def test_what_the_page_has_done_to_the_language_does_not_matter(visit: Visit, window: BrowserContext) -> None:
    window.add_init_script(MANGLED)
    widget = visit(strict=False)
    thrown: list[str] = []
    widget.page.on("pageerror", lambda error: thrown.append(str(error)))
    buys(widget)
    assert thrown == []
    assert widget.page.evaluate("typeof Floorwalker.open") == "function"


def test_the_pages_keys_are_not_pressed_by_writing(visit: Visit) -> None:
    widget = visit().open()
    widget.page.evaluate(
        "window.pressed = []; for (const name of ['keydown', 'keypress', 'keyup'])"
        " document.addEventListener(name, (e) => { window.pressed.push(e.key); e.preventDefault(); });"
    )
    widget.box.press_sequentially("s/k?")
    expect(widget.box).to_have_value("s/k?")
    assert widget.page.evaluate("window.pressed") == []
    widget.page.keyboard.press("Escape")
    expect(widget.part("panel")).to_be_hidden()


def test_a_picture_that_is_named_like_the_script_is_not_believed(visit: Visit, opened: OpenShop) -> None:
    """Where customers may write HTML they may name elements, and document.currentScript is then theirs."""
    picture = '<img name="currentScript" src="https://trap.example/x" data-server="https://trap.example/">'
    widget = visit(body=f'{picture}<script src="{opened.address}/widget.js" async></script>', strict=False)
    widget.open().say("pans under $50")
    expect(widget.part("card")).to_have_count(2)


def test_the_page_can_lead_a_click_on_a_product_itself(visit: Visit) -> None:
    widget = visit().open()
    widget.say("pans under $50")
    widget.page.evaluate("addEventListener('floorwalker:product-click', (e) => e.preventDefault())")
    name = widget.part("product-name").nth(1)
    name.click()
    [clicked] = widget.heard("product-click")
    assert (clicked["product"]["name"], clicked["place"]) == (name.inner_text(), 2)
    expect(widget.part("customer")).to_have_count(1)


def test_the_page_drives_it_and_hears_of_it(visit: Visit) -> None:
    widget = visit("data-launcher=none")
    page = widget.page
    expect(widget.part("launcher")).to_be_hidden()
    assert page.evaluate("Floorwalker.send('pans under $50')") is True
    expect(widget.part("card")).to_have_count(2)
    page.evaluate("Floorwalker.setLocale('ar'); Floorwalker.setTheme('dark')")
    expect(widget.part("root")).to_have_attribute("dir", "rtl")
    expect(widget.part("root")).to_have_attribute("data-theme", "dark")
    page.evaluate("Floorwalker.toggle()")
    expect(widget.part("panel")).to_be_hidden()
    assert [len(widget.heard(name)) for name in ("ready", "open", "message", "close", "error")] == [
        1,
        1,
        2,
        1,
        0,
    ]
    page.evaluate("Floorwalker.destroy()")
    expect(page.locator("floorwalker-chat")).to_have_count(0)
    assert page.evaluate("Floorwalker.get()") is None
