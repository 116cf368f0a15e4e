"""A sentence encoder, and how it is taught what customers choose.

all-MiniLM-L6-v2 is fine-tuned by LoRA (Hu et al. 2021) on pairs of a customer's text and the text of what
they chose next. The other products of a batch are the negatives (Henderson et al. 2017, "Efficient Natural
Language Response Suggestion", section 4), corrected for how often each is drawn (Yi et al. 2019,
"Sampling-Bias-Corrected Neural Modeling").
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict, set_peft_model_state_dict
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer
from transformers.utils.logging import disable_progress_bar

from retrieval.errors import TooLittleData
from retrieval.query import Vectors
from retrieval.recommend.kinds import KINDS, NOWHERE, STRENGTH, Interactions

ADAPTER: Final = "adapter.safetensors"
CHECKPOINT: Final = "training"
ATTENTION: Final = ["query", "key", "value", "dense"]
GOOD: Final = np.array([STRENGTH[kind] > 0 for kind in KINDS])
Progress = Callable[["Step"], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the encoder is taught. `minutes` 0 takes it as it came; `recent` are the products of a customer's
    text; `tokens` is where a text is cut; `temperature` divides the cosines."""

    minutes: float = 10.0
    rank: int = 8
    alpha: int = 16
    batch: int = 64
    rate: float = 5e-4
    steps: int = 2_000
    warm_up: int = 20
    recent: int = 5
    tokens: int = 64
    temperature: float = 0.05
    every: int = 25
    """Steps between two checkpoints."""
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Step:
    number: int
    of: int
    loss: float
    seconds: float


