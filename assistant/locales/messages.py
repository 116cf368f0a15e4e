"""The sentences of each language, from `messages/<code>.ftl` (Project Fluent), and what they say in full.

A language is spoken when its file has every message that the Chinese one has, with the same arguments:
that is worked out from the files, and nothing else lists it. English is not among them: it keeps its
templates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor
from opencc import OpenCC

from retrieval.languages.codes import LANGUAGES

FILES = resources.files("assistant.locales") / "messages"
MODEL = "zh"
"""The language whose file says which messages there are."""
OTHER = "other"
"""The attribute with a second way to put a message; a language need not have one."""

CHOICES = frozenset({"kind", "did", "yes", "again"})
"""Arguments that choose the words of a message and stand in none."""
FIRST_STRONG, POP = "\u2068", "\u2069"
ISOLATES = frozenset({"\u2066", "\u2067", FIRST_STRONG, POP})
"""Marks that keep a name's own direction; they say nothing."""
_NO_ISOLATES = dict.fromkeys(map(ord, ISOLATES))
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")


class Unsayable(Exception):
    """A message that a language does not have, or that lacks an argument: it is not said."""

    def __init__(self, language: str, message: str, why: str) -> None:
        super().__init__(f"{language}: {message}: {why}")
        self.language, self.message, self.why = language, message, why


def formatted(tag: str, message: str, args: Mapping[str, object], style: int = 0) -> str:
    """A message with its arguments, text in their places; of two ways the one that `style` picks.
    Raises Unsayable."""
    bundle = _bundle(tag)
    if not bundle.has_message(message):
        raise Unsayable(tag, message, "no such message")
    said = bundle.get_message(message)
    pattern = said.attributes.get(OTHER) if style % 2 else None
    pattern = pattern or said.value
    if pattern is None:
        raise Unsayable(tag, message, "no words")
    text, errors = bundle.format_pattern(pattern, _isolated(args, tag))
    if errors:
        raise Unsayable(tag, message, str(errors[0]))
    return str(text)


def _isolated(args: Mapping[str, object], tag: str) -> dict[str, object]:
    return {
        name: isolated(value, tag) if isinstance(value, str) and name not in CHOICES else value
        for name, value in args.items()
    }


def isolated(value: str, tag: str) -> str:
    """Text in Latin letters between marks that keep its own direction (Unicode's Bidirectional Algorithm,
    FSI and PDI), in a language written from right to left. Anything else as it is: words of that language
    and parts that are marked inside already, whose order is the sentence's."""
    if not LANGUAGES[tag].rtl or ISOLATES & set(value):
        return value
    latin = len(_LATIN.findall(value))
    return f"{FIRST_STRONG}{value}{POP}" if latin > len(_RIGHT_TO_LEFT.findall(value)) else value


def unmarked(text: str) -> str:
    """Text without those marks, for whatever is compared or handed to a program."""
    return text.translate(_NO_ISOLATES)


@lru_cache(maxsize=1)
def spoken() -> frozenset[str]:
    """The tags of the languages that can be answered in: English, and those with a complete file."""
    model = arguments(MODEL)
    return frozenset(
        tag for tag, language in LANGUAGES.items() if tag == "en" or arguments(language.data) == model
    )


@lru_cache(maxsize=32)
def arguments(code: str) -> Mapping[str, frozenset[str]]:
    """The messages of a file with the arguments of each; empty where there is no file."""
    return {message.id.name: _variables(message) for message in messages(code)}


@lru_cache(maxsize=32)
def messages(code: str) -> tuple[ast.Message, ...]:
    """The messages of a file as they were parsed. Raises ValueError for a file that is not Fluent."""
    body = parse(source(code)).body
    if junk := [entry for entry in body if isinstance(entry, ast.Junk)]:
        raise ValueError(f"{code}.ftl: {junk[0].annotations[0].message}: {junk[0].content}")
    return tuple(entry for entry in body if isinstance(entry, ast.Message))


@lru_cache(maxsize=32)
def source(code: str) -> str:
    """The text of a language's file; "" where it has none. Traditional Chinese is made of the simplified."""
    if code == "zh-Hant":
        return traditional(source("zh"))
    file = FILES / f"{code}.ftl"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def traditional(text: str) -> str:
    """Simplified Chinese in the characters and words of Taiwan."""
    return str(_converter().convert(text))


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("s2twp")


@lru_cache(maxsize=32)
def _bundle(tag: str) -> FluentBundle:
    language = LANGUAGES[tag]
    bundle = FluentBundle([language.locale.replace("_", "-")], use_isolating=False)
    bundle.add_resource(FluentResource(source(tag if tag == "zh-Hant" else language.data)))
    return bundle


def _variables(message: ast.Message) -> frozenset[str]:
    found = _Variables()
    found.visit(message)
    return frozenset(found.names)


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)
