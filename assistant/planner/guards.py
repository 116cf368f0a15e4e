"""What the model may not do, whatever it says and whatever it has read.

It points only at products that it was shown. It changes nothing: a write is the one that the
customer's own words ask for, made from them alone; the model can hold it back or have the
customer asked, and can never widen it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from assistant.actions.base import by_id
from assistant.actions.comparing import which
from assistant.errors import Forbidden, Invalid
from assistant.evidence import CartChanged, ChooseVariant, Evidence, NotInStock, WhichOne
from assistant.planner.tools import (
    AddToCart,
    Compare,
    OrderRequest,
    Pointing,
    ProductQuestion,
    Recommend,
    RemoveFromCart,
    TalkToHuman,
    Tool,
)
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from retrieval.query import Searcher

ORDERS = {
    "status": Intent.ORDER_STATUS,
    "cancel": Intent.CANCEL_ORDER,
    "change": Intent.CHANGE_ORDER,
    "return": Intent.RETURN_ITEM,
    "exchange": Intent.EXCHANGE_ITEM,
    "refund": Intent.REFUND_STATUS,
}

WRITES = frozenset(
    {
        Intent.ADD_TO_CART,
        Intent.REMOVE_FROM_CART,
        Intent.TALK_TO_HUMAN,
        Intent.COMPLAINT,
        *ORDERS.values(),
    }
)

MOST_ASKED = 4


def known(heard: Understood, conversation: Conversation) -> frozenset[str]:
    """Ids of products that the customer has seen, has in the cart or speaks of."""
    awaited = conversation.awaiting.product_ids if conversation.awaiting else ()
    inside = (line.product_id for line in conversation.cart.lines)
    seen = (identifier for group in conversation.shown for identifier in group)
    return frozenset((*seen, *conversation.focus, *awaited, *inside, *heard.references))


def pointed_at(asked: Tool) -> tuple[str, ...]:
    match asked:
        case Compare() | ProductQuestion() | Pointing():
            return tuple(asked.product_ids)
        case Recommend(like=str(like)):
            return (like,)
    return ()


def check_ids(asked: Tool, ids: AbstractSet[str]) -> None:
    """Raises Invalid for a product that the model was not shown."""
    if not ids >= set(pointed_at(asked)):
        raise Invalid("product_ids", "an id that no result and no list of shown products has")


def written(asked: Tool, heard: Understood, done: Collection[Intent]) -> Intent | None:
    """The intent of a write, None for a tool that only looks up. Raises Forbidden where the
    customer's message, as the rules understood it, does not ask for this, or it is done."""
    match asked:
        case AddToCart():
            intent = Intent.ADD_TO_CART
        case RemoveFromCart():
            intent = Intent.REMOVE_FROM_CART
        case OrderRequest(kind=kind):
            intent = ORDERS[kind]
        case TalkToHuman():
            complains = Intent.COMPLAINT in heard.intents
            intent = Intent.COMPLAINT if complains else Intent.TALK_TO_HUMAN
        case _:
            return None
    if intent not in heard.intents:
        raise Forbidden("the customer's last message does not ask for this; nothing was done")
    if intent in done:
        raise Forbidden("this was done already; it is done once in a turn")
    return intent


def agreed(evidence: Evidence, asked: Tool, heard: Understood, catalogue: Searcher) -> Evidence:
    """What the customer's own words came to; a question to the customer where the model points
    at other products than they do, or where they point at none (then its choice comes first)."""
    pointed, meant = pointed_at(asked), tuple(product_of(evidence))
    questions = [finding for finding in evidence.findings if isinstance(finding, WhichOne)]
    if not pointed or (not questions and (not meant or set(pointed) <= set(meant))):
        return evidence
    offered = [shown.product.id for question in questions for shown in question.candidates]
    ids = tuple(dict.fromkeys((*meant, *pointed, *offered)))[:MOST_ASKED]
    candidates = by_id(catalogue, ids)
    return which(replace(heard, dangling=None), candidates) if candidates else evidence


def product_of(evidence: Evidence) -> Iterable[str]:
    """The products that a change, or the question before it, is about."""
    for finding in evidence.findings:
        match finding:
            case CartChanged(line=line):
                yield line.product_id
            case ChooseVariant(product=shown) | NotInStock(product=shown):
                yield shown.product.id
