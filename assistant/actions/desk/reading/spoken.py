"""Which orders and lines a message speaks of, where it wants nothing of them yet."""

from __future__ import annotations

from assistant.actions.desk.reading.records import Records
from assistant.actions.desk.reading.requests import read_requests
from assistant.actions.desk.reading.slips import mended
from assistant.actions.desk.reading.tokens import read_tokens
from assistant.actions.desk.said import View
from assistant.desk import Desk

Lines = tuple[tuple[str, str], ...]


def spoken_of(text: str, view: View, desk: Desk) -> tuple[tuple[str, ...], Lines]:
    """The ids of the orders, and (order id, line id) of the lines that the best naming fits."""
    records = Records(view)
    found = read_requests(mended(read_tokens(text), records), records, desk).found
    ids = {id for said in found.orders if not said.pointed for id in said.orders}
    best = max((mention.strength for mention in found.mentions), default=0)
    products = {id for mention in found.mentions if mention.strength == best for id in mention.products}
    lines = tuple(
        (order.id, line.line_id)
        for order in view.orders
        if not ids or order.id in ids
        for line in order.items
        if line.product_id in products
    )
    return tuple(order.id for order in view.orders if order.id in ids), lines
