"""What a message says to the service desk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.actions.desk.reading.agreement import agrees, drops, finished, unquoted
from assistant.actions.desk.reading.answers import by_place, how_many, of_everything, only_one, restates
from assistant.actions.desk.reading.callers import says_name
from assistant.actions.desk.reading.claims import find_claims
from assistant.actions.desk.reading.families import PLACES
from assistant.actions.desk.reading.parts import split
from assistant.actions.desk.reading.records import Records
from assistant.actions.desk.reading.requests import read_requests
from assistant.actions.desk.reading.results import wishes_of
from assistant.actions.desk.reading.scene import OF_GOODS, Scene
from assistant.actions.desk.reading.slips import mended
from assistant.actions.desk.reading.tokens import Text, read_tokens
from assistant.actions.desk.reading.verbs import COMPLAINT, OTHERS, PERSON, POLICY
from assistant.actions.desk.said import Ask, Claims, Said, View, Wish
from assistant.desk import Desk, Draft, Slot
from assistant.orders import Kind
from retrieval.words import word_set

LONGEST = 8000
"""Characters of a message that are read."""


def read(text: str, view: View | None, desk: Desk, intents: tuple[object, ...] = ()) -> Said:
    """Read one message by a customer's records; `view` is None while nobody knows who is speaking.

    Kinds follow the words, and the state of the orders where those are known and all alike: "exchange"
    and "change" are CHANGE_ITEMS of pending orders and EXCHANGE of delivered ones; "refund" and "I don't
    want it" are CANCEL of pending and RETURN of delivered ones. Where the orders are not known or differ,
    the kind is what the words suggest and the flows settle it by the order that it turns out to be.
    """
    text = text[:LONGEST]
    message = re.sub(r"\s+/\s+", ", ", unquoted_long(text))  # "12 Elm Street / Boston / MA"
    records = Records(view)
    tokens = mended(read_tokens(message), records)
    scene = read_requests(tokens, records, desk)
    wishes = _wishes(scene, tokens, records, desk)
    yes = agrees(message)
    calls_off = _calls_off(scene, wishes, desk)
    if calls_off:
        wishes, yes = [], None
    changes = [wish for wish in wishes if not isinstance(wish.kind, Ask)]
    gives_up = drops(message)
    if gives_up and desk.draft is not None and all(_is_bare(wish) for wish in changes):
        wishes, changes = [wish for wish in wishes if wish not in changes], []  # "forget the cancellation"
    dropped = calls_off or (gives_up and not any(wish.kind or wish.swaps or wish.items for wish in changes))
    if dropped and _gives_reason(wishes, tokens.norm, desk):
        dropped = False
    if desk.draft is None and changes and _TAKES_BACK.search(tokens.norm):
        wishes, changes, dropped = [wish for wish in wishes if wish not in changes], [], True
    if (gone := _forgets(tokens.norm, desk)) and all(set(w.orders) <= {gone} for w in changes):
        wishes, dropped = [wish for wish in wishes if wish not in changes], True
    if not wishes and (one := only_one(yes, desk, records, text)):
        wishes = [one]
    if view is None and not wishes:
        wishes = [Wish(unknown=(said.unknown,), text=text) for said in scene.found.orders if said.unknown]
    if yes and desk.draft is not None and desk.awaiting is Slot.CONFIRM:
        draft = desk.draft
        wishes = [wish for wish in wishes if not restates(wish, draft, records)]
        yes = None if any(_corrects(wish, draft) for wish in wishes) else True
    norm = tokens.norm
    return Said(
        wishes=tuple(wishes),
        agrees=None if dropped and yes else yes,
        drops=dropped,
        finished=finished(message),
        claims=_claims(message, view, desk),
        person=bool(PERSON.search(norm)),
        complains=bool(COMPLAINT.search(norm)),
        asks=asks_elsewhere(scene, wishes) or (scene.wonders and not wishes),
        about_others=bool(OTHERS.search(norm)) or _names_another(norm, view),
        text=text,
    )


_TAKES_BACK = re.compile(
    r"(?:[.!?;,…-] ?)+(?:(?:or|oh|well|hm+|sorry|and|but|i think|ok) ?[,.]* )*"
    r"(?:(?:never ?mind|forget (?:it|that|about it)|scratch that)(?: then)?"
    r"|(?:(?:actually|no|nah|wait|on second thoughts?|better|rather)[ ,.]+)+"
    r"(?:(?:i'd|i'll|i will|let's|just|better|rather|i'd rather)[ ,]+)*"
    r"(?:keep|leave) (?:it|them|that|everything)(?: (?:as (?:it|they) (?:is|are)|as is|alone|then"
    r"|after all))?)[ .!]*$"
)
"""A wish that is taken back in the breath it was said in ("return the mug? Or no, better keep it")."""
_FORGETS = re.compile(
    r"\b(?:forget(?: about)?|never ?mind(?: about)?|skip|scratch|drop|leave(?: out)?|keep|not)"
    r"(?: (?:the|my|order|number|no|#))* (?:# ?)?[a-z]{0,3}-?(?P<digits>\d{3,})\b"
)


def _forgets(norm: str, desk: Desk) -> str:
    """The order of a change that is given up by its number ("forget W1, just the other one")."""
    named = {match["digits"] for match in _FORGETS.finditer(norm)}
    of = [d.orders[0] for d in desk.drafts if len(d.orders) == 1]
    return next((order for order in of if re.sub(r"\D", "", order) in named), "")


def _is_bare(wish: Wish) -> bool:
    """Whether it names a kind of change, and nothing that it is to be of."""
    return wish.kind is not None and replace(wish, kind=None, text="") == Wish()


def _wishes(scene: Scene, tokens: Text, records: Records, desk: Desk) -> list[Wish]:
    """What is wanted, with what answers a question by its place on the list or in a word."""
    wishes = [wish for build in scene.builds for wish in wishes_of(scene, build)]
    if desk.draft is None or desk.awaiting is None:
        return wishes
    if count := how_many(tokens, desk):
        return [count]
    own = any(wish.kind is not None for wish in wishes)
    if not own and (picked := by_place(tokens, records, desk)):
        return [picked]
    told = any(wish.items or wish.excepted or wish.orders for wish in wishes)
    every = None if own or told else of_everything(tokens, desk)
    return [every] if every else wishes


def _calls_off(scene: Scene, wishes: Sequence[Wish], desk: Desk) -> bool:
    """ "Cancel that", said of a change that is being put together, is no wish to cancel an order."""
    if desk.draft is None or desk.draft.kind is Kind.CANCEL or len(wishes) != 1:
        return False
    wish = wishes[0]
    if wish.kind is not Kind.CANCEL or wish.orders or wish.unknown or wish.items or wish.everything:
        return False
    return (
        re.search(r"\bcancel (?:that|it|this|everything)\b(?! (?:order|purchase))", scene.text.norm)
        is not None
    )


_OF_SOMEBODY = re.compile(
    r"\b(?P<who>[a-z]{3,})'s (?:last |recent |other |pending )?(?:orders?|account"
    r"|purchases?)\b"
)
_NOBODY = word_set(
    """it that this what where who there here let how when week month year today yesterday tonight monday
    tuesday    wednesday thursday friday saturday sunday shop store company site website christmas
    order account everyone"""
)


def _names_another(norm: str, view: View | None) -> bool:
    """ "Cancel Bob's order", said by somebody who is not Bob."""
    own = {view.customer.first_name.lower(), view.customer.last_name.lower()} if view else set()
    return any(match["who"] not in own | _NOBODY for match in _OF_SOMEBODY.finditer(norm))


_KEEPS = re.compile(
    r"\b(?:keep|keeping|don't cancel|do not cancel|not cancel|never mind|forget|leave it|stop"
    r"|want (?:it|them|that) after all)\b"
)


def _gives_reason(wishes: Sequence[Wish], norm: str, desk: Desk) -> bool:
    """ "I changed my mind and don't need it" answers why it is to be cancelled; nothing is given up."""
    if desk.awaiting is not Slot.REASON or desk.draft is None or desk.draft.kind is not Kind.CANCEL:
        return False
    return any(wish.reason for wish in wishes) and _KEEPS.search(norm) is None


def _claims(message: str, view: View | None, desk: Desk) -> Claims:
    """A postcode is a claim only while it is asked who is speaking; later it is part of an address."""
    claims = find_claims(message, desk.awaiting)
    if view is None:
        return claims
    own = view.customer.email.lower()
    emails = (own,) if own in claims.emails else claims.emails
    names = claims.names if says_name(message) else ()
    return replace(claims, postcodes=(), emails=emails, names=names)


def _corrects(wish: Wish, draft: Draft) -> bool:
    """Whether a wish changes what was just put before the customer, rather than asks for more."""
    if isinstance(wish.kind, Ask):
        return True
    if wish.kind is None:
        return True
    if wish.kind is not draft.kind and not {wish.kind, draft.kind} <= set(OF_GOODS):
        return False
    return not wish.orders or bool(set(wish.orders) & set(draft.orders))


def asks_elsewhere(scene: Scene, wishes: Sequence[Wish]) -> bool:
    """Whether something is asked that no order record answers."""
    places = {build.start for build in scene.builds if build.family in PLACES}  # "can you ship it to …?"
    parts = [part for part in split(scene.found) if not part.asks and part.start not in places]
    return any(
        scene.text.has(POLICY, part.start, part.end) and (part.question or not wishes) for part in parts
    )


_LONG_QUOTE = re.compile(r"\"[^\"]{60,}\"|“[^”]{60,}”|^\s*>.*$|```.*?```", re.MULTILINE | re.DOTALL)


_TOLD_QUOTE = re.compile(
    r"(\b(?:said|says|told|wrote|writes|written|forwarded|reads?|e-?mail\w*|message|text|letter)\b[^\"“”\n]{0,20})"
    r"(\"[^\"]*\"|“[^”]*”)",
    re.IGNORECASE,
)
"""What somebody else has written."""


def unquoted_long(text: str) -> str:
    """Without what is pasted: that is data. Short quotations are values ("'bamboo'")."""
    text = _LONG_QUOTE.sub(lambda match: " " * len(match.group()), text)
    return _TOLD_QUOTE.sub(lambda match: match[1] + " " * len(match[2]), text)


__all__ = ["read", "unquoted"]
