"""Asking the order system for a change, once, and asking after it until it is known what became of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import quote as percent

from assistant.errors import BackendDown, Declined, Invalid, OutOfDate, StorageFailed
from assistant.orders import Agreement, Quote, Receipt
from assistant.service.remote.answers import customer_in, order_in, reason_in, same
from assistant.service.remote.asked import Asked, AskedChanges, as_sent
from assistant.service.remote.calls import Answer, System, Unclear

log = logging.getLogger(__name__)

AT_ONCE = 20
"""Changes asked after at one look, at most."""
REUSED = "key_reused"
"""The `code` of a 422 for a key that was used for another change."""
SEND_AGAIN = timedelta(minutes=15)
"""How long after the customer's yes a change that the system never got is still sent again."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A change of which it is now known what became: made, or refused with a reason."""

    receipt: Receipt
    agreement: Agreement
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    system: System
    asked: AskedChanges
    now: Callable[[], datetime]

    def ask(self, asked: Asked, *, first: bool = True, late: bool = False) -> Receipt:
        """Send it. `first` where it was certainly not sent before; `late` where no customer waits for the
        answer. Raises Declined, OutOfDate or Invalid, and, where it is the first, BackendDown."""
        try:
            answer = self.system.write("changes", as_sent(asked), asked.key)
        except Unclear as error:
            self._note(asked, "asked", "unclear", str(error))
            return self._requested(asked)
        except BackendDown as error:
            self._note(asked, "asked", "down", str(error))
            if first and self._dropped(asked):
                raise
            return self._requested(asked)  # it may have been taken before, or may yet be
        return self._answered(asked, answer, first, late)

    def again(self, earlier: Asked, quote: Quote) -> Receipt:
        """What was asked under this key before. Not known yet: asked again, which does it once."""
        if earlier.quote.change != quote.change:
            raise Invalid("key", "it was used for another change; each change has a key of its own")
        if earlier.receipt is not None:
            return replace(earlier.receipt, repeated=True)
        if earlier.state == "refused":
            raise Declined(earlier.reason)
        return replace(self.ask(earlier, first=False), repeated=True)

    def settle(self) -> Iterator[Settled]:
        """Ask after changes that are due to be; those of which it is known by now, with their customers
        told. Raises StorageFailed if our own books do not answer."""
        for _ in range(AT_ONCE):
            asked = self.asked.claim()
            if asked is None:
                return
            try:
                settled = self._look(asked)
            except (BackendDown, Unclear) as error:
                self._note(asked, "asked after", "unclear", str(error))
                settled = None
            if settled is None:
                self.asked.later(asked)
            else:
                yield settled

    def _answered(self, asked: Asked, answer: Answer, first: bool, late: bool) -> Receipt:
        match answer.status:
            case 200:
                return self._made(asked, answer, late)
            case 202:
                self._note(asked, "asked", "requested")
                return self._requested(asked)
        reason = reason_in(answer.body)
        outcome = "out_of_date" if answer.status == 409 else "declined"
        self._note(asked, "asked", outcome, reason)
        with self._noting():
            if first:
                self.asked.drop(asked)
            else:
                self.asked.refused(asked, reason or outcome, tell=late)
        if answer.status == 409:
            raise OutOfDate("the order system has other records by now")
        if answer.body.get("code") == REUSED:
            raise Invalid("key", "it was used for another change; each change has a key of its own")
        raise Declined(reason)

    def _made(self, asked: Asked, answer: Answer, late: bool) -> Receipt:
        """Its records afterwards. Where they are not those that were to be changed, nothing is known."""
        change = asked.quote.change
        try:
            order = same(order_in(answer.body), change.order_id) if change.order_id is not None else None
            customer = same(customer_in(answer.body), change.customer_id)
            if customer is None or (change.order_id is not None and order is None):
                raise BackendDown("the order system's answer lacks a record")
        except BackendDown as error:
            log.warning("a change was acknowledged, but %s", error)
            self._note(asked, "asked", "unclear", str(error))
            return self._requested(asked)
        receipt = Receipt(asked.key, change, acknowledged=True, order=order, customer=customer)
        self._note(asked, "asked after" if late else "asked", "acknowledged")
        with self._noting():
            self.asked.done(asked, receipt, tell=late)
        return receipt

    def _requested(self, asked: Asked) -> Receipt:
        with self._noting():
            self.asked.begin(asked)  # where another of the same key has dropped it meanwhile
            self.asked.later(asked)
        return unmade(asked)

    def _dropped(self, asked: Asked) -> bool:
        """Whether it is sure that it is not sent again."""
        with self._noting():
            self.asked.drop(asked)
            return True
        return False

    def _look(self, asked: Asked) -> Settled | None:
        """Raises BackendDown where the system does not say."""
        body = self.system.read(f"changes/{percent(asked.key, safe='')}").body
        state = body.get("state")
        if state == "unknown":
            return self._sent_late(asked)
        if state == "done":
            receipt = self._made(asked, Answer(200, body, None), late=True)
            return Settled(receipt, asked.agreement) if receipt.acknowledged else None
        if state in ("declined", "out_of_date"):
            return self._refused(asked, str(state), reason_in(body) or str(state))
        self._note(asked, "asked after", "pending" if state == "pending" else "unclear")
        return None

    def _sent_late(self, asked: Asked) -> Settled | None:
        """It never arrived. A customer who said yes just now still means it; later it is given up."""
        if asked.asked_at is None or self.now() - asked.asked_at > SEND_AGAIN:
            return self._refused(asked, "given_up", "it did not reach the order system in time")
        try:
            receipt = self.ask(asked, first=False, late=True)
        except (Declined, OutOfDate, Invalid) as error:
            reason = error.reason if isinstance(error, Declined) else str(error)
            return Settled(unmade(asked), asked.agreement, reason or "declined")
        return Settled(receipt, asked.agreement) if receipt.acknowledged else None

    def _refused(self, asked: Asked, outcome: str, reason: str) -> Settled:
        self._note(asked, "asked after", outcome, reason)
        self.asked.refused(asked, reason, tell=True)
        return Settled(unmade(asked), asked.agreement, reason)

    def _note(self, asked: Asked, what: str, outcome: str, detail: str = "") -> None:
        with self._noting():
            self.asked.attempt(asked.key, what, outcome, detail)

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """What the system has said stands, even where it cannot be written down: the change stays open
        in our books, is asked after, and written down then."""
        try:
            yield
        except StorageFailed:
            log.exception("what the order system said of a change could not be written down")


def unmade(asked: Asked) -> Receipt:
    return Receipt(asked.key, asked.quote.change, acknowledged=False)
