"""Sequence models: what is likely to come next after what a customer chose so far."""

from retrieval.recommend.sequence.model import Sequential
from retrieval.recommend.sequence.recipe import ARCHITECTURES, Progress, Recipe

__all__ = ["ARCHITECTURES", "Progress", "Recipe", "Sequential"]
