"""Messages written by hand in five languages, what each is to come to, and whether it did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assistant.turn import Conversation, Done
from retrieval.query import Query

FILE = Path(__file__).parent / "messages.tsv"
LOCAL = {"zh": "CNY", "es": "EUR", "de": "EUR", "fr": "EUR", "en": "EUR"}
SORTS = {"price_asc", "price_desc", "rating", "newest"}


@dataclass(frozen=True, slots=True)
class Message:
    """`context` is said before it, in English; `expected` are its constraints by name."""

    context: str
    intent: str
    expected: Mapping[str, str]
    texts: Mapping[str, str]


def messages(file: Path = FILE) -> list[Message]:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    _, _, _, *codes = lines[0].split("\t")
    found = []
    for line in lines[1:]:
        context, intent, expected, *texts = line.split("\t")
        pairs = (part.partition("=") for part in expected.split(";") if part)
        found.append(
            Message(
                context,
                intent,
                {name: value or "yes" for name, _, value in pairs},
                dict(zip(codes, texts, strict=True)),
            )
        )
    return found


def wrong(message: Message, code: str, before: Conversation, done: Done) -> list[str]:
    """The constraints that the turn did not come to."""
    return [name for name, value in message.expected.items() if not _holds(name, value, code, before, done)]


def _holds(name: str, value: str, code: str, before: Conversation, done: Done) -> bool:
    query, products = done.evidence.sought or Query(), [s.product for s in done.reply.products]
    filters = query.filters
    match name:
        case "cat":
            named = any(value in p.category for p in products[:1])
            return value in filters.categories or named
        case "max":
            return filters.price_max is not None and _near(filters.price_max, value)
        case "min":
            return filters.price_min is not None and _near(filters.price_min, value)
        case "cur":
            return filters.currency == LOCAL[code]
        case "brand":
            return value in filters.brands
        case "sort":
            return str(query.sort) == value
        case "cheaper":
            return filters.price_max is not None or str(query.sort) == "price_asc"
        case "ref":
            return done.references[: value.count(",") + 1] == tuple(_pointed(value, before))
        case "qty":
            lines = done.evidence.cart.lines if done.evidence.cart else ()
            asked = done.evidence.awaiting
            return sum(line.quantity for line in lines) == int(value) or (
                asked is not None and asked.quantity == int(value)
            )
        case "order":
            return True  # an order is told of to nobody whose identity is not proved
    if name.startswith("not "):
        attribute = name.removeprefix("not ")
        unwanted = [*filters.without_attributes.get(attribute, ()), *filters.without_words.get(attribute, ())]
        return any(value in one for one in unwanted) or any(
            value in one for one in filters.without_words.get("", ())
        )
    return any(value.lower() in one.lower() for one in filters.attributes.get(name, ()))


def _near(bound: Decimal, value: str) -> bool:
    """The bound, or a cent below it, where less than it was said."""
    return abs(bound - Decimal(value)) <= Decimal("0.01")


def _pointed(value: str, before: Conversation) -> Iterator[str]:
    shown = before.shown[-1] if before.shown else ()
    for place in value.split(","):
        index = len(shown) - 1 if place == "last" else int(place) - 1
        if index < len(shown):
            yield shown[index]
