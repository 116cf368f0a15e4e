"""Ingests handed from one process to another, and leases: each state once, whoever ends when."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from assistant.service.ingests import Ingests, Leases, Order, Outcome, Progress
from retrieval.catalog.sync import Summary

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ORDER = Order(("/shop/feed.jsonl",), "google", "/shop/map.yaml", True, "/shop/bad.jsonl")


def test_what_was_asked_comes_over_and_what_became_of_it_comes_back(engine: Engine) -> None:
    ours, theirs = Ingests(engine), Ingests(engine)
    identity = ours.ask(ORDER)
    begun = theirs.begin()
    assert begun is not None
    assert (begun.id, begun.order) == (identity, ORDER)
    assert theirs.advance(identity, Progress("embedding", 3, 9))
    seen = ours.look(identity)
    assert seen is not None
    assert (seen.progress, seen.outcome) == (Progress("embedding", 3, 9), None)
    theirs.finish(identity, Outcome(Summary(read=9, added=9, seconds=0.5)))
    done = ours.look(identity)
    assert done is not None
    assert done.outcome == Outcome(Summary(read=9, added=9, seconds=0.5))


def test_each_is_begun_once_and_in_turn(engine: Engine) -> None:
    times = iter(NOON + n * MINUTE for n in range(100))
    ingests = Ingests(engine, lambda: next(times))
    asked = [ingests.ask(ORDER) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        begun = [found for found in threads.map(lambda _: ingests.begin(), range(4)) if found]
    rest = [found for _ in range(4) if (found := ingests.begin())]
    assert sorted(found.id for found in (*begun, *rest)) == sorted(asked)
    assert Ingests(engine).begin() is None


def test_what_is_stopped_before_it_began_never_begins(engine: Engine) -> None:
    ingests = Ingests(engine)
    identity = ingests.ask(ORDER)
    ingests.stop(identity)
    assert ingests.begin() is None
    stopped = ingests.look(identity)
    assert stopped is not None
    assert stopped.outcome is not None
    assert stopped.outcome.again


def test_what_is_stopped_under_way_hears_of_it(engine: Engine) -> None:
    ingests = Ingests(engine)
    identity = ingests.ask(ORDER)
    ingests.begin()
    ingests.stop(identity)
    assert not ingests.advance(identity, Progress("writing"))


def test_what_was_asked_of_a_process_that_is_gone_is_never_begun(engine: Engine) -> None:
    ingests = Ingests(engine)
    asked = [ingests.ask(ORDER), ingests.ask(ORDER)]
    ingests.begin()
    Ingests(engine).abandon()
    outcomes = [found.outcome for found in map(ingests.look, asked) if found and found.outcome]
    assert [outcome.again for outcome in outcomes] == [True, True]
    assert ingests.begin() is None


def test_what_is_long_done_is_forgotten(engine: Engine) -> None:
    old = Ingests(engine, lambda: NOON).ask(ORDER)
    Ingests(engine, lambda: NOON + timedelta(days=2)).ask(ORDER)
    assert Ingests(engine).look(old) is None


def test_a_lease_is_one_holders_until_it_ends(engine: Engine) -> None:
    time = [NOON]
    one, two = Leases(engine, now=lambda: time[0]), Leases(engine, now=lambda: time[0])
    assert one.take("ingest", MINUTE)
    assert not two.take("ingest", MINUTE)
    assert two.take("other", MINUTE)
    time[0] += MINUTE / 2
    assert one.take("ingest", MINUTE)
    time[0] += MINUTE
    assert two.taken("ingest")
    time[0] += timedelta(seconds=1)
    assert not two.taken("ingest")
    assert two.take("ingest", MINUTE)
    one.drop("ingest")
    assert two.taken("ingest"), "what is another's is not dropped"
    with one.held("ingest", MINUTE) as held:
        assert not held
    assert one.take("ingest", MINUTE, seize=True)
    assert not two.take("ingest", MINUTE)
    one.drop("ingest")
    with one.held("ingest", MINUTE) as held:
        assert held
    assert not one.taken("ingest")


def test_of_many_who_want_a_lease_one_has_it(engine: Engine) -> None:
    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(lambda _: Leases(engine).take("ingest", MINUTE), range(8)))
    assert sum(taken) == 1
