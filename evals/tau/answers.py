"""Answers to what the assistant asks for: in one's own words, or by picking what is offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from evals.tau import noticing, stating
from evals.tau.grammar import kept
from evals.tau.tasks import Goal, Piece

if TYPE_CHECKING:
    from evals.tau.customer import Customer
    from evals.tau.pursuit import Pursuit

Reply = dict[str, Any]


def identify(customer: Customer, awaiting: str) -> str:
    """Who the customer is, by what they know: the email, or name and postcode."""
    person, sayer = customer.task.person, customer.sayer
    slots = {"name": person.name, "email": person.record["email"], "zip": person.record["address"]["zip"]}
    if customer.told.emails:
        return sayer.pick("email", email=customer.told.emails.pop(0))
    if awaiting in ("code", "sign_in"):
        return sayer.pick("no_code", **slots)
    if person.by_email:
        return sayer.pick("email" if awaiting == "email" else "only_email", **slots)
    return sayer.pick("no_email" if awaiting == "email" else "name_zip", **slots)


def order(customer: Customer, pursuit: Pursuit, reply: Reply, times: int) -> str:
    sayer, goal = customer.sayer, pursuit.goal
    offered = [option for option in reply["options"] if goal.order_id in noticing.numbers(option)]
    if offered and customer.rng.random() < customer.character.clicks:
        return kept(offered[0])
    if times == 1 and customer.rng.random() < 0.2 and goal.order:
        return sayer.pick("forgot_order", item=sayer.order(goal, customer.rng.choice(("item", "tail"))))
    return sayer.pick("answer_order", order=sayer.order(goal, "number"))


def items(customer: Customer, pursuit: Pursuit, reply: Reply, times: int) -> str:
    sayer, goal = customer.sayer, pursuit.goal
    late = customer.character.late.get(pursuit.number, ())
    pieces = tuple(piece for place, piece in enumerate(goal.pieces) if place not in late)
    shown = Goal(goal.kind, goal.order, pieces)
    if len(pieces) == 1 and customer.rng.random() < customer.character.clicks:
        offered = [o for o in reply["options"] if _is_line(o, pieces[0])]
        if len(offered) == 1:
            return kept(offered[0])
    if pieces and pieces[0].new and customer.rng.random() < 0.4:
        told = stating.swaps(sayer, goal, list(pieces), times > 1, False, customer.character, pursuit.number)
        return sayer.pick("answer_swap_named", swaps=kept(told))
    key = "answer_items_more" if len(pieces) > 1 else "answer_items"
    return sayer.pick(key, items=kept(sayer.items(shown, exact=times > 1)))


def replacement(customer: Customer, pursuit: Pursuit, reply: Reply, times: int) -> str:
    sayer, goal, rng = customer.sayer, pursuit.goal, customer.rng
    told = noticing.plain(reply["text"])
    named = [p for p in goal.pieces if p.new and noticing.mentions(told, p.line["name"])]
    twins = len({p.line["name"] for p in named}) < len(named)
    meant = named if named and not twins else [p for p in goal.pieces if p.new]
    if len(meant) > 1:
        said = stating.swaps(sayer, goal, meant, times > 1, False, customer.character, pursuit.number)
        return sayer.pick("answer_swap_named", swaps=kept(said))
    feint = customer.character.feint.get(pursuit.number)
    piece = Piece(meant[0].line, feint) if feint else meant[0]
    assert piece.new is not None
    if rng.random() < customer.character.clicks or times > 2:
        offered = [option for option in reply["options"] if _is_variant(option, piece)]
        if len(offered) == 1:
            return kept(offered[0])
    if piece.new["id"] == piece.line["variant_id"]:
        return sayer.pick("answer_same", name=sayer.name(piece.line))
    return sayer.pick("answer_swap", new=sayer.wanted(piece, every=times > 1))


def method(customer: Customer, pursuit: Pursuit, reply: Reply, times: int) -> str:
    goal, sayer = pursuit.goal, customer.sayer
    if goal.method is None:
        return sayer.pick("leave_it")
    labels = noticing.labels(goal.method)
    offered = [
        o for o in reply["options"] if any(noticing.mentions(noticing.plain(o), label) for label in labels)
    ]
    if len(offered) == 1 and (times > 1 or customer.rng.random() < customer.character.clicks):
        return kept(offered[0])
    return sayer.pick("answer_method", method=kept(sayer.method(goal.method, goal.order)))


def reason(customer: Customer, pursuit: Pursuit, reply: Reply, times: int) -> str:
    goal = pursuit.goal
    offered = [option for option in reply["options"] if goal.reason and goal.reason in option.lower()]
    if offered and (times > 1 or customer.rng.random() < customer.character.clicks):
        return kept(offered[0])
    if not goal.reason:
        return customer.sayer.pick("answer_reason", reason="no reason", because="I just don't want it")
    return customer.sayer.pick("answer_reason", **stating.because(customer.sayer, goal))


def address(customer: Customer, pursuit: Pursuit, reply: Reply, times: int) -> str:
    told = customer.sayer.address(pursuit.goal, spelled=times > 1)
    return customer.sayer.pick("answer_address", address=kept(told))


def correct(customer: Customer, pursuit: Pursuit, wrong: str) -> str:
    """No to a proposal, and what it should have been."""
    goal, sayer = pursuit.goal, customer.sayer
    start = sayer.pick("no_wrong")
    if wrong == "items" and goal.order:
        if goal.pieces[0].new:
            told = stating.swaps(
                sayer, goal, list(goal.pieces), True, False, customer.character, pursuit.number
            )
            return f"{start} {sayer.pick('answer_swap_named', swaps=kept(told))}"
        key = "answer_items_more" if len(goal.pieces) > 1 else "answer_items"
        return f"{start} {sayer.pick(key, items=kept(sayer.items(goal, exact=True)))}"
    if wrong == "new":
        told = stating.swaps(sayer, goal, list(goal.pieces), True, False, customer.character, pursuit.number)
        return f"{start} {sayer.pick('answer_swap_named', swaps=kept(told))}"
    if wrong == "method" and goal.method:
        return f"{start} {sayer.pick('answer_method', method=kept(sayer.method(goal.method, goal.order)))}"
    if wrong == "reason":
        return f"{start} {sayer.pick('answer_reason', **stating.because(sayer, goal))}"
    if wrong == "address":
        return f"{start} {sayer.pick('answer_address', address=kept(sayer.address(goal, spelled=True)))}"
    return f"{start} {stating.wish(sayer, goal, pursuit.number, customer.character, 'full', exact=True)}"


def belongs(goal: Goal, awaiting: str, text: str) -> bool:
    """Whether a wish has what is asked for; else the customer was not understood."""
    has = {
        "items": bool(goal.pieces),
        "replacement": any(piece.new for piece in goal.pieces),
        "payment_method": goal.method is not None,
        "address": goal.address is not None,
        "order": goal.order is not None,
        "reason": goal.kind == "cancel_order" or "cancel" not in text.lower(),
    }
    return has.get(awaiting, True)


def _is_line(option: str, piece: Piece) -> bool:
    told = noticing.plain(option)
    return noticing.mentions(told, piece.line["name"]) and (
        all(noticing.mentions(told, value) for value in piece.line["options"].values())
        or not any(noticing.mentions(told, value) for value in piece.line["options"].values())
    )


def _is_variant(option: str, piece: Piece) -> bool:
    assert piece.new is not None
    told = noticing.plain(option)
    changed = [v for k, v in piece.new["options"].items() if piece.line["options"].get(k) != v]
    return bool(changed) and all(noticing.mentions(told, value) for value in changed)


SLOTS: dict[str, Callable[[Any, Any, Reply, int], str]] = {
    "order": order,
    "items": items,
    "replacement": replacement,
    "payment_method": method,
    "reason": reason,
    "address": address,
}
