"""A manual taken apart: sections with the steps of their procedures and the rows of their tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.knowledge import Section
from retrieval.manuals.documents import Document
from retrieval.markdown import plain, sources

ITEM = re.compile(r"\s{0,3}(?:(\d+)[.)]|[-*+])\s+(.*)")
RULE = re.compile(r"\s*\|?[\s:|-]+\|[\s:|-]*$")
NEEDS = re.compile(r"^(?:you(?:'ll| will)? need|what you need|tools|needed)\b", re.IGNORECASE)
ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines)\b"
    r"|\byou are (?:now )?(?:an?|the) (?:ai|assistant|chat ?bot|language model)\b"
    r"|\b(?:system|developer) prompt\b|<\|",
    re.IGNORECASE,
)
"""Words to a machine that have no business in a manual: the line that has them is left out."""


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` as they are headed, `rows` cell by cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """One section of a manual. `steps` in order, each as the manual words it, none where it is no
    procedure; `needs` is its sentence on what is needed; `tables` are those that it holds."""

    section: Section
    document: str
    steps: tuple[str, ...] = ()
    needs: str = ""
    tables: tuple[Table, ...] = ()


def guides(document: Document, title: str) -> tuple[str, tuple[Guide, ...], int]:
    """The manual's title, its sections that say something, and how many of its lines were left out."""
    named, found = sources(document.text, title)
    told, dropped = [], 0
    for part in found:
        lines = [line for line in part.lines if not ORDERS.search(line)]
        dropped += len(part.lines) - len(lines)
        text = plain("\n".join(lines))
        if not text:
            continue
        identity = f"manual:{document.name}#{part.anchor}"
        section = Section(identity, named, part.heading, part.anchor, text, None, part.path)
        told.append(Guide(section, document.name, steps(lines), needs(text), tables(lines)))
    return named, tuple(told), dropped


def steps(lines: Sequence[str]) -> tuple[str, ...]:
    """The items of the numbered list, or of the bulleted one where none is numbered; at least two."""
    numbered, bulleted = _items(lines, numbered=True), _items(lines, numbered=False)
    found = numbered if len(numbered) > 1 else bulleted
    return tuple(found) if len(found) > 1 else ()


def _items(lines: Sequence[str], *, numbered: bool) -> list[str]:
    items: list[list[str]] = []
    open_ = False
    for line in lines:
        item = ITEM.match(line)
        if item:
            open_ = bool(item.group(1)) is numbered
            if open_:
                items.append([item.group(2)])
        elif not line.strip():
            continue
        elif open_ and line.startswith((" ", "\t")):
            items[-1].append(line.strip())
        else:
            open_ = False
    return [said for said in (plain(" ".join(words)).replace("\n", " ") for words in items) if said]


def needs(text: str) -> str:
    return next((line for line in text.split("\n") if NEEDS.match(line)), "")


def tables(lines: Sequence[str]) -> tuple[Table, ...]:
    found: list[list[tuple[str, ...]]] = [[]]
    for line in lines:
        if not line.strip().startswith("|"):
            found.append([])
        elif not RULE.match(line):
            cells = line.strip().strip("|").split("|")
            found[-1].append(tuple(plain(cell).strip() for cell in cells))
    return tuple(Table(rows[0], tuple(rows[1:])) for rows in found if len(rows) > 1)
