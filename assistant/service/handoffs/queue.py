"""The queue of customers who wait for a person, and what staff do with it.

Each change is one transaction with its step, what the customer is told and what the helpdesk is
told. Any number of processes and people may work on the same queue.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from assistant.desk import Desk
from assistant.errors import Invalid, NotFound, NotHeld
from assistant.service.conversations import Conversations, append, load
from assistant.service.database import reading, writing
from assistant.service.events import STAFF_MESSAGE, lock, tell
from assistant.service.handoffs.handoff import (
    ASSISTANT,
    DISTRESS,
    Handoff,
    State,
    Step,
    change,
    find,
    handoff_of,
    held,
    note,
    still_open,
    tell_state,
)
from assistant.service.tables import handoff_steps, handoffs
from assistant.turn import Conversation, Message

PATIENCE_S = 15.0
"""How long staff wait for a reply that the assistant is in the middle of."""

OPEN = (State.QUEUE, State.PERSON)


class Handoffs:
    """The hand-offs of one shop. With `notify` the shop's helpdesk is told of each step."""

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        notify: bool = False,
    ) -> None:
        self._engine, self._now, self._notify = engine, now, notify
        self._conversations = Conversations(engine, now)

    # ---- the customer's side ----------------------------------------------------------------

    def ask(
        self, conversation_id: str, topic: str, text: str, contact: str | None = None
    ) -> tuple[Handoff, bool]:
        """Put the conversation in the queue; the second value says whether it was not there yet.

        Asked again while it is open, the row stays, keeps its first topic unless somebody is in
        distress since, and gains what is new in `text` and `contact`. Raises NotFound for a
        conversation that is not there.
        """
        try:
            with writing(self._engine) as connection:
                return self._ask(connection, conversation_id, topic, text, contact)
        except IntegrityError:  # another process put it there between our look and our insert
            with writing(self._engine) as connection:
                return self._ask(connection, conversation_id, topic, text, contact)

    def add_contact(self, conversation_id: str, contact: str) -> Handoff:
        """Say how the waiting customer can be reached. Raises NotFound if nobody waits."""
        with writing(self._engine) as connection:
            lock(connection, conversation_id)
            waiting = find(connection, still_open(conversation_id))
            if waiting is None:
                raise NotFound("open hand-off", conversation_id)
            return self._added(connection, waiting, waiting.text, contact)

    def open_one(self, conversation_id: str) -> Handoff | None:
        """The open hand-off of a conversation: None where the assistant has it for itself."""
        with reading(self._engine) as connection:
            return find(connection, still_open(conversation_id))

    def heard(self, before: Conversation, message: Message, said: Message | None = None) -> None:
        """Keep what a customer wrote to the person who has the conversation, and `said`, what the
        assistant has to say of that. Raises as `Conversations.save_turn`."""
        with writing(self._engine) as connection:
            lock(connection, before.id)
            append(connection, before, (message, *((said,) if said else ())), self._now())
            handoff = find(connection, still_open(before.id))
            if handoff is not None:
                note(connection, handoff, Step("heard", "customer", message.at, message.text), self._notify)

    # ---- what staff see ---------------------------------------------------------------------

    def get(self, handoff_id: str) -> Handoff:
        """Raises NotFound."""
        with reading(self._engine) as connection:
            found = find(connection, handoffs.c.id == handoff_id)
        if found is None:
            raise NotFound("hand-off", handoff_id)
        return found

    def waiting(self) -> tuple[Handoff, ...]:
        """All that are open, the longest waiting first."""
        return self.of(OPEN)

    def of(self, states: Iterable[State], most: int = 500) -> tuple[Handoff, ...]:
        """Those in these states: open ones by how long they wait, whoever is in distress before all others;
        ended ones the newest first."""
        wanted = tuple(states)
        waiting = (handoffs.c.topic != DISTRESS, handoffs.c.created_at)
        order = waiting if set(wanted) <= set(OPEN) else (handoffs.c.updated_at.desc(),)
        queue = select(handoffs).where(handoffs.c.state.in_(wanted)).order_by(*order, handoffs.c.id)
        with reading(self._engine) as connection:
            return tuple(handoff_of(row) for row in connection.execute(queue.limit(most)).mappings())

    def steps(self, handoff_id: str) -> tuple[Step, ...]:
        """Who did what with it, oldest first."""
        mine = select(handoff_steps).where(handoff_steps.c.handoff_id == handoff_id)
        with reading(self._engine) as connection:
            rows = connection.execute(mine.order_by(handoff_steps.c.id)).mappings()
            return tuple(Step(r["step"], r["by"], r["at"], r["text"], r["key"]) for r in rows)

    def counts(self) -> Counter[State]:
        """How many are open, by state."""
        counting = select(handoffs.c.state, func.count()).where(handoffs.c.closed_at.is_(None))
        with reading(self._engine) as connection:
            rows = connection.execute(counting.group_by(handoffs.c.state)).all()
        return Counter({State(state): count for state, count in rows})

    # ---- what staff do ----------------------------------------------------------------------

    def take(self, handoff_id: str, by: str, over: bool = False) -> Handoff:
        """Have the conversation: from now on the assistant is silent in it. Taking one's own again
        changes nothing; another's is taken `over` only if that is said.

        Raises NotHeld, which says who has it, Busy, NotFound.
        """
        with self._turn(handoff_id), writing(self._engine) as connection:
            before = held(connection, handoff_id)
            if before.state is State.PERSON and before.owner == by:
                return before
            if not (before.state is State.QUEUE or (over and before.state is State.PERSON)):
                raise NotHeld(before.state, before.owner)
            step = Step("taken", by, self._now())
            owned = {"state": State.PERSON, "owner": by, "taken_at": step.at}
            after = change(connection, before, step, self._notify, **owned)
            tell_state(connection, after, step.at)
            # A new version: a reply that was cut off before is not worded again over their head.
            append(connection, load(connection, before.conversation_id), (), step.at)
            return after

    def reply(self, handoff_id: str, by: str, text: str, key: str | None = None) -> Step:
        """Say something to the customer. The same `key` sent again says it once.

        Raises NotHeld if `by` does not have it, Invalid for a key that came with other words, Busy.
        """
        with self._turn(handoff_id), writing(self._engine) as connection:
            handoff = held(connection, handoff_id)
            done = key and _done(connection, handoff_id, key)
            if done:
                if done.text != text or done.by != by:
                    raise Invalid("Idempotency-Key", "it came with other words before")
                return done
            _mine(handoff, by)
            step = Step("replied", by, self._now(), text, key)
            conversation = load(connection, handoff.conversation_id)
            said = Message("staff", text, step.at, author=by)
            append(connection, conversation, (said,), step.at)
            tell(connection, handoff.conversation_id, STAFF_MESSAGE, {"text": text, "by": by}, step.at)
            change(connection, handoff, step, self._notify)
            return step

    def hand_back(self, handoff_id: str, by: str, remark: str | None = None) -> Handoff:
        """Give the conversation back to the assistant. `remark` is for the shop's own record.

        Raises NotHeld if `by` does not have it, Busy, NotFound.
        """
        return self._end(handoff_id, by, State.RETURNED, remark, (State.PERSON,))

    def close(self, handoff_id: str, by: str | None = None, remark: str | None = None) -> Handoff:
        """It is taken care of; closing it again changes nothing. Without `by` it is closed
        whoever has it. Raises NotHeld if another person has it, Busy, NotFound."""
        return self._end(handoff_id, by, State.CLOSED, remark, OPEN)

    def _end(
        self, handoff_id: str, by: str | None, state: State, remark: str | None, of: tuple[State, ...]
    ) -> Handoff:
        with self._turn(handoff_id), writing(self._engine) as connection:
            before = held(connection, handoff_id)
            if before.state is state:
                return before
            if before.state not in of:
                raise NotHeld(before.state, before.owner)
            if by is not None and before.state is State.PERSON:
                _mine(before, by)
            step = Step(str(state), by or "shop", self._now(), remark)
            after = change(connection, before, step, self._notify, state=state, closed_at=step.at)
            tell_state(connection, after, step.at)
            conversation = load(connection, before.conversation_id)
            append(connection, _begun_anew(conversation), (), step.at)
            return after

    # ---- parts ------------------------------------------------------------------------------

    def _turn(self, handoff_id: str) -> AbstractContextManager[None]:
        """A change of who speaks waits for the reply that the assistant is in the middle of."""
        return self._conversations.turn(self.get(handoff_id).conversation_id, PATIENCE_S)

    def _ask(
        self, connection: Connection, conversation_id: str, topic: str, text: str, contact: str | None
    ) -> tuple[Handoff, bool]:
        lock(connection, conversation_id)
        waiting = find(connection, still_open(conversation_id))
        if waiting is not None:
            said = waiting.text if text in waiting.text.split("\n") else f"{waiting.text}\n{text}"
            urgent = DISTRESS if topic == DISTRESS else waiting.topic
            return self._added(connection, waiting, said, contact or waiting.contact, urgent), False
        now = self._now()
        asked = Handoff(
            secrets.token_hex(8), conversation_id, topic, text, contact, now, None, updated_at=now
        )
        connection.execute(insert(handoffs).values(asdict(asked)))
        note(connection, asked, Step("asked", ASSISTANT, now, text), self._notify)
        return asked, True

    def _added(
        self, connection: Connection, before: Handoff, text: str, contact: str | None, topic: str = ""
    ) -> Handoff:
        """The same with what is new; nothing is told where nothing is."""
        topic = topic or before.topic
        if (text, contact, topic) == (before.text, before.contact, before.topic):
            return before
        news = text.removeprefix(before.text).strip()
        step = Step("added" if news else "contact", ASSISTANT, self._now(), news or contact)
        return change(connection, before, step, self._notify, text=text, contact=contact, topic=topic)


def _mine(handoff: Handoff, by: str) -> None:
    if handoff.state is not State.PERSON or handoff.owner != by:
        raise NotHeld(handoff.state, handoff.owner)


def _done(connection: Connection, handoff_id: str, key: str) -> Step | None:
    """What was done already under this key."""
    mine = select(handoff_steps).where(handoff_steps.c.handoff_id == handoff_id, handoff_steps.c.key == key)
    row = connection.execute(mine).mappings().first()
    return None if row is None else Step(row["step"], row["by"], row["at"], row["text"], row["key"])


def _begun_anew(conversation: Conversation) -> Conversation:
    """After a person had it nothing is left open that a stray "yes" could agree to."""
    desk: Desk = replace(conversation.desk, drafts=(), awaiting=None, asked=(), waiting=())
    return replace(conversation, handed_off=False, awaiting=None, desk=desk)
