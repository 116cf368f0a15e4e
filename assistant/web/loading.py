"""Models that load while the server already answers."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from enum import Enum

log = logging.getLogger(__name__)


class Loading:
    """Models that load on a thread of their own."""

    class State(Enum):
        LOADING = "the models are loading"
        LOADED = None
        FAILED = "the models could not be loaded; `floorwalker doctor` says why"

    def __init__(self, load: Callable[[], None], then: Callable[[], object] = lambda: None) -> None:
        """`then` is done once they are loaded; nobody waits for it."""
        self._load, self._then, self.state = load, then, self.State.LOADING

    def begin(self) -> None:
        threading.Thread(target=self.run, name="warm", daemon=True).start()

    def run(self) -> None:
        try:
            self._load()
        except Exception:
            log.exception("the models could not be loaded")
            self.state = self.State.FAILED
        else:
            self.state = self.State.LOADED
            self._then()
