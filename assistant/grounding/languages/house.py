"""What messages say of one product, the whole catalogue, the shop's pages, the cart and who asks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from assistant.desk import Slot
from assistant.evidence import (
    Answered,
    AnythingElse,
    Cart,
    CartChanged,
    CartLine,
    CartShown,
    ChooseVariant,
    GoesWith,
    Greeted,
    HandedOff,
    IdentityAsked,
    IdentityBarred,
    OptionAsked,
    OthersBarred,
    Passage,
    PolicyFound,
    PolicyUnknown,
    ProfileChanged,
    ProfileTold,
    ReviewsTold,
    ServiceFailed,
    Shown,
    Social,
    Surveyed,
    TasteNoted,
    Unanswered,
)
from assistant.grounding.languages.ledger import Item
from assistant.grounding.languages.rules import Rules
from assistant.grounding.languages.said import Said
from assistant.grounding.languages.whole import all_items, all_values
from assistant.grounding.splitting import sentences
from assistant.leanings import MOST
from assistant.locales.hours import clock_time, hours
from assistant.locales.messages import unmarked
from assistant.locales.voice import voice
from assistant.naming import flat
from retrieval.catalog.product import Review

RULES = Rules()
of = RULES.of
OPTIONS_TOLD = 6
"""Values of an option that are told at least where another was asked for; of fewer, all."""
HABITS_TOLD = 3
"""Habits and sizes that are told at least; of fewer, all."""

# ---- one product ----


@of(Answered, "answer-price", "answer-price-each")
def _price(said: Said, finding: Answered) -> bool:
    return bool(said.shown("name", (finding.product,))) and said.money("price", finding.product.price)


@of(Answered, "answer-value")
def _value(said: Said, finding: Answered) -> bool:
    if not said.shown("name", (finding.product,)) or not _right_yes(said, finding.yes):
        return False
    return said.values("attribute", (finding.about,)) and all_values(said, "value", finding.values)


@of(Answered, "answer-is", "facts")
def _has(said: Said, finding: Answered) -> bool:
    """An attribute by its name alone, of a product that has it; with a yes where the answer is one."""
    so = {value.strip().lower() for value in finding.values}
    if not so or not so <= {"yes", "true"} or (finding.yes is not True) is (said.message == "answer-is"):
        return False
    what, attribute = ("name", "attribute") if said.message == "answer-is" else ("what", "facts")
    return bool(said.shown(what, (finding.product,))) and said.value(attribute, finding.about)


def _right_yes(said: Said, yes: bool | None) -> bool:
    return said.chosen.get("yes", "none") == {True: "yes", False: "no", None: "none"}[yes]


@of((Answered, GoesWith), "answer-quote")
def _quote(said: Said, finding: Any) -> bool:
    if isinstance(finding, GoesWith):
        pairs: Iterable[tuple[Shown, str]] = zip(finding.products, finding.quotes, strict=False)
        return said.chosen.get("yes", "none") == "none" and any(
            said.shown("name", (shown,)) and quote and squeezed(said.unquoted("quote")) == squeezed(quote)
            for shown, quote in pairs
        )
    if not said.shown("name", (finding.product,)) or not _right_yes(said, finding.yes):
        return False
    return bool(finding.quote) and squeezed(said.unquoted("quote")) == squeezed(finding.quote or "")


def squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@of((Unanswered, Answered), "unanswered", "unanswered-known")
def _unanswered(said: Said, finding: Any) -> bool:
    if not isinstance(finding, Unanswered):
        return False
    if said.message == "unanswered":
        return bool(said.shown("name", (finding.product,)))
    return said.every(
        "facts", lambda text: any(_known(i, finding) for i in said.inside(text, ("part-fact",)))
    )


def _known(said: Said, finding: Unanswered) -> bool:
    return any(said.values("attribute", (n,)) and said.value("value", v) for n, v in finding.known)


@of(object, "review", "review-by")
def _review(said: Said, finding: Any) -> bool:
    told: Iterable[Review] = (*getattr(finding, "opinions", ()), *getattr(finding, "quotes", ()))
    return any(
        isinstance(review, Review)
        and squeezed(said.unquoted("quote")) == squeezed(review.text)
        and (said.message == "review" or said.text("author") == (review.author or "\x00"))
        for review in told
    )


@of(ReviewsTold, "reviews-mixed", "reviews-good", "reviews-bad", "reviews-none-good", "reviews-none-bad",
    "reviews-mention", "reviews-no-mention")  # fmt: skip
def _reviews(said: Said, finding: ReviewsTold) -> bool:
    if not said.shown("name", (finding.product,)) or not said.count("total", finding.reviews):
        return False
    side = {"praise": "good", "blame": "bad"}.get(finding.about, "")
    match said.message:
        case "reviews-mixed":
            return said.parts("parts", "part-praise", "part-blame")
        case "reviews-good" | "reviews-bad":
            return (
                said.message.endswith(side or "?")
                and finding.count > 0
                and said.count("count", finding.count)
            )
        case "reviews-none-good" | "reviews-none-bad":
            return said.message.endswith(side or "?") and finding.count == 0
    return any(
        _label(said, a.label)
        and (said.count("count", a.mentions) if said.message == "reviews-mention" else not a.mentions)
        for a in finding.aspects
    )


def _label(said: Said, label: str) -> bool:
    return said.values("label", (label, label.removeprefix("the ")))


@of(ReviewsTold, "reviews-sides")
def _sides(said: Said, finding: ReviewsTold) -> bool:
    return said.parts("parts", "part-praise", "part-blame")


@of(ReviewsTold, "part-praise", "part-blame")
def _side(said: Said, finding: ReviewsTold) -> bool:
    return any(
        _label(said, a.label)
        and said.count("count", a.praised if said.message == "part-praise" else a.blamed)
        for a in finding.aspects
    )


@of(OptionAsked, "option-has", "option-unknown", "option-others")
def _option(said: Said, finding: OptionAsked) -> bool:
    match said.message:
        case "option-has":
            there = finding.available is not None or finding.wanted in finding.values
            return (
                there
                and bool(said.things("thing", (finding.product,)))
                and said.value("value", finding.wanted)
            )
        case "option-unknown":
            named = bool(said.shown("name", (finding.product,)))
            return named and not finding.values and said.values("attribute", (finding.option,))
    return (
        bool(said.shown("name", (finding.product,)))
        and all_values(said, "values", finding.values, OPTIONS_TOLD)
        and said.value("value", finding.wanted)
        and finding.wanted not in finding.values
        and finding.available is None
    )


@of(OptionAsked, "stocked", "out")
def _option_stock(said: Said, finding: OptionAsked) -> bool:
    """The option that was asked for, by the name of the product with that option."""
    return finding.available is (said.message == "stocked") and any(
        said.is_name(inner.text("name"), finding.product.product.name)
        and inner.value("values", finding.wanted)
        for inner in said.inside(said.text("name"), ("part-variant",))
    )


@of(ChooseVariant, "choose-values", "choose-which")
def _choose(said: Said, finding: ChooseVariant) -> bool:
    if said.message == "choose-which":
        return said.values("attribute", (finding.option,))
    return bool(said.shown("name", (finding.product,))) and all_values(said, "values", finding.values)


# ---- the whole catalogue ----


@of(Surveyed, "survey-one", "survey-only", "survey-priced", "survey-range", "survey-same-price")
def _survey_things(said: Said, finding: Surveyed) -> bool:
    low, high = finding.lowest, finding.highest
    match said.message:
        case "survey-only":
            return finding.total == 1
        case "survey-one":
            return finding.total == 1 and low is not None and bool(said.things("thing", (low,)))
        case "survey-priced":
            one = finding.total - finding.unpriced == 1
            return one and low is not None and bool(said.things("thing", (low,)))
    if low is None or high is None:
        return False
    if said.message == "survey-same-price":
        return low.price == high.price and not finding.unpriced and said.money("price", low.price)
    return bool(said.things("first", (low,))) and bool(said.things("second", (high,)))


@of(Surveyed, "survey-count", "survey-all", "survey-all-stocked", "survey-stocked", "survey-unpriced",
    "survey-unstated")  # fmt: skip
def _survey_counts(said: Said, finding: Surveyed) -> bool:
    match said.message:
        case "survey-count":
            return said.count("count", finding.total)
        case "survey-all":
            return not finding.wanted and said.count("count", finding.total)
        case "survey-all-stocked":
            return finding.total > 0 and finding.in_stock == finding.total
        case "survey-stocked":
            return said.count("count", finding.in_stock)
        case "survey-unpriced":
            return bool(finding.unpriced) and said.count("count", finding.unpriced)
    return bool(finding.unstated) and said.count("count", finding.unstated)


@of(Surveyed, "survey-no-prices", "survey-no-brands", "survey-no-kinds", "survey-no-values", "survey-untold")
def _survey_none(said: Said, finding: Surveyed) -> bool:
    match said.message:
        case "survey-untold":
            return bool(finding.untold)
        case "survey-no-prices":
            return finding.lowest is None
    return not finding.counts and finding.about == said.message.removeprefix("survey-no-")


@of(Surveyed, *(f"survey-{about}{most}" for about in ("brands", "kinds", "values") for most in ("", "-most")))
def _survey_lists(said: Said, finding: Surveyed) -> bool:
    about, known = said.message.split("-")[1], [value for value, _ in finding.counts]
    if about != finding.about or (said.text("count") and not said.count("count", len(known))):
        return False
    if said.text("attribute") and not said.values("attribute", (finding.attribute,)):
        return False
    if not said.message.endswith("-most"):
        return all_values(said, "values", known)
    told = len(said.value_list("values", known))
    ranked = [count for _, count in finding.counts]
    first = [v for v, count in finding.counts if told and count >= sorted(ranked, reverse=True)[told - 1]]
    return bool(told) and said.values("values", first)


# ---- the shop's pages ----


def passages(said: Said, finding: Any) -> tuple[Passage, ...]:
    found = (*said.scope.evidence.passages, *getattr(finding, "passages", ()))
    return tuple({p.id: p for p in found}.values())


@of(PolicyFound, "policy-quote")
def _policy(said: Said, finding: PolicyFound) -> bool:
    """Whole sentences of a page, as they stand, under the page's own title."""
    quote = said.unquoted("quote")
    return any(
        said.text("title") in {p.title.strip(), f"{p.title}: {p.heading}".strip()}
        and is_quoted(quote, p.text)
        for p in passages(said, finding)
    )


