"""Run what the documentation shows: Python blocks are executed, `floorwalker` lines must
name commands and options that exist, links between pages must lead somewhere."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from itertools import dropwhile, groupby
from pathlib import Path
from typing import Any

import generate
import typer.main

from assistant.cli.app import app

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "demo").glob("*.md")],
)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)(#[^)]*)?\)")


def problems(page: Path) -> Iterator[str]:
    text = page.read_text(encoding="utf-8")
    for language, block in FENCE.findall(text):
        if language == "python":
            yield from python(block)
        if language in {"sh", "bash", "console"}:
            for line in block.replace("\\\n", " ").splitlines():
                yield from command(line)
    for target, _ in LINK.findall(text):
        if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists():
            yield f"a link leads nowhere: {target}"


def python(block: str) -> Iterator[str]:
    try:
        exec(compile(block, "example", "exec"), {"__name__": "example"})  # noqa: S102 - our own pages
    except Exception as error:  # noqa: BLE001 - any failure is what this reports
        yield f"an example fails: {type(error).__name__}: {error}"


def command(line: str) -> Iterator[str]:
    if "floorwalker" not in line:
        return
    try:
        called = list(calls(line.removeprefix("$ ")))
    except ValueError as error:
        yield f"not a line of a shell: {line} ({error})"
        return
    for words in called:
        yield from call(words)


def calls(line: str) -> Iterator[list[str]]:
    """What each `floorwalker` in a line of a shell is given."""
    tokens = shlex.shlex(line, posix=True, punctuation_chars=True)
    tokens.whitespace_split = True
    for operator, group in groupby(tokens, lambda token: not token.strip("();<>|&")):
        words = list(dropwhile(lambda word: re.match(r"\w+=", word), group))
        if not operator and words and Path(words[0]).name == "floorwalker":
            yield words[1:]


def call(words: list[str]) -> Iterator[str]:
    said = " ".join(["floorwalker", *words])
    at: Any = typer.main.get_command(app)
    while words and words[0] in getattr(at, "commands", {}):
        at = at.commands[words.pop(0)]
    if hasattr(at, "commands") and words and not words[0].startswith("-"):
        yield f"no such command: {said}"
        return
    known = {option for parameter in at.params for option in parameter.opts} | {"--help"}
    for word in words:
        if word.startswith("--") and word.split("=")[0] not in known:
            yield f"no such option: {word} in {said}"


def stale() -> Iterator[str]:
    for name, page in generate.PAGES.items():
        path = ROOT / "docs" / name
        if not path.exists() or path.read_text(encoding="utf-8") != page():
            yield f"docs/{name}: differs from the program; run python docs/generate.py"


def main() -> int:
    found = list(stale())
    found += [f"{page.relative_to(ROOT)}: {problem}" for page in PAGES for problem in problems(page)]
    print("\n".join(found) or f"{len(PAGES)} pages: every example runs, every command and link exists")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
