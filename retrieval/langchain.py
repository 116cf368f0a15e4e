"""Floorwalker's searches as LangChain retrievers, for chains and agents built elsewhere."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, SkipValidation

from retrieval.documents import embedding_text
from retrieval.knowledge import Knowledge
from retrieval.query import Filters, Query, Searcher


class ProductRetriever(BaseRetriever):
    """Products for a text, within `filters`. A document's metadata names product, price and score."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: SkipValidation[Searcher]
    filters: SkipValidation[Filters] = Filters()
    k: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        results = self.searcher.search(Query(query, self.filters, k=self.k))
        return [
            Document(
                id=hit.product.id,
                page_content=embedding_text(hit.product),
                metadata={
                    "product_id": hit.product.id,
                    "variant_id": hit.variant.id if hit.variant else None,
                    "name": hit.product.name,
                    "price": str(hit.product.price.amount) if hit.product.price else None,
                    "currency": hit.product.price.currency if hit.product.price else None,
                    "in_stock": hit.product.in_stock,
                    "score": hit.score,
                    "carried": results.carried,
                },
            )
            for hit in results.hits
        ]


class KnowledgeRetriever(BaseRetriever):
    """Sections of the shop's documents that answer a text; none where none does."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    knowledge: Knowledge
    k: int = 3

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [
            Document(
                id=hit.section.id,
                page_content=hit.section.text,
                metadata={
                    "title": hit.section.title,
                    "heading": hit.section.heading,
                    "anchor": hit.section.anchor,
                    "url": hit.section.url,
                    "score": hit.score,
                },
            )
            for hit in self.knowledge.find(query, self.k)
        ]
