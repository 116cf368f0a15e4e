"""The model's words for a finding: planned point by point, worded one sentence at a time."""

from __future__ import annotations

import logging
import re
import threading
import zlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

import prompts
from assistant.errors import FloorwalkerError, GenerationFailed
from assistant.evidence import Evidence, Finding
from assistant.generation.chat import LocalChatModel
from assistant.generation.planning import Point, plan
from assistant.turn import Conversation

log = logging.getLogger(__name__)

HEADING = re.compile(r"^## (system|user|assistant|words)\n", re.MULTILINE)
END = "\n"
"""A point is one sentence on one line; what would follow is the model going on by itself."""


@dataclass(frozen=True, slots=True)
class Script:
    """A rendered prompt: the turns of its conversation and the words that a reply may use."""

    messages: tuple[BaseMessage, ...]
    words: str

    @property
    def room(self) -> int:
        """Tokens that a reply which says each fact once needs at most, at three letters each."""
        return 12 + len(self.messages[-1].text + self.words) // 3


class Writer:
    """Words findings with a chat model. What it says is not checked here."""

    def __init__(self, chat: BaseChatModel, *, timeout_s: float = 20.0) -> None:
        self.chat = chat
        self.timeout_s = timeout_s

    def warm(self) -> None:
        """Load a local model now; its loading is not counted as time to answer."""
        if isinstance(self.chat, LocalChatModel):
            self.chat.warm()

    def speaks(self, finding: Finding) -> bool:
        """Whether this finding's words are the model's to choose; else they are the template's."""
        return bool(plan(finding))

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
        stop = stop or threading.Event()
        self.warm()
        deadline = monotonic() + self.timeout_s
        points = [point for finding in evidence.findings for point in plan(finding)]
        style = zlib.crc32(f"{conversation.id}:{len(conversation.messages)}".encode()) % 6
        if avoid is not None:
            points, style = points[_place(points, avoid) :], style + 1
        begun = False
        for index, point in enumerate(points):
            if stop.is_set():
                return
            if said := self._say(point, style + index, stop, deadline):
                yield f" {said}" if begun else said
                begun = True
        if points and not begun and not stop.is_set():
            raise GenerationFailed("the model left out what it should say")

    def _say(self, point: Point, style: int, stop: threading.Event, deadline: float) -> str:
        """One sentence for one point: in a second phrasing if the first leaves out what the
        point needs, and nothing if that does too."""
        for attempt in (style, style + 1):
            said = self._word(point, attempt, stop, deadline)
            if stop.is_set():
                return ""
            if point.made(said):
                return said if said.endswith((".", "!", "?")) else f"{said.rstrip(',;: ')}."
            log.info("left out what it should say: %r", said)
        return ""

    def _word(self, point: Point, style: int, stop: threading.Event, deadline: float) -> str:
        script = parse(prompts.render(point.prompt, style=style, **point.variables))
        pieces = self.chat.stream(list(script.messages), stop=[END], **self._options(script, stop))
        said = ""
        try:
            for piece in pieces:
                if stop.is_set():
                    return ""
                if monotonic() > deadline:
                    raise GenerationFailed("the model took too long")
                said += piece.text
                if point.complete(said):
                    break
        except FloorwalkerError:
            raise
        except Exception as error:
            raise GenerationFailed(f"the model failed: {type(error).__name__}") from error
        finally:
            if (close := getattr(pieces, "close", None)) is not None:
                close()
        return " ".join(said.split())

    def _options(self, script: Script, stop: threading.Event) -> dict[str, Any]:
        """What only the local model understands."""
        if not isinstance(self.chat, LocalChatModel):
            return {}
        return {"cancel": stop, "only": script.words, "max_tokens": script.room}


def parse(text: str) -> Script:
    """A rendered template as messages: see prompts/_worked.md for the headings."""
    kinds = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
    _, *parts = HEADING.split(text)
    sections = [(kind, _tidy(body)) for kind, body in zip(parts[::2], parts[1::2], strict=True)]
    messages = tuple(kinds[kind](content=body) for kind, body in sections if kind != "words")
    return Script(messages, " ".join(body for kind, body in sections if kind == "words"))


def _tidy(body: str) -> str:
    return "\n".join(line.strip() for line in body.splitlines() if line.strip())


def _place(points: Sequence[Point], sentence: str) -> int:
    """Which point a sentence was to make: the one with the most of its needs in it."""
    held = [sum(need.lower() in sentence.lower() for need in point.needs) for point in points]
    return held.index(max(held)) if held else 0
