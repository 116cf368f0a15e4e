"""A chat model whose words are a function of what it is told last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import Field


class Answering(BaseChatModel):
    """A model whose words are a function of what it is told last."""

    answer: Callable[[str], str]
    asked: list[str] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "function"

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        raise NotImplementedError

    def _stream(
        self, messages: list[BaseMessage], *args: Any, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        self.asked.append(messages[-1].text)
        for word in self.answer(messages[-1].text).split(" "):
            yield ChatGenerationChunk(message=AIMessageChunk(content=f"{word} "))
