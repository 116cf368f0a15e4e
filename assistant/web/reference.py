"""The API's reference page, written from its OpenAPI document. It loads nothing from elsewhere."""

from __future__ import annotations

import json
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from assistant.web.declared import SAID


def page(openapi: dict[str, Any]) -> str:
    environment = Environment(loader=PackageLoader("assistant.web", ""), autoescape=True)
    environment.filters["kind"] = kind
    environment.filters["example"] = example
    environment.filters["said"] = said
    return environment.get_template("reference.html").render(api=openapi, errors=SAID)


def said(text: str) -> Markup:
    """A description, with what stands between backticks as code."""
    code, plain = Markup("<code>{}</code>").format, escape
    parts = enumerate(text.split("`"))
    return Markup("").join(code(part) if place % 2 else plain(part) for place, part in parts)


def example(body: dict[str, Any], openapi: dict[str, Any]) -> str | None:
    """The first example of a body, as JSON."""
    if named := body.get("examples"):
        return json.dumps(next(iter(named.values()))["value"], ensure_ascii=False)
    schema = body["schema"]
    for part in (schema, *schema.get("anyOf", [])):
        known = openapi["components"]["schemas"].get(part.get("$ref", "").rpartition("/")[2], {})
        if "examples" in known:
            return json.dumps(known["examples"][0], ensure_ascii=False)
    return None


def kind(schema: dict[str, Any]) -> str:
    """A JSON Schema in a few words: "array of Card", "string or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(kind(part) for part in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(f'"{value}"' for value in schema["enum"])
    if schema.get("type") == "array":
        return f"array of {kind(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "anything")
