"""Small pictures whose right answers are known."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from retrieval.pictures.reading import Picture, read

RED, BLUE, GREEN = (200, 40, 40), (40, 60, 200), (40, 160, 60)


def thing(
    shape: str, color: tuple[int, int, int], size: tuple[int, int] = (120, 120), field: Any = (240, 238, 232)
) -> Image.Image:
    """A disc, a bar or a triangle before a plain field."""
    image = Image.new("RGB", size, field)
    pen, (wide, high) = ImageDraw.Draw(image), size
    if shape == "disc":
        pen.ellipse((wide * 0.2, high * 0.2, wide * 0.8, high * 0.8), fill=color)
    elif shape == "bar":
        pen.rectangle((wide * 0.1, high * 0.42, wide * 0.9, high * 0.58), fill=color)
    else:
        pen.polygon(
            [(wide * 0.5, high * 0.1), (wide * 0.1, high * 0.9), (wide * 0.9, high * 0.9)], fill=color
        )
    return image


def saved(image: Image.Image, kind: str = "PNG", **more: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def picture(image: Image.Image) -> Picture:
    return read(saved(image))
