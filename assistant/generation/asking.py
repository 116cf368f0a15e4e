"""Asking a chat model for words: prompts as messages, the reply as it comes, failures in one shape."""

from __future__ import annotations

import re
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from assistant.errors import FloorwalkerError, GenerationFailed
from assistant.generation.chat import LocalChatModel
from assistant.generation.remote import RemoteChatModel

HEADING = re.compile(r"^## (system|user|assistant|words)\n", re.MULTILINE)
END = "\n"
"""A reply is one line; what would follow is the model going on by itself."""


@dataclass(frozen=True, slots=True)
class Script:
    """A rendered prompt: the turns of its conversation and, where its heading gives them, the
    words that a reply may use."""

    messages: tuple[BaseMessage, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """What ends a reply early: the reader's leaving, the time, and enough words."""

    stop: threading.Event
    deadline: float
    most: int
    """Tokens."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A chat model and how long it may take."""

    chat: BaseChatModel
    timeout_s: float = 20.0

    def warm(self) -> None:
        """Load a local model now; its loading is not counted as time to answer."""
        if isinstance(self.chat, LocalChatModel):
            self.chat.warm()

    def call(self, stop: threading.Event, most: int) -> Call:
        return Call(stop, monotonic() + self.timeout_s, most)

    def pieces(self, script: Script, call: Call, **local: Any) -> Generator[str, None, None]:
        """The reply as it comes. `local` is for this machine's model alone: what its words are
        held to. Raises GenerationFailed for a failure and for the time."""
        stream = self.chat.stream(list(script.messages), stop=[END], **self._options(call, local))
        try:
            for piece in stream:
                if call.stop.is_set():
                    return
                if monotonic() > call.deadline:
                    raise GenerationFailed("the model took too long")
                yield piece.text
        except FloorwalkerError:
            raise
        except Exception as error:
            raise GenerationFailed(f"the model failed: {type(error).__name__}") from error
        finally:
            if (close := getattr(stream, "close", None)) is not None:
                close()

    def _options(self, call: Call, local: dict[str, Any]) -> dict[str, Any]:
        """What only our own models understand."""
        if isinstance(self.chat, LocalChatModel):
            return {"cancel": call.stop, "max_tokens": call.most, **local}
        if isinstance(self.chat, RemoteChatModel):
            left = max(call.deadline - monotonic(), 0.0)
            return {"cancel": call.stop, "max_tokens": call.most, "timeout_s": left}
        return {}


def parse(text: str) -> Script:
    """A rendered template as messages: see prompts/_worked.md for the headings."""
    kinds = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
    _, *parts = HEADING.split(text)
    sections = [(kind, _tidy(body)) for kind, body in zip(parts[::2], parts[1::2], strict=True)]
    messages = tuple(kinds[kind](content=body) for kind, body in sections if kind != "words")
    return Script(messages, " ".join(body for kind, body in sections if kind == "words"))


def turns(messages: Sequence[BaseMessage]) -> list[dict[str, str]]:
    """Messages as {role, content}, as chat templates of tokenizers want them."""
    roles = {"human": "user", "ai": "assistant", "system": "system"}
    return [{"role": roles.get(message.type, "user"), "content": message.text} for message in messages]


def _tidy(body: str) -> str:
    return "\n".join(line.strip() for line in body.splitlines() if line.strip())
