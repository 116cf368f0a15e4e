"""What the chat page itself says: steps, thumbs, and what went wrong."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.errors import Busy, FloorwalkerError, Invalid, NotFound, Overloaded, Recoverable

ASK = "## What are you looking for?\n\n"
WELCOME = f"{ASK}Products, how they differ, what the shop promises: just ask."
WELCOME_ORDERS = f"{ASK}Products, how they differ, what the shop promises, an order of yours: just ask."
STEPS = {
    "understanding": "Reading your message …",
    "looking": "Looking through the shop …",
    "writing": "Writing …",
}
GOOD = ("Right products", "Clear answer", "Quick")
BAD = ("Wrong products", "Not true", "Did not answer me", "Too long", "Unfriendly")
ASKED = {True: "What was good about it?", False: "What went wrong?"}

RATED = "Thanks, your rating is saved."
EXPLAINED = "Thanks, that helps."
EXPIRED = "This page was open too long and its conversation is closed. “New conversation” starts a fresh one."
ANSWERING = "One moment: your last message is still being answered. Stop ends it."
STOPPED = "Stopped. Your message is back in the box."
NOTHING_SAID = "This reply ended before a word was said."

STAFF = "The shop"


def note(kind: str, data: Mapping[str, str]) -> str:
    """What the transcript says of an event; nothing where a message or a reply says it already."""
    if kind == "order":
        return f"Order {data['order_id']}: {data['action'].replace('_', ' ')}, {data['result']}."
    match data.get("state"):
        case "person":
            return f"{data['by']} has joined the conversation."
        case "returned":
            return f"{data['by']} has left. The assistant answers again."
        case "closed":
            return "This matter is closed. The assistant answers again."
    return ""


def unseen(error: Invalid) -> str:
    """Why a photo was not looked at."""
    return f"Your photo could not be used: {error.detail}."


def sorry(error: FloorwalkerError) -> str:
    """An error as a customer is told of it."""
    match error:
        case Overloaded():
            return "Many customers are being served just now. Please send that again in a moment."
        case Busy():
            return "Your last message is still being answered. Please send this again in a moment."
        case NotFound():
            return "This conversation is gone. “New conversation” starts a fresh one."
        case Recoverable():
            return "Something went wrong on our side. Your message is in the box: please send it again."
    return "This conversation can't be continued. “New conversation” starts a fresh one."
