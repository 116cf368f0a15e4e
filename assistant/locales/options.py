"""Quick replies in the customer's language.

The actions offer options in English, and understand them so. `worded` is what a customer sees; what comes
back is known again by wording the same options once more and comparing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from assistant.locales.messages import Unsayable
from assistant.locales.voice import Voice, voice
from retrieval.catalog.product import Money

FIXED: Mapping[str, str] = {
    "Yes, pass it on": "option-pass-on",
    "No, thanks": "option-no-thanks",
    "Yes, erase it all": "option-erase",
    "No, keep it": "option-keep",
    "Yes": "option-yes",
    "No": "option-no",
    "Best rated": "option-best-rated",
    "Talk to a person": "option-person",
    "Next step": "option-next",
    "It works now": "option-works",
    "That didn't help": "option-unhelped",
    "Stop": "option-stop",
    "Add it to my cart": "option-add",
    "Return it": "option-return",
    "Return them": "option-return",
    "Exchange it": "option-exchange",
    "Exchange them": "option-exchange",
    "Cancel the order": "option-cancel",
    "Change it": "option-change",
    "Change them": "option-change",
    "All of it": "option-all",
    "the same": "option-same",
    "no longer needed": "option-unneeded",
    "ordered by mistake": "option-mistake",
    "does not fit": "option-unfit",
    "faulty": "option-faulty",
    "not as described": "option-unlike",
    "PayPal": "method-paypal",
    "Gift card": "method-gift",
    "Store credit": "method-credit",
    "Card": "method-bank",
}
"""Options that are always the same, by their message."""
SIZE = re.compile(r"(?P<name>(?:\w+ )?size) (?P<value>\S+)")
STATE = re.compile(r"(?P<how>no|with) (?P<name>[a-z][\w -]*)")
"""Values that stand with the name of their attribute."""
MONEY = r"[^\d\s]{0,4}\d[\d,.]*(?: ?[^\s\d,()]+)?"


def worded(option: str, language: str) -> str:
    """An English option in the language: values and categories by the lexicon, names as they stand. Never
    raises: what cannot be said stays as it is."""
    if language == "en":
        return option
    try:
        return _worded(voice(language), option)
    except (Unsayable, KeyError):
        return option


def _worded(of: Voice, option: str) -> str:
    if option in FIXED:
        return of.say(FIXED[option])
    for pattern, way in FORMS:
        if (match := pattern.fullmatch(option)) is not None:
            return way(of, match)
    if (known := of.known(option)) is not None:
        return known
    return of.joined([_part(of, part) for part in option.split(", ")])


def _part(of: Voice, said: str) -> str:
    """One of several values: "blue"; "size M" and "no backlight" with the attribute's own name."""
    if (size := SIZE.fullmatch(said)) is not None and of.known(said) is None:
        return of.say("part-fact", attribute=of.word(size["name"]), value=of.word(size["value"]))
    if (state := STATE.fullmatch(said)) is not None and of.known(said) is None:
        value = of.say("value-no" if state["how"] == "no" else "value-yes")
        return of.say("part-fact", attribute=of.word(state["name"]), value=value)
    return of.word(said)


def _up_to(of: Voice, match: re.Match[str]) -> str:
    return of.say("option-upto", price=_measure(of, match["a"]))


def _over(of: Voice, match: re.Match[str]) -> str:
    return of.say("option-over", price=_measure(of, match["a"]))


def _between(of: Voice, match: re.Match[str]) -> str:
    return of.say("option-between", low=_measure(of, match["a"]), high=_measure(of, match["b"]))


def _measure(of: Voice, said: str) -> str:
    """An amount in dollars as the language writes it; any other figure as it stands."""
    digits = said.removeprefix("$").replace(",", "")
    if said.startswith("$") and re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return of.money(Money(Decimal(digits), "USD"))
    return said


def _order(of: Voice, match: re.Match[str]) -> str:
    if match["more"]:
        return of.say(
            "option-order-more", order=match["order"], items=match["items"], count=int(match["more"])
        )
    return of.say("option-order", order=match["order"], items=match["items"])


def _numbered(of: Voice, match: re.Match[str]) -> str:
    return of.say("option-number", label=_worded(of, match["label"]), text=match["number"])


def _card(of: Voice, match: re.Match[str]) -> str:
    return of.say("method-card", brand=match["brand"], digits=match["digits"])


def _gift(of: Voice, match: re.Match[str]) -> str:
    return of.say("method-gift-with", price=_measure(of, match["a"]))


def _variant(of: Voice, match: re.Match[str]) -> str:
    """A name or values with what stands in brackets behind them: a price, or what tells it apart."""
    inside = match["inside"]
    price = _measure(of, inside)
    if price != inside:
        return of.say("part-value-at", value=_worded(of, match["label"]), price=price)
    return of.say("part-variant", name=match["label"], values=_worded(of, inside))


FORMS: tuple[tuple[re.Pattern[str], Callable[[Voice, re.Match[str]], str]], ...] = (
    (re.compile(rf"Up to (?P<a>{MONEY})"), _up_to),
    (re.compile(rf"Over (?P<a>{MONEY}), up to (?P<b>{MONEY})"), _between),
    (re.compile(rf"Over (?P<a>{MONEY})"), _over),
    (re.compile(rf"(?P<a>{MONEY}) and over"), _over),
    (re.compile(rf"(?P<a>{MONEY}) to (?P<b>{MONEY})"), _between),
    (re.compile(r"(?P<order>#?[\w-]*\d[\w-]*): (?P<items>.+?)(?: and (?P<more>\d+) more)?"), _order),
    (re.compile(r"(?P<label>.+), number (?P<number>\S+)"), _numbered),
    (re.compile(r"(?P<brand>[\w ]+) ending in (?P<digits>\w+)"), _card),
    (re.compile(r"Gift card \((?P<a>.+)\)"), _gift),
    (re.compile(r"(?P<label>.+) \((?P<inside>[^()]+)\)"), _variant),
)
"""Options with something in them, by what they look like."""
