"""What the page and the widget say themselves, by language: one file each, shared where they say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from retrieval.languages.codes import LANGUAGES, language

WEB = resources.files("assistant.web")
Words = Mapping[str, Any]
"""Texts by name; `reasonsUp`, `reasonsDown` and `starters` are lists of them."""


@cache
def words(tag: str) -> Words:
    """The page's words in a language; in English for one that is not served."""
    known = language(tag)
    code = known.tag if known else "en"
    english = _read("page/words/en.json")
    if code == "en":
        return MappingProxyType(english)
    return MappingProxyType({**english, **_read(f"widget/{code}.json"), **_read(f"page/words/{code}.json")})


def accepted(header: str | None) -> str:
    """The first language of an Accept-Language header (RFC 9110, 12.5.4) that is served; else English."""
    offers = []
    for place, part in enumerate((header or "").split(",")[:20]):
        tag, _, weight = part.partition(";")
        offers.append((-_weight(weight), place, tag.strip()))
    for less, _, tag in sorted(offers):
        known = language(tag)
        if less < 0 and known is not None:
            return known.tag
    return "en"


def everywhere(*names: str) -> dict[str, dict[str, str]]:
    """These texts in every language, by the locales that browsers name."""
    browsers = {"zh": ("zh", "zh-CN"), "zh-Hant": ("zh-TW", "zh-HK"), "pt": ("pt", "pt-BR")}
    return {
        locale: {name: words(tag)[name] for name in names}
        for tag in LANGUAGES
        for locale in browsers.get(tag, (tag,))
    }


def _weight(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((WEB / name).read_text(encoding="utf-8"))
    return found
