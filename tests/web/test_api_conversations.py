"""Over HTTP, a conversation belongs to whoever holds its secret, and to nobody else."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import Talk
from tests.web.fakes import FakeShop


def test_a_conversation_begins_with_an_id_and_a_secret(client: TestClient) -> None:
    answer = client.post("/v1/conversations", json={"locale": "en-US"})
    assert answer.status_code == 201
    assert set(answer.json()) == {"conversation_id", "secret"}
    assert client.post("/v1/conversations").status_code == 201
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("locale", ["", "en US", "<script>", "x" * 36, 7])
def test_a_locale_is_a_language_tag(client: TestClient, locale: object) -> None:
    answer = client.post("/v1/conversations", json={"locale": locale})
    assert (answer.status_code, answer.json()["field"]) == (422, "locale")


def test_a_customer_token_is_refused_rather_than_ignored(client: TestClient) -> None:
    answer = client.post("/v1/conversations", json={"customer_token": "t"})
    assert (answer.status_code, answer.json()["field"]) == (422, "customer_token")


EVERY_CALL = [("GET", ""), ("DELETE", ""), ("GET", "/cart"), ("POST", "/messages")]


@pytest.mark.parametrize(("method", "rest"), EVERY_CALL)
def test_an_id_alone_opens_nothing(talk: Talk, method: str, rest: str) -> None:
    other = talk.client.post("/v1/conversations").json()["secret"]
    body = {"text": "hello"} if method == "POST" else None

    def call(conversation_id: str, headers: dict[str, str]) -> tuple[int, str]:
        named = headers | {"X-Request-ID": "the-same-name"}
        answer = talk.client.request(
            method, f"/v1/conversations/{conversation_id}{rest}", json=body, headers=named
        )
        return answer.status_code, answer.text

    for headers in ({}, {"Authorization": "Bearer"}, {"Authorization": f"Basic {talk.secret}"}):
        status, _ = call(talk.id, headers)
        assert status == 401
        assert call(talk.id, headers) == call("0" * 32, headers)
    wrong = {"Authorization": f"Bearer {other}"}
    assert call(talk.id, wrong)[0] == 404
    assert call(talk.id, wrong) == call("0" * 32, wrong) == call("0" * 32, talk.bearer)


def test_the_history_has_all_that_was_said_and_shown(talk: Talk) -> None:
    first, second = talk.say("a pan?"), talk.say("another?")
    history = talk.client.get(talk.address, headers=talk.bearer).json()
    said = [(message["role"], message["text"]) for message in history["messages"]]
    assert said == [
        ("customer", "a pan?"),
        ("assistant", first["text"]),
        ("customer", "another?"),
        ("assistant", second["text"]),
    ]
    assert [m["reply"] for m in history["messages"] if "reply" in m] == [first, second]
    assert history["conversation_id"] == talk.id
    assert history["awaiting"] == "variant"


def test_the_cart_is_money_and_lines(talk: Talk) -> None:
    empty = talk.client.get(f"{talk.address}/cart", headers=talk.bearer).json()
    assert empty == {"items": [], "total": None}
    talk.say()
    cart = talk.client.get(f"{talk.address}/cart", headers=talk.bearer).json()
    assert cart == {
        "items": [
            {
                "product_id": "S-1",
                "variant_id": "S-1-9",
                "name": "Ridge Low",
                "quantity": 2,
                "price": {"amount": 94.5, "currency": "USD"},
                "options": {"size": "9"},
            }
        ],
        "total": {"amount": 189, "currency": "USD"},
    }


def test_erased_is_gone(talk: Talk, shop: FakeShop) -> None:
    reply = talk.say()
    assert talk.client.delete(talk.address, headers=talk.bearer).status_code == 204
    assert talk.client.get(talk.address, headers=talk.bearer).status_code == 404
    assert talk.client.delete(talk.address, headers=talk.bearer).status_code == 404
    assert shop.feedback.of(str(reply["reply_id"])) is None


def test_feedback_replaces_and_stays_in_its_conversation(talk: Talk, shop: FakeShop) -> None:
    reply_id = talk.say()["reply_id"]
    body = {"reply_id": reply_id, "rating": "up", "reasons": ["right products"], "comment": "thanks"}
    first = talk.client.post("/v1/feedback", json=body, headers=talk.bearer)
    second = talk.client.post(
        "/v1/feedback", json={"reply_id": reply_id, "rating": "down"}, headers=talk.bearer
    )
    assert (first.status_code, second.status_code) == (201, 201)
    kept = shop.feedback.of(str(reply_id))
    assert kept is not None
    assert (kept.rating.value, kept.reasons, kept.comment) == ("down", (), None)
    assert second.json()["given_at"] == first.json()["given_at"]


def test_feedback_on_a_reply_of_another_conversation_is_not_found(talk: Talk, shop: FakeShop) -> None:
    reply_id = talk.say()["reply_id"]
    stranger = talk.client.post("/v1/conversations").json()["secret"]
    body = {"reply_id": reply_id, "rating": "up"}
    named = {"X-Request-ID": "the-same-name"}
    wrong, right = named | {"Authorization": f"Bearer {stranger}"}, named | talk.bearer
    refused = talk.client.post("/v1/feedback", json=body, headers=wrong)
    unknown = talk.client.post("/v1/feedback", json=body | {"reply_id": "r"}, headers=right)
    assert (refused.status_code, refused.text) == (404, unknown.text)
    assert talk.client.post("/v1/feedback", json=body).status_code == 401
    assert shop.feedback.of(str(reply_id)) is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"rating": "sideways"}, "rating"),
        ({"rating": None}, "rating"),
        ({"reasons": "slow"}, "reasons"),
        ({"reasons": ["x"] * 11}, "reasons"),
        ({"reasons": [""]}, "reasons.0"),
        ({"comment": "x" * 2001}, "comment"),
        ({"reply_id": 7}, "reply_id"),
    ],
)
def test_feedback_that_cannot_be_used_names_its_field(
    talk: Talk, change: dict[str, object], field: str
) -> None:
    body = {"reply_id": talk.say()["reply_id"], "rating": "up"} | change
    answer = talk.client.post("/v1/feedback", json=body, headers=talk.bearer)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
