"""The events of a streamed turn: under which name each is sent, and with what."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import turn
from assistant.web.schemas import Card, Citation, Out, Reply


class StatusData(Out):
    step: str


class ProductsData(Out):
    products: Sequence[Card]


class DeltaData(Out):
    text: str


class CitationsData(Out):
    citations: Sequence[Citation]


class OptionsData(Out):
    options: Sequence[str]


def event_of(event: turn.Event) -> tuple[str, Out]:
    """The name and the data under which an event of a turn is sent."""
    match event:
        case turn.Status(step):
            return "status", StatusData(step=step)
        case turn.Products(products):
            return "products", ProductsData(products=[Card.of(shown) for shown in products])
        case turn.Delta(text):
            return "delta", DeltaData(text=text)
        case turn.Citations(citations):
            return "citations", CitationsData(citations=[Citation.of(passage) for passage in citations])
        case turn.Options(options):
            return "options", OptionsData(options=options)
        case turn.Done(reply):
            return "done", Reply.of(reply)
