"""Numbers and names can only be copied: a token that begins or goes on a word with a digit or a
capital in it is allowed along the words of the evidence and nowhere else.

Lexically constrained decoding, but only where a slip changes a fact: small words stay free.
What is copied from the wrong product, grounding finds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import torch
from transformers import PreTrainedTokenizerBase

MARKED = re.compile(r"[\dA-ZÀ-ÖØ-Þ]")
"""What makes a word one that can only be copied."""

EDGES = " \t\n.,;:!?()[]\"'“”‘’–—"
ENDED = re.compile(r"(?:^|[.!?:]['\"”’)]*)\s*['\"“‘(]*$")
"""The text before the first word of a sentence."""

OPENING = re.compile(r" ?[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]*(?:['’][a-z]*)?")
OWN = ("I", "I'd", "I'm", "I'll", "I've")


class Copying:
    """Which tokens may come next, for one reply over the words of `evidence`."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, size: int, evidence: str) -> None:
        marks = _marks(tokenizer)
        self._vocabulary = marks.ids
        self._words = frozenset((*OWN, *_words(evidence)))
        self._beginnings = frozenset(word[:end] for word in self._words for end in range(1, len(word) + 1))
        self._free = torch.zeros(size)
        self._free[marks.marked] = -torch.inf
        begun = [token for text, token in marks.texts if text.lstrip(" ") in self._beginnings]
        self._free[begun] = 0.0
        self._first = self._free.clone()
        self._first[marks.opening] = 0.0
        self._after = self._free.clone()
        self._after[marks.joined] = -torch.inf
        self._spaced = self._first.clone()
        self._spaced[marks.joined] = -torch.inf

    def restrict(self, logits: torch.Tensor, text: str) -> torch.Tensor:
        """Logits (vocabulary,) with what may not follow `text` at minus infinity."""
        before, word = _last(text)
        first = bool(ENDED.search(before))
        core = word.lstrip(EDGES)
        if not core:
            return logits + (self._first if first else self._free)
        if ENDED.search(text) and (not MARKED.search(core) or core.rstrip(EDGES) in self._words):
            return logits + self._next_sentence(core)
        small = not MARKED.search(core) or (first and not MARKED.search(core[1:]) and core not in self._words)
        return logits + self._along(core, small)

    def _next_sentence(self, core: str) -> torch.Tensor:
        """After a full stop: another sentence, or the rest of a word with a stop in it ("$89.50")."""
        mask = self._spaced.clone()
        mask[self._going_on(core)] = 0.0
        return mask

    def _along(self, core: str, small: bool) -> torch.Tensor:
        """What goes on with a word of the evidence; what may follow one that is whole; and, while the
        word is a small one so far ("$", "i"), what may stand anywhere."""
        whole = core.rstrip(EDGES) in self._words
        mask = self._free if small else self._after if whole else torch.full_like(self._free, -torch.inf)
        going = self._going_on(core)
        if not going:
            return mask
        mask = mask.clone()
        mask[going] = 0.0
        return mask

    def _going_on(self, core: str) -> list[int]:
        rests = [word[len(core) :] for word in self._words if word.startswith(core)]
        ends = (self._vocabulary.get(rest[:end]) for rest in rests for end in range(1, len(rest) + 1))
        return [token for token in ends if token is not None]


@dataclass(frozen=True, slots=True)
class _Marks:
    """What of a tokenizer's vocabulary is restricted, whatever the evidence."""

    ids: dict[str, int]
    texts: tuple[tuple[str, int], ...]
    """Tokens with a mark in them."""
    marked: torch.Tensor
    opening: torch.Tensor
    """Words as they begin a sentence: one capital and small letters."""
    joined: torch.Tensor
    """Tokens that would go on with a word: they begin with a letter or a digit."""


@lru_cache(maxsize=4)
def _marks(tokenizer: PreTrainedTokenizerBase) -> _Marks:
    special = set(tokenizer.all_special_ids)
    decoded = tokenizer.batch_decode([[token] for token in range(len(tokenizer))])
    texts = [(text, token) for token, text in enumerate(decoded) if token not in special]
    marked = tuple((text, token) for text, token in texts if MARKED.search(text))
    return _Marks(
        dict(reversed(texts)),
        marked,
        torch.tensor([token for _, token in marked]),
        torch.tensor([token for text, token in marked if OPENING.fullmatch(text)]),
        torch.tensor([token for text, token in texts if text[:1].isalnum()]),
    )


def _words(evidence: str) -> set[str]:
    chunks = [chunk for chunk in evidence.split() if MARKED.search(chunk)]
    return {form for chunk in chunks for form in (chunk.rstrip(".,;:"), chunk.strip(EDGES)) if form}


def _last(text: str) -> tuple[str, str]:
    """The text before its last word, and that word ("" after a space)."""
    place = max(text.rfind(" "), text.rfind("\n")) + 1
    return text[:place], text[place:]
