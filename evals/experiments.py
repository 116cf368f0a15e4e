"""Experiments with known effects: how often the shop's own statistics say what is not so, and find what is.

Every run is a whole experiment, analysed by what `floorwalker experiments report` analyses with
(`assistant.feedback.experiments`); only the customers are drawn. What is printed is a share of the runs
with its exact binomial interval (Clopper and Pearson 1934), beside what it should be.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import chain

import numpy as np
import numpy.typing as npt
from scipy import stats

from assistant.feedback.experiments.allocating import best, floored
from assistant.feedback.experiments.assigning import drawn
from assistant.feedback.experiments.comparing import (
    BURN_IN,
    SUSPICIOUS,
    Estimate,
    Sums,
    estimate,
    p_above,
    p_always,
    p_fixed,
    per_unit,
    sample_ratio,
)
from assistant.feedback.experiments.guarding import ALPHA as GUARD_ALPHA
from assistant.feedback.experiments.guarding import BURN_IN as GUARD_BURN_IN
from assistant.feedback.experiments.guarding import excess, scales
from assistant.feedback.experiments.intervals import stepped_down
from assistant.feedback.experiments.metrics import METRICS
from assistant.feedback.experiments.plan import Arm, Experiment, Guard
from assistant.feedback.experiments.sizing import size
from evals.figures import Figure, write

COMMAND = "python -m evals.experiments"
RUNS = 4_000
CLUSTERED_RUNS = 2_000
ALPHA, POWER = 0.05, 0.8
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
random = np.random.default_rng(7)


def main() -> int:
    parts: tuple[Callable[[], Iterator[Figure]], ...] = (
        same,
        different,
        peeked,
        returning,
        several,
        ratios,
        hashed,
        bandit,
        guarded,
    )
    write("experiments", COMMAND, list(chain.from_iterable(part() for part in parts)))
    return 0


# ---- customers -------------------------------------------------------------------------


def once(runs: int, units: npt.ArrayLike, p: float) -> Sums:
    """Units that do something or do not, in each of many runs."""
    n = np.asarray(units, np.float64)
    x = random.binomial(n.astype(np.int64), p, np.broadcast_shapes((runs, *n.shape), n.shape))
    return binary(x.astype(np.float64), np.broadcast_to(n, x.shape))


def binary(x: Floats, n: Floats) -> Sums:
    return Sums(n, n, x, n, x, x, n)


def talkative(runs: int, units: int, p: float, alike: float = 3.0) -> Sums:
    """Units with many turns that depend on each other: each has a rate of its own, drawn from a beta
    distribution with mean `p` and `alike` for the sum of its parameters (correlation 1 / (alike + 1)), and
    some have far more turns than others."""
    turns = 1 + random.negative_binomial(1, 0.25, (runs, units))
    rates = random.beta(p * alike, (1 - p) * alike, (runs, units))
    return Sums.of(random.binomial(turns, rates), turns)


def share(name: str, called: Bools, should: str) -> Figure:
    """Of runs, with the interval that holds the true share in 95 of 100 such evaluations."""
    hits, runs = int(called.sum()), called.size
    low, high = stats.binomtest(hits, runs).proportion_ci(0.95)
    return Figure(name, hits / runs, f"of {runs:,} runs, 95% {low:.4f} to {high:.4f}", should)


def naive(control: Sums, arm: Sums) -> Floats:
    """What not to do: a test that takes each turn for a customer."""
    x, m, y, k = (np.asarray(part) for part in (control.x, control.m, arm.x, arm.m))
    p = (x + y) / (m + k)
    return np.asarray(2 * stats.norm.sf(np.abs(y / k - x / m) / np.sqrt(p * (1 - p) * (1 / m + 1 / k))))


def apart(control: Sums, arm: Sums) -> Estimate:
    return estimate(arm) - estimate(control)


# ---- a fixed horizon -------------------------------------------------------------------


def same() -> Iterator[Figure]:
    """Arms that do not differ."""
    for units, p in ((500, 0.05), (2_000, 0.05), (2_000, 0.4)):
        called = p_fixed(apart(once(RUNS, units, p), once(RUNS, units, p))) < ALPHA
        yield share(f"A/A called different, {units:,} customers an arm at {p:.0%}", called, "0.05")
    for units in (50, 200, 600):
        control, arm = talkative(CLUSTERED_RUNS, units, 0.3), talkative(CLUSTERED_RUNS, units, 0.3)
        yield share(
            f"A/A, turns of {units} customers an arm, by customer",
            p_fixed(apart(control, arm)) < ALPHA,
            "0.05",
        )
        yield share("  the same, each turn taken for a customer (wrong)", naive(control, arm) < ALPHA, "0.05")


def different() -> Iterator[Figure]:
    """A difference of just the size that was planned for."""
    for p, effect in ((0.1, 0.02), (0.5, 0.05)):
        needed = size(experiment(p, effect)).arms["new"]
        called = p_fixed(apart(once(RUNS, needed, p), once(RUNS, needed, p + effect))) < ALPHA
        yield share(f"{p:.0%} to {p + effect:.0%} found with the {needed:,} an arm planned", called, "0.80")
    pilot = talkative(1, 20_000, 0.3)
    one = Sums(*(float(np.asarray(getattr(pilot, name))[0]) for name in Sums.__dataclass_fields__))
    planned = size(experiment(0.3, 0.06), float(np.asarray(estimate(one).value)), per_unit(one))
    needed = planned.arms["new"]
    control, arm = talkative(CLUSTERED_RUNS, needed, 0.3), talkative(CLUSTERED_RUNS, needed, 0.36)
    called = p_fixed(apart(control, arm)) < ALPHA
    yield share(f"turns, 30% to 36%, {needed:,} customers an arm by a pilot", called, "0.80")
    unaware = size(experiment(0.3, 0.06)).arms["new"]
    control, arm = talkative(CLUSTERED_RUNS, unaware, 0.3), talkative(CLUSTERED_RUNS, unaware, 0.36)
    called = p_fixed(apart(control, arm)) < ALPHA
    yield share(f"  the same with {unaware:,} an arm by the file's baseline alone", called, "0.80")


def experiment(baseline: float, effect: float, method: str = "fixed", arms: int = 2) -> Experiment:
    names = ("control", "new", *(f"new{n}" for n in range(2, arms)))
    told = {"name": "simulated", "control": "control", "metric": "conversion", "baseline": baseline}
    listed = tuple(Arm(name=name) for name in names)
    return Experiment.model_validate(
        told | {"effect": effect, "method": method, "power": POWER, "arm": listed}
    )


# ---- looked at all the time ------------------------------------------------------------


def growing(runs: int, step: int, looks: int, p: float) -> Iterator[Sums]:
    """The same runs at each look, each time with `step` more units."""
    x = np.zeros(runs)
    for look in range(1, looks + 1):
        x = x + random.binomial(step, p, runs)
        yield binary(x, np.full(runs, float(look * step)))


def peeked() -> Iterator[Figure]:
    """A look after every 1 in 100 of the units planned, up to twice as many."""
    p, effect, looks = 0.1, 0.02, 200
    fixed = size(experiment(p, effect)).arms["new"]
    step = fixed // 100
    by_fixed, always = np.zeros((2, RUNS), bool)
    for control, arm in zip(growing(RUNS, step, looks, p), growing(RUNS, step, looks, p), strict=True):
        difference = apart(control, arm)
        by_fixed |= p_fixed(difference) < ALPHA
        if np.asarray(arm.n)[0] >= BURN_IN:
            always |= p_always(difference, effect) < ALPHA
    yield share(f"A/A, looked at {looks} times, a fixed test at each look (wrong)", by_fixed, "0.05")
    yield share(f"A/A, looked at {looks} times, always valid", always, "at most 0.05")
    needed = size(experiment(p, effect, "always-valid")).arms["new"]
    looks = needed // step
    found, stopped = np.zeros(RUNS, bool), np.full(RUNS, float(looks * step))
    pairs = zip(growing(RUNS, step, looks, p), growing(RUNS, step, looks, p + effect), strict=True)
    for control, arm in pairs:
        now = np.asarray(arm.n)[0]
        new = (p_always(apart(control, arm), effect) < ALPHA) & ~found & (now >= BURN_IN)
        stopped[new] = now
        found |= new
    yield share(f"10% to 12% found by the {needed:,} an arm of an always-valid test", found, "at least 0.80")
    unit = f"customers an arm, median; mean {stopped.mean():,.0f}; planned {needed:,}, fixed {fixed:,}"
    yield Figure("  when it stops", float(np.median(stopped)), unit)
    yield from twice_as_large(p, effect, step, needed)


def twice_as_large(p: float, effect: float, step: int, needed: int) -> Iterator[Figure]:
    looks = needed // step
    stopped = np.full(RUNS, float(looks * step))
    found = np.zeros(RUNS, bool)
    pairs = zip(growing(RUNS, step, looks, p), growing(RUNS, step, looks, p + 2 * effect), strict=True)
    for control, arm in pairs:
        now = np.asarray(arm.n)[0]
        new = (p_always(apart(control, arm), effect) < ALPHA) & ~found & (now >= BURN_IN)
        stopped[new] = now
        found |= new
    unit = f"customers an arm, median; mean {stopped.mean():,.0f}; found in {found.mean():.1%}"
    yield Figure("  when it stops, 10% to 14%", float(np.median(stopped)), unit)


def returning() -> Iterator[Figure]:
    """Customers who come back while the experiment is looked at, after each of 40 days."""
    runs, units, days, effect = 2_000, 400, 40, 0.05
    by_fixed, always = np.zeros((2, runs), bool)
    batch = 250
    for begin in range(0, runs, batch):
        here = slice(begin, begin + batch)
        arms: list[tuple[npt.NDArray[np.int64], Floats, Floats, Floats]] = []
        for _ in range(2):
            first = random.integers(0, days, (batch, units))
            rates = random.beta(0.3 * 3, 0.7 * 3, (batch, units))
            arms.append((first, rates, np.zeros((batch, units)), np.zeros((batch, units))))
        for day in range(days):
            sums = []
            for arm in arms:
                first, rates, over, under = arm  # the last two grow in place
                turns = np.where(first == day, 1, 0) + np.where(
                    first < day, random.poisson(0.15, (batch, units)), 0
                )
                np.add(over, random.binomial(turns, rates), out=over)
                np.add(under, turns, out=under)
                found = Sums.of(over, under)
                sums.append(
                    Sums(found.some, *(getattr(found, n) for n in ("some", "x", "m", "xx", "xm", "mm")))
                )
            difference = apart(sums[0], sums[1])
            enough = np.minimum(np.asarray(sums[0].some), np.asarray(sums[1].some)) >= BURN_IN
            by_fixed[here] |= p_fixed(difference) < ALPHA
            always[here] |= enough & (p_always(difference, effect) < ALPHA)
    yield share(f"A/A, customers come back, {days} looks, a fixed test (wrong)", by_fixed, "0.05")
    yield share(f"A/A, customers come back, {days} looks, always valid", always, "at most 0.05")


# ---- several arms, and the check of the sample -----------------------------------------


def several() -> Iterator[Figure]:
    """Four arms that do not differ from control."""
    control = once(RUNS, 2_000, 0.1)
    p: Floats = np.column_stack([p_fixed(apart(control, once(RUNS, 2_000, 0.1))) for _ in range(4)])
    called = np.asarray((stepped_down(p) < ALPHA).any(axis=1))
    yield share("four A/A arms, any called different, by Holm", called, "at most 0.05")
    yield share("  the same without Holm (wrong)", np.asarray((p < ALPHA).any(axis=1)), "0.05")


def ratios() -> Iterator[Figure]:
    """Units that are lost, or not, of two even arms of 10,000 in all."""
    runs, even = 10_000, {"control": 0.5, "new": 0.5}
    for lost, should in ((0.0, f"{SUSPICIOUS}"), (0.05, "-"), (0.1, "-")):
        new = random.binomial(10_000, 0.5, runs)
        kept = random.binomial(new, 1 - lost)
        called = np.array(
            [
                sample_ratio({"control": int(c), "new": int(k)}, [(int(c + k), even)]) < SUSPICIOUS
                for c, k in zip(10_000 - new, kept, strict=True)
            ]
        )
        yield share(f"sample ratio doubted, {lost:.0%} of an arm's 5,000 lost", called, should)


def hashed() -> Iterator[Figure]:
    """The hash that assigns, in 2,000 experiments of 400 customers each."""
    arms = {"control": 0.5, "new": 0.5}
    customers = [f"customer {number}" for number in range(400)]
    p = []
    for number in range(2_000):
        counts = {"control": 0, "new": 0}
        for customer in customers:
            counts[drawn(f"experiment {number}", customer, arms)] += 1
        p.append(sample_ratio(counts, [(len(customers), arms)]))
    yield share("sample ratio of the hash below 0.05", np.array(p) < 0.05, "0.05")


# ---- Thompson sampling -----------------------------------------------------------------


def bandit() -> Iterator[Figure]:
    """Three arms at 10, 11 and 14 in 100; every 200 customers the chances are worked out again."""
    runs, batches, batch, floor = 150, 50, 200, 0.1
    rates = np.array([0.10, 0.11, 0.14])
    names = ("control", "one", "two")
    regret, last = np.zeros(runs), np.zeros(runs)
    for run in range(runs):
        won, lost = np.zeros(3), np.zeros(3)
        for _ in range(batches):
            counts = {name: (won[n], lost[n]) for n, name in enumerate(names)}
            chances = np.array(list(floored(best(counts, draws=2_000), floor).values()))
            shown = random.multinomial(batch, chances)
            good = random.binomial(shown, rates)
            won, lost = won + good, lost + shown - good
            regret[run] += (shown * (rates.max() - rates)).sum()
        last[run] = chances[2]
    even = batches * batch * float((rates.max() - rates).mean())
    spread = 1.96 * regret.std() / runs**0.5
    unit = f"purchases lost in {batches * batch:,} customers, mean of {runs} runs ± {spread:.0f}"
    yield Figure(
        "Thompson sampling, floor 0.1", float(regret.mean()), unit, "even split", regret.mean() / even
    )
    yield Figure("  an even split", even, f"purchases lost in {batches * batch:,} customers")
    yield share("  the best arm has the greatest chance in the end", last > 0.5, "-")


# ---- guard rails -----------------------------------------------------------------------


def guarded() -> Iterator[Figure]:
    """Hand-offs, at most 15 in 100 conversations; looked at after every 10 customers, up to 5,000."""
    most, step = 5_000, 10
    guard = Guard(metric="handoff", worst=0.15)
    for p in (0.12, 0.15):
        tripped, _ = _stopped(guard, p, 0.12, step, most)
        yield share(f"guard rail at 15%, an arm at {p:.0%} stopped", tripped, f"at most {GUARD_ALPHA}")
    for p in (0.18, 0.2, 0.25, 0.3):
        tripped, when = _stopped(guard, p, 0.12, step, most)
        yield share(f"guard rail at 15%, an arm at {p:.0%} stopped", tripped, "-")
        yield Figure(
            "  after", float(np.median(when)), f"customers, median; 9 of 10 by {np.quantile(when, 0.9):,.0f}"
        )
    guard = Guard(metric="handoff", worse_by=0.03)
    for p, should in ((0.15, f"at most {GUARD_ALPHA}"), (0.25, "-")):
        tripped, when = _stopped(guard, p, 0.12, step, most)
        yield share(f"at most 3 points over a control of 12%, an arm at {p:.0%} stopped", tripped, should)
        if should == "-":
            words = f"customers, median; 9 of 10 by {np.quantile(when, 0.9):,.0f}"
            yield Figure("  after", float(np.median(when)), words)


def _stopped(guard: Guard, p: float, control: float, step: int, most: int) -> tuple[Bools, Floats]:
    runs = 2_000
    tripped, when = np.zeros(runs, bool), np.full(runs, float(most))
    looks = most // step
    pairs = zip(growing(runs, step, looks, p), growing(runs, step, looks, control), strict=True)
    for arm, other in pairs:
        now = np.asarray(arm.n)[0]
        if now < GUARD_BURN_IN:
            continue
        over = excess(guard, arm, other)
        new = (p_above(over, scales(guard, METRICS["handoff"])) <= GUARD_ALPHA) & ~tripped
        when[new] = now
        tripped |= new
    return tripped, when


if __name__ == "__main__":
    sys.exit(main())
