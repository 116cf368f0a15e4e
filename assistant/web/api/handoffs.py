"""Hand-offs, for staff: who waits, what it is about, and what is done with it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query

from assistant.errors import Invalid
from assistant.service.handoffs import State, case
from assistant.service.handoffs.queue import OPEN
from assistant.web.handing import CaseFile, Ending, Handoff, Queue, StaffReply, Step, Taking
from assistant.web.staff import Staffed
from assistant.web.storefront import InShop

router = APIRouter(prefix="/v1/handoffs", tags=["handoffs"])

States = Annotated[list[State], Query(description="The open ones where it is left out")]


@router.get("")
def queue(
    shop: InShop,
    staffer: Staffed,
    state: States = list(OPEN),  # noqa: B006 - FastAPI copies defaults
    owner: Annotated[str | None, Query(max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Queue:
    """Who waits or is looked after, the longest waiting first."""
    found = shop.handoffs.of(state, 500)
    kept = [each for each in found if owner is None or each.owner == owner]
    return Queue(handoffs=[Handoff.of(each) for each in kept[:limit]])


@router.get("/{handoff_id}")
def one(handoff_id: str, shop: InShop, staffer: Staffed) -> CaseFile:
    """One with its summary, the whole conversation, what each reply rested on, and who did what."""
    return CaseFile.of_case(case.read(shop.handoffs, shop.conversations, handoff_id))


@router.post("/{handoff_id}/take")
def take(handoff_id: str, shop: InShop, staffer: Staffed, asked: Taking | None = None) -> Handoff:
    """Have the conversation: the assistant is silent in it from now on. 409 says who else has it."""
    over = asked.over if asked else False
    return Handoff.of(shop.handoffs.take(handoff_id, staffer.name, over))


@router.post("/{handoff_id}/reply", status_code=201)
def reply(
    handoff_id: str,
    asked: StaffReply,
    shop: InShop,
    staffer: Staffed,
    key: Annotated[str | None, Header(alias="Idempotency-Key", max_length=200)] = None,
) -> Step:
    """Say something to the customer. Sent again with the same Idempotency-Key, it is said once.
    What the output policy would hold is answered with 409; with `anyway` it is said."""
    text = asked.text.strip()
    if not text:
        raise Invalid("text", "there are no words in it")
    handoff = shop.handoffs.get(handoff_id)
    shop.staff_words.check(text, handoff.conversation_id, anyway=asked.anyway)
    return Step.of(shop.handoffs.reply(handoff_id, staffer.name, text, key))


@router.post("/{handoff_id}/return")
def hand_back(handoff_id: str, shop: InShop, staffer: Staffed, asked: Ending | None = None) -> Handoff:
    """Give the conversation back to the assistant."""
    return Handoff.of(shop.handoffs.hand_back(handoff_id, staffer.name, asked.note if asked else None))


@router.post("/{handoff_id}/close")
def close(handoff_id: str, shop: InShop, staffer: Staffed, asked: Ending | None = None) -> Handoff:
    """It is done with. The assistant answers what the customer writes next."""
    return Handoff.of(shop.handoffs.close(handoff_id, staffer.name, asked.note if asked else None))
