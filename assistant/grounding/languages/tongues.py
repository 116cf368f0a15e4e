"""The closed lists of words of one language (`data/<code>.toml`) that free text may be made of."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources

from retrieval.languages.lexicon import folded

DATA = resources.files("assistant.grounding.languages") / "data"
ROLES = (
    "phrases", "out", "stocked", "cheaper", "dearer", "cheapest", "best_rated", "below", "below_after",
    "negators", "breaks", "rated", "total", "joins", "things", "talk",
)  # fmt: skip
"""Of a word that stands in several, the first counts."""


@dataclass(frozen=True)
class Tongue:
    """`roles` by folded word or phrase; a language without a file has no word of its own, and so no free
    text. `numbers` are number words, `units` words of units by the evidence's own."""

    code: str
    roles: Mapping[str, str]
    numbers: Mapping[str, Decimal]
    units: Mapping[str, str]
    leaks: tuple[str, ...]

    def role(self, word: str) -> str | None:
        return self.roles.get(word)


@lru_cache(maxsize=32)
def tongue(code: str) -> Tongue:
    file = DATA / f"{code}.toml"
    lists = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    roles: dict[str, str] = {}
    for role in ROLES:
        for word in _words(lists.get(role, "")):
            roles.setdefault(word, role)
    numbers = {word: Decimal(value) for word, value in _pairs(lists.get("numbers", ""))}
    return Tongue(
        code, roles, numbers, dict(_pairs(lists.get("units", ""))), tuple(_words(lists.get("leaks", "")))
    )


def _words(listed: str) -> Iterable[str]:
    return [folded(word) for word in listed.replace("\n", "").split("|") if word.strip()]


def _pairs(listed: str) -> Iterable[tuple[str, str]]:
    for pair in _words(listed):
        word, _, value = pair.rpartition(" ")
        yield word, value
