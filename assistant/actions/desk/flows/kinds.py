"""The flows as data: what each change needs, in the order in which it is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.desk import Slot
from assistant.orders import Kind

SLOTS: Mapping[Kind, tuple[Slot, ...]] = {
    Kind.CANCEL: (Slot.ORDER, Slot.REASON),
    Kind.CHANGE_ADDRESS: (Slot.ORDER, Slot.ADDRESS),
    Kind.CHANGE_PAYMENT: (Slot.ORDER, Slot.METHOD),
    Kind.CHANGE_ITEMS: (Slot.ORDER, Slot.ITEMS, Slot.REPLACEMENT, Slot.METHOD),
    Kind.RETURN: (Slot.ORDER, Slot.ITEMS, Slot.METHOD),
    Kind.EXCHANGE: (Slot.ORDER, Slot.ITEMS, Slot.REPLACEMENT, Slot.METHOD),
    Kind.ACCOUNT_ADDRESS: (Slot.ADDRESS,),
}
"""What has to be known before a change can be put before the customer."""

SWAPS = (Kind.CHANGE_ITEMS, Kind.EXCHANGE)
"""Other variants for items: one wish, of which the order's state says which of the two it is."""

OF_ITEMS = frozenset({Kind.CHANGE_ITEMS, Kind.EXCHANGE, Kind.RETURN})

LAST = {Kind.CHANGE_ITEMS: 1}
"""Changes after which nothing else of an order can be changed: they wait for the others of it."""


def ways(kind: Kind) -> tuple[Kind, ...]:
    """The changes that a wish can come to, the one that was said first."""
    if kind not in SWAPS:
        return (kind,)
    return (kind, *(other for other in SWAPS if other is not kind))


def alike(one: Kind, other: Kind) -> bool:
    return other in ways(one)
