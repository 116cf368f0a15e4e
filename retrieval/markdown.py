"""A Markdown document taken apart: a section for each heading, in words plain enough to quote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\s*\n", re.DOTALL)
HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
FENCE = re.compile(r" {0,3}(```|~~~)")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
LINK = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])")
EMPHASIS = re.compile(r"(\*\*|__|\*|~~|`)(?=\S)(.+?)(?<=\S)\1")
BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
QUOTE = re.compile(r"^\s*>\s?")
RULE = re.compile(r"^\s*([-*_]\s*){3,}$|^\s*\|?[\s:|-]+\|[\s:|-]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two headings. `path` are the headings above it, `text` is plain."""

    heading: str
    anchor: str
    text: str
    path: tuple[str, ...] = ()


@dataclass(slots=True)
class Source:
    """What stands between two headings, in its lines as they were written."""

    heading: str
    anchor: str
    path: tuple[str, ...]
    lines: list[str] = field(default_factory=list)


def parts(markdown: str, default_title: str) -> tuple[str, list[Part]]:
    """The document's title (its first heading of the first level) and its parts that say something."""
    title, found = sources(markdown, default_title)
    whole = [Part(p.heading, p.anchor, plain("\n".join(p.lines)), p.path) for p in found]
    return title, [part for part in whole if part.text]


def sources(markdown: str, default_title: str) -> tuple[str, list[Source]]:
    """The document's title and all its parts, unread."""
    markdown = markdown.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    markdown = COMMENT.sub("", FRONT_MATTER.sub("", markdown))
    found: list[Source] = []
    title, above, used = "", [(0, "")], Counter[str]()
    current = Source(default_title, anchor(default_title), ())
    for level, text in _lines(markdown):
        if level == 0:
            current.lines.append(text)
            continue
        heading = plain(text)
        title = title or (heading if level == 1 else "")
        above = [(n, h) for n, h in above if n < level]
        found.append(current)
        path = tuple(h for n, h in above if n > 1)
        current = Source(heading, _unique(anchor(heading), used), path)
        above.append((level, heading))
    found.append(current)
    if found[0].anchor in used:  # what stands before the first heading is the page itself
        found[0].anchor = ""
    return title or default_title, found


def anchor(heading: str) -> str:
    """GitHub's: lower case, punctuation gone, spaces to hyphens."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading.strip().lower()))


def plain(markdown: str) -> str:
    """Paragraphs one to a line, without marks, links or tags."""
    text = TAG.sub("", LINK.sub(r"\1", IMAGE.sub(r"\1", markdown)))
    for _ in range(3):
        text = EMPHASIS.sub(r"\2", text)
    paragraphs: list[str] = []
    continues = False
    for line in _told(text.split("\n")):
        said = QUOTE.sub("", line)
        if not said.strip() or RULE.match(said) or FENCE.match(said):
            continues = False
            continue
        item = BULLET.match(said)
        words = re.sub(r"\s+", " ", BULLET.sub("", said)).strip()
        if continues and not item:
            paragraphs[-1] += f" {words}"
        else:
            paragraphs.append(words)
        continues = True
    return "\n".join(paragraphs)


def _told(lines: Sequence[str]) -> Iterator[str]:
    """The lines, each row of a table as a sentence that names its columns:
    "Express: carrier UPS, cost $18." """
    columns: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if not line.strip().startswith("|"):
            columns = []
            yield line
        elif RULE.match(line):
            continue
        elif not columns and RULE.match(after):
            columns = _cells(line)
        else:
            yield from ("", _row(columns, _cells(line)), "")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _row(columns: Sequence[str], cells: Sequence[str]) -> str:
    names = [name if name[1:2].isupper() else name[:1].lower() + name[1:] for name in columns]
    names += [""] * len(cells)
    first, *rest = zip(names, cells, strict=False)
    told = ", ".join(f"{name} {cell}".strip() for name, cell in rest if cell)
    return f"{first[1]}: {told}." if told else f"{first[1]}."


def _lines(markdown: str) -> Iterator[tuple[int, str]]:
    """Lines with their heading level, nought for text; code is never a heading."""
    lines = markdown.split("\n")
    fenced = False
    skip = False
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if skip:
            skip = False
            continue
        fenced ^= bool(FENCE.match(line))
        heading = None if fenced else HEADING.match(line)
        underlined = None if fenced or not line.strip() or BULLET.match(line) else UNDERLINE.match(after)
        if heading:
            yield len(heading.group(1)), heading.group(2)
        elif underlined and not line.lstrip().startswith(("|", ">")):
            skip = True
            yield (1 if underlined.group(1).startswith("=") else 2), line.strip()
        else:
            yield 0, line


def _unique(name: str, used: Counter[str]) -> str:
    """As GitHub does; a heading that is itself called "name 1" keeps clear of a second "name"."""
    found = name
    while found in used:
        found = f"{name}-{used[name]}"
        used[name] += 1
    used[found] += 1
    return found
