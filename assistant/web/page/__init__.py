"""The page's own HTML: autoescaping templates, since HTML inside a Gradio chat is not sanitised."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from textwrap import shorten

from babel.dates import format_datetime
from babel.numbers import format_currency, format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from assistant.actions.personal import standing
from assistant.evidence import Cart, Passage, Shown
from assistant.locales.messages import spoken
from assistant.locales.options import worded
from assistant.locales.voice import voice
from assistant.sayings import moment
from assistant.turn import Comparison
from assistant.web.addresses import image_url, page_url
from assistant.web.words import everywhere, words
from retrieval.catalog.product import Money
from retrieval.languages.codes import ENGLISH
from retrieval.languages.codes import language as language_of

FOLDER = Path(__file__).parent


def reply(
    text: str,
    products: Sequence[Shown] = (),
    passages: Sequence[Passage] = (),
    note: str = "",
    comparison: Comparison | None = None,
    language: str = "en",
) -> str:
    """One reply: its words, a note on them, its cards in order, what tells them apart as a table,
    its sources. All escaped; what the page says itself is in `language`."""
    return _template("reply.html").render(
        t=words(language),
        paragraphs=[part for part in text.split("\n\n") if part.strip()],
        note=note,
        cards=[_card(place, shown, language) for place, shown in enumerate(products, 1)],
        comparison=_table(comparison, language) if comparison and comparison.rows else None,
        sources=[
            {"title": p.title, "heading": p.heading, "quote": p.text, "url": page_url(p.url)}
            for p in passages
        ],
    )


def _table(comparison: Comparison, language: str) -> dict[str, object]:
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
    better = [_comma(language).join(reasons) for reasons in comparison.better_for]
    return {"names": comparison.names, "rows": rows, "better": better if any(better) else []}


def _comma(language: str) -> str:
    return ", " if language == "en" or language not in spoken() else voice(language).say("comma")


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


def _card(place: int, shown: Shown, language: str) -> dict[str, object]:
    product, t = shown.product, words(language)
    stock = {True: t["inStock"], False: t["outOfStock"], None: _then(shown, language)}[shown.in_stock]
    stars = format_decimal(product.rating, "0.0", locale_of(language)) if product.rating else ""
    return {
        "place": place,
        "number": t["number"].replace("{n}", str(place)),
        "name": product.name,
        "brand": product.brand or "",
        "options": _comma(language).join(_options(shown, language)),
        "price": money(shown.price, language),
        "was": money(_before(product.list_price, shown.price), language),
        "stock": stock,
        "available": shown.in_stock is not False,
        "rating": product.rating,
        "stars": stars,
        "rated": t["rated"].replace("{n}", stars),
        "ratings": product.rating_count or "",
        "refuse": t["notWords"].replace("{name}", product.name),
        "reason": _why(shown),
        "refusable": shown.recommended is not None,
        "image": image_url(product),
        "url": page_url(product.url),
    }


def _options(shown: Shown, language: str) -> list[str]:
    """The options of the variant that is meant, in words of the language where it has them."""
    said = shown.variant.options.values() if shown.variant else ()
    return [value if language == "en" else worded(value, language) for value in said]


def _why(shown: Shown) -> str:
    """Why it is shown, unless that is how it is rated, which the card says anyway."""
    return "" if shown.reason == standing(shown.product) else shown.reason or ""


def _then(shown: Shown, language: str) -> str:
    """What was last known of a stock that is too old to claim."""
    known = shown.stale and shown.last_in_stock and shown.stock_as_of
    if not known:
        return ""
    date = moment(known) if language == "en" else format_datetime(known, "short", locale=locale_of(language))
    return str(words(language)["stockOn"]).replace("{date}", date)


def _before(listed: Money | None, price: Money | None) -> Money | None:
    """The price before, where it was a higher one in the same currency."""
    if listed is None or price is None or listed.currency != price.currency:
        return None
    return listed if listed.amount > price.amount else None


def cart(content: Cart, language: str = "en") -> str:
    """The cart twice: as it stands beside the chat, and folded for a narrow screen."""
    rows = [
        {
            "name": line.name,
            "options": ", ".join(
                value if language == "en" else worded(value, language) for _, value in line.options
            ),
            "quantity": line.quantity,
            "price": money(line.price, language),
        }
        for line in content.lines
    ]
    return _template("cart.html").render(
        t=words(language),
        lines=rows,
        count=sum(line.quantity for line in content.lines),
        total=money(content.total, language),
        checkout=page_url(content.checkout_url),
    )


def status(text: str, kind: str = "plain") -> str:
    """The line above the input box; `kind` is "plain", "wait" or "alert"."""
    return _template("status.html").render(text=text, kind=kind).strip()


def rated(question: str, text: str, language: str = "en") -> str:
    """What is asked about a rated reply, and the words that it begins with."""
    said = shorten(text, 90, placeholder=" …")
    return _template("about.html").render(t=words(language), question=question, text=said)


def heading(shop: str, language: str = "en") -> str:
    return _template("heading.html").render(t=words(language), shop=shop)


def head() -> str:
    page, photo = ((FOLDER / name).read_text(encoding="utf-8") for name in ("page.js", "photo.js"))
    told = json.dumps(everywhere("photo", "photoRemove", "photoUnfit"), ensure_ascii=False)
    return f"<script>{page}</script><script>{photo.replace('/* words */ {}', told)}</script>"


def css() -> str:
    return (FOLDER / "page.css").read_text(encoding="utf-8")


def money(value: Money | None, language: str = "en") -> str:
    """As it stands on a price tag: always with cents; in a language written from right to left between marks
    that keep the order of a sign such as US$."""
    if value is None:
        return ""
    said = str(format_currency(value.amount, value.currency, locale=locale_of(language)))
    return f"\u2066{said}\u2069" if (language_of(language) or ENGLISH).rtl else said


def locale_of(tag: str) -> str:
    """Babel's locale of a language; the English one for one that is not served."""
    return (language_of(tag) or ENGLISH).locale


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
