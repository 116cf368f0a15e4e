"""The check of what is said of orders.

A sentence stands if it is one of the forms that its finding permits and each place in it says what the
records say. It is read, not made again: amounts, days, numbers, names, options, methods and statuses are
taken out of the sentence and looked up; sums are worked out here. Whatever fits no form is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from assistant.evidence import (
    AccountTold,
    AnythingElse,
    ChangeDropped,
    ChangeMade,
    ChangeRefused,
    Evidence,
    Finding,
    Greeted,
    IdentityAsked,
    IdentityBarred,
    NoSuchOrder,
    OrdersListed,
    OrderTold,
    OthersBarred,
    Proposed,
    ServiceFailed,
    SlotAsked,
    TroubleTold,
    VariantsTold,
)
from assistant.grounding.orders.asking import slot_asked
from assistant.grounding.orders.changes import change_made, proposed
from assistant.grounding.orders.forms import Form
from assistant.grounding.orders.refusing import change_refused
from assistant.grounding.orders.telling import (
    account_told,
    no_such_order,
    order_told,
    orders_listed,
    variants_told,
)
from assistant.grounding.orders.troubling import trouble_told

FORMS: dict[type[Finding], Callable[[Any], Iterator[Form]]] = {
    NoSuchOrder: no_such_order,
    OrdersListed: orders_listed,
    OrderTold: order_told,
    AccountTold: account_told,
    VariantsTold: variants_told,
    SlotAsked: slot_asked,
    Proposed: proposed,
    ChangeMade: change_made,
    ChangeRefused: change_refused,
    TroubleTold: trouble_told,
}

SAID_BY_HEART = (
    IdentityAsked,
    Greeted,
    IdentityBarred,
    OthersBarred,
    ChangeDropped,
    ServiceFailed,
    AnythingElse,
)
"""Findings of the service desk whose sentences are the house's own (assistant/sayings.py)."""

LONGEST = 6000
"""Characters; the records of one order make no longer sentence."""


def borne_out(sentence: str, evidence: Evidence) -> bool:
    """Whether one of the findings on orders permits a sentence as it stands."""
    text = sentence.strip().removeprefix("- ").strip()
    if not text or len(text) > LONGEST or "\n" in text:
        return False
    low = text[:1].lower() + text[1:]
    return any(
        form.fits(low) or form.fits(text)
        for finding in evidence.findings
        if type(finding) in FORMS
        for form in FORMS[type(finding)](finding)
    )


_ABOUT = re.compile(
    r"\b(done|orders?|ordered|cancel\w*|refund\w*|return\w*|exchang\w*|parcels?|tracking|shipped|delivered"
    r"|deliver(?:y|ies)|sent|paid|pay|payments?|charged?|gift cards?|address(?:es)?|account|invoice)\b",
    re.IGNORECASE,
)


def about_orders(sentence: str, evidence: Evidence) -> bool:
    """Whether a sentence speaks of what only the service desk may speak of, in a reply in which it does."""
    asked = any(type(finding) in FORMS for finding in evidence.findings)
    return asked and bool(_ABOUT.search(sentence))


def only_orders(evidence: Evidence) -> bool:
    """Whether all that there is to say is of the service desk: then nothing else may be said."""
    kinds = {type(finding) for finding in evidence.findings}
    return bool(kinds) and kinds <= {*FORMS, *SAID_BY_HEART}
