"""Past chats: personal data goes, general answers stay, conflicts are shown."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.errors import Invalid
from assistant.transcripts.clustering import clusters
from assistant.transcripts.drafting import drafted
from assistant.transcripts.pairing import Pair
from assistant.transcripts.privacy import Scrubber, luhn
from assistant.transcripts.reading import read
from retrieval.embedding import HashingEmbedder

EMBED = HashingEmbedder().embed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("write to ann.lee@example.org", "write to [email]"),
        ("call (207) 555-0134 please", "call [phone] please"),
        ("card 4111 1111 1111 1111", "card [card]"),
        ("my order #KW-20418 is late", "my [order] is late"),
        ("tracking 1Z999AA10123456784", "tracking [tracking]"),
        ("see https://x.example/orders/8f3?token=a", "see [link]"),
        ("Hi Anna, we ship on Monday", "Hi [name], we ship on Monday"),
        ("My name is Ruth Calloway.", "My name is [name]."),
        ("It takes 5 days. Best, Jonas", "It takes 5 days. Best, [name]"),
        ("It costs $29 within 14 days", "It costs $29 within 14 days"),
    ],
)
def test_personal_data_is_marked_and_the_rest_is_kept(text: str, left: str) -> None:
    assert Scrubber().scrub(text) == left


def test_names_of_the_shops_own_people_go_wherever_they_stand() -> None:
    assert Scrubber(frozenset({"Maren Holt", "Holt"})).scrub("ask Holt about it") == "ask [name] about it"


def test_what_is_in_doubt_is_dropped() -> None:
    scrubber = Scrubber()
    assert scrubber.scrub("my husband Marco can take it") is None
    assert scrubber.doubted == 1


def test_luhn_tells_card_numbers_from_others() -> None:
    assert luhn("4111 1111 1111 1111")
    assert not luhn("4111 1111 1111 1112")


def chat(file: Path, *lines: tuple[str, str]) -> Path:
    messages = [{"role": role, "text": text, "at": "2026-05-03T10:00:00Z"} for role, text in lines]
    file.write_text(json.dumps({"id": "1", "messages": messages}) + "\n", encoding="utf-8")
    return file


def test_turns_of_several_messages_are_one_question_and_one_answer(tmp_path: Path) -> None:
    file = chat(
        tmp_path / "a.jsonl",
        ("customer", "Hi!"),
        ("customer", "Do you sharpen knives?"),
        ("agent", "Hello there!"),
        ("agent", "Yes, on Saturdays in the store."),
        ("agent", "It is $6 a blade."),
    )
    (draft,) = drafted([file], Scrubber(), EMBED).drafts
    assert (draft.question, draft.answer) == (
        "Do you sharpen knives?",
        "Yes, on Saturdays in the store. It is $6 a blade.",
    )


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Where is my order?", "It left our warehouse this morning."),
        ("Can I return this after 90 days?", "As an exception you can."),
        ("Can you help?", "I've refunded it to your card."),
        ("thanks", "You're welcome!"),
        ("Do you ship to Ruth?", "Yes, write to anna@example.org for it."),
    ],
)
def test_what_holds_for_one_customer_is_no_general_answer(tmp_path: Path, asked: str, answered: str) -> None:
    file = chat(tmp_path / "a.jsonl", ("customer", asked), ("agent", answered))
    assert drafted([file], Scrubber(), EMBED).drafts == ()


def test_csv_with_columns_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Ticket;Who;Body\n7;client;Do you rent boats?\n7;agent;Only in the summer months.\n")
    found = read(file, {"conversation": "Ticket", "role": "Who", "text": "Body"})
    assert [(line.role, line.text) for line in found.chats[0].lines] == [
        ("customer", "Do you rent boats?"),
        ("agent", "Only in the summer months."),
    ]


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": 1, "role": "customer", "text": "hi"}\nnot json\n')
    with pytest.raises(Invalid, match=r"a\.jsonl:2"):
        read(file)


def pair(answer: str, day: int, question: str = "what does sharpening a knife cost") -> Pair:
    return Pair(question, answer, datetime(2026, 5, day, tzinfo=UTC), str(day))


def test_the_same_question_answered_otherwise_is_a_conflict() -> None:
    same = [pair("sharpening costs $6 a blade", 1), pair("sharpening costs $8 a blade", 2)]
    (cluster,) = clusters([*same, pair("sharpening costs $8 a blade", 3)], EMBED)
    assert cluster.best.answer == "sharpening costs $8 a blade"
    assert [other.answer for other in cluster.others] == ["sharpening costs $6 a blade"]
    assert cluster.agreeing == pytest.approx(2 / 3)


def test_another_condition_is_another_question() -> None:
    one = pair("yes you can", 1, "can I return a candle within 30 days")
    other = pair("no you cannot", 2, "can I return a candle after 60 days")
    assert len(clusters([one, other], EMBED)) == 2
