"""What the recommender of a shop is made of: its catalogue, its files, and what was learned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from assistant.service.behaviour.store import Behaviour
from assistant.settings import Settings
from retrieval.catalog.product import Product
from retrieval.query import Embedder, ProductIndex
from retrieval.recommend.assortment import Shelf
from retrieval.recommend.attributes import Attributes
from retrieval.recommend.blend import Blend
from retrieval.recommend.bundle import Bundle
from retrieval.recommend.features import shelf_of
from retrieval.recommend.following import Following
from retrieval.recommend.interactions import bare_past, pasts, taken
from retrieval.recommend.kinds import Assortment, Interactions, Past, Recall, Recommender
from retrieval.recommend.options import Options, Repeat
from retrieval.recommend.placing import Placing
from retrieval.recommend.popular import New
from retrieval.recommend.profile import Goods, Profiles
from retrieval.recommend.rated import Rated
from retrieval.recommend.recommender import Recommending
from retrieval.recommend.rules import Rules
from retrieval.recommend.selecting import scorer_of
from retrieval.recommend.semantic import Semantic
from retrieval.recommend.versions import Versions
from retrieval.snapshot import Catalogue

SEEN: Final = "seen.jsonl"
"""The file of when products were first seen."""


def folder(settings: Settings) -> Path:
    """Where what was learned lies."""
    return settings.data / "recommend"


def shelf_in(settings: Settings, store: Catalogue, index: ProductIndex) -> Shelf:
    """What the shop sells; one for all who ask."""
    return Shelf(store, index, folder(settings) / SEEN)


@dataclass(frozen=True)
class Makings:
    """What a recommender is made of beside what was learned."""

    settings: Settings
    shelf: Shelf
    embedder: Embedder

    def goods(self, learned: Bundle | None) -> Goods:
        """What the shop sells; where its catalogue is empty, what was learned of: a bare file of events can
        be tried."""
        found = self.shelf.goods()
        return found if found.assortment.ids or learned is None else nameless(learned.items)

    def make(self, learned: Bundle | None, seen: bool = False) -> Recommender:
        """With `seen` whatever a customer had may come again."""
        learned = learned if self.settings.recommend.enabled else None
        goods = self.goods(learned)
        return Recommending(
            (*recalls_of(learned, goods), Rated(goods.assortment)),
            lambda: goods.assortment,
            learned.ranker if learned is not None else None,
            Rules.load(self.settings.folder / self.settings.recommend.rules),
            goods.products,
            learned.version if learned is not None else "",
            self.embedder.embed,
            options=replace(self.options(learned), repeat="always") if seen else self.options(learned),
            together=learned.together if learned is not None else None,
            rebought=learned.rebought if learned is not None else None,
        )

    def options(self, learned: Bundle | None) -> Options:
        """As the settings say; whether things are bought again as was learned, where they leave it open."""
        said = self.settings.recommend
        repeat = said.repeat if said.repeat != "auto" or learned is None else learned.manifest.repeat
        return Options(repeat, said.margin, said.explore, said.diversity, said.popular_share)

    def past(self, behaviour: Behaviour, subject: str, learned: Bundle | None, now: float) -> Past:
        """What one customer did and said, with their profile."""
        events, said = behaviour.events(subject), behaviour.preferences(subject)
        told = bare_past(events, now)
        profile = Profiles(self.goods(learned)).of(told, said, now, taken(events))
        return replace(told, profile=profile)

    def everyone(
        self, learned: Bundle, whole: Interactions, k: int, seen: bool = False
    ) -> Iterator[tuple[str, list[str]]]:
        """For each subject of `whole` the best `k`, many customers at a time, as of the last event (of each
        where times say nothing).

        What cannot be bought now is left out, and unless `seen` what they had already, where it is not
        something that is bought again. The shop's own rules are those of single lists."""
        goods = self.goods(learned)
        recalls = recalls_of(learned, goods)
        placed = Placing(lambda: goods.assortment, recalls).current()
        repeat: Repeat = "always" if seen else self.options(learned).repeat
        popularity = shelf_of(goods.assortment, learned.learned.get("popular"))
        blend = Blend(recalls, placed, popularity, repeat, learned.rebought)
        now = float(whole.at.max(initial=0.0)) if learned.manifest.timed else None
        told = profiled(pasts(whole, now), recalls, goods)
        scorer = learned.ranker or scorer_of(learned.manifest.parts)
        yield from zip(whole.subjects, blend.ranked(told, k, scorer), strict=True)


def profiled(told: Sequence[Past], recalls: Sequence[Recall], goods: Goods) -> list[Past]:
    """The same with profiles, where a recall reads them."""
    if not {"semantic", "attributes"} & {recall.name for recall in recalls}:
        return list(told)
    made = Profiles(goods)
    return [replace(past, profile=made.of(past, (), past.now)) for past in told]


def recommender(settings: Settings, shelf: Shelf, embedder: Embedder) -> Following:
    return Following(Versions(folder(settings)), Makings(settings, shelf, embedder).make, shelf.state)


def recalls_of(learned: Bundle | None, goods: Goods) -> tuple[Recall, ...]:
    """Of what was learned; without it, what needs nothing learned: what is near to a customer's interests,
    and what has what they like."""
    sold = goods.assortment
    if learned is not None:
        return learned.recalls(sold, goods.products, goods.described)
    return Semantic(sold), Attributes(sold, goods.products, goods.described), New(sold)


def bare(items: Sequence[str]) -> Assortment:
    """Products of which only the id is known."""
    count = len(items)
    unknown, code = np.full(count, np.nan, np.float32), np.full(count, -1, np.int32)
    return Assortment(
        ids=tuple(items),
        price=unknown,
        in_stock=np.full(count, -1, np.int8),
        rating=unknown,
        rating_count=np.zeros(count, np.float32),
        first_seen=np.full(count, np.nan),
        category=code,
        categories=(),
        brand=code,
        brands=(),
        vectors=np.zeros((count, 0), np.float32),
    )


def nameless(items: Sequence[str]) -> Goods:
    """Products of which only the id is known, with records that say no more."""
    known = frozenset(items)

    def records(ids: Sequence[str]) -> Mapping[str, Product]:
        return {identity: Product(identity, identity) for identity in ids if identity in known}

    return Goods(bare(items), records)
