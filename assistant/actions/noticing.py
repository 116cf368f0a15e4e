"""What a customer asks about is what they look at: taken note of, so that the next recommendation knows."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.actions.base import Action
from assistant.actions.personal import Personal
from assistant.evidence import Answered, Evidence, OptionAsked, Unanswered
from assistant.turn import Conversation
from assistant.understood import Understood
from retrieval.recommend.kinds import EventKind


@dataclass(frozen=True, slots=True)
class Noticing:
    action: Action
    personal: Personal

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        evidence = self.action(understood, conversation)
        asked = (f.product for f in evidence.findings if isinstance(f, Answered | Unanswered | OptionAsked))
        ids = tuple(dict.fromkeys(shown.product.id for shown in asked))
        self.personal.note(conversation, EventKind.VIEW, ids)
        return evidence
