"""How alike two products are, and in what they differ, by what their records say."""

from retrieval.similarity.differences import Difference, differences, price_gap
from retrieval.similarity.overlap import overlap

__all__ = ["Difference", "differences", "overlap", "price_gap"]
