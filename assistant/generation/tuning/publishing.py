"""A finished run as a folder that a shop loads: the adapter, what it was made of, its curve, a card."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from jinja2 import StrictUndefined, Template

from assistant.generation.adapters import RECIPE, WEIGHTS
from assistant.generation.models import sha256
from assistant.generation.tuning.curve import svg
from assistant.generation.tuning.recipe import Recipe
from assistant.generation.tuning.training import LOSSES, Training

LIBRARIES = ("torch", "transformers", "peft", "accelerate")


def publish(training: Training, target: Path, kinds: Mapping[str, int], refused: Mapping[str, int]) -> Path:
    """Write the best weights of a run to `target`, with recipe.json, losses.svg and README.md.
    `kinds` counts the pairs by what they convey, `refused` those that the check did not let in."""
    target.mkdir(parents=True, exist_ok=True)
    training.save(target)
    steps = [json.loads(line) for line in (training.folder / LOSSES).read_text("utf-8").splitlines()]
    held = [(step["number"], step["validation"]) for step in steps if step["validation"] is not None]
    (target / "losses.svg").write_text(svg([step["loss"] for step in steps], held), "utf-8")
    made = {
        **asdict(training.recipe),
        "made_at": datetime.now(UTC).date().isoformat(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "minutes": round(steps[-1]["seconds"] / 60, 1),
        "validation_loss": min(value for _, value in held),
        "curve": [{"step": step, "validation": round(value, 4)} for step, value in held],
        "pairs_by_kind": dict(sorted(kinds.items())),
        "pairs_refused_by_the_check": dict(sorted(refused.items())),
        "adapter_sha256": sha256(target / WEIGHTS),
    }
    (target / RECIPE).write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    (target / "README.md").write_text(card(training.recipe, made), "utf-8")
    return target


def card(recipe: Recipe, made: Mapping[str, object]) -> str:
    """The model card."""
    text = (Path(__file__).parent / "card.md").read_text("utf-8")
    return (
        str(Template(text, undefined=StrictUndefined, trim_blocks=True).render(recipe=recipe, made=made))
        + "\n"
    )
