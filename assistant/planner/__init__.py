"""A tool-calling model that chooses among the actions. It decides what is looked up, never what is
said, and it cannot change anything that the customer's own words do not ask for."""

from __future__ import annotations

from assistant.planner.planner import Planner

__all__ = ["Planner"]
