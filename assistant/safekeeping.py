"""The output policy of one shop, and how what it holds gets into the review queue."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import FloorwalkerError, HeldBack
from assistant.evidence import Evidence
from assistant.safety import Held, Policy
from assistant.safety.classifier import MeaningClassifier
from assistant.service.held import HeldBack as Queue
from assistant.service.held import Writer
from assistant.settings import Settings
from assistant.speaking import HeldSentence
from assistant.turn import Conversation, Reply
from retrieval.languages.encoder import MultilingualEmbedder
from retrieval.query import Embedder

log = logging.getLogger(__name__)


def policy_of(settings: Settings, queue: Queue, embedder: Embedder) -> Policy:
    """By words and, unless the settings or an embedding without a model say otherwise, by meaning."""
    if not settings.safety.classifier or settings.embedding.name == "hashing":
        return Policy(passes=queue.passes)
    encoder = embedder if isinstance(embedder, MultilingualEmbedder) else MultilingualEmbedder(threads=1)
    return Policy(Fitting(encoder, settings.models / "safety", queue), queue.passes)


@dataclass
class Fitting:
    """The classifier, fitted when first asked, with what staff had reviewed by then."""

    embedder: Embedder
    folder: Path
    queue: Queue
    _made: MeaningClassifier | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self) -> MeaningClassifier:
        with self._lock:
            if self._made is None:
                reviewed = self.queue.learned()
                self._made = MeaningClassifier.standard(self.embedder, self.folder, reviewed)
            return self._made


@dataclass(frozen=True, slots=True)
class Holding:
    """Puts the sentences of a turn that were held into the queue. A queue that fails stops no reply."""

    queue: Queue

    def __call__(
        self, before: Conversation, reply: Reply, evidence: Evidence, held: Sequence[HeldSentence]
    ) -> None:
        products = (f"product:{shown.product.id}" for shown in evidence.products)
        ids = (*products, *(f"passage:{passage.id}" for passage in evidence.passages))
        for each in held:
            of = {"conversation_id": before.id, "reply_id": reply.id, "evidence": ids}
            _quietly(
                lambda each=each, of=of: self.queue.add(  # type: ignore[misc]
                    each.text, each.held, Writer(each.writer), evidence.language, **of
                )
            )


@dataclass(frozen=True, slots=True)
class Declining:
    """Puts a message that was declined into the queue, so that staff see what is declined for nothing."""

    queue: Queue

    def __call__(self, text: str, held: Held, language: str, conversation_id: str) -> None:
        _quietly(
            lambda: self.queue.add(text, held, Writer.CUSTOMER, language, conversation_id=conversation_id)
        )


@dataclass(frozen=True, slots=True)
class StaffWords:
    """What staff write is judged, too: held once, with its reason, and said if they say so again."""

    policy: Policy
    queue: Queue

    def check(self, text: str, conversation_id: str, *, anyway: bool) -> None:
        """Raises HeldBack unless it may be said, or is to be said `anyway`."""
        verdict = self.policy.judge(text)
        if anyway or not isinstance(verdict, Held):
            return
        _quietly(lambda: self.queue.add(text, verdict, Writer.STAFF, "", conversation_id=conversation_id))
        raise HeldBack(verdict.category.value)


def _quietly(keep: Callable[[], object]) -> None:
    try:
        keep()
    except FloorwalkerError:
        log.exception("what was held could not be kept")
