"""Learning anew from the shop's database: a version is fitted, tried on the last days, and serves if it is no
worse than the one that does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.generation.models import ModelStore
from assistant.recommending import folder, nameless, shelf_in
from assistant.records import Records
from assistant.service.privacy import last_erased
from assistant.settings import Settings
from retrieval.documents import embedding_text
from retrieval.errors import VersionDamaged
from retrieval.languages.encoder import NAME as MULTILINGUAL
from retrieval.query import ProductIndex
from retrieval.recommend.bundle import TRIAL, Manifest, load
from retrieval.recommend.fitting import Fitted, Plan, Progress, fit, silent
from retrieval.recommend.kinds import Interactions
from retrieval.recommend.selecting import scorer_of
from retrieval.recommend.trial import Verdict, compared, ndcgs
from retrieval.recommend.trying import Goods, Trial
from retrieval.recommend.versions import Versions

TEXT_CHARACTERS = 300
"""Of a product's text, what the language model is given."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which version was made, whether it serves now, and why; `before` is the one that served."""

    version: str
    serves: bool
    why: str
    before: str | None
    verdict: Verdict | None
    manifest: Manifest


def refit(
    settings: Settings,
    kept: Records,
    index: ProductIndex | None,
    plan: Plan,
    progress: Progress = silent,
    force: bool = False,
    now: Callable[[], float] = time.time,
) -> Outcome:
    """Fit on all that customers did, and put the version into service unless it is worse (or `force`, or the
    one in service was learned before a customer was erased). Versions from before that go.

    Interrupted, the same call goes on where it was. Raises TooLittleData, TrainingUnderWay."""
    versions = Versions(folder(settings))
    with versions.alone():
        progress("reading events", 0.0)
        erased = last_erased(kept.engine)  # first: what was erased by now is not read
        interactions = kept.behaviour.interactions()
        goods = goods_of(settings, kept, index, interactions)
        making = versions.begin(now())
        fitted = fit(interactions, goods, kept.behaviour.exposures(), making, plan, progress, now, erased)
        verdict = against(versions, fitted, goods)
        version = versions.finish(making, now())
        before = versions.current
        outlived = before is not None and learned_before(erased, versions.path(before))
        serves = force or verdict is None or verdict.no_worse or outlived
        if serves:
            versions.put(version)
        versions.prune()
        latest = last_erased(kept.engine)
        versions.drop(lambda made: learned_before(latest, made))
    why = "there was none to compare it with" if verdict is None else verdict.why
    if outlived:
        why += "; the one before it was learned before a customer was erased"
    if latest > erased:
        why += "; a customer was erased while it was made: run it again"
    return Outcome(version, serves, why, before, verdict, fitted.manifest)


def learned_before(erased: float, version: Path) -> bool:
    """Whether a version was made of events that were read before this erasure, or cannot say so."""
    try:
        return Manifest.read(version).erased < erased
    except VersionDamaged:
        return True


def goods_of(
    settings: Settings, kept: Records, index: ProductIndex | None, interactions: Interactions
) -> Goods:
    """What the shop sells; where its catalogue is empty (and without an index), what there are events of."""
    if index is None or not kept.store.count():
        bare = nameless(interactions.items)
        return Goods(bare.assortment, bare.products)
    sold = shelf_in(settings, kept.store, index).goods()
    return Goods(sold.assortment, sold.products, dict(_texts(kept)), sold.described)


def _texts(kept: Records) -> Iterator[tuple[str, str]]:
    for product in kept.store.all():
        yield product.id, embedding_text(product)[:TEXT_CHARACTERS]


def against(versions: Versions, fitted: Fitted, goods: Goods) -> Verdict | None:
    """The new version beside the one in service: what each was without the last days, on the same cases.
    None where none serves, or where it is damaged."""
    serving = versions.current
    if serving is None or not fitted.cases:
        return None
    try:
        old = load(versions.path(serving), TRIAL)
    except VersionDamaged:
        return None
    recalls = old.recalls(goods.assortment, goods.products, goods.described)
    trial = Trial({recall.name: recall for recall in recalls}, goods, old.rebought)
    told = trial.told(fitted.cases)
    blend = trial.blend(old.manifest.parts, old.manifest.repeat)
    scorer = old.ranker or scorer_of(old.manifest.parts)
    theirs = list(blend.ranked([case.past for case in told], 10, scorer))
    return compared(ndcgs(fitted.ranked, fitted.cases), ndcgs(theirs, fitted.cases))


def language_base(settings: Settings) -> Path | None:
    """The encoder that the language model starts from; None for a shop that embeds without weights."""
    if settings.embedding.name in ("hashing", MULTILINGUAL):
        return None
    return ModelStore(settings.models).path(settings.embedding.name)
