"""CLIP (Radford and others, 2021): pictures and words in one space, through transformers."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from retrieval.pictures.model import By
from retrieval.pictures.reading import Picture
from retrieval.query import Vectors

if TYPE_CHECKING:
    import torch

WHITE = 255


class Clip:
    """A `PictureModel` of a two-tower model that transformers loads: CLIP, SigLIP or their like. `source`
    is a folder or a hub id; it is loaded when first used, once.

    Raises OSError where it cannot be had, and ValueError where it has no two towers.
    """

    by: By = "content"

    def __init__(self, source: str | Path, name: str = "", batch_size: int = 16) -> None:
        self.name, self._source, self._batch = name or str(source), str(source), batch_size
        self._loading = threading.Lock()
        self._loaded: tuple[Any, Any] | None = None

    @property
    def dimensions(self) -> int:
        model, _ = self._parts()
        size = getattr(model.config, "projection_dim", None) or model.config.vision_config.hidden_size
        return int(size)

    def embed(self, pictures: Sequence[Picture]) -> Vectors:
        import torch

        model, processor = self._parts()
        found = []
        for start in range(0, len(pictures), self._batch):
            images = [on_white(picture) for picture in pictures[start : start + self._batch]]
            given = processor(images=images, return_tensors="pt")
            with torch.inference_mode():
                found.append(_features(model.get_image_features(**given)))
        return np.concatenate(found) if found else np.zeros((0, self.dimensions), np.float32)

    def embed_texts(self, texts: Sequence[str]) -> Vectors | None:
        import torch

        model, processor = self._parts()
        longest = model.config.text_config.max_position_embeddings
        given = processor(
            text=list(texts), padding="max_length", truncation=True, max_length=longest, return_tensors="pt"
        )
        with torch.inference_mode():
            return _features(model.get_text_features(**given))

    def _parts(self) -> tuple[Any, Any]:
        """The model and what prepares pictures and words for it."""
        with self._loading:
            if self._loaded is None:
                from transformers import AutoModel, AutoProcessor

                model = AutoModel.from_pretrained(self._source)
                if not hasattr(model, "get_image_features") or not hasattr(model, "get_text_features"):
                    raise ValueError(f"{self.name} has no towers for pictures and for words")
                self._loaded = model.eval(), AutoProcessor.from_pretrained(self._source)  # type: ignore[no-untyped-call]
            return self._loaded


def _features(given: Any) -> Vectors:
    """A tower's vectors at length one. transformers 5 gives them as `pooler_output`, older ones bare."""
    tensor: torch.Tensor = given if hasattr(given, "norm") else given.pooler_output
    values = (tensor / tensor.norm(dim=-1, keepdim=True).clamp_min(1e-12)).float().numpy()
    return np.asarray(values, np.float32)


def on_white(picture: Picture) -> Image.Image:
    """The picture before white, where it is transparent."""
    share = picture.seen[:, :, None].astype(np.float32) / WHITE
    mixed = picture.pixels * share + WHITE * (1 - share)
    return Image.fromarray(mixed.round().astype(np.uint8))
