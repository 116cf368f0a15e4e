"""Which product each word of a sentence is said of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.grounding.records import Record
from assistant.grounding.text import Kind, Token
from assistant.grounding.words import GRAMMAR, TALK

Subjects = tuple[int, ...]
"""Places of records."""

_BEFORE_OBJECT = frozenset(["than", "as", "vs", "versus", "against", "unlike", "like"])
_DETERMINERS = frozenset(["the", "a", "an", "our", "this", "that", "these", "those", "your", "both"])
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "our", "your", "both"])
_SINGULAR = frozenset(["it", "its", "this", "that"])
_PLURAL = frozenset(["they", "them", "their", "these", "those", "both", "all", "each", "either", "neither"])
_PLURAL_VERBS = frozenset(["are", "were", "have", "come", "cost", "do"])
_VERBS = _PLURAL_VERBS | frozenset(
    ["is", "was", "has", "comes", "costs", "makes", "does", "'s", "includes", "offers"]
)
_BREAKS = frozenset({"against", "versus", "vs"}) | frozenset(
    ["and", "but", "while", "whereas", "though", "although", ";", ",", "—", "–", ":", "("]
)
_JOINTS = frozenset(["and", "or", "nor", "&", ",", "the", "our", "a", "an", "both"])


@dataclass(frozen=True, slots=True)
class Mention:
    first: int
    last: int
    subjects: Subjects
    object: bool = False
    """What something else is compared with, not what the clause is about."""


def mentions(tokens: Sequence[Token], records: Sequence[Record]) -> list[Mention]:
    """Where the sentence names products of the evidence, in whole or in part."""
    found: list[Mention] = []
    index = 0
    while index < len(tokens):
        mention = _at(tokens, index, records)
        if mention is None:
            index += 1
        else:
            found.append(mention)
            index = mention.last + 1
    return found


def _at(tokens: Sequence[Token], start: int, records: Sequence[Record]) -> Mention | None:
    whole = _whole(tokens, start, records) or _ordinal(tokens, start, records)
    if whole is not None:
        return whole
    if tokens[start].kind is Kind.MARK or tokens[start].lower in GRAMMAR:
        return None
    best: tuple[int, Subjects] = (0, ())
    for place, record in enumerate(records):
        length = _run(tokens, start, record)
        if length > best[0]:
            best = (length, (place,))
        elif length and length == best[0]:
            best = (length, (*best[1], place))
    length, places = best
    if not length:
        return None
    run = tokens[start : start + length]
    subjects = _meant(run, places, records, start > 0 and tokens[start - 1].lower == "the")
    if not subjects or not _names(tokens, start, length, subjects, records):
        return None
    before = next((t.lower for t in reversed(tokens[:start]) if t.lower not in _DETERMINERS), "")
    if before == "by":
        return None
    return Mention(start, start + length - 1, subjects, before in _BEFORE_OBJECT)


_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def _ordinal(tokens: Sequence[Token], start: int, records: Sequence[Record]) -> Mention | None:
    """ "The second is…", "the first one": by the order in which the cards are shown."""
    place = _ORDINALS.get(tokens[start].lower)
    if place is None or place >= len(records) or len(records) < 2 or tokens[max(0, start - 1)].lower != "the":
        return None
    last = start + 1 if start + 1 < len(tokens) and tokens[start + 1].lower == "one" else start
    if last == start and (last + 1 >= len(tokens) or tokens[last + 1].lower not in _VERBS):
        return None
    before = tokens[start - 2].lower if start > 1 else ""
    return Mention(start, last, (place,), before in _BEFORE_OBJECT)


def _whole(tokens: Sequence[Token], start: int, records: Sequence[Record]) -> Mention | None:
    """A name as it is written, with whatever marks and common words it has."""
    found: dict[int, list[int]] = {}
    for place, record in enumerate(records):
        size = len(record.written)
        if size > 1 and tuple(t.lower for t in tokens[start : start + size]) == record.written:
            found.setdefault(size, []).append(place)
    if not found or not tokens[start].text[:1].isupper():
        return None
    size = max(found)
    before = next((t.lower for t in reversed(tokens[:start]) if t.lower not in _DETERMINERS), "")
    return Mention(start, start + size - 1, tuple(found[size]), before in _BEFORE_OBJECT)


def _run(tokens: Sequence[Token], start: int, record: Record) -> int:
    """How many tokens from `start` on are words of this product's name."""
    length = 0
    for token in tokens[start:]:
        if token.kind is Kind.MARK or token.stem not in record.name:
            break
        length += 1
    while length and tokens[start + length - 1].lower in GRAMMAR:
        length -= 1
    return length


def _meant(run: Sequence[Token], places: Subjects, records: Sequence[Record], definite: bool) -> Subjects:
    """A run in lower case may describe products whose names do not hold it."""
    if any(t.capital for t in run):
        return places
    stems = {t.stem for t in run}
    if definite and len(places) == 1:
        return places
    return tuple(p for p, r in enumerate(records) if stems <= r.said)


def _names(
    tokens: Sequence[Token], start: int, length: int, subjects: Subjects, records: Sequence[Record]
) -> bool:
    run = tokens[start : start + length]
    if length == 1 and run[0].kind is Kind.NUMBER:
        return False
    if len(subjects) == len(records) and len(records) > 1:
        return False
    if not any(t.capital or t.kind is not Kind.WORD for t in run) and not _definite(tokens, start):
        return False
    if length > 1 or len(records[subjects[0]].name) == 1:
        return True
    if run[0].stem in TALK and not (run[0].capital and start):
        return False
    before = tokens[start - 1].lower if start else ""
    return run[0].capital or run[0].kind is not Kind.WORD or before in _DETERMINERS


