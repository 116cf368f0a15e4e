"""The parts of a blend by name: how each is fitted, read and made of what the shop sells now."""

from __future__ import annotations

import importlib
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from retrieval.catalog.product import Product
from retrieval.errors import RetrievalError, VersionDamaged
from retrieval.recommend.described import Described
from retrieval.recommend.kinds import Assortment, Past, Recall, Recalled, Rows, Scores
from retrieval.recommend.recalling import STRENGTHS, nothing

LEARNED: Final[Mapping[str, tuple[str, str]]] = {
    "popular": ("popular", "Popular"),
    "item_knn": ("collaborative", "ItemKnn"),
    "als": ("collaborative", "Als"),
    "succession": ("succession", "Succession"),
    "sasrec": ("sequence.model", "Sequential"),
    "bert4rec": ("sequence.model", "Sequential"),
    "xlnet": ("sequence.model", "Sequential"),
    "language": ("language", "Language"),
}
"""By name, the module of this package and the class: it is fitted on events, and saved."""
LIVE: Final[Mapping[str, tuple[str, str]]] = {
    "again": ("again", "Again"),
    "new": ("popular", "New"),
    "semantic": ("semantic", "Semantic"),
    "attributes": ("attributes", "Attributes"),
}
"""The same of what follows the catalogue: it is made anew whenever that changes."""
RANKER: Final = "ranker"
TOGETHER: Final = "together"
Products = Callable[[Sequence[str]], Mapping[str, Product]]
UNREADABLE: Final = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    EOFError,
    RuntimeError,
    ArithmeticError,
    AttributeError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading files of any bytes may raise."""


def kind_of(name: str) -> Any:
    """The class of a part. Raises VersionDamaged for a name that there is not."""
    if name not in LEARNED and name not in LIVE:
        raise VersionDamaged(f"no part of a recommender is called {name}")
    module, kind = (LEARNED.get(name) or LIVE.get(name)) or ("", "")
    return getattr(importlib.import_module(f"retrieval.recommend.{module}"), kind)


def read(name: str, folder: Path) -> Recall:
    """A part that was learned. Raises VersionDamaged where it cannot be read."""
    try:
        found: Recall = kind_of(name).load(folder)
        return found
    except (*UNREADABLE, RetrievalError) as error:
        raise VersionDamaged(f"{folder} cannot be read: {error}") from error


def live(name: str, assortment: Assortment, products: Products, described: Described | None = None) -> Recall:
    """A part that follows the catalogue, for what is sold now; `described` spares reading the records."""
    of_traits = name == "attributes"
    made: Recall = kind_of(name)(assortment, *((products, described) if of_traits else ()))
    return made


@dataclass(frozen=True)
class ForStrangers:
    """A recall that answers only those of whom the blend knows nothing to go by: who never chose one of the
    products in `known`."""

    inner: Recall
    known: frozenset[str]

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def items(self) -> Sequence[str]:
        return self.inner.items

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        answer = nothing(len(pasts), max(k, 0))
        places = [place for place, past in enumerate(pasts) if self._stranger(past)]
        if places and k > 0:
            found = self.inner.recall([pasts[place] for place in places], k)
            answer.rows[places, : found.rows.shape[1]] = found.rows
            answer.scores[places, : found.scores.shape[1]] = found.scores
        return answer

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        return self.inner.score(pasts, rows)

    def _stranger(self, past: Past) -> bool:
        liked = STRENGTHS[past.kinds] > 0 if len(past.kinds) else ()
        return not any(good and item in self.known for item, good in zip(past.items, liked, strict=True))
