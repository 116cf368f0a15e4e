"""Whether a quote that was agreed to is still what the rules come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.errors import Declined, OutOfDate
from assistant.orders import Agreement, Customer, Goods, Order, Quote, Refusal
from assistant.service.rules.judging import judge
from assistant.service.rules.terms import Terms


def same_owner(quote: Quote, agreement: Agreement) -> None:
    """Raises Declined unless whoever agreed is whose change it is."""
    if agreement.customer_id != quote.change.customer_id:
        raise Declined("no_such_order")


def still_agreed(
    terms: Terms,
    quote: Quote,
    order: Order | None,
    customer: Customer | None,
    goods: Mapping[str, Goods],
    today: date,
) -> None:
    """Raises OutOfDate if the records are no more those that the quote rests on, or it comes to something
    else by them, and Declined if the rules refuse it."""
    change = quote.change
    if customer is None or (order is None) != (change.order_id is None):
        raise OutOfDate("the order or the customer is no longer there")
    if quote.versions != (order.version if order else 0, customer.version):
        raise OutOfDate("the order or the customer was changed in between")
    judged = judge(terms, change, order, customer, goods, today)
    if isinstance(judged, Refusal):
        raise Declined(judged.rule)
    if judged != quote:
        raise OutOfDate("the change comes to something else by now")
