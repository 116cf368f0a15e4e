"""Whatever goes wrong, a client gets a problem document and learns nothing of the inside."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.exceptions import HTTPException
from fastapi.testclient import TestClient

from assistant import errors
from assistant.web.errors import UNEXPECTED, Problem, problem_of
from retrieval import errors as retrieval_errors
from tests.web.conftest import Talk
from tests.web.fakes import FakeShop


def check(answer: object, status: int) -> dict[str, object]:
    assert answer.status_code == status, answer.text  # type: ignore[attr-defined]
    assert answer.headers["content-type"] == "application/problem+json"  # type: ignore[attr-defined]
    problem: dict[str, object] = answer.json()  # type: ignore[attr-defined]
    always = {"type", "title", "status", "detail", "request_id"}
    assert always <= set(problem) <= always | {"field"}
    assert problem["request_id"] == answer.headers["x-request-id"]  # type: ignore[attr-defined]
    assert problem["status"] == status
    return problem


@pytest.mark.parametrize("address", ["/v1", "/v1/", "/v1/%00", "/v1/hand-offs", "/x"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "PATCH"])
def test_what_is_not_there_is_not_found(client: TestClient, method: str, address: str) -> None:
    body = {} if method in {"POST", "PATCH"} else None
    check(client.request(method, address, json=body), 404)


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [
        ("GET", "/v1/conversations", "POST"),
        ("PUT", "/v1/conversations/x", "DELETE, GET"),
        ("GET", "/v1/conversations/x/messages", "POST"),
        ("DELETE", "/v1/products/search", "GET, PATCH"),
        ("POST", "/metrics", "GET"),
    ],
)
def test_another_method_is_told_which_ones_there_are(
    client: TestClient, method: str, address: str, allowed: str
) -> None:
    answer = client.request(method, address)
    check(answer, 405)
    assert answer.headers["allow"] == allowed


@pytest.mark.parametrize(
    "kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_a_body_is_json(talk: Talk, kind: str | None) -> None:
    headers = talk.bearer | ({"Content-Type": kind} if kind else {})
    check(talk.client.post(f"{talk.address}/messages", content=b'{"text": "hi"}', headers=headers), 415)


@pytest.mark.parametrize(
    "body", [b"{", b"", b"\xff\xfe", b"nul", b"[" * 50_000, b'{"text": "\\ud800"}', b"1" * 5000]
)
def test_a_body_that_cannot_be_read_is_refused(talk: Talk, body: bytes) -> None:
    headers = talk.bearer | {"Content-Type": "application/json"}
    answer = talk.client.post(f"{talk.address}/messages", content=body, headers=headers)
    assert answer.status_code in {400, 422}
    check(answer, answer.status_code)


def test_a_body_too_big_is_refused_announced_or_not(talk: Talk) -> None:
    headers = talk.bearer | {"Content-Type": "application/json"}
    big = b'{"text": "' + b"x" * 70_000 + b'"}'
    check(talk.client.post("/v1/feedback", content=big, headers=headers), 413)
    pieces = (big[start : start + 1000] for start in range(0, len(big), 1000))
    check(talk.client.post(f"{talk.address}/messages", content=pieces, headers=headers), 413)
    lying = headers | {"Content-Length": "10"}
    check(talk.client.post(f"{talk.address}/messages", content=big, headers=lying), 413)


def test_nothing_of_the_inside_reaches_a_client(client: TestClient, shop: FakeShop) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("SELECT secret FROM /home/shop/records.sqlite")

    shop.search.search = fail  # type: ignore[method-assign,assignment]
    answer = client.get("/v1/products/search")
    problem = check(answer, 500)
    assert problem["detail"] == UNEXPECTED.detail
    assert "Traceback" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def every_error(module: object) -> list[type[Exception]]:
    kinds = [kind for _, kind in inspect.getmembers(module, inspect.isclass)]
    return [kind for kind in kinds if issubclass(kind, Exception)]


@pytest.mark.parametrize("kind", every_error(errors) + every_error(retrieval_errors))
def test_every_error_of_the_tree_has_a_problem_that_hides_its_text(kind: type[Exception]) -> None:
    error = kind.__new__(kind)
    Exception.__init__(error, "/home/shop")
    if kind in {errors.NotFound, errors.Invalid, errors.ModelMissing, errors.NotHeld}:
        error = kind("thing", "identifier")
    problem = problem_of(error)
    assert isinstance(problem, Problem)
    assert 400 <= problem.status < 600
    assert "/home" not in problem.detail
    if isinstance(error, errors.Recoverable):
        assert problem.headers
        assert "Retry-After" in problem.headers


def test_a_limit_of_requests_can_be_said() -> None:
    problem = problem_of(HTTPException(429, headers={"Retry-After": "7"}))
    assert (problem.status, problem.name, problem.headers) == (429, "too-many-requests", {"Retry-After": "7"})


def test_only_the_allowed_origin_may_call_from_a_browser(client: TestClient) -> None:
    mine = client.get("/healthz", headers={"Origin": "https://shop.example"})
    assert mine.headers["access-control-allow-origin"] == "https://shop.example"
    for origin in (
        "https://evil.example",
        "https://shop.example.evil.example",
        "http://shop.example",
        "null",
    ):
        assert "access-control-allow-origin" not in client.get("/healthz", headers={"Origin": origin}).headers
    asked = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
    asked["Access-Control-Request-Headers"] = "authorization,content-type"
    assert client.options("/v1/conversations", headers=asked).status_code == 200
    error = client.get("/v1/nothing", headers={"Origin": "https://shop.example"})
    assert error.headers["access-control-allow-origin"] == "https://shop.example"


def test_answers_carry_the_security_headers(client: TestClient) -> None:
    headers = client.get("/v1/products/P-1").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    page = client.get("/docs").headers
    assert page["content-security-policy"] == "frame-ancestors 'self' https://shop.example"


def test_the_reference_page_needs_nothing_from_elsewhere(client: TestClient, app: FastAPI) -> None:
    page = client.get("/docs").text
    for path in app.openapi()["paths"]:
        assert path in page
    for foreign in ("http://", "https://", "<script", "@import", "url("):
        assert foreign not in page


def test_the_openapi_document_names_what_there_is(app: FastAPI) -> None:
    document = app.openapi()
    assert set(document["paths"]) == {
        "/v1/conversations",
        "/v1/conversations/{conversation_id}",
        "/v1/conversations/{conversation_id}/messages",
        "/v1/conversations/{conversation_id}/cart",
        "/v1/conversations/{conversation_id}/identify",
        "/v1/conversations/{conversation_id}/events",
        "/v1/answers",
        "/v1/answers/{answer_id}",
        "/v1/held",
        "/v1/held/{held_id}",
        "/v1/handoffs",
        "/v1/handoffs/{handoff_id}",
        "/v1/handoffs/{handoff_id}/take",
        "/v1/handoffs/{handoff_id}/reply",
        "/v1/handoffs/{handoff_id}/return",
        "/v1/handoffs/{handoff_id}/close",
        "/v1/feedback",
        "/v1/events",
        "/v1/customers/me/recommendations",
        "/v1/customers/me/profile",
        "/v1/customers/me/preferences",
        "/v1/widget",
        "/v1/chat/completions",
        "/v1/models",
        "/v1/models/{model}",
        "/v1/products/search",
        "/v1/products/{product_id}",
        "/v1/products/{product_id}/similar",
        "/healthz",
        "/readyz",
        "/metrics",
    }
    answers = document["paths"]["/v1/conversations/{conversation_id}/messages"]["post"]["responses"]
    refusals = [answers[status]["content"] for status in ("401", "404", "409", "422", "429", "503")]
    assert all(list(refusal) == ["application/problem+json"] for refusal in refusals)
    assert answers["200"]["content"].keys() == {"application/json", "text/event-stream"}


def test_the_guide_names_every_call(app: FastAPI) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
    for path in app.openapi()["paths"]:
        assert re.sub(r"\{\w+\}", "{id}", path) in guide
