"""Turning a GGUF file, which takes long to read, into safetensors that load in a second."""

from __future__ import annotations

from pathlib import Path


def convert_gguf(file: Path, target: Path) -> Path:
    """Write model, tokenizer and chat template of a GGUF file as a transformers folder.

    Weights are kept in bfloat16: four-bit weights with bfloat16-sized steps lose next to
    nothing in it, and the file is half as big as in float32.
    """
    # Heavy: only a pull needs them.
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    model = AutoModelForCausalLM.from_pretrained(
        file.parent,
        gguf_file=file.name,
        quantization_config=GgufConfig(dequantize=True),
        dtype=torch.bfloat16,
    )
    tokenizer = AutoTokenizer.from_pretrained(file.parent, gguf_file=file.name)
    target.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(target)
    tokenizer.save_pretrained(target)
    return target
