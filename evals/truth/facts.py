"""Every fact that a reply states wrongly, by a reading of it that shares nothing with the shop's own check.

The shop's check asks of a sentence whether to let it through; this asks of every word of a
whole reply which product it is said of, and looks the claim up in that product's record.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from assistant.evidence import Evidence
from evals.truth.amounts import wrong_amounts
from evals.truth.comparing import wrong_comparisons
from evals.truth.ellipsis import wrong_left_out
from evals.truth.mentions import Mention
from evals.truth.reading import Sentence, read
from evals.truth.rules import wrong_rules
from evals.truth.saying import wrong_saying
from evals.truth.stock import wrong_stock
from evals.truth.support import wrong_only, wrong_words
from evals.truth.world import World, Wrong, world

__all__ = ["Wrong", "wrong"]


def wrong(evidence: Evidence, text: str) -> tuple[Wrong, ...]:
    """The facts wrongly stated in a reply, in its order; one for each run of wrong words."""
    known = world(evidence)
    found: list[Wrong] = []
    for place, sentence in enumerate(read(text, known.things)):
        found += _mixed(sentence, known)
        found += wrong_saying(sentence, place, known)
        found += wrong_comparisons(sentence, known)
        found += wrong_rules(sentence, known)
        found += wrong_only(sentence, known)
        checks = (wrong_amounts, wrong_left_out, wrong_stock, wrong_words)
        found += _runs([fault for check in checks for fault in check(sentence, known)])
    return tuple(dict.fromkeys(found))


def _mixed(sentence: Sentence, known: World) -> list[Wrong]:
    """Two products' names run together into one that does not exist."""
    names = [m for m in sentence.mentions if m.named]
    return [
        Wrong("name", sentence.words(one.start, other.end), "two products' names in one")
        for one, other in itertools.pairwise(names)
        if one.end == other.start and not set(_own(one)) & set(_own(other))
    ]


def _own(mention: Mention) -> tuple[int, ...]:
    return mention.own or mention.things


WORDY = frozenset({"measure", "count", "unsupported", "promise", "negation", "opinion", "left out"})
CLOSE = 3
"""Tokens between the words of one false phrase."""


def _runs(found: list[Wrong]) -> list[Wrong]:
    """One fault for the neighbouring words of a false phrase: "a two-year warranty"."""
    kept: list[Wrong] = []
    last = -CLOSE
    for fault in sorted(found, key=lambda fault: fault.at):
        near = kept and fault.at >= 0 and fault.at - last <= CLOSE
        if near and fault.kind in WORDY and kept[-1].kind in WORDY:
            more = " ".join(word for word in fault.words.split() if word not in kept[-1].words.split())
            kept[-1] = replace(kept[-1], words=f"{kept[-1].words} {more}".strip())
        else:
            kept.append(fault)
        last = fault.at
    return kept
