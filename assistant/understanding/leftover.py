"""What nobody took of a message: the words of the search, the kinds of thing among them, and for whom."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.lexicon import CONNECTORS, FILLERS, GENERIC_THINGS, GROUPS, OCCASIONS, RELATIVES
from assistant.understanding.numbers import SMALL, TENS
from assistant.understanding.reading import Reading, is_content
from assistant.understanding.vocabulary import Vocabulary

EXCEPTING = frozenset({"but", "except", "excluding", "besides"})


def leftover(reading: Reading, vocabulary: Vocabulary) -> tuple[str, frozenset[str]]:
    """The words of the search, in order, and the roots of those that name a kind of thing."""
    kept = [i for i in range(len(reading)) if _is_kept(reading, i)]
    after_things = _after_things(reading)
    words: list[str] = []
    kinds: set[str] = set()
    for n, i in enumerate(kept):
        if n and words:
            between = range(kept[n - 1] + 1, i)
            joined = [
                reading.norm(j) for j in between if reading.norm(j) in CONNECTORS and not reading.roles[j]
            ]
            if joined and joined[-1] not in {"as", "the", "at"}:
                words.append(joined[-1])
        if n and kept[n - 1] == i - 1 and reading.tokens[i].glued and words:
            words[-1] += reading.tokens[i].before + _written(reading, vocabulary, i)
        else:
            words.append(_written(reading, vocabulary, i))
        if _names_a_kind(reading, i, after_things):
            kinds.add(reading.root(i))
    return " ".join(words), frozenset(kinds)


def whom(reading: Reading) -> str:
    """For whom, as it is said back: "your dad" for "my dad"."""
    for i in range(len(reading)):
        relative = reading.root(i) in RELATIVES and reading.norm(i) not in {"her", "him"}
        if relative and reading.norm(i - 2) == "for" and reading.norm(i - 1) in {"my", "a", "our", "the"}:
            whose = "your" if reading.norm(i - 1) in {"my", "our"} else reading.norm(i - 1)
            return f"{whose} {reading.norm(i)}"
    return ""


def _is_kept(reading: Reading, i: int) -> bool:
    role, token = reading.roles[i], reading.tokens[i]
    if role or token.norm == "one":
        return role == "kind"
    followed = is_content(reading, i + 1) and not reading.tokens[i + 1].opens_clause
    followed = followed and reading.root(i + 1) not in GENERIC_THINGS
    if token.norm == "non":
        return followed
    if token.is_number or token.norm in SMALL or token.norm in TENS:
        return followed or token.glued or _ends_a_name(reading, i)
    if token.norm in FILLERS or token.norm in CONNECTORS or not token.is_word:
        code = len(token.norm) == 1 and i + 1 < len(reading) and reading.tokens[i + 1].is_number
        return code and reading.tokens[i + 1].before == ""
    return followed or reading.root(i) not in GENERIC_THINGS | RELATIVES


def _ends_a_name(reading: Reading, i: int) -> bool:
    """A number after a word of the description: "size 20", "iphone 13"."""
    named = is_content(reading, i - 1) or reading.norm(i - 1) == "size"
    return named and not reading.tokens[i].opens_clause


def _names_a_kind(reading: Reading, i: int, after_things: Sequence[bool]) -> bool:
    if reading.roles[i] == "kind":
        return True
    word = reading.root(i)
    if word in RELATIVES or word in GROUPS or word in GENERIC_THINGS or not reading.tokens[i].is_word:
        return False
    return not after_things[i]


def _after_things(reading: Reading) -> list[bool]:
    """For each word whether it comes after "something", so that it names no kind: "warm" in
    "something warm", "garden" in "something for the garden". After "anything but" it does."""
    found: list[bool] = []
    for i in range(len(reading)):
        found.append(False)
        for j in range(i - 1, max(i - 6, -1), -1):
            if reading.roles[j] == "reference":
                continue
            if reading.root(j) in OCCASIONS and j == i - 1 and not reading.tokens[i].opens_clause:
                break  # "birthday cards"
            if reading.root(j) in GENERIC_THINGS:
                found[i] = reading.norm(j + 1) not in EXCEPTING
                break
            if is_content(reading, j) and reading.root(j) not in RELATIVES and not found[j]:
                break
    return found


def _written(reading: Reading, vocabulary: Vocabulary, i: int) -> str:
    token = reading.tokens[i]
    return token.text.lower() if reading.roots[i] == token.root else vocabulary.spelled(reading.roots[i])
