"""Wording of manuals and of answers that the shop's people gave: their own sentences, with their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.evidence import AnswerQuoted, Finding, ManualQuoted, SizeTold, StepTold
from assistant.generation.sentences import split
from assistant.generation.words import listing
from assistant.naming import MONTHS, tongue

LONGEST = 700
"""Characters of a quoted text that are said; a longer one ends at a sentence, and is cited whole."""


def step_told(finding: StepTold, style: int) -> tuple[str, ...]:
    first, *rest = split(finding.steps[finding.place - 1])
    return (f"Step {finding.place} of {len(finding.steps)}: {first}", *rest)


def quoted(finding: ManualQuoted, style: int) -> tuple[str, ...]:
    return _until_longest([part for line in finding.lines for part in split(line)])


def size_told(finding: SizeTold, style: int) -> tuple[str, ...]:
    where = f"the size guide “{finding.passage.heading}”"
    if finding.sizes:
        sizes = listing([f"{column} {size}" for column, size in finding.sizes])
        return (f"For {finding.said}, {where} gives {sizes}.",)
    if finding.between:
        return (f"In {where}, {finding.said} falls between sizes {listing(finding.between)}.",)
    return (f"{finding.said} is off the table of {where}, which runs from {finding.low} to {finding.high}.",)


def answer_quoted(finding: AnswerQuoted, style: int) -> tuple[str, ...]:
    said = _until_longest(split(finding.passage.text))
    return (answered_on(finding), *said)


def answered_on(finding: AnswerQuoted) -> str:
    day = finding.on
    when = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    spoken = "" if finding.language == "en" else f", in {tongue(finding.language)}"
    return f"Our team answered this on {when}{spoken}."


def _until_longest(sentences: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    said: list[str] = []
    for sentence in sentences:
        if said and sum(map(len, said)) + len(sentence) > LONGEST:
            break
        said.append(sentence)
    return tuple(said)


WORDINGS: dict[type[Finding], Callable[[Any, int], tuple[str, ...]]] = {
    StepTold: step_told,
    ManualQuoted: quoted,
    SizeTold: size_told,
    AnswerQuoted: answer_quoted,
}
