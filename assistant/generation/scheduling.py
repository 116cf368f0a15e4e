"""One thread that writes all replies together, token by token.

Continuous batching (Yu et al. 2022, Orca): calls join and leave between passes. Each turn
of the loop reads a piece of the prompts that have come and then adds to every reply that
is being written, so that nobody waits for another's reply or long prompt. transformers has
such a loop too, made for accelerators (docs/decisions/decoding-engine.md).
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import torch

from assistant.errors import GenerationFailed, QueueFull
from assistant.generation.calls import Call
from assistant.generation.drafting import shares
from assistant.generation.forward import Forward, Lane
from assistant.generation.prefixes import Prefixes

log = logging.getLogger(__name__)

ALONE, BESIDE = 256, 128
"""Tokens of prompts read in one pass, while no reply is being written and while some are."""


@dataclass(slots=True)
class _Seat:
    """A call that has been taken on, and its lane."""

    call: Call
    lane: Lane
    unread: tuple[int, ...]
    guess: tuple[int, ...] = field(default=())

    @property
    def wanted(self) -> tuple[Lane, Sequence[int]]:
        return self.lane, (self.call.last, *self.guess)


class Scheduler:
    """At most `batch` calls are written at a time and `queue_limit` more may wait."""

    def __init__(self, forward: Forward[Any], *, batch: int, queue_limit: int, prefixes: Prefixes) -> None:
        self._forward, self._prefixes = forward, prefixes
        self._batch, self._queue_limit = batch, queue_limit
        self._waiting: deque[Call] = deque()
        self._seats: list[_Seat] = []
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="decoding", daemon=True)
        self._thread.start()

    def submit(self, call: Call) -> None:
        """Raises QueueFull at once where too many wait, GenerationFailed after `close`."""
        with self._changed:
            if self._closed:
                raise GenerationFailed("the model has been put away")
            self._waiting = deque(other for other in self._waiting if not other.gone)
            free = self._batch - len(self._seats)
            if len(self._waiting) >= self._queue_limit + max(free, 0):
                raise QueueFull(f"{len(self._waiting)} replies wait to be written")
            self._waiting.append(call)
            self._changed.notify()

    def close(self) -> None:
        """End all calls with an error, and the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _work(self) -> None:
        with torch.inference_mode():
            while self._take_on():
                try:
                    self._turn()
                except Exception as error:
                    log.exception("a turn over %d replies failed", len(self._seats))
                    for seat in list(self._seats):
                        self._leave(seat, error)
        for seat in list(self._seats):
            self._leave(seat, GenerationFailed("the model has been put away"))
        for call in self._waiting:
            call.end(GenerationFailed("the model has been put away"))

    def _turn(self) -> None:
        for seat in [seat for seat in self._seats if seat.call.gone]:
            self._leave(seat)
        self._read()
        self._write()

    def _take_on(self) -> bool:
        """Seat those who wait, waiting for one if nobody is there; False once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._waiting or self._seats)
            coming = [
                self._waiting.popleft()
                for _ in range(min(self._batch - len(self._seats), len(self._waiting)))
            ]
            closed = self._closed
        for call in coming:
            self._seat(call)
        return not closed

    def _seat(self, call: Call) -> None:
        try:
            kept, shared = self._prefixes.longest(call.prompt.ids)
            self._seats.append(_Seat(call, self._forward.open(kept, shared), call.prompt.ids[shared:]))
        except Exception as error:  # noqa: BLE001 - the thread serves the others, its reader hears of it
            call.end(error)

    def _read(self) -> None:
        """Read a piece of the prompts that are not read yet, those who came first first."""
        reading = [seat for seat in self._seats if seat.unread]
        left = BESIDE if len(reading) < len(self._seats) else ALONE
        parts: list[tuple[_Seat, tuple[int, ...]]] = []
        for seat in reading:
            if left > 0:
                parts.append((seat, seat.unread[:left]))
                left -= len(parts[-1][1])
        if not parts:
            return
        found = self._run([seat for seat, _ in parts], [(seat.lane, ids) for seat, ids in parts], every=False)
        for (seat, ids), logits in zip(parts, found, strict=False):
            seat.unread = seat.unread[len(ids) :]
            if not seat.unread:
                self._keep(seat)
                self._hear(seat, logits)

    def _keep(self, seat: _Seat) -> None:
        prompt = seat.call.prompt
        beginning = prompt.ids[: prompt.fixed]
        if prompt.fixed and self._prefixes.longest((*beginning, -1))[1] < prompt.fixed:
            self._prefixes.keep(beginning, seat.lane.keep(prompt.fixed))

    def _write(self) -> None:
        """Add to every reply whose prompt is read: its next token and the guesses that were right."""
        writing = [seat for seat in self._seats if not seat.unread]
        if not writing:
            return
        guesses = [seat.call.guess() for seat in writing]
        spare = self._forward.cheap(len(writing)) - len(writing)
        for seat, guess, share in zip(writing, guesses, shares([*map(len, guesses)], spare), strict=True):
            seat.guess = guess[:share]
        for seat, logits in zip(writing, self._run(writing, [s.wanted for s in writing]), strict=False):
            self._hear(seat, logits)

    def _run(
        self, seats: Sequence[_Seat], wanted: Sequence[tuple[Lane, Sequence[int]]], every: bool = True
    ) -> list[torch.Tensor]:
        """The logits; nothing, and the seats are left with the error, if the pass fails."""
        try:
            return self._forward.run(wanted, every)
        except Exception as error:
            log.exception("a pass over %d replies failed", len(seats))
            for seat in seats:
                self._leave(seat, error)
            return []

    def _hear(self, seat: _Seat, logits: torch.Tensor) -> None:
        before = seat.lane.length - len(seat.guess)
        try:
            agreed = seat.call.hear(logits, seat.guess)
        except Exception as error:  # noqa: BLE001 - it is this call's own, the others go on
            self._leave(seat, error)
            return
        if seat.call.ended:
            self._leave(seat)
        elif seat.guess:
            seat.lane.crop(before + agreed)

    def _leave(self, seat: _Seat, error: Exception | None = None) -> None:
        if not seat.call.ended:
            seat.call.end(error)
        seat.lane.close()
        self._seats.remove(seat)
