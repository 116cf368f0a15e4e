"""Trouble with something bought: how people speak of it, and what can be done about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import naming
from assistant.actions.desk.reading.spoken import spoken_of
from assistant.actions.desk.said import Ask, ItemSaid, View, Wish
from assistant.desk import Desk, Slot
from assistant.evidence import Finding, OrderTold, TroubleTold
from assistant.orders import Kind, Line, Order
from assistant.understood import Intent, Understood

PERSON = "Talk to a person"
WAYS = {
    Kind.RETURN: ("Return it", "Return them"),
    Kind.EXCHANGE: ("Exchange it", "Exchange them"),
    Kind.CANCEL: ("Cancel the order", "Cancel the order"),
    Kind.CHANGE_ITEMS: ("Change it", "Change them"),
}
"""What is offered, of one thing and of several; in this order."""
MOST_LISTED = 6
TOLD = (str(Ask.TROUBLE),)
"""What the desk holds as asked while it is open what is to be done about its `lines`."""

_BAD = r"(?:broken|damaged|cracked|dented|scratched|defective|faulty|torn|smashed|leaking|chipped|crushed)"
TROUBLE = re.compile(
    r"\b(?:came|arrived|got here|turned up|(?:was|were) delivered) "
    rf"(?:today|yesterday|this morning|last (?:night|week)|in pieces|with an?\b|{_BAD})"
    r"|\bwon't (?:turn|switch|power|start|charge|work|pair|connect|open|close)\b"
    r"|\b(?:doesn't|does not|don't|didn't) (?:work|turn on|pair|charge|connect)\b|\bstopped working\b"
    rf"|\b(?:is|are|was|were|it's|'s) (?:all |completely |badly )?{_BAD}\b"
    r"|\b(?:is|are|was|were|it's) missing (?:[a-z]+ )?(?:pieces?|parts?|an?|the|one|some)\b"
    r"|\bplays dead\b|\bnothing like the (?:picture|photo|description)s?\b"
    r"|\b(?:isn't|is not|wasn't|aren't) (?:quite )?right for me\b"
    r"|\b(?:isn't|is not|wasn't|aren't) (?:quite )?what i (?:meant|wanted|ordered|expected)\b"
    r"|\bnot right for me\b|\bnot keeping (?:it|that|this|them|those)\b|\bshould(?:'ve| have) looked closer\b"
    r"|\byou(?:'re| are) sending me\b"
    r"|\b(?:box|parcel|package) (?:stood|sat|was left|came|arrived|is (?:wet|soaked|crushed|empty))\b",
    re.IGNORECASE,
)
LOST = re.compile(
    r"\b(?:says|said|shows|showing|marked|listed)(?: \w+){0,3} delivered\b.{0,20}\bbut\b"
    r"|\b(?:can'?t|cannot|couldn'?t) find (?:it|them|(?:the|my) (?:parcel|package|order|box))"
    r" (?:anywhere|at all)\b"
    r"|\bnever (?:got|received|came|arrived|turned up|showed up)\b"
    r"|\bstolen\b|\b(?:at|with|to) (?:the|my|a) neighbou?rs?\b|\bnext door\b",
    re.IGNORECASE,
)
"""What was delivered, and they do not have it."""
_THING = re.compile(
    r"\b(?:the|my|an?|these|those|it|it's|order|parcel|package)\b"
    r"(?! (?:worst|whole|shop|store|service|company|staff|people|support|website|site|joke|scam|disgrace"
    r"|shame|bunch|lot|hell|waste|nightmare|liar|thief|idiot|useless|piece|load|pathetic))",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"[\w.+'\"-]+@\S+"
    r"|\b(?:my|the) (?:full |last |first )?(?:name|e-?mail(?: address)?|zip(?: code)?|postcode|postal code)"
    r"(?: is|'s|:)?"
    r"|\b(?:it's|its|this is|i'm|i am) (?!(?:a|an|the|so|not|very|really|all)\b)"
    r"[\w'-]+(?: [\w'-]+)?[ ,]+\d{4,}",
    re.IGNORECASE,
)
"""Who they are, which is nothing that they have bought."""
_TRIED = re.compile(
    r"\b(?:no ?body|no one) (?:ever )?(?:answers?|answered|repl\w+|responds?|helps?)\b|\bon hold\b"
    r"|\b(?:called|rang|emailed|written|wrote|phoned) (?:\w+ )?(?:twice|\w+ times)\b",
    re.IGNORECASE,
)
"""Who has tried in vain to reach a person is not to be kept from one any longer."""
_ELSEWHERE = frozenset(
    {Intent.POLICY_QUESTION, Intent.COMPARE, Intent.RECOMMEND, Intent.ADD_TO_CART, Intent.REMOVE_FROM_CART}
)


def speaks_of(heard: Understood) -> bool:
    """Whether a message is of trouble with something they have bought."""
    if _TRIED.search(heard.text) or Intent.TALK_TO_HUMAN in heard.intents:
        return False
    if Intent.COMPLAINT in heard.intents and _THING.search(_WHO.sub(" ", heard.text)):
        return True
    if LOST.search(heard.text) and not _is_elsewhere(heard):
        return True
    return TROUBLE.search(heard.text) is not None and "?" not in heard.text and not _is_elsewhere(heard)


def _is_elsewhere(heard: Understood) -> bool:
    return bool(_ELSEWHERE & set(heard.intents))


def is_of_nothing(heard: Understood) -> bool:
    """Whether a message is only anger: it names no thing and no order."""
    if heard.intents != (Intent.COMPLAINT,) or re.search(r"\d", heard.text):
        return False
    if _TRIED.search(heard.text) or _WHO.search(heard.text):
        return False
    return not speaks_of(heard)


def wished(wishes: Sequence[Wish], text: str) -> list[Wish]:
    """The wishes of a message about trouble: its own, or else to be told what can be done."""
    lost = LOST.search(text) is not None
    if any((wish.kind is not None or wish.swaps) and not (lost and _of_lost(wish)) for wish in wishes):
        return list(wishes)
    return [
        Wish(
            Ask.TROUBLE,
            tuple(dict.fromkeys(order for wish in wishes for order in wish.orders)),
            unknown=tuple(said for wish in wishes for said in wish.unknown),
            items=tuple(item for wish in wishes for item in wish.items),
            text=text,
        )
    ]


def _of_lost(wish: Wish) -> bool:
    """What is asked or wanted of something that has not come to them: to be looked into."""
    return wish.kind in (Ask.STATUS, Ask.TRACKING, Kind.RETURN)


def _missing(order: Order, desk: Desk, view: View) -> tuple[Desk, tuple[Finding, ...], tuple[str, ...]]:
    """How far it has come by the record; a person is offered where that says that it is there."""
    told = OrderTold(order, view.customer, "status", today=view.today)
    desk = replace(desk, focus=(order.id,), lines=(), about="", asked=(), awaiting=None)
    there = order.status == "delivered"
    return (desk, (told, TroubleTold(order)), (PERSON,)) if there else (desk, (told,), ())


def tell(wish: Wish, desk: Desk, view: View) -> tuple[Desk, tuple[Finding, ...], tuple[str, ...]]:
    """What can be done about it; where it is not plain of which order they speak, that is asked."""
    named, spoken = spoken_of(wish.text, view, Desk())
    named = wish.orders or named
    said = [line for item in wish.items for line in item.lines] or list(spoken)
    if not said and desk.about == Ask.TROUBLE:
        said = list(desk.lines)  # what was named before it was asked in which order
    lines = [line for line in said if not named or line[0] in named]
    ids = {order for order, _ in lines} or set(named)
    if not ids and len(desk.focus) == 1:
        ids = set(desk.focus)  # "but the hinge broke off!", of the order just spoken of
    orders = [order for order in view.orders if not ids or order.id in ids]
    lost = LOST.search(wish.text) is not None
    if lost and not ids:
        sent = [order for order in orders if order.status in ("shipped", "delivered")]
        orders = [order for order in sent if order.status == "shipped"] or sent
    if lost and len(orders) == 1 and desk.draft is None:
        return _missing(orders[0], desk, view)
    if len(orders) != 1:
        return _which(orders, replace(desk, lines=tuple(lines)))
    order = orders[0]
    if not lines and len(order.items) == 1:
        lines = [(order.id, order.items[0].line_id)]
    own = {line for _, line in lines}
    meant = tuple(line for line in order.items if line.line_id in own)
    products = [line.product_id for line in meant]
    if len(set(products)) < len(products):
        meant = ()  # one of several of a kind: which, is asked when something is to be done
    kinds = tuple(kind for kind in WAYS if _open(kind, order, meant, view))
    told = TroubleTold(order, meant, kinds)
    focused = replace(
        desk,
        focus=(order.id,),
        lines=tuple((order.id, line.line_id) for line in meant),
        about="",
        asked=TOLD,
        awaiting=desk.awaiting if desk.drafts else None,
    )
    ways = tuple(WAYS[kind][len(meant) > 1] for kind in kinds)
    stands = OrderTold(order, view.customer, "status", today=view.today)
    why = () if kinds or order.request is None else (stands,)  # "a return of it is on record"
    return focused, (*why, told), (*ways, PERSON)


def about_it(wishes: Sequence[Wish], desk: Desk) -> tuple[Wish, ...]:
    """With "return it", which is of what the trouble is with."""
    if desk.asked != TOLD or desk.awaiting is not None or desk.drafts or not desk.lines:
        return tuple(wishes)
    lines = ItemSaid("", desk.lines, every=True)
    return tuple(replace(wish, items=(lines,)) if _is_bare(wish) else wish for wish in wishes)


def _is_bare(wish: Wish) -> bool:
    return wish.kind is Kind.RETURN and not (
        wish.orders or wish.unknown or wish.items or wish.everything or wish.excepted or wish.swaps
    )


def _which(orders: Sequence[Order], desk: Desk) -> tuple[Desk, tuple[Finding, ...], tuple[str, ...]]:
    shown = tuple(orders[:MOST_LISTED])
    if not shown:
        return desk, (TroubleTold(),), (PERSON,)
    ids = tuple(order.id for order in shown)
    if desk.draft is None:
        desk = replace(desk, awaiting=Slot.ORDER, asked=ids, about=str(Ask.TROUBLE), focus=ids)
    return desk, (TroubleTold(orders=shown),), naming.order_labels(shown)


def _open(kind: Kind, order: Order, lines: Sequence[Line], view: View) -> bool:
    if view.rules.open_to(kind, order, view.today) is not None:
        return False
    if kind is Kind.CANCEL:
        return True
    return all(view.rules.line_open_to(kind, order, line, view.today) is None for line in lines)
