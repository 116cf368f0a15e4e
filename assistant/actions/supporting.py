"""product_support: what the manuals say, a step at a time, and a way out to a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.actions.asking_people import HandOver
from assistant.actions.base import Action
from assistant.actions.stepping import Stepping, about_sizes, quoting
from assistant.evidence import Awaiting, Evidence, Shown, SupportSaid
from assistant.turn import Conversation
from assistant.understood import Understood
from retrieval.catalog.product import Product
from retrieval.kinds import kinds
from retrieval.manuals.asking import CARE, HOW, Move, Wants, move, wanted
from retrieval.manuals.manuals import GuideHit, Manual
from retrieval.manuals.sections import Guide
from retrieval.manuals.sizes import measured
from retrieval.query import Query, Results
from retrieval.words import terms

PASS_ON = ("Yes, pass it on", "Return it", "No, thanks")
PERSON = "Talk to a person"
ANOTHER = "Something else"
MOST_OFFERED = 4
FEW = 3
"""Products that a question on how a thing is treated is answered for at once."""
LOOKED_AT = 12
_THING = re.compile(
    r"\s(?:the|my|a|an|your|our|this|that|these|those)\s+((?:[\w'’-]+\s*)+?)"
    r"(?=\s+(?:in|on|with|without|at|after|before|when|if|so|and|but|i|you|we|properly|please|safely|best|be)\b"
    r"|[.,;:?!]|$)",
    re.IGNORECASE,
)


class Library(Protocol):
    """The shop's manuals."""

    def all(self) -> tuple[Manual, ...]: ...
    def of(self, product: Product) -> tuple[Guide, ...]: ...
    def get(self, identity: str) -> Guide | None: ...
    def find(
        self, text: str, product: Product | None = None, k: int = 3, besides: Sequence[str] = ()
    ) -> tuple[GuideHit, ...]: ...


class Shelf(Protocol):
    def get(self, product_id: str) -> Product | None: ...
    def search(self, query: Query) -> Results: ...