def is_quoted(quote: str, text: str) -> bool:
    """Whether a quote is whole sentences of a text, one after the other, none of them cut."""
    parts = [squeezed(s) for s in sentences([text])]
    wanted = squeezed(quote)
    for start in range(len(parts)):
        run = ""
        for part in parts[start:]:
            run = f"{run} {part}".strip()
            if run == wanted:
                return True
            if len(run) > len(wanted):
                break
    return bool(wanted) and wanted == squeezed(text)


RULES.of(PolicyUnknown, "policy-unknown")(lambda said, finding: not passages(said, finding))
RULES.always((PolicyUnknown, Unanswered), "pass-on")
RULES.of(Social, "pass-on")(lambda said, finding: finding.kind == "careful")

# ---- the cart ----


def cart_item(line: CartLine) -> Item:
    prices = ((line.price.amount, line.price.currency),) if line.price else ()
    return Item(line.name.strip(), prices, line.options, line.quantity)


@of(CartChanged, "cart-added", "cart-removed")
def _cart_changed(said: Said, finding: CartChanged) -> bool:
    added = said.message == "cart-added"
    slot = "thing" if added else "name"
    return finding.change == said.message.removeprefix("cart-") and said.is_all_of(
        said.text(slot), cart_item(finding.line)
    )


