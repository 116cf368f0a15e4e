"""How changes are put together, shown, agreed to: one way for all of them, declared in `kinds`."""

from assistant.actions.desk.flows.stepping import Step, advance, step

__all__ = ["Step", "advance", "step"]
