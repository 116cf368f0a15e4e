"""Any feed, read: which format it is, and what it holds."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from retrieval.catalog.feeds import google, google_xml, jsonl, mapping, shopify
from retrieval.catalog.feeds.items import Items, Note
from retrieval.catalog.feeds.recall import Recall
from retrieval.catalog.feeds.source import Source, broken_bytes, sources
from retrieval.catalog.feeds.tables import header
from retrieval.errors import FeedError


class Format(StrEnum):
    AUTO = "auto"
    JSONL = "jsonl"
    SHOPIFY = "shopify"
    GOOGLE = "google"
    MAPPING = "mapping"


def read(
    path: Path,
    format: Format | str = Format.AUTO,
    mapping_file: Path | None = None,
    currency: str = "USD",
    recall: Recall | None = None,
) -> Items:
    """Products, rejects and notes of one feed, in its order, read as they are asked for. Of rows
    that `recall` knows only ids are given.

    A zip is read file by file. Raises FeedError for a feed that cannot be read at all, which
    may show at its end: take nothing of a feed for granted before it has been read through.
    """
    if format not in set(Format):
        raise FeedError(path, f"cannot be read as {format!r}: formats are {', '.join(Format)}")
    plan = mapping.load(mapping_file) if mapping_file else None
    if plan is None and format == Format.MAPPING:
        raise FeedError(path, "needs a mapping file to be read by")
    for source in sources(path):
        chosen = detect(source) if format == Format.AUTO and plan is None else Format(format)
        before = broken_bytes()
        yield from _items(source, chosen, plan, currency, recall)
        broken = source.first_broken_line() if broken_bytes() > before else None
        if broken is not None:
            yield Note(source.name, broken, "encoding", "is not UTF-8: such bytes are read as Windows-1252")


def _items(
    source: Source, chosen: Format, plan: mapping.Mapping | None, currency: str, recall: Recall | None
) -> Items:
    """Google's feeds are read whole each time: what a sale costs depends on the day."""
    if plan is not None:
        return mapping.read(source, plan, currency, recall)
    if chosen is Format.SHOPIFY:
        _expect(source, shopify.recognises(header(source)), "Handle, Title and Variant Price")
        return shopify.read(source, currency, recall)
    if chosen is Format.GOOGLE:
        if _beginning(source).startswith("<"):
            return google_xml.read(source, currency)
        _expect(source, google.recognises(header(source)), "id, title and price")
        return google.read(source, currency)
    return jsonl.read(source, currency, recall)


def _expect(source: Source, met: bool, columns: str) -> None:
    if not met:
        raise FeedError(source.path, f"{source.member or ''} lacks the columns {columns}")


def detect(source: Source) -> Format:
    """Told by how the content begins, not by the file's name. Raises FeedError if by nothing."""
    beginning = _beginning(source)
    if beginning[:1] in ("{", "["):
        return Format.JSONL
    if beginning.startswith("<"):
        return Format.GOOGLE
    columns = header(source)
    if shopify.recognises(columns):
        return Format.SHOPIFY
    if google.recognises(columns):
        return Format.GOOGLE
    if source.suffix in (".yaml", ".yml"):
        return Format.JSONL
    raise FeedError(
        source.path,
        f"{source.member or ''} is no feed that Floorwalker knows; a mapping file can tell how to read it",
    )


def _beginning(source: Source) -> str:
    with source.text() as text:
        beginning = text.read(4096)
    if "\0" in beginning:
        raise FeedError(source.path, f"{source.member or ''} is not text")
    return beginning.lstrip()
