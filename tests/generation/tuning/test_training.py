"""Training on a tiny model: it learns, goes on where it was, and what it made is what is loaded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM

from assistant.errors import ModelMissing
from assistant.generation.adapters import CONFIG, RECIPE, WEIGHTS, fitting
from assistant.generation.merging import merge
from assistant.generation.models import fingerprint, sha256
from assistant.generation.tuning.pairs import made_up, pairs
from assistant.generation.tuning.publishing import publish
from assistant.generation.tuning.recipe import Recipe
from assistant.generation.tuning.training import LOSSES, Step, Training

PAIRS = tuple(pairs(tuple(made_up(3, 8)), 3, 24, lambda reply, evidence: True))
HELD = PAIRS[:4]


class Interrupted(KeyboardInterrupt):
    pass


def made_of(folder: Path) -> Recipe:
    return Recipe(
        base="tiny",
        base_sha256=fingerprint(folder),
        pairs=len(PAIRS),
        batch=4,
        rank=4,
        alpha=8,
        layers=1,
        warmup=1,
        every=2,
        learning_rate=2e-2,
    )


def train(source: Path, folder: Path, until: int | None = None) -> Training:
    training = Training(str(source), made_of(source), folder)

    def stop(step: Step) -> None:
        if step.number == until:
            raise Interrupted

    training.run(PAIRS, HELD, stop)
    return training


def losses(folder: Path) -> list[float]:
    return [json.loads(line)["loss"] for line in (folder / LOSSES).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def run(tiny_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Training:
    return train(tiny_folder, tmp_path_factory.mktemp("run"))


@pytest.fixture(scope="module")
def adapter(run: Training, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(run, tmp_path_factory.mktemp("adapter"), {"found": 24}, {"compare": 2})


def test_the_loss_on_what_was_not_measured_before_falls(run: Training) -> None:
    steps = [json.loads(line) for line in (run.folder / LOSSES).read_text("utf-8").splitlines()]
    held = [step["validation"] for step in steps if step["validation"] is not None]
    assert len(steps) == 6
    assert held[-1] < held[0]
    assert run.best == min(held)


def test_an_interrupted_run_goes_on_and_comes_out_the_same(
    run: Training, tiny_folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(Interrupted):
        train(tiny_folder, tmp_path, until=3)
    train(tiny_folder, tmp_path)
    assert losses(tmp_path) == pytest.approx(losses(run.folder), rel=1e-3)


def test_another_recipe_does_not_go_on_from_this_ones_checkpoint(tiny_folder: Path, tmp_path: Path) -> None:
    train(tiny_folder, tmp_path)
    other = Training(
        str(tiny_folder), Recipe("tiny", fingerprint(tiny_folder), pairs=8, batch=4, layers=1), tmp_path
    )
    other.run(PAIRS[:8], HELD, lambda step: None)
    assert len(losses(tmp_path)) == 2


def test_the_adapter_merged_is_what_peft_makes_of_it(adapter: Path, tiny_folder: Path) -> None:
    ids = torch.arange(40)[None] + 5

    def logits(model: torch.nn.Module) -> torch.Tensor:
        with torch.inference_mode():
            return model(input_ids=ids).logits

    plain = AutoModelForCausalLM.from_pretrained(tiny_folder, dtype=torch.float32)
    before = logits(plain)
    merge(plain, adapter)
    peft = PeftModel.from_pretrained(
        AutoModelForCausalLM.from_pretrained(tiny_folder, dtype=torch.float32), str(adapter)
    )
    torch.testing.assert_close(logits(plain), logits(peft), rtol=1e-3, atol=1e-3)
    assert not torch.allclose(logits(plain), before, atol=1e-2)


def test_a_published_adapter_tells_what_it_was_made_of(adapter: Path) -> None:
    made = json.loads((adapter / RECIPE).read_text("utf-8"))
    assert made["adapter_sha256"] == sha256(adapter / WEIGHTS)
    assert made["pairs_by_kind"] == {"found": 24}
    config = json.loads((adapter / CONFIG).read_text("utf-8"))
    assert config["base_model_name_or_path"] == "tiny"  # and no path of the machine that made it
    assert "<polyline" in (adapter / "losses.svg").read_text("utf-8")
    assert made["base_sha256"] in (adapter / "README.md").read_text("utf-8")


def test_an_adapter_is_used_with_its_own_base_alone(adapter: Path, tiny_folder: Path, tmp_path: Path) -> None:
    assert fitting(tiny_folder, [tmp_path / "absent", adapter]) == adapter
    (tmp_path / "model.safetensors").write_bytes(b"another model")
    assert fitting(tmp_path, [adapter]) is None


def test_an_adapter_of_other_shapes_is_refused_by_name(adapter: Path, tiny_folder: Path) -> None:
    model = AutoModelForCausalLM.from_pretrained(tiny_folder)
    layer = model.model.layers[1].mlp.up_proj
    layer.weight = torch.nn.Parameter(torch.zeros(8, 8))
    with pytest.raises(ModelMissing, match=r"layers\.1"):
        merge(model, adapter)
