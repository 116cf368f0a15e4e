"""Scripted dialogues: what a shop's owner expects the assistant to do, run and checked.

The format is described in docs/dialogues.md.
"""

from assistant.dialogues.checks import failures
from assistant.dialogues.rehearsing import Rehearsal
from assistant.dialogues.runner import DialogueResult, Talks, run
from assistant.dialogues.script import Dialogue, load

__all__ = ["Dialogue", "DialogueResult", "Rehearsal", "Talks", "failures", "load", "run"]
