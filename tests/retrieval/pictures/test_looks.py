"""What the plain measurements see, on shapes and colours whose likeness is beyond doubt."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageOps

from retrieval.pictures.foreground import foreground
from retrieval.pictures.looks import Looks, to_lab
from retrieval.pictures.reading import Picture
from tests.contracts.picture_models import PictureModelSuite
from tests.retrieval.pictures.drawn import BLUE, GREEN, RED, picture, thing

LOOKS = Looks()


def cosine(one: Image.Image, other: Image.Image) -> float:
    a, b = LOOKS.embed([picture(one), picture(other)])
    return float(a @ b)


class TestLooks(PictureModelSuite):
    @pytest.fixture
    def model(self) -> Looks:
        return LOOKS


def test_the_same_thing_in_another_size_and_place_stays_the_nearest() -> None:
    moved = Image.new("RGB", (200, 160), (240, 238, 232))
    moved.paste(thing("disc", RED, (90, 90)), (100, 50))
    others = [thing("disc", BLUE), thing("bar", RED), thing("triangle", GREEN)]
    assert cosine(thing("disc", RED), moved) > max(cosine(moved, other) for other in others)


def test_color_and_shape_both_count() -> None:
    red_disc = thing("disc", RED)
    assert cosine(red_disc, thing("disc", BLUE)) > cosine(red_disc, thing("bar", BLUE))
    assert cosine(red_disc, thing("bar", RED)) > cosine(red_disc, thing("bar", BLUE))


def test_which_way_a_thing_points_does_not_count() -> None:
    image = thing("triangle", GREEN).rotate(-90)
    assert cosine(image, ImageOps.mirror(image)) == pytest.approx(1, abs=0.01)


def test_the_field_behind_a_thing_hardly_counts() -> None:
    elsewhere = thing("disc", RED, field=(30, 60, 40))
    assert cosine(thing("disc", RED), elsewhere) > cosine(thing("disc", BLUE), elsewhere)


def test_the_thing_is_told_from_what_is_behind_it() -> None:
    seen = picture(thing("disc", RED))
    mask = foreground(to_lab(seen.pixels), seen.seen)
    assert mask[60, 60] == 1
    assert mask[5, 5] == 0
    assert mask.mean() == pytest.approx(np.pi * 0.3**2, abs=0.02)


def test_lab_is_what_the_standard_says() -> None:
    """White, black, and sRGB red: L* 53.24, a* 80.09, b* 67.20."""
    colors = np.array([[[255, 255, 255], [0, 0, 0], [255, 0, 0]]], np.uint8)
    assert to_lab(colors)[0] == pytest.approx(
        np.array([[100, 0, 0], [0, 0, 0], [53.24, 80.09, 67.20]]), abs=0.1
    )


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_blank_picture_has_a_vector_too(shade: int) -> None:
    blank = Picture(np.full((40, 30, 3), shade, np.uint8), np.full((40, 30), 255, np.uint8))
    assert np.isfinite(LOOKS.embed([blank])).all()


def test_it_knows_no_words() -> None:
    assert LOOKS.embed_texts(["red"]) is None
