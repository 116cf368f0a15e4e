"""Wording of what goes with a product."""

from __future__ import annotations

from assistant.evidence import GoesWith
from assistant.generation.words import capital, distinct, listing, name, priced, several
from assistant.sayings import UNNAMED

LONGEST_QUOTE = 200


def goes_with(finding: GoesWith, style: int) -> tuple[str, ...]:
    some = distinct(finding.products)
    if not some:
        return (UNNAMED[""],)
    are = "are" if len(some) > 1 or several(some[0]) else "is"
    those = listing([priced(shown) for shown in some])
    match finding.level:
        case "bought":
            return tuple(f"{capital(priced(s))} was {s.reason}." for s in some if s.reason)
        case "named":
            return (f"For {name(finding.product)} there {are} {those}.", *quoted(finding))
        case "kind":
            return (
                UNNAMED[finding.level],
                f"For {in_plural(finding.of)} there {are} {those}.",
                *quoted(finding),
            )
    return (UNNAMED[finding.level], f"In {finding.of} there {are} {those}.")


def quoted(finding: GoesWith) -> tuple[str, ...]:
    """The first sentence of a page that says what a thing is for, as it stands there."""
    for shown, quote in zip(finding.products, finding.quotes, strict=False):
        if quote and len(quote) <= LONGEST_QUOTE:
            return (f"The shop's description of {name(shown)} says: “{quote}”",)
    return ()


def in_plural(word: str) -> str:
    """Of a word in lower case, which may be one already: a product's name has it ("AA Batteries")."""
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"
