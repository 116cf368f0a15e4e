"""Teaching a sequence model: accelerate's loop, a checkpoint after every epoch, early stopping."""

from __future__ import annotations

import hashlib
import json
import logging
import math
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import torch
from accelerate import Accelerator
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from retrieval.recommend.sequence.examples import Example, example, question
from retrieval.recommend.sequence.factors import factors
from retrieval.recommend.sequence.losses import Sampler, sampled_softmax
from retrieval.recommend.sequence.network import Network
from retrieval.recommend.sequence.recipe import Progress, Recipe, Report
from retrieval.recommend.sequence.sequences import Ints, Sequences, batches, block, without_last

log = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.safetensors"
TOP = 10


@dataclass
class Standing:
    """How far a fit has come: `stale` counts the looks since the best one."""

    epoch: int = 0
    best: float = -1.0
    best_epoch: int = 0
    stale: int = 0
    seconds: float = 0.0


class Fit:
    """One fit of a network to sequences; goes on from the folder's checkpoint where there is one."""

    def __init__(
        self, sequences: Sequences, recipe: Recipe, folder: Path | None, report: Report | None
    ) -> None:
        self.sequences, self.recipe = sequences, recipe
        self.folder, self.report = folder, report
        self.kept = _kept_back(sequences, recipe)
        self.shown, self.answers = without_last(sequences, self.kept)
        self.sampler = Sampler(self.shown.counts(), recipe.skew)
        with _seeded(recipe.seed, recipe.threads):
            network = Network(recipe, len(sequences.items))
        if recipe.begin:
            network.begin(recipe.begin * factors(self.shown, recipe.width, recipe.seed))
        network.items.weight.requires_grad_(recipe.items_rate > 0)
        rest = [value for name, value in network.named_parameters() if name != "items.weight"]
        optimiser = torch.optim.AdamW(
            [
                {"params": [network.items.weight], "share": recipe.items_rate},
                {"params": rest, "share": 1.0},
            ],
            lr=recipe.rate,
            weight_decay=recipe.decay,
            betas=(0.9, 0.98),
            fused=True,
        )
        self.accelerator = Accelerator(cpu=True)
        self.network, self.optimiser = self.accelerator.prepare(network, optimiser)
        self.standing = Standing()
        self.best: dict[str, Tensor] = {}

    def run(self) -> Network:
        """The network as it was at its best, or after the last epoch where nothing was kept back."""
        self._resume()
        began = time.monotonic() - self.standing.seconds
        steps = max(1, sum(1 for _ in self._blocks(self.shown, 0)))
        while not self._over():
            self.standing.epoch += 1
            loss = self._epoch(steps)
            self.standing.seconds = time.monotonic() - began
            hit, ndcg = self._look()
            self._save()
            self._tell(loss, hit, ndcg)
        if self.best:
            self.network.load_state_dict(self.best)
        return cast(Network, self.network.eval())

    def _over(self) -> bool:
        at, recipe = self.standing, self.recipe
        return at.epoch >= recipe.epochs or at.stale >= recipe.patience or at.seconds >= recipe.minutes * 60

    def _blocks(self, sequences: Sequences, epoch: int) -> Iterator[Ints]:
        random = np.random.default_rng((self.recipe.seed, epoch))
        width = self.recipe.length + self.recipe.causal
        return batches(sequences, width, self.recipe.tokens, random)

    def _epoch(self, steps: int) -> float:
        epoch = self.standing.epoch
        random = np.random.default_rng((self.recipe.seed, epoch, 1))
        total, count, done, planned = 0.0, 0, 0, self._planned()
        self.network.train()
        with _seeded(self.recipe.seed + epoch, self.recipe.threads):
            for each in self._blocks(self.shown, epoch):
                self._pace(epoch - 1 + done / steps, planned)
                done += 1
                due = example(each, self.recipe, random)
                loss = self._step(due, random)
                total, count = total + loss * len(due.targets), count + len(due.targets)
        return total / max(count, 1)

    def _planned(self) -> float:
        """How many epochs there will be: what the recipe says, or what its minutes leave time for."""
        at, gone = self.standing, self.standing.epoch - 1
        if not gone:
            return float(self.recipe.epochs)
        left = max(0.0, self.recipe.minutes * 60 - at.seconds)
        return min(float(self.recipe.epochs), max(gone + left * gone / at.seconds, gone + 1.0))

    def _pace(self, epoch: float, epochs: float) -> None:
        """Up in a straight line, then down along a cosine to a fiftieth."""
        warm = self.recipe.warm * self.recipe.epochs
        left = min(1.0, max(0.0, 1 - (epoch - warm) / max(1e-9, epochs - warm)))
        share = max(epoch / warm, 0.01) if epoch < warm else 0.02 + 0.98 * math.sin(left * math.pi / 2) ** 2
        for group in self.optimiser.param_groups:
            group["lr"] = self.recipe.rate * share * group["share"]

    def _step(self, due: Example, random: np.random.Generator) -> float:
        negatives = self.sampler.draw(self.recipe.negatives, random)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.recipe.bf16):
            hidden = self.network(due.rows).flatten(0, 1)[due.places]
        loss = sampled_softmax(self.network, hidden, due.targets, negatives, self.sampler)
        self.optimiser.zero_grad()
        self.accelerator.backward(loss)
        self.accelerator.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()
        return float(loss.detach())

    def _look(self) -> tuple[float | None, float | None]:
        at = self.standing
        if not len(self.kept) or at.epoch % self.recipe.every:
            return None, None
        hit, ndcg = standing_of(self.network, self.shown, self.kept, self.answers)
        if ndcg > at.best:
            at.best, at.best_epoch, at.stale = ndcg, at.epoch, 0
            self.best = {name: value.clone() for name, value in self.network.state_dict().items()}
        else:
            at.stale += 1
        return hit, ndcg

    def _tell(self, loss: float, hit: float | None, ndcg: float | None) -> None:
        if self.report is not None:
            at = self.standing
            self.report(
                Progress(self.recipe.architecture, at.epoch, self.recipe.epochs, loss, ndcg, hit, at.seconds)
            )

    def _save(self) -> None:
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        tensors = {f"network.{name}": value for name, value in self.network.state_dict().items()}
        tensors |= {f"best.{name}": value for name, value in self.best.items()}
        for place, state in self.optimiser.state_dict()["state"].items():
            tensors |= {f"optimiser.{place}.{name}": value for name, value in state.items()}
        told = {**self._meant(), "standing": json.dumps(vars(self.standing))}
        fresh = self.folder / f"{CHECKPOINT}.fresh"
        save_file({name: value.contiguous() for name, value in tensors.items()}, fresh, told)
        os.replace(fresh, self.folder / CHECKPOINT)

    def _resume(self) -> None:
        """From a checkpoint of the same recipe and data; with another, or a damaged one, it begins anew."""
        path = None if self.folder is None else self.folder / CHECKPOINT
        if path is None or not path.is_file():
            return
        try:
            self._go_on(path)
        except (SafetensorError, OSError) as error:
            log.warning("the checkpoint %s cannot be read, and the fit begins anew: %s", path, error)

    def _meant(self) -> dict[str, str]:
        """What a checkpoint has to agree in."""
        data = hashlib.sha256(self.sequences.flat.tobytes() + self.sequences.bounds.tobytes())
        data.update("\0".join(self.sequences.items).encode())
        return {"recipe": self.recipe.to_json(), "data": data.hexdigest()}

    def _go_on(self, path: Path) -> None:
        with safe_open(path, "pt") as file:
            told = file.metadata() or {}
            if {name: told.get(name) for name in ("recipe", "data")} != self._meant():
                return
            parts: dict[str, dict[str, Tensor]] = {"network": {}, "best": {}, "optimiser": {}}
            for name in file.keys():  # noqa: SIM118 - no mapping
                part, rest = name.split(".", 1)
                parts[part][rest] = file.get_tensor(name)
        self.network.load_state_dict(parts["network"])
        self.best = parts["best"]
        state: dict[int, dict[str, Tensor]] = {}
        for name, value in parts["optimiser"].items():
            place, of = name.split(".", 1)
            state.setdefault(int(place), {})[of] = value
        self.optimiser.load_state_dict({**self.optimiser.state_dict(), "state": state})
        self.standing = Standing(**json.loads(told["standing"]))


