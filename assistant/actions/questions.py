"""product_question: what the product's own data answers, or honestly that it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.actions import options
from assistant.actions.base import Catalogue, by_id
from assistant.actions.comparing import which
from assistant.actions.health import HEALTH
from assistant.actions.naming import named
from assistant.actions.opinions import reviews_told
from assistant.actions.substitutes import substitutes
from assistant.evidence import Answered, AnswerQuoted, Awaiting, Evidence, ReviewsTold, Shown, Unanswered
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from retrieval.catalog.product import Review
from retrieval.facets import values_of
from retrieval.opinions.asking import asked
from retrieval.opinions.kinds import Summary
from retrieval.product_facts import answer, bearing, opinions, says_nothing, sentences
from retrieval.query import Filters

MOST = 3
"""Products that one question is answered for."""
PASS_ON = ("Yes, pass it on", "No, thanks")
"""Quick replies to "shall I pass the question on?"."""


Summing = Callable[[Sequence[Review]], Summary]
"""What the reviews of one product come to."""
Told = Answered | Unanswered | ReviewsTold


class TeamAnswers(Protocol):
    """Answers that the shop's people gave before, as its owner has approved them."""

    def find(self, question: str, product_ids: Sequence[str] = ()) -> AnswerQuoted | None: ...


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Without a `summing`, reviews are quoted and not counted."""

    catalogue: Catalogue
    summing: Summing | None = None
    team: TeamAnswers | None = None
    """Answers that the shop's people gave before, where a product's own data has none."""

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        products = self.meant(understood, conversation)[:MOST]
        if not products:
            last = conversation.shown[-1] if conversation.shown else ()
            return which(understood, by_id(self.catalogue, last))
        about = self.option(products, options.asked(understood, conversation), understood.query.filters)
        if about is not None:
            return about
        question = understood.segment(Intent.PRODUCT_QUESTION)
        if HEALTH.search(understood.text):
            question = understood.text  # "I have a nut allergy" is part of what is asked
        bare = len(products) == 1 and says_nothing(question, products[0].product)
        if bare and asked(question, products[0].product.name) is None:
            return describe(variant_of(products[0], understood))
        if len(products) == 1 and (
            gone := self.gone(question, variant_of(products[0], understood), understood)
        ):
            return gone
        findings = tuple(told for shown in products for told in self.findings(question, shown, understood))
        unanswered = any(isinstance(finding, Unanswered) for finding in findings)
        if unanswered and self.team is not None:
            given = self.team.find(question, tuple(shown.product.id for shown in products))
            if given is not None:
                return Evidence(findings=(given,), products=products, passages=(given.passage,))
        return Evidence(
            findings=findings,
            products=tuple({told.product.product.id: told.product for told in findings}.values()),
            options=PASS_ON if unanswered else (),
            awaiting=Awaiting("pass_on", question, PASS_ON) if unanswered else None,
        )

    def meant(self, understood: Understood, conversation: Conversation) -> tuple[Shown, ...]:
        """What is asked about: what was referred to, called by its name, or last spoken of."""
        called = named(self.catalogue, understood.text)
        if called or understood.dangling:
            return called
        return by_id(self.catalogue, understood.references or conversation.focus[:1])

    def option(
        self, products: tuple[Shown, ...], named: Mapping[str, str], filters: Filters
    ) -> Evidence | None:
        """Whether the one product meant comes in the option named, where it comes in several."""
        if len(products) != 1:
            return None
        stated = values_of(products[0].product)
        chosen = {name.lower() for variant in products[0].product.variants for name in variant.options}
        for name, wanted in named.items():
            lacking = wanted.lower() not in {value.lower() for value in stated.get(name.lower(), ())}
            if name.lower() in chosen or (name.lower() in stated and lacking):
                return options.option(self.catalogue, products[0], name, wanted, filters, named)
        return None

    def gone(self, question: str, meant: Shown, understood: Understood) -> Evidence | None:
        """What there is in its place, where it is asked whether a thing can be had that cannot."""
        found = answer(question, meant.product)
        if found is None or found.about != "in stock" or meant.in_stock is not False:
            return None
        return substitutes(self.catalogue, meant, understood.query.filters)

    def findings(self, question: str, shown: Shown, understood: Understood) -> tuple[Told, ...]:
        """What customers say of it, where that is asked for; else the answer of its own data."""
        finding = self.finding(question, shown, understood)
        said = self.said(question, finding)
        if said is None:
            return (finding,)
        if not said.about and isinstance(finding, Answered):
            return (replace(finding, opinions=()), said)
        return (said,)

    def said(self, question: str, finding: Answered | Unanswered) -> ReviewsTold | None:
        """What the reviews come to, unless the product's own data answers what was asked."""
        shown = finding.product
        wanted = asked(question, shown.product.name)
        if wanted is None or self.summing is None or not shown.product.reviews:
            return None
        if isinstance(finding, Answered) and finding.about != "rating" and not wanted.plainly:
            return None
        told = reviews_told(wanted, shown, self.summing(shown.product.reviews))
        if told is not None and told.about == "aspect" and not told.aspects[0].mentions:
            return told if wanted.named and wanted.plainly else None
        return told

    def finding(self, question: str, shown: Shown, understood: Understood) -> Answered | Unanswered:
        meant = variant_of(shown, understood)
        found = answer(question, meant.product)
        if found is None:
            known = bearing(question, meant.product)
            return Unanswered(meant, question, known.known, known.opinions)
        yes = meant.in_stock if found.about == "in stock" else found.yes
        said = opinions(meant.product) if found.about == "rating" else ()
        return Answered(meant, found.about, found.values, found.quote, yes, said)


def describe(shown: Shown) -> Evidence:
    """A product that is pointed at and nothing asked: its price, and what the shop says of it."""
    price = (Answered(shown, "price"),) if shown.price else ()
    said = sentences(shown.product.description)[:1]
    quoted = tuple(Answered(shown, "description", quote=sentence) for sentence in said)
    findings = (*price, *quoted) or (Unanswered(shown, ""),)
    options = () if shown.in_stock is False else ("Add it to my cart",)
    return Evidence(findings=findings, products=(shown,), options=options)


def variant_of(shown: Shown, understood: Understood) -> Shown:
    """The variant that the named options single out, if they single out one."""
    wanted = {name: value.lower() for name, value in understood.entities.options.items()}
    matching = [
        variant
        for variant in shown.product.variants
        if wanted
        and all(
            {n.lower(): v.lower() for n, v in variant.options.items()}.get(name.lower()) == value
            for name, value in wanted.items()
        )
    ]
    return Shown(shown.product, matching[0]) if len(matching) == 1 else shown
