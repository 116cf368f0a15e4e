"""One message, understood in its conversation: intents, the search that stands, references, entities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from typing import Protocol

from assistant.evidence import Awaiting
from assistant.tastes import Ask, Taste, Tastes
from assistant.turn import Conversation
from assistant.understanding import context
from assistant.understanding.answers import WRONG, Answer, answer, bare, given_up
from assistant.understanding.constraints import Constraints, extract
from assistant.understanding.context import Heard
from assistant.understanding.entities import entities
from assistant.understanding.joining import joined, presented
from assistant.understanding.masking import SEVERAL, mask, says_more
from assistant.understanding.meaning import meant
from assistant.understanding.nearest import Vote
from assistant.understanding.order import Than
from assistant.understanding.overall import overall
from assistant.understanding.personally import NOTHING, Overheard, overheard
from assistant.understanding.ranges import Beyond
from assistant.understanding.reading import Reading
from assistant.understanding.references import References, resolve
from assistant.understanding.restating import restated
from assistant.understanding.standing import compared, continued, fresh, narrowed
from assistant.understanding.titles import Named, Titles
from assistant.understanding.vocabulary import Read, Sense, Vocabulary, as_it_is
from assistant.understanding.wording import wording
from assistant.understanding.words import clean
from assistant.understood import Entities, Intent, Understood
from retrieval.catalog.product import Product
from retrieval.derived import Derived
from retrieval.facets import Facets
from retrieval.manuals.asking import treats
from retrieval.opinions.asking import of_customers
from retrieval.query import Filters, Query, Sort

YES_NO = frozenset({"yes", "no", "true", "false"})

ASKS_OF_A_PRODUCT = frozenset({Intent.PRODUCT_QUESTION, Intent.ADD_TO_CART})
"""Intents whose attributes are said of a product and constrain no search."""

ASKED_OF_PROFILE = {"yes": Ask.ERASE, None: Ask.ERASE, WRONG: Ask.WRONG}
"""What an answer about oneself asks; without a yes or a no it is asked for one, again."""

OVERALL = context.SEARCHING | {
    Intent.PRODUCT_QUESTION,
    Intent.POLICY_QUESTION,
    Intent.COMPARE,
    Intent.OUT_OF_SCOPE,
    Intent.GREETING,
    Intent.VIEW_CART,
}
"""Intents that a question on the whole catalogue is taken for."""

Classified = Sequence[tuple[Intent, float, str]]


class IntentSource(Protocol):
    def classify_message(self, text: str) -> Classified:
        """The intents of a message with confidence and the part that speaks for each, first first."""
        ...


class Covers(Protocol):
    """What a message asks for that the shop's own manuals or its team's answers tell, of these products or
    of none: PRODUCT_SUPPORT, POLICY_QUESTION, or None."""

    def __call__(self, text: str, product_ids: Sequence[str]) -> Intent | None: ...


class Catalogue(Protocol):
    """`facets` is replaced whenever the products are."""

    @property
    def facets(self) -> Facets: ...

    def names(self) -> Sequence[Named]: ...

    def get(self, product_id: str) -> Product | None: ...


class Understanding:
    """Turns a message into what the actions need. Holds the vocabulary of the catalogue,
    read anew when the catalogue's facets are replaced; nothing of any conversation."""

    def __init__(
        self,
        classify: IntentSource,
        detect_language: Callable[[str, str | None], str],
        catalogue: Catalogue,
        currency: str,
        locale: str = "en_US",
        covered: Covers = lambda text, product_ids: None,
        read: Read = as_it_is,
    ) -> None:
        self._classify = classify
        self._covered, self._in_english = covered, read
        self._detect_language = detect_language
        self._catalogue = catalogue
        self._currency = currency
        self._locale = locale.replace("-", "_")
        self._words = Derived(lambda: catalogue.facets, self._read)
        self._words()

    def understand(self, text: str, conversation: Conversation, vote: Vote | None = None) -> Understood:
        """Never raises on any text; an empty one is out of scope with confidence 0. `vote` is on the message
        that `text` is a reading of."""
        text = clean(text)
        if not any(character.isalnum() for character in text):
            return Understood(text, (Intent.OUT_OF_SCOPE,), 0.0, query=conversation.query or Query())
        language = self._detect_language(text, conversation.language)
        given = self._answer(text, conversation)
        if given is not None:
            return self._answered(text, given, conversation)
        personal = self._overheard(text, conversation) if language == "en" else NOTHING
        if not personal.speaks:
            heard = self._understood(text, conversation, language, vote)
            return presented(heard, personal.tastes)
        like = self._like(text, personal) if personal.tastes.ask is Ask.LIKE else None
        return joined(text, personal, conversation, partial(self._part, conversation), like)

    def _overheard(self, text: str, conversation: Conversation) -> Overheard:
        def pointed(said: str, conversation: Conversation) -> References:
            return resolve(said, conversation, self._catalogue.get, self.vocabulary, titles=self.titles)

        return overheard(text, conversation, self.extract, pointed)

    def covering(self, covered: Covers) -> Understanding:
        """The same, where the shop tells other things."""
        other = copy(self)
        other._covered = covered
        return other

    def extract(self, text: str) -> Constraints:
        """What a few words mean in this catalogue."""
        return extract(text, self.vocabulary, self._currency, narrowing=True)

    def meant(self, taste: Taste) -> Filters:
        """What a taste comes to in this catalogue, as a filter."""
        return meant(taste, self.extract)

    def _part(self, conversation: Conversation, text: str, one: Intent | None = None) -> Understood:
        """A part of a message, of which what it says of taste was heard already; as one search, where its
        intent is given."""
        if one is not None:
            return self._understood(text, conversation, "en", Vote(one, 1.0))
        personal = self._overheard(text, conversation)
        if personal.tastes.ask is not None and not personal.rest:
            like = self._like(text, personal) if personal.tastes.ask is Ask.LIKE else None
            return joined(text, personal, conversation, partial(self._part, conversation), like)
        return self._understood(text, conversation, "en")

    def _like(self, text: str, personal: Overheard) -> Query:
        """What something like a product is to satisfy besides: its kind is that of the product."""
        products = [p for p in map(self._catalogue.get, personal.references.ids) if p is not None]
        said = self.extract(text)
        query = Query("", replace(said.filters, categories=tuple(products[0].category[-1:])))
        return compared(query, said.than, products, self._currency) if said.than is not None else query

    def _understood(
        self, text: str, conversation: Conversation, language: str, vote: Vote | None = None
    ) -> Understood:
        heard = self._hear(text, conversation, vote)
        of_shown = context.of_the_display(heard, conversation, self._catalogue.get, self.vocabulary)
        of_all = of_shown or (None if heard.covered else self._of_all(heard, conversation))
        heard = of_all or context.corrected(
            heard, conversation, self._catalogue.get, self.vocabulary, self.titles.sold
        )
        query = self._query(heard, conversation)
        return Understood(
            text=text,
            intents=heard.intents,
            confidence=heard.confidence,
            language=language,
            query=query,
            wanted=wording(query, self.vocabulary, self._currency, self._locale, heard.said.whom),
            references=heard.references.ids,
            dangling=heard.references.dangling,
            entities=_with_asked(heard),
            segments=heard.segments,
            broad=self._is_broad(heard, query),
            asked=heard.asked,
            covered=heard.covered,
        )

    @property
    def vocabulary(self) -> Vocabulary:
        return self._words()[0]

    @property
    def titles(self) -> Titles:
        return self._words()[1]

    def named(self, text: str) -> tuple[str, ...]:
        """The products of this catalogue that a text calls by their names, in its order."""
        return tuple(dict.fromkeys(title.product_id for title in self.titles.named(Reading(clean(text)))))

    def wording(self, query: Query) -> str:
        """A search in words."""
        return wording(query, self.vocabulary, self._currency, self._locale)

    def _read(self, facets: Facets, before: tuple[Vocabulary, Titles] | None) -> tuple[Vocabulary, Titles]:
        """The words of the catalogue and the names in it."""
        vocabulary = Vocabulary(facets, self._in_english)
        return vocabulary, Titles(self._catalogue.names(), vocabulary, before and before[1])

    def _hear(self, text: str, conversation: Conversation, vote: Vote | None = None) -> Heard:
        references = resolve(text, conversation, self._catalogue.get, self.vocabulary, titles=self.titles)
        masked = mask(text, references.names if says_more(text, references.names) else ())
        classified = self._classify.classify_message(masked.text) or [(Intent.OUT_OF_SCOPE, 0.0, masked.text)]
        if vote is not None and vote.over(classified):
            classified = [(vote.intent, vote.share, masked.text)]
        if of_customers(text) and (references.ids or references.dangling or conversation.focus):
            classified = [(Intent.PRODUCT_QUESTION, classified[0][1], masked.text)]
        covered = self._covered(text, references.ids or conversation.focus[:1])
        if covered is None and treats(text) and self._names_a_thing(text) and not references.dangling:
            covered = Intent.PRODUCT_SUPPORT
        told = covered is not None and (covered is Intent.PRODUCT_SUPPORT or not references.ids)
        if covered is not None and told:
            classified = [(covered, 1.0, masked.text)]
        segments = {intent: masked.unmasked(segment) for intent, _, segment in reversed(classified)}
        intents = tuple(dict.fromkeys(intent for intent, _, _ in classified))
        narrowing = conversation.query is not None
        searches = [segments[i] for i in intents if i in context.SEARCHING]
        whole = " ".join(sorted(searches, key=text.find))  # without one that stands, they are one search
        searching = (searches[0] if narrowing else whole) if searches else text
        pointing = () if references.weak else _within(references.places, text, searching)
        category = next(iter(conversation.query.filters.categories), None) if conversation.query else None
        said = extract(searching, self.vocabulary, self._currency, narrowing, pointing, category)
        again = restated(text, conversation.query, self.vocabulary, self._currency)
        if again is not None:
            said, references, intents = again, References(), (Intent.REFINE,)
            segments = {Intent.REFINE: text}
        meant = references.ids or conversation.focus
        product = self._catalogue.get(meant[0]) if meant else None
        confidence = classified[0][1]
        things = entities(mask(text, references.names, SEVERAL).text, product)
        told = told and again is None
        return Heard(text, intents, confidence, segments, said, references, things, covered=told)

    def _names_a_thing(self, text: str) -> bool:
        """Whether a message speaks of a kind of thing that is sold here, by a word of a name or category."""
        roots = {root for root in Reading(text).roots if len(root) > 2}
        kinds = (m for root in roots for m in self.vocabulary.meanings(root) if m.sense is Sense.CATEGORY)
        return bool(roots & self.titles.things) or any(kinds)

    def _answer(self, text: str, conversation: Conversation) -> Answer | None:
        awaiting = conversation.awaiting
        given = bare(text) if awaiting is None else self._given(text, awaiting, conversation)
        return given or (None if conversation.desk.busy else given_up(text))

    def _given(self, text: str, awaiting: Awaiting, conversation: Conversation) -> Answer | None:
        called = {title.product_id for title in self.titles.named(Reading(text))}
        if awaiting.kind == "support" and called:
            return Answer(Intent.PRODUCT_SUPPORT, references=tuple(called))
        if called - set(awaiting.product_ids):
            return None
        given = answer(text, awaiting, entities(text), self._catalogue.get)
        if given is None and awaiting.kind == "which" and awaiting.intent in set(Intent):
            pointed = resolve(text, conversation, self._catalogue.get, self.vocabulary, awaiting.product_ids)
            if pointed.ids and not pointed.weak:
                return Answer(Intent(awaiting.intent), references=pointed.ids)
        return given

    def _answered(self, text: str, given: Answer, conversation: Conversation) -> Understood:
        said = extract(given.chosen or text, self.vocabulary, self._currency, narrowing=True)
        query = conversation.query or Query()
        if given.intent is Intent.RECOMMEND:
            query = replace(query, sort=Sort.RATING)
        if given.intent is Intent.REFINE:
            picked = context.picked(given.chosen, conversation)
            query = picked or narrowed(
                query, context.chosen(said, given.chosen, conversation, self.vocabulary)
            )
        return Understood(
            text=text,
            intents=(given.intent,),
            confidence=1.0,
            language=conversation.language,
            query=query,
            wanted=wording(query, self.vocabulary, self._currency, self._locale),
            references=given.references,
            entities=replace(entities(text), options=dict(given.options)),
            answers=given.intent is not Intent.ABOUT_ME or given.chosen in {"yes", "no"},
            tastes=Tastes(
                ask=ASKED_OF_PROFILE.get(given.chosen) if given.intent is Intent.ABOUT_ME else None
            ),
        )

    def _of_all(self, heard: Heard, conversation: Conversation) -> Heard | None:
        """The message as a question on all that a search means, if a part of it asks one."""
        for intent, segment in heard.segments.items():
            found = overall(segment, self.vocabulary) if intent in OVERALL else None
            if found is None or not _is_asking(heard, [segment[start:end] for start, end in found.places]):
                continue
            narrowing = conversation.query is not None
            said = extract(segment, self.vocabulary, self._currency, narrowing, found.places)
            meant = context.of_all(found.asked, said, heard, conversation, self.vocabulary, intent)
            if meant is not None:
                others = tuple(i for i in heard.intents if i is not intent and i not in context.SEARCHING)
                segments = {i: s for i, s in heard.segments.items() if i in others} | {meant: segment}
                return replace(
                    heard,
                    intents=(meant, *others),
                    segments=segments,
                    said=said,
                    references=References(),
                    asked=found.asked,
                )
        return None

    def _query(self, heard: Heard, conversation: Conversation) -> Query:
        before = conversation.query
        if not context.SEARCHING & set(heard.intents):
            return before or Query()
        if before is None or Intent.REFINE not in heard.intents:
            query = fresh(heard.said)
            if heard.references.names and heard.said.than is None:
                return self._for_names(query, heard.references.ids)
            if before is not None and context.goes_on(heard.text):
                query = continued(before, heard.said, self.vocabulary)
        else:
            described = heard.said.kinds <= set(self.vocabulary.names)
            replaces = context.corrects(heard.text) and not described
            query = narrowed(before, heard.said, replaces)
        if heard.said.than is not None:
            query = self._compared(query, heard.said.than, heard.references.ids, conversation)
        return query

    def _for_names(self, query: Query, ids: tuple[str, ...]) -> Query:
        """A search for products by name, as the catalogue spells them."""
        products = [p for p in map(self._catalogue.get, ids) if p is not None]
        return replace(query, text=" ".join([*(p.name for p in products), query.text]).strip())

    def _compared(
        self, query: Query, than: Than | Beyond, ids: tuple[str, ...], conversation: Conversation
    ) -> Query:
        latest = conversation.shown[-1] if conversation.shown else ()
        against = ids or (conversation.focus if len(conversation.focus) == 1 else latest)
        products = [p for p in map(self._catalogue.get, against) if p is not None]
        return compared(query, than, products, self._currency)

    def _is_broad(self, heard: Heard, query: Query) -> bool:
        if not context.SEARCHING & set(heard.intents):
            return False
        if Intent.REFINE in heard.intents:
            return not query.text and not query.filters.categories
        return heard.said.broad and not heard.references.names


