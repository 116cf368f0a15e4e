"""What is told of manuals and of the team's answers is read back: a step, a size, a day or a word that is
not the text's own does not pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.evidence import AnswerQuoted, Evidence, ManualQuoted, Passage, SizeTold, StepTold
from assistant.generation.support import answer_quoted, size_told, step_told
from assistant.grounding.support import borne_out

STEPS = ("Close the valve. Wait 5 minutes.", "Open the lid.", "Wipe the burner dry.")
SECTION = Passage("manual:stove#smell", "Stove", "It smells", "smell", "\n".join(STEPS))
TABLE = Passage(
    "manual:sizes#men",
    "Sizes",
    "Men",
    "men",
    "26.7–27.4: US size 10, EU size 43\n27.5–28.2: US size 11, EU size 44",
)
DOGS = Passage("answer:4", "Our team's answer", "Dogs?", "answer-4", "Dogs on a lead. Not upstairs.")
SIZE = SizeTold(TABLE, "27 cm", "Foot length", "cm", (("US size", "10"), ("EU size", "43")))
ANSWER = AnswerQuoted(DOGS, date(2026, 3, 16))


def holds(sentence: str, *findings: StepTold | ManualQuoted | SizeTold | AnswerQuoted) -> bool:
    return borne_out(sentence, Evidence(findings=findings))


@pytest.mark.parametrize("place", [1, 2, 3])
def test_every_step_passes_as_it_is_worded(place: int) -> None:
    told = StepTold(SECTION, STEPS, place)
    assert all(holds(sentence, told) for sentence in step_told(told, 0))


@pytest.mark.parametrize(
    "altered",
    [
        "Step 2 of 3: Close the valve.",  # another number
        "Step 1 of 4: Close the valve.",  # another count
        "Step 1 of 3: Open the valve.",  # another word
        "Step 1 of 3: Open the lid.",  # another step's words
        "Step 1 of 3: Wait 5 minutes.",  # its end without its beginning
        "Close the valve slowly.",
        "Wait 15 minutes.",
        "Open the lid.",  # a step that is not told now
    ],
)
def test_an_altered_step_is_refused(altered: str) -> None:
    assert holds("Step 1 of 3: Close the valve.", StepTold(SECTION, STEPS, 1))
    assert not holds(altered, StepTold(SECTION, STEPS, 1))


def test_steps_in_another_order_are_refused() -> None:
    swapped = (STEPS[1], STEPS[0], STEPS[2])
    for place, told in enumerate(swapped[:2], 1):
        assert not holds(f"Step {place} of 3: {told}", StepTold(SECTION, STEPS, place))


def test_a_step_that_the_section_does_not_hold_is_refused() -> None:
    invented = StepTold(SECTION, ("Hit it with a hammer.", *STEPS[1:]), 1)
    assert not holds("Step 1 of 3: Hit it with a hammer.", invented)
    assert not holds("Step 4 of 3: Close the valve.", StepTold(SECTION, STEPS, 4))


def test_lines_of_a_manual_pass_only_if_they_are_quoted_now() -> None:
    quoted = ManualQuoted(SECTION, (STEPS[0],))
    assert holds("Wait 5 minutes.", quoted)
    assert not holds("Wait 6 minutes.", quoted)
    assert not holds("Open the lid.", quoted)


def test_the_size_of_the_row_passes_and_no_other() -> None:
    (right,) = size_told(SIZE, 0)
    assert holds(right, SIZE)
    for one, other in (
        ("size 10", "size 11"),
        ("EU size 43", "EU size 44"),
        ("27 cm", "28 cm"),
        ("Men", "Women"),
    ):
        assert not holds(right.replace(one, other), SIZE)


def test_a_size_that_the_table_does_not_hold_is_refused_even_if_it_was_found() -> None:
    wrong = replace(SIZE, sizes=(("US size", "11"), ("EU size", "44")))
    (said,) = size_told(wrong, 0)
    assert not holds(said, wrong)


def test_off_the_table_is_true_only_off_the_table() -> None:
    off = replace(SIZE, said="30 cm", sizes=(), low="26.7 cm", high="28.2 cm")
    (said,) = size_told(off, 0)
    assert holds(said, off)
    assert not holds(said.replace("28.2", "29.2"), off)
    within = replace(off, said="27 cm")
    assert not holds(size_told(within, 0)[0], within)


def test_the_teams_answer_passes_with_its_own_words_and_day() -> None:
    assert all(holds(sentence, ANSWER) for sentence in answer_quoted(ANSWER, 0))


@pytest.mark.parametrize(
    "altered",
    [
        "Our team answered this on 17 March 2026.",
        "Our team answered this on 16 May 2026.",
        "Our team answered this on 16 March 2025.",
        "Our team answered this on 16 Mars 2026.",
        "Our team answered this on 16 March 2026, in German.",
        "Dogs are welcome everywhere.",
        "Upstairs.  Not.",
    ],
)
def test_another_day_language_or_word_is_refused(altered: str) -> None:
    assert not holds(altered, ANSWER)


def test_an_answer_in_another_language_says_in_which() -> None:
    german = replace(ANSWER, language="de", passage=replace(DOGS, text="Hunde an der Leine."))
    said = answer_quoted(german, 0)
    assert said == ("Our team answered this on 16 March 2026, in German.", "Hunde an der Leine.")
    assert all(holds(sentence, german) for sentence in said)
    assert not holds("Our team answered this on 16 March 2026.", german)
    assert not holds("Our team answered this on 16 March 2026, in Dutch.", german)