@of((CartChanged, CartShown), "cart-total", "cart-empty", "cart-empty-now", "cart-shown")
def _cart(said: Said, finding: Any) -> bool:
    cart: Cart = finding.cart
    match said.message:
        case "cart-total":
            return said.money("price", cart.total)
        case "cart-shown":
            return bool(cart.lines) and all_items(said, "names", map(cart_item, cart.lines))
    return not cart.lines


# ---- people ----


@of(HandedOff, "handed-thanks", "handed-added", "handed-already", "handed-sorry", "handed-listed",
    "handed-order", "handed-where")  # fmt: skip
def _handed(said: Said, finding: HandedOff) -> bool:
    match said.message:
        case "handed-thanks":
            return finding.reachable
        case "handed-added" | "handed-already":
            return finding.already
        case "handed-order":
            return finding.topic.startswith("order")
        case "handed-sorry":
            return finding.topic == "complaint"
        case "handed-where":
            return not finding.reachable and not finding.known
    return True


@of(HandedOff, "hours", "hours-until", "hours-back")
def _hours(said: Said, finding: HandedOff) -> bool:
    """Times of the settings are written by one rule that reads them word by word, and quoted else."""
    speaks = voice(said.tag)
    if said.message == "hours":
        known = (hours(speaks, finding.hours), speaks.quoted(finding.hours))
        return said.text("quote") in {unmarked(text) for text in known}
    time = finding.until if said.message == "hours-until" else finding.opens
    return bool(time) and said.text("time") == unmarked(clock_time(speaks, time))


