"""Approved copy as a feed that the owner may ingest, or as a table for a shop system. Publishes nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any, TextIO

from pydantic import TypeAdapter

from assistant.copywriting.desk import read
from assistant.copywriting.kinds import Copy
from assistant.feedback.export import harmless
from assistant.service.copy_drafts import Kept
from retrieval.catalog.product import Product

_product = TypeAdapter(Product)
COLUMNS = ("Handle", "Title", "Body (HTML)")


def by_product(approved: Iterable[Kept], language: str) -> dict[str, dict[str, Copy]]:
    found: dict[str, dict[str, Copy]] = {}
    for kept in approved:
        if kept.language == language and kept.state == "approved":
            found.setdefault(kept.product_id, {})[kept.kind] = read(kept)
    return found


def feed_row(product: Product, copy: Mapping[str, Copy]) -> dict[str, Any]:
    """The product's whole row in Floorwalker's own feed, with the approved words in their places: bullets,
    questions and answers are lines of the description."""
    row: dict[str, Any] = _product.dump_python(product, mode="json", exclude={"extracted"}, exclude_none=True)
    if "title" in copy:
        row["name"] = copy["title"].text
    parts = [copy["description"].text if "description" in copy else product.description]
    parts += [f"- {line.text}" for line in copy["bullets"].lines] if "bullets" in copy else []
    parts += [copy["questions"].text] if "questions" in copy else []
    row["description"] = "\n".join(part for part in parts if part)
    return row


def table_rows(chosen: Iterable[tuple[Product, Mapping[str, Copy]]]) -> Iterator[tuple[str, str, str]]:
    for product, copy in chosen:
        title = copy["title"].text if "title" in copy else product.name
        yield harmless(product.id), harmless(title), _html(product, copy)


def write_table(chosen: Iterable[tuple[Product, Mapping[str, Copy]]], out: TextIO) -> None:
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(table_rows(chosen))


def _html(product: Product, copy: Mapping[str, Copy]) -> str:
    text = copy["description"].text if "description" in copy else product.description
    parts = [f"<p>{escape(text)}</p>"] if text else []
    if "bullets" in copy:
        parts.append(f"<ul>{''.join(f'<li>{escape(b.text)}</li>' for b in copy['bullets'].lines)}</ul>")
    if "questions" in copy:
        said = (f"<dt>{escape(q.question)}</dt><dd>{escape(q.text)}</dd>" for q in copy["questions"].lines)
        parts.append(f"<dl>{''.join(said)}</dl>")
    return "".join(parts)
