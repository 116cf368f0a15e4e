"""How a language says what customers say: its phrases, numbers, money and small words, as data.

One file a language, `data/<code>.toml`:

- `stem` names its Snowball stemmer, `compounds = true` lets long words be taken apart;
- `suffixes` are what words end in one after another (Turkish) or what the stemmer does not take off; a word
  is looked for with as few of them gone as will do;
- `[attached]` are particles written in one with the word behind them, and their English (Arabic); `article`
  is the one that every word of a term may have;
- `[numbers]` words and their values; `and` lists what may stand between them;
- `[money]` words and the currency that they name ("" is the shop's own);
- `[lead]` what may stand before a sentence and says nothing ("请问"), one expression;
- `pause` is what a sentence ends with where a gap stands for a full stop (Thai), one expression;
- `[whole]` expressions for a whole sentence, `[rules]` for a part of one, in the order in which they are
  tried; the value is the English. `{n}` is a number, `{m}` a sum, a measure or a number, `{q}` a measure
  ("2 kg"), `{x}` a name, `{w}` some words; `\\1` is what the first of them stood for. English that begins
  with `<` goes to the front of its clause, with `>` to its end;
- `[joints]` expressions for what joins a second request to the first ("and I'd like to know", "and" before
  "how long"); the first then ends with the value, and the second is a sentence of its own;
- `[clause]` as `[whole]`, for one clause of several, where it means something else than alone;
- `[free]` as `[whole]`, tried where a name or an address is awaited;
- `[forms]` expressions that many of the others need, by a name in braces ("{please}"), which may only
  use those above them;
- `[endings]` what stands on words without a gap (Korean particles) and its English, which comes before
  the word where it begins with `<`;
- `[words]` small words and their English ("" for none).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from assistant.understanding.glossing.pieces import Kind
from retrieval.languages.codes import LANGUAGES

DATA = resources.files("assistant.understanding.glossing") / "data"
SPACED = {language.data: language.spaced for language in LANGUAGES.values()}
END = ",.;:!?\n"
"""Where a clause ends."""
_MACROS = {
    "{n}": f"([{Kind.NUMBER.signs}])",
    "{m}": f"([{Kind.NUMBER.signs}{Kind.MONEY.signs}{Kind.MEASURE.signs}])",
    "{q}": f"([{Kind.MEASURE.signs}])",
    "{x}": f"([{Kind.NAME.signs}])",
    "{w}": f"([^{re.escape(END)}]{{1,40}}?)",
    "(.+?)": f"([^{re.escape(END)}]{{1,40}}?)",  # without a bound a long message takes seconds
    "(.+)": f"([^{re.escape(END)}]{{1,40}})",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """`place` is "<" for the front of the clause, ">" for its end, "" for where it stood."""

    pattern: re.Pattern[str]
    english: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language. Words are keyed as `folded` makes them."""

    code: str
    spaced: bool
    stem: str = ""
    compounds: bool = False
    suffixes: tuple[str, ...] = ()
    attached: Mapping[str, str] = field(default_factory=dict)
    article: str = ""
    lead: re.Pattern[str] | None = None
    pause: re.Pattern[str] | None = None
    joints: tuple[Rule, ...] = ()
    whole: tuple[Rule, ...] = ()
    clause: tuple[Rule, ...] = ()
    rules: tuple[Rule, ...] = ()
    free: tuple[Rule, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    between: tuple[str, ...] = ()
    money: Mapping[str, str] = field(default_factory=dict)


_PLAIN = {"ß": "ss", "ı": "i", "ł": "l", "Ł": "L", "й": "й", "Й": "Й", "ة": "ه", "ى": "ي", "ـ": ""}
"""Letters that are not what Unicode takes apart: й is no и, and the others are typed as these
(ة and ى of Arabic; its ـ only draws a word out)."""


def bared(text: str) -> str:
    """Without accents and other marks on letters, which customers leave out."""
    return "".join(map(_bare, text))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    if letter in _PLAIN:
        return _PLAIN[letter]
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn"))


def formed(text: str, spaced: bool) -> str:
    """A form as it is compared: without case, and in spaced languages without accents."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return bared(text) if spaced else text


@lru_cache(maxsize=32)
def grammar(code: str) -> Grammar | None:
    """The grammar of a language's data; None for one without a file."""
    file = DATA / f"{code}.toml"
    if not file.is_file():
        return None
    told = _spelled_out(tomllib.loads(file.read_text(encoding="utf-8")))
    spaced = SPACED[code]
    lead, pause = told.get("lead", ""), told.get("pause", "")
    numbers = {formed(word, spaced): value for word, value in told.get("numbers", {}).items()}
    return Grammar(
        code,
        spaced,
        stem=told.get("stem", ""),
        compounds=told.get("compounds", False),
        attached={formed(word, spaced): english for word, english in told.get("attached", {}).items()},
        article=formed(told.get("article", ""), spaced),
        suffixes=tuple(formed(suffix, spaced) for suffix in told.get("suffixes", ())),
        lead=_compiled(lead, spaced) if lead else None,
        pause=_compiled(pause, spaced) if pause else None,
        joints=_joints(told, spaced),
        whole=_rules(told, "whole", spaced),
        clause=_rules(told, "clause", spaced),
        rules=_rules(told, "rules", spaced),
        free=_rules(told, "free", spaced),
        words={formed(form, spaced): english for form, english in told.get("words", {}).items()},
        endings={formed(ending, spaced): english for ending, english in told.get("endings", {}).items()},
        numbers=numbers,
        between=tuple(formed(word, spaced) for word in told.get("and", ())),
        money={formed(word, spaced): currency for word, currency in told.get("money", {}).items()},
    )


def _spelled_out(told: dict[str, Any]) -> dict[str, Any]:
    """The data with the language's own `[forms]` written out wherever expressions name them."""
    forms: dict[str, str] = {}
    for name, pattern in told.get("forms", {}).items():
        forms[f"{{{name}}}"] = _written(pattern, forms)
    for part in ("joints", "whole", "clause", "rules", "free"):
        told[part] = {_written(pattern, forms): english for pattern, english in told.get(part, {}).items()}
    return told


def _written(pattern: str, forms: Mapping[str, str]) -> str:
    for name, form in forms.items():
        pattern = pattern.replace(name, form)
    return pattern


def _rules(told: Mapping[str, Any], name: str, spaced: bool) -> tuple[Rule, ...]:
    rules: Mapping[str, str] = told.get(name, {})
    return tuple(
        Rule(
            _compiled(pattern, spaced, bounded=name == "rules"),
            english.lstrip("<>").strip(),
            english[:1] if english[:1] in ("<", ">") else "",
        )
        for pattern, english in rules.items()
    )


def _joints(told: Mapping[str, Any], spaced: bool) -> tuple[Rule, ...]:
    before = r"(?<!\w)" if spaced else ""
    joints: Mapping[str, str] = told.get("joints", {})
    return tuple(
        Rule(re.compile(rf"[\s,;]*{before}(?:{_compiled(pattern, spaced).pattern})", re.IGNORECASE), end)
        for pattern, end in joints.items()
    )


def _compiled(pattern: str, spaced: bool, *, bounded: bool = False) -> re.Pattern[str]:
    """A rule's expression; `bounded` where it has to begin and end with whole words."""
    pattern = formed(pattern, spaced) if "\\" not in pattern else bared(pattern) if spaced else pattern
    for name, signs in _MACROS.items():
        pattern = pattern.replace(name, signs)
    if spaced:
        pattern = re.sub(r" +(\?|\*)?", lambda gap: r"\s*" if gap[1] else r"\s+", pattern)
        if bounded:
            pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    return re.compile(pattern, re.IGNORECASE)
