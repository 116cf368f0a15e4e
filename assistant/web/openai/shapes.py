"""What is answered, in the shapes of OpenAI's API, with `floorwalker` added where a reply is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.web.schemas import Reply

Reason = Literal["stop", "length"]


def _absent(value: object) -> bool:
    return value is None


class Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class Extension(Reply):
    """The reply as the shop's own API gives it, and how to go on with its conversation."""

    conversation_id: str
    secret: str = Field(description="Opens the conversation in the shop's own API: cart, events, feedback")
    tokens: Literal["counted", "estimated"] = Field(description="How usage was come by")


class Answered(Out):
    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    floorwalker: Extension


class Choice(Out):
    index: Literal[0] = 0
    message: Answered
    logprobs: None = None
    finish_reason: Reason


class Usage(Out):
    prompt_tokens: int = Field(description="Of the messages that were sent")
    completion_tokens: int = Field(description="Of the reply's text")
    total_tokens: int


class Completion(Out):
    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    choices: Sequence[Choice]
    usage: Usage


class Delta(Out):
    role: Literal["assistant"] | None = Field(default=None, exclude_if=_absent)
    content: str | None = Field(default=None, exclude_if=_absent)
    floorwalker: Extension | None = Field(default=None, exclude_if=_absent, description="On the last one")


class Change(Out):
    index: Literal[0] = 0
    delta: Delta
    logprobs: None = None
    finish_reason: Reason | None = None


class Chunk(Out):
    id: str
    object: Literal["chat.completion.chunk"] = "chat.completion.chunk"
    created: int
    model: str
    choices: Sequence[Change]
    usage: Usage | None = Field(default=None, exclude_if=_absent)


class Model(Out):
    id: str
    object: Literal["model"] = "model"
    created: int
    owned_by: str


class Models(Out):
    object: Literal["list"] = "list"
    data: Sequence[Model]
