"""What a customer makes out of a reply: which wish it is about, and whether a proposal is the one meant.

Roughly, as people read: names of things, numbers of orders, options, the payment method.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evals.tau.records import Record
from evals.tau.tasks import Goal, Person, Piece
from evals.tau.truth import REASONS

VERBS = {
    "cancel_order": r"\bcancel",
    "return_items": r"\breturn|send(ing)? back",
    "exchange_items": r"\bexchang|\bswap|\breplac",
    "change_order_items": r"\bchang|\bmodif|\bswap|\breplac|\bswitch",
    "change_order_address": r"\baddress|\bdeliver(ed|y)? to|\bship",
    "change_order_payment": r"\b(payment|paid|pay for|pay (it|that|this|order)|charge)\b",
    "change_account_address": r"\baccount|\baddress",
}


ELSE = r"\b(chang\w*|move) the (payment|address)|\bwould go to\b"
"""Changes of an order that are none of its items."""


def plain(text: str) -> str:
    """Lower case, without marks: what is compared."""
    return re.sub(r"[^a-z0-9.$#%+ ]+", " ", text.lower().replace("-", " ").replace("*", ""))


def mentions(text: str, what: str) -> bool:
    words = plain(what).split()
    return bool(re.search(r"(?<![a-z0-9])" + r"\s*".join(map(re.escape, words)) + r"(?![a-z0-9])", text))


def numbers(text: str) -> set[str]:
    return {"#" + found.upper() for found in re.findall(r"\b(W\d{7})\b", text, re.IGNORECASE)}


def asked(text: str) -> str:
    """The end of a reply, where it asks: what was done before it stands in paragraphs of its own."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    return parts[-1] if parts and "?" in parts[-1] else text


def about(text: str, goals: Sequence[Goal], current: Goal | None) -> Goal | None:
    """The wish that a reply speaks of, the one talked about so far where nothing says more."""
    told, seen = plain(text), numbers(text)
    best, most = None, 0.0
    for goal in goals:
        score = 1.5 if goal is current else 0.0
        if goal.order_id in seen:
            score += 4
        elif seen:
            score -= 4
        score += 1.2 * bool(re.search(VERBS[goal.kind], told))
        if goal.kind == "change_order_items" and re.search(ELSE, told):
            score -= 2
        names = {piece.line["name"] for piece in goal.pieces}
        score += 1.5 * sum(mentions(told, name) for name in names) / max(len(names), 1)
        score += 2.5 * bool(goal.address and mentions(told, goal.address["address1"]))
        if score > most:
            best, most = goal, score
    return best


def objection(text: str, goal: Goal, person: Person, again: bool = False) -> str:
    """What is wrong with a proposal: "kind", "order", "items", "new", "reason", "method",
    "address"; "" for nothing.
    `again`: it was read whole before, and a short question without sums needs no details."""
    told, seen = plain(text), numbers(text)
    if seen and goal.order_id and goal.order_id not in seen:
        return "order"
    if not re.search(VERBS[goal.kind], told):
        return "kind"
    if again and "$" not in text:
        return ""
    if goal.kind in ("return_items", "exchange_items", "change_order_items"):
        wrong = _items(told, goal, text)
        if wrong:
            return wrong
    if goal.reason and any(reason in text for reason in REASONS if reason != goal.reason):
        return "reason"
    if goal.address and not mentions(told, goal.address["address1"]):
        return "address"
    if goal.method and _other_method(told, goal.method, person):
        return "method"
    return ""


def _items(told: str, goal: Goal, text: str) -> str:
    everything = goal.whole and re.search(r"\b(everything|all (the |of )|whole order)", told)
    names = {piece.line["name"] for piece in goal.pieces}
    if not everything and not all(mentions(told, name) for name in names):
        return "items"
    others = {line["name"] for line in goal.others} - names
    if any(mentions(told, name) and not _left_out(told, name) for name in others):
        return "items"
    if _another(text, goal):
        return "items"
    order = goal.order or {"items": []}
    return "new" if any(_otherwise(told, text, piece, order) for piece in goal.pieces if piece.new) else ""


def _otherwise(told: str, text: str, piece: Piece, order: Record) -> bool:
    """A line would become something else than meant: what is to change does not stand there, or what is
    to stay is told as what goes."""
    assert piece.new is not None
    old, new = piece.line["options"], piece.new["options"]
    gone = {old.get(option) for option in new if old.get(option) != new[option]}
    twins = [o for o in order["items"] if o["name"] == piece.line["name"] and o is not piece.line]
    own = [part for part in text.split("\n") if mentions(plain(part), piece.line["name"])]
    own = [part for part in own if all(_is_it(s, piece.line, twins) for s in _shown(part, piece.line))]
    part = own[-1] if len(own) == 1 else text
    for option, value in new.items():
        if old.get(option) != value and not _stands(told, option, value):
            return True
        alone = len(own) == 1 or not twins
        if alone and old.get(option) == value and value not in gone and _replaced(part, option, value):
            return True
    return False


def _shown(text: str, line: Record) -> list[str]:
    """What stands in brackets after a thing's name, to tell it from another of its kind."""
    return re.findall(re.escape(line["name"]) + r" \(([^()$]+)\)", text)


def _is_it(shown: str, line: Record, others: Sequence[Record]) -> bool:
    """Whether words in brackets fit a line, and are not those of another of its kind."""
    told = plain(shown)
    for option, value in line["options"].items():
        rest = {other["options"].get(option) for other in others} - {value}
        if not mentions(told, value) and any(rival and mentions(told, rival) for rival in rest):
            return False
    return True


def _another(text: str, goal: Goal) -> bool:
    """The proposal is for another of the kind than the one meant: "the Mug (blue)" and not the red one."""
    for piece in goal.pieces:
        alike = [p.line for p in goal.pieces if p.line["name"] == piece.line["name"]]
        others = [other for other in goal.others if other["name"] == piece.line["name"]]
        for shown in _shown(text, piece.line):
            if not any(_is_it(shown, line, others) for line in alike):
                return True
    return False


def closes(text: str) -> bool:
    """The proposal says that nothing else of the order can be changed afterwards."""
    return bool(re.search(r"\bnothing else of order\b", plain(text)))


def _stands(told: str, option: str, value: str) -> bool:
    """An option's value in the text; "yes" and "no" by the option's name."""
    if value in ("yes", "no", "none"):
        return mentions(told, option) or mentions(told, value)
    return mentions(told, value)


def _replaced(text: str, option: str, value: str) -> bool:
    """What was to stay is told as what goes: "... instead of leather"."""
    what = option if value in ("yes", "no", "none") else value
    return any(mentions(plain(part), what) for part in re.findall(r"instead of ([^,;$]{1,40})", text))


def _left_out(told: str, name: str) -> bool:
    return bool(
        re.search(r"\b(except|keep|stays?|not|but|rest)\b[^.]*" + re.escape(plain(name).strip()), told)
    )


def _other_method(told: str, method: Record, person: Person) -> bool:
    """The text names one of this customer's other payment methods, and not the one meant."""
    methods = person.record["payment_methods"]
    named = [m for m in methods if any(mentions(told, label) for label in labels(m))]
    return bool(named) and method not in named


def labels(method: Record) -> list[str]:
    if method["kind"] == "credit_card":
        return [method["last_four"], method["id"]]
    return [method["kind"].replace("_", " "), method["kind"], method["id"]]
