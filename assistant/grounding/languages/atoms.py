"""Free text taken apart: names, amounts, numbers, concepts of the lexicon and words of the closed lists.

Whatever is none of these is `Kind.UNKNOWN`, and that refuses the sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from babel.numbers import get_currency_symbol

from assistant.grounding.languages import slots
from assistant.grounding.languages.tongues import Tongue, tongue
from assistant.grounding.numbers import UNITS
from retrieval.languages.codes import LANGUAGES
from retrieval.languages.lexicon import Lexicon, folded, lexicon


class Kind(Enum):
    NAME = "name"
    VALUE = "value"
    """A value that stands in the evidence just so."""
    MONEY = "money"
    NUMBER = "number"
    CONCEPT = "concept"
    WORD = "word"
    """Of a closed list: `role` says of which."""
    MARK = "mark"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Atom:
    kind: Kind
    text: str
    role: str = ""
    value: Decimal = Decimal(0)
    unit: str = ""
    """Of a number its unit, of an amount its currency."""
    terms: tuple[str, ...] = ()


STOCK = {"in stock": "stocked", "out of stock": "out"}
"""Terms of the lexicon that say whether something can be bought."""
_CJK = "〇零一二两三四五六七八九"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_HAN = re.compile(f"[{_CJK}十百千万]+")
_DIGITS = re.compile(r"\d(?:[\d.,'’\u00a0\u202f]*\d)?|\d")
_WORD = re.compile(r"[^\W\d_]+")
_ELISION = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
CURRENCY_WORDS = {
    "美元": "USD", "美金": "USD", "元": "CNY", "块": "CNY", "块钱": "CNY", "人民币": "CNY", "欧元": "EUR",
    "英镑": "GBP", "日元": "JPY", "dollar": "USD", "dollars": "USD", "dólar": "USD", "dólares": "USD",
    "euro": "EUR", "euros": "EUR", "us-dollar": "USD", "pfund": "GBP", "libras": "GBP", "livres": "GBP",
    "yuan": "CNY", "usd": "USD", "eur": "EUR",
    "gbp": "GBP", "cny": "CNY", "rmb": "CNY", "jpy": "JPY",
}  # fmt: skip


def atoms(text: str, tag: str, names: Iterable[str], values: Iterable[str]) -> list[Atom]:
    """A sentence as atoms, from left to right."""
    reader = _Reader(
        tag, tuple(sorted(set(names), key=len, reverse=True)), frozenset(folded(v) for v in values)
    )
    return list(reader.read(unicodedata.normalize("NFKC", text)))


class _Reader:
    def __init__(self, tag: str, names: Sequence[str], values: frozenset[str]) -> None:
        language = LANGUAGES[tag]
        self.tag, self.spaced = tag, language.spaced
        self.tongue: Tongue = tongue(language.data)
        self.lexicon: Lexicon = lexicon(language.data)
        self.names, self.values = names, sorted(values, key=len, reverse=True)
        self.signs = {
            get_currency_symbol(code, slots.locale(tag)): code for code in set(CURRENCY_WORDS.values())
        }
        self.signs |= {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "us$": "USD"}

    def read(self, text: str) -> Iterable[Atom]:
        text = _ELISION.sub(" ", text)
        plain = slots.simplified(text) if self.tag == "zh-Hant" else text
        text = plain if len(plain) != len(text) else text
        low, place = folded_keeping(plain), 0
        while place < len(text):
            if text[place].isspace():
                place += 1
                continue
            atom, end = self._at(text, low, place)
            yield atom
            place = end

    def _at(self, text: str, low: str, place: int) -> tuple[Atom, int]:
        for name in self.names:
            if text.startswith(name, place) and self._ends(text, place, place + len(name)):
                return Atom(Kind.NAME, name), place + len(name)
        found = self._number(low, place) or self._word(low, place)
        if found:
            return found
        if not (text[place].isalnum() or text[place] in "$€£¥%"):
            return Atom(Kind.MARK, text[place]), place + 1
        end = place + 1
        if self.spaced or text[place].isascii():
            match = _WORD.match(text, place)
            end = match.end() if match else end
        return Atom(Kind.UNKNOWN, text[place:end]), end

    def _ends(self, text: str, start: int, end: int) -> bool:
        """Whether words end where a run does; letters of two scripts need no space between them."""
        before, after = text[start - 1 : start], text[end : end + 1]
        return not (_joined(before, text[start]) or _joined(text[end - 1], after))

    # ---- numbers ----------------------------------------------------------------------------

    def _number(self, low: str, place: int) -> tuple[Atom, int] | None:
        for sign, code in sorted(self.signs.items(), key=lambda item: -len(item[0])):
            if low.startswith(sign.casefold(), place):
                after = place + len(sign)
                after += len(low[after:]) - len(low[after:].lstrip(" \u00a0\u202f"))
                value, end = self._value(low, after)
                if value is not None:
                    return Atom(Kind.MONEY, low[place:end], value=value, unit=code), end
                return Atom(Kind.UNKNOWN, sign), place + len(sign)
        value, end = self._value(low, place)
        if value is None or value < 0:
            return None
        rest = low[end:]
        skip = len(rest) - len(rest.lstrip(" \u00a0\u202f"))
        unit, length = self._unit(rest[skip:])
        if unit in set(CURRENCY_WORDS.values()):
            return Atom(
                Kind.MONEY, low[place : end + skip + length], value=value, unit=unit
            ), end + skip + length
        if unit:
            return Atom(Kind.NUMBER, low[place:end], value=value, unit=unit), end + skip + length
        return Atom(Kind.NUMBER, low[place:end], value=value), end

    def _value(self, low: str, place: int) -> tuple[Decimal | None, int]:
        match = _DIGITS.match(low, place)
        if match:
            value = slots.number(match.group(), self.tag)
            end = match.end()
            if value is not None and low[end : end + 1] in {"万", "千", "百"}:
                return value * _SCALES[low[end]], end + 1
            return (value, end) if value is not None else (Decimal(-1), end)
        if not self.spaced:
            han = _HAN.match(low, place)
            return (_han(han.group()), han.end()) if han and _han(han.group()) is not None else (None, place)
        word = _WORD.match(low, place)
        if word and word.group() in self.tongue.numbers:
            return self.tongue.numbers[word.group()], word.end()
        return None, place

    def _unit(self, rest: str) -> tuple[str, int]:
        signs = {**{s.casefold(): c for s, c in self.signs.items()}, **CURRENCY_WORDS}
        units = {**UNITS, **self.tongue.units, "%": "%", "prozent": "%", "por ciento": "%", "pour cent": "%"}
        for word, meaning in sorted({**units, **signs}.items(), key=lambda item: -len(item[0])):
            if rest.startswith(word) and not (
                word[-1:].isalpha() and _joined(word[-1], rest[len(word) : len(word) + 1])
            ):
                return meaning, len(word)
        return "", 0

    # ---- words ------------------------------------------------------------------------------

    def _word(self, low: str, place: int) -> tuple[Atom, int] | None:
        """The longest of the lists, the lexicon and the evidence's own values."""
        for end in range(min(len(low), place + 40), place, -1):
            piece = low[place:end]
            if piece != piece.strip() or not self._ends(low, place, end):
                continue
            role, terms = self.tongue.role(piece), self.lexicon.english(piece)
            stock = next((STOCK[term] for term in terms if term in STOCK), None)
            if role or stock:
                role = stock or role or ""
                return Atom(Kind.WORD, piece, role=role, terms=terms), end
            if terms:
                return Atom(Kind.CONCEPT, piece, terms=terms), end
            if piece in self.values:
                return Atom(Kind.VALUE, piece), end
        return None


def folded_keeping(text: str) -> str:
    """Lower case, letter for letter."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _joined(one: str, other: str) -> bool:
    """Whether two letters that stand side by side are of one word."""
    if not (one.isalnum() and other.isalnum()):
        return False
    return one < "\u2e80" and other < "\u2e80"


def _han(text: str) -> Decimal | None:
    """A number in Chinese characters; "两" and "一" alone count too."""
    total, section, digit = 0, 0, 0
    for sign in text:
        if sign in _CJK:
            digit = (
                0 if sign in "〇零" else 2 if sign == "两" else _CJK.index(sign) - 1 - (_CJK.index(sign) > 3)
            )
            continue
        scale = _SCALES[sign]
        if scale == 10000:
            total, section, digit = (total + section + digit) * scale, 0, 0
        else:
            section, digit = section + (digit or 1) * scale, 0
    if digit and len(text) > 1 and text[-2] in _SCALES:
        digit *= _SCALES[text[-2]] // 10
    return Decimal(total + section + digit) or None


__all__ = ["Atom", "Kind", "atoms", "folded"]
