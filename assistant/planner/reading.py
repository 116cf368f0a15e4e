"""A tool call that only looks something up, as the Understood that the actions take.

The words that a reply may say back (`text`, `wanted`) stay the customer's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.planner.constraints import bound, own_words, query
from assistant.planner.tools import (
    Compare,
    Constraints,
    PolicyQuestion,
    ProductQuestion,
    Recommend,
    SearchProducts,
    Tool,
    ViewCart,
)
from assistant.turn import Conversation
from assistant.understood import Entities, Intent, Understood
from retrieval.facets import Facets
from retrieval.query import Filters, Query


@dataclass(frozen=True, slots=True)
class Reader:
    """`wording` says a query in words, as understanding does."""

    facets: Callable[[], Facets]
    wording: Callable[[Query], str]
    currency: str

    def read(self, asked: Tool, heard: Understood, conversation: Conversation) -> Understood:
        """Raises Invalid for constraints that the catalogue does not know."""
        plain = replace(heard, references=(), dangling=None, segments={}, broad=False)
        match asked:
            case SearchProducts() | Recommend():
                return self.search(asked, replace(plain, entities=Entities()), conversation)
            case Compare(product_ids=ids):
                return replace(plain, intents=(Intent.COMPARE,), references=tuple(dict.fromkeys(ids)))
            case ProductQuestion(product_ids=ids, question=question):
                return replace(
                    plain,
                    intents=(Intent.PRODUCT_QUESTION,),
                    references=tuple(dict.fromkeys(ids)),
                    segments={Intent.PRODUCT_QUESTION: question},
                )
            case PolicyQuestion(question=question):
                return replace(
                    plain,
                    intents=(Intent.POLICY_QUESTION,),
                    segments={Intent.POLICY_QUESTION: question},
                )
            case ViewCart():
                return replace(plain, intents=(Intent.VIEW_CART,))
            case _:
                raise TypeError(asked)

    def search(self, asked: Constraints, plain: Understood, conversation: Conversation) -> Understood:
        said = (plain.text, *(m.text for m in conversation.messages if m.role == "customer"))
        wanted = bound(query(asked, self.facets(), self.currency, said), plain.query)
        own = own_words(wanted, plain.query)
        narrows = isinstance(asked, SearchProducts) and asked.narrows and conversation.query is not None
        like = (asked.like,) if isinstance(asked, Recommend) and asked.like else ()
        intent = Intent.RECOMMEND if isinstance(asked, Recommend) else Intent.PRODUCT_SEARCH
        return replace(
            plain,
            intents=(Intent.REFINE if narrows else intent,),
            query=replace(wanted, fusion=conversation.variant.fusion),
            wanted=self.wording(own) if own.text or own.filters != Filters() else "",
            references=like,
            broad=not wanted.text and not wanted.filters.categories,
        )
