"""Only checked sentences come out; a refused draft is redrawn once and then replaced."""

import threading
from collections import Counter
from collections.abc import Generator
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.desk import Desk, Draft, Slot
from assistant.errors import GenerationFailed
from assistant.evidence import Evidence, Found, Nearest, PolicyUnknown, Proposed, Shown
from assistant.generation.template import say
from assistant.grounding import Grounded, Reason, Ungrounded
from assistant.orders import Kind
from assistant.sayings import WITHHELD
from assistant.speaking import NOTHING_TO_SAY, Speaker, Task, missing
from assistant.turn import Conversation, Request
from assistant.turning import Turn
from assistant.understood import Understood
from retrieval.catalog.product import Money, Product
from tests.service import order_examples

LAMP = Shown(Product("1", "Halo desk lamp", price=Money(Decimal(39), "USD")))
FOUND = Found((LAMP,), 1, "a desk lamp")
EVIDENCE = Evidence(findings=(FOUND,), products=(LAMP,))


class RefusesLies:
    def check(self, sentence: str, evidence: Evidence, before: str = "") -> Grounded | Ungrounded:
        return Ungrounded(Reason.NUMBER, "planted") if "lie" in sentence else Grounded()


class Drafts:
    """Gives the next of its drafts on each call; an exception among them is raised."""

    def __init__(self, *drafts: str | Exception, resumes: bool = False) -> None:
        self.drafts, self.avoided, self.closed, self.resumes = list(drafts), [], 0, resumes

    def warm(self) -> None: ...

    def speaks(self, finding: object, language: str = "en") -> bool:
        return isinstance(finding, Found | Nearest)

    def draft(self, evidence, conversation, *, avoid=None, stop=None) -> Generator[str, None, None]:
        self.avoided.append(avoid)
        draft = self.drafts.pop(0)
        try:
            if isinstance(draft, Exception):
                raise draft
            yield from draft.split(" ")[:1]
            yield from (f" {word}" for word in draft.split(" ")[1:])
        finally:
            self.closed += 1


def speak(*drafts: str | Exception, evidence: Evidence = EVIDENCE):
    writer = Drafts(*drafts)
    task = Task(evidence, Conversation("c"), Counter())
    said = "".join(Speaker(RefusesLies(), writer).speak(task))
    return said, task.outcomes, writer


def test_a_true_draft_is_said_as_it_is():
    said, outcomes, _ = speak("The Halo desk lamp is $39. It fits a small desk.")
    assert said == "The Halo desk lamp is $39. It fits a small desk."
    assert outcomes == {"passed": 2}


def test_a_refused_sentence_is_redrawn_once_and_its_draft_closed():
    said, outcomes, writer = speak("This is a lie. More of it.", "The Halo desk lamp is $39.")
    assert said == "The Halo desk lamp is $39."
    assert writer.avoided == [None, "This is a lie."]
    assert writer.closed == 2
    assert outcomes == {"ungrounded": 1, "redrawn": 1}


def test_two_refused_drafts_leave_the_template():
    said, outcomes, _ = speak("One lie.", "Another lie.")
    assert "lie" not in said
    assert "Halo desk lamp at $39" in said
    assert outcomes["replaced"] == 1
    assert outcomes["ungrounded"] == 2


def test_what_was_already_said_is_not_redrawn_when_it_conveys_the_finding():
    said, outcomes, writer = speak("The Halo desk lamp is $39. Then a lie.")
    assert said == "The Halo desk lamp is $39."
    assert len(writer.avoided) == 1
    assert outcomes == {"passed": 1, "ungrounded": 1}


@pytest.mark.parametrize("draft", [GenerationFailed("out of memory"), "", "It is nice."])
def test_no_draft_or_one_that_names_nothing_is_completed_by_the_template(draft):
    said, outcomes, _ = speak(draft, draft)
    assert "Halo desk lamp" in said
    assert outcomes["replaced"] == 1


def test_a_template_sentence_is_checked_too():
    liar = Product("2", "lie detector", price=Money(Decimal(5), "USD"))
    evidence = Evidence(findings=(Found((Shown(liar),), 1, ""),))
    task = Task(evidence, Conversation("c"), Counter())
    assert "".join(Speaker(RefusesLies()).speak(task)) == NOTHING_TO_SAY
    assert task.outcomes["dropped"] >= 1


