"""Known words bring back what the shop had noted; others only point at products of its catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from assistant.desk import Desk, Draft, Slot
from assistant.evidence import Awaiting
from assistant.orders import Kind
from assistant.service.conversations import Conversations
from assistant.service.recollections import Recollections, public
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from assistant.web.openai.recalling import Said, beginning, key_of, sealed
from retrieval.query import Query
from tests.service.examples import CART

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ASKED, SHOWN = Said("customer", "which pans?"), Said("assistant", "The Iron pan and the Steel pan.")
KNOWN = Conversation("", shown=(("P-8", "P-9"),), focus=("P-9",), query=Query("pots"), cart=CART)


class Reading:
    """Names are read as they stand; every message searches for its own words."""

    def understand(self, text: str, conversation: Conversation) -> Understood:
        return Understood(text, (Intent.PRODUCT_SEARCH,), 1.0, query=Query(text))

    def named(self, text: str) -> Sequence[str]:
        return [id for name, id in (("Iron pan", "P-1"), ("Steel pan", "P-2")) if name in text]


@pytest.fixture
def notes(engine: Engine) -> Recollections:
    return Recollections(engine, lambda: NOW)


@pytest.fixture
def conversations(engine: Engine) -> Conversations:
    return Conversations(engine)


def begun(said: Sequence[Said], notes: Recollections, key: str = "key") -> Conversation:
    return beginning(key, said, notes, Reading(), NOW).state


def test_words_of_nobody_point_at_what_they_name(notes: Recollections) -> None:
    state = begun([ASKED, SHOWN], notes)
    assert (state.shown, state.focus, state.query) == (
        (("P-1", "P-2"),),
        ("P-1", "P-2"),
        Query("which pans?"),
    )
    assert state == replace(Conversation(""), shown=state.shown, focus=state.focus, query=state.query)


def test_known_words_bring_back_what_was_noted(notes: Recollections, conversations: Conversations) -> None:
    started, _ = conversations.start()
    notes.note(key_of("key", [ASKED, SHOWN]), replace(KNOWN, id=started.id))
    assert begun([ASKED, SHOWN], notes) == KNOWN
    trimmed = Said("assistant", f"  {SHOWN.text}\n")
    assert begun([ASKED, trimmed], notes) == KNOWN


def test_what_follows_known_words_points_on(notes: Recollections, conversations: Conversations) -> None:
    started, _ = conversations.start()
    notes.note(key_of("key", [ASKED, SHOWN]), replace(KNOWN, id=started.id))
    state = begun(
        [ASKED, SHOWN, Said("customer", "red"), Said("assistant", "The Iron pan, the Steel pan")], notes
    )
    assert (state.shown, state.cart) == ((("P-8", "P-9"), ("P-1", "P-2")), KNOWN.cart)


@pytest.mark.parametrize(
    "said",
    [
        [ASKED, Said("assistant", "The Iron pan.")],
        [Said("customer", "which pots?"), SHOWN],
        [SHOWN, ASKED],
        [Said("assistant", ASKED.text), Said("customer", SHOWN.text)],
        [ASKED, ASKED, SHOWN],
        [Said("customer", ASKED.text + SHOWN.text)],
    ],
)
def test_other_words_bring_back_nothing(
    said: Sequence[Said], notes: Recollections, conversations: Conversations
) -> None:
    started, _ = conversations.start()
    notes.note(key_of("key", [ASKED, SHOWN]), replace(KNOWN, id=started.id))
    assert begun(said, notes).cart.lines == ()
    assert begun([ASKED, SHOWN], notes, key="another key").cart.lines == ()


def test_no_words_bring_back_who_spoke_or_what_was_to_be_agreed_to(
    notes: Recollections, conversations: Conversations
) -> None:
    started, _ = conversations.start()
    draft = Draft(Kind.CANCEL, orders=("#1",), shown="digest")
    secret = replace(
        KNOWN,
        id=started.id,
        customer_id="C-1",
        handed_off=True,
        awaiting=Awaiting("confirm"),
        desk=Desk(proof="code", drafts=(draft,), awaiting=Slot.CONFIRM, focus=("#1",)),
    )
    notes.note(key_of("key", [ASKED, SHOWN]), secret)
    assert begun([ASKED, SHOWN], notes) == KNOWN
    for kind in ("confirm", "email", "contact", "pass_on", "person"):
        assert public(replace(KNOWN, awaiting=Awaiting(kind))).awaiting is None
    assert public(replace(KNOWN, awaiting=Awaiting("variant"))).awaiting == Awaiting("variant")


def test_the_words_come_to_what_was_noted_last(notes: Recollections, conversations: Conversations) -> None:
    for focus in ("P-1", "P-2"):
        started, _ = conversations.start()
        notes.note(key_of("key", [ASKED, SHOWN]), replace(KNOWN, id=started.id, focus=(focus,)))
    assert begun([ASKED, SHOWN], notes).focus == ("P-2",)


def test_what_was_noted_goes_with_its_conversation(
    notes: Recollections, conversations: Conversations
) -> None:
    started, _ = conversations.start()
    notes.note(key_of("key", [ASKED, SHOWN]), replace(KNOWN, id=started.id))
    conversations.erase(started.id)
    assert begun([ASKED, SHOWN], notes).cart.lines == ()


def test_a_conversation_goes_on_from_there(notes: Recollections, conversations: Conversations) -> None:
    started, secret = conversations.start(seal=lambda id: sealed("key", id))
    start = beginning("key", [ASKED, SHOWN], notes, Reading(), NOW)
    notes.begin(started, start.state, start.messages)
    kept = conversations.open(started.id, sealed("key", started.id))
    assert (kept.shown, [message.text for message in kept.messages]) == (start.state.shown, [ASKED.text])
    assert secret == sealed("key", started.id) != sealed("other", started.id)
