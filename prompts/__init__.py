"""Every word that the model is told, as templates beside this file.

A template that asks for a variable which it is not given is an error, never a blank.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta


def render(name: str, /, **variables: object) -> str:
    """The text of the template `name`.md. Raises jinja2.UndefinedError for a variable that is
    not given and jinja2.TemplateNotFound for a name that is not there."""
    return _environment().get_template(f"{name}.md").render(**variables)


def names() -> tuple[str, ...]:
    """The templates there are, without the shared parts (which begin with an underscore)."""
    found = (path.stem for path in Path(__file__).parent.glob("*.md"))
    return tuple(sorted(name for name in found if not name.startswith("_")))


@lru_cache
def variables(name: str) -> frozenset[str]:
    """What the template `name`.md has to be given, without what the shared parts of it ask for."""
    text = (Path(__file__).parent / f"{name}.md").read_text("utf-8")
    return frozenset(meta.find_undeclared_variables(_environment().parse(text)))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # Autoescaping is for HTML; these are plain words for a model.
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701
    )
