"""The default model, token by token against transformers' own `generate`."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from assistant.generation.decoding import Decoding, Prompt
from assistant.generation.engine import Engine
from assistant.generation.llama import LlamaForward
from assistant.generation.loading import load_engine, load_model
from assistant.generation.models import ModelStore
from tests.generation.test_engine import Letters

pytestmark = pytest.mark.model

TOKENS = 16
SYSTEM = {"role": "system", "content": "You word a shop's replies. Say what stands here, nothing else."}
ASKED = (
    "only: a trellis\nA: Adjustable Garden Trellis; $41.50; material: steel; folds flat: yes",
    "compare\ncheaper: A by $12.30: $24 against $36.30\nA: Marlow Tote\nB: Fenwick Tote",
    "What is the Northlight Drawing Board made of? It is made of beech, size A2.",
)


@pytest.fixture(scope="module")
def source(real_models: ModelStore) -> str:
    return real_models.source("smollm2-135m-instruct")


@pytest.fixture(scope="module")
def exact(source: str) -> Iterator[Engine]:
    engine = load_engine(source, "float32")
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def prompts(exact: Engine) -> list[Prompt]:
    return [exact.prompt([SYSTEM, {"role": "user", "content": text}]) for text in ASKED]


@pytest.fixture(scope="module")
def expected(source: str, exact: Engine, prompts: list[Prompt]) -> list[str]:
    model, _ = load_model(source, "float32")
    texts = []
    for prompt in prompts:
        given = torch.tensor([prompt.ids])
        made = model.generate(
            given, attention_mask=torch.ones_like(given), max_new_tokens=TOKENS, do_sample=False
        )
        texts.append(exact.tokenizer.decode(made[0, len(prompt.ids) :], skip_special_tokens=True))
    return texts


def say(engine: Engine, prompt: Prompt, drafted: int = 0, tokens: int = TOKENS) -> str:
    decoding = Decoding(tokens, no_repeat=0, drafted=drafted)
    return "".join(engine.generate(prompt, decoding, threading.Event(), timeout_s=110))


def test_the_default_model_runs_on_the_fast_pass(exact: Engine) -> None:
    assert isinstance(exact.forward, LlamaForward)


@pytest.mark.parametrize("drafted", [0, 3])
def test_alone_it_writes_what_generate_writes(
    exact: Engine, prompts: list[Prompt], expected: list[str], drafted: int
) -> None:
    assert [say(exact, prompt, drafted) for prompt in prompts] == expected


@pytest.mark.parametrize("drafted", [0, 3])
def test_together_it_writes_what_generate_writes(
    exact: Engine, prompts: list[Prompt], expected: list[str], drafted: int
) -> None:
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda prompt: say(exact, prompt, drafted), prompts * 2))
    assert found == expected * 2


def test_a_restrictor_holds_one_reply_and_not_its_neighbours(
    exact: Engine, prompts: list[Prompt], expected: list[str]
) -> None:
    held = Prompt(prompts[0].ids, prompts[0].fixed, Letters(exact, "xabcd"))
    with ThreadPoolExecutor(2) as pool:
        both = pool.submit(say, exact, held), pool.submit(say, exact, prompts[1])
    assert set(both[0].result()) <= set("xabcd")
    assert both[1].result() == expected[1]


def test_eight_bits_choose_nearly_the_same_tokens(source: str, prompts: list[Prompt], exact: Engine) -> None:
    engine = load_engine(source, "int8")
    same = total = 0
    for prompt in prompts:
        chosen = [first_choices(one, prompt.ids) for one in (exact, engine)]
        same += sum(one == other for one, other in zip(*chosen, strict=True))
        total += len(prompt.ids)
    engine.close()
    assert same / total > 0.8


def first_choices(engine: Engine, ids: tuple[int, ...]) -> list[int]:
    """After each token, given one by one."""
    with torch.inference_mode():
        lane = engine.forward.open()
        chosen = [int(engine.forward.run([(lane, [token])])[0].argmax()) for token in ids]
        lane.close()
    return chosen
