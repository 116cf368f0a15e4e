"""The project's own scripted dialogues, on the demo shop with its real embedder and templates.

Each dialogue is a case. Besides what its steps expect, no reply may break the house style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import bootstrap, running
from assistant.dialogues import Dialogue, Rehearsal, load
from assistant.errors import ModelMissing
from assistant.settings import load as settings_of
from assistant.shop import Shop
from assistant.understood import Intent
from retrieval.catalog.sync import ingest

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "demo"
SCRIPTS = [
    (f"{file.parent.name}/{file.stem}: {dialogue.dialogue}", dialogue)
    for file, dialogue in load(Path(__file__).parent / "dialogues")
]
DIALOGUES = [dialogue for _, dialogue in SCRIPTS]
GAPS = frozenset(
    line
    for line in (Path(__file__).parent / "dialogues" / "known-gaps.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)
"""What is known not to hold yet: run all the same, and counted as expected failures."""
NEVER = re.compile(
    r"as an ai|great question|happy to assist|!{2,}|!.*!.*!|\bnone\b \(|\bNone\b|\{\w*\}|\[[A-Z]{2}-\d{3}\]",
    re.I,
)
"""What no reply says: the assistant about itself, gushing, and traces of the machine."""


@pytest.fixture(scope="session")
def demo_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    settings = settings_of(DEMO, data_folder=tmp_path_factory.mktemp("dialogues"))
    settings = settings.model_copy(
        update={"generator": settings.generator.model_copy(update={"model": "template", "url": None})}
    )
    try:
        shop = bootstrap.build(settings)
    except ModelMissing as missing:
        pytest.skip(str(missing))
    ingest(
        [DEMO / "catalogue.jsonl"],
        store=shop.store,
        index=shop.index,
        embedder=shop.embedder,
        rejects=settings.data / "rejects.jsonl",
    )
    shop.search.settle()  # or the first customer may still be answered from the empty shop
    running.first_orders(settings, shop.records)
    yield shop
    shop.records.engine.dispose()


@pytest.fixture(scope="session")
def stage(demo_shop: Shop) -> Iterator[Rehearsal]:
    with Rehearsal(demo_shop.assistant, demo_shop.conversations, demo_shop.grounding.check) as rehearsal:
        yield rehearsal


@pytest.mark.model
@pytest.mark.parametrize(
    "dialogue",
    [
        pytest.param(dialogue, id=name, marks=[pytest.mark.xfail(reason="known gap")] if name in GAPS else [])
        for name, dialogue in SCRIPTS
    ],
)
def test_dialogue_holds(stage: Rehearsal, dialogue: Dialogue) -> None:
    result = stage.play(dialogue)
    assert result.passed, f"{dialogue.dialogue}\n{result.report()}"
    texts = [step.heard.reply.text for step in result.steps]
    assert all(text.strip() for text in texts), "an empty reply"
    assert not [text for text in texts if NEVER.search(text)]


def test_dialogues_cover_every_intent() -> None:
    expected = {
        intent
        for dialogue in DIALOGUES
        for step in dialogue.steps
        for intent in (
            *((step.expect.intent,) if isinstance(step.expect.intent, str) else step.expect.intent or ()),
            *(step.expect.intents or ()),
        )
    }
    assert expected >= {str(intent) for intent in Intent}


def test_there_are_enough_of_them() -> None:
    assert len(DIALOGUES) >= 48
    assert sum(len(dialogue.steps) for dialogue in DIALOGUES) >= 190


def test_known_gaps_name_dialogues_that_exist() -> None:
    assert {name for name, _ in SCRIPTS} >= GAPS
    assert len(GAPS) < len(SCRIPTS) / 3
