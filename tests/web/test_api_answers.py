"""Staff decide over HTTP on what past chats came to: seen whole, by name, and only on what they looked at."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient

from assistant.service.answers.store import Answers, Decider, Drafted, Nearest, State
from tests.web.conftest import MakeShop
from tests.web.fakes import FakeShop

ANA = {"Authorization": "Bearer ana-key-0123456789"}
BEN = {"Authorization": "Bearer ben-key-0123456789"}
DOGS = Drafted(
    "May I bring a dog?",
    "Dogs are welcome on a lead.",
    times=3,
    agreeing=0.667,
    others=("No dogs, sorry.",),
    last_at=datetime(2026, 5, 3, tzinfo=UTC),
)


@pytest.fixture
def shop(make_shop: MakeShop) -> FakeShop:
    return make_shop(staff_keys=("Ana:ana-key-0123456789", "Ben:ben-key-0123456789"))


@pytest.fixture
def kept(shop: FakeShop) -> Answers:
    shop.answers.kept.add([DOGS, Drafted("Is there parking?", "Behind the store, for two hours.")])
    return shop.answers.kept


def test_only_staff_keys_open_it(client: TestClient, kept: Answers) -> None:
    for headers, status in (({}, 401), ({"Authorization": "Bearer nobody"}, 403)):
        assert client.get("/v1/answers", headers=headers).status_code == status
        body = {"action": "approve", "revision": 1}
        assert client.post("/v1/answers/1", json=body, headers=headers).status_code == status
    assert kept.approved() == ()


def test_what_waits_is_listed_with_its_conflicts_and_by_state(client: TestClient, kept: Answers) -> None:
    dogs, parking = client.get("/v1/answers", headers=ANA).json()["answers"]
    assert (dogs["question"], dogs["times"], dogs["others"]) == (DOGS.question, 3, ["No dogs, sorry."])
    assert (dogs["state"], dogs["last_at"], dogs["revision"]) == ("draft", "2026-05-03T00:00:00Z", 1)
    kept.approve(dogs["id"], Nearest("store#pets", "x"))
    assert [one["id"] for one in client.get("/v1/answers", headers=ANA).json()["answers"]] == [parking["id"]]
    told = client.get("/v1/answers", params={"state": "approved"}, headers=ANA).json()["answers"]
    assert [(one["id"], one["section"]) for one in told] == [(dogs["id"], "store#pets")]
    both = {"state": ["approved", "draft"], "limit": "1"}
    assert [one["id"] for one in client.get("/v1/answers", params=both, headers=ANA).json()["answers"]] == [1]
    assert client.get("/v1/answers", params={"state": "told"}, headers=ANA).status_code == 422


def test_words_that_come_with_the_yes_are_what_is_approved(client: TestClient, kept: Answers) -> None:
    body = {"action": "approve", "revision": 1, "answer": "Dogs on a lead,  downstairs."}
    told = client.post("/v1/answers/1", json=body, headers=ANA).json()
    assert (told["state"], told["answer"], told["decided_by"]) == (
        "approved",
        "Dogs on a lead, downstairs.",
        "Ana",
    )
    assert told["decided_at"] is not None
    assert [one.answer for one in kept.approved()] == ["Dogs on a lead, downstairs."]


def test_changed_words_alone_wait_again(client: TestClient, kept: Answers) -> None:
    kept.approve(1, None)
    body = {"action": "edit", "revision": 2, "question": "Are dogs allowed?"}
    told = client.post("/v1/answers/1", json=body, headers=BEN).json()
    assert (told["state"], told["question"], told["decided_by"]) == ("draft", "Are dogs allowed?", "Ben")
    assert kept.approved() == ()


def test_nobody_decides_on_words_that_they_have_not_seen(client: TestClient, kept: Answers) -> None:
    kept.edit(1, answer="No dogs.", by=Decider("Ben"))
    late = client.post("/v1/answers/1", json={"action": "approve", "revision": 1}, headers=ANA)
    assert (late.status_code, late.json()["type"]) == (409, "urn:floorwalker:problem:changed-since")
    assert kept.get(1).state is State.DRAFT
    fresh = client.post("/v1/answers/1", json={"action": "approve", "revision": 2}, headers=ANA)
    assert fresh.json()["state"] == "approved"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"action": "retire", "revision": 1}, "state"),  # a draft was never told
        ({"action": "edit", "revision": 1}, "answer"),
        ({"action": "drop", "revision": 1, "answer": "No."}, "answer"),
        ({"action": "approve", "revision": 1, "answer": "   "}, "answer"),
        ({"action": "publish", "revision": 1}, "action"),
        ({"action": "approve"}, "revision"),
    ],
)
def test_what_cannot_be_done_is_named(
    client: TestClient, kept: Answers, body: dict[str, object], field: str
) -> None:
    answer = client.post("/v1/answers/1", json=body, headers=ANA)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert kept.get(1).revision == 1


def test_dropped_and_retired_are_told_no_more(client: TestClient, kept: Answers) -> None:
    client.post("/v1/answers/1", json={"action": "drop", "revision": 1}, headers=ANA)
    kept.approve(2, None)
    client.post("/v1/answers/2", json={"action": "retire", "revision": 2}, headers=ANA)
    assert [(one.id, one.state) for one in kept.all()] == [(1, State.DROPPED), (2, State.RETIRED)]
    assert kept.approved() == ()


def test_one_that_is_not_there_is_404(client: TestClient, kept: Answers) -> None:
    for identity in ("99", "2147483647"):
        answer = client.post(f"/v1/answers/{identity}", json={"action": "drop", "revision": 1}, headers=ANA)
        assert answer.status_code == 404
