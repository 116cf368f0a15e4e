"""How a reply begins: one of six ways for each common thing to say, given in the prompt with the voice."""

from __future__ import annotations

from assistant.generation.brief import Brief
from assistant.generation.voices import Voice
from assistant.generation.words import capital, count, plural

Ways = tuple[str, str, str, str, str, str]

ALL_FIT: Ways = (
    "{Number} fit:",
    "{Number} would fit:",
    "Have a look at",
    "Just {number} fit:",
    "There are {number} to look at:",
    "I'd look at",
)
SOME_FIT: Ways = (
    "I'd start with",
    "Have a look at",
    "Try",
    "Of the {total} that fit,",
    "{Number} fit; try",
    "Look at",
)
ONE_OF_MANY: Ways = (
    "I'd look at",
    "Have a look at",
    "Try",
    "I'd start with",
    "There {be}",
    "One to look at:",
)
OPENINGS: dict[str, Ways] = {
    "only": (
        "One fits:",
        "That would be",
        "This one fits:",
        "Just one fits:",
        "What fits {be}",
        "There is one that fits,",
    ),
    "ordered": (
        "The {how} {be}",
        "For the {how}, look at",
        "{How}:",
        "First {come}",
        "The {how} here {be}",
        "That would be",
    ),
    "recommend": ("I'd go for", "My pick is", "Take", "I'd choose", "Have a look at", "I'd suggest"),
    "not sold": (
        "We don't carry",
        "Sorry, we don't carry",
        "No",
        "We don't sell",
        "I'm afraid we don't carry",
        "We have no",
    ),
    "nearest": (
        "I have no",
        "Nothing here matches",
        "No",
        "We have no",
        "I'm afraid there is no match for",
        "I found no",
    ),
    "sold out": ("At the moment", "I'm sorry,", "Out of stock:", "Just now", "I'm afraid", "Right now"),
    "not known": (
        "The shop's data doesn't say that about",
        "The shop's data for",
        "The data for",
        "I don't know that about",
        "For",
        "About",
    ),
}


def opening(brief: Brief, voice: Voice) -> str:
    """The words that a reply in this voice begins with; "" where they are left to the model."""
    ways = _found(brief) if brief.kind == "found" else OPENINGS.get(brief.kind)
    if ways is None:
        return ""
    total = int(brief.line("fit")) if brief.kind == "found" else 0
    many = bool(brief.items) and plural(brief.items[0].name)
    how = brief.line("order")
    return ways[voice.manner].format(
        number=count(total),
        Number=capital(count(total)),
        total=f"{total:,}",
        how=how,
        How=capital(how),
        be="are" if many else "is",
        come="come" if many else "comes",
    )


def _found(brief: Brief) -> Ways:
    if len(brief.items) == 1:
        return ONE_OF_MANY
    return ALL_FIT if brief.line("fit") == str(len(brief.items)) else SOME_FIT
