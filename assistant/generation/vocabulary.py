"""Which tokens a reply may be made of: the words of its facts, some plain words, and no others.

A small model fills in what it has not been told. Kept to the words that it was given, it
can still say a thing wrongly, which grounding finds, but it cannot bring up a thing that
is not there: lexically constrained decoding with a closed vocabulary. Numbers are kept to
more strictly: digits may only spell a number that stands in the facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import torch
from transformers import PreTrainedTokenizerBase

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
RUN = re.compile(r"\d[\d.,]*$")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Vocabulary:
    """The tokens that may come next, given the text so far. Made for one call."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, size: int, facts: str, plain: str) -> None:
        self._digits = _number_tokens(tokenizer)
        self._numbers = frozenset(NUMBER.findall(facts))
        self._mask = torch.full((size,), -torch.inf)
        allowed = _word_tokens(tokenizer, facts) | _word_tokens(tokenizer, plain)
        allowed |= {token for token in tokenizer.all_special_ids if token == tokenizer.eos_token_id}
        allowed -= {token for text, token in self._digits if text.isdigit()}
        self._mask[sorted(allowed)] = 0.0

    def restrict(self, logits: torch.Tensor, text: str) -> torch.Tensor:
        """Logits (vocabulary,) with what may not follow `text` at minus infinity."""
        found = RUN.search(text)
        run = found.group() if found else ""
        inside = bool(run) and run.rstrip(".,") not in self._numbers
        mask = torch.full_like(self._mask, -torch.inf) if inside else self._mask.clone()
        for digits, token in self._digits:
            if any(number.startswith(run + digits) for number in self._numbers):
                mask[token] = 0.0
        return logits + mask


def _variants(text: str) -> Iterable[str]:
    yield text
    for word in dict.fromkeys(WORD.findall(text)):
        for form in (word, word.lower(), word[:1].upper() + word[1:]):
            yield form
            yield f" {form}"


def _word_tokens(tokenizer: PreTrainedTokenizerBase, text: str) -> set[int]:
    batch: Sequence[Sequence[int]] = tokenizer(list(_variants(text)), add_special_tokens=False)["input_ids"]
    return {token for ids in batch for token in ids}


@lru_cache(maxsize=4)
def _number_tokens(tokenizer: PreTrainedTokenizerBase) -> tuple[tuple[str, int], ...]:
    """Tokens that are digits, or a separator that may stand inside a number."""
    texts = tokenizer.batch_decode([[token] for token in range(len(tokenizer))])
    return tuple((text, token) for token, text in enumerate(texts) if re.fullmatch(r"\d+|[.,]", text))