def _kept_back(sequences: Sequences, recipe: Recipe) -> Ints:
    """Some of the subjects with three items or more, the same ones each time."""
    able = np.flatnonzero(sequences.lengths >= 3)
    return np.sort(np.random.default_rng(recipe.seed).permutation(able)[: recipe.held])


@torch.inference_mode()
def asked(network: Network, sequences: Sequences, subjects: Ints) -> Tensor:
    """What each subject's past says about the next item: (n, d)."""
    network.eval()
    rows, places = question(block(sequences, subjects, network.recipe.length), network.recipe)
    return cast(Tensor, network(rows)[torch.arange(len(rows)), places])


@torch.inference_mode()
def standing_of(network: Network, sequences: Sequences, subjects: Ints, answers: Ints) -> tuple[float, float]:
    """HR@10 and NDCG@10 among all items but those in the subject's own past."""
    order = np.argsort(sequences.lengths[subjects], kind="stable")
    ranks = []
    table = network.items.weight.t()
    for part in np.array_split(order, max(1, len(order) // 512)):
        scores = asked(network, sequences, subjects[part]) @ table
        right = scores.gather(1, torch.from_numpy(answers[part])[:, None])
        better = (scores > right).sum(1)
        past = torch.from_numpy(block(sequences, subjects[part], 1_000_000))
        seen = scores.gather(1, past.clamp(min=0))
        ranks.append(better - ((seen > right) & (past >= 0)).sum(1))
    rank = torch.cat(ranks).numpy() if ranks else np.zeros(0)
    within = rank < TOP
    return float(within.mean()), float((within / np.log2(rank + 2.0)).mean())


@contextmanager
def _seeded(seed: int, threads: int) -> Iterator[None]:
    """torch's own chance and threads as the fit wants them, and as they were behind it."""
    before = torch.get_num_threads()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        if threads:
            torch.set_num_threads(threads)
        try:
            yield
        finally:
            torch.set_num_threads(before)
