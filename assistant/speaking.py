"""Evidence into checked words: the model's where it may speak, else the template's.

Every sentence passes the check before it is given out, whoever wrote it. A sentence of
the model that fails is redrawn once; if that fails too, or leaves out what has to be said,
the template conveys the finding.
"""

from __future__ import annotations

import logging
import re
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Protocol

from assistant.errors import GenerationFailed
from assistant.evidence import Evidence, Finding
from assistant.generation import worded
from assistant.generation.brief import Brief, brief
from assistant.generation.manners import shortened
from assistant.generation.template import say
from assistant.grounding import Grounded, Ungrounded, sentences
from assistant.grounding.verdict import Reason
from assistant.locales.messages import spoken
from assistant.safety import Held, Policy, standard
from assistant.safety.said import HELD, instead
from assistant.sayings import PASS_ON, WITHHELD
from assistant.telemetry import pieces, step
from assistant.turn import Conversation, Refused
from retrieval.languages.codes import LANGUAGES

MOST_SENTENCES = 4
"""Of the model's words for one finding: beyond that it only repeats."""

HANGING = re.compile(r"After that |It ")
"""How an English sentence begins that means nothing without the one before; in other languages nothing more
is said of a finding once a sentence of it was not."""

CLOSE = frozenset(tag for tag, language in LANGUAGES.items() if language.data in {"zh", "ja"})
"""Languages whose sentences stand without a space between them."""

NOTHING_TO_SAY = "Here is what I found."

log = logging.getLogger(__name__)


class Writer(Protocol):
    """The model's words for a finding, unchecked. `resumes` tells whether a second draft goes on
    at the refused sentence; else it says everything anew."""

    @property
    def resumes(self) -> bool: ...

    def warm(self) -> None: ...

    def speaks(self, finding: Finding, language: str = "en") -> bool: ...

    def draft(
        self,
        evidence: Evidence,
        conversation: Conversation,
        *,
        avoid: str | None = None,
        stop: threading.Event | None = None,
    ) -> Generator[str, None, None]: ...


class Checker(Protocol):
    def check(self, sentence: str, evidence: Evidence, before: str = "") -> Grounded | Ungrounded: ...


