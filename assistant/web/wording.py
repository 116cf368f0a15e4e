"""What the chat page itself says, in the language of its conversation: steps, thumbs, and what went wrong."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.errors import Busy, FloorwalkerError, Invalid, NotFound, Overloaded, Recoverable
from assistant.web.words import words

STEPS = frozenset({"understanding", "looking", "writing"})
GOOD = tuple(words("en")["reasonsUp"])
BAD = tuple(words("en")["reasonsDown"])
"""Reasons as they are kept: the shop reads them in one language."""
STATES = {"person": "joined", "returned": "left", "closed": "closed"}


def say(name: str, language: str = "en", /, **values: str) -> str:
    """One of the page's own texts, with its places filled in."""
    text = str(words(language)[name])
    for place, value in values.items():
        text = text.replace(f"{{{place}}}", value)
    return text


def welcome(language: str, orders: bool) -> str:
    """What stands on the empty page, as Markdown."""
    return f"## {say('ask', language)}\n\n{say('welcomeOrders' if orders else 'welcome', language)}"


def step(name: str, language: str) -> str:
    return say(name, language) if name in STEPS else ""


def reasons(liked: bool, language: str) -> list[tuple[str, str]]:
    """Each reason as it is shown, and as it is kept."""
    kept = GOOD if liked else BAD
    return list(zip(words(language)["reasonsUp" if liked else "reasonsDown"], kept, strict=True))


def note(kind: str, data: Mapping[str, str], language: str = "en") -> str:
    """What the transcript says of an event; nothing where a message or a reply says it already."""
    if kind == "order":
        action = data["action"].replace("_", " ")
        return say("order", language, id=data["order_id"], action=action, result=data["result"])
    state = STATES.get(data.get("state", ""))
    return say(state, language, name=data.get("by", "")) if state else ""


def unseen(error: Invalid, language: str = "en") -> str:
    """Why a photo was not looked at."""
    return f"{say('photoRefused', language)} {error.detail}."


def sorry(error: FloorwalkerError, language: str = "en") -> str:
    """An error as a customer is told of it."""
    match error:
        case Overloaded():
            return say("crowded", language)
        case Busy():
            return say("busyBack", language)
        case NotFound():
            return say("gone", language)
        case Recoverable():
            return say("failed", language)
    return say("stuck", language)
