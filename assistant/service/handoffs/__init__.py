"""Customers who wait for a person, who looks after them, and what the shop's helpdesk is told of it."""

from assistant.service.handoffs.handoff import Handoff, State, Step
from assistant.service.handoffs.outbox import Outbox
from assistant.service.handoffs.queue import Handoffs

__all__ = ["Handoff", "Handoffs", "Outbox", "State", "Step"]
