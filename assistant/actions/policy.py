"""policy_question: the shop's own words, found by meaning and quoted with their conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.actions.questions import PASS_ON, TeamAnswers
from assistant.evidence import Awaiting, Evidence, Passage, PolicyFound, PolicyUnknown
from assistant.turn import Conversation
from assistant.understood import Intent, Understood


class Section(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def anchor(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def url(self) -> str | None: ...


class SectionHit(Protocol):
    @property
    def section(self) -> Section: ...
    @property
    def score(self) -> float: ...


class KnowledgeSource(Protocol):
    def find(
        self, text: str, k: int = 3, typed: str = "", spoken: str | None = None
    ) -> Sequence[SectionHit]: ...


CLOSE = 0.9
"""A second passage is quoted too when it answers nearly as well as the first."""


SURE = 0.5
"""From this score a page answers, whatever the team has answered."""


@dataclass(frozen=True, slots=True)
class AnswerPolicy:
    """Pages come first: the team's own answer is given where they say nothing that is surely meant."""

    knowledge: KnowledgeSource
    team: TeamAnswers | None = None

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        question = understood.segment(Intent.POLICY_QUESTION)
        typed = understood.original if question == understood.text else ""
        hits = self.knowledge.find(question, 2, typed, understood.language)
        passages = tuple(passage(hit.section) for hit in hits if hit.score >= CLOSE * hits[0].score)
        sure = bool(hits) and hits[0].score >= SURE
        if self.team is not None and not sure and (given := self.team.find(question)) is not None:
            return Evidence(findings=(given,), passages=(given.passage,))
        if not passages:
            awaiting = Awaiting("pass_on", question, PASS_ON)
            return Evidence(findings=(PolicyUnknown(question),), options=PASS_ON, awaiting=awaiting)
        return Evidence(findings=(PolicyFound(passages, question),), passages=passages)


def passage(section: Section) -> Passage:
    return Passage(section.id, section.title, section.heading, section.anchor, section.text, section.url)
