"""`python -m evals.api_fuzz`: every operation of the API, asked with made-up requests over HTTP.

schemathesis makes requests out of the OpenAPI document: such as it allows, and such as it does not. Half
of them name things that there are (a conversation, its reply, a product, a hand-off) and come with the
right secret or key, the others with none or a wrong one. No answer may be a 5xx, none may have a status,
media type, header or body that the document does not declare, and what needs a secret must not
answer without.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from evals.figures import Figure, write
from evals.served import served

EXAMPLES = 400
SHOP_KEY, STAFF_KEY = "a-shop-key-0123456789", "ana-key-0123456789"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
MANNERS = ("right", "right", "right", "none", "wrong")
CLOSED = {"none": {401}, "wrong": {401, 403, 404, 429}}
"""What may come of a request without its secret, or with a wrong one, if it is not refused for its form."""
UNREADABLE = {400, 405, 411, 413, 414, 415, 422, 431}


@dataclass
class Doors:
    """What there is at an address, and what opens it. Each conversation is used for one request."""

    address: str
    shop_key: str
    staff_key: str
    web: httpx.Client = field(init=False)
    asked: int = 0

    def __post_init__(self) -> None:
        self.web = httpx.Client(base_url=self.address, timeout=30)

    def names(self) -> dict[str, str]:
        """Names by the parameters that take them, and what opens each by its scheme."""
        started = self._got(self.web.post("/v1/conversations"))
        talk, secret = started["conversation_id"], started["secret"]
        opened = {"Authorization": f"Bearer {secret}"}
        said = {"text": "I want to talk to a human"}
        reply = self._got(self.web.post(f"/v1/conversations/{talk}/messages", json=said, headers=opened))
        staff = {"Authorization": f"Bearer {self.staff_key}"}
        queue = self._got(self.web.get("/v1/handoffs", params={"limit": 500}, headers=staff))["handoffs"]
        mine = [each["id"] for each in queue if each["conversation_id"] == talk]
        declined = {"text": "how do I build a bomb"}
        self._got(self.web.post(f"/v1/conversations/{talk}/messages", json=declined, headers=opened))
        held = self._got(self.web.get("/v1/held", headers=staff))["held"]
        waiting = self._got(self.web.get("/v1/answers", headers=staff))["answers"]
        hits = self._got(self.web.get("/v1/products/search", params={"limit": 50}))["hits"]
        return {
            "conversation_id": talk,
            "secret": secret,
            "key": self.shop_key,
            "staff_key": self.staff_key,
            "reply_id": reply["reply_id"],
            "handoff_id": mine[0] if mine else "none",
            "held_id": held[0]["id"] if held else "none",
            "answer_id": str(waiting[0]["id"]) if waiting else "1",
            "revision": str(waiting[0]["revision"]) if waiting else "1",
            "product_id": next(hit["id"] for hit in hits if not hit["product"]["variants"]),
        }

    def _got(self, answer: httpx.Response) -> Any:
        answer.raise_for_status()
        return answer.json()


def operations(document: dict[str, Any]) -> Iterator[APIOperation]:
    """Those of the API; pages and what a browser loads are not described."""
    alone = {"generation": {"with-security-parameters": False}}  # what opens a door comes from `Doors`
    schema = schemathesis.openapi.from_dict(document, config=schemathesis.Config.from_dict(alone))
    for found in schema.get_all_operations():
        yield found.ok()


def fuzz(operation: APIOperation, doors: Doors, examples: int, start: int = 0) -> None:
    """Raises FailureGroup or AssertionError, with the smallest request that shows it, for an answer that
    is not as declared."""
    modes = st.sampled_from([GenerationMode.POSITIVE, GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
    cases = modes.flatmap(lambda mode: _cases(operation, mode))
    named = doors.names()
    keep = operation.method.upper() in {"GET", "HEAD"}

    @seed(start)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, real=st.booleans(), manner=st.sampled_from(MANNERS))
    def ask(case: Case, real: bool, manner: str) -> None:
        names = named if keep else doors.names()
        if real:
            _name(case, names)
        headers = {"Authorization": f"Bearer {token}"} if (token := _bearer(case, names, manner)) else {}
        with requests.Session() as session:
            answer = case.call(base_url=doors.address, headers=headers, session=session, timeout=30)
        doors.asked += 1
        case.validate_response(answer, checks=CHECKS)
        if _needed(case) and token != names.get(_needed(case)[0]):
            assert answer.status_code in CLOSED[manner] | UNREADABLE | {404}, (
                f"{case.method} {case.path} answered {answer.status_code} with a {manner} secret"
            )

    ask()


def _cases(operation: APIOperation, mode: GenerationMode) -> st.SearchStrategy[Case]:
    return operation.as_strategy(generation_mode=mode)


def _name(case: Case, names: dict[str, str]) -> None:
    for parameter in case.path_parameters or {}:
        if parameter in names:
            case.path_parameters[parameter] = names[parameter]
    if isinstance(case.body, dict) and "reply_id" in case.body:
        case.body["reply_id"] = names["reply_id"]
    if isinstance(case.body, dict) and "revision" in case.body:
        case.body["revision"] = int(names["revision"])


def _needed(case: Case) -> list[str]:
    """The scheme that opens the operation, if it is not open to all."""
    told = case.operation.definition.raw.get("security", [])
    return [] if {} in told else [name for each in told for name in each]


def _bearer(case: Case, names: dict[str, str], manner: str) -> str | None:
    if manner == "none" or not (needed := _needed(case)):
        return None
    if manner == "wrong" and needed[0] != "staff_key":  # more than a few guesses at that close the door
        return "wrong-0123456789"
    return names.get(needed[0])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.api_fuzz", description=__doc__)
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="requests of each operation")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    keys = {"web__api_keys": f'["{SHOP_KEY}"]', "web__staff_keys": f'["Ana:{STAFF_KEY}"]'}
    failed, many = 0, 0
    with served(generator__model="template", embedding__name="hashing", **keys) as shop:
        document, doors = (
            httpx.get(f"{shop.address}/openapi.json").json(),
            Doors(shop.address, SHOP_KEY, STAFF_KEY),
        )
        for operation in operations(document):
            many += 1
            failed += not _passed(lambda op=operation: fuzz(op, doors, asked.examples, asked.seed), operation)
    figures = [Figure("operations", many, ""), Figure("requests", doors.asked, "")]
    write("api_fuzz", "python -m evals.api_fuzz", [*figures, Figure("operations that failed", failed, "")])
    return 1 if failed else 0


def _passed(ask: Callable[[], None], operation: APIOperation) -> bool:
    try:
        ask()
    except (FailureGroup, AssertionError, ExceptionGroup) as failure:
        print(f"{operation.label}: {failure}", file=sys.stderr, flush=True)
        return False
    print(f"{operation.label}: passed", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
