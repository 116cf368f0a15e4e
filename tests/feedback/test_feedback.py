"""A rating belongs to a reply of one's own conversation, counts once, and can be taken out whole."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from assistant.errors import Invalid, NotFound
from assistant.feedback.export import Format, export, harmless
from assistant.feedback.store import FeedbackStore, Rating
from assistant.service.conversations import Conversations
from tests.service.examples import EVIDENCE, NOON, after, reply


@pytest.fixture
def talk(engine: Engine) -> str:
    """A conversation of two turns, whose replies are r1 and r2."""
    conversations = Conversations(engine)
    state, _ = conversations.start()
    for name, said in (("r1", "=cmd|' /C calc'!A0"), ("r2", 'and, "cheaper"?\nplease')):
        answer = reply(name, f"@answer {name}")
        conversations.save_turn(state, after(state, answer, said), answer, EVIDENCE, {"passed": 2}, "smollm2")
        state = conversations.load(state.id)
    return state.id


def test_a_second_rating_replaces_the_first_and_keeps_its_time(engine: Engine, talk: str) -> None:
    clock = [NOON]
    store = FeedbackStore(engine, now=lambda: clock[0])
    store.give("r1", talk, Rating.UP, ["helpful"], "thanks")
    clock[0] += timedelta(hours=1)
    given = store.give("r1", talk, Rating.DOWN, ["wrong", "wrong", "slow"])
    assert given == store.of("r1")
    assert (given.rating, given.reasons, given.comment) == (Rating.DOWN, ("wrong", "slow"), None)
    assert (given.given_at, given.changed_at) == (NOON, NOON + timedelta(hours=1))
    assert store.of("r2") is None


def test_a_reply_of_another_conversation_is_not_found(engine: Engine, talk: str) -> None:
    other, _ = Conversations(engine).start()
    for reply_id, conversation_id in (("r1", other.id), ("r9", talk), ("\0", talk)):
        with pytest.raises(NotFound):
            FeedbackStore(engine).give(reply_id, conversation_id, Rating.UP)
    assert FeedbackStore(engine).of("r1") is None


def test_a_rating_is_up_or_down(engine: Engine, talk: str) -> None:
    with pytest.raises(Invalid):
        FeedbackStore(engine).give("r1", talk, "sideways")
    FeedbackStore(engine).give("r1", talk, "up")
    assert FeedbackStore(engine).counts() == {Rating.UP: 1, Rating.DOWN: 0}


def test_the_export_has_all_that_explains_a_rating(engine: Engine, talk: str) -> None:
    FeedbackStore(engine).give("r2", talk, Rating.DOWN, ["wrong price"], "=HYPERLINK(1)")
    out = io.StringIO()
    assert export(engine, Format.JSONL, out) == 1
    row = json.loads(out.getvalue())
    assert row["reply"] == "@answer r2"
    assert [turn["role"] for turn in row["conversation"]] == ["customer", "assistant", "customer"]
    assert row["conversation"][0]["text"] == "=cmd|' /C calc'!A0"
    assert row["evidence"] == ["product:S-1", "passage:returns#condition"]
    assert (row["rating"], row["reasons"], row["comment"]) == ("down", ["wrong price"], "=HYPERLINK(1)")
    assert (row["generator"], row["outcomes"], row["conversation_id"]) == ("smollm2", {"passed": 2}, talk)


def test_a_spreadsheet_reads_the_export_back_and_runs_nothing(engine: Engine, talk: str) -> None:
    store = FeedbackStore(engine)
    store.give("r1", talk, Rating.UP, ["+1"], "-1\n=2")
    store.give("r2", talk, Rating.DOWN, [], 'a "quoted", one')
    out = io.StringIO(newline="")
    assert export(engine, Format.CSV, out) == 2
    first, second = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert (first["reply"], first["reasons"], first["comment"]) == ("'@answer r1", "'+1", "'-1\n=2")
    assert second["comment"] == 'a "quoted", one'
    assert second["conversation"].endswith('customer: and, "cheaper"?\nplease')
    cells = [cell for row in csv.reader(io.StringIO(out.getvalue(), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1"])
def test_a_cell_that_begins_like_a_formula_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "plain", "1-2", "a=b", "'quoted"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_an_export_has_a_form_that_there_is(engine: Engine) -> None:
    with pytest.raises(Invalid):
        export(engine, "xls", io.StringIO())


def test_an_export_of_nothing_is_a_head_or_nothing(engine: Engine) -> None:
    as_csv, as_lines = io.StringIO(), io.StringIO()
    assert export(engine, Format.CSV, as_csv) == export(engine, Format.JSONL, as_lines) == 0
    assert as_csv.getvalue().startswith('"reply_id"')
    assert as_lines.getvalue() == ""
