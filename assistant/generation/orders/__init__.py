"""Replies on orders: each finding of the service desk worded from its own records, never by a model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.evidence import (
    AccountTold,
    ChangeMade,
    ChangeRefused,
    Finding,
    NoSuchOrder,
    OrdersListed,
    OrderTold,
    Proposed,
    SlotAsked,
    TroubleTold,
    VariantsTold,
)
from assistant.generation.orders.asking import slot_asked
from assistant.generation.orders.made import change_made
from assistant.generation.orders.proposing import proposed
from assistant.generation.orders.refusing import change_refused
from assistant.generation.orders.telling import (
    account_told,
    no_such_order,
    order_told,
    orders_listed,
    variants_told,
)
from assistant.generation.orders.troubling import trouble_told

WORDINGS: dict[type[Finding], Callable[[Any, int], tuple[str, ...]]] = {
    NoSuchOrder: no_such_order,
    OrdersListed: orders_listed,
    OrderTold: order_told,
    AccountTold: account_told,
    VariantsTold: variants_told,
    SlotAsked: slot_asked,
    Proposed: proposed,
    ChangeMade: change_made,
    ChangeRefused: change_refused,
    TroubleTold: trouble_told,
}
