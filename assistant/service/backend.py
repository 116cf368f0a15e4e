"""The shop's own order system, as the assistant sees it. The system is the truth: what it does not
answer is not known, and what it has not acknowledged is not done."""

from __future__ import annotations

from typing import Protocol

from assistant.orders import Agreement, Customer, Goods, Order, Quote, Receipt


class OrderBackend(Protocol):
    """Any number of threads and processes may use it. Every call raises BackendDown if the system does
    not answer; what was read before is then not to be told as if it were of now."""

    def customer(self, customer_id: str) -> Customer | None: ...

    def find(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        """The one customer with this email, or with this full name and postcode, in any case and spacing;
        None where there is none or more than one."""
        ...

    def orders(self, customer_id: str) -> tuple[Order, ...]:
        """All of a customer's orders, newest first; where the records have no dates, as they came."""
        ...

    def order(self, order_id: str) -> Order | None: ...

    def goods(self, product_id: str) -> Goods | None: ...

    def perform(self, quote: Quote, agreement: Agreement, key: str) -> Receipt:
        """Make the change that was agreed to, whole or not at all, with its audit row.

        Asked again with the same key it does nothing and gives the first receipt. Raises OutOfDate if
        the records are no more those that the quote rests on (nothing is written), Declined if the
        system does not allow it, BackendDown if it certainly did not take it. Where it may have, the
        receipt is not `acknowledged`, and the request is kept and asked after until it is known.
        """
        ...
