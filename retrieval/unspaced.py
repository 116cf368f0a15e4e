"""Words of writings that put no spaces between them: Chinese by a dictionary, Japanese and Korean in pairs of
signs, Thai in pairs of clusters (a consonant with its vowels and tone). Both scripts of Chinese are one here.

Each sign of Chinese counts for itself besides, as what a dictionary cuts in one way in a query it may cut in
another way in a text ("放杯子的架子" and "杯架").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import rjieba
from opencc import OpenCC

THAI_MARKS: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Signs that stand above and below; no letters to a regular expression."""
_HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc"
_HANGUL = "\uac00-\ud7a3"
_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
HAN, KANA, THAI = re.compile(f"[{_HAN}]"), re.compile(f"[{_KANA}]"), re.compile(f"[{_THAI}]")
UNSPACED: Final = re.compile(f"[{_HAN}{_KANA}{_HANGUL}{_THAI}]")
_RUN = re.compile(f"[{_HAN}{_KANA}]+|[{_HANGUL}]+|[{_THAI}]+|[^{_HAN}{_KANA}{_HANGUL}{_THAI}]+")
_CLUSTER = re.compile("[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*|.")
LITTLE: Final = frozenset("的了吗呢吧啊是在我你您他她它们有和与及或就都也还把被给让请问这那个么着得地之")
"""Signs of Chinese grammar, which say nothing of what is looked for."""


def pieces(run: str, japanese: bool = False) -> Iterator[str]:
    """The words of a run of letters, from left to right; a part in another writing ("iphone手机壳") whole.

    Of Chinese each word comes after the shorter ones that it is made of.
    """
    for match in _RUN.finditer(run):
        part = match.group()
        if HAN.match(part) and not japanese:
            yield from (word for word in _cut(simplified(part)) if word not in LITTLE)
        elif UNSPACED.match(part):
            yield from _pairs(_clusters(part))
        else:
            yield part


def signs(text: str) -> Iterator[str]:
    """The Chinese signs of a text one by one, without those of grammar."""
    return (sign for sign in HAN.findall(simplified(text)) if sign not in LITTLE)


def simplified(text: str) -> str:
    """Chinese in simplified signs; of any other text what is written with Chinese signs likewise."""
    converted: str = _converter().convert(text) if HAN.search(text) else text
    return converted


def _cut(part: str) -> list[str]:
    words: list[str] = rjieba.cut_for_search(part)
    return words


def _clusters(part: str) -> list[str]:
    return _CLUSTER.findall(part) if THAI.match(part) else list(simplified(part))


def _pairs(parts: list[str]) -> Iterator[str]:
    return ("".join(parts[i : i + 2]) for i in range(max(1, len(parts) - 1)))


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")
