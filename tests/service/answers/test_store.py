"""Only what the owner approved is told, and it goes back to them when its policy changes or it is old."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from assistant.actions.approved import Approved
from assistant.errors import ChangedSince, Invalid, NotFound
from assistant.service.answers.reviewing import Reviewing
from assistant.service.answers.store import (
    OWNER,
    Answers,
    Decider,
    Drafted,
    Nearest,
    State,
    digest_of,
)
from retrieval.embedding import HashingEmbedder

NOW = datetime(2026, 6, 1, tzinfo=UTC)
GIVEN = datetime(2026, 5, 3, tzinfo=UTC)
DOGS = Drafted("may I bring a dog to the store", "Dogs are welcome on a lead.", last_at=GIVEN)


@dataclass(frozen=True)
class Page:
    id: str
    text: str


@dataclass(frozen=True)
class Found:
    section: Page


@dataclass
class Pages:
    """Policies by their sections' ids."""

    said: dict[str, str] = field(default_factory=dict)

    def find(self, text: str, k: int = 3) -> list[Found]:
        return [Found(Page(*pair)) for pair in self.said.items()][:k]

    def get(self, section_id: str) -> Page | None:
        return Page(section_id, self.said[section_id]) if section_id in self.said else None


def reviewing(kept: Answers, pages: Pages | None = None) -> Reviewing:
    return Reviewing(kept, pages or Pages())


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
    team = Approved(reviewing(answers), HashingEmbedder(), least=0.5)
    assert team.find(DOGS.question) is None
    answers.approve(first(answers), None)
    found = team.find(DOGS.question)
    assert found is not None
    assert (found.passage.text, found.on) == (DOGS.answer, GIVEN.date())
    answers.retire(first(answers))
    assert team.find(DOGS.question) is None


def test_a_question_with_another_condition_is_not_answered_by_it(answers: Answers) -> None:
    answers.approve(first(answers), None)
    team = Approved(reviewing(answers), HashingEmbedder(), least=0.5)
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


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how much is it to sharpen a knife", True),
        ("how much is knife sharpening in the store", True),
        ("how much is a knife", False),
        ("do you sell knives in the store", False),
        ("how much is a paring knife", False),
    ],
)
def test_who_names_goods_alone_asks_for_goods(engine: Engine, question: str, told: bool) -> None:
    kept = Answers(engine)
    kept.add([Drafted("how much is it to sharpen a paring knife in the store", "$8 a blade.")])
    kept.approve(1, None)
    goods = frozenset({("knife",), ("pare", "knife"), ("sharpen", "steel")})
    team = Approved(reviewing(kept), HashingEmbedder(), least=0.3, goods=lambda: goods)
    assert (team.find(question) is not None) is told


def test_questions_are_compared_as_messages_in_their_language_are_read(engine: Engine) -> None:
    kept = Answers(engine)
    kept.add([Drafted("darf ich meinen Hund mitbringen", "An der Leine.", language="de")])
    kept.approve(1, None)
    english = {"darf ich meinen Hund mitbringen": "may I bring my dog"}
    team = Approved(
        reviewing(kept), HashingEmbedder(), read=lambda text, tag: english[text] if tag == "de" else text
    )
    found = team.find("may I bring my dog")
    assert found is not None
    assert (found.language, found.passage.text) == ("de", "An der Leine.")


def test_what_rests_on_a_policy_that_has_changed_is_not_told_and_goes_back(engine: Engine) -> None:
    kept = Answers(engine)
    kept.add([DOGS, Drafted("is there parking", "Behind the store.")])
    kept.approve(1, Nearest("store#pets", digest_of("dogs may come in")))
    kept.approve(2, Nearest("store#pets", digest_of("dogs stay outside")))
    pages = Pages({"store#pets": "dogs may come in"})
    team = Approved(reviewing(kept, pages), HashingEmbedder(), least=0.5)
    assert team.find(DOGS.question) is not None
    pages.said["store#pets"] = "dogs stay outside"
    assert team.find(DOGS.question) is None
    assert [(one.id, one.state) for one in kept.all()] == [(1, State.STALE), (2, State.APPROVED)]
    assert kept.get(1).decided_by == OWNER.name  # the approval; nobody decided that it is stale


def test_who_decides_is_kept_and_only_on_what_they_saw(answers: Answers) -> None:
    number = first(answers)
    changed = answers.edit(number, answer="Dogs on a lead.", by=Decider("Ben"))
    assert (changed.decided_by, changed.decided_at, changed.revision) == ("Ben", NOW, 2)
    with pytest.raises(ChangedSince):
        answers.approve(number, None, Decider("Ana", 1))
    assert answers.approve(number, None, Decider("Ana", 2)).decided_by == "Ana"
