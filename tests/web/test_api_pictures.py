"""A photo in a message, over HTTP: what is taken, what is refused, and that neither costs much."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from assistant.errors import Invalid
from assistant.settings import Pictures
from assistant.turn import Request
from assistant.web.application import create_api
from assistant.web.pictures import sent
from tests.retrieval.pictures.drawn import RED, saved, thing
from tests.retrieval.pictures.test_reading import SVG, png_that_says
from tests.web.conftest import MakeShop, Talk

PHOTO = base64.b64encode(saved(thing("disc", RED), "JPEG")).decode()
TAKES = Pictures()


def test_a_data_url_and_bare_base64_are_the_same_photo() -> None:
    bare, url = sent(PHOTO, TAKES), sent(f"data:image/png;base64,{PHOTO}", TAKES)
    assert (bare.pixels == url.pixels).all()
    wrapped = "\n".join(PHOTO[start : start + 76] for start in range(0, len(PHOTO), 76))
    assert (sent(wrapped, TAKES).pixels == bare.pixels).all()


@pytest.mark.parametrize(
    "image",
    [
        "",
        "data:image/png;base64,xx",
        "data:image/png,%89PNG",
        "data:;base64,",
        "http://127.0.0.1/photo.jpg",
        "file:///etc/passwd",
        "/etc/passwd",
        "é" * 40,
        base64.b64encode(SVG).decode(),
        base64.b64encode(png_that_says(60_000, 60_000)).decode(),
        PHOTO[: len(PHOTO) // 2 // 4 * 4],
    ],
)
def test_what_is_no_photo_is_refused_with_its_field(talk: Talk, image: str) -> None:
    answer = talk.client.post(
        f"{talk.address}/messages", json={"text": "like this", "image": image}, headers=talk.bearer
    )
    assert (answer.status_code, answer.json()["field"]) == (422, "image")
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Traceback" not in answer.text
    assert talk.client.get(talk.address, headers=talk.bearer).json()["messages"] == []


def test_a_photo_reaches_the_assistant_with_no_words_beside_it(talk: Talk, heard: list[Request]) -> None:
    answer = talk.client.post(f"{talk.address}/messages", json={"image": PHOTO}, headers=talk.bearer)
    assert answer.status_code == 200
    (request,) = heard
    assert (request.text, request.said) == ("", "📷")
    assert request.picture is not None
    assert request.picture.pixels.shape == (120, 120, 3)
    assert PHOTO[:40] not in repr(request)


@pytest.fixture
def heard(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What the assistant is given."""
    found: list[Request] = []
    assistant = talk.client.app.state.turns._assistant  # type: ignore[attr-defined]
    respond = assistant.respond

    def noting(request: Request, *more: object) -> object:
        found.append(request)
        return respond(request, *more)

    monkeypatch.setattr(assistant, "respond", noting)
    return found


def test_only_a_message_may_be_that_large(talk: Talk) -> None:
    large = "A" * 3_000_000
    answer = talk.client.post(
        f"{talk.address}/messages", json={"text": "hi", "image": large}, headers=talk.bearer
    )
    assert (answer.status_code, answer.json()["field"]) == (422, "image")
    for address, body in (
        (f"{talk.address}/identify", {"customer_token": large}),
        ("/v1/feedback", {"reply_id": "x", "rating": "up", "comment": large}),
    ):
        assert talk.client.post(address, json=body, headers=talk.bearer).status_code == 413
    answer = talk.client.post(f"{talk.address}/messages", json={"image": large * 4}, headers=talk.bearer)
    assert answer.status_code == 413


def test_a_large_body_has_to_say_so_beforehand(talk: Talk) -> None:
    def pieces() -> object:
        yield b'{"text": "hi", "image": "'
        yield b"A" * 2_000_000
        yield b'"}'

    headers = talk.bearer | {"Content-Type": "application/json"}
    answer = talk.client.post(f"{talk.address}/messages", content=pieces(), headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 413


def test_a_shop_that_takes_none_says_so() -> None:
    with pytest.raises(Invalid, match="cannot look at pictures"):
        sent(PHOTO, Pictures(model="none"))


def test_a_widget_is_told_whether_there_is_a_button(make_shop: MakeShop) -> None:
    shop = make_shop()
    for model, takes in (("looks", True), ("none", False)):
        settings = shop.settings.model_copy(update={"pictures": Pictures(model=model)})
        with TestClient(create_api(replace(shop, settings=settings), dict)) as client:
            assert client.get("/v1/widget").json()["pictures"] is takes
