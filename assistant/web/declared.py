"""The statuses that each operation answers with, as the OpenAPI document says them.

Most follow from what an operation is: one with a body can be sent a bad one, one with a path can miss, one
behind a secret can be closed. The rest is named here. Nothing else comes: tests/web/test_schema.py asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.web.errors import MEDIA_TYPE

Call = dict[str, Any]

SAID = {
    400: "The body is not well-formed JSON",
    401: "No secret or key was sent",
    403: "The secret or key does not open this, or the page that asks is of no allowed origin",
    404: "There is no such thing",
    408: "The body did not come in time",
    409: "Something else came first: `type` and `detail` say what",
    413: "The body is too large",
    415: "The body is not JSON",
    422: "A value cannot be used; `field` names it",
    429: "Too many requests or wrong keys; Retry-After says for how long",
    500: "The assistant failed",
    503: "It cannot be answered just now; Retry-After says when to try again",
}
CONFLICTS = frozenset(
    {
        ("post", "/v1/conversations/{conversation_id}/identify"),
        ("post", "/v1/conversations/{conversation_id}/messages"),
        ("delete", "/v1/conversations/{conversation_id}"),
        ("patch", "/v1/products/{product_id}"),
        ("post", "/v1/answers/{answer_id}"),
        ("post", "/v1/handoffs/{handoff_id}/take"),
        ("post", "/v1/handoffs/{handoff_id}/reply"),
        ("post", "/v1/handoffs/{handoff_id}/return"),
        ("post", "/v1/handoffs/{handoff_id}/close"),
        ("post", "/v1/chat/completions"),
    }
)
BY_BODY = frozenset({("post", "/v1/feedback"), ("post", "/v1/events"), ("post", "/v1/chat/completions")})
"""Operations that name something in their body that there may not be."""
OF_A_CONVERSATION = "/v1/customers/me/"
"""Operations that name a conversation in their query."""


def declare(document: dict[str, Any]) -> None:
    """Put the statuses of each operation in the place of "default", with its own media type."""
    for path, calls in document["paths"].items():
        for method, call in calls.items():
            any_error = call["responses"].pop("default")
            content = any_error["content"].get("application/json", {})
            as_problem = any_error["content"].get(MEDIA_TYPE) or content
            ours = content.get("schema", {}).get("$ref", "").endswith("/ProblemDocument")
            media_type = MEDIA_TYPE if ours else "application/json"
            for status in sorted(set(statuses(method, path, call))):
                told = {"description": SAID[status], "content": {media_type: as_problem}}
                call["responses"].setdefault(str(status), told)


def statuses(method: str, path: str, call: Call) -> Iterator[int]:
    """Of the errors that an operation can answer with."""
    yield 500
    if not path.startswith("/v1"):
        if call.get("security"):
            yield 403
        return
    yield from (403, 429, 503)
    if "requestBody" in call:
        yield from (400, 408, 413, 415, 422)
    if any(parameter["in"] != "path" for parameter in call.get("parameters", [])):
        yield 422
    if call.get("security"):
        yield 401
    if "{" in path or (method, path) in BY_BODY or path.startswith(OF_A_CONVERSATION):
        yield 404
    if (method, path) in CONFLICTS:
        yield 409
