"""Who is on the page: one visit for each open page, and the conversation that a reload goes on with."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from assistant.errors import NotFound
from assistant.service.conversations import Conversations


@dataclass(slots=True)
class Visit:
    """One open page: its conversation, the reply being written, and what was rated."""

    conversation_id: str
    language: str = "en"
    """What the page itself speaks: the browser's language, then that of the conversation."""
    stop: threading.Event = field(default_factory=threading.Event)
    """Ends the reply that is being written."""
    answering: bool = False
    left: bool = False
    """The page was closed, or went on with another conversation."""
    next: Visit | None = None
    """The visit that the same page went on with."""
    ratings: dict[str, str] = field(default_factory=dict)
    """Reply to thumb, "Like" or "Dislike"."""
    heard: int = 0
    """The number of the last event that the page shows."""
    rated: str | None = None
    """The reply that the feedback form is open for."""

    def end(self, then: Visit | None = None) -> None:
        self.next, self.left = then, True
        self.stop.set()

    def latest(self) -> Visit | None:
        """What the page shows now; nothing once it is closed."""
        visit = self
        while visit.next is not None:
            visit = visit.next
        return None if visit.left else visit


class Visits:
    """The pages that are open in this process. A browser is known by the name in its cookie."""

    def __init__(self, conversations: Conversations, most: int = 10_000) -> None:
        self._conversations, self._most, self._lock = conversations, most, threading.Lock()
        self._open: OrderedDict[str, Visit] = OrderedDict()
        self._last: OrderedDict[str, str] = OrderedDict()

    def arrive(self, page: str, browser: str | None, reads: str = "en") -> Visit:
        """A page that was opened or loaded again: it goes on with its browser's last conversation."""
        last = self._last.get(browser) if browser else None
        try:
            conversation = self._conversations.load(last or "")
        except NotFound:
            return self.begin(page, browser, reads)
        language = conversation.language if conversation.messages else reads
        return self._keep(page, browser, Visit(conversation.id, language))

    def begin(self, page: str, browser: str | None, reads: str = "en") -> Visit:
        """A new conversation; the one that this page had before ends here."""
        conversation, _ = self._conversations.start(reads)
        return self._keep(page, browser, Visit(conversation.id, reads))

    def leave(self, page: str) -> None:
        """The page is gone: nothing is written for nobody."""
        visit = self._open.pop(page, None)
        if visit is not None:
            visit.end()

    def _keep(self, page: str, browser: str | None, visit: Visit) -> Visit:
        before = self._open.pop(page, None)
        if before is not None:
            before.end(then=visit)
        with self._lock:
            self._open[page] = visit
            if browser:
                self._last[browser] = visit.conversation_id
                self._last.move_to_end(browser)
            for kept in (self._open, self._last):
                while len(kept) > self._most:
                    kept.popitem(last=False)
        return visit
