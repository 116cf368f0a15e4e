"""What is said instead, in every served language: fixed sentences, kept in `data/said.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from assistant.locales.messages import traditional
from assistant.safety.kinds import Category
from retrieval.languages.codes import LANGUAGES, language

FILE = resources.files("assistant.safety") / "data" / "said.toml"
CARE, STILL, HELD = "care", "still", "held"


def instead(what: str, tag: str) -> tuple[str, ...]:
    """The sentences for a category, or for CARE (a customer in distress), STILL (what they write next) or
    HELD (a reply of which nothing could be said). In English where the language has none."""
    key = CARE if what == Category.SELF_HARM else str(what)
    served = language(tag)
    return _said()[served.tag if served else "en"][key]


@lru_cache(maxsize=1)
def fixed() -> frozenset[str]:
    """All of them: they are given out as they stand."""
    return frozenset(
        sentence for said in _said().values() for sentences in said.values() for sentence in sentences
    )


@lru_cache(maxsize=1)
def _said() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    said = {tag: {key: tuple(each) for key, each in read[tag].items()} for tag in read}
    said["zh-Hant"] = {key: tuple(map(traditional, each)) for key, each in said["zh"].items()}
    return {tag: said[tag] for tag in LANGUAGES}
