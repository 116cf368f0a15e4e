"""`python -m evals.pictures`: does a photo find the product that it shows, and things that look like it?

The demo shop's own pictures, altered as photos are: cropped, made small, saved badly, too bright, turned,
mirrored, before another background. They are flat drawings, so what is measured is what the features bear,
not how they do on photographs. Then each product's picture against all others': are the nearest of its
category, and of its colour, more often than by chance? A model whose weights are drawn by lot is the floor:
what any network gives without having learned anything. Last, how long it takes.
"""

from __future__ import annotations

import json
import runpy
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance, ImageOps

from evals.figures import Figure, write
from evals.random_clip import random_clip
from retrieval.pictures.clip import Clip
from retrieval.pictures.looks import Looks
from retrieval.pictures.model import PictureModel
from retrieval.pictures.reading import Picture, read
from retrieval.query import Vectors
from retrieval.rows import GrowingRows

DEMO = Path(__file__).parents[1] / "demo"
K = 5
MANY = (300, 20_000)
ASKED = 50
FIELD = (244, 244, 240)

Truth = Mapping[str, str]


def jpeg(image: Image.Image, quality: int = 88) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()


def cropped(image: Image.Image) -> Image.Image:
    wide, high = image.size
    return image.crop((wide // 10, high // 12, wide - wide // 14, high - high // 10))


def before_another(image: Image.Image) -> Image.Image:
    """The field's colour, and what comes near it, becomes another one."""
    pixels = np.asarray(image).astype(int)
    field = pixels[2, 2]
    behind = np.abs(pixels - field).sum(axis=2) < 24
    pixels[behind] = (70, 96, 84)
    return Image.fromarray(pixels.astype(np.uint8))


ALTERED: Mapping[str, Callable[[Image.Image], bytes]] = {
    "as it is": jpeg,
    "cropped by a tenth": lambda image: jpeg(cropped(image)),
    "64 pixels": lambda image: jpeg(image.resize((64, 64))),
    "JPEG of quality 40": lambda image: jpeg(image, 40),
    "a third brighter": lambda image: jpeg(ImageEnhance.Brightness(image).enhance(1.33)),
    "a third darker": lambda image: jpeg(ImageEnhance.Brightness(image).enhance(0.67)),
    "turned by 15°": lambda image: jpeg(image.rotate(15, fillcolor=image.getpixel((2, 2)))),
    "turned by -15°": lambda image: jpeg(image.rotate(-15, fillcolor=image.getpixel((2, 2)))),
    "mirrored": lambda image: jpeg(ImageOps.mirror(image)),
    "another background": lambda image: jpeg(before_another(image)),
}


def main() -> int:
    images = {file.stem: Image.open(file).convert("RGB") for file in sorted((DEMO / "pictures").iterdir())}
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        floor = Clip(random_clip(Path(folder), width=128, layers=4, side=128, patch=16), "by lot")
        for label, model in (("looks", Looks()), ("a CLIP drawn by lot", floor)):
            figures.extend(of_model(label, model, images))
    figures.extend(speed(Looks(), images))
    write("pictures", "python -m evals.pictures", figures)
    return 0


def of_model(label: str, model: PictureModel, images: Mapping[str, Image.Image]) -> Iterator[Figure]:
    vectors = model.embed([read(jpeg(image, 95)) for image in images.values()])
    for name, alter in ALTERED.items():
        ranks = ranked(model.embed([read(alter(image)) for image in images.values()]), vectors)
        yield Figure(f"{label}: {name}, first", float((ranks == 0).mean()), "of products")
        yield Figure(f"{label}: {name}, in the first {K}", float((ranks < K).mean()), "of products")
    for name, truth in truths().items():
        found, chance = agreement(vectors, [truth.get(product_id, "") for product_id in images])
        yield Figure(f"{label}: same {name} in the nearest {K}", found, "of them", "chance", found / chance)


def ranked(asked: Vectors, vectors: Vectors) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """At which place each picture's own product comes, from 0; others as alike count before it."""
    cosines = asked @ vectors.T
    own = np.diag(cosines)[:, None]
    return (cosines >= own - 1e-7).sum(axis=1) - 1


def agreement(vectors: Vectors, truth: Sequence[str]) -> tuple[float, float]:
    """How many of the nearest K others are alike in truth, and how many of any others are. Those of which
    nothing is known, and those that nobody else is like, ask nothing."""
    labels = np.array(truth)
    same = (labels[:, None] == labels[None, :]) & (labels[:, None] != "")
    np.fill_diagonal(same, False)
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2)
    asks = same.any(axis=1)
    nearest = np.argsort(-cosines, axis=1)[:, :K]
    found = np.take_along_axis(same, nearest, axis=1)[asks].mean()
    return float(found), float(same[asks].sum(axis=1).mean() / (len(labels) - 1))


def truths() -> Mapping[str, Truth]:
    """Department, category and the colour that each product is drawn in, by product."""
    drawn = runpy.run_path(str(DEMO / "illustrate.py"))
    rows = [json.loads(line) for line in (DEMO / "catalogue.jsonl").read_text(encoding="utf-8").splitlines()]
    named = {color: name for name, color in reversed(list(drawn["COLORS"].items()))}
    return {
        "department": {row["id"]: row["category"][0] for row in rows},
        "category": {row["id"]: row["category"][-1] for row in rows},
        "colour": {row["id"]: named.get(drawn["color_of"](row), "") for row in rows},
    }


def speed(model: PictureModel, images: Mapping[str, Image.Image]) -> Iterator[Figure]:
    """Milliseconds for a phone's photo, for one of the shop's, and for the nearest of many."""
    large = jpeg(next(iter(images.values())).resize((4000, 3000)))
    small = [jpeg(image) for image in list(images.values())[:ASKED]]
    yield Figure("read a photo of 12 megapixels", timed([partial(read, large)] * 5), "ms")
    read_small: list[Picture] = [read(data) for data in small]
    yield Figure("read one of 160 pixels", timed([partial(read, data) for data in small]), "ms")
    yield Figure("make a vector", timed([partial(model.embed, [one]) for one in read_small]), "ms")
    chance = np.random.default_rng(0)
    asked = model.embed(read_small)
    for many in MANY:
        made = chance.normal(size=(many, model.dimensions)).astype(np.float32)
        rows = GrowingRows(model.dimensions)
        rows.put([str(n) for n in range(many)], made / np.linalg.norm(made, axis=1, keepdims=True))
        rows.settle()
        held = rows.snapshot()
        mask = chance.random(many) < 0.3
        yield Figure(f"nearest 24 of {many:,}", timed([partial(held.nearest, v, 24) for v in asked]), "ms")
        filtered = [partial(held.nearest, v, 24, mask) for v in asked]
        yield Figure(f"nearest 24 of 30% of {many:,}", timed(filtered), "ms")


def timed(calls: Sequence[Callable[[], object]]) -> float:
    """The median, in milliseconds."""
    took = []
    for call in calls:
        began = time.perf_counter()
        call()
        took.append(time.perf_counter() - began)
    return float(np.median(took) * 1000)


if __name__ == "__main__":
    sys.exit(main())