@dataclass(frozen=True, slots=True)
class HeldSentence:
    """A sentence that the output policy kept from being said; `writer` is "model" or "template"."""

    text: str
    writer: str
    held: Held


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be said in one turn. `outcomes` counts what became of its sentences:
    passed (the model's, at first draft), redrawn (at the second), ungrounded (refused),
    failed (no draft came), replaced (findings that the template took over), template
    (the template's own), dropped (a template's that failed the check), withheld (changes that
    were not told because a sentence of theirs failed)."""

    evidence: Evidence
    conversation: Conversation
    outcomes: Counter[str]
    style: int = 0
    stop: threading.Event = field(default_factory=threading.Event)
    said: list[str] = field(default_factory=list)
    """The sentences given out so far: what the next one's "it" may refer to."""

    begun: list[float] = field(default_factory=list)
    """When the speaking began, by the speaker's clock."""

    refused: list[Refused] = field(default_factory=list)
    held: list[HeldSentence] = field(default_factory=list)

    @property
    def before(self) -> str:
        return self.gap.join(self.said)

    @property
    def language(self) -> str:
        """What is spoken: the evidence's language, English for one that has no words yet."""
        language = self.evidence.language
        return language if language in spoken() else "en"

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return "" if self.language in CLOSE else " "


@dataclass(frozen=True, slots=True)
class Speaker:
    """`writer` is None where only templates speak."""

    checker: Checker
    writer: Writer | None = None
    drafting_s: float = float("inf")
    """Seconds after the beginning of a reply from which no draft is begun any more: with the
    writer's own limit on a draft, this bounds the time that a whole reply takes."""
    clock: Callable[[], float] = monotonic
    policy: Policy = field(default_factory=standard)

    def speak(self, task: Task) -> Generator[str, None, None]:
        """Checked sentences, each with the white space that separates it from the one before."""
        gap, begun = "", False
        task.begun.append(self.clock())
        for finding in task.evidence.findings:
            for sentence in self.convey(finding, task):
                if task.stop.is_set():
                    return
                task.said.append(sentence)
                yield gap + sentence
                gap = task.gap
                begun = True
            gap = "\n\n" if begun else ""
        if not begun and task.held and not task.stop.is_set():
            yield from instead(HELD, task.evidence.language)
        elif not begun and not task.stop.is_set():
            yield NOTHING_TO_SAY if task.language == "en" else worded.nothing(task.language)

    def convey(self, finding: Finding, task: Task) -> Iterator[str]:
        said: list[str] = []
        if self.writer is not None and self.writer.speaks(finding, task.language) and self.in_time(task):
            for sentence in self.drafted(self.writer, finding, task):
                said.append(sentence)
                yield sentence
            if task.stop.is_set() or not (lacking := missing(finding, said, task.language)):
                return
            if lacking != (PASS_ON,):
                task.outcomes["replaced"] += 1
            yield from self.completed(finding, said, lacking, task)
            return
        yield from self.templated(finding, task)

    def completed(
        self, finding: Finding, said: list[str], lacking: tuple[str, ...], task: Task
    ) -> Iterator[str]:
        """The template's words for what the model left unsaid: all of them, if it said nothing."""
        for sentence in self.templated(finding, task, completing=bool(said)):
            if not said or any(mentions([sentence], need) for need in lacking):
                yield sentence

    def drafted(self, writer: Writer, finding: Finding, task: Task) -> Iterator[str]:
        """The model's sentences that pass, of a first draft and, if one fails, of a second."""
        scope = replace(task.evidence, findings=(finding,))
        said: list[str] = []
        refused: list[str] = []
        for outcome in ("passed", "redrawn"):
            avoid = refused[-1] if refused else None
            try:
                for sentence in self.checked(writer, scope, task, avoid, refused):
                    if sentence not in said:
                        task.outcomes[outcome] += 1
                        said.append(sentence)
                        yield sentence
                    if len(said) >= MOST_SENTENCES:
                        return
            except GenerationFailed as error:
                log.warning("the model failed: %s", error)
                task.outcomes["failed"] += 1
                return
            if not missing(finding, said, task.language) or task.stop.is_set() or not self.in_time(task):
                return
            if said and not writer.resumes:
                return

    def in_time(self, task: Task) -> bool:
        return not task.begun or self.clock() - task.begun[0] < self.drafting_s

    def checked(
        self, writer: Writer, scope: Evidence, task: Task, avoid: str | None, refused: list[str]
    ) -> Iterator[str]:
        """A draft's sentences up to the first that is not grounded, which goes to `refused`. One that
        opens the reply has to be about the finding: a refusal or an apology says nothing false."""
        beside = not task.said
        draft = writer.draft(scope, task.conversation, avoid=avoid, stop=task.stop)
        with closing(pieces("draft", draft, again=avoid is not None)) as draft:
            for sentence in (raw.strip() for raw in sentences(draft)):
                if not sentence:
                    continue
                verdict = self.check(sentence, scope, task, "model")
                if isinstance(verdict, Ungrounded) or (beside and beside_the_point(scope, sentence)):
                    why = verdict.reason if isinstance(verdict, Ungrounded) else "beside the point"
                    log.info("refused (%s): a sentence on %s", why, kind(*scope.findings))
                    task.outcomes["ungrounded"] += 1
                    detail = verdict.detail if isinstance(verdict, Ungrounded) else ""
                    task.refused.append(Refused(sentence, "model", why, detail))
                    refused.append(sentence)
                    return
                beside = False
                yield sentence

    def check(self, sentence: str, evidence: Evidence, task: Task, writer: str) -> Grounded | Ungrounded:
        """Whether a sentence is borne out, and may be said."""
        with step("grounding") as checking:
            verdict = self.checker.check(sentence, evidence, task.before)
            if isinstance(verdict, Grounded):
                verdict = self.allowed(sentence, evidence, task, writer)
            reason = verdict.reason if isinstance(verdict, Ungrounded) else None
            checking.note(writer=writer, grounded=reason is None, reason=reason)
            return verdict

    def allowed(self, sentence: str, evidence: Evidence, task: Task, writer: str) -> Grounded | Ungrounded:
        verdict = self.policy.judge(sentence, evidence.language, own_words(evidence))
        if not isinstance(verdict, Held):
            return Grounded()
        task.held.append(HeldSentence(sentence, writer, verdict))
        return Ungrounded(Reason.HELD_BACK, verdict.category.value)

    def templated(self, finding: Finding, task: Task, completing: bool = False) -> Iterator[str]:
        if type(finding) in WITHHELD:
            yield from self.whole(finding, task)
            return
        lost, told = False, say(finding, task.style, task.language, task.evidence.sought)
        if task.conversation.variant.brief and not completing:
            told = shortened(finding, told)
        for sentence in told:
            if lost and (task.language != "en" or HANGING.match(sentence)):
                task.outcomes["dropped"] += 1
                continue
            verdict = self.check(sentence, task.evidence, task, "template")
            lost = isinstance(verdict, Ungrounded)
            if isinstance(verdict, Ungrounded):
                log.error("a template's sentence is ungrounded (%s): %s", verdict.reason, kind(finding))
                task.outcomes["dropped"] += 1
                task.refused.append(Refused(sentence, "template", verdict.reason, verdict.detail))
                continue
            task.outcomes["template"] += 1
            yield sentence

    def whole(self, finding: Finding, task: Task) -> Iterator[str]:
        """All of a change, or nothing of it: nobody is to agree to a part."""
        told = say(finding, task.style, task.language, task.evidence.sought)
        if not told:
            log.error("a change is withheld, it cannot be said: %s", kind(finding))
            yield self.withheld(finding, told, task)
            return
        for sentence in told:
            verdict = self.check(sentence, task.evidence, task, "template")
            if isinstance(verdict, Ungrounded):
                log.error(
                    "a change is withheld, a sentence is ungrounded (%s): %s", verdict.reason, kind(finding)
                )
                task.refused.append(Refused(sentence, "template", verdict.reason, verdict.detail))
                yield self.withheld(finding, told, task)
                return
        task.outcomes["template"] += len(told)
        yield from told

    def withheld(self, finding: Finding, told: tuple[str, ...], task: Task) -> str:
        """What is said instead of a change that is not told."""
        task.outcomes["dropped"] += len(told)
        task.outcomes["withheld"] += 1
        if task.language != "en":
            return worded.withheld(finding, task.language)
        return WITHHELD[type(finding)]


def own_words(evidence: Evidence) -> tuple[str, ...]:
    """What the shop's own pages and its products' say, which may be quoted."""
    pages = (passage.text for passage in evidence.passages)
    return (*pages, *(shown.product.description for shown in evidence.products))


def kind(*findings: Finding) -> str:
    """What findings are, for the log, which holds nobody's words."""
    return ", ".join(type(finding).__name__ for finding in findings)


def beside_the_point(scope: Evidence, sentence: str) -> bool:
    """Whether a sentence says nothing of what its finding must convey."""
    briefs = [given for given in map(brief, scope.findings) if given is not None]
    needs = [need for given in briefs for need in needed(given, scope.language)]
    return bool(needs) and not any(mentions([sentence], need) for need in needs)


def missing(finding: Finding, said: list[str], language: str = "en") -> tuple[str, ...]:
    """What these sentences leave out of what the finding must convey: names alone in other languages than
    English, since names are what all of them say alike."""
    given = brief(finding)
    if given is None:
        return () if said else ("everything",)
    if not said and language != "en":
        return ("everything",)
    return tuple(need for need in needed(given, language) if not mentions(said, need))


def needed(given: Brief, language: str) -> tuple[str, ...]:
    """What a finding's words must name."""
    names = {item.name for item in given.items}
    return given.needs if language == "en" else tuple(need for need in given.needs if need in names)


def mentions(said: list[str], name: str) -> bool:
    """Whether a name is said, in full or by its two first words."""
    text = " ".join(said).lower()
    words = name.lower().split()
    return name.lower() in text or (len(words) > 2 and " ".join(words[:2]) in text)
