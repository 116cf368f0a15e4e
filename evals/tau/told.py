"""What the tasks that people wrote ask of their customer beyond the actions: own words to open with,
things to ask first, late changes of mind. By the rewriting of their sentences into the first person,
and `dev.yaml` for what a rewriting cannot know."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evals.tau.character import Character
from evals.tau.tasks import Goal, Piece, Task

ABOUT_THE_PART = re.compile(
    r"^(your name|you are (?!sure|going)[a-z-]+(, [a-z-]+)*\.?$|emphasize|be initially|try |"
    r"if the agent|express|complain|if you can't|you eventually|but before|in the end|first try)",
    re.IGNORECASE,
)
PERSON = (
    (r"\byou've\b", "I've"),
    (r"\byou're\b", "I'm"),
    (r"\byou'd\b", "I'd"),
    (r"\byou'll\b", "I'll"),
    (r"\byou are\b", "I am"),
    (r"\byou were\b", "I was"),
    (r"\byou do't\b", "I don't"),
    (r"\byourself\b", "myself"),
    (r"\byours\b", "mine"),
    (r"\byour\b", "my"),
    (r"\byou\b", "I"),
    (r"\btell that\b", "say that"),
)


@dataclass(slots=True)
class Told:
    """`opening` in the task's own sentences ("" where the grammar speaks), `questions` to ask before
    anything else is answered, `emails` to give before the right one."""

    opening: str = ""
    questions: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    late: tuple[int, ...] = ()
    feint: dict[str, str] = field(default_factory=dict)
    sham: dict[str, Any] = field(default_factory=dict)

    def fit(self, character: Character, task: Task) -> None:
        """Let the task's own turns take the place of those that were drawn."""
        if not (self.opening or self.sham):
            return
        character.feint, character.slip, character.late, character.sham = {}, {}, {}, None
        character.at_once = False
        if character.identify == "alone":
            character.identify = "asked"
        if self.late:
            character.late[0] = self.late
        if self.feint:
            line = task.goals[0].pieces[0].line
            variants = task.products[line["product_id"]]["variants"]
            fits = (v for v in variants if self.feint.items() <= v["options"].items())
            character.feint[0] = next(fits)
        if self.sham:
            character.sham = _sham(self.sham, task)


def told_of(task: Task) -> Told:
    notes = _notes().get(task.key, {})
    if not task.key.startswith("dev") or notes.get("grammar"):
        return Told(sham=notes.get("sham", {}))
    return Told(
        notes.get("opening") or first_person(task.instruction),
        list(notes.get("questions", ())),
        list(notes.get("emails", ())),
        tuple(notes.get("late", ())),
        notes.get("feint", {}),
        notes.get("sham", {}),
    )


def first_person(instruction: str) -> str:
    """An instruction to somebody who plays a customer, as that customer says it: what is said about the
    part itself goes, "you" becomes "I"."""
    kept = []
    for sentence in re.split(r"(?<=[.!?])\s+", instruction):
        if ABOUT_THE_PART.match(sentence):
            continue
        own = sentence
        for pattern, by in PERSON:
            own = re.sub(pattern, by, own, flags=re.IGNORECASE)
        kept.append(own)
    return " ".join(kept)


def _sham(notes: dict[str, Any], task: Task) -> Goal:
    order = next(order for order in task.person.orders if order["id"] == notes["order"])
    line = next(line for line in order["items"] if line["name"] == notes["item"])
    variants = task.products[line["product_id"]]["variants"]
    wished = {"id": "", "options": {**line["options"], **notes["new"]}}  # there may be no such variant
    new = next((v for v in variants if notes["new"].items() <= v["options"].items()), wished)
    return Goal(notes["kind"], order, (Piece(line, new),), task.person.record["payment_methods"][0])


@cache
def _notes() -> dict[str, Any]:
    text = (Path(__file__).parent / "dev.yaml").read_text(encoding="utf-8")
    notes: dict[str, Any] = yaml.safe_load(text)
    return notes
