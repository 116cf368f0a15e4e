"""The check of every sentence before a customer sees it: what was not looked up is not said."""

from assistant.grounding.check import Checker, Grounding
from assistant.grounding.splitting import sentences
from assistant.grounding.verdict import Counts, Grounded, Reason, Ungrounded, Verdict

__all__ = ["Checker", "Counts", "Grounded", "Grounding", "Reason", "Ungrounded", "Verdict", "sentences"]
