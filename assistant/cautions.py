"""What a message itself calls for, before anything is looked up: care for who is in distress, a short
refusal of what a shop does not help with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.actions.asking_people import HandoffDesk
from assistant.evidence import Awaiting, Cautioned, Evidence
from assistant.safety import Category, Held, Layer, Policy
from assistant.safety.said import CARE, STILL, instead
from assistant.service.handoffs.handoff import DISTRESS
from assistant.turn import Conversation
from assistant.understood import Intent, Understood

CARED = "care"
"""What the reply to somebody in distress awaits: whatever they write next."""
PAGES = frozenset({Intent.PRODUCT_QUESTION, Intent.PRODUCT_SUPPORT})
"""A question of health about a product that is named is answered by its own page: quoted, or that it does
not say."""
GOES_ON = frozenset({Intent.THANKS, Intent.GOODBYE, Intent.GREETING, Intent.OUT_OF_SCOPE, Intent.COMPLAINT})
"""What somebody says next who is not back at shopping."""
CLEAR = 0.5
"""How sure a shopping intent has to be right after somebody was in distress."""


class Declined(Protocol):
    def __call__(self, text: str, held: Held, language: str, conversation_id: str) -> object: ...


@dataclass(frozen=True, slots=True)
class Cautions:
    """`helplines` are the shop's own words by country ("DE") or language ("de"); none is invented."""

    policy: Policy
    desk: HandoffDesk
    helplines: Mapping[str, str]
    declined: Declined = lambda text, held, language, conversation_id: None
    locale: str = "en-US"

    def held(self, text: str) -> Held | None:
        verdict = self.policy.hear(text)
        return verdict if isinstance(verdict, Held) and verdict.category is not Category.UNJUDGED else None

    def answer(
        self, text: str, conversation: Conversation, hear: Callable[[], Understood]
    ) -> tuple[Understood, Evidence] | None:
        """What is said to such a message; None for any other, which is answered as ever. `hear` is what
        it is understood as, asked only where it matters."""
        held = self.held(text)
        if held is None:
            return self._still(text, conversation, hear)
        heard = hear()
        if held.category is Category.SELF_HARM:
            return self._care(text, conversation, heard)
        if _answered_by_pages(held, heard):
            return None
        self.declined(text, held, heard.language, conversation.id)
        finding = Cautioned(held.category.value, instead(held.category, heard.language))
        declined = replace(heard, intents=(Intent.OUT_OF_SCOPE,))
        return declined, Evidence(findings=(finding,), asked=text)

    def _care(self, text: str, conversation: Conversation, heard: Understood) -> tuple[Understood, Evidence]:
        self.desk.ask(conversation.id, DISTRESS, text, _contact(heard))
        said = instead(CARE, heard.language)
        return self._gently(heard, Cautioned(CARE, (*said, *self._helpline(heard.language))), text)

    def _still(
        self, text: str, conversation: Conversation, hear: Callable[[], Understood]
    ) -> tuple[Understood, Evidence] | None:
        """The turn after: unless they are plainly back at shopping, nothing is sold."""
        awaited = conversation.awaiting
        if awaited is None or awaited.kind != CARED:
            return None
        heard = hear()
        if not GOES_ON.intersection(heard.intents) and heard.confidence >= CLEAR:
            return None
        self.desk.ask(conversation.id, DISTRESS, text, _contact(heard))
        return self._gently(heard, Cautioned(STILL, instead(STILL, heard.language)), text)

    def _gently(self, heard: Understood, finding: Cautioned, text: str) -> tuple[Understood, Evidence]:
        evidence = Evidence(findings=(finding,), awaiting=Awaiting(CARED), handed_off=True, asked=text)
        return replace(heard, intents=(Intent.TALK_TO_HUMAN,)), evidence

    def _helpline(self, language: str) -> tuple[str, ...]:
        country = self.locale.replace("_", "-").rpartition("-")[2].upper()
        for key in (language, language.partition("-")[0], country):
            if key in self.helplines:
                return (self.helplines[key],)
        return ()


def _answered_by_pages(held: Held, heard: Understood) -> bool:
    if held.category is Category.LEGAL:  # "the statutory warranty" means nothing but the shop's policy
        return held.layer is Layer.MEANING and Intent.POLICY_QUESTION in heard.intents
    named = held.category is Category.MEDICAL and heard.references
    return bool(named and PAGES.intersection(heard.intents))


def _contact(heard: Understood) -> str | None:
    return next(iter((*heard.entities.emails, *heard.entities.phones)), None)
