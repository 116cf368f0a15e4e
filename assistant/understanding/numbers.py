"""Numbers as people write them: 1,200 · 7.5 · 2k · fifty · a hundred and twenty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.words import Token

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: Decimal(n) for n, word in enumerate(_ONES.split())}
TENS = {word: Decimal(10 * n) for n, word in enumerate(_TENS.split(), start=2)}
SCALES = {"hundred": Decimal(100), "thousand": Decimal(1000), "grand": Decimal(1000)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the token after its last."""

    value: Decimal
    end: int


def number_at(tokens: Sequence[Token], i: int) -> Number | None:
    """The number that begins at token `i`, in digits or in words."""
    if i >= len(tokens):
        return None
    if tokens[i].is_number:
        return _digits(tokens, i)
    return _in_words(tokens, i)


def decimal(text: str) -> Decimal:
    """1,200 and 1.200,50 and 7,5: the last separator is decimal unless three digits follow a comma."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma > point >= 0:
        return Decimal(text.replace(".", "").replace(",", "."))
    if comma >= 0 and point < 0 and len(text) - comma - 1 != 3:
        return Decimal(text.replace(",", "", text.count(",") - 1).replace(",", "."))
    plain = text.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return Decimal(plain)


def _digits(tokens: Sequence[Token], i: int) -> Number:
    value, end = decimal(tokens[i].text[:15].rstrip(".,")), i + 1
    if end < len(tokens):
        following = tokens[end]
        if following.norm == "k" and following.before == "":
            return Number(value * 1000, end + 1)
        if following.norm in SCALES:
            return Number(value * SCALES[following.norm], end + 1)
    return Number(value, end)


def _in_words(tokens: Sequence[Token], i: int) -> Number | None:
    total, current, end, seen = Decimal(0), Decimal(0), i, False
    if tokens[i].norm in {"a", "an"} and i + 1 < len(tokens) and tokens[i + 1].norm in SCALES:
        current, end = Decimal(1), i + 1
    while end < len(tokens):
        word = tokens[end].norm
        if seen and tokens[end].opens_clause:
            break
        if word in TENS or word in SMALL:
            value = TENS.get(word, SMALL.get(word, Decimal(0)))
            if seen and not _may_follow(current, value):
                break
            current, seen = current + value, True
        elif word in SCALES and (seen or current):
            current, seen = (current or Decimal(1)) * SCALES[word], True
            if word != "hundred":
                total, current = total + current, Decimal(0)
        elif not (word == "and" and seen and _continues(tokens, end + 1) and (total or current >= 100)):
            break
        end += 1
    return Number(total + current, end) if seen else None


def _may_follow(current: Decimal, value: Decimal) -> bool:
    remainder = current % 100
    return remainder == 0 or (remainder % 10 == 0 and remainder >= 20 and value < 10)


def _continues(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and (tokens[i].norm in TENS or tokens[i].norm in SMALL)
