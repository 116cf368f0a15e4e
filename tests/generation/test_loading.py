"""Number formats: the same model, near enough, and one that is not there."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import torch
from torch.nn import functional
from transformers import AutoTokenizer, GPT2Config, GPT2LMHeadModel

from assistant.errors import ModelMissing
from assistant.generation.engine import Decoding
from assistant.generation.forward import TransformersForward
from assistant.generation.llama import LlamaForward
from assistant.generation.loading import load_engine, load_model
from assistant.generation.quantize import FEW, EightBit, linear, quantize


def test_a_layer_with_an_eight_bit_twin_gives_nearly_the_same_either_way() -> None:
    torch.manual_seed(1)
    weight, bias = torch.randn(32, 64, dtype=torch.bfloat16), torch.randn(32, dtype=torch.bfloat16)
    weight[3] = 0
    both = linear(weight, bias, eight_bit=True)
    many = torch.randn(FEW + 1, 64, dtype=torch.bfloat16)
    exact, few = functional.linear(many, weight, bias), torch.cat([both(row[None]) for row in many])
    assert torch.equal(both(many), exact)
    assert few.dtype == exact.dtype
    assert not torch.equal(few, exact)
    assert (few - exact).norm() / exact.norm() < 0.02


def test_eight_bits_can_be_asked_for(tiny_folder: Path) -> None:
    assert isinstance(load_engine(str(tiny_folder), "int8").forward, LlamaForward)
    model, _ = load_model(str(tiny_folder), "int8")
    quantize(model)
    assert sum(isinstance(module, EightBit) for module in model.modules()) == 2 * 7 + 1
    exact, _ = load_model(str(tiny_folder), "bfloat16")
    with torch.inference_mode():
        ids = torch.tensor([[5, 6, 7]])
        given, expected = model(ids).logits.float(), exact(ids).logits.float()
    assert 0 < (given - expected).norm() / expected.norm() < 0.1


def test_another_family_s_model_is_run_by_transformers(tmp_path: Path, tiny_folder: Path) -> None:
    size = {"vocab_size": 258, "n_embd": 32, "n_layer": 1, "n_head": 2}
    GPT2LMHeadModel(GPT2Config(**size, bos_token_id=0, eos_token_id=1)).save_pretrained(tmp_path)
    AutoTokenizer.from_pretrained(tiny_folder).save_pretrained(tmp_path)
    engine = load_engine(str(tmp_path), "float32")
    assert isinstance(engine.forward, TransformersForward)
    prompt = engine.prompt([{"role": "user", "content": "red lamp, red lamp"}])
    words = engine.generate(prompt, Decoding(20, no_repeat=0), threading.Event())
    given = torch.tensor([prompt.ids])
    model, _ = load_model(str(tmp_path), "float32")
    expected = model.generate(given, max_new_tokens=20, do_sample=False)[0, len(prompt.ids) :]
    assert "".join(words) == engine.tokenizer.decode(expected, skip_special_tokens=True)
    engine.close()


def test_a_model_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        load_engine(str(tmp_path))
