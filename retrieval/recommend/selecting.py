"""Which parts enter the blend, and by what it is ordered: decided on cases that no part was fitted on.

Half of the customers teach the ranker and the other half judge. The best part alone is the one to beat: a
part stays in the blend only if the blend is surely worse without it, and a blend serves in its place only if
it is surely better, fused or ranked. "Surely" is a one-sided paired t-test over the judging customers at
5 %. What customers had already is left out unless lists with it are better.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from retrieval.recommend.blend import top
from retrieval.recommend.features import Matrix, feature_names
from retrieval.recommend.fusion import Fusion
from retrieval.recommend.kinds import Scores
from retrieval.recommend.options import Repeat
from retrieval.recommend.ranker import LambdaRank, Recipe
from retrieval.recommend.repeating import had
from retrieval.recommend.scoring import Scorer
from retrieval.recommend.trial import TOP, Case, ndcgs

FEWEST: Final = 50
"""Cases from which on a ranker is learned; with fewer, fusion orders, and every part stays."""
USUAL: Final = Recipe()
WAYS: Final[tuple[Repeat, ...]] = ("never", "auto", "always")
"""How what was bought may come again, the most careful first."""
NEW: Final = "new"
SURE: Final = 1.645
"""Standard errors that a mean difference has to be above nothing: 5 %, one-sided."""
TRYING: Final = 80
"""Trees of a ranker that is only tried."""
Labels = npt.NDArray[np.int32]
Values = npt.NDArray[np.float64]
Said = Callable[[str], None]


@dataclass(frozen=True)
class Lesson:
    """A case with all that was found for it: features of m candidates, which of them were chosen (m,), and
    by the way of repeating which may not come again (m,); by NEW those that are not new to the customer."""

    case: Case
    matrix: Matrix
    labels: Labels
    seen: Mapping[str, npt.NDArray[np.bool_]]
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Extra:
    """Lists that were shown, as lessons of another kind: features, sizes of lists, labels, weights."""

    names: tuple[str, ...]
    values: Scores
    groups: npt.NDArray[np.int64]
    labels: Labels
    weights: Scores


@dataclass(frozen=True)
class Chosen:
    """`ndcg` is that of the blend on the judging half, `without` that of the blend without each part that
    stayed, `left_out` why each of the others did not."""

    parts: tuple[str, ...]
    ranker: LambdaRank | None
    repeat: Repeat
    ndcg: float = 0.0
    without: Mapping[str, float] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def scorer(self) -> Scorer:
        return self.ranker or scorer_of(self.parts)


def scorer_of(parts: Sequence[str]) -> Scorer:
    """What orders where nothing better was learned."""
    return Fusion(tuple(parts))


def lesson(case: Case, found: Matrix, ids: Sequence[str], rebought: Mapping[str, float]) -> Lesson:
    """`ids` are the assortment's; `found` holds what the customer had had too."""
    names = tuple(ids[row] for row in found.rows.tolist())
    labels = np.array([name in case.chosen for name in names], np.int32)
    without = {way: had(case.past, way, rebought) for way in WAYS} | {NEW: frozenset(case.past.items)}
    seen = {way: np.array([name in gone for name in names], np.bool_) for way, gone in without.items()}
    return Lesson(case, found, labels, seen, names)


