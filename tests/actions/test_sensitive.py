"""Where somebody's health is at stake, nothing is offered that the data does not vouch for."""

import pytest

from assistant.actions.sensitive import careful, unproven
from assistant.evidence import Social
from retrieval.query import Filters


@pytest.mark.parametrize(
    "text",
    [
        "I'm coeliac, what biscuits can I have?",
        "granola without gluten",
        "something for a pregnant woman's skin",
        "my son is allergic to nuts, any snacks?",
    ],
)
def test_a_request_that_rests_on_health_is_unproven_without_such_an_attribute(text):
    assert unproven(text, Filters())
    assert unproven(text, Filters(attributes={"color": ("green",)}))


def test_an_attribute_that_says_so_proves_it():
    assert not unproven("gluten free bread", Filters(attributes={"gluten free": ("yes",)}))


@pytest.mark.parametrize("text", ["a bag of nuts", "baby toys", "a safe lock", "black shoes"])
def test_other_requests_are_searched(text):
    assert not unproven(text, Filters())


def test_the_careful_answer_shows_nothing_and_can_be_passed_on():
    evidence = careful("can I eat this?")
    assert evidence.products == ()
    assert isinstance(evidence.findings[0], Social)
    assert evidence.awaiting is not None
    assert (evidence.awaiting.kind, evidence.awaiting.about) == ("pass_on", "can I eat this?")
