"""What is older than the shop keeps goes, and nothing else does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from assistant.service.behaviour.keeping import DROPS_EVERY, Keeping, drop
from assistant.service.behaviour.store import Behaviour, Impression
from retrieval.recommend.kinds import Event, EventKind, Preference

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


class Clock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def lived(engine: Engine, name: str, *days_ago: int) -> str:
    """Somebody who did one of everything on each of these days."""
    clock = Clock(NOON - 100 * DAY)
    behaviour = Behaviour(engine, clock)
    who = behaviour.subject_of_customer(name, make=True) or ""
    for days in days_ago:
        clock.at = NOON - days * DAY
        behaviour.record([Event(who, EventKind.VIEW, f"{days}", clock.at)])
        behaviour.impress(f"{name}-{days}", who, [Impression(1, "a"), Impression(2, "b")], "chat", "")
        behaviour.prefer(who, Preference("", f"{days}", True, "", clock.at))
    return who


def test_what_is_too_old_goes_and_the_rest_stays(engine: Engine) -> None:
    old, both = lived(engine, "old", 50), lived(engine, "both", 50, 10)
    assert drop(engine, NOON - 30 * DAY) == 9  # events, 2; places of lists, 4; tastes, 2; a pseudonym
    behaviour = Behaviour(engine)
    assert behaviour.willing([old, both]) == {both}
    assert [event.product_id for event in behaviour.events(both)] == ["10"]
    assert [said.value for said in behaviour.preferences(both)] == ["10"]
    assert behaviour.exposures().lists == ("both-10",)
    assert drop(engine, NOON - 30 * DAY) == 0


def test_who_wants_no_profile_stays_known_as_that(engine: Engine) -> None:
    behaviour = Behaviour(engine)
    who = lived(engine, "old", 50)
    behaviour.set_personal(who, False)
    drop(engine, NOON)
    assert behaviour.subject_of_customer("old") == who


def test_a_running_shop_drops_what_is_old_every_now_and_then(engine: Engine) -> None:
    who = lived(engine, "old", 50)
    clock = Clock(NOON)
    keeping = Keeping(engine, 30 * DAY, clock)
    keeping.look()
    assert Behaviour(engine).events(who) == ()
    lived(engine, "old", 50)
    keeping.look()
    clock.at += DROPS_EVERY
    keeping.look()
    assert Behaviour(engine).subject_of_customer("old") is None
