"""Who is speaking: what they say of themselves, until it proves it by one of the shop's methods.

A token comes past the chat and is `assistant.service.identity`'s own matter. Here are the three that
are talked about: a code sent to the address on file, the email alone, the full name with the postcode.
An answer rests on what the customer said and never on whether the shop has such an account, until
that is proved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice

from assistant.actions.desk.claiming import Claim, Method, as_claims, codes_of, enough, half_of, heard_of
from assistant.actions.desk.said import Claims
from assistant.desk import Desk, Slot
from assistant.errors import BackendDown, SendingFailed
from assistant.evidence import Finding, Greeted, IdentityAsked, IdentityBarred, ServiceFailed
from assistant.orders import Customer
from assistant.service.backend import OrderBackend
from assistant.service.identity.codes import Codes, Tried
from assistant.service.identity.tries import Tries

AT_ONCE = 5
"""So many addresses, or names with postcodes, or codes of one message are looked at, as one try."""

ANOTHER = re.compile(
    r"\b(re-?send|another (one|code|e-?mail)|again|new (one|code)|send (it|me)"
    r"|(never|not|\w+n['’]?t|nothing)\b.{0,30}\b"
    r"(get|got|receive[d]?|arrive[d]?|come|came|there|see|email|mail))\b",
    re.IGNORECASE,
)
"""What people say who have no code, or none that works."""

LOST = re.compile(
    r"\b(?:can(?:no|')?t|can not|couldn'?t|unable to|not able to|no longer|(?:don'?t|do not|haven'?t) have"
    r"|lost|without|no|locked out of)\b(?: (?:any|my|the|still|even|to|longer))* ?"
    r"(?:get in(?:to)?|get to|access|log ?in(?:to)?|open|check|read|reach|use)?(?: (?:to|into))? "
    r"(?:my|that|this|the|these|it|any)?\b(?: [a-z]+){0,2}? ?"
    r"(?:inbox|mailbox|(?:e-?mails?|mail)(?: (?:account|address))?"
    r"(?= ?(?:any ?more|now|from here|$|[.!,;]))|access to)",
    re.IGNORECASE,
)
"""What they say who can read that inbox no more."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What one message came to. `customer_id` is set once it is proved; how, says `desk.proof`."""

    desk: Desk
    findings: tuple[Finding, ...]
    customer_id: str | None = None

    @property
    def barred(self) -> bool:
        """Whether only a person can help here."""
        return any(isinstance(finding, IdentityBarred) for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Identifying:
    """`methods` in the order in which they are asked for; `codes` where codes can be sent. Raises
    BackendDown where the order system does not say whose an address is."""

    methods: tuple[Method, ...]
    backend: OrderBackend
    tries: Tries
    codes: Codes | None = None
    slots: tuple[Slot, ...] = field(init=False)
    """What can be asked for in the chat, the first choice first."""

    def __post_init__(self) -> None:
        asks = {
            Method.CODE: (Slot.EMAIL, Slot.NAME) if self.codes else (),
            Method.EMAIL: (Slot.EMAIL,),
            Method.NAME: (Slot.NAME,),
            Method.TOKEN: (),
        }
        slots = dict.fromkeys(slot for method in self.methods for slot in asks[method])
        only_token = (Slot.TOKEN,) if Method.TOKEN in self.methods else ()
        object.__setattr__(self, "slots", tuple(slots) or only_token)

    @property
    def possible(self) -> bool:
        """Whether anybody can prove anything here; where not, orders are for people alone."""
        return bool(self.slots)

    def step(self, desk: Desk, claims: Claims, conversation_id: str, text: str = "") -> Identity:
        """What a message of somebody who is not known yet comes to. `text` is the message itself, looked
        at only for a wish for another code."""
        if self.tries.barred(conversation_id):
            return _barred(desk)
        if desk.awaiting is Slot.CODE and self.codes and (codes := codes_of(claims)):
            return self._code(self.codes, codes, desk, conversation_id)
        heard = replace(desk, claimed=heard_of(desk.claimed, claims))
        if desk.awaiting is Slot.CODE and not claims and LOST.search(text.replace("’", "'")):
            return self._unreachable(heard)
        new = tuple(islice(enough(desk.claimed, claims), AT_ONCE))
        if desk.awaiting is Slot.CODE and not new and ANOTHER.search(text):
            new = tuple(islice(enough({}, as_claims(heard.claimed)), AT_ONCE))
        if new:
            return self._located(heard, new, conversation_id)
        return _asked(heard, Slot.CODE) if desk.awaiting is Slot.CODE else self._ask(heard)

    # ---- a code ------------------------------------------------------------------------

    def _code(self, codes: Codes, said: tuple[str, ...], desk: Desk, conversation_id: str) -> Identity:
        if not self.tries.take(conversation_id):
            return _barred(desk)
        for code in said[:AT_ONCE]:
            tried = codes.check(conversation_id, code)
            if isinstance(tried, str):
                return self._proved(desk, tried, Method.CODE)
            if tried is Tried.OVER:
                return self._ask(replace(desk, claimed={}), failed=True, have="code")
        return _asked(desk, Slot.CODE, failed=True)

    def _unreachable(self, desk: Desk) -> Identity:
        """They cannot read the code: what else they may know, where that is enough here; else a person."""
        if Method.NAME in self.methods:
            return self._ask(replace(desk, claimed={}), only=Slot.NAME)
        barred = replace(desk, claimed={}, awaiting=None, asked=())
        return Identity(barred, (IdentityBarred("inbox"),))

    def _send(self, codes: Codes, claims: tuple[Claim, ...], desk: Desk, conversation_id: str) -> Identity:
        """A code to the first of these who is found. All are looked for and counted, found or not."""
        found = [customer for claim in claims if (customer := self._find(claim))]
        counted = [claim.counted for claim in claims]
        try:
            sent = codes.send(conversation_id, counted, found[0] if found else None)
        except SendingFailed:
            after = replace(desk, claimed={}, awaiting=self.slots[0])
            return Identity(after, (ServiceFailed("unsent"),))
        if not sent:
            return Identity(desk, (IdentityBarred(),))  # a code that was sent before still works
        return _asked(desk, Slot.CODE, sent=True)

    # ---- what they know ------------------------------------------------------------------

    def _located(self, desk: Desk, claims: tuple[Claim, ...], conversation_id: str) -> Identity:
        """Knowing it is proof enough where the shop says so; else a code goes out where one can."""
        proving = tuple(claim for claim in claims if claim.method in self.methods)
        if proving:
            allowed = self.tries.take(conversation_id, *(claim.counted for claim in proving))
            if not allowed:
                return _barred(desk)
            try:
                fitting = self._fitting([claim for claim in proving if claim.counted in allowed])
            except BackendDown:
                self.tries.give_back(conversation_id, *(claim.counted for claim in proving))
                raise
            if fitting is not None:
                claim, customer = fitting
                self.tries.give_back(conversation_id, claim.counted)
                return self._proved(desk, customer, claim.method)
        others = tuple(claim for claim in claims if claim not in proving)
        if others and self.codes is not None and Method.CODE in self.methods:
            return self._send(self.codes, others, desk, conversation_id)
        return self._ask(desk, failed=bool(proving))

    def _fitting(self, claims: list[Claim]) -> tuple[Claim, Customer] | None:
        found = ((claim, self._find(claim)) for claim in claims)
        return next(((claim, customer) for claim, customer in found if customer), None)

    def _find(self, claim: Claim) -> Customer | None:
        if claim.method is Method.EMAIL:
            return self.backend.find(email=claim.said["email"])
        return self.backend.find(name=claim.said["name"], postcode=claim.said["postcode"])

    def _proved(self, desk: Desk, whose: Customer | str, how: Method) -> Identity:
        """A code that has proved somebody is used up: it counts though their record cannot be read."""
        after = replace(desk, proof=str(how), claimed={}, awaiting=None, asked=())
        if isinstance(whose, Customer):
            return Identity(after, (Greeted(whose.first_name),), whose.id)
        try:
            customer = self.backend.customer(whose)
        except BackendDown:
            customer = None
        return Identity(after, (Greeted(customer.first_name),) if customer else (), whose)

    # ---- asking ------------------------------------------------------------------------

    def _ask(self, desk: Desk, failed: bool = False, have: str = "", only: Slot | None = None) -> Identity:
        """For what is asked first in this shop, or for the other half of what was said in part."""
        half = half_of(desk.claimed) if Method.NAME in self.methods and not failed else ""
        slot = only or (Slot.NAME if half else self.slots[0])
        instead = () if only else tuple(str(other) for other in self.slots if other is not slot)
        asked = IdentityAsked(str(slot), failed, instead=instead, have=have or half)
        return Identity(replace(desk, awaiting=slot, asked=()), (asked,))


def _asked(desk: Desk, slot: Slot, failed: bool = False, sent: bool = False) -> Identity:
    asked = IdentityAsked(str(slot), failed, sent)
    return Identity(replace(desk, awaiting=slot, asked=()), (asked,))


def _barred(desk: Desk) -> Identity:
    return Identity(replace(desk, claimed={}, awaiting=None, asked=()), (IdentityBarred(),))
