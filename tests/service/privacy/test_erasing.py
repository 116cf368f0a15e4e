"""After an erasure nothing of the customer is left, and everything of everybody else is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event, select

from assistant.errors import NotFound
from assistant.service.behaviour.store import Behaviour
from assistant.service.behaviour.tables import audits, behaviour_events, subjects
from assistant.service.conversations import Conversations
from assistant.service.orders import export_book
from assistant.service.orders.tables import order_audit, orders
from assistant.service.privacy import Retention, drop_old, erase, export
from assistant.service.tables import conversations
from retrieval.recommend.kinds import Event, EventKind, Preference
from tests.service.orders.book import ADA, NOW
from tests.service.privacy.stage import YEAR, bytes_of, count, live, open_shop, stands, texts

OF_ADA = ("ada@example.org", "Mae Lund", "0042", "1Z-1", "#1001", "#1000", '"ada"', "unit of ada")
"""Her street is not among these: others live there, too."""


def test_nothing_is_left_of_the_customer(engine: Engine) -> None:
    open_shop(engine)
    assert {said for said in OF_ADA if any(stands(said, text) for _, text in texts(engine))} == set(OF_ADA)
    subject = Behaviour(engine).subject_of_customer("ada")
    erase(engine, "ada", NOW, keep=YEAR)
    left = [
        (table, said) for table, text in texts(engine) for said in (*OF_ADA, subject) if stands(said, text)
    ]
    assert left == []


def test_the_files_bytes_are_gone_too(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("of a file")
    open_shop(engine)
    assert b"ada@example.org" in bytes_of(engine)
    erase(engine, "ada", NOW, keep=YEAR)
    found = bytes_of(engine)
    assert [said for said in (b"ada@example.org", b"Mae Lund", b"1Z-1") if said in found] == []
    assert b"ben@example.org" in found


def test_a_log_that_cannot_be_cut_is_said(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("of a file")
    open_shop(engine)
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 1"))
    engine.dispose()
    with engine.connect() as reader:
        reader.execute(select(conversations)).all()
        assert erase(engine, "ada", NOW, keep=YEAR).overwritten is False
    assert erase(engine, "ben", NOW, keep=YEAR).overwritten is True


def test_the_others_are_as_they_were(engine: Engine) -> None:
    _, ben = open_shop(engine)
    before = export_book(engine)
    erase(engine, "ada", NOW, keep=YEAR)
    after = export_book(engine)
    assert after.customers == tuple(c for c in before.customers if c.id != "ada")
    assert after.orders == tuple(o for o in before.orders if o.customer_id != "ada")
    assert Conversations(engine).load(ben).customer_id == "ben"
    assert count(engine, behaviour_events) == 1


def test_a_line_says_that_it_was_done_and_goes_in_its_time(engine: Engine) -> None:
    open_shop(engine)
    done = erase(engine, "ada", NOW, keep=YEAR)
    with engine.connect() as connection:
        row = connection.execute(select(audits)).one()
    assert (row.id, row.what, row.at, row.until) == (done.audit_id, "erased", NOW, NOW + YEAR)
    counts = json.loads(row.counts)
    assert counts == done.counts
    assert (counts["orders"], counts["conversations"], counts["behaviour_events"]) == (4, 1, 1)
    drop_old(engine, NOW + YEAR - timedelta(seconds=1), None)
    assert count(engine, audits) == 1
    assert drop_old(engine, NOW + YEAR, None) == {"audits": 1}
    assert count(engine, audits) == 0


def test_orders_can_stay_without_a_person(engine: Engine) -> None:
    open_shop(engine)
    before = [o for o in export_book(engine).orders if o.customer_id == "ada"]
    erase(engine, "ada", NOW, keep=YEAR, keep_orders=True)
    book = export_book(engine)
    kept = [o for o in book.orders if o.customer_id.startswith("erased-")]
    assert [(o.id, o.items, o.payments) for o in kept] == [(o.id, o.items, o.payments) for o in before]
    assert {order.address.zip for order in kept} == {"[erased]"}
    assert {parcel.tracking_ids for order in kept for parcel in order.fulfilments} <= {()}
    nobody = next(c for c in book.customers if c.id.startswith("erased-"))
    assert (nobody.email, nobody.address.zip) == ("[erased]", "[erased]")
    said = ("ada@example.org", "Mae Lund", "0042", "1Z-1", "too bright", '"ada"')
    assert [(t, s) for t, text in texts(engine) for s in said if stands(s, text)] == []
    assert count(engine, order_audit) == 0


def test_an_address_that_a_stranger_typed_is_struck_out(engine: Engine) -> None:
    open_shop(engine)
    stranger = live(engine, "zoe", "ADA@example.ORG")
    erase(engine, "ada", NOW, keep=None)
    assert Conversations(engine).load(stranger).messages[0].text == "I am [erased]"
    assert [text for _, text in texts(engine) if "ada@example.org" in text.lower()] == []


def test_a_visitor_who_never_ordered_can_be_erased(engine: Engine) -> None:
    live(engine, "zoe", "zoe@example.org")
    erase(engine, "zoe", NOW, keep=None)
    assert count(engine, conversations) == count(engine, behaviour_events) == 0


def test_what_was_done_before_they_signed_in_is_theirs_at_once(engine: Engine) -> None:
    """A token says who a visitor is; till the next thing that they do it is still under the visitor's."""
    behaviour, talks = Behaviour(engine, lambda: NOW), Conversations(engine, lambda: NOW)
    visit = talks.start()[0].id
    visitor = behaviour.subject(visit)
    behaviour.record([Event(visitor, EventKind.VIEW, "mug", NOW, session=visit)])
    behaviour.prefer(visitor, Preference("color", "red", True, "I love red", NOW), visit)
    before = talks.load(visit)
    talks.save(before, replace(before, customer_id="zoe"))
    told = export(engine, "zoe", NOW)["behaviour"]
    assert [event["product_id"] for event in told["behaviour_events"]] == ["mug"]
    done = erase(engine, "zoe", NOW, keep=None)
    assert (done.counts["behaviour_events"], done.counts["preferences"]) == (1, 1)
    assert [text for _, text in texts(engine) if visitor in text or "I love red" in text] == []
    assert count(engine, subjects) == 0


