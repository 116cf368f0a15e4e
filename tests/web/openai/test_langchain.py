"""LangChain's ChatOpenAI talks to the shop as to any model."""

from __future__ import annotations

import pytest
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI

from tests.web.open_shop import API_KEYS, OpenShop


@pytest.fixture
def chat(opened: OpenShop) -> ChatOpenAI:
    return ChatOpenAI(
        model="floorwalker",
        base_url=f"{opened.address}/v1",
        api_key=API_KEYS[0],  # type: ignore[arg-type]
        include_response_headers=True,
        max_retries=0,
    )


def test_it_is_invoked_with_what_was_said_before(chat: ChatOpenAI) -> None:
    talk: list[BaseMessage] = [SystemMessage("Be brief."), HumanMessage("pans under $60")]
    talk.append(chat.invoke(talk))
    assert isinstance(talk[-1], AIMessage)
    assert talk[-1].usage_metadata is not None
    answer = chat.invoke([*talk, HumanMessage("tell me about the second one")])
    assert str(answer.content).startswith("The Steel pan is $40.")


def test_it_streams(chat: ChatOpenAI) -> None:
    pieces = [str(piece.content) for piece in chat.stream("pans under $60") if piece.content]
    assert len(pieces) > 1
    assert "".join(pieces) == chat.invoke("pans under $60").content


async def test_it_streams_asynchronously(chat: ChatOpenAI) -> None:
    pieces = [str(piece.content) async for piece in chat.astream("pans under $60")]
    assert "Iron pan" in "".join(pieces)


def test_it_goes_on_with_the_conversation_that_the_header_names(chat: ChatOpenAI) -> None:
    first = chat.invoke("pans under $60")
    begun = first.response_metadata["headers"]["x-conversation-id"]
    going_on = chat.bind(extra_body={"conversation_id": begun})
    assert str(going_on.invoke("tell me about the second one").content).startswith("The Steel pan is $40.")


def test_a_stop_is_kept(chat: ChatOpenAI) -> None:
    assert "Steel" not in str(chat.invoke("pans under $60", stop=["Steel"]).content)
