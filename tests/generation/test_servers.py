"""How a server is asked: with which key, in whose words, and no further than its address."""

from __future__ import annotations

import pytest
from langchain_core.messages import HumanMessage

from assistant.generation.naming import Remote
from assistant.generation.servers import open_ai, remote_chat
from assistant.settings import Generator
from tests.generation.remote_models import ASKED
from tests.generation.scripted_server import says, serving, status


@pytest.mark.parametrize(
    ("setting", "variable", "sent"),
    [("own", "other", "Bearer own"), (None, "other", "Bearer other"), (None, None, "Bearer none")],
)
def test_the_key_is_the_settings_or_the_environments(
    setting: str | None, variable: str | None, sent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    if variable:
        monkeypatch.setenv("OPENAI_API_KEY", variable)
    with serving(says("Hi.")) as server:
        remote_chat(Remote("m", server.url), Generator(api_key=setting)).invoke(ASKED)
        assert [asked.key for asked in server.asked] == [sent]


def test_a_key_follows_no_redirect() -> None:
    with serving(says("Hi.")) as elsewhere, serving(status(307, Location=elsewhere.url)) as server:
        chat = remote_chat(Remote("m", server.url), Generator(api_key="hush"))
        with pytest.raises(Exception, match="answered 307"):
            chat.invoke(ASKED)
        assert elsewhere.asked == []


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://api.openai.com/v1", "max_completion_tokens"),
        ("https://shop.openai.azure.com/openai/v1", "max_completion_tokens"),
        ("https://notopenai.com/v1", "max_tokens"),
        ("http://127.0.0.1:11434/v1", "max_tokens"),
    ],
)
def test_each_server_is_told_the_length_in_the_word_that_it_knows(address: str, name: str) -> None:
    payload = open_ai(Remote("m", address), Generator())._get_request_payload(
        [HumanMessage("Hi")], max_tokens=7
    )
    assert {key: value for key, value in payload.items() if "tokens" in key} == {name: 7}


def test_a_servers_window_is_the_settings_or_8192() -> None:
    remote = Remote("m", "http://127.0.0.1:9/v1")
    assert remote_chat(remote, Generator()).context_tokens == 8192
    assert remote_chat(remote, Generator(context_tokens=2048)).context_tokens == 2048


@pytest.mark.parametrize("text", ["a brass lamp with a cotton cord", "两百块以内的防水背包有吗", "$49.50"])
def test_what_a_prompt_costs_is_estimated_high(text: str) -> None:
    chat = remote_chat(Remote("m", "http://127.0.0.1:9/v1"), Generator())
    assert chat.get_num_tokens(text) >= max(len(text.split()), len(text.encode()) / 2)
