"""The JSON that clients send."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class In(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)


class NewConversation(In):
    locale: str | None = Field(
        None, max_length=35, pattern=r"^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$", examples=["en-US"]
    )
    customer_token: str | None = Field(None, description="Refused until this shop knows its customers")


class NewMessage(In):
    text: str = Field(min_length=1, examples=["waterproof trail shoes under $100"])
    image: Any = Field(None, description="Refused: this shop has no image model")


class NewFeedback(In):
    reply_id: str = Field(min_length=1, max_length=64)
    rating: Literal["up", "down"]
    reasons: list[Annotated[str, Field(min_length=1, max_length=100)]] = Field([], max_length=10)
    comment: str | None = Field(None, max_length=2000)
