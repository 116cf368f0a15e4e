"""Write the pages that are made from the program itself: settings and commands.

`make check` fails when a page differs from what this would write.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from assistant import settings
from assistant.cli.app import app

DOCS = Path(__file__).parent


def settings_page() -> str:
    lines = [
        "# Settings",
        "",
        "A shop's settings stand in `shop.toml` in its folder. An environment variable wins over the file:",
        "`FLOORWALKER_GENERATOR__MODEL=template` sets `model` in `[generator]`.",
        "This page is made from the program.",
    ]
    top = [(n, f) for n, f in settings.Settings.model_fields.items() if not _is_section(f)]
    lines += ["", "## Above the sections", "", *_table(settings.Settings, top)]
    for name, field in settings.Settings.model_fields.items():
        if _is_section(field):
            lines += _section(name, field.annotation)
    return "\n".join(lines) + "\n"


def _section(name: str, section: Any) -> Iterator[str]:
    """A section, and then those within it."""
    within = [(n, f) for n, f in section.model_fields.items() if _is_section(f)]
    plain = [(n, f) for n, f in section.model_fields.items() if not _is_section(f)]
    yield from ("", f"## [{name}]", "", *_doc(section), *_table(section, plain))
    for inner, field in within:
        yield from _section(f"{name}.{inner}", field.annotation)


def _is_section(field: FieldInfo) -> bool:
    return inspect.isclass(field.annotation) and issubclass(field.annotation, BaseModel)


def _doc(section: type[BaseModel]) -> list[str]:
    return [" ".join(section.__doc__.split()), ""] if section.__doc__ else []


def _table(owner: type[BaseModel], fields: list[tuple[str, FieldInfo]]) -> Iterator[str]:
    notes = _notes(owner)
    yield "| setting | default | what |"
    yield "|---|---|---|"
    for name, field in fields:
        default = field.default
        shown = "none" if default is None else "" if default == () else str(default)
        yield f"| `{name}` | {shown} | {notes.get(name, '')} |"


def _notes(owner: type[BaseModel]) -> dict[str, str]:
    """The string that follows a field in the source is its note."""
    found = re.findall(r'^    (\w+):[^\n]*\n    """(.*?)"""', inspect.getsource(owner), re.M | re.S)
    return {name: " ".join(note.split()).replace("|", "\\|") for name, note in found}


def commands_page() -> str:
    lines = ["# Commands", "", "`floorwalker --help`, page by page. This page is made from the program.", ""]
    lines += list(_commands("floorwalker", typer.main.get_command(app)))
    return "\n".join(lines).rstrip() + "\n"


def _commands(path: str, command: Any) -> Iterator[str]:
    if hasattr(command, "commands"):
        if command.params and command.invoke_without_command:
            yield from _command(path, command)
        for name in sorted(command.commands):
            yield from _commands(f"{path} {name}", command.commands[name])
        return
    yield from _command(path, command)


def _command(path: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    yield f"## {path}"
    yield ""
    usage = " ".join(p.name.upper() if p.required else f"[{p.name.upper()}]" for p in arguments if p.name)
    yield f"`{path}{' ' + usage if usage else ''}`"
    yield ""
    yield " ".join((command.help or "").split())
    yield ""
    options = [p for p in command.params if p.param_type_name != "argument"]
    for parameter in [*arguments, *options]:
        name = (
            parameter.name.upper() if parameter in arguments and parameter.name else ", ".join(parameter.opts)
        )
        yield f"- `{name}` {getattr(parameter, 'help', '') or ''}".rstrip()
    yield ""


PAGES = {"settings.md": settings_page, "commands.md": commands_page}


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
