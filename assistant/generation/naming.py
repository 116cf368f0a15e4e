"""What `generator.model` names: a server's model, one that is loaded here, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from assistant.errors import SettingsError

TEMPLATE = "template"
PREFIX = "openai:"
HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?")


@dataclass(frozen=True, slots=True)
class Remote:
    """A model behind an OpenAI-compatible server."""

    model: str
    base_url: str


@dataclass(frozen=True, slots=True)
class Local:
    """A bundled model, a folder or a hub id."""

    name: str


@dataclass(frozen=True, slots=True)
class Template:
    """No model: the templates speak."""


Named = Remote | Local | Template


def named(name: str) -> Named:
    """Raises SettingsError, saying how a name is written, if this is none."""
    if name == TEMPLATE:
        return Template()
    if name.startswith(PREFIX):
        return _remote(name)
    if (name and Path(name).expanduser().is_dir()) or HUB_ID.fullmatch(name):
        return Local(name)
    raise _malformed(name, "is neither a folder here nor a name")


def _remote(name: str) -> Remote:
    """A model's own name may hold an @: the address begins after the last. What is malformed
    is not repeated, since it may hold a password."""
    model, _, base_url = name.removeprefix(PREFIX).rpartition("@")
    if not model or any(letter.isspace() for letter in name):
        raise _malformed(f"{PREFIX}…", "lacks the model's name or the address of its server")
    if fault := _fault(base_url):
        raise _malformed(f"{PREFIX}…", fault)
    return Remote(model, base_url.rstrip("/"))


def _fault(base_url: str) -> str | None:
    try:
        parts = urlsplit(base_url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "has an address that cannot be read"
    if parts.scheme not in {"http", "https"} or not host:
        return "needs an address that begins with http:// or https:// and a host"
    if parts.query or parts.fragment:
        return "has an address with a ? or a #; a key belongs in generator.api_key"
    return None


def _malformed(name: str, fault: str) -> SettingsError:
    return SettingsError(
        f"generator.model: {name!r} {fault}; write a bundled model's name, a folder, a hub id such as"
        f' "org/model", "{TEMPLATE}", or "openai:MODEL@http://HOST:PORT/v1"'
    )
