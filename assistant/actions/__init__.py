"""One module for each thing that the assistant can do, and the registry of them.

`act` turns what was understood into evidence: each intent's action in order, their
evidence joined. Courtesies give way where there is something to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.actions.base import Action, Registry
from assistant.actions.leaning import standing
from assistant.evidence import Evidence
from assistant.turn import Conversation
from assistant.understood import Intent, Understood

COURTESIES = frozenset({Intent.GREETING, Intent.THANKS, Intent.GOODBYE})
MOST_AT_ONCE = 3

__all__ = ["Action", "Registry", "act"]


def act(registry: Mapping[Intent, Action], understood: Understood, conversation: Conversation) -> Evidence:
    """The joined evidence of the message's intents (at most three, courtesies only alone)."""
    business = [intent for intent in understood.intents if intent not in COURTESIES]
    intents = (business or list(understood.intents))[:MOST_AT_ONCE]
    evidence = Evidence(asked=understood.text)
    leaning = standing(conversation, understood)
    if leaning != conversation.leaning:
        evidence = replace(evidence, leaning=leaning)
    for intent in intents:
        now = replace(
            conversation, cart=evidence.cart or conversation.cart, leaning=evidence.leaning or leaning
        )
        evidence += registry[intent](replace(understood, intents=(intent,)), now)
    return evidence
