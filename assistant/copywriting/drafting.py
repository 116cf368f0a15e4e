"""One kind of copy for one product: a plan of facts, words for each, and the check of all of them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.actions.opinions import reviews_told
from assistant.copywriting import english
from assistant.copywriting.checking import Check, wordings
from assistant.copywriting.facts import facts_of
from assistant.copywriting.kinds import Copy, Fact, Kind, Left, Line, Tone
from assistant.copywriting.questions import unanswered
from assistant.evidence import Answered, Evidence, Finding, Shown
from assistant.generation.opinions import reviews_told as opinions_worded
from assistant.grounding import sentences
from retrieval.catalog.product import Product, Review
from retrieval.facets import Facets
from retrieval.opinions.asking import Asked
from retrieval.opinions.kinds import Summary

MOST_FACTS: dict[Tone, int] = {"plain": 6, "warm": 5, "short": 4}
"""Facts that a description tells."""
MOST_BULLETS, MOST_QUESTIONS = 6, 6
OWN_SENTENCES: dict[Tone, int] = {"plain": 2, "warm": 2, "short": 1}
"""Sentences of the product's own description that a new one keeps, word for word."""
LONGEST_OWN = 220

Summing = Callable[[Sequence[Review]], Summary]
Words = Callable[[Evidence], str]
"""A model's words for evidence, unchecked; raises GenerationFailed where none come."""


@dataclass(frozen=True, slots=True)
class Drafter:
    """`summing` counts what reviews say, `words` are the model's; without them both are left out."""

    check: Check
    vocabulary: Callable[[], Facets]
    summing: Summing | None = None
    words: Words | None = None

    def draft(
        self, product: Product, kind: Kind, tone: Tone, language: str, asked: Sequence[str] = ()
    ) -> Copy:
        """`asked` are questions that customers asked of this product in vain."""
        facts = facts_of(product, tone)
        make = self._english if language == "en" else self._other
        drafted, findings = make(product, kind, tone, facts, language)
        refused: tuple[Left, ...] = ()
        by = "templates"
        if self.words is not None and language == "en" and kind == "description":
            drafted, refused = self._by_model(product, drafted, facts)
            by = "model" if any(line.evidence[:1] == ("model",) for line in drafted) else by
            drafted = [Line(line.text, line.evidence[line.evidence[:1] == ("model",) :]) for line in drafted]
        lines, left = self.check.lines(drafted, product, language, findings)
        unsaid = unanswered(product, self.vocabulary(), asked) if kind == "questions" else ()
        return Copy(kind, lines, (*refused, *left), unsaid, by)

    def _english(
        self, product: Product, kind: Kind, tone: Tone, facts: Sequence[Fact], language: str
    ) -> tuple[list[Line], tuple[Finding, ...]]:
        subject, style = english.Subject(product.name), style_of(product)
        brand, category = product.brand or "", product.category[-1] if product.category else ""
        told = [(fact, english.sentence(fact, subject, tone, style + i)) for i, fact in enumerate(facts)]
        match kind:
            case "title":
                tags = [fact.told for fact in facts if english.tag_of(fact)][: english.MOST_TAGS[tone]]
                name = english.title(product.name, brand, facts, tone)
                return [Line(name, (f"name: {product.name}", *tags))], ()
            case "bullets":
                return [Line(english.bullet(f), (f.told,)) for f in facts[:MOST_BULLETS]], ()
            case "questions":
                return [
                    Line(english.sentence(f, subject, "plain", 0), (f.told,), english.question(f, subject))
                    for f in facts[:MOST_QUESTIONS]
                ], ()
        begin = english.opening(subject, brand, category, tone, style)
        lines = [Line(begin, (f"brand: {brand}", f"category: {category}"))] if begin else []
        own = own_sentences(product, OWN_SENTENCES[tone])
        lines += [Line(text, (f"text: {text}",)) for text in own]
        fresh = [(f, s) for f, s in told if not said_in(f, " ".join(own))]
        lines += _flowing(fresh[: MOST_FACTS[tone]], subject, style)
        opinions, findings = self._opinions(product)
        return lines + opinions, findings

    def _other(
        self, product: Product, kind: Kind, tone: Tone, facts: Sequence[Fact], language: str
    ) -> tuple[list[Line], tuple[Finding, ...]]:
        own, style = wordings(language), style_of(product) + (tone == "warm")
        match kind:
            case "title":
                return [Line(own.title(product), (f"name: {product.name}",))], ()
            case "bullets":
                return [Line(own.bullet(f), (f.told,)) for f in facts[:MOST_BULLETS]], ()
            case "questions":
                return [
                    Line(own.sentence(f, 0), (f.told,), own.question(f.about)) for f in facts[:MOST_QUESTIONS]
                ], ()
        begin = (
            [] if tone == "short" else [Line(s, ("brand and category",)) for s in own.opening(product, style)]
        )
        said = [Line(own.sentence(f, style + i), (f.told,)) for i, f in enumerate(facts[: MOST_FACTS[tone]])]
        return begin + said, ()

    def _opinions(self, product: Product) -> tuple[list[Line], tuple[Finding, ...]]:
        """What enough reviews agree on, counted, and one of them quoted."""
        if self.summing is None or len(product.reviews) < 2:
            return [], ()
        told = reviews_told(Asked("", plainly=True), Shown(product), self.summing(product.reviews))
        if told is None:
            return [], ()
        words = opinions_worded(told, 0)[:2]
        findings = (told, Answered(Shown(product), "description", opinions=told.quotes))
        return [Line(text, ("reviews",)) for text in words], findings

    def _by_model(
        self, product: Product, drafted: Sequence[Line], facts: Sequence[Fact]
    ) -> tuple[list[Line], tuple[Left, ...]]:
        """The model's sentence in the place of a template's where it passes the check."""
        lines: list[Line] = []
        left: list[Left] = []
        by_told = {fact.told: fact for fact in facts}
        for line in drafted:
            fact = by_told.get(line.evidence[0]) if len(line.evidence) == 1 else None
            mine = worded(self.words, product, fact) if fact and self.words else ()
            taken, refused = self.check.lines(mine, product, "en")
            left += refused
            lines += [Line(each.text, ("model", *line.evidence)) for each in taken[:1]] or [line]
        return lines, tuple(left)


