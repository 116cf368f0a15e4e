"""Timing one reply and loading the model that is compared, for the benches of the generator."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import torch
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from assistant.generation.adapters import SHIPPED, fitting
from assistant.generation.decoding import Decoding, Prompt
from assistant.generation.engine import Engine
from assistant.generation.loading import Dtype, load_engine, load_model
from assistant.generation.merging import merge
from assistant.generation.models import ModelStore
from assistant.settings import Settings

MODEL = "smollm2-135m-instruct"
MOST = 70
"""Tokens of a reply."""


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    tokens: int
    first_s: float
    whole_s: float


@dataclass(frozen=True, slots=True)
class Base:
    """The default model and the adapter that the settings name, if it has one."""

    source: str
    adapter: Path | None
    threads: int | None

    def engine(self, dtype: Dtype, **limits: int) -> Engine:
        return load_engine(self.source, dtype, self.threads, adapter=self.adapter, **limits)

    def reference(self, dtype: Dtype = "float32") -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
        model, tokenizer = load_model(self.source, dtype)
        if self.adapter:
            merge(model, self.adapter)
        return model.train(False), tokenizer


def base(settings: Settings) -> Base | None:
    """None, and a line that says so, where the model's files are absent."""
    store = ModelStore(settings.models)
    if not all(stored.present for stored in store.list()):
        print("the bundled models are not here (floorwalker models pull): nothing measured")
        return None
    source, named = store.source(MODEL), settings.generator.adapter
    folders = {"none": [], "auto": [SHIPPED]}.get(named, [Path(named).expanduser()])
    adapter = fitting(Path(source), folders)
    print(f"model {MODEL}, {f'adapter {adapter.name}' if adapter else 'no adapter'}")
    return Base(source, adapter, settings.generator.threads)


def greedy(drafted: int = 0) -> Decoding:
    """As plain `generate` decodes."""
    return Decoding(MOST, no_repeat=0, drafted=drafted)


def say(engine: Engine, prompt: Prompt, decoding: Decoding) -> Run:
    began, first, text = time.perf_counter(), 0.0, ""
    for piece in engine.generate(prompt, decoding, threading.Event(), timeout_s=600):
        first = first or time.perf_counter() - began
        text += piece
    whole = time.perf_counter() - began
    return Run(text, len(engine.tokenizer.encode(text, add_special_tokens=False)), first or whole, whole)


def plain(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, ids: Sequence[int], most: int) -> Run:
    """transformers' own greedy `generate`; its first token is the time to make only one."""
    began = time.perf_counter()
    _generated(model, ids, 1)
    first = time.perf_counter() - began
    made = _generated(model, ids, most) if most > 1 else []
    text = str(tokenizer.decode(made, skip_special_tokens=True))
    return Run(text, len(made), first, time.perf_counter() - began - first)


def _generated(model: PreTrainedModel, ids: Sequence[int], most: int) -> list[int]:
    given = torch.tensor([list(ids)])
    whole: Any = model
    out = whole.generate(given, attention_mask=torch.ones_like(given), max_new_tokens=most, do_sample=False)
    ends = model.generation_config.eos_token_id
    tokens: list[int] = out[0, len(ids) :].tolist()
    return [token for token in tokens if token not in (ends if isinstance(ends, list) else [ends])]


def speed(runs: Sequence[Run]) -> float:
    """Tokens a second over all runs, prompts included."""
    return sum(run.tokens for run in runs) / sum(run.whole_s for run in runs)


def first_token(runs: Sequence[Run]) -> float:
    return statistics.median(run.first_s for run in runs)


def resident_mb() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6
