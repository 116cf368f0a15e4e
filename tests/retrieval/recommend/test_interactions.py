from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from retrieval.recommend.interactions import (
    bare_past,
    before,
    columns,
    compact,
    gathered,
    last_out,
    pasts,
    since,
    taken,
)
from retrieval.recommend.kinds import KINDS, Event, EventKind, Interactions

START = datetime(2026, 1, 1, tzinfo=UTC)


def event(
    subject: str, item: str, hour: int, kind: EventKind = EventKind.VIEW, variant: str | None = None
) -> Event:
    return Event(subject, kind, item, START + timedelta(hours=hour), variant)


def listed(found: Interactions) -> list[tuple[str, str]]:
    return [
        (found.subjects[subject], found.items[item])
        for subject, item in zip(found.subject.tolist(), found.item.tolist(), strict=True)
    ]


EVENTS = [
    event("b", "x", 5),
    event("a", "y", 3, EventKind.BUY),
    event("a", "x", 1),
    event("b", "z", 2),
    event("a", "z", 9, EventKind.RETURN),
]


def test_events_are_by_subject_and_oldest_first() -> None:
    found = gathered(EVENTS)
    assert found.subjects == ("b", "a")
    assert listed(found) == [("b", "z"), ("b", "x"), ("a", "x"), ("a", "y"), ("a", "z")]
    assert found.bounds.tolist() == [0, 2, 5]
    assert [KINDS[code] for code in found.kinds[2:]] == [EventKind.VIEW, EventKind.BUY, EventKind.RETURN]
    assert found.at[0] == (START + timedelta(hours=2)).timestamp()


def test_events_of_one_moment_stay_in_the_order_in_which_they_came() -> None:
    found = gathered([event("a", name, 1) for name in "edcba"])
    assert [name for _, name in listed(found)] == list("edcba")


def test_nothing_is_gathered_of_nothing() -> None:
    found = gathered([])
    assert (found.subjects, found.items, found.bounds.tolist()) == ((), (), [0])
    assert pasts(found) == []
    assert compact(found).items == ()


@pytest.mark.parametrize(
    ("subject", "item", "kinds"), [([1], [0], [0]), ([0], [-1], [0]), ([0], [0], [9]), ([0, 0], [0], [0])]
)
def test_numbers_that_name_nothing_are_refused(subject: list[int], item: list[int], kinds: list[int]) -> None:
    with pytest.raises(ValueError, match=r"names no|of one length"):
        columns(["a"], ["x"], subject, item, kinds, [0.0], [1])


def test_what_is_before_a_moment_and_what_is_since_are_the_whole() -> None:
    whole, moment = gathered(EVENTS), (START + timedelta(hours=3)).timestamp()
    early, late = before(whole, moment), since(whole, moment)
    assert listed(early) == [("b", "z"), ("a", "x")]
    assert listed(late) == [("b", "x"), ("a", "y"), ("a", "z")]
    assert early.items == whole.items
    assert early.bounds.tolist() == [0, 1, 2]


def test_the_last_of_each_is_held_out_where_something_is_left() -> None:
    whole = gathered([*EVENTS, event("c", "x", 1)])
    train, held = last_out(whole)
    assert listed(held) == [("b", "x"), ("a", "z")]
    assert listed(train) == [("b", "z"), ("a", "x"), ("a", "y"), ("c", "x")]
    train, held = last_out(whole, 2)
    assert listed(held) == [("a", "y"), ("a", "z")]
    assert len(train.subject) == 4


def test_what_has_no_event_is_dropped_and_the_rest_keeps_its_order() -> None:
    early = compact(before(gathered(EVENTS), (START + timedelta(hours=2)).timestamp()))
    assert (early.subjects, early.items, early.bounds.tolist()) == (("a",), ("x",), [0, 1])
    assert listed(early) == [("a", "x")]


def test_a_past_a_subject() -> None:
    one, other = pasts(gathered(EVENTS))
    assert (one.items, other.items) == (("z", "x"), ("x", "y", "z"))
    assert one.now == (START + timedelta(hours=5)).timestamp()
    assert pasts(gathered(EVENTS), 7.0)[0].now == 7.0


def test_a_past_is_the_same_by_events_as_by_columns() -> None:
    mine = [e for e in EVENTS if e.subject == "a"]
    one, other = bare_past(mine, 1.0), pasts(gathered(EVENTS), 1.0)[1]
    assert one.items == other.items
    np.testing.assert_array_equal(one.kinds, other.kinds)
    np.testing.assert_array_equal(one.at, other.at)


def test_what_was_given_back_was_not_taken() -> None:
    found = taken(
        [
            event("a", "x", 1, EventKind.CART, "x-m"),
            event("a", "x", 2, EventKind.BUY, "x-m"),
            event("a", "x", 3, EventKind.BUY, "x-l"),
            event("a", "x", 4, EventKind.RETURN, "x-m"),
            event("a", "y", 5, EventKind.VIEW, "y-m"),
            event("a", "z", 6, EventKind.BUY),
        ]
    )
    assert [(one.product_id, one.variant_id) for one in found] == [("x", "x-l")]
