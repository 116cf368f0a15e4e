"""A shop, a page of another site, and a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.web.open_shop import STAFF_KEYS, OpenShop, open_shop
from tests.web.widget.host import Host, open_host

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DESK = {"width": 1280, "height": 860}
PHONE = {"width": 375, "height": 667}
ANA = {"Authorization": f"Bearer {STAFF_KEYS[0].partition(':')[2]}"}
STILL = """host => Promise.all(host.shadowRoot.getAnimations()
  .filter((one) => one.animationName !== "beat").map((one) => one.finished)).then(() => null)"""
LISTEN = """
window.heard = [];
for (const name of ["ready","open","close","message","product-click", "add-to-cart",
                    "feedback", "handoff", "error"])
  addEventListener("floorwalker:" + name, (e) => window.heard.push([name, structuredClone(e.detail)]));
"""


@pytest.fixture(scope="package")
def host() -> Iterator[Host]:
    with open_host("") as host:
        yield host


@pytest.fixture(scope="package")
def opened(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenShop]:
    with open_shop(tmp_path_factory.mktemp("widget") / "shop", allowed_origins=(host.address,)) as shop:
        host.assistant = shop.address
        yield shop


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, opened: OpenShop) -> Iterator[BrowserContext]:
    opened.pace.become("now")
    context = chromium.new_context(viewport=DESK)
    context.add_init_script(LISTEN)
    yield context
    opened.pace.go.set()
    context.close()


@dataclass(frozen=True)
class Widget:
    """A widget on a page, as a customer sees it."""

    page: Page
    root: Locator

    def open(self) -> Widget:
        self.part("launcher").click()
        expect(self.part("panel")).to_be_visible()
        return self

    def part(self, name: str) -> Locator:
        return self.root.locator(f"[part~='{name}']")

    @property
    def box(self) -> Locator:
        return self.part("input")

    @property
    def replies(self) -> Locator:
        return self.part("assistant")

    def type(self, text: str) -> None:
        self.box.fill(text)
        self.box.press("Enter")

    def say(self, text: str) -> Locator:
        """Says it and waits for the whole reply."""
        before = self.replies.count()
        self.type(text)
        expect(self.replies).to_have_count(before + 1)
        self.at_rest()
        return self.replies.last

    def at_rest(self) -> None:
        expect(self.part("log")).to_have_attribute("aria-busy", "false")

    def still(self) -> None:
        """Waits until it has come up; dots that beat go on."""
        self.root.evaluate(STILL)

    def heard(self, name: str) -> list[Any]:
        """The details of the page's events of this name."""
        return [detail for kind, detail in self.page.evaluate("window.heard") if kind == name]


def messages(opened: OpenShop, widget: Widget) -> list[tuple[str, str]]:
    """Who said what in this widget's conversation, as the shop's records have it."""
    id = widget.page.evaluate("JSON.parse(Object.values(localStorage)[0]).id")
    with opened.shop.records.engine.connect() as connection:
        found = connection.exec_driver_sql(
            "select role, text from messages where conversation_id = ? order by id", (id,)
        )
        return [(role, text) for role, text in found]


@pytest.fixture
def visit(window: BrowserContext, host: Host) -> Any:
    def open_page(
        attributes: str = "", body: str | None = None, size: dict[str, int] = DESK, strict: bool = True
    ) -> Widget:
        page = window.new_page()
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.set_default_timeout(15_000)
        expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
        page.goto(host.page(attributes, body, strict))
        widget = Widget(page, page.locator("floorwalker-chat").first)
        expect(page.locator("floorwalker-chat").first).to_be_attached()
        return widget

    return open_page
