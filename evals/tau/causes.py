"""What was not matched, sorted by the first thing that went wrong in the dialogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from evals.tau.scoring import Outcome
from evals.tau.stage import Exchange

SHOWN = 6


def cause(outcome: Outcome) -> tuple[str, int]:
    """Its name, and the message at which it showed."""
    last = len(outcome.exchanges) - 1
    if outcome.failed:
        return f"HTTP: {outcome.failed[:60]}", last
    if outcome.unconfirmed:
        return "UNCONFIRMED WRITE", last
    if outcome.misdone:
        fields = sorted({d.field for d in (*outcome.wrong, *outcome.missing)})
        return f"WRONG WRITE: {', '.join(fields)}", last
    for place, turn in enumerate(outcome.exchanges):
        if turn.meant and turn.meant != "yes":
            return f"customer {turn.meant}", place
        before = outcome.exchanges[place - 1] if place else None
        if turn.meant == "yes" and before and before.meant == "yes" and not before.reply["actions"]:
            return "a yes that is not taken", place
    if outcome.handed_off:
        return "handed to a person", last
    return "other", last


def report(outcomes: Sequence[Outcome], head: str) -> str:
    """All causes, the most frequent first, with a few dialogues of each around where it showed."""
    found: dict[str, list[tuple[Outcome, int]]] = defaultdict(list)
    for outcome in outcomes:
        if not outcome.matched:
            name, place = cause(outcome)
            found[name].append((outcome, place))
    ranked = sorted(found.items(), key=lambda pair: -len(pair[1]))
    matched = sum(outcome.matched for outcome in outcomes)
    lines = [f"# {head}: {matched} of {len(outcomes)} matched", ""]
    lines += [f"- {len(cases)} × {name}" for name, cases in ranked]
    for name, cases in ranked:
        lines += ["", f"## {len(cases)} × {name}", ""]
        lines += [f"Tasks: {', '.join(f'{o.key}/{o.seed}' for o, _ in cases[:40])}", ""]
        for outcome, place in cases[:SHOWN]:
            lines += [f"### {outcome.key} seed {outcome.seed} ({', '.join(outcome.kinds)})", "```"]
            lines += [f"wrong: {d}" for d in outcome.wrong]
            lines += [f"missing: {d}" for d in outcome.missing[:3]]
            lines += [f"unconfirmed: {doubt}" for doubt in outcome.unconfirmed]
            around = outcome.exchanges[max(0, place - 3) : place + 1]
            lines += [told(turn) for turn in around] + ["```"]
    return "\n".join(lines) + "\n"


def told(turn: Exchange) -> str:
    reply = turn.reply
    extras = [f"awaiting {reply['awaiting']}"] if reply["awaiting"] else []
    extras += [f"options {reply['options']}"] if reply["options"] else []
    extras += [f"DID {action}" for action in reply["actions"]]
    more = f"\n          ({'; '.join(extras)})" if extras else ""
    return f"customer: {turn.said}\nshop:     {reply['text']}{more}"
