"""What the check of one sentence says, and how often it said what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Why a sentence may not be said."""

    LEAK = "leak"
    """Words of the prompt, of the model's make-up or of a chat template."""
    LANGUAGE = "language"
    GIBBERISH = "gibberish"
    LINK = "link"
    NAME = "name"
    PRICE = "price"
    NUMBER = "number"
    COUNT = "count"
    AVAILABILITY = "availability"
    COMPARISON = "comparison"
    POLARITY = "polarity"
    PROMISE = "promise"
    POLICY = "policy"
    SENSITIVE = "sensitive"
    """Safety, allergy, medicine or law: quoted, or not said."""
    OPINION = "opinion"
    UNSUPPORTED = "unsupported"
    """A word that nothing in the evidence bears out for the thing it is said of."""
    HELD_BACK = "held back"
    """True, perhaps, and against the output policy."""
    FAILED = "failed"
    """The check itself broke: a sentence that cannot be checked is not said."""


@dataclass(frozen=True, slots=True)
class Grounded:
    pass


@dataclass(frozen=True, slots=True)
class Ungrounded:
    reason: Reason
    detail: str


Verdict = Grounded | Ungrounded


class Objection(Exception):
    """Raised inside the check by the first claim that does not hold."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


@dataclass(slots=True)
class Counts:
    """How many sentences passed, and why the others did not."""

    passed: int = 0
    failed: Counter[Reason] = field(default_factory=Counter)

    def add(self, verdict: Verdict) -> None:
        if isinstance(verdict, Grounded):
            self.passed += 1
        else:
            self.failed[verdict.reason] += 1

    @property
    def total(self) -> int:
        return self.passed + self.failed.total()

    @property
    def share(self) -> float | None:
        """The share that passed; None before the first sentence."""
        return self.passed / self.total if self.total else None
