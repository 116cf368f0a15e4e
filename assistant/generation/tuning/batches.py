"""Pairs as tokens: a prompt that is read, a reply that is learned, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from transformers import PreTrainedTokenizerBase

import prompts
from assistant.generation.asking import parse, turns
from assistant.generation.tuning.pairs import Pair

WINDOW = 16
"""Batches that are sorted by length together: less padding, order still near random."""


@dataclass(frozen=True, slots=True)
class Example:
    """Token ids; those from `reply` on are learned."""

    ids: tuple[int, ...]
    reply: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Shapes (rows, longest). `learned` marks the positions whose token is to be predicted."""

    ids: torch.Tensor
    mask: torch.Tensor
    learned: torch.Tensor

    @property
    def tokens(self) -> int:
        return int(self.mask.sum())


def example(tokenizer: PreTrainedTokenizerBase, pair: Pair) -> Example:
    """The pair as the model will be asked and should answer, its end of reply included."""
    script = parse(prompts.render("brief", voice=pair.voice, begin=pair.begin, brief=pair.brief.text))
    head = tokenizer.apply_chat_template(
        turns(script.messages), add_generation_prompt=True, return_dict=False
    )
    reply = tokenizer(pair.reply, add_special_tokens=False)["input_ids"]
    return Example((*head, *reply, tokenizer.eos_token_id), len(head))


def batches(examples: Sequence[Example], size: int, padding: int, seed: int) -> Iterator[Batch]:
    """All examples once, the same way for the same seed."""
    chance = random.Random(seed)
    order = list(examples)
    chance.shuffle(order)
    for start in range(0, len(order), size * WINDOW):
        window = sorted(order[start : start + size * WINDOW], key=lambda example: len(example.ids))
        groups = [window[i : i + size] for i in range(0, len(window), size)]
        chance.shuffle(groups)
        yield from (batch(group, padding) for group in groups)


def batch(group: Sequence[Example], padding: int) -> Batch:
    longest = max(len(example.ids) for example in group)
    ids = torch.full((len(group), longest), padding)
    mask = torch.zeros((len(group), longest), dtype=torch.long)
    learned = torch.zeros((len(group), longest), dtype=torch.bool)
    for row, given in enumerate(group):
        ids[row, : len(given.ids)] = torch.tensor(given.ids)
        mask[row, : len(given.ids)] = 1
        learned[row, given.reply : len(given.ids)] = True
    return Batch(ids, mask, learned)
