"""Decoding: the same words as plain greedy decoding, stopped when asked, one call apart from another."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import torch
from transformers import PreTrainedModel

from assistant.errors import GenerationFailed
from assistant.generation.engine import Decoding, Engine, Prompt

PLAIN = Decoding(max_new_tokens=40, no_repeat=0, drafted=0)
TURNS = [
    {"role": "system", "content": "Say it."},
    {"role": "user", "content": "red red red lamp, red red red lamp"},
]


def say(engine: Engine, prompt: Prompt, decoding: Decoding = PLAIN) -> str:
    return "".join(engine.generate(prompt, decoding, threading.Event()))


def greedy(engine: Engine, reference: PreTrainedModel, prompt: Prompt, tokens: int = 40) -> str:
    given = torch.tensor([prompt.ids])
    expected = reference.generate(given, max_new_tokens=tokens, do_sample=False)[0, len(prompt.ids) :]
    return str(engine.tokenizer.decode(expected, skip_special_tokens=True))


def test_the_loop_writes_what_transformers_own_greedy_decoding_writes(
    engine: Engine, reference: PreTrainedModel
) -> None:
    prompt = engine.prompt(TURNS)
    assert say(engine, prompt) == greedy(engine, reference, prompt)


@pytest.mark.parametrize("drafted", [0, 3])
def test_replies_written_together_are_those_written_alone(
    engine: Engine, reference: PreTrainedModel, drafted: int
) -> None:
    prompts = [
        engine.prompt(
            [{"role": "system", "content": "Say it. " * (n % 4)}, {"role": "user", "content": text}]
        )
        for n, text in enumerate(["lamp", "red lamp red lamp", "a", "blue blue blue blue"] * 4)
    ]
    expected = [greedy(engine, reference, prompt, 10 + n) for n, prompt in enumerate(prompts)]
    with ThreadPoolExecutor(len(prompts)) as pool:
        found = pool.map(
            lambda n: say(engine, prompts[n], Decoding(10 + n, no_repeat=0, drafted=drafted)),
            range(len(prompts)),
        )
        assert list(found) == expected


@pytest.mark.parametrize("drafted", [1, 4, 9])
@pytest.mark.parametrize("no_repeat", [0, 3])
def test_drafting_changes_no_word(engine: Engine, drafted: int, no_repeat: int) -> None:
    for seed in range(4):
        prompt = engine.prompt([*TURNS, {"role": "user", "content": f"lamp {seed} lamp {seed}"}])
        without = say(engine, prompt, Decoding(40, no_repeat=no_repeat, drafted=0))
        assert say(engine, prompt, Decoding(40, no_repeat=no_repeat, drafted=drafted)) == without


def test_a_shared_beginning_changes_no_word(engine: Engine) -> None:
    prompt = engine.prompt(TURNS)
    assert prompt.fixed > 0
    alone = say(engine, Prompt(prompt.ids))
    assert [say(engine, prompt) for _ in range(3)] == [alone] * 3


def test_sampling_is_the_same_for_the_same_seed_only(engine: Engine) -> None:
    prompt = engine.prompt(TURNS)
    first, again, other = (
        say(engine, prompt, Decoding(40, temperature=1.5, top_p=1.0, seed=seed)) for seed in (1, 1, 2)
    )
    assert first == again != other


def test_no_run_of_tokens_is_written_twice(engine: Engine) -> None:
    plain = engine.prompt(TURNS, facts="abcdefghijklmnop", plain="")
    text = say(engine, plain, Decoding(120, no_repeat=2))
    assert len(text) > 20
    pairs = [text[i : i + 2] for i in range(len(text) - 1)]
    assert len(pairs) == len(set(pairs))


def test_a_closed_vocabulary_is_kept_to(engine: Engine) -> None:
    text = say(engine, engine.prompt(TURNS, facts="lamp", plain="a"), Decoding(60, no_repeat=0))
    assert text
    assert set(text.lower()) <= set("lamp ")


def test_digits_spell_only_numbers_of_the_facts(engine: Engine) -> None:
    text = say(engine, engine.prompt(TURNS, facts="417.25 0", plain=""), Decoding(80, no_repeat=0))
    left = text.replace("417.25", " ").replace("0", " ")
    assert any(character.isdigit() for character in text)
    assert not any(character.isdigit() for character in left[:-6])


def test_closing_the_stream_stops_the_decoding(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    together: list[int] = []
    run = engine.forward.run

    def counted(wanted: Sequence[Any], *args: Any) -> Any:
        together.append(len(wanted))
        return run(wanted, *args)

    monkeypatch.setattr(engine.forward, "run", counted)
    words = engine.generate(engine.prompt(TURNS), Decoding(4000, no_repeat=0, drafted=0), threading.Event())
    next(words)
    words.close()
    say(engine, engine.prompt(TURNS), Decoding(30, no_repeat=0, drafted=0))
    assert together[-1] == 1


def test_a_set_stop_event_ends_the_stream_without_an_error(engine: Engine) -> None:
    stop = threading.Event()
    words = engine.generate(engine.prompt(TURNS), Decoding(400, no_repeat=0), stop)
    next(words)
    stop.set()
    assert list(words) == []


def test_waiting_for_a_turn_is_given_up_at_the_timeout(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    run = engine.forward.run
    monkeypatch.setattr(engine.forward, "run", lambda *args: gate.wait(10) and run(*args))
    try:
        with pytest.raises(GenerationFailed, match="too long"):
            list(engine.generate(engine.prompt(TURNS), PLAIN, threading.Event(), timeout_s=0.15))
    finally:
        gate.set()
    assert say(engine, engine.prompt(TURNS))


class Letters:
    """A restrictor of the test's own: only these letters, and each but the first once."""

    def __init__(self, engine: Engine, letters: str) -> None:
        self._tokens = {letter: engine.tokenizer.encode(letter)[0] for letter in letters}

    def restrict(self, logits: torch.Tensor, text: str) -> torch.Tensor:
        mask = torch.full_like(logits, -torch.inf)
        first, *others = self._tokens
        mask[
            [self._tokens[letter] for letter in (first, *others) if letter == first or letter not in text]
        ] = 0
        return logits + mask


def test_each_reply_is_restricted_by_its_own_text_in_a_batch_too(engine: Engine) -> None:
    alphabets = ["xabc", "yde", "zfghi", "wjk"] * 3
    ids = engine.prompt(TURNS).ids
    prompts = [Prompt(ids, 0, Letters(engine, alphabet)) for alphabet in alphabets]
    with ThreadPoolExecutor(len(prompts)) as pool:
        found = list(pool.map(lambda prompt: say(engine, prompt, Decoding(20, no_repeat=0)), prompts))
    for text, alphabet in zip(found, alphabets, strict=True):
        assert len(text) == 20
        assert set(text) <= set(alphabet)
        assert all(text.count(letter) <= 1 for letter in alphabet[1:])


def test_calls_at_the_same_time_do_not_mix(engine: Engine) -> None:
    prompts = [engine.prompt([*TURNS, {"role": "user", "content": f"number {n}"}]) for n in range(6)]
    alone = [say(engine, prompt) for prompt in prompts]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda prompt: say(engine, prompt), prompts)) == alone
