"""What of a reply is let through: up to a stop sequence, and no more tokens than were asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Count = Callable[[str], int]


@dataclass(slots=True)
class Cut:
    """Takes a reply sentence by sentence. A sentence that no longer fits into `most` tokens is left out
    whole, and ends it: half of a checked sentence may say what the whole does not. Of a text that holds
    one of `stops`, what stands before the one that is whole first is let through."""

    stops: Sequence[str]
    most: int | None
    count: Count
    text: str = ""
    """What was let through."""
    ended: Literal["stop", "length"] | None = None
    """Why nothing more is let through."""
    _held: str = field(default="", init=False)
    """The end of what was taken, which may be the beginning of a stop sequence."""

    def take(self, sentence: str) -> str:
        """What of this sentence, and of what was held back before it, can be shown now."""
        if self.ended:
            return ""
        whole = self.text + self._held
        if self.most is not None and self.count(whole + sentence) > self.most:
            self.ended = "length"
            return self._let(self._held)
        pending = self._held + sentence
        met = [(pending.find(stop) + len(stop), pending.find(stop)) for stop in self.stops if stop in pending]
        if met:
            self.ended = "stop"
            return self._let(pending[: min(met)[1]])
        kept = _begun(pending, self.stops)
        self._held = pending[len(pending) - kept :]
        return self._let(pending[: len(pending) - kept], held=self._held)

    def rest(self) -> str:
        """What was held back, at the end of the reply."""
        return "" if self.ended else self._let(self._held)

    def _let(self, text: str, held: str = "") -> str:
        self.text += text
        self._held = held
        return text


def _begun(text: str, stops: Sequence[str]) -> int:
    """How many characters at the end of a text may be the beginning of a stop sequence."""
    longest = max((len(stop) - 1 for stop in stops), default=0)
    for size in range(min(longest, len(text)), 0, -1):
        if any(stop.startswith(text[-size:]) for stop in stops):
            return size
    return 0
