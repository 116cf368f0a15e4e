"""product_search and refine: what satisfies the request, the nearest thing, or one good question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.actions import options
from assistant.actions.base import Action, Catalogue, by_id, shown
from assistant.actions.figures import unstated
from assistant.actions.health import HEALTH
from assistant.actions.leading import ASKS_FIRST, led
from assistant.actions.narrowing import FEW, Choice, choice
from assistant.actions.overall import Survey
from assistant.actions.personal import Personal
from assistant.actions.ranking import names_kind
from assistant.actions.sensitive import careful, unproven
from assistant.actions.substitutes import substitutes
from assistant.evidence import Awaiting, Clarify, Evidence, Found, Nearest, Recommended, Shown
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from retrieval.query import Hit, Query, Results, Sort

CARDS = 4
LONGEST_QUOTE = 120
ENDS = re.compile(r"[.?!]+(?=\s|$)")
"""Ends of sentences inside what is quoted: a quotation is one piece."""
LOOKED_AT = 24
"""Hits that are looked at for a figure that was asked for."""
MANY = 2 * CARDS
"""From how many products on a list ends in a question."""
BEST_RATED = "Best rated"


class Relaxed(Protocol):
    @property
    def results(self) -> Results: ...
    @property
    def dropped(self) -> tuple[str, ...]: ...
    @property
    def query(self) -> Query: ...


class Relaxing(Catalogue, Protocol):
    def relax(self, query: Query) -> Relaxed: ...


@dataclass(frozen=True, slots=True)
class FindProducts:
    catalogue: Relaxing
    personal: Personal | None = None
    """Puts what suits a customer a few places further up, where no order was asked for."""
    alike: Action | None = None
    """Answers a search that has a picture in it."""

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        if len(understood.references) == 1 and (named := options.asked(understood, conversation)):
            (name, wanted), filters = next(iter(named.items())), understood.query.filters
            for shown_before in by_id(self.catalogue, understood.references):
                return options.option(self.catalogue, shown_before, name, wanted, filters, named)
        if understood.query.picture and self.alike is not None:
            return self.alike(understood, conversation)
        query = replace(understood.query, k=LOOKED_AT)
        if unproven(understood.text, query.filters):
            return careful(understood.text)
        if (survey := Survey(self.catalogue)(understood, conversation)) is not None:
            return survey
        if (sold_out := self.sold_out(understood)) is not None:
            return substitutes(self.catalogue, sold_out, understood.query.filters)
        first = query.sort is not Sort.RELEVANCE and ASKS_FIRST.search(understood.text)
        new = understood.intents[0] != Intent.REFINE and not understood.references
        if understood.broad and new and not first:
            question = self.ask(query, understood, conversation)
            if question is not None:
                return question
        results = self.more(query, conversation) or self.search(query)
        if not results.hits or not results.carried:
            if results.hits and answers_a_question(understood, conversation):
                return self.suggested(results, understood)
            if comes_in := self.option_of_the_one(understood, conversation):
                return comes_in
            return self.nearest(query, results, understood, conversation)
        figures = unstated(understood.query.text, (hit.product for hit in results.hits))
        if figures and names_kind(understood.query.text, results.hits[0].product):
            return self.unsure(results, understood, figures, conversation)
        return self.found(results, understood, conversation)

    def sold_out(self, understood: Understood) -> Shown | None:
        """The one thing that was asked for by its name, where it cannot be bought."""
        if understood.intents[0] is not Intent.PRODUCT_SEARCH or len(understood.references) != 1:
            return None
        meant = by_id(self.catalogue, understood.references)
        return next((shown for shown in meant if shown.product.in_stock is False), None)

    def more(self, query: Query, conversation: Conversation) -> Results | None:
        """What was not shown yet, where the search stands as it did ("something else")."""
        if conversation.query is None or replace(query, k=conversation.query.k) != conversation.query:
            return None
        seen = tuple(dict.fromkeys(i for group in conversation.shown for i in group))
        unseen = replace(query.filters, without_ids=(*query.filters.without_ids, *seen))
        results = self.search(replace(query, filters=unseen))
        return results if results.hits and results.carried else None

    def search(self, query: Query) -> Results:
        """The products of the kind that is asked for, also where other words of the request
        are foreign to this catalogue: they say how the thing is wanted, not what."""
        results = self.catalogue.search(query)
        if results.carried or not query.filters.categories:
            return results
        of_the_kind = self.catalogue.search(replace(query, text=" ".join(query.filters.categories)))
        return of_the_kind if of_the_kind.hits and of_the_kind.carried else results

    def option_of_the_one(self, understood: Understood, conversation: Conversation) -> Evidence | None:
        """The answer to "and in pink?" where one product is spoken of and does not come in it."""
        spoken_of = by_id(self.catalogue, conversation.focus)
        if understood.intents[0] != Intent.REFINE or len(spoken_of) != 1:
            return None
        chosen = {name.lower() for variant in spoken_of[0].product.variants for name in variant.options}
        new = options.asked(understood, conversation, several=True)
        wanted = next(((name, value) for name, value in new.items() if name.lower() in chosen), None)
        filters = understood.query.filters
        return options.option(self.catalogue, spoken_of[0], *wanted, filters) if wanted else None

    def suggested(self, results: Results, understood: Understood) -> Evidence:
        """What comes nearest to an answer in free words ("he goes fishing every weekend")."""
        cards = shown(results.hits[:CARDS], understood.query.filters)
        return Evidence(findings=(Recommended(cards, understood.wanted),), products=cards)

    def unsure(
        self, results: Results, understood: Understood, figures: tuple[str, ...], conversation: Conversation
    ) -> Evidence:
        """Things of the kind where a figure was asked for ("a tent for 4") that none of them states."""
        cards = shown(results.hits[:CARDS], understood.query.filters)
        wanted = understood.wanted if was_said(understood, conversation) else ""
        return self.instead(Nearest(cards, wanted, figures), cards)

    def ask(self, query: Query, understood: Understood, conversation: Conversation) -> Evidence | None:
        """One question that splits what is left, unless it has just been asked."""
        if conversation.awaiting and conversation.awaiting.kind == "clarify":
            return None
        anything = replace(query, text="")
        summary = self.catalogue.summary(anything)
        best = choice(summary, anything, conversation.asked_about)
        if best is None:
            return None
        return Evidence(
            findings=(Clarify(best.about, best.options, understood.wanted, summary.total),),
            options=best.options,
            awaiting=Awaiting("clarify", best.about, best.options, searches=best.searches),
        )

    def found(self, results: Results, understood: Understood, conversation: Conversation) -> Evidence:
        query = understood.query
        hits = self.suiting(results, understood, conversation)
        cards = shown(hits[:CARDS], query.filters)
        finding = Found(cards, results.total, understood.wanted)
        if query.sort is not Sort.RELEVANCE:
            finding = led(finding, query, self.catalogue)
        evidence = Evidence(findings=(finding,), products=spoken_of(finding))
        if results.total <= max(CARDS, FEW):
            return evidence
        best = choice(self.catalogue.summary(query), query, conversation.asked_about)
        return evidence + self.narrower(finding, best, understood) if best else evidence

    def suiting(self, results: Results, understood: Understood, conversation: Conversation) -> Sequence[Hit]:
        if self.personal is None or understood.query.sort is not Sort.RELEVANCE or understood.references:
            return results.hits
        return self.personal.ordered(results.hits, conversation)

    def narrower(self, finding: Found, best: Choice, understood: Understood) -> Evidence:
        """Beside a list: quick replies, and the question to them where much is left to look at."""
        asks = finding.total > MANY and not finding.how and not called_by_name(finding, understood)
        options, searches = best.options, best.searches
        query = understood.query
        if not asks and query.sort is not Sort.RATING and any(s.product.rating for s in finding.products):
            options = (*options[: CARDS - 1], BEST_RATED)
            searches = (*searches[: CARDS - 1], replace(query, sort=Sort.RATING))
        return Evidence(
            findings=(Clarify(best.about, options, finding.wanted, beside=True),) if asks else (),
            options=options,
            awaiting=Awaiting("narrow", best.about if asks else "", options, searches=searches),
        )

    def nearest(
        self, query: Query, results: Results, understood: Understood, conversation: Conversation
    ) -> Evidence:
        if results.hits:
            cards = shown(results.hits[:2], query.filters, "closest to what you asked for")
            return self.instead(Nearest(cards, thing(understood), (), carried=results.carried), cards)
        if HEALTH.search(understood.text):
            return careful(understood.text)
        relaxed = self.catalogue.relax(query)
        cards = shown(relaxed.results.hits[:2], relaxed.query.filters, "closest to what you asked for")
        said = speaks_of(understood.query.text, cards) and was_said(understood, conversation)
        wanted = understood.wanted if said else ""
        return self.instead(Nearest(cards, wanted, relaxed.dropped, carried=relaxed.results.carried), cards)

    def instead(self, finding: Nearest, cards: tuple[Shown, ...]) -> Evidence:
        return Evidence(findings=(finding,), products=cards)


def spoken_of(finding: Found) -> tuple[Shown, ...]:
    return (*finding.products, *((finding.beyond,) if finding.beyond else ()))


def called_by_name(finding: Found, understood: Understood) -> bool:
    """Whether the first is what was asked for by its name, so that no question helps."""
    name = finding.products[0].product.name.lower()
    return name in understood.query.text.lower()


def speaks_of(text: str, cards: tuple[Shown, ...]) -> bool:
    """Whether a request's words name what these are; a person's description ("a 6 year old
    girl") names nothing that a shop could have."""
    return not text or not cards or any(names_kind(text, card.product) for card in cards)


def was_said(understood: Understood, conversation: Conversation) -> bool:
    """Whether the words of the search stand in one message as they are; what was put together
    from several is no phrase that can be said back."""
    told = (understood.text, *(m.text for m in conversation.messages if m.role == "customer"))
    return any(understood.query.text.lower() in text.lower() for text in told)


def answers_a_question(understood: Understood, conversation: Conversation) -> bool:
    asked = conversation.awaiting
    return asked is not None and asked.kind == "clarify" and understood.intents[0] == Intent.REFINE


def thing(understood: Understood) -> str:
    """What was asked for: the kind of thing as the customer put it ("kayaks"), or the whole
    message in quotation marks where the search's words do not stand in it as they are."""
    said = understood.segment(understood.intents[0])
    kind = understood.query.text
    short = 0 < len(kind) <= LONGEST_QUOTE
    if understood.intents[0] == Intent.PRODUCT_SEARCH and short and kind.lower() in said.lower():
        return kind
    quoted = ENDS.sub(",", said.strip(" .?!"))[:LONGEST_QUOTE]
    return f"“{quoted}”"
