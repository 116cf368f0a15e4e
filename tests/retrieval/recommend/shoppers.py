"""Customers who drink tea and customers who drink coffee: what each should be recommended is known."""

from __future__ import annotations

import numpy as np

from retrieval.recommend.interactions import CODES, columns
from retrieval.recommend.kinds import EventKind, Interactions

DAY = 86_400.0
START = 1_700_000_000.0
KIND = 12
"""Products of one kind."""
ITEMS = tuple(f"{kind}-{number}" for kind in ("tea", "coffee") for number in range(KIND))


def checkerboard(customers: int = 260, days: int = 60, seed: int = 3) -> Interactions:
    """Each customer buys a product of their kind now and then, none twice; even ones drink tea."""
    random = np.random.default_rng(seed)
    subject, item, at = [], [], []
    for customer in range(customers):
        wanted = random.permutation(KIND)[:9] + (customer % 2) * KIND
        moments = np.sort(random.uniform(0, days, len(wanted)))
        moments[-2:] = days - random.uniform(7.5, 13), days - random.uniform(0.1, 6)
        subject += [customer] * len(wanted)
        item += wanted.tolist()
        at += (START + np.sort(moments) * DAY).tolist()
    return bought(customers, subject, item, at)


def regulars(customers: int = 260, days: int = 60, seed: int = 5) -> Interactions:
    """Each customer has three products that they buy again and again, of their kind."""
    random = np.random.default_rng(seed)
    subject, item, at = [], [], []
    for customer in range(customers):
        own = random.permutation(KIND)[:3] + (customer % 2) * KIND
        moments = np.arange(0.5, days, 9.0) + random.uniform(0, 2)
        subject += [customer] * len(moments)
        item += [int(own[number % 3]) for number in range(len(moments))]
        at += (START + moments * DAY).tolist()
    return bought(customers, subject, item, at)


def bought(customers: int, subject: list[int], item: list[int], at: list[float]) -> Interactions:
    names = tuple(f"customer-{number}" for number in range(customers))
    kinds = np.full(len(subject), CODES[EventKind.BUY])
    return columns(names, ITEMS, subject, item, kinds, at, np.ones(len(subject)))
