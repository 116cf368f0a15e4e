"""What the shop's people decide on an answer, with the policy section that it then rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, Protocol

from assistant.errors import Invalid
from assistant.service.answers.store import Answer, Answers, Decider, Nearest, State, digest_of

Action = Literal["approve", "edit", "drop", "retire"]
WAITING = (State.DRAFT, State.STALE)
"""What waits for the owner."""


class Section(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


class Hit(Protocol):
    @property
    def section(self) -> Section: ...


class Sections(Protocol):
    """The shop's policies."""

    def find(self, text: str, k: int = 3) -> Sequence[Hit]: ...
    def get(self, section_id: str) -> Section | None: ...


@dataclass(frozen=True, slots=True)
class Reviewing:
    """`oldest` is how long an answer holds from the day on which it was given; None for as long as it is
    not retired."""

    kept: Answers
    policies: Sections
    oldest: timedelta | None = None

    def version(self) -> tuple[int, float]:
        return self.kept.version()

    def approved(self) -> tuple[Answer, ...]:
        return self.kept.approved()

    def stands(self, nearest: Nearest | None) -> bool:
        """Whether what an answer rests on is as it was. Where it is not, every answer of which that is so
        goes back to the owner now."""
        if nearest is None or self.digest(nearest.section) == nearest.digest:
            return True
        self.check()
        return False

    def check(self) -> tuple[Answer, ...]:
        """Those that go back to the owner now: by the policies as they are, and by their age."""
        return self.kept.check(self.digest, self.oldest)

    def digest(self, section: str) -> str | None:
        found = self.policies.get(section)
        return digest_of(found.text) if found else None

    def decide(
        self,
        identity: int,
        action: Action,
        by: Decider,
        question: str | None = None,
        answer: str | None = None,
    ) -> Answer:
        """Words that come with "approve" take the place of the old ones and are approved as they are.

        Raises NotFound; Invalid for words that cannot be kept, or an action that the answer's state does
        not allow; ChangedSince where somebody else was first.
        """
        worded = question is not None or answer is not None
        if action == "edit" and not worded:
            raise Invalid("answer", "nothing is changed: send question or answer")
        if worded and action not in {"approve", "edit"}:
            raise Invalid("answer", f"words are not changed by {action}")
        if action == "drop":
            return self.kept.drop(identity, by)
        if action == "retire":
            return self.kept.retire(identity, by)
        if action not in {"approve", "edit"}:
            raise Invalid("action", f"there is no {action}: send approve, edit, drop or retire")
        if worded:
            edited = self.kept.edit(identity, question, answer, by)
            by = Decider(by.name, edited.revision)
        return self.kept.get(identity) if action == "edit" else self.approve(identity, by)

    def approve(self, identity: int, by: Decider) -> Answer:
        return self.kept.approve(identity, self.nearest(self.kept.get(identity)), by)

    def nearest(self, answer: Answer) -> Nearest | None:
        """The policy section that says most of what the answer is about, however little that is."""
        found = self.policies.find(f"{answer.question} {answer.answer}", 1)
        return Nearest(found[0].section.id, digest_of(found[0].section.text)) if found else None
