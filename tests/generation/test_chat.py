"""The local model behind LangChain's interface: streaming, stop words, callbacks, cancelling."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from langchain_core.callbacks import BaseCallbackHandler

from assistant.errors import ModelMissing
from assistant.generation.chat import LocalChatModel, build_chat
from assistant.generation.engine import Engine
from assistant.generation.models import ModelStore
from assistant.generation.remote import RemoteChatModel
from assistant.generation.stopping import until
from assistant.settings import Generator

ASKED = [("system", "Be brief."), ("user", "Which lamp?")]


@pytest.fixture
def chat(engine: Engine) -> LocalChatModel:
    return LocalChatModel(model="tiny", load=lambda: engine, max_tokens=40)


class Heard(BaseCallbackHandler):
    def __init__(self) -> None:
        self.tokens: list[str] = []

    def on_llm_new_token(self, token: str, **kwargs: object) -> None:
        self.tokens.append(token)


def test_the_stream_joined_is_what_invoke_returns(chat: LocalChatModel) -> None:
    pieces = [chunk.text for chunk in chat.stream(ASKED)]
    assert len(pieces) > 2
    assert "".join(pieces) == chat.invoke(ASKED).text


def test_callbacks_hear_every_piece(chat: LocalChatModel) -> None:
    heard = Heard()
    pieces = [chunk.text for chunk in chat.stream(ASKED, config={"callbacks": [heard]}) if chunk.text]
    assert [token for token in heard.tokens if token] == pieces


def test_a_stop_word_ends_the_text_before_it(chat: LocalChatModel) -> None:
    whole = chat.invoke(ASKED).text
    word = whole[5:8]
    assert chat.invoke(ASKED, stop=[word]).text == whole[: whole.index(word)]


def test_a_call_can_set_its_own_length(chat: LocalChatModel) -> None:
    short, whole = chat.invoke(ASKED, max_tokens=3).text, chat.invoke(ASKED).text
    assert len(short) < len(whole)
    assert whole.startswith(short.rstrip("\N{REPLACEMENT CHARACTER}"))


def test_a_cancelled_call_ends_early(chat: LocalChatModel) -> None:
    cancel = threading.Event()
    stream = chat.stream(ASKED, cancel=cancel, max_tokens=400)
    next(stream)
    cancel.set()
    assert "".join(chunk.text for chunk in stream) == ""


def test_it_streams_to_an_asynchronous_caller_too(chat: LocalChatModel) -> None:
    async def read() -> str:
        return "".join([chunk.text async for chunk in chat.astream(ASKED)])

    assert asyncio.run(read()) == chat.invoke(ASKED).text
    assert type(chat)._astream is LocalChatModel.__mro__[1]._astream  # LangChain's, over _stream


def test_the_model_is_loaded_with_the_first_call_and_once(engine: Engine) -> None:
    loads: list[int] = []
    chat = LocalChatModel(model="tiny", load=lambda: loads.append(1) or engine, max_tokens=4)
    assert loads == []
    chat.invoke(ASKED)
    chat.invoke(ASKED)
    assert loads == [1]


def test_settings_choose_the_model(tmp_path: Path, tiny_folder: Path) -> None:
    store = ModelStore(tmp_path)
    assert build_chat(Generator(model="template"), store) is None
    remote = build_chat(Generator(model="openai:big@http://127.0.0.1:9/v1", max_new_tokens=33), store)
    assert isinstance(remote, RemoteChatModel)
    assert remote.max_tokens == 33
    local = build_chat(Generator(model=str(tiny_folder), dtype="float32", max_new_tokens=8), store)
    assert isinstance(local, LocalChatModel)
    assert local.invoke(ASKED).text
    with pytest.raises(ModelMissing, match="models pull"):
        build_chat(Generator(), store)


@pytest.mark.parametrize(
    ("pieces", "words", "expected"),
    [
        (["one\n", "two"], ["\n"], "one"),
        (["a S", "TO", "P b"], ["STOP"], "a "),
        (["a S", "TOW b"], ["STOP"], "a STOW b"),
        (["x y z"], ["z", "y"], "x "),
        (["whole"], [], "whole"),
    ],
)
def test_stop_words_are_found_across_pieces(pieces: list[str], words: list[str], expected: str) -> None:
    assert "".join(until(pieces, words)) == expected
