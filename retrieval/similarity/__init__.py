"""How alike two products are, and in what they differ, by what their records say."""

from retrieval.similarity.attributes import Rarity
from retrieval.similarity.differences import Difference, differences, price_gap
from retrieval.similarity.kinds import Behaviour, Dimension, Similar, Together, Weights
from retrieval.similarity.scoring import Likeness, Ranked, ranked, similarity

__all__ = [
    "Behaviour",
    "Difference",
    "Dimension",
    "Likeness",
    "Ranked",
    "Rarity",
    "Similar",
    "Together",
    "Weights",
    "differences",
    "price_gap",
    "ranked",
    "similarity",
]
