"""The sentences of the shop's own texts."""

from __future__ import annotations

import re

END = re.compile(r"(?<=[.!?:])[\"”’)]*\s+(?=[A-Z0-9\"“‘(])|\n+")


def split(text: str) -> tuple[str, ...]:
    """Sentences and list lines, white space collapsed."""
    parts = (" ".join(part.split()) for part in END.split(text))
    return tuple(part for part in parts if part)
