"""The commands on the shop's own past answers and on its manuals, from a file of chats to what is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.service.answers.store import Answers, State
from assistant.settings import load
from assistant.turn import Request
from tests.test_cli import run, shop, stocked  # noqa: F401 - fixtures

Run = Callable[..., tuple[int, str, str]]
PETS = "# The store\n\n## Pets\n\nPets may come into the store on a lead.\n"
CHATS = [
    ("May I bring my dog to the store?", "Dogs are welcome in the store on a lead."),
    ("May I bring my dog to the store?", "Dogs are welcome in the store on a lead."),
    ("Darf ich meinen Hund in den Laden mitbringen?", "Hunde sind im Laden an der Leine willkommen."),
    ("可以带狗进店吗？", "一楼欢迎牵绳的狗。请不要带上楼。"),
]


@pytest.fixture
def chatted(stocked: Path, run: Run, tmp_path: Path) -> Path:  # noqa: F811
    """A shop that has taken in its past chats."""
    (stocked / "policies" / "store.md").write_text(PETS, encoding="utf-8")
    lines = [
        {"conversation": number, "time": f"2026-05-{number + 1:02}", "role": role, "text": text}
        for number, pair in enumerate(CHATS)
        for role, text in zip(("customer", "agent"), pair, strict=True)
    ]
    file = tmp_path / "chats.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    code, out, err = run("ingest", "--format", "transcripts", file, "--shop", stocked)
    assert code == 0, err
    assert "4 chats" in out
    assert "3 new drafts" in out
    return stocked


def listed(run: Run, shop: Path, *more: str) -> list[dict[str, object]]:  # noqa: F811
    code, out, err = run("answers", "list", "--shop", shop, "--json", *more)
    assert code == 0, err
    found: list[dict[str, object]] = json.loads(out)
    return found


def test_chats_become_drafts_in_their_own_language(chatted: Path, run: Run) -> None:  # noqa: F811
    found = listed(run, chatted, "--state", "draft")
    assert [(one["times"], one["language"]) for one in found] == [(2, "en"), (1, "de"), (1, "zh")]
    assert found[2]["answer"] == "一楼欢迎牵绳的狗。请不要带上楼。"


def test_an_answer_is_shown_edited_approved_and_retired(chatted: Path, run: Run) -> None:  # noqa: F811
    place = ("--shop", chatted)
    assert "A: Dogs are welcome in the store on a lead." in run("answers", "show", "1", *place)[1]
    assert "1: draft" in run("answers", "edit", "1", "--answer", "Dogs on a lead.", *place)[1]
    told = run("answers", "approve", "1", *place)[1]
    assert "1: approved" in told
    assert "A: Dogs on a lead." in told
    assert "nearest policy: store#pets" in told
    assert [one["id"] for one in listed(run, chatted, "--state", "approved")] == [1]
    assert "1: retired" in run("answers", "retire", "1", *place)[1]
    assert "2: dropped" in run("answers", "drop", "2", *place)[1]
    assert [one["id"] for one in listed(run, chatted, "--state", "draft")] == [3]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "99"), "99"),
        (("retire", "1"), "draft"),
        (("edit", "1"), "--question"),
        (("edit", "1", "--answer", " "), "answer"),
        (("list", "--state", "told"), "--state"),
    ],
)
def test_what_cannot_be_done_says_what_and_changes_nothing(
    chatted: Path,
    run: Run,  # noqa: F811
    words: tuple[str, ...],
    said: str,
) -> None:
    code, _, err = run("answers", *words, "--shop", chatted)
    assert code != 0
    assert said in err
    assert "Traceback" not in err
    assert len(listed(run, chatted, "--state", "draft")) == 3


def test_review_goes_through_what_waits(
    chatted: Path,
    run: Run,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = iter(["e", "Dogs on a lead, please.", "d", "q"])
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(said))
    assert run("answers", "review", "--shop", chatted)[0] == 0
    states = [(one["state"], one["answer"]) for one in listed(run, chatted)]
    assert states[0] == ("approved", "Dogs on a lead, please.")
    assert [state for state, _ in states[1:]] == ["dropped", "draft"]


def test_a_policy_that_changes_between_two_ingests_retires_what_rests_on_it(
    chatted: Path,
    run: Run,  # noqa: F811
) -> None:
    """In the shop that serves it is told no more from the moment on which the page changes."""
    from assistant import bootstrap, parts

    place = ("--shop", chatted)
    run("answers", "approve", "1", *place)
    settings = load(chatted)
    beside = parts.index_beside(settings, parts.make_embedder(settings))
    serving = bootstrap.build(settings, index=beside)
    asked = "may I bring my dog to the store?"

    def reply() -> str:
        talk, _ = serving.conversations.start()
        return str(list(serving.assistant.respond(Request(talk.id, asked)))[-1].reply.text)  # type: ignore[union-attr]

    assert run("ingest", chatted / "feed.jsonl", *place)[0] == 0
    assert run("answers", "check", *place)[1].strip() == "0 went stale."
    assert "Dogs are welcome in the store on a lead." in reply()
    (chatted / "policies" / "store.md").write_text(PETS.replace("may come", "may not come"), encoding="utf-8")
    assert "Our team answered" not in reply()
    assert run("ingest", chatted / "feed.jsonl", *place)[0] == 0
    kept = Answers(serving.records.engine)
    assert kept.get(1).state is State.STALE
    assert "store#pets has changed" in kept.get(1).why
    assert run("answers", "approve", "1", *place)[0] == 0
    assert "Dogs are welcome in the store on a lead." in reply()
    serving.records.engine.dispose()


def test_the_check_brings_back_what_rests_on_a_page_that_changed(chatted: Path, run: Run) -> None:  # noqa: F811
    place = ("--shop", chatted)
    run("answers", "approve", "1", *place)
    (chatted / "policies" / "store.md").unlink()
    told = run("answers", "check", *place)[1]
    assert "store#pets is gone" in told
    assert "1 went stale." in told
    assert "1: stale" in run("answers", "show", "1", *place)[1]


def test_manuals_are_listed_with_what_they_belong_to(stocked: Path, run: Run) -> None:  # noqa: F811
    folder = stocked / "manuals"
    folder.mkdir(exist_ok=True)
    (folder / "halo.md").write_text(
        "---\nproducts: [l1]\n---\n# Halo\n\n## It flickers\n\n1. Unplug it.\n2. Wait.\n", encoding="utf-8"
    )
    (folder / "loose.md").write_text("# Of nothing\n\nWords.\n", encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    code, out, err = run("support", "list", "--shop", stocked)
    assert code == 0, err
    assert "halo" in out
    assert "l1" in out
    assert "loose" in out
    assert "bad.pdf" in out + err
