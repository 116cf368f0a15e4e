"""Decoding: a prompt's tokens in, the model's words out as they come.

The loop is our own because three things pay here that `generate` does not do together:
the fixed beginning of a prompt (instructions and worked examples) is computed once and
its keys and values are shared by all calls; several tokens are drafted from the prompt
and verified in one forward pass; and a call that nobody listens to stops at once.

Nothing of a call is kept on the engine: cache, tokens and random state belong to `_Run`.
"""

from __future__ import annotations

import queue
import threading
from collections import OrderedDict
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from time import monotonic
from typing import Any

import torch
from transformers import DynamicCache, PreTrainedModel, PreTrainedTokenizerBase

from assistant.errors import GenerationFailed
from assistant.generation.drafting import banned, draft
from assistant.generation.streaming import TextStream
from assistant.generation.vocabulary import Vocabulary

WAIT = 0.05
"""Seconds between looks at the stop event while another call is being decoded."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How tokens are chosen. `temperature` 0 is greedy; above it, sampling is seeded, so
    that the same call gives the same words. No run of `no_repeat` tokens is written twice
    (0: no such rule). `drafted` tokens at most are guessed ahead."""

    max_new_tokens: int = 90
    temperature: float = 0.0
    top_p: float = 0.9
    seed: int = 0
    no_repeat: int = 6
    drafted: int = 4


@dataclass(frozen=True, slots=True)
class Prompt:
    """Token ids; the first `fixed` of them are the same in many prompts and worth keeping."""

    ids: tuple[int, ...]
    fixed: int = 0
    vocabulary: Vocabulary | None = None


class Engine:
    """A loaded model that answers up to `concurrency` prompts at a time, others in turn.

    Decoding runs on the engine's own threads, so a slow reader keeps nobody waiting.
    """

    def __init__(
        self,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        *,
        concurrency: int = 1,
        prefixes: int = 48,
    ) -> None:
        self.model = model.train(False)
        self.tokenizer = tokenizer
        self._pool = ThreadPoolExecutor(concurrency, thread_name_prefix="decoding")
        self._prefixes = _Prefixes(prefixes)
        self._ends = _end_tokens(model, tokenizer)

    def prompt(self, turns: Sequence[Mapping[str, str]], facts: str | None = None, plain: str = "") -> Prompt:
        """Messages ({role, content}) as the model was trained to read them. All but the last
        are the fixed part. With `facts`, the reply is kept to the words of these and of `plain`."""
        ids = self._render(turns, open_reply=True)
        before = self._render(turns[:-1], open_reply=False) if len(turns) > 1 else ()
        fixed = len(before) if ids[: len(before)] == before else 0
        if facts is None:
            return Prompt(ids, fixed)
        size = self.model.get_output_embeddings().weight.shape[0]
        return Prompt(ids, fixed, Vocabulary(self.tokenizer, size, facts, plain))

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
        decoding within one forward pass. Raises GenerationFailed after `timeout_s`, the
        time spent waiting for a turn included, or if the model fails.
        """
        run = _Run(self, prompt, decoding)
        job = self._pool.submit(run.work)
        deadline = monotonic() + timeout_s
        try:
            while (piece := run.next_piece(job, stop, deadline)) is not None:
                yield piece
        finally:
            run.abandoned.set()
            job.cancel()

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


class _Prefixes:
    """Keys and values of the beginnings of prompts, least recently used out first."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, ...], DynamicCache] = OrderedDict()

    def take(self, ids: tuple[int, ...]) -> DynamicCache | None:
        """A copy for one call to write to."""
        with self._lock:
            kept = self._kept.get(ids)
            if kept is not None:
                self._kept.move_to_end(ids)
        return deepcopy(kept)

    def keep(self, ids: tuple[int, ...], cache: DynamicCache) -> None:
        with self._lock:
            self._kept[ids] = deepcopy(cache)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)


