"""Where a sentence names a product: in full, by a telling part of its name, or by a word for its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.truth.lexing import Token, words
from evals.truth.speech import GENERIC
from evals.truth.things import Thing

ARTICLES = words("the this that our a an these those your")
VERBS = words("is are was has have comes come costs cost at weighs weigh 's wins runs would gives and or")
AMONG = words("and or than against versus vs unlike but while for with")
MARKS = frozenset({",", ":", "(", "$"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start` up to `end` speak of one of `things` (places in the list of things)."""

    start: int
    end: int
    things: tuple[int, ...]
    named: bool = True
    every: bool = False
    """Whether what is said is said of all of the things: "both", "they"."""
    own: tuple[int, ...] = ()
    """In a list, what this mention alone names."""


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    length: int
    full: bool
    thing: int


def named(sentence: Sequence[Token], things: Sequence[Thing]) -> list[Mention]:
    """Names in a sentence, in order; longest first where they overlap."""
    counts = Counter(stem for thing in things for stem in {t.stem for t in thing.name})
    own = _only_names(things)
    runs = [
        run
        for place, thing in enumerate(things)
        for run in _runs(sentence, thing, place)
        if _telling(sentence, run, thing, counts, own)
    ]
    return _settled(runs)


def _runs(sentence: Sequence[Token], thing: Thing, place: int) -> Iterator[_Run]:
    """Stretches of the sentence whose words stand in the name, in the name's order."""
    name = [token.stem for token in thing.name]
    for start, token in enumerate(sentence):
        for first in (i for i, stem in enumerate(name) if token.kind != "mark" and stem == token.stem):
            end, length, at = start + 1, 1, first
            for index in range(start + 1, len(sentence)):
                following = sentence[index]
                if following.kind == "mark":
                    continue
                ahead = name.index(following.stem, at + 1) if following.stem in name[at + 1 :] else None
                if ahead is None or _breaks(sentence, end, index):
                    break
                at, end, length = ahead, index + 1, length + 1
            yield _Run(start, end, length, length == len(name), place)


def _breaks(sentence: Sequence[Token], end: int, index: int) -> bool:
    return any(sentence[i].low in {":", ";", ".", "?", "!", "–", "—"} for i in range(end, index))


def _only_names(things: Sequence[Thing]) -> frozenset[str]:
    """Words that stand in names and in no other data: they can only be meant as a name."""
    elsewhere = {stem for thing in things for stems in thing.values.values() for stem in stems}
    return frozenset(t.stem for thing in things for t in thing.name if t.stem not in elsewhere)


def _telling(
    sentence: Sequence[Token], run: _Run, thing: Thing, counts: Counter[str], own: frozenset[str]
) -> bool:
    words = [t for t in sentence[run.start : run.end] if t.kind != "mark"]
    before = sentence[run.start - 1].low if run.start else ""
    after = sentence[run.end].low if run.end < len(sentence) else ""
    if run.full and (run.length > 1 or before in ARTICLES or words[0].capital):
        return True
    if all(t.stem in GENERIC or t.kind == "number" for t in words):
        return False
    shared = all(counts[t.stem] > 1 for t in words)
    if shared and run.length < max(2, len(thing.name) - 1):
        return any(t.capital for t in words) and before in {"the", "a", "an"} and words[0].stem in own
    if run.length > 1:
        return any(t.capital for t in words) or before in ARTICLES
    if words[0].capital and any(t.text == words[0].text for t in thing.name):
        return before in ARTICLES or (
            not words[0].text.isupper() and (before in AMONG or after in VERBS | MARKS)
        )
    alone = not run.start or before in AMONG or not before.isalpha()
    return before in {"the", "this", "that", "our"} or (words[0].stem in own and after in VERBS and alone)


def _settled(runs: Sequence[_Run]) -> list[Mention]:
    taken: dict[int, tuple[int, int]] = {}
    kept: dict[tuple[int, int], list[int]] = {}
    for run in sorted(runs, key=lambda r: (-r.full, -r.length, r.start)):
        places = range(run.start, run.end)
        span = (run.start, run.end)
        if all(p not in taken or taken[p] == span for p in places):
            taken |= dict.fromkeys(places, span)
            if run.thing not in kept.setdefault(span, []):
                kept[span].append(run.thing)
    return [Mention(start, end, tuple(sorted(found))) for (start, end), found in sorted(kept.items())]
