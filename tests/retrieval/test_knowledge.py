"""Policies are found by section, quoted plainly, and not found when they do not answer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from retrieval.embedding import HashingEmbedder
from retrieval.knowledge import Knowledge, rephrased
from retrieval.langchain import KnowledgeRetriever, ProductRetriever
from retrieval.markdown import anchor, parts, plain
from retrieval.query import Filters

from .shop import search

RETURNS = """---
draft: no
---
# Returns

Send things back within **30 days**.

## Condition

Only *unworn* items, see [the warranty](warranty.md#faults).

### Sale items

Final.

## Condition

Said twice.
"""
SHIPPING = """Shipping
========

We ship to Canada.

How long it takes
---

1. Standard: 3 to 5 days
2. Express: 1 day
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "returns.md").write_text(RETURNS)
    (tmp_path / "shipping.md").write_text(SHIPPING, encoding="utf-8-sig")
    return tmp_path


def test_sections_have_titles_anchors_and_plain_words(folder: Path) -> None:
    knowledge = Knowledge(folder, HashingEmbedder(), url="https://shop.example/{document}#{anchor}")
    sections = {section.id: section for section in knowledge.sections()}
    assert list(sections) == [
        "returns#returns",
        "returns#condition",
        "returns#sale-items",
        "returns#condition-1",
        "shipping#shipping",
        "shipping#how-long-it-takes",
    ]
    condition = sections["returns#condition"]
    assert (condition.title, condition.heading) == ("Returns", "Condition")
    assert condition.text == "Only unworn items, see the warranty."
    assert condition.url == "https://shop.example/returns#condition"
    assert sections["returns#sale-items"].path == ("Condition",)
    assert sections["shipping#how-long-it-takes"].text == "Standard: 3 to 5 days\nExpress: 1 day"
    assert knowledge.get("returns#condition") == condition
    assert knowledge.problems == ()


def test_the_section_that_answers_comes_first(folder: Path) -> None:
    knowledge = Knowledge(folder, HashingEmbedder())
    assert knowledge.find("do you ship to Canada?")[0].section.id == "shipping#shipping"
    assert knowledge.find("condition of unworn items")[0].section.id == "returns#condition"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("how long do I have to send things back?", "how long do I have to return things?"),
        ("could they still go back?", "could they still be returned?"),
        ("may I bring it back to the store", "may I return it to the store"),
        ("can I pay with bitcoin", "can I payment with bitcoin"),
        ("are you back in stock", "are you back in stock"),
        ("give me a backpack", "give me a backpack"),
    ],
)
def test_a_question_in_the_words_of_a_shops_pages(said: str, written: str) -> None:
    assert rephrased(said) == written


def test_no_answer_is_no_section(folder: Path) -> None:
    knowledge = Knowledge(folder, HashingEmbedder())
    assert knowledge.find("who won the football match") == ()
    assert knowledge.find("") == ()
    assert knowledge.find("🙂") == ()


def test_a_changed_file_is_read_again_and_a_removed_one_forgotten(folder: Path) -> None:
    knowledge = Knowledge(folder, HashingEmbedder())
    assert knowledge.find("gift wrapping") == ()
    path = folder / "gifts.md"
    path.write_text("# Gift wrapping\n\nGift wrapping costs $4.")
    assert knowledge.find("gift wrapping")[0].section.text == "Gift wrapping costs $4."
    path.write_text("# Gift wrapping\n\nGift wrapping costs $5.")
    os.utime(path, ns=(1, 1))
    assert knowledge.find("gift wrapping")[0].section.text == "Gift wrapping costs $5."
    path.unlink()
    assert knowledge.find("gift wrapping") == ()


def test_a_file_that_cannot_be_used_is_reported_and_the_rest_works(folder: Path) -> None:
    (folder / "broken.md").write_bytes(b"\xff\xfe\x00")
    (folder / "empty.md").write_text("# Only a heading\n")
    knowledge = Knowledge(folder, HashingEmbedder())
    assert [problem.split(":")[0] for problem in knowledge.problems] == ["broken.md", "empty.md"]
    assert knowledge.find("ship to Canada")


