"""Whether records that are not the true ones are merely on the way to them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import combinations

from evals.tau import truth
from evals.tau.compare import differences
from evals.tau.records import Record
from evals.tau.tasks import Task


def unfinished(before: Record, task: Task, found: Record) -> bool:
    """True where the customer's records are just what some of the task's true actions, or none of them,
    make of them. Everything else is a wrong write, however small the difference."""
    there = _own(found, task)
    start = _own(before, task)
    return any(not differences(state, there) for state in _ways(start, task))


def _ways(start: Record, task: Task) -> Iterator[Record]:
    for count in reversed(range(len(task.actions) + 1)):
        for chosen in combinations(task.actions, count):
            state = copy.deepcopy({part: start[part] for part in ("customers", "orders")})
            state["products"] = start["products"]
            world = truth.World(state)
            for action in chosen:
                world.act(action["name"], action["kwargs"])
            yield state


def _own(records: Record, task: Task) -> Record:
    """One customer and the orders that are theirs, or were."""
    whose = task.person.record["id"]
    known = {order["id"] for order in task.person.orders}
    return {
        "customers": [record for record in records["customers"] if record["id"] == whose],
        "orders": [o for o in records["orders"] if o["customer_id"] == whose or o["id"] in known],
        "products": list(task.products.values()),
    }
