"""From what customers did to a version: every part fitted, those that add chosen, the ranking learned.

Parts are fitted twice. First without the last days: on those the ranker learns, parts are let in and the
figures are taken (`trial.py` says how they are split). Then on everything, which is what serves.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np

from retrieval.errors import TooLittleData, VersionDamaged
from retrieval.recommend import bundle, encoder
from retrieval.recommend.bundle import PARTS, TRIAL, Manifest, Window
from retrieval.recommend.exposures import Exposures
from retrieval.recommend.interactions import compact
from retrieval.recommend.kinds import Interactions, Recall
from retrieval.recommend.options import Repeat
from retrieval.recommend.parts import LIVE, RANKER, TOGETHER, kind_of, live, read
from retrieval.recommend.selecting import Chosen, choose, lesson
from retrieval.recommend.sequence.recipe import Recipe as SequenceRecipe
from retrieval.recommend.shown import extra
from retrieval.recommend.together import CoBought
from retrieval.recommend.trial import Case, Split, rebought, repeats, split
from retrieval.recommend.trying import Goods, Trial

FEWEST: Final = 2
"""Customers, and products, without which there is nothing to learn."""
USUAL: Final = (
    "popular",
    "item_knn",
    "succession",
    "als",
    "again",
    "new",
    "semantic",
    "attributes",
)
SEQUENCES: Final = ("sasrec", "bert4rec", "xlnet")
STRANGERS: Final = ("popular", "new", "semantic", "attributes")
"""Parts that can answer those of whom nothing is known: they do, where the blend has no use for them."""
Progress = Callable[[str, float], None]
"""What is being done, and how far it is, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is fitted. `sequence` is "" or the architecture of a sequence model, which may take `minutes` in
    all; `language` are the minutes of the language model, 0 for none, with its encoder in `base`. At most
    `cases` are taken for the ranker, and as many for the figures."""

    sequence: str = ""
    minutes: float = 20.0
    language: float = 0.0
    base: Path | None = None
    parts: tuple[str, ...] = USUAL
    cases: int = 2_000
    repeat: Repeat | None = None
    seed: int = 7

    @property
    def names(self) -> tuple[str, ...]:
        more = (self.sequence, "language" if self.language > 0 else "")
        return tuple(dict.fromkeys(name for name in (*self.parts, *more) if name))


@dataclass(frozen=True)
class Fitted:
    """A version's folder, sealed; `ranked` are the best ids of the blend for each of the test's `cases`."""

    folder: Path
    manifest: Manifest
    cases: tuple[Case, ...]
    ranked: tuple[list[str], ...]


def silent(what: str, share: float) -> None:
    """Tells nobody."""


def fit(
    interactions: Interactions,
    goods: Goods,
    exposures: Exposures | None,
    folder: Path,
    plan: Plan = Plan(),
    progress: Progress = silent,
    now: Callable[[], float] = time.time,
    erased: float = 0.0,
) -> Fitted:
    """Fit a version into `folder`. Interrupted, it goes on with what is finished there, if data and plan
    are the same. `erased` is for the manifest. Raises TooLittleData."""
    whole = compact(interactions)
    if len(whole.subjects) < FEWEST or len(whole.items) < FEWEST:
        raise TooLittleData(
            f"{len(whole.at)} events of {len(whole.subjects)} customers are too few to learn from"
        )
    _same_work(folder, whole, plan)
    seconds: dict[str, float] = {}
    parted = split(whole, plan.cases, plan.seed)
    trial = _fitted(parted.fit, goods, folder / TRIAL, plan, progress, (0.0, 0.4), seconds)
    bench = Trial(trial, goods, rebought(parted.fit))
    chosen = _chosen(bench, parted, whole, exposures, plan, progress)
    progress("figures on the last days", 0.6)
    ranked, found = bench.figures(chosen, parted.test)
    serving = _fitted(whole, goods, folder / PARTS, plan, progress, (0.65, 0.98), seconds, chosen)
    strangers = tuple(name for name in STRANGERS if name in trial and name not in chosen.parts)
    _drop_unused(folder, (*chosen.parts, *strangers))
    if chosen.ranker is not None:
        chosen.ranker.save(folder / PARTS / RANKER)
    CoBought.fit(whole).save(folder / PARTS / TOGETHER)
    for inner, data in ((TRIAL, parted.fit), (PARTS, whole)):
        said = json.dumps(dict(rebought(data)))
        (folder / inner / bundle.REBOUGHT).write_text(said, encoding="utf-8")
    manifest = Manifest(
        made_at=now(),
        window=_window(whole),
        split=parted.said,
        parts=tuple(name for name in chosen.parts if name in serving),
        repeat=chosen.repeat,
        repeats=repeats(whole),
        timed=parted.timed,
        strangers=strangers,
        ranker=chosen.ranker is not None,
        left_out=chosen.left_out,
        figures=found,
        without=chosen.without,
        seconds=seconds,
        erased=erased,
    )
    progress("written", 1.0)
    return Fitted(folder, bundle.seal(folder, manifest), parted.test, ranked)


def _chosen(
    bench: Trial,
    parted: Split,
    whole: Interactions,
    exposures: Exposures | None,
    plan: Plan,
    progress: Progress,
) -> Chosen:
    names = tuple(bench.recalls)
    progress("candidates for the ranking", 0.42)
    told = bench.told(parted.learn)
    blend = bench.blend(names, "always")
    ids = blend.placed.assortment.ids
    found = blend.matrices([case.past for case in told])
    lessons = [lesson(case, each, ids, bench.rebought) for case, each in zip(told, found, strict=True)]
    more = None
    if exposures is not None and parted.test:
        since, until = float(parted.fit.at.max(initial=0.0)), min(one.past.now for one in parted.test)
        more = extra(exposures, whole, blend, since, until)
    return choose(names, lessons, plan.repeat, extra=more, said=lambda what: progress(what, 0.5))


def _fitted(
    data: Interactions,
    goods: Goods,
    folder: Path,
    plan: Plan,
    progress: Progress,
    share: tuple[float, float],
    seconds: dict[str, float],
    chosen: Chosen | None = None,
) -> dict[str, Recall]:
    """Each part by name, from its folder where it is finished already."""
    made: dict[str, Recall] = {}
    wanted = [n for n in plan.names if chosen is None or n in chosen.parts or n in STRANGERS]
    for number, name in enumerate(wanted):
        progress(name, share[0] + (share[1] - share[0]) * number / len(wanted))
        began = time.monotonic()
        found = (
            live(name, goods.assortment, goods.products, goods.described)
            if name in LIVE
            else _part(name, data, goods, folder, plan)
        )
        if found is not None:
            made[name] = found
            seconds[name] = seconds.get(name, 0.0) + round(time.monotonic() - began, 2)
    return made


def _part(name: str, data: Interactions, goods: Goods, folder: Path, plan: Plan) -> Recall | None:
    done = folder / f"{name}.done"
    if done.is_file():
        try:
            return read(name, folder / name)
        except VersionDamaged:
            done.unlink()
    work = folder.parent / f"{folder.name}-{name}"
    kind = kind_of(name)
    if name in SEQUENCES:
        recipe = SequenceRecipe.usual(name, plan.minutes / 2)
        made = kind.fit(data, recipe, None, work)
    elif name == "language":
        if plan.base is None or not goods.texts:
            return None
        taught = encoder.Recipe(minutes=plan.language / 2, seed=plan.seed)
        made = kind.fit(data, goods.texts, plan.base, taught, work)
    elif name == "popular":
        made = kind.fit(data, assortment=goods.assortment)
    else:
        made = kind.fit(data)
    (folder / name).mkdir(parents=True, exist_ok=True)
    made.save(folder / name)
    done.touch()
    found: Recall = made
    return found


def _drop_unused(folder: Path, names: Sequence[str]) -> None:
    """Checkpoints, marks of what is finished, and parts that are not in the blend."""
    for inner in (folder / TRIAL, folder / PARTS):
        inner.mkdir(exist_ok=True)
        for entry in inner.iterdir():
            if entry.is_dir() and entry.name not in names:
                shutil.rmtree(entry)
            elif entry.suffix == ".done":
                entry.unlink()
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name not in (TRIAL, PARTS):
            shutil.rmtree(entry)
    (folder / "work.json").unlink(missing_ok=True)


def _same_work(folder: Path, whole: Interactions, plan: Plan) -> None:
    """Forget what was begun there on other data or by another plan."""
    digest = hashlib.sha256()
    for column in (whole.subject, whole.item, whole.kinds, whole.at):
        digest.update(np.ascontiguousarray(column).tobytes())
    said = json.dumps({"data": digest.hexdigest(), "plan": asdict(plan)}, default=str, sort_keys=True)
    note = folder / "work.json"
    if not note.is_file() or note.read_text("utf-8") != said:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        note.write_text(said, encoding="utf-8")


def _window(whole: Interactions) -> Window:
    first, last = float(whole.at.min()), float(whole.at.max())
    return Window(first, last, len(whole.at), len(whole.subjects), len(whole.items))
