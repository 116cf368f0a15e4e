"""Where the words of a message are words of this catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.understanding.lexicon import BASE_COLOUR, COLOURS, GROUPS, RELATIVES, SIZES
from assistant.understanding.measures import measure_at
from assistant.understanding.numbers import number_at
from assistant.understanding.reading import Reading
from assistant.understanding.spelling import is_english
from assistant.understanding.vocabulary import LONGEST, Meaning, Sense, Vocabulary

GROWN = 13
"""Years from which people are not dressed as children."""
_NEVER_FIRST = frozenset({"a", "the", "in", "for"})


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` can mean one of `meanings`. `exact` is False where a general
    word stands for particular values ("blue" for navy). `bounded`: a limit ("under 2 kg")."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


def respell(reading: Reading, vocabulary: Vocabulary) -> None:
    """Read the slips of the catalogue's words as those words."""
    for i, token in enumerate(reading.tokens):
        known = vocabulary.knows(token.root) or is_english(token.norm) or is_english(token.root)
        if not token.is_word or known or (i + 1 < len(reading) and vocabulary.knows(reading.key(i, i + 2))):
            continue
        meant = vocabulary.respell(token.norm) or vocabulary.respell(token.root)
        if meant:
            reading.roots[i] = meant


def matches(reading: Reading, vocabulary: Vocabulary) -> list[Match]:
    """From left to right, the longest first, over tokens that are not taken."""
    found: list[Match] = []
    i = 0
    while i < len(reading):
        match = _match_at(reading, vocabulary, i)
        if match:
            found.append(match)
        i = match.end if match else i + 1
    return found


def _match_at(reading: Reading, vocabulary: Vocabulary, i: int) -> Match | None:
    if not reading.free(i, i + 1):
        return None
    measured = _measured(reading, vocabulary, i) or _aged(reading, vocabulary, i)
    if measured:
        return measured
    if reading.tokens[i].before == "" and reading.norm(i - 1).isdigit():
        return None  # the "xl" of "4xl"
    for end in range(min(i + LONGEST, len(reading)), i, -1):
        if not (reading.free(i, end) and reading.same_clause(i, end)):
            continue
        if (
            end - i > 1
            and reading.tokens[i].is_word
            and reading.norm(i) in _NEVER_FIRST
            and reading.tokens[i + 1].before
        ):
            continue
        phrase = reading.key(i, end)
        meanings = vocabulary.meanings(phrase) or _letter_size(vocabulary, phrase)
        if end == i + 1:
            meanings = (*meanings, *_single(reading, vocabulary, i))
        if meanings:
            return Match(i, end, meanings)
    return _unknown_size(reading, vocabulary, i)


def _single(reading: Reading, vocabulary: Vocabulary, i: int) -> tuple[Meaning, ...]:
    word = reading.root(i)
    found = vocabulary.colour(word)
    if not found and word in COLOURS and word not in BASE_COLOUR:
        found = tuple(
            Meaning(Sense.COLOUR, name, (reading.tokens[i].norm,), 0)
            for name, sense in vocabulary.senses.items()
            if sense is Sense.COLOUR
        )
    if word in GROUPS and (
        word not in RELATIVES or reading.norm(i) in {"kids", "kid"} or _for_whom(reading, i)
    ):
        found = (*found, *vocabulary.group(GROUPS[word]))
    return found


def _unknown_size(reading: Reading, vocabulary: Vocabulary, i: int) -> Match | None:
    """ "size 47" is a constraint even where nothing has that size."""
    token = reading.tokens[i]
    if reading.norm(i - 1) != "size" or not (token.is_number or token.root in SIZES):
        return None
    if not reading.same_clause(i - 1, i + 1) or (i + 1 < len(reading) and reading.tokens[i + 1].glued):
        return None
    meanings = tuple(
        Meaning(Sense.SIZE, name, (token.text,), 0)
        for name, sense in vocabulary.senses.items()
        if sense is Sense.SIZE and name in {"size", "sizes"}
    )
    return Match(i, i + 1, meanings) if meanings else None


def _letter_size(vocabulary: Vocabulary, phrase: str) -> tuple[Meaning, ...]:
    written = SIZES.get(phrase)
    return tuple(m for m in vocabulary.meanings(written) if m.sense is Sense.SIZE) if written else ()


def _for_whom(reading: Reading, i: int) -> bool:
    return "for" in {reading.norm(i - 1), reading.norm(i - 2), reading.norm(i - 3)}


def _aged(reading: Reading, vocabulary: Vocabulary, i: int) -> Match | None:
    """ "My 7 year old": a child, where things here are made for children."""
    number = number_at(reading.tokens, i)
    if number is None or not 0 < number.value < GROWN:
        return None
    if reading.root(number.end) not in {"year", "yr"} or reading.norm(number.end + 1) != "old":
        return None
    meanings = vocabulary.group("kids")
    return Match(i, number.end + 2, meanings) if meanings else None


def _measured(reading: Reading, vocabulary: Vocabulary, i: int) -> Match | None:
    measure = measure_at(reading.tokens, i)
    if measure is None or not reading.free(i, measure.end):
        return None
    meanings = vocabulary.measured(measure.number, measure.said)
    return Match(i, measure.end, meanings) if meanings else None
