"""A message in words that compare: folded, plain in spelling, amounts as one word each.

"Two-liter", "2 L" and "2000ml" are one word; so are "30-50 lbs" and "30 to 50 pounds". Every
word knows where it stands in the message as it was written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.units import UNITS
from retrieval.words import fold, stem

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50,
    "hundred": 100, "thousand": 1000,
}  # fmt: skip
OWN_UNITS = {
    "bar": "bar", "bars": "bar", "degree": "degree", "degrees": "degree", "deg": "degree", "°": "degree",
    "cup": "cup", "cups": "cup", "x": "x", "k": "k", "p": "p", "watts": "w", "pack": "pieces",
}  # fmt: skip
"""Units that measure nothing elsewhere and tell values apart here."""
SPACED_TOO_COMMON = frozenset(
    {"in", "a", "m", "s", "t", "g", "h", "x", "k", "p", "c", "pack", "l", "day", "w"}
)
"""Units that are units behind a space only where a figure stands before them ("1 l"), or never."""
NEVER_SPACED = frozenset({"in", "a", "t", "s", "day", "m", "p", "k", "pack", "x", "ct"})

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-",
                              "—": " - ",
                              "‑": "-", "−": "-", "″": '"', "′": "'", "\u00a0": " "})  # fmt: skip
_TOKEN = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an email
    r"|#\s?[A-Za-z]{0,3}-?\d+"
    r"|[A-Za-z]{1,3}-?\d{4,}"
    r"|[A-Za-z]+(?:_[A-Za-z0-9]+)+"  # an id
    r"|[$€£]\s?\d+(?:[.,]\d+)*"
    r"|\d+(?:[.,]\d+)*(?:-\d+(?:[.,]\d+)?)?(?:st|nd|rd|th)\b"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*\d?[^\W\d_]*"
    r"|[^\s]",
)
_RANGE = re.compile(r"-|to")
SPELLED = {
    "colour": "color", "colours": "colors", "coloured": "colored", "grey": "gray", "dont": "don't",
    "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "wont": "won't", "isnt": "isn't",
    "wasnt": "wasn't", "havent": "haven't", "hasnt": "hasn't", "im": "i'm", "ive": "i've", "thats": "that's",
    "whats": "what's", "wheres": "where's", "couldnt": "couldn't", "wouldnt": "wouldn't", "arent": "aren't",
    "pls": "please", "plz": "please", "u": "you", "ur": "your", "wanna": "want", "gonna": "going",
    "gimme": "give", "thx": "thanks", "ty": "thanks", "cos": "because", "cuz": "because", "coz": "because",
    "becuase": "because", "bc": "because", "w/": "with", "canceled": "cancelled", "canceling": "cancelling",
    "tho": "though", "addr": "address", "&": "and", "ordr": "order", "ya": "you", "colored": "colored",
    "theyre": "they're", "wifi": "wi-fi", "acct": "account", "ill": "i'll", "id": "id",
    "nevermind": "never mind",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """`text` as written at `start`:`end` of the message, `word` as it compares. `amount` is what a
    number with its unit comes to ("length=304.8"), `number` the bare number's value."""

    text: str
    word: str
    start: int
    end: int
    amount: str = ""
    number: str = ""

    @property
    def is_word(self) -> bool:
        return self.word[:1].isalnum()

    @property
    def joins(self) -> bool:
        """A sign that may stand within a name or value ("Wi-Fi + Cellular")."""
        return self.word in "+/'&"


