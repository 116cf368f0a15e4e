"""A reply as a store of what was said of which product, to look needed facts up in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.evidence import Evidence, Shown
from evals.truth.lexing import sentences, stems
from evals.truth.reading import Sentence, read
from evals.truth.saying import CARRY
from evals.truth.scales import compares
from evals.truth.speech import GENERIC
from evals.truth.stock import stated
from evals.truth.things import NO, YES, Thing, things

MOST = 0.7
"""Of a sentence's words, how many have to be said for it to be said."""


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    things: tuple[Thing, ...]
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, evidence: Evidence, text: str) -> Said:
        records = things(evidence)
        return cls(text, records, tuple(read(text, records)))

    def place(self, shown: Shown) -> int:
        return next((i for i, t in enumerate(self.things) if t.shown.product.id == shown.product.id), -1)

    def names(self, shown: Shown) -> bool:
        at = self.place(shown)
        return any(m.named and at in (m.own or m.things) for s in self.sentences for m in s.mentions)

    @property
    def refers(self) -> bool:
        return any(m for s in self.sentences for m in s.mentions)

    def prices(self, shown: Shown, amount: Decimal) -> bool:
        alike = [t.shown for t in self.things if t.shown.price and t.shown.price.amount == amount]
        return any(self._value(one, amount, "money") for one in (shown, *alike))

    def number(self, shown: Shown, value: float) -> bool:
        return self._value(shown, Decimal(str(value)), "number")

    def _value(self, shown: Shown, value: Decimal, kind: str) -> bool:
        at = self.place(shown)
        return any(
            token.value == value and token.kind == kind and at in sentence.subjects[place].things
            for sentence in self.sentences
            for place, token in enumerate(sentence.tokens)
        )

    def stock(self, shown: Shown, *, available: bool) -> bool:
        at = self.place(shown)
        return any(
            claim.available is available and at in sentence.subjects[claim.place].things
            for sentence in self.sentences
            for claim in stated(sentence)
        )

    def lacks(self, wanted: str) -> bool:
        """Whether it is said that there is no such thing."""
        words = self._telling(wanted)
        denial = any(words & {s.tokens[i].stem for i in s.denied} for s in self.sentences)
        return denial or self.has(CARRY.pattern)

    def gap(self, shown: Shown, other: Shown) -> bool:
        """Whether two prices are said by what they differ by."""
        if not shown.price or not other.price:
            return False
        gap = abs(shown.price.amount - other.price.amount)
        return any(t.kind == "money" and t.value == gap for s in self.sentences for t in s.tokens)

    def has(self, pattern: str) -> bool:
        return re.search(pattern, self.text, re.IGNORECASE) is not None

    def states(self, words: str, *, denied: bool) -> bool:
        """Whether the telling words of an attribute or a value are said, and denied if they should be."""
        telling = self._telling(words)
        spoken = {
            (token.stem, place in sentence.denied)
            for sentence in self.sentences
            for place, token in enumerate(sentence.tokens)
        }
        return all((word, denied) in spoken for word in telling)

    def _telling(self, words: str) -> frozenset[str]:
        kept = stems(words)
        return frozenset(w for w in kept if w not in GENERIC) or kept

    def value(self, shown: Shown, attribute: str, value: str) -> bool:
        """Whether an attribute's value is said of a product; a yes by its name, a no by its denial."""
        if value.lower() in YES | NO:
            return self._polar(shown, attribute, value.lower() in YES)
        at = self.place(shown)
        spoken = {
            token.value.normalize() if token.value is not None else token.stem
            for sentence in self.sentences
            for place, token in enumerate(sentence.tokens)
            if at in sentence.subjects[place].things
        }
        wanted = self._telling(value)
        return all(word in spoken or _number(word) in spoken for word in wanted)

    def _polar(self, shown: Shown, attribute: str, yes: bool) -> bool:
        at, telling = self.place(shown), self._telling(attribute)
        for sentence in self.sentences:
            told = [i for i, t in enumerate(sentence.tokens) if t.stem in telling]
            if telling <= {sentence.tokens[i].stem for i in told}:
                if all(at in sentence.subjects[i].things for i in told):
                    if all((i in sentence.denied) is not yes for i in told):
                        return True
                elif _contrasted(sentence, yes, told):
                    return True
        return False

    @property
    def admits(self) -> bool:
        return any(sentence.unknown for sentence in self.sentences)

    def most_of(self, words: str) -> bool:
        telling = self._telling(words)
        spoken = stems(self.text)
        return len(telling & spoken) >= MOST * len(telling)

    def reason(self, shown: Shown, reason: str) -> bool:
        """Whether the reason for a recommendation is given: its figures, or a word of it."""
        rating = shown.product.rating
        if rating is not None and reason.startswith("rated"):
            return self.number(shown, rating)
        if "cheaper" in reason and any(c.scale == "price" for c in compares(self.text)):
            return True
        telling = frozenset(w for w in stems(reason) if w not in GENERIC)
        return bool(telling & stems(self.text)) if telling else self.has(r"similar|like|same|alike")

    def rules(self, text: str) -> list[str]:
        return [rule for rule in sentences(text) if self._telling(rule)]


def _number(word: str) -> Decimal | None:
    return Decimal(word).normalize() if re.fullmatch(r"\d+(?:\.\d+)?", word) else None


def _contrasted(sentence: Sentence, yes: bool, stated: list[int]) -> bool:
    """ "..., which the Aurora doesn't": the other product is dealt with by leaving words out."""
    rest = {t.low for t in sentence.tokens[stated[-1] + 1 :]}
    return bool(rest & ({"does", "is", "has"} if yes else {"n't", "not", "lacks", "without"}))
