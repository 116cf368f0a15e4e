"""Google Merchant feeds as RSS or Atom, read as they stream; entities of their own are refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO, TextIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, IncrementalParser

import defusedxml.sax
from defusedxml import DefusedXmlException

from retrieval.catalog.feeds.google import GoogleItem, products
from retrieval.catalog.feeds.items import Items
from retrieval.catalog.feeds.raw import Place
from retrieval.catalog.feeds.source import Source
from retrieval.errors import FeedError

CHUNK = 1 << 18
ITEM_CHARS = 32 * 1024 * 1024
"""The largest item that is read; beyond it a tag was surely left open, or the file is a trap."""
NAMESPACE = "base.google.com"
RECORDS = ("item", "entry")
DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w-]+)[\"']", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML may hold, and that feeds hold all the same."""


def read(source: Source, currency: str) -> Items:
    return products(_items(source), currency, datetime.now(UTC))


def _items(source: Source) -> Iterator[GoogleItem]:
    parser: IncrementalParser = defusedxml.sax.make_parser()
    handler = _Handler(source.name, parser.getLineNumber)  # type: ignore[attr-defined]
    parser.forbid_dtd = True  # type: ignore[attr-defined]
    parser.setContentHandler(handler)
    try:
        for piece in _pieces(source):
            parser.feed(piece)
            yield from handler.taken()
        parser.close()
    except DefusedXmlException as error:
        raise FeedError(source.path, f"declares entities or a document type: {error}") from error
    except SAXException as error:
        raise FeedError(source.path, f"not XML: {error}") from error
    yield from handler.taken()
    if not handler.known:
        raise FeedError(source.path, "is XML, but holds neither RSS items nor Atom entries")


def _pieces(source: Source) -> Iterator[bytes]:
    """UTF-8 without what XML forbids; another declared encoding is left to the parser."""
    declared = DECLARED.search(source.head(200))
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"utf-16", b"us-ascii"):
        with source.binary() as file:
            yield from _chunks(file)
        return
    with source.text() as text:
        yield from _repaired(text)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(CHUNK):
        yield piece


def _repaired(text: TextIO) -> Iterator[bytes]:
    """The declaration goes, since it may name another encoding; its lines are kept."""
    piece = text.read(CHUNK).lstrip("\ufeff")
    declaration = DECLARATION.match(piece)
    if declaration:
        piece = "\n" * declaration[0].count("\n") + piece[declaration.end() :]
    while piece:
        yield ILLEGAL.sub(" ", piece).encode()
        piece = text.read(CHUNK)


class _Handler(ContentHandler):
    """Collects items; what is nested in an element other than product_detail is passed over."""

    def __init__(self, file: str, line_number: Callable[[], int]) -> None:
        super().__init__()
        self.known = False
        self._line_number = line_number
        self._file = file
        self._done: list[GoogleItem] = []
        self._prefixes = {"g"}
        self._item: dict[str, list[str]] | None = None
        self._line = 0
        self._depth = 0
        self._size = 0
        self._text: list[str] = []
        self._detail: dict[str, str] = {}

    def taken(self) -> list[GoogleItem]:
        done, self._done = self._done, []
        return done

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        for key, value in attrs.items():
            if key.startswith("xmlns:") and NAMESPACE in value:
                self._prefixes.add(key.removeprefix("xmlns:"))
        if self._item is None:
            if name.rpartition(":")[2] in RECORDS:
                self._item, self._depth, self._size, self._line = {}, 0, 0, self._line_number()
            self.known = self.known or name.rpartition(":")[2] in ("rss", "feed", "channel", *RECORDS)
            return
        self._depth += 1
        self._text = []
        if self._depth == 1:
            self._detail = {}
            self._atom_link(name, attrs)

    def characters(self, content: str) -> None:
        if self._item is None:
            return
        self._size += len(content)
        if self._size > ITEM_CHARS:
            raise SAXException(f"more than {ITEM_CHARS} characters in the item of line {self._line}")
        self._text.append(content)

    def endElement(self, name: str) -> None:
        if self._item is None:
            return
        if self._depth == 0:
            self._done.append(GoogleItem(self._item, Place(self._file, self._line, self._item)))
            self._item = None
            return
        text, self._text = "".join(self._text), []
        self._depth -= 1
        if self._depth == 1:
            self._detail[name.rpartition(":")[2]] = text.strip()
        elif self._depth == 0:
            self._add(name, text)

    def _add(self, name: str, text: str) -> None:
        prefix, _, local = name.rpartition(":")
        if self._item is None or (prefix and prefix not in self._prefixes):
            return
        if local == "product_detail":
            parts = ("section_name", "attribute_name", "attribute_value")
            text = ":".join(self._detail.get(part, "") for part in parts)
        elif self._detail:
            return
        local = {"summary": "description", "content": "description"}.get(local, local)
        kept = self._item.setdefault(local, [])
        if prefix:
            # Google's own element speaks before RSS's of the same name.
            kept.insert(0 if local in ("id", "title", "description", "link") else len(kept), text)
        else:
            kept.append(text)

    def _atom_link(self, name: str, attrs: AttributesImpl) -> None:
        address = attrs.get("href")
        if (
            self._item is not None
            and name == "link"
            and address
            and attrs.get("rel", "alternate") == "alternate"
        ):
            self._item.setdefault("link", []).append(address)
