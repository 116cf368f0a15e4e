"""The staff page's other tabs in a real browser: found, read, filtered, plotted, downloaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from assistant.evidence import Nearest
from assistant.feedback.store import FeedbackStore
from assistant.safety import Category, Held
from assistant.service.answers.store import Drafted
from assistant.service.held import State, Writer
from assistant.turn import Course, Refused, Request
from tests.service.seeding import begin, turn
from tests.web.open_shop import ATTACKS, OpenShop
from tests.web.test_staff_browser import CHROMIUM, PHONE, chromium, open_, staff  # noqa: F401 - fixtures

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]


@pytest.fixture
def desk(staff: Page, open_: OpenShop) -> Iterator[Page]:  # noqa: F811
    """The page, with a conversation in which hostile words were said, refused, rated and not found."""
    engine, now = open_.shop.records.engine, datetime.now(UTC)
    if open_.shop.feedback.of("evil") is None:
        talk = begin(engine, now)
        refused = (Refused(f"It costs $5 {ATTACKS}", "model", "price", "5"),)
        missed = [Nearest((), f"kayaks {ATTACKS}", carried=False)]
        turn(
            engine,
            talk,
            "evil",
            now,
            f"kayaks {ATTACKS}",
            "None.",
            findings=missed,
            course=Course(1, 2, refused),
        )
        FeedbackStore(engine).give("evil", talk, "down", ["Wrong products"], f"no kayaks {ATTACKS}")
        pans, _ = open_.shop.conversations.start()
        list(open_.shop.assistant.respond(Request(pans.id, "pans under $35")))
    ran: list[str] = []
    staff.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    yield staff
    assert ran == []
    assert staff.locator("#sw-tabs :is(script, img[src='x'], iframe, [onerror])").count() == 0


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


def test_any_conversation_is_found_by_words_and_read_with_its_evidence(desk: Page) -> None:
    tab(desk, "Conversations")
    row = desk.locator("[data-talk]:visible")
    expect(row).to_have_count(2)  # the list is there before anything is looked for in it
    words = desk.get_by_label("Words or id")
    words.fill("UNDER $35")
    words.press("Enter")
    expect(row).to_have_count(1)
    row.click()
    read = desk.locator(".block.sw-read:visible")
    expect(read.locator(".sw-message")).to_have_count(2)
    read.get_by_text("Rested on").click()
    expect(read.locator("code").first).to_have_text("product:P-1")
    words.fill("kayaks")
    words.press("Enter")
    expect(row).to_contain_text("kayaks <img")
    row.click()
    read.get_by_text("Refused by the check: 1").click()
    expect(read.locator("q")).to_contain_text("It costs $5 <img")
    expect(read.locator(".sw-thumb")).to_contain_text("Wrong products")


def test_what_was_held_back_is_read_and_let_pass(desk: Page, open_: OpenShop) -> None:  # noqa: F811
    queue = open_.shop.held
    line = queue.add(f"Cures eczema. {ATTACKS}", Held(Category.MEDICAL), Writer.MODEL, "en")
    tab(desk, "Held back")
    row = desk.locator(".sw-held:visible")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Cures eczema. <img")
    expect(desk.get_by_label("Text", exact=True)).to_have_value(re.compile("^Cures eczema"))
    desk.get_by_label("What you think").click()
    desk.get_by_role("option", name="Should have passed").click()
    desk.get_by_label("Note").fill("the maker's own words")
    desk.get_by_role("button", name="Save").click()
    expect(row).to_have_count(0)
    (kept,) = queue.of((State.PASS,))
    assert (kept.id, kept.reviewed_by, kept.note) == (line.id, "Ana", "the maker's own words")


def test_an_answer_is_read_changed_and_approved(desk: Page, open_: OpenShop) -> None:  # noqa: F811
    kept = open_.shop.answers.kept
    kept.add([Drafted("May I bring a dog?", f"On a lead. {ATTACKS}", times=3, others=("No dogs.",))])
    tab(desk, "Answers")
    row = desk.locator(".sw-answer:visible")
    expect(row).to_contain_text("On a lead. <img")
    expect(row).to_contain_text("Otherwise: No dogs.")
    expect(row).to_contain_text("Asked in 3 chats")
    words = desk.get_by_label("Answer", exact=True)
    expect(words).to_have_value(re.compile("^On a lead"))
    words.fill("Dogs on a lead.")
    desk.locator("button:visible", has_text="Save").click()
    expect(row).to_have_count(0)
    (told,) = kept.approved()
    assert (told.answer, told.decided_by) == ("Dogs on a lead.", "Ana")


def test_ratings_are_filtered_downloaded_and_lead_to_their_conversation(desk: Page) -> None:
    tab(desk, "Feedback")
    entries = desk.locator(".sw-entry")
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text("no kayaks <img")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Download CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "no kayaks <img" in text
    desk.get_by_label("Thumb", exact=True).click()
    desk.get_by_role("option", name="up", exact=True).click()
    expect(desk.get_by_text("No rating fits these filters.")).to_be_visible()
    tab(desk, "Found nothing")
    desk.get_by_role("button", name="Read the last conversation about kayaks").click()
    expect(desk.get_by_role("tab", name="Conversations")).to_have_attribute("aria-selected", "true")
    expect(desk.locator(".block.sw-read:visible")).to_contain_text("kayaks <img")


def test_figures_are_plotted_and_everything_fits_a_phone(desk: Page) -> None:
    tab(desk, "Figures")
    expect(desk.locator(".sw-plots .marks")).to_have_count(3)
    expect(desk.locator(".sw-tiles")).to_contain_text("Found nothing1")
    expect(desk.get_by_role("region", name="Why the check refused sentences")).to_contain_text("price")
    tab(desk, "Catalogue")
    expect(desk.locator(".sw-list .sw-tiles")).to_contain_text("in step")
    desk.set_viewport_size(PHONE)
    for name in ("Queue", "Conversations"):
        tab(desk, name)
        assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
