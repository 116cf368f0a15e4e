"""Colours, materials, features and measures that any shop's texts say, read without a label.

Nothing bears these rules out, so they ask for more: a value has to stand in the name, or in a
sentence that says it of the product and of nothing else (`plainly`). One that stands elsewhere may
be of the strap, the box or the table beside it, and is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from retrieval.catalog.product import Product
from retrieval.extraction import builtin
from retrieval.extraction.finding import Finder, Measured, Said
from retrieval.extraction.guards import DOUBTS, Of, negator
from retrieval.extraction.plainly import SPOILED, VALUES, Sentence, in_name, kinds_of
from retrieval.extraction.reading import Passage, amount, passages
from retrieval.extraction.rules import Proposal, only
from retrieval.extraction.tokens import Token, phrase
from retrieval.extraction.vocabulary import Candidate, Phrase
from retrieval.phrases import BREAKS
from retrieval.words import fold, stem, word_set

SURE = 0.9
"""Said of a plain rule's values: measured by hand, see docs/extraction.md."""
DOUBTFUL = 0.6
"""Said of what stands in a sentence that does not plainly say it."""
COLOUR, MATERIAL = "color", "material"
MADE = word_set("made crafted constructed built woven knit knitted cut carved forged fashioned composed")
OF = word_set("of from")
UNITED = word_set(
    "wide tall high deep long across in width height depth diameter length weight capacity power"
)
WITH = word_set("with")
FABRIC = word_set("fabric cloth material twill upper sole yarn")
IN = word_set("in")
JOINS = word_set("and or")
COLOURS = frozenset(phrase(colour) for colour in builtin.COLOURS)
LIKE_WORDS = 0.3
"""Share of an attribute's values that have to name a colour for it to be the shop's colour."""
BEFORE_HEAD = 3
"""Words that may stand between a colour and what has it: "red vintage wool coat"."""


@dataclass(frozen=True)
class PlainRules:
    """`colour` and `material` are what this shop calls them; None where it has several such
    attributes and only labels can tell which is meant."""

    colour: str | None = "color"
    material: str | None = "material"
    finder: Finder = field(default_factory=lambda: Finder(_phrases()))

    @classmethod
    def of(cls, attributes: Mapping[str, Collection[str]]) -> PlainRules:
        """In the names of a shop whose attributes have these values: "colour" is not made a second
        "color", and one that says whether a printer prints in colour is none."""
        return cls(
            _named(attributes, builtin.COLOUR_NAMES, builtin.COLOURS),
            _named(attributes, builtin.MATERIAL_NAMES, builtin.MATERIALS),
        )

    def read(self, product: Product, text: Sequence[Passage] | None = None) -> Iterator[Proposal]:
        text = passages(product) if text is None else text
        kinds = kinds_of(product)
        every = [said for passage in text for said in self.finder.said(passage)]
        disputed = _disputed(every)
        for said in every:
            plain = None if said.candidate.name in disputed else _plain(said, kinds)
            if plain is not None and (name := self._called(said)):
                sure = SURE if plain else DOUBTFUL
                yield Proposal(name, said.value, sure, said.passage, said.first, said.last, plain)
        yield from _measured([m for passage in text for m in Finder.measured(passage)], kinds)

    def _called(self, said: Said) -> str | None:
        name = said.candidate.name
        if said.candidate.flag:
            return name
        return self.colour if name == COLOUR else self.material


def _disputed(every: Sequence[Said]) -> set[str]:
    """Features that a text both grants and denies: "Mug: dishwasher safe. Lid: not dishwasher safe"."""
    flags = [said for said in every if said.candidate.flag]
    return {s.candidate.name for s in flags if s.of is Of.NEGATED} & {
        s.candidate.name for s in flags if s.of is not Of.NEGATED
    }


def _named(
    attributes: Mapping[str, Collection[str]], names: Sequence[str], words: Collection[str]
) -> str | None:
    alike = {
        name: sum(any(part in words for part in fold(value).split()) for value in values) / len(values)
        for name, values in attributes.items()
        if values and any(part in name for part in names)
    }
    own = [name for name in names if alike.get(name, 0.0) >= LIKE_WORDS]
    return own[0] if own else None if alike else names[0]


def _phrases() -> dict[Phrase, tuple[Candidate, ...]]:
    found: dict[Phrase, tuple[Candidate, ...]] = {}
    for word in builtin.FEATURES:
        found[phrase(word)] = (Candidate(word, "yes", flag=True),)
    for words, kind in ((builtin.MATERIALS, MATERIAL), (builtin.COLOURS, COLOUR)):
        for word in words:
            key = phrase(word)
            found[key] = (*found.get(key, ()), Candidate(kind, word))
    return found


