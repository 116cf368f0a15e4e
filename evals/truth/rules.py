"""Whether a reply repeats the shop's rules with their conditions and their "not"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evals.truth.lexing import tokens
from evals.truth.polarity import denied
from evals.truth.reading import Sentence
from evals.truth.speech import GENERIC
from evals.truth.world import World, Wrong

CONDITION = re.compile(r"\b(?:only|unless|except|provided|as long as|if)\b(.*)", re.IGNORECASE)
SHARED = 0.6
"""Of a rule's words, how many a sentence repeats that restates it."""


def wrong_rules(sentence: Sentence, world: World) -> Iterator[Wrong]:
    if not world.passages or sentence.question:
        return
    best = max(world.passages, key=lambda rule: _overlap(sentence, rule))
    if _overlap(sentence, best) < 2:
        return
    mine, theirs = _polarity(sentence.tokens, sentence.denied), _rule(best)
    for word in mine.keys() & theirs.keys():
        if not mine[word] & theirs[word]:
            yield Wrong("negation", word, f"the rule: {best}")
            return
    if dropped := _dropped(sentence, best, set(mine)):
        yield Wrong("condition", dropped, f"the rule: {best}")


def _rule(rule: str) -> dict[str, set[bool]]:
    read = tokens(rule)
    return _polarity(read, denied(read))


def _polarity(read: tuple[object, ...], no: frozenset[int]) -> dict[str, set[bool]]:
    found: dict[str, set[bool]] = {}
    for place, token in enumerate(read):
        stem = getattr(token, "stem", "")
        if getattr(token, "kind", "") == "word" and stem not in GENERIC and len(stem) > 2:
            found.setdefault(stem, set()).add(place in no)
    return found


def _overlap(sentence: Sentence, rule: str) -> int:
    return len(_polarity(sentence.tokens, sentence.denied).keys() & _rule(rule).keys())


def _dropped(sentence: Sentence, rule: str, said: set[str]) -> str:
    """The condition of a rule that the sentence leaves out though it states the rest."""
    found = CONDITION.search(rule)
    if not found:
        return ""
    main = set(_rule(rule[: found.start()]))
    condition = set(_rule(found.group(1)))
    states = main and len(main & said) / len(main) >= SHARED
    return found.group().strip() if states and condition and not condition & said else ""