def _is_asking(heard: Heard, asking: Sequence[str]) -> bool:
    """Whether what reads like products' names is only how the question is put: "price range" is
    no product of the Range line."""
    named = (heard.text[start:end].lower() for start, end in heard.references.names)
    return all(any(name in part.lower() for part in asking) for name in named)


def _with_asked(heard: Heard) -> Entities:
    """Entities with the options that are asked of a product which may not come in them
    ("the second one, but in green?"): those that the message names, as this catalogue does."""
    if not ASKS_OF_A_PRODUCT & set(heard.intents):
        return heard.entities
    named = heard.said.filters.attributes.items()
    asked = {
        name: values[0] if len(values) == 1 else _said(heard, name)
        for name, values in named
        if values[0] not in YES_NO
    }
    asked = {name: value for name, value in asked.items() if value}
    return replace(heard.entities, options=asked | dict(heard.entities.options))


def _said(heard: Heard, name: str) -> str:
    """The customer's own word for a value that stands for several here ("pink")."""
    if len(heard.intents) > 1 or not heard.references.weak:
        return ""
    return next((heard.text[span.start : span.end] for span in heard.said.spans if span.role == name), "")


def _within(places: Sequence[tuple[int, int]], text: str, part: str) -> tuple[tuple[int, int], ...]:
    """Places in a text as places in a part of it."""
    offset = max(text.find(part), 0)
    return tuple((start - offset, end - offset) for start, end in places if start >= offset)
