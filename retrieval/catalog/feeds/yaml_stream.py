"""The records of a large YAML file, without holding more than one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

import yaml
from yaml.composer import Composer
from yaml.nodes import Node

Record = tuple[int, str | None, object]
"""(line, key in an object of objects, value)."""


class NotYaml(ValueError):
    pass


class _Loader(Composer, yaml.CSafeLoader):
    """libyaml's events composed one node at a time into plain data. Numbers and dates stay
    as they are written: `007` is not seven."""

    def __init__(self, text: TextIO) -> None:
        yaml.CSafeLoader.__init__(self, text)
        Composer.__init__(self)


def _text(_loader: _Loader, node: Node) -> str:
    return str(node.value)


def _truth(_loader: _Loader, node: Node) -> bool | str:
    """YAML 1.2's true and false only: `NO` is Norway and `on` is a word."""
    text = str(node.value)
    return text.lower() == "true" if text.lower() in ("true", "false") else text


for _kind in ("int", "float", "timestamp"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", _text)
_Loader.add_constructor("tag:yaml.org,2002:bool", _truth)


class YamlStream:
    """Walks the first document of a YAML text. Raises NotYaml where it is none."""

    def __init__(self, text: TextIO) -> None:
        self._text = text

    def records(self, path: Sequence[str] = ()) -> Iterator[Record]:
        """Items of the sequence, or members of the mapping, that `path` leads to."""
        try:
            loader = _Loader(self._text)
            loader.get_event()
            if not loader.check_event(yaml.DocumentStartEvent):
                return
            loader.get_event()
            for name in path:
                _enter(loader, name)
            yield from _records(loader)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise NotYaml(f"not YAML: {error}") from error


def _enter(loader: _Loader, name: str) -> None:
    if loader.check_event(yaml.MappingStartEvent):
        loader.get_event()
        while not loader.check_event(yaml.MappingEndEvent):
            if _next(loader)[1] == name:
                return
            _next(loader)
    raise NotYaml(f"no {name!r} there")


def _records(loader: _Loader) -> Iterator[Record]:
    if loader.check_event(yaml.SequenceStartEvent):
        loader.get_event()
        while not loader.check_event(yaml.SequenceEndEvent):
            line, value = _next(loader)
            yield line, None, value
    elif loader.check_event(yaml.MappingStartEvent):
        loader.get_event()
        while not loader.check_event(yaml.MappingEndEvent):
            line, key = _next(loader)
            yield line, str(key), _next(loader)[1]
    else:
        raise NotYaml("neither a list nor a mapping")


def _next(loader: _Loader) -> tuple[int, object]:
    node = loader.compose_node(None, 0)
    if node is None:
        raise NotYaml("an empty node")
    return node.start_mark.line + 1, loader.construct_document(node)
