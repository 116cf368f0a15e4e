"""How a language says what customers say: its phrases, numbers, money and small words, as data.

One file a language, `data/<code>.toml`:

- `stem` names its Snowball stemmer, `compounds = true` lets long words be taken apart;
- `[numbers]` words and their values; `and` lists what may stand between them;
- `[money]` words and the currency that they name ("" is the shop's own);
- `[lead]` what may stand before a sentence and says nothing ("请问"), one expression;
- `[whole]` expressions for a whole sentence, `[rules]` for a part of one, in the order in which they are
  tried; the value is the English. `{n}` is a number, `{m}` a sum or a number, `{x}` a name, `{w}` some
  words; `\\1` is what the first of them stood for. English that begins with `<` goes to the front of its
  clause, with `>` to its end;
- `[clause]` as `[whole]`, for one clause of several, where it means something else than alone;
- `[free]` as `[whole]`, tried where a name or an address is awaited;
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
    "{m}": f"([{Kind.NUMBER.signs}{Kind.MONEY.signs}])",
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
    lead: re.Pattern[str] | None = None
    whole: tuple[Rule, ...] = ()
    clause: tuple[Rule, ...] = ()
    rules: tuple[Rule, ...] = ()
    free: tuple[Rule, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    between: tuple[str, ...] = ()
    money: Mapping[str, str] = field(default_factory=dict)


def bared(text: str) -> str:
    """Without accents and other marks on letters, which customers leave out."""
    letters = unicodedata.normalize("NFD", text.replace("ß", "ss"))
    return unicodedata.normalize("NFC", "".join(c for c in letters if unicodedata.category(c) != "Mn"))


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
    told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    spaced = SPACED[code]
    lead = told.get("lead", "")
    numbers = {formed(word, spaced): value for word, value in told.get("numbers", {}).items()}
    return Grammar(
        code,
        spaced,
        stem=told.get("stem", ""),
        compounds=told.get("compounds", False),
        lead=_compiled(lead, spaced) if lead else None,
        whole=_rules(told, "whole", spaced),
        clause=_rules(told, "clause", spaced),
        rules=_rules(told, "rules", spaced),
        free=_rules(told, "free", spaced),
        words={formed(form, spaced): english for form, english in told.get("words", {}).items()},
        numbers=numbers,
        between=tuple(formed(word, spaced) for word in told.get("and", ())),
        money={formed(word, spaced): currency for word, currency in told.get("money", {}).items()},
    )


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
