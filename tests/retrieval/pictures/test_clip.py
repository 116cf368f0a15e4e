"""A CLIP model from a folder, through the code that loads the real one: this one knows nothing, being
drawn by lot, but has every part."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from evals.random_clip import random_clip
from retrieval.pictures.clip import Clip
from tests.contracts.picture_models import PictureModelSuite
from tests.retrieval.pictures.drawn import RED, picture, thing


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_clip(tmp_path_factory.mktemp("clip"))


class TestClip(PictureModelSuite):
    @pytest.fixture
    def model(self, folder: Path) -> Clip:
        return Clip(folder, "tiny")


def test_it_says_what_it_is(folder: Path) -> None:
    model = Clip(folder, "tiny")
    assert (model.name, model.dimensions, model.by) == ("tiny", 12, "content")


def test_words_stand_in_the_same_space_as_pictures(folder: Path) -> None:
    found = Clip(folder).embed_texts(["red disc", "a long text " * 30, ""])
    assert found is not None
    assert found.shape == (3, 12)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)
    assert float(found[0] @ found[1]) < 0.9999


def test_a_text_has_the_same_vector_alone_and_among_others(folder: Path) -> None:
    model = Clip(folder)
    together, alone = model.embed_texts(["red", "a blue bar"]), model.embed_texts(["red"])
    assert together is not None
    assert alone is not None
    assert np.allclose(together[0], alone[0], atol=1e-4)


def test_more_than_a_batch_comes_in_order(folder: Path) -> None:
    pictures = [picture(thing("disc", RED, (size, size))) for size in range(40, 61, 4)]
    assert np.allclose(Clip(folder, batch_size=2).embed(pictures), Clip(folder).embed(pictures), atol=1e-4)


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nothing-here"):
        Clip(tmp_path / "nothing-here").embed([picture(thing("disc", RED))])
