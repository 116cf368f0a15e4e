"""What became of each dialogue, and the figures of all."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import comb
from typing import Any

from evals.figures import Figure
from evals.tau.compare import Difference
from evals.tau.consent import plain_yes
from evals.tau.customer import Customer
from evals.tau.stage import Exchange, Played
from evals.tau.tasks import Task


@dataclass(frozen=True, slots=True)
class Outcome:
    """`wrong` are differences that no true action of the task asked for; `missing` those of what was
    wanted and is not there. `misdone`: the records are not what some of the true actions, or none, make of
    them. `unconfirmed` counts writes without a yes just before, or that are in the books and were not told,
    or the other way round, or whose words of agreement are no plain yes. `ends`: what became of each wish."""

    key: str
    seed: int
    kinds: tuple[str, ...]
    wrong: tuple[Difference, ...]
    missing: tuple[Difference, ...]
    misdone: bool
    unconfirmed: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]
    turns: int
    exchanges: tuple[Exchange, ...]
    handed_off: bool
    failed: str
    transcript: str
    instruction: str

    @classmethod
    def of(
        cls,
        task: Task,
        seed: int,
        customer: Customer,
        played: Played,
        own: list[Difference],
        wanted: set[tuple[str, str]],
        audited: list[Any],
        strays: list[Difference],
        merely_unfinished: bool,
    ) -> Outcome:
        done = Counter(action["name"] for turn in played.exchanges for action in turn.reply["actions"])
        booked = Counter(entry.quote.change.kind.value for entry in audited)
        doubts = [f"{turn.said!r} wrote {turn.reply['actions']}" for turn in played.unconfirmed]
        if done != booked:
            doubts.append(f"told {dict(done)}, in the books {dict(booked)}")
        agreed = {turn.said.strip() for turn in played.exchanges if turn.meant == "yes"}
        doubts += [
            f"the books say that {entry.agreement.said!r} agreed"
            for entry in audited
            if entry.agreement.said.strip() not in agreed or not plain_yes(entry.agreement.said)
        ]
        doubts += [
            f"a write for {entry.agreement.customer_id}"
            for entry in audited
            if entry.agreement.customer_id != task.person.record["id"]
        ]
        # a task whose wishes were all true leaves unwritten fields as they were before
        wrong = [d for d in own if (d.where, d.field) not in wanted] + strays
        missing = [d for d in own if (d.where, d.field) in wanted]
        return cls(
            key=task.key,
            seed=seed,
            kinds=tuple(goal.kind for goal in task.goals),
            wrong=tuple(wrong),
            missing=tuple(missing),
            misdone=bool(strays) or not merely_unfinished,
            unconfirmed=tuple(doubts),
            ends=tuple((p.goal.kind, p.end) for p in customer.pursuits if not p.sham),
            turns=len(played.exchanges),
            exchanges=tuple(played.exchanges),
            handed_off=any(turn.reply["handed_off"] for turn in played.exchanges),
            failed=played.failed,
            transcript=played.told(),
            instruction=task.instruction,
        )

    @property
    def matched(self) -> bool:
        return not (self.wrong or self.missing or self.unconfirmed or self.failed)

    def told(self) -> str:
        lines = [f"== {self.key} seed {self.seed}: {'matched' if self.matched else 'NOT MATCHED'}"]
        lines.append(f"  task: {self.instruction}")
        lines += [f"  wrong: {d}" for d in self.wrong]
        lines += [f"  missing: {d}" for d in self.missing]
        lines += ["  WRONG WRITE"] * self.misdone
        lines += [f"  unconfirmed: {doubt}" for doubt in self.unconfirmed]
        lines.append("  ends: " + ", ".join(f"{kind} {end or 'open'}" for kind, end in self.ends))
        return "\n".join([*lines, self.transcript])


def rate(outcomes: Iterable[Outcome]) -> float:
    told = [outcome.matched for outcome in outcomes]
    return sum(told) / len(told) if told else 0.0


def passes(outcomes: list[Outcome], k: int) -> float:
    """pass^k: the chance that k dialogues of a task are all matched, averaged over tasks (tau-bench)."""
    by_task: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        by_task[outcome.key].append(outcome.matched)
    rates = [comb(sum(told), k) / comb(len(told), k) for told in by_task.values() if len(told) >= k]
    return sum(rates) / len(rates) if rates else 0.0


def figures(outcomes: list[Outcome], seeds: int) -> list[Figure]:
    rows = [
        Figure(
            "tasks matched",
            rate(outcomes),
            f"of {len(outcomes)} dialogues",
            "language-model agents .60 to .86, by another protocol",
        ),
    ]
    rows += [Figure(f"pass^{k}", passes(outcomes, k), "share") for k in range(1, min(seeds, 4) + 1)]
    people = [o for o in outcomes if o.key.startswith("dev")]
    if people:
        rows.append(Figure("tasks written by people matched", rate(people), f"of {len(people)}"))
    for kind in sorted({kind for o in outcomes for kind in o.kinds}):
        having = [o for o in outcomes if kind in o.kinds]
        rows.append(Figure(f"matched, with {kind}", rate(having), f"of {len(having)}"))
    for count in sorted({len(o.kinds) for o in outcomes}):
        having = [o for o in outcomes if len(o.kinds) == count]
        rows.append(Figure(f"matched, {count} actions", rate(having), f"of {len(having)}"))
    ms = sorted(turn.ms for o in outcomes for turn in o.exchanges) or [0.0]
    rows += [
        Figure("dialogues with a wrong write", sum(o.misdone for o in outcomes), "dialogues"),
        Figure(
            "dialogues with an unconfirmed write", sum(bool(o.unconfirmed) for o in outcomes), "dialogues"
        ),
        Figure(
            "wishes not fulfilled", sum(end == "gave up" for o in outcomes for _, end in o.ends), "wishes"
        ),
        Figure("dialogues handed to a person", sum(o.handed_off for o in outcomes), "dialogues"),
        Figure("calls that failed", sum(bool(o.failed) for o in outcomes), "dialogues"),
        Figure("turns a dialogue, mean", statistics.mean(o.turns for o in outcomes), "turns"),
        Figure("a service turn over HTTP, p50", statistics.median(ms), "ms"),
        Figure("a service turn over HTTP, p95", ms[int(len(ms) * 0.95)], "ms"),
    ]
    return rows


def table(outcomes: list[Outcome]) -> str:
    """Which tasks were not matched, by how many seeds."""
    missed = Counter(outcome.key for outcome in outcomes if not outcome.matched)
    told = ", ".join(f"{key} ({count})" for key, count in missed.most_common(60))
    return f"{sum(o.matched for o in outcomes)} of {len(outcomes)} matched; not: {told or 'none'}"
