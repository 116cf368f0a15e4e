"""Lists of words and of short phrases, written as text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases between bars, each as its words."""
    return tuple(tuple(phrase.split()) for phrase in text.split("|"))
