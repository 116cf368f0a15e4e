"""A stage on which orders can be changed and nothing comes of it: each dialogue plays on a copy of the
shop's order records, on the day and as the customer that it names."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import TracebackType

from assistant.actions.desk.desk import ServiceDesk
from assistant.desk import Desk
from assistant.dialogues.answering import kept
from assistant.dialogues.recollection import Recollection
from assistant.dialogues.runner import Check, DialogueResult, run
from assistant.dialogues.script import Dialogue
from assistant.errors import Invalid
from assistant.pipeline import Assistant
from assistant.service.answers.store import Answers
from assistant.service.conversations import Conversations
from assistant.service.database import Database, migrate, open_database
from assistant.service.orders import OrderBook, SqlOrders, export_book, import_book
from assistant.turn import Conversation, Reply

NOON = time(12, tzinfo=UTC)


@dataclass(slots=True)
class Rehearsal(AbstractContextManager["Rehearsal"]):
    """`assistant` as it stands in the shop; orders are rehearsed only if they are in its own records.
    Leaving it removes the copy."""

    assistant: Assistant
    conversations: Conversations
    check: Check
    _folder: tempfile.TemporaryDirectory[str] | None = None
    _copy: Database | None = None
    _book: OrderBook | None = None
    _clean: bool = True

    def play(self, dialogue: Dialogue, started: Callable[[str], None] = lambda id: None) -> DialogueResult:
        """`started` is told the conversation. Raises Invalid for a dialogue of a customer in a shop
        whose orders are in another system: there it would change them."""
        with kept(dialogue.answers) if dialogue.answers else nullcontext() as answers:
            return self._played(dialogue, self._on_stage(dialogue, answers), started)

    def _played(
        self, dialogue: Dialogue, assistant: Assistant, started: Callable[[str], None]
    ) -> DialogueResult:
        def start() -> str:
            conversation = self.conversations.start()[0]
            if dialogue.customer is not None:
                known = replace(conversation, customer_id=dialogue.customer, desk=Desk(proof="token"))
                self.conversations.save(conversation, known)
            started(conversation.id)
            return conversation.id

        result = run(dialogue, assistant, start, self.check)
        self._clean = self._clean and not any(step.heard.reply.actions for step in result.steps)
        return result

    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        if self._copy is not None:
            self._copy.dispose()
        if self._folder is not None:
            self._folder.cleanup()

    def _on_stage(self, dialogue: Dialogue, answers: Answers | None) -> Assistant:
        desk = self.assistant.desk
        if not isinstance(desk, ServiceDesk) or not isinstance(desk.backend, SqlOrders):
            for name in ("customer", "answers"):
                if getattr(dialogue, name):
                    raise Invalid(name, "this shop's orders are in another system; it would change them")
            return self.assistant
        copy = self._copied(desk.backend.engine)
        today = desk.today if dialogue.today is None else _always(dialogue.today)
        now = (lambda: datetime.now(UTC)) if dialogue.today is None else _noon(dialogue.today)
        backend = SqlOrders(copy, desk.rules(), now)
        identifying = replace(desk.identifying, backend=backend)
        assistant = self.assistant
        if assistant.staged is not None:
            actions, understanding = assistant.staged(Recollection(now), backend, answers)
            assistant = replace(assistant, actions=actions, understanding=understanding)
        return replace(
            assistant,
            desk=replace(desk, backend=backend, identifying=identifying, today=today),
            noted=_unnoted,
        )

    def _copied(self, engine: Database) -> Database:
        """The copy, as the shop's records are where the last dialogue changed it."""
        if self._copy is None or self._book is None:
            self._folder = tempfile.TemporaryDirectory()
            self._copy = open_database(f"sqlite:///{Path(self._folder.name) / 'rehearsal.sqlite'}")
            migrate(self._copy)
            self._book, self._clean = export_book(engine), False
        if not self._clean:
            import_book(self._copy, self._book, replace_all=True, overwrite=True)
            self._clean = True
        return self._copy


def _unnoted(before: Conversation, after: Conversation, reply: Reply) -> None:
    """Of what is only rehearsed nobody takes note."""


def _always(day: date) -> Callable[[], date]:
    return lambda: day


def _noon(day: date) -> Callable[[], datetime]:
    return lambda: datetime.combine(day, NOON)
