"""Who chose what in which order, from any file of pairs, cut for leave-one-out."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from retrieval.recommend.interactions import columns, compact, last_out, pasts
from retrieval.recommend.kinds import KINDS, NOWHERE, EventKind, Interactions, Past, Rows

USERS = ("user", "user_id", "userid", "customer", "customer_id", "subject", "visitorid", "session_id")
ITEMS = ("item", "item_id", "itemid", "product", "product_id", "asin", "stockcode")
TIMES = ("at", "time", "timestamp", "ts", "date", "datetime")


@dataclass(frozen=True)
class Question:
    """What customers did, and what they chose next: `answers` (n,) are places in `items`."""

    known: Interactions
    asked: list[Past]
    items: tuple[str, ...]
    place: Mapping[str, int]
    answers: Rows


def read(path: Path) -> Interactions:
    """Lines "user item" in the order of time, or CSV whose header names user, item and, where there is one,
    a time (seconds since 1970, or ISO 8601). Raises ValueError for a file that is neither."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        first = next(lines, "")
        named = [name.strip().lower() for name in first.split(",")]
        if len(named) > 1:
            return _columns(_named(named, csv.reader(lines), path))
        return _columns(_pairs([first], path), _pairs(lines, path))


def _pairs(lines: Iterable[str], path: Path) -> Iterator[tuple[str, str, float | None]]:
    for line in lines:
        parts = line.split()
        if len(parts) != 2:
            raise ValueError(f"{path}: a line that is no pair of user and item: {line.strip()[:60]!r}")
        yield parts[0], parts[1], None


def _named(
    named: list[str], rows: Iterable[list[str]], path: Path
) -> Iterator[tuple[str, str, float | None]]:
    user, item = (next((named.index(n) for n in names if n in named), None) for names in (USERS, ITEMS))
    time = next((named.index(n) for n in TIMES if n in named), None)
    if user is None or item is None:
        raise ValueError(f"{path}: no column called like {USERS[0]} or {ITEMS[0]} in {named}")
    for row in rows:
        yield row[user], row[item], None if time is None else _moment(row[time])


def _moment(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _columns(*parts: Iterable[tuple[str, str, float | None]]) -> Interactions:
    """Where there are no times the order of the lines stands in for them.

    Items are numbered at random: numbered as they first come, an item whose first choice is one that is
    held back comes just before others that are chosen as seldom, and breaking ties by number would tell.
    """
    subjects: dict[str, int] = {}
    items: dict[str, int] = {}
    subject, item, at = [], [], []
    for part in parts:
        for one, other, moment in part:
            subject.append(subjects.setdefault(one, len(subjects)))
            item.append(items.setdefault(other, len(items)))
            at.append(float(len(at)) if moment is None else moment)
    order = np.random.default_rng(0).permutation(len(items))
    number, names = np.argsort(order), tuple(items)
    kinds = np.full(len(item), KINDS.index(EventKind.BUY))
    return columns(
        tuple(subjects),
        tuple(names[at] for at in order),
        subject,
        number[np.asarray(item, np.int64)],
        kinds,
        at,
        np.ones(len(item)),
    )


def questions(interactions: Interactions) -> tuple[Question, Question]:
    """Validation, which asks for the last but one of all that a customer chose, and test, which asks for
    the last; customers of fewer than three choices are only learned from."""
    many = np.diff(interactions.bounds) >= 3
    earlier, last = last_out(interactions)
    first, middle = last_out(earlier)
    return _question(first, middle, many), _question(earlier, last, many)


def _question(known: Interactions, held: Interactions, many: np.ndarray) -> Question:
    subjects = np.flatnonzero(many & (np.diff(held.bounds) > 0))
    every = pasts(known)
    place = {item: at for at, item in enumerate(known.items)}
    asked = [every[subject] for subject in subjects]
    return Question(compact(known), asked, known.items, place, held.item[held.bounds[subjects]])


def some(question: Question, chosen: np.ndarray) -> Question:
    """Of some of the customers; what is known stays."""
    asked = [question.asked[at] for at in chosen]
    return replace(question, asked=asked, answers=question.answers[chosen])


def places(question: Question, of: Iterable[str]) -> Rows:
    """Where each of `of` stands in the question's items; NOWHERE where it does not."""
    return np.array([question.place.get(item, NOWHERE) for item in of], np.int32)
