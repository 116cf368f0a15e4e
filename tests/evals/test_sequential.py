"""How the sequence evaluation reads, cuts and counts, on data whose answer is known."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from evals.sequential_blend import candidates, chosen, coverage, fused, gains, hits, needed, taught
from evals.sequential_data import Question, questions, read, some
from evals.sequential_models import found, scored
from retrieval.recommend.collaborative import ItemKnn
from retrieval.recommend.kinds import NOWHERE
from retrieval.recommend.popular import Popular

PAIRS = "a 1\na 2\na 3\nb 2\nb 3\nb 4\nc 1\nc 2\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


@pytest.mark.parametrize("name", ["pairs.txt", "pairs.txt.gz"])
def test_pairs_are_in_the_order_of_their_lines(tmp_path: Path, name: str) -> None:
    found = read(written(tmp_path, name, PAIRS))
    assert found.subjects == ("a", "b", "c")
    assert [found.items[row] for row in found.item] == ["1", "2", "3", "2", "3", "4", "1", "2"]


def test_times_of_a_table_order_it(tmp_path: Path) -> None:
    text = "when,Item,user,Timestamp\nx,1,a,2024-01-02T00:00:00\nx,2,a,1000\nx,3,b,5\n"
    found = read(written(tmp_path, "table.csv", text))
    assert [found.items[row] for row in found.item] == ["2", "1", "3"]


@pytest.mark.parametrize("text", ["one two three\n", "when,what\n1,2\n"])
def test_what_is_neither_is_said_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match="table"):
        read(written(tmp_path, "table.csv", text))


def test_the_last_is_test_and_the_one_before_is_validation(tmp_path: Path) -> None:
    validation, test = questions(read(written(tmp_path, "pairs.txt", PAIRS)))
    assert [past.items for past in validation.asked] == [("1",), ("2",)]
    assert [validation.items[at] for at in validation.answers] == ["2", "3"]
    assert [past.items for past in test.asked] == [("1", "2"), ("2", "3")]
    assert [test.items[at] for at in test.answers] == ["3", "4"]
    assert "4" not in test.known.items
    assert [past.items for past in some(test, np.array([1])).asked] == [("2", "3")]


def cycles(tmp_path: Path) -> Question:
    """Of 12 items in a circle, each customer chose 5 in a row."""
    lines = [f"u{user} i{(user + step) % 12}" for user in range(48) for step in range(5)]
    return questions(read(written(tmp_path, "cycle.txt", "\n".join(lines) + "\n")))[0]


def test_what_was_chosen_before_is_not_found_again(tmp_path: Path) -> None:
    question = cycles(tmp_path)
    lists = found(Popular.fit(question.known), question, 12).rows
    for row, past in zip(lists, question.asked, strict=True):
        names = [question.items[at] for at in row if at != NOWHERE]
        assert sorted([*names, *past.items]) == sorted(question.items)


def test_scores_are_of_the_places_that_were_asked_for(tmp_path: Path) -> None:
    question = cycles(tmp_path)
    recall = ItemKnn.fit(question.known)
    lists = found(recall, question, 3)
    np.testing.assert_allclose(scored(recall, question, lists.rows), lists.scores, rtol=1e-4)


def test_a_blend_learns_whom_to_trust_and_leaves_out_who_adds_nothing(tmp_path: Path) -> None:
    question = cycles(tmp_path)
    recalls = {"item_knn": ItemKnn.fit(question.known), "popular": Popular.fit(question.known)}
    one = candidates(recalls, question)
    both = taught(tuple(recalls), one, question.answers)
    alone = gains(found(recalls["popular"], question, 10).rows, question.answers).mean()
    assert gains(both.best(one, 10), question.answers).mean() > alone
    choice = chosen(recalls, question, 0, lambda _: None)
    assert choice.blend.names == ("item_knn",)
    assert hits(fused(choice.blend.names, one, 10), question.answers).all()


def test_a_gain_that_may_be_chance_lets_nobody_in() -> None:
    """Of 3,000 customers, a part finds 300 answers, another 60 more, and a third as many as it loses, and
    one."""
    found = {"a": np.arange(3000) < 300, "b": (np.arange(3000) >= 300) & (np.arange(3000) < 360)}
    luck = np.zeros(3000)
    luck[1000:1041], luck[:40] = 1.0, -1.0

    def judged(names: Sequence[str]) -> np.ndarray:
        kept = [found[name] for name in names if name in found]
        return np.sum(kept, axis=0) + (luck if "c" in names else 0.0)

    assert judged("abc").mean() > judged("ab").mean()
    names, whole, without = needed(("a", "b", "c"), judged, lambda _: None)
    assert names == ("a", "b")
    assert whole.sum() == 360
    assert {name: values.sum() for name, values in without.items()} == {"a": 60, "b": 300}


def test_many_small_losses_are_not_let_pass_one_by_one() -> None:
    found = {"a": np.arange(3000) < 300, "b": np.isin(np.arange(3000), [400, 401])}
    found["c"] = np.isin(np.arange(3000), [500, 501])

    def judged(names: Sequence[str]) -> np.ndarray:
        return np.sum([found[name] for name in names], axis=0, dtype=float)

    names, _, _ = needed(("a", "b", "c"), judged, lambda _: None)
    assert names == ("a", "c")


def test_what_is_counted() -> None:
    rows = np.array([[3, 1, 2], [4, NOWHERE, NOWHERE]], np.int32)
    assert hits(rows, np.array([1, 5], np.int32)).tolist() == [True, False]
    np.testing.assert_allclose(gains(rows, np.array([1, 5], np.int32)), [1 / np.log2(3), 0.0])
    assert coverage(rows, 8) == 0.5
