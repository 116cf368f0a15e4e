"""A real turn of a wired shop is made in its arm, and says so in the records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.bootstrap import build
from assistant.service.behaviour.tables import experiment_units, turn_arms
from assistant.settings import Embedding, Generator, Settings
from assistant.turn import Done, Request
from retrieval.catalog.sync import ingest
from tests.web.open_shop import CATALOGUE

BOTH = """
[[experiment]]
name = "words"
state = "running"
control = "full"
effect = 0.05
arm = [{ name = "full", style = "plain full" }, { name = "short", style = "plain short" }]

[[experiment]]
name = "weights"
state = "running"
unit = "conversation"
control = "usual"
effect = 0.05
arm = [{ name = "usual" }, { name = "meaning", fusion = { meaning = 0.9 } }]
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    lines = "\n".join(json.dumps(each) for each in CATALOGUE[:3])
    (tmp_path / "catalogue.jsonl").write_text(lines)
    (tmp_path / "experiments.toml").write_text(BOTH)
    return Settings(
        folder=tmp_path, generator=Generator(model="template"), embedding=Embedding(name="hashing")
    )


def test_turns_are_made_in_their_arms_and_customers_hear_the_difference(settings: Settings) -> None:
    shop = build(settings)
    ingest(
        [settings.folder / "catalogue.jsonl"],
        store=shop.store,
        index=shop.index,
        embedder=shop.embedder,
        rejects=settings.folder / "rejects.jsonl",
    )
    heard: dict[str, set[int]] = {}
    for _ in range(8):
        talk, _ = shop.conversations.start()
        *_, done = shop.assistant.respond(Request(talk.id, "a pan for my kitchen"))
        assert isinstance(done, Done)
        kept = shop.conversations.load(talk.id)
        arms = {each.experiment: each.arm for each in kept.arms}
        heard.setdefault(arms["words"], set()).add(len(done.reply.text))
        standing = kept.query
        assert standing is not None
        meaning = standing.fusion.blend.meaning if standing.fusion else 0.5
        assert meaning == (0.9 if arms["weights"] == "meaning" else 0.5)
    with shop.records.engine.connect() as connection:
        turns = connection.execute(select(turn_arms)).all()
        units = connection.execute(select(experiment_units)).all()
    assert len(turns) == len(units) == 16
    assert {(row.experiment, row.unit, row.arm) for row in turns} == {
        (row.experiment, row.unit, row.arm) for row in units
    }
    assert max(heard["short"]) < min(heard["full"])
