"""A message taken apart: each part asks for one thing at most, with the words that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.actions.desk.reading.addresses import find_addresses
from assistant.actions.desk.reading.clauses import begun, others
from assistant.actions.desk.reading.methods import MethodAt, find_methods
from assistant.actions.desk.reading.names import Mention, narrowed
from assistant.actions.desk.reading.ones import ones, staying, with_states
from assistant.actions.desk.reading.orders import OrderSaid, find_orders, ruled_out
from assistant.actions.desk.reading.records import Records
from assistant.actions.desk.reading.tokens import Text
from assistant.actions.desk.reading.verbs import (
    ACCOUNT,
    ADDRESS,
    ASKS,
    FROM_ACCOUNT,
    FROM_ORDER,
    NOUN_BEFORE,
    ORDER_WITH,
    PAYMENT,
    REFUND_OF,
    THREAT,
    UNWANTED,
    VERBS,
    WOULD_RATHER,
    Family,
)
from assistant.actions.desk.said import AddressSaid, Ask

_LEADS = re.compile(
    r"(?:and|,|also|then|plus|&)(?: (?:also|then|its|the|my|for the|shipping|delivery|please|to))*"
    r"(?: (?:shipping|delivery|default|account))?$"
)
"""What stands before "the address" where that is one more thing to change."""
_CLAUSE = frozenset({",", ".", ";", "!", "?", "and", "but", ":", "(", "while", "&"})
ENDS = frozenset({".", "!", "?", ";"})
BREAKS = frozenset({",", "and", "then", "also", "but", "plus", "or", "so", "-", "(", "while", "as", "&", ":"})
FALLBACK = re.compile(
    r"\bif (?!you don't mind|(?:it's|that's|it is|that is)? ?not too|it doesn't"
    r"|i don't (?:like|hear)|i'm not|you're not (?:busy|too))(?:[\w'#/+%-]+(?: ,)? ){0,14}?"
    r"(?:[\w']+n't|not|no|none|cannot|unavailable|impossible|unable|nothing"
    r"|neither|never|out of stock|sold out)\b"
    r"|\b(?:otherwise|or else|failing that|as a (?:second|fallback|backup)(?: choice"
    r"| option)?|second choice(?: is| would be)?|alternatively)\b"
    r"|\b(?:there's|there is) no(?: [\w'.,-]+){0,10}? ?,"
)


@dataclass(slots=True)
class Found:
    """Everything that a message names, with its places."""

    text: Text
    orders: list[OrderSaid]
    mentions: list[Mention]
    methods: list[MethodAt]
    addresses: list[tuple[int, int, AddressSaid]]
    taken: frozenset[int]
    kept: list[Mention] = field(default_factory=list)
    """What is named and is to stay as it is."""
    gone: frozenset[str] = frozenset()
    """The orders of which nothing is meant."""


@dataclass(slots=True)
class Verb:
    start: int
    end: int
    family: Family
    weak: bool = False


@dataclass(slots=True)
class Part:
    """Tokens `start` to `end`. `question`: it ends with a question mark; `fallback`: it is wanted only if
    what stands before cannot be done."""

    start: int
    end: int
    verbs: list[Verb] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    question: bool = False
    fallback: bool = False
    sentence: int = 0


def find_all(text: Text, records: Records, focus: tuple[str, ...]) -> Found:
    taken: set[int] = set()
    addresses = []
    for start, end, fields in find_addresses(text.raw):
        tokens = [i for i, t in enumerate(text) if t.start >= start and t.end <= end]
        if tokens:
            addresses.append((tokens[0], tokens[-1] + 1, AddressSaid(fields)))
            taken |= set(tokens)
    taken |= {i for i, t in enumerate(text) if "@" in t.word}
    gone = ruled_out(text, records.orders, frozenset(taken))
    orders = find_orders(text, records.orders, focus, frozenset(taken), records.today)
    taken |= {
        j for said in orders for j in range(said.start, said.end) if any(c.isdigit() for c in text[j].word)
    }
    methods = find_methods(
        text, records.customer.payment_methods if records.customer else (), frozenset(taken)
    )
    taken |= {j for method in methods for j in range(method.start, method.end)}
    mentions = [
        m for m in narrowed(records.names.find(text, frozenset(taken))) if not _is_value(text, m, records)
    ]
    mentions = sorted([*mentions, *ones(text, mentions, records)], key=lambda m: m.start)
    mentions = with_states(text, mentions)
    kept = staying(text, mentions)
    mentions = [m for m in mentions if m not in kept]
    for mention in kept:
        begin = next((j + 1 for j in range(mention.start - 1, -1, -1) if text[j].word in _CLAUSE), 0)
        taken |= set(range(begin, mention.end))
    return Found(text, orders, mentions, methods, addresses, frozenset(taken), kept[::-1], gone)


def _is_value(text: Text, mention: Mention, records: Records) -> bool:
    """ "the laptop compartment" is no laptop, "the glass one" no sunglasses."""
    if mention.end - mention.start > 1:
        return False
    if text[mention.start].word in ("shoe", "shoes") and mention.start and mention.strength < 3:
        return text[mention.start - 1].word in ("running", "hiking", "tennis", "dress", "walking", "training")
    word, after = text[mention.start].word, text[mention.end].word if mention.end < len(text) else ""
    if any(
        f"{word} {after}" in option.lower()
        for product in mention.products
        for option in records.options(product).values
    ):
        return True
    around = [text[j].word for j in (mention.start - 1, mention.end) if 0 <= j < len(text)]
    for product in {row.line.product_id for row in records.rows} - set(mention.products):
        options = records.options(product)
        if any(word == value.lower() for values in options.values.values() for value in values) and any(
            set(around) & set(option.lower().split()) for option in options.values
        ):
            return True
    return False


def split(found: Found) -> list[Part]:
    """The parts of a message, in order."""
    text = found.text
    parts: list[Part] = []
    for number, (start, end, question) in enumerate(_sentences(found)):
        verbs = _verbs(found, start, end)
        cuts = [start]
        fallbacks: set[int] = set()
        for one, two, _ in text.find(FALLBACK, start, end):
            if one > start:
                cuts.append(one)
            fallbacks.add(one)
            del two
        last: Verb | None = None
        if (lead := _lead(found, verbs[:1], start)) is not None:
            cuts.append(lead)
        for verb in verbs:
            if last is not None and (cut := _cut(text, last, verb, found)) is not None and cut > cuts[0]:
                cuts.append(cut)
            if last is None or verb.start >= last.end:
                last = verb
        cuts.extend(_of_other_orders(found, verbs, start, end))
        cuts.extend(_questions(found, verbs, start, end))
        cuts = sorted(set(cuts))
        for one, two in zip(cuts, [*cuts[1:], end], strict=True):
            if two <= one:
                continue
            part = Part(
                one, two, [v for v in verbs if one <= v.start < two], question=question, sentence=number
            )
            part.fallback = any(one <= f < two for f in fallbacks)
            part.asks = [ask for ask, pattern in ASKS if text.has(pattern, one, two)]
            parts.append(part)
    return parts


ASKS_ON = re.compile(
    r"\b(?:and|also|but|,|plus)(?: (?:also|then|please|tell me|can you tell me|by the way|,))* "
    r"(?=(?:where(?:'s|s| is| are)|when (?:will|does|do|is|are)|how much (?:did|was|were|do i have)|has"
    r"|have you)\b)"
)


def _questions(found: Found, verbs: Sequence[Verb], start: int, end: int) -> list[int]:
    """Where a question follows a wish in one breath: "cancel 1920 and where is 1907" cancels one of them."""
    text = found.text
    first = min((verb.start for verb in verbs if not verb.weak), default=end)
    inside = {j for one, two, _ in found.addresses for j in range(one, two)}
    asked = [one for one, _, _ in text.find(ASKS_ON, start, end) if first < one and one not in inside]
    return [one for one in asked if any(text.has(pattern, one, end) for _, pattern in ASKS)]


def _sentences(found: Found) -> list[tuple[int, int, bool]]:
    text, found_at = found.text, []
    inside = {j for start, end, _ in found.addresses for j in range(start, end)}
    start, depth = 0, 0
    for i, token in enumerate(text):
        depth += (token.word == "{") - (token.word == "}")
        newline = i > 0 and "\n" in text.raw[text[i - 1].end : token.start] and i not in inside
        if newline and i > start:
            found_at.append((start, i, False))
            start = i
        if token.word in ENDS and i not in inside and depth <= 0:
            if (
                token.word == "."
                and i + 1 < len(text)
                and text[i + 1].start == token.end
                and text[i + 1].is_word
                and text[i - 1].number
            ):
                continue
            numbered = i + 1 < len(text) and any(c.isdigit() for c in text[i + 1].word)
            if token.word == "." and numbered and i and text[i - 1].word in ("no", "nr", "num", "nos"):
                continue
            if i >= start:
                found_at.append((start, i + 1, token.word == "?"))
            start = i + 1
    if start < len(text):
        found_at.append((start, len(text), False))
    return [(a, b, q) for a, b, q in found_at if any(c.isalnum() for t in text.tokens[a:b] for c in t.word)]


def _verbs(found: Found, start: int, end: int) -> list[Verb]:
    text, verbs = found.text, []
    inside = {j for one, two, _ in found.addresses for j in range(one, two)}
    mentioned = {j for m in found.mentions for j in range(m.start, m.end)}
    for family, pattern in VERBS:
        for one, two, _ in text.find(pattern, start, end):
            if one in inside or one in mentioned or _is_none(text.words(max(start, one - 6), one)):
                continue
            if text[one].word.endswith("ed") and _NOT_DONE.search(text.words(max(start, one - 8), one)):
                continue
            before = text[one - 1].word if one > start else ""
            weak = before in NOUN_BEFORE and text[one].word not in ("cancel",)
            if family is Family.REFUND and text[one].word.startswith(("refund", "reimburs")):
                behind = REFUND_OF.search(text.words(one, min(end, two + 1)))
                weak = weak or behind is None or before in ("or", "and", "/")
            verbs.append(Verb(one, two, family, weak))
    for one, two, _ in text.find(UNWANTED, start, end):
        verbs.append(Verb(one, two, Family.UNWANTED, True))
    for one, two, _ in text.find(ADDRESS, start, end):
        if one not in inside and one not in mentioned:
            family = (
                Family.ACCOUNT
                if text.has(ACCOUNT, max(start, one - 4), min(end, two + 4))
                else Family.ADDRESS
            )
            verbs.append(Verb(one, two, family, True))
    for one, two, _ in text.find(PAYMENT, start, end):
        verbs.append(Verb(one, two, Family.PAYMENT, True))
    for one, two, _ in text.find(WOULD_RATHER, start, end):
        verbs.append(Verb(one, two, Family.CHANGE, True))
    verbs += [
        Verb(m.start, m.end, Family.CHANGE)
        for m in begun(text, found.mentions, _elsewhere(found, verbs), start, end)
        if not any(verb.start == m.start for verb in verbs)
    ]
    return sorted(verbs, key=lambda verb: (verb.start, verb.weak))


def _lead(found: Found, first: Sequence[Verb], start: int) -> int | None:
    """Where the first thing that is asked for in so many words stands behind an "and": what comes before is
    an answer, or leads up to it ("green please, and the payment should go to PayPal")."""
    for verb in first:
        paid = [m.end for m in found.methods if start <= m.start < verb.start]
        of_order = any(start <= o.start < verb.start for o in found.orders)
        if paid and of_order:  # "bill W1 to my PayPal, then ship it to …"
            return next((j for j in range(paid[-1], verb.start) if found.text[j].word in BREAKS), None)
        places = (Family.ADDRESS, Family.ACCOUNT, Family.PAYMENT)
        if not verb.weak or verb.family not in places or verb.start - start < 3:
            return None
        found_at = re.search(
            r"(?:and|plus|also)(?: (?:also|then|its|the|my|for|to|please|,))*$",
            found.text.words(start, verb.start),
        )
        inside = {j for one, two, _ in found.addresses for j in range(one, two)}
        for j in range(verb.start - 1, start, -1) if found_at else ():
            if found.text[j].word in ("and", "plus", "also") and j not in inside:
                return j
    return None


def _of_other_orders(found: Found, verbs: list[Verb], start: int, end: int) -> list[int]:
    """Where a clause about another order begins; it has the verbs of the one before it where it has none
    of its own ("… W1 to PayPal and W2 to my Visa")."""
    text = found.text
    named = [(o.start, o.end, o.orders) for o in found.orders if o.orders and not o.pointed]
    named = [o for o in named if start <= o[0] < end and FROM_ORDER.search(text.words(start, o[0])) is None]
    named = sorted([*named, *_located(found, start, end)])
    inside = {j for a, b, _ in found.addresses for j in range(a, b)}
    places = set(
        others(text, named, found.mentions, inside, [verb.start for verb in verbs if verb.start < end])
    )
    kept: list[int] = []
    begin = start
    for at in sorted(places):
        before = [verb for verb in verbs if begin <= verb.start < at]
        stop = min([p for p in places if p > at], default=end)
        paid = any(begin <= m.start < at for m in found.methods)
        if not before and not paid:
            continue
        if not any(at <= verb.start < stop for verb in verbs):
            verbs.extend(Verb(at, at + 1, verb.family, verb.weak) for verb in before)
        kept.append(at)
        begin = at
    verbs.sort(key=lambda verb: (verb.start, verb.weak))
    return kept


def _located(found: Found, start: int, end: int) -> list[tuple[int, int, tuple[str, ...]]]:
    """Orders that are named by what is in them ("the order with the lamp", "the keyboard order")."""
    text, spans = found.text, []
    for m in found.mentions:
        behind = m.end < end and text[m.end].word in ("order", "purchase")
        before = [
            a for a, b, _ in text.find(ORDER_WITH, max(start, m.start - 6), m.start) if b >= m.start - 2
        ]
        if start <= m.start < end and (behind or before):
            spans.append((before[0] if before else m.start, m.end + behind, m.products))
    return spans


def _elsewhere(found: Found, verbs: Sequence[Verb]) -> set[int]:
    """The tokens that speak of a payment or an address."""
    spans = [(m.start, m.end) for m in found.methods] + [(a, b) for a, b, _ in found.addresses]
    spans += [(v.start, v.end) for v in verbs if v.family in (Family.ADDRESS, Family.ACCOUNT, Family.PAYMENT)]
    return {j for a, b in spans for j in range(a, b)}


def _cut(text: Text, last: Verb, verb: Verb, found: Found) -> int | None:
    """Where the part of a later verb begins: at the nearest break before it, if there is one."""
    if verb.start <= last.end:
        return None
    if verb.weak and verb.family in (Family.ADDRESS, Family.ACCOUNT, Family.PAYMENT):
        before = text.words(max(last.end, verb.start - 5), verb.start)
        after = (Family.CHANGE, Family.EXCHANGE, Family.ADDRESS, Family.ACCOUNT, Family.PAYMENT)
        if last.family in after and not _LEADS.search(before) and not _own(text, last, verb, found):
            return None
    if verb.weak and verb.family is Family.CHANGE:
        backs = (Family.RETURN, Family.REFUND, Family.CANCEL, Family.UNWANTED)
        goods = any(verb.start < m.start <= verb.end + 4 for m in found.mentions)
        if last.family not in (*backs, Family.ADDRESS, Family.ACCOUNT, Family.PAYMENT) or not goods:
            return None
    if (
        verb.weak
        and verb.family in (Family.REFUND, Family.RETURN)
        and last.family in (Family.REFUND, Family.RETURN, Family.CANCEL)
    ):
        return None
    inside = {j for one, two, _ in found.addresses for j in range(one, two)}
    for j in range(verb.start - 1, last.end - 1, -1):
        if text[j].word in BREAKS and j not in inside:
            return j
        if j in inside and j + 1 not in inside:
            return j + 1 if text[j].word in BREAKS else None
    return None


_SUBJECT = re.compile(
    r"(?:and|,|also|then|plus|&|but|;)(?: (?:also|then|please|,|and))* (?:i|i'd|i'll|i want|we|we'd|can"
    r"|could|would"
    r"|may|please|it|it's|that whole|the whole)\b"
)


def _own(text: Text, last: Verb, verb: Verb, found: Found) -> bool:
    """Whether what is said of an address or a payment is a clause of its own, behind goods."""
    goods = any(last.start <= m.start < verb.start for m in found.mentions)
    return goods and _SUBJECT.search(text.words(last.end, verb.start)) is not None


def is_source(text: Text, said: OrderSaid, start: int) -> bool:
    """Whether an order is named only for its address ("same as order #W1")."""
    return FROM_ORDER.search(text.words(max(start, said.start - 12), said.start)) is not None


def source(text: Text, start: int, end: int, orders: Sequence[OrderSaid]) -> AddressSaid | None:
    """Where an address is to be taken from, if that is said."""
    for said in orders:
        if start <= said.start < end and said.orders and is_source(text, said, start):
            return AddressSaid(same_as=said.orders[0])
    if text.has(FROM_ACCOUNT, start, end):
        return AddressSaid(same_as="account")
    return None


_NOT_DONE = re.compile(
    r"\b(?:don't|do not|never|didn't|wouldn't) (?:\w+ )?(?:want|need|like|wish|have|asked?(?: for)?)"
    r"(?: (?:it|that|this|them|any|of|these|those|the|my|whole|orders?|number|#|#?[a-z]{0,3}-?\d+|to|be|get"
    r"|getting|being))*$"
)
"""Before what is done to something: "I don't want W1 cancelled"."""


def _is_none(before: str) -> bool:
    """Whether the words before a verb take it back, or only threaten with it."""
    return THREAT.search(before) is not None or THREAT.search(before + " ") is not None
