"""What the staff page's other tabs show, all of it escaped: lists, figures, the catalogue's state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from textwrap import shorten
from urllib.parse import urlencode

from babel import Locale

from assistant.feedback.insight.demand import Signal
from assistant.feedback.listing import Opinion
from assistant.sayings import moment
from assistant.service.asked_in_vain import Missed
from assistant.service.figures import Waits, shares
from assistant.service.ingests import Handed
from assistant.service.misses import Missing
from assistant.service.readings import Line, Talk
from assistant.web.board import Board, Standing
from assistant.web.listings import MISSING, Values
from assistant.web.page import _template
from assistant.web.page.staff import seconds
from retrieval.catalog.freshness import FeedState

MOST_CHARS = 220
"""Of a message in a list."""
WRITERS = {
    "model": "the model alone",
    "both": "model and templates",
    "template": "templates alone",
    "nobody": "no words",
}


def lines(found: Sequence[Line], chosen: str, values: Values, most: int, zone: tzinfo) -> str:
    """The list of conversations; `most` is how many it could have shown."""
    rows = [
        {
            "id": line.id,
            "began": shorten(line.began, 110, placeholder=" …") or "(nothing was asked)",
            "at": moment(line.at.astimezone(zone)),
            "messages": line.messages,
            "up": line.up,
            "down": line.down,
            "refused": line.refused,
            "chosen": line.id == chosen,
        }
        for line in found
    ]
    return _template("staff_lines.html").render(
        rows=rows, download=_download("conversations", values), more=len(found) >= most
    )


def talk(found: Talk, zone: tzinfo) -> str:
    """Above a conversation: when it was, and how it is named."""
    conversation = found.conversation
    return _template("staff_talk.html").render(
        id=conversation.id,
        began=moment(found.began_at.astimezone(zone)),
        last=moment(found.at.astimezone(zone)),
        customer=conversation.customer_id or "",
        language=conversation.language,
        messages=len(conversation.messages),
        refused=sum(len(aside.refused) for aside in found.asides.values()),
        cart=[f"{line.quantity} × {line.name}" for line in conversation.cart.lines],
    )


def no_talk(gone: bool = False) -> str:
    return _template("staff_no_talk.html").render(gone=gone)


def opinions(found: Sequence[Opinion], values: Values, most: int, zone: tzinfo) -> str:
    rows = [
        {
            "at": moment(o.at.astimezone(zone)),
            "up": o.rating == "up",
            "reasons": ", ".join(o.reasons),
            "comment": o.comment,
            "asked": shorten(o.asked, MOST_CHARS, placeholder=" …"),
            "reply": shorten(o.reply, MOST_CHARS, placeholder=" …"),
            "talk": o.conversation_id,
        }
        for o in found
    ]
    return _template("staff_opinions.html").render(
        rows=rows, download=_download("feedback", values), more=len(found) >= most
    )


def misses(found: Sequence[Missed], values: Values, most: int, zone: tzinfo) -> str:
    rows = [
        {
            "about": _about(m),
            "how": MISSING[m.how],
            "times": m.times,
            "talks": m.conversations,
            "at": moment(m.last_at.astimezone(zone)),
            "talk": m.conversation_id,
        }
        for m in found
    ]
    return _template("staff_misses.html").render(
        rows=rows, download=_download("misses", values), more=len(found) >= most
    )


def demand(found: Sequence[Signal], values: Values) -> str:
    return _template("staff_demand.html").render(rows=found, download=_download("demand", values))


def tiles(board: Board, values: Values) -> str:
    """The figures of the whole span."""
    totals, share = board.totals, shares(board.writers)
    up, down = board.ratings.get("up", 0), board.ratings.get("down", 0)
    model = share.get("model", 0.0) + share.get("both", 0.0)
    found = [
        ("Conversations", f"{totals.conversations:,}", ""),
        ("Replies", f"{totals.turns:,}", ""),
        (
            "Whole reply",
            seconds(board.times.whole.p50) if board.times.whole else "–",
            _p95(board.times.whole),
        ),
        (
            "First words",
            seconds(board.times.first.p50) if board.times.first else "–",
            _p95(board.times.first),
        ),
        ("Model had a word in", f"{model:.0%}" if totals.turns else "–", "of replies"),
        ("Thumbs", f"{up:,} up", f"{down:,} down"),
        ("Found nothing", f"{totals.misses:,}", _part(totals.misses, totals.turns)),
        ("Asked for a person", f"{board.asked_for_people():,}", ""),
        ("Refused sentences", f"{totals.refused:,}", "never shown"),
    ]
    return _template("staff_tiles.html").render(
        tiles=[{"name": name, "value": value, "beside": beside} for name, value, beside in found],
        download=_download("figures", values),
    )


def bars(title: str, counts: Sequence[tuple[str, int]], nothing: str, names: Mapping[str, str] = {}) -> str:
    """Counts as a table with a bar in each row, the longest the most frequent."""
    longest = max((n for _, n in counts), default=1)
    share = shares(counts)
    rows = [
        {
            "name": names.get(kind, kind.replace("_", " ")),
            "count": f"{n:,}",
            "share": f"{share[kind]:.0%}",
            "width": round(100 * n / longest, 1),
        }
        for kind, n in counts
    ]
    return _template("staff_bars.html").render(title=title, rows=rows, nothing=nothing)


def state(found: Standing, now: datetime, zone: tzinfo) -> str:
    """The catalogue, its index and its feeds."""
    confirmed = found.confirmed_at
    return _template("staff_state.html").render(
        products=f"{found.products:,}",
        indexed=f"{found.indexed:,}",
        in_step=found.in_step,
        confirmed=moment(confirmed.astimezone(zone)) if confirmed else "never",
        pages=found.pages,
        embedder=found.embedder,
        generator=found.generator,
        feeds=[_feed(feed, zone) for feed in found.feeds],
        ingest=_ingest(found.ingest) if found.ingest else "",
    )


def _feed(feed: FeedState, zone: tzinfo) -> dict[str, object]:
    def at(time: datetime | None) -> str:
        return moment(time.astimezone(zone)) if time else "–"

    return {
        "name": feed.name,
        "written": at(feed.written_at),
        "confirmed": at(feed.confirmed_at),
        "due": at(feed.due_at),
        "problem": feed.problem or "",
        "failures": feed.failures,
    }


def _ingest(handed: Handed) -> str:
    if handed.outcome is None:
        return f"{handed.progress.stage}: {handed.progress.done:,} of {handed.progress.total or '?'}"
    if handed.outcome.summary is None:
        return f"failed: {handed.outcome.problem}"
    done = handed.outcome.summary
    return (
        f"{done.read:,} read, {done.added:,} new, {done.changed:,} changed, {done.removed:,} removed, "
        f"{done.rejected:,} rejected"
    )


def _about(missed: Missed) -> str:
    """What was asked for; a language by its name."""
    if missed.how is Missing.LANGUAGE:
        return str(Locale("en").languages.get(missed.about, missed.about))
    return missed.about


def _download(name: str, values: Values) -> str:
    asked = urlencode({key: value for key, value in values.items() if value})
    return f"/staff/export/{name}.csv{'?' if asked else ''}{asked}"


def _p95(waits: Waits | None) -> str:
    return f"95 of 100 within {seconds(waits.p95)}" if waits else ""


def _part(n: int, of: int) -> str:
    return f"{n / of:.1%} of replies" if of else ""
