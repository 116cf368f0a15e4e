"""Who a customer is: what of the seed and of the task's own words decides how they talk and behave."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from evals.tau.grammar import Manner
from evals.tau.records import Record
from evals.tau.tasks import Goal, Person, Piece, Task

TERSE = {"impatient", "busy", "direct", "rigid"}


@dataclass(slots=True)
class Character:
    """`level` is how much of a wish is told at once ("full", "order", "items", "bare"), `order_by` how
    its order is named. `late` are pieces that are only thought of when the rest is to be agreed to,
    `feint` a variant that is wanted first and then not, `sham` a wish that is given up again."""

    manner: Manner
    at_once: bool
    """Everything that is wanted in the first message."""
    identify: str
    """"first", "asked" or "alone" (a greeting, or who they are, and nothing else)."""
    level: dict[int, str] = field(default_factory=dict)
    order_by: dict[int, str] = field(default_factory=dict)
    late: dict[int, tuple[int, ...]] = field(default_factory=dict)
    feint: dict[int, Record] = field(default_factory=dict)
    slip: dict[int, Record] = field(default_factory=dict)
    sham: Goal | None = None
    asks: bool = False
    clicks: float = 0.0
    mood: str = ""
    story: bool = False

    def hint(self, rng: random.Random) -> None:
        """Begin with what has happened; what is wanted comes bit by bit."""
        self.at_once = False
        if self.identify == "alone":
            self.identify = "asked"
        for number in self.level:
            self.level[number] = rng.choice(("bare", "items", "items", "order", "order"))


def draw(task: Task, rng: random.Random) -> Character:
    traits = set(task.person.traits)
    messy = bool(traits & {"messy", "impatient"})
    manner = Manner(
        lower=rng.random() < (0.5 if messy else 0.25),
        bare=rng.random() < (0.5 if messy else 0.25),
        slips=rng.choice((0.04, 0.1)) if rng.random() < (0.4 if "messy" in traits else 0.12) else 0.0,
        loud=rng.random() < 0.03,
    )
    made = Character(
        manner,
        at_once=len(task.goals) > 1 and rng.random() < 0.35,
        identify=rng.choices(("first", "asked", "alone"), (0.4, 0.5, 0.1))[0],
        asks=rng.random() < 0.1,
        clicks=rng.choice((0.0, 0.0, 0.3, 0.7)),
        mood="polite" if "polite" in traits and rng.random() < 0.5 else "",
        story=rng.random() < (0.2 if traits & TERSE else 0.4),
    )
    if not made.mood and traits & {"impatient", "pessimistic", "sad"} and rng.random() < 0.12:
        made.mood = "angry"
    for number, goal in enumerate(task.goals):
        _how(made, number, goal, task, rng)
    if not made.at_once and task.goals and rng.random() < 0.06:
        made.sham = _sham(task.person, task.goals, rng)
    return made


def _how(made: Character, number: int, goal: Goal, task: Task, rng: random.Random) -> None:
    made.level[number] = rng.choices(("full", "order", "items", "bare"), (0.35, 0.4, 0.15, 0.1))[0]
    if made.at_once:
        made.level[number] = rng.choice(("full", "order"))
    made.order_by[number] = rng.choices(("number", "tail", "item"), (0.75, 0.1, 0.15))[0]
    if made.at_once:
        made.order_by[number] = "number"
    changed = [p for p in goal.pieces if p.new and p.new["id"] != p.line["variant_id"]]
    if len(goal.pieces) == 1 and changed and goal.possible and not made.at_once:
        other = _another(changed[0], task.products, rng)
        chance = rng.random()
        if other and chance < 0.07:
            made.feint[number] = other
        elif other and chance < 0.12:
            made.slip[number] = other
    elif goal.kind == "return_items" and len(goal.pieces) > 1 and not made.at_once and rng.random() < 0.12:
        made.late[number] = (len(goal.pieces) - 1,)


def _another(piece: Piece, products: dict[str, Record], rng: random.Random) -> Record | None:
    assert piece.new is not None
    variants = [
        variant
        for variant in products[piece.line["product_id"]]["variants"]
        if variant["available"] and variant["id"] not in (piece.new["id"], piece.line["variant_id"])
    ]
    return rng.choice(variants) if variants else None


def _sham(person: Person, goals: tuple[Goal, ...], rng: random.Random) -> Goal | None:
    """A wish for an order that the task is not about."""
    meant = {goal.order_id for goal in goals}
    free = [order for order in person.orders if order["id"] not in meant]
    pending = [order for order in free if order["status"] == "pending"]
    delivered = [order for order in free if order["status"] == "delivered"]
    if pending:
        return Goal("cancel_order", rng.choice(pending), reason="no longer needed")
    if delivered:
        order = rng.choice(delivered)
        return Goal("return_items", order, (Piece(order["items"][0]),), person.method(paid_with(order)))
    return None


def paid_with(order: Record) -> str:
    return str(order["payments"][0]["payment_method_id"])
