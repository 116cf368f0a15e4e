"""What a message was read as, in a line for each wish, and the records that it was read by."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from assistant.actions.desk.reading import read
from assistant.actions.desk.said import ItemSaid, Said, View, Wish
from assistant.desk import Desk, Wanted
from assistant.orders import Address, Customer, Goods, GoodsVariant, Line, Order, PaymentMethod
from assistant.service.rules import Rules

ROOT = Path(__file__).parents[4]
DATA = Path(os.environ.get("FLOORWALKER_DATA", ROOT.parent / "shared" / "data")) / "tau-bench-retail"
TODAY = date(2026, 11, 22)


def _address(fields: dict[str, str]) -> Address:
    return Address(
        **{name: fields[name] for name in ("address1", "address2", "city", "state", "country", "zip")}
    )


def _view(customer: Customer, orders: list[Order], goods: dict[str, Goods]) -> View:
    used = {line.product_id for order in orders for line in order.items}
    return View(customer, tuple(orders), {id: goods[id] for id in used}, Rules(), TODAY)


@cache
def _demo() -> dict[str, Any]:
    return dict(json.loads((ROOT / "demo" / "orders.json").read_text()))


def demo(customer_id: str) -> View:
    """A customer of the demo shop, their orders newest first."""
    records = _demo()
    goods = {
        p["id"]: Goods(
            p["id"],
            p["name"],
            tuple(
                GoodsVariant(v["id"], v["options"], v["available"], Decimal(v["price"]))
                for v in p["variants"]
            ),
        )
        for p in records["products"]
    }
    who = next(c for c in records["customers"] if c["id"] == customer_id)
    methods = tuple(
        PaymentMethod(m["id"], m["kind"], m.get("balance"), m.get("brand"), m.get("last_four"))
        for m in who["payment_methods"]
    )
    customer = Customer(
        customer_id, who["first_name"], who["last_name"], who["email"], _address(who["address"]), methods
    )
    orders = [
        Order(
            o["id"],
            customer_id,
            datetime.fromisoformat(o["placed_at"].replace("Z", "+00:00")),
            o["status"],
            _address(o["address"]),
            tuple(
                Line(
                    i["line_id"],
                    i["product_id"],
                    i["variant_id"],
                    i["name"],
                    i["options"],
                    Decimal(i["price"]),
                    i["quantity"],
                )
                for i in o["items"]
            ),
        )
        for o in records["orders"]
        if o["customer_id"] == customer_id
    ]
    orders.sort(key=lambda order: str(order.placed_at), reverse=True)
    return _view(customer, orders, goods)


@cache
def _tau(name: str) -> dict[str, Any]:
    return dict(json.loads((DATA / f"{name}.json").read_text()))


def tau(user_id: str) -> View:
    """A customer of the benchmark; its records have no dates."""
    goods = {
        id: Goods(
            id,
            p["name"],
            tuple(
                GoodsVariant(v, x["options"], x["available"], Decimal(str(x["price"])))
                for v, x in p["variants"].items()
            ),
        )
        for id, p in _tau("products").items()
    }
    who = _tau("users")[user_id]
    methods = tuple(
        PaymentMethod(m["id"], m["source"], m.get("balance"), m.get("brand"), m.get("last_four"))
        for m in who["payment_methods"].values()
    )
    customer = Customer(
        user_id,
        who["name"]["first_name"],
        who["name"]["last_name"],
        who["email"],
        _address(who["address"]),
        methods,
    )
    orders = []
    for id in who["orders"]:
        o = _tau("orders")[id]
        lines = tuple(
            Line(str(n), i["product_id"], i["item_id"], i["name"], i["options"], Decimal(str(i["price"])))
            for n, i in enumerate(o["items"], 1)
        )
        orders.append(Order(id, user_id, None, o["status"], _address(o["address"]), lines))
    return _view(customer, orders, goods)


def told(text: str, view: View | None, desk: Desk | None = None) -> list[str]:
    """A line for what the message says as a whole, if anything, then one for each wish."""
    return in_lines(read(text, view, desk or Desk()))


def in_lines(said: Said) -> list[str]:
    flags = [{True: "yes", False: "no", None: ""}[said.agrees]]
    flags += [
        n for n in ("drops", "finished", "person", "complains", "asks", "about_others") if getattr(said, n)
    ]
    flags += [*said.claims.emails, *said.claims.names, *said.claims.postcodes, *said.claims.codes]
    whole = " ".join(flag for flag in flags if flag)
    return [*([f"! {whole}"] if whole else []), *(line(wish) for wish in said.wishes)]


def line(wish: Wish) -> str:
    parts = [str(wish.kind) if wish.kind else "-"]
    parts += [("each:" if wish.each else "") + ",".join(wish.orders)] if wish.orders else []
    parts += [f"unknown:{u}" for u in wish.unknown]
    parts += ["added"] * wish.added + ["removed"] * wish.removed + ["everything"] * wish.everything
    parts += [_item(item) for item in wish.items]
    parts += [f"except {_item(item)}" for item in wish.excepted]
    parts += [f"{_item(swap.item)} -> {_wanted(swap.wanted)}" for swap in wish.swaps]
    if wish.method:
        parts.append(
            "by " + ("original" if wish.method.original else ",".join(wish.method.ids) or "none of theirs")
        )
    parts += [f"because {wish.reason}"] if wish.reason else []
    if wish.address:
        fields = ", ".join(wish.address.fields.values())
        parts.append("at " + (fields or f"same as {wish.address.same_as}"))
    parts += [f"else ({line(wish.otherwise)})"] if wish.otherwise else []
    return " | ".join(parts)


def _item(item: ItemSaid | None) -> str:
    if item is None:
        return "it"
    where = " ".join(f"{order}/{id}" for order, id in item.lines) or f"nothing called {item.said}"
    return ("every " if item.every else "") + (f"{item.quantity} of " if item.quantity else "") + where


def _wanted(wanted: Wanted) -> str:
    parts = [f"{name}={value}" for name, value in wanted.options.items()]
    parts += [f"{name}!={'/'.join(values)}" for name, values in wanted.avoided.items()]
    parts += [wanted.pick] if wanted.pick else []
    parts += [f"no such {words}" for words in wanted.unmatched]
    parts += [f"else [{_wanted(other)}]" for other in wanted.otherwise]
    return ", ".join(parts) or "?"
