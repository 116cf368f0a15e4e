"""What stands around the words of a reply, in the customer's language: quick replies, the reasons on cards
and the table of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.evidence import Evidence, Shown
from assistant.generation.worded.reasons import reason
from assistant.locales.messages import spoken, unmarked
from assistant.locales.options import worded
from assistant.locales.voice import Voice, voice
from assistant.turn import ComparedRow, Comparison


def shown_in(evidence: Evidence) -> Evidence:
    """Evidence with its quick replies and the reasons on its cards in its language; a reason that cannot be
    said in it is left out. A quick reply comes back as it stands, so it has no marks of direction. What is
    waited for stays as it is: an answer is held against that."""
    language = evidence.language
    if language == "en" or language not in spoken():
        return evidence
    speaking = voice(language)
    return replace(
        evidence,
        options=tuple(dict.fromkeys(unmarked(worded(option, language)) for option in evidence.options)),
        products=tuple(_with_reason(shown, speaking) for shown in evidence.products),
    )


def _with_reason(shown: Shown, of: Voice) -> Shown:
    return replace(shown, reason=reason(of, shown) or None) if shown.reason else shown


def tabled(table: Comparison, products: Sequence[Shown], language: str) -> Comparison:
    """A comparison's lines in the language; products are those compared, in its order."""
    if language == "en" or language not in spoken():
        return table
    of = voice(language)
    names = {row.attribute: _label(row.attribute, of) for row in table.rows}
    return replace(
        table,
        rows=tuple(_row(row, products, names[row.attribute], of) for row in table.rows),
        better_for=tuple(tuple(names.get(name, name) for name in of_) for of_ in table.better_for),
    )


def _label(attribute: str, of: Voice) -> str:
    known = {"price": "label-price", "rating": "label-rating", "stock": "label-stock", "brand": "label-brand"}
    return of.say(known[attribute]) if attribute in known else of.word(attribute)


def _row(row: ComparedRow, products: Sequence[Shown], name: str, of: Voice) -> ComparedRow:
    cells: dict[str, Callable[[Shown], str | None]] = {
        "price": lambda shown: of.money(shown.price) if shown.price else None,
        "rating": lambda shown: of.number(shown.product.rating) if shown.product.rating else None,
        "stock": lambda shown: _stock(shown, of),
        "brand": lambda shown: shown.product.brand,
    }
    cell = cells.get(row.attribute)
    if cell is not None:
        return replace(row, attribute=name, values=tuple(cell(shown) for shown in products))
    return replace(row, attribute=name, values=tuple(value and of.word(value) for value in row.values))


def _stock(shown: Shown, of: Voice) -> str | None:
    if shown.in_stock is None:
        return None
    return of.say("value-stocked" if shown.in_stock else "value-out")
