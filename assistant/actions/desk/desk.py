"""The service desk: what a message comes to where it is about orders or the account.

Reading, proving, working out and wording are others' work; here it is put together, and here alone
a change is sent to the order system: after a proven identity and a yes to just that quote.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Protocol

from assistant.actions.desk import acting, choosing, hearing, performing, showing, troubling
from assistant.actions.desk.claiming import another, heard_of
from assistant.actions.desk.doubting import doubting
from assistant.actions.desk.flows import Step, step
from assistant.actions.desk.flows.stepping import at_rest
from assistant.actions.desk.identifying import Identifying
from assistant.actions.desk.picking import picked
from assistant.actions.desk.reading.verbs import STRANGERS
from assistant.actions.desk.said import Ask, Said, View
from assistant.actions.desk.shelf import Shelf
from assistant.actions.desk.summing import summary
from assistant.actions.desk.telling import MOST_LISTED, tell_all, which
from assistant.desk import Desk, Slot
from assistant.errors import BackendDown
from assistant.evidence import (
    AnythingElse,
    Awaiting,
    Evidence,
    Finding,
    IdentityBarred,
    NoSuchOrder,
    OthersBarred,
    ServiceFailed,
    TroubleTold,
    WhichOne,
)
from assistant.service.backend import OrderBackend
from assistant.service.rules import Rules
from assistant.turn import Conversation
from assistant.understood import Intent, Understood

log = logging.getLogger(__name__)

MOST_WAITING = 10
SLOTS = frozenset(str(slot) for slot in Slot)

Otherwise = Callable[[Understood], Evidence]


class NoAccount(Exception):
    """The order system knows no such customer: somebody who has never ordered, to the shop's own page."""


class Reads(Protocol):
    def __call__(
        self, text: str, view: View | None, desk: Desk, intents: tuple[Intent, ...] = ()
    ) -> Said: ...


class Understands(Protocol):
    def understand(self, text: str, conversation: Conversation) -> Understood: ...


class Asks(Protocol):
    """How a customer is put on the list of people."""

    def ask(
        self, conversation: Conversation, topic: str, text: str, contact: str | None = None
    ) -> Evidence: ...


