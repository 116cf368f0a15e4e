"""What is said of a customer's taste: that it was noted, what is known, and what became of it. Fixed
sentences around what the records hold; the check knows them by heart."""

from __future__ import annotations

from collections.abc import Sequence

from babel.numbers import format_currency

from assistant.because import because_clause, called, uncapitalised, words
from assistant.evidence import ProfileChanged, ProfileTold, Pursuit, ReasonTold, TasteNoted
from assistant.naming import flat
from assistant.tastes import Taste
from retrieval.catalog.product import Money

Ways = tuple[tuple[str, ...], ...]

CAREFUL = "I can't judge what is safe for you, so check the page of anything you pick as well."
MOST = 4


def noted(finding: TasteNoted) -> Ways:
    said: list[str] = []
    likes = [taste for taste in finding.tastes if taste.likes and taste.attribute != "size"]
    sizes = [taste for taste in finding.tastes if taste.attribute == "size"]
    dislikes = [taste for taste in finding.tastes if not taste.likes]
    if dislikes:
        said.append(_left_out(dislikes, finding))
    if likes:
        also = " too" if dislikes else ""
        said.append(f"Noted: {_whose(finding)} {_listed(likes)}{also}{_for_now(finding)}.")
    if sizes:
        said.append(f"Size {flat(sizes[-1].value, 20)}, noted.")
    if back := [taste for taste in finding.taken_back if not taste.likes]:
        said.append(f"All right, {_listed(back)} {_is(back)} fine again.")
    if back := [taste for taste in finding.taken_back if taste.likes]:
        said.append(f"Forgotten: {_listed(back)} no longer counts.")
    if any(taste.careful for taste in dislikes):
        said.append(CAREFUL)
    if finding.tastes and not finding.kept and not finding.recipient:
        said.append("I keep that for this conversation only.")
    return (tuple(said),)


def _left_out(dislikes: Sequence[Taste], finding: TasteNoted) -> str:
    what = _listed(dislikes, "or")
    if any(taste.careful for taste in dislikes):
        return f"No {what}, then: I'll leave out everything that the shop's data lists it for."
    whom = f" for {flat(finding.recipient, 40)}" if finding.recipient else ""
    return f"No {what}{whom}, then; I won't suggest any."


def _whose(finding: TasteNoted) -> str:
    return f"{flat(finding.recipient, 40)} likes" if finding.recipient else "you like"


def _for_now(finding: TasteNoted) -> str:
    return ""


def _is(tastes: Sequence[Taste]) -> str:
    return "are" if len(tastes) > 1 else "is"


def _listed(tastes: Sequence[Taste], last: str = "and") -> str:
    return listing([_value(taste) for taste in _distinct(tastes)][:MOST], last)


def _value(taste: Taste) -> str:
    value = flat(taste.value, 40)
    return value if taste.attribute == "brand" else value[:1].lower() + value[1:]


def _distinct(tastes: Sequence[Taste]) -> list[Taste]:
    return list({taste.value.casefold(): taste for taste in tastes}.values())


def listing(parts: Sequence[str], last: str = "and") -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


# ---- what is known ---------------------------------------------------------------------


def profile_told(finding: ProfileTold) -> Ways:
    if not finding.personal:
        return ((OFF, *_kept_in_talk(finding), "Say the word if you want personal recommendations again."),)
    said = [*_pursuits(finding.pursuits), *_told(finding)]
    if not said:
        if finding.signed_in:
            return (("Nothing yet but your account: you have no orders and have told me no tastes.", ASK_ME),)
        return (("Nothing yet: I don't know who you are, and you've told me no tastes.", ASK_ME),)
    return (((*said, *_sources(finding), CORRECT)),)


OFF = "You've switched personal recommendations off, so I keep no profile of you."
ASK_ME = "Tell me what you like or don't, and I'll go by it."
CORRECT = "Tell me if any of that is wrong, or to forget it."


def _kept_in_talk(finding: ProfileTold) -> tuple[str, ...]:
    if not finding.likes and not finding.dislikes:
        return ()
    return tuple(_told(finding))


def _pursuits(pursuits: Sequence[Pursuit]) -> list[str]:
    said = []
    for n, pursuit in enumerate(pursuits[:3]):
        names = listing([called(name) for name in pursuit.products[:2]])
        label = flat(pursuit.label, 50)
        if n == 0 and label:
            said.append(f"I think you're into {uncapitalised(label)}: you {_done(pursuit.did, names)}.")
        elif label:
            said.append(f"Also {uncapitalised(label)}, from {names}.")
        else:
            said.append(f"You {_done(pursuit.did, names)}.")
    return said


