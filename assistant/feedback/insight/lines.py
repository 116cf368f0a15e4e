"""Reports as plain rows, for tables, CSV files and the staff desk."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.feedback.export import harmless
from assistant.feedback.insight.demand import Demand
from assistant.feedback.insight.drift import Drift
from assistant.feedback.insight.exposure import Exposure, Share
from assistant.feedback.insight.opinions import Opinions
from assistant.feedback.insight.shelf import Shelf

Cell = str | int | float
Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its title, columns, and rows of as many cells. `about` is a line or two beside it."""

    title: str
    columns: tuple[str, ...]
    rows: Rows
    about: str = ""


def of_demand(found: Demand) -> tuple[Sheet, ...]:
    rows = tuple((s.kind.value, s.what, s.count, s.before, s.advice, s.why) for s in found.signals)
    span = f"{found.windows.now.begins:%Y-%m-%d} to {found.windows.now.ends:%Y-%m-%d}, and as long before"
    return (Sheet("Demand", ("signal", "what", "now", "before", "what to do", "why"), rows, span),)


def of_drift(found: Drift) -> tuple[Sheet, ...]:
    rows = tuple(
        (m.name, m.state, round(m.distance, 4), m.bound, round(m.chance, 4), m.size, m.before, m.said)
        for m in found.measures
    )
    columns = ("measure", "state", "distance", "bound", "chance", "now", "before", "told")
    return (Sheet("Drift", columns, rows, f"against {found.reference}"),)


def of_exposure(found: Exposure, shelf: Shelf) -> tuple[Sheet, ...]:
    told = [
        ("impressions", found.impressions),
        ("products on sale", found.products),
        ("share of them that was shown", round(found.coverage, 4)),
        ("Gini of exposure", round(found.gini, 4)),
        ("share of what was shown that is new", round(found.new.of_shown, 4)),
        ("share of the catalogue that is new", round(found.new.of_catalogue, 4)),
    ]
    steps: Rows = tuple(
        (f"{s.window.begins:%Y-%m-%d}", s.shown, *_rounded(s.gini, s.follows, s.top_shown, s.top_interest))
        for s in found.steps
    )
    columns = ("what", "shown", "of shown", "of catalogue", "of interest", "times its interest")
    return (
        Sheet("Exposure", ("figure", "value"), tuple(told), "; ".join(found.alarms) or "within bounds"),
        Sheet("Brands", columns, tuple(_share(share, share.name) for share in found.brands)),
        Sheet("Most shown", columns, tuple(_share(s, shelf.name(s.name)) for s in found.most_shown)),
        Sheet("Never shown", ("product",), tuple((shelf.name(i),) for i in found.never_shown)),
        Sheet(
            "Popularity and exposure",
            ("from", "shown", "Gini", "follows popularity", "top tenth shown", "top tenth chosen"),
            steps,
        ),
    )


def of_opinions(found: Opinions) -> tuple[Sheet, ...]:
    worse: Rows = tuple(
        (w.name, w.by, *_rounded(w.before, w.now), w.count, round(w.chance, 4)) for w in found.worse
    )
    blamed = tuple((b.name, b.about, b.blamed, b.reviews, " | ".join(b.quotes)) for b in found.blamed)
    topic = ("about", "mentions", "for", "against", "words")
    topics, replies = (
        tuple((t.name, t.mentions, t.praised, t.blamed, " | ".join(t.quotes)) for t in topics)
        for topics in (found.topics, found.replies)
    )
    now, before = (f"{share:.1%}" if share is not None else "-" for share in found.upset)
    return (
        Sheet("Liked less", ("product", "by", "before", "now", "of", "chance"), worse),
        Sheet("Complained of", ("product", "about", "complain", "of reviews", "words"), blamed),
        Sheet("What reviews speak of", topic, topics),
        Sheet("What comments on replies speak of", topic, replies, f"upset messages: {now}, {before} before"),
        Sheet("Reasons given with thumbs", ("reason", "times"), found.reasons),
    )


def write_csv(sheets: Sequence[Sheet]) -> str:
    """One after the other, each under its title; no cell begins like a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for place, sheet in enumerate(sheets):
        if len(sheets) > 1:
            writer.writerows(([], [sheet.title]) if place else ([sheet.title],))
        writer.writerow(sheet.columns)
        writer.writerows([safe(cell) for cell in row] for row in sheet.rows)
    return out.getvalue()


def safe(cell: Cell) -> Cell:
    return harmless(cell) if isinstance(cell, str) else cell


def _share(share: Share, name: str) -> tuple[Cell, ...]:
    factor = "-" if share.factor is None else round(share.factor, 2)
    return (name, share.shown, *_rounded(share.of_shown, share.of_catalogue, share.of_interest), factor)


def _rounded(*values: float) -> Iterable[float]:
    return tuple(round(value, 4) for value in values)