def test_nobody_is_not_erased(engine: Engine) -> None:
    open_shop(engine)
    everything = sorted(texts(engine))
    with pytest.raises(NotFound):
        erase(engine, "Ada", NOW, keep=None)
    assert sorted(texts(engine)) == everything
    assert ADA.id == "ada"


def test_erased_once_there_is_nothing_to_erase(engine: Engine) -> None:
    open_shop(engine)
    erase(engine, "ada", NOW, keep=None)
    with pytest.raises(NotFound):
        erase(engine, "ada", NOW, keep=None)


def test_an_id_that_is_part_of_anothers_is_another(engine: Engine) -> None:
    """The state of a conversation is looked through as text; only the very id counts."""
    mine = live(engine, "a", "a@example.org")
    others = live(engine, "ab", "ab@example.org")
    erase(engine, "a", NOW, keep=None)
    with pytest.raises(NotFound):
        Conversations(engine).load(mine)
    assert Conversations(engine).load(others).customer_id == "ab"


def test_conversations_go_when_their_time_is_over(engine: Engine) -> None:
    open_shop(engine)
    month = timedelta(days=30)
    assert drop_old(engine, NOW + month, month) == {}
    assert drop_old(engine, NOW + month + timedelta(seconds=1), month) == {"conversations": 2}
    assert count(engine, orders) == 7


def test_with_a_conversation_that_is_over_its_time_goes_what_its_visitor_did(engine: Engine) -> None:
    """Nobody could find it any more, and nobody could ask that it goes."""
    behaviour, month = Behaviour(engine, lambda: NOW), timedelta(days=30)
    visit = Conversations(engine, lambda: NOW).start()[0].id
    visitor = behaviour.subject(visit)
    behaviour.record([Event(visitor, EventKind.VIEW, "mug", NOW, session=visit)])
    behaviour.prefer(visitor, Preference("color", "red", True, "I love red", NOW), visit)
    live(engine, "ada", "ada@example.org")
    drop_old(engine, NOW + month + timedelta(seconds=1), month)
    assert behaviour.events(visitor) == behaviour.preferences(visitor) == ()
    assert count(engine, subjects) == 1
    ada = behaviour.subject_of_customer("ada")
    assert ada is not None
    assert [said.said for said in behaviour.preferences(ada)] == [""]
    assert len(behaviour.events(ada)) == 1


def test_everything_that_is_over_its_time_goes_however_much_it_is(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.service.privacy.retention.AT_ONCE", 1)
    open_shop(engine)
    erase(engine, "ben", NOW, keep=YEAR)
    live(engine, "zoe", "zoe@example.org")
    assert Retention(engine, timedelta(days=30), lambda: NOW + YEAR).look() == 3
    assert count(engine, conversations) == count(engine, audits) == 0
