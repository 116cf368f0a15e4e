"""Recommendations, and what is known of whoever asks for them, by the secret of their own conversation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient

from retrieval.recommend.kinds import Event, EventKind, Preference
from tests.web.conftest import Talk
from tests.web.fakes import FakeShop

ME = "/v1/customers/me"
NOW = datetime.now(UTC)


@pytest.fixture
def subject(shop: FakeShop, talk: Talk) -> str:
    """A visitor who looked at the pan and likes iron."""
    subject = shop.behaviour.subject(talk.id)
    shop.behaviour.record([Event(subject, EventKind.VIEW, "P-1", NOW, session=talk.id)])
    shop.behaviour.prefer(subject, Preference("material", "iron", True, "I like iron", NOW), talk.id)
    return subject


def test_recommendations_say_why_and_are_kept_as_shown(talk: Talk, shop: FakeShop, subject: str) -> None:
    told = talk.client.get(
        f"{ME}/recommendations?conversation_id={talk.id}&limit=2", headers=talk.bearer
    ).json()
    assert [(p["id"], p["place"]) for p in told["products"]] == [("P-1", 1), ("gid://x/2", 2)]
    assert told["products"][0]["reason"] == "rated 4.5 out of 5 by 2 customers"
    assert "reason" not in told["products"][1]
    assert told["personal"] is True
    shown = shop.behaviour.exposures()
    assert shown.lists == (told["list_id"],)
    assert [(shown.items[i], int(p)) for i, p in zip(shown.item, shown.position, strict=True)] == [
        ("P-1", 1),
        ("gid://x/2", 2),
    ]


def test_somebody_new_gets_something_too(talk: Talk) -> None:
    told = talk.client.get(f"{ME}/recommendations?conversation_id={talk.id}&limit=1", headers=talk.bearer)
    assert told.status_code == 200
    assert [p["id"] for p in told.json()["products"]] == ["P-1"]
    assert told.json()["personal"] is False


def test_what_they_said_is_told_as_they_said_it_and_when(talk: Talk, shop: FakeShop) -> None:
    """Each can be taken back as it stands there, so none may be what the catalogue makes of it."""
    subject, before = shop.behaviour.subject(talk.id), NOW - timedelta(days=3)
    shop.behaviour.prefer(subject, Preference("material", "leather", False, "no leather", before))
    address = f"{ME}/profile?conversation_id={talk.id}"
    (said,) = talk.client.get(address, headers=talk.bearer).json()["said"]
    assert (said["value"], said["likes"]) == ("leather", False)
    assert datetime.fromisoformat(said["at"]) == before


def test_a_profile_is_told_and_erased(talk: Talk, shop: FakeShop, subject: str) -> None:
    address = f"{ME}/profile?conversation_id={talk.id}"
    told = talk.client.get(address, headers=talk.bearer).json()
    assert (told["events"], told["personal"]) == (1, True)
    assert [(s["attribute"], s["value"], s["likes"]) for s in told["said"]] == [("material", "iron", True)]
    gone = talk.client.delete(address, headers=talk.bearer)
    assert gone.status_code == 200
    assert sum(gone.json()["removed"].values()) >= 2
    assert shop.behaviour.events(subject) == shop.behaviour.preferences(subject) == ()


def test_what_is_personal_is_switched_off(talk: Talk, shop: FakeShop, subject: str) -> None:
    address = f"{ME}/profile?conversation_id={talk.id}"
    off = talk.client.patch(address, json={"personal": False}, headers=talk.bearer).json()
    assert (off["events"], off["personal"], off["said"]) == (0, False, [])
    assert not shop.behaviour.personal(subject)
    assert shop.behaviour.events(subject) == ()
    again = talk.client.patch(address, json={"personal": True}, headers=talk.bearer).json()
    assert again["personal"] is True


def test_a_taste_is_taken_back(talk: Talk, shop: FakeShop, subject: str) -> None:
    address = f"{ME}/preferences?conversation_id={talk.id}&attribute=material&value=iron"
    assert talk.client.delete(address, headers=talk.bearer).status_code == 204
    assert shop.behaviour.preferences(subject) == ()
    assert talk.client.delete(address, headers=talk.bearer).status_code == 204


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "recommendations?"),
        ("GET", "profile?"),
        ("PATCH", "profile?"),
        ("DELETE", "profile?"),
        ("DELETE", "preferences?value=iron&"),
    ],
)
def test_nobody_else_is_let_in(
    client: TestClient, talk: Talk, shop: FakeShop, subject: str, method: str, path: str
) -> None:
    other = client.post("/v1/conversations", json={}).json()
    address, body = f"{ME}/{path}conversation_id={talk.id}", {"personal": False}
    for bearer, status in ((None, 401), (other["secret"], 404), ("x", 404)):
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        json = body if method == "PATCH" else None
        answer = client.request(method, address, headers=headers, json=json)
        assert answer.status_code == status, answer.text
        assert "iron" not in answer.text
    assert len(shop.behaviour.preferences(subject)) == 1
    assert shop.behaviour.personal(subject)
