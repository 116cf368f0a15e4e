"""Clauses that leave their verb to the one before ("… the payment to PayPal and the backpack to black")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from assistant.actions.desk.reading.names import Mention
from assistant.actions.desk.reading.tokens import Text

_BEFORE = re.compile(
    r"(?:^|(?:and|,|&|;|\.|:|-|then|plus|also)) ?(?:(?:also|then|please|in it|in that order|could|can"
    r"|should|make|i"
    r"|want|have|i'd|like|for|could i have|and|change|what about) )*(?:the|my|its|that|this|both|a)"
    r" (?:[\w'%./-]+ ){0,4}$"
)
"""What stands before a thing where a new clause begins with it."""
_BECOMES = re.compile(
    r"^(?:(?:in|of|from|for) (?:it|that(?: order)?|there|order [#\w]+|#?[a-z]?\d+) )?"
    r"(?:to|into|in|->|=|as|without|with|for|should|shall|must|could|can|needs to|has to|i'd like|i want"
    r"|instead)\b"
)
"""What stands behind it where it is to become something."""


def begun(
    text: Text, mentions: Sequence[Mention], other: Iterable[int], start: int, end: int
) -> list[Mention]:
    """The things with which a clause begins that wants something else of them than what stands before is
    about. `other` are the tokens of that: payment methods, addresses, and what speaks of either."""
    found: list[Mention] = []
    elsewhere = sorted(j for j in other if start <= j < end)
    for mention in mentions:
        if not start <= mention.start < end or not any(j < mention.start for j in elsewhere):
            continue
        since = found[-1].end if found else start
        last = max((j for j in elsewhere if j < mention.start), default=-1)
        if last < since or any(last < m.start < mention.start for m in mentions if m is not mention):
            continue
        before = text.words(last + 1, mention.start)
        paid = next((j for j in elsewhere if j >= mention.end), end)
        if paid - mention.end <= 2:
            continue  # "… of the order with the lamp to PayPal"
        if _BEFORE.search(before + " ") and _BECOMES.match(
            text.words(mention.end, min(end, mention.end + 6))
        ):
            found.append(mention)
    return found


_BREAK = frozenset({",", "and", ";", "&", "then", "plus", "but", "while", "also", "."})


def others(
    text: Text,
    orders: Sequence[tuple[int, int, tuple[str, ...]]],
    mentions: Sequence[Mention],
    inside: Collection[int],
    verbs: Collection[int] = (),
) -> list[int]:
    """The breaks at which a clause about another order begins; orders that are only listed have none."""
    places: list[int] = []
    for (_, one_end, one), (two_start, _, two) in pairwise(orders):
        at = two_start
        if set(one) & set(two):
            continue
        while (before := _break(text, one_end, at, inside)) is not None and (
            at == two_start or _is_bare(text, mentions, before, at)
        ):
            at = before
        more = any(t.is_word and not t.word[-1].isdigit() for t in text.tokens[one_end:at])
        own = any(at <= m.start < two_start for m in mentions) and any(verb > two_start for verb in verbs)
        if at != two_start and (more or own):
            places.append(at)
    return places


def _break(text: Text, start: int, end: int, inside: Collection[int]) -> int | None:
    """The first of the breaks that stand together nearest before a place."""
    at = next((j for j in range(end - 1, start - 1, -1) if text[j].word in _BREAK and j not in inside), None)
    while at is not None and at > start and text[at - 1].word in _BREAK and at - 1 not in inside:
        at -= 1
    return at


def _is_bare(text: Text, mentions: Sequence[Mention], start: int, end: int) -> bool:
    """Whether nothing stands there but the name of a thing: one more of a list."""
    named = [m for m in mentions if start <= m.start < end]
    return len(named) == 1 and all(
        t.word in ("the", "my", *_BREAK) for t in text.tokens[start : named[0].start]
    )
