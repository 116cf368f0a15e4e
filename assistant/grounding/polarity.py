"""Which words of a text are said, and which are said not to be so."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.grounding.text import Kind, Token
from assistant.grounding.words import ABSENT, NEGATORS

_STOPS = frozenset(
    ["but", "however", "yet", "although", "though", "whereas", "while", "instead", "because", "so"]
)
_VERBS = frozenset(
    [
        "is",
        "are",
        "was",
        "has",
        "have",
        "does",
        "do",
        "did",
        "can",
        "will",
        "comes",
        "come",
        "makes",
        "made",
        "it",
        "they",
        "you",
        "we",
        "i",
    ]
)
_HAVE = frozenset(["has", "have", "comes", "come", "needs", "need", "it", "they"])
_NOT_NEGATING = frozenset(["only", "just"])
_FREE_OF = frozenset(["of", "from"])
REACH = 8


def denied(tokens: Sequence[Token]) -> list[bool]:
    """For each token, whether a negation governs it.

    A negation reaches forward to the next mark, contrast or new verb; "not included" and the
    like reach back over their subject; "sugar-free" and "free of sugar" deny sugar.
    """
    flags = [False] * len(tokens)
    for index, token in enumerate(tokens):
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        if token.lower in NEGATORS and following not in _NOT_NEGATING:
            _forward(tokens, index + 1, flags)
            if index + 1 < len(tokens) and _absent(tokens, index + 1):
                _backward(tokens, index - 1, flags)
        elif token.lower == "free" and token.joined:
            flags[index - 1] = True
        elif token.lower == "free" and following in _FREE_OF:
            _forward(tokens, index + 2, flags)
        elif token.text == ":" and following in {"no", "false"}:
            _backward(tokens, index - 1, flags)
        elif token.lower == "separately":
            _backward(tokens, index - 1, flags, marks=1)
    return flags


def _absent(tokens: Sequence[Token], index: int) -> bool:
    return any(t.stem in ABSENT for t in tokens[index : index + 2])


def _forward(tokens: Sequence[Token], start: int, flags: list[bool]) -> None:
    for index in range(start, min(len(tokens), start + REACH)):
        token = tokens[index]
        if token.lower in _STOPS or (token.kind is Kind.MARK and token.text not in "\"'“”‘’$€£¥₹%&"):
            return
        if token.lower == "and" and index + 1 < len(tokens) and tokens[index + 1].lower in _VERBS:
            return
        flags[index] = True


def _backward(tokens: Sequence[Token], start: int, flags: list[bool], marks: int = 0) -> None:
    for index in range(start, -1, -1):
        token = tokens[index]
        if token.text == "," and marks:
            marks -= 1
            continue
        if token.kind is Kind.MARK or token.lower in _STOPS or token.lower in _HAVE:
            return
        flags[index] = True