def _done(did: str, names: str) -> str:
    return f"put {names} in your cart" if did.startswith("put ") else f"{did} {names}"


def _told(finding: ProfileTold) -> list[str]:
    said = []
    likes, dislikes = _listed(finding.likes), _listed(finding.dislikes, "or")
    if likes and dislikes:
        said.append(f"You told me you like {likes}, and no {dislikes}.")
    elif likes or dislikes:
        said.append(f"You told me {f'you like {likes}' if likes else f'no {dislikes}'}.")
    if finding.habits:
        said.append(f"Most of what you chose is {listing([flat(h, 40) for h in finding.habits[:3]])}.")
    if finding.band:
        low, high = (_money(amount) for amount in finding.band)
        said.append(f"You mostly spend {low if low == high else f'{low} to {high}'} on a thing.")
    if finding.sizes:
        sizes = listing([flat(value, 20) for _, value in finding.sizes[:3]])
        said.append(f"I take your size to be {sizes}, from what you chose or said.")
    return said


def _sources(finding: ProfileTold) -> tuple[str, ...]:
    parts = []
    if finding.orders:
        parts.append("your order" if finding.orders == 1 else f"your {finding.orders} orders")
    if finding.events:
        parts.append("what you looked at or put in your cart")
    if parts and (finding.likes or finding.dislikes):
        parts.append("what you told me")
    return (f"That comes from {listing(parts)}.",) if parts else ()


def _money(value: Money) -> str:
    if value.amount == value.amount.to_integral_value():
        return str(
            format_currency(value.amount, value.currency, "¤#,##0", locale="en_US", currency_digits=False)
        )
    return str(format_currency(value.amount, value.currency, locale="en_US"))


# ---- why -------------------------------------------------------------------------------


def reason_told(finding: ReasonTold) -> Ways:
    """The reasons as they were looked up; where there is none but the search, that."""
    what = capital(called(finding.product.product.name))
    told = [said for said in map(words, finding.product.because) if said]
    clauses = [said for said in told if because_clause(said)]
    facts = [said for said in told if not because_clause(said)]
    said: list[str] = []
    if finding.searched and not clauses:
        said.append("It fits what you searched for; nothing that I know of you put it there.")
    if clauses:
        said.append(f"{capital(clauses[0])}.")
    it = "They are" if be(finding) == "are" else "It is"
    for n, fact in enumerate(facts[:2]):
        subject = f"{it} also" if n else f"{what} {be(finding)}{' also' if clauses else ''}"
        said.append(f"{subject} {fact}.")
    return (tuple(said) or (f"{what} is simply something that we sell and have; I have no better reason.",),)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def be(finding: ReasonTold) -> str:
    """By the last word of the name: "Dot Grid", "Earbuds"."""
    last = (finding.product.product.name.split(",")[0].split() or [""])[-1].lower()
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is", "'s", "’s")) and len(last) > 3
    return "are" if plural else "is"


# ---- what became of it ------------------------------------------------------------------


def profile_changed(finding: ProfileChanged) -> Ways:
    orders = ("Your orders stay with the shop, but I won't use them to recommend.",) if finding.orders else ()
    match finding.change:
        case "ask":
            return (
                (
                    "Shall I erase everything I've kept about your taste: "
                    "what you told me, looked at and put in the cart?",
                    *(("Your orders stay with the shop.",) if finding.orders else ()),
                ),
            )
        case "erased":
            return (("Done, it's all erased.", *orders),)
        case "nothing":
            return (("There is nothing to erase: I've kept nothing about you.",),)
        case "kept":
            return (("All right, I've erased nothing.",),)
        case "wrong":
            return (("Sorry about that. Tell me what you don't like, and I'll go by it.",),)
        case "off":
            if finding.already:
                return (("They are off already: I keep no profile of you.",),)
            whole = "" if finding.signed_in else " for this visit"
            return (
                (
                    f"Done: no personal recommendations{whole}, and what I kept about your taste is erased.",
                    *orders,
                ),
            )
        case _:
            if finding.already:
                return (("They are on already.",),)
            what = "what you tell me and do here" + (" and your orders" if finding.orders else "")
            return ((f"Done, I'll go by {what} again.",),)
