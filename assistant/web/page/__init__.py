"""The page's own HTML: autoescaping templates, since HTML inside a Gradio chat is not sanitised."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from textwrap import shorten

from babel.numbers import format_currency
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from assistant.actions.personal import standing
from assistant.evidence import Cart, Passage, Shown
from assistant.sayings import moment
from assistant.turn import Comparison
from assistant.web.addresses import image_url, page_url
from retrieval.catalog.product import Money

FOLDER = Path(__file__).parent


def reply(
    text: str,
    products: Sequence[Shown] = (),
    passages: Sequence[Passage] = (),
    note: str = "",
    comparison: Comparison | None = None,
) -> str:
    """One reply: its words, a note on them, its cards in order, what tells them apart as a table,
    its sources. All escaped."""
    return _template("reply.html").render(
        paragraphs=[part for part in text.split("\n\n") if part.strip()],
        note=note,
        cards=[_card(place, shown) for place, shown in enumerate(products, 1)],
        comparison=_table(comparison) if comparison and comparison.rows else None,
        sources=[
            {"title": p.title, "heading": p.heading, "quote": p.text, "url": page_url(p.url)}
            for p in passages
        ],
    )


def _table(comparison: Comparison) -> dict[str, object]:
    rows = [
        {
            "attribute": row.attribute[:1].upper() + row.attribute[1:],
            "cells": [
                {"value": value or "", "best": id == row.best}
                for id, value in zip(comparison.products, row.values, strict=True)
            ],
        }
        for row in comparison.rows
    ]
    better = [", ".join(reasons) for reasons in comparison.better_for]
    return {"names": comparison.names, "rows": rows, "better": better if any(better) else []}


def typed(text: str) -> str:
    """What a customer wrote."""
    return _template("typed.html").render(text=text).strip()


def person(name: str, text: str) -> str:
    """What somebody of the shop's staff wrote."""
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    return _template("person.html").render(name=name, paragraphs=paragraphs)


def note(text: str) -> str:
    """A line between messages, which nobody said."""
    return _template("note.html").render(text=text)


def _card(place: int, shown: Shown) -> dict[str, object]:
    product = shown.product
    return {
        "place": place,
        "name": product.name,
        "brand": product.brand or "",
        "options": ", ".join(shown.variant.options.values()) if shown.variant else "",
        "price": money(shown.price),
        "was": money(_before(product.list_price, shown.price)),
        "stock": {True: "In stock", False: "Out of stock", None: _then(shown)}[shown.in_stock],
        "available": shown.in_stock is not False,
        "rating": product.rating,
        "ratings": product.rating_count or "",
        "reason": _why(shown),
        "refusable": shown.recommended is not None,
        "image": image_url(product),
        "url": page_url(product.url),
    }


def _why(shown: Shown) -> str:
    """Why it is shown, unless that is how it is rated, which the card says anyway."""
    return "" if shown.reason == standing(shown.product) else shown.reason or ""


def _then(shown: Shown) -> str:
    """What was last known of a stock that is too old to claim."""
    known = shown.stale and shown.last_in_stock and shown.stock_as_of
    return f"In stock on {moment(known)}" if known else ""


def _before(listed: Money | None, price: Money | None) -> Money | None:
    """The price before, where it was a higher one in the same currency."""
    if listed is None or price is None or listed.currency != price.currency:
        return None
    return listed if listed.amount > price.amount else None


def cart(content: Cart) -> str:
    """The cart twice: as it stands beside the chat, and folded for a narrow screen."""
    rows = [
        {
            "name": line.name,
            "options": ", ".join(value for _, value in line.options),
            "quantity": line.quantity,
            "price": money(line.price),
        }
        for line in content.lines
    ]
    return _template("cart.html").render(
        lines=rows,
        count=sum(line.quantity for line in content.lines),
        total=money(content.total),
        checkout=page_url(content.checkout_url),
    )


def status(text: str, kind: str = "plain") -> str:
    """The line above the input box; `kind` is "plain", "wait" or "alert"."""
    return _template("status.html").render(text=text, kind=kind).strip()


def rated(question: str, text: str) -> str:
    """What is asked about a rated reply, and the words that it begins with."""
    return _template("about.html").render(question=question, text=shorten(text, 90, placeholder=" …"))


def heading(shop: str) -> str:
    return _template("heading.html").render(shop=shop)


def head() -> str:
    script = (FOLDER / "page.js").read_text(encoding="utf-8")
    return f"<script>{script}</script>"


def css() -> str:
    return (FOLDER / "page.css").read_text(encoding="utf-8")


def money(value: Money | None) -> str:
    """As it stands on a price tag: always with cents."""
    return str(format_currency(value.amount, value.currency, locale="en_US")) if value else ""


def round_money(amount: Decimal, currency: str) -> str:
    """A round amount near this one, as people say budgets: "$50"."""
    step = Decimal(5 if amount < 50 else 10 if amount < 200 else 50)
    near = (amount / step).to_integral_value() * step
    return str(format_currency(near, currency, "¤#,##0", "en_US", currency_digits=False))


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
