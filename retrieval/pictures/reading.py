"""Pictures that others send, read without believing them: bounded before they are decoded, and pixels
alone go on. What else a file holds (place and time it was taken, comments, a script behind the last
pixel) ends here.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError

from retrieval.errors import RetrievalError

Pixels = npt.NDArray[np.uint8]

SIDE = 384
"""Pixels of the longer side of what goes on."""

Why = Literal["empty", "large", "kind", "drawing", "broken", "pixels", "small"]


class PictureRefused(RetrievalError):
    """A file that is not looked at; `why` is which rule it breaks."""

    def __init__(self, why: Why, detail: str) -> None:
        super().__init__(detail)
        self.why = why


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is decoded at all: bytes of the file, and pixels that it says it has."""

    most_bytes: int = 6 << 20
    most_pixels: int = 24_000_000
    longest: int = 16_384
    """Pixels of one side."""
    shortest: int = 16


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What is to be seen: `pixels` of shape (height, width, 3) in sRGB, and `seen`, of shape (height,
    width), from 0 where the picture is transparent to 255."""

    pixels: Pixels
    seen: Pixels


def read(data: bytes, bounds: Bounds = Bounds()) -> Picture:
    """The picture in a file, the first one of an animation, turned as its camera says, at most SIDE
    pixels long. What it is, its first bytes say, not its name.

    Raises PictureRefused, in words for whoever sent it.
    """
    if not data:
        raise PictureRefused("empty", "there is no picture in it")
    if len(data) > bounds.most_bytes:
        raise PictureRefused(
            "large", f"it has {len(data):,} bytes and may have {bounds.most_bytes:,}; send a smaller copy"
        )
    kind = sniffed(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=[kind]) as image:
                _check_size(image, bounds)
                image.draft("RGB", (SIDE, SIDE))
                return _pixels(image)
    except PictureRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureRefused("pixels", "it has too many pixels; send a smaller copy") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError):
        raise PictureRefused("broken", "it is cut off or damaged, and cannot be read as a picture") from None


def sniffed(data: bytes) -> str:
    """What a file is by its first bytes, in Pillow's names. Raises PictureRefused."""
    head = data[:64]
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[:6] in {b"GIF87a", b"GIF89a"}:
        return "GIF"
    if head[4:8] == b"ftyp" and (b"avif" in head[8:32] or b"avis" in head[8:32]):
        return "AVIF"
    if b"<svg" in data[:4096].lower() or head.lstrip().startswith((b"<?xml", b"<!DOCTYPE")):
        raise PictureRefused("drawing", "it is a drawing (SVG), not a photo; send JPEG, PNG, WebP or GIF")
    raise PictureRefused("kind", "it is no picture that can be read here; send JPEG, PNG, WebP or GIF")


def _check_size(image: Image.Image, bounds: Bounds) -> None:
    """By what the file says, before a pixel is decoded."""
    width, height = image.size
    if width * height > bounds.most_pixels or max(width, height) > bounds.longest:
        raise PictureRefused(
            "pixels",
            f"it is {width} × {height} pixels and may have {bounds.most_pixels:,} in all;"
            " send a smaller copy",
        )
    if min(width, height) < bounds.shortest:
        raise PictureRefused("small", f"it is {width} × {height} pixels: too small to see anything")


def _pixels(image: Image.Image) -> Picture:
    image.seek(0)
    image.load()
    # Not exif_transpose with metadata kept: the turned copy is all that goes on.
    turned = ImageOps.exif_transpose(image)
    turned = turned.convert("RGBA" if _transparent(turned) else "RGB")
    turned.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    values = np.asarray(turned)
    if values.shape[2] == 3:
        return Picture(values, np.full(values.shape[:2], 255, np.uint8))
    return Picture(np.ascontiguousarray(values[:, :, :3]), np.ascontiguousarray(values[:, :, 3]))


def _transparent(image: Image.Image) -> bool:
    return image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info
