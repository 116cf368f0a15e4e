"""The staff page and the customer's page side by side in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.turn import Request
from tests.web.open_shop import ATTACKS, OpenShop, open_shop

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DESK = {"width": 1280, "height": 860}
PHONE = {"width": 375, "height": 740}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]


@pytest.fixture(scope="module")
def open_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenShop]:
    with open_shop(tmp_path_factory.mktemp("s") / "shop") as opened:
        yield opened


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        expect.set_options(timeout=20_000)
        yield browser
        browser.close()


def opened(chromium: Browser, address: str) -> Page:
    page = chromium.new_context(viewport=DESK).new_page()
    page.set_default_timeout(20_000)
    page.goto(address)
    return page


@pytest.fixture
def customer(chromium: Browser, open_: OpenShop) -> Iterator[Page]:
    page = opened(chromium, open_.address)
    expect(page.get_by_role("button", name="Send", exact=True)).to_be_visible()
    yield page
    page.context.close()


@pytest.fixture
def staff(chromium: Browser, open_: OpenShop) -> Iterator[Page]:
    page = opened(chromium, f"{open_.address}/staff")
    page.get_by_label("Your key").fill("ana-key-0123456789")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Open conversations")).to_be_visible()
    yield page
    page.context.close()


def say(page: Page, text: str) -> None:
    page.get_by_label("Your message").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(".user-row").last).to_contain_text(text[:40])
    expect(page.get_by_role("button", name="Send", exact=True)).to_be_visible()
    expect(page.locator(".fw-wait")).to_have_count(0)
    expect(page.locator(".fw-alert")).to_have_count(0)
    expect(page.get_by_label("Your message")).to_have_value("")


def test_a_customer_and_a_person_talk_and_the_assistant_is_silent(
    customer: Page, staff: Page, open_: OpenShop
) -> None:
    say(customer, "pans under $35")
    say(customer, "I want to talk to a person about bent pans")
    row = staff.locator(".sw-row").filter(has_text="bent pans")
    row.click()
    expect(staff.locator(".sw-message")).to_have_count(4)
    staff.get_by_text("Rested on").first.click()
    expect(staff.locator(".sw-message li").first).to_contain_text("product:P-1")
    expect(staff.get_by_label("Your reply")).to_be_hidden()
    staff.get_by_role("button", name="Take this conversation").click()
    expect(staff.get_by_text("You have this conversation")).to_be_visible()
    staff.get_by_label("Your reply").fill("Hello, which pan is it?")
    staff.keyboard.press("Enter")
    expect(staff.get_by_label("Your reply")).to_have_value("")
    expect(customer.locator(".fw-person")).to_contain_text("Hello, which pan is it?")
    expect(customer.locator(".fw-name")).to_have_text("Ana")
    expect(customer.get_by_text("Ana has joined the conversation.")).to_be_visible()
    said = customer.locator(".fw-said").count()
    say(customer, "the iron one, bent at the handle")
    expect(staff.locator(".sw-customer").last).to_contain_text("bent at the handle")
    expect(customer.locator(".fw-said")).to_have_count(said)
    staff.get_by_role("button", name="Return to the assistant").click()
    expect(customer.get_by_text("Ana has left. The assistant answers again.")).to_be_visible()
    expect(row).to_have_count(0)
    say(customer, "pans under $50")
    expect(customer.locator(".fw-reply").last).to_contain_text("That is all.")
    customer.get_by_role("button", name="Dislike", exact=True).last.click()
    expect(customer.get_by_text("What went wrong?")).to_be_visible()
    expect(customer.locator(".fw-rated")).to_contain_text("Steel pan")
    customer.reload()
    expect(customer.locator(".fw-person")).to_have_count(1)


def test_what_customers_write_does_not_run_on_the_staff_page(staff: Page, open_: OpenShop) -> None:
    ran: list[str] = []
    staff.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    shop = open_.shop
    talk, _ = shop.conversations.start()
    list(shop.assistant.respond(Request(talk.id, f"evil teapot {ATTACKS}")))
    shop.handoffs.ask(talk.id, f"topic {ATTACKS}", f"said {ATTACKS}", f"contact {ATTACKS}")
    row = staff.locator(".sw-row").filter(has_text="topic <img")
    row.click()
    expect(staff.locator(".sw-about h2")).to_contain_text("Topic <img src=x onerror=alert(1)>")
    for summary in staff.locator("#sw-main summary").all():
        summary.click()
    expect(staff.locator(".sw-message").first).to_contain_text("{{alert(4)}}")
    expect(staff.locator("#sw-main img, #sw-main a, #sw-main script, #sw-side img")).to_have_count(0)
    assert ran == []


def test_another_person_sees_who_has_it_and_can_take_it_over(staff: Page, open_: OpenShop) -> None:
    shop = open_.shop
    talk, _ = shop.conversations.start()
    handoff, _ = shop.handoffs.ask(talk.id, "a matter for two", "x")
    staff.locator(".sw-row").filter(has_text="matter for two").click()
    shop.handoffs.take(handoff.id, "Ben")
    staff.get_by_role("button", name="Take this conversation").click()
    expect(staff.get_by_text("Ben has this conversation").first).to_be_visible()
    staff.get_by_role("button", name="Take it over").click()
    expect(staff.get_by_text("You have this conversation")).to_be_visible()
    staff.get_by_label("Note for the record").fill("settled by phone")
    staff.get_by_role("button", name="Close", exact=True).click()
    expect(staff.get_by_text("This case is closed")).to_be_visible()
    assert shop.handoffs.steps(handoff.id)[-1].text == "settled by phone"


def test_it_can_be_used_on_a_phone_and_with_a_keyboard(staff: Page, open_: OpenShop) -> None:
    shop = open_.shop
    talk, _ = shop.conversations.start()
    shop.handoffs.ask(talk.id, "seen on a phone", "a very long word " + "x" * 300)
    staff.set_viewport_size(PHONE)
    row = staff.locator(".sw-row").filter(has_text="seen on a phone")
    row.focus()
    staff.keyboard.press("Enter")
    take = staff.get_by_role("button", name="Take this conversation")
    expect(take).to_be_in_viewport()
    take.click()
    expect(staff.get_by_label("Your reply")).to_be_in_viewport()
    assert staff.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_signing_out_ends_it(staff: Page) -> None:
    staff.get_by_role("button", name="Sign out").click()
    expect(staff.get_by_label("Your key")).to_be_visible()
    staff.go_back()
    expect(staff.get_by_label("Your key")).to_be_visible()
