"""The ways of speaking that the model learns, each asked for by its name in the prompt.

A name is a seeded hint, with the words to begin with (see openings), so that decoding stays
greedy and repeatable and two customers do not hear the same words.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.variant import LENGTHS, MANNERS

VOICES = tuple(f"{manner} {length}" for manner in MANNERS for length in LENGTHS)


@dataclass(frozen=True, slots=True)
class Voice:
    manner: int
    """Place in MANNERS."""
    full: bool

    @property
    def name(self) -> str:
        return f"{MANNERS[self.manner]} {LENGTHS[self.full]}"


def voice(style: int) -> Voice:
    """The voice of a style number; neighbours differ in manner."""
    return Voice(style % len(MANNERS), bool(style // len(MANNERS) % 2))
