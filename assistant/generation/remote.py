"""A model on a server, as a LangChain chat model that fails in one way, GenerationFailed, and in time.

What a server can do wrong and what becomes of it stands in docs/models.md.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import cached_property, partial
from typing import Any, cast

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable, RunnableBinding
from langchain_core.tools import BaseTool
from pydantic import ConfigDict, Field

from assistant.generation.answer import Answer
from assistant.generation.background import Background, Give
from assistant.generation.breaker import Breaker
from assistant.generation.calling import Ask, Caller
from assistant.generation.retrying import Retrying, retrying

CONTEXT_TOKENS = 8192
BYTES_A_TOKEN = 2.0
"""Of UTF-8: SmolLM2's tokenizer has 3.5 on the median line of a catalogue and 2 at the least."""

GRACE_S = 0.5
"""For a call to be over after its time: it closes its connection."""


class RemoteChatModel(BaseChatModel):
    """Any chat model that is asked over a network, with its failures looked after.

    A call may bring `cancel` (a threading.Event that ends it early), `timeout_s` (what is left
    of the reply's time, retries and waits included) and `max_tokens`. As with the local model
    there is no `_astream`: LangChain drives `_stream` from a thread.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, ignored_types=(cached_property,))

    model: str
    inner: BaseChatModel = Field(repr=False)
    max_tokens: int = 90
    timeout_s: float = 20.0
    context_tokens: int = CONTEXT_TOKENS
    breaker: Breaker = Field(default_factory=Breaker, exclude=True, repr=False)
    retrying: Retrying = Field(default=retrying, exclude=True, repr=False)
    background: Background = Field(default_factory=Background, exclude=True, repr=False)

    @cached_property
    def caller(self) -> Caller:
        return Caller(self.model, self.breaker, self.retrying)

    @property
    def _llm_type(self) -> str:
        return "floorwalker-remote"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model": self.model, "max_tokens": self.max_tokens}

    def get_num_tokens(self, text: str) -> int:
        """An estimate on the high side: a server does not tell how its model counts."""
        return math.ceil(len(text.encode()) / BYTES_A_TOKEN)

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], **kwargs: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        bound = cast(RunnableBinding[LanguageModelInput, AIMessage], self.inner.bind_tools(tools, **kwargs))
        return self.bind(**bound.kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        *,
        cancel: threading.Event | None = None,
        timeout_s: float | None = None,
        max_tokens: int | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        most = max_tokens or self.max_tokens
        room_s = self.timeout_s if timeout_s is None else timeout_s
        ask = cast(Ask, partial(self.inner._astream, messages, stop, max_tokens=most, **kwargs))

        async def work(give: Give[ChatGenerationChunk]) -> None:
            await self.caller.call(ask, room_s, Answer(give, most))

        cancel = cancel or threading.Event()
        with closing(self.background.stream(work, cancel, room_s + GRACE_S)) as chunks:
            for chunk in chunks:
                if run_manager:
                    run_manager.on_llm_new_token(chunk.text, chunk=chunk)
                yield chunk
        if cancel.is_set():  # LangChain takes a stream without chunks for an error
            yield ChatGenerationChunk(message=AIMessageChunk(content=""))
