"""Adapters: what a model was taught, as a small file beside it, added to its weights at load.

An adapter fits one base only, so it carries the fingerprint of its base, and one whose base
is another is not used.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from pathlib import Path

from assistant.generation.models import fingerprint

WEIGHTS, CONFIG, RECIPE = "adapter_model.safetensors", "adapter_config.json", "recipe.json"
SHIPPED = Path(__file__).parent / "adapter"
"""The adapter that comes with Floorwalker, for the default model."""

log = logging.getLogger(__name__)


def fitting(base: Path, candidates: Iterable[Path]) -> Path | None:
    """The first of these folders that holds an adapter for the base model in `base`."""
    known = fingerprint(base)
    for folder in candidates:
        if not (folder / RECIPE).is_file():
            continue
        if json.loads((folder / RECIPE).read_text("utf-8")).get("base_sha256") == known:
            return folder
        log.warning("the adapter in %s is for another model and is not used", folder)
    return None
