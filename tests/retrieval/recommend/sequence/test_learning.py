"""What is shown to a sequence model and what is asked of it, piece by piece."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch.nn import functional

from retrieval.recommend.interactions import columns
from retrieval.recommend.kinds import KINDS, EventKind
from retrieval.recommend.sequence.examples import example, question
from retrieval.recommend.sequence.factors import factors, near, weighed
from retrieval.recommend.sequence.losses import Sampler, clashes, sampled_softmax
from retrieval.recommend.sequence.network import MASK, Network
from retrieval.recommend.sequence.recipe import Recipe
from retrieval.recommend.sequence.sequences import PADDING, Sequences, batches, chosen, without_last
from retrieval.recommend.sequence.training import Fit, standing_of

SMALL = Recipe(width=16, layers=2, heads=2, length=8, dropout=0.0, begin=0.0, bf16=False, threads=1)


def sequences(*rows: list[int], items: int = 20) -> Sequences:
    bounds = np.concatenate(([0], np.cumsum([len(row) for row in rows])))
    return Sequences(tuple(f"p{i}" for i in range(items)), np.concatenate(rows).astype(np.int64), bounds)


def network(architecture: str) -> Network:
    torch.manual_seed(1)
    return Network(replace(SMALL, architecture=architecture), 20).eval()  # type: ignore[arg-type]


def test_only_what_speaks_for_a_product_is_a_choice_and_once_in_a_row() -> None:
    kinds = [EventKind.VIEW, EventKind.BUY, EventKind.RETURN, EventKind.DISMISS, EventKind.CART, EventKind.UP]
    codes = [KINDS.index(kind) for kind in kinds]
    found = chosen(
        columns(["a", "b"], list("wxyz"), [0, 0, 0, 0, 0, 1], [1, 1, 1, 2, 3, 3], codes, range(6), [1] * 6)
    )
    assert found.items == ("x", "z")
    assert [found.flat[a:b].tolist() for a, b in zip(found.bounds, found.bounds[1:], strict=False)] == [
        [0, 1],
        [1],
    ]


def test_one_way_nothing_that_comes_later_is_seen() -> None:
    rows = torch.tensor([[1, 2, 3, 4]])
    other = torch.tensor([[1, 2, 9, 7]])
    with torch.inference_mode():
        here, there = network("sasrec")(rows), network("sasrec")(other)
        torch.testing.assert_close(here[:, :2], there[:, :2])
        assert not torch.allclose(here[:, 2:], there[:, 2:])


@pytest.mark.parametrize("architecture", ["bert4rec", "xlnet"])
def test_both_ways_what_comes_later_tells_and_padding_does_not(architecture: str) -> None:
    model = network(architecture)
    with torch.inference_mode():
        asked = model(torch.tensor([[1, MASK, 3]]))[0, 1]
        assert not torch.allclose(asked, model(torch.tensor([[1, MASK, 9]]))[0, 1], atol=1e-5)
        longer = model(torch.tensor([[1, MASK, 3, PADDING, PADDING], [1, 2, 3, 4, 5]]))[0, 1]
        torch.testing.assert_close(asked, longer, atol=1e-5, rtol=1e-4)


def test_the_next_item_is_due_at_every_place() -> None:
    due = example(np.array([[4, 5, 6], [7, 8, PADDING]]), SMALL, np.random.default_rng(0))
    assert due.rows.ravel()[due.places].tolist() == [4, 5, 7]
    assert due.targets.tolist() == [5, 6, 8]
    assert due.rows.tolist() == [[4, 5], [7, PADDING]]


def test_what_is_hidden_is_due_and_the_last_alone_where_so_chosen() -> None:
    block = np.tile(np.arange(8), (400, 1))
    masked = replace(SMALL, architecture="bert4rec", masked=0.5, last_only=0.0)
    due = example(block, masked, np.random.default_rng(0))
    assert (due.rows.ravel()[due.places] == MASK).all()
    assert due.targets.tolist() == block.ravel()[due.places].tolist()
    assert 0.45 < len(due.places) / block.size < 0.55
    last = example(block, replace(masked, last_only=1.0), np.random.default_rng(0))
    assert len(last.places) == len(block)
    assert ((last.rows != PADDING).sum(1) - 1 == last.places % 8).all()


def test_what_is_asked_is_what_comes_behind() -> None:
    block = np.array([[4, 5, 6], [7, PADDING, PADDING]])
    rows, places = question(block, SMALL)
    assert (rows.tolist(), places.tolist()) == (block.tolist(), [2, 0])
    rows, places = question(block, replace(SMALL, architecture="bert4rec"))
    assert rows.tolist() == [[4, 5, 6, MASK], [7, MASK, PADDING, PADDING]]
    assert places.tolist() == [3, 1]


def test_a_round_holds_everyone_once_and_hardly_any_padding() -> None:
    random = np.random.default_rng(0)
    rows = [random.integers(0, 20, random.integers(1, 9)).tolist() for _ in range(500)]
    blocks = list(batches(sequences(*rows), 6, 64, random))
    held = sorted(row[row != PADDING].tolist() for block in blocks for row in block)
    assert held == sorted(row[-6:] for row in rows if len(row) > 1)
    assert sum((block == PADDING).sum() for block in blocks) < 0.15 * sum(block.size for block in blocks)


def test_the_whole_assortment_as_a_sample_is_the_whole_softmax() -> None:
    model = network("sasrec")
    hidden = torch.randn(6, 16, requires_grad=True)
    targets, every = torch.tensor([0, 3, 3, 7, 19, 5]), torch.randperm(20)
    loss = sampled_softmax(model, hidden, targets, every, Sampler(np.ones(20, np.int64), 0.0))
    exact = functional.cross_entropy(hidden @ model.items.weight.t(), targets)
    torch.testing.assert_close(loss, exact)
    wanted = (hidden, model.items.weight)
    for found, right in zip(
        torch.autograd.grad(loss, wanted), torch.autograd.grad(exact, wanted), strict=True
    ):
        torch.testing.assert_close(found, right, atol=1e-6, rtol=1e-4)


def test_a_sample_has_the_mean_of_the_whole() -> None:
    """Skewed draws, corrected by their own chance, sum up to what all items sum up to."""
    model, random = network("sasrec"), np.random.default_rng(0)
    with torch.no_grad():
        model.items.weight *= 20
    hidden, targets = torch.randn(4, 16), torch.tensor([0, 3, 7, 5])
    sampler = Sampler(np.arange(20) ** 2, 1.0)
    exact = functional.cross_entropy(hidden @ model.items.weight.t(), targets)
    sampled = sampled_softmax(model, hidden, targets, sampler.draw(60_000, random), sampler)
    torch.testing.assert_close(sampled, exact, atol=0.05, rtol=0.0)


def test_where_a_target_was_drawn_it_is_no_negative() -> None:
    rows, places = clashes(torch.tensor([4, 1, 9]), torch.tensor([9, 4, 2, 4]))
    assert sorted(zip(rows.tolist(), places.tolist(), strict=True)) == [(0, 1), (0, 3), (2, 0)]


def test_items_of_the_same_sequences_begin_near_each_other() -> None:
    rows = [[i, j, k] for i in range(5) for j in range(5) for k in range(5) if len({i, j, k}) == 3]
    found = factors(sequences(*rows, *[[i + 5 for i in row] for row in rows], items=10), 2, 0)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    alike = found @ found.T
    assert alike[:5, :5].min() > 0.9
    assert abs(alike[:5, 5:]).max() < 0.1


def test_what_is_often_beside_an_item_is_nearer_than_what_was_once() -> None:
    often = [[0, 1] for _ in range(9)]
    counts = near(sequences(*often, *[[1, 3] for _ in range(9)], [0, 2], items=4))
    found = weighed(counts).toarray()
    np.testing.assert_allclose(found, found.T)
    assert found[0, 1] > found[0, 2] > found[0, 3] == 0
    assert found[0, 1] == pytest.approx(np.log(10) / (11 * 19) ** 0.3)


def test_items_learn_at_a_rate_of_their_own() -> None:
    rows = sequences([1, 2, 3], [4, 5, 6], [6, 7, 8], [9, 10, 11])
    fit = Fit(rows, replace(SMALL, held=0, epochs=1, items_rate=0.0), None, None)
    before = {name: value.clone() for name, value in fit.network.state_dict().items()}
    after = fit.run().state_dict()
    still = {name for name, value in after.items() if torch.equal(value, before[name])}
    assert "items.weight" in still
    assert any(name.startswith("encoder.h.0") for name in after.keys() - still)


def test_without_the_last_of_some() -> None:
    rest, last = without_last(sequences([1, 2, 3], [4, 5], [6, 7, 8, 9]), np.array([0, 2]))
    assert rest.flat.tolist() == [1, 2, 4, 5, 6, 7, 8]
    assert (rest.bounds.tolist(), last.tolist()) == ([0, 2, 4, 7], [3, 9])


def test_what_is_kept_back_is_not_learned_from() -> None:
    fit = Fit(sequences([1, 2, 3], [4, 5], [6, 7, 8], [9, 10, 11]), replace(SMALL, held=2), None, None)
    assert len(fit.kept) == 2
    assert not set(fit.answers.tolist()) & set(fit.shown.flat.tolist())
    assert fit.shown.lengths.tolist() == [3 - (subject in fit.kept) - (subject == 1) for subject in range(4)]


def test_the_place_of_an_answer_leaves_out_what_was_chosen_before() -> None:
    """With one direction as the score, p1 to p12 stand before p0 until ten of them were chosen before."""
    model = network("sasrec")
    past = sequences([1, 2], list(range(1, 11)))
    with torch.no_grad():
        hidden = model(torch.tensor([[1, 2]]))[0, -1]
        model.encoder.ln_f.weight.zero_()  # type: ignore[union-attr, operator]
        model.encoder.ln_f.bias.copy_(hidden / hidden.norm())  # type: ignore[union-attr, operator, arg-type]
        heights = torch.tensor([0.0, *range(12, 0, -1), *[-1.0] * 7])
        model.items.weight.copy_(heights[:, None] * hidden / hidden.norm())
    hit, ndcg = standing_of(model, past, np.array([0, 1]), np.array([0, 0]))
    assert hit == 0.5
    assert ndcg == pytest.approx(0.5 / np.log2(2 + 2))
