"""A limit is never passed, however many count at once and wherever they run."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import Engine, select

from assistant.service.database import open_database, reading
from assistant.service.identity import tables
from assistant.service.identity.keys import derived
from assistant.service.identity.limits import Count, Limit, Limits, counts, often
from assistant.service.identity.tries import Tries
from tests.service.identity.people import Clock

THREE = Count("k", Limit(3))


def test_so_often_and_no_more_until_the_time_is_over(engine: Engine) -> None:
    clock = Clock()
    limits = Limits(engine, clock)
    assert [bool(limits.take([THREE])) for _ in range(5)] == [True, True, True, False, False]
    clock.pass_by(minutes=59, seconds=59)
    assert (limits.full([THREE]), bool(limits.take([THREE]))) == (True, False)
    clock.pass_by(seconds=1)
    assert (limits.full([THREE]), bool(limits.take([THREE]))) == (False, True)


def test_what_is_given_back_does_not_count_and_never_less_than_nothing(engine: Engine) -> None:
    limits = Limits(engine, Clock())
    limits.give_back(["k", "k", "never taken"])
    for _ in range(10):
        assert limits.take([THREE])
        limits.give_back(["k"])
    assert [bool(limits.take([THREE])) for _ in range(4)] == [True, True, True, False]


def test_all_or_none(engine: Engine) -> None:
    limits, other = Limits(engine, Clock()), Count("other", Limit(10))
    for _ in range(3):
        assert limits.take_all([THREE, other])
    for _ in range(20):
        assert not limits.take_all([other, THREE])
    assert [limits.take_all([other]) for _ in range(8)] == [True] * 7 + [False]


def test_an_hour_and_a_day_are_both_kept(engine: Engine) -> None:
    clock = Clock()
    limits, twice = Limits(engine, clock), counts("a" * 64, often(2))
    taken = []
    for _ in range(10):
        taken.append([limits.take_all(twice) for _ in range(3)].count(True))
        clock.pass_by(hours=1)
    assert taken == [2, 2, 2, 0, 0, 0, 0, 0, 0, 0]
    clock.pass_by(hours=14)
    assert limits.take_all(twice)


def test_many_threads_pass_no_limit(engine: Engine) -> None:
    counted = [Count(name, Limit(5)) for name in "ab"]

    def take(number: int) -> int:
        limits = Limits(engine, Clock())
        return len(limits.take(counted if number % 2 else reversed(counted)))

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(take, range(40))) == 10


PROGRAM = """
import sys
from assistant.service.database import open_database
from assistant.service.identity.limits import Count, Limit, Limits
limits = Limits(open_database(sys.argv[1]))
print(sum(bool(limits.take([Count("k", Limit(25))])) for _ in range(20)))
"""


def test_two_processes_count_together(engine: Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    both = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, url], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert sum(int(process.communicate()[0]) for process in both) == 25


def test_tries_are_counted_by_conversation_and_by_claim(engine: Engine) -> None:
    tries = Tries(Limits(engine, Clock()), derived(["s" * 32]), Limit(2), often(3))
    assert tries.take("c1", "name:mei") == {"name:mei", ""}
    assert tries.take("c1") == {""}
    assert tries.barred("c1")
    for _ in range(5):
        assert tries.take("c1", "name:mei") == frozenset(), "barred, and then it does not count for the claim"
    assert tries.take("c2", "name:mei", "name:raj") == {"name:mei", "name:raj", ""}
    assert tries.take("c3", "name:mei") == {"name:mei", ""}
    assert tries.take("c4", "name:mei", "name:raj") == {"name:raj", ""}


def test_no_address_stands_in_the_database(engine: Engine) -> None:
    Tries(Limits(engine), derived(["s" * 32])).take("c1", "email:mei.kovacs@example.com")
    with reading(engine) as connection:
        rows = connection.execute(select(tables.limits)).all()
    assert rows
    assert "mei" not in str(rows)
    assert "c1" not in str([row.key for row in rows])


def test_what_has_run_out_is_removed_even_while_another_holds_rows(engine: Engine) -> None:
    clock = Clock()
    limits = Limits(engine, clock)
    limits.take([Count("old", Limit(1)), Count("held", Limit(1))])
    limits.take([Count("new", Limit(1, timedelta(hours=2)))])
    clock.pass_by(hours=1)
    if engine.dialect.name == "postgresql":
        held = tables.limits.update().where(tables.limits.c.key == "held").values(count=2)
        with open_database(engine.url.render_as_string(False)).begin() as other:
            other.execute(held)
            limits.take([THREE])
        assert _keys(engine) == ["held", "k", "new"]
    limits.take([THREE])
    assert _keys(engine) == ["k", "new"]


def _keys(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.execute(select(tables.limits.c.key).order_by(tables.limits.c.key)).scalars())


def test_counting_begins_anew_for_all_at_once_while_others_remove_what_ran_out(engine: Engine) -> None:
    """Nobody is refused because the row of an hour ago was being removed."""
    clock = Clock()
    counted = [Count(f"k{number}", Limit(8)) for number in range(3)]
    for _ in range(8):
        assert Limits(engine, clock).take_all(counted)
    clock.pass_by(hours=1)

    def take(_: int) -> int:
        return len(Limits(engine, clock).take(counted))

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(take, range(8))) == [3] * 8
    assert Limits(engine, clock).take(counted) == frozenset()
