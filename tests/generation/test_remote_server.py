"""A real OpenAI-compatible server, `transformers serve`, with a model of ours in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_tests.integration_tests import ChatModelIntegrationTests

from assistant.errors import GenerationFailed
from assistant.generation.chat import build_chat
from assistant.generation.models import ModelStore
from assistant.generation.naming import Remote
from assistant.generation.remote import RemoteChatModel
from assistant.generation.servers import open_ai
from assistant.settings import Generator
from tests.generation.remote_models import ASKED

UP = re.compile(r"running on (http://[\d.:]+)")


@contextmanager
def transformers_serve(model: Path, home: Path) -> Iterator[str]:
    """The address of a server of its own, which ends with the test."""
    (home / "hub").mkdir(parents=True)
    command = [str(Path(sys.executable).with_name("transformers")), "serve", str(model)]
    command += ["--device", "cpu", "--host", "127.0.0.1", "--port", "0"]
    environment = {**os.environ, "HF_HOME": str(home), "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    lines: list[str] = []
    try:
        for line in process.stdout:
            lines.append(line)
            if found := UP.search(line):
                threading.Thread(target=process.stdout.read, daemon=True).start()
                yield f"{found[1]}/v1"
                return
        pytest.fail(f"the server ended:\n{''.join(lines)}")
    finally:
        process.terminate()
        process.wait(15)


@pytest.fixture(scope="module")
def tiny_server(tiny_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    with transformers_serve(tiny_folder, tmp_path_factory.mktemp("home")) as url:
        yield Remote(str(tiny_folder), url)


def chat_of(remote: Remote, **settings: Any) -> RemoteChatModel:
    name = f"openai:{remote.model}@{remote.base_url}"
    chat = build_chat(Generator(model=name, timeout_s=60, **settings), ModelStore(Path("none")))
    assert isinstance(chat, RemoteChatModel)
    return chat


def test_a_real_servers_stream_joined_is_what_invoke_returns(tiny_server: Remote) -> None:
    chat = chat_of(tiny_server, max_new_tokens=16)
    pieces = [chunk.text for chunk in chat.stream(ASKED)]
    assert len(pieces) > 2
    assert "".join(pieces) == chat.invoke(ASKED).text
    assert len(chat.invoke(ASKED, max_tokens=8).text) < len("".join(pieces))


def test_a_model_that_the_server_does_not_have_is_a_failure_to_generate(tiny_server: Remote) -> None:
    chat = chat_of(Remote("no/such", tiny_server.base_url))
    with pytest.raises(GenerationFailed, match="answered"):
        chat.invoke(ASKED)


class TestServed(ChatModelIntegrationTests):
    """LangChain's integration tests. What does not apply: token counts, which are not asked for
    since many servers refuse the question, and all that needs tools or formats, which this
    model of random weights cannot write."""

    @pytest.fixture(autouse=True)
    def served(self, tiny_server: Remote) -> None:
        self.remote = tiny_server

    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return RemoteChatModel

    @property
    def chat_model_params(self) -> dict[str, Any]:
        return {"model": "tiny", "inner": open_ai(self.remote, Generator()), "max_tokens": 8, "timeout_s": 60}

    @property
    def returns_usage_metadata(self) -> bool:
        return False

    @property
    def has_tool_calling(self) -> bool:
        return False


@pytest.mark.model
def test_the_bundled_model_answers_behind_a_real_server(real_models: ModelStore, tmp_path: Path) -> None:
    folder = real_models.path("smollm2-135m-instruct")
    with transformers_serve(folder, tmp_path / "home") as url:
        said = chat_of(Remote(str(folder), url), max_new_tokens=12).invoke("Say the word lamp.").text
    assert "lamp" in said.lower()
