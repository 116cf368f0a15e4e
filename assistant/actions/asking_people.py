"""Hand-over to a person: order requests until order service is there, complaints, and on request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assistant.evidence import Awaiting, Evidence, HandedOff
from assistant.turn import Conversation
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


class HandoffDesk(Protocol):
    """The table of those who wait for a person. `ask` is idempotent while one is open and
    returns whether a row was made."""

    def ask(self, conversation_id: str, topic: str, text: str, contact: str | None = None) -> object: ...


@dataclass(frozen=True, slots=True)
class HandOver:
    desk: HandoffDesk
    hours: str

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        topic = TOPICS.get(understood.intents[0], "question")
        contact = next(iter((*understood.entities.emails, *understood.entities.phones)), None)
        awaited = conversation.awaiting
        text = awaited.about if awaited and awaited.kind == "pass_on" else understood.text
        self.desk.ask(conversation.id, topic, text, contact)
        finding = HandedOff(topic, self.hours, reachable=contact is not None, already=conversation.handed_off)
        awaiting = None if contact else Awaiting("contact", topic)
        return Evidence(findings=(finding,), awaiting=awaiting, handed_off=True)
