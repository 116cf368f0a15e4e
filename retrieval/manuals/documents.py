"""One file of the shop's `manuals/` as Markdown, with what its front matter attaches it to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nh3
import yaml
from markdownify import markdownify
from pypdf import PdfReader
from pypdf.errors import PyPdfError

SUFFIXES = frozenset({".md", ".markdown", ".html", ".htm", ".pdf"})
LARGEST = 10_000_000
"""Bytes of one manual."""
MOST_PAGES = 200
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*\r?\n", re.DOTALL)
KEYS = ("products", "categories", "brands")
TAGS = frozenset(
    re.findall(
        r"\w+",
        "h1 h2 h3 h4 h5 h6 p ul ol li table thead tbody tr th td strong em b i br a code pre blockquote",
    )
)
"""What of a page is kept: the words and their order, and nothing that runs or loads."""
NUMBERED = re.compile(r"\s*\d+[.)]\s+\S")
BULLETED = re.compile(r"\s*[•▪◦*-]\s+(?=\S)")
LONGEST_HEADING = 60


class Unreadable(Exception):
    """A manual that cannot be used; the message says why, in words for the shop's owner."""


@dataclass(frozen=True, slots=True)
class Document:
    """`text` is Markdown. `products` are ids, as the front matter names them."""

    name: str
    text: str
    products: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()


def read(path: Path, name: str) -> Document:
    """Raises Unreadable where the file is too large, damaged, or holds no text."""
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"larger than {LARGEST:,} bytes")
        match path.suffix.lower():
            case ".pdf":
                return Document(name, _of_pdf(path))
            case ".html" | ".htm":
                text, attached = _attached(path.read_text(encoding="utf-8-sig"))
                return Document(name, _of_html(text), **attached)
            case _:
                text, attached = _attached(path.read_text(encoding="utf-8-sig"))
                return Document(name, text, **attached)
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"cannot be read ({error})") from error


def _attached(text: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The text without its front matter, and what that says. An HTML page may have it as well."""
    found = FRONT_MATTER.match(text)
    if found is None:
        return text, {}
    try:
        said = yaml.safe_load(found.group(1)) or {}
    except yaml.YAMLError as error:
        raise Unreadable(f"its front matter is no YAML ({error})") from error
    if not isinstance(said, Mapping):
        raise Unreadable("its front matter names nothing: it is to read `products: [FW-101]`")
    return text[found.end() :], {key: _names(said.get(key)) for key in KEYS}


def _names(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(name).strip() for name in (value if isinstance(value, list) else [value]))


def _of_html(page: str) -> str:
    kept = nh3.clean(page, tags=set(TAGS), attributes={}, clean_content_tags={"script", "style", "title"})
    return str(markdownify(kept, heading_style="ATX", bullets="-"))


def _of_pdf(path: Path) -> str:
    try:
        pages = PdfReader(path).pages
        if len(pages) > MOST_PAGES:
            raise Unreadable(f"longer than {MOST_PAGES} pages")
        lines = [line for page in pages for line in page.extract_text().splitlines()]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(f"is no PDF that can be read ({type(error).__name__})") from error
    if not any(line.strip() for line in lines):
        raise Unreadable("has no text in it: it is a scan; have it read by OCR first, or type it out")
    return "\n".join(_marked(lines))


def _marked(lines: list[str]) -> list[str]:
    """Lines of a page with the marks that Markdown has for headings and lists: a PDF has none."""
    marked: list[str] = []
    for place, line in enumerate(lines):
        said = line.strip()
        before = lines[place - 1].strip() if place else ""
        if NUMBERED.match(said) or not said:
            marked.append(said)
        elif BULLETED.match(said):
            marked.append(f"- {BULLETED.sub('', said)}")
        elif _heads(said, before):
            marked += ["", f"{'##' if any(m.startswith('# ') for m in marked) else '#'} {said}", ""]
        else:
            marked.append(f"   {said}")
    return marked


def _heads(said: str, before: str) -> bool:
    """Whether a line stands by itself as a heading: short, begun large, and no part of a sentence."""
    opens = not before or before[-1:] in ".!?:" or len(before) <= LONGEST_HEADING
    return len(said) <= LONGEST_HEADING and said[0].isupper() and said[-1] not in ".,;:!" and opens
