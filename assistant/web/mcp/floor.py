"""What the tools ask of a shop, which `assistant.shop.Shop` gives."""

from __future__ import annotations

from typing import Protocol

from assistant.actions.policy import KnowledgeSource
from assistant.service.backend import OrderBackend
from assistant.service.behaviour.capture import Capture
from assistant.web.storefront import Storefront
from retrieval.facets import Facets
from retrieval.query import Searcher


class Catalogue(Searcher, Protocol):
    @property
    def facets(self) -> Facets: ...


class Floor(Storefront, Protocol):
    @property
    def search(self) -> Catalogue: ...

    @property
    def knowledge(self) -> KnowledgeSource: ...

    @property
    def capture(self) -> Capture: ...

    @property
    def orders(self) -> OrderBackend: ...
