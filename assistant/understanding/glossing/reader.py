"""One language's messages, read into English: phrases first, then words, each thing once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.understanding.glossing.amounts import read_numbers
from assistant.understanding.glossing.grammar import END, Grammar, Rule, bared
from assistant.understanding.glossing.keeping import keep
from assistant.understanding.glossing.pieces import SIGN, Kind, Pieces, plain
from assistant.understanding.glossing.wording import Words

_MARKS = str.maketrans(
    {chr(ord("๐") + figure): str(figure) for figure in range(10)}
    | {"。": ".", "、": ",", "「": '"', "」": '"', "؟": "?", "،": ",", "؛": ";", "¿": " ", "¡": " ", "’": "'"}
)
_BLANKS = re.compile(r"[ \t\u00a0\u3000]{2,}")
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CLAUSE = re.compile(rf"([{re.escape(END)}]+)(?=\s|[^\x00-\x7f]|$)")
LONGEST = 300
"""Characters of a message that are read; what comes after passes as it was typed."""
REQUEST = 3
"""Characters of a first request, at least."""
FEW = 5
"""A number word up to this alone is so many of what was shown; more may be a size."""
_PLACED = re.compile(
    r"\bI (?:am looking for|want)"
    r"(?= (?:the (?:first|second|third|fourth|fifth|last) one|number \d+)\b)"
)
"""Who looks for one that was shown wants to buy it."""
QUOTES = frozenset("\"'>“”«»„‚‘")
_GROUP = re.compile(r"\\(\d)")
_WIDE = r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\ue000-\uf8ff]"
_APART = re.compile(rf"(?<={_WIDE})[ \t]+(?={_WIDE})")


@dataclass(frozen=True, slots=True)
class Read:
    """`known` is the share of what had to be understood that was."""

    english: str
    known: float


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one language. Holds nothing of any message."""

    grammar: Grammar
    words: Words
    latin: bool

    def prepared(self, text: str) -> str:
        """A message in the shape that rules are written for; places of names are places in this."""
        text = unicodedata.normalize("NFKC", _HIDDEN.sub("", plain(text))).translate(_MARKS)
        text = _BLANKS.sub(" ", text)  # runs of them take expressions long
        return bared(text) if self.grammar.spaced else text

    def read(self, prepared: str, names: Iterable[tuple[int, int]] = ()) -> Read:
        many = self.grammar.numbers.get(prepared.strip(END + " ").casefold(), 0)
        if 1 < many <= FEW:
            return Read(f"{many} of them", 1.0)
        pieces = Pieces()
        prepared, rest = prepared[:LONGEST], prepared[LONGEST:]
        names = [(start, end) for start, end in names if end <= LONGEST]
        text = self._amounts(keep(prepared, pieces, names, latin=self.latin), pieces)
        text = self._phrased(text, pieces)
        text = _applied_all(self.grammar.rules, text, pieces)
        text, known, unknown = self.words.gloss(text, pieces)
        count = len(SIGN.findall(text)) - known  # signs of phrases and names count as understood
        understood = known + max(count, 0)
        share = understood / (understood + unknown) if understood + unknown else 1.0
        english = _PLACED.sub("I want to buy", pieces.render(text))
        return Read(f"{english} {rest}".strip(), share)

    def spare(self, prepared: str) -> Read | None:
        """A message where a name or an address is awaited: read only if it is a whole phrase."""
        if len(prepared) > LONGEST:
            return None
        pieces = Pieces()
        text = self._amounts(keep(prepared, pieces, (), latin=self.latin), pieces)
        for rules in (self.grammar.free, self.grammar.whole):
            done = self._whole(rules, text, pieces)
            if done is not None:
                return Read(pieces.render(done + asked(text)), 1.0)
        return None

    def _amounts(self, text: str, pieces: Pieces) -> str:
        if self.grammar.pause is not None:
            text = self.grammar.pause.sub(lambda found: f"{found[0].rstrip()}, ", text)
        text = text if self.grammar.spaced else _APART.sub("", text)
        for joint in self.grammar.joints:
            text = _parted(joint, text)
        return read_numbers(text, self.grammar, pieces)

    def _phrased(self, text: str, pieces: Pieces) -> str:
        """A message, or those of its clauses, that are whole phrases."""
        done = self._whole(self.grammar.whole, text, pieces)
        if done is not None:
            return done + asked(text)
        rules = (*self.grammar.clause, *self.grammar.whole)
        clauses = ((self._whole(rules, part, pieces), part) for part in _CLAUSE.split(text))
        return "".join(part if said is None else said for said, part in clauses)

    def _whole(self, rules: Iterable[Rule], text: str, pieces: Pieces) -> str | None:
        if text.strip()[:1] in QUOTES:
            return None  # somebody's words, not theirs
        said = text.strip(END + " ~")
        lead = self.grammar.lead.match(said) if self.grammar.lead is not None else None
        ways = (said, said[lead.end() :]) if lead is not None and lead.end() < len(said) else (said,)
        for way in ways:
            for rule in rules:
                if (found := rule.pattern.fullmatch(way)) is not None:
                    return _filled(rule, found, pieces)
        return None


def asked(text: str) -> str:
    """The mark of a question at the end of a message, if it has one: who asks "yes?" has not said it."""
    return "?" if "?" in text[len(text.rstrip(END + " ")) :] else ""


def _applied_all(rules: Iterable[Rule], text: str, pieces: Pieces) -> str:
    for rule in rules:
        if rule.pattern.search(text) is not None:
            text = "".join(_applied(rule, clause, pieces) for clause in _CLAUSE.split(text))
    return text


def _applied(rule: Rule, clause: str, pieces: Pieces) -> str:
    """A clause with a rule applied wherever it fits."""
    front: list[str] = []
    back: list[str] = []

    def said(found: re.Match[str]) -> str:
        filled = _filled(rule, found, pieces)
        if rule.place:
            (front if rule.place == "<" else back).append(filled)
            return " "
        return filled

    text = rule.pattern.sub(said, clause)
    return "".join([*front, text, *back])


def _parted(joint: Rule, text: str) -> str:
    """A message whose second request is a sentence of its own, where something stands before it."""

    def ended(found: re.Match[str]) -> str:
        before = text[: found.start()].rstrip(" ,;")
        if len(before) < REQUEST:
            return found[0]
        return f" {joint.english} " if before[-1] in ".!?\n" else f"{joint.english}. "

    return joint.pattern.sub(ended, text)


def _filled(rule: Rule, found: re.Match[str], pieces: Pieces) -> str:
    """A rule's English, each run of its words as one sign, with what it caught in between."""
    parts = _GROUP.split(rule.english)
    said = ""
    for place, part in enumerate(parts):
        if place % 2:
            said += f" {found[int(part)] or ''} "
        elif part.strip():
            said += pieces.hold_or("", part.strip(), Kind.WORDS)
    return said or " "
