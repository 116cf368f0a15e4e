"""How conversations, replies and evidence are written down as JSON, and read back the same.

Amounts stay exact, times aware. Evidence keeps every record that it holds; a product that
stands in several findings is written once. A reply keeps its products as they were shown:
what a card carries, not the whole record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter

from assistant.evidence import Evidence, Finding, Shown
from assistant.turn import Conversation, Reply
from retrieval.catalog.product import Stock

_ELSEWHERE = {"id", "messages", "version", "variant"}
"""What the conversation's own columns and the messages' rows hold, and what is found anew each turn."""
_OPAQUE = {"options", "attributes", "ranges", "without_attributes"}
_OPAQUE |= {"claimed", "facts", "address", "wanted", "avoided"}
"""Keys whose values have names of somebody's own choosing, which may be any word."""

Json = Any  # a JSON value, which only this module looks into


@dataclass(frozen=True, slots=True)
class _Schemas:
    conversation: TypeAdapter[Conversation]
    reply: TypeAdapter[Reply]
    evidence: TypeAdapter[Evidence]
    findings: Mapping[str, TypeAdapter[Finding]]


@cache
def _schemas() -> _Schemas:
    """Made when first used, since that takes a quarter of a second."""
    findings = {kind.__name__: TypeAdapter[Finding](kind) for kind in get_args(Finding)}
    return _Schemas(TypeAdapter(Conversation), TypeAdapter(Reply), TypeAdapter(Evidence), findings)


def write_state(conversation: Conversation) -> str:
    return _text(_plain(_schemas().conversation, conversation, _ELSEWHERE))


def read_state(text: str, conversation_id: str, version: int) -> Conversation:
    """The stored conversation, without its messages."""
    columns = {"id": conversation_id, "version": version}
    return _schemas().conversation.validate_python(json.loads(text) | columns)


def write_reply(reply: Reply) -> str:
    as_shown = replace(reply, products=tuple(as_card(shown) for shown in reply.products))
    return _text(_plain(_schemas().reply, as_shown))


def read_reply(text: str) -> Reply:
    return _schemas().reply.validate_json(text)


def write_evidence(evidence: Evidence) -> str:
    kinds = _schemas().findings
    record = _plain(_schemas().evidence, evidence, {"findings"})
    record["findings"] = [
        {"kind": type(finding).__name__, "record": _plain(kinds[type(finding).__name__], finding)}
        for finding in evidence.findings
    ]
    looked_up: dict[str, dict[str, Json]] = {"products": {}, "passages": {}}
    return _text({"evidence": _by_id(record, looked_up), **looked_up})


def read_evidence(text: str) -> Evidence:
    stored = json.loads(text)
    record = _in_full(stored["evidence"], stored)
    kinds = _schemas().findings
    findings = tuple(kinds[f["kind"]].validate_python(f["record"]) for f in record.pop("findings"))
    return replace(_schemas().evidence.validate_python(record), findings=findings)


def write_outcomes(outcomes: Mapping[str, int]) -> str:
    return _text({name: count for name, count in outcomes.items() if count})


def read_outcomes(text: str) -> dict[str, int]:
    return {str(name): int(count) for name, count in json.loads(text).items()}


def evidence_ids(text: str) -> tuple[str, ...]:
    """Of evidence as it is stored: what the reply could speak of, as product:… and passage:…."""
    stored = json.loads(text)
    return (*(f"product:{id}" for id in stored["products"]), *(f"passage:{id}" for id in stored["passages"]))


def as_card(shown: Shown) -> Shown:
    """The same to a customer's eye, without what a card does not show."""
    product = replace(
        shown.product,
        description="",
        attributes={},
        variants=(),
        stock=Stock(shown.product.in_stock, shown.product.stock.quantity),
        reviews=(),
        images=shown.product.images[:1],
        tags=(),
    )
    return replace(shown, product=product)


def _plain(adapter: TypeAdapter[Any], value: object, exclude: set[str] | None = None) -> dict[str, Json]:
    plain: dict[str, Json] = adapter.dump_python(
        value,
        mode="json",
        exclude=exclude,
        exclude_defaults=True,
        fallback=_as_dict,
        warnings="none",  # of read-only mappings, which `fallback` writes as dicts
    )
    return plain


def _text(value: Json) -> str:
    """JSON; half a surrogate pair, which could not be read back, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()


def _as_dict(value: Any) -> dict[str, Json]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not a value of a record")


def _by_id(value: Json, looked_up: dict[str, dict[str, Json]]) -> Json:
    """The same with an id where a product or passage stood, which goes into `looked_up`."""
    match value:
        case {"product": {"id": id} as product, **rest}:
            looked_up["products"][id] = product
            return {"product": id, **_by_id(rest, looked_up)}
        case {"passages": [*passages], **rest}:
            looked_up["passages"].update({passage["id"]: passage for passage in passages})
            return {"passages": [passage["id"] for passage in passages], **_by_id(rest, looked_up)}
        case dict():
            return {key: part if key in _OPAQUE else _by_id(part, looked_up) for key, part in value.items()}
        case list():
            return [_by_id(part, looked_up) for part in value]
    return value


def _in_full(value: Json, stored: dict[str, dict[str, Json]]) -> Json:
    match value:
        case {"product": str(id), **rest}:
            return {"product": stored["products"][id], **_in_full(rest, stored)}
        case {"passages": [*ids], **rest}:
            return {"passages": [stored["passages"][id] for id in ids], **_in_full(rest, stored)}
        case dict():
            return {key: part if key in _OPAQUE else _in_full(part, stored) for key, part in value.items()}
        case list():
            return [_in_full(part, stored) for part in value]
    return value
