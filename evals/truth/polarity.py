"""Which words of a text are denied."""

from __future__ import annotations

from collections.abc import Sequence

from evals.truth.lexing import Token, words

NEGATORS = words("not n't no never without lack lacks lacking neither nor none cannot non nothing hardly")
STOPS = frozenset({"but", "though", "although", "however", "while", "whereas", "yet", "so", "because", "and"})
REACH = 9
"""Words that one "not" can deny."""

ONLY_STRESS = frozenset({"only", "just", "merely"})
"""After "not": "not only waterproof" denies nothing."""


def denied(tokens: Sequence[Token], names: frozenset[int] = frozenset()) -> frozenset[int]:
    """Places of the tokens that stand under a negation; a word of a name denies nothing."""
    places: set[int] = set()
    for index, token in enumerate(tokens):
        if token.low in NEGATORS and index not in names and not _stress(tokens, index):
            places.symmetric_difference_update(_reach(tokens, index))
        if token.low == "free" and index and tokens[index - 1].low in {"-", "of"}:
            places ^= {index - 2} if tokens[index - 1].low == "-" else set()
    places ^= _answered_no(tokens)
    return frozenset(places)


def _stress(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    return following in ONLY_STRESS or (tokens[index].low == "no" and following in {"is", "are", ".", ","})


def _reach(tokens: Sequence[Token], index: int) -> set[int]:
    if tokens[index].low == "non":
        start = index + 2 if index + 1 < len(tokens) and tokens[index + 1].low == "-" else index + 1
        return {start}
    end = index + 1
    while end < len(tokens) and end - index <= REACH:
        token = tokens[end]
        if token.low in STOPS or (token.kind == "mark" and token.low not in '-/%"“”'):
            break
        end += 1
    return set(range(index + 1, end))


def _answered_no(tokens: Sequence[Token]) -> set[int]:
    """ "dishwasher safe: no" denies what stands before the colon."""
    places: set[int] = set()
    for index, token in enumerate(tokens[:-1]):
        after = tokens[index + 2].low if index + 2 < len(tokens) else "."
        if (
            token.low in {":", "="}
            and tokens[index + 1].low in {"no", "false"}
            and after in {".", ",", ";", "and"}
        ):
            start = index - 1
            while (
                start >= 0
                and tokens[start].low != "and"
                and (tokens[start].kind != "mark" or tokens[start].low == "-")
            ):
                places.add(start)
                start -= 1
    return places