@dataclass(frozen=True)
class Bench:
    """Tries blends of some of the parts on lessons; each try is remembered."""

    teach: Sequence[Lesson]
    judge: Sequence[Lesson]
    recipe: Recipe
    extra: Extra | None = None
    _tried: dict[tuple[tuple[str, ...], str, bool], Values] = field(default_factory=dict)

    def fitted(self, parts: Sequence[str], repeat: str, whole: bool = False) -> LambdaRank | None:
        """A ranker learned on the teaching half, or the `whole`; None where there is nothing to learn."""
        lessons = [*self.teach, *self.judge] if whole else self.teach
        names = feature_names(parts)
        kept = [(one, _mask(one, parts, repeat)) for one in lessons]
        kept = [(one, mask) for one, mask in kept if 0 < one.labels[mask].sum() < mask.sum()]
        if len(kept) < FEWEST // 2:
            return None
        values = [one.matrix.named(names)[mask] for one, mask in kept]
        groups = [len(part) for part in values]
        labels = np.concatenate([one.labels[mask] for one, mask in kept])
        weights = np.ones(len(labels), np.float32)
        if self.extra is not None:
            values.append(_named(self.extra, names))
            groups.extend(self.extra.groups.tolist())
            labels = np.concatenate([labels, self.extra.labels])
            weights = np.concatenate([weights, self.extra.weights])
        return LambdaRank.fit(np.concatenate(values), groups, labels, weights, names, self.recipe)

    def ndcg(self, parts: Sequence[str], repeat: str, learned: bool = True) -> float:
        """Mean NDCG@10 on the judging half of a blend of these parts: of what may be shown, and of what of
        it is new to the customer, or whoever buys the same again would never be shown anything else."""
        return float(self.each(parts, repeat, learned).mean())

    def each(self, parts: Sequence[str], repeat: str, learned: bool = True) -> Values:
        """What each judging case has to that mean: (len(judge),)."""
        key = tuple(parts), repeat, learned
        if key not in self._tried:
            scorer = self.fitted(parts, repeat) if learned else Fusion(tuple(parts))
            found = [self._listed(parts, scorer, way) for way in (repeat, NEW)] if scorer else []
            self._tried[key] = np.mean(found, axis=0) if found else np.zeros(len(self.judge))
        return self._tried[key]

    def everything(self, parts: Sequence[str], repeat: str) -> float:
        """Mean NDCG@10 of one list, held against all that was chosen."""
        ranked = [ordered(one, parts, repeat, Fusion(tuple(parts))) for one in self.judge]
        return float(ndcgs(ranked, [one.case for one in self.judge]).mean())

    def _listed(self, parts: Sequence[str], scorer: Scorer, way: str) -> Values:
        """NDCG@10 of each judging case, weighed so that the mean is that of those that `way` can judge."""
        can = np.array([way != NEW or bool(one.case.new) for one in self.judge], np.bool_)
        values = np.zeros(len(self.judge))
        if not can.any():
            return values
        wanted = [one for one, judges in zip(self.judge, can, strict=True) if judges]
        cases = [replace(one.case, chosen=one.case.new) if way == NEW else one.case for one in wanted]
        found = ndcgs([ordered(one, parts, way, scorer) for one in wanted], cases)
        values[can] = found * (len(self.judge) / len(wanted))
        return values


def surely(better: Values, worse: Values) -> bool:
    """Whether one is better on the same cases by more than chance: a one-sided paired t-test at 5 %."""
    gain = better - worse
    if len(gain) < 2:
        return False
    return bool(gain.mean() > SURE * gain.std(ddof=1) / np.sqrt(len(gain)))


def ordered(one: Lesson, parts: Sequence[str], repeat: str, scorer: Scorer, k: int = TOP) -> list[str]:
    """The best `k` of a lesson's candidates that these parts found."""
    places = np.flatnonzero(_mask(one, parts, repeat))
    scores = scorer.score(one.matrix.named(scorer.names)[places])
    return [one.ids[place] for place in places[top(scores, k)].tolist()]