def _definite(tokens: Sequence[Token], start: int) -> bool:
    """Whether words in lower case speak of a thing known: "the cast iron one", not "is cast iron"."""
    return start == 0 or tokens[start - 1].lower in _DEFINITE or tokens[start - 1].text in ":;"


def bind(
    tokens: Sequence[Token], found: Sequence[Mention], everything: Subjects, antecedent: Subjects
) -> list[Subjects]:
    """The subjects of each token. `everything` are all products of the evidence and
    `antecedent` those that the sentence before spoke of."""
    return _Binder(tokens, found, everything, antecedent).run()


class _Binder:
    def __init__(
        self, tokens: Sequence[Token], found: Sequence[Mention], everything: Subjects, antecedent: Subjects
    ) -> None:
        self.tokens, self.found, self.everything = tokens, found, everything
        self.antecedent = antecedent or everything
        self.starts = {m.first: m for m in found}
        self.named = tuple(dict.fromkeys(s for m in found if not m.object for s in m.subjects))
        self.current = self._opening()
        self.open: list[int] = []
        self.listed: list[int] = []
        self.result: list[Subjects] = []

    def run(self) -> list[Subjects]:
        index = 0
        while index < len(self.tokens):
            mention = self.starts.get(index)
            if mention:
                self._name(mention)
                index = mention.last + 1
                continue
            self._step(index)
            self.result.append(self.current)
            index += 1
        return self.result

    def _opening(self) -> Subjects:
        """What is said before the first name: of all names after "Two fit:", else of the first."""
        first = next((m for m in self.found if not m.object), None)
        if first is None:
            return self.antecedent
        lead = self.tokens[: first.first]
        if any(t.text in ":—–" for t in lead):
            return self.named
        if any(t.lower in _PLURAL | _SINGULAR for t in lead):
            return self.antecedent
        return self._chain(first)

    def _chain(self, first: Mention) -> Subjects:
        """A name with those that are joined to it: "the Ridge and the Fenway"."""
        subjects, end = first.subjects, first.last
        for mention in self.found:
            if mention.first > end and mention.first > first.first:
                between = self.tokens[end + 1 : mention.first]
                if mention.object or any(t.lower not in _JOINTS for t in between):
                    break
                subjects, end = (*subjects, *mention.subjects), mention.last
        return tuple(dict.fromkeys(subjects))

    def _name(self, mention: Mention) -> None:
        size = mention.last - mention.first + 1
        self.result += [mention.subjects] * size
        if mention.object:
            return
        before = self.tokens[mention.first - 1 : mention.first]
        self.open = [s for s in self.open if s not in mention.subjects] + list(mention.subjects)
        self.listed += [s for s in mention.subjects if s not in self.listed]
        joined = mention.first and self._joined(mention) and before
        self.current = (
            tuple(dict.fromkeys((*self.current, *mention.subjects))) if joined else mention.subjects
        )
        self._left(mention)

    def _joined(self, mention: Mention) -> bool:
        previous = max((m for m in self.found if m.last < mention.first), key=lambda m: m.last, default=None)
        if previous is None or previous.object:
            return False
        between = self.tokens[previous.last + 1 : mention.first]
        return all(t.lower in _JOINTS for t in between)

    def _left(self, mention: Mention) -> None:
        """The words of a name's own phrase belong to it: "but at $9 the waterproof Ridge"."""
        index = mention.first - 1
        while index >= 0 and mention.first - index <= 6:
            token = self.tokens[index]
            if index in self._within() or token.lower in _VERBS:
                return
            if token.lower in _BREAKS:
                break
            index -= 1
        else:
            index = max(index, -1)
        if index < 0:
            return
        for place in range(index + 1, mention.first):
            self.result[place] = mention.subjects

    def _within(self) -> set[int]:
        return {i for m in self.found for i in range(m.first, m.last + 1)}

    def _step(self, index: int) -> None:
        token = self.tokens[index]
        lower = token.lower
        if lower == "that" and self._relative(index):
            pass
        elif lower in _SINGULAR and not (lower in {"this", "that"} and self._noun_follows(index)):
            self.current = tuple(self.open[-1:]) or self.antecedent
        elif lower in _PLURAL and self.tokens[index - 1].lower == "of" and index and self.open:
            pass
        elif lower in _PLURAL:
            self.current = tuple(self.open) if len(self.open) > 1 else self.named_or_antecedent()
        elif lower in _PLURAL_VERBS and len(self.listed) > 1 and self._follows_list(index):
            self.current = tuple(self.listed)
        elif lower == "other" and len(self.everything) == 2 and len(self.current) == 1:
            self.current = tuple(s for s in self.everything if s not in self.current)
        if lower in _VERBS:
            self.open, self.listed = list(self.current), []

    def named_or_antecedent(self) -> Subjects:
        return self.named if len(self.named) > 1 else (tuple(self.open) or self.antecedent)

    def _noun_follows(self, index: int) -> bool:
        following = self.tokens[index + 1 : index + 2]
        return bool(following) and following[0].lower in {"and", "which"}

    def _relative(self, index: int) -> bool:
        """ "the closest that we have": no word for a thing."""
        following = self.tokens[index + 1 : index + 2]
        return index > 0 and bool(following) and following[0].lower in {"we", "you", "i"}

    def _follows_list(self, index: int) -> bool:
        return any(t.lower == "and" for t in self.tokens[:index])
