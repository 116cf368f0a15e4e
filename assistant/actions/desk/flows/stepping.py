"""The next step of the desk: from what was said to what is to be told, asked, shown or done.

Pure: nothing is read or written here. A quote comes to be performed only by a yes that follows
directly on just that quote; whatever else was said in between takes it back to being shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.actions.desk.flows import completing, drafting
from assistant.actions.desk.flows.drafting import Anew
from assistant.actions.desk.flows.kinds import OF_ITEMS, alike
from assistant.actions.desk.flows.outcomes import No, Question, Several
from assistant.actions.desk.said import Ask, Said, View
from assistant.desk import Desk, Draft, Meant, Slot
from assistant.evidence import ChangeDropped, ChangeRefused, Finding, Proposed, SlotAsked
from assistant.orders import Change, Kind, Order, Quote, Refusal

YES, NO = "Yes", "No"
WHOLE = "whole_order_only"
OF_ONE_ITEM = frozenset({"not_returnable", "too_late", "delivery_unknown", "unavailable", "same_item"})
"""Rules that refuse one item of several; the others may do."""
MOST_TURNS = 50
"""Drafts looked at in one step, so that no records and no rules can keep it from ending."""


WAITS = re.compile(
    r"\b(?:first|before|also|too|as well|yet|wait|hold|moment|sec|second|more|and|plus|another"
    r"|addition\w*)\b",
    re.IGNORECASE,
)
"""What is said with a no that only puts something else before it."""
BESIDE = re.compile(r"\b(?:and|also|too|as well|plus|then|next|another|both)\b|[.!;\n]\s*\w", re.IGNORECASE)
"""What sets another wish beside a yes: "yes, and cancel 1912 too"; "yes, cancel 1912" has nothing of it."""
STUCK = 2
"""Answers to the same question that could not be used, after which it is put another way."""


@dataclass(frozen=True, slots=True)
class Step:
    """`perform` is the draft and the quote that were agreed to; then nothing else is asked yet. `doubted`
    is what was agreed to where the records of now bear it out no more: it may be that just this was made
    and the reply to it was never kept."""

    desk: Desk
    findings: tuple[Finding, ...] = ()
    options: tuple[str, ...] = ()
    perform: tuple[Draft, Quote] | None = None
    person: bool = False
    doubted: tuple[Draft, Change] | None = None


def step(desk: Desk, said: Said, view: View) -> Step:
    """What a message comes to at the desk, of a customer who is known."""
    agreed: bool = said.agrees is True and desk.awaiting is Slot.CONFIRM and not _means_another(said, desk)
    before = desk
    findings: list[Finding] = []
    if _gives_up(desk, said) and desk.draft is not None:
        given_up = _given_up(desk, said.text)
        findings.append(_dropped(given_up))
        desk = replace(desk, drafts=tuple(draft for draft in desk.drafts if draft is not given_up))
    if agreed and desk.draft is not None and desk.draft.offered:
        desk = replace(desk, drafts=(replace(desk.draft, offered=False), *desk.drafts[1:]))
    if before.awaiting is Slot.CONFIRM and not agreed:
        desk = _put_right(desk, said, view)
    else:
        desk = _heard(desk, said, view)
    desk = _taken_up(desk, before)
    removes = any(wish.removed for wish in said.wishes)
    if removes and desk.draft is not None and _is_emptied(desk.draft, before):
        findings.append(_dropped(desk.draft))  # "forget the mug", which was all of it
        desk = replace(desk, drafts=desk.drafts[1:])
    desk = replace(desk, drafts=tuple(draft for draft in desk.drafts if not draft.offered))
    answers = not (said.asks or any(isinstance(wish.kind, Ask) for wish in said.wishes))
    result = advance(desk, view, agreed=agreed, before=before if answers else None)
    result = replace(result, findings=(*findings, *result.findings))
    shown = desk.draft if agreed and result.perform is None else None
    change = completing.change_of(shown, view) if shown and shown.shown else None
    return replace(result, doubted=(shown, change)) if shown and change else result


def _means_another(said: Said, desk: Desk) -> bool:
    """Whether the yes is to a change like the one that was shown, but of another order."""
    draft = desk.draft
    if draft is None or BESIDE.search(said.text):
        return False
    alike = [
        wish for wish in said.wishes if wish.kind in (None, draft.kind) and (wish.orders or wish.unknown)
    ]
    return any(not set(wish.orders) & set(draft.orders) for wish in alike)


def _taken_up(desk: Desk, before: Desk) -> Desk:
    """Who is asked the same in vain and then wants something else is helped with that first."""
    stuck = before.awaiting not in (None, Slot.CONFIRM) and before.failed > 0 and before.draft is not None
    first = desk.drafts[:1]
    if not stuck or not first or not _is_as_before(first[0], before):
        return desk
    fresh = tuple(draft for draft in desk.drafts if draft.number > before.count)
    rest = tuple(draft for draft in desk.drafts if draft.number <= before.count)
    return replace(desk, drafts=drafting.in_turn((*fresh, *rest)))


def _is_as_before(draft: Draft, before: Desk) -> bool:
    return before.draft is not None and replace(draft, said=()) == replace(before.draft, said=())


def _heard(desk: Desk, said: Said, view: View, anew: Anew = Anew.NO) -> Desk:
    for wish in said.wishes:
        if not isinstance(wish.kind, Ask):
            desk = drafting.heard(desk, wish, view, anew=anew)
    return desk


def _put_right(desk: Desk, said: Said, view: View) -> Desk:
    """What is said at a proposal and is no yes. Who names items of it again means those and no others,
    where it would else come to what was shown; of what they are to become, what was shown stands unless
    it is said otherwise. Where that comes to the same, and they said no to it, or said several things of
    an item again, all of it is meant as they say it now."""
    wrong = said.agrees is False
    desk_before, desk = desk, _heard(desk, said, view, Anew.ONLY if wrong else Anew.NO)
    if not _same(desk, view):
        return desk
    swaps = [swap for wish in said.wishes for swap in wish.swaps]
    thorough = any(swap.item and swap.item.said and len(swap.wanted.options) > 1 for swap in swaps)
    return _heard(desk_before, said, view, Anew.AFRESH if wrong or thorough or not swaps else Anew.ONLY)


def _same(desk: Desk, view: View) -> bool:
    """Whether what is put together still comes to just what was shown."""
    if desk.draft is None or not desk.draft.shown:
        return False
    outcome = completing.complete(desk.draft, view, desk.focus)
    return isinstance(outcome, tuple) and completing.digest(outcome[1]) == desk.draft.shown


def advance(
    desk: Desk, view: View, *, agreed: bool = False, changed: bool = False, before: Desk | None = None
) -> Step:
    """Go on with the first change: perform it if it was agreed to, else ask or put it before the
    customer; those that cannot be done are refused and the next one is taken up. `changed`: it had been
    agreed to, and the records are others now."""
    findings: list[Finding] = []
    person = False
    for _ in range(MOST_TURNS):
        draft = desk.draft
        if draft is None:
            return Step(at_rest(desk), tuple(findings), person=person)
        outcome = completing.complete(draft, view, desk.focus)
        if isinstance(outcome, Several):
            desk = _split(desk, outcome)
            continue
        settled = _settled(outcome)
        if settled is not None and settled.orders != draft.orders:
            first = drafting.in_turn((settled, *desk.drafts[1:]))
            if first[0].number != settled.number:  # its order is known now, and it closes it for the others
                desk, agreed = replace(desk, drafts=first), False
                continue
        if isinstance(outcome, No):
            refused = _refused(desk, outcome, view)
            findings.extend(refused.findings)
            desk, agreed, person = refused.desk, False, person or refused.person
            if refused.options:
                return replace(refused, findings=tuple(findings), person=person)
            continue
        if isinstance(outcome, Question):
            return replace(_asked(desk, outcome, findings, before), person=person)
        made, quote = outcome
        shown = completing.digest(quote)
        if agreed and made.shown == shown:
            return Step(
                replace(desk, drafts=(made, *desk.drafts[1:])), tuple(findings), perform=(made, quote)
            )
        proposed = _proposed(desk, made, quote, view, findings, changed=changed or agreed)
        return replace(proposed, person=person)
    return Step(at_rest(replace(desk, drafts=())), tuple(findings))


def _settled(outcome: completing.Outcome) -> Draft | None:
    """The change as far as it is known by now."""
    if isinstance(outcome, Question):
        return outcome.draft
    return outcome[0] if isinstance(outcome, tuple) else None


def at_rest(desk: Desk) -> Desk:
    """The desk with nothing asked."""
    return replace(desk, awaiting=None, asked=(), about="", failed=0)


# ---- what was given up ------------------------------------------------------------------


def _gives_up(desk: Desk, said: Said) -> bool:
    """A change of mind: said as such, or a plain no to what was asked or put before the customer. A no
    that comes with something else of the same change is a correction, and one with "first" only a wait."""
    if said.drops:
        return True
    if said.agrees is not False or desk.awaiting is None or desk.draft is None:
        return False
    kind = desk.draft.kind
    other = all(isinstance(w.kind, Kind) and not alike(kind, w.kind) for w in said.wishes)
    return not said.wishes or (other and desk.awaiting is Slot.CONFIRM and not WAITS.search(said.text))


NAMED = {
    Kind.CANCEL: re.compile(r"\bcancel\w*\b", re.IGNORECASE),
    Kind.RETURN: re.compile(r"\breturn\w*\b", re.IGNORECASE),
    Kind.EXCHANGE: re.compile(r"\b(?:exchang|swap|replac)\w*\b", re.IGNORECASE),
    Kind.CHANGE_PAYMENT: re.compile(r"\bpayment\b", re.IGNORECASE),
    Kind.CHANGE_ADDRESS: re.compile(r"\b(?:address|delivery|shipping)\b", re.IGNORECASE),
}
"""How a change is called by those who give up just that one of several."""


def _given_up(desk: Desk, text: str) -> Draft:
    """The change that is given up: the one whose order is named, the one that is called by its name, else
    the one that is asked about."""
    numbers = set(re.findall(r"\d{3,}", text))
    of = [d for d in desk.drafts if len(d.orders) == 1 and re.sub(r"\D", "", d.orders[0]) in numbers]
    if len(of) == 1:
        return of[0]
    named = [d for d in desk.drafts if d.kind in NAMED and NAMED[d.kind].search(text)]
    return named[0] if len({d.kind for d in named}) == 1 else desk.drafts[0]


def _is_emptied(draft: Draft, before: Desk) -> bool:
    """Whether nothing is left of what a change was to be of."""
    old = before.draft
    if old is None or old.number != draft.number or draft.everything or draft.kind not in OF_ITEMS:
        return False
    return bool(old.meant) and not any(not meant.excepted for meant in draft.meant)


def _dropped(draft: Draft) -> ChangeDropped:
    return ChangeDropped(draft.kind, draft.orders[0] if len(draft.orders) == 1 else None)


# ---- what cannot be done ----------------------------------------------------------------


def _refused(desk: Desk, no: No, view: View) -> Step:
    """Said with its reason; then the rest of it, what was wanted instead, or the nearest thing is taken
    up. Something is offered only where nothing else is being asked."""
    refusal, draft = no.refusal, no.draft
    order = view.order(refusal.order_id) if refusal.order_id else None
    rest = desk.drafts[1:]
    focus = (refusal.order_id,) if refusal.order_id else desk.focus
    desk = replace(desk, drafts=rest, focus=focus)
    bare = ChangeRefused(replace(refusal, nearest=None, person=False), order)
    others = _without(draft, refusal, order)
    if others is not None and not refusal.person:
        return Step(replace(desk, drafts=(others, *rest)), (bare,))
    if draft.otherwise is not None:
        return Step(replace(desk, drafts=(draft.otherwise, *rest)), (bare,))
    if refusal.person:
        return Step(at_rest(desk) if not rest else desk, (bare,), person=True)
    offered = None if rest else _instead(draft, refusal)
    if offered is None:
        told = replace(refusal, nearest=None) if rest else refusal
        return Step(desk, (ChangeRefused(told, order),))
    if refusal.rule == WHOLE:
        refusal = replace(refusal, nearest=Kind.CANCEL, facts={**refusal.facts, "nearest_when": "now"})
    desk = replace(desk, drafts=(offered,), awaiting=Slot.CONFIRM, asked=(YES, NO), about="")
    return Step(desk, (ChangeRefused(refusal, order),), (YES, NO))


def _without(draft: Draft, refusal: Refusal, order: Order | None) -> Draft | None:
    """The change of the other items, where the rules refuse it for one of several."""
    line = refusal.facts.get("line_id")
    if order is None or not line or draft.kind not in OF_ITEMS or refusal.rule not in OF_ONE_ITEM:
        return None
    if {piece.line_id for piece in draft.pieces} <= {line}:
        return None
    excepted = Meant(lines=((order.id, line),), excepted=True)
    kept = (replace(m, lines=tuple(x for x in m.lines if x != (order.id, line))) for m in draft.meant)
    meant = tuple(m for m, old in zip(kept, draft.meant, strict=True) if m.lines or not old.lines)
    return replace(draft, meant=(*meant, excepted), pieces=())


def _instead(draft: Draft, refusal: Refusal) -> Draft | None:
    """The nearest thing, if the rules have one and it can be done now."""
    kind = Kind.CANCEL if refusal.rule == WHOLE else refusal.nearest
    if kind is None or (refusal.rule != WHOLE and refusal.facts.get("nearest_when", "now") != "now"):
        return None
    kept = Draft(kind, orders=draft.orders, number=draft.number, offered=True, said=draft.said)
    if kind not in OF_ITEMS:
        return replace(kept, reason=draft.reason)
    everything = draft.everything or (draft.kind is Kind.CANCEL and not draft.meant)
    return replace(kept, meant=draft.meant, everything=everything)


# ---- what is asked and shown -------------------------------------------------------------


def _split(desk: Desk, several: Several) -> Desk:
    """One change of several orders as several; each gets a number of its own."""
    made = [
        replace(draft, number=draft.number if n == 0 else desk.count + n)
        for n, draft in enumerate(several.drafts)
    ]
    drafts = drafting.in_turn((*made, *desk.drafts[1:]))
    return replace(desk, drafts=drafts, count=desk.count + len(made) - 1)


def _asked(desk: Desk, question: Question, findings: list[Finding], before: Desk | None) -> Step:
    draft = replace(question.draft, shown="")
    lines = (question.line,) if question.line else desk.lines
    focus = draft.orders if len(draft.orders) == 1 else desk.focus
    desk = replace(
        desk,
        drafts=(draft, *desk.drafts[1:]),
        awaiting=question.slot,
        asked=question.ids,
        lines=lines,
        focus=focus,
        about="",
    )
    finding = question.finding
    if before is not None and isinstance(finding, SlotAsked):
        unmoved = _unmoved(before, desk)
        same = before.awaiting is desk.awaiting and before.asked == desk.asked
        desk = replace(desk, failed=before.failed + 1 if same and (unmoved or finding.failed) else 0)
        failed = finding.failed or unmoved
        finding = replace(finding, failed=failed, stuck=failed and desk.failed >= STUCK)
    return Step(desk, (*findings, *question.before, finding), question.options)


def _unmoved(before: Desk, after: Desk) -> bool:
    """Whether the same is asked again and nothing was learnt in between."""
    if before.awaiting is not after.awaiting or before.draft is None or after.draft is None:
        return False
    return replace(before.draft, said=()) == replace(after.draft, said=())


def _proposed(
    desk: Desk, draft: Draft, quote: Quote, view: View, findings: list[Finding], *, changed: bool
) -> Step:
    shown = completing.digest(quote)
    order = view.order(quote.change.order_id) if quote.change.order_id else None
    products = {line.product_id for line in order.items} if order else set()
    again = draft.shown == shown and desk.awaiting is Slot.CONFIRM
    finding = Proposed(
        quote,
        view.customer,
        order,
        tuple(goods for id, goods in view.goods.items() if id in products),
        again=again,
        changed=changed and bool(draft.shown) and not again,
    )
    focus = draft.orders or desk.focus
    desk = replace(
        desk,
        drafts=(replace(draft, shown=shown), *desk.drafts[1:]),
        awaiting=Slot.CONFIRM,
        asked=(YES, NO),
        focus=focus,
        about="",
        failed=0,
    )
    return Step(desk, (*findings, finding), (YES, NO))
