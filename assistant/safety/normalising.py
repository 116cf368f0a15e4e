"""A text as the patterns read it: what is done to words to get them past a reader, undone."""

from __future__ import annotations

import re
import unicodedata

from retrieval.unspaced import simplified

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
PAIRS = (
    "аa вb сc ԁd еe ɡg һh іi јj кk ӏl мm ոn оo рp ԛq ѕs тt ԝw хx уy αa βb εe νv ιi κk οo ρp τt υu χx ıi łl"
)
LOOKALIKES = {ord(pair[0]): pair[1] for pair in PAIRS.split()}
"""Cyrillic, Armenian and Greek letters that look like Latin ones."""
DIGITS = str.maketrans("013457@$!|", "oieastasil")
QUOTES = str.maketrans("’‘`´", "''''")
MIXED = re.compile(r"(?<!\S)(?=\S*[a-z])(?=\S*[013457@$!|])[a-z013457@$!|*]{3,}(?![^\s,.;:?])")
SPELT = re.compile(r"(?<!\w)(?:[a-z][\s._\-*]{1,2}){2,}[a-z](?!\w)")
GAPS = re.compile(r"[\s._\-*]+")
LATIN = re.compile(r"[a-z]")
HAN = re.compile(r"[\u3400-\u9fff]")
BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[\s._\-*·]+(?=[\u3400-\u9fff])")
STRETCHED = re.compile(r"([a-z])\1{2,}")


def views(text: str) -> tuple[str, ...]:
    """The text folded and, where it differs, with digits read as letters and spelt words put together."""
    plain = folded(text)
    undone = SPELT.sub(_joined, MIXED.sub(lambda m: m[0].translate(DIGITS), plain))
    undone = STRETCHED.sub(r"\1", undone)
    return (plain,) if undone == plain else (plain, undone)


def _joined(spelt: re.Match[str]) -> str:
    """Letters as one word; an article that stands before them is none of it."""
    letters = GAPS.sub("", spelt[0])
    return f"a {letters[1:]}" if letters[0] == "a" and len(letters) > 3 else letters


def folded(text: str) -> str:
    """Without case, accents, invisible characters and forms of width; Chinese simplified."""
    text = unicodedata.normalize("NFKC", text).translate(INVISIBLE).casefold().translate(QUOTES)
    if HAN.search(text):
        text = BETWEEN_HAN.sub("", simplified(text))
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    if LATIN.search(bare) and not bare.isascii():
        bare = " ".join(_latin(word) for word in bare.split(" "))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _latin(word: str) -> str:
    """A word of mixed scripts in Latin letters; a word of another script stays."""
    return word.translate(LOOKALIKES) if LATIN.search(word) else word
