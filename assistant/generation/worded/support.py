"""Pictures, manuals and answers that the shop's people gave, in any language: their words stay theirs."""

from __future__ import annotations

from assistant.evidence import (
    AnswerQuoted,
    LooksLike,
    ManualQuoted,
    PictureUnused,
    SizeTold,
    StepTold,
    SupportSaid,
)
from assistant.generation.pictures import MOST
from assistant.generation.sentences import split
from assistant.generation.support import LONGEST
from assistant.generation.worded.parts import Sentences, things
from assistant.generation.words import distinct
from assistant.locales.voice import Voice
from retrieval.query import Query

SUPPORT = {
    "which": ("support-which",),
    "unknown": ("support-unknown", "pass-on"),
    "last": ("support-last", "support-helped"),
    "out": ("support-out", "pass-on"),
    "solved": ("support-solved",),
    "stopped": ("support-stopped",),
    "first": ("support-first",),
    "no_needs": ("support-no-needs",),
}


def looks_like(finding: LooksLike, voice: Voice, sought: Query | None) -> Sentences:
    """What it went by comes first: nobody is to think that the thing was recognised."""
    if finding.unmet:
        yield voice.say("like-none")
    yield voice.say(f"like-{finding.by}", things=things(voice, distinct(finding.products)[:MOST]))


def picture_unused(finding: PictureUnused, voice: Voice, sought: Query | None) -> Sentences:
    yield voice.say(f"picture-{finding.why}")
    if finding.why == "nothing":
        yield voice.say("picture-words")


def answer_quoted(finding: AnswerQuoted, voice: Voice, sought: Query | None) -> Sentences:
    quote = voice.quoted(_until_longest(split(finding.passage.text)))
    day = voice.day(finding.on, year=True)
    if finding.language.split("-")[0] == voice.language.tag.split("-")[0]:
        yield voice.say("answer-kept", day=day, quote=quote)
    else:
        yield voice.say("answer-kept-in", day=day, label=voice.tongue(finding.language), quote=quote)


def step_told(finding: StepTold, voice: Voice, sought: Query | None) -> Sentences:
    step = voice.quoted(finding.steps[finding.place - 1])
    yield voice.say("step-told", count=finding.place, total=len(finding.steps), quote=step)


def manual_quoted(finding: ManualQuoted, voice: Voice, sought: Query | None) -> Sentences:
    quote = voice.quoted(_until_longest([part for line in finding.lines for part in split(line)]))
    yield voice.say("manual-quote", title=finding.passage.title, quote=quote)


def size_told(finding: SizeTold, voice: Voice, sought: Query | None) -> Sentences:
    title, value = finding.passage.heading, finding.said
    if finding.sizes:
        facts = [voice.say("part-fact", attribute=name, value=size) for name, size in finding.sizes]
        yield voice.say("size-told", title=title, value=value, facts=voice.joined(facts))
    elif finding.between:
        yield voice.say("size-between", title=title, value=value, options=voice.listing(finding.between))
    else:
        yield voice.say("size-outside", title=title, value=value, low=finding.low, high=finding.high)


def support_said(finding: SupportSaid, voice: Voice, sought: Query | None) -> Sentences:
    yield from map(voice.say, SUPPORT[finding.kind])


def _until_longest(parts: list[str] | tuple[str, ...]) -> str:
    """The first of these sentences, as many as are said."""
    said: list[str] = []
    for part in parts:
        if said and sum(map(len, said)) + len(part) > LONGEST:
            break
        said.append(part)
    return " ".join(said)
