"""Replies kept short, where a customer's arm of an experiment asks for it."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.evidence import Finding, Found, Recommended, Shown


def shortened(finding: Finding, told: tuple[str, ...]) -> tuple[str, ...]:
    """A template's sentences without those that only tell products apart, as their cards do. Nothing goes
    that a customer has to hear: what is sold out, what is not sold, what a change comes to."""
    match finding:
        case Found() if finding.beyond is None and _there(finding.products):
            return told[:1]
        case Recommended() if _there(finding.products):
            return told[:2]
    return told


def _there(products: Iterable[Shown]) -> bool:
    return not any(shown.in_stock is False or shown.stale for shown in products)
