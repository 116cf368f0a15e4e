"""The chat page in a real browser: what a customer can do there, and what a hostile shop cannot."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from assistant.evidence import Cart, CartLine, Evidence, Passage, Shown
from assistant.turn import Message, Reply
from assistant.web.ui import Starters
from tests.web.open_shop import ATTACK, ATTACKS, OpenShop, open_shop

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PHONE = {"width": 375, "height": 740}
DESK = {"width": 1280, "height": 860}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]


@pytest.fixture(scope="module")
def open_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenShop]:
    with pytest.MonkeyPatch.context() as patch, open_shop(tmp_path_factory.mktemp("s") / "shop") as opened:
        patch.setattr(Starters, "current", lambda self: ("pans under $50", ATTACKS))
        yield opened


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, open_: OpenShop) -> Iterator[BrowserContext]:
    open_.pace.become("now")
    context = chromium.new_context(viewport=DESK)
    yield context
    open_.pace.go.set()
    context.close()


@pytest.fixture
def page(window: BrowserContext, open_: OpenShop) -> Page:
    return visit(window, open_)


def visit(window: BrowserContext, open_: OpenShop) -> Page:
    page = window.new_page()
    page.set_default_timeout(15_000)
    expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
    page.goto(open_.address)
    arrived(page)
    return page


def arrived(page: Page) -> None:
    expect(page.get_by_role("button", name="Send", exact=True)).to_be_visible(timeout=20_000)
    expect(page.locator(".fw-cart").first).to_be_attached()


def say(page: Page, text: str) -> None:
    before = replies(page).count()
    page.get_by_label("Your message").fill(text)
    page.keyboard.press("Enter")
    expect(replies(page)).to_have_count(before + 1, timeout=15_000)
    at_rest(page)


def at_rest(page: Page) -> None:
    expect(page.get_by_role("button", name="Send", exact=True)).to_be_visible()
    expect(page.locator(".fw-wait")).to_have_count(0)


def replies(page: Page) -> Locator:
    return page.locator(".fw-reply")


def conversation_of(open_: OpenShop, words: str) -> str:
    """The conversation in which a customer said this."""
    engine = open_.shop.records.engine
    with engine.connect() as connection:
        found = connection.exec_driver_sql("select conversation_id from messages where text = ?", (words,))
        return str(found.scalar_one())


def test_it_streams_cards_and_offers_what_can_be_asked(page: Page) -> None:
    page.get_by_text("pans under $50").click()
    expect(page.locator(".fw-card h3").first).to_be_visible()
    at_rest(page)
    names = page.locator(".fw-card h3").all_inner_texts()
    assert set(names) == {"Iron pan", "Steel pan"}
    card = page.locator(".fw-card").filter(has_text="Iron pan")
    expect(card).to_contain_text("$30.00")
    expect(card).to_contain_text("In stock")
    expect(card.get_by_role("img", name="Iron pan")).to_have_count(0)  # the file is not there: a letter is
    expect(replies(page)).to_contain_text("That is all.")


def test_a_policy_is_cited_and_its_words_can_be_opened(page: Page) -> None:
    say(page, "what is your return policy?")
    source = page.locator(".fw-sources summary").first
    quote = page.locator(".fw-sources blockquote").first
    expect(quote).to_be_hidden()
    source.focus()
    page.keyboard.press("Enter")
    expect(quote).to_be_visible()
    expect(quote).to_contain_text("30 days")


def test_the_cart_leads_to_the_shops_own_checkout(page: Page) -> None:
    say(page, "pans under $35")
    say(page, "add the first one to my cart")
    checkout = page.get_by_role("link", name="Go to checkout")
    expect(checkout).to_have_attribute("href", "https://shop.example/checkout?items=P-1:1")
    page.set_viewport_size(PHONE)
    summary = page.locator(".fw-narrow summary")
    expect(summary).to_contain_text("1 item · $30.00")
    expect(summary).to_be_in_viewport()
    summary.click()
    expect(page.locator(".fw-narrow .fw-checkout")).to_be_in_viewport()


def test_stop_ends_the_generation_and_keeps_what_was_shown(page: Page, open_: OpenShop) -> None:
    open_.pace.become("slowly")
    page.get_by_label("Your message").fill("show me steel pans")
    page.keyboard.press("Enter")
    stop = page.get_by_role("button", name="Stop", exact=True)
    expect(stop).to_be_visible()
    assert open_.pace.waiting.wait(10)
    expect(page.locator(".fw-said")).to_have_count(1)
    shown = page.locator(".fw-said").inner_text()
    page.get_by_label("Your message").fill("and another")
    page.keyboard.press("Enter")
    expect(page.locator(".fw-status")).to_contain_text("still being answered")
    stop.click()
    assert open_.pace.stopped.wait(10)
    at_rest(page)
    expect(page.locator(".fw-said")).to_have_text([shown])
    expect(page.get_by_label("Your message")).to_have_value("and another")
    history = open_.shop.conversations.history(conversation_of(open_, "show me steel pans"))
    assert [m.text for m in history.conversation.messages][1:] == [shown]


def test_a_closed_page_stops_the_generation(page: Page, open_: OpenShop) -> None:
    open_.pace.become("slowly")
    page.get_by_label("Your message").fill("iron pan for somebody who leaves")
    page.keyboard.press("Enter")
    assert open_.pace.waiting.wait(10)
    page.close()
    assert open_.pace.stopped.wait(15)


def test_an_error_leaves_the_words_in_the_box_and_empty_words_do_nothing(page: Page, open_: OpenShop) -> None:
    box = page.get_by_label("Your message")
    box.fill("   ")
    page.keyboard.press("Enter")
    open_.pace.become("fails")
    box.fill("pans, but it fails")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("send it again")
    expect(box).to_have_value("pans, but it fails")
    assert "Traceback" not in page.content()
    open_.pace.become("now")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(replies(page).last).to_contain_text("That is all.")
    asked = page.locator(".user-row")
    expect(asked.last).to_contain_text("pans, but it fails")


def test_any_reply_is_rated_also_after_a_reload_and_never_another(page: Page, open_: OpenShop) -> None:
    for number in range(1, 7):
        say(page, f"pans under ${30 + number}")
    conversation = conversation_of(open_, "pans under $34")
    history = open_.shop.conversations.history(conversation)
    ids = [m.reply_id for m in history.conversation.messages if m.reply_id]
    page.get_by_role("button", name="Dislike", exact=True).nth(2).click()
    expect(page.get_by_text("What went wrong?")).to_be_visible()
    page.get_by_label("Too long").check()
    page.get_by_label("Anything to add?").fill(f"=1+1 {ATTACK}")
    page.get_by_role("button", name="Send feedback").click()
    expect(page.get_by_text("Thanks, that helps.")).to_be_visible()
    page.reload()
    expect(replies(page)).to_have_count(6)
    page.get_by_role("button", name="Like", exact=True).nth(4).click()
    expect(page.get_by_text("What was good about it?")).to_be_visible()
    given = [open_.shop.feedback.of(reply) for reply in ids if reply]
    assert [(g.rating.value, g.reasons, g.comment) if g else None for g in given] == [
        None,
        None,
        ("down", ("Too long",), f"=1+1 {ATTACK}"),
        None,
        ("up", (), None),
        None,
    ]


def test_a_new_conversation_is_empty_and_stops_the_old_one(page: Page, open_: OpenShop) -> None:
    say(page, "pans under $35")
    say(page, "add the first one to my cart")
    open_.pace.become("slowly")
    page.get_by_label("Your message").fill("copper pan")
    page.keyboard.press("Enter")
    assert open_.pace.waiting.wait(10)
    page.get_by_role("button", name="New conversation").click()
    assert open_.pace.stopped.wait(10)
    expect(replies(page)).to_have_count(0)
    at_rest(page)
    expect(page.get_by_role("link", name="Go to checkout")).to_have_count(0)
    page.reload()
    arrived(page)
    expect(page.get_by_text("pans under $50")).to_be_visible()
    expect(replies(page)).to_have_count(0)


def hostile_reply() -> Reply:
    from tests.web.fakes import PAN

    evil = replace(
        PAN, name=ATTACKS, brand=ATTACKS, url="javascript:alert(8)", images=("javascript:alert(9)",)
    )
    passage = Passage("p#1", ATTACKS, ATTACKS, "a", ATTACKS, "javascript:alert(10)")
    return Reply(
        "evil",
        f"{ATTACKS} **bold** [x](javascript:alert(11)) $$\\href{{javascript:alert(12)}}{{x}}$$",
        ("product_search",),
        "en",
        (Shown(evil, reason=ATTACKS),),
        (passage,),
        (ATTACKS,),
    )


def hostile_cart() -> Cart:
    return Cart((CartLine("P-1", ATTACKS, 2, None, options=((ATTACKS, ATTACKS),)),), "javascript:alert(13)")


def test_nothing_that_a_catalogue_or_a_customer_says_runs(page: Page, open_: OpenShop) -> None:
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    words = f"evil teapot {ATTACKS} **bold** <b>b</b> $$\\href{{javascript:alert(14)}}{{x}}$$"
    say(page, words)
    conversations = open_.shop.conversations
    before = conversations.load(conversation_of(open_, words))
    reply, now = hostile_reply(), datetime.now(UTC)
    added = (Message("customer", ATTACKS, now), Message("assistant", reply.text, now, reply.id))
    after = replace(before, messages=(*before.messages, *added), cart=hostile_cart())
    conversations.save_turn(before, after, reply, Evidence())
    page.reload()
    expect(replies(page)).to_have_count(2)
    page.locator(".fw-sources summary").first.click()
    page.get_by_role("button", name="Dislike", exact=True).last.click()
    expect(page.locator(".fw-rated")).to_contain_text("<img src=x")
    page.locator(".option").last.click()
    expect(replies(page)).to_have_count(3)
    at_rest(page)
    inside = page.locator(".gradio-container")
    for shown in ("<img src=x onerror=alert(1)>", "${alert(3)}", "{{alert(4)}}", "**bold**"):
        expect(inside).to_contain_text(shown)
    assert ran == []
    assert inside.locator(INJECTED).evaluate_all("found => found.map(e => e.outerHTML)") == []
    assert page.locator("a[href^='javascript' i], img[src^='javascript' i]").count() == 0


def test_nothing_is_kept_in_the_browser_and_no_other_host_is_asked(
    window: BrowserContext, open_: OpenShop
) -> None:
    asked: set[str] = set()
    failed: list[str] = []
    window.on("request", lambda request: asked.add(request.url))
    window.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
    page = visit(window, open_)
    say(page, "a secret wish for pans")
    kept = page.evaluate(
        """async () => ({local: {...localStorage}, session: {...sessionStorage},
                          databases: (await indexedDB.databases()).length, cookies: document.cookie})"""
    )
    assert kept == {"local": {}, "session": {}, "databases": 0, "cookies": ""}
    assert [(c["name"], c["httpOnly"], c["sameSite"]) for c in window.cookies()] == [
        ("floorwalker", True, "Lax")
    ]
    assert {url for url in asked if not url.startswith((open_.address, "data:", "blob:"))} == set()
    assert [text for text in failed if "404" not in text] == []


def test_one_can_shop_with_the_keyboard_alone(page: Page) -> None:
    expect(page.get_by_label("Your message")).to_be_focused()
    page.keyboard.type("pans under $50")
    page.keyboard.press("Enter")
    at_rest(page)
    expect(page.locator(".fw-card").first).to_be_visible()
    reached = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.ariaLabel || document.activeElement.innerText"))
    assert {"Like", "Dislike", "New conversation"} <= reached
    log = page.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate(
        "[...document.querySelectorAll('button')].every(b => b.ariaLabel || b.innerText.trim())"
    )


def test_what_was_just_asked_is_in_view_and_who_scrolls_away_is_left_there(page: Page) -> None:
    page.set_viewport_size(PHONE)
    asked, chat = page.locator(".user-row"), page.locator("#fw-chat .bubble-wrap")
    for words in ("pans under $50", "pans under $95"):
        say(page, words)
        expect(asked.last).to_be_in_viewport()
    chat.hover()
    page.mouse.wheel(0, -5000)
    expect(asked.first).to_be_in_viewport()
    page.get_by_role("button", name="Dislike", exact=True).first.click()
    expect(page.get_by_text("What went wrong?")).to_be_visible()
    expect(asked.first).to_be_in_viewport()
    page.get_by_role("button", name="Close", exact=True).click()
    say(page, "copper pan")
    expect(asked.last).to_be_in_viewport()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_a_phone_and_can_be_tapped_and_read(
    window: BrowserContext, open_: OpenShop, theme: str
) -> None:
    page = visit(window, open_)
    page.set_viewport_size(PHONE)
    page.goto(f"{open_.address}/?__theme={theme}")
    arrived(page)
    say(page, "pans")
    page.get_by_role("button", name="Dislike", exact=True).last.click()
    expect(page.get_by_text("What went wrong?")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.get_by_label("Your message")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Send", exact=True)).to_be_in_viewport()
    small = page.evaluate(SMALL)
    assert small == []
    assert page.evaluate(FAINT) == []


SMALL = """[...document.querySelectorAll('.gradio-container :is(button, summary, textarea)')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().width)
  .filter(e => e.getBoundingClientRect().height < 40 || e.getBoundingClientRect().width < 40)
  .map(e => e.outerHTML.slice(0, 120))"""
"""What can be tapped and is smaller than 40 pixels."""

FAINT = """(() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = e => { for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > .5) return c; } return [255, 255, 255]; };
  const all = [...document.querySelectorAll('.gradio-container *')].filter(e => e.checkVisibility()
    && !e.closest('.fw-hidden, .sr-only, [aria-hidden], svg')
    && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()));
  return all.filter(e => { const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))];
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5;
  }).map(e => e.className + ": " + e.innerText);
})()"""
"""Text with less contrast than 4.5 to 1 (WCAG 2.2, 1.4.3)."""

NAMED = "[...document.querySelectorAll('button')].every(b => b.ariaLabel || b.innerText.trim())"

INJECTED = "script, iframe, object, embed, [onerror], img[src='x'], .katex, b"


def test_from_right_to_left_the_customer_speaks_from_the_left_and_photo_words_are_theirs(
    chromium: Browser, open_: OpenShop
) -> None:
    open_.pace.become("now")
    window = chromium.new_context(viewport=PHONE, locale="ar-EG")
    try:
        page = window.new_page()
        page.goto(open_.address)
        expect(page.locator("#fw-send")).to_be_visible(timeout=20_000)
        expect(page.locator(".fw-cart").first).to_be_attached()
        page.locator("#fw-box textarea").fill("pans under $50")
        page.keyboard.press("Enter")
        expect(replies(page)).to_have_count(1, timeout=15_000)
        said = page.locator("#fw-chat .user-row .message").bounding_box()
        assert said is not None
        assert said["x"] + said["width"] < PHONE["width"] * 0.9, (
            "it stands at the other side than the replies"
        )
        assert said["x"] < PHONE["width"] * 0.1
        with page.expect_file_chooser() as chooser:
            page.locator("#fw-photo").click()
        chooser.value.set_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"no photo"})
        expect(page.locator("#fw-photo-chip")).to_contain_text("لا يمكن استخدام هذا الملف")
    finally:
        window.close()
