"""What was just listed, told or put before a customer can be spoken of without its name or number."""

from __future__ import annotations

import pytest

from assistant.actions.desk.doubting import tells_of_use
from assistant.actions.desk.identifying import LOST
from assistant.actions.desk.reading import read
from assistant.actions.desk.reading.reasons import return_reason
from assistant.actions.desk.showing import is_asked_of
from assistant.desk import Desk, Draft, Slot
from assistant.evidence import ChangeMade, OrderTold, Proposed
from assistant.orders import Kind
from assistant.understood import Intent, Understood
from tests.actions.desk.test_desk import House, house, known  # noqa: F401 - fixtures


def orders_told(house: House) -> list[str]:  # noqa: F811
    return [finding.order.id for finding in house.last.findings if isinstance(finding, OrderTold)]


def test_the_second_of_the_orders_just_listed(known: House) -> None:  # noqa: F811
    known.say("show me all my orders", Intent.ORDER_STATUS)
    listed = known.talk.desk.focus
    assert len(listed) > 1
    known.say("what's in the second one", Intent.PRODUCT_QUESTION)
    assert orders_told(known) == [listed[1]]
    assert known.written() == []


def test_small_talk_at_a_list_is_not_met_with_silence(known: House) -> None:  # noqa: F811
    known.say("i need an invoice", Intent.ORDER_STATUS)
    known.say("thanks", Intent.THANKS)
    assert known.kinds() == ["Social"]


def test_a_yes_that_is_said_again_makes_nothing_and_says_what_was_made(known: House) -> None:  # noqa: F811
    known.say("cancel order 2041, no longer needed", Intent.CANCEL_ORDER)
    assert isinstance(known.last.findings[-1], Proposed), known.last.findings
    known.say("yes")
    made = known.written()
    assert [outcome for _, outcome, _ in made] == ["done"]
    known.say("yes", Intent.THANKS)
    again = [finding for finding in known.last.findings if isinstance(finding, ChangeMade)]
    assert [finding.receipt.repeated for finding in again] == [True]


def test_how_much_at_a_proposal_shows_it_in_full_and_agrees_to_nothing(known: House) -> None:  # noqa: F811
    known.say("cancel order 2041, no longer needed", Intent.CANCEL_ORDER)
    known.say("do i get all of it back?", Intent.POLICY_QUESTION)
    shown = [finding for finding in known.last.findings if isinstance(finding, Proposed)]
    assert [finding.again for finding in shown] == [False]
    assert known.kinds() == ["Proposed"]
    assert known.written() == []
    known.say("yes")
    assert len(known.written()) == 1


@pytest.mark.parametrize("text", ["yes", "how much is express shipping?", "what is the policy on refunds?"])
def test_what_is_not_asked_of_the_proposal(text: str) -> None:
    desk = Desk(drafts=(Draft(Kind.CANCEL, shown="x"),), awaiting=Slot.CONFIRM)
    heard = Understood(text, (Intent.POLICY_QUESTION,), 1.0)
    assert not is_asked_of(read(text, None, desk), heard, desk)


@pytest.mark.parametrize(
    "text",
    ["I can't get into that inbox anymore", "i lost access to my email", "locked out of my inbox"],
)
def test_an_inbox_that_cannot_be_read_is_heard(text: str) -> None:
    assert LOST.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "I can't find the email, send it again",
        "no email came",
        "I don't have the code",
        "nothing in my inbox",
    ],
)
def test_a_code_that_did_not_come_is_no_lost_inbox(text: str) -> None:
    assert not LOST.search(text)


@pytest.mark.parametrize(
    "text", ["I opened it once", "i wore them hiking", "the seal is broken", "tags are cut"]
)
def test_use_that_they_tell_of_is_heard(text: str) -> None:
    assert tells_of_use([text])


@pytest.mark.parametrize("text", ["it was never opened", "I haven't worn them", "it is too big", "unopened"])
def test_what_is_as_new_is_not_doubted(text: str) -> None:
    assert not tells_of_use([text])


def test_a_broken_seal_is_no_fault_that_the_shop_would_pay_for() -> None:
    assert return_reason("return the earbuds , the seal is broken") is None
    assert return_reason("return the earbuds , the left one is broken") is not None
