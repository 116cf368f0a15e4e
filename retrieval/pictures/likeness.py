"""Which products look like a picture: one vector a product, and the picture's own as it is kept in a
conversation."""

from __future__ import annotations

import binascii
import re
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable

import numpy as np

from retrieval.pictures.model import By, PictureModel
from retrieval.pictures.reading import Picture
from retrieval.query import ProductIndex, VectorRows, Vectors

NOT_A_NAME = re.compile(r"[^A-Za-z0-9]+")


def collection_name(model: str, dimensions: int) -> str:
    """What the vectors of a model stand under: another model's are never taken for its own."""
    short = NOT_A_NAME.sub("-", model).strip("-")[-80:]
    return f"pictures-{short}-{dimensions}"


class Pictures:
    """A model and the vectors that it made of a shop's products. `open_index` is asked once, when
    something is first looked for or written; it raises what a `ProductIndex` raises."""

    def __init__(self, model: PictureModel, open_index: Callable[[], ProductIndex]) -> None:
        self.model, self._open = model, open_index
        self._opening = threading.Lock()
        self._index: ProductIndex | None = None

    @property
    def by(self) -> By:
        return self.model.by

    @property
    def index(self) -> ProductIndex:
        with self._opening:
            if self._index is None:
                self._index = self._open()
            return self._index

    def rows(self) -> VectorRows:
        return self.index.rows()

    def text(self, words: str) -> Vectors | None:
        """Near the pictures that show what the words say; None where the model knows no words."""
        found = self.model.embed_texts([words])
        return None if found is None else found[0]

    def written(self, picture: Picture) -> str:
        """A picture as it stands in a query: the model's name, and its vector at half precision."""
        vector = self.model.embed([picture])[0]
        return f"{self.model.name} {b64encode(vector.astype('<f2').tobytes()).decode()}"

    def vector(self, written: str) -> Vectors | None:
        """What `written` gave; None where another model wrote it, or nobody did."""
        name, _, code = written.rpartition(" ")
        if name != self.model.name:
            return None
        try:
            found = np.frombuffer(b64decode(code, validate=True), "<f2").astype(np.float32)
        except (binascii.Error, ValueError):
            return None
        length = float(np.linalg.norm(found))
        fits = found.shape == (self.model.dimensions,) and np.isfinite(length) and length > 0
        return found / length if fits else None