def test_no_folder(tmp_path: Path) -> None:
    knowledge = Knowledge(tmp_path / "ghost", HashingEmbedder())
    assert knowledge.find("returns") == ()
    assert "no Markdown documents" in knowledge.problems[0]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("What's covered?", "whats-covered"),
        ("Gift cards & e-gifts", "gift-cards--e-gifts"),
        ("Über uns", "über-uns"),
        ("`code` 2.0", "code-20"),
    ],
)
def test_anchors_are_githubs(heading: str, expected: str) -> None:
    assert anchor(heading) == expected


def test_headings_inside_code_are_no_headings() -> None:
    title, found = parts("# A\n\n```\n# not one\n```\n\nText", "x")
    assert title == "A"
    assert [part.heading for part in found] == ["A"]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("two\nlines", "two lines"),
        ("| Way | Days |\n|---|:-:|\n| Air | 2 |", "Air: days 2."),
        ("> quoted __loud__ <b>bold</b> `code`", "quoted loud bold code"),
        ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        ("![logo](x.png) [a][b]", "logo a"),
    ],
)
def test_plain_words(markdown: str, text: str) -> None:
    assert plain(markdown) == text


def test_langchain_retrievers_give_documents(folder: Path) -> None:
    policies = KnowledgeRetriever(knowledge=Knowledge(folder, HashingEmbedder()))
    document = policies.invoke("do you ship to Canada?")[0]
    assert (document.id, document.page_content) == ("shipping#shipping", "We ship to Canada.")
    products = ProductRetriever(searcher=search(), filters=Filters(in_stock=True), k=2)
    found = products.invoke("rain jacket")
    assert found[0].metadata["product_id"] == "rain"
    assert found[0].metadata["variant_id"] == "rain-blue-m"  # the cheapest that can be had


def test_no_two_sections_share_an_anchor() -> None:
    page = "First of all.\n\n# Returns\n\nA.\n\n## Time\n\nB.\n\n## Time\n\nC.\n\n## Time 1\n\nD.\n"
    _, found = parts(page, "Returns")
    assert [(part.anchor, part.text) for part in found] == [
        ("", "First of all."),
        ("returns", "A."),
        ("time", "B."),
        ("time-1", "C."),
        ("time-1-1", "D."),
    ]


@pytest.fixture
def german(folder: Path) -> Knowledge:
    (folder / "returns.de.md").write_text(
        "# Rückgabe\n\nInnerhalb von 30 Tagen.\n\n## Zustand\n\nNur *ungetragene* Ware.", encoding="utf-8"
    )
    return Knowledge(folder, HashingEmbedder(), across=HashingEmbedder())


def test_a_document_is_quoted_in_the_customers_language_where_the_shop_has_it_in_that(
    german: Knowledge,
) -> None:
    hit = german.find("condition of unworn items", typed="Zustand: ungetragene Ware?", spoken="de")[0]
    assert (hit.section.id, hit.section.language, hit.section.document) == (
        "returns.de#zustand",
        "de",
        "returns",
    )
    assert german.find("do you ship to Canada?", spoken="de")[0].section.id == "shipping#shipping"


@pytest.mark.parametrize("spoken", [None, "en", "fr"])
def test_and_else_in_the_shops_own(german: Knowledge, spoken: str | None) -> None:
    asked = "condition of unworn items ungetragene Ware"
    assert {hit.section.language for hit in german.find(asked, 9, spoken=spoken)} == {"en"}


def test_both_chinese_scripts_are_nearer_to_each_other_than_to_english(folder: Path) -> None:
    (folder / "returns.zh.md").write_text("# 退货\n\n三十天内可以退货。", encoding="utf-8")
    knowledge = Knowledge(folder, HashingEmbedder(), across=HashingEmbedder())
    found = knowledge.find("returns", typed="退貨 三十天內可以退貨嗎", spoken="zh-Hant")
    assert found[0].section.id == "returns.zh#退货"


def test_a_question_is_heard_as_it_was_typed_where_its_reading_says_nothing(german: Knowledge) -> None:
    assert german.find("xyzzy plugh", spoken="fr") == ()
    found = german.find("xyzzy plugh", typed="ship to Canada", spoken="fr")
    assert found[0].section.id == "shipping#shipping"


def test_an_ending_that_names_no_language_belongs_to_the_name(folder: Path) -> None:
    (folder / "terms.v2.md").write_text("# Terms\n\nSecond version.")
    section = Knowledge(folder, HashingEmbedder()).get("terms.v2#terms")
    assert section is not None
    assert (section.document, section.language) == ("terms.v2", "en")
