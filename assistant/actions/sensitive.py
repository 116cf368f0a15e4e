"""Requests whose answer can do harm: allergies, illness, pregnancy. Nothing "nearest" is offered."""

from __future__ import annotations

from assistant.actions.health import HEALTH
from assistant.actions.questions import PASS_ON
from assistant.evidence import Awaiting, Evidence, Social
from retrieval.query import Filters


def unproven(text: str, filters: Filters) -> bool:
    """Whether a request rests on somebody's health and no attribute of the catalogue holds it."""
    said = HEALTH.findall(text)
    return bool(said) and not any(
        HEALTH.search(f"{name} {value}") for name, values in filters.attributes.items() for value in values
    )


def careful(question: str) -> Evidence:
    """No products; the offer to look one up, or to ask a person."""
    return Evidence(
        findings=(Social("careful"),),
        awaiting=Awaiting("pass_on", question, PASS_ON),
        options=PASS_ON,
    )
