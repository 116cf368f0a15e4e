"""The JSON of hand-offs, for staff, and of events, for customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field

from assistant.service.events import ToldEvent
from assistant.service.handoffs.case import Case, Said
from assistant.service.handoffs.handoff import Handoff as Kept
from assistant.service.handoffs.handoff import State
from assistant.service.handoffs.handoff import Step as KeptStep
from assistant.web.asked import In, example
from assistant.web.schemas import Action, Out, _absent

Key = Annotated[str | None, Field(max_length=200)]


class Taking(In):
    model_config = example(over=False)

    over: bool = Field(False, description="Take it from the person who has it")


class StaffReply(In):
    model_config = example(text="Good morning, this is Ana. I have your parcel here.")

    text: str = Field(min_length=1, max_length=4000)
    anyway: bool = Field(False, description="Say it though the output policy would hold it")


class Ending(In):
    model_config = example(note="Sent a replacement.")

    note: str | None = Field(None, max_length=4000, description="For the shop's own record")


class Handoff(Out):
    id: str
    conversation_id: str
    state: State = Field(description="queue, person, returned or closed")
    owner: str | None = Field(description="The person who has it, or had it last")
    topic: str
    text: str = Field(description="What the customer asked, one line for each time")
    contact: str | None
    created_at: datetime = Field(description="Waiting since")
    taken_at: datetime | None
    updated_at: datetime
    closed_at: datetime | None

    @classmethod
    def of(cls, kept: Kept) -> Self:
        return cls(**{**asdict(kept), "updated_at": kept.updated_at or kept.created_at})


class Queue(Out):
    handoffs: Sequence[Handoff]


class Step(Out):
    step: str = Field(description="asked, added, contact, heard, taken, replied, returned or closed")
    by: str
    at: datetime
    text: str | None

    @classmethod
    def of(cls, step: KeptStep) -> Self:
        return cls(step=step.step, by=step.by, at=step.at, text=step.text)


class Record(Out):
    id: str = Field(examples=["product:ST-111", "passage:returns#time", "order:2041"])
    title: str
    detail: str


class CaseMessage(Out):
    role: Literal["customer", "assistant", "staff"]
    by: str | None = Field(None, exclude_if=_absent)
    text: str
    at: datetime
    reply_id: str | None = Field(None, exclude_if=_absent)
    intents: Sequence[str] = ()
    actions: Sequence[Action] = Field((), description="What was written in that turn")
    evidence: Sequence[Record] = Field((), description="What the reply could speak of")

    @classmethod
    def of(cls, said: Said) -> Self:
        message, reply = said.message, said.turn.reply if said.turn else None
        return cls(
            role=message.role,
            by=message.author,
            text=message.text,
            at=message.at,
            reply_id=reply.id if reply else None,
            intents=reply.intents if reply else (),
            actions=[Action.of(written) for written in reply.actions] if reply else (),
            evidence=[Record(**asdict(record)) for record in said.records],
        )


class Summary(Out):
    """Made from the records; no model words it."""

    intents: Sequence[str]
    last_messages: Sequence[str]
    orders: Sequence[str]
    products: Sequence[str]
    draft: str = Field(description="The change that was being put together")
    done: Sequence[str]
    customer_id: str | None = Field(description="Only where it is proved")
    proof: str


class CaseFile(Handoff):
    summary: Summary
    messages: Sequence[CaseMessage]
    steps: Sequence[Step]

    @classmethod
    def of_case(cls, case: Case) -> Self:
        return cls(
            **Handoff.of(case.handoff).model_dump(),
            summary=Summary(**asdict(case.summary)),
            messages=[CaseMessage.of(said) for said in case.said],
            steps=[Step.of(step) for step in case.steps],
        )


class EventOut(Out):
    """What is left out has no meaning for the kind of event."""

    id: int = Field(description="Rises by one within the conversation; what `after` takes")
    type: Literal["staff_message", "handoff", "order"]
    at: datetime
    by: str | None = Field(None, exclude_if=_absent, description="The person's name")
    text: str | None = Field(None, exclude_if=_absent)
    state: str | None = Field(
        None, exclude_if=_absent, description="person: has it now; returned: the assistant; closed"
    )
    order_id: str | None = Field(None, exclude_if=_absent)
    action: str | None = Field(None, exclude_if=_absent)
    result: str | None = Field(None, exclude_if=_absent)

    @classmethod
    def of(cls, event: ToldEvent) -> Self:
        return cls.model_validate({"id": event.number, "type": event.kind, "at": event.at, **event.data})


class Events(Out):
    events: Sequence[EventOut]
    last: int = Field(description="What to send as `after` next time")
