"""Parts that were fitted without the last days, tried on them: alone, and together as a blend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from retrieval.recommend import profile
from retrieval.recommend.blend import Blend
from retrieval.recommend.bundle import Quality
from retrieval.recommend.described import Described
from retrieval.recommend.features import shelf_of
from retrieval.recommend.kinds import Assortment, Past, Recall
from retrieval.recommend.options import Repeat
from retrieval.recommend.parts import Products
from retrieval.recommend.placing import Placing
from retrieval.recommend.profile import Profiles
from retrieval.recommend.selecting import Chosen
from retrieval.recommend.trial import Case, figures

NOTHING: Final[Mapping[str, float]] = {}


@dataclass(frozen=True)
class Goods:
    """What the shop sells: columns, records, the text of each product for the language model, and the traits
    where they are read already."""

    assortment: Assortment
    products: Products
    texts: Mapping[str, str] = field(default_factory=dict)
    described: Described | None = None


class Trial:
    """Parts that were fitted without the last days, tried on them."""

    def __init__(
        self, recalls: Mapping[str, Recall], goods: Goods, rebought: Mapping[str, float] = NOTHING
    ) -> None:
        self.recalls, self.rebought, self._goods = dict(recalls), rebought, goods
        self._profiles = Profiles(profile.Goods(goods.assortment, goods.products, goods.described))
        self._shelf = shelf_of(goods.assortment, recalls.get("popular"))

    def blend(self, names: Sequence[str], repeat: Repeat) -> Blend:
        recalls = tuple(self.recalls[name] for name in names)
        placed = Placing(lambda: self._goods.assortment, recalls).current()
        return Blend(recalls, placed, self._shelf, repeat, self.rebought)

    def told(self, cases: Sequence[Case]) -> list[Case]:
        """The same with profiles, where a part reads them."""
        pasts = self.profiled([case.past for case in cases])
        return [replace(case, past=past) for case, past in zip(cases, pasts, strict=True)]

    def profiled(self, pasts: Sequence[Past]) -> list[Past]:
        if not {"semantic", "attributes"} & set(self.recalls):
            return list(pasts)
        return [replace(p, profile=self._profiles.of(p, p.profile.said, p.now)) for p in pasts]

    def figures(
        self, chosen: Chosen, cases: Sequence[Case]
    ) -> tuple[tuple[list[str], ...], dict[str, Quality]]:
        """What the blend recommends in each case, and the figures of it and of each part by itself."""
        told = self.told(cases)
        pasts = [case.past for case in told]
        blend = self.blend(chosen.parts, chosen.repeat)
        ranked = tuple(blend.ranked(pasts, 20, chosen.scorer))
        found = {"blend": figures(ranked, told)}
        for name in self.recalls:
            alone = self.blend([name], chosen.repeat)
            found[name] = figures(list(alone.in_order(pasts, 20)), told)
        return ranked, found
