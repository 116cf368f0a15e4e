"""What customers did before this program knew them, taken in from files of other systems."""

from assistant.service.behaviour.history.importing import Imported, take_in
from assistant.service.behaviour.history.mapping import FIELDS, Reading

__all__ = ["FIELDS", "Imported", "Reading", "take_in"]