@dataclass(frozen=True, slots=True)
class ServiceDesk:
    """Holds nothing of any conversation. `today` is the day by the shop's clock."""

    backend: OrderBackend
    rules: Callable[[], Rules]
    identifying: Identifying
    read: Reads
    understanding: Understands
    people: Asks
    today: Callable[[], date]
    shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shelf", Shelf(self.backend))

    def attend(self, heard: Understood, conversation: Conversation, otherwise: Otherwise) -> Evidence | None:
        """What there is to say to a message; None where it is nothing for the desk. `otherwise` is
        what the rest of the assistant has to say to what it is given."""
        heard, awaited = hearing.alone(heard), conversation.awaiting
        if heard.answers and awaited is not None and awaited.kind not in SLOTS:
            return None
        if conversation.cart.lines and not conversation.desk.busy and hearing.of_the_cart(heard):
            return None
        if (left := self._left_for(heard, conversation, otherwise)) is not None:
            return left
        try:
            if conversation.customer_id is None:
                return self._unknown(heard, conversation, otherwise)
            return self._known(heard, conversation, otherwise)
        except BackendDown as error:
            log.warning("the order system does not answer: %s", error)
            return self._down(heard, conversation) if self._is_ours(heard, conversation) else None
        except NoAccount:
            return self._no_account(heard, conversation) if self._is_ours(heard, conversation) else None

    def answered(self, text: str, conversation: Conversation) -> Evidence | None:
        """What there is to say to a message that is plainly an answer to what the desk has asked, by its
        words alone; None where it has to be understood first."""
        desk, awaited = conversation.desk, conversation.awaiting
        if desk.awaiting is None or awaited is None or awaited.kind != desk.awaiting or len(desk.waiting) > 1:
            return None
        if hearing.turned_to(text):
            return None
        heard = _plainly(text, conversation)
        try:
            if conversation.customer_id is None:
                said = self.read(text, None, desk)
                plain = said.claims and not said.wishes and hearing.is_plain(said, desk, text)
                return self._unknown(heard, conversation, _nothing) if plain else None
            view = self.view(conversation)
            said = picked(text, awaited, desk, view) or self.read(text, view, desk)
            if desk.waiting or not hearing.is_plain(said, desk, text):
                return None
            return self._answered(hearing.straight(said, heard, desk), heard, conversation, view, _nothing)
        except (BackendDown, NoAccount):
            return None  # said by `attend`, which tries again

    def _left_for(
        self, heard: Understood, conversation: Conversation, otherwise: Otherwise
    ) -> Evidence | None:
        """What they are told who give up what was begun here for a question to the shop."""
        desk, rest = conversation.desk, hearing.turned_to(heard.text)
        if not desk.busy or not rest:
            return None
        at_ease = replace(at_rest(desk), waiting=())
        asked = self.understanding.understand(rest, replace(conversation, desk=at_ease, awaiting=None))
        said = self.read(rest, None, at_ease, asked.intents)
        of_rules = hearing.asks_of_the_rules(said, asked)
        if not of_rules and (
            hearing.concerns(said, asked) or not hearing.is_of_the_shop(asked, hearing.LIKELY)
        ):
            return None
        asked = (hearing.elsewhere(asked, asks=True) or asked) if of_rules else asked
        asked = replace(asked, language=heard.language, original="")
        told = otherwise(asked)
        unchanged = (AnythingElse(unchanged=True),) if desk.drafts else ()
        return replace(
            told,
            findings=(*unchanged, *told.findings),
            desk=at_ease,
            intents=asked.intents,
        )

    def _is_ours(self, heard: Understood, conversation: Conversation) -> bool:
        """Whether a message is for the desk, as far as that can be told without the records."""
        said = self.read(heard.text, None, conversation.desk, heard.intents)
        return conversation.desk.busy or hearing.concerns(said, heard)

    # ---- somebody who is not known yet ---------------------------------------------------

    def _unknown(
        self, heard: Understood, conversation: Conversation, otherwise: Otherwise
    ) -> Evidence | None:
        desk = conversation.desk
        said = self.read(heard.text, None, desk, heard.intents)
        busy = desk.awaiting is not None or bool(desk.waiting)
        if not self.identifying.possible:
            return None
        if not busy and STRANGERS.search(heard.text):
            return self._evidence(heard, (OthersBarred(),), desk)
        if not busy and hearing.asks_of_the_rules(said, heard):
            rest = hearing.elsewhere(heard, asks=True)
            return otherwise(rest) if rest else None
        if not busy and not said.person and troubling.is_of_nothing(heard):
            return self._unsaid(heard, desk)
        if not (busy or hearing.concerns(said, heard)):
            return self._introduced(said, heard, conversation, otherwise)
        person = said.person or (busy and not said.claims and heard.intents[0] is Intent.TALK_TO_HUMAN)
        if person or (said.drops and busy) or (busy and heard.entities.phones):
            return self._leaves(replace(said, person=person), heard, conversation, otherwise)
        aside = self._is_aside(said, heard) or hearing.is_of_the_shop(heard, hearing.LIKELY)
        aside = aside or hearing.is_of_the_rules(heard)
        if busy and not said.claims and not said.wishes and aside:
            return self._aside(heard, conversation, otherwise)
        proved = self.identifying.step(desk, said.claims, conversation.id, heard.text)
        if proved.customer_id is not None:
            after = replace(conversation, desk=proved.desk, customer_id=proved.customer_id)
            evidence = self._attended(heard, after, otherwise, proved.findings)
            return replace(evidence, customer_id=proved.customer_id)
        waiting = desk.waiting
        trouble = not any(wish.kind for wish in said.wishes) and troubling.speaks_of(heard)
        wants = trouble or bool(said.wishes)
        wants = wants or bool(hearing.ORDER_INTENTS & set(heard.intents)) or hearing.of_orders(heard)
        if hearing.concerns(said, heard) and wants:
            waiting = (*waiting, heard.text)[-MOST_WAITING:]
        after_desk = replace(proved.desk, waiting=waiting)
        told = self._beside(said, heard, conversation, otherwise)
        sorry = (TroubleTold(asks_who=True),) if trouble and not busy else ()
        asked = self._evidence(heard, (*sorry, *proved.findings), after_desk)
        asked = replace(asked, intents=self._wanted(said, heard, waiting, conversation))
        return replace(told, options=(), awaiting=None) + asked

    def _introduced(
        self, said: Said, heard: Understood, conversation: Conversation, otherwise: Otherwise
    ) -> Evidence | None:
        """Who gives a name before anything of orders was said does not have to say it again."""
        claimed = heard_of(conversation.desk.claimed, said.claims)
        if not said.claims.names or not set(heard.intents) <= {*hearing.SMALL_TALK, Intent.OUT_OF_SCOPE}:
            return None
        desk = replace(conversation.desk, claimed=claimed)
        greeted = (
            heard if hearing.SMALL_TALK & set(heard.intents) else replace(heard, intents=(Intent.GREETING,))
        )
        return replace(otherwise(greeted), desk=desk, intents=tuple(greeted.intents))

    def _wanted(
        self, said: Said, heard: Understood, waiting: Sequence[str], conversation: Conversation
    ) -> tuple[Intent, ...]:
        """What they want who have to say first who they are: what they say now, or said before."""
        known = tuple(intent for intent in heard.intents if intent in hearing.ORDER_INTENTS)
        if known and heard.text in waiting:
            return known
        if not any(wish.kind for wish in said.wishes) and troubling.speaks_of(heard):
            return (Intent.COMPLAINT,)
        desk = replace(conversation.desk, waiting=(), awaiting=None)
        for one in (said, *(self.read(text, None, desk) for text in reversed(waiting))):
            if found := acting.intents(one, Desk(), Desk(), ()):
                return found
        return (Intent.ORDER_STATUS,)

    def _leaves(
        self, said: Said, heard: Understood, conversation: Conversation, otherwise: Otherwise
    ) -> Evidence | None:
        """They want a person, or to be called, or nothing any more of their orders."""
        desk = replace(at_rest(conversation.desk), waiting=(), claimed={})
        phone = next(iter(heard.entities.phones), None)
        if said.person or phone:
            text = summary(conversation, None, heard.text)
            handed = self.people.ask(conversation, "order", text, phone)
            return replace(handed, desk=desk, asked=heard.text, intents=(Intent.TALK_TO_HUMAN,))
        left = self._evidence(heard, (AnythingElse(unchanged=True),), desk)
        return replace(left + self._beside(said, heard, conversation, otherwise), intents=heard.intents)

    # ---- somebody who is known -------------------------------------------------------------

    def _known(self, heard: Understood, conversation: Conversation, otherwise: Otherwise) -> Evidence | None:
        desk = conversation.desk
        view = self.view(conversation)
        said = self._said(heard, view, conversation)
        if not desk.busy and not said.person and troubling.is_of_nothing(heard):
            return self._unsaid(heard, desk)
        if said.agrees and desk.made is not None and not (desk.busy or said.wishes):
            look = partial(self.view, anew=True)
            done = performing.made_already(self.backend, look, conversation, heard.text, view)
            if done is not None:
                told = self._evidence(heard, done.findings, done.step.desk)
                return replace(told, intents=acting.intents(said, desk, done.step.desk, done.findings))
        ours = hearing.concerns(said, heard) or hearing.of_what_was_told(said, heard, desk)
        if not desk.busy and not ours:
            if said.drops and desk.focus and not hearing.CARTS & set(heard.intents):
                return self._evidence(heard, (AnythingElse(unchanged=True),), desk)
            return self._person(heard, conversation, view) if said.person else None
        return self._answered(said, heard, conversation, view, otherwise)

    def _attended(
        self,
        heard: Understood,
        conversation: Conversation,
        otherwise: Otherwise,
        findings: tuple[Finding, ...],
    ) -> Evidence:
        """As soon as they are known: everything that was said before, and this message."""
        try:
            view = self.view(conversation)
            said = self._said(heard, view, conversation)
        except BackendDown:
            evidence = self._down(heard, conversation)
            return replace(evidence, findings=(*findings, *evidence.findings))
        said = replace(said, claims=type(said.claims)())
        return self._answered(said, heard, conversation, view, otherwise, findings)

    def _said(self, heard: Understood, view: View, conversation: Conversation) -> Said:
        """This message and those that wait to be read."""
        desk = conversation.desk
        fresh = replace(desk, waiting=())
        earlier = []
        for text in desk.waiting:
            if text != heard.text:
                understood = _plainly(text, conversation)
                told = self.read(text, view, fresh)
                if not hearing.is_plain(told, replace(fresh, awaiting=None), text):
                    understood = self.understanding.understand(text, replace(conversation, awaiting=None))
                    told = self.read(text, view, fresh, understood.intents)
                earlier.append(hearing.straight(told, understood, fresh))
        said = picked(heard.text, conversation.awaiting, fresh, view)
        said = said or choosing.among(self.read(heard.text, view, fresh, heard.intents), heard, fresh, view)
        now = hearing.quoted(hearing.straight(said, heard, desk), desk, view)
        return hearing.together([*earlier, now])

    def _answered(
        self,
        said: Said,
        heard: Understood,
        conversation: Conversation,
        view: View,
        otherwise: Otherwise,
        findings: tuple[Finding, ...] = (),
    ) -> Evidence:
        desk = replace(conversation.desk, waiting=(), made=None)
        if barred := _not_theirs(said, desk, view):
            return self._evidence(heard, (*findings, barred), replace(desk, awaiting=None, asked=()))
        desk = replace(desk, denied=_numbers(said))
        about = conversation.desk.about
        if said.person or (about == Ask.TROUBLE and heard.intents[0] is Intent.TALK_TO_HUMAN):
            return self._person(heard, conversation, view, findings)
        if showing.is_asked_of(said, heard, desk):
            said, desk = Said(text=said.text), showing.unfolded(desk)
            heard = _plainly(heard.text, conversation)
        elif self._is_aside(said, heard):
            return self._aside(heard, replace(conversation, desk=desk), otherwise, view, findings)
        beside = self._beside(said, heard, conversation, otherwise)
        desk = replace(desk, aside=0)
        told = tell_all(said, desk, view, alone=not beside.findings)
        desk, options = told.desk, told.options
        wishes = hearing.pointed(troubling.about_it(said.wishes, desk), desk)
        said = replace(said, wishes=wishes)
        asked = desk if (desk.about or options) and not desk.drafts else None
        result = step(desk, said, view)
        if asked is not None and not result.findings and result.desk.draft is None:
            result = replace(result, desk=asked, options=options)
        look = partial(self.view, anew=True)
        done = performing.perform(self.backend, look, result, conversation, heard.text, view)
        doubted = doubting(done.findings, conversation.messages, heard.text)
        said_so = (*findings, *told.findings, *doubted)
        if not said_so and not beside.findings:
            said_so = (AnythingElse(unchanged=said.drops),)
        evidence = beside + self._evidence(heard, said_so, done.step.desk, done.step.options)
        evidence = replace(evidence, written=(*evidence.written, *done.written))
        evidence = self._with_person(evidence, done.step, conversation, view, heard)
        acted = acting.intents(said, conversation.desk, done.step.desk, evidence.findings)
        if not acted and not beside.intents:
            acted = tuple(i for i in heard.intents if i in hearing.ORDER_INTENTS) or (Intent.ORDER_STATUS,)
        return replace(evidence, intents=tuple(dict.fromkeys((*acted, *beside.intents))))

    def _unsaid(self, heard: Understood, desk: Desk) -> Evidence:
        """Anger that names nothing: they may say what has happened, or have a person."""
        evidence = self._evidence(heard, (TroubleTold(),), desk, (troubling.PERSON,))
        return replace(evidence, intents=(Intent.COMPLAINT,))

    # ---- what is not for the desk, while something is ------------------------------------

    def _is_aside(self, said: Said, heard: Understood) -> bool:
        """Whether a message says nothing to the desk and something to the rest of the assistant. "Forget
        everything about me" gives up no order's change."""
        if heard.intents == (Intent.ABOUT_ME,):
            return True
        if not hearing.is_empty(said) or hearing.elsewhere(heard, asks=said.asks) is None:
            return False
        return said.asks or bool(hearing.SMALL_TALK & set(heard.intents)) or hearing.is_of_the_shop(heard)

    def _aside(
        self,
        heard: Understood,
        conversation: Conversation,
        otherwise: Otherwise,
        view: View | None = None,
        findings: tuple[Finding, ...] = (),
    ) -> Evidence:
        """The rest of the assistant answers; then the desk goes back to its point, though not again
        and again where they have walked away from it."""
        desk = replace(conversation.desk, aside=conversation.desk.aside + 1)
        nagging = desk.aside > 1 and Intent.POLICY_QUESTION not in heard.intents
        chatting = set(heard.intents) <= hearing.SMALL_TALK
        held = desk.drafts or view is None
        if chatting and desk.awaiting and held and not nagging:  # "ok whatever" is no thanks
            other = Evidence(asked=heard.text, intents=heard.intents)
        else:
            asked = hearing.elsewhere(heard, asks=True) or heard
            other = replace(otherwise(asked), intents=asked.intents)
            other = _told(other) if (desk.awaiting or desk.drafts) and not nagging else other
        if chatting and not held:
            return replace(other, findings=(*findings, *other.findings), desk=at_rest(desk))
        if other.awaiting is not None or nagging or not (desk.awaiting or desk.drafts):
            at_ease = replace(desk, awaiting=None, asked=())
            return replace(other, findings=(*findings, *other.findings), desk=at_ease)
        if view is None:
            again = self.identifying.step(desk, Said().claims, conversation.id)
            back = self._evidence(heard, again.findings, replace(again.desk, waiting=desk.waiting))
        elif desk.draft is not None and desk.draft.offered:
            return replace(other, findings=(*findings, *other.findings), desk=desk)  # the offer stands
        elif not desk.drafts:
            listed = which(desk, view)
            back = self._evidence(heard, listed.findings, listed.desk, listed.options)
        else:
            result = step(desk, Said(asks=True), view)
            back = self._evidence(heard, result.findings, result.desk, result.options)
        found = replace(other, options=()) + back
        return replace(found, findings=(*findings, *found.findings))

    def _beside(
        self, said: Said, heard: Understood, conversation: Conversation, otherwise: Otherwise
    ) -> Evidence:
        """What else a message asks that is also for the desk."""
        asked = hearing.elsewhere(heard) if said.asks else hearing.beside(heard)
        if asked is None:
            return Evidence(asked=heard.text)
        part = asked.segments.get(asked.intents[0], "") if len(asked.intents) == 1 else ""
        if part and part != heard.text:  # what stands in a part of its own is understood by itself
            asked = replace(self.understanding.understand(part, conversation), intents=asked.intents)
        found = _told(otherwise(asked))
        return replace(found, intents=asked.intents) if found.findings else found

    # ---- people ----------------------------------------------------------------------------

    def _person(
        self,
        heard: Understood,
        conversation: Conversation,
        view: View,
        findings: tuple[Finding, ...] = (),
    ) -> Evidence:
        text = summary(conversation, view, heard.text)
        asked = self.people.ask(conversation, "question", text)
        desk = replace(conversation.desk, awaiting=None, asked=(), waiting=())
        said = (Intent.COMPLAINT,) if Intent.COMPLAINT in heard.intents else ()
        return replace(
            asked,
            findings=(*findings, *asked.findings),
            desk=desk,
            asked=heard.text,
            intents=(*said, Intent.TALK_TO_HUMAN),
        )

    def _with_person(
        self, evidence: Evidence, result: Step, conversation: Conversation, view: View, heard: Understood
    ) -> Evidence:
        if not result.person:
            return evidence
        text = summary(replace(conversation, desk=result.desk), view, heard.text)
        asked = self.people.ask(conversation, "order", text)
        return evidence + asked

    # ---- records and evidence ----------------------------------------------------------------

    def view(self, conversation: Conversation, *, anew: bool = False) -> View:
        """The records of now; what can be ordered as of a moment ago, or with `anew` as of now.
        Raises BackendDown, NoAccount."""
        customer_id = conversation.customer_id
        customer = self.backend.customer(customer_id) if customer_id else None
        if customer is None:
            raise NoAccount(customer_id)
        orders = self.backend.orders(customer.id)
        goods = self.shelf.goods((line.product_id for order in orders for line in order.items), anew=anew)
        return View(customer, orders, goods, self.rules(), self.today())

    def _evidence(
        self, heard: Understood, findings: Sequence[Finding], desk: Desk, options: tuple[str, ...] = ()
    ) -> Evidence:
        awaiting = Awaiting(str(desk.awaiting), options=options) if desk.awaiting else None
        if awaiting is None and any(map(_offers_a_person, findings)):
            awaiting = Awaiting("pass_on", about=heard.text)
        return Evidence(
            findings=tuple(findings), options=options, awaiting=awaiting, asked=heard.text, desk=desk
        )

    def _no_account(self, heard: Understood, conversation: Conversation) -> Evidence:
        """Whom the shop's page knows and the order system does not: there is nothing to look up."""
        desk = replace(at_rest(conversation.desk), drafts=(), waiting=())
        return self._evidence(heard, (ServiceFailed("no_account"),), desk)

    def _down(self, heard: Understood, conversation: Conversation) -> Evidence:
        """Nothing can be said of orders now. What was wanted stays, so that it can be tried again."""
        desk = conversation.desk
        waiting = desk.waiting if heard.text in desk.waiting else (*desk.waiting, heard.text)
        wants = not desk.drafts and bool(hearing.ORDER_INTENTS & set(heard.intents))
        desk = replace(
            desk, awaiting=None, asked=(), waiting=waiting[-MOST_WAITING:] if wants else desk.waiting
        )
        kind = desk.draft.kind if desk.draft else None
        return self._evidence(heard, (ServiceFailed("down", kind),), desk)


