"""What the phrases left over: words by the lexicon, the longest first, and by their stems."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import Stemmer

from assistant.understanding.glossing.grammar import Grammar, formed
from assistant.understanding.glossing.pieces import SIGN, Kind, Pieces
from retrieval.languages.lexicon import Lexicon

LONGEST = 5
"""Words that a term has at most."""
PART = 4
"""Letters that a part of a compound has at least."""
ROOT = 3
"""Letters that are left of a word, at least, when its suffixes are gone."""
_HARDENED = {"g": "k", "b": "p", "d": "t"}
"""What stood at the end of a Turkish word before its suffix softened it: kulaklığı, kulaklık."""
_LINKS = ("", "s", "n", "en", "es", "er", "e")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
DEPENDENT = frozenset("ะัาำิีึืฺุู็่้๊๋์ํ๎")
"""Thai vowels and tones that belong to the letter before them."""
TAIL = 3
"""Signs that a known end of an unknown word in katakana has at least."""
SYLLABLES = 2
"""Syllables that a part of a Korean compound has at least."""
_RUN = re.compile(r"[A-Za-z]?[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f々ー]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. `endings` stand on words without a gap, the longest first."""

    spaced: bool
    terms: Mapping[str, str]
    stems: Mapping[str, str]
    stemmer: str
    compounds: bool
    longest: int
    endings: Mapping[str, str] = field(default_factory=dict)
    suffixes: tuple[str, ...] = ()
    attached: Mapping[str, str] = field(default_factory=dict)
    article: str = ""

    def gloss(self, text: str, pieces: Pieces) -> tuple[str, int, int]:
        """The text with a sign for each known word; how many were known, and how many were not."""
        counts = [0, 0]
        if self.spaced:
            text = self._spaced(text, pieces, counts)
        else:
            text = _RUN.sub(lambda run: self._unspaced(run[0], pieces, counts), text)
        return text, counts[0], counts[1]

    def _held(self, english: str, pieces: Pieces) -> str:
        return pieces.hold_or("", english, Kind.WORDS) if english else " "

    def _unspaced(self, run: str, pieces: Pieces, counts: list[int]) -> str:
        said, i, unknown = "", 0, ""
        ends = self._ends(run)
        while i < len(run):
            end = next((e for e in self._known(run, i) if _stands(run, i, e, ends, bool(unknown))), None)
            if end is None:
                unknown, i = unknown + run[i], i + 1
                continue
            said, unknown = said + _left(unknown, counts), ""
            english = self.terms[run[i:end].casefold()]
            counts[0] += bool(english)
            said, i = said + self._held(english, pieces), end
        return said + _left(unknown, counts)

    def _known(self, run: str, i: int) -> Iterator[int]:
        """Where the terms that begin at the i-th sign end, the longest first."""
        ends = range(min(len(run), i + self.longest), i, -1)
        return (end for end in ends if run[i:end].casefold() in self.terms)

    def _ends(self, run: str) -> list[bool]:
        """For each place, whether what stands from there to the end of its katakana is all known."""
        ends = [True] * (len(run) + 1)
        for i in range(len(run) - 1, -1, -1):
            if _KATAKANA.match(run[i]):
                ends[i] = any(ends[end] for end in self._known(run, i))
        return ends

    def _spaced(self, text: str, pieces: Pieces, counts: list[int]) -> str:
        found = list(_WORD.finditer(text))
        said, at, i = "", 0, 0
        while i < len(found):
            many, english = self._term(text, found, i)
            if not many and SIGN.match(text[found[i].start() - 1 : found[i].start()]):
                many, english = self._ending(found[i][0])
            last = found[i + max(many, 1) - 1]
            said += text[at : found[i].start()]
            if many:
                counts[0] += bool(english)
                said += self._held(english, pieces)
            else:
                counts[1] += 1
                said += found[i][0]
            at, i = last.end(), i + max(many, 1)
        return said + text[at:]

    def _term(self, text: str, found: list[re.Match[str]], i: int) -> tuple[int, str]:
        """How many words from the i-th are a term, and its English; 0 where none is known."""
        for many in range(min(LONGEST, len(found) - i), 0, -1):
            run = found[i : i + many]
            between = [text[a.end() : b.start()] for a, b in itertools.pairwise(run)]
            if any(gap.strip() for gap in between):
                continue
            form = formed(" ".join(word[0] for word in run), self.spaced)
            english = self.terms.get(form)
            if english is None and self.attached:
                english = self._unattached(form)
            if english is None:
                english = self.stems.get(stemmed(form, self.stemmer))
            if english is None:
                english = self._without_ending(form)
            if english is None:
                english = self._without_suffixes(form)
            if english is None and many == 1:
                english = self._inside(form)
            if english is not None:
                return many, english
        return 0, ""

    def _ending(self, form: str) -> tuple[int, str]:
        """As `_term`, for an ending that stands on something that was understood already."""
        return (1, self.endings[form].lstrip("<")) if form in self.endings else (0, "")

    def _without_ending(self, form: str) -> str | None:
        """What a word is without what stands on it: "가방을" is a bag, "가방과" a bag and something."""
        for ending, meaning in self.endings.items():
            if not form.endswith(ending):
                continue
            bare = form.removesuffix(ending)
            english = self.terms.get(bare)
            if english is None:
                english = self._joined(bare)
            if english is not None:
                before = meaning.startswith("<")
                return f"{meaning[1:]} {english}" if before else f"{english} {meaning}".strip()
        return self._joined(form) if self.endings else None

    def _unattached(self, form: str) -> str | None:
        """What a term is without what is written in one with its first word, and without the article of its
        other words: "and the backpack"."""
        first, *others = form.split(" ")
        others = [word.removeprefix(self.article) for word in others]
        for particle, meaning in {**self.attached, "": ""}.items():
            bare = first.removeprefix(particle)
            if len(bare) < ROOT or not first.startswith(particle):
                continue
            known = " ".join((bare, *others))
            english = self.terms.get(known)
            if english is None and particle.endswith(self.article) and particle:
                english = self.stems.get(stemmed(known, self.stemmer))
            if english is not None:
                return f"{meaning} {english}".strip()
        return None

    def _without_suffixes(self, form: str) -> str | None:
        """What a word is without its last suffixes, as few of them gone as will do."""
        shorter = [form]
        for said in shorter:  # grows as suffixes come off; every entry is a beginning of the word
            for suffix in self.suffixes:
                left = said.removesuffix(suffix)
                if left == said or len(left) < ROOT or left in shorter:
                    continue
                english = self._known_root(left)
                if english is not None:
                    return english
                shorter.append(left)
        return None

    def _known_root(self, form: str) -> str | None:
        for root in (form, form[:-1] + _HARDENED.get(form[-1], form[-1])):
            english = self.terms.get(root, self.stems.get(stemmed(root, self.stemmer)))
            if english is not None:
                return english
        return None

    def _joined(self, form: str) -> str | None:
        """What two or three known words are that are written as one ("방수백팩")."""
        for cut in range(len(form) - SYLLABLES, SYLLABLES - 1, -1):
            head = self.terms.get(form[:cut])
            if head is None:
                continue
            tail = self.terms.get(form[cut:])
            if tail is None and len(form) - cut >= 2 * SYLLABLES:
                tail = self._joined(form[cut:])
            if tail is not None:
                return f"{head} {tail}".strip()
        return None

    def _inside(self, form: str) -> str | None:
        """What a word is without an elided one before it ("l'eau"), or as two words in one."""
        if "'" in form:
            return self._single(form.rpartition("'")[2])
        return self._compound(form) if self.compounds else None

    def _compound(self, form: str) -> str | None:
        """A long word of two known ones ("Wanderschuhe")."""
        for cut in range(PART, len(form) - PART + 1):
            tail = self._single(form[cut:])
            if not tail:
                continue
            for link in _LINKS:
                if link and not form[:cut].endswith(link):
                    continue
                head = self._single(form[: cut - len(link)] if link else form[:cut])
                if head:
                    return f"{head} {tail}"
        return None

    def _single(self, form: str) -> str | None:
        if len(form) < PART - 1:
            return None
        return self.terms.get(form) or self.stems.get(stemmed(form, self.stemmer))


