"""What every model of pictures keeps to, whatever it sees in them."""

from __future__ import annotations

import numpy as np

from retrieval.pictures.model import PictureModel
from tests.retrieval.pictures.drawn import BLUE, RED, picture, thing


class PictureModelSuite:
    """Subclasses give a fixture `model`."""

    def test_vectors_are_of_length_one_and_of_the_size_it_says(self, model: PictureModel) -> None:
        found = model.embed([picture(thing("disc", RED)), picture(thing("bar", BLUE, (60, 200)))])
        assert found.shape == (2, model.dimensions)
        assert found.dtype == np.float32
        assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)

    def test_a_picture_has_the_same_vector_alone_and_among_others(self, model: PictureModel) -> None:
        pictures = [picture(thing(shape, RED)) for shape in ("disc", "bar", "triangle")]
        together = model.embed(pictures)
        assert np.allclose(together[1], model.embed(pictures[1:2])[0], atol=1e-4)

    def test_different_pictures_differ(self, model: PictureModel) -> None:
        one, other = model.embed([picture(thing("disc", RED)), picture(thing("bar", BLUE))])
        assert float(one @ other) < 0.9999

    def test_of_no_pictures_there_are_no_vectors(self, model: PictureModel) -> None:
        assert model.embed([]).shape == (0, model.dimensions)