def worded(words: Words, product: Product, fact: Fact) -> tuple[Line, ...]:
    """The model's first sentence for a fact; none where it says nothing."""
    shown = Shown(product)
    evidence = Evidence(findings=(Answered(shown, fact.about, fact.values),), products=(shown,))
    return tuple(Line(text, (fact.told,)) for text in sentences([words(evidence)]))[:1]


def style_of(product: Product) -> int:
    """Which of several ways a product's copy takes: always the same for it, another for the next."""
    return zlib.crc32(product.id.encode("utf-8", "replace"))


def own_sentences(product: Product, most: int) -> tuple[str, ...]:
    """The first sentences of its description, as they stand."""
    cut = [text.strip() for text in sentences([product.description])]
    return tuple(text for text in cut if text.endswith((".", "!")) and len(text) <= LONGEST_OWN)[:most]


def said_in(fact: Fact, text: str) -> bool:
    """Whether a text says every value already; of a quality that it has, whether it names it."""
    lower = text.lower()
    wanted = (fact.about,) if english.states(fact, english.YES) else fact.values
    return all(value.lower() in lower for value in wanted)


def _flowing(told: Iterable[tuple[Fact, str]], subject: english.Subject, style: int) -> list[Line]:
    """Facts as sentences, here and there two in one."""
    lines: list[Line] = []
    for fact, text in told:
        both = english.joined(lines[-1].text, text, subject) if lines and (style + len(lines)) % 2 else ""
        if both and len(lines[-1].evidence) == 1:
            lines[-1] = Line(both, (*lines[-1].evidence, fact.told))
        else:
            lines.append(Line(text, (fact.told,)))
    return lines
