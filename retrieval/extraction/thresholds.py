"""How sure an answer has to be, so that answers given are right as often as was asked."""

from __future__ import annotations

from collections.abc import Iterable

Judged = tuple[float, bool]
"""A confidence and whether the answer was right."""

ENOUGH = 8
"""Answers below which nothing can be said of them."""
NEVER = 2.0
"""No confidence reaches it."""


def least_for(judged: Iterable[Judged], precision: float) -> float | None:
    """The lowest confidence at and above which the share of right answers is `precision`; NEVER
    where there is none, None where there were too few answers to tell."""
    answers = sorted(judged, reverse=True)
    if len(answers) < ENOUGH:
        return None
    least, right = NEVER, 0
    for count, (confidence, correct) in enumerate(answers, start=1):
        right += correct
        last = count == len(answers) or answers[count][0] < confidence
        if last and count >= ENOUGH and right / count >= precision:
            least = confidence
    return least
