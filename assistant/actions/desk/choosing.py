"""Which of the orders that were just listed a message means, where it names none of them by its number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.actions.desk.reading.places import placed
from assistant.actions.desk.reading.spoken import spoken_of
from assistant.actions.desk.reading.tokens import read_tokens
from assistant.actions.desk.said import Ask, ItemSaid, Said, View, Wish
from assistant.desk import Desk, Slot
from assistant.orders import Order
from assistant.understood import Understood

SHORT = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|yes)\b\W*)*(?:when|where|how long|who (?:brings|delivers) it)\W*$",
    re.IGNORECASE,
)
OF_BOUGHT = re.compile(
    r"\bi (?:just |once )?(?:got|bought|ordered|purchased)\b(?! (?:a|an|to)\b)"
    r"|\bwhich order (?:was|is|were|are|has|had)\b",
    re.IGNORECASE,
)
ASKING = re.compile(r"^\W*(?:(?:and|but|so|hi|hello|ok)\b\W*)*(?:what|which|how|when|did|was|is)\b", re.I)
LONGEST = 12
"""Words of a message that does no more than choose."""
POINTS = re.compile(
    r"^\W*(?:(?:no|and|ok|okay|i mean|i meant|it's|its|for|what about)\b\W*)*"
    r"the (?:one|order|parcel|package|[a-z-]+ (?:one|order|parcel))\b",
    re.IGNORECASE,
)
"""An order is pointed at, by what is told of it."""
STATES: Mapping[str, re.Pattern[str]] = {
    "pending": re.compile(
        r"\b(?:pending|(?:n't|not|hasn't|has not)(?: been)?(?: yet)? (?:shipped|sent|left))\b", re.I
    ),
    "processed": re.compile(r"\b(?:processed|being packed)\b", re.I),
    "shipped": re.compile(
        r"\b(?:shipped|on (?:its|the|their) way|in transit|under ?way|on the road)\b", re.I
    ),
    "delivered": re.compile(r"\b(?:delivered|arrived|came|(?:i(?:'ve)?|already) got|here already)\b", re.I),
    "cancelled": re.compile(r"\bcancell?ed\b", re.I),
}
"""How people tell orders apart by how far they have come; the first that is said counts."""


def among(said: Said, heard: Understood, desk: Desk, view: View) -> Said:
    """The same, with the orders that it means of those that were just listed: for the questions that it
    asks of no order in particular, or else for the question that the list came with."""
    if desk.drafts or heard.references or said.person or said.about_others:
        return said
    if not said.wishes and (told := _told_before(heard.text, desk, view)):
        return replace(said, wishes=(told,), asks=False)
    if not desk.focus:
        return said
    waits = desk.awaiting is Slot.ORDER and bool(desk.about)
    listed = desk.asked if waits else desk.focus
    if len(listed) < 2 and not POINTS.search(heard.text):
        return said
    ids = meant(heard.text, listed, view, bare=waits)
    if not ids:
        return said
    if any(isinstance(wish.kind, Ask) for wish in said.wishes):
        return replace(said, wishes=tuple(replace(w, orders=ids) if _of_none(w) else w for w in said.wishes))
    if any(wish.kind for wish in said.wishes) or not (waits or POINTS.search(heard.text)):
        return said
    ask = Ask(desk.about) if waits else Ask.STATUS
    return replace(said, wishes=(Wish(ask, orders=ids, text=heard.text),), asks=False)


def _told_before(text: str, desk: Desk, view: View) -> Wish | None:
    """What is asked in a word of the order last spoken of ("when?"), or of something by its name that they
    have bought ("what was the name of the teapot I got?")."""
    if SHORT.match(text) and len(desk.focus) == 1:
        return Wish(Ask.STATUS, orders=desk.focus, text=text)
    if not (OF_BOUGHT.search(text) and ASKING.search(text)):
        return None
    _, lines = spoken_of(text, view, Desk())
    return Wish(Ask.DETAILS, items=(ItemSaid("", lines, every=True),), text=text) if lines else None


def meant(text: str, listed: Sequence[str], view: View, *, bare: bool) -> tuple[str, ...]:
    """Their ids: by their place, by what is told of them or by what is in them. None where it tells
    nothing. `bare`: a number alone is a place."""
    words = read_tokens(text)
    if len(words) > LONGEST:
        return ()
    if len(listed) > 1 and (chosen := placed(words, listed, bare)):
        return tuple(chosen)
    named, lines = spoken_of(text, view, Desk())
    orders = [order for order in view.orders if order.id in listed or len(listed) == 1]
    having = set(named) or {order for order, _ in lines}
    state = next((state for state, words in STATES.items() if words.search(text)), "")
    if not (having or state):
        return ()
    fitting = tuple(o.id for o in orders if (not having or o.id in having) and _stands(o, state))
    return fitting if len(fitting) < len(orders) else ()


def _stands(order: Order, state: str) -> bool:
    return not state or order.status.startswith(state)


def _of_none(wish: Wish) -> bool:
    """Whether it asks of no order in particular."""
    return isinstance(wish.kind, Ask) and not (wish.orders or wish.unknown or wish.items or wish.swaps)
