"""How often somebody may try to prove who they are: in a conversation, and as one and the same person."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.service.identity.keys import Keys
from assistant.service.identity.limits import Count, Limit, Limits, counts, often


@dataclass(frozen=True, slots=True)
class Tries:
    """`conversation` limits tries that failed in one conversation, `claim` those in all conversations
    that claimed the same (an address, a name)."""

    limits: Limits
    keys: Keys
    conversation: Limit = field(default=Limit(10))
    claim: tuple[Limit, ...] = field(default=often(10))

    def barred(self, conversation_id: str) -> bool:
        return self.limits.full([self._of(conversation_id)])

    def take(self, conversation_id: str, *claims: str) -> frozenset[str]:
        """Count a try. The claims that may still be looked at, and "" where there is none; nothing at
        all once the conversation is barred."""
        own = self._of(conversation_id)
        of = {claim: self._claimed(claim) for claim in claims}
        taken = self.limits.take([own, *(count for each in of.values() for count in each)])
        if own.key not in taken:
            self.limits.give_back(taken)
            return frozenset()
        return frozenset(c for c, each in of.items() if taken >= {count.key for count in each}) | {""}

    def give_back(self, conversation_id: str, *claims: str) -> None:
        """A try that came out well, or that could not be made, does not count."""
        of = (count.key for claim in claims for count in self._claimed(claim))
        self.limits.give_back((self._of(conversation_id).key, *of))

    def _of(self, conversation_id: str) -> Count:
        return counts(self.keys.hash("tries of a conversation", conversation_id), (self.conversation,))[0]

    def _claimed(self, claim: str) -> list[Count]:
        return counts(self.keys.hash("tries as somebody", claim), self.claim)
