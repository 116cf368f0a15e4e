"""What Han characters alone tell: simplified or traditional Chinese, or Japanese."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_BLOCK = "".join(map(chr, range(0x4E00, 0x9FA6)))
_SHARED = frozenset(
    "后里面只台干发征谷系几斗松余云才向冬折卷布丑朱吊别表范致准咸家了制周岩升志杰札欲蔑蒙辟借"
)
"""Written in traditional texts too, whatever a conversion makes of them."""
_CANTONESE = frozenset("嘅咗唔冇喺啲嚟咁佢哋")


@dataclass(frozen=True, slots=True)
class Characters:
    """Those that only one of the writings has."""

    simplified: frozenset[str]
    traditional: frozenset[str]
    japanese: frozenset[str]


@lru_cache(maxsize=1)
def characters() -> Characters:
    """By what OpenCC's conversions change, one character at a time."""
    # loads compiled dictionaries: only when a message in Han needs them
    from opencc import OpenCC

    alone = "\n".join(_BLOCK)

    def changed(conversion: str) -> frozenset[str]:
        turned = OpenCC(conversion).convert(alone).split("\n")
        return frozenset(c for c, t in zip(_BLOCK, turned, strict=True) if c != t)

    simplified, traditional = changed("s2t"), changed("t2s")
    return Characters(
        simplified - traditional - _SHARED,
        (traditional - simplified - _SHARED) | _CANTONESE,
        changed("jp2t") - simplified - traditional,
    )


def by_characters(text: str, expected: str) -> str:
    """ "zh", "zh-Hant" or "ja" for a text in Han; the `expected` one of these, or else "zh", where its
    characters are common to all."""
    known = characters()
    simplified = sum(c in known.simplified for c in text)
    traditional = sum(c in known.traditional for c in text)
    japanese = sum(c in known.japanese for c in text)
    if japanese > max(simplified, traditional):
        return "ja"
    if simplified != traditional:
        # Japanese has kept most of the traditional characters
        if expected == "ja" and traditional > simplified:
            return "ja"
        return "zh" if simplified > traditional else "zh-Hant"
    if simplified:
        return "zh-Hant" if expected == "zh-Hant" else "zh"
    return expected if expected in {"zh", "zh-Hant", "ja"} else "zh"
