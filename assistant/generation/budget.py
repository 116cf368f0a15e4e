"""What of a prompt goes into the model's window, and what is cut.

A pure choice over ranked pieces: how many tokens a text has is the caller's to count.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.errors import GenerationFailed

log = logging.getLogger(__name__)

Count = Callable[[str], int]
HISTORY = "history"
SHOWN = 60
"""Characters of a line that was cut, in the log."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a prompt that is kept or cut whole. `kind` says in the log what it is.
    `importance` None is never cut; else the least important goes first, and of equals the
    one that stands first: the older turn."""

    text: str
    kind: str
    importance: float | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """Both in the order in which they were given."""

    kept: tuple[Piece, ...]
    cut: tuple[Piece, ...] = ()


def lines(texts: Sequence[str], required: int = 0) -> tuple[Piece, ...]:
    """Evidence, most important first: the first `required` lines are never cut; the others
    weigh from 2 down to 1."""
    step = 1 / max(len(texts) - required, 1)
    return tuple(
        Piece(text, "evidence", None if place < required else 2 - (place - required) * step)
        for place, text in enumerate(texts)
    )


def history(turns: Sequence[str], recent: int = 2) -> tuple[Piece, ...]:
    """A conversation, oldest first: the last `recent` turns weigh 3, more than a line of
    evidence that may be cut; those before weigh from 1 down to 0."""
    old = len(turns) - recent
    return tuple(Piece(text, HISTORY, 3 if place >= old else place / old) for place, text in enumerate(turns))


def room(context_tokens: int, reply_tokens: int, share: float = 0.02) -> int:
    """Tokens that a prompt may have, with a `share` of the window left for what a chat template
    puts between the turns."""
    return context_tokens - reply_tokens - int(context_tokens * share)


def fit(pieces: Sequence[Piece], room: int, count: Count) -> Fitted:
    """The pieces that fit in `room` tokens.

    Raises GenerationFailed if those that are never cut do not fit: the template speaks then.
    """
    sizes = [count(piece.text) for piece in pieces]
    cuttable = [place for place, piece in enumerate(pieces) if piece.importance is not None]
    cuttable.sort(key=lambda place: pieces[place].importance or 0)
    over = sum(sizes) - room
    gone: set[int] = set()
    for place in cuttable:
        if over <= 0:
            break
        gone.add(place)
        over -= sizes[place]
    if over > 0:
        raise GenerationFailed(f"what has to be in the prompt is too long by {over} tokens")
    kept = tuple(piece for place, piece in enumerate(pieces) if place not in gone)
    return Fitted(kept, tuple(piece for place, piece in enumerate(pieces) if place in gone))


def note(fitted: Fitted) -> None:
    """Say in the log what was cut: lines of evidence in full, customers' words by number only."""
    if not fitted.cut:
        return
    turns = sum(piece.kind == HISTORY for piece in fitted.cut)
    others = [f"{piece.kind} {piece.text[:SHOWN]!r}" for piece in fitted.cut if piece.kind != HISTORY]
    log.info("the prompt did not fit the model's window; cut %s", ", ".join([f"{turns} turns", *others]))
