"""The orders that a message speaks of: by number, by their place in time or on a list, by state."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.actions.desk.reading.tokens import Text
from assistant.orders import Order

OPEN = ("pending",)


@dataclass(frozen=True, slots=True)
class OrderSaid:
    """Tokens `start` to `end` speak of `orders`. `each`: of all of them; `unknown`: a number of nobody
    here; `pointed`: "that order", "it"."""

    start: int
    end: int
    orders: tuple[str, ...] = ()
    each: bool = False
    unknown: str = ""
    pointed: bool = False
    other: bool = False
    left_out: bool = False
    """Others were named that are not of them."""


_STATE = (
    r"(?P<state>pending|open|unshipped|undelivered|processed|processing"
    r"|shipped|delivered|cancelled|current|"
    r"upcoming|outstanding|remaining|active|ongoing)"
)
_ORDINAL = (
    r"(?P<ordinal>last|latest|newest|most recent|recent|first|oldest|earliest"
    r"|previous|second|third|fourth|older|newer)"
)
ALL = re.compile(
    rf"\b(?:all (?:of )?(?:my |the |these |those )?(?:other )?(?:{_STATE} )?(?:orders|purchases)"
    rf"|every (?:single )?(?:one of my |{_STATE.replace('state', 'state2')} )?orders?"
    rf"|each (?:of my )?orders?"
    r"|(?:everything|all(?: of them)?|all orders|every order)(?= (?:but|except(?: for)?|apart from|other"
    r" than|besides)"
    r" (?:(?:the|my|order|number|for) )*#?[a-z]*-?\d)"
    r"|(?:everything|anything|all|whatever)(?: (?:that|which|i have|that's|that is|i've|ordered|is"
    r"|still|in|on))*"
    r" (?:(?:hasn't|has not|haven't|isn't|not)(?: yet)?(?: been)? (?:yet )?(?:shipped|delivered|arrived"
    r"|sent|gone out)"
    r"|(?P<state3>pending|on order|open|unshipped|undelivered)))\b"
)
BOTH = re.compile(
    r"\bboth (?:of )?(?:my |the |these |those |pending )*orders\b|\b(?:these"
    r"|those|my|the) (?:two|2) (?:pending )?orders\b"
    r"|\bboth of them orders\b"
    r"|\b(?:all )?(?:these|those|my|the) (?P<count>three|four|five|3|4|5) (?:pending |open "
    r"|delivered )?orders\b"
)
PLACED = re.compile(
    rf"\b(?:my|the|this|that|an?|your) (?:very )?{_ORDINAL} (?:{_STATE} )?(?:orders?"
    rf"|purchase|one i (?:placed|ordered|bought|made))\b"
    r"|\bthe (?:order|one) i (?:just|recently) (?:placed|made)\b|\bi(?:'ve)? (?:just|recently) placed\b"
    r"|\border (?:i |that i |i've )?just (?:placed|made)\b"
)
IN_STATE = re.compile(rf"\b(?:my|the|a|an) {_STATE} orders?\b")
OTHER = re.compile(r"\b(?:my|the|an) other (?:pending |delivered )?order\b|\banother order\b")
WHEN = re.compile(
    r"\b(?:from|placed|ordered|made|bought|(?<=i )(?:order|buy|get)|of|i (?:placed|ordered|made"
    r"|bought)(?: it)?) (?:on |in |back in )?(?P<when>yesterday|today"
    r"|this week|last week|this month|last month|(?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december)\b"
    r"|(?P<n>a|one|two|three|four|\d) (?P<unit>days?|weeks?|months?) ago)\b"
    r"(?:(?<=[a-z]{3}) (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?! ?(?:usd|dollars|items?|pieces?)))?"
)
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
POINTED = re.compile(r"\b(?:that|this|the same|said) (?:same )?(?:order|purchase)\b|\bsame order\b")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "3": 3, "4": 4, "5": 5}
ENDING = re.compile(
    r"\b(?:end(?:s|ing|ed)?|finish(?:es|ing)?) (?:in|with|on|by) (?:the )?(?:number "
    r"|digits |numbers )?(?P<ending>(?:# ?)?\d{1,6})\b"
    r"|\blast (?:two|three|four|2|3|4) (?:digits|numbers|figures) (?:are"
    r"|is|of it are|being)? ?(?P<digits>\d{1,6})\b"
)
NUMBERED = re.compile(
    r"\border(?:s)?(?: (?:number|numbers|no|nr|id|num|ref|reference))?(?: ?[.:#])*(?:"
    r" is| are)? (?P<number>#? ?[a-z]{0,3}-?\d{1,12})\b"
)
WRITTEN = re.compile(r"^(?:# ?[a-z]{0,3}-?\d{1,12}|[a-z]{0,3}-?\d{3,12})$")


def _placed_then(day: date, match: re.Match[str], today: date) -> bool:
    """Whether an order was placed about when it is said to have been."""
    when, ago = match["when"], (today - day).days
    if when in MONTHS:
        of_month = day.month == MONTHS.index(when) + 1 and ago < 366
        return of_month and (match["day"] is None or day.day == int(match["day"]))
    spans = {
        "yesterday": (1, 1),
        "today": (0, 0),
        "this week": (0, 6),
        "last week": (2, 14),
        "this month": (0, 31),
        "last month": (15, 62),
    }
    if when in spans:
        low, high = spans[when]
        return low <= ago <= high
    count = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}.get(match["n"]) or int(match["n"])
    unit = {"d": 1, "w": 7, "m": 30}[match["unit"][0]]
    return abs(ago - count * unit) <= max(1, unit * 0.6)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def find_orders(
    text: Text,
    orders: Sequence[Order],
    focus: Sequence[str],
    taken: frozenset[int],
    today: date | None = None,
) -> list[OrderSaid]:
    """All that speaks of orders, in order. `orders` newest first."""
    found = [*_numbers(text, orders, taken), *_ending(text, orders)]
    used = {j for said in found for j in range(said.start, said.end)}
    for start, end, match in text.find(ALL):
        state = match.groupdict().get("state") or match.groupdict().get("state2")
        open_ones = match.group().startswith(("everything", "anything", "whatever"))
        if open_ones or match.groupdict().get("state3"):
            state = "pending"
        found.append(OrderSaid(start, end, tuple(o.id for o in orders if _in_state(o, state)), each=True))
    for start, end, match in text.find(BOTH):
        state = next((one for one in ("pending", "open", "delivered") if one in match.group()), None)
        fitting = [o for o in orders if _in_state(o, state)]
        count = _COUNTS.get(match["count"] or "two", 2)
        chosen = [o for o in fitting if o.id in focus] if len(fitting) != count else fitting
        if len(chosen) == count:
            found.append(OrderSaid(start, end, tuple(o.id for o in chosen), each=True))
    for start, end, match in text.find(PLACED):
        found.append(OrderSaid(start, end, _placed(match, orders)))
    for start, end, match in text.find(IN_STATE):
        fitting = [o for o in orders if _in_state(o, match["state"])]
        found.append(OrderSaid(start, end, tuple(o.id for o in fitting), each=match.group().endswith("s")))
    for start, end, match in text.find(WHEN):
        fitting = [
            o for o in orders if o.placed_at and today and _placed_then(o.placed_at.date(), match, today)
        ]
        if fitting:
            found.append(OrderSaid(start, end, tuple(o.id for o in fitting)))
    for start, end, _ in text.find(OTHER):
        found.append(OrderSaid(start, end, tuple(o.id for o in orders if o.id not in focus), other=True))
    for start, end, _ in text.find(POINTED):
        found.append(OrderSaid(start, end, tuple(focus), pointed=True))
    found = _without_left_out(found, text)
    numbered = [said for said in found if _numbered(said, text)]
    found = [
        said
        for said in found
        if (said.each and (said.left_out or not any(0 <= n.start - said.end <= 3 for n in numbered)))
        or said.other
        or _numbered(said, text)
        or not any(abs(n.start - said.start) < 12 for n in numbered if not said.each or n.start >= said.end)
    ]
    kept: list[OrderSaid] = []
    for said in found:
        span = set(range(said.start, said.end))
        tells = said.orders or said.unknown or said.pointed or said.each
        if tells and (not span & used or said.unknown or _numbered(said, text)):
            kept.append(said)
            used |= span
    return _either(sorted(set(kept), key=lambda said: said.start), text)


def _either(found: list[OrderSaid], text: Text) -> list[OrderSaid]:
    """ "W1 or W2" is one of the two, and it is not said which."""
    if len(found) != 2 or not all(said.orders and _numbered(said, text) for said in found):
        return found
    one, two = found
    if text.words(one.end, two.start) not in ("or", "or order", "or the order"):
        return found
    both = tuple(dict.fromkeys((*one.orders, *two.orders)))
    return [OrderSaid(one.start, two.end, both)]


_LEFT_OUT = re.compile(
    r"\b(?:except(?:ing)?(?: for)?|but(?: for| not)?|apart from|aside from|other than|besides|excluding"
    r"|not|without"
    r"|minus|save for|(?:and |but )?(?:leave|keep|keeping|leaving))(?: (?:the|my|order|orders|number|no"
    r"|for|one|ones))*$"
)


def _without_left_out(found: list[OrderSaid], text: Text) -> list[OrderSaid]:
    """ "All my orders except W2": the others, and never the one that is left out."""
    every = [said for said in found if said.each]
    out = [
        said
        for said in found
        if not said.each
        and any(one.end <= said.start for one in every)
        and (_LEFT_OUT.search(text.words(max(0, said.start - 5), said.start)) or _listed(said, found, text))
    ]
    out += [said for said in found if said not in out and _denied(said, found, text)]
    gone = {order for said in out for order in said.orders}
    if not gone and not any(said.unknown for said in out):
        return found
    slips = [one for said in out for one in found if one.start < said.start and one.orders == said.orders]
    kept = [said for said in found if said not in out and said not in slips]
    return [
        replace(said, orders=tuple(o for o in said.orders if o not in gone), left_out=True)
        if said.each
        else said
        for said in kept
    ]


_DENIED = re.compile(
    r"\b(?:but not|and not|not|instead of|rather than|(?:keep|keeping|leave|forget|skip|spare)(?: about)?"
    r"|(?:don't|do not|never) (?:touch|cancel|return|change|send back))"
    r"(?: (?:the|my|order|number|no|one|ones|in|from|of))*$"
)
_STAYS = re.compile(r"^(?:can |should |will |must |has to )?(?:stays?|remains?)\b(?! (?:in touch|here))")
_THE_ONE = re.compile(
    r"\b(?:not|except(?: for)?|but not|apart from|other than)(?: the| my)? (?:one|ones|that)"
    r" (?:in|from|of|with)(?: the| my| order| number)*$"
)
_MEANT = re.compile(
    r"(?:\bno|\bsorry|\bwait|\boops|\bi meant?|\bmake (?:that|it)|\bcorrection|\bscratch that|\bor rather)"
    r"(?: (?:no|wait|sorry|i meant?|it's|that's|the|my|order|number|other|,|\.|!|-|:))*$"
)
_INSTEAD = re.compile(r"^(?:(?:is|was) (?:the one |what )?)?(?:i meant?|instead)\b")
_ALSO = re.compile(r"\b(?:also|too|as well|and|plus|both)\b")


def _denied(said: OrderSaid, found: Sequence[OrderSaid], text: Text) -> bool:
    """ "W1 but not W2": another is meant, and this one is not."""
    before = text.words(max(0, said.start - 7), said.start)
    if said.orders and _THE_ONE.search(before):
        return True  # "the bookshelf, not the one in W2", whichever order it is then
    others = any(one.orders and one is not said and not one.pointed for one in found)
    if not others:
        return False
    stays = _numbered(said, text) and _STAYS.match(text.words(said.end, said.end + 4))
    return bool(stays) or _DENIED.search(before) is not None or _taken_back(said, found, text)


def _taken_back(said: OrderSaid, found: Sequence[OrderSaid], text: Text) -> bool:
    """ "Cancel W1. No wait, W2 I mean": what was named first was a slip."""
    after = [one for one in found if one.start >= said.end and one.orders and _numbered(one, text)]
    following = min(after, key=lambda one: one.start, default=None)
    if following is None or said.each or not _numbered(said, text) or following.orders == said.orders:
        return False
    between = text.words(said.end, following.start)
    tail = text.words(max(said.end, following.start - 6), following.start)
    if _ALSO.search(tail):
        return False
    named = re.search(r"\b(?:no|wait|sorry|oops|actually)\b", between) is not None
    meant = named and _INSTEAD.match(text.words(following.end, following.end + 5)) is not None
    return meant or _MEANT.search(tail) is not None


def ruled_out(text: Text, orders: Sequence[Order], taken: frozenset[int]) -> frozenset[str]:
    """The orders of which nothing is meant ("the mug, but not the one in W2")."""
    return frozenset(
        id
        for said in _numbers(text, orders, taken)
        if _THE_ONE.search(text.words(max(0, said.start - 7), said.start))
        for id in said.orders
    )


def _listed(said: OrderSaid, found: Sequence[OrderSaid], text: Text) -> bool:
    """One more of those that are left out ("except W2 and W3")."""
    before = [one for one in found if one.end < said.start and not one.each]
    last = max(before, key=lambda one: one.end, default=None)
    if last is None or not set(text.words(last.end, said.start).split()) <= {
        "and",
        ",",
        "&",
        "or",
        "order",
        "the",
    }:
        return False
    return _LEFT_OUT.search(text.words(max(0, last.start - 5), last.start)) is not None


def _numbered(said: OrderSaid, text: Text) -> bool:
    return any(any(c.isdigit() for c in text[j].word) for j in range(said.start, said.end))


def _in_state(order: Order, state: str | None) -> bool:
    if state is None:
        return True
    if state in (
        "pending",
        "open",
        "unshipped",
        "current",
        "upcoming",
        "outstanding",
        "active",
        "ongoing",
        "remaining",
    ):
        return order.status.startswith("pending") or (state != "pending" and order.status == "processed")
    if state == "undelivered":
        return order.status in ("pending", "processed", "shipped") or order.status.startswith("pending")
    if state == "processing":
        return order.status == "processed"
    if state == "delivered":
        return order.status == "delivered"
    return order.status.startswith(state)


def _placed(match: re.Match[str], orders: Sequence[Order]) -> tuple[str, ...]:
    """By place in time. Records without dates tell no first or last: then all that may be meant."""
    state = match.groupdict().get("state")
    fitting = [o for o in orders if _in_state(o, state)]
    if not fitting:
        return ()
    said = match.groupdict().get("ordinal") or "last"
    if any(o.placed_at is None for o in fitting):
        if said in ("last", "latest", "newest", "most recent", "recent") and not match.groupdict().get(
            "ordinal"
        ):
            fitting = [o for o in fitting if _in_state(o, "pending")] or fitting
        return tuple(o.id for o in fitting)
    place = {
        "last": 0, "latest": 0, "newest": 0, "most recent": 0, "recent": 0, "newer": 0, "previous": 1,
        "first": -1, "oldest": -1, "earliest": -1, "older": -1, "second": 1, "third": 2, "fourth": 3,
    }[said]  # fmt: skip
    if place >= len(fitting):
        place = len(fitting) - 1
    if said == "previous" and len(fitting) == 1:
        place = 0
    return (fitting[place].id,)


def _ending(text: Text, orders: Sequence[Order]) -> list[OrderSaid]:
    found = []
    for start, end, match in text.find(ENDING):
        before = text.words(max(0, start - 6), start)
        if re.search(r"\b(card|visa|mastercard|amex|credit|debit|zip|phone)\b", before):
            continue
        ending = _digits(match["ending"] or match["digits"] or "")
        fitting = tuple(o.id for o in orders if _digits(o.id).endswith(ending))
        found.append(OrderSaid(start, end, fitting, unknown="" if fitting else match.group()))
    return found


_OF_ORDERS = frozenset({"of", "cancel", "return", "track", "refund"})
"""Before a number that looks like one of an order these make it that."""


def _looks(word: str, known: Mapping[str, str]) -> bool:
    """Whether digits look like the numbers of orders here, and like no year of now."""
    alike = {len(digits) for digits in known} or {0}
    return word.isdigit() and len(word) in alike and len(word) >= 4 and not 2000 <= int(word) <= 2040


def _numbers(text: Text, orders: Sequence[Order], taken: frozenset[int]) -> list[OrderSaid]:
    """Order numbers as they are written: with a sign or letters, behind the word "order", or simply one
    that the customer has."""
    by_digits = {_digits(o.id): o.id for o in orders}
    behind = {j for start, end, _ in text.find(NUMBERED) for j in range(start, end)}
    found: list[OrderSaid] = []
    listed = False
    for i, token in enumerate(text):
        if i in taken or token.amount or "_" in token.word or "@" in token.word or "$" in token.word:
            listed = listed and token.word in (",", "and", "&")
            continue
        digits = _digits(token.word)
        written = bool(digits) and WRITTEN.match(token.word) is not None
        if not written and not (i in behind and digits in by_digits):
            listed = listed and token.word in (",", "and", "&", "or", "#")
            continue
        marked = (
            token.word[0] == "#" or (token.word[0].isalpha() and len(digits) >= 4) or i in behind or listed
        )
        marked = marked or (bool(i) and text[i - 1].word in _OF_ORDERS and _looks(token.word, by_digits))
        start = i
        if token.word.isdigit() and i and text[i - 1].word in ("#", "-"):
            start, marked = i - 1, True
            if i > 1 and text[i - 1].word == "-" and len(text[i - 2].word) == 1:
                start = i - 2
        known = by_digits.get(digits)
        if known:
            found.append(OrderSaid(start, i + 1, (known,)))
            listed = True
        elif marked and (len(digits) >= 3 or token.word[0] == "#"):
            found.append(OrderSaid(start, i + 1, unknown=token.text))
            listed = True
    return found
