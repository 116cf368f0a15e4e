"""What can go wrong between two systems: nothing is made twice, said to be made that is not, or lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from assistant.errors import BackendDown, Declined, Invalid, OutOfDate
from assistant.orders import Kind, Receipt
from assistant.service.orders import entries
from tests.service.orders import book
from tests.service.orders.book import ADA, CANCEL, MOVE, SEND_AWAY, agreed, quoted
from tests.service.remote.conftest import Shop, backend_of

UNCLEAR: list[Any] = [
    *("cut before", "cut after", "half", "long", "not json", "redirect"),
    *((500, {}), (502, {}), (504, {})),
]
NOT_TAKEN: list[Any] = [(503, {}), (429, {}), (401, {}), (404, {}), (400, {})]
BROKEN = [*UNCLEAR, *NOT_TAKEN]


def cancel(shop: Shop, key: str = "k1") -> Receipt:
    return shop.backend.perform(quoted(shop.theirs, CANCEL), agreed(CANCEL), key)


def status(shop: Shop) -> str:
    order = shop.theirs.order("#1001")
    assert order is not None
    return order.status


# ---- reading -------------------------------------------------------------------------


@pytest.mark.parametrize("fault", BROKEN, ids=str)
def test_a_read_that_fails_is_down_and_not_a_missing_record(shop: Shop, fault: Any) -> None:
    shop.server.fail(*[fault] * 3)

    with pytest.raises(BackendDown):
        shop.backend.order("#1001")


@pytest.mark.parametrize("fault", ["cut before", "cut after", "half", (500, {}), (503, {})], ids=str)
def test_a_read_is_tried_three_times(shop: Shop, fault: Any) -> None:
    shop.server.fail(fault, fault)

    assert shop.backend.customer("ada") == ADA
    assert len(shop.server.seen) == 3


def test_a_system_that_is_not_there_is_down(shop: Shop) -> None:
    quote = quoted(shop.theirs, CANCEL)
    gone = backend_of(shop, url="http://127.0.0.1:9/api")

    with pytest.raises(BackendDown):
        gone.orders("ada")
    with pytest.raises(BackendDown):
        gone.perform(quote, agreed(CANCEL), "k1")
    assert shop.states() == []


def test_another_record_than_the_one_asked_for_is_no_answer(shop: Shop) -> None:
    shop.server.fail(*["other record"] * 2)

    with pytest.raises(BackendDown):
        shop.backend.order("#1001")
    with pytest.raises(BackendDown):
        shop.backend.customer("ada")
    shop.server.fail((200, {"orders": [dict(shop_order(shop), customer_id="ben")]}))
    with pytest.raises(BackendDown):
        shop.backend.orders("ada")


def shop_order(shop: Shop) -> dict[str, Any]:
    from tests.service.remote.server import plain

    return plain(shop.theirs.order("#1001")) or {}


@pytest.mark.parametrize(
    "spoilt",
    [
        {},
        {"order": 3},
        {"order": {"id": "#1001"}},
        {"order": {"version": 0}},
        {"order": {"version": True}},
        {"order": {"status": ""}},
        {"order": {"placed_at": "yesterday"}},
        {"order": {"payments": [{"kind": "payment", "amount": "-1", "payment_method_id": "card"}]}},
        {"order": {"currency": "dollars"}},
    ],
)
def test_a_record_that_is_not_as_documented_is_no_answer(shop: Shop, spoilt: dict[str, Any]) -> None:
    order = spoilt.get("order")
    if isinstance(order, dict) and "id" not in order:
        spoilt = {"order": shop_order(shop) | order}
    shop.server.fail((200, spoilt))

    with pytest.raises(BackendDown, match="cannot be used"):
        shop.backend.order("#1001")


@pytest.mark.parametrize("odd", ["..", ".", "/", "../customers/ada", "?", "#", "%2e%2e", "a b"])
def test_an_id_stays_an_id(shop: Shop, odd: str) -> None:
    assert shop.backend.order(odd) is None
    assert all(seen.target.startswith("/api/orders/") for seen in shop.server.seen)


def test_an_email_is_in_no_address(shop: Shop) -> None:
    assert shop.backend.find(email="ada@example.org") == ADA
    assert all("ada" not in seen.target for seen in shop.server.seen)


def test_a_call_with_another_secret_is_not_answered(shop: Shop) -> None:
    with pytest.raises(BackendDown):
        backend_of(shop, key="somebody else's secret of some length").customer("ada")


def test_answers_drip_no_longer_than_they_may(shop: Shop) -> None:
    ticking = iter(range(0, 10_000, 100))
    dripping = backend_of(shop, clock=lambda: float(next(ticking)))

    with pytest.raises(BackendDown):
        dripping.customer("ada")


# ---- writing -------------------------------------------------------------------------


def test_what_was_made_is_in_our_books_too(shop: Shop) -> None:
    receipt = cancel(shop)

    assert receipt.acknowledged
    (entry,) = entries(shop.books)
    assert (entry.key, entry.agreement) == ("k1", agreed(CANCEL))
    assert (entry.before.order, entry.after.order) == (book.PENDING, receipt.order)
    assert shop.attempts() == ["acknowledged"]


def test_a_quote_that_the_rules_would_not_give_is_not_even_sent(shop: Shop) -> None:
    quote = quoted(shop.theirs, CANCEL)
    for spoilt in (
        replace(quote, moves=()),
        replace(quote, versions=(9, 1)),
        replace(quote, status_after="lost"),
    ):
        with pytest.raises(OutOfDate):
            shop.backend.perform(spoilt, agreed(CANCEL), "k1")
    refused = replace(quote, change=replace(CANCEL, reason="because"))
    with pytest.raises(Declined):
        shop.backend.perform(refused, agreed(CANCEL), "k1")
    with pytest.raises(Declined):
        shop.backend.perform(quote, replace(agreed(CANCEL), customer_id="ben"), "k1")

    assert shop.server.changes() == []
    assert shop.states() == []


@pytest.mark.parametrize("fault", NOT_TAKEN, ids=str)
def test_what_was_certainly_not_taken_is_down_and_may_be_asked_again(shop: Shop, fault: Any) -> None:
    shop.server.fail(*[fault] * 3, of="POST changes")

    with pytest.raises(BackendDown):
        cancel(shop)

    assert status(shop) == "pending"
    assert shop.states() == []
    assert shop.attempts() == ["down"]
    shop.server.faults.clear()
    assert cancel(shop).acknowledged


@pytest.mark.parametrize("fault", UNCLEAR, ids=str)
def test_what_may_have_been_taken_is_requested_and_then_settled(shop: Shop, fault: Any) -> None:
    shop.server.fail(*[fault] * 3, of="POST changes")

    receipt = cancel(shop)

    assert receipt == Receipt("k1", CANCEL, acknowledged=False)
    assert {seen.headers["Idempotency-Key"] for seen in shop.server.changes()} == {"k1"}
    assert len(shop.server.changes()) == 3
    assert shop.states() == ["open"]
    assert list(shop.backend.settle()) == []  # not yet
    shop.later(minutes=3)
    (settled,) = shop.backend.settle()
    assert settled.receipt.acknowledged
    assert settled.receipt.order == shop.theirs.order("#1001")
    assert (settled.agreement, settled.refused) == (agreed(CANCEL), "")
    assert status(shop) == "cancelled"
    assert shop.states() == ["done"]
    assert len(entries(shop.books)) == 1
    shop.later(days=1)
    assert list(shop.backend.settle()) == []
    assert shop.backend.perform(quoted_then(shop), agreed(CANCEL), "k1") == replace(
        settled.receipt, repeated=True
    )


def quoted_then(shop: Shop) -> Any:
    (entry,) = entries(shop.books)
    return entry.quote


@pytest.mark.parametrize("fault", ["cut after", "half", "not json", (500, {})], ids=str)
def test_a_change_whose_answer_was_lost_is_made_once(shop: Shop, fault: Any) -> None:
    shop.server.fail(fault, of="POST changes")

    receipt = cancel(shop)

    assert receipt.acknowledged
    assert not receipt.repeated
    assert receipt.order is not None
    assert len(receipt.order.payments) == 4
    assert receipt.order.version == 2


def test_a_change_that_broke_and_then_was_not_taken_may_have_been_taken(shop: Shop) -> None:
    shop.server.fail("cut after", (503, {}), (503, {}), of="POST changes")

    assert not cancel(shop).acknowledged
    assert shop.states() == ["open"]


def test_one_that_takes_too_long_is_requested(shop: Shop) -> None:
    shop.server.fail(*["slow"] * 3, of="POST changes")
    quote = quoted(shop.theirs, CANCEL)
    hasty = backend_of(shop, client=httpx.Client(timeout=0.5))

    assert not hasty.perform(quote, agreed(CANCEL), "k1").acknowledged


def test_one_that_is_only_taken_is_requested_until_it_is_made(shop: Shop) -> None:
    shop.server.fail("taken", of="POST changes")

    assert not cancel(shop).acknowledged
    assert shop.attempts() == ["requested"]
    for _ in range(3):
        shop.later(minutes=10)
        assert list(shop.backend.settle()) == []
    shop.server.finish("k1")
    shop.later(minutes=10)
    assert [settled.receipt.acknowledged for settled in shop.backend.settle()] == [True]


def test_one_that_is_declined_in_the_end_is_told_with_the_reason(shop: Shop) -> None:
    shop.server.fail("taken", of="POST changes")
    quote = quoted(shop.theirs, CANCEL)
    cancel(shop)
    shop.server.known["k1"] = {"state": "declined", "reason": "it was\npacked\0 already" + "!" * 999}
    shop.later(minutes=10)

    (settled,) = shop.backend.settle()

    assert settled.refused[:26] == "it was packed already!!!!!"
    assert len(settled.refused) == 300
    assert not settled.receipt.acknowledged
    assert shop.states() == ["refused"]
    with pytest.raises(Declined):
        shop.backend.perform(quote, agreed(CANCEL), "k1")
    assert entries(shop.books) == ()


def test_one_that_never_arrived_is_sent_again_soon_but_not_late(shop: Shop) -> None:
    shop.server.fail(*["cut before"] * 3, of="POST changes")
    cancel(shop)
    shop.server.fail(*[(503, {})] * 30)
    for _ in range(4):
        shop.later(minutes=4)
        assert list(shop.backend.settle()) == []
    shop.server.faults.clear()
    shop.later(hours=2)

    (settled,) = shop.backend.settle()

    assert settled.refused
    assert status(shop) == "pending"


def test_one_that_was_overtaken_before_it_arrived_is_not_made(shop: Shop) -> None:
    shop.server.fail(*["cut before"] * 3, of="POST changes")
    cancel(shop)
    shop.theirs.perform(quoted(shop.theirs, SEND_AWAY), agreed(SEND_AWAY), "another's")
    shop.later(minutes=4)

    (settled,) = shop.backend.settle()

    assert settled.refused
    assert status(shop) == "pending"
    assert shop.states() == ["refused"]


def test_one_known_change_is_asked_after_by_one_only(shop: Shop) -> None:
    shop.server.fail("taken", of="POST changes")
    cancel(shop)
    shop.later(minutes=10)
    shop.server.fail((503, {}), (503, {}), (503, {}), of="GET changes")

    assert list(shop.backend.settle()) == []
    seen = len(shop.server.seen)
    assert list(backend_of(shop).settle()) == []
    assert len(shop.server.seen) == seen


@pytest.mark.parametrize(("code", "error"), [("", Declined), ("key_reused", Invalid)])
def test_the_system_may_decline(shop: Shop, code: str, error: type[Exception]) -> None:
    shop.server.fail((422, {"reason": "on hold <b>by us</b>", "code": code}), of="POST changes")

    with pytest.raises(error) as said:
        cancel(shop)

    assert not isinstance(said.value, Declined) or said.value.reason == "on hold <b>by us</b>"
    assert shop.states() == []
    assert shop.attempts() == ["declined"]
    assert cancel(shop).acknowledged


def test_the_system_may_know_better(shop: Shop) -> None:
    shop.server.fail((409, {}), of="POST changes")

    with pytest.raises(OutOfDate):
        cancel(shop)
    assert (shop.states(), shop.attempts()) == ([], ["out_of_date"])


def test_a_yes_with_another_s_records_is_no_yes(shop: Shop) -> None:
    shop.server.fail("other record", of="POST changes")

    assert not cancel(shop).acknowledged
    assert shop.states() == ["open"]


@pytest.mark.parametrize("way", ["date", "as_of"])
def test_nothing_is_written_on_a_stale_answer(shop: Shop, way: str) -> None:
    old = timedelta(minutes=6)
    if way == "date":
        shop.server.age = old
    else:
        shop.server.as_of = book.NOW - old

    with pytest.raises(BackendDown, match="stale"):
        cancel(shop)

    assert shop.server.changes() == []
    assert shop.backend.order("#1001") == book.PENDING


def test_while_it_is_not_known_the_same_yes_asks_again_and_makes_it_once(shop: Shop) -> None:
    quote = quoted(shop.theirs, CANCEL)
    shop.server.fail(*["cut after"] * 3, of="POST changes")
    assert not shop.backend.perform(quote, agreed(CANCEL), "k1").acknowledged

    again = shop.backend.perform(quote, agreed(CANCEL), "k1")

    assert again.acknowledged
    assert again.repeated
    order = shop.theirs.order("#1001")
    assert order is not None
    assert order.version == 2


def test_a_second_yes_that_meets_a_system_that_is_down_does_not_forget_the_first(shop: Shop) -> None:
    quote = quoted(shop.theirs, CANCEL)
    shop.server.fail(*["cut after"] * 3, *[(503, {})] * 3, of="POST changes")

    for _ in range(2):
        assert not shop.backend.perform(quote, agreed(CANCEL), "k1").acknowledged

    assert shop.states() == ["open"]


def test_a_process_that_died_while_it_waited_leaves_a_change_that_is_settled(shop: Shop) -> None:
    class Died(BaseException):
        pass

    def die(*_: object) -> None:
        raise Died

    shop.server.fail("cut after", of="POST changes")
    dying = backend_of(shop, sleep=die)
    with pytest.raises(Died):
        dying.perform(quoted(shop.theirs, CANCEL), agreed(CANCEL), "k1")
    assert shop.states() == ["open"]
    shop.later(minutes=3)

    (settled,) = backend_of(shop).settle()

    assert settled.receipt.acknowledged
    assert status(shop) == "cancelled"


@pytest.mark.parametrize("key", ["", "k\n1", "k" * 300, "schlüssel"])
def test_a_key_that_no_header_holds_is_refused(shop: Shop, key: str) -> None:
    with pytest.raises(Invalid):
        cancel(shop, key)
    assert shop.server.changes() == []


def test_a_change_of_the_account_has_no_order(shop: Shop) -> None:
    receipt = shop.backend.perform(quoted(shop.theirs, MOVE), agreed(MOVE), "k1")

    assert receipt.change.kind is Kind.ACCOUNT_ADDRESS
    assert (receipt.acknowledged, receipt.order) == (True, None)
    assert receipt.customer == shop.theirs.customer("ada")
