"""What is on the staff page's screen, as CSV for a spreadsheet: the same filters, more rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.errors import NotFound
from assistant.feedback.export import harmless
from assistant.shop import Shop
from assistant.web import board
from assistant.web.listings import MISSING, Listings, Values
from assistant.web.staff_door import PATH
from assistant.web.wanted import wanted

MOST = 5000
"""Rows of one file."""
BOM = "\ufeff"
"""So that spreadsheets read the file as UTF-8."""

router = APIRouter(prefix=f"{PATH}/export", include_in_schema=False)
Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class Sheet:
    columns: tuple[str, ...]
    rows: Callable[[Listings, Values], Iterable[Cells]]


def _conversations(listings: Listings, values: Values) -> Iterable[Cells]:
    for line in listings.conversations(values, MOST):
        yield line.at.isoformat(), line.id, line.began, line.messages, line.up, line.down, line.refused


def _feedback(listings: Listings, values: Values) -> Iterable[Cells]:
    for o in listings.feedback(values, MOST):
        reasons = ", ".join(o.reasons)
        at = o.at.isoformat()
        yield at, o.rating, reasons, o.comment, o.asked, o.reply, o.conversation_id, o.reply_id, o.generator


def _misses(listings: Listings, values: Values) -> Iterable[Cells]:
    for m in listings.misses(values, MOST):
        yield m.about, MISSING[m.how], m.times, m.conversations, m.last_at.isoformat(), m.conversation_id


def _demand(listings: Listings, values: Values) -> Iterable[Cells]:
    for s in wanted(listings, values):
        yield s.kind.value, s.what, s.product_id, s.count, s.before, s.advice, s.why


def _figures(listings: Listings, values: Values) -> Iterable[Cells]:
    return board.rows(board.board(listings.engine, listings.span(values)))


SHEETS = {
    "conversations": Sheet(
        ("last_at", "conversation", "began_with", "messages", "thumbs_up", "thumbs_down", "refused"),
        _conversations,
    ),
    "feedback": Sheet(
        ("at", "rating", "reasons", "comment", "asked", "reply", "conversation", "reply_id", "generator"),
        _feedback,
    ),
    "misses": Sheet(("asked_for", "why", "times", "conversations", "last_at", "conversation"), _misses),
    "demand": Sheet(("signal", "what", "product", "now", "before", "what_to_do", "why"), _demand),
    "figures": Sheet(("figure", "from", "kind", "value"), _figures),
}


@router.get("/{name}.csv")
def download(name: str, request: Request) -> Response:
    """The door lets in nobody who has not signed in. Raises NotFound for a sheet that there is not."""
    sheet = SHEETS.get(name)
    if sheet is None:
        raise NotFound("sheet", name)
    shop: Shop = request.app.state.shop
    listings = Listings(shop.records.engine, shop.dating.zone)
    text = written(sheet.columns, sheet.rows(listings, dict(request.query_params)))
    named = f'attachment; filename="{name}.csv"'
    return Response(text, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": named})


def written(columns: Sequence[str], rows: Iterable[Cells]) -> str:
    """As CSV, with no cell that a spreadsheet would run."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value
