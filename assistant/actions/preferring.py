"""preference: what is said of taste is kept, or taken back, and counts from the next recommendation on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.actions.base import Action
from assistant.actions.personal import Personal
from assistant.evidence import Evidence, TasteNoted
from assistant.tastes import Ask, Leaning, Taste
from assistant.turn import Conversation
from assistant.understood import Understood
from retrieval.recommend.kinds import Preference


@dataclass(frozen=True, slots=True)
class Prefer:
    """Where ideas were shown last they are shown anew, by what is known now."""

    personal: Personal
    recommend: Action

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        tastes, leaning = understood.tastes, conversation.leaning
        liked = {taste.about for taste in self.personal.known(conversation).tastes if taste.likes}
        after, kept = self.keep(understood, conversation)
        back = tuple(replace(taste, likes=taste.about in liked) for taste in tastes.taken_back)
        noted = TasteNoted(tastes.said, back, kept=kept)
        evidence = Evidence(findings=(noted,), leaning=after)
        if leaning.last == Ask.IDEAS and understood.tastes.ask is None and tastes.said:
            again = replace(understood, tastes=replace(tastes, ask=Ask.IDEAS))
            return evidence + self.recommend(again, replace(conversation, leaning=after))
        return evidence

    def keep(self, understood: Understood, conversation: Conversation) -> tuple[Leaning, bool]:
        """The leaning after it, and whether it is kept beyond this conversation."""
        tastes, leaning, who = understood.tastes, conversation.leaning, self.personal.subject(conversation)
        for taste in tastes.taken_back:
            leaning = replace(leaning, said=tuple(t for t in leaning.said if t.about != taste.about))
            if who is not None:
                self.personal.behaviour.withdraw(who, taste.attribute, taste.value)
        if who is None or not self.personal.behaviour.personal(who):
            return leaning.saying(tastes.said), False
        for taste in tastes.said:
            self.personal.behaviour.prefer(who, self.preference(taste), conversation.id)
        return leaning, True

    def preference(self, taste: Taste) -> Preference:
        """As it is kept. Why somebody does without something for their health is nobody's business."""
        verb = "likes" if taste.likes else "no"
        return Preference(
            taste.attribute, taste.value, taste.likes, f"{verb} {taste.value}", self.personal.now()
        )
