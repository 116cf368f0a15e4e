"""What a scripted model does in one step: call tools, or talk."""

from __future__ import annotations

import json
from typing import Any

from tests.generation.scripted_server import Behaviour, Wire

Call = tuple[str, dict[str, Any] | str]
"""A tool's name and its arguments; a string is sent as it is."""


def calls(*made: Call, talk: str = "") -> Behaviour:
    def behave(wire: Wire) -> None:
        wire.stream()
        wire.event({"role": "assistant", "content": talk})
        for index, (name, arguments) in enumerate(made):
            sent = arguments if isinstance(arguments, str) else json.dumps(arguments)
            function = {"name": name, "arguments": ""}
            wire.event({"tool_calls": [{"index": index, "id": f"c{index}", "function": function}]})
            for half in (sent[: len(sent) // 2], sent[len(sent) // 2 :]):
                wire.event({"tool_calls": [{"index": index, "function": {"arguments": half}}]})
        wire.event({}, "tool_calls")
        wire.done()

    return behave


def search(text: str, **constraints: Any) -> Call:
    return "search_products", {"text": text, **constraints}


def finish(*results: int) -> Behaviour:
    return calls(("answer_with", {"results": list(results)}))