def test_findings_are_kept_apart():
    evidence = Evidence(findings=(FOUND, PolicyUnknown("?")), products=(LAMP,))
    said, _, _ = speak("The Halo desk lamp is $39.", evidence=evidence)
    assert said.startswith("The Halo desk lamp is $39.\n\nThe shop's pages")


def test_a_stop_ends_the_words_and_adds_no_template():
    stop = threading.Event()
    evidence = Evidence(findings=(FOUND, PolicyUnknown("?")), products=(LAMP,))
    task = Task(evidence, Conversation("c"), Counter(), stop=stop)
    words = Speaker(RefusesLies(), Drafts("Its $39 stop here. And not later.")).speak(task)
    assert next(words) == "Its $39 stop here."
    stop.set()
    assert list(words) == []
    assert task.said == ["Its $39 stop here."]


def test_an_apology_in_the_place_of_an_answer_is_not_said():
    said, _, writer = speak("I'm sorry, I can't help with that.", "The Halo desk lamp is $39.")
    assert said == "The Halo desk lamp is $39."
    assert writer.avoided == [None, "I'm sorry, I can't help with that."]


def test_what_is_missing_is_named_a_long_name_by_its_two_first_words():
    assert missing(FOUND, ["The Halo desk it is, at $39."]) == ()
    assert missing(FOUND, ["This one, at $39."]) == ("Halo desk lamp",)
    assert missing(FOUND, []) == ("Halo desk lamp", "$39")


def test_only_what_the_model_left_out_is_added_from_the_template():
    second = Shown(Product("2", "Orla floor lamp", price=Money(Decimal(80), "USD")))
    nearest = Nearest((LAMP, second), "lamps under $30", ("price",))
    evidence = Evidence(findings=(nearest,), products=(LAMP, second))
    said, outcomes, _ = speak("I have no lamps under $30.", evidence=evidence)
    assert said.startswith("I have no lamps under $30. The closest are the Halo")
    assert said.count("lamps under $30") == 1
    assert outcomes["replaced"] == 1


def test_a_writer_that_resumes_is_asked_to_go_on_after_a_refused_sentence():
    drafts = ("It is $39. A lie.", "The Halo desk lamp is $39.")
    outcomes = {}
    for resumes in (True, False):
        task = Task(EVIDENCE, Conversation("c"), Counter())
        "".join(Speaker(RefusesLies(), Drafts(*drafts, resumes=resumes)).speak(task))
        outcomes[resumes] = task.outcomes["redrawn"]
    assert outcomes == {True: 1, False: 0}


def test_no_draft_is_begun_when_the_time_for_drafts_is_over():
    clock = iter((0.0, 1.0, 5.0)).__next__
    writer = Drafts("A lie.", "The Halo desk lamp is $39.")
    task = Task(EVIDENCE, Conversation("c"), Counter())
    said = "".join(Speaker(RefusesLies(), writer, drafting_s=4.0, clock=clock).speak(task))
    assert len(writer.avoided) == 1
    assert task.outcomes["replaced"] == 1
    assert "Halo" in said


def test_a_change_of_which_one_sentence_fails_is_withheld_whole_and_cannot_be_agreed_to() -> None:
    of_quote = replace(order_examples.RETURN, conditions=("Items must be a lie.",))
    desk = Desk(drafts=(Draft(Kind.RETURN, shown="digest"),), awaiting=Slot.CONFIRM)
    finding = Proposed(of_quote, order_examples.MAREN, order_examples.DELIVERED, order_examples.ALL_GOODS)
    evidence = Evidence((finding,), desk=desk)
    task = Task(evidence, Conversation("c"), Counter())
    said = "".join(Speaker(RefusesLies()).speak(task))
    assert said == WITHHELD[Proposed]
    assert task.outcomes["withheld"] == 1
    turn = Turn(task.conversation, Request("c", "all of it"), Understood("all of it", (), 1.0), evidence)
    turn.outcomes.update(task.outcomes)
    after = turn.after(turn.reply(), order_examples.at(20)).desk
    assert after.draft is not None
    assert (after.draft.shown, after.awaiting) == ("", None)
    turn.outcomes.clear()
    assert turn.after(turn.reply(), order_examples.at(20)).desk == desk


def test_a_change_that_passes_is_told_whole() -> None:
    finding = order_examples.made(order_examples.CANCEL, order_examples.PENDING)
    task = Task(Evidence((finding,)), Conversation("c"), Counter())
    assert "".join(Speaker(RefusesLies()).speak(task)) == " ".join(say(finding))
    assert task.outcomes == {"template": 2}
