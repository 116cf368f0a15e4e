"""Turns at known times, with known outcomes, for what is counted from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Engine

from assistant.evidence import Evidence, Finding
from assistant.service.conversations import Conversations
from assistant.turn import Conversation, Course, Message, Reply

WORDED: Mapping[str, int] = {"template": 1}


def begin(engine: Engine, at: datetime) -> str:
    return Conversations(engine, lambda: at).start()[0].id


def turn(
    engine: Engine,
    conversation_id: str,
    reply_id: str,
    at: datetime,
    asked: str = "a pan?",
    said: str = "Here is one.",
    *,
    intent: str = "product_search",
    findings: Sequence[Finding] = (),
    outcomes: Mapping[str, int] = WORDED,
    course: Course | None = None,
) -> None:
    store = Conversations(engine, lambda: at)
    before = store.load(conversation_id)
    messages = (*before.messages, Message("customer", asked, at), Message("assistant", said, at, reply_id))
    after: Conversation = replace(before, messages=messages)
    reply = Reply(reply_id, said, (intent,), "en")
    evidence = Evidence(tuple(findings), asked=asked)
    store.save_turn(before, after, reply, evidence, outcomes, "smollm2", course or Course(0.1, 0.2))
