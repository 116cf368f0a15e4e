"""Text and addresses of strangers, made plain."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import urlsplit

import nh3

from retrieval.catalog.feeds.items import BadField

HTML_CHARS = 100_000
"""Markup beyond this is not parsed."""
URL_CHARS = 2048
ESCAPES = 3
"""How often text may have been escaped over: `&amp;lt;p&amp;gt;`."""

CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    r"\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, marks that turn the direction of text, halves of surrogate pairs."""
TAG = re.compile(r"<[a-zA-Z/!]")
BLOCK = re.compile(
    r"<(?=/?(?:p|div|br|li|ul|ol|tr|td|th|h[1-6]|table|section|article|hr|dt|dd)\b)", re.IGNORECASE
)
DROPPED = {"script", "style", "iframe", "object", "noscript", "template", "svg", "math", "title", "textarea"}
SPACES = re.compile(r"[^\S\n]+")
LINES = re.compile(r"\s*\n\s*")


def line(value: str) -> str:
    """One line of plain text."""
    if value.isascii() and value.isprintable() and "<" not in value and "&" not in value:
        return " ".join(value.split())
    return " ".join(paragraphs(value).split())


def paragraphs(value: str) -> str:
    """Plain text: markup and scripts gone, entities decoded, a line for each block."""
    text = value if len(value) <= HTML_CHARS else value[:HTML_CHARS]
    for _ in range(ESCAPES):
        if TAG.search(text):
            text = nh3.clean(BLOCK.sub("\n<", text), tags=set(), clean_content_tags=DROPPED)
        if "&" not in text:
            break
        decoded = html.unescape(text)
        if decoded == text:
            break
        text = decoded
    text = unicodedata.normalize("NFC", CONTROL.sub("", text.replace("\r", "\n")))
    return LINES.sub("\n", SPACES.sub(" ", text)).strip()


def url(field: str, value: str) -> str:
    """An address that a page may link to: http(s) with a host, or a path within the shop.

    Raises BadField.
    """
    address = CONTROL.sub("", value).strip().replace("\\", "/")
    if len(address) > URL_CHARS:
        raise BadField(field, f"an address of more than {URL_CHARS} characters")
    if address.startswith("//"):
        address = "https:" + address
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise BadField(field, f"not an address: {error}") from error
    if re.search(r"\s", address) or not address:
        address = address.replace(" ", "%20")
        if not address or re.search(r"\s", address):
            raise BadField(field, "not an address")
    if parts.scheme.lower() in ("http", "https"):
        if not parts.hostname or "@" in parts.netloc:
            raise BadField(field, "an address without a host, or with a name and password in it")
        return address
    if parts.scheme or ":" in address.split("/", 1)[0] or ".." in parts.path.split("/"):
        raise BadField(field, f"an address that is neither http nor https: {address[:60]}")
    return address