SOCIAL = {
    "greeting": ("greeting", "greeting-ask"),
    "thanks": ("thanks",),
    "goodbye": ("goodbye",),
    "out_of_scope": ("out-of-scope",),
    "careful": ("careful-health", "careful-name"),
    "empty": ("empty", "empty-ask"),
    "declined": ("declined", "declined-tell"),
}


@of(Social, *(message for messages in SOCIAL.values() for message in messages))
def _social(said: Said, finding: Social) -> bool:
    return said.message in SOCIAL.get(finding.kind, ())


ASKED = {"email": Slot.EMAIL, "name": Slot.NAME, "token": Slot.TOKEN, "code": Slot.CODE}


@of(IdentityAsked, *(f"ask-{slot}" for slot in ASKED), *(f"instead-{slot}" for slot in ASKED),
    "ask-postcode-too", "ask-name-too", "code-sent", "code-says", "mismatch", "mismatch-code",
    "mismatch-token", "let-me-see")  # fmt: skip
def _identity(said: Said, finding: IdentityAsked) -> bool:
    lead, _, slot = said.message.partition("-")
    match said.message:
        case "let-me-see":
            return True
        case "ask-postcode-too":
            return finding.have == "name"
        case "ask-name-too":
            return finding.have == "postcode"
        case "code-sent" | "code-says":
            return finding.sent
        case "mismatch" | "mismatch-code" | "mismatch-token":
            return finding.failed
    asked = ASKED[slot]
    return asked in finding.instead if lead == "instead" else asked == finding.slot


@of(Greeted, "welcome", "welcome-bare")
def _welcome(said: Said, finding: Greeted) -> bool:
    return said.message == "welcome-bare" or said.text("person") == flat(finding.first_name, 30) != ""


@of(IdentityBarred, "barred-tries", "barred-inbox", "barred-email")
def _barred(said: Said, finding: IdentityBarred) -> bool:
    return (finding.why == "inbox") == (said.message != "barred-tries")


RULES.always(OthersBarred, "barred-others")
RULES.always((IdentityBarred, ServiceFailed), "a-person")
RULES.always(ServiceFailed, "service-unchanged", "try-again")
RULES.of(AnythingElse, "anything-else")(lambda said, finding: not finding.unchanged)
RULES.of(AnythingElse, "unchanged")(lambda said, finding: finding.unchanged)


@of(ServiceFailed, "service-declined", "service-declined-why", "service-no-account", "service-unsent",
    "service-down", "service-down-change")  # fmt: skip
def _failed(said: Said, finding: ServiceFailed) -> bool:
    match said.message:
        case "service-declined-why":
            return finding.why == "declined" and said.verbatim(
                "quote", finding.reason, flat(finding.reason, 120)
            )
        case "service-declined":
            return finding.why == "declined"
        case "service-no-account":
            return finding.why == "no_account"
        case "service-unsent":
            return finding.why == "unsent"
    return finding.why == "down" and (finding.kind is not None) == said.message.endswith("change")


# ---- taste ----


@of(TasteNoted, "noted-likes", "noted-likes-theirs", "noted-dislikes", "noted-dislikes-theirs", "noted-size",
    "noted-careful", "noted-fine", "noted-forgotten", "noted-here", "careful")  # fmt: skip
