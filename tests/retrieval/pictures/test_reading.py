"""Files that strangers send: what is read of them, and what is refused before it costs anything."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, features

from retrieval.pictures.reading import SIDE, Bounds, PictureRefused, read
from tests.retrieval.pictures.drawn import BLUE, RED, saved, thing

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def why(data: bytes, bounds: Bounds = Bounds()) -> str:  # noqa: B008 - frozen
    with pytest.raises(PictureRefused) as refused:
        read(data, bounds)
    assert str(refused.value)
    return refused.value.why


def png_that_says(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims a size: the bomb, as its header has it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_each_kind_of_photo_is_read(kind: str) -> None:
    seen = read(saved(thing("disc", RED), kind))
    assert seen.pixels.shape == (120, 120, 3)
    assert np.abs(seen.pixels[60, 60].astype(int) - RED).max() < 25
    assert seen.seen.min() == 255


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow reads no AVIF")
def test_avif_is_read() -> None:
    assert read(saved(thing("disc", RED), "AVIF")).pixels.shape == (120, 120, 3)


def test_large_photos_are_made_small() -> None:
    assert read(saved(thing("disc", RED, (2000, 1000)), "JPEG")).pixels.shape == (SIDE // 2, SIDE, 3)


def test_a_photo_is_turned_as_its_camera_says() -> None:
    image = Image.new("RGB", (100, 50), RED)
    image.paste(BLUE, (0, 0, 50, 50))
    exif = Image.Exif()
    exif[0x0112] = 6  # the top of the scene is on the file's right side
    seen = read(saved(image, "JPEG", exif=exif, quality=95))
    assert seen.pixels.shape[:2] == (100, 50)
    assert seen.pixels[10, 25, 2] > 150 > seen.pixels[90, 25, 2]


def test_of_an_animation_the_first_picture_counts() -> None:
    frames = [thing("disc", RED), thing("disc", BLUE)]
    for kind in ("GIF", "WEBP"):
        seen = read(saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=50, loop=0))
        assert seen.pixels[60, 60, 0] > 150


def test_what_is_transparent_is_known_to_be() -> None:
    image = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    image.paste((*RED, 255), (20, 20, 40, 40))
    seen = read(saved(image)).seen
    assert (seen[30, 30], seen[5, 5]) == (255, 0)


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (100_000, 2), (5_000, 5_000)])
def test_a_bomb_is_refused_by_what_it_says_it_is(width: int, height: int) -> None:
    assert why(png_that_says(width, height)) == "pixels"


def test_bytes_are_counted_first() -> None:
    assert why(saved(thing("disc", RED)), Bounds(most_bytes=100)) == "large"


@pytest.mark.parametrize("data", [SVG, b"\n  <svg onload=alert(1)>", b"<!DOCTYPE svg><svg/>"])
def test_drawings_that_may_hold_a_script_are_refused(data: bytes) -> None:
    assert why(data) == "drawing"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"MZ\x90", b"BM" + b"\0" * 60, b"\0" * 40, b"II*\0" + b"\0" * 40]
)
def test_other_files_are_refused_by_their_first_bytes(data: bytes) -> None:
    assert why(data) == "kind"


def test_there_has_to_be_something_to_see() -> None:
    assert why(b"") == "empty"
    assert why(saved(Image.new("RGB", (4, 400)))) == "small"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_photo_that_was_cut_off_is_refused(kind: str) -> None:
    whole = saved(thing("disc", RED, (300, 300)).effect_spread(40), kind)
    assert why(whole[: len(whole) // 2]) == "broken"
    assert why(whole[:20]) == "broken"


def test_damage_anywhere_is_a_refusal_and_no_accident() -> None:
    """Whatever a byte becomes: a picture, or a refusal."""
    chance = np.random.default_rng(3)
    for kind in ("PNG", "JPEG", "WEBP", "GIF"):
        whole = saved(thing("disc", RED, (40, 40)), kind)
        for _ in range(60):
            damaged = bytearray(whole)
            for place in chance.integers(12, len(whole), 3):
                damaged[place] = int(chance.integers(256))
            assert became(bytes(damaged)) in {"a picture", "broken", "pixels", "small"}


def became(data: bytes) -> str:
    """What reading these bytes comes to."""
    try:
        return "a picture" if read(data).pixels.shape[2] == 3 else "something else"
    except PictureRefused as refused:
        return refused.why


def test_what_hides_behind_the_pixels_goes_no_further() -> None:
    hidden = saved(thing("disc", RED)) + b"<script>alert(1)</script>" + SVG
    seen = read(hidden)
    assert np.array_equal(seen.pixels, read(saved(thing("disc", RED))).pixels)
    assert set(seen.__slots__) == {"pixels", "seen"}


def test_a_text_chunk_that_grows_when_unpacked_is_refused_or_left_out() -> None:
    file = BytesIO()
    plain = saved(thing("disc", RED))
    body = b"Comment\0\0" + zlib.compress(b"a" * 80_000_000, 9)
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    file.write(plain[:33] + chunk + plain[33:])
    assert why(file.getvalue()) == "broken"
