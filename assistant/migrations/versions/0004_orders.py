"""Customers, what can be ordered, orders, and the books of what was changed in them"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

instant = sa.DateTime(timezone=True)
amount = sa.Numeric().with_variant(sa.String(40), "sqlite")


def upgrade() -> None:
    _customers()
    _goods()
    _orders()
    _parts_of_orders()
    _books()


def downgrade() -> None:
    for table in (
        "order_audit",
        "order_receipts",
        "order_requests",
        "order_fulfilments",
        "order_payments",
        "order_lines",
        "orders",
        "goods_variants",
        "goods",
        "payment_methods",
        "customers",
    ):
        op.drop_table(table)


def _id(name: str = "id", nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(200), nullable=nullable)


def _address() -> list[sa.Column[str]]:
    parts = ("address1", "address2", "city", "state", "country", "zip")
    return [sa.Column(part, sa.Text, nullable=False) for part in parts]


def _versions() -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in ("version", "imported")]


def _place() -> sa.Column[int]:
    return sa.Column("position", sa.Integer, nullable=False)


def _part_of(parent: str, table: str, name: str) -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint(name, "position", name=f"pk_{table}"),
        sa.ForeignKeyConstraint([name], [f"{parent}.id"], name=f"fk_{table}_{name}", ondelete="CASCADE"),
    ]


def _customers() -> None:
    op.create_table(
        "customers",
        _id(),
        _place(),
        sa.Column("first_name", sa.Text, nullable=False),
        sa.Column("last_name", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        *_address(),
        sa.Column("email_key", sa.String(64)),
        sa.Column("name_key", sa.String(64)),
        *_versions(),
        sa.PrimaryKeyConstraint("id", name="pk_customers"),
    )
    for column in ("position", "email_key", "name_key"):
        op.create_index(f"ix_customers_{column}", "customers", [column])
    op.create_table(
        "payment_methods",
        _id("customer_id"),
        _place(),
        _id(),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("balance", amount),
        sa.Column("brand", sa.Text),
        sa.Column("last_four", sa.Text),
        *_part_of("customers", "payment_methods", "customer_id"),
        sa.UniqueConstraint("customer_id", "id", name="uq_payment_methods_customer_id"),
    )


def _goods() -> None:
    op.create_table(
        "goods",
        _id(),
        _place(),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_goods"),
    )
    op.create_index("ix_goods_position", "goods", ["position"])
    op.create_table(
        "goods_variants",
        _id("product_id"),
        _place(),
        _id(),
        sa.Column("options", sa.Text, nullable=False),
        sa.Column("available", sa.Boolean, nullable=False),
        sa.Column("price", amount, nullable=False),
        *_part_of("goods", "goods_variants", "product_id"),
        sa.UniqueConstraint("product_id", "id", name="uq_goods_variants_product_id"),
    )


def _orders() -> None:
    op.create_table(
        "orders",
        _id(),
        _place(),
        _id("customer_id"),
        sa.Column("placed_at", instant),
        sa.Column("status", sa.Text, nullable=False),
        *_address(),
        sa.Column("currency", sa.String(3), nullable=False),
        *_versions(),
        sa.PrimaryKeyConstraint("id", name="pk_orders"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_orders_customer_id"),
    )
    for column in ("position", "customer_id"):
        op.create_index(f"ix_orders_{column}", "orders", [column])


def _parts_of_orders() -> None:
    op.create_table(
        "order_lines",
        _id("order_id"),
        _place(),
        _id("line_id"),
        _id("product_id"),
        _id("variant_id"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("options", sa.Text, nullable=False),
        sa.Column("price", amount, nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        *_part_of("orders", "order_lines", "order_id"),
        sa.UniqueConstraint("order_id", "line_id", name="uq_order_lines_order_id"),
    )
    op.create_table(
        "order_payments",
        _id("order_id"),
        _place(),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("amount", amount, nullable=False),
        _id("payment_method_id"),
        *_part_of("orders", "order_payments", "order_id"),
    )
    op.create_table(
        "order_fulfilments",
        _id("order_id"),
        _place(),
        sa.Column("tracking_ids", sa.Text, nullable=False),
        sa.Column("variant_ids", sa.Text, nullable=False),
        sa.Column("carrier", sa.Text),
        sa.Column("shipped_at", instant),
        sa.Column("delivered_at", instant),
        sa.Column("expected_at", instant),
        *_part_of("orders", "order_fulfilments", "order_id"),
    )
    op.create_table(
        "order_requests",
        _id("order_id"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("new_items", sa.Text),
        _id("payment_method_id", nullable=True),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("order_id", name="pk_order_requests"),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name="fk_order_requests_order_id", ondelete="CASCADE"
        ),
    )


def _books() -> None:
    op.create_table(
        "order_receipts",
        _id("key"),
        sa.Column("change", sa.Text, nullable=False),
        sa.Column("receipt", sa.Text, nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_order_receipts"),
    )
    op.create_table(
        "order_audit",
        sa.Column("id", sa.Integer, nullable=False),
        _id("key"),
        sa.Column("kind", sa.String(40), nullable=False),
        _id("customer_id"),
        _id("order_id", nullable=True),
        _id("conversation_id"),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("proof", "shown", "said")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("quote", "before", "after")),
        sa.Column("at", instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_order_audit"),
        sa.UniqueConstraint("key", name="uq_order_audit_key"),
    )
    for column in ("order_id", "customer_id", "conversation_id"):
        op.create_index(f"ix_order_audit_{column}", "order_audit", [column])
