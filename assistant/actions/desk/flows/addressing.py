"""The address of an order or an account, from what was said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from assistant.actions.desk.flows.drafting import SAME_AS
from assistant.actions.desk.flows.outcomes import Question
from assistant.actions.desk.said import View
from assistant.desk import Draft, Slot
from assistant.evidence import SlotAsked
from assistant.orders import Address, Order

FIELDS = tuple(f.name for f in fields(Address))
NEEDED = ("address1", "city", "state", "zip")
"""What a new address says of itself; the country is the one before unless another is said."""


def addressed(draft: Draft, order: Order | None, view: View) -> Address | Question:
    said = {name: value for name, value in draft.address.items() if name in FIELDS}
    source = _source(draft.address.get(SAME_AS, ""), view)
    before = order.address if order else view.customer.address
    if source is not None:
        return _over(source, said)
    if not said or draft.address.get(SAME_AS):
        return _question(draft, order, NEEDED)
    if "address1" not in said and not {"city", "zip", "state"} <= set(said):
        return _over(before, said)  # a slip that is put right: another flat, another postcode
    missing = tuple(name for name in NEEDED if not said.get(name))
    if missing and not _same_town(said, before, missing):
        return _question(draft, order, missing)
    base = before if missing else Address("", "", "", "", before.country, "")
    return _over(base, {"address2": "", **said})


def _same_town(said: Mapping[str, str], before: Address, missing: tuple[str, ...]) -> bool:
    """Whether what is missing is settled by what was said: the same postcode is the same town."""
    return "address1" not in missing and said.get("zip", "").strip() == before.zip


def _source(same_as: str, view: View) -> Address | None:
    if same_as == "account":
        return view.customer.address
    order = view.order(same_as) if same_as else None
    return order.address if order else None


def _over(base: Address, said: Mapping[str, str]) -> Address:
    return Address(**{name: said.get(name, getattr(base, name)) for name in FIELDS})


def _question(draft: Draft, order: Order | None, missing: tuple[str, ...]) -> Question:
    why = "address_incomplete" if draft.address else ""
    asked = SlotAsked(draft.kind, Slot.ADDRESS, order, options=missing, failed=bool(why), why=why)
    return Question(Slot.ADDRESS, asked, draft)
