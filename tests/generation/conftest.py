from __future__ import annotations

from pathlib import Path

import pytest
from transformers import PreTrainedModel

from assistant.generation.engine import Engine
from assistant.generation.loading import load_engine, load_model
from assistant.generation.models import ModelStore
from assistant.settings import Settings
from tests.generation.tiny import save_tiny_model


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def engine(tiny_folder: Path) -> Engine:
    return load_engine(str(tiny_folder), "float32")


@pytest.fixture(scope="session")
def reference(tiny_folder: Path) -> PreTrainedModel:
    """The same weights for transformers' own `generate`."""
    return load_model(str(tiny_folder), "float32")[0].eval()


@pytest.fixture(scope="session")
def real_models() -> ModelStore:
    store = ModelStore(Settings().models)
    if missing := [stored.name for stored in store.list() if not stored.present]:
        pytest.skip(f"{', '.join(missing)} not pulled (floorwalker models pull)")
    return store
