"""A tiny encoder of weights drawn by lot learns which texts follow which, and can be interrupted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import torch

from retrieval.errors import TooLittleData
from retrieval.recommend.encoder import CHECKPOINT, Recipe, Step, choices, told
from retrieval.recommend.interactions import gathered, pasts
from retrieval.recommend.kinds import Event, EventKind, Past, Preference, Profile
from retrieval.recommend.language import Language
from tests.retrieval.recommend.shoppers import ITEMS, checkerboard

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "tea", "coffee", *"0123456789", "-", ";", "likes", ".")
TEXTS = {item: item.replace("-", " ") for item in ITEMS}
RECIPE = Recipe(minutes=5.0, rank=4, alpha=8, batch=16, rate=5e-3, steps=12, warm_up=2, tokens=24, every=4)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encoder as all-MiniLM-L6-v2 is one, of a few numbers drawn by lot."""
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("encoder")
    (folder / "vocab.txt").write_text("\n".join(WORDS))
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def taught(base: Path) -> Language:
    return Language.fit(checkerboard(80), TEXTS, base, RECIPE)


def test_the_loss_falls_and_what_was_taught_changes_the_vectors(base: Path) -> None:
    steps: list[Step] = []
    longer = replace(RECIPE, steps=60, rate=1e-2)
    learned = Language.fit(checkerboard(80), TEXTS, base, longer, progress=steps.append)
    untaught = Language.fit(checkerboard(80), TEXTS, base, Recipe(minutes=0.0, tokens=24))
    assert len(steps) == 60
    assert np.mean([s.loss for s in steps[-10:]]) < np.mean([s.loss for s in steps[:10]]) - 0.05
    past = pasts(checkerboard(80))[:1]
    rows = np.arange(len(ITEMS), dtype=np.int32)[None, :]
    assert not np.allclose(learned.score(past, rows), untaught.score(past, rows), atol=1e-3)


def test_what_is_read_back_recommends_the_same(taught: Language, tmp_path: Path) -> None:
    taught.save(tmp_path)
    told_of = pasts(checkerboard(80))[:6]
    once, again = taught.recall(told_of, 5), Language.load(tmp_path).recall(told_of, 5)
    assert np.array_equal(once.rows, again.rows)
    assert np.allclose(once.scores, again.scores, atol=1e-5)
    assert not [path for path in tmp_path.rglob("*") if path.suffix in {".pt", ".bin", ".pkl"}]


def test_scores_of_what_is_recalled_are_the_same_and_none_is_of_nowhere(taught: Language) -> None:
    past = pasts(checkerboard(80))[:3]
    found = taught.recall(past, 4)
    assert np.allclose(taught.score(past, found.rows), found.scores, atol=1e-5)
    assert np.isnan(taught.score(past, np.full((3, 2), -1, np.int32))).all()
    assert (np.diff(found.scores, axis=1) <= 1e-6).all()


def test_who_did_and_said_nothing_is_not_answered(taught: Language) -> None:
    assert (taught.recall([Past()], 3).rows == -1).all()
    assert taught.told(Past()) == ""


def test_a_text_holds_the_latest_products_first_after_what_was_said(taught: Language) -> None:
    at = datetime(2026, 5, 1, tzinfo=UTC)
    events = [
        Event("s", EventKind.BUY, "tea-1", at),
        Event("s", EventKind.VIEW, "tea-2", at.replace(day=2)),
        Event("s", EventKind.RETURN, "tea-3", at.replace(day=3)),
    ]
    past = pasts(gathered(events))[0]
    said = (Preference("taste", "green", True, "I like green", at), Preference("", "milk", False, "no", at))
    spoken = Past(past.items, past.kinds, past.at, past.quantity, past.now, Profile(said=said))
    assert taught.told(spoken) == "likes green. tea 2; tea 1"
    assert told([], ["green"]) == "likes green."


def test_interrupted_it_goes_on_where_it_was(base: Path, tmp_path: Path) -> None:
    def stop(step: Step) -> None:
        if step.number == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Language.fit(checkerboard(80), TEXTS, base, RECIPE, tmp_path, stop)
    steps: list[Step] = []
    Language.fit(checkerboard(80), TEXTS, base, RECIPE, tmp_path, steps.append)
    assert steps[0].number in (6, 7)
    assert steps[-1].number == RECIPE.steps


def test_a_damaged_checkpoint_is_begun_anew(base: Path, tmp_path: Path) -> None:
    (tmp_path / CHECKPOINT).mkdir()
    (tmp_path / CHECKPOINT / "adapter.safetensors").write_bytes(b"half")
    steps: list[Step] = []
    Language.fit(checkerboard(80), TEXTS, base, RECIPE, tmp_path, steps.append)
    assert steps[0].number == 1


def test_its_minutes_end_it(base: Path) -> None:
    now = iter(float(second) for second in range(10_000))
    steps: list[Step] = []
    Language.fit(
        checkerboard(80),
        TEXTS,
        base,
        Recipe(minutes=0.2, tokens=24, batch=8),
        None,
        steps.append,
        lambda: next(now),
    )
    assert 0 < len(steps) < 12


def test_without_two_choices_of_anybody_there_is_nothing_to_learn() -> None:
    with pytest.raises(TooLittleData):
        choices(gathered([Event("s", EventKind.BUY, "tea-1", datetime(2026, 5, 1, tzinfo=UTC))]), TEXTS)
