"""What is measured of one reply, and of all the replies of one writer."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.grounding import Grounded, Grounding, sentences
from evals.figures import Figure
from evals.truth.facts import Wrong, wrong
from evals.truth.held_out import Held
from evals.truth.needed import Need, needed
from evals.truth.reading import read
from evals.truth.things import things
from evals.truth.writers import Wording

RUN = 6
"""Words of a run that is a repetition if it stands twice."""

OPENING = 4


@dataclass(frozen=True, slots=True)
class Reply:
    held: Held
    text: str
    seconds: float
    sentences: int
    passed: int
    wrong: tuple[Wrong, ...]
    needs: tuple[Need, ...]
    opening: str


def reply(held: Held, style: int, word: Wording, shop: Grounding) -> Reply:
    """One wording, timed, with both checks' verdicts. The shop's check judges a sentence at a time."""
    began = time.perf_counter()
    text = word(held.evidence, style)
    seconds = time.perf_counter() - began
    said = [s.strip() for s in sentences(iter([text])) if s.strip()]
    verdicts = [shop.check(s, held.evidence, " ".join(said[:n])) for n, s in enumerate(said)]
    passed = sum(isinstance(verdict, Grounded) for verdict in verdicts)
    faults = wrong(held.evidence, text) if text else ()
    needs = needed(held.evidence, text) if text else ()
    return Reply(held, text, seconds, len(said), passed, faults, needs, opening(held, text))


def opening(held: Held, text: str) -> str:
    """The first words of a reply, products' names masked."""
    first = next(iter(read(text, things(held.evidence))), None) if text else None
    if first is None:
        return ""
    words: list[str] = []
    for place, token in enumerate(first.tokens):
        word = "□" if first.inside(place) else token.low
        if token.kind != "mark" and not (words[-1:] == ["□"] and word == "□"):
            words.append(word)
    return " ".join(words[:OPENING])


def repeats(text: str) -> bool:
    words = re.findall(r"[^\W_]+", text.lower())
    runs = [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    return len(runs) > len(set(runs))


def summary(writer: str, replies: Sequence[Reply]) -> Iterator[Figure]:
    """The figures of one writer; those of what it worded rest on its replies alone."""
    spoken = [r for r in replies if r.text]
    needs = [need for r in spoken for need in r.needs]
    lengths = [len(r.text.split()) for r in spoken]

    def figure(name: str, value: float, unit: str) -> Figure:
        return Figure(f"{name} ({writer})", value, unit)

    yield figure("findings worded", _share(len(spoken), len(replies)), "share")
    passed = _share(sum(r.passed for r in spoken), sum(r.sentences for r in spoken))
    yield figure("sentences passed at first draft", passed, "share")
    yield figure(
        "facts wrong per 100 replies", 100 * _share(sum(len(r.wrong) for r in spoken), len(spoken)), "count"
    )
    yield figure(
        "replies with a wrong fact", _share(sum(bool(r.wrong) for r in spoken), len(spoken)), "share"
    )
    yield figure("coverage of needed facts", _share(sum(n.said for n in needs), len(needs)), "share")
    whole = sum(all(n.said for n in r.needs) for r in spoken)
    yield figure("replies with all needed facts", _share(whole, len(spoken)), "share")
    yield figure(
        "replies that repeat themselves", _share(sum(repeats(r.text) for r in spoken), len(spoken)), "share"
    )
    yield figure("length p50", _quantile(lengths, 50), "words")
    yield figure("length p90", _quantile(lengths, 90), "words")
    yield figure(
        "distinct openings a kind", statistics.fmean(openings(spoken).values()) if spoken else 0.0, "count"
    )
    yield figure("whole reply p50", statistics.median(r.seconds for r in spoken) if spoken else 0.0, "s")


def openings(replies: Sequence[Reply]) -> dict[str, int]:
    """How many different openings each kind of finding has."""
    found: dict[str, set[str]] = {}
    for r in replies:
        found.setdefault(r.held.kind, set()).add(r.opening)
    return {kind: len(said) for kind, said in found.items()}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _quantile(values: Sequence[int], percent: int) -> float:
    if len(values) < 2:
        return float(sum(values))
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
