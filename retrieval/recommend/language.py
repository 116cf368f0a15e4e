"""A language model as a recall: customers and products as texts, in one space of vectors.

A customer's text is the names of what they chose last and what they said they like; `encoder.py` says how the
encoder is taught to put it near what they choose next.
"""

from __future__ import annotations

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final, Self

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from retrieval.query import Vectors
from retrieval.recommend.encoder import ADAPTER, GOOD, Encoder, Progress, Recipe, choices, teach, told
from retrieval.recommend.kinds import NOWHERE, Interactions, Past, Recalled, Rows, Scores
from retrieval.recommend.recalling import best, nothing

SAID: Final = "language.json"
CACHED: Final = 4_096
USUAL: Final = Recipe()


class Language:
    """Products by how near their text is to a customer's. Answers those whose products it has texts of, and
    those who said what they like."""

    name = "language"

    def __init__(
        self, encoder: Encoder, items: Sequence[str], texts: Sequence[str], vectors: Vectors | None = None
    ) -> None:
        """`texts` are those of `items`, in their order; the vectors are made where they are not given."""
        self.items, self._texts, self._encoder = tuple(items), tuple(texts), encoder
        self._vectors = encoder.embed(self._texts) if vectors is None else vectors
        self._row_of = {item: row for row, item in enumerate(self.items)}
        self._asked: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    @classmethod
    def fit(
        cls,
        interactions: Interactions,
        texts: Mapping[str, str],
        base: Path,
        recipe: Recipe = USUAL,
        folder: Path | None = None,
        progress: Progress | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> Self:
        """Teach the encoder in `base` on what customers chose, and take in every product of `texts`.

        Interrupted, it goes on from the checkpoint in `folder`. Raises TooLittleData where no customer
        chose two products that have texts."""
        encoder = Encoder(base, recipe)
        if recipe.minutes > 0:
            torch.manual_seed(recipe.seed)
            encoder = Encoder(base, recipe)
            teach(encoder, choices(interactions, texts), texts, folder, progress, clock)
        return cls(encoder, tuple(texts), tuple(texts.values()))

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        answer = nothing(len(pasts), max(k, 0))
        asked = [self.told(past) for past in pasts]
        vectors = self._embedded([text for text in asked if text])
        at = iter(range(len(vectors)))
        for place, text in enumerate(asked):
            if text and k > 0:
                scores = self._vectors @ vectors[next(at)]
                rows, found = best(np.arange(len(scores)), scores, k)
                answer.rows[place, : len(rows)], answer.scores[place, : len(rows)] = rows, found
        return answer

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        answer = np.full(rows.shape, np.nan, np.float32)
        asked = [self.told(past) for past in pasts]
        vectors = iter(self._embedded([text for text in asked if text]))
        for place, text in enumerate(asked):
            if text:
                cosines = self._vectors[np.maximum(rows[place], 0)] @ next(vectors)
                answer[place] = np.where(rows[place] == NOWHERE, np.nan, cosines)
        return answer

    def told(self, past: Past) -> str:
        """The customer's text; "" where there is nothing to tell."""
        good = GOOD[past.kinds] if len(past.kinds) else np.zeros(0, np.bool_)
        kept = [item for item, fine in zip(past.items, good, strict=True) if fine and item in self._row_of]
        recent = list(dict.fromkeys(reversed(kept)))[: self._encoder.recipe.recent]
        likes = [said.value for said in past.profile.said if said.likes]
        return told([self._texts[self._row_of[item]] for item in recent], likes)

    def _embedded(self, texts: Sequence[str]) -> Vectors:
        """Of each text, from the cache where it was asked before."""
        with self._lock:
            known = {text: self._asked[text] for text in set(texts) if text in self._asked}
        wanted = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(wanted, self._encoder.embed(wanted), strict=True) if wanted else ())
        with self._lock:
            self._asked.update((text, known[text]) for text in wanted[-CACHED:])
            while len(self._asked) > CACHED:
                self._asked.popitem(last=False)
        size = self._vectors.shape[1] if len(self._vectors) else 0
        return np.stack([known[text] for text in texts]) if texts else np.zeros((0, size), np.float32)

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        said = {
            "base": str(self._encoder.base.resolve()),
            "recipe": asdict(self._encoder.recipe),
            "items": self.items,
            "texts": self._texts,
        }
        (folder / SAID).write_text(json.dumps(said), encoding="utf-8")
        np.savez(folder / "vectors.npz", vectors=self._vectors)
        if (adapter := self._encoder.adapter) is not None:
            save_file(adapter, folder / ADAPTER)

    @classmethod
    def load(cls, folder: Path) -> Self:
        said = json.loads((folder / SAID).read_text("utf-8"))
        taught = (folder / ADAPTER).is_file()
        adapter = load_file(folder / ADAPTER) if taught else None
        encoder = Encoder(Path(said["base"]), Recipe(**said["recipe"]), adapter)
        with np.load(folder / "vectors.npz") as arrays:
            return cls(encoder, said["items"], said["texts"], arrays["vectors"])
