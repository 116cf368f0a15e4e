"""`python -m evals.sequential`: what comes next, by every model there is and by the blend of them.

Leave-one-out: the last of each customer's choices is asked for, the last but one is validation. All items
are ranked but those that the customer chose before. Models are fitted without the validation items, on
which the blend is learned and its parts are chosen; with `--refit` those that answer the test are fitted
once more with them, as a shop would before it serves them.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from rich.console import Console
from rich.table import Table

from evals.figures import DATA, Figure, write
from evals.sequential_blend import DEPTH, candidates, chosen, coverage, fused, gains, hits
from evals.sequential_data import Question, questions, read, some
from evals.sequential_models import LEARNED, NAMES, Fitted, fitted, found
from retrieval.recommend.kinds import Rows

BEAUTY = DATA / "bert4rec-beauty" / "beauty.txt.gz"
PUBLISHED = {"bert4rec": (0.0338, 0.0187), "sasrec": (0.0533, 0.0327)}
"""HR@10 and NDCG@10 on bert4rec-beauty: Klenitskiy and Vasilev 2023, arXiv:2309.07602."""
TOP = 10


@dataclass(frozen=True)
class Row:
    """One line of the table; `early` HR@10 and NDCG@10 of the fit without validation items."""

    name: str
    hit: float
    ndcg: float
    coverage: float
    fit: Fitted | None = None
    early: tuple[float, float] | None = None


def main() -> int:
    options = _options()
    if not options.data.is_file():
        print(f"{options.data} is not there; nothing was measured")
        return 0
    names = [name for name in options.models.split(",") if name]
    if unknown := sorted(set(names) - set(NAMES)):
        print(f"no such model: {', '.join(unknown)}; there are {', '.join(NAMES)}")
        return 2
    validation, test = questions(read(options.data))
    validation, test = (
        some(each, _sample(len(each.asked), options.customers)) for each in (validation, test)
    )
    print(f"{len(test.asked)} customers asked for, {len(test.items)} items, {len(test.known.item)} choices")
    folder = options.cache / f"{options.data.stem}-{_digest(options.data)}"
    before = {name: _fit(name, validation, options.minutes, folder / "train") for name in names}
    after = before
    if options.refit:
        after = {name: _fit(name, test, options.minutes, folder / "train-and-validation") for name in names}
    lists = {name: found(fit.recall, test, DEPTH).rows for name, fit in after.items()}
    rows = [_row(name, lists[name], after[name], before[name], test) for name in names]
    if len(names) > 1:
        rows += _blended(before, after, lists, validation, test)
    _show(rows, len(test.asked))
    write(_report(options.data), _command(options), _figures(rows, len(test.asked), options.data == BEAUTY))
    return 0


def _sample(count: int, most: int) -> np.ndarray:
    """The places of at most `most` of `count`, at random; 0 is all."""
    every = np.random.default_rng(0).permutation(count)
    return np.sort(every[: most or count])


def _fit(name: str, question: Question, minutes: float, folder: Path) -> Fitted:
    made = fitted(name, question, minutes, folder / name, say)
    say(f"{name}: fitted in {made.seconds:.0f} s on {made.threads} thread(s), load {made.load:.1f}")
    return made


def _row(name: str, lists: Rows, after: Fitted, before: Fitted, test: Question) -> Row:
    row = _measured(name, lists, test, after)
    say(f"{name}: HR@10 {row.hit:.4f} NDCG@10 {row.ndcg:.4f}")
    if name not in LEARNED or after is before:
        return row
    early = found(before.recall, test, TOP).rows
    hit, gain = hits(early, test.answers).mean(), gains(early, test.answers).mean()
    say(f"{name}, fitted without validation: HR@10 {hit:.4f} NDCG@10 {gain:.4f}")
    return replace(row, early=(float(hit), float(gain)))


def _measured(name: str, rows: Rows, test: Question, fit: Fitted | None = None) -> Row:
    hit, gain = hits(rows, test.answers).mean(), gains(rows, test.answers).mean()
    return Row(name, float(hit), float(gain), coverage(rows, len(test.items)), fit)


def _blended(
    before: Mapping[str, Fitted],
    after: Mapping[str, Fitted],
    lists: Mapping[str, Rows],
    validation: Question,
    test: Question,
) -> list[Row]:
    """The blend, the same without each of its parts, and all recalls fused by rank with nothing learned."""
    choice = chosen({name: fit.recall for name, fit in before.items()}, validation, 0, say)
    one = candidates({name: fit.recall for name, fit in after.items()}, test, lists)
    rows = [_measured(f"blend ({', '.join(choice.blend.names)})", choice.blend.best(one, TOP), test)]
    for name, (blend, _) in choice.without.items():
        rows.append(_measured(f"blend without {name}", blend.best(one, TOP), test))
    rows.append(_measured("all fused by rank", fused(tuple(after), one, TOP), test))
    return rows


def _show(rows: list[Row], asked: int) -> None:
    heads = ("model", "HR@10", "NDCG@10", "coverage@10", "fit s", "threads", "load", "early HR", "early NDCG")
    table = Table(*heads, title=f"the next choice of {asked} customers, all items ranked")
    for row in rows:
        fit = row.fit
        took = [f"{fit.seconds:.0f}", str(fit.threads), f"{fit.load:.1f}"] if fit else [""] * 3
        early = [f"{value:.4f}" for value in row.early] if row.early else [""] * 2
        table.add_row(row.name, f"{row.hit:.4f}", f"{row.ndcg:.4f}", f"{row.coverage:.3f}", *took, *early)
    Console(width=170).print(table)
    print("early: what is refitted, before that: without the validation items; load: of the machine")


def _figures(rows: list[Row], asked: int, beauty: bool) -> list[Figure]:
    figures = [Figure("customers asked for", asked, "customers")]
    for row in rows:
        hit, ndcg = PUBLISHED.get(row.name, (None, None)) if beauty else (None, None)
        for what, value, published in (("HR@10", row.hit, hit), ("NDCG@10", row.ndcg, ndcg)):
            against = None if published is None else f"published {published}"
            ratio = None if published is None else value / published
            figures.append(Figure(f"{row.name}, {what}", value, "share", against, ratio))
        figures.append(Figure(f"{row.name}, coverage@10", row.coverage, "share of items"))
        if row.early is not None:
            for what, value in zip(("HR@10", "NDCG@10"), row.early, strict=True):
                figures.append(Figure(f"{row.name}, {what} fitted without validation", value, "share"))
        if row.fit is not None:
            figures.append(Figure(f"{row.name}, fit on {row.fit.threads} thread(s)", row.fit.seconds, "s"))
            figures.append(Figure(f"{row.name}, load of the machine at the fit", row.fit.load, "processes"))
    return figures


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=BEAUTY, help='lines "user item" by time, or CSV')
    parser.add_argument("--models", default=",".join(NAMES), help="of " + ", ".join(NAMES))
    parser.add_argument("--minutes", type=float, default=3.0, help="at most, a fit of a sequence model")
    parser.add_argument("--customers", type=int, default=0, help="asked for at most, at random; 0 is all")
    parser.add_argument("--refit", action="store_true", help="for the test, with the validation items too")
    parser.add_argument("--cache", type=Path, default=Path("build/sequential"), help="where fits are kept")
    return parser.parse_args()


def _command(options: argparse.Namespace) -> str:
    command = f"python -m evals.sequential --models {options.models} --minutes {options.minutes:g}"
    command += " --refit" if options.refit else ""
    command += f" --customers {options.customers}" if options.customers else ""
    return command if options.data == BEAUTY else f"{command} --data {options.data}"


def _report(data: Path) -> str:
    return "sequential" if data == BEAUTY else f"sequential-{data.name.split('.')[0]}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


if __name__ == "__main__":
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS") or os.cpu_count() or 1))
    sys.exit(main())