class Encoder:
    """Texts to unit vectors: mean pooling over the tokens, as all-MiniLM-L6-v2 was trained."""

    def __init__(self, base: Path, recipe: Recipe, adapter: Mapping[str, torch.Tensor] | None = None) -> None:
        self.base, self.recipe = base, recipe
        self._tokenizer: Any = AutoTokenizer.from_pretrained(str(base))
        disable_progress_bar()  # type: ignore[no-untyped-call]
        model = AutoModel.from_pretrained(str(base), dtype=torch.float32)
        self.model: Any = model
        if recipe.minutes > 0 or adapter is not None:
            config = LoraConfig(
                r=recipe.rank, lora_alpha=recipe.alpha, target_modules=ATTENTION, lora_dropout=0.0
            )
            self.model = get_peft_model(model, config)
        if adapter is not None:
            set_peft_model_state_dict(self.model, dict(adapter))
        self.model.eval()
        self._lock = threading.Lock()

    def encoded(self, texts: Sequence[str]) -> torch.Tensor:
        """(len(texts), d) with gradients, where they are on."""
        given = self._tokenizer(
            list(texts), padding=True, truncation=True, max_length=self.recipe.tokens, return_tensors="pt"
        )
        hidden = self.model(**given).last_hidden_state
        mask = given["attention_mask"].unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
        return functional.normalize(pooled.float(), dim=1)

    def embed(self, texts: Sequence[str], batch: int = 64) -> Vectors:
        """(len(texts), d); texts of like length together, so that little is padding."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found: Vectors | None = None
        for start in range(0, len(order), batch):
            places = order[start : start + batch]
            with self._lock, torch.inference_mode():
                part = self.encoded([texts[place] for place in places]).numpy()
            if found is None:
                found = np.zeros((len(texts), part.shape[1]), np.float32)
            found[places] = part
        return np.zeros((0, 0), np.float32) if found is None else found

    @property
    def adapter(self) -> dict[str, torch.Tensor] | None:
        """Copies of what was taught; None for the encoder as it came."""
        if self.recipe.minutes <= 0:
            return None
        return {name: value.detach().clone() for name, value in get_peft_model_state_dict(self.model).items()}


def told(recent: Sequence[str], likes: Sequence[str] = ()) -> str:
    """A customer as a text: what they chose, the newest first, after what they said."""
    said = f"likes {', '.join(likes)}. " if likes else ""
    return (said + "; ".join(recent)).strip()


@dataclass(frozen=True)
class Choices:
    """What each of n customers chose, oldest first and each once, as rows of `items`; customers of one
    product are left out. `drawn` (items,) is how often each was chosen."""

    items: tuple[str, ...]
    of: tuple[tuple[int, ...], ...]
    drawn: Vectors


def choices(interactions: Interactions, texts: Mapping[str, str]) -> Choices:
    """Raises TooLittleData where no customer chose two products that have texts."""
    items = tuple(texts)
    row_of = {item: row for row, item in enumerate(items)}
    rows = np.array([row_of.get(item, NOWHERE) for item in interactions.items] or [NOWHERE], np.int32)
    good = GOOD[interactions.kinds] & (rows[interactions.item] >= 0)
    of = []
    for start, end in zip(interactions.bounds[:-1], interactions.bounds[1:], strict=True):
        chosen = rows[interactions.item[start:end][good[start:end]]].tolist()
        if len(once := tuple(dict.fromkeys(chosen))) > 1:
            of.append(once)
    if len(of) < 2:
        raise TooLittleData("too few customers chose two products for a language model to learn from")
    drawn = np.bincount([row for rows in of for row in rows], minlength=len(items)).astype(np.float32)
    return Choices(items, tuple(of), drawn)


def teach(
    encoder: Encoder,
    known: Choices,
    texts: Mapping[str, str],
    folder: Path | None,
    progress: Progress | None,
    clock: Callable[[], float],
) -> None:
    """Steps until `recipe.steps` or `recipe.minutes` are over; every so often, and when it is interrupted,
    the adapter is kept in `folder`."""
    recipe, words = encoder.recipe, tuple(texts.values())
    done, spent = _resumed(encoder, folder)
    learned = [weight for weight in encoder.model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=recipe.rate, weight_decay=0.01)
    commonness = torch.from_numpy(np.log(np.maximum(known.drawn, 1) / known.drawn.sum()).astype(np.float32))
    began = clock() - spent
    encoder.model.train()
    try:
        while done < recipe.steps and clock() - began < recipe.minutes * 60:
            for group in optimizer.param_groups:
                group["lr"] = _rate(recipe, done, clock() - began)
            loss = _loss(encoder, *_batch(known, recipe, done), words, commonness)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            done += 1
            if progress is not None:
                progress(Step(done, recipe.steps, float(loss.detach()), clock() - began))
            if done % recipe.every == 0:
                _keep(encoder, folder, done, clock() - began)
    finally:
        encoder.model.eval()
        _keep(encoder, folder, done, clock() - began)


def _rate(recipe: Recipe, done: int, spent: float) -> float:
    """Up over the first steps, then down to a tenth along the share that is over of steps or minutes."""
    over = min(1.0, max(done / recipe.steps, spent / (recipe.minutes * 60)))
    return recipe.rate * min(1.0, (done + 1) / recipe.warm_up) * (1 - 0.9 * over)


def _batch(known: Choices, recipe: Recipe, step: int) -> tuple[list[list[int]], list[int], Vectors]:
    """For each of a batch of customers what they had chosen, the newest first, and what they chose next;
    and (batch, batch) which products are no negatives of whom: what that customer chose too."""
    random = np.random.default_rng((recipe.seed, step))
    customers = random.choice(len(known.of), min(recipe.batch, len(known.of)), replace=False)
    pasts, targets = [], []
    for customer in customers:
        chosen = known.of[customer]
        place = int(random.integers(1, len(chosen)))
        pasts.append(list(reversed(chosen[max(0, place - recipe.recent) : place])))
        targets.append(chosen[place])
    theirs = [set(known.of[customer]) for customer in customers]
    also = [
        [one != row and target in theirs[row] for one, target in enumerate(targets)]
        for row in range(len(targets))
    ]
    return pasts, targets, np.array(also, np.float32)


def _loss(
    encoder: Encoder,
    pasts: Sequence[Sequence[int]],
    targets: Sequence[int],
    also: Vectors,
    words: Sequence[str],
    commonness: torch.Tensor,
) -> torch.Tensor:
    """Cross entropy of the chosen product among those of the batch."""
    asked = encoder.encoded([told([words[row] for row in past]) for past in pasts])
    answers = encoder.encoded([words[row] for row in targets])
    logits = asked @ answers.T / encoder.recipe.temperature - commonness[list(targets)]
    logits = logits.masked_fill(torch.from_numpy(also) > 0, float("-inf"))
    return functional.cross_entropy(logits, torch.arange(len(targets)))


def _keep(encoder: Encoder, folder: Path | None, done: int, spent: float) -> None:
    if folder is None or (adapter := encoder.adapter) is None:
        return
    (folder / CHECKPOINT).mkdir(parents=True, exist_ok=True)
    beside = folder / CHECKPOINT / f"{ADAPTER}.new"
    save_file(adapter, beside, metadata={"done": str(done), "seconds": str(spent)})
    beside.replace(folder / CHECKPOINT / ADAPTER)


def _resumed(encoder: Encoder, folder: Path | None) -> tuple[int, float]:
    """Steps done and seconds spent, with the weights that they led to; nought without a checkpoint."""
    if folder is None or not (kept := folder / CHECKPOINT / ADAPTER).is_file():
        return 0, 0.0
    try:
        with safe_open(kept, "pt") as file:
            said = file.metadata() or {}
        set_peft_model_state_dict(encoder.model, load_file(kept))
        return int(said["done"]), float(said["seconds"])
    except (SafetensorError, KeyError, ValueError, RuntimeError):
        return 0, 0.0
