"""A yes that is nothing but one: every word typed is an ordinary way to agree in its language, politeness, or
the change itself said again. An English reading loses what makes a yes less ("ну да", "evet de", "hm, ja"),
and no list of such words is ever whole; so where a yes to a change is awaited, words that are not known to be
harmless leave it open. Ways to give in or to acknowledge ("bueno", "好吧", "ладно") are left out on purpose,
and so are names of things: "sí, la radio" may be a part of the order.

Spaced languages list words, those with * by their beginning; the others list pieces.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from functools import cache
from importlib import resources

from retrieval.words import fold

_DATA = resources.files("assistant.understanding.glossing") / "assent.toml"
_ALLOWED_MARKS = re.compile(r"[\s,.!~,。、！，؛،．🙏👍👌🙂😊✅#\d٠-٩:-]+")
_TRAILING_OFF = re.compile(r"\.\.|…|。。|・・|\?|？|؟|[\"“”„«»「」『』]")
_LONGEST = 90


def is_bare(text: str, language: str) -> bool:
    """Whether words of `language` that agree, and nothing else, stand in this; `text` as typed, Chinese in
    simplified letters. Of a language without a list all words are."""
    code = language.partition("-")[0]
    words, pieces = _words(code), _pieces(code)
    if words is None and not pieces:
        return True
    said = _ALLOWED_MARKS.sub(" ", fold(text).replace("’", "'")).strip()
    if len(said) > _LONGEST or _TRAILING_OFF.search(text):
        return False
    return _worded(said.split(), words) if words is not None else _covered(said, pieces)


def _worded(said: list[str], words: re.Pattern[str]) -> bool:
    """Whether each is one of the words. One twice in a row ("ja ja", "sí sí") is impatient or ironic in most
    languages; where it is not, it costs a second question."""
    doubled = any(word == after for word, after in itertools.pairwise(said))
    return not doubled and all(words.fullmatch(word) for word in said)


def _covered(said: str, pieces: frozenset[str]) -> bool:
    """Whether pieces alone make up the whole of it."""
    said = said.replace(" ", "")
    longest = max(map(len, pieces))
    reached = {0}
    for end in range(1, len(said) + 1):
        if any(start in reached and said[start:end] in pieces for start in range(max(0, end - longest), end)):
            reached.add(end)
    return len(said) in reached


@cache
def _data() -> dict[str, dict[str, str]]:
    read = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    everywhere = read.pop("everywhere")
    return {kind: {code: f"{said} {everywhere}" for code, said in of.items()} for kind, of in read.items()}


@cache
def _words(code: str) -> re.Pattern[str] | None:
    if code not in (data := _data()["words"]):
        return None
    words = fold(data[code]).split()
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in words))


@cache
def _pieces(code: str) -> frozenset[str]:
    return frozenset(fold(_data()["pieces"].get(code, "")).split())
