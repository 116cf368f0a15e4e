"""Which payment methods a change may use."""

from __future__ import annotations

from decimal import Decimal

from assistant.orders import STORE_CREDIT, Customer, Kind, Order, PaymentMethod
from assistant.service.rules.money import paid_by
from assistant.service.rules.terms import Terms


def originals(order: Order) -> tuple[str, ...]:
    """The methods that the order is paid by now; where nothing is, the one that paid first."""
    return tuple(paid_by(order)) or tuple(payment.payment_method_id for payment in order.payments[:1])


def payable(method: PaymentMethod, amount: Decimal) -> bool:
    """Whether a method can pay this: a gift card only what is on it."""
    return method.kind != "gift_card" or (method.balance is not None and method.balance >= amount)


def methods(terms: Terms, kind: Kind, order: Order, customer: Customer) -> tuple[PaymentMethod, ...]:
    first = originals(order)
    mine = sorted(customer.payment_methods, key=lambda m: first.index(m.id) if m.id in first else len(first))
    match kind:
        case Kind.CHANGE_PAYMENT:
            amount = sum(paid_by(order).values(), Decimal(0))
            return tuple(m for m in mine if m.id not in first and payable(m, amount))
        case Kind.CHANGE_ITEMS | Kind.EXCHANGE:
            return tuple(mine)
        case Kind.RETURN:
            targets = terms.return_items.targets
            credit = (STORE_CREDIT,) if "store_credit" in targets else ()
            return (
                *(m for m in mine if "original" in targets and m.id in first),
                *(m for m in mine if "gift_card" in targets and m.kind == "gift_card" and m.id not in first),
                *(m for m in mine if _only_credit(m, first, targets)),
                *credit,
            )
        case _:
            return ()


def _only_credit(method: PaymentMethod, first: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """A gift card that paid, where a refund may go to gift cards but not to what paid."""
    return (
        method.kind == "gift_card"
        and method.id in first
        and "gift_card" in targets
        and "original" not in targets
    )
