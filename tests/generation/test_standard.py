"""LangChain's own standard tests, on the local model and on a server's."""

from __future__ import annotations

from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_tests.integration_tests import ChatModelIntegrationTests
from langchain_tests.unit_tests import ChatModelUnitTests

from assistant.generation.chat import LocalChatModel
from assistant.generation.engine import Engine
from assistant.generation.naming import Remote
from assistant.generation.remote import RemoteChatModel
from assistant.generation.servers import open_ai
from assistant.settings import Generator


class TestLocalUnit(ChatModelUnitTests):
    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return LocalChatModel

    @property
    def chat_model_params(self) -> dict[str, Any]:
        return {"model": "tiny", "load": lambda: None}


class TestLocal(ChatModelIntegrationTests):
    """What does not apply is skipped by the suite: tools, structured output, images and files,
    none of which the local model has. Token counts are not kept."""

    @pytest.fixture(autouse=True)
    def loaded(self, engine: Engine) -> None:
        self.engine = engine

    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return LocalChatModel

    @property
    def chat_model_params(self) -> dict[str, Any]:
        return {"model": "tiny", "load": lambda: self.engine, "max_tokens": 12}

    @property
    def returns_usage_metadata(self) -> bool:
        return False


class TestRemoteUnit(ChatModelUnitTests):
    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return RemoteChatModel

    @property
    def chat_model_params(self) -> dict[str, Any]:
        return {"model": "m", "inner": open_ai(Remote("m", "http://127.0.0.1:9/v1"), Generator())}
