"""Messages written by hand in many languages, what each is to come to, and whether it did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

from assistant.turn import Conversation, Done
from retrieval.query import Query

FOLDER = Path(__file__).parent
LOCAL = {
    **dict.fromkeys(("en", "es", "de", "fr", "it", "nl", "pt"), "EUR"),
    **{
        "zh": "CNY",
        "ja": "JPY",
        "ko": "KRW",
        "ru": "RUB",
        "pl": "PLN",
        "tr": "TRY",
        "ar": "SAR",
        "th": "THB",
    },
}
SORTS = {"price_asc", "price_desc", "rating", "newest"}


@dataclass(frozen=True, slots=True)
class Message:
    """`context` is said before it, in English; `expected` are its constraints by name, and `own` those of
    a language that says other amounts or another currency."""

    context: str
    intent: str
    expected: Mapping[str, str]
    texts: Mapping[str, str]
    own: Mapping[str, Mapping[str, str]]

    def expecting(self, code: str) -> Mapping[str, str]:
        return self.own.get(code, self.expected)


def messages(folder: Path = FOLDER) -> list[Message]:
    """The messages of `messages.tsv`, with their translations of every `<code>.tsv` beside it.

    Raises ValueError where a file does not hold the same messages in the same order.
    """
    header, *lines = _rows(folder / "messages.tsv")
    codes = header[3:]
    english = [line[3] for line in lines]
    files = sorted(file for file in folder.glob("*.tsv") if file.stem != "messages")
    translated = {file.stem: _translations(file, english) for file in files}
    return [
        Message(
            context,
            intent,
            _pairs(expected),
            dict(zip(codes, texts, strict=True)) | {code: rows[i][0] for code, rows in translated.items()},
            {code: _pairs(rows[i][1]) for code, rows in translated.items() if rows[i][1]},
        )
        for i, (context, intent, expected, *texts) in enumerate(lines)
    ]


def _rows(file: Path) -> list[list[str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _translations(file: Path, english: Sequence[str]) -> list[tuple[str, str]]:
    """Each message and what is expected of it instead, empty where that is the same as in English."""
    rows = _rows(file)[1:]
    for place, (wanted, row) in enumerate(zip_longest(english, rows), 1):
        if wanted is None or row is None or row[0] != wanted or not all(row[1:2]) or len(row) not in (2, 3):
            raise ValueError(f"{file.name}, message {place}: expected a translation of {wanted!r}, got {row}")
    return [(row[1], row[2] if len(row) > 2 else "") for row in rows]


def _pairs(expected: str) -> Mapping[str, str]:
    pairs = (part.partition("=") for part in expected.split(";") if part)
    return {name: value or "yes" for name, _, value in pairs}


def wrong(message: Message, code: str, before: Conversation, done: Done) -> list[str]:
    """The constraints that the turn did not come to."""
    expected = message.expecting(code).items()
    return [name for name, value in expected if not _holds(name, value, code, before, done)]


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
            return filters.currency == (LOCAL[code] if value == "local" else value)
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
