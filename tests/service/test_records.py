"""What is written down comes back the same."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence import Evidence, Finding
from assistant.service import records
from assistant.turn import Conversation
from assistant.variant import Variant
from retrieval.query import Sort
from tests.service import order_examples
from tests.service.examples import CARD, EVIDENCE, NOON, SHOE, after, reply


def test_evidence_comes_back_the_same_with_each_product_stored_once() -> None:
    text = records.write_evidence(EVIDENCE)
    assert records.read_evidence(text) == EVIDENCE
    assert text.count(SHOE.description) == 1


PLAIN = {str: "any words", bool: True, int: 2, float: 4.5}
PLAIN |= {Decimal: Decimal("1.10"), datetime: NOON, date: NOON.date(), Sort: Sort.RATING}


def filled(kind: Any, within: tuple[Any, ...] = ()) -> Any:
    """A value of this type with something in every place; what may hold its like holds it once."""
    parts = get_args(kind)
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        inside = (*within, kind)
        return kind(**{f.name: filled(hints[f.name], inside) for f in dataclasses.fields(kind)})
    if kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    match get_origin(kind):
        case origin if origin is tuple:
            return tuple(filled(part, within) for part in parts if part is not ... and within.count(part) < 2)
        case origin if origin is Literal:
            return parts[0]
        case origin if origin is Mapping:
            return {"product": filled(parts[1], within), "options": filled(parts[1], within)}
    if within.count(parts[0]) > 1:
        return None
    return filled(parts[0], within)


@pytest.mark.parametrize("kind", get_args(Finding))
def test_every_finding_comes_back_the_same(kind: Any) -> None:
    evidence = Evidence(findings=(filled(kind), filled(kind)))
    assert records.read_evidence(records.write_evidence(evidence)) == evidence


@pytest.mark.parametrize("finding", order_examples.FINDINGS)
def test_what_the_service_desk_finds_comes_back_the_same(finding: Any) -> None:
    evidence = Evidence(findings=(finding,))
    assert records.read_evidence(records.write_evidence(evidence)) == evidence


def test_evidence_full_of_everything_comes_back_the_same() -> None:
    evidence = filled(Evidence)
    assert records.read_evidence(records.write_evidence(evidence)) == evidence
    conversation = filled(Conversation)
    assert records.read_state(records.write_state(conversation), conversation.id, conversation.version) == (
        dataclasses.replace(conversation, messages=(), variant=Variant())
    )


def test_evidence_ids_name_products_and_passages_once() -> None:
    assert records.evidence_ids(records.write_evidence(EVIDENCE)) == (
        "product:S-1",
        "passage:returns#condition",
    )


def test_a_reply_keeps_what_its_cards_showed_and_no_more() -> None:
    text = records.write_reply(reply())
    card = records.read_reply(text).products[0]
    same = ("price", "in_stock", "reason", "variant")
    assert [getattr(card, name) for name in same] == [getattr(CARD, name) for name in same]
    assert (card.product.name, card.product.images, card.product.rating) == ("Ridge Low", ("/i/1.svg",), 4.5)
    assert len(text) < 1500 < len(SHOE.description) + len(text)


def test_state_comes_back_the_same() -> None:
    conversation = after(Conversation("c1", version=3))
    again = records.read_state(records.write_state(conversation), "c1", 3)
    assert again == Conversation(
        **{name: getattr(conversation, name) for name in conversation.__dataclass_fields__} | {"messages": ()}
    )


@given(st.text(st.characters()))
def test_any_words_can_be_written_and_read(words: str) -> None:
    stored = records.write_reply(reply(text=words))
    stored.encode()
    assert "\0" not in stored
    assert records.read_reply(stored).text == words.encode("utf-8", "replace").decode()


def test_a_value_that_no_record_has_is_an_error() -> None:
    with pytest.raises(TypeError):
        json.dumps(records._plain(records._schemas().reply, reply(text=object())))  # type: ignore[arg-type]
