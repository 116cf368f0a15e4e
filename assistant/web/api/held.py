"""What the output policy held back, for staff: the queue, and their word on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Literal, Self

from fastapi import APIRouter, Query
from pydantic import Field

from assistant.service.held import HeldLine, State, Writer
from assistant.web.asked import In, example
from assistant.web.schemas import Out
from assistant.web.staff import Staffed
from assistant.web.storefront import InShop

router = APIRouter(prefix="/v1/held", tags=["held"])
States = Annotated[list[State], Query(description="What staff have not looked at where it is left out")]


class HeldText(Out):
    id: str
    writer: Writer = Field(description="Who wrote it; customer: a message that was declined")
    language: str
    category: str
    layer: str = Field(description="words, meaning, or failure where it could not be judged")
    sure: float
    text: str
    at: datetime
    conversation_id: str | None
    reply_id: str | None
    evidence: Sequence[str]
    state: State
    reviewed_by: str | None
    reviewed_at: datetime | None
    note: str | None

    @classmethod
    def of(cls, line: HeldLine) -> Self:
        return cls(**asdict(line))


class HeldTexts(Out):
    held: Sequence[HeldText]


class Review(In):
    model_config = example(state="pass", note="A warning on the label.")

    state: Literal["right", "pass"] = Field(description="right to hold, or it should have passed")
    note: str | None = Field(None, max_length=1000)


@router.get("")
def queue(
    shop: InShop,
    staffer: Staffed,
    state: States = [State.PENDING],  # noqa: B006 - FastAPI copies defaults
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> HeldTexts:
    """What was held back, the newest first."""
    return HeldTexts(held=[HeldText.of(line) for line in shop.held.of(state, limit)])


@router.post("/{held_id}")
def review(held_id: str, asked: Review, shop: InShop, staffer: Staffed) -> HeldText:
    """Say whether it was right to hold. What should have passed is not held again."""
    return HeldText.of(shop.held.review(held_id, State(asked.state), staffer.name, asked.note))
