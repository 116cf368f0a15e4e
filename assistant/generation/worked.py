"""A model that was not taught, asked by worked examples: planned point by point, worded one
sentence at a time within the words of its facts."""

from __future__ import annotations

import logging
import threading
from collections.abc import Generator, Sequence

import prompts
from assistant.errors import GenerationFailed
from assistant.evidence import Evidence, Finding
from assistant.generation.asking import Asking, Call, Script, parse
from assistant.generation.planning import Point, plan
from assistant.turn import Conversation

log = logging.getLogger(__name__)


class WorkedWriter:
    """Words findings with a chat model. What it says is not checked here."""

    resumes = True

    def __init__(self, asking: Asking) -> None:
        self.asking = asking

    def warm(self) -> None:
        self.asking.warm()

    def speaks(self, finding: Finding, language: str = "en") -> bool:
        """Whether this finding's words are the model's to choose; else they are the template's. Its worked
        examples are English."""
        return language == "en" and bool(plan(finding))

    def draft(
        self,
        evidence: Evidence,
        conversation: Conversation,
        *,
        avoid: str | None = None,
        stop: threading.Event | None = None,
    ) -> Generator[str, None, None]:
        """The words for the evidence's findings, sentence by sentence. With `avoid`, a sentence that
        was refused, the draft begins again at that sentence in another phrasing.

        Raises GenerationFailed if the model fails or takes longer than the timeout.
        """
        self.warm()
        call = self.asking.call(stop or threading.Event(), 0)
        points = [point for finding in evidence.findings for point in plan(finding)]
        style = conversation.style % 6
        if avoid is not None:
            points, style = points[_place(points, avoid) :], style + 1
        begun = False
        for index, point in enumerate(points):
            if call.stop.is_set():
                return
            if said := self._say(point, style + index, call):
                yield f" {said}" if begun else said
                begun = True
        if points and not begun and not call.stop.is_set():
            raise GenerationFailed("the model left out what it should say")

    def _say(self, point: Point, style: int, call: Call) -> str:
        """One sentence for one point: in a second phrasing if the first leaves out what the
        point needs, and nothing if that does too."""
        for attempt in (style, style + 1):
            said = self._word(point, attempt, call)
            if call.stop.is_set():
                return ""
            if point.made(said):
                return said if said.endswith((".", "!", "?")) else f"{said.rstrip(',;: ')}."
            log.info("the model left out what it should say")
        return ""

    def _word(self, point: Point, style: int, call: Call) -> str:
        script = parse(prompts.render(point.prompt, style=style, **point.variables))
        said = ""
        for piece in self.asking.pieces(
            script, Call(call.stop, call.deadline, room(script)), only=script.words
        ):
            said += piece
            if point.complete(said):
                break
        return " ".join(said.split())


def room(script: Script) -> int:
    """Tokens that a reply which says each fact once needs at most, at three letters each."""
    return 12 + len(script.messages[-1].text + script.words) // 3


def _place(points: Sequence[Point], sentence: str) -> int:
    """Which point a sentence was to make: the one with the most of its needs in it."""
    held = [sum(need.lower() in sentence.lower() for need in point.needs) for point in points]
    return held.index(max(held)) if held else 0
