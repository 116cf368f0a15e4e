"""LoRA training of the wording model (Hu et al., 2021), made to fit two CPU cores.

Only the topmost layers are adapted, so no gradient goes below them; the vocabulary's logits
are computed for the reply's tokens alone; batches hold replies of like length. Weights of
the adapter are kept in float32 beside the bfloat16 ones that compute.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict, set_peft_model_state_dict
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, AutoTokenizer

from assistant.generation.adapters import WEIGHTS
from assistant.generation.tuning.batches import Batch, batches, example
from assistant.generation.tuning.pairs import Pair
from assistant.generation.tuning.recipe import Recipe

LINEAR = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
CHECKPOINT = "checkpoint.pt"
LOSSES = "losses.jsonl"

Progress = Callable[["Step"], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it is logged. `validation` is the mean loss of a reply's token on pairs that
    are not learned from, where it was measured; `speed` is in tokens a second."""

    number: int
    loss: float
    rate: float
    speed: float
    seconds: float
    validation: float | None = None


class Training:
    """A run that can be interrupted and taken up again. `folder` keeps its checkpoint and curve;
    `start` is an adapter of the same shape to go on from."""

    def __init__(self, source: str, recipe: Recipe, folder: Path, start: Path | None = None) -> None:
        self.recipe, self.folder = recipe, folder
        set_seed(recipe.seed)
        self._accelerator = Accelerator()
        self.tokenizer = AutoTokenizer.from_pretrained(source)
        base = AutoModelForCausalLM.from_pretrained(source, dtype=torch.bfloat16)
        depth = base.config.num_hidden_layers
        config = LoraConfig(
            r=recipe.rank,
            lora_alpha=recipe.alpha,
            target_modules=LINEAR,
            layers_to_transform=list(range(max(0, depth - recipe.layers), depth)),
            task_type="CAUSAL_LM",
        )
        self.model: Any = self._accelerator.prepare_model(
            get_peft_model(base, config, autocast_adapter_dtype=False)
        )
        if start is not None:
            set_peft_model_state_dict(self.model, load_file(start / WEIGHTS))
        self._learned = [weight for weight in self.model.parameters() if weight.requires_grad]
        self._exact = [weight.detach().float().clone() for weight in self._learned]
        self._optimizer = torch.optim.AdamW(
            self._exact, lr=recipe.learning_rate, betas=(0.9, 0.98), weight_decay=0.01
        )
        self.best, self._done, self._seconds = math.inf, 0, 0.0

    # ---- the run

    def run(self, pairs: Sequence[Pair], validation: Sequence[Pair], progress: Progress) -> float:
        """Train over the pairs, from the checkpoint on if there is one. Returns the best validation
        loss, whose weights stand in the checkpoint."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._resume()
        learn, held = self._batches(pairs), list(self._batches(validation))
        began = time.monotonic() - self._seconds
        try:
            self._over(islice(learn, self._done, None), held, began, progress)
        except KeyboardInterrupt:
            self._keep(None)
            raise
        return self.best

    def _over(self, learn: Iterator[Batch], held: Sequence[Batch], began: float, progress: Progress) -> None:
        for number, given in enumerate(learn, self._done + 1):
            started = time.monotonic()
            loss = self._step(given, self._rate(number))
            now = time.monotonic()
            checked = number % self.recipe.every == 0 or number == self.recipe.steps
            measured = self._validate(held) if checked else None
            self._done, self._seconds = number, time.monotonic() - began
            step = Step(
                number, loss, self._rate(number), given.tokens / (now - started), self._seconds, measured
            )
            self._log(step)
            if measured is not None:
                self._keep(measured)
            progress(step)

    def _batches(self, pairs: Sequence[Pair]) -> Iterator[Batch]:
        examples = [example(self.tokenizer, pair) for pair in pairs]
        padding = self.tokenizer.pad_token_id
        return batches(examples, self.recipe.batch, 0 if padding is None else padding, self.recipe.seed)

    def _step(self, given: Batch, rate: float) -> float:
        self.model.train()
        loss = self._loss(given)
        self._accelerator.backward(loss)
        for exact, weight in zip(self._exact, self._learned, strict=True):
            exact.grad = weight.grad.float() if weight.grad is not None else None
            weight.grad = None
        torch.nn.utils.clip_grad_norm_(self._exact, 1.0)
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        self._optimizer.step()
        with torch.no_grad():
            for exact, weight in zip(self._exact, self._learned, strict=True):
                weight.copy_(exact)
        return float(loss.detach())

    def _loss(self, given: Batch) -> torch.Tensor:
        """Mean cross entropy of the replies' tokens; logits are made for these alone."""
        device = self._accelerator.device
        ids, learned = given.ids.to(device), given.learned.to(device)
        inner = self._accelerator.unwrap_model(self.model).base_model.model
        hidden = inner.model(input_ids=ids, attention_mask=given.mask.to(device)).last_hidden_state
        logits = inner.lm_head(hidden[:, :-1][learned[:, 1:]])
        return torch.nn.functional.cross_entropy(logits.float(), ids[:, 1:][learned[:, 1:]])

    def _validate(self, held: Sequence[Batch]) -> float:
        self.model.eval()
        with torch.inference_mode():
            return sum(float(self._loss(given)) for given in held) / len(held)

    def _rate(self, number: int) -> float:
        recipe = self.recipe
        if number <= recipe.warmup:
            return recipe.learning_rate * number / recipe.warmup
        share = (number - recipe.warmup) / max(1, recipe.steps - recipe.warmup)
        return recipe.learning_rate * (0.05 + 0.95 * (1 + math.cos(math.pi * share)) / 2)

    # ---- what is kept

    def _keep(self, measured: float | None) -> None:
        """The state to go on from, and the weights if they are the best that were measured."""
        best = self._read().get("best", {})
        if measured is not None and measured <= self.best:
            self.best, best = measured, self._weights()
        state = {
            "recipe": self.recipe.key,
            "done": self._done,
            "seconds": self._seconds,
            "loss": self.best,
            "best": best,
            "exact": self._exact,
            "optimizer": self._optimizer.state_dict(),
        }
        beside = self.folder / f"{CHECKPOINT}.new"
        torch.save(state, beside)
        beside.replace(self.folder / CHECKPOINT)

    def _weights(self) -> dict[str, torch.Tensor]:
        return {name: value.clone() for name, value in get_peft_model_state_dict(self.model).items()}

    def _read(self) -> dict[str, Any]:
        path = self.folder / CHECKPOINT
        state: dict[str, Any] = torch.load(path, weights_only=True) if path.is_file() else {}
        return state if state.get("recipe") == self.recipe.key else {}

    def _resume(self) -> None:
        if not (state := self._read()):
            (self.folder / LOSSES).unlink(missing_ok=True)
            return
        self._done, self._seconds, self.best = state["done"], state["seconds"], state["loss"]
        self._optimizer.load_state_dict(state["optimizer"])
        with torch.no_grad():
            for exact, weight, kept in zip(self._exact, self._learned, state["exact"], strict=True):
                exact.copy_(kept)
                weight.copy_(kept)
        kept_lines = (self.folder / LOSSES).read_text("utf-8").splitlines()[: self._done]
        (self.folder / LOSSES).write_text("".join(f"{line}\n" for line in kept_lines), "utf-8")

    def _log(self, step: Step) -> None:
        with (self.folder / LOSSES).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(step)) + "\n")

    def save(self, target: Path) -> None:
        """The best weights as an adapter that peft can load, in bfloat16."""
        best = self._read().get("best") or self._weights()
        set_peft_model_state_dict(self.model, best)
        self.model.peft_config["default"].base_model_name_or_path = self.recipe.base
        self._accelerator.unwrap_model(self.model).save_pretrained(target)
