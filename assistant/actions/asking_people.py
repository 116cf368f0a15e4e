"""Hand-over to a person: what is theirs to do, complaints, and on request; and silence while one is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol

from assistant.evidence import Awaiting, Evidence, HandedOff
from assistant.opening import Opening, clock, day_and_time
from assistant.turn import Conversation, Delta, Done, Event, Message, Reply, Request
from assistant.understood import Intent, Understood

TOPICS: dict[Intent, str] = {
    Intent.ORDER_STATUS: "order status",
    Intent.CANCEL_ORDER: "order cancellation",
    Intent.CHANGE_ORDER: "order change",
    Intent.RETURN_ITEM: "order return",
    Intent.EXCHANGE_ITEM: "order exchange",
    Intent.REFUND_STATUS: "order refund",
    Intent.COMPLAINT: "complaint",
}


class Waits(Protocol):
    """One who waits for a person, or is with one (`owner`, since `taken_at`)."""

    @property
    def contact(self) -> str | None: ...

    @property
    def owner(self) -> str | None: ...

    @property
    def taken_at(self) -> datetime | None: ...


class HandoffDesk(Protocol):
    """The table of those who wait for a person. `ask` is idempotent while one is open and
    returns whether a row was made."""

    def ask(
        self, conversation_id: str, topic: str, text: str, contact: str | None = None
    ) -> tuple[Waits, bool]: ...

    def open_one(self, conversation_id: str) -> Waits | None: ...

    def heard(self, before: Conversation, message: Message, said: Message | None = None) -> None: ...


@dataclass(frozen=True, slots=True)
class HandOver:
    """`hours` are the opening hours in words; `opening` the same to the minute, if they are known."""

    desk: HandoffDesk
    hours: str
    opening: Opening | None = None
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        topic = TOPICS.get(understood.intents[0], "question")
        contact = next(iter((*understood.entities.emails, *understood.entities.phones)), None)
        awaited = conversation.awaiting
        text = awaited.about if awaited and awaited.kind == "pass_on" else understood.text
        return self.ask(conversation, topic, text, contact)

    def ask(self, conversation: Conversation, topic: str, text: str, contact: str | None = None) -> Evidence:
        """Put it on the list of people, and what there is to say of that."""
        waits, new = self.desk.ask(conversation.id, topic, text, contact)
        finding = HandedOff(
            topic,
            self.opening.said if self.opening else self.hours,
            reachable=contact is not None,
            already=not new,
            known=waits.contact is not None,
            **self.there(),
        )
        awaiting = None if waits.contact else Awaiting("contact", topic)
        return Evidence(findings=(finding,), awaiting=awaiting, handed_off=True)

    def there(self) -> dict[str, str]:
        """Till when people are there now, or else when they come; nothing where that is not known."""
        if self.opening is None:
            return {}
        now = self.now().astimezone(self.opening.zone)
        if until := self.opening.until(now):
            return {"until": clock(until.hour * 60 + until.minute)}
        opens = self.opening.next(now)
        return {"opens": day_and_time(opens, now)} if opens else {}


@dataclass(frozen=True, slots=True)
class LeaveToPeople:
    """The assistant's silence while a person has the conversation."""

    desk: HandoffDesk
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def __call__(self, before: Conversation, request: Request) -> tuple[Event, ...]:
        """Keep the message for the person who has the conversation: the events of that turn. They
        are none where nobody has it, and then nothing was kept.

        The customer is told once who reads along; what they write later is answered by that person.
        """
        waits = self.desk.open_one(before.id)
        if waits is None or waits.taken_at is None:
            return ()
        now = self.now()
        told = any(said.role != "customer" and said.at >= waits.taken_at for said in before.messages)
        words = "" if told else f"{waits.owner} has this conversation now and sees what you write."
        said = Message("assistant", words, now) if words else None
        self.desk.heard(before, Message("customer", request.said, now, key=request.key), said)
        return left(before, len(before.messages), request.said, words)


def left(conversation: Conversation, place: int, text: str, words: str) -> tuple[Event, ...]:
    """The events of a turn in which the message at `place` was left to a person: the same each time that
    it is told. `words` is what the assistant had to say of that."""
    reply = Reply(
        sha256(f"{conversation.id}:{place}".encode()).hexdigest()[:32],
        words,
        (str(Intent.TALK_TO_HUMAN),),
        conversation.language,
        awaiting="person",
        handed_off=True,
    )
    done = Done(reply, Evidence(asked=text, handed_off=True))
    return (Delta(words), done) if words else (done,)
