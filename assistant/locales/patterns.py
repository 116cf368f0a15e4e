"""What a language's messages look like once they are said, for whoever has to read them back.

`patterns("zh")["parcel-left"]` are the ways in which that message can be put. The `expression` of each
matches a whole sentence made from it, with a group for each slot (`name`, and `name__2` for one that stands
twice); `read` gives the text in them. What a slot may hold is said by its name alone, in every language:
`SLOTS` has its kind. Messages of which `is_part` is true are no sentences: they stand in the slots
of others, apart by the language's comma or as a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product

from fluent.syntax import ast

from assistant.locales.messages import CHOICES, OTHER, messages, unmarked
from retrieval.languages.codes import LANGUAGES


class Slot(StrEnum):
    """What stands in a place of a message."""

    NAME = "name"
    """What a product or an item is called, as the record has it; may be a list of such."""
    ITEMS = "items"
    """Items of an order, each with what tells it apart, how many of it and maybe what it cost; or a request
    (`wanted`)."""
    THING = "thing"
    """Names with their prices (`part-thing`); may be a list."""
    MONEY = "money"
    """An amount in the currency of the record, by Babel."""
    COUNT = "count"
    """A whole number."""
    RATING = "rating"
    VALUE = "value"
    """Values, attributes, brands and categories, by the lexicon or as they stand in the record; may be a
    list."""
    QUOTE = "quote"
    """Words of the shop or of a customer, verbatim, in the language's quotation marks."""
    TIME = "time"
    """A day or a moment, by Babel."""
    ORDER = "order"
    """Order numbers."""
    METHOD = "method"
    ADDRESS = "address"
    TEXT = "text"
    """Single words of a record as they stand: a carrier, a tracking number, an email, a link."""
    PART = "part"
    """Other messages (see above), apart by the language's comma or as a list."""
    CHOICE = "choice"
    """Chooses the words and stands in none."""


SLOTS: Mapping[str, Slot] = {
    **dict.fromkeys(("name", "other", "names"), Slot.NAME),
    "items": Slot.ITEMS,
    **dict.fromkeys(("thing", "things", "first", "second"), Slot.THING),
    **dict.fromkeys(("price", "low", "high"), Slot.MONEY),
    **dict.fromkeys(("count", "total", "from", "to"), Slot.COUNT),
    "rating": Slot.RATING,
    **dict.fromkeys(("value", "values", "old", "attribute", "label", "options"), Slot.VALUE),
    **dict.fromkeys(("quote", "title", "author"), Slot.QUOTE),
    **dict.fromkeys(("day", "time"), Slot.TIME),
    **dict.fromkeys(("order", "orders"), Slot.ORDER),
    **dict.fromkeys(("method", "methods"), Slot.METHOD),
    **dict.fromkeys(("address", "before"), Slot.ADDRESS),
    **dict.fromkeys(("text", "link", "email", "person", "digits", "brand"), Slot.TEXT),
    **dict.fromkeys(
        ("what", "facts", "pairs", "parts", "reason", "fact", "noun", "why", "status", "request", "days"),
        Slot.PART,
    ),
    **dict.fromkeys(CHOICES, Slot.CHOICE),
}

PARTS = (
    *("part-", "fact-", "noun-", "reason-", "cause-", "status-", "method-", "request-"),
    *("label-", "value-", "wanted", "option-", "comma", "quotation", "compare-for", "account-nothing"),
)
"""How the ids of messages begin that are no sentences."""
WHOLE = frozenset(["option-has", "option-unknown", "option-others", "option-instead"])
"""Sentences, though their ids begin so."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """`expression` matches a whole sentence; `slots` are the kinds of its slots by name."""

    message: str
    expression: re.Pattern[str]
    slots: Mapping[str, Slot]

    def read(self, sentence: str) -> dict[str, tuple[str, ...]] | None:
        """The text in each slot, None for a sentence that this message does not make."""
        match = self.expression.fullmatch(plain(sentence))
        if match is None:
            return None
        found: dict[str, tuple[str, ...]] = {}
        for group, text in match.groupdict().items():
            if text is not None:
                name = group.split("__")[0]
                found[name] = (*found.get(name, ()), text)
        return found


def is_part(message: str) -> bool:
    """Whether a message is no sentence of its own."""
    return message.startswith(PARTS) and message not in WHOLE


def plain(sentence: str) -> str:
    """A sentence without marks of direction and without the bullet or the break before it."""
    return unmarked(sentence).strip().removeprefix("- ").strip()


@lru_cache(maxsize=32)
def patterns(tag: str) -> Mapping[str, tuple[Pattern, ...]]:
    """Every message of a language by its id, with a pattern for each way that it can be put: one for each
    choice of words that its arguments make, and those of its second phrasing."""
    code = tag if tag == "zh-Hant" else LANGUAGES[tag].data
    return {message.id.name: tuple(_patterns(message)) for message in messages(code)}


def _patterns(message: ast.Message) -> Iterator[Pattern]:
    bodies = [message.value, *(a.value for a in message.attributes if a.id.name == OTHER)]
    for body in bodies:
        for way in _ways(body) if body is not None else ():
            names = [name for text, name in way if name]
            yield Pattern(
                message.id.name,
                re.compile(_expression(way), re.DOTALL),
                {name: SLOTS[name] for name in names},
            )


Way = tuple[tuple[str, str], ...]
"""Pieces of a sentence: (words, "") or ("", the name of a slot)."""


def _ways(pattern: ast.Pattern) -> list[Way]:
    choices = [_piece(element) for element in pattern.elements]
    return [tuple(piece for part in parts for piece in part) for parts in product(*choices)]


def _piece(element: ast.TextElement | ast.Placeable) -> list[Way]:
    if isinstance(element, ast.TextElement):
        return [((element.value, ""),)]
    inside = element.expression
    match inside:
        case ast.StringLiteral():
            return [((inside.parse()["value"], ""),)]
        case ast.VariableReference():
            return [(("", inside.id.name),)]
        case ast.SelectExpression():
            return [way for variant in inside.variants for way in _ways(variant.value)]
    raise ValueError(f"what a message may hold: words, arguments and choices, not {type(inside).__name__}")


def _expression(way: Way) -> str:
    seen: dict[str, int] = {}
    said = []
    for text, name in way:
        if not name:
            said.append(re.escape(text))
            continue
        seen[name] = seen.get(name, 0) + 1
        group = name if seen[name] == 1 else f"{name}__{seen[name]}"
        said.append(f"(?P<{group}>.+?)")
    return re.sub(r"^(?:\\ )+|(?:\\ )+$", "", "".join(said))
