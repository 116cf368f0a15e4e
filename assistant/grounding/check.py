"""The whole check of one sentence, one line a rule."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.evidence import Evidence
from assistant.grounding import (
    amounts,
    claims,
    comparing,
    dating,
    languages,
    opinions,
    orders,
    pairs,
    pictures,
    promises,
    quoting,
    readings,
    reasons,
    selling,
    support,
    surface,
    surveys,
    views,
)
from assistant.grounding.draft import Draft, draft
from assistant.grounding.numbers import Measure
from assistant.grounding.records import plain
from assistant.grounding.sources import Sources, gather
from assistant.grounding.text import Kind, tokens
from assistant.grounding.verdict import Grounded, Objection, Reason, Ungrounded, Verdict
from assistant.grounding.words import POLICY, SALE
from retrieval.derived import Derived
from retrieval.facets import Facets

log = logging.getLogger(__name__)

LONGEST = 600
"""Characters; a longer sentence is a model that has lost its way."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the catalogue knows: stems of its attribute values and the names of its products."""

    values: frozenset[str]
    names: frozenset[tuple[str, ...]]


class Grounding:
    """Checks sentences against evidence. `vocabulary` and `product_names` are asked anew when
    the words of the catalogue have changed."""

    def __init__(self, vocabulary: Callable[[], Facets], product_names: Callable[[], Iterable[str]]) -> None:
        self._words = Derived(vocabulary, lambda facets, _: _collect(facets, product_names()))

    def check(self, sentence: str, evidence: Evidence, before: str = "") -> Verdict:
        """Whether every claim of one sentence is borne out. `before` is the text of the reply
        that it continues. Never raises: what cannot be checked is ungrounded."""
        try:
            return self.against(evidence).check(sentence, before)
        except Exception as error:
            log.exception("a sentence could not be checked")
            return Ungrounded(Reason.FAILED, type(error).__name__)

    def against(self, evidence: Evidence) -> Checker:
        """The check against one evidence, which is prepared once for all its sentences."""
        return Checker(gather(evidence), self._words())


def _collect(vocabulary: Facets, names: Iterable[str]) -> Words:
    values = {
        token.stem
        for counts in vocabulary.attributes.values()
        for value in counts
        for token in tokens(value[:200])
        if token.kind is Kind.WORD
    }
    found = {tuple(t.lower for t in tokens(name[:200]) if t.kind is not Kind.MARK) for name in names}
    return Words(frozenset(values), frozenset(found))


class Checker:
    def __init__(self, sources: Sources, words: Words) -> None:
        self.sources, self.words = sources, words

    def check(self, sentence: str, before: str = "") -> Verdict:
        if self.sources.evidence.language != "en":
            return languages.check(sentence, self.sources, before)
        text = sentence.strip().lstrip("-*• ").strip()
        if not text or text in self.sources.house or orders.borne_out(sentence, self.sources.evidence):
            return Grounded()
        evidence = self.sources.evidence
        if opinions.borne_out(sentence, evidence) or support.borne_out(sentence, evidence):
            return Grounded()
        if orders.only_orders(evidence) or (
            orders.about_orders(text, evidence) and not quoting.verbatim(text, self.sources)
        ):
            return Ungrounded(Reason.UNSUPPORTED, "not what the order's records say")
        try:
            self._rules(text, before)
        except Objection as objection:
            return Ungrounded(objection.reason, objection.detail)
        return Grounded()

    def _rules(self, text: str, before: str) -> None:
        if len(text) > LONGEST:
            raise Objection(Reason.GIBBERISH, "too long")
        surface.check(text, tokens(text), self.sources)
        if quoting.verbatim(text, self.sources):
            return
        text = quoting.quotations(text, self.sources)
        text = reasons.peel(pictures.peel(text, self.sources), self.sources, before)
        opinions.check(text)
        claim = draft(text, self.sources, self.words.values, before)
        surveys.check(claim)
        views.check(claim)
        dating.check(claim)
        readings.check(claim)
        surface.gibberish(claim)
        if self.sources.passages and quoting.policy(claim):
            return
        if self._repeats(claim):
            return
        quoting.sensitive(claim)
        promises.check(claim)
        self._names(claim)
        quoting.opinions(claim)
        comparing.check(claim)
        selling.cart(claim)
        claims.ellipsis(claim)
        selling.availability(claim)
        amounts.check(claim)
        selling.sale(claim)
        selling.gifts(claim)
        claims.negations(claim)
        claims.inclusion(claim)
        claims.exclusive(claim)
        claims.words(claim)
        pairs.check(claim)

    def _repeats(self, claim: Draft) -> bool:
        """Whether it is, word for word, a sentence of the one product that is spoken of; a price
        or an address in such text is still not taken on trust."""
        said = plain(claim.text)
        records = claim.of(0) if claim.tokens else []
        money = any(q.measure is Measure.MONEY for q in claim.quantities)
        links = any(t.kind is Kind.LINK for t in claim.tokens)
        if len(records) != 1 or money or links or any(t.stem in SALE | POLICY for t in claim.tokens):
            return False
        return len(said) > 2 and said in records[0].prose

    def _names(self, claim: Draft) -> None:
        """Another product's full name is not a way to say one of these."""
        lowers = [t.lower for t in claim.tokens if t.kind is not Kind.MARK]
        capitals = [t.capital for t in claim.tokens if t.kind is not Kind.MARK]
        exact = {r.title for r in self.sources.products}
        for size in range(2, min(8, len(lowers)) + 1):
            for start in range(len(lowers) - size + 1):
                run = tuple(lowers[start : start + size])
                if run not in self.words.names or run in exact or not all(capitals[start : start + size]):
                    continue
                if not any(_inside(run, name) for name in exact):
                    raise Objection(Reason.NAME, " ".join(run))


def _inside(run: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(name[i : i + len(run)] == run for i in range(len(name) - len(run) + 1))
