"""Recall, rank, rules, reasons: one recommendation from end to end."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Lock
from typing import Final
from zlib import crc32

import numpy as np

from retrieval.catalog.product import Product
from retrieval.filters import match
from retrieval.query import Filters, Vectors
from retrieval.recommend.asked import Context, context_of
from retrieval.recommend.candidates import AGAINST, Mask, Places, Stand, presorted, stand
from retrieval.recommend.diversity import Picked, diverse, explored
from retrieval.recommend.explain import Explainer, shares
from retrieval.recommend.features import Found, Matrix, matrix
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.glance import Glance
from retrieval.recommend.kinds import (
    Assortment,
    Past,
    Preference,
    Recall,
    Recommendation,
    Rows,
    Scores,
    Wish,
)
from retrieval.recommend.liked import suits
from retrieval.recommend.options import Options
from retrieval.recommend.placing import Placing
from retrieval.recommend.repeating import had
from retrieval.recommend.rules import Rule, Rules
from retrieval.recommend.scoring import Scored, Scorer
from retrieval.recommend.traits import holds
from retrieval.recommend.verified import Case, Shown
from retrieval.recommend.versions import FUSION
from retrieval.similarity.kinds import Behaviour

log = logging.getLogger(__name__)
Products = Callable[[Sequence[str]], Mapping[str, Product]]
LOOKED_AT: Final = 120
"""Candidates whose records are read and that are ranked with all their features."""
MOST_LOOKED_AT: Final = 5_000
"""Where the records of the best do not fit the filters, it is looked as far as this."""
NO_RULES: Final = Rules()
USUAL: Final = Options()
ANY: Final = Filters()


@dataclass(frozen=True)
class _Ranked:
    """The candidates (m,) that fit, their features and scores, and all records that were read."""

    stand: Stand
    matrix: Matrix
    found: Found
    scored: Scored
    buried: Mask
    products: Mapping[str, Product]

    def product(self, place: int) -> Product:
        return self.products[self.stand.goods.ids[int(self.matrix.rows[place])]]


class Recommending:
    """A `Recommender` of any recalls. Without a ranker their ranks are fused, as they are for a wish of the
    variant `fusion`; `rules` are the shop's own;
    `together` says what was bought together; `rebought` gives the share of a product's buyers who bought
    it again."""

    def __init__(
        self,
        recalls: Sequence[Recall],
        assortment: Callable[[], Assortment],
        ranker: Scorer | None,
        rules: Rules | None,
        products: Products,
        version: str = "",
        embed: Callable[[Sequence[str]], Vectors] | None = None,
        *,
        options: Options = USUAL,
        together: Behaviour | None = None,
        rebought: Mapping[str, float] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._recalls, self._products, self._version = tuple(recalls), products, version
        self._fusion = Fusion(tuple(r.name for r in recalls), options.fusion)
        self._scorer: Scorer = ranker or self._fusion
        self._rules, self._embed, self._options = rules or NO_RULES, embed, options
        self._placing = Placing(assortment, self._recalls)
        self._explainer, self._together = Explainer(self._recalls, together), together
        self._rebought, self._clock = rebought or {}, clock
        self._stand: Stand | None = None
        self._warned: frozenset[str] = frozenset()
        self._lock = Lock()

    @property
    def version(self) -> str:
        return self._version

    def recommend(self, wish: Wish) -> tuple[Recommendation, ...]:
        stand = self.stand()
        if wish.k <= 0 or not len(stand.goods.ids):
            return ()
        if wish.past.now <= 0:  # nobody's past is of no moment
            wish = replace(wish, past=replace(wish.past, now=self._clock()))
        open_to = self._open(stand, wish)
        context = context_of(stand, wish, open_to, self._embed, self._together)
        ranked = self._ranked(stand, wish, open_to, context)
        if not len(ranked.buried):
            return ()
        return self._told(ranked, wish, context, self._picked(ranked, wish))

    def fit(self, past: Past, ids: Sequence[str]) -> Scores:
        return suits(self.stand(), past, ids)

    def stand(self) -> Stand:
        """What is worked out of the assortment as it is now."""
        placed, kept = self._placing.current(), self._stand
        if kept is not None and kept.placed is placed:
            return kept
        with self._lock:
            self._stand = stand(placed, self._recalls, self._options.margin > 0)
            self._warn(self._rules.unknown(placed.assortment))
            return self._stand

    def _warn(self, unknown: tuple[str, ...]) -> None:
        """Of each assortment once, and not again of what was so before."""
        for line in unknown:
            if line not in self._warned:
                log.warning(line)
        self._warned = frozenset(unknown)

    def _open(self, stand: Stand, wish: Wish) -> Mask:
        """What may be shown, as far as columns tell."""
        past = wish.past
        refused = {i for i, kind in zip(past.items, past.kinds.tolist(), strict=True) if kind in AGAINST}
        named = {i for i in (wish.like, wish.goes_with) if i is not None}
        without = wish.without | refused | named | had(past, self._options.repeat, self._rebought)
        open_to = stand.possible(wish.filters) & ~stand.having(without)
        if wish.within is not None:
            open_to &= stand.having(wish.within)
        for rule in self._rules.of("exclude", past.now, wish.filters, wish.surface):
            if not rule.attribute:
                open_to &= ~rule.rows(stand.goods)
        return open_to

    def _ranked(self, stand: Stand, wish: Wish, open_to: Mask, context: Context) -> _Ranked:
        least = max(3 * wish.k, 30)
        if context.rows is None:
            rows, found = stand.found(wish.past, open_to, least)
        else:
            rows, found = stand.told(wish.past, context.rows)
        order = presorted(stand, rows, found, context.worth(rows))
        places, products = self._fitting(stand, wish, rows, order, least)
        if len(places) < wish.k and context.rows is None and len(rows) < int(open_to.sum()):
            rows, found = stand.told(wish.past, stand.best(open_to, MOST_LOOKED_AT))
            order = presorted(stand, rows, found, context.worth(rows))
            places, products = self._fitting(stand, wish, rows, order, least)
        kept = Found(found.names, found.scores[:, places], found.ranks[:, places])
        glance = Glance.of(wish.past, stand.goods, stand.placed.row_of)
        asked = context.asked(rows[places])
        values = matrix(stand.shelf, wish.past, rows[places], kept, asked, products, glance)
        scorer = self._fusion if wish.variant == FUSION else self._scorer
        scored = Scored.of(scorer, values, {**context.weights, "margin": self._options.margin})
        return _Ranked(
            stand, values, kept, scored, self._buried(stand, wish, values.rows, products), products
        )

    def _fitting(
        self, stand: Stand, wish: Wish, rows: Rows, order: Places, least: int
    ) -> tuple[Places, dict[str, Product]]:
        """Of the first of the candidates, the places of those whose records fit, and these records."""
        places: list[int] = []
        read: dict[str, Product] = {}
        pinned = self._pinned_places(stand, wish, rows)
        refused = [said for said in wish.past.profile.said if not said.likes]
        excluded = self._rules.of("exclude", wish.past.now, wish.filters, wish.surface)
        excluded = tuple(rule for rule in excluded if rule.attribute)
        order = np.array(list(dict.fromkeys((*pinned, *order.tolist()))), np.int64)
        for start in range(0, min(len(order), MOST_LOOKED_AT), LOOKED_AT):
            batch = order[start : start + LOOKED_AT].tolist()
            ids = {place: stand.goods.ids[int(rows[place])] for place in batch}
            found = self._products(list(ids.values()))
            fit = [p for p in batch if ids[p] in found and self._fits(found[ids[p]], wish, refused, excluded)]
            places += fit
            read |= {ids[place]: found[ids[place]] for place in fit}
            if len(places) >= least:
                break
        return np.array(places, np.int64), read

    def _fits(
        self, product: Product, wish: Wish, refused: Sequence[Preference], excluded: Sequence[Rule]
    ) -> bool:
        """By the record as it is now; what the customer said they dislike is never shown."""
        return (
            product.in_stock is not False
            and (wish.filters == ANY or match(product, wish.filters) is not None)
            and not any(holds(product, said) for said in refused)
            and not any(rule.names(product) for rule in excluded)
        )

    def _pinned_places(self, stand: Stand, wish: Wish, rows: Rows) -> list[int]:
        """Candidates that a pin names by id, so that they are among those that are read."""
        pins = self._rules.of("pin", wish.past.now, wish.filters, wish.surface)
        wanted = stand.placed.rows([i for rule in pins for i in rule.products])
        return [int(place) for place in np.flatnonzero(np.isin(rows, wanted[wanted >= 0]))]

    def _buried(self, stand: Stand, wish: Wish, rows: Rows, products: Mapping[str, Product]) -> Mask:
        """What goes last, (m,)."""
        rules = self._rules.of("bury", wish.past.now, wish.filters, wish.surface)
        if not rules:
            return np.zeros(len(rows), np.bool_)
        named = [any(r.names(products[stand.goods.ids[int(row)]]) for r in rules) for row in rows]
        return np.array(named, np.bool_)

    def _picked(self, ranked: _Ranked, wish: Wish) -> list[Picked]:
        """A diverse list of what is not buried; what is, only where that is too little."""
        options, stand = self._options, ranked.stand
        share = max(options.popular_share, stand.head_share(wish.past))
        above = np.flatnonzero(~ranked.buried)
        pool = stand.pool(ranked.matrix.rows[above], ranked.scored.scores[above])
        chosen = diverse(pool, wish.k, options.diversity, share)
        picked = [
            Picked(int(above[one.place]), one.propensity)
            for one in explored(pool, chosen, options.explore, _seed(wish))
        ]
        below = sorted(np.flatnonzero(ranked.buried).tolist(), key=lambda place: -ranked.scored.scores[place])
        return [*picked, *map(Picked, below[: wish.k - len(picked)])]

    def _told(
        self, ranked: _Ranked, wish: Wish, context: Context, picked: Sequence[Picked]
    ) -> tuple[Recommendation, ...]:
        final = self._with_pins(ranked, wish, list(picked))
        names, added = ranked.scored.contributions([one.place for one, _ in final])
        rests = self._explainer.rests_on(wish.past, wish)
        needed = [i for i in rests if i not in ranked.products]
        known = {**ranked.products, **(self._products(needed) if needed else {})}
        shown = Shown.of(wish, ranked.stand.goods, ranked.stand.placed.row_of, known, context.words)
        return tuple(
            Recommendation(
                ranked.product(one.place).id,
                float(ranked.scored.scores[one.place]),
                self._explainer.reasons(
                    shown,
                    Case(ranked.product(one.place), int(ranked.matrix.rows[one.place]), shares(names, parts)),
                ),
                _sources(ranked.found, one.place),
                one.propensity,
                pinned,
            )
            for (one, pinned), parts in zip(final, added, strict=True)
        )

    def _with_pins(self, ranked: _Ranked, wish: Wish, picked: list[Picked]) -> list[tuple[Picked, bool]]:
        """Each pin puts the best that it names at its place; at most half of a list is pinned."""
        final = [(one, False) for one in picked]
        size = max(len(final), min(wish.k, len(ranked.buried)))
        for place, position in self._pins(ranked, wish, most=max(1, wish.k // 2)):
            final = [kept for kept in final if kept[0].place != place]
            final.insert(min(position - 1, len(final), size - 1), (Picked(place), True))
        return final[:size]

    def _pins(self, ranked: _Ranked, wish: Wish, most: int) -> Iterator[tuple[int, int]]:
        order = np.argsort(-ranked.scored.scores, kind="stable").tolist()
        taken: set[int] = set()
        rules = self._rules.of("pin", wish.past.now, wish.filters, wish.surface)
        for rule in sorted(rules, key=lambda rule: rule.position):
            for place in order:
                if place not in taken and rule.names(ranked.product(place)) and len(taken) < most:
                    taken.add(place)
                    yield place, rule.position
                    break


def _sources(found: Found, place: int) -> dict[str, float]:
    """The recalls that found it, with their scores from 0 to 1."""
    return {
        name: round(float(found.scores[number, place]), 4)
        for number, name in enumerate(found.names)
        if not np.isnan(found.scores[number, place])
    }


def _seed(wish: Wish) -> tuple[int, int, int]:
    """Another for another customer, day and wish; the same for the same."""
    said = "\x1f".join((*wish.past.items[-20:], wish.text, wish.like or "", wish.surface))
    day = datetime.fromtimestamp(wish.past.now, UTC).toordinal()
    return wish.seed & 0xFFFFFFFF, crc32(said.encode()), day
