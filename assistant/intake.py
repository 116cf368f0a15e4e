"""Feeds taken in for one shop, from files and from addresses, each time as the shop's settings say."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.settings import Feed, Settings
from retrieval.catalog.feeds.address import Fetched, Fetcher, Limits, Validators
from retrieval.catalog.feeds.named import key_of, lasting, name_of
from retrieval.catalog.feeds.read import Format, detect
from retrieval.catalog.feeds.remembering import code_version
from retrieval.catalog.feeds.source import sources
from retrieval.catalog.freshness import FeedState, Freshness, Run
from retrieval.catalog.progress import Progress, Silent
from retrieval.catalog.sync import Approve, Enrich, Plan, Summary, ingest
from retrieval.errors import FeedUnavailable, RetrievalError
from retrieval.extraction.catalogue import Extraction
from retrieval.languages.codes import ENGLISH, LANGUAGES
from retrieval.languages.lexicon import lexicon
from retrieval.languages.reading import into_english
from retrieval.query import Embedder, ProductIndex

log = logging.getLogger(__name__)

SOONEST = timedelta(minutes=1)
LATEST = timedelta(hours=1)
"""After a failure an address is asked again after SOONEST, then after twice as long each time, up
to LATEST or the feed's own interval, whichever is longer."""


def rest(failures: int, every: timedelta = timedelta(0)) -> timedelta:
    """How long an address is left alone that failed so often in a row."""
    return min(SOONEST * (1 << min(failures - 1, 20)), max(LATEST, every))


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are to be read; `rejects` is where bad rows go."""

    format: str = "auto"
    mapping: Path | None = None
    full: bool = False
    rejects: Path | None = None


def _everything(plan: Plan) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes feeds in. Without an `index` the rows alone are brought up to date."""

    settings: Settings
    freshness: Freshness
    index: ProductIndex | None
    embedder: Embedder
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def files(
        self,
        files: Sequence[Path],
        reading: Reading = Reading(),
        progress: Progress | None = None,
        approve: Approve = _everything,
    ) -> Summary:
        """Take these files in as one feed. It was written when the oldest of them was.

        Raises what `retrieval.catalog.sync.ingest` raises: nothing was changed then.
        """
        began = self.now()
        paths = [str(file.resolve()) for file in files]
        written = [datetime.fromtimestamp(file.stat().st_mtime, UTC) for file in files if file.exists()]
        state = FeedState(key_of("\n".join(paths)), ", ".join(paths), written_at=min([*written, began]))
        run = Run(self.freshness, state.key, state.written_at or began)
        summary = self._ingest(files, reading, run, progress, approve)
        self.freshness.keep(replace(state, confirmed_at=began))
        return summary

    def own(self) -> list[tuple[Path, Reading]]:
        """The files of the shop's own folder that its settings name, for a catalogue that is empty."""
        folder = self.settings.folder
        return [
            (folder / feed.at, Reading(feed.format, folder / feed.mapping if feed.mapping else None))
            for feed in self.settings.ingest.sources
            if not feed.is_address and (folder / feed.at).exists()
        ]

    def forget(self) -> None:
        """Forget the addresses that the settings name no more, and what was fetched from them."""
        keys = {self.key(feed) for feed in self.settings.ingest.sources if feed.is_address}
        for gone in self.freshness.keep_only(keys):
            for file in self._folder.glob(f"{gone}.*"):
                file.unlink(missing_ok=True)

    def key(self, feed: Feed) -> str:
        """Of a feed's address without its secrets, so that it stays the same feed when those change;
        of all of it where that would be two feeds of the settings."""
        asked = [each for each in self.settings.ingest.sources if lasting(each.at) == lasting(feed.at)]
        plain = lasting(feed.at) if len(asked) < 2 else "\n".join((feed.at, feed.format, feed.mapping or ""))
        return key_of(plain)

    @property
    def _folder(self) -> Path:
        return self.settings.data / "feeds"

    def due(self) -> list[Feed]:
        """The addresses whose time has come, the longest overdue first."""
        now = self.now()
        states = {state.key: state for state in self.freshness.feeds()}
        waiting = []
        for feed in self.settings.ingest.sources:
            state = states.get(self.key(feed))
            due = state.due_at if state and state.due_at else datetime.min.replace(tzinfo=UTC)
            if feed.is_address and due <= now:
                waiting.append((due, feed))
        return [feed for _, feed in sorted(waiting, key=lambda pair: pair[0])]

    def address(self, feed: Feed, progress: Progress | None = None) -> Summary | None:
        """Ask an address and take in what is new; None where nothing is, or where it failed: then
        the catalogue stays as it was, and the feed's state says why."""
        began, state = self.now(), self._state(feed)
        try:
            known = Validators() if self.freshness.lacks(state.key) else state.validators
            fetched = self._fetcher(feed).fetch(feed.at, known, state.key)
            summary = self._taken(feed, fetched, began, progress) if fetched else None
        except (RetrievalError, OSError) as error:
            self.failed(feed, error)
            return None
        if fetched:
            written = min(fetched.written_at or began, began)
            # What a sale costs depends on the day: a Google feed is never "not modified".
            validators = Validators() if _by_the_day(feed, fetched.path) else fetched.validators
            state = replace(state, validators=validators, written_at=written)
            log.info("feed %s: %s", state.name, summary)
        self.freshness.keep(
            replace(state, confirmed_at=began, due_at=self.now() + feed.every, failures=0, problem=None)
        )
        return summary

    def _state(self, feed: Feed) -> FeedState:
        """As it stands. Of a copy that was read in another way than now nothing is known."""
        key, reading = self.key(feed), self._reading(feed)
        try:
            name = name_of(feed.at)
        except FeedUnavailable as error:
            name = error.name
        state = self.freshness.feed(key) or FeedState(key, name)
        validators = state.validators if state.reading == reading else Validators()
        return replace(state, validators=validators, reading=reading)

    def _reading(self, feed: Feed) -> str:
        """Stands for all that decides, beside its content, what a copy of a feed becomes, and for
        the very address that validators belong to."""
        try:
            words = self._mapping(feed).read_bytes() if feed.mapping else b""
        except OSError:
            words = b""  # the reader of the mapping says what is wrong with it
        parts = (feed.at, feed.format, str(feed.full), self.settings.shop.currency, code_version())
        return hashlib.blake2b("\0".join(parts).encode() + b"\0" + words, digest_size=16).hexdigest()

    def _mapping(self, feed: Feed) -> Path:
        return self.settings.folder / (feed.mapping or "")

    def _fetcher(self, feed: Feed) -> Fetcher:
        limits = Limits(total_s=feed.timeout.total_seconds(), most_bytes=feed.most_mb << 20)
        return Fetcher(self._folder, feed.allow_private, limits)

    def _taken(self, feed: Feed, fetched: Fetched, began: datetime, progress: Progress | None) -> Summary:
        written = min(fetched.written_at or began, began)
        run = Run(self.freshness, self.key(feed), written, only_ours=feed.full)
        mapping = self._mapping(feed) if feed.mapping else None
        rejects = self._folder / f"{self.key(feed)}.rejects.jsonl"
        summary = self._ingest([fetched.path], Reading(feed.format, mapping, False, rejects), run, progress)
        return replace(summary, removed=run.removed, orphans=max(0, summary.orphans - run.removed))

    def failed(self, feed: Feed, error: Exception) -> None:
        """Keep why an address gave nothing, and when it is asked again."""
        state = self._state(feed)
        failures = state.failures + 1
        wait = rest(failures, feed.every)
        if isinstance(error, FeedUnavailable) and error.again_s is not None:
            wait = max(wait, timedelta(seconds=error.again_s))
        problem = "the app failed at it; its log says how"
        if isinstance(error, RetrievalError | OSError):
            problem = error.detail if isinstance(error, FeedUnavailable) else str(error)
        told = "feed %s: %s; the catalogue stays as it was; next try in %s"
        log.warning(told, state.name, problem, wait)
        self.freshness.keep(replace(state, failures=failures, problem=problem, due_at=self.now() + wait))

    def _ingest(
        self,
        files: Sequence[Path],
        reading: Reading,
        run: Run,
        progress: Progress | None,
        approve: Approve = _everything,
    ) -> Summary:
        data = self.settings.data
        extraction = Extraction(data / "extraction", self.settings.extraction.enabled)
        summary = ingest(
            files,
            store=self.freshness.store,
            index=self.index,
            embedder=self.embedder,
            rejects=reading.rejects or data / "rejects.jsonl",
            full=reading.full,
            format=reading.format,
            mapping=reading.mapping,
            currency=self.settings.shop.currency,
            max_reject_share=self.settings.ingest.max_reject_share,
            progress=progress or Silent(),
            approve=approve,
            standing=run,
            memory=data / "remembered",
            enrich=self._enrich(extraction),
        )
        extraction.ingested(self.freshness.store)
        return summary

    def _enrich(self, extraction: Extraction) -> Enrich:
        """Extraction, and the words of a catalogue that is not in English read into English."""
        language = LANGUAGES[self.settings.language]
        if language == ENGLISH:
            return extraction.enrich()
        return into_english(lexicon(language.data), extraction.enrich())


def _by_the_day(feed: Feed, file: Path) -> bool:
    if feed.mapping or feed.format != "auto":
        return not feed.mapping and feed.format == "google"
    return any(detect(source) is Format.GOOGLE for source in sources(file))
