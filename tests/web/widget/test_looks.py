"""Pictures of the widget at three widths in both themes, in build/screenshots/widget: to be looked at. What
can be said of them without looking is asserted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import BrowserContext, FloatRect, Route, expect

from tests.web.open_shop import OpenShop
from tests.web.widget.conftest import ANA, CHROMIUM, Widget

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]

Visit = Callable[..., Widget]
FOLDER = Path(__file__).parents[3] / "build" / "screenshots" / "widget"
SIZES = {375: 667, 768: 1024, 1440: 900}
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">
<rect width="4" height="3" fill="#cfd8d3"/><circle cx="1.8" cy="1.6" r=".9" fill="#4d5b57"/>
<rect x="2.5" y="1.5" width="1.3" height=".2" fill="#4d5b57"/></svg>"""


@pytest.fixture
def pictures(window: BrowserContext) -> None:
    def drawn(route: Route) -> None:
        route.fulfill(body=PICTURE, content_type="image/svg+xml")

    window.route("**/*.svg", drawn)


@pytest.fixture
def looked() -> Callable[[Widget, str], None]:
    """Keeps a picture of what a customer sees, and holds it to what holds of every one."""
    FOLDER.mkdir(parents=True, exist_ok=True)

    def keep(widget: Widget, name: str) -> None:
        page = widget.page
        theme = widget.part("root").get_attribute("data-theme")
        size = page.viewport_size
        assert size
        widget.still()
        page.screenshot(path=FOLDER / f"{size['width']}-{theme}-{name}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        panel, send = widget.part("panel").bounding_box(), widget.part("send").bounding_box()
        launcher = widget.part("launcher").bounding_box()
        if panel:
            assert min(panel["x"], panel["y"]) >= 0
            assert panel["x"] + panel["width"] <= size["width"]
            assert panel["y"] + panel["height"] <= size["height"]
        assert not (send and launcher and meet(send, launcher))

    return keep


def meet(a: FloatRect, b: FloatRect) -> bool:
    return all(
        a[at] < b[at] + b[long] and b[at] < a[at] + a[long] for at, long in (("x", "width"), ("y", "height"))
    )


@pytest.mark.usefixtures("pictures")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_how_it_looks(
    visit: Visit, looked: Callable[[Widget, str], None], opened: OpenShop, width: int, theme: str
) -> None:
    starters = "Pans under $50|What is your return policy?|Compare the iron pan and the steel pan"
    size = {"width": width, "height": SIZES[width]}
    widget = visit(f'data-theme={theme} data-starters="{starters}" data-privacy=/privacy', size=size)
    looked(widget, "1-closed")
    widget.open()
    expect(widget.part("starter")).to_have_count(3)
    looked(widget, "2-open")
    widget.part("starter").first.click()
    expect(widget.part("card")).to_have_count(2)
    widget.at_rest()
    looked(widget, "3-cards")
    widget.say("compare the iron pan and the steel pan")
    looked(widget, "4-comparison")
    widget.say("what is your return policy?")
    widget.part("citation").locator("summary").first.click()
    widget.part("thumb-down").last.click()
    widget.root.get_by_role("button", name="Too long").click()
    looked(widget, "5-form")
    widget.part("add-to-cart").first.click()
    expect(widget.replies).to_have_count(4)
    widget.at_rest()
    widget.part("menu-button").click()
    looked(widget, "6-menu")
    widget.page.keyboard.press("Escape")
    widget.part("cart-button").click()
    expect(widget.part("checkout")).to_be_visible()
    looked(widget, "7-cart")
    widget.page.keyboard.press("Escape")
    opened.pace.become("slowly")
    widget.type("pans")
    assert opened.pace.waiting.wait(10)
    expect(widget.replies).to_have_count(5)
    widget.type("and one more thing that does not fit on a single line of the box, whichever width it has")
    expect(widget.part("notice")).to_be_visible()
    looked(widget, "8-streaming")


@pytest.mark.usefixtures("pictures")
def test_how_staff_and_a_language_from_the_right_look(
    visit: Visit, looked: Callable[[Widget, str], None], opened: OpenShop
) -> None:
    widget = visit("data-theme=light data-locale=ar", size={"width": 375, "height": 667}).open()
    widget.say("pans under $50")
    looked(widget, "9-arabic")
    widget.say("I want to talk to a person")
    with httpx.Client(base_url=opened.address, headers=ANA) as staff:
        case = staff.get("/v1/handoffs").json()["handoffs"][-1]["id"]
        staff.post(f"/v1/handoffs/{case}/take").raise_for_status()
        staff.post(f"/v1/handoffs/{case}/reply", json={"text": "Hello, this is Ana."}).raise_for_status()
    expect(widget.part("staff")).to_have_count(1)
    widget.page.evaluate("Floorwalker.setLocale('en')")
    looked(widget, "9-staff")
