"""What staff see in numbers is what was kept, in the steps of the shop's own clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, func, select

from assistant.evidence import Nearest, OtherLanguage, PolicyUnknown, Shown, Social, Unanswered
from assistant.feedback.store import FeedbackStore
from assistant.service.asked_in_vain import missed
from assistant.service.conversations import Conversations
from assistant.service.database import reading
from assistant.service.figures import Counted, Figures, Span, Times, Totals, Waits, span_of
from assistant.service.handoffs import Handoffs
from assistant.service.misses import Miss, Missing, key_of, miss_of
from assistant.service.readings import Readings
from assistant.service.tables import refusals, turn_facts
from assistant.turn import Course, Refused
from tests.service.examples import EVIDENCE, NOON, SHOE
from tests.service.seeding import begin, turn

DAY = timedelta(days=1)
WEEK = Span(NOON - 6 * DAY, NOON + timedelta(hours=1))
REFUSED = Refused("It is $5.", "model", "price", "5 is nobody's price")


def test_a_span_begins_where_the_shops_clock_shows_a_new_day() -> None:
    shop = ZoneInfo("America/New_York")
    span = span_of(datetime(2026, 3, 1, 18, 30, tzinfo=shop), timedelta(days=3))
    assert [at.astimezone(shop).isoformat()[:16] for at in span.begins] == [
        "2026-02-27T00:00",
        "2026-02-28T00:00",
        "2026-03-01T00:00",
    ]
    weeks = span_of(datetime(2026, 3, 1, 18, 30, tzinfo=shop), timedelta(days=90)).begins
    assert {at.astimezone(shop).strftime("%a %H:%M") for at in weeks} == {"Mon 00:00"}
    assert len(weeks) == 12
    hours = span_of(datetime(2026, 3, 1, 18, 30, tzinfo=ZoneInfo("Asia/Kolkata")), timedelta(hours=24))
    assert len(hours.begins) == 24
    assert hours.begins[-1] == datetime(2026, 3, 1, 12, 30, tzinfo=UTC)  # 18:00 in India


def test_turns_are_counted_by_what_they_were_about_and_who_worded_them(engine: Engine) -> None:
    talk, other = begin(engine, NOON), begin(engine, NOON)
    turn(engine, talk, "r1", NOON, outcomes={"passed": 2})
    turn(engine, talk, "r2", NOON, outcomes={"passed": 1, "template": 1}, intent="compare")
    turn(engine, other, "r3", NOON - DAY, course=Course(None, None, (REFUSED, REFUSED)))
    turn(engine, other, "r4", NOON - 30 * DAY)
    figures = Figures(engine)
    assert figures.totals(WEEK) == Totals(turns=3, conversations=2, misses=0, refused=2)
    assert figures.intents(WEEK) == (("product_search", 2), ("compare", 1))
    assert dict(figures.writers(WEEK)) == {"model": 1, "both": 1, "template": 1}
    assert figures.reasons(WEEK) == (("price", 2),)
    midnight = NOON.replace(hour=0, minute=0, second=0, microsecond=0)
    assert figures.wrote(WEEK) == (
        Counted(midnight - DAY, "template", 1),
        Counted(midnight, "both", 1),
        Counted(midnight, "model", 1),
    )


def test_percentiles_are_nearest_ranks_of_each_day_and_of_all(engine: Engine) -> None:
    talk = begin(engine, NOON)
    for n in range(1, 21):
        turn(engine, talk, f"a{n}", NOON, course=Course(n / 10, float(n)))
    turn(engine, talk, "b", NOON - DAY, course=Course(0.5, 7.0))
    turn(engine, talk, "cut off", NOON - DAY, course=Course(0.5, None))
    midnight = NOON.replace(hour=0, minute=0, second=0, microsecond=0)
    times = Figures(engine).times(WEEK)
    assert times.steps == (Waits(midnight - DAY, 1, 7.0, 7.0), Waits(midnight, 20, 10.0, 19.0))
    assert times.whole == Waits(WEEK.since, 21, 10.0, 19.0)
    assert times.first == Waits(WEEK.since, 22, 0.9, 1.9)
    assert Figures(engine).times(Span(NOON + DAY, NOON + 2 * DAY)) == Times((), None, None)


def test_hand_offs_and_thumbs_are_counted_in_their_time(engine: Engine) -> None:
    talk = begin(engine, NOON)
    turn(engine, talk, "r1", NOON - DAY)
    FeedbackStore(engine, lambda: NOON).give("r1", talk, "down")
    handoff, _ = Handoffs(engine, lambda: NOON - DAY).ask(talk, "a pan", "help")
    Handoffs(engine, lambda: NOON).close(handoff.id)
    midnight = NOON.replace(hour=0, minute=0, second=0, microsecond=0)
    assert Figures(engine).handoffs(WEEK) == (
        Counted(midnight - DAY, "asked", 1),
        Counted(midnight, "closed", 1),
    )
    assert Figures(engine).ratings(WEEK) == {"down": 1}
    assert Figures(engine).ratings(Span(NOON - 3 * DAY, NOON - DAY)) == {}


@pytest.mark.parametrize(
    ("finding", "miss"),
    [
        (Nearest((), "red kayaks", carried=False), Miss(Missing.NOT_SOLD, "red kayaks")),
        (Nearest((Shown(SHOE),), "shoes under $5"), Miss(Missing.NOTHING_FITS, "shoes under $5")),
        (Unanswered(Shown(SHOE), "the dishwasher"), Miss(Missing.NOT_STATED, "Ridge Low: the dishwasher")),
        (PolicyUnknown("franchises"), Miss(Missing.NO_PAGE, "franchises")),
        (Social("out_of_scope"), Miss(Missing.OUTSIDE, "trail shoes?")),
        (OtherLanguage("fi", "Anteeksi"), Miss(Missing.LANGUAGE, "fi")),
        (Social("greeting"), None),
        (EVIDENCE.findings[0], None),
    ],
)
def test_what_found_nothing_is_read_from_the_findings(finding, miss) -> None:  # type: ignore[no-untyped-def]
    assert miss_of(replace(EVIDENCE, findings=(finding,))) == miss


def test_the_same_question_is_one_miss_however_it_was_typed(engine: Engine) -> None:
    assert key_of("Crème brûlée torch?") == key_of("creme brulee torch ") == "creme brulee torch"
    one, two = begin(engine, NOON), begin(engine, NOON)
    for n, (talk, wanted) in enumerate([(one, "Kayaks"), (one, "kayaks?"), (two, "KAYAKS")]):
        turn(
            engine, talk, f"k{n}", NOON + timedelta(minutes=n), findings=[Nearest((), wanted, carried=False)]
        )
    turn(engine, two, "p", NOON, findings=[PolicyUnknown("100%_sure")])
    turn(engine, two, "old", NOON - 30 * DAY, findings=[PolicyUnknown("long ago")])
    found = missed(engine, WEEK)
    assert [(m.how, m.about, m.times, m.conversations, m.conversation_id) for m in found] == [
        (Missing.NOT_SOLD, "KAYAKS", 3, 2, two),
        (Missing.NO_PAGE, "100%_sure", 1, 1, two),
    ]
    assert [m.about for m in missed(engine, WEEK, Missing.NO_PAGE)] == ["100%_sure"]
    assert [m.about for m in missed(engine, WEEK, words="kayak")] == ["KAYAKS"]
    assert [m.about for m in missed(engine, WEEK, words="0%_")] == ["100%_sure"]
    assert missed(engine, WEEK, words="%kayak%") == ()


def test_all_of_it_goes_with_the_conversation_and_only_the_first_refusals_are_kept(engine: Engine) -> None:
    talk = begin(engine, NOON)
    many = tuple(Refused(f"{n} " + "x" * 2000, "model", "price", "y" * 2000) for n in range(50))
    turn(engine, talk, "r1", NOON, course=Course(0.1, 0.2, many))
    with reading(engine) as connection:
        kept = connection.execute(select(refusals).order_by(refusals.c.number)).all()
    assert [row.number for row in kept] == list(range(1, 21))
    assert max(len(row.sentence) for row in kept) == 1000
    Conversations(engine).erase(talk)
    with reading(engine) as connection:
        for table in (refusals, turn_facts):
            assert connection.scalar(select(func.count()).select_from(table)) == 0


def test_a_reply_that_is_worded_again_is_counted_by_its_new_words(engine: Engine) -> None:
    talk = begin(engine, NOON)
    turn(engine, talk, "r1", NOON, outcomes={"passed": 1}, course=Course(0.1, None, (REFUSED,) * 19))
    store = Conversations(engine)
    now = store.load(talk)
    again = replace(now.messages[-1], text="Said again.")
    reply = replace(store.given("r1").reply, text=again.text)
    other = Refused("A lie.", "template", "price")
    after = replace(now, messages=(*now.messages[:-1], again))
    store.reword(now, after, reply, {"template": 1}, (other, other), whole=True)
    aside = Readings(engine).asides(talk)["r1"]
    assert (aside.writer, aside.seconds) == ("template", None)
    assert aside.refused == (*(REFUSED,) * 19, other)
