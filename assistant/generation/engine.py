"""Decoding: a prompt's tokens in, the model's words out as they come.

Replies of all conversations are written together by one thread (`Scheduler`) with one
model (`Forward`); what belongs to one reply is its own (`Call`). The beginnings of prompts
are computed once, several tokens are drafted from the prompt and verified in one pass, and
a call that nobody listens to stops within one token.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Generator, Mapping, Sequence
from time import monotonic
from typing import Any

from transformers import PreTrainedTokenizerBase

from assistant.generation.calls import Call
from assistant.generation.copying import Copying
from assistant.generation.decoding import Decoding, Prompt, Restrictor
from assistant.generation.forward import Forward
from assistant.generation.prefixes import Prefixes
from assistant.generation.scheduling import Scheduler
from assistant.generation.vocabulary import Vocabulary

__all__ = ["Decoding", "Engine", "Prompt", "Restrictor"]


class Engine:
    """A loaded model that writes up to `batch` replies together while `queue_limit` more wait.

    Decoding runs on the engine's own thread, so a slow reader keeps nobody waiting.
    `ends` are the tokens that end a reply.
    """

    def __init__(
        self,
        forward: Forward[Any],
        tokenizer: PreTrainedTokenizerBase,
        ends: frozenset[int],
        *,
        batch: int = 32,
        queue_limit: int = 32,
        prefixes: Prefixes | None = None,
    ) -> None:
        self.forward, self.tokenizer, self._ends = forward, tokenizer, ends
        self._scheduler = Scheduler(
            forward, batch=batch, queue_limit=queue_limit, prefixes=prefixes or Prefixes()
        )
        self._put_away = weakref.finalize(self, self._scheduler.close)

    def prompt(
        self,
        turns: Sequence[Mapping[str, str]],
        facts: str | None = None,
        plain: str = "",
        copied: str | None = None,
    ) -> Prompt:
        """Messages ({role, content}) as the model was trained to read them. All but the last
        are the fixed part. With `facts`, the reply is kept to the words of these and of `plain`;
        with `copied`, its numbers and names are kept to those of this text."""
        ids = self._render(turns, open_reply=True)
        before = self._render(turns[:-1], open_reply=False) if len(turns) > 1 else ()
        fixed = len(before) if ids[: len(before)] == before else 0
        if copied is not None:
            return Prompt(ids, fixed, Copying(self.tokenizer, self.forward.vocabulary, copied))
        if facts is None:
            return Prompt(ids, fixed)
        return Prompt(ids, fixed, Vocabulary(self.tokenizer, self.forward.vocabulary, facts, plain))

    def _render(self, turns: Sequence[Mapping[str, str]], open_reply: bool) -> tuple[int, ...]:
        ids: Any = self.tokenizer.apply_chat_template(
            [dict(turn) for turn in turns], add_generation_prompt=open_reply, return_dict=False
        )
        return tuple(ids)

    def generate(
        self, prompt: Prompt, decoding: Decoding, stop: threading.Event, timeout_s: float = 60.0
    ) -> Generator[str, None, None]:
        """The reply in pieces of text, as soon as each is decoded.

        Ends early, without an error, when `stop` is set. Closing the iterator stops the
        decoding within one forward pass. Raises QueueFull at once where too many wait,
        GenerationFailed after `timeout_s`, the time spent waiting for a turn included, or
        if the model fails.
        """
        call = Call(prompt, decoding, stop, self.tokenizer, self._ends)
        deadline = monotonic() + timeout_s
        self._scheduler.submit(call)
        try:
            while (piece := call.next_piece(deadline)) is not None:
                yield piece
        finally:
            call.leave()

    def close(self) -> None:
        """End all calls with an error, and the thread."""
        self._put_away()
