"""Number formats: the same model, near enough, and one that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from assistant.errors import ModelMissing
from assistant.generation.loading import load_engine
from assistant.generation.quantize import FEW, TwoWayLinear


def test_a_two_way_layer_gives_nearly_the_same_either_way() -> None:
    torch.manual_seed(1)
    linear = torch.nn.Linear(64, 32, dtype=torch.bfloat16)
    both = TwoWayLinear(linear)
    many = torch.randn(FEW + 1, 64, dtype=torch.bfloat16)
    with torch.inference_mode():
        exact, few = linear(many), torch.cat([both(row[None]) for row in many])
        assert torch.equal(both(many), exact)
    assert few.dtype == exact.dtype
    assert (few - exact).abs().max() < 0.05
    assert not torch.equal(few, exact)


def test_eight_bits_can_be_asked_for(tiny_folder: Path) -> None:
    engine = load_engine(str(tiny_folder), "int8")
    kinds = [module for module in engine.model.modules() if isinstance(module, TwoWayLinear)]
    assert len(kinds) == 2 * 7 + 1  # every layer's projections and the output's


def test_a_model_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        load_engine(str(tmp_path))