def _stands(run: str, start: int, end: int, ends: list[bool], after_unknown: bool) -> bool:
    """Whether a term is no mere piece of an unknown word in katakana: a pendant (ペンダント) is no pen
    (ペン). The end of a compound says what a thing is, so a longer known one stands. No Thai word ends
    before a vowel or a tone of its last letter (สี is no part of สี่)."""
    if end < len(run) and run[end] in DEPENDENT:
        return False
    if end < len(run) and _within(run, end) and not ends[end]:
        return False
    return not (after_unknown and _within(run, start)) or (end - start >= TAIL and ends[start])


def _within(run: str, place: int) -> bool:
    """Whether a place is between two signs of katakana."""
    return bool(_KATAKANA.match(run[place - 1]) and _KATAKANA.match(run[place]))


def _left(unknown: str, counts: list[int]) -> str:
    if not unknown:
        return ""
    counts[1] += max(1, len(unknown) // 2)
    return f" {unknown} "


def words_of(grammar: Grammar, lexicon: Lexicon) -> Words:
    terms = {
        formed(form, grammar.spaced): english[0]
        for form, english in lexicon.terms.items()
        if "{n}" not in form  # measures: their numbers and units are read on their own
    }
    terms |= grammar.words
    stems: dict[str, str] = {}
    if grammar.stem:
        for form, english in terms.items():
            stems.setdefault(stemmed(form, grammar.stem), english)
    longest = max(map(len, terms), default=1)
    endings = dict(sorted(grammar.endings.items(), key=lambda known: -len(known[0])))
    return Words(
        grammar.spaced,
        terms,
        stems,
        grammar.stem,
        grammar.compounds,
        longest,
        endings,
        grammar.suffixes,
        dict(sorted(grammar.attached.items(), key=lambda known: -len(known[0]))),
        grammar.article,
    )


def stemmed(form: str, stemmer: str) -> str:
    """A form without its words' endings; as it is where the language has no stemmer."""
    if not stemmer:
        return form
    return " ".join(Stemmer.Stemmer(stemmer).stemWords(form.split()))