def _plainly(text: str, conversation: Conversation) -> Understood:
    """A message of which nothing is to be learnt but what its words say to the desk."""
    return Understood(text, (Intent.OUT_OF_SCOPE,), 0.0, language=conversation.language)


def _numbers(said: Said) -> tuple[str, ...]:
    """Order numbers that they gave and do not have."""
    return tuple(number for wish in said.wishes if not wish.orders for number in wish.unknown)


def _not_theirs(said: Said, desk: Desk, view: View) -> Finding | None:
    """What there is to say where a message is after somebody else's order or account; or again after a
    number that is none of theirs, for which no other order is offered a second time."""
    if said.about_others or another(said.claims, view.customer):
        return OthersBarred()
    again = _numbers(said)
    if again and not desk.drafts and set(again) <= set(desk.denied):
        return NoSuchOrder(again, view.orders[:MOST_LISTED])
    return None


def _offers_a_person(finding: Finding) -> bool:
    """Whether it asks if the matter is to be passed on."""
    helpless = isinstance(finding, TroubleTold) and finding.order is not None and not finding.kinds
    return helpless or isinstance(finding, ServiceFailed | IdentityBarred)


def _told(evidence: Evidence) -> Evidence:
    """What the rest of the assistant has to say; nothing where it only asks which product is meant and has
    none to choose from: beside an order that helps nobody."""
    vain = any(isinstance(one, WhichOne) and not one.candidates for one in evidence.findings)
    return Evidence(asked=evidence.asked, intents=evidence.intents) if vain else evidence


def _nothing(understood: Understood) -> Evidence:
    """What the rest of the assistant says to an answer to the desk."""
    return Evidence(asked=understood.text)
