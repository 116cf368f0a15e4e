"""One question to the model: in time, and given up when nobody listens any more."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.ai import add_ai_message_chunks
from langchain_core.messages.tool import ToolCallChunk
from langchain_core.runnables import Runnable

from assistant.errors import FloorwalkerError, GenerationFailed, SettingsError
from assistant.generation.remote import RemoteChatModel
from assistant.planner.tools import schemas

MOST_TOKENS = 500
"""Of one answer: a few tool calls with their arguments."""
LONGEST_CALL = 4000
"""Characters of arguments; more is no call that a customer's message needs."""


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call as the model made it. `arguments` is None where they could not be read."""

    id: str
    name: str
    arguments: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Asking:
    model: Runnable[LanguageModelInput, AIMessage]

    def ask(self, messages: Sequence[BaseMessage], stop: threading.Event, deadline: float) -> AIMessageChunk:
        """Raises GenerationFailed if the model fails, is too late, or `stop` is set."""
        left = deadline - monotonic()
        if left <= 0:
            raise GenerationFailed("the plan took too long")
        options: dict[str, Any] = {"cancel": stop, "timeout_s": left, "max_tokens": MOST_TOKENS}
        try:
            chunks = [
                c for c in self.model.stream(list(messages), **options) if isinstance(c, AIMessageChunk)
            ]
            answer = add_ai_message_chunks(AIMessageChunk(content=""), *chunks)
        except FloorwalkerError:
            raise
        except Exception as error:
            raise GenerationFailed(f"the model failed: {type(error).__name__}") from error
        if stop.is_set():
            raise GenerationFailed("nobody listens any more")
        return answer


def asking(chat: BaseChatModel | None) -> Asking:
    """Raises SettingsError if this model cannot call tools."""
    if not isinstance(chat, RemoteChatModel):
        raise SettingsError(
            'assistant.planner: "tools" needs a model on a server that can call tools; set generator.model'
            ' to "openai:MODEL@URL", or assistant.planner to "rules"'
        )
    return Asking(chat.bind_tools(schemas()))


def calls(answer: AIMessageChunk) -> tuple[Call, ...]:
    """The tool calls of an answer. LangChain would complete arguments that are cut off; here
    they count only as they were written."""
    return tuple(
        Call(chunk["id"] or "", chunk["name"] or "", _arguments(chunk)) for chunk in answer.tool_call_chunks
    )


def _arguments(chunk: ToolCallChunk) -> dict[str, Any] | None:
    written = chunk["args"] or "{}"
    try:
        arguments = json.loads(written) if len(written) <= LONGEST_CALL else None
    except (ValueError, RecursionError):
        return None
    return arguments if isinstance(arguments, dict) else None