def _noted(said: Said, finding: TasteNoted) -> bool:
    likes = [t.value for t in finding.tastes if t.likes and t.attribute != "size"]
    dislikes = [t.value for t in finding.tastes if not t.likes]
    careful = [t.value for t in finding.tastes if t.careful]
    theirs = said.message.endswith("-theirs")
    match said.message.removesuffix("-theirs"):
        case "noted-here":
            return not finding.kept
        case "careful":
            return bool(careful)
        case "noted-size":
            return said.verbatim("value", *(t.value for t in finding.tastes if t.attribute == "size"))
        case "noted-likes":
            known, right = likes, theirs == bool(finding.recipient)
        case "noted-dislikes":
            known, right = dislikes, theirs == bool(finding.recipient)
        case "noted-careful":
            known, right = dislikes, bool(careful)
        case "noted-fine":
            known, right = [t.value for t in finding.taken_back if not t.likes], True
        case _:
            known, right = [t.value for t in finding.taken_back if t.likes], True
    return right and all_values(said, "values", [flat(value, 40) for value in known], MOST)


@of(ProfileTold, "profile-likes", "profile-dislikes", "profile-habits", "profile-sizes", "profile-into",
    "profile-did", "profile-band", "profile-band-one", "profile-from")  # fmt: skip
def _told(said: Said, finding: ProfileTold) -> bool:
    match said.message:
        case "profile-into":
            return said.values("label", [flat(p.label, 50) for p in finding.pursuits])
        case "profile-did":
            return any(_pursued(said, p.products, p.did) for p in finding.pursuits)
        case "profile-band" if finding.band:
            return said.money("low", finding.band[0]) and said.money("high", finding.band[1])
        case "profile-band-one" if finding.band:
            return finding.band[0] == finding.band[1] and said.money("price", finding.band[0])
        case "profile-from":
            return said.parts("parts", "part-orders", "part-events", "part-told")
    known = {
        "profile-likes": [t.value for t in finding.likes],
        "profile-dislikes": [t.value for t in finding.dislikes],
        "profile-habits": list(finding.habits),
        "profile-sizes": [value for _, value in finding.sizes],
    }.get(said.message, [])
    most = MOST if said.message in {"profile-likes", "profile-dislikes"} else HABITS_TOLD
    return all_values(said, "values", [flat(value, 40) for value in known], most)


def _pursued(said: Said, names: Iterable[str], did: str) -> bool:
    marks = {"bought": "bought", "cart": "put ", "liked": "liked", "looked": "looked"}
    right = marks.get(said.chosen.get("did", ""), "?") in did
    return right and said.things_named("names", [Item(name.strip()) for name in names])


@of(ProfileTold, "part-orders", "part-events", "part-told")
def _sources(said: Said, finding: ProfileTold) -> bool:
    match said.message:
        case "part-orders":
            return bool(finding.orders) and said.count("count", finding.orders)
        case "part-events":
            return bool(finding.events)
    return bool(finding.likes or finding.dislikes)


@of(ProfileTold, "profile-off", "profile-on-again", "profile-nothing", "profile-nothing-account",
    "profile-ask", "profile-correct")  # fmt: skip
def _profile(said: Said, finding: ProfileTold) -> bool:
    known = bool(finding.pursuits or finding.likes or finding.dislikes or finding.habits or finding.band)
    match said.message:
        case "profile-off" | "profile-on-again":
            return not finding.personal
        case "profile-nothing" | "profile-nothing-account":
            return not known and finding.signed_in == said.message.endswith("account")
    return True


@of(ProfileChanged, "erase-ask", "erase-orders", "erased", "erased-nothing", "erased-kept", "orders-unused",
    "profile-wrong", "profile-off-already", "profile-off-now", "profile-off-visit", "profile-on-already",
    "profile-on", "profile-on-orders")  # fmt: skip
def _profile_changed(said: Said, finding: ProfileChanged) -> bool:
    change, already = finding.change, finding.already
    match said.message:
        case "erase-ask":
            return change == "ask"
        case "erase-orders":
            return change == "ask" and finding.orders
        case "erased":
            return change == "erased"
        case "erased-nothing" | "erased-kept":
            return change == said.message.removeprefix("erased-")
        case "orders-unused":
            return finding.orders and change in {"erased", "off"}
        case "profile-wrong":
            return change == "wrong"
        case "profile-off-already" | "profile-on-already":
            return already and change == said.message.split("-")[1]
        case "profile-off-now" | "profile-off-visit":
            return change == "off" and not already and finding.signed_in == said.message.endswith("now")
    return change == "on" and not already and finding.orders == said.message.endswith("orders")
