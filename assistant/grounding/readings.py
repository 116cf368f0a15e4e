"""Attribute values read out as the record has them: "Pages: 160 for the Atlas and 128 for the Stars".

Such a reading is taken apart into claims (attribute, value, product), each is looked up in that
product's record, and the words of a claim that stands there are settled. What does not stand
there is left to the other rules, which want every word borne out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.binding import Mention
from assistant.grounding.draft import Draft
from assistant.grounding.records import Record
from assistant.grounding.text import Kind, tokens
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import IGNORANCE, NEGATORS

Run = tuple[str, ...]

_IS = frozenset([":", "is", "are", "of"])
_JOINTS = frozenset([",", "and", "or", ", and", ", or"])
_COMES = frozenset(["come", "comes"])
_BOUNDS = frozenset([".", "!", "?", ";", ":", ",", ")", "and", "or", "for", "at", "but", "is", "are", "not"])


@dataclass(frozen=True, slots=True)
class Values:
    """A list of values that a record has for one attribute, and where it ends."""

    end: int
    said: frozenset[Run]


def check(draft: Draft) -> None:
    """Settles every reading that the records bear out."""
    lowers, attributes = [t.lower for t in draft.tokens], _attributes(draft)
    index = 0
    while index < len(lowers):
        end = 0 if index and draft.named(index) else _reading(draft, lowers, index, attributes)
        index = max(index + 1, end)
    _options(draft, lowers)


def _reading(draft: Draft, lowers: Sequence[str], index: int, attributes: Sequence[Run]) -> int:
    """Where the reading that begins here ends; 0 if none does or something denies it."""
    if any(_denies(draft, lowers, i) for i in range(index)):
        return 0
    for name in attributes:
        if tuple(lowers[index : index + len(name)]) == name:
            end = _named(draft, lowers, index, index + len(name), name)
            if end:
                return end
    if lowers[index] in _COMES and lowers[index + 1 : index + 2] == ["in"]:
        return _comes_in(draft, lowers, index + 2)
    if lowers[index] == "in" and index and draft.named(index - 1):
        return _variant(draft, lowers, index + 1)
    return 0


def _denies(draft: Draft, lowers: Sequence[str], index: int) -> bool:
    """Whether a negation stands there that is neither a name's, nor a value, nor an answer ("No. …")."""
    if lowers[index] not in NEGATORS or index in draft.settled or draft.named(index):
        return False
    return not (index == 0 and lowers[1:2] in ([","], ["."]))


def _attributes(draft: Draft) -> list[Run]:
    """The names of attributes as runs, longest first."""
    names = {run for record in draft.sources.products for name in record.values for run in _spellings(name)}
    return sorted(names, key=lambda run: (-len(run), run))


def _spellings(name: str) -> set[Run]:
    return {_run(name), _run(name.replace("_", " "))} - {()}


@lru_cache(maxsize=16384)
def _run(text: str) -> Run:
    return tuple(t.lower for t in tokens(text))


def _values(record: Record, attribute: Run) -> list[Run]:
    """The values of one attribute as runs, longest first; a value that was also asked for counts."""
    found = {
        _run(value)
        for name, values in record.values.items()
        if attribute in _spellings(name)
        for value in (*values, ", ".join(values))
    }
    return sorted(found - {()}, key=lambda run: (-len(run), run))


def _named(draft: Draft, lowers: Sequence[str], first: int, start: int, attribute: Run) -> int:
    """ "Attribute: …" with the products named after each value, or of the one that is spoken of."""
    if start >= len(lowers):
        return 0
    at = start + 1 if lowers[start] in _IS else start
    if at == start and not (first >= 1 and lowers[first - 1] == ":" and draft.named(first - 2)):
        return 0
    end = _each(draft, lowers, at, attribute) if lowers[start] == ":" else 0
    end = end or _all(draft, lowers, at, attribute, draft.of(first))
    if not end and lowers[start] == ":" and at not in draft.settled and _table(draft, first):
        raise Objection(Reason.UNSUPPORTED, f"{' '.join(attribute)}: not so in the record")
    if end:
        draft.settle(i for i in range(first, end) if not draft.named(i))
    return end


def _table(draft: Draft, first: int) -> bool:
    """Whether an attribute's name with a colon begins what is read out, and is no name or question."""
    before = draft.tokens[first - 1].lower if first else ","
    return not draft.question and (
        before in {",", "and", ";", "."} or draft.tokens[first - 1].stem in IGNORANCE
    )


