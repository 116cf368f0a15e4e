"""Sentences about the items of a brief, from which the replies to learn from are put together."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.generation.brief import LETTERS, Brief, Item, Line
from assistant.generation.tuning.predicates import clause, mention, predicates
from assistant.generation.voices import Voice
from assistant.generation.words import capital, listing, plural, titled

PLACES = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Thing:
    """An item as it is spoken of in one voice."""

    item: Item
    voice: Voice
    place: int = 0
    most: int = 2
    """How many facts are told of it."""

    @property
    def many(self) -> bool:
        return plural(self.item.name)

    @property
    def name(self) -> str:
        return titled(self.item.name)

    @property
    def again(self) -> str:
        """How it is called once it was named: "the second", or by its name once more."""
        return self.name if self.voice.manner % 2 else f"the {PLACES[self.place]}"

    @property
    def said(self) -> str:
        """A sentence on its facts, once it was named."""
        return self.sentence(self.again, many=self.many and bool(self.voice.manner % 2))

    @property
    def is_again(self) -> str:
        return self.be if self.voice.manner % 2 else "is"

    @property
    def priced(self) -> str:
        return f"{self.name} at {self.item.price}" if self.item.price else self.name

    @property
    def be(self) -> str:
        return "are" if self.many else "is"

    @property
    def facts(self) -> tuple[Line, ...]:
        """As many as this voice tells; that it is sold out is always told."""
        gone = [fact for fact in self.item.facts if fact[1] == "out of stock"]
        rest = [fact for fact in self.item.facts if fact[1] != "out of stock"]
        return (*gone, *rest[: self.most])

    @property
    def which(self) -> str:
        """ ", which is waterproof", or nothing."""
        said = predicates(self.facts, self.many)
        return f", which {said}" if said else ""

    def sentence(self, subject: str = "", many: bool | None = None) -> str:
        """ "It is waterproof and weighs 280 g.", or nothing."""
        many = self.many if many is None else many
        subject = subject or ("they" if many else "it")
        if not self.facts:
            return ""
        if said := predicates(self.facts, many):
            return f"{capital(subject)} {said}."
        parts = [clause(fact, subject, many) for fact in self.facts]
        return f"{capital(', and '.join(parts))}."

    @property
    def mentions(self) -> str:
        return ", ".join(mention(fact) for fact in self.facts)

    def tail(self, lead: str) -> str:
        """A lead with the facts after it: in one sentence where they make one, else in two."""
        if self.which and not self.voice.manner % 2:
            return f"{lead}{self.which}."
        return joined(f"{lead}.", self.sentence())


def things(brief: Brief, voice: Voice) -> tuple[Thing, ...]:
    most = 2 if voice.full and len(brief.items) < 3 else 1
    return tuple(Thing(item, voice, place, most) for place, item in enumerate(brief.items))


def of_letter(brief: Brief, voice: Voice, letter: str) -> Thing:
    return things(brief, voice)[LETTERS.index(letter)]


def joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def priced(some: tuple[Thing, ...]) -> str:
    return listing([thing.priced for thing in some])
