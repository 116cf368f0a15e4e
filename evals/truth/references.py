"""What "it", "both", "the second" and "the other one" stand for."""

from __future__ import annotations

from collections.abc import Sequence

from evals.truth.lexing import Token, words
from evals.truth.mentions import Mention

SINGLE = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "these", "those"})
EVERY = frozenset({"both", "each", "either", "neither", "all"})
ORDER = {"first": 0, "former": 0, "second": 1, "latter": -1, "third": 2, "fourth": 3, "last": -1}
AFTER_ORDER = words("is are has have comes costs one at weighs 's , . does runs was for and option of")


def referring(
    sentence: Sequence[Token],
    names: Sequence[Mention],
    focus: Mention | None,
    listed: Sequence[int],
    count: int,
    objects: frozenset[int] = frozenset(),
) -> list[Mention]:
    """Mentions by a pronoun or an order, resolved by what was said before them."""
    found: list[Mention] = []
    for place, token in enumerate(sentence):
        if any(m.start <= place < m.end for m in names):
            continue
        before = [m for m in sorted((*names, *found), key=lambda m: m.start) if m.end <= place]
        recent = tuple(dict.fromkeys((*listed, *(t for m in before if m.named for t in m.things))))
        spoken = [m for m in before if m.start not in objects]
        last = spoken[-1] if spoken else focus
        mention = _one(sentence, place, token, last, recent, count)
        if mention is not None:
            found.append(mention)
    return found


def _one(
    sentence: Sequence[Token],
    place: int,
    token: Token,
    last: Mention | None,
    recent: tuple[int, ...],
    count: int,
) -> Mention | None:
    after = sentence[place + 1].low if place + 1 < len(sentence) else "."
    everything = tuple(range(count))
    subject = last.things if last else everything
    if token.low in SINGLE or (token.low in {"this", "that"} and after in {"one", "is", "'s", "has"}):
        return Mention(place, place + 1, subject, named=False, every=bool(last and last.every))
    previous = sentence[place - 1].low if place else ""
    both_and = token.low == "both" and previous in {"is", "are", "'s"} and len(subject) == 1
    if token.low in EVERY and not both_and:
        return Mention(place, place + 1, recent if len(recent) > 1 else everything, named=False, every=True)
    if token.low == "one" and after in AFTER_ORDER and any(t.low == "other" for t in sentence[place:]):
        return Mention(place, place + 1, everything, named=False)
    if token.low in MANY:
        several = recent if len(recent) > 1 and len(subject) == 1 and not last else subject
        return Mention(place, place + 1, several, named=False, every=bool(last and last.every))
    if previous == "the" and token.low in ORDER and after in AFTER_ORDER:
        order = recent if len(recent) > 1 else everything
        at = ORDER[token.low]
        return Mention(place, place + 1, (order[at],), named=False) if -1 <= at < len(order) else None
    if token.low == "other" and previous in {"the", "an", "-"} and count > 1:
        rest = tuple(i for i in everything if not last or i not in last.things)
        return Mention(place, place + 1, rest or everything, named=False)
    return None