@dataclass(frozen=True, slots=True)
class Support:
    """`otherwise` answers of the product's own data what asks how to treat it and no manual tells;
    `people` takes over with what was tried."""

    manuals: Library
    catalogue: Shelf
    otherwise: Action
    people: HandOver

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        awaiting = conversation.awaiting
        if awaiting is not None and awaiting.kind == "step" and awaiting.procedure is not None:
            where = move(understood.text)
            if where is not None:
                return self.on(where, awaiting, conversation)
        asked = understood.text
        if awaiting is not None and awaiting.kind == "support" and wanted(asked) is None:
            asked = awaiting.about
            if not understood.references:
                return self.unknown(asked, understood, conversation, ())
        return self.begin(asked, understood, conversation)

    def begin(self, asked: str, understood: Understood, conversation: Conversation) -> Evidence:
        products = self.meant(understood, conversation)
        length = measured(asked)
        if wanted(asked) is Wants.SIZE and length is not None:
            told = about_sizes(asked, length, self.sized(products), products)
            if told is not None:
                return told
        for product in products:
            hits = self.manuals.find(asked, product, 1)
            if hits:
                return self.told(hits[0].guide, asked, Shown(product))
        if understood.references and products:
            return self.unknown(asked, understood, conversation, products)
        found = self.candidates(asked)
        if not any(_called(product, asked) for product in found):
            named = self.named(asked)
            if 0 < len(named) <= FEW and wanted(asked) is not Wants.FAULT:
                meant = tuple(product.id for product in named)
                asks = replace(understood, text=_of_it(asked), segments={}, references=meant)
                return self.otherwise(asks, conversation)
            found = named or found
        if len(found) == 1 and _called(found[0], asked):
            return self.told(self.manuals.find(asked, found[0], 1)[0].guide, asked, Shown(found[0]))
        if found:
            names = (*(product.name for product in found[:MOST_OFFERED]), ANOTHER)
            ids = tuple(product.id for product in found[:MOST_OFFERED])
            which = Awaiting("support", asked, names, ids)
            return Evidence(findings=(SupportSaid("which"),), options=names, awaiting=which)
        return self.unknown(asked, understood, conversation, products)

    def meant(self, understood: Understood, conversation: Conversation) -> tuple[Product, ...]:
        """The products named or pointed at; else those last spoken of, and those in the cart."""
        ids = understood.references or conversation.focus[:1]
        if not understood.references:
            ids = (*ids, *(line.product_id for line in conversation.cart.lines))
        found = (self.catalogue.get(identity) for identity in dict.fromkeys(ids))
        return tuple(product for product in found if product is not None)

    def candidates(self, asked: str) -> tuple[Product, ...]:
        """The products whose own manuals answer; those that the message calls by a word of their name
        alone, where it calls any."""
        answering = {hit.guide.document for hit in self.manuals.find(asked, None, 5)}
        ids = [
            identity
            for manual in self.manuals.all()
            if manual.document.name in answering
            for identity in manual.document.products
        ]
        found = tuple(p for p in (self.catalogue.get(i) for i in dict.fromkeys(ids)) if p is not None)
        called = tuple(product for product in found if _called(product, asked))
        return called or found

    def named(self, asked: str) -> tuple[Product, ...]:
        """The products that have most of the words for the thing in their names or kinds, where any has
        the last of them: "the merino sweater"."""
        said = terms(_thing(asked))
        if not said:
            return ()
        hits = self.catalogue.search(Query(_thing(asked), k=LOOKED_AT)).hits
        of_kind = [hit.product for hit in hits if said[-1] in kinds(hit.product, 1)]
        shared = [len(_names(product) & set(said)) for product in of_kind]
        return tuple(p for p, many in zip(of_kind, shared, strict=True) if many == max(shared))

    def sized(self, products: tuple[Product, ...]) -> tuple[Guide, ...]:
        """The sections with tables: those of the product meant, or all if they are of one document."""
        own = [guide for product in products for guide in self.manuals.of(product) if guide.tables]
        if own:
            return tuple(own)
        every = [guide for manual in self.manuals.all() for guide in manual.guides if guide.tables]
        return tuple(every) if len({guide.document for guide in every}) == 1 else ()

    def told(self, guide: Guide, asked: str, shown: Shown) -> Evidence:
        """A procedure from its first step on, or a section's own words."""
        if guide.steps:
            return Stepping(guide, asked, shown).begin()
        return replace(quoting(guide, guide.section.text.split("\n"), shown), options=(PERSON,))

    def unknown(
        self,
        asked: str,
        understood: Understood,
        conversation: Conversation,
        products: tuple[Product, ...],
    ) -> Evidence:
        """Nothing in the manuals: of how a product is treated its own page may tell."""
        if products and wanted(asked) is not Wants.FAULT:
            return self.otherwise(understood, conversation)
        awaiting = Awaiting("pass_on", asked, PASS_ON)
        return Evidence(findings=(SupportSaid("unknown"),), options=PASS_ON, awaiting=awaiting)

    # ---- from step to step -----------------------------------------------------------------

    def on(self, where: Move, awaiting: Awaiting, conversation: Conversation) -> Evidence:
        procedure = awaiting.procedure
        product = self.catalogue.get(awaiting.product_ids[0]) if awaiting.product_ids else None
        guide = self.manuals.get(procedure.guide) if procedure else None
        if procedure is None or guide is None or product is None or procedure.place > len(guide.steps) + 1:
            return Evidence(findings=(SupportSaid("unknown"),), options=(PERSON,))  # the manual has changed
        stepping = Stepping(guide, awaiting.about, Shown(product))
        if where is Move.PERSON or (procedure.place == 0 and where is Move.NEXT):
            text = stepping.tried(procedure)
            return self.people.ask(conversation, "question", text)
        return stepping.go(where, procedure)


def _called(product: Product, text: str) -> bool:
    """Whether a text has a word of a product's name."""
    return bool(set(terms(product.name)) & set(terms(text)))


def _names(product: Product) -> set[str]:
    return {term for part in (product.name, *product.category[-1:]) for term in terms(part)}


def _thing(asked: str) -> str:
    """What is asked about: the words after an article, up to the end of the clause."""
    named = _THING.search(asked, _begins(asked))
    return named.group(1).strip() if named else ""


def _of_it(asked: str) -> str:
    """The question of "it", in place of the thing's name."""
    begins = _begins(asked)
    return asked[:begins] + _THING.sub(" it", asked[begins:], count=1)


def _begins(asked: str) -> int:
    """Where the words for the thing can begin."""
    how = CARE.search(asked) or HOW.search(asked)
    return how.end() if how else 0
