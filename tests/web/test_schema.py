"""The OpenAPI document is true: whatever is sent, no 5xx and no answer that it does not declare; and its
examples, sent as they stand, get the success that it declares."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import httpx
import pytest
from schemathesis import APIOperation
from schemathesis.core.failures import FailureGroup

from assistant.service.answers.store import Drafted
from assistant.service.identity.tokens import Tokens
from assistant.settings import Limits
from evals.api_fuzz import Doors, fuzz, operations
from evals.served import LIMITS, NO_LIMIT
from tests.web.open_shop import API_KEYS, STAFF_KEYS, OpenShop, open_shop

EXAMPLES = 18
SECRET = "kQ3v9Zr1TnY7bWm5xLc8-hJ2sD6fG0pA4eU"
TOKENS = Tokens([SECRET], "floorwalker", timedelta(minutes=15))
STAFF_KEY = STAFF_KEYS[0].partition(":")[2]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenShop]:
    limits = Limits(**dict.fromkeys(LIMITS, NO_LIMIT))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FLOORWALKER_IDENTITY__SECRET", SECRET)
        with open_shop(tmp_path_factory.mktemp("shop"), limits=limits) as shop:
            shop.shop.answers.kept.add(
                [Drafted(f"May I bring {n} dogs?", "On a lead.") for n in range(2, 40)]
            )
            yield shop


@pytest.fixture(scope="module")
def document(opened: OpenShop) -> dict[str, Any]:
    described: dict[str, Any] = httpx.get(f"{opened.address}/openapi.json").json()
    return described


def test_every_limit_is_lifted_where_requests_are_made_up() -> None:
    assert set(LIMITS) | {"storage"} == set(Limits.model_fields)


@pytest.mark.timeout(300)
def test_whatever_is_sent_is_answered_as_declared(
    opened: OpenShop, document: dict[str, Any], subtests: pytest.Subtests
) -> None:
    doors = Doors(opened.address, API_KEYS[0], STAFF_KEY)
    for operation in operations(document):
        with subtests.test(operation.label):
            fuzz(operation, doors, EXAMPLES)
    assert doors.asked > 300


def test_a_wrong_answer_would_be_found(opened: OpenShop, document: dict[str, Any]) -> None:
    """An answer that the document does not declare, a body of another shape, and a door that is open."""
    untrue = copy.deepcopy(document)
    calls = untrue["paths"]
    del calls["/healthz"]["get"]["responses"]["200"]
    schema = calls["/v1/products/search"]["get"]["responses"]["200"]["content"]["application/json"]
    schema["schema"] = {"type": "array"}
    calls["/readyz"]["get"]["security"] = [{"key": []}]
    doors = Doors(opened.address, API_KEYS[0], STAFF_KEY)
    by_path = {operation.path: operation for operation in operations(untrue)}
    for path in ("/healthz", "/v1/products/search", "/readyz"):
        with pytest.raises((FailureGroup, AssertionError)):
            fuzz(by_path[path], doors, EXAMPLES)


def test_the_examples_run(opened: OpenShop, document: dict[str, Any]) -> None:
    """As they stand, but for names and signatures, which only the shop that is asked can have."""
    doors, ran = Doors(opened.address, API_KEYS[0], STAFF_KEY), 0
    for operation in operations(document):
        names = doors.names() | {"model": "floorwalker"}
        body, told = body_example(document, operation), operation.definition.raw["responses"]
        address = operation.path.format(**names)
        if address.endswith(("/reply", "/return", "/close")):
            taken = f"/v1/handoffs/{names['handoff_id']}/take"
            ana = {"Authorization": f"Bearer {STAFF_KEY}"}
            assert doors.web.post(taken, json={}, headers=ana).status_code == 200
        own = {
            "customer_token": TOKENS.sign("C1"),
            "reply_id": names["reply_id"],
            "revision": int(names["revision"]),
        }
        if isinstance(body, dict):
            body |= {name: value for name, value in own.items() if name in body}
        query = {p["name"]: p["schema"]["examples"][0] for p in exemplary(operation)} | named(
            operation, names
        )
        needed = [scheme for each in operation.definition.raw.get("security", []) for scheme in each]
        opening = [f"Bearer {names[scheme]}" for scheme in needed if scheme in names]
        headers = {"Authorization": opening[0]} if opening else {}
        answer = doors.web.request(operation.method, address, json=body, params=query, headers=headers)
        success = next(status for status in told if status.startswith("2"))
        assert str(answer.status_code) == success, f"{operation.label}: {answer.status_code} {answer.text}"
        ran += 1
    assert ran > 20


def named(operation: APIOperation, names: Mapping[str, str]) -> dict[str, str]:
    """What an operation needs in its query of things that there are."""
    asked = operation.definition.raw.get("parameters", [])
    needed = [each["name"] for each in asked if each["in"] == "query" and each.get("required")]
    return {name: names[name] for name in needed if name in names}


def exemplary(operation: APIOperation) -> list[dict[str, Any]]:
    asked: list[dict[str, Any]] = operation.definition.raw.get("parameters", [])
    return [each for each in asked if each["in"] == "query" and "examples" in each["schema"]]


def body_example(document: dict[str, Any], operation: APIOperation) -> Any:
    """The first one of its body; every operation with a body has one."""
    if "requestBody" not in operation.definition.raw:
        return None
    content = operation.definition.raw["requestBody"]["content"]["application/json"]
    if "examples" in content:
        return next(iter(content["examples"].values()))["value"]
    schema = content["schema"]
    for part in (schema, *schema.get("anyOf", [])):
        named = part.get("$ref", "").rpartition("/")[2]
        found = document["components"]["schemas"].get(named, part)
        if "examples" in found:
            return copy.deepcopy(found["examples"][0])
    raise AssertionError(f"{operation.label} has no example of its body")
