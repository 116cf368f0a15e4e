"""Whether a sentence says a value of the product and of nothing else.

A list of what spoils a sentence is never whole, so this is a list of what may stand in it: before
the value only pronouns, "is", adverbs, the product's kind and other such values ("It is a light,
waterproof ..."); after it the kind, or an end. Whatever else a sentence says makes it a guess at best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.catalog.product import Product
from retrieval.extraction import builtin
from retrieval.extraction.guards import DOUBTS, LESSER, PACKED, negator
from retrieval.extraction.reading import amount
from retrieval.extraction.tokens import Token, phrase
from retrieval.phrases import BREAKS, head, heads
from retrieval.units import NO_UNIT_OF_A_NAME, UNITS
from retrieval.words import stem, word_set

PRONOUNS = word_set("it this these they it's it’s")
SMALL = word_set(
    """a an the is are also both and fully completely entirely totally truly really very
    highly just beautifully lovely classic modern vintage elegant stylish lightweight light soft warm sturdy
    durable strong thick thin slim small large big compact portable comfortable quiet heavy long short new
    weighs weighing holds measures stands has weight length width height depth diameter capacity power of in
    wide tall high deep across all solid genuine real oiled"""
)
DENYING = word_set("not non isn't isn’t aren't aren’t but")
VALUES = frozenset(
    term for said in (*builtin.FEATURES, *builtin.COLOURS, *builtin.MATERIALS) for term in phrase(said)
)
CONDITIONS = word_set(
    """only but apart unlike than instead like unless when whenever where whether while can may will must
    need needs want wish option options optional available request requested version versions model
    models separately extra elsewhere other others alternatively either some most many few up not
    mostly mainly largely half blend stopped stop discontinued gone according depending
    says said ask provided spray any even though although however yet soon
    sold store stored keep"""
)
SPOILED = DOUBTS | CONDITIONS | LESSER
EXTRAS = word_set(
    """included includes include including comes supplied box pouch bag cover case optional separately
    extra with"""
)
"""After a sentence with one of these "It weighs 100 g" may be of that."""
JOINED = word_set("and or plus w")
GOES_ON = word_set("with for from by that which featuring")
ENDS = re.compile(r"(?!.*\.\.|.*…)[\s.,;!|)\]•*·–—-]*", re.DOTALL)
NEAR = 4


def kinds_of(product: Product) -> frozenset[str]:
    """Stems of the words for what the product is."""
    named = head(product.name)
    return frozenset(k for c in product.category[-1:] for k in heads(c)) | ({named} if named else set())


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence of a text in which the tokens `first` to `last` stand; `kinds` are stems of the
    words for what the product is."""

    text: Sequence[Token]
    first: int
    last: int
    kinds: frozenset[str]

    def says(self, denied: bool = False) -> bool:
        """Whether the value is the product's own; with `denied` whether it is plainly none of its."""
        return not self.spoiled(denied) and (self.opens(denied) or self.points) and self.closes()

    def spoiled(self, denied: bool = False) -> bool:
        """Whether it asks, denies, doubts or speaks of others: then it is not even a guess."""
        here = self.text[self.first].sentence
        if self._measured() or "?" in self._end().mark or (self._named() and not self._affirmed()):
            return True
        if denied and sum(negator(t.word) for t in self.text if t.sentence == here) > 1:
            return True
        allowed = DENYING if denied else frozenset[str]()
        return any(
            (token.word in SPOILED or negator(token.word)) and token.word not in allowed
            for token in self.text
            if token.sentence == here
        )

    @property
    def points(self) -> bool:
        """ "this beige canvas backpack", wherever it stands."""
        near = [t.word for t in self._clause_before()][-NEAR:]
        at = max((i for i, word in enumerate(near) if word in {"this", "these"}), default=None)
        return at is not None and BREAKS.isdisjoint(near[at + 1 :]) and self._kind_near()

    def opens(self, denied: bool = False) -> bool:
        before = list(self._before())
        if not all(self.known(t) or (denied and t.word in DENYING) for t in before):
            return False
        start = self.first - len(before)
        said = [t for t in self.text[:start] if t.sentence == self.text[start - 1].sentence] if start else []
        if any(t.word in EXTRAS or t.word in PACKED for t in said):
            return False
        pronoun = any(t.word in PRONOUNS for t in before)
        return not said or not pronoun or any(self._subject(t) for t in said[:NEAR])

    def closes(self) -> bool:
        named = False
        for at in range(self.last, len(self.text) + 1):
            here = self.text[at - 1]
            after = self.text[at] if at < len(self.text) else None
            if after is None or after.sentence != here.sentence:
                return ENDS.fullmatch(here.mark) is not None
            if after.clause != here.clause and not named:
                if "(" in here.mark:
                    return False
                if after.word in {"yes", "true"}:
                    return True
            if after.clause != here.clause and (named or after.word in PRONOUNS):
                return True
            named = named or self._kind(after)
            if not self.known(after):
                return self._kind(here) and (after.word in GOES_ON or self.points)
        return True

    def known(self, token: Token) -> bool:
        return (
            token.word in SMALL
            or token.word in PRONOUNS
            or token.term in VALUES
            or self._kind(token)
            or amount(token.word) is not None
            or (token.word in UNITS and token.word not in NO_UNIT_OF_A_NAME)
        )

    def _end(self) -> Token:
        here = self.text[self.first].sentence
        return next(t for t in reversed(self.text) if t.sentence == here)

    def _named(self) -> bool:
        """ "Waterproof: ...", "Waterproof = ..."."""
        return ":" in self.text[self.last - 1].mark or "=" in self.text[self.last - 1].mark

    def _affirmed(self) -> bool:
        return self.last < len(self.text) and self.text[self.last].word in {"yes", "true"}

    def _kind(self, token: Token) -> bool:
        return token.word.isalpha() and stem(token.word) in self.kinds

    def _measured(self) -> bool:
        """ "10% waterproof", "waterproof 1/5": more or less so."""
        text, here = self.text, self.text[self.first]
        before = text[self.first - 1] if self.first else None
        after = text[self.last] if self.last < len(text) else None
        part = before is not None and before.clause == here.clause and before.word != "100"
        return (part and before is not None and amount(before.word) is not None) or (
            after is not None
            and amount(after.word) is not None
            and (after.clause == here.clause or after.word == "0")
        )

    def _subject(self, token: Token) -> bool:
        return token.word in PRONOUNS or self._kind(token)

    def _before(self) -> Iterator[Token]:
        here = self.text[self.first].sentence
        return (token for token in self.text[: self.first] if token.sentence == here)

    def _clause_before(self) -> Iterator[Token]:
        here = self.text[self.first].clause
        return (token for token in self.text[: self.first] if token.clause == here)

    def _kind_near(self) -> bool:
        here = self.text[self.last - 1].clause
        return any(self._kind(t) for t in self.text[self.last : self.last + NEAR] if t.clause == here)


def in_name(text: Sequence[Token], first: int, last: int, kinds: frozenset[str]) -> bool:
    """Whether a name gives a value to the product and not to what comes with it: "Camera Bag, Black"
    and not "Camera Bag, Leather Strap"; "Waterproof & Breathable Jacket"
    and not "Phone & Waterproof Case"."""
    sentence = Sentence(text, first, last, kinds)
    if any(token.word in BREAKS - JOINED for token in text[:first]):
        return text[first - 1].word == "in"
    here = text[first].clause
    if here == text[0].clause:
        joints = [i for i in range(1, first + 1) if _joint(text[i - 1], text[i])]
        return all(text[i - 1].term in VALUES or text[i - 1].word in JOINED for i in joints)
    clause = [token for token in text if token.clause == here]
    return all(map(sentence.known, clause)) or stem(clause[-1].word) in kinds


def _joint(here: Token, after: Token) -> bool:
    return not {"&", "+"}.isdisjoint(here.mark) or after.word in JOINED
