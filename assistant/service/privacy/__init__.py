"""What a customer may ask for by law: their data in full, or that none of it is left."""

from assistant.service.privacy.erasing import Erased, erase, last_erased
from assistant.service.privacy.exporting import export
from assistant.service.privacy.resealing import reseal
from assistant.service.privacy.retention import Retention, drop_old

__all__ = ["Erased", "Retention", "drop_old", "erase", "export", "last_erased", "reseal"]