class Text(Sequence[Token]):
    """The tokens of a message, and `norm`, their words joined by spaces, for expressions to be looked
    up in; `at` gives the token of a place in it."""

    def __init__(self, raw: str, tokens: Sequence[Token]) -> None:
        self.raw, self.tokens = raw, tuple(tokens)
        self._starts: list[int] = []
        self.memo: dict[tuple[int, int], frozenset[str]] = {}
        """The forms of runs of words, once they have been worked out."""
        at = 0
        for token in self.tokens:
            self._starts.append(at)
            at += len(token.word) + 1
        self.norm = " ".join(token.word for token in self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i):  # type: ignore[no-untyped-def]
        return self.tokens[i]

    def at(self, place: int) -> int:
        """The number of the token that stands at a place of `norm`."""
        return max(0, bisect_right(self._starts, place) - 1)

    def place(self, token: int) -> int:
        return self._starts[token] if token < len(self._starts) else len(self.norm)

    def find(
        self, pattern: re.Pattern[str], start: int = 0, end: int | None = None
    ) -> list[tuple[int, int, re.Match[str]]]:
        """Every match of an expression over whole words from token `start` to `end`, as token numbers."""
        stop = self.place(len(self) if end is None else end)
        matches = pattern.finditer(self.norm, self.place(start), max(0, stop))
        return [(self.at(m.start()), self.at(m.end() - 1) + 1, m) for m in matches if m.end() > m.start()]

    def has(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> bool:
        stop = self.place(len(self) if end is None else end)
        return pattern.search(self.norm, self.place(start), max(0, stop)) is not None

    def words(self, start: int = 0, end: int | None = None) -> str:
        """The words from one token to another, as they compare."""
        return " ".join(token.word for token in self.tokens[start:end])

    def said(self, start: int, end: int) -> str:
        """The same as it was written."""
        inner = self.tokens[start:end]
        return self.raw[inner[0].start : inner[-1].end] if inner else ""


def plain(text: str) -> str:
    """One form for each quotation mark and dash; nothing changes its place but what is widened."""
    return text.translate(_APOSTROPHES)


def read_tokens(text: str) -> Text:
    raw = plain(text)
    return Text(raw, _amounts(raw, list(_split(raw))))


def _split(raw: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(raw):
        written = match.group()
        word = fold(written)
        word = SPELLED.get(word, word)
        number = word if word.replace(".", "", 1).replace(",", "").isdigit() else ""
        if not number and word in NUMBERS:
            number = str(NUMBERS[word])
        found.append(Token(written, word, match.start(), match.end(), number=_plain_number(number)))
    return found


def _plain_number(number: str) -> str:
    if re.fullmatch(r"\d{1,3}(,\d{3})+", number):
        return number.replace(",", "")
    return number.replace(",", ".").rstrip(".")


def _amounts(raw: str, tokens: list[Token]) -> list[Token]:
    """The same with numbers and their units, and ranges of them, made one token."""
    found: list[Token] = []
    i = 0
    while i < len(tokens):
        merged, width = _amount_at(raw, tokens, i)
        if not _joins(tokens, i):
            found.append(merged)
        i += width
    return found


def _joins(tokens: list[Token], i: int) -> bool:
    """Whether this is a dash within a word ("full-size"), which is then two words."""
    if tokens[i].word != "-" or not 0 < i < len(tokens) - 1:
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _amount_at(raw: str, tokens: list[Token], i: int) -> tuple[Token, int]:
    first = tokens[i]
    if not first.number:
        return first, 1
    low, at = "", i
    if i + 2 < len(tokens) and _RANGE.fullmatch(tokens[i + 1].word) and tokens[i + 2].number:
        unit, width = _unit_at(tokens, i + 2)
        if unit or tokens[i + 1].word == "-":
            low, at = f"{first.number}-", i + 2
    unit, width = _unit_at(tokens, at)
    if not unit and not low:
        return first, 1
    if not unit:
        last = tokens[at]
        return Token(raw[first.start : last.end], f"{low}{last.number}", first.start, last.end), at + 1 - i
    last = tokens[at + width - 1]
    amount = _measured(unit, tokens[at].number, low[:-1])
    return Token(
        raw[first.start : last.end], f"{low}{tokens[at].number} {unit}", first.start, last.end, amount
    ), at + width - i


def _unit_at(tokens: list[Token], i: int) -> tuple[str, int]:
    """The unit behind a number, and how many tokens both take; "" where none is."""
    number = tokens[i]
    after = i + 1
    hyphen = after + 1 < len(tokens) and tokens[after].word == "-"
    if hyphen:
        after += 1
    if after >= len(tokens):
        return "", 1
    unit = tokens[after].word.rstrip(".")
    attached = tokens[after].start == number.end or (hyphen and tokens[after].start == number.end + 1)
    known = OWN_UNITS.get(unit) or (unit if unit in UNITS else "")
    if unit in ("'", '"') and not attached:
        return "", 1
    figure = number.text[:1].isdigit()
    if not known or (unit in SPACED_TOO_COMMON and not attached and (not figure or unit in NEVER_SPACED)):
        return "", 1
    if unit in ("'", '"') and (not figure or _quotes(tokens, i)):
        return "", 1
    return known, after + 1 - i


def _quotes(tokens: list[Token], i: int) -> bool:
    """Whether the sign behind a number closes a quotation that was opened before it."""
    sign = tokens[i + 1].word
    return sum(token.word == sign for token in tokens[max(0, i - 4) : i]) % 2 == 1


def _measured(unit: str, number: str, low: str) -> str:
    known = UNITS.get(unit)
    if unit in OWN_UNITS.values() and not (known and unit in ("w",)):
        return f"{unit}={low}-{number}" if low else f"{unit}={number}"
    if known is None:
        return f"{unit}={low}-{number}" if low else f"{unit}={number}"
    factor = float(known.factor)

    def base(figure: str) -> str:
        return f"{float(figure) * factor:.6g}"

    return f"{known.dimension}={base(low)}-{base(number)}" if low else f"{known.dimension}={base(number)}"


@lru_cache(maxsize=16_384)
def keys(word: str) -> frozenset[str]:
    """The forms by which a word compares: as it is, without its plural, and its stem."""
    forms = {word, stem(word)}
    if word.endswith("'s"):
        forms |= {word[:-2], stem(word[:-2])}
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        forms.add(word[:-1])
    return frozenset(forms)
