"""The desk as a whole: who is asked first, what is written and when, and what happens if the order system
fails. Messages are read by the real reading; the order system is in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine

from assistant.actions.asking_people import HandOver
from assistant.actions.desk.claiming import Method
from assistant.actions.desk.desk import ServiceDesk
from assistant.actions.desk.identifying import Identifying
from assistant.actions.desk.reading import read
from assistant.desk import Desk, Slot
from assistant.evidence import (
    AnythingElse,
    ChangeMade,
    Evidence,
    Greeted,
    HandedOff,
    IdentityAsked,
    NoSuchOrder,
    OrderTold,
    OthersBarred,
    Proposed,
    ServiceFailed,
    Social,
)
from assistant.generation.orders.made import change_made
from assistant.grounding import Grounded, Grounding
from assistant.service.conversations import Conversations
from assistant.service.handoffs import Handoffs
from assistant.service.identity.keys import derived
from assistant.service.identity.limits import Limits
from assistant.service.identity.tries import Tries
from assistant.turn import Conversation, Message
from assistant.understood import Intent, Understood
from retrieval.facets import facets
from tests.actions.desk.shop import PENDING, RULES, TODAY, Backend

INTENTS = {
    "cancel": Intent.CANCEL_ORDER,
    "where": Intent.ORDER_STATUS,
    "return": Intent.RETURN_ITEM,
    "how long": Intent.POLICY_QUESTION,
    "show me": Intent.PRODUCT_SEARCH,
    "thanks": Intent.THANKS,
}


def heard(text: str, *intents: Intent) -> Understood:
    found = tuple(intent for word, intent in INTENTS.items() if word in text.lower())
    return Understood(text, intents or found or (Intent.OUT_OF_SCOPE,), 1.0)


def elsewhere(understood: Understood) -> Evidence:
    """The rest of the assistant: it says which intents came to it."""
    kinds = ",".join(understood.intents)
    return Evidence(findings=(Social("thanks", shop=kinds),), asked=understood.text)


@dataclass
class House:
    """One conversation with the desk, kept from message to message as the pipeline does."""

    desk: ServiceDesk
    backend: Backend
    talk: Conversation
    last: Evidence = field(default_factory=Evidence)

    def say(self, text: str, *intents: Intent) -> Evidence | None:
        came = self.desk.attend(heard(text, *intents), self.talk, elsewhere)
        if came is None:
            return None
        self.last = came
        now = datetime(2026, 11, 22, tzinfo=UTC)
        words = (Message("customer", text, now), Message("assistant", f"[{came.findings}]", now))
        self.talk = replace(
            self.talk,
            messages=(*self.talk.messages, *words),
            awaiting=came.awaiting,
            customer_id=came.customer_id or self.talk.customer_id,
            desk=came.desk or self.talk.desk,
        )
        return came

    def kinds(self) -> list[str]:
        return [type(finding).__name__ for finding in self.last.findings]

    def written(self) -> list[tuple[str, str, str | None]]:
        return [(w.name, w.result, w.order_id) for w in self.last.written]


@pytest.fixture
def house(engine: Engine) -> House:
    backend = Backend()
    keys = derived(["0123456789abcdef0123456789abcdef"])
    tries = Tries(Limits(engine, lambda: datetime(2026, 11, 22, tzinfo=UTC)), keys)
    conversations = Conversations(engine)
    desk = ServiceDesk(
        backend,
        lambda: RULES,
        Identifying((Method.EMAIL, Method.NAME), backend, tries),
        read,
        SimpleNamespace(understand=lambda text, conversation: heard(text)),
        HandOver(Handoffs(engine), "Monday to Friday"),
        lambda: TODAY,
    )
    return House(desk, backend, conversations.start()[0])


@pytest.fixture
def known(house: House) -> House:
    house.talk = replace(house.talk, customer_id="C1", desk=Desk(proof="token"))
    return house


# ---- who is asking -----------------------------------------------------------------------------


def test_nothing_is_told_before_it_is_proved_and_nothing_has_to_be_said_twice(house: House) -> None:
    house.say("please cancel order 2041, no longer needed")
    assert house.kinds() == ["IdentityAsked"]
    assert house.last.awaiting is not None
    assert house.last.awaiting.asks == "email"
    house.say("maren@example.org")
    assert house.kinds() == ["Greeted", "Proposed"]
    assert house.talk.customer_id == "C1"
    house.say("yes")
    assert house.written() == [("cancel_order", "done", "2041")]
    assert house.backend.book["2041"].status == "cancelled"


def test_everything_in_one_message(house: House) -> None:
    house.say("I'm Maren Holt, zip 04101. Where is my order 2030?")
    assert isinstance(house.last.findings[0], Greeted)
    assert isinstance(house.last.findings[1], OrderTold)


def test_who_is_known_from_the_start_is_not_asked(known: House) -> None:
    known.say("where is order 2030?")
    assert known.kinds() == ["OrderTold"]


def test_another_customers_order_is_no_order(known: House) -> None:
    known.say("cancel order 3000, no longer needed")
    assert isinstance(known.last.findings[0], NoSuchOrder)
    assert all(order.customer_id == "C1" for order in known.last.findings[0].orders)
    assert known.backend.book["3000"].status == "pending"


def test_one_conversation_serves_one_customer(known: House) -> None:
    known.say("cancel order 2041, no longer needed")
    known.say("my email is raj@example.org, where is my order 3000?")
    assert isinstance(known.last.findings[0], OthersBarred)
    known.say("yes")
    assert known.written() == []


def test_what_is_not_for_the_desk_is_left_alone(known: House, house: House) -> None:
    assert known.say("show me some lamps") is None
    assert known.say("thanks") is None


def test_a_question_of_policy_wants_nothing_returned(known: House) -> None:
    assert known.say("how long do I have for a return?", Intent.POLICY_QUESTION) is None


# ---- what is asked in between --------------------------------------------------------------------


def test_a_question_in_between_is_answered_and_it_goes_on(known: House) -> None:
    known.say("cancel order 2041, no longer needed")
    known.say("how long does the refund take?")
    assert known.kinds() == ["Social", "Proposed"]
    assert isinstance(known.last.findings[1], Proposed)
    assert known.last.findings[1].again
    known.say("yes")
    assert known.written() == [("cancel_order", "done", "2041")]


def test_who_walks_away_is_reminded_once_and_nothing_is_lost(known: House) -> None:
    known.say("cancel order 2041, no longer needed")
    known.say("show me some lamps")
    assert known.kinds() == ["Social", "Proposed"]
    known.say("thanks")
    assert known.kinds() == ["Social"]
    known.say("yes")
    assert known.written() == []
    assert known.kinds() == ["Proposed"]
    known.say("yes")
    assert known.written() == [("cancel_order", "done", "2041")]


# ---- what the order system does -------------------------------------------------------------------


def test_what_was_shown_and_said_stands_with_the_write(known: House) -> None:
    known.say("cancel order 2041, no longer needed")
    shown = known.talk.messages[-1].text
    known.say("yes, go ahead")
    agreed = known.backend.agreed[0]
    assert (agreed.customer_id, agreed.proof, agreed.said) == ("C1", "token", "yes, go ahead")
    assert agreed.shown == shown


def test_a_second_yes_writes_nothing_more(known: House) -> None:
    known.say("cancel order 2041, no longer needed")
    known.say("yes")
    known.say("yes")
    assert len(known.backend.performed) == 1


def test_the_same_yes_from_two_tabs_writes_once(known: House) -> None:
    known.say("cancel order 2041, no longer needed")
    before = known.talk
    known.say("yes")
    known.talk = before
    known.say("yes")
    assert len(known.backend.performed) == 1


@pytest.mark.parametrize(
    "asked",
    [
        ["cancel order 2041, no longer needed"],
        ["change the throw in order 2042 to blue", "paypal"],
        ["return the lamp from order 1877", "Visa ending in 1020"],
        ["order 2041 should go to 9 Elm Street, Bangor, ME 04401"],
    ],
)
def test_what_was_made_before_a_crash_is_said_to_be_done_already(known: House, asked: list[str]) -> None:
    """The write was made, and the conversation was not kept: they say yes again."""
    for message in asked:
        known.say(message)
        if known.talk.desk.awaiting is Slot.CONFIRM:
            break
    assert known.talk.desk.awaiting is Slot.CONFIRM
    before = known.talk
    known.say("yes")
    first = known.written()
    known.talk = before
    known.say("yes")
    made = known.last.findings[0]
    assert isinstance(made, ChangeMade)
    assert made.receipt.repeated
    assert known.written() == first
    assert len(known.backend.performed) == 1
    assert not known.talk.desk.drafts
    (told,) = change_made(made, 0)
    assert told.startswith("That was done already")
    evidence = Evidence(findings=(made,))
    assert isinstance(Grounding(lambda: facets([]), tuple).check(told, evidence), Grounded), told


def test_asking_whether_it_was_made_makes_nothing(known: House) -> None:
    known.say("cancel order 2041, no longer needed")
    known.backend.book["2041"] = replace(PENDING, status="shipped", version=9)
    known.say("yes")
    assert known.written() == []
    assert not known.backend.performed
    assert known.kinds() == ["ChangeRefused"]


def test_a_system_that_is_down_writes_nothing_and_keeps_what_was_wanted(known: House) -> None:
    known.say("cancel order 2041, no longer needed")
    known.backend.down = True
    known.say("yes")
    assert isinstance(known.last.findings[-1], ServiceFailed)
    assert known.written() == []
    known.backend.down = False
    known.say("try again please")
    assert known.kinds() == ["Proposed"]
    known.say("yes")
    assert known.written() == [("cancel_order", "done", "2041")]


def test_a_system_that_is_down_at_the_beginning(known: House) -> None:
    known.backend.down = True
    known.say("cancel order 2041, no longer needed")
    assert known.last.findings == (ServiceFailed("down"),)
    known.backend.down = False
    known.say("try again please")
    assert known.kinds() == ["Proposed"]


def test_an_order_that_somebody_touched_is_put_before_them_again(known: House) -> None:
    known.say("cancel order 2041, no longer needed")
    known.backend.meanwhile = replace(PENDING, version=9)
    known.say("yes")
    assert known.written() == []
    finding = known.last.findings[-1]
    assert isinstance(finding, Proposed)
    assert finding.changed
    known.say("yes")
    assert known.written() == [("cancel_order", "done", "2041")]


def test_an_order_that_was_sent_meanwhile_is_refused(known: House) -> None:
    known.say("cancel order 2041, no longer needed")
    known.backend.meanwhile = replace(PENDING, status="shipped", version=9)
    known.say("yes")
    assert known.written() == []
    assert known.kinds() == ["ChangeRefused"]


def test_what_is_only_requested_is_said_so(known: House) -> None:
    known.backend.acknowledges = False
    known.say("cancel order 2041, no longer needed")
    known.say("yes")
    assert known.written() == [("cancel_order", "requested", "2041")]
    finding = known.last.findings[0]
    assert isinstance(finding, ChangeMade)
    assert not finding.receipt.acknowledged


def test_what_the_system_declines_is_given_up(known: House) -> None:
    known.backend.declines = "closed for stocktaking"
    known.say("cancel order 2041, no longer needed")
    known.say("yes")
    assert known.last.findings == (
        ServiceFailed("declined", known.last.findings[0].kind, "closed for stocktaking"),  # type: ignore[union-attr]
    )
    assert not known.talk.desk.drafts


# ---- several, options, people ----------------------------------------------------------------------


def test_one_after_the_other(known: House) -> None:
    known.say("cancel order 2041 and order 2042, no longer needed")
    known.say("yes")
    assert known.written() == [("cancel_order", "done", "2041")]
    assert known.kinds() == ["ChangeMade", "Proposed"]
    known.say("yes")
    assert known.written() == [("cancel_order", "done", "2042")]


@pytest.mark.parametrize(
    ("message", "slot"),
    [
        ("cancel my order, no longer needed", Slot.ORDER),
        ("cancel order 2041", Slot.REASON),
        ("I want to return something from order 1877", Slot.ITEMS),
        ("exchange the mug from order 1850", Slot.REPLACEMENT),
        ("return the lamp from order 1877", Slot.METHOD),
        ("cancel order 2041, no longer needed", Slot.CONFIRM),
    ],
)
def test_every_option_works_word_for_word(known: House, message: str, slot: Slot) -> None:
    known.say(message)
    assert known.last.awaiting is not None
    assert known.last.awaiting.kind == slot
    assert known.last.options
    assert len(known.last.options) == len(known.talk.desk.asked)
    before = known.talk
    for option in known.last.options:
        known.talk = before
        known.say(option)
        asked = [finding for finding in known.last.findings if getattr(finding, "failed", False)]
        assert not asked, (option, known.last.findings)
        assert known.talk.desk.awaiting is not slot or known.written(), option


def test_a_person_is_told_what_it_is_about(known: House, engine: Engine) -> None:
    known.say("cancel order 2041, no longer needed")
    known.say("I want to talk to a real person", Intent.TALK_TO_HUMAN)
    assert isinstance(known.last.findings[-1], HandedOff)
    waits = Handoffs(engine).open_one(known.talk.id)
    assert waits is not None
    assert "2041" in waits.text
    assert "Maren Holt" in waits.text


def test_without_a_way_to_prove_it_orders_are_for_people(house: House) -> None:
    none = Identifying((), house.backend, house.desk.identifying.tries)
    house.desk = replace(house.desk, identifying=none)
    assert house.say("cancel order 2041") is None


def test_what_is_asked_for_first(house: House) -> None:
    house.say("where is my order?")
    assert isinstance(house.last.findings[0], IdentityAsked)


def test_a_cart_is_not_an_order(known: House) -> None:
    assert known.say("what's in my cart?", Intent.VIEW_CART) is None
    assert known.say("does the mug come in blue?", Intent.PRODUCT_QUESTION) is None


# ---- what it is about -------------------------------------------------------------------------------


def test_the_reply_says_what_was_acted_on(house: House) -> None:
    def say(text: str, *heard_as: Intent) -> tuple[str, ...]:
        evidence = house.say(text, *heard_as)
        assert evidence is not None
        return evidence.intents

    assert say("please cancel order 2041") == (Intent.CANCEL_ORDER,)
    assert say("maren@example.org", Intent.TALK_TO_HUMAN) == (Intent.CANCEL_ORDER,)
    assert say("ordered by mistake", Intent.COMPLAINT) == (Intent.CANCEL_ORDER,)
    assert say("how long does the refund take?") == (Intent.POLICY_QUESTION,)
    assert say("yes") == (Intent.CANCEL_ORDER,)
    assert say("exchange the mug in order 1850 for a large one", Intent.RETURN_ITEM) == (
        Intent.EXCHANGE_ITEM,
    )
    assert say("paypal", Intent.POLICY_QUESTION) == (Intent.EXCHANGE_ITEM,)
    assert say("never mind", Intent.OUT_OF_SCOPE) == (Intent.EXCHANGE_ITEM,)
    assert say("where is order 2030?") == (Intent.ORDER_STATUS,)
    assert say("I want to talk to a real person", Intent.OUT_OF_SCOPE) == (Intent.TALK_TO_HUMAN,)


@pytest.mark.parametrize(
    "text",
    [
        "I picked the wrong colour on my mug in #2041, should be sea",
        "my mug in order 2041 should be sea",
        "Maren Holt 04101. my parcel came with a dent",
    ],
)
@pytest.mark.parametrize("intent", [Intent.PRODUCT_SEARCH, Intent.OUT_OF_SCOPE])
def test_talk_of_an_order_is_for_the_desk_whatever_it_was_taken_for(
    house: House, text: str, intent: Intent
) -> None:
    assert house.say(text, intent) is not None
    house.say("maren@example.org")
    assert house.talk.customer_id == "C1"


def test_a_wish_that_only_the_records_make_plain_is_not_lost(house: House) -> None:
    house.say("I picked the wrong color on my mug in order 2041, should be sea", Intent.PRODUCT_SEARCH)
    assert house.kinds() == ["IdentityAsked"]
    house.say("maren@example.org")
    assert house.kinds() == ["Greeted", "Proposed"]


def test_who_gave_a_name_before_does_not_have_to_again(house: House) -> None:
    house.say("Hi, I'm Maren Holt", Intent.GREETING)
    assert house.kinds() == ["Social"]
    house.say("cancel order 2041, no longer needed")
    house.say("04101")
    assert house.kinds() == ["Greeted", "Proposed"]


def test_a_customer_whom_the_order_system_does_not_know_is_told_so(house: House) -> None:
    house.talk = replace(house.talk, customer_id="nobody", desk=Desk(proof="token"))
    assert house.say("show me some lamps") is None
    house.say("where is my order?")
    assert house.last.findings == (ServiceFailed("no_account"),)


def test_a_system_that_is_down_is_no_matter_of_products(known: House) -> None:
    known.backend.down = True
    assert known.say("show me some lamps") is None


def test_giving_up_what_was_not_begun(known: House) -> None:
    known.say("where is order 2030?")
    for text in ("never mind then", "I'll keep everything"):
        known.say(text, Intent.OUT_OF_SCOPE)
        assert known.last.findings == (AnythingElse(unchanged=True),)


def test_what_would_come_back_is_told_by_the_proposal_of_it(known: House) -> None:
    known.say("what is in order 1850?")
    known.say("how much would I get back?", Intent.REFUND_STATUS)
    assert known.talk.desk.draft is not None
    assert known.talk.desk.draft.kind == "return_items"
    assert known.talk.desk.draft.orders == ("1850",)
    known.say("I'll keep everything")
    assert known.kinds() == ["ChangeDropped"]
    assert not known.backend.performed


# ---- answers that need not be understood ------------------------------------------------------------


def test_a_plain_answer_is_answered_by_its_words_alone(house: House) -> None:
    def answer(text: str) -> Evidence | None:
        came = house.desk.answered(text, house.talk)
        if came is not None:
            house.say(text)
            assert house.last == came or came.written
        return came

    house.say("cancel order 2041")
    assert answer("how long do refunds take?") is None
    assert answer("I want a person") is None
    house.say("maren@example.org")
    assert house.talk.desk.awaiting is Slot.REASON
    for text in ("where is order 2030?", "show me some lamps", "what is the reason for asking", "hm"):
        assert answer(text) is None, text
    assert answer("ordered by mistake") is not None
    assert house.talk.desk.awaiting is Slot.CONFIRM
    assert answer("how long does the refund take?") is None
    assert answer("yes") is not None
    assert len(house.backend.performed) == 1
    assert answer("yes") is None


@pytest.mark.parametrize("text", ["maren@example.org", "Maren Holt, 04101"])
def test_who_says_who_they_are_is_answered_by_the_words_alone(house: House, text: str) -> None:
    house.say("cancel order 2041, no longer needed")
    came = house.desk.answered(text, house.talk)
    assert came is not None
    assert came.customer_id == "C1"
    assert [type(finding).__name__ for finding in came.findings] == ["Greeted", "Proposed"]
