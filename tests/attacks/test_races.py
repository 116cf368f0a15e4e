"""Two tabs and two conversations at once: every wish is done once, and only what still holds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.attacks.conftest import Talk, Target

ROUNDS = 3


def at_once(*calls: tuple[Talk, str]) -> list[int]:
    """The messages sent in the same moment; the status of each answer."""
    ready = Barrier(len(calls))

    def send(call: tuple[Talk, str]) -> int:
        talk, text = call
        ready.wait(timeout=20)
        answer = talk.client.post(f"{talk.path}/messages", json={"text": text}, headers=talk.bearer)
        return answer.status_code

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(send, calls))


def known(target: Target) -> Talk:
    talk = target.talk()
    talk.prove("mallory")
    return talk


@pytest.mark.parametrize("tries", range(ROUNDS))
def test_two_tabs_say_yes_to_one_proposal(tries: int, target: Target) -> None:
    booked = len(target.writes())
    talk = known(target)
    talk.propose_cancel()
    statuses = at_once((talk, "yes"), (talk, "yes"), (talk, "yes please"))
    assert all(status in (200, 409, 503) for status in statuses)
    assert len(target.writes()) - booked == 1


@pytest.mark.parametrize("tries", range(ROUNDS))
def test_two_conversations_cancel_one_order(tries: int, target: Target) -> None:
    booked = len(target.writes())
    one, other = known(target), known(target)
    one.propose_cancel()
    other.propose_cancel()
    at_once((one, "yes"), (other, "yes"))
    assert len(target.writes()) - booked == 1


@pytest.mark.parametrize("tries", range(ROUNDS))
def test_a_gift_card_is_not_spent_twice(tries: int, target: Target) -> None:
    booked = len(target.writes())
    talks = []
    for number in ("#W1000002", "#W1000004"):
        talk = known(target)
        reply = talk.say(f"change the payment of order {number} to my gift card")
        assert reply["awaiting"] == "confirm", reply["text"]
        talks.append(talk)
    at_once(*((talk, "yes") for talk in talks))
    made = target.writes()[booked:]
    assert len(made) == 1
    balances = [
        method.balance for method in made[0].after.customer.payment_methods if method.balance is not None
    ]
    assert all(balance >= 0 for balance in balances)


def test_a_proposal_that_was_overtaken_is_not_done_on_an_old_yes(target: Target) -> None:
    one, other = known(target), known(target)
    one.propose_cancel()
    changed = other.say("change the address of order #W1000002 to 5 New Street, Bend, OR 97701, USA")
    assert changed["awaiting"] == "confirm", changed["text"]
    other.say("yes")
    booked = len(target.writes())
    reply = one.say("yes")
    assert len(target.writes()) == booked or "W1000002" in reply["text"]
    done = [entry.quote.change.kind.value for entry in target.writes()[booked:]]
    assert done in ([], ["cancel_order"])


def test_a_yes_in_one_conversation_is_none_in_another(target: Target) -> None:
    booked = len(target.writes())
    one, other = known(target), known(target)
    one.propose_cancel()
    other.say("yes")
    other.say("yes, go ahead and cancel it")
    assert len(target.writes()) == booked
