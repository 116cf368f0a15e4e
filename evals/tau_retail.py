"""tau-bench's retail tasks, played by scripted customers over HTTP: the records at the end of each
dialogue against what the task's true actions make of them.

    python -m evals.tau_retail [--wordings a|b|c] [--seeds 4] [--jobs 2] [--limit N] [--tasks train-3,dev-0]
                               [--verbose] [--failures FILE]

Published figures of language-model agents on this benchmark (60 to 86 % of tasks) come from another
protocol: there another language model plays the customer, and the test tasks are others than these.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from evals.figures import DATA, REPORTS, write
from evals.tau import shop
from evals.tau.causes import report
from evals.tau.compare import Difference, differences
from evals.tau.customer import Customer
from evals.tau.records import FOLDER, Record, document
from evals.tau.scoring import Outcome, figures, table
from evals.tau.stage import ERRORS, Stage, opened
from evals.tau.tasks import Task, expected, load
from evals.tau.unfinished import unfinished
from evals.tau.wordings import load as load_wordings


def batches(tasks: list[Task]) -> list[list[Task]]:
    """Tasks that can share one set of records: no customer stands twice in a batch."""
    made: list[list[Task]] = []
    taken: list[set[str]] = []
    for task in tasks:
        whose = task.person.record["id"]
        place = next((n for n, seen in enumerate(taken) if whose not in seen), len(made))
        if place == len(made):
            made.append([])
            taken.append(set())
        made[place].append(task)
        taken[place].add(whose)
    return made


def play(stage: Stage, tasks: list[Task], records: Record, words: str, seed: int) -> list[Outcome]:
    """All dialogues of one batch, then all records against the true ones: a difference is the task's
    whose customer's record or order it is, and where it is nobody's here, everybody's."""
    grammar = load_wordings(words)
    played = []
    for task in tasks:
        customer = Customer(task, grammar, f"{words}/{seed}/{task.key}")
        played.append((task, customer, stage.play(customer)))
    there = stage.records()
    found = differences(expected(records, tasks), there)
    by_customer: dict[str, list[Difference]] = defaultdict(list)
    for difference in found:
        by_customer[difference.customer_id].append(difference)
    whose = {task.person.record["id"] for task in tasks}
    strays = [d for d in found if d.customer_id not in whose]
    before = differences(expected(records, tasks), records)
    outcomes = []
    for task, customer, dialogue in played:
        own = by_customer[task.person.record["id"]]
        wanted = {(d.where, d.field) for d in before}
        audited = stage.writes(dialogue.conversation_id) if dialogue.conversation_id else []
        partly = not own or unfinished(records, task, there)
        outcomes.append(Outcome.of(task, seed, customer, dialogue, own, wanted, audited, strays, partly))
    return outcomes


def run_seed(template: Path, words: str, seed: int, keys: list[str]) -> list[Outcome]:
    """One seed of all tasks on a shop of its own."""
    records = document()
    tasks = [task for task in load(records) if task.key in set(keys)]
    outcomes: list[Outcome] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(template, Path(folder) / "shop") as stage,
    ):
        stage.restore()
        for batch in batches(tasks):
            if left := differences(records, stage.records()):
                raise RuntimeError(f"the shop's records are not the benchmark's: {left[0]}")
            outcomes += play(stage, batch, records, words, seed)
            stage.restore()
    return outcomes


def chosen(tasks: list[Task], keys: str, limit: int | None) -> list[Task]:
    """Those named, or every so many-th, so that few are a fair sample."""
    if keys:
        wanted = keys.split(",")
        return [task for task in tasks if task.key in wanted]
    if limit is None or limit >= len(tasks):
        return tasks
    return [tasks[round(place * len(tasks) / limit)] for place in range(limit)]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wordings", choices=("a", "b", "c"), default="b")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--tasks", default="")
    parser.add_argument("--verbose", action="store_true", help="print every dialogue")
    parser.add_argument("--failures", type=Path, help="where to write the dialogues of what was not matched")
    parser.add_argument(
        "--shop", type=Path, help="a folder of `python -m evals.tau.shop`, made if it is not there"
    )
    parser.add_argument("--causes", type=Path, help="where to write what was not matched, by cause")
    arguments = parser.parse_args()
    if not FOLDER.exists():
        print(f"there is no tau-bench-retail in {DATA}: set FLOORWALKER_DATA")
        return 0
    every = load(document())
    tasks = chosen(every, arguments.tasks, arguments.limit)
    keys = [task.key for task in tasks]
    seeds = range(arguments.first_seed, arguments.first_seed + arguments.seeds)
    ERRORS.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        template = arguments.shop or Path(folder) / "template"
        if not (template / "orders.json").exists():
            shop.make(template)
            shop.fill(template)
        with ProcessPoolExecutor(max_workers=arguments.jobs) as pool:
            runs = [pool.submit(run_seed, template, arguments.wordings, seed, keys) for seed in seeds]
            outcomes = [outcome for run in runs for outcome in run.result()]
    command = "python -m evals.tau_retail " + " ".join(sys.argv[1:])
    if arguments.causes:
        arguments.causes.write_text(report(outcomes, command.strip()), encoding="utf-8")
    if arguments.verbose:
        for outcome in outcomes:
            print(outcome.told(), end="\n\n")
    failures = arguments.failures or REPORTS / f"tau_retail_failures_{arguments.wordings}.txt"
    failures.parent.mkdir(parents=True, exist_ok=True)
    failures.write_text("\n\n".join(o.told() for o in outcomes if not o.matched) + "\n", encoding="utf-8")
    whole = len(keys) == len(every)
    write("tau_retail" if whole else "tau_retail_part", command.strip(), figures(outcomes, len(seeds)))
    print(table(outcomes))
    print(f"what was not matched: {failures}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
