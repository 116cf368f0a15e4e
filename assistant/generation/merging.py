"""An adapter added to a model's weights, as LoRA is defined (Hu et al., 2021, section 4.1): W + B A α/r."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from transformers import PreTrainedModel

from assistant.errors import ModelMissing
from assistant.generation.adapters import CONFIG, WEIGHTS


def merge(model: PreTrainedModel, folder: Path) -> None:
    """Add an adapter to the weights, in place. Raises ModelMissing if it does not fit."""
    try:
        config = json.loads((folder / CONFIG).read_text("utf-8"))
        parts = load_file(folder / WEIGHTS)
    except (OSError, ValueError) as error:
        raise ModelMissing(str(folder), f"cannot be read: {error}") from error
    scale = config["lora_alpha"] / config["r"]
    weights = dict(model.named_parameters())
    with torch.no_grad():
        for name, down in parts.items():
            if not name.endswith(".lora_A.weight"):
                continue
            target = f"{name.removeprefix('base_model.model.').removesuffix('.lora_A.weight')}.weight"
            up = parts[name.replace(".lora_A.", ".lora_B.")].to(torch.float32)
            if (weight := weights.get(target)) is None or weight.shape != (up.shape[0], down.shape[1]):
                raise ModelMissing(str(folder), f"does not fit the model at {target}")
            change = (up @ down.to(torch.float32)) * scale
            weight.copy_(weight.float() + change.to(weight.device))
