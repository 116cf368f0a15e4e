"""Colours, materials, features and measures that any shop's texts say, read without a label.

Nothing bears these rules out, so they ask for more: a colour or material has to stand in the
name, right before what the product is ("a beige canvas backpack"), or after "made of" and its
like. One that stands elsewhere may be of the strap, the box or the table beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.catalog.product import Product
from retrieval.extraction import builtin
from retrieval.extraction.finding import Finder, Measured, Said
from retrieval.extraction.guards import Of
from retrieval.extraction.reading import Passage, passages
from retrieval.extraction.rules import Proposal, only
from retrieval.extraction.tokens import Token, phrase
from retrieval.extraction.vocabulary import Candidate, Phrase
from retrieval.phrases import BREAKS, head, heads
from retrieval.words import fold, stem, word_set

SURE = 0.9
"""Said of a plain rule's values: measured by hand, see docs/extraction.md."""
COLOUR, MATERIAL = "color", "material"
MADE = word_set("made crafted constructed built woven knit knitted cut carved forged fashioned composed")
OF = word_set("of from in out with")
IN = word_set("in")
COLOURED = word_set("color colored colour coloured hue shade finish")
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
        kinds = _kinds(product)
        for passage in text:
            for said in self.finder.said(passage):
                if said.candidate.flag:
                    if said.counts:
                        yield _proposed(said.candidate.name, said)
                elif said.of is Of.PRODUCT and _own(said, kinds):
                    name = self.colour if said.candidate.name == COLOUR else self.material
                    if name is not None:
                        yield _proposed(name, said)
        yield from _measured([m for passage in text for m in Finder.measured(passage)])


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


def _proposed(name: str, said: Said) -> Proposal:
    return Proposal(name, said.value, SURE, said.passage, said.first, said.last)


def _kinds(product: Product) -> frozenset[str]:
    """Stems of the words for what the product is."""
    named = head(product.name)
    return frozenset(k for c in product.category[-1:] for k in heads(c)) | ({named} if named else set())


def _own(said: Said, kinds: frozenset[str]) -> bool:
    text, first, last = said.passage.tokens, said.first, said.last
    ahead = _phrase_ahead(text, last)
    if (
        not ahead
        and last + 1 < len(text)
        and text[last].word in JOINS
        and phrase(text[last + 1].word) in COLOURS
    ):
        ahead = _phrase_ahead(text, last + 2)  # "black and white watch"
    if ahead and ahead[0].word in builtin.NO_PROPERTY_BEFORE:
        return False
    if any(token.word in MADE for token in text[max(0, first - 4) : first]) and _after(text, first, OF):
        return True
    if ahead and ahead[0].word in COLOURED and _heads(ahead, kinds):
        return True
    if said.passage.source == "name":
        is_head = stem(text[last - 1].word) in kinds and not ahead
        return not is_head and (bool(ahead) or first == 0 or _after(text, first, IN) or _alone(text, first))
    return _heads(ahead[: BEFORE_HEAD + 1], kinds)


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


def _measured(measured: Sequence[Measured]) -> Iterator[Proposal]:
    for name, dimension, before, after in builtin.CUES:
        one = only(measured, dimension)
        if one is not None and _cued(one.passage, one, before, after):
            at = one.measure
            yield Proposal(name, f"{at.number:f} {at.unit}", SURE, one.passage, at.first, at.last)


def _cued(passage: Passage, one: Measured, before: Sequence[str], after: Sequence[str]) -> bool:
    text, at = passage.tokens, one.measure
    said_before = " ".join(t.word for t in text[max(0, at.first - 3) : at.first])
    said_after = " ".join(t.word for t in text[at.last : at.last + 2])
    return any(fold(cue) in said_before for cue in before) or any(
        said_after == cue or said_after.startswith(f"{cue} ") for cue in after
    )
