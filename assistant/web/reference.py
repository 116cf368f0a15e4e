"""The API's reference page, written from its OpenAPI document. It loads nothing from elsewhere."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader


def page(openapi: dict[str, Any]) -> str:
    environment = Environment(loader=PackageLoader("assistant.web", ""), autoescape=True)
    environment.filters["kind"] = kind
    return environment.get_template("reference.html").render(api=openapi)


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
