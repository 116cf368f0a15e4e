"""What is measured, of each unit as two sums: a metric is the ratio of them over all units of an arm.

Units are what is assigned at random, so units, not turns, are what varies independently (Deng et al. 2018,
"Applying the Delta Method in Metric Analytics", section 3).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metric:
    """`over` and `under` name columns of `Columns`; `good` says that more is better, `rate` that it lies
    between 0 and 1, `once` that each unit counts once."""

    name: str
    words: str
    over: str
    under: str
    good: bool = True
    rate: bool = True

    @property
    def once(self) -> bool:
        return self.under == "ones"


METRICS = {
    metric.name: metric
    for metric in (
        Metric("satisfaction", "thumbs up, of rated replies", "up", "rated"),
        Metric("rating_rate", "rated, of all replies", "rated", "turns"),
        Metric("click", "replies with a click, of all", "clicked", "turns"),
        Metric("cart", "put something in the cart", "carted", "ones"),
        Metric("conversion", "bought", "bought", "ones"),
        Metric("handoff", "conversations handed to a person", "handed", "conversations", good=False),
        Metric("thumbs_down", "thumbs down, of all replies", "down", "turns", good=False),
        Metric("withheld", "replies with a refused sentence", "withheld", "turns", good=False),
        Metric("latency", "seconds to the last word", "seconds", "timed", good=False, rate=False),
    )
}
PRIMARY = ("satisfaction", "rating_rate", "click", "cart", "conversion", "handoff", "thumbs_down")
COLUMNS = (
    "turns",
    "rated",
    "up",
    "down",
    "clicked",
    "withheld",
    "seconds",
    "timed",
    "conversations",
    "handed",
    "carted",
    "bought",
)
