"""On a cycle, where after item i always comes i + 1, every architecture has to find what comes next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from retrieval.errors import TooLittleData, VersionDamaged
from retrieval.recommend.interactions import columns
from retrieval.recommend.kinds import KINDS, NOWHERE, EventKind, Interactions, Past
from retrieval.recommend.sequence import ARCHITECTURES, Progress, Recipe, Sequential

ITEMS = 12
SMALL = Recipe(
    width=32, layers=1, heads=1, length=8, dropout=0.0, negatives=32, tokens=96, rate=1e-2,
    epochs=60, masked=0.3, held=0, bf16=False, threads=1,
)  # fmt: skip


def cycles(count: int = 96, steps: int = 6) -> Interactions:
    subject = np.repeat(np.arange(count), steps)
    item = (subject + np.tile(np.arange(steps), count)) % ITEMS
    names = tuple(f"p{row}" for row in range(ITEMS))
    subjects = tuple(f"s{row}" for row in range(count))
    kinds = np.full(len(item), KINDS.index(EventKind.BUY))
    return columns(subjects, names, subject, item, kinds, np.arange(len(item)), np.ones(len(item)))


def past(*items: str, kind: EventKind = EventKind.VIEW) -> Past:
    count = len(items)
    return Past(
        items,
        np.full(count, KINDS.index(kind), np.int8),
        np.arange(count, dtype=float),
        np.ones(count, np.float32),
    )


@pytest.fixture(scope="module", params=ARCHITECTURES)
def fitted(request: pytest.FixtureRequest) -> Sequential:
    return Sequential.fit(cycles(), replace(SMALL, architecture=request.param))


def test_it_learns_what_comes_next(fitted: Sequential) -> None:
    asked = [past(f"p{i}", f"p{(i + 1) % ITEMS}", f"p{(i + 2) % ITEMS}") for i in range(ITEMS)]
    first = fitted.recall(asked, 3).rows[:, 0]
    assert [fitted.items[row] for row in first] == [f"p{(i + 3) % ITEMS}" for i in range(ITEMS)]


def test_one_is_as_many(fitted: Sequential) -> None:
    asked = [past(*(f"p{(i + step) % ITEMS}" for step in range(1 + i % 5))) for i in range(20)]
    rows = np.tile(np.arange(ITEMS, dtype=np.int32), (20, 1))
    together = fitted.score(asked, rows)
    alone = np.concatenate([fitted.score([one], rows[:1]) for one in asked])
    np.testing.assert_allclose(together, alone, atol=1e-4)


def test_the_best_are_the_highest_scores(fitted: Sequential) -> None:
    asked = [past("p1", "p2"), past("p7")]
    found = fitted.recall(asked, 4)
    np.testing.assert_allclose(fitted.score(asked, found.rows), found.scores, atol=1e-4)
    rows = np.tile(np.arange(ITEMS, dtype=np.int32), (2, 1))
    np.testing.assert_allclose(-np.sort(-fitted.score(asked, rows))[:, :4], found.scores, atol=1e-4)


def test_nothing_known_gives_nothing(fitted: Sequential) -> None:
    asked = [past(), past("gone"), past("p1", kind=EventKind.RETURN), past("p1")]
    found = fitted.recall(asked, 2)
    assert (found.rows[:3] == NOWHERE).all()
    assert np.isnan(found.scores[:3]).all()
    assert (found.rows[3] != NOWHERE).all()
    scores = fitted.score(asked, np.array([[0, NOWHERE]] * 4, np.int32))
    assert np.isnan(scores[:3]).all()
    assert np.isnan(scores[3, 1])
    assert not np.isnan(scores[3, 0])


def test_what_is_unknown_or_refused_is_skipped(fitted: Sequential) -> None:
    mixed = past("p1", "gone", "p2", "p2", "p9")
    mixed.kinds[4] = KINDS.index(EventKind.DISMISS)
    rows = np.arange(ITEMS, dtype=np.int32)[None]
    np.testing.assert_array_equal(fitted.score([mixed], rows), fitted.score([past("p1", "p2")], rows))


def test_more_than_there_is_gives_what_there_is(fitted: Sequential) -> None:
    found = fitted.recall([past("p1")], 50)
    assert sorted(found.rows[0, :ITEMS]) == list(range(ITEMS))
    assert (found.rows[0, ITEMS:] == NOWHERE).all()
    assert fitted.recall([], 5).rows.shape == (0, 5)


def test_saved_and_loaded_it_scores_the_same(fitted: Sequential, tmp_path: Path) -> None:
    fitted.save(tmp_path)
    again = Sequential.load(tmp_path)
    rows = np.arange(ITEMS, dtype=np.int32)[None]
    assert (again.items, again.recipe) == (fitted.items, fitted.recipe)
    np.testing.assert_array_equal(
        again.score([past("p1", "p2")], rows), fitted.score([past("p1", "p2")], rows)
    )
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".safetensors"}


def test_what_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(VersionDamaged):
        Sequential.load(tmp_path)


def test_nothing_to_learn_is_said_so() -> None:
    with pytest.raises(TooLittleData):
        Sequential.fit(cycles(steps=1), SMALL)


class Stop(Exception):
    pass


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_an_interrupted_fit_goes_on_as_if_it_had_not_been(architecture: str, tmp_path: Path) -> None:
    recipe = replace(SMALL, architecture=architecture, epochs=4, held=16, every=1, dropout=0.2)
    seen: list[Progress] = []

    def stop(progress: Progress) -> None:
        seen.append(progress)
        if progress.epoch == 2:
            raise Stop

    with pytest.raises(Stop):
        Sequential.fit(cycles(), recipe, stop, tmp_path)
    resumed = Sequential.fit(cycles(), recipe, seen.append, tmp_path)
    assert [progress.epoch for progress in seen] == [1, 2, 3, 4]
    straight = Sequential.fit(cycles(), recipe)
    rows = np.arange(ITEMS, dtype=np.int32)[None]
    np.testing.assert_array_equal(resumed.score([past("p1")], rows), straight.score([past("p1")], rows))


def test_why_names_what_the_score_rests_on(fitted: Sequential) -> None:
    """After p1, p2, p3 comes p4, and what is unknown or refused is no reason."""
    asked = past("p1", "p2", "gone", "p3", "p9")
    asked.kinds[4] = KINDS.index(EventKind.DISMISS)
    found = fitted.why(asked, "p4")
    assert {item for item, _ in found} <= {"p1", "p2", "p3"}
    assert found
    assert sum(share for _, share in found) == pytest.approx(1.0)
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)
    assert fitted.why(past("p3"), "p4") == (("p3", 1.0),)
    assert fitted.why(asked, "gone") == ()
    assert fitted.why(past(), "p4") == ()


def test_a_checkpoint_of_other_data_or_a_damaged_one_is_begun_over(tmp_path: Path) -> None:
    recipe = replace(SMALL, epochs=2)
    right = Sequential.fit(cycles(), recipe)
    rows = np.arange(ITEMS, dtype=np.int32)[None]
    Sequential.fit(cycles(steps=5), recipe, folder=tmp_path)
    for _ in range(2):
        found = Sequential.fit(cycles(), recipe, folder=tmp_path)
        np.testing.assert_array_equal(found.score([past("p1")], rows), right.score([past("p1")], rows))
        (tmp_path / "checkpoint.safetensors").write_bytes(b"no such thing")
    found.save(tmp_path)
    assert not (tmp_path / "checkpoint.safetensors").exists()
