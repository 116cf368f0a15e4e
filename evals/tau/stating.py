"""Whole messages: a wish with more or less of what belongs to it, and the opening of a conversation."""

from __future__ import annotations

import random
import re

from evals.tau.character import Character
from evals.tau.grammar import expand, kept
from evals.tau.saying import Sayer
from evals.tau.tasks import Goal, Piece


def because(sayer: Sayer, goal: Goal) -> dict[str, str]:
    if not goal.reason:
        return {"reason": "", "because": ""}
    return {
        "reason": sayer.pick(f"reason.{goal.reason}"),
        "because": sayer.pick(f"because.{goal.reason}"),
    }


def swaps(
    sayer: Sayer, goal: Goal, pieces: list[Piece], exact: bool, slip: bool, made: Character, number: int
) -> str:
    told = []
    for piece in pieces:
        feint = made.feint.get(number)
        meant = Piece(piece.line, feint) if feint else piece
        wrong = made.slip.get(number) if slip and not feint else None
        told.append(sayer.swap(meant, goal, exact, wrong))
    if len(told) < 3 and sayer.rng.random() < 0.6:
        return " and ".join(told)
    return ", ".join(told[:-1]) + ", and " * bool(told[:-1]) + told[-1]


def wish(sayer: Sayer, goal: Goal, number: int, made: Character, level: str, exact: bool = False) -> str:
    """One wish in words. `level` falls to the next that the kind of wish has a wording for."""
    templates = sayer.words[goal.kind]
    level = level if level in templates else {"items": "order", "full": "order"}.get(level, "bare")
    late = made.late.get(number, ()) if not exact else ()
    pieces = [piece for place, piece in enumerate(goal.pieces) if place not in late]
    shown = Goal(goal.kind, goal.order, tuple(pieces), goal.method, goal.reason, goal.address, goal.same_as)
    how = "number" if exact else made.order_by.get(number, "number")
    template = sayer.rng.choice(templates[level])
    if (
        how == "item"
        and not goal.others
        and any(part in template for part in ("{items}", "{swaps}", "{olds}"))
    ):
        how = "number"  # nobody names a thing by the order it is in and that by the thing
    slots: dict[str, str] = {"order": sayer.order(goal, how) if goal.order else ""}
    if "{items}" in template:
        slots["items"] = sayer.items(shown, exact)
    if "{olds}" in template and goal.order:
        slots["olds"] = sayer.things([piece.line for piece in pieces], goal.order["items"], exact)
    if "{swaps}" in template:
        slots["swaps"] = swaps(sayer, goal, pieces, exact, not exact, made, number)
    if "{method}" in template and goal.method:
        slots["method"] = sayer.method(goal.method, goal.order)
    if "{address}" in template:
        slots["address"] = sayer.address(goal, spelled=exact)
    slots |= because(sayer, goal)
    return expand(template, sayer.rng, {key: kept(value) for key, value in slots.items()})


def opening(sayer: Sayer, goals: list[tuple[int, Goal]], made: Character) -> str:
    """The first message: a greeting, who it is, a story, and the wish or all of them, in some order."""
    rng: random.Random = sayer.rng
    parts = [sayer.pick("hello")]
    if made.identify == "first":
        parts.append(identity(sayer) + ".")
    if made.identify == "alone":
        if rng.random() < 0.5:
            parts.append(identity(sayer))
        else:
            parts = [rng.choice(("hello", "hi", "hi there", "hey"))]
        return " ".join(part for part in parts if part).strip(" ,") or "hello"
    if made.mood:
        parts.append(sayer.pick(made.mood))
    first = goals[0][1]
    if made.story:
        parts.append(sayer.pick(f"story.{first.kind}"))
    chosen = goals if made.at_once else goals[:1]
    wishes = [wish(sayer, goal, number, made, made.level.get(number, "order")) for number, goal in chosen]
    told = wishes[0]
    for other in wishes[1:]:
        joint = sayer.pick("join")
        told += f"{joint} {other}" if joint[0] in ".,;" else f" {joint} {other}"
    parts.append(told)
    return " ".join(part for part in parts if part)


def situation(sayer: Sayer, goal: Goal, made: Character) -> str:
    """What has happened, as somebody begins who does not say yet what is to be done about it."""
    told = sayer.words["situation"][goal.kind]
    first = goal.pieces[0] if goal.pieces else None
    line = first.line if first else goal.order["items"][0] if goal.order else None
    key, option = "other", "kind"
    if goal.reason:
        key = goal.reason
    elif first and goal.kind == "return_items":
        key = sayer.words["trouble"].get(first.line["name"], "other")
    elif first and first.new:
        changed = [k for k, v in first.new["options"].items() if first.line["options"].get(k) != v]
        key, option = ("other", changed[0]) if changed else ("same", option)
    slots = {"thing": sayer.name(line) if line else "", "option": option}
    parts = [sayer.pick("hello"), identity(sayer) + "." if made.identify == "first" else ""]
    said = expand(sayer.rng.choice(told[key]), sayer.rng, slots)
    parts.append(re.sub(r"(?<=[^s]s\x03) (is|was|leaks)\b", _many, said))
    return " ".join(part for part in parts if part)


def _many(found: re.Match[str]) -> str:
    return {"is": " are", "was": " were", "leaks": " leak"}[found[1]]


def identity(sayer: Sayer) -> str:
    person = sayer.person
    slots = {"name": person.name, "email": person.record["email"], "zip": person.record["address"]["zip"]}
    return sayer.pick("me_email" if person.by_email else "me_name", **slots)