class _Run:
    """One call: its own cache, tokens, random state and queue of pieces."""

    def __init__(self, engine: Engine, prompt: Prompt, decoding: Decoding) -> None:
        self.abandoned = threading.Event()
        self._engine, self._prompt, self._decoding = engine, prompt, decoding
        self._pieces: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._tokens = list(prompt.ids)
        self._random = torch.Generator().manual_seed(decoding.seed)
        self._text = TextStream(engine.tokenizer)

    # ---- the reader's side

    def next_piece(self, job: Future[None], stop: threading.Event, deadline: float) -> str | None:
        """The next piece, or None at the end."""
        while not stop.is_set():
            try:
                piece = self._pieces.get(timeout=WAIT)
            except queue.Empty:
                if monotonic() > deadline:
                    raise GenerationFailed("the model took too long") from None
                continue
            if piece is None and (error := job.exception()):
                raise GenerationFailed(f"the model failed: {error}") from error
            if monotonic() > deadline:
                raise GenerationFailed("the model took too long")
            return piece
        return None

    # ---- the decoding thread's side

    def work(self) -> None:
        try:
            with torch.inference_mode():
                self._decode()
        finally:
            self._pieces.put(None)

    def _decode(self) -> None:
        cache, logits = self._read_prompt()
        room = self._decoding.max_new_tokens
        token = self._choose(logits[-1])
        while not self.abandoned.is_set() and self._emit(token):
            guess = draft(self._tokens, min(self._decoding.drafted, room - self._written - 1))
            logits = self._forward([token, *guess], cache, 1 + len(guess))
            agreed = 0
            token = self._choose(logits[0])
            while agreed < len(guess) and token == guess[agreed]:
                agreed += 1
                if not self._emit(token):
                    return
                token = self._choose(logits[agreed])
            cache.crop(agreed - len(guess))
        self._put(self._text.rest())

    def _read_prompt(self) -> tuple[DynamicCache, torch.Tensor]:
        ids, fixed = self._prompt.ids, self._prompt.fixed
        kept = self._engine._prefixes
        cache = kept.take(ids[:fixed]) if fixed else self._empty()
        if cache is None:
            cache = self._empty()
            self._forward(ids[:fixed], cache, 1)
            kept.keep(ids[:fixed], cache)
        return cache, self._forward(ids[fixed:], cache, 1)

    def _empty(self) -> DynamicCache:
        return DynamicCache(config=self._engine.model.config)

    def _forward(self, ids: Sequence[int], cache: DynamicCache, wanted: int) -> torch.Tensor:
        """Logits of the last `wanted` positions, shape (wanted, vocabulary), on the CPU."""
        model = self._engine.model
        given = torch.tensor([list(ids)], device=model.device)
        out: Any = model(input_ids=given, past_key_values=cache, use_cache=True, logits_to_keep=wanted)
        logits: torch.Tensor = out.logits[0, -wanted:]
        return logits.float().cpu()

    @property
    def _written(self) -> int:
        return len(self._tokens) - len(self._prompt.ids)

    def _emit(self, token: int) -> bool:
        """Take a token on; False when it ends the reply."""
        if token in self._engine._ends:
            return False
        self._tokens.append(token)
        self._put(self._text.add(token))
        return self._written < self._decoding.max_new_tokens

    def _put(self, text: str) -> None:
        if text:
            self._pieces.put(text)

    def _choose(self, logits: torch.Tensor) -> int:
        how = self._decoding
        if self._prompt.vocabulary:
            logits = self._prompt.vocabulary.restrict(logits, self._text.text)
        if out := banned(self._tokens[len(self._prompt.ids) :], how.no_repeat):
            logits[list(out)] = -torch.inf
        if how.temperature <= 0:
            return int(logits.argmax())
        shares, order = (logits / how.temperature).softmax(-1).sort(descending=True)
        shares[shares.cumsum(-1) - shares > how.top_p] = 0.0
        return int(order[torch.multinomial(shares, 1, generator=self._random)])


def _end_tokens(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> frozenset[int]:
    configured = getattr(model.generation_config, "eos_token_id", None)
    several = configured if isinstance(configured, list) else [configured]
    return frozenset(t for t in (*several, tokenizer.eos_token_id) if isinstance(t, int))
