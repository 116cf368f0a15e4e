"""Loading a model for the engine, in the number format that is fastest where it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedModel, PreTrainedTokenizerBase

from assistant.errors import ModelMissing
from assistant.generation.engine import Engine
from assistant.generation.forward import Forward, TransformersForward
from assistant.generation.llama import LlamaForward, fits
from assistant.generation.merging import merge
from assistant.generation.quantize import quantize

Dtype = Literal["auto", "float32", "bfloat16", "int8"]


def load_engine(
    source: str,
    dtype: Dtype = "auto",
    threads: int | None = None,
    *,
    adapter: Path | None = None,
    batch: int = 32,
    queue_limit: int = 32,
) -> Engine:
    """An engine for the model in a folder (or with a hub id), with an adapter merged into its
    weights if one is given. Raises ModelMissing."""
    if threads:
        torch.set_num_threads(threads)
    chosen = _resolve(dtype, torch.accelerator.is_available())
    model, tokenizer = load_model(source, chosen)
    if adapter is not None:
        merge(model, adapter)
    ends = _end_tokens(model, tokenizer)
    return Engine(forward_of(model, chosen), tokenizer, ends, batch=batch, queue_limit=queue_limit)


def load_model(source: str, dtype: Dtype) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """Raises ModelMissing."""
    try:
        tokenizer = AutoTokenizer.from_pretrained(source)
        model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(
            source,
            dtype=torch.float32 if dtype == "float32" else torch.bfloat16,
            device_map="auto" if torch.accelerator.is_available() else None,
        )
    except (OSError, ValueError) as error:
        raise ModelMissing(source, str(error).splitlines()[0]) from error
    return model, tokenizer


def forward_of(model: PreTrainedModel, dtype: Dtype) -> Forward[Any]:
    """The fastest forward pass for a model. The model is used up."""
    if fits(model):
        return LlamaForward(model, eight_bit=dtype == "int8")
    if dtype == "int8":
        quantize(model)
    return TransformersForward(model)


def _resolve(dtype: Dtype, accelerated: bool) -> Dtype:
    if dtype == "auto":
        return "bfloat16" if accelerated else "int8"
    return "bfloat16" if dtype == "int8" and accelerated else dtype


def _end_tokens(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> frozenset[int]:
    configured = getattr(model.generation_config, "eos_token_id", None)
    several = configured if isinstance(configured, list) else [configured]
    return frozenset(t for t in (*several, tokenizer.eos_token_id) if isinstance(t, int))
