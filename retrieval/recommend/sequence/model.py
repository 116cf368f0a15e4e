"""A sequence model as a way of finding candidates: what comes next after what was chosen so far."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from retrieval.errors import TooLittleData, VersionDamaged
from retrieval.recommend.kinds import NOWHERE, Interactions, Past, Recalled, Rows, Scores
from retrieval.recommend.sequence.examples import question
from retrieval.recommend.sequence.network import Network
from retrieval.recommend.sequence.recipe import Recipe, Report
from retrieval.recommend.sequence.sequences import POSITIVE, Ints, chosen, padded
from retrieval.recommend.sequence.training import CHECKPOINT, Fit

WEIGHTS, TOLD = "weights.safetensors", "sequence.json"
CHUNK = 512
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError, SafetensorError)
"""What reading files of any bytes may raise."""


@dataclass(frozen=True)
class Sequential:
    """Implements Recall. A past's newest `recipe.length` choices are read; of what was returned or refused,
    and of products that were never fitted, nothing is."""

    recipe: Recipe
    items: tuple[str, ...]
    network: Network
    row_of: Mapping[str, int]

    @classmethod
    def of(cls, recipe: Recipe, items: Sequence[str], network: Network) -> Self:
        return cls(recipe, tuple(items), network.eval(), {item: row for row, item in enumerate(items)})

    @classmethod
    def fit(
        cls,
        interactions: Interactions,
        recipe: Recipe | None = None,
        progress: Report | None = None,
        folder: Path | None = None,
    ) -> Self:
        """Goes on from the checkpoint in `folder` where one of the same recipe and data is; interrupted, it
        leaves the last one there. Raises TooLittleData where nobody chose two things."""
        recipe = recipe or Recipe()
        sequences = chosen(interactions)
        if not (sequences.lengths >= 2).any():
            raise TooLittleData("a sequence model learns from customers with two choices; there is none")
        return cls.of(recipe, sequences.items, Fit(sequences, recipe, folder, progress).run())

    @property
    def name(self) -> str:
        return self.recipe.architecture

    @torch.inference_mode()
    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        k, most = max(0, k), min(k, len(self.items))
        rows = np.full((len(pasts), k), NOWHERE, np.int32)
        scores = np.full((len(pasts), k), np.nan, np.float32)
        table = self.network.items.weight.detach().numpy()  # of one customer its product takes half the time
        for places, asked in self._asked(pasts) if most > 0 else ():
            best = torch.topk(torch.from_numpy(asked.numpy() @ table.T), most, dim=1)
            rows[places, :most], scores[places, :most] = best.indices.numpy(), best.values.numpy()
        return Recalled(rows, scores)

    @torch.inference_mode()
    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        found = np.full(rows.shape, np.nan, np.float32)
        if not rows.size:
            return found
        for places, asked in self._asked(pasts):
            wanted = torch.from_numpy(np.maximum(rows[places], 0).astype(np.int64))
            table = self.network.items.weight[wanted]
            logits = torch.bmm(table, asked[:, :, None])[:, :, 0]
            found[places] = np.where(rows[places] == NOWHERE, np.nan, logits.numpy())
        return found

    def why(self, past: Past, item: str) -> tuple[tuple[str, float], ...]:
        """The products of the past without which `item` would score less, with their shares of what is lost
        by leaving out each in turn, the weightiest first; nothing for an item that was never fitted."""
        target = self.row_of.get(item)
        chosen = tuple(dict.fromkeys(self.items[row] for row in self._read(past)))
        if target is None or len(chosen) < 2:
            return tuple((one, 1.0) for one in chosen if target is not None)
        kept = [np.array([one != left for one in past.items], np.bool_) for left in (None, *chosen)]
        asked = [
            replace(past, items=tuple(np.array(past.items, object)[keep]), kinds=past.kinds[keep])
            for keep in kept
        ]
        scores = self.score(asked, np.full((len(asked), 1), target, np.int32))[:, 0]
        lost = {one: float(scores[0] - score) for one, score in zip(chosen, scores[1:], strict=True)}
        total = sum(each for each in lost.values() if each > 0)
        order = sorted((one for one in chosen if lost[one] > 0), key=lambda one: -lost[one])
        return tuple((one, lost[one] / total) for one in order)

    def save(self, folder: Path) -> None:
        """Whatever checkpoint of a fit is in the folder has done its work, and goes."""
        folder.mkdir(parents=True, exist_ok=True)
        state = {name: value.contiguous() for name, value in self.network.state_dict().items()}
        save_file(state, folder / WEIGHTS)
        told = {"recipe": json.loads(self.recipe.to_json()), "items": self.items}
        (folder / TOLD).write_text(json.dumps(told), encoding="utf-8")
        (folder / CHECKPOINT).unlink(missing_ok=True)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Raises VersionDamaged where it cannot be read."""
        try:
            told = json.loads((folder / TOLD).read_text(encoding="utf-8"))
            recipe = Recipe.from_json(json.dumps(told["recipe"]))
            network = Network(recipe, len(told["items"]))
            network.load_state_dict(load_file(folder / WEIGHTS))
        except UNREADABLE as error:
            raise VersionDamaged(f"{folder} holds no sequence model that can be read: {error}") from error
        return cls.of(recipe, told["items"], network)

    def _asked(self, pasts: Sequence[Past]) -> Iterator[tuple[Ints, torch.Tensor]]:
        """Of those with anything known, in chunks of about the same length: places, and (n, d)."""
        read = [self._read(past) for past in pasts]
        lengths = np.array([len(rows) for rows in read], np.int64)
        order = np.argsort(lengths, kind="stable")[np.count_nonzero(lengths == 0) :]
        for start in range(0, len(order), CHUNK):
            places = order[start : start + CHUNK]
            block = padded([read[place] for place in places], self.recipe.length)
            rows, at = question(block, self.recipe)
            yield places, self.network(rows)[torch.arange(len(rows)), at]

    def _read(self, past: Past) -> npt.NDArray[np.int64]:
        known = [
            self.row_of.get(item, NOWHERE) if positive else NOWHERE
            for item, positive in zip(past.items, POSITIVE[past.kinds], strict=True)
        ]
        rows = np.array([row for row in known if row != NOWHERE], np.int64)
        return rows[np.concatenate(([True], rows[1:] != rows[:-1]))] if len(rows) else rows
