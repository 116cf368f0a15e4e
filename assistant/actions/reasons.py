"""Why something was recommended: by the reasons that were given for it then, as they are true now."""

from __future__ import annotations

from dataclasses import replace

from assistant import because as wording
from assistant.actions.base import by_id
from assistant.evidence import Because, Evidence, ReasonTold, Shown, WhichOne
from assistant.tastes import Given
from assistant.turn import Conversation
from assistant.understood import Understood
from retrieval.query import Searcher
from retrieval.recommend.kinds import Reason, ReasonKind

MOST = 2
"""Products whose reasons are told in one reply."""


def why(catalogue: Searcher, understood: Understood, conversation: Conversation) -> Evidence:
    """The true reasons of what is asked about, of what was shown first where it does not say."""
    latest = conversation.shown[-1] if conversation.shown else ()
    among = [i for i in understood.references if any(i in group for group in conversation.shown)]
    meant = by_id(catalogue, (among or [*latest[:1]])[:MOST])
    if not meant:
        return Evidence(findings=(WhichOne(understood.text, ()),))
    kept = {one.product_id: one for one in conversation.leaning.given}
    told = tuple(_told(catalogue, card, kept.get(card.product.id), conversation) for card in meant)
    cards = tuple(one.product for one in told)
    return Evidence(findings=told, products=cards)


def _told(catalogue: Searcher, card: Shown, kept: Given | None, conversation: Conversation) -> ReasonTold:
    because: list[Because] = []
    for ground in kept.grounds if kept else ():
        products = tuple(p for p in map(catalogue.get, ground.reason.products) if p is not None)
        because.append(Because(ground.reason, products, ground.did, ground.said))
    product = card.product
    leaning = conversation.leaning
    if not because and leaning.like and (example := catalogue.get(leaning.like)) is not None:
        cheaper = product.price and example.price and product.price.amount < example.price.amount
        if cheaper and product.price and example.price and product.price.currency == example.price.currency:
            because.append(Because(Reason(ReasonKind.CHEAPER, products=(example.id,)), (example,)))
    rated = all(one.reason.kind is not ReasonKind.RATED for one in because)
    if rated and product.rating and product.rating_count:
        reason = Reason(ReasonKind.RATED, value=f"{product.rating:g}", count=product.rating_count)
        because.append(Because(reason))
    sayable = tuple(one for one in because if wording.words(one))
    wanted = "" if kept else _wanted(conversation)
    return ReasonTold(replace(card, because=sayable), wanted, searched=not kept and bool(wanted))


def _wanted(conversation: Conversation) -> str:
    """The words of the search that stands."""
    return conversation.query.text if conversation.query else ""
