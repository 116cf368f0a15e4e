"""Loading a model for the engine, in the number format that is fastest where it runs."""

from __future__ import annotations

from typing import Literal

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedModel

from assistant.errors import ModelMissing
from assistant.generation.engine import Engine
from assistant.generation.quantize import quantize

Dtype = Literal["auto", "float32", "bfloat16", "int8"]


def load_engine(source: str, dtype: Dtype = "auto", threads: int | None = None) -> Engine:
    """An engine for the model in a folder (or with a hub id). Raises ModelMissing."""
    if threads:
        torch.set_num_threads(threads)
    accelerated = torch.accelerator.is_available()
    chosen = _resolve(dtype, accelerated)
    try:
        tokenizer = AutoTokenizer.from_pretrained(source)
        model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(
            source,
            dtype=torch.float32 if chosen == "float32" else torch.bfloat16,
            device_map="auto" if accelerated else None,
        )
    except (OSError, ValueError) as error:
        raise ModelMissing(source, str(error).splitlines()[0]) from error
    if chosen == "int8":
        quantize(model)
    return Engine(model, tokenizer)


def _resolve(dtype: Dtype, accelerated: bool) -> Dtype:
    if dtype == "auto":
        return "bfloat16"
    return "bfloat16" if dtype == "int8" and accelerated else dtype