def _all(draft: Draft, lowers: Sequence[str], at: int, attribute: Run, records: Sequence[Record]) -> int:
    """The end of a list of values that each of these records has."""
    ends = [_listed(lowers, at, _values(record, attribute)) for record in records]
    if not ends or any(found is None or found.end != (ends[0] and ends[0].end) for found in ends):
        return 0
    end = ends[0].end if ends[0] else 0
    following = lowers[end : end + 1]
    return end if not following or following[0] in _BOUNDS else 0


def _each(draft: Draft, lowers: Sequence[str], at: int, attribute: Run) -> int:
    """ "160 for the A, 128 for the B and 96 for the C": the end, if all of it is so."""
    end = 0
    while at < len(lowers):
        found = _for(draft, lowers, at, attribute)
        if found is None:
            return 0
        end = at = found
        if tuple(lowers[at : at + 1]) in {(".",), (";",), ()}:
            return end
        while at < len(lowers) and lowers[at] in {",", "and"}:
            at += 1
    return end


def _for(draft: Draft, lowers: Sequence[str], at: int, attribute: Run) -> int | None:
    """The end of one "values for name" that begins here and is true of that product."""
    for mention in draft.mentions:
        if mention.first <= at:
            continue
        start = mention.first - 1 if lowers[mention.first - 1] in {"the", "a", "an"} else mention.first
        if lowers[start - 1] != "for":
            continue
        said = tuple(lowers[at : start - 1])
        records = [draft.sources.products[s] for s in mention.subjects]
        if all(_is_list(said, _values(record, attribute)) for record in records) and _exact(draft, mention):
            return mention.last + 1
    return None


def _exact(draft: Draft, mention: Mention) -> bool:
    """Whether one product is meant: the name is whole, or a part that only that product has."""
    return len({draft.sources.products[s].id for s in mention.subjects}) == 1


def _is_list(said: Run, values: Sequence[Run]) -> bool:
    found = _listed(said, 0, values)
    return found is not None and found.end == len(said)


def _listed(lowers: Sequence[str], at: int, values: Sequence[Run]) -> Values | None:
    """The longest list of these values that begins here: "30, 32 and 34"."""
    said = set[Run]()
    end = at
    while at < len(lowers):
        value = next((v for v in values if v not in said and tuple(lowers[at : at + len(v)]) == v), None)
        if value is None:
            break
        said.add(value)
        at = end = at + len(value)
        while at < len(lowers) and lowers[at] in _JOINTS and at - end < 2:
            at += 1
        if at == end:
            break
    return Values(end, frozenset(said)) if said else None


def _comes_in(draft: Draft, lowers: Sequence[str], at: int) -> int:
    """ "comes in 8 in and 10 in, not 12 in": values of one attribute, and one that is not among them."""
    records = draft.of(at - 1)
    for attribute in _attributes(draft):
        end = _all(draft, lowers, at, attribute, records)
        if not end:
            continue
        draft.settle(range(at, end))
        rest = lowers[end:]
        if rest[:2] == [",", "not"]:
            return _not_among(draft, lowers, end + 2, records, attribute)
        return end
    return 0


def _not_among(
    draft: Draft, lowers: Sequence[str], at: int, records: Sequence[Record], attribute: Run
) -> int:
    """ "…, not heliotrope": what the customer asked for and none of these records has."""
    end = at
    while end < len(lowers) and lowers[end] not in {".", ",", ";", "!", "?"}:
        end += 1
    asked = all(
        draft.tokens[i].stem in draft.sources.echo or draft.tokens[i].kind is not Kind.WORD
        for i in range(at, end)
    )
    wanted = tuple(lowers[at:end])
    if wanted and asked and not any(wanted in _values(record, attribute) for record in records):
        draft.settle(range(at - 1, end))
        return end
    return at - 2


def _variant(draft: Draft, lowers: Sequence[str], at: int) -> int:
    """ "the Swift Pan in sage, 8 in is…": options that one variant of it has together."""
    for record in draft.of(at - 1):
        for variant in sorted(record.variants, key=len, reverse=True):
            if tuple(lowers[at : at + len(variant)]) == variant:
                draft.settle(range(at, at + len(variant)))
                return at + len(variant)
    return 0


def _options(draft: Draft, lowers: Sequence[str]) -> None:
    """What a question offers to choose from, word for word."""
    if not draft.question:
        return
    for option in draft.sources.offered:
        for start in range(len(lowers) - len(option) + 1):
            if tuple(lowers[start : start + len(option)]) == option:
                draft.settle(range(start, start + len(option)))
