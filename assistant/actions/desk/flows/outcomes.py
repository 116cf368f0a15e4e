"""What trying to complete a change comes to, other than a quote."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.desk import Draft, Slot
from assistant.evidence import Finding
from assistant.orders import Refusal


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is missing. `options` as they are offered and `ids` what each of them stands for;
    `line` is the (order id, line id) that it is about; `draft` as far as it is known."""

    slot: Slot
    finding: Finding
    draft: Draft
    options: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    line: tuple[str, str] | None = None
    before: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class No:
    """The rules do not allow it, in whatever way the rest is filled in."""

    refusal: Refusal
    draft: Draft


@dataclass(frozen=True, slots=True)
class Several:
    """It is of several orders, so it is several changes."""

    drafts: tuple[Draft, ...]
