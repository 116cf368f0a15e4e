"""The house's own sentences: fixed words that rest on no look-up, each with the finding that
permits it. Generation says them and the check knows them by heart; nothing else passes
without evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from assistant.evidence import (
    Finding,
    Found,
    GoesWith,
    HandedOff,
    InStockThen,
    Nearest,
    NotInStock,
    OtherLanguage,
    PolicyUnknown,
    Social,
    Surveyed,
    Unanswered,
    WhichOne,
)

SENTENCE = re.compile(r"\S[^.!?。！？؟]*[.!?。！？؟]?[)）]?")

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

PASS_ON = "Shall I pass the question on to a person?"  # noqa: S105 - words, no password

SOCIAL: dict[str, tuple[tuple[str, ...], ...]] = {
    "greeting": (
        ("Hello!", "What are you looking for?"),
        ("Hi there.", "What can I find for you?"),
        ("Hello.", "What can I help you find?"),
    ),
    "thanks": (("You're welcome.",), ("Glad to help.",), ("Any time.",)),
    "goodbye": (("Goodbye, and thanks for stopping by.",), ("Take care.",), ("Bye for now.",)),
    "out_of_scope": (
        ("I can only help with this shop: its products, its policies and your orders.",),
        ("That's outside what I know; I look after this shop's products, policies and orders.",),
        ("I can't help with that, only with what this shop sells, its policies and your orders.",),
    ),
    "careful": (
        (
            "I can't judge what is safe for your health; I only repeat what a product's page says.",
            "Name a product and I'll look it up.",
            PASS_ON,
        ),
    ),
    "empty": (("I didn't catch that.", "What are you looking for?"),),
    "declined": (("All right.", "Tell me if you'd like to see something else."),),
}


NOTHING_KNOWN: dict[str, tuple[str, ...]] = {
    "prices": ("The shop's data gives no prices for these.",),
    "brands": ("The shop's data names no brand for these.",),
    "kinds": ("The shop's data puts these in no category.",),
    "values": ("The shop's data doesn't say that of these.",),
}
"""What is said where everything that a request means was looked at and none of it states a thing."""


def house(finding: Finding) -> tuple[tuple[str, ...], ...]:
    """The ways to put a finding that needs nothing looked up; none for any other finding."""
    ways = WAYS.get(type(finding))
    return ways(finding) if ways else ()


def permitted(finding: Finding) -> frozenset[str]:
    """Every house sentence that this finding permits, also beside sentences with facts."""
    said = {sentence for way in house(finding) for sentence in way}
    if isinstance(finding, Unanswered):
        said.add(PASS_ON)
    if isinstance(finding, Nearest):
        said.add(lacking(finding))
    if isinstance(finding, Found) and finding.unordered:
        said.add(unordered(finding))
    if isinstance(finding, GoesWith) and finding.level != "named":
        said.add(UNNAMED[finding.level])
    if isinstance(finding, NotInStock) and not finding.instead:
        said.add(NOTHING_INSTEAD)
    if isinstance(finding, Surveyed) and not (
        finding.lowest if finding.about == "prices" else finding.counts
    ):
        said |= set(NOTHING_KNOWN.get(finding.about, ()))
    if isinstance(finding, Surveyed) and finding.untold:
        said.add(not_told(finding))
    return frozenset(said)


NOTHING_INSTEAD = "I have nothing in its place that fits."

UNNAMED = {
    "": "Nothing in the shop's data says what goes with it.",
    "kind": "The shop's data names nothing for it in particular.",
    "category": "The shop's data names nothing for it in particular.",
}
"""By how near what was found comes, what is said of the thing itself."""


def unordered(finding: Found) -> str:
    """That the order which was asked for rests on something that the data does not hold."""
    return f"The shop's data gives no {finding.unordered} for these, so I can't put them in that order."


def not_told(finding: Surveyed) -> str:
    """That words of the request are said of none of what was found, or not of all."""
    return f"The shop's data doesn't say which ones are “{finding.untold}”."


def lacking(finding: Nearest) -> str:
    """That nothing satisfies a request, in the request's own words: what the search came to."""
    wanted = finding.wanted
    if not wanted:
        return "I found nothing that matches all of that."
    if wanted.startswith("“"):
        return f"I found nothing for {wanted}."
    if not finding.carried:
        return f"We don't carry {wanted}."
    if wanted.startswith("something"):
        return f"I have nothing{wanted.removeprefix('something')}."
    return f"I have no {wanted}." if finding.unmet else f"Nothing here matches {wanted}."


def social(finding: Social) -> tuple[tuple[str, ...], ...]:
    return SOCIAL[finding.kind]


def handed_off(finding: HandedOff) -> tuple[tuple[str, ...], ...]:
    hours = f"They are here {finding.hours}."
    where = "Where can they reach you: an email or a phone number?"
    if finding.reachable:
        return (
            ("Thanks, I've noted that for my colleagues.", hours),
            ("Thank you, my colleagues have that now.", hours),
        )
    if finding.already:
        return (("This is on my colleagues' list already.", hours, where),)
    if finding.topic == "complaint":
        return (
            ("I'm sorry this has gone wrong.", "I've put it on a colleague's list.", hours, where),
            (
                "I'm sorry about this.",
                "A colleague will see what you wrote: it is on their list.",
                hours,
                where,
            ),
        )
    if finding.topic.startswith("order"):
        return (
            (
                "I can't look into orders myself yet, so I've put your request on a colleague's list.",
                hours,
                where,
            ),
            ("Orders are still my colleagues' job, so your request is on their list.", hours, where),
        )
    return (
        ("I've put this on a colleague's list.", hours, where),
        ("A person will look at this: it is on their list now.", hours, where),
    )


def policy_unknown(finding: PolicyUnknown) -> tuple[tuple[str, ...], ...]:
    return (
        ("The shop's pages don't say anything about that.", PASS_ON),
        ("I find nothing about that in the shop's pages.", PASS_ON),
    )


def which_one(finding: WhichOne) -> tuple[tuple[str, ...], ...]:
    if len(finding.candidates) == 1:
        return (("I've shown you only one so far.", "Do you mean that one?"),)
    if finding.candidates:
        return ()
    return (("Which product do you mean?", "I haven't shown you one yet."),)


def in_stock_then(finding: InStockThen) -> tuple[tuple[str, ...], ...]:
    if finding.at is None:
        return (("The shop's data doesn't say when their stock was last confirmed.",),)
    time = f"{moment(finding.at)}{' or later' if finding.later else ''}"
    if finding.count is None:
        return ((f"As of {time}, they were in stock.",),)
    return ((f"As of {time}, {finding.count:,} {'was' if finding.count == 1 else 'were'} in stock.",),)


def other_language(finding: OtherLanguage) -> tuple[tuple[str, ...], ...]:
    return (tuple(SENTENCE.findall(finding.sorry)),)


WAYS: dict[type[Finding], Callable[[Any], tuple[tuple[str, ...], ...]]] = {
    Social: social,
    HandedOff: handed_off,
    PolicyUnknown: policy_unknown,
    WhichOne: which_one,
    OtherLanguage: other_language,
    InStockThen: in_stock_then,
}


def moment(at: datetime) -> str:
    """A time as customers are told it, by the clock that it carries: "20 November at 14:05"."""
    return f"{at.day} {MONTHS[at.month - 1]} at {at:%H:%M}"
