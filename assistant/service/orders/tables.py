"""The tables of orders and those who placed them, and the books of what was changed in them.

Amounts keep the digits that they came with. `position` keeps the sequence in which records came;
`version` counts how often one was changed, and `imported` is the version that last came from a file:
where it is behind, the record was changed here since.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from assistant.service.sealing import Indexed, Sealed
from assistant.service.tables import Identifier, Instant, Words, metadata


class Amount(TypeDecorator[Decimal]):
    """An exact decimal. SQLite's own numbers are binary, so there it is text."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind: TypeEngine[Any] = String(40) if dialect.name == "sqlite" else Numeric()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | str | None:
        return value if value is None or dialect.name != "sqlite" else format(value, "f")

    def process_result_value(self, value: Decimal | str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Texts(TypeDecorator[Sequence[str]]):
    """Several texts in their order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(list(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class Named(TypeDecorator[Mapping[str, str]]):
    """Texts by name, in their order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, str] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(dict(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Mapping[str, str] | None:
        return None if value is None else json.loads(value)


LONGEST_ID = 200


def _id(name: str = "id", *, key: bool = False, optional: bool = False) -> Column[str]:
    return Column(name, Identifier(LONGEST_ID), primary_key=key, nullable=optional)


def _of(parent: str, name: str) -> Column[str]:
    key = ForeignKey(f"{parent}.id", ondelete="CASCADE")
    return Column(name, Identifier(LONGEST_ID), key, primary_key=True)


def _place() -> Column[int]:
    return Column("position", Integer, primary_key=True)


def _address() -> list[Column[str]]:
    parts = ("address1", "address2", "city", "state", "country", "zip")
    return [Column(part, Sealed, nullable=False) for part in parts]


def _versions() -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in ("version", "imported")]


customers = Table(
    "customers",
    metadata,
    _id(key=True),
    Column("position", Integer, nullable=False, index=True),
    Column("first_name", Sealed, nullable=False),
    Column("last_name", Sealed, nullable=False),
    Column("email", Sealed, nullable=False),
    *_address(),
    Column("email_key", Indexed, index=True),
    Column("name_key", Indexed, index=True),
    *_versions(),
)
"""The keys are digests of what a customer is looked for by, without case and spacing."""

payment_methods = Table(
    "payment_methods",
    metadata,
    _of("customers", "customer_id"),
    _place(),
    _id(),
    Column("kind", String(16), nullable=False),
    Column("balance", Amount),
    Column("brand", Words),
    Column("last_four", Sealed),
    UniqueConstraint("customer_id", "id"),
)

goods = Table(
    "goods",
    metadata,
    _id(key=True),
    Column("position", Integer, nullable=False, index=True),
    Column("name", Words, nullable=False),
)

goods_variants = Table(
    "goods_variants",
    metadata,
    _of("goods", "product_id"),
    _place(),
    _id(),
    Column("options", Named, nullable=False),
    Column("available", Boolean, nullable=False),
    Column("price", Amount, nullable=False),
    UniqueConstraint("product_id", "id"),
)

orders = Table(
    "orders",
    metadata,
    _id(key=True),
    Column("position", Integer, nullable=False, index=True),
    Column("customer_id", Identifier(LONGEST_ID), ForeignKey("customers.id"), nullable=False, index=True),
    Column("placed_at", Instant),
    Column("status", Words, nullable=False),
    *_address(),
    Column("currency", String(3), nullable=False),
    *_versions(),
)

order_lines = Table(
    "order_lines",
    metadata,
    _of("orders", "order_id"),
    _place(),
    _id("line_id"),
    _id("product_id"),
    _id("variant_id"),
    Column("name", Words, nullable=False),
    Column("options", Named, nullable=False),
    Column("price", Amount, nullable=False),
    Column("quantity", Integer, nullable=False),
    UniqueConstraint("order_id", "line_id"),
)
"""What was ordered as it was then: it may be sold no more."""

order_payments = Table(
    "order_payments",
    metadata,
    _of("orders", "order_id"),
    _place(),
    Column("kind", String(16), nullable=False),
    Column("amount", Amount, nullable=False),
    _id("payment_method_id"),
)
"""Payments and refunds in the order in which they were made."""

order_fulfilments = Table(
    "order_fulfilments",
    metadata,
    _of("orders", "order_id"),
    _place(),
    Column("tracking_ids", Texts, nullable=False),
    Column("variant_ids", Texts, nullable=False),
    Column("carrier", Words),
    Column("shipped_at", Instant),
    Column("delivered_at", Instant),
    Column("expected_at", Instant),
)

order_requests = Table(
    "order_requests",
    metadata,
    _of("orders", "order_id"),
    Column("kind", Words, nullable=False),
    Column("items", Texts, nullable=False),
    Column("new_items", Texts),
    _id("payment_method_id", optional=True),
    Column("reason", Words),
)

order_receipts = Table(
    "order_receipts",
    metadata,
    _id("key", key=True),
    Column("change", Sealed, nullable=False),
    Column("receipt", Sealed, nullable=False),
    Column("at", Instant, nullable=False),
)
"""What became of each change, by the key that makes it happen once."""

order_audit = Table(
    "order_audit",
    metadata,
    Column("id", Integer, primary_key=True),
    _id("key"),
    Column("kind", String(40), nullable=False),
    _id("customer_id"),
    _id("order_id", optional=True),
    _id("conversation_id"),
    Column("proof", Words, nullable=False),
    Column("shown", Sealed, nullable=False),
    Column("said", Sealed, nullable=False),
    Column("quote", Sealed, nullable=False),
    Column("before", Sealed, nullable=False),
    Column("after", Sealed, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("key"),
)
"""Who changed what, on what proof, what was shown to them and what they said to it, and the records
before and after. These are the shop's books: they outlast conversations, customers and orders."""
Index("ix_order_audit_order_id", order_audit.c.order_id)
Index("ix_order_audit_customer_id", order_audit.c.customer_id)
Index("ix_order_audit_conversation_id", order_audit.c.conversation_id)
