"""What makes vectors of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from retrieval.pictures.reading import Picture
from retrieval.query import Vectors

By = Literal["looks", "content"]
"""What likeness rests on: "looks" (colour, shape and texture: it recognises nothing), or "content" (a
model that was taught what pictures show)."""


class PictureModel(Protocol):
    """Turns pictures into unit vectors: the nearer, the more alike."""

    @property
    def name(self) -> str:
        """Stands for the model in the index."""
        ...

    @property
    def dimensions(self) -> int: ...

    @property
    def by(self) -> By: ...

    def embed(self, pictures: Sequence[Picture]) -> Vectors:
        """Shape (len(pictures), dimensions), each row of length one."""
        ...

    def embed_texts(self, texts: Sequence[str]) -> Vectors | None:
        """The same for words, near the pictures that show what they say; None where the model knows
        pictures alone."""
        ...
