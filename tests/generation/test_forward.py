"""Both forward passes against transformers' own on whole texts: joined, ragged, cropped, kept, moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import torch
from transformers import (
    AutoModelForCausalLM,
    LlamaConfig,
    MistralConfig,
    PreTrainedModel,
    Qwen2Config,
    Qwen3Config,
)

from assistant.generation.forward import Forward, TransformersForward
from assistant.generation.llama import LlamaForward, fits
from assistant.generation.memory import ROWS, TOKENS

SMALL: dict[str, Any] = {
    "vocab_size": 120,
    "hidden_size": 48,
    "intermediate_size": 80,
    "num_hidden_layers": 2,
    "num_attention_heads": 6,
    "num_key_value_heads": 2,
    "initializer_range": 0.3,
}
CONFIGS = {
    "llama": LlamaConfig(**SMALL),
    "tied": LlamaConfig(**SMALL, tie_word_embeddings=True),
    "biases": LlamaConfig(**SMALL, attention_bias=True, mlp_bias=True),
    "llama3": LlamaConfig(
        **SMALL,
        rope_parameters={
            "rope_type": "llama3",
            "rope_theta": 1e4,
            "factor": 8.0,
            "low_freq_factor": 1.0,
            "high_freq_factor": 4.0,
            "original_max_position_embeddings": 16,
        },
    ),
    "qwen2": Qwen2Config(**SMALL),
    "mistral": MistralConfig(**SMALL, sliding_window=None),
}


def model(config: Any) -> PreTrainedModel:
    torch.manual_seed(3)
    made: PreTrainedModel = AutoModelForCausalLM.from_config(config).eval()
    for name, weight in made.named_parameters():
        if name.endswith("bias"):
            torch.nn.init.normal_(weight)
    return made


@pytest.fixture(params=[*CONFIGS, "transformers"])
def pair(request: pytest.FixtureRequest) -> tuple[PreTrainedModel, Forward[Any]]:
    config = CONFIGS.get(request.param, CONFIGS["llama"])
    if request.param == "transformers":
        return model(config), TransformersForward(model(config))
    assert fits(model(config))
    return model(config), LlamaForward(model(config))


Pair = tuple[PreTrainedModel, Forward[Any]]


def sequence(length: int, seed: int = 0) -> list[int]:
    return torch.randint(0, 120, (length,), generator=torch.Generator().manual_seed(seed)).tolist()


def whole(reference: PreTrainedModel, ids: Sequence[int]) -> torch.Tensor:
    return reference(torch.tensor([list(ids)])).logits[0]


def same(found: torch.Tensor, expected: torch.Tensor) -> None:
    torch.testing.assert_close(found, expected, rtol=1e-3, atol=1e-3)


@pytest.fixture(autouse=True)
def no_gradients() -> Any:
    with torch.inference_mode():
        yield


def test_conversations_of_different_lengths_in_one_pass(pair: Pair) -> None:
    reference, forward = pair
    texts = [sequence(n, n) for n in (5, 1, 20)]
    lanes = [forward.open() for _ in texts]
    for logits, ids in zip(forward.run([*zip(lanes, texts, strict=True)], every=False), texts, strict=True):
        assert logits.shape == (1, forward.vocabulary)
        same(logits, whole(reference, ids)[-1:])
    for new in ([[7], [8], [9]], [[7, 4], [8], [9, 3, 1]]):
        found = forward.run([*zip(lanes, new, strict=True)])
        texts = [[*ids, *more] for ids, more in zip(texts, new, strict=True)]
        for logits, ids, more in zip(found, texts, new, strict=True):
            same(logits, whole(reference, ids)[-len(more) :])


def test_a_cropped_lane_goes_on_from_there(pair: Pair) -> None:
    reference, forward = pair
    lane, ids = forward.open(), sequence(9)
    forward.run([(lane, [*ids, 1, 2, 3])])
    lane.crop(len(ids))
    assert lane.length == len(ids)
    same(forward.run([(lane, [5])])[0], whole(reference, [*ids, 5])[-1:])


def test_a_kept_beginning_opens_other_lanes_and_is_not_written_to(pair: Pair) -> None:
    reference, forward = pair
    first, ids = forward.open(), sequence(12)
    forward.run([(first, [*ids, 1])])
    kept = first.keep(12)
    for length, end in ((12, 7), (8, 9), (12, 3)):
        lane = forward.open(kept, length)
        assert lane.length == length
        same(forward.run([(lane, [end])])[0], whole(reference, [*ids[:length], end])[-1:])
    same(forward.run([(first, [4])])[0], whole(reference, [*ids, 1, 4])[-1:])


def test_lanes_open_and_close_in_any_order(pair: Pair) -> None:
    reference, forward = pair
    texts: dict[Any, list[int]] = {}
    for turn in range(12):
        lane = forward.open()
        texts[lane] = sequence(3 + turn, turn)
        forward.run([(lane, texts[lane])])
        if turn % 3 == 2:
            gone = list(texts)[turn % len(texts)]
            gone.close()
            del texts[gone]
        wanted = [(other, [turn]) for other in reversed(texts)]
        for (other, ids), logits in zip(wanted, forward.run(wanted), strict=True):
            texts[other] += ids
            same(logits, whole(reference, texts[other])[-1:])


def test_memory_grows_with_rows_and_tokens_and_is_given_back() -> None:
    reference, forward = model(CONFIGS["llama"]), LlamaForward(model(CONFIGS["llama"]))
    texts = [sequence(TOKENS - 2, 1), *[sequence(4, n) for n in range(2 * ROWS)]]
    lanes = [forward.open() for _ in texts]
    forward.run([*zip(lanes, texts, strict=True)])
    found = forward.run([(lane, [1, 2, 3, 4]) for lane in lanes])
    for ids, logits in zip(texts, found, strict=True):
        same(logits, whole(reference, [*ids, 1, 2, 3, 4])[-4:])
    assert forward._memory.room > TOKENS
    for lane in lanes:
        lane.close()
    assert forward._memory.cells.shape[1:3] == (ROWS, TOKENS)


@pytest.mark.parametrize(
    "config",
    [
        MistralConfig(**SMALL, sliding_window=16),
        Qwen3Config(**SMALL),
        LlamaConfig(**{**SMALL, "hidden_act": "gelu"}),
        LlamaConfig(**SMALL, rope_parameters={"rope_type": "dynamic", "rope_theta": 1e4, "factor": 2.0}),
    ],
    ids=["windowed", "another family", "another activation", "turning by length"],
)
def test_what_it_does_not_compute_is_left_to_transformers(config: Any) -> None:
    assert not fits(model(config))


def test_eight_bits_change_the_logits_little() -> None:
    reference = whole(model(CONFIGS["llama"]).bfloat16(), sequence(30)).float()
    forward = LlamaForward(model(CONFIGS["llama"]).bfloat16(), eight_bit=True)
    lane = forward.open()
    found = torch.cat([forward.run([(lane, [token])])[0] for token in sequence(30)])
    error = (found - reference).norm() / reference.norm()
    assert 0 < error < 0.1
