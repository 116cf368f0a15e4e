"""What is said of taste and asked of recommendations, put together with what else a message says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from assistant.tastes import Ask, Tastes
from assistant.turn import Conversation
from assistant.understanding import whom
from assistant.understanding.context import SEARCHING
from assistant.understanding.personally import Overheard
from assistant.understood import Intent, Understood
from retrieval.query import Query

_INTRODUCES = re.compile(r"(?:i(?:'m| am)|this is|my name is)\b(?!.*\b(?:and|but|so)\b)", re.I)
"""What only says who speaks ("I'm Maren Holt", "I'm a keen cook") asks for nothing."""
ABOUT = frozenset({Ask.KNOWN, Ask.ERASE, Ask.OFF, Ask.ON})


class Understand(Protocol):
    def __call__(self, text: str, one: Intent | None = None) -> Understood:
        """What a part of the message means; with `one`, all of it is one search of that intent."""
        ...


def joined(
    text: str, overheard: Overheard, conversation: Conversation, understand: Understand, query: Query | None
) -> Understood:
    """`query` is what something like a product is to satisfy, where that is asked for."""
    beside = _beside(text, overheard, conversation, understand)
    own = _own(overheard, beside)
    if beside is None:
        standing = Query() if overheard.tastes.ask is Ask.IDEAS else conversation.query or Query()
        return Understood(
            text,
            own,
            1.0,
            query=standing if query is None else query,
            references=overheard.references.ids,
            tastes=overheard.tastes,
        )
    if not overheard.rest and all(taste.attribute == "size" for taste in overheard.tastes.said):
        own = tuple(intent for intent in own if intent is not Intent.PREFERENCE)
    besides = beside.intents
    if own and _INTRODUCES.match(beside.text):
        besides = tuple(intent for intent in besides if intent is not Intent.OUT_OF_SCOPE)
    intents = tuple(dict.fromkeys((*own, *besides)))
    tastes = replace(overheard.tastes, ask=overheard.tastes.ask or beside.tastes.ask)
    owned = overheard.tastes.owned or beside.tastes.owned
    references = overheard.references.ids or beside.references
    segments = {intent: beside.segments.get(intent, beside.text) for intent in beside.intents}
    return replace(
        beside,
        text=text,
        intents=intents,
        references=references,
        tastes=replace(tastes, owned=owned),
        segments=segments,
    )


def presented(understood: Understood, tastes: Tastes) -> Understood:
    """A message that asks for nothing of recommendations, with what it says of tastes: looked for is what
    somebody loves, where it is for them."""
    query, intents = understood.query, understood.intents
    text = whom.wish(query.text, tastes.recipient) if tastes.recipient else query.text
    if text == query.text or query.filters.categories or not SEARCHING & set(intents):
        return replace(understood, tastes=tastes)
    first = Intent.RECOMMEND if intents[0] is Intent.PRODUCT_SEARCH else intents[0]
    wanted = understood.wanted.replace(query.text, "").strip() if query.text in understood.wanted else ""
    return replace(
        understood,
        query=replace(query, text=text),
        intents=(first, *intents[1:]),
        segments={first: understood.text},
        wanted=wanted,
        tastes=tastes,
    )


def _own(overheard: Overheard, beside: Understood | None) -> tuple[Intent, ...]:
    tastes = overheard.tastes
    own: list[Intent] = []
    if tastes.said or tastes.taken_back:
        own.append(Intent.PREFERENCE)
    if tastes.ask is not None:
        own.append(Intent.ABOUT_ME if tastes.ask in ABOUT else Intent.RECOMMEND)
    return tuple(own)


def _beside(
    text: str, overheard: Overheard, conversation: Conversation, understand: Understand
) -> Understood | None:
    """What else the message says; where it says a taste and nothing else, what that makes of the search
    that stands, if it changes it."""
    if overheard.rest:
        if (part := understand(overheard.rest)).tastes.ask is not None:
            return part
        searched = next((intent for intent in part.intents if intent in SEARCHING), None)
        if overheard.narrows and searched is not None:  # "I don't like plastic, have you a steel bottle?"
            whole = understand(text, searched)
            return whole if SEARCHING & set(whole.intents) else part
        if overheard.narrows and (whole := understand(text)) and SEARCHING & set(whole.intents):
            return whole
        return part
    if overheard.tastes.ask is not None or conversation.leaning.last:
        return None
    asked = conversation.awaiting is not None and conversation.awaiting.kind == "clarify"
    if asked or (overheard.narrows and conversation.query is not None):
        whole = understand(text)
        changes = whole.query.filters != (conversation.query or Query()).filters
        if Intent.REFINE in whole.intents and changes:
            return whole
    return None
