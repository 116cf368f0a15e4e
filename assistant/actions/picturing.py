"""A picture from a customer: the products whose own pictures look most like it, and fit what was said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.actions.base import shown
from assistant.actions.searching import CARDS, Relaxing
from assistant.evidence import Awaiting, Evidence, LooksLike, PictureUnused
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from retrieval.pictures.likeness import Pictures
from retrieval.pictures.reading import Picture
from retrieval.query import Filters, Hit, Query, Results

LOOKED_AT = 24
NEAREST = 8
"""Of the most alike, by whose categories it is decided whether one is plainly meant."""
PLAINLY = 0.75
"""The share of those that have to be of one category for it."""
OPTIONS = 3
OF_A_SEARCH = frozenset(
    {
        Intent.PRODUCT_SEARCH,
        Intent.REFINE,
        Intent.RECOMMEND,
        Intent.PRODUCT_QUESTION,
        Intent.COMPARE,
        Intent.PREFERENCE,
        Intent.GREETING,
        Intent.OUT_OF_SCOPE,
    }
)
"""What words beside a picture may be taken for: of any other the picture is no part."""
POINTING = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|can|could|would|will|have|has|had|got|get|find|show|want|need|look"
    r"|looks|looking|seen|see|buy|sell|carry|there|here|like|alike|similar|same|resembl\w+|match\w*|kind|sort"
    r"|type|style|one|ones|thing|things|something|anything|any|some|it|its|this|that|these|those|picture"
    r"|pictures|photo|photos|image|images|pic|screenshot|i|me|my|you|your|we|us|the|a|an|of|in|on|from|to|for"
    r"|as|at|but|and|or|with|please|hi|hello|hey|what|which|where|how|s|m|d|ve|re|just|also|exactly|more)\b"
    r"|[’'?!.,;:…-])",
    re.IGNORECASE,
)
"""Words that point at a picture or ask for what it shows, and say nothing of it."""


@dataclass(frozen=True, slots=True)
class Picturing:
    """`read` gives the search that some words are, on their own."""

    catalogue: Relaxing
    pictures: Pictures
    read: Callable[[str], Query]

    def takes(self, heard: Understood) -> bool:
        """Whether words beside a picture search for something."""
        return OF_A_SEARCH.issuperset(heard.intents)

    def search(self, picture: Picture, heard: Understood) -> Understood:
        """The search that a picture begins, with what the words ask for besides."""
        said = self.read(heard.text) if heard.text else Query()
        kind = " ".join(POINTING.sub(" ", said.text).split())
        query = replace(said, text=kind, k=LOOKED_AT, picture=self.pictures.written(picture))
        intents = (Intent.PRODUCT_SEARCH,)
        wanted = heard.wanted if OF_A_SEARCH.issuperset(heard.intents) else ""
        return replace(heard, intents=intents, query=query, wanted=wanted, references=(), broad=False)

    def unused(self) -> Evidence:
        """That a picture was no part of what a message came to."""
        return Evidence(findings=(PictureUnused("aside"),))


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """What to say to a search that has a picture in it, the first time and after each refinement."""

    catalogue: Relaxing
    pictures: Pictures

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        query = unseen(replace(understood.query, k=LOOKED_AT), conversation)
        results, unmet = self.found(query)
        alike = [hit for hit in results.hits if hit.similarity is not None]
        if not alike:
            return Evidence(findings=(PictureUnused("nothing"),))
        hits, kind = plainly_of_one(alike) if not query.filters.categories else (alike, "")
        cards = shown(hits[:CARDS], query.filters if not unmet else Filters())
        asked = bool(query.text) or query.filters != Filters()
        finding = LooksLike(cards, self.pictures.by, kind, fits=asked and not unmet, unmet=unmet)
        evidence = Evidence(findings=(finding,), products=cards)
        return evidence + (Evidence() if kind or unmet else narrower(query, alike))

    def found(self, query: Query) -> tuple[Results, bool]:
        """What fits everything, or else looks alike whatever was said besides: then the second is True."""
        results = self.catalogue.search(query)
        if results.hits and results.carried:
            return results, False
        nearest = self.catalogue.relax(query).results
        if nearest.hits and nearest.carried:
            return nearest, True
        return self.catalogue.search(Query(k=query.k, picture=query.picture)), True


def unseen(query: Query, conversation: Conversation) -> Query:
    """Without what was shown, where the search stands as it did ("something else")."""
    before = conversation.query
    if before is None or replace(before, k=query.k) != query:
        return query
    seen = tuple(dict.fromkeys(i for group in conversation.shown for i in group))
    return replace(query, filters=replace(query.filters, without_ids=(*query.filters.without_ids, *seen)))


def plainly_of_one(hits: Sequence[Hit]) -> tuple[Sequence[Hit], str]:
    """The hits of the category that most of the nearest are of, and that category; all of them and ""
    where none is plainly meant."""
    nearest = hits[:NEAREST]
    kinds = Counter(leaf(hit) for hit in nearest)
    kind, count = kinds.most_common(1)[0]
    if not kind or len(nearest) < NEAREST or count < PLAINLY * len(nearest):
        return hits, ""
    return [hit for hit in hits if leaf(hit) == kind], kind


def narrower(query: Query, hits: Sequence[Hit]) -> Evidence:
    """Quick replies: the categories that several of the nearest are of."""
    kinds = Counter(leaf(hit) for hit in hits[: 2 * NEAREST])
    options = tuple(kind for kind, count in kinds.most_common(OPTIONS) if kind and count > 1)
    if len(options) < 2 or query.filters.categories:
        return Evidence()
    searches = tuple(
        replace(query, filters=replace(query.filters, categories=(option,))) for option in options
    )
    return Evidence(options=options, awaiting=Awaiting("narrow", "category", options, searches=searches))


def leaf(hit: Hit) -> str:
    return hit.product.category[-1] if hit.product.category else ""
