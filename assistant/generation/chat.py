"""The local model as a LangChain chat model, so that any other can stand in its place."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import ConfigDict, Field, PrivateAttr

from assistant.errors import ModelMissing
from assistant.generation.adapters import SHIPPED, fitting
from assistant.generation.models import ModelStore
from assistant.generation.naming import Local, Remote, Template, named
from assistant.generation.stopping import until
from assistant.settings import Generator

if TYPE_CHECKING:
    from assistant.generation.engine import Engine, Prompt

ROLES = {"human": "user", "ai": "assistant", "system": "system"}


class LocalChatModel(BaseChatModel):
    """A model on this machine. `load` makes its engine when the first words are wanted.

    There is deliberately no `_astream`: LangChain then drives `_stream` from a thread and
    closes it when the caller goes, which sets the stop event.

    A call may bring `cancel` (a threading.Event that ends it early), `only` (words that
    the reply may use beside those of the last message: a closed vocabulary), `copied` (the
    words that numbers and names can only be copied from), and
    `temperature`, `seed`, `max_tokens` and `no_repeat` (see Decoding) in place of the model's own.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, ignored_types=(cached_property,))

    model: str
    load: Callable[[], Any] = Field(exclude=True, repr=False)
    """Makes the Engine, whose type pydantic would have to import torch for."""
    taught: bool = False
    """Whether it was trained to word briefs; else it needs worked examples."""
    max_tokens: int = 90
    temperature: float = 0.0
    seed: int = 0
    timeout_s: float = 20.0
    _loading: threading.Lock = PrivateAttr(default_factory=threading.Lock)

    @cached_property
    def engine(self) -> Engine:
        engine: Engine = self.load()
        return engine

    def warm(self) -> None:
        """Load the weights now, if they are not loaded yet."""
        with self._loading:
            self.engine  # noqa: B018 - the property loads

    @property
    def _llm_type(self) -> str:
        return "floorwalker-local"

    @property
    def _identifying_params(self) -> Mapping[str, Any]:
        return {
            "model": self.model,
            "max_tokens": self.max_tokens,
            "temperature": self.temperature,
            "seed": self.seed,
        }

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        text = "".join(str(chunk.message.content) for chunk in self._stream(messages, stop, None, **kwargs))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=text))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        *,
        cancel: threading.Event | None = None,
        only: str | None = None,
        copied: str | None = None,
        no_repeat: int | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        max_tokens: int | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        # Heavy: torch is loaded with the first call, not with the command line.
        from assistant.generation.engine import Decoding

        decoding = Decoding(
            max_new_tokens=self.max_tokens if max_tokens is None else max_tokens,
            temperature=self.temperature if temperature is None else temperature,
            seed=self.seed if seed is None else seed,
            **({} if no_repeat is None else {"no_repeat": no_repeat}),
        )
        self.warm()
        pieces = self.engine.generate(
            self._prompt(messages, only, copied), decoding, cancel or threading.Event(), self.timeout_s
        )
        try:
            for text in until(pieces, stop or ()):
                chunk = ChatGenerationChunk(message=AIMessageChunk(content=text))
                if run_manager:
                    run_manager.on_llm_new_token(text, chunk=chunk)
                yield chunk
        finally:
            pieces.close()

    def _prompt(self, messages: Sequence[BaseMessage], only: str | None, copied: str | None) -> Prompt:
        """All but the last message is kept as a beginning: the next call likely shares it."""
        turns = [{"role": ROLES.get(m.type, "user"), "content": m.text} for m in messages]
        facts = turns[-1]["content"] if only is not None else None
        return self.engine.prompt(turns, facts=facts, plain=only or "", copied=copied)


def build_chat(settings: Generator, models: ModelStore, own: Path | None = None) -> BaseChatModel | None:
    """The chat model that the settings name; None where only templates are to speak. `own` is
    the folder of an adapter that this shop trained, if it did.

    Raises SettingsError if the name is none and ModelMissing if a bundled model's files are
    absent, both at once; the weights themselves are loaded with the first call.
    """
    match named(settings.model):
        case Template():
            return None
        case Remote() as remote:
            from assistant.generation.servers import remote_chat

            return remote_chat(remote, settings)
        case Local(name):
            source = models.source(name)
            adapter = _adapter(settings, Path(source), own)

    def load() -> Engine:
        from assistant.generation.loading import load_engine

        return load_engine(
            source,
            settings.dtype,
            settings.threads,
            adapter=adapter,
            batch=settings.batch,
            queue_limit=settings.queue_limit,
        )

    return LocalChatModel(
        model=settings.model,
        load=load,
        taught=adapter is not None,
        max_tokens=settings.max_new_tokens,
        timeout_s=settings.timeout_s,
    )


def _adapter(settings: Generator, base: Path, own: Path | None) -> Path | None:
    """The adapter to merge: the one that the settings name, the shop's own, or the shipped one.
    Raises ModelMissing if the one that is named is not there or for another model."""
    if settings.adapter == "none" or not base.is_dir():
        return None
    if settings.adapter != "auto":
        if (found := fitting(base, [Path(settings.adapter).expanduser()])) is None:
            raise ModelMissing(settings.adapter, f"is no adapter for {settings.model}")
        return found
    return fitting(base, [*([own] if own else []), SHIPPED])
