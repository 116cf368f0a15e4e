"""The reply to learn for a brief in a voice."""

from __future__ import annotations

from collections.abc import Callable

from assistant.generation.brief import Brief
from assistant.generation.tuning import answering, suggesting
from assistant.generation.voices import Voice

REPLIES: dict[str, Callable[[Brief, Voice], str]] = {
    "found": suggesting.found,
    "only": suggesting.only,
    "ordered": suggesting.ordered,
    "recommend": suggesting.recommend,
    "not sold": suggesting.not_sold,
    "nearest": suggesting.nearest,
    "sold out": suggesting.sold_out,
    "compare": answering.compare,
    "answer": answering.answer,
    "not known": answering.not_known,
    "comes in": answering.comes_in,
    "does not come in": answering.does_not_come_in,
}


def reply(brief: Brief, voice: Voice) -> str:
    """The words for a brief. Raises KeyError for a kind that is not taught."""
    return REPLIES[brief.kind](brief, voice)
