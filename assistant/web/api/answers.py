"""Answers out of the shop's own past chats, for staff: what waits, and their word on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Self

from fastapi import APIRouter, Path, Query
from pydantic import Field

from assistant.service.answers.reviewing import WAITING, Action
from assistant.service.answers.store import LONGEST, Answer, Decider, State
from assistant.web.asked import In, example
from assistant.web.schemas import Out
from assistant.web.staff import Staffed
from assistant.web.storefront import InShop

router = APIRouter(prefix="/v1/answers", tags=["answers"])
States = Annotated[list[State], Query(description="What waits for somebody where it is left out")]
LARGEST_ID = 2**31 - 1


class TeamAnswer(Out):
    id: int
    state: State
    question: str
    answer: str
    others: Sequence[str] = Field(description="Answers to the same question that say something else")
    times: int = Field(description="Chats in which it was asked")
    agreeing: float = Field(description="Share of those chats whose answer says the same")
    first_at: datetime | None
    last_at: datetime | None = Field(description="When this answer was given")
    language: str
    product_id: str | None
    section: str | None = Field(description="The policy section that it rests on since it was approved")
    why: str = Field(description="Why it is stale")
    revision: int
    decided_by: str | None
    decided_at: datetime | None

    @classmethod
    def of(cls, answer: Answer) -> Self:
        values = asdict(answer)
        nearest = values.pop("nearest")
        for name in ("approved_at", "on"):
            del values[name]
        return cls(**values, section=nearest and nearest["section"])


class TeamAnswers(Out):
    answers: Sequence[TeamAnswer]


class Decision(In):
    model_config = example(action="approve", revision=1, answer="Dogs are welcome on a lead.")

    action: Action = Field(description="retire: an approved or stale answer; drop: a draft")
    revision: int = Field(ge=1, le=LARGEST_ID, description="The one that was looked at")
    question: str | None = Field(None, min_length=1, max_length=LONGEST, description="In other words")
    answer: str | None = Field(None, min_length=1, max_length=LONGEST, description="In other words")


@router.get("")
def listing(
    shop: InShop,
    staffer: Staffed,
    state: States = list(WAITING),  # noqa: B006 - FastAPI copies defaults
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> TeamAnswers:
    """Answers of the shop's team, those most often asked first."""
    return TeamAnswers(answers=[TeamAnswer.of(one) for one in shop.answers.kept.all(*state, most=limit)])


@router.post("/{answer_id}")
def decide(
    answer_id: Annotated[int, Path(ge=1, le=LARGEST_ID)], asked: Decision, shop: InShop, staffer: Staffed
) -> TeamAnswer:
    """Approve, edit, drop or retire one. Words sent with `approve` take the place of the old ones; with
    `edit` they wait to be approved. 409 where somebody else has changed it since that revision."""
    by = Decider(staffer.name, asked.revision)
    return TeamAnswer.of(shop.answers.decide(answer_id, asked.action, by, asked.question, asked.answer))
