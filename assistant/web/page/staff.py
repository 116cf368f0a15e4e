"""The staff page's own HTML, all of it escaped: what stands in it was written by customers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from textwrap import shorten

from assistant.sayings import moment
from assistant.service.handoffs import Handoff, State
from assistant.service.handoffs.case import Case, Said
from assistant.service.readings import Aside
from assistant.turn import Refused
from assistant.web.page import FOLDER, _template

ENDED = {State.RETURNED: "returned to the assistant", State.CLOSED: "closed"}
STEPS = {
    "asked": "asked for a person",
    "added": "the customer added something",
    "contact": "the customer left a contact",
    "heard": "the customer wrote",
    "taken": "took the conversation",
    "replied": "replied",
    "returned": "returned it to the assistant",
    "closed": "closed it",
}


def login(shop: str, problem: str = "", without_keys: bool = False) -> str:
    return _template("staff_login.html").render(
        shop=shop, problem=problem, without_keys=without_keys, style=css()
    )


def heading(shop: str, name: str) -> str:
    return _template("staff_heading.html").render(shop=shop, name=name)


def queue(waiting: Sequence[Handoff], chosen: str | None, me: str, now: datetime) -> str:
    """The list of open cases, the longest waiting first; `chosen` is the one that is shown."""
    rows = [
        {
            "id": each.id,
            "topic": _capital(each.topic),
            "said": shorten(_newest(each), 110, placeholder=" …"),
            "since": ago(each.created_at, now),
            "long": (now - each.created_at).total_seconds() >= 600 and each.state is State.QUEUE,
            "owner": "" if each.state is State.QUEUE else "you" if each.owner == me else each.owner,
            "contact": each.contact or "",
            "chosen": each.id == chosen,
        }
        for each in waiting
    ]
    waits = sum(each.state is State.QUEUE for each in waiting)
    return _template("staff_queue.html").render(rows=rows, waits=waits)


def _newest(handoff: Handoff) -> str:
    """What the customer asked last, where that is more than an address."""
    lines = [line for line in handoff.text.split("\n") if line.strip() != handoff.contact]
    return lines[-1] if lines else handoff.text


def nothing(any_open: bool) -> str:
    """What stands where no case is chosen."""
    return _template("staff_nothing.html").render(any_open=any_open)


def about(case: Case, me: str, now: datetime, zone: tzinfo) -> str:
    """Above the conversation: what it is about, who has it, and the summary."""
    handoff = case.handoff
    return _template("staff_about.html").render(
        topic=_capital(handoff.topic),
        state=_state(handoff, me, now),
        waits=handoff.state is State.QUEUE,
        contact=handoff.contact or "",
        since=moment(handoff.created_at.astimezone(zone)),
        summary=case.summary,
        intents=[intent.replace("_", " ") for intent in case.summary.intents],
        steps=[
            {
                "by": _capital(step.by),
                "what": STEPS.get(step.step, step.step),
                "text": "" if step.step in {"heard", "replied", "asked", "added"} else step.text or "",
                "at": f"{step.at.astimezone(zone):%H:%M}",
            }
            for step in case.steps
        ],
    )


def conversation(said: Sequence[Said], asides: Mapping[str, Aside], me: str, zone: tzinfo) -> str:
    """Every message, with what each reply rested on, how it came about and what was thought of it."""
    messages = [_message(each, asides.get(each.message.reply_id or ""), me, zone) for each in said]
    return _template("staff_conversation.html").render(messages=messages)


def _message(said: Said, aside: Aside | None, me: str, zone: tzinfo) -> dict[str, object]:
    message, reply = said.message, said.turn.reply if said.turn else None
    staff = "You" if message.author == me else message.author or "Staff"
    return {
        "role": message.role,
        "who": {"customer": "Customer", "assistant": "Assistant"}.get(message.role, staff),
        "at": moment(message.at.astimezone(zone)),
        "paragraphs": [part for part in message.text.split("\n\n") if part.strip()],
        "actions": [
            f"{w.name}{f' {w.order_id}' if w.order_id else ''}: {w.result}"
            for w in (reply.actions if reply else ())
        ],
        "records": said.records,
        "made": _made(aside) if aside else "",
        "refused": [_refused(each) for each in aside.refused] if aside else [],
        "rating": aside.rating if aside else "",
        "reasons": ", ".join(aside.reasons) if aside else "",
        "comment": aside.comment if aside else "",
    }


def _made(aside: Aside) -> str:
    """Who worded a reply, and how long it took."""
    words = {
        "model": f"worded by {aside.generator}",
        "both": f"worded by {aside.generator} and templates",
        "template": "worded by templates",
    }.get(aside.writer, "")
    if aside.first_s is not None and aside.seconds is None:
        took = "cut off"
    else:
        took = f"{seconds(aside.seconds)}" if aside.seconds is not None else ""
    return ", ".join(part for part in (words, took) if part)


def _refused(refused: Refused) -> dict[str, str]:
    by = "the model" if refused.writer == "model" else "a template"
    why = f"{refused.reason}: {refused.detail}" if refused.detail else refused.reason
    return {"sentence": refused.sentence, "why": why, "by": by}


def seconds(value: float) -> str:
    """As people say it: "0.4 s", "12 s"."""
    return f"{value:.0f} s" if value >= 10 else f"{value:.1f} s"


def _state(handoff: Handoff, me: str, now: datetime) -> str:
    if handoff.state is State.QUEUE:
        since = ago(handoff.created_at, now)
        return "Asked for a person just now" if since == "just now" else f"Has waited {since} for a person"
    if handoff.state is State.PERSON:
        return f"{'You have' if handoff.owner == me else f'{handoff.owner} has'} this conversation"
    return f"This case is {ENDED[handoff.state]}"


def ago(then: datetime, now: datetime) -> str:
    """How long something has lasted: "just now", "5 min", "2 h 10 min", "3 days"."""
    minutes = max(0, int((now - then).total_seconds() // 60))
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    days = minutes // (24 * 60)
    return f"{days} day{'s' if days > 1 else ''}"


def css() -> str:
    return (Path(FOLDER) / "staff.css").read_text(encoding="utf-8")


def head() -> str:
    script = (Path(FOLDER) / "staff.js").read_text(encoding="utf-8")
    return f"<script>{script}</script>"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
