"""A running shop asks its feeds' addresses in their time, and a feed that fails costs it nothing."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from assistant.errors import StorageFailed
from assistant.intake import Intake, Reading
from assistant.service.ingests import Handed, Ingests, Leases, Order, Outcome, Progress
from assistant.settings import Feed, Settings
from assistant.settings import Ingest as Section
from assistant.upkeep import OWNER, WORK, Hold, Stopped, Telling, Upkeep, kept
from retrieval.catalog.changes import Change, What
from retrieval.catalog.feeds.address import Fetched, Fetcher
from retrieval.catalog.freshness import FeedState, Freshness
from retrieval.catalog.product import Stock
from retrieval.catalog.store import CatalogueStore
from retrieval.embedding import HashingEmbedder
from retrieval.errors import CatalogueUnreachable, FeedError
from tests.retrieval.catalog.conftest import MemoryIndex
from tests.retrieval.catalog.scripted import Scripted, keeps, redirects, says, serving

LAMP = b'{"id": "lamp", "name": "Lamp", "price": 49, "stock": 3}\n'
CUP = b'{"id": "cup", "name": "Cup", "price": 5, "stock": 1}\n'
HOUR = timedelta(hours=1)


class Clock:
    def __init__(self) -> None:
        self.time = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def server() -> Iterator[Scripted]:
    with serving(keeps(LAMP, '"one"')) as script:
        yield script


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def intake(engine: Engine, tmp_path: Path, clock: Clock, server: Scripted) -> Intake:
    feed = Feed(at=server.at("/feed.jsonl?token=s3cret"), every=HOUR, allow_private=True)
    settings = Settings(folder=tmp_path, ingest=Section(feeds=("catalogue.jsonl", feed)))
    return Intake(settings, Freshness(CatalogueStore(engine)), MemoryIndex(), HashingEmbedder(), clock)


@pytest.fixture
def upkeep(intake: Intake, engine: Engine) -> Upkeep:
    return Upkeep(intake, Ingests(engine), Leases(engine), alone=True)


def ids(intake: Intake) -> list[str]:
    return intake.freshness.store.ids()


def test_an_address_is_asked_when_its_time_has_come_and_not_before(
    upkeep: Upkeep, intake: Intake, clock: Clock, server: Scripted
) -> None:
    upkeep.look()
    assert ids(intake) == ["lamp"]
    assert isinstance(intake.index, MemoryIndex)
    assert set(intake.index.stored) == {"lamp"}
    first = clock.time
    clock.time += HOUR - timedelta(seconds=1)
    upkeep.look()
    assert len(server.asked) == 1
    clock.time += timedelta(seconds=1)
    upkeep.look()
    assert [asked.get("if-none-match") for asked in server.asked] == [None, '"one"']
    (state,) = intake.freshness.feeds()
    assert (state.confirmed_at, state.due_at) == (first + HOUR, first + 2 * HOUR)
    server.answer = keeps(CUP, '"two"')
    clock.time += HOUR
    upkeep.look()
    assert ids(intake) == ["cup", "lamp"]


def test_a_feed_may_take_away_what_it_holds_no_more(
    intake: Intake, clock: Clock, server: Scripted, engine: Engine
) -> None:
    feed = intake.settings.ingest.sources[1].model_copy(update={"full": True})
    server.answer = keeps(LAMP + CUP, '"one"')
    assert intake.address(feed)
    server.answer = keeps(CUP, '"two"')
    summary = intake.address(feed)
    assert summary is not None
    assert (summary.removed, ids(intake)) == (1, ["cup"])


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (says(b"oops", 500), "answers 500"),
        (says(b"<html><body>Sign in</body></html>", Content_Type="text/html"), "feed"),
        (says(LAMP[:-20], Content_Length=str(len(LAMP))), "broke off"),
        (says(b'{"id": "lamp"}\n' * 3), "rows are bad"),
        (says(b""), "is empty"),
        (redirects("http://169.254.169.254/"), "not public"),
    ],
)
def test_a_feed_that_fails_leaves_the_catalogue_and_is_asked_again_ever_later(
    upkeep: Upkeep,
    intake: Intake,
    clock: Clock,
    server: Scripted,
    answer: object,
    why: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    upkeep.look()
    before = intake.freshness.store.hashes()
    server.answer = answer  # type: ignore[assignment]
    waits = []
    with caplog.at_level(logging.WARNING):
        clock.time += HOUR
        for _ in range(9):
            upkeep.look()
            (state,) = intake.freshness.feeds()
            assert state.due_at is not None
            waits.append((state.due_at - clock.time).total_seconds() / 60)
            clock.time = state.due_at
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert why in str(state.problem)
    assert intake.freshness.store.hashes() == before
    assert "s3cret" not in caplog.text + str(state)
    assert "the catalogue stays as it was" in caplog.text
    server.answer = keeps(LAMP, '"one"')
    upkeep.look()
    (state,) = intake.freshness.feeds()
    assert (state.failures, state.problem, state.confirmed_at) == (0, None, clock.time)


def test_what_was_refused_is_not_taken_for_known(
    upkeep: Upkeep, intake: Intake, clock: Clock, server: Scripted
) -> None:
    """A feed that could not be taken in must not be "unchanged" the next time."""
    server.answer = keeps(b'{"id": "lamp"}\n', '"bad"')
    upkeep.look()
    clock.time += HOUR
    upkeep.look()
    assert [asked.get("if-none-match") for asked in server.asked] == [None, None]


def test_a_server_that_asks_for_rest_gets_it(
    upkeep: Upkeep, intake: Intake, clock: Clock, server: Scripted
) -> None:
    server.answer = says(b"", 503, Retry_After="7200")
    upkeep.look()
    (state,) = intake.freshness.feeds()
    assert state.due_at == clock.time + 2 * HOUR


def test_a_feed_written_before_a_correction_does_not_undo_it(intake: Intake, server: Scripted) -> None:
    feed = intake.settings.ingest.sources[1]
    intake.address(feed)
    sold_out = Change(What.STOCK, Stock.of(0), datetime(2026, 11, 20, 15, tzinfo=UTC))
    intake.freshness.corrections.correct("lamp", [sold_out])  # the feed is of 14:05 that day
    server.answer = keeps(LAMP + CUP, '"two"')
    intake.address(feed)
    lamp = intake.freshness.store.get("lamp")
    assert lamp is not None
    assert lamp.stock == Stock.of(0)


def test_read_in_another_way_a_feed_is_fetched_anew(intake: Intake, server: Scripted) -> None:
    feed = intake.settings.ingest.sources[1]
    intake.address(feed)
    intake.address(feed.model_copy(update={"format": "jsonl"}))
    assert "if-none-match" not in server.asked[1]


def test_what_decides_how_a_copy_is_read_has_it_fetched_anew(
    intake: Intake, server: Scripted, tmp_path: Path
) -> None:
    mapping = tmp_path / "m.yaml"
    mapping.write_text("fields: {id: id, name: name, price: price}")
    feed = intake.settings.ingest.sources[1].model_copy(update={"mapping": "m.yaml"})
    intake.address(feed)
    mapping.write_text("fields: {id: id, name: {constant: Lamp}, price: price}")
    intake.address(feed)
    shop = intake.settings.shop.model_copy(update={"currency": "EUR"})
    euro = replace(intake, settings=intake.settings.model_copy(update={"shop": shop}))
    euro.address(feed)
    euro.address(feed)
    assert [asked.get("if-none-match") for asked in server.asked] == [None, None, None, '"one"']
    lamp = intake.freshness.store.get("lamp")
    assert lamp is not None
    assert lamp.price is not None
    assert lamp.price.currency == "EUR"


def test_what_something_else_deleted_comes_back(intake: Intake, server: Scripted, tmp_path: Path) -> None:
    feed = intake.settings.ingest.sources[1]
    intake.address(feed)
    (tmp_path / "own.jsonl").write_bytes(CUP)
    intake.files([tmp_path / "own.jsonl"], Reading(full=True))
    assert ids(intake) == ["cup"]
    intake.address(feed)
    assert ids(intake) == ["cup", "lamp"]
    intake.address(feed)
    assert [asked.get("if-none-match") for asked in server.asked] == [None, None, '"one"']


def test_a_sale_ends_though_the_feed_was_not_modified(intake: Intake, server: Scripted) -> None:
    feed = intake.settings.ingest.sources[1]
    server.answer = keeps(b"id\ttitle\tprice\nlamp\tLamp\t49.00 USD\n", '"one"')
    intake.address(feed)
    intake.address(feed)
    assert ids(intake) == ["lamp"]
    intake.address(feed.model_copy(update={"format": "google"}))
    intake.address(feed.model_copy(update={"format": "google"}))
    assert [asked.get("if-none-match") for asked in server.asked] == [None] * 4


def test_with_another_token_and_full_it_is_the_same_feed(intake: Intake, server: Scripted) -> None:
    before = intake.settings.ingest.sources[1]
    server.answer = keeps(LAMP + CUP, '"one"')
    intake.address(before)
    server.answer = keeps(CUP, '"two"')
    after = before.model_copy(update={"at": server.at("/feed.jsonl?token=new"), "full": True})
    summary = intake.address(after)
    assert summary is not None
    assert (summary.removed, ids(intake), len(intake.freshness.feeds())) == (1, ["cup"], 1)


def test_two_addresses_that_differ_in_a_secret_alone_are_two_feeds(intake: Intake, server: Scripted) -> None:
    ours = [Feed(at=server.at(f"/f?key={key}"), allow_private=True) for key in ("hats", "shoes")]
    settings = intake.settings.model_copy(update={"ingest": Section(feeds=tuple(ours))})
    both = replace(intake, settings=settings)
    assert both.key(ours[0]) != both.key(ours[1])


def test_what_was_once_taken_in_by_hand_leaves_with_the_address_that_holds_it(
    intake: Intake, server: Scripted, tmp_path: Path
) -> None:
    (tmp_path / "first.jsonl").write_bytes(LAMP + CUP)
    intake.files([tmp_path / "first.jsonl"])
    feed = intake.settings.ingest.sources[1].model_copy(update={"full": True})
    server.answer = keeps(LAMP + CUP, '"one"')
    intake.address(feed)
    server.answer = keeps(CUP, '"two"')
    intake.address(feed)
    assert ids(intake) == ["cup"]


def test_an_address_that_the_settings_name_no_more_is_forgotten(
    upkeep: Upkeep, intake: Intake, server: Scripted, tmp_path: Path
) -> None:
    (tmp_path / "own.jsonl").write_bytes(CUP)
    intake.files([tmp_path / "own.jsonl"])
    gone = Feed(at=server.at("/gone"), allow_private=True, full=True)
    intake.address(gone)
    intake.failed(gone, FeedError(tmp_path, "is gone"))
    bad = Feed(at="ftp://shop.example/f")
    intake.address(bad)
    kept = intake.settings.ingest.sources[1].model_copy(update={"full": True})
    intake.address(kept)
    intake.forget()
    assert [state.problem for state in intake.freshness.feeds()] == [None, None]
    assert [file.name for file in (tmp_path / "data" / "feeds").iterdir()] == [f"{intake.key(kept)}.jsonl"]
    server.answer = keeps(CUP, '"two"')
    intake.address(kept)
    assert ids(intake) == ["cup"]


def test_files_are_a_feed_too_written_when_the_oldest_was(
    intake: Intake, tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "a.jsonl").write_bytes(LAMP)
    (tmp_path / "b.jsonl").write_bytes(CUP)
    intake.files([tmp_path / "a.jsonl", tmp_path / "b.jsonl"])
    confirmed = intake.freshness.confirmed(["lamp", "cup"])
    assert {time.whole for time in confirmed.values()} == {clock.time}
    with pytest.raises(FeedError):
        intake.files([tmp_path / "none.jsonl"])


def test_what_is_handed_over_is_taken_in_and_told(
    upkeep: Upkeep, intake: Intake, engine: Engine, tmp_path: Path
) -> None:
    ingests = Ingests(engine)
    (tmp_path / "f.jsonl").write_bytes(CUP)
    good = ingests.ask(Order((str(tmp_path / "f.jsonl"),)))
    bad = ingests.ask(Order((str(tmp_path / "f.jsonl"),), format="google"))
    upkeep.look()
    done, failed = ingests.look(good), ingests.look(bad)
    assert done is not None
    assert failed is not None
    assert done.outcome is not None
    assert done.outcome.summary is not None
    assert (done.outcome.summary.added, done.outcome.summary.embedded) == (1, 1)
    assert failed.outcome is not None
    assert "lacks the columns" in failed.outcome.problem
    assert not failed.outcome.again


def test_an_ingest_that_is_wanted_no_more_stops_where_it_is(engine: Engine) -> None:
    ingests = Ingests(engine)
    identity = ingests.ask(Order(("f",)))
    ingests.begin()
    time = iter((0.0, 0.1, 0.2, 0.6, 0.6, 0.7))
    telling = Telling(ingests, identity, lambda: next(time))
    telling.started("writing", 900)
    telling.advanced("writing", 100)
    ingests.stop(identity)
    telling.advanced("writing", 100)
    with pytest.raises(Stopped):
        telling.advanced("writing", 100)
    told = ingests.look(identity)
    assert told is not None
    assert told.progress == Progress("writing", 0, 900)


def test_of_two_processes_at_one_vector_server_one_works_at_a_time(
    intake: Intake, engine: Engine, server: Scripted
) -> None:
    ours, theirs = Leases(engine), Leases(engine)
    upkeep = Upkeep(intake, Ingests(engine), ours, alone=False)
    with kept(theirs, WORK):
        upkeep.look()
        assert server.asked == []
    upkeep.look()
    assert len(server.asked) == 1
    assert not theirs.taken(WORK)


def test_a_lease_is_kept_for_as_long_as_the_work_takes(engine: Engine) -> None:
    clock, renewed = [datetime.now(UTC)], threading.Semaphore(0)

    class Told(Leases):
        def take(self, name: str, lasting: timedelta, seize: bool = False) -> bool:
            taken = super().take(name, lasting, seize)
            renewed.release()
            return taken

    ours, theirs = Told(engine, now=lambda: clock[0]), Leases(engine, now=lambda: clock[0])
    with kept(ours, WORK, timedelta(seconds=0.3)) as held:
        assert held
        for _ in range(8):
            assert renewed.acquire(timeout=30)
            clock[0] += timedelta(seconds=0.1)  # however slow the machine is, less than a lease lasts
            assert not theirs.take(WORK, HOUR)
    assert theirs.take(WORK, HOUR)


def test_an_app_that_starts_right_after_one_that_was_killed_is_the_owner(
    upkeep: Upkeep, engine: Engine
) -> None:
    killed, stop = Leases(engine), threading.Event()
    killed.take(OWNER, HOUR)
    thread = threading.Thread(target=upkeep.run, args=(stop, 0.01))
    thread.start()
    over = datetime.now(UTC) + timedelta(seconds=60)
    while killed.take(OWNER, HOUR) and datetime.now(UTC) < over:
        pass
    stop.set()
    thread.join()
    assert not killed.taken(OWNER)


def test_upkeep_outlives_a_store_that_is_down_for_a_while(intake: Intake, engine: Engine) -> None:
    stop = threading.Event()
    asked: list[None] = []

    class Down(CatalogueStore):
        def version(self) -> int:
            asked.append(None)
            if len(asked) > 2:
                stop.set()
            raise RuntimeError("down, in a way of its own")

    broken = replace(intake, freshness=Freshness(Down(engine)))
    Upkeep(broken, Ingests(engine), Leases(engine), alone=True).run(stop, every_s=0.001)
    assert len(asked) == 3
    assert not Leases(engine).taken(OWNER)


def test_upkeep_that_cannot_begin_tries_again(intake: Intake, engine: Engine) -> None:
    """Where the database does not answer just when the app starts."""
    stop, leases = threading.Event(), Leases(engine)
    fails = iter((True, False))

    class Down(Ingests):
        def abandon(self) -> None:
            if next(fails):
                raise StorageFailed("down")

        def begin(self) -> Handed | None:
            owned.append(leases.taken(OWNER))
            stop.set()
            return None

    owned: list[bool] = []
    Upkeep(intake, Down(engine), leases, alone=True).run(stop, every_s=0.001)
    assert owned == [True]


def test_upkeep_that_fails_waits_ever_longer(intake: Intake, engine: Engine) -> None:
    waits: list[float] = []

    class Stop(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout or 0.0)
            return len(waits) == 9

    class Down(Ingests):
        def begin(self) -> Handed | None:
            if len(waits) < 8:
                raise StorageFailed("down")
            return None

    Upkeep(intake, Down(engine), Leases(engine), alone=True).run(Stop(), every_s=2.0)
    assert waits == [0, 2, 4, 8, 16, 30, 30, 30, 2]


def test_whoever_lost_its_lease_stops(
    intake: Intake, engine: Engine, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    """Its database was away for longer than the lease lasts, and another process has begun."""
    late = [0.0]
    monkeypatch.setattr(Hold.__init__, "__defaults__", (lambda: late[0],))
    fetch = Fetcher.fetch

    def slowly(self: Fetcher, *args: Any) -> Fetched | None:
        late[0] += 3600
        return fetch(self, *args)

    monkeypatch.setattr(Fetcher, "fetch", slowly)
    Upkeep(intake, Ingests(engine), Leases(engine), alone=False).look()
    assert ids(intake) == []
    assert intake.freshness.feeds() == []


def test_a_lease_that_another_seized_is_held_no_more(engine: Engine) -> None:
    ours, theirs, hold = Leases(engine), Leases(engine), Hold()
    hold.take(ours, WORK, HOUR, seize=False)
    assert hold
    theirs.take(WORK, HOUR, seize=True)
    hold.take(ours, WORK, HOUR, seize=False)
    assert not hold


def test_what_became_of_an_ingest_is_told_when_the_database_is_back(
    intake: Intake, engine: Engine, tmp_path: Path
) -> None:
    class Away(Ingests):
        away = True

        def finish(self, identity: str, outcome: Outcome) -> None:
            if self.away:
                raise StorageFailed("down")
            super().finish(identity, outcome)

    ingests = Away(engine)
    (tmp_path / "f.jsonl").write_bytes(CUP)
    identity = ingests.ask(Order((str(tmp_path / "f.jsonl"),)))
    upkeep = Upkeep(intake, ingests, Leases(engine), alone=True)
    with pytest.raises(StorageFailed):
        upkeep.look()
    ingests.away = False
    upkeep.look()
    told = ingests.look(identity)
    assert told is not None
    assert told.outcome is not None
    assert told.outcome.summary is not None
    assert told.outcome.summary.added == 1


def test_a_feed_whose_state_cannot_be_kept_is_not_fetched_at_every_look(
    intake: Intake, engine: Engine, server: Scripted, clock: Clock
) -> None:
    class Full(Freshness):
        def keep(self, state: FeedState) -> None:
            raise CatalogueUnreachable("the disk is full")

    broken = replace(intake, freshness=Full(CatalogueStore(engine)))
    upkeep = Upkeep(broken, Ingests(engine), Leases(engine), alone=True)
    for minutes, asked in ((0, 1), (0, 1), (1, 2), (1, 2), (1, 3), (2, 3)):
        clock.time += timedelta(minutes=minutes)
        with suppress(CatalogueUnreachable):
            upkeep.look()
        assert len(server.asked) == asked


def test_what_nobody_foresaw_of_one_feed_does_not_stop_the_others(
    upkeep: Upkeep, intake: Intake, server: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("assistant.intake.ingest", fails)
    upkeep.look()
    upkeep.look()
    (state,) = intake.freshness.feeds()
    assert (state.failures, len(server.asked)) == (1, 1)
    assert "a mistake" not in str(state.problem)


def test_a_reading_says_what_the_settings_say(tmp_path: Path, intake: Intake) -> None:
    (tmp_path / "x.csv").write_text("a")
    own = Section(feeds=(Feed(at="x.csv", format="mapping", mapping="x.yaml"), "none.jsonl"))
    there = replace(intake, settings=intake.settings.model_copy(update={"ingest": own}))
    assert there.own() == [(tmp_path / "x.csv", Reading("mapping", tmp_path / "x.yaml"))]
