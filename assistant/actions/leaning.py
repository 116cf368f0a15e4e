"""Whom the standing wish is for, and what was last recommended, as a message leaves it."""

from __future__ import annotations

from dataclasses import replace

from assistant.tastes import Ask, Leaning
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from retrieval.query import Query

SEARCHING = frozenset({Intent.PRODUCT_SEARCH, Intent.REFINE, Intent.RECOMMEND, Intent.COMPARE})
GOES_ON = frozenset({Ask.IDEAS, Ask.LIKE, Ask.MORE, Ask.WHY})
THEM = frozenset({"him", "her", "them"})


def standing(conversation: Conversation, understood: Understood) -> Leaning:
    """A present stays one until something is looked for by the customer's own wish again."""
    tastes, leaning = understood.tastes, conversation.leaning
    if tastes.recipient:
        same = leaning.recipient and tastes.recipient in {leaning.recipient, *THEM}
        leaning = leaning if same else replace(leaning, recipient=tastes.recipient, said=(), last="", like="")
    elif leaning.recipient and (tastes.myself or tastes.ask is Ask.IDEAS):
        leaning = replace(leaning, recipient="", said=())
    if leaning.recipient:
        leaning = leaning.saying(tastes.theirs)
    if (
        SEARCHING & set(understood.intents)
        and tastes.ask not in GOES_ON
        and not _narrows(leaning, understood)
    ):
        leaning = replace(leaning, last="", like="")
    return leaning


def _narrows(leaning: Leaning, understood: Understood) -> bool:
    """Whether it changes the ideas that were shown last: "up to $30", "only in blue"."""
    query = understood.query
    of_ideas = leaning.last == Ask.IDEAS and Intent.REFINE in understood.intents
    return of_ideas and not query.text and not query.filters.categories and query != Query()
