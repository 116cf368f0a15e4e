"""What is asked of reviews, and what is no question of theirs."""

from __future__ import annotations

import pytest

from retrieval.opinions.asking import BLAME, PRAISE, asked, of_customers


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("what do people say about the Ridge Low?", ""),
        ("is it any good?", ""),
        ("what are the complaints?", BLAME),
        ("what don't people like about it?", BLAME),
        ("any downsides?", BLAME),
        ("what do buyers praise?", PRAISE),
        ("what do they like about it", PRAISE),
        ("is the zip any good?", "zip"),
        ("do customers complain about the straps?", "strap"),
        ("do people find it comfortable?", "comfort"),
        ("what do reviews say about how long it lasts", "durability"),
    ],
)
def test_what_is_asked_of_reviews(question: str, about: str) -> None:
    found = asked(question, "Ridge Low")
    assert found is not None
    assert found.about == about


@pytest.mark.parametrize(
    "question",
    ["how heavy is it?", "does it come in green?", "what is the zip made of?", "is it rated 4 stars",
     "do people with a nut allergy like it?", "do reviewers say it is safe for babies?"],
)  # fmt: skip
def test_what_reviews_are_not_asked(question: str) -> None:
    assert asked(question) is None


def test_words_of_the_name_are_no_aspect() -> None:
    found = asked("is the Zip Pouch any good?", "Zip Pouch")
    assert found is not None
    assert found.about == ""


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("what are the complaints about it?", True),
        ("do customers complain about the zip?", True),
        ("any downsides?", True),
        ("what don't people like about it?", True),
        ("I want to complain about my order", False),
        ("my zip broke, any complaints department?", False),
        ("this is useless", False),
        ("do you have any bad weather gear?", False),
    ],
)
def test_the_opinions_of_others_are_told_from_a_complaint(text: str, others: bool) -> None:
    assert of_customers(text) is others
