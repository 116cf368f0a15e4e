"""Trouble with something bought: the desk says what can be done, and a person is never far."""

from __future__ import annotations

import pytest

from assistant.actions.desk import troubling
from assistant.evidence import TroubleTold
from assistant.generation.orders import WORDINGS
from assistant.grounding.orders import borne_out
from assistant.orders import Kind
from assistant.understood import Intent, Understood
from tests.actions.desk.test_desk import House, house, known  # noqa: F401 - fixtures


def told(house: House) -> TroubleTold:  # noqa: F811
    found = [finding for finding in house.last.findings if isinstance(finding, TroubleTold)]
    assert len(found) == 1, house.last.findings
    for sentence in WORDINGS[TroubleTold](found[0], 0):
        assert borne_out(sentence, house.last), sentence
    return found[0]


def test_who_is_speaking_is_asked_and_the_trouble_not_twice(house: House) -> None:  # noqa: F811
    house.say("The throw from order 1877 came with a big hole", Intent.COMPLAINT)
    assert house.kinds() == ["TroubleTold", "IdentityAsked"]
    assert not house.last.handed_off
    house.say("maren@example.org")
    assert house.kinds() == ["Greeted", "TroubleTold"]
    finding = told(house)
    assert finding.order is not None
    assert finding.order.id == "1877"
    assert [line.name for line in finding.lines] == ["Fenway Throw"]
    assert set(finding.kinds) == {Kind.RETURN, Kind.EXCHANGE}


def test_return_it_means_what_the_trouble_is_with(known: House) -> None:  # noqa: F811
    known.say("the throw from order 1877 is torn", Intent.COMPLAINT)
    assert known.last.options == ("Return it", "Exchange it", "Talk to a person")
    known.say("Return it")
    assert known.talk.desk.draft is not None
    assert known.talk.desk.draft.kind is Kind.RETURN
    assert known.talk.desk.draft.orders == ("1877",)
    assert [piece.line_id for piece in known.talk.desk.draft.pieces] == ["2"]
    assert known.written() == []


@pytest.mark.parametrize("text", ["Talk to a person", "a colleague please", "get me a colleague"])
def test_a_person_is_had_for_the_asking(known: House, text: str) -> None:  # noqa: F811
    known.say("the box stood in the rain", Intent.COMPLAINT)
    known.say(text, Intent.TALK_TO_HUMAN)
    assert known.last.handed_off


@pytest.mark.parametrize("text", ["Talk to a person", "a colleague please"])
def test_nobody_has_to_say_who_they_are_to_have_a_person(house: House, text: str) -> None:  # noqa: F811
    house.say("the box stood in the rain", Intent.COMPLAINT)
    assert house.kinds() == ["TroubleTold", "IdentityAsked"]
    house.say(text, Intent.TALK_TO_HUMAN)
    assert house.last.handed_off


def test_exchange_it_and_cancel_the_order_work_as_they_stand(known: House) -> None:  # noqa: F811
    known.say("the throw from order 1877 is torn", Intent.COMPLAINT)
    known.say("Exchange it")
    assert known.talk.desk.draft is not None
    assert known.talk.desk.draft.kind is Kind.EXCHANGE
    assert [piece.line_id for piece in known.talk.desk.draft.pieces] == ["2"]


def test_of_a_pending_order_only_what_it_is_open_to(known: House) -> None:  # noqa: F811
    known.say("the throw in order 2042 isn't what I meant", Intent.COMPLAINT)
    finding = told(known)
    assert set(finding.kinds) == {Kind.CANCEL, Kind.CHANGE_ITEMS}
    known.say("Cancel the order")
    assert known.talk.desk.draft is not None
    assert (known.talk.desk.draft.kind, known.talk.desk.draft.orders) == (Kind.CANCEL, ("2042",))


def test_where_nothing_is_known_of_it_the_orders_are_offered(known: House) -> None:  # noqa: F811
    known.say("the box stood in the rain", Intent.COMPLAINT)
    assert len(told(known).orders) > 1
    known.say("1877")
    finding = told(known)
    assert finding.order is not None
    assert finding.order.id == "1877"


def test_a_wish_of_its_own_goes_on(known: House) -> None:  # noqa: F811
    known.say("the throw from order 1877 is torn, I want to return it", Intent.COMPLAINT)
    assert "TroubleTold" not in known.kinds()
    assert known.talk.desk.draft is not None
    assert known.talk.desk.draft.kind is Kind.RETURN


def test_the_wish_said_with_who_they_are_is_enough(house: House) -> None:  # noqa: F811
    house.say("the throw from order 1877 is torn", Intent.COMPLAINT)
    house.say("maren@example.org, I'd like to return it")
    assert "TroubleTold" not in house.kinds()
    assert house.talk.desk.draft is not None
    assert [piece.line_id for piece in house.talk.desk.draft.pieces] == ["2"]


def test_mere_anger_is_told_both_ways(house: House, known: House) -> None:  # noqa: F811
    for one in (house, known):
        one.say("you people are useless!!", Intent.COMPLAINT)
        assert one.kinds() == ["TroubleTold"]
        assert told(one) == TroubleTold()
        assert not one.last.handed_off


def test_who_tried_in_vain_to_reach_a_person_is_left_to_people(house: House) -> None:  # noqa: F811
    said = "the mug arrived in pieces and nobody answers my emails, I'm fed up"
    assert house.say(said, Intent.COMPLAINT) is None


def test_products_are_still_looked_for(known: House) -> None:  # noqa: F811
    assert known.say("show me a lamp that won't turn on by accident?", Intent.PRODUCT_SEARCH) is None


@pytest.mark.parametrize(
    "text",
    [
        "my email is mei.kovacs@example.com",
        "my email is mei.kovacs\u200b@example.com",
        "my email is mei.kovacs@example.com' --",
        "it's Mei Kovacs 28236",
        "my name is Mei Kovacs, my zip code is 28236",
    ],
)
def test_who_says_who_they_are_speaks_of_no_trouble(text: str) -> None:
    """Whatever the classifier takes it for."""
    heard = Understood(text, (Intent.COMPLAINT,), 0.4)
    assert not troubling.speaks_of(heard)
    assert not troubling.is_of_nothing(heard)


def test_who_says_who_they_are_and_what_is_wrong_speaks_of_it() -> None:
    text = "My name is Mei Kovacs, 28236, and the kettle leaks"
    assert troubling.speaks_of(Understood(text, (Intent.COMPLAINT,), 0.4))
