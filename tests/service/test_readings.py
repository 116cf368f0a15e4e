"""Staff find any conversation and read in it what was said, what it rested on and what was refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from assistant.errors import NotFound
from assistant.evidence import Found, Shown
from assistant.feedback.listing import Opinions, opinions
from assistant.feedback.store import FeedbackStore
from assistant.service.handoffs import Handoffs
from assistant.service.readings import Readings, Sought
from assistant.turn import Course, Refused
from tests.service.examples import NOON, SHOE
from tests.service.seeding import begin, turn

DAY = timedelta(days=1)
REFUSED = Refused("It is $5.", "model", "price", "5 is nobody's price")


@pytest.fixture
def talks(engine: Engine) -> dict[str, str]:
    """Three conversations: one rated up, one rated down with a refusal, one handed over; and an empty one."""
    begin(engine, NOON)
    made = {name: begin(engine, NOON - days * DAY) for days, name in enumerate(("up", "down", "person"))}
    turn(engine, made["up"], "a1", NOON, "Do you have a 100%_wool ÉTUI?", "Yes.")
    turn(engine, made["up"], "a2", NOON, "and in green?", "It comes in black.")
    turn(engine, made["down"], "b1", NOON - DAY, "pans", "Two fit.", course=Course(0.4, 1.5, (REFUSED,)))
    turn(engine, made["person"], "c1", NOON - 2 * DAY, "a person please")
    kept = FeedbackStore(engine, lambda: NOON)
    kept.give("a1", made["up"], "up")
    kept.give("b1", made["down"], "down", ["Wrong products", "Für mich?"], "=1+1 not pans")
    Handoffs(engine, lambda: NOON).ask(made["person"], "a matter", "help")
    return made


def names(engine: Engine, talks: dict[str, str], sought: Sought) -> list[str]:
    called = {identity: name for name, identity in talks.items()}
    return [called[line.id] for line in Readings(engine).find(sought)]


def test_the_last_to_go_on_stands_first_and_empty_ones_do_not_stand(
    engine: Engine, talks: dict[str, str]
) -> None:
    lines = Readings(engine).find(Sought())
    assert [line.id for line in lines] == [talks["up"], talks["down"], talks["person"]]
    assert [(line.began, line.messages, line.up, line.down, line.refused) for line in lines] == [
        ("Do you have a 100%_wool ÉTUI?", 4, 1, 0, 0),
        ("pans", 2, 0, 1, 1),
        ("a person please", 2, 0, 0, 0),
    ]
    assert len(Readings(engine).find(Sought(), most=2)) == 2


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought("GREEN"), ["up"]),
        (Sought("étui"), ["up"]),
        (Sought("0%_w"), ["up"]),
        (Sought("%"), ["up"]),
        (Sought("nothing of it"), []),
        (Sought("x\0'; drop table"), []),
        (Sought(with_="up"), ["up"]),
        (Sought(with_="down"), ["down"]),
        (Sought(with_="refused"), ["down"]),
        (Sought(with_="handoff"), ["person"]),
        (Sought(since=NOON - DAY), ["up", "down"]),
        (Sought(until=NOON - timedelta(hours=1)), ["down", "person"]),
        (Sought("pans", since=NOON), []),
    ],
)
def test_they_are_found_by_words_thumb_and_time(
    engine: Engine, talks: dict[str, str], sought: Sought, found: list[str]
) -> None:
    assert names(engine, talks, sought) == found


def test_they_are_found_by_id(engine: Engine, talks: dict[str, str]) -> None:
    assert names(engine, talks, Sought(talks["down"])) == ["down"]
    assert names(engine, talks, Sought(talks["down"][:12].upper())) == ["down"]
    turn(engine, talks["up"], "ab12cd34", NOON)
    assert names(engine, talks, Sought("ab12cd34")) == ["up"]


def test_a_reply_stands_with_what_it_rested_on_and_what_was_refused(
    engine: Engine, talks: dict[str, str]
) -> None:
    card = Shown(SHOE)
    turn(engine, talks["down"], "b2", NOON, findings=[Found((card,), 1, "shoes")])
    talk = Readings(engine).read(talks["down"])
    assert [said.message.text for said in talk.said] == ["pans", "Two fit.", "a pan?", "Here is one."]
    aside = talk.asides["b1"]
    assert (aside.writer, aside.first_s, aside.seconds) == ("template", 0.4, 1.5)
    assert aside.refused == (REFUSED,)
    assert (aside.rating, aside.reasons, aside.comment) == (
        "down",
        ("Wrong products", "Für mich?"),
        "=1+1 not pans",
    )
    assert talk.asides["b2"] == replace(talk.asides["b2"], rating="", refused=())
    with pytest.raises(NotFound):
        Readings(engine).read("0" * 32)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Opinions(), ["a1", "b1"]),
        (Opinions(rating="down"), ["b1"]),
        (Opinions(reason="Für mich?"), ["b1"]),
        (Opinions(reason="Wrong"), []),
        (Opinions(commented=True), ["b1"]),
        (Opinions(words="not pans"), ["b1"]),
        (Opinions(words="wool"), ["a1"]),
        (Opinions(words="two fit"), ["b1"]),
        (Opinions(since=NOON + DAY), []),
        (Opinions(until=NOON), []),
    ],
)
def test_ratings_are_found_by_thumb_reason_words_and_time(
    engine: Engine, talks: dict[str, str], sought: Opinions, found: list[str]
) -> None:
    assert sorted(o.reply_id for o in opinions(engine, sought)) == found


def test_a_rating_stands_with_the_question_and_the_reply(engine: Engine, talks: dict[str, str]) -> None:
    (given,) = opinions(engine, Opinions(rating="down"))
    assert (given.asked, given.reply, given.comment, given.conversation_id) == (
        "pans",
        "Two fit.",
        "=1+1 not pans",
        talks["down"],
    )
    assert len(opinions(engine, Opinions(), most=1)) == 1
