"""One reply being written: its tokens, text and random state, and its reader's end of it."""

from __future__ import annotations

import queue
import threading
from time import monotonic

import torch
from torch import Tensor
from transformers import PreTrainedTokenizerBase

from assistant.errors import GenerationFailed
from assistant.generation.decoding import Decoding, Prompt
from assistant.generation.drafting import Lookup, banned
from assistant.generation.streaming import TextStream

WAIT = 0.05
"""Seconds between the reader's looks at its stop event."""


class Call:
    """Everything of one call, so that nothing of it is kept on the engine.

    The scheduler's thread calls `start`, `guess`, `hear` and `end`; the reader calls
    `next_piece` and `leave`.
    """

    def __init__(
        self,
        prompt: Prompt,
        decoding: Decoding,
        stop: threading.Event,
        tokenizer: PreTrainedTokenizerBase,
        ends: frozenset[int],
    ) -> None:
        self.prompt, self._decoding, self._ends, self._stop = prompt, decoding, ends, stop
        self._left = threading.Event()
        self._pieces: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()
        self._lookup = Lookup(prompt.ids if decoding.drafted else ())
        self._written: list[int] = []
        self._random = torch.Generator().manual_seed(decoding.seed)
        self._text = TextStream(tokenizer)
        self.ended = False

    # ---- the reader's side

    def next_piece(self, deadline: float) -> str | None:
        """The next piece of text; None at the end, and once the reader wants no more.

        Raises GenerationFailed if decoding failed or the deadline has passed."""
        while not self._stop.is_set():
            try:
                piece = self._pieces.get(timeout=WAIT)
            except queue.Empty:
                piece = ""
            if isinstance(piece, Exception):
                raise GenerationFailed(f"the model failed: {piece}") from piece
            if piece is not None and monotonic() > deadline:
                raise GenerationFailed("the model took too long")
            if piece != "":
                return piece
        return None

    def leave(self) -> None:
        self._left.set()

    # ---- the scheduler's side

    @property
    def gone(self) -> bool:
        return self._left.is_set() or self._stop.is_set()

    @property
    def last(self) -> int:
        """The last token written, which the model has not been given yet."""
        return self._written[-1]

    def guess(self) -> tuple[int, ...]:
        """Tokens that probably come next."""
        room = self._decoding.max_new_tokens - len(self._written) - 1
        return self._lookup.guess(min(self._decoding.drafted, room))

    def hear(self, logits: Tensor, guess: tuple[int, ...] = ()) -> int:
        """Write the tokens that the model chooses, given the logits (1 + guesses, vocabulary)
        after the last token and after each guess. Says how many guesses were right."""
        agreed = 0
        while True:
            token = self._choose(logits[agreed])
            if not self._write(token):
                self.end()
                return agreed
            if agreed == len(guess) or token != guess[agreed]:
                return agreed
            agreed += 1

    def end(self, error: Exception | None = None) -> None:
        self.ended = True
        if error is None and (rest := self._text.rest()):
            self._pieces.put(rest)
        self._pieces.put(error)

    def _write(self, token: int) -> bool:
        """Take a token on; False when it ends the reply."""
        if token in self._ends:
            return False
        self._written.append(token)
        if self._decoding.drafted:
            self._lookup.add(token)
        if text := self._text.add(token):
            self._pieces.put(text)
        return len(self._written) < self._decoding.max_new_tokens

    def _choose(self, logits: Tensor) -> int:
        how = self._decoding
        if self.prompt.vocabulary:
            logits = self.prompt.vocabulary.restrict(logits, self._text.text)
        if out := banned(self._written, how.no_repeat):
            logits[list(out)] = -torch.inf
        if how.temperature <= 0:
            return int(logits.argmax())
        shares, order = (logits / how.temperature).softmax(-1).sort(descending=True)
        shares[shares.cumsum(-1) - shares > how.top_p] = 0.0
        return int(order[torch.multinomial(shares, 1, generator=self._random)])
