"""Products called by name that nobody has shown yet: an index over all names of a catalogue.

A name is made of ordinary words, so most messages hold words of some name. What counts as
naming is a run of words that leads to just one product and is used as a name: the whole of
it, written with capitals, after "the", or with a word in it that means nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from rapidfuzz.distance import OSA

from assistant.understanding.lexicon import (
    ADJECTIVE_ENDINGS,
    ADJECTIVES,
    COLOURS,
    CONNECTORS,
    FILLERS,
    GENERIC_THINGS,
    GROUPS,
    RELATIVES,
)
from assistant.understanding.reading import Reading, is_content
from assistant.understanding.spelling import is_common, is_english, respelled
from assistant.understanding.vocabulary import Vocabulary
from assistant.understanding.wordlists import words
from assistant.understanding.words import clean, tokens

ORDINARY = 400
"""Names that may have a word before a run cannot begin at it: it leads nowhere by itself."""
WHOLE = 3
"""Words from which a whole name counts however it is written."""
FEW = 20
"""Names that may be left for a word to be read as a slip of one of theirs."""
SLIPPED = 4
_JOINING = words("and or vs versus with")
_DEFINITE = words("the that this your those these")
_INDEFINITE = words("a an any some another")
_PLACING = words("for at on to in from into through by near during")
_NO_NAME = FILLERS | CONNECTORS | GENERIC_THINGS | RELATIVES | frozenset(GROUPS) | COLOURS
_DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday weekend january february march april may june "
    "july august september october november december"
)
_TAILS = words("of for with in and")


class Named(Protocol):
    """Whatever has an id and a name: a product, or its entry in a list."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Title:
    """The product that tokens `start` to `end` of a message name."""

    start: int
    end: int
    product_id: str


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    product: int
    words: tuple[str, ...]
    is_whole: bool


class Titles:
    """Names of one catalogue by their words. `before` lends what it has read of the same names."""

    def __init__(
        self, products: Iterable[Named], vocabulary: Vocabulary, before: Titles | None = None
    ) -> None:
        self._vocabulary = vocabulary
        self._read: dict[str, tuple[str, ...]] = {}
        self._ids: list[str] = []
        self._parts: list[tuple[str, ...]] = []
        self._holders: dict[str, set[int]] = {}
        self._heads: set[str] = set()
        self._near: dict[tuple[str, int], list[str]] = {}
        known = before._read if before else {}
        for product in products:
            self._index(product, known.get(product.name) or _numbered(clean(product.name)))
        for word in self._holders:
            if word.isalpha():
                self._near.setdefault((word[0], len(word)), []).append(word)

    @property
    def things(self) -> frozenset[str]:
        """The words that say what kind of thing one of the names is of."""
        return frozenset(self._heads)

    def sold(self, root: str) -> bool:
        """Whether the name of some product has a word with this root."""
        return root in self._holders

    def named(self, reading: Reading) -> list[Title]:
        """The products that a message names, in its order; a slip in spelling is forgiven."""
        said = [self._word(reading, i) for i in range(len(reading))]
        found: list[Title] = []
        i = 0
        while i < len(said):
            run = self._run(reading, said, i, found[-1].end if found else 0)
            if run and self._is_naming(reading, run, bool(found)):
                found.append(Title(run.start, run.end, self._ids[run.product]))
                i = run.end
            else:
                i += 1
        return found

    def _index(self, product: Named, parts: tuple[str, ...]) -> None:
        self._read[product.name] = parts
        place = len(self._ids)
        self._ids.append(product.id)
        self._parts.append(parts)
        for part in parts:
            self._holders.setdefault(part, set()).add(place)
        head = _head(parts)
        if head:
            self._heads.add(head)

    def _word(self, reading: Reading, i: int) -> str:
        """The word of some name that stands at `i`, respelt if it is a slip of one."""
        word = reading.root(i)
        if word in self._holders or len(word) < 5 or is_english(reading.norm(i)):
            return word
        lengths = range(len(word) - 2, len(word) + 3)
        near = [name for length in lengths for name in self._near.get((word[0], length), ())]
        return respelled(word, near) or word

    def _run(self, reading: Reading, said: list[str], i: int, first: int) -> _Run | None:
        """The longest run through token `i` whose words some names have together, if it leads
        to one of them."""
        alive = self._holders.get(said[i], set())
        if not 0 < len(alive) <= ORDINARY or said[i] in CONNECTORS or reading.roles[i]:
            return None
        start, end, used = i, i + 1, [said[i]]
        while end < len(said) and (rest := self._having(alive, said[end], used)) and not reading.roles[end]:
            alive, end = rest, end + 1
        while (
            start > first
            and (rest := self._having(alive, said[start - 1], used))
            and not reading.roles[start - 1]
        ):
            alive, start = rest, start - 1
        while end - 1 > i and said[end - 1] in CONNECTORS:
            end -= 1
        while start < i and said[start] in _NO_NAME and end - start < min(len(self._parts[n]) for n in alive):
            start += 1
        whole = [n for n in alive if len(self._parts[n]) == end - start]
        meant = whole if len(whole) == 1 else list(alive)
        return _Run(start, end, meant[0], tuple(said[start:end]), bool(whole)) if len(meant) == 1 else None

    def _having(self, alive: set[int], word: str, used: list[str]) -> set[int]:
        """Those of the names that have the word too (a second time, if it was used before)."""
        times = used.count(word)
        rest = alive & self._holders.get(f"{word}#{times + 1}" if times else word, set())
        if not rest and len(alive) <= FEW and len(word) >= SLIPPED and not is_english(word):
            slips = [n for n in alive if any(_is_slip(word, part) for part in self._parts[n])]
            rest = set(slips)
        if rest:
            used.append(word)
        return rest

    def _is_naming(self, reading: Reading, run: _Run, goes_on: bool) -> bool:
        before = reading.norm(run.start - 1)
        own = [n for n in range(run.start, run.end) if self._is_own(reading, run, n)]
        length = run.end - run.start
        capitals = [n for n in range(run.start, run.end) if _is_capital(reading, n)]
        written = bool(capitals) and not _shouts(reading)
        definite = before in _DEFINITE and self._agrees(reading, run)
        if length == 1:
            return bool(own) and self._is_single(reading, run, written, definite, goes_on)
        if not own:
            return written and (len(capitals) >= 2 if run.is_whole else definite and len(capitals) >= WHOLE)
        if any(_is_capital(reading, n) for n in own) and not _shouts(reading):
            return True
        if any(not is_english(run.words[n - run.start]) for n in own):
            return before not in _INDEFINITE or run.is_whole
        telling = [n for n in own if _is_telling(run.words[n - run.start])]
        if run.is_whole and length >= WHOLE and (telling or definite):
            return before not in _INDEFINITE
        return definite and bool(telling)

    def _is_single(self, reading: Reading, run: _Run, written: bool, definite: bool, goes_on: bool) -> bool:
        """ "the Halo", "Drift and Beacon": one word that only one product has."""
        i, word = run.start, run.words[0]
        follows = is_content(reading, run.end) and not reading.tokens[run.end].opens_clause
        written = written or _opens_a_list(reading, i)
        if written and (definite or not _is_in_a_name(reading, i)):
            return not follows or not _is_capital(reading, run.end)
        if not definite or follows or reading.norm(i - 2) in _PLACING:
            return run.is_whole and goes_on and not follows and not is_english(word)
        return not is_english(word) or _is_telling(word)

    def _is_own(self, reading: Reading, run: _Run, i: int) -> bool:
        """Whether a word of a run says which product is meant, not what kind or what it is like."""
        word = run.words[i - run.start]
        if not word.isalpha() or len(word) < 3 or word in _NO_NAME | _DAYS or word in self._heads:
            return False
        knows, roots = self._vocabulary.knows, run.words
        at = i - run.start
        return not any(
            knows("".join(roots[s:e]))
            for s in range(max(at - 2, 0), at + 1)
            for e in range(at + 1, min(at + 3, len(roots)) + 1)
            if e - s <= 3
        )

    def _agrees(self, reading: Reading, run: _Run) -> bool:
        """ "the desk lamps" are many, and no product called Desk Lamp."""
        last = reading.tokens[run.end - 1]
        plural = last.norm != last.root and last.norm.endswith("s")
        return not plural or run.is_whole or reading.norm(run.start - 1) != "the"


