"""How somebody pays or is paid back, by the customer's own payment methods."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.actions.desk.reading.tokens import Text
from assistant.actions.desk.said import MethodSaid
from assistant.orders import STORE_CREDIT, PaymentMethod

ID = re.compile(r"\b(?:paypal|credit_card|gift_card|debit_card|pm)_?[\w-]*\d{3,}[\w-]*")
DIGITS = re.compile(
    r"\b(?:card|visa|mastercard|master card|amex|american express|discover|one|credit|account)?(?: number)?"
    r" ?(?:that )?(?:end(?:s|ing|ed)?|last (?:four|4)(?: digits)?)(?: in"
    r"| with| is| are)? (?:the )?(?:digits )?(?P<digits>\d{4})\b"
)
BRAND = re.compile(
    r"\b(?P<brand>visa|mastercard|master card|amex|american express|discover"
    r"|maestro)(?: credit)?(?: card)?(?: (?P<digits>\d{4}))?\b"
)
CARD = re.compile(
    r"\b(?:credit card|debit card|creditcard|bank card|cc)(?: (?P<digits>\d{4}))?\b"
    r"|(?<!gift )\b(?:my|the|that|other|on) card\b(?! balance)"
)
PAYPAL = re.compile(r"\bpay ?pal(?: account)?\b|\bpaypall?\b")
GIFT = re.compile(
    r"\b(?:gift ?cards?|giftcard|gc|g c|(?:store|site|website|web|shop"
    r"|account|in-store) credits?|gift certificate|voucher|gift voucher)\b"
)
ORIGINAL = re.compile(
    r"\b(?:original|originally|same|initial|previous) (?:form of )?(?:payment"
    r"|method|card|account|credit card|paypal|way)(?: method| card| source)?\b"
    r"|\b(?:one|card|method|account|payment method|way|whatever|what|how) (?:that )?i"
    r"(?:'ve)? (?:had )?(?:originally |initially |first )?(?:paid|used"
    r"|bought|purchased)\b(?: (?:it|them|this) )?(?: with)?"
    r"|\b(?:how|the way) i paid\b|\bback (?:to )?(?:where|how) (?:it came from"
    r"|i paid)\b|\boriginal (?:one|form)\b"
    r"|\bsame (?:as|way) (?:the )?(?:original|before|i paid)\b"
)
_TO = re.compile(r"\b(?:to|onto|into)(?: my| the| a)?$")
_FROM = re.compile(r"\bfrom(?: my| the| a)?$")
OVER = re.compile(
    r"\b(?:rather than|instead of|not|over(?! to\b)|than|and not|but not|don't use"
    r"|other than|except|without using|keep|keeping|save|saving|anything but|in place of|no|never)"
    r"(?: (?:with|to|on|via|use|by|using|through|from|paying|charging|charge))*(?: my| the| a)?$"
)


@dataclass(frozen=True, slots=True)
class MethodAt:
    """Tokens `start` to `end` name a payment method; `no`: it is what is not to be used."""

    start: int
    end: int
    said: MethodSaid
    no: bool = False
    original: bool = False


def find_methods(text: Text, methods: Sequence[PaymentMethod], taken: frozenset[int]) -> list[MethodAt]:
    found: list[MethodAt] = []
    used = set(taken)

    def add(start: int, end: int, ids: Sequence[str], original: bool = False) -> None:
        if used & set(range(start, end)):
            return
        used.update(range(start, end))
        no = bool(OVER.search(text.words(max(0, start - 4), start)))
        found.append(
            MethodAt(start, end, MethodSaid(text.said(start, end), tuple(ids), original), no, original)
        )

    by_id = {method.id.lower(): method.id for method in methods}
    for i, token in enumerate(text):
        if token.word in by_id:
            add(i, i + 1, [by_id[token.word]])
    for start, end, match in text.find(ID):
        add(start, end, [m for low, m in by_id.items() if low == match.group()])
    for start, end, match in text.find(DIGITS):
        fitting = [m.id for m in methods if m.last_four == match["digits"]]
        if fitting or re.search(r"card|visa|master|amex|discover", text.words(max(0, start - 3), end)):
            add(start, end, fitting)
    for start, end, match in text.find(BRAND):
        brand = {"master card": "mastercard", "amex": "american express"}.get(match["brand"], match["brand"])
        fitting = [
            m.id
            for m in methods
            if (m.brand or "").lower() == brand and m.last_four in (match["digits"] or m.last_four, None)
        ]
        add(start, end, fitting)
    for start, end, _ in text.find(ORIGINAL):
        add(start, end, [], original=True)
    for start, end, match in text.find(CARD):
        add(
            start,
            end,
            [
                m.id
                for m in methods
                if m.kind == "credit_card" and (match["digits"] or m.last_four) == m.last_four
            ],
        )
    for start, end, _ in text.find(PAYPAL):
        add(start, end, [m.id for m in methods if m.kind == "paypal"])
    for start, end, match in text.find(GIFT):
        credit = [STORE_CREDIT.id] if "credit" in match.group() else []
        add(start, end, credit + [m.id for m in methods if m.kind == "gift_card"])
    for i, ids in _last_digits(text, methods):
        add(i, i + 1, ids)
    return _the_others(_aimed(text, sorted(found, key=lambda method: method.start)), methods)


def _aimed(text: Text, found: list[MethodAt]) -> list[MethodAt]:
    """ "From PayPal to my card", in either order: what it is to leave is not wanted."""
    to = [m for m in found if not m.no and _TO.search(text.words(max(0, m.start - 4), m.start))]
    if not to:
        return found
    return [
        replace(m, no=True) if m not in to and _FROM.search(text.words(max(0, m.start - 3), m.start)) else m
        for m in found
    ]


def _the_others(found: list[MethodAt], methods: Sequence[PaymentMethod]) -> list[MethodAt]:
    """ "Not the card": any of the others, where nothing else was named."""
    if not found or not all(m.no and m.said.ids for m in found):
        return found
    out = {id for m in found for id in m.said.ids}
    left = tuple(m.id for m in methods if m.id not in out)
    last = found[-1]
    return [*found, MethodAt(last.start, last.end, MethodSaid(last.said.said, left))] if left else found


def _last_digits(text: Text, methods: Sequence[PaymentMethod]) -> list[tuple[int, list[str]]]:
    """Four digits alone that are the last of a card of theirs."""
    fitting = [(i, [m.id for m in methods if m.last_four == token.word]) for i, token in enumerate(text)]
    return [(i, ids) for i, ids in fitting if ids]
