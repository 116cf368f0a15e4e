"""Words as the check sees them: tokens with stems, places and the words they are joined to."""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import Stemmer

_local = threading.local()


class Kind(Enum):
    WORD = "word"
    NUMBER = "number"
    CODE = "code"
    """Letters and digits mixed, a time or a fraction: stands in the evidence as it is, or is wrong."""
    LINK = "link"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    lower: str
    stem: str
    kind: Kind
    joined: bool = False
    """Hyphenated to, or written without a space after, the token before."""

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


_TOKEN = re.compile(
    r"""(?P<link>https?://[^\s<>"')\]]+|www\.[^\s<>"')\]]+|[\w.+-]+@[\w-]+\.[\w.-]*\w
         |(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|shop|store|info|biz|me|app|dev|uk|de|eu|example)\b(?:/[^\s<>"')\]]*)?)
      |(?P<clock>\d{1,2}:\d{2})
      |(?P<fraction>\d+/\d+|[½¼¾⅓⅔⅛])
      |(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
      |(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
      |(?P<mark>°[CF]\b|[^\w\s]|_)""",
    re.VERBOSE | re.IGNORECASE,
)
_CLITIC = re.compile(r"^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_NON = re.compile(r"\b(non|anti|pre|re)-(?=[a-z])", re.IGNORECASE)
_DASH = re.compile(r"[‐‑‒]")

_ALIKE = {
    "colour": "color", "grey": "gray", "wooden": "wood", "woolen": "wool", "woollen": "wool",
    "golden": "gold",
    "lightweight": "light", "tee": "tshirt", "tees": "tshirt", "metre": "meter", "metres": "meter",
    "litre": "liter", "litres": "liter", "jewellery": "jewelry", "aluminium": "aluminum",
    "colours": "color", "coloured": "color", "centre": "center", "fibre": "fiber", "rainy": "rain",
    "sunny": "sun", "snowy": "snow", "cosy": "cozy", "pyjamas": "pajamas", "silky": "silk",
    "people": "person", "men": "man", "women": "woman", "children": "child", "kids": "kid", "feet": "foot",
    "better": "better", "rated": "rated", "stars": "star",
}  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a lower-case word, one for spellings that mean the same."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("english")
    word = _ALIKE.get(word, word)
    result = str(_local.stemmer.stemWord(word))
    return _ALIKE.get(result, result)


def fold(text: str) -> str:
    """Compatibility forms made plain, and letters without their accents."""
    plain = unicodedata.normalize("NFKD", _DASH.sub("-", text))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c))).replace(
        "⁄", "/"
    )


def tokens(text: str) -> list[Token]:
    """The tokens of `text`; hyphens between letters are not tokens but join what they link."""
    return list(_read(text))


@lru_cache(maxsize=16384)
def _read(text: str) -> tuple[Token, ...]:
    """Cached: names and values of attributes are read again in every reply."""
    text = _NON.sub(r"\1", fold(text))
    found: list[Token] = []
    end, hyphen = -1, False
    for match in _TOKEN.finditer(text):
        kind, word = str(match.lastgroup), match.group()
        tight = match.start() == end
        if word == "-" and tight and match.end() < len(text) and text[match.end()].isalnum():
            end, hyphen = match.end(), True
            continue
        joined = tight and (hyphen or (kind == "word" and bool(found) and found[-1].kind is Kind.NUMBER))
        found.extend(_make(kind, word, joined and bool(found)))
        end, hyphen = match.end(), False
    return tuple(found)


def _make(kind: str, text: str, joined: bool) -> list[Token]:
    if kind == "word":
        clitic = _CLITIC.match(text)
        if clitic:
            head = _WHOLE.get(clitic[1].lower(), clitic[1])
            tail = clitic[2].replace("’", "'")
            return [_token(head, Kind.WORD, joined), _token(tail, Kind.WORD, False)]
        return [_token(text, Kind.WORD, joined)]
    kinds = {
        "link": Kind.LINK,
        "clock": Kind.CODE,
        "fraction": Kind.CODE,
        "number": Kind.NUMBER,
        "mark": Kind.MARK,
    }
    return [_token(text, kinds[kind], joined)]


def _token(text: str, kind: Kind, joined: bool) -> Token:
    lower = text.lower().replace("’", "'")
    return Token(text, lower, stem(lower) if kind is Kind.WORD else lower, kind, joined)