def _numbered(name: str) -> tuple[str, ...]:
    """The roots of a name; a word that comes again is marked by how often it came."""
    parts: list[str] = []
    for token in tokens(name):
        times = sum(part.split("#")[0] == token.root for part in parts)
        parts.append(f"{token.root}#{times + 1}" if times else token.root)
    return tuple(parts)


def _head(parts: tuple[str, ...]) -> str:
    """The word that says what kind of thing it is: lamp in "Halo Desk Lamp with Dimmer"."""
    cut = next((n for n, part in enumerate(parts) if n and part in _TAILS), len(parts))
    last = parts[cut - 1] if cut >= 2 else ""
    return last if last.isalpha() else ""


def _is_telling(word: str) -> bool:
    """Whether an English word is rare enough, and no description, to point by itself."""
    return not (is_common(word) or word in ADJECTIVES or word.endswith(ADJECTIVE_ENDINGS))


def _is_capital(reading: Reading, i: int) -> bool:
    """Written with a capital that no beginning of a sentence explains."""
    if not 0 <= i < len(reading) or not reading.tokens[i].text[0].isupper():
        return False
    return i > 0 and not any(mark in reading.tokens[i].before for mark in ".!?:\n")


def _is_in_a_name(reading: Reading, i: int) -> bool:
    """Whether other capitals beside it make it part of some longer name ("Beacon Street")."""
    return any(
        _is_capital(reading, n) and not reading.tokens[max(n, i)].opens_clause and reading.norm(n) != "i"
        for n in (i - 1, i + 1)
    )


def _opens_a_list(reading: Reading, i: int) -> bool:
    """ "Drift, Beacon and Halo": a capital at the beginning, beside another."""
    joined = reading.norm(i + 1) in _JOINING
    beside = i + 2 if joined else i + 1
    listed = joined or (beside < len(reading) and reading.tokens[beside].before.strip() == ",")
    return i == 0 and reading.tokens[0].text[0].isupper() and listed and _is_capital(reading, beside)


def _is_slip(word: str, part: str) -> bool:
    return part[0] == word[0] and len(part) >= SLIPPED and OSA.distance(word, part, score_cutoff=1) <= 1


def _shouts(reading: Reading) -> bool:
    """Capitals say nothing where every word has them, but in a mere list of names."""
    said = [t for t in reading.tokens if t.is_word and t.norm not in CONNECTORS]
    runs_on = any(
        b.is_word and not b.opens_clause and a.text[0].isupper() and b.text[0].isupper()
        for a, b in pairwise(reading.tokens)
    )
    return runs_on and all(t.text[0].isupper() for t in said)