def _plain(said: Said, kinds: frozenset[str]) -> bool | None:
    """True where the value is plainly the product's own, False where it may be, None where not."""
    if not said.counts:
        return None
    text, first, last = said.passage.tokens, said.first, said.last
    sentence = Sentence(text, first, last, kinds)
    if said.of is Of.NEGATED:
        return sentence.says(denied=True) or None
    named = said.passage.source == "name"
    if named and any(t.word in DOUBTS or negator(t.word) or "?" in t.mark for t in text):
        return None
    ahead = _ahead(text, last)
    if any(token.word in builtin.ACCESSORY for token in ahead):
        return None
    if said.candidate.flag:
        if named:
            carried = said.candidate.name in builtin.WORKING and any(
                token.word in builtin.CARRIED for token in ahead[1:]
            )
            open_ = any(token.word in builtin.SERVING for token in ahead[1:])
            return not (carried or open_) and in_name(text, first, last, kinds)
        return None if sentence.spoiled() else sentence.says()
    if ahead and ahead[0].word in builtin.NO_PROPERTY_BEFORE:
        return None
    if _made(text, first):
        return _made_plainly(sentence) or (None if sentence.spoiled() else False)
    if named:
        colour = bool(ahead) and phrase(ahead[0].word) in COLOURS
        if (colour and said.candidate.name == MATERIAL) or any(t.word in builtin.SERVING for t in ahead[1:]):
            return False  # "Steel Blue Shirt", "Leather Jacket Hanger"
        is_head = stem(text[last - 1].word) in kinds and not ahead
        own = not is_head and (bool(ahead) or first == 0 or _after(text, first, IN) or _alone(text, first))
        return (own or None) and in_name(text, first, last, kinds)
    if sentence.spoiled() or not _heads(ahead[: BEFORE_HEAD + 1], kinds):
        return None
    return sentence.says()


def _made(text: Sequence[Token], first: int) -> bool:
    return any(t.word in MADE for t in text[max(0, first - 5) : first]) and bool(_of(text, first))


def _of(text: Sequence[Token], first: int) -> int:
    """Where the "of" of "made of oiled leather" stands; 0 where there is none."""
    for at in range(first - 1, max(0, first - 4) - 1, -1):
        if text[at].clause != text[first].clause:
            break
        if text[at].word in OF:
            return at
        if text[at].word in BREAKS:
            break
    return 0


def _made_plainly(sentence: Sentence) -> bool:
    """ "Made of", "it is made of" or "a boot made of", and then the value to an end."""
    text, at = sentence.text, _of(sentence.text, sentence.first)
    while at and text[at].word not in MADE:
        at -= 1
    made = replace(sentence, first=at)
    before = [t for t in text[:at] if t.sentence == text[at].sentence]
    headed = bool(before) and stem(before[-1].word) in sentence.kinds
    led = headed and not any(t.word in BREAKS for t in before)
    here, after = text[sentence.last - 1], text[sentence.last : sentence.last + 1]
    ends = not after or (after[0].clause != here.clause and "(" not in here.mark)
    ends = ends or after[0].word in FABRIC | JOINS | WITH or after[0].term in VALUES
    whole = all(t.word == "100" for t in text[at : sentence.first] if amount(t.word) is not None)
    return not sentence.spoiled() and (made.opens() or led) and ends and whole


def _ahead(text: Sequence[Token], last: int) -> list[Token]:
    """What a value, or two that are joined, stands before: "black and white watch"."""
    ahead = _phrase_ahead(text, last)
    joined = last + 1 < len(text) and text[last].word in JOINS
    if not ahead and joined and phrase(text[last + 1].word) in COLOURS:
        return _phrase_ahead(text, last + 2)
    return ahead


def _phrase_ahead(text: Sequence[Token], last: int) -> list[Token]:
    """What follows in the same noun phrase."""
    found = []
    for token in text[last:]:
        if token.clause != text[last - 1].clause or token.word in BREAKS:
            break
        found.append(token)
    return found


def _heads(ahead: Sequence[Token], kinds: frozenset[str]) -> bool:
    return any(stem(token.word) in kinds for token in ahead)


def _after(text: Sequence[Token], first: int, words: frozenset[str]) -> bool:
    return any(token.word in words for token in text[max(0, first - 2) : first])


def _alone(text: Sequence[Token], first: int) -> bool:
    """The first of its clause: "Backpack, Black"."""
    return text[first - 1].clause != text[first].clause


def _measured(measured: Sequence[Measured], kinds: frozenset[str]) -> Iterator[Proposal]:
    for name, dimension, before, after in builtin.CUES:
        one = only(measured, dimension)
        if one is not None and _cued(one, before, after, kinds):
            at = one.measure
            yield Proposal(name, f"{at.number:f} {at.unit}", SURE, one.passage, at.first, at.last)


def _cued(one: Measured, before: Sequence[str], after: Sequence[str], kinds: frozenset[str]) -> bool:
    """Whether the measure's cue stands at it, in a sentence that says nothing else."""
    text, at = one.passage.tokens, one.measure
    said_before = " ".join(t.word for t in text[max(0, at.first - 3) : at.first])
    said_after = " ".join(t.word for t in text[at.last : at.last + 2])
    cued = any(re.search(rf"\b{cue}(?: just)?$", said_before) for cue in map(fold, before)) or any(
        said_after == cue or said_after.startswith(f"{cue} ") for cue in after
    )
    if not cued or one.passage.source == "description":
        return cued and Sentence(text, at.first, at.last, kinds).says()
    ends = all(t.word in UNITED or t.clause != text[at.first].clause for t in text[at.last :])
    return ends and bool(said_after) and not any(t.word in BREAKS or t.word in SPOILED for t in text)
