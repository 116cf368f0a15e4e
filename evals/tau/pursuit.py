"""What a customer keeps in mind of each wish."""

from __future__ import annotations

from dataclasses import dataclass, field

from evals.tau import noticing
from evals.tau.records import Record
from evals.tau.tasks import Goal, Person


@dataclass(slots=True)
class Pursuit:
    """One wish and how far it has come. `shams` are wishes that are given up when they could be had."""

    number: int
    goal: Goal
    sham: bool = False
    stated: int = 0
    objections: int = 0
    asked: dict[str, int] = field(default_factory=dict)
    method_said: bool = False
    seen: bool = False
    """The whole proposal was read and found right: what comes after may be shorter."""
    end: str = ""
    """"done", "left" (the customer let it be), "gave up"; "" while it is wanted."""


def note(wanted: list[Pursuit], reply: Record, person: Person) -> bool:
    """Keep in mind what a reply says was done, and which proposal in it is the one meant; whether anything
    was done."""
    moved = False
    for action in reply["actions"]:
        for pursuit in wanted:
            goal = pursuit.goal
            if action["name"] == goal.kind and (action.get("order_id") or "") == goal.order_id:
                pursuit.end = "done"
                moved = True
                break
        wanted = [pursuit for pursuit in wanted if not pursuit.end]
    text = noticing.asked(reply["text"])
    for pursuit in wanted:
        if "$" in text and "?" in text and pursuit.goal.order_id in noticing.numbers(text):
            pursuit.seen = pursuit.seen or not noticing.objection(text, pursuit.goal, person)
    return moved
