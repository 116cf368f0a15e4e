"""What likeness to a customer's picture rests on: color and shape, or what a model was taught to see."""

from __future__ import annotations

from assistant.evidence import LooksLike
from assistant.grounding.sources import Sources
from assistant.sayings import LIKE_BY


def peel(text: str, sources: Sources) -> str:
    """A sentence without "By color and shape," where that is what the evidence went by; the rest is
    checked as any other."""
    for finding in sources.findings:
        if isinstance(finding, LooksLike):
            lead = f"{LIKE_BY[finding.by]}, "
            if text.startswith(lead):
                rest = text.removeprefix(lead)
                return rest[:1].upper() + rest[1:]
    return text
