"""What a client of OpenAI's API sends, and which of it this shop's assistant can do nothing with."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from assistant.errors import Invalid
from assistant.web.openai.failing import Refused
from assistant.web.openai.recalling import Said

MODEL = "floorwalker"
MOST_MESSAGES = 400
SPOKEN: dict[str, Literal["customer", "assistant"]] = {"user": "customer", "assistant": "assistant"}
"""Roles of those who talk; the others tell the assistant what to do, and nothing comes of it."""

REFUSED = {
    "tools": "the assistant looks things up by itself; it calls no tools of the client",
    "functions": "the assistant looks things up by itself; it calls no functions of the client",
    "logprobs": "replies are checked sentences, which have no log probabilities",
    "top_logprobs": "replies are checked sentences, which have no log probabilities",
    "audio": "the assistant answers in text",
    "prediction": "replies are worded from what was looked up",
    "web_search_options": "only this shop's own catalogue, policies and orders are looked up",
}


class In(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Part(In):
    type: str = Field(examples=["text"])
    text: str | None = None


def _as_parts(said: Any) -> Any:
    return [{"type": "text", "text": said}] if isinstance(said, str) else said or []


def _as_list(said: Any) -> Any:
    return [said] if isinstance(said, str) else said or []


TEXT = {"type": "string"}
PARTS = {
    "type": "array",
    "items": {"type": "object", "required": ["type"], "properties": {"type": TEXT, "text": TEXT}},
}
Content = Annotated[
    list[Part],
    BeforeValidator(_as_parts),
    WithJsonSchema({"anyOf": [TEXT, PARTS, {"type": "null"}], "description": "Text, or parts of type text"}),
]
"""What one of two things may be is read as one of them, so that an error names the place in it."""


class Spoken(In):
    role: Literal["system", "developer", "user", "assistant"]
    content: Content = []

    @property
    def text(self) -> str:
        return "\n".join(part.text or "" for part in self.content)


class StreamOptions(In):
    include_usage: bool = False


class Format(In):
    type: str


Stop = Annotated[str, Field(min_length=1, max_length=200)]
Stops = Annotated[
    list[Stop],
    BeforeValidator(_as_list),
    Field(max_length=4),
    WithJsonSchema({"anyOf": [TEXT, {"type": "array", "items": TEXT, "maxItems": 4}, {"type": "null"}]}),
]
Least = Annotated[int, Field(ge=1)]


class ChatCompletion(In):
    """Members of OpenAI's API that are not listed here (temperature, seed, user, …) do nothing."""

    model: str = Field(max_length=1000, examples=[MODEL])
    messages: list[Spoken] = Field(min_length=1, max_length=MOST_MESSAGES)
    conversation_id: str | None = Field(
        None, max_length=64, description="Goes on with a conversation that was begun here with the same key"
    )
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    stop: Stops = []
    max_tokens: Least | None = None
    max_completion_tokens: Least | None = Field(None, description="The same as max_tokens, and goes before")
    n: int | None = 1
    response_format: Format | None = None
    modalities: list[str] | None = None
    tools: list[Any] | None = Field(None, description="Refused")
    functions: list[Any] | None = Field(None, description="Refused")
    logprobs: bool | None = Field(None, description="Refused if true")
    top_logprobs: int | None = Field(None, description="Refused")
    audio: Any = Field(None, description="Refused")
    prediction: Any = Field(None, description="Refused")
    web_search_options: Any = Field(None, description="Refused")

    @property
    def most(self) -> int | None:
        return self.max_completion_tokens or self.max_tokens

    @property
    def says_usage(self) -> bool:
        return self.stream_options is not None and self.stream_options.include_usage

    @property
    def message(self) -> str:
        """What is to be answered."""
        return self.messages[-1].text.strip()

    @property
    def before(self) -> list[Said]:
        """What is said to have been said before it."""
        return [Said(SPOKEN[m.role], m.text) for m in self.messages[:-1] if m.role in SPOKEN]


def check(asked: ChatCompletion, longest: int) -> None:
    """Raises Refused or Invalid for what cannot be done, rather than answer something else."""
    if asked.model != MODEL:
        raise no_such_model(asked.model)
    for name, why in REFUSED.items():
        if getattr(asked, name):
            raise Refused(400, "unsupported_parameter", f"{name}: {why}.", name)
    if asked.n not in {None, 1}:
        raise Refused(400, "unsupported_value", "n: there is one reply to a message; leave n at 1.", "n")
    if asked.response_format is not None and asked.response_format.type != "text":
        why = "response_format: the assistant answers in text; what it found stands in `floorwalker`."
        raise Refused(400, "unsupported_value", why, "response_format")
    if asked.modalities is not None and asked.modalities != ["text"]:
        raise Refused(400, "unsupported_value", "modalities: the assistant answers in text.", "modalities")
    _check_parts(asked)
    if asked.messages[-1].role != "user":
        raise Invalid("messages", "the last one has to be the user's")
    if not asked.message:
        raise Invalid("messages", "there are no words in the last one")
    if len(asked.message) > longest:
        raise Invalid("messages", f"the last one has {len(asked.message)} characters and may have {longest}")


def _check_parts(asked: ChatCompletion) -> None:
    for place, message in enumerate(asked.messages):
        for number, part in enumerate(message.content):
            if part.type != "text" or part.text is None:
                where = f"messages.{place}.content.{number}"
                why = f"{where}: this shop's assistant reads text only; say in words what is shown."
                raise Refused(400, "unsupported_value", why, where)


def no_such_model(name: str) -> Refused:
    why = f"The model `{name[:100]}` does not exist; this shop has `{MODEL}`."
    return Refused(404, "model_not_found", why, "model")
