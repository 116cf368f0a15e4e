"""Only what the owner approved is told, and it goes back to them when its policy changes or it is old."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from assistant.actions.approved import Approved
from assistant.errors import Invalid, NotFound
from assistant.service.answers.store import Answers, Drafted, Nearest, State, digest_of
from retrieval.embedding import HashingEmbedder

NOW = datetime(2026, 6, 1, tzinfo=UTC)
GIVEN = datetime(2026, 5, 3, tzinfo=UTC)
DOGS = Drafted("may I bring a dog to the store", "Dogs are welcome on a lead.", last_at=GIVEN)


@pytest.fixture
def answers(engine: Engine) -> Answers:
    kept = Answers(engine, lambda: NOW)
    kept.add([DOGS])
    return kept


def first(answers: Answers) -> int:
    return answers.all()[0].id


def test_the_same_draft_comes_in_once(answers: Answers) -> None:
    answers.drop(first(answers))
    assert answers.add([DOGS]) == 0
    assert answers.all(State.DRAFT) == ()


def test_only_an_approved_answer_is_found(answers: Answers) -> None:
    team = Approved(answers, HashingEmbedder(), least=0.5)
    assert team.find(DOGS.question) is None
    answers.approve(first(answers), None)
    found = team.find(DOGS.question)
    assert found is not None
    assert (found.passage.text, found.on) == (DOGS.answer, GIVEN.date())
    answers.retire(first(answers))
    assert team.find(DOGS.question) is None


def test_a_question_with_another_condition_is_not_answered_by_it(answers: Answers) -> None:
    answers.approve(first(answers), None)
    team = Approved(answers, HashingEmbedder(), least=0.5)
    assert team.find("may I bring 3 dogs to the store") is None
    assert team.find("may I not bring a dog to the store") is None
    assert team.find(DOGS.question, ["X-1"]) is None


def test_it_goes_stale_when_its_policy_changes(answers: Answers) -> None:
    answers.approve(first(answers), Nearest("store#dogs", digest_of("dogs may come in")))
    assert answers.check(lambda section: digest_of("dogs  may come in"), None) == ()
    (stale,) = answers.check(lambda section: digest_of("dogs stay outside"), None)
    assert stale.state is State.STALE
    assert "store#dogs has changed" in stale.why
    assert answers.all(State.APPROVED) == ()


def test_it_goes_stale_when_its_policy_is_gone_or_it_is_old(answers: Answers) -> None:
    answers.approve(first(answers), Nearest("store#dogs", "x"))
    assert "gone" in answers.check(lambda section: None, None)[0].why
    answers.approve(first(answers), None)
    assert answers.check(lambda section: None, timedelta(days=365)) == ()
    assert "20 days" in answers.check(lambda section: None, timedelta(days=20))[0].why


def test_words_that_were_changed_have_to_be_approved_again(answers: Answers) -> None:
    answers.approve(first(answers), None)
    changed = answers.edit(first(answers), answer="Dogs stay at the door.")
    assert (changed.state, changed.answer) == (State.DRAFT, "Dogs stay at the door.")


def test_what_cannot_be_decided_is_refused(answers: Answers) -> None:
    with pytest.raises(Invalid):
        answers.retire(first(answers))
    with pytest.raises(NotFound):
        answers.get(999)
