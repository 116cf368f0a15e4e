"""What a product is taken for in a comparison: "for the price the Aurora, for brightness the Halo"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.evidence import Compared
from assistant.grounding.draft import Draft
from assistant.grounding.text import tokens
from assistant.grounding.verdict import Objection, Reason

_ARTICLES = frozenset(["the", "its", "a"])


def check(draft: Draft) -> None:
    """Raises Objection where another product, or none, is the better one for what it is taken for."""
    for finding in draft.sources.findings:
        if isinstance(finding, Compared):
            for places, best in _reasons(draft, finding):
                taken = _taken(draft, places)
                if taken and (best is None or taken != {best}):
                    raise Objection(Reason.COMPARISON, draft.tokens[places[-1]].text)
                if taken:
                    draft.settle(places)


def _reasons(draft: Draft, finding: Compared) -> Iterator[tuple[range, str | None]]:
    """The places of each "for the price" and which product is the better one there."""
    leads: dict[tuple[str, ...], str | None] = {
        ("price",): finding.cheaper,
        ("rating",): finding.better_rated,
    }
    for row in finding.differences:
        leads[tuple(token.lower for token in tokens(row.attribute))] = row.best
    lowers = [token.lower for token in draft.tokens]
    for index, lower in enumerate(lowers):
        start = index + 1
        if lower != "for":
            continue
        if lowers[start : start + 1] and lowers[start] in _ARTICLES:
            start += 1
        for run, best in sorted(leads.items(), key=lambda pair: -len(pair[0])):
            if tuple(lowers[start : start + len(run)]) == run and not draft.named(start):
                yield range(index, start + len(run)), best
                break


def _taken(draft: Draft, places: range) -> set[str]:
    """The product that is named next, before another "for"; else the one named before."""
    end = next((i for i in range(places.stop, len(draft.tokens)) if draft.tokens[i].lower == "for"), None)
    stop = len(draft.tokens) if end is None else end
    after = [m for m in draft.mentions if places.stop <= m.first < stop]
    before = [m for m in draft.mentions if m.last < places.start]
    meant = after[:1] or before[-1:]
    return {draft.sources.products[s].id for m in meant for s in m.subjects}
