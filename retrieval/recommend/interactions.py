"""Events as columns: gathered, cut in time, held out for a trial, and as one past a customer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.recommend.kinds import (
    KINDS,
    STRENGTH,
    Assortment,
    Event,
    EventKind,
    Interactions,
    Past,
    Preference,
)
from retrieval.recommend.profile import Products, Taken, profile_of

CODES = {kind: code for code, kind in enumerate(KINDS)}
"""What a kind is in `Interactions.kinds` and `Past.kinds`."""


def gathered(events: Iterable[Event]) -> Interactions:
    """Subjects and items are numbered in the order in which they come."""
    subjects: dict[str, int] = {}
    items: dict[str, int] = {}
    rows = [
        (
            subjects.setdefault(event.subject, len(subjects)),
            items.setdefault(event.product_id, len(items)),
            CODES[event.kind],
            event.at.timestamp(),
            event.quantity,
        )
        for event in events
    ]
    subject, item, kinds, at, quantity = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    return columns(tuple(subjects), tuple(items), subject, item, kinds, at, quantity)


def columns(
    subjects: Sequence[str],
    items: Sequence[str],
    subject: npt.ArrayLike,
    item: npt.ArrayLike,
    kinds: npt.ArrayLike,
    at: npt.ArrayLike,
    quantity: npt.ArrayLike,
) -> Interactions:
    """From columns in any order, each of length n: sorted by subject and time, those of one moment as
    they came. Raises ValueError where lengths differ or a number names nothing."""
    subject, item = np.asarray(subject, np.int32), np.asarray(item, np.int32)
    kinds, at, quantity = (
        np.asarray(kinds, np.int8),
        np.asarray(at, np.float64),
        np.asarray(quantity, np.float32),
    )
    if len({len(column) for column in (subject, item, kinds, at, quantity)}) != 1:
        raise ValueError("columns of events are of one length")
    for numbers, most, what in (
        (subject, len(subjects), "subject"),
        (item, len(items), "item"),
        (kinds, len(KINDS), "kind"),
    ):
        if len(numbers) and not 0 <= numbers.min() <= numbers.max() < most:
            raise ValueError(f"a number that names no {what}")
    order = np.lexsort((at, subject))
    bounds = np.concatenate([[0], np.cumsum(np.bincount(subject, minlength=len(subjects)))]).astype(np.int64)
    return Interactions(
        tuple(subjects),
        tuple(items),
        subject[order],
        item[order],
        kinds[order],
        at[order],
        quantity[order],
        bounds,
    )


def chosen(interactions: Interactions, keep: npt.NDArray[np.bool_]) -> Interactions:
    """The events of a mask of length n; subjects and items keep their numbers."""
    whole = interactions
    subject = whole.subject[keep]
    counts = np.bincount(subject, minlength=len(whole.subjects))
    return replace(
        whole,
        subject=subject,
        item=whole.item[keep],
        kinds=whole.kinds[keep],
        at=whole.at[keep],
        quantity=whole.quantity[keep],
        bounds=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
    )


def before(interactions: Interactions, at: float) -> Interactions:
    """What happened before `at`; subjects and items keep their numbers."""
    return chosen(interactions, interactions.at < at)


def since(interactions: Interactions, at: float) -> Interactions:
    """What happened at `at` or later; subjects and items keep their numbers."""
    return chosen(interactions, interactions.at >= at)


def last_out(interactions: Interactions, n: int = 1) -> tuple[Interactions, Interactions]:
    """Without the last `n` events of each subject that has more than `n`, and those: leave-one-out.
    Subjects and items keep their numbers in both."""
    counts = np.diff(interactions.bounds)
    from_end = interactions.bounds[1:][interactions.subject] - np.arange(len(interactions.subject))
    held = (from_end <= n) & (counts[interactions.subject] > n)
    return chosen(interactions, ~held), chosen(interactions, held)


def compact(interactions: Interactions) -> Interactions:
    """Without the subjects and items that have no event, the rest numbered anew in the same order: what a
    model is fitted on, so that it knows nothing of what comes later."""
    whole = interactions
    there = np.flatnonzero(np.bincount(whole.item, minlength=len(whole.items)))
    having = np.flatnonzero(np.diff(whole.bounds))
    return replace(
        whole,
        subjects=tuple(whole.subjects[row] for row in having),
        items=tuple(whole.items[row] for row in there),
        subject=np.searchsorted(having, whole.subject).astype(np.int32),
        item=np.searchsorted(there, whole.item).astype(np.int32),
        bounds=np.concatenate([[0], whole.bounds[1:][having]]).astype(np.int64),
    )


def pasts(interactions: Interactions, now: float | None = None) -> list[Past]:
    """One a subject, in their order, without profiles. Without `now` each is at the moment of its own
    last event."""
    names, item = interactions.items, interactions.item.tolist()
    found = []
    for start, end in zip(interactions.bounds[:-1].tolist(), interactions.bounds[1:].tolist(), strict=True):
        at = interactions.at[start:end]
        moment = now if now is not None else float(at[-1]) if len(at) else 0.0
        items = tuple(names[row] for row in item[start:end])
        kinds, quantity = interactions.kinds[start:end], interactions.quantity[start:end]
        found.append(Past(items, kinds, at, quantity, moment))
    return found


def past_of(
    events: Sequence[Event],
    preferences: Sequence[Preference],
    assortment: Assortment,
    now: float,
    products: Products | None = None,
) -> Past:
    """One customer's past with its profile. Without `products` the profile knows brands, categories, prices
    and interests, but no other attributes and no sizes. `Shelf.past` knows all of it, and sooner."""
    past = bare_past(events, now)
    if products is None:
        return replace(past, profile=profile_of(past, preferences, assortment, _nothing, now))
    return replace(past, profile=profile_of(past, preferences, assortment, products, now, taken(events)))


def bare_past(events: Sequence[Event], now: float) -> Past:
    """One customer's past without a profile. Events may come in any order."""
    ordered = sorted(events, key=lambda event: event.at)
    return Past(
        tuple(event.product_id for event in ordered),
        np.array([CODES[event.kind] for event in ordered], np.int8),
        np.array([event.at.timestamp() for event in ordered], np.float64),
        np.array([event.quantity for event in ordered], np.float32),
        now,
    )


def taken(events: Sequence[Event]) -> tuple[Taken, ...]:
    """The variants that were bought or put in the cart and not given back, the latest last."""
    kept: dict[tuple[str, str], Taken] = {}
    for event in sorted(events, key=lambda event: event.at):
        if event.variant_id is None:
            continue
        one = (event.product_id, event.variant_id)
        if event.kind in (EventKind.BUY, EventKind.CART):
            weight = STRENGTH[event.kind] + (kept.pop(one).weight if one in kept else 0.0)
            kept[one] = Taken(*one, weight)
        elif event.kind is EventKind.RETURN:
            kept.pop(one, None)
    return tuple(kept.values())


def _nothing(_: Sequence[str]) -> Mapping[str, Product]:
    return {}