def choose(
    parts: Sequence[str],
    lessons: Sequence[Lesson],
    repeat: Repeat | None,
    recipe: Recipe = USUAL,
    extra: Extra | None = None,
    said: Said = lambda what: None,
) -> Chosen:
    """`repeat` None has it decided here. With too few lessons every part stays and fusion orders."""
    usable = [one for one in lessons if one.labels.any()]
    if len(usable) < FEWEST:
        return Chosen(tuple(parts), None, repeat or "auto")
    bench = Bench(*halves(lessons), replace(recipe, rounds=min(recipe.rounds, TRYING)), extra)
    said("whether things are bought again")
    again = repeat if repeat is not None else _repeats(bench, parts)
    staying, left_out, learned = _adding(bench, parts, again, said)
    said("the ranker on all cases")
    final = replace(bench, recipe=recipe)
    ranker = final.fitted(staying, again, whole=True) if learned else None
    without = {
        part: bench.ndcg([p for p in staying if p != part], again, learned)
        for part in staying
        if len(staying) > 1
    }
    return Chosen(tuple(staying), ranker, again, bench.ndcg(staying, again, learned), without, left_out)


def halves(lessons: Sequence[Lesson]) -> tuple[list[Lesson], list[Lesson]]:
    """By a hash of the customer, so that the same customer is always on the same side."""
    teach: list[Lesson] = []
    judge: list[Lesson] = []
    for one in lessons:
        side = hashlib.blake2b(one.case.subject.encode(), digest_size=1).digest()[0] & 1
        (judge if side else teach).append(one)
    return teach, judge


def _repeats(bench: Bench, parts: Sequence[str]) -> Repeat:
    """The way by which plain fusion finds most of what was chosen; of equal ones the more careful."""
    return max(WAYS, key=lambda way: bench.everything(parts, way))


def _adding(
    bench: Bench, parts: Sequence[str], repeat: str, said: Said
) -> tuple[list[str], dict[str, str], bool]:
    """What serves: the parts, why the others are left out, and whether a ranker orders them."""
    best = max(parts, key=lambda part: bench.ndcg([part], repeat, learned=False))
    serving, learned, left_out = [best], False, dict[str, str]()
    for ranked in (False, True):
        staying, lost = _needed(bench, parts, repeat, ranked, said)
        if surely(bench.each(staying, repeat, ranked), bench.each(serving, repeat, learned)):
            serving, learned, left_out = staying, ranked, lost
    alone = bench.ndcg([best], repeat, learned=False)
    for part in parts:
        if part not in serving and part not in left_out:
            left_out[part] = f"no blend is surely better than {best} alone, of NDCG@10 {alone:.5f}"
    return serving, left_out, learned


def _needed(
    bench: Bench, parts: Sequence[str], repeat: str, learned: bool, said: Said
) -> tuple[list[str], dict[str, str]]:
    """The parts without which the blend is surely worse, tried in turn from the most useless on; one always
    stays. Worse than the best of the blends on the way: many small losses, none of them sure, are a loss."""
    staying, left_out = list(parts), dict[str, str]()
    best = bench.each(parts, repeat, learned)
    alone: dict[str, float] = {}
    for part in parts if len(parts) > 1 else ():
        said(f"the blend without {part}")
        alone[part] = bench.ndcg([p for p in parts if p != part], repeat, learned)
    for part in sorted(alone, key=lambda part: -alone[part]):
        rest = [p for p in staying if p != part]
        if not rest:
            break
        said(f"the blend of {', '.join(rest)}")
        without = bench.each(rest, repeat, learned)
        if not surely(best, without):
            left_out[part] = f"NDCG@10 without it {without.mean():.5f}, at best {best.mean():.5f}"
            staying, best = rest, max(best, without, key=np.mean)
    return staying, left_out


def _mask(one: Lesson, parts: Sequence[str], repeat: str) -> npt.NDArray[np.bool_]:
    """The candidates that one of the parts found and that may be shown."""
    found = np.zeros(len(one.labels), np.bool_)
    for part in parts:
        found |= ~np.isnan(one.matrix.column(f"{part}.rank"))
    return found & ~one.seen[repeat]


def _named(extra: Extra, names: Sequence[str]) -> Scores:
    place = {name: number for number, name in enumerate(extra.names)}
    missing = np.full(len(extra.values), np.nan, np.float32)
    columns = [extra.values[:, place[name]] if name in place else missing for name in names]
    return np.column_stack(columns).astype(np.float32)
