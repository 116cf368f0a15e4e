"""Over HTTP, the shop's own site says who its visitor is, and nobody else can."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from assistant.desk import Draft, Slot
from assistant.orders import Kind
from assistant.service.identity.tokens import Tokens
from assistant.settings import Identity
from assistant.web.application import create_api
from tests.web.conftest import MakeShop, Talk
from tests.web.fakes import FakeShop

SECRET = "kQ3v9Zr1TnY7bWm5xLc8-hJ2sD6fG0pA4eU"
TOKENS = Tokens([SECRET], "floorwalker")
MEI, RAJ = "mei_kovacs_8020", "raj_lee_3061"


@pytest.fixture
def shop(make_shop: MakeShop) -> FakeShop:
    return make_shop(identity=Identity(secret=SECRET))


@pytest.fixture
def client(shop: FakeShop) -> TestClient:
    return TestClient(create_api(shop, {}), raise_server_exceptions=False)  # type: ignore[arg-type]


def identify(
    talk: Talk, token: object, secret: str | None = None, name: str = "the-same-name"
) -> tuple[int, dict[str, object]]:
    headers = {"Authorization": f"Bearer {secret}"} if secret else talk.bearer
    headers = headers | {"X-Request-ID": name}
    answer = talk.client.post(f"{talk.address}/identify", json={"customer_token": token}, headers=headers)
    return answer.status_code, answer.json()


def served(shop: FakeShop, talk: Talk) -> tuple[str | None, str]:
    conversation = shop.conversations.load(talk.id)
    return conversation.customer_id, conversation.desk.proof


def test_a_conversation_can_begin_signed_in(client: TestClient, shop: FakeShop) -> None:
    answer = client.post("/v1/conversations", json={"customer_token": TOKENS.sign(MEI), "locale": "en-US"})
    assert (answer.status_code, set(answer.json())) == (201, {"conversation_id", "secret"})
    talk = Talk(client, answer.json()["conversation_id"], answer.json()["secret"])
    assert served(shop, talk) == (MEI, "token")


def test_one_that_is_under_way_can_be_signed_in_and_stays_with_its_customer(
    talk: Talk, shop: FakeShop
) -> None:
    assert served(shop, talk) == (None, "")
    assert identify(talk, TOKENS.sign(MEI)) == (200, {"conversation_id": talk.id, "identified": True})
    assert identify(talk, TOKENS.sign(MEI))[0] == 200, "again, by the same"
    status, problem = identify(talk, TOKENS.sign(RAJ))
    assert (status, problem["type"]) == (409, "urn:floorwalker:problem:other-customer")
    assert RAJ not in str(problem)
    assert MEI not in str(problem)
    assert served(shop, talk) == (MEI, "token")


def test_a_customer_who_proved_it_by_a_code_is_not_replaced_by_a_token(talk: Talk, shop: FakeShop) -> None:
    before = shop.conversations.load(talk.id)
    desk = replace(before.desk, proof="code")
    shop.conversations.save(before, replace(before, customer_id=MEI, desk=desk))
    assert identify(talk, TOKENS.sign(RAJ))[0] == 409
    assert served(shop, talk) == (MEI, "code")
    assert identify(talk, TOKENS.sign(MEI))[0] == 200


def test_what_was_asked_for_before_is_kept_and_nothing_more_is_asked_of_who(
    talk: Talk, shop: FakeShop
) -> None:
    before = shop.conversations.load(talk.id)
    desk = replace(
        before.desk,
        awaiting=Slot.CODE,
        claimed={"email": "raj@example.com"},
        waiting=("cancel my order",),
        drafts=(Draft(Kind.CANCEL),),
    )
    shop.conversations.save(before, replace(before, desk=desk))
    identify(talk, TOKENS.sign(MEI))
    after = shop.conversations.load(talk.id).desk
    assert (after.awaiting, dict(after.claimed)) == (None, {})
    assert (after.waiting, after.drafts) == (desk.waiting, desk.drafts)


BAD = ["", "x", "a.b.c", "\n", "é", Tokens(["z" + SECRET[1:]], "floorwalker").sign(MEI)]
BAD += [Tokens([SECRET], "another-shop").sign(MEI), "A" * 30_000, TOKENS.sign(MEI)[:-1]]


@pytest.mark.parametrize("number", range(len(BAD)))
def test_every_token_that_is_not_valid_gets_the_same_answer(talk: Talk, shop: FakeShop, number: int) -> None:
    named = {"X-Request-ID": "the-same-name"}
    begun = talk.client.post("/v1/conversations", json={"customer_token": BAD[number]}, headers=named)
    later = identify(talk, BAD[number])
    assert (begun.status_code, begun.json()) == later
    assert later == (
        422,
        {
            "type": "urn:floorwalker:problem:invalid",
            "title": "A value cannot be used",
            "status": 422,
            "detail": "the token is not valid",
            "field": "customer_token",
            "request_id": "the-same-name",
        },
    )
    assert served(shop, talk) == (None, "")


@pytest.mark.parametrize("token", [None, 7, True, [], {"sub": MEI}])
def test_what_is_no_text_is_no_token(talk: Talk, token: object) -> None:
    status, problem = identify(talk, token)
    assert (status, problem["field"]) == (422, "customer_token")


def test_a_token_opens_no_conversation_of_somebody_else(talk: Talk, shop: FakeShop) -> None:
    for secret in ("x", "", "0" * 43):
        status, _ = identify(talk, TOKENS.sign(MEI), secret or "-")
        assert status == 404
    no_secret = talk.client.post(f"{talk.address}/identify", json={"customer_token": TOKENS.sign(MEI)})
    assert no_secret.status_code == 401
    assert served(shop, talk) == (None, "")


def test_a_token_with_an_id_is_for_one_conversation(client: TestClient, talk: Talk, shop: FakeShop) -> None:
    once = TOKENS.sign(MEI, own="7f1c")
    assert identify(talk, once)[0] == 200
    assert identify(talk, once)[0] == 200, "the widget may send it again"
    assert client.post("/v1/conversations", json={"customer_token": once}).status_code == 422
    other = client.post("/v1/conversations").json()
    second = Talk(client, other["conversation_id"], other["secret"])
    assert identify(second, once)[0] == 422
    assert served(shop, second) == (None, "")
    assert identify(second, TOKENS.sign(RAJ, own="7f1c"))[0] == 200, "the id is the customer's own"


def test_erasing_a_conversation_does_not_make_its_token_new(client: TestClient, talk: Talk) -> None:
    once = TOKENS.sign(MEI, own="7f1c")
    assert identify(talk, once)[0] == 200
    assert client.delete(talk.address, headers=talk.bearer).status_code == 204
    assert client.post("/v1/conversations", json={"customer_token": once}).status_code == 422


def test_a_token_that_is_refused_leaves_no_conversation_behind(client: TestClient, shop: FakeShop) -> None:
    from assistant.service.database import reading
    from assistant.service.tables import conversations

    once = TOKENS.sign(MEI, own="1")
    for token in (once, once, "x"):
        client.post("/v1/conversations", json={"customer_token": token})
    with reading(shop.conversations._engine) as connection:
        assert len(connection.execute(conversations.select()).all()) == 1


def test_after_twenty_wrong_tokens_a_conversation_takes_none(talk: Talk, client: TestClient) -> None:
    answers = {identify(talk, "x")[0] for _ in range(20)}
    assert answers == {422}
    answer = client.post(
        f"{talk.address}/identify", json={"customer_token": TOKENS.sign(MEI)}, headers=talk.bearer
    )
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3600")
    fresh = client.post("/v1/conversations", json={"customer_token": TOKENS.sign(MEI)})
    assert fresh.status_code == 201, "others are not kept out by it"


def test_good_tokens_are_not_counted(talk: Talk) -> None:
    assert {identify(talk, TOKENS.sign(MEI))[0] for _ in range(25)} == {200}


def test_while_a_reply_is_made_nobody_is_signed_in(talk: Talk, shop: FakeShop) -> None:
    with shop.conversations.turn(talk.id):
        assert identify(talk, TOKENS.sign(MEI))[0] == 409
    assert identify(talk, TOKENS.sign(MEI))[0] == 200


@pytest.mark.parametrize(
    "identity", [Identity(), Identity(methods=("email",), secret=SECRET)], ids=["no secret", "method off"]
)
def test_a_shop_that_signs_nobody_in_says_so(make_shop: MakeShop, identity: Identity) -> None:
    client = TestClient(create_api(make_shop(identity=identity), {}))  # type: ignore[arg-type]
    answer = client.post("/v1/conversations", json={"customer_token": TOKENS.sign(MEI)})
    assert (answer.status_code, answer.json()["field"]) == (422, "customer_token")
    assert "signs nobody in" in answer.json()["detail"]
