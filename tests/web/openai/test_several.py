"""Any process of the shop goes on with what another began: the words, the cart, the conversation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from openai import OpenAI

from assistant.bootstrap import build
from assistant.web.application import create_api
from tests.web.open_shop import API_KEYS, OpenShop, serving
from tests.web.openai.test_client import Chat, cart, ids


@pytest.fixture
def elsewhere(opened: OpenShop) -> Iterator[OpenAI]:
    """The shop a second time, with nothing in common but the database and the files."""
    with serving(create_api(build(opened.shop.settings, reading=True), {})) as address:
        yield OpenAI(base_url=f"{address}/v1", api_key=API_KEYS[0], max_retries=0)


def test_words_that_another_process_answered_are_known(client: OpenAI, elsewhere: OpenAI) -> None:
    chat = Chat(client)
    shown = ids(chat.say("pans under $60"))
    chat.client = elsewhere
    assert cart(chat.say("add the second one to my cart")) == {shown[1]: 1}
    chat.client = client
    assert cart(chat.say("add the first one too")) == {shown[0]: 1, shown[1]: 1}


def test_a_conversation_that_another_process_began_goes_on(client: OpenAI, elsewhere: OpenAI) -> None:
    begun = Chat(client).say("pans under $60")
    by_id = {"conversation_id": begun["conversation_id"]}
    assert cart(Chat(elsewhere, extra_body=by_id).say("add the second one")) == {ids(begun)[1]: 1}
    assert cart(Chat(client, extra_body=by_id).say("what is in my cart?")) == {ids(begun)[1]: 1}
