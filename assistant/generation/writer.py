"""The model's words for a finding, from its brief: by a local model that was taught the form, or
by a strong one that is told it."""

from __future__ import annotations

import threading
from collections.abc import Generator
from dataclasses import replace

import prompts
from assistant.evidence import Evidence, Finding
from assistant.generation.asking import Asking, Call, Script, parse
from assistant.generation.brief import Brief, brief
from assistant.generation.budget import Count, fit, history, lines, note, room
from assistant.generation.openings import opening
from assistant.generation.voices import Voice, voice
from assistant.turn import Conversation
from assistant.variant import TAUGHT, TOLD, Variant
from retrieval.languages.codes import LANGUAGES

ROOM = 24
"""Tokens that a reply takes beside the words of its brief."""

LONGEST_RUN = 48
"""Tokens that may stand twice in a reply: a long name is said again in full."""

RECENT = 6
"""Turns of the conversation that a strong model is shown."""

REPLY_TOKENS = 160


class BriefWriter:
    """Words findings with a model that was taught to (see tuning). What it says is not checked here."""

    resumes = False

    def __init__(self, asking: Asking) -> None:
        self.asking = asking

    def warm(self) -> None:
        self.asking.warm()

    def speaks(self, finding: Finding, language: str = "en") -> bool:
        """Whether this finding's words are the model's to choose; else they are the template's. It was
        taught in English and speaks nothing else."""
        return language == "en" and brief(finding) is not None

    def draft(
        self,
        evidence: Evidence,
        conversation: Conversation,
        *,
        avoid: str | None = None,
        stop: threading.Event | None = None,
    ) -> Generator[str, None, None]:
        """The words for the evidence's findings, as they come. With `avoid`, a sentence that was
        refused, it is said anew in another voice.

        Raises GenerationFailed if the model fails or takes longer than the timeout.
        """
        self.warm()
        stop = stop or threading.Event()
        call = self.asking.call(stop, 0)
        style = conversation.style + (1 if avoid is not None else 0)
        gap = ""
        for given in filter(None, map(brief, evidence.findings)):
            if stop.is_set():
                return
            yield gap
            yield from self.word(given, evidence, conversation, style, call)
            gap = " "

    def word(
        self, given: Brief, evidence: Evidence, conversation: Conversation, style: int, call: Call
    ) -> Generator[str, None, None]:
        manner = manner_for(given, style)
        begin = opening(given, manner)
        template = template_for("brief", TAUGHT, conversation.variant)
        script = parse(prompts.render(template, voice=manner.name, begin=begin, brief=given.text))
        most = Call(call.stop, call.deadline, ROOM + 2 * len(given.words) // 3)
        yield from self.asking.pieces(script, most, copied=given.words, no_repeat=LONGEST_RUN)


def manner_for(given: Brief, style: int) -> Voice:
    """The voice of a style; the full one only where there is something to tell of each product."""
    manner = voice(style)
    return manner if all(item.facts for item in given.items) else replace(manner, full=False)


def template_for(own: str, form: frozenset[str], variant: Variant) -> str:
    """The template that a variant asks for, if it takes what is given here; one of the style's own, as
    "instructed-short", where there is one; else `own`."""
    if variant.prompt and prompts.variables(variant.prompt) <= form:
        return variant.prompt
    styled = (f"{own}-{word}" for word in variant.style.split())
    return next((name for name in styled if name in prompts.names()), own)


class InstructedWriter(BriefWriter):
    """The same for a strong model: it is told how the shop talks, shown the conversation, and speaks the
    customer's language."""

    def __init__(self, asking: Asking, context_tokens: int, count: Count) -> None:
        super().__init__(asking)
        self._context_tokens, self._count = context_tokens, count

    def speaks(self, finding: Finding, language: str = "en") -> bool:
        return language in LANGUAGES and brief(finding) is not None

    def word(
        self, given: Brief, evidence: Evidence, conversation: Conversation, style: int, call: Call
    ) -> Generator[str, None, None]:
        script = self.script(given, evidence, conversation)
        yield from self.asking.pieces(script, Call(call.stop, call.deadline, REPLY_TOKENS))

    def script(self, given: Brief, evidence: Evidence, conversation: Conversation) -> Script:
        """The prompt, with what does not fit into the model's window cut by importance."""
        told = given.text.splitlines()
        said = [f"{message.role}: {message.text}" for message in conversation.messages[-RECENT:]]
        template = template_for("instructed", TOLD, conversation.variant)
        speaking = LANGUAGES[evidence.language].name if evidence.language in LANGUAGES else "English"
        frame = prompts.render(template, brief="", turns=(), asked=evidence.asked, language=speaking)
        pieces = (*history(said), *lines(told, required=1 + len(given.items)))
        space = room(self._context_tokens, REPLY_TOKENS) - self._count(frame)
        fitted = fit(pieces, space, self._count)
        note(fitted)
        kept = [piece.text for piece in fitted.kept]
        turns = [text for text in said if text in kept]
        facts = "\n".join(text for text in told if text in kept)
        whole = prompts.render(template, brief=facts, turns=turns, asked=evidence.asked, language=speaking)
        return parse(whole)
