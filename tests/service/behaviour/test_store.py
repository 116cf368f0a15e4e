"""What is written of customers comes back, under one pseudonym, and goes when they say so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import Engine, func, select

from assistant.errors import Invalid, NotFound
from assistant.service.behaviour import tables
from assistant.service.behaviour.store import Behaviour, Impression
from assistant.service.conversations import Conversations
from assistant.service.database import reading
from retrieval.recommend.kinds import KINDS, Event, EventKind, Preference

NOON = datetime(2026, 3, 1, 12, 0, 0, 250000, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def behaviour(engine: Engine) -> Behaviour:
    return Behaviour(engine, lambda: NOON)


def talk(engine: Engine) -> str:
    return Conversations(engine, lambda: NOON).start()[0].id


def event(subject: str, product: str, kind: EventKind = EventKind.VIEW, **more: object) -> Event:
    return Event(subject, kind, product, **{"at": NOON, **more})  # type: ignore[arg-type]


def likes(value: str, yes: bool = True, at: datetime = NOON, attribute: str = "material") -> Preference:
    return Preference(attribute, value, yes, f"I said {value}", at)


def rows(engine: Engine) -> dict[str, int]:
    kept = (tables.subjects, tables.behaviour_events, tables.impressions, tables.preferences)
    with reading(engine) as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in kept
        }


def products(events: Sequence[Event]) -> list[str]:
    return [one.product_id for one in events]


def test_each_conversation_of_a_visitor_has_a_pseudonym_of_its_own(
    engine: Engine, behaviour: Behaviour
) -> None:
    one, other = talk(engine), talk(engine)
    assert behaviour.subject(one) == behaviour.subject(one) != behaviour.subject(other)
    assert one not in behaviour.subject(one)
    with pytest.raises(NotFound):
        behaviour.subject("nobody's")


def test_a_customer_has_one_pseudonym_in_every_conversation(engine: Engine, behaviour: Behaviour) -> None:
    one, other = talk(engine), talk(engine)
    mine = behaviour.subject(one, "C-1")
    assert behaviour.subject(other, "C-1") == behaviour.subject(other) == mine
    assert behaviour.subject_of_customer("C-1") == mine
    assert behaviour.customers() == {mine: "C-1"}
    assert behaviour.subject_of_customer("C-2") is None
    assert behaviour.subject_of_customer("C-2", make=True) != mine


def test_a_visitor_who_is_proved_brings_along_what_they_did(engine: Engine, behaviour: Behaviour) -> None:
    before, now = talk(engine), talk(engine)
    customer, visitor = behaviour.subject(before, "C-1"), behaviour.subject(now)
    behaviour.record([event(customer, "old", at=NOON - HOUR), event(visitor, "new")])
    behaviour.impress("r1", visitor, [Impression(1, "new")], "chat", "")
    behaviour.prefer(customer, likes("leather", at=NOON - HOUR))
    behaviour.prefer(visitor, likes("Leather", yes=False))
    assert behaviour.subject(now, "C-1") == customer
    assert products(behaviour.events(customer)) == ["old", "new"]
    assert [(one.value, one.likes) for one in behaviour.preferences(customer)] == [("Leather", False)]
    assert behaviour.events(visitor) == ()
    assert rows(engine)["subjects"] == 1


def test_the_first_visit_of_a_customer_stays_under_its_pseudonym(
    engine: Engine, behaviour: Behaviour
) -> None:
    now = talk(engine)
    visitor = behaviour.subject(now)
    behaviour.record([event(visitor, "new")])
    assert behaviour.subject(now, "C-1") == visitor == behaviour.subject_of_customer("C-1")


def test_the_same_key_is_the_same_event(engine: Engine, behaviour: Behaviour) -> None:
    who = behaviour.subject(talk(engine))
    assert behaviour.record([event(who, "a", key="k"), event(who, "b")]) == 2
    assert behaviour.record([event(who, "a", key="k"), event(who, "c", key="k2")]) == 1
    assert behaviour.record([event(who, "d", key="k3"), event(who, "d", key="k3")]) == 1
    assert sorted(products(behaviour.events(who))) == ["a", "b", "c", "d"]


def test_an_event_comes_back_as_it_was(engine: Engine, behaviour: Behaviour) -> None:
    who = behaviour.subject(talk(engine))
    whole = Event(
        who, EventKind.DWELL, "P-1", NOON, "V-1", 2, 12.5, "session", "reply", 3, source="web", key="k"
    )
    behaviour.record([whole])
    assert behaviour.events(who) == (whole,)


def test_the_newest_events_come_oldest_first(engine: Engine, behaviour: Behaviour) -> None:
    who = behaviour.subject(talk(engine))
    behaviour.record(event(who, str(n), at=NOON + n * HOUR) for n in (3, 1, 2))
    assert products(behaviour.events(who, 2)) == ["2", "3"]


def test_what_no_column_can_hold_is_refused_by_name(engine: Engine, behaviour: Behaviour) -> None:
    who = behaviour.subject(talk(engine))
    with pytest.raises(Invalid, match="product_id"):
        behaviour.record([event(who, "x" * 201)])


def test_the_last_word_about_a_value_stands(engine: Engine, behaviour: Behaviour) -> None:
    who = behaviour.subject(talk(engine))
    behaviour.prefer(who, likes("leather", yes=False))
    behaviour.prefer(who, likes("wool"))
    behaviour.prefer(who, likes("Leather"))
    assert [(one.value, one.likes) for one in behaviour.preferences(who)] == [
        ("wool", True),
        ("Leather", True),
    ]
    assert behaviour.withdraw(who, "material", "LEATHER") == 1
    assert behaviour.preferences(who) == (likes("wool"),)


def test_who_wants_no_profile_leaves_nothing(engine: Engine, behaviour: Behaviour) -> None:
    conversation = talk(engine)
    who = behaviour.subject(conversation)
    behaviour.record([event(who, "a")])
    behaviour.set_personal(who, False)
    assert not behaviour.personal(who)
    assert behaviour.record([event(who, "b")]) == 0
    behaviour.prefer(who, likes("wool"))
    behaviour.impress("r1", who, [Impression(1, "a")], "chat", "")
    assert behaviour.events(who) == ()
    assert behaviour.interactions().subjects == ()
    assert rows(engine) == {"subjects": 1, "behaviour_events": 0, "impressions": 0, "preferences": 0}
    behaviour.forget(who)
    assert not behaviour.personal(behaviour.subject(conversation))  # the wish outlives the profile


def test_a_visitor_who_wants_no_profile_is_no_other_once_proved(engine: Engine, behaviour: Behaviour) -> None:
    before, now = talk(engine), talk(engine)
    customer, visitor = behaviour.subject(before, "C-1"), behaviour.subject(now)
    behaviour.record([event(visitor, "a")])
    behaviour.set_personal(customer, False)
    assert behaviour.subject(now, "C-1") == customer
    assert rows(engine)["behaviour_events"] == 0


def test_forgetting_leaves_nothing_of_one_and_everything_of_another(
    engine: Engine, behaviour: Behaviour
) -> None:
    conversation = talk(engine)
    mine, other = behaviour.subject(conversation, "C-1"), behaviour.subject(talk(engine), "C-2")
    for n, who in enumerate((mine, other)):
        behaviour.record([event(who, "a"), event(who, "b")])
        behaviour.impress(f"r{n}", who, [Impression(1, "a")], "chat", "")
        behaviour.prefer(who, likes("wool"))
    assert behaviour.forget(mine) == {
        "behaviour_events": 2,
        "impressions": 1,
        "preferences": 1,
        "subjects": 1,
        "subject_conversations": 1,
    }
    assert behaviour.forget(mine) == {"behaviour_events": 0, "impressions": 0, "preferences": 0}
    assert rows(engine) == {"subjects": 1, "behaviour_events": 2, "impressions": 1, "preferences": 1}
    assert behaviour.subject(conversation, "C-1") != mine


def test_events_are_read_as_columns_by_customer_and_time(engine: Engine, behaviour: Behaviour) -> None:
    who = [behaviour.subject_of_customer(f"C-{n}", make=True) or "" for n in range(3)]
    behaviour.record(
        [
            event(who[0], "b", EventKind.BUY, at=NOON + HOUR, quantity=3),
            event(who[1], "c", at=NOON),
            event(who[0], "a", EventKind.CLICK, at=NOON),
            event(who[2], "a", at=NOON + 2 * HOUR),
        ]
    )
    read = behaviour.interactions(until=(NOON + 2 * HOUR).timestamp())
    assert read.subjects == tuple(sorted(who[:2]))
    place = read.subjects.index(who[0])
    mine = slice(read.bounds[place], read.bounds[place + 1])
    assert [read.items[item] for item in read.item[mine]] == ["a", "b"]
    assert [KINDS[kind] for kind in read.kinds[mine]] == [EventKind.CLICK, EventKind.BUY]
    assert read.at[mine].tolist() == [NOON.timestamp(), (NOON + HOUR).timestamp()]
    assert read.quantity[mine].tolist() == [1, 3]
    assert read.bounds[[0, -1]].tolist() == [0, 3]
    assert set(read.subject[mine].tolist()) == {place}
    assert len(behaviour.interactions(since=(NOON + HOUR).timestamp()).at) == 2


def test_nothing_is_read_where_nothing_happened(behaviour: Behaviour) -> None:
    read = behaviour.interactions()
    assert (read.subjects, read.items, read.bounds.tolist()) == ((), (), [0])
    assert len(behaviour.exposures()) == 0
    assert read.kinds.dtype == np.int8
