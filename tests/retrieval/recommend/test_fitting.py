"""What is fitted on customers of two kinds knows them; what is saved is what was fitted; what adds nothing
is left out; what was interrupted is gone on with."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from retrieval.errors import TooLittleData, VersionDamaged
from retrieval.recommend import fitting
from retrieval.recommend.bundle import TRIAL, Manifest, load
from retrieval.recommend.fitting import Fitted, Plan, fit
from retrieval.recommend.interactions import pasts
from retrieval.recommend.kinds import Interactions, Past
from retrieval.recommend.parts import ForStrangers
from retrieval.recommend.trying import Goods
from tests.retrieval.recommend.little import product, shop
from tests.retrieval.recommend.shoppers import ITEMS, checkerboard, regulars

PLAN = Plan(parts=("popular", "item_knn", "again"), cases=400)
PRODUCTS = {item: product(item) for item in ITEMS}


def goods() -> Goods:
    return Goods(shop(*PRODUCTS.values()), lambda ids: {i: PRODUCTS[i] for i in ids if i in PRODUCTS})


def fitted(data: Interactions, folder: Path, plan: Plan = PLAN) -> Fitted:
    return fit(data, goods(), None, folder, plan)


@pytest.fixture(scope="module")
def drinkers(tmp_path_factory: pytest.TempPathFactory) -> Fitted:
    return fitted(checkerboard(), tmp_path_factory.mktemp("drinkers"))


def test_what_was_learned_recommends_each_kind_of_customer_their_kind(drinkers: Fitted) -> None:
    tea = [one for one in drinkers.cases if one.past.items[0].startswith("tea")]
    assert tea
    for case, ranked in zip(drinkers.cases, drinkers.ranked, strict=True):
        kind = case.past.items[0].split("-")[0]
        left = 12 - len(set(case.past.items))
        assert all(item.startswith(kind) for item in ranked[:left])
        assert not set(ranked) & set(case.past.items)


def test_the_blend_beats_what_is_popular_on_days_that_nothing_was_fitted_on(drinkers: Fitted) -> None:
    found = drinkers.manifest.figures
    assert found["blend"].cases > 200
    assert found["blend"].ndcg > found["popular"].ndcg
    assert found["blend"].hit_rate == 1.0


def test_what_adds_nothing_is_left_out_and_the_manifest_says_so(drinkers: Fitted) -> None:
    manifest = drinkers.manifest
    assert "again" in manifest.left_out  # nobody buys anything twice there
    assert "again" not in manifest.parts
    assert manifest.repeat == "never"
    assert manifest.repeats == 0.0
    assert "NDCG@10" in manifest.left_out["again"]


def test_where_things_are_bought_again_that_is_learned(tmp_path: Path) -> None:
    found = fitted(regulars(), tmp_path).manifest
    assert found.repeat != "never"
    assert found.repeats > 0.6
    assert "again" in found.parts


def test_what_is_read_back_says_the_same(drinkers: Fitted) -> None:
    bundle = load(drinkers.folder)
    assert bundle.manifest == drinkers.manifest
    whole = checkerboard()
    told = pasts(whole)[:20]
    for name in bundle.learned:
        again = load(drinkers.folder).learned[name].recall(told, 5)
        once = bundle.learned[name].recall(told, 5)
        assert np.array_equal(once.rows, again.rows)


def test_what_serves_has_seen_the_last_days_and_what_was_tried_has_not(drinkers: Fitted) -> None:
    whole = checkerboard()
    serving, tried = load(drinkers.folder), load(drinkers.folder, TRIAL)
    assert serving.manifest.window.last == whole.at.max()
    assert serving.manifest.window.events == len(whole.at)
    popular = [bundle.learned["popular"] for bundle in (serving, tried)]
    rows = np.arange(len(popular[1].items), dtype=np.int32)[None, :]
    both = [recall.score([Past()], rows) for recall in popular]
    assert not np.allclose(both[0], both[1])


def test_nothing_in_a_version_names_a_customer(drinkers: Fitted) -> None:
    for path in drinkers.folder.rglob("*"):
        if path.is_file():
            assert b"customer-" not in path.read_bytes()


@pytest.mark.parametrize("harm", ["empty", "gone", "other"])
def test_a_damaged_version_is_found_out(tmp_path: Path, harm: str) -> None:
    version = fitted(checkerboard(), tmp_path, Plan(parts=("popular",))).folder
    file = version / "parts" / "popular" / "popular.npz"
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(b"" if harm == "empty" else bytes(reversed(file.read_bytes())))
    with pytest.raises(VersionDamaged):
        load(version)


@pytest.mark.parametrize("written", ["", "{}", "[]", '{"parts": 3}', "\x00\xff"])
def test_a_damaged_manifest_is_found_out(tmp_path: Path, written: str) -> None:
    (tmp_path / "manifest.json").write_text(written)
    with pytest.raises(VersionDamaged):
        Manifest.read(tmp_path)


def test_a_part_of_another_name_is_no_code_to_run(tmp_path: Path) -> None:
    version = fitted(checkerboard(), tmp_path, Plan(parts=("popular",))).folder
    said = json.loads((version / "manifest.json").read_text())
    said["parts"] = ["../../../os"]
    (version / "manifest.json").write_text(json.dumps(said))
    bundle = load(version)
    with pytest.raises(VersionDamaged):
        bundle.recalls(goods().assortment, goods().products)


def test_interrupted_it_goes_on_with_what_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(what: str, share: float) -> None:
        if what == "figures on the last days":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(checkerboard(), goods(), None, tmp_path, PLAN, stop)
    fitted_again = []
    kind_of = fitting.kind_of
    monkeypatch.setattr(fitting, "kind_of", lambda name: fitted_again.append(name) or kind_of(name))
    resumed = fitted(checkerboard(), tmp_path)
    assert fitted_again.count("item_knn") <= 1  # once for what serves, not again for the trial
    assert resumed.manifest.figures["blend"].hit_rate == 1.0


def test_other_data_do_not_go_on_with_what_was_begun(tmp_path: Path) -> None:
    def stop(what: str, share: float) -> None:
        if what == "figures on the last days":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(checkerboard(), goods(), None, tmp_path, PLAN, stop)
    found = fitted(regulars(), tmp_path)
    assert found.manifest.repeats > 0.6


def test_too_little_is_said_so(tmp_path: Path) -> None:
    nobody = checkerboard(customers=1)
    with pytest.raises(TooLittleData):
        fitted(nobody, tmp_path)


def test_a_handful_of_customers_still_makes_a_version(tmp_path: Path) -> None:
    found = fitted(checkerboard(customers=4), tmp_path)
    assert not found.manifest.ranker
    assert load(tmp_path).learned


def test_strangers_alone_are_answered_by_what_is_kept_for_them() -> None:
    class Always:
        name = "always"
        items = ("a", "b")

        def recall(self, pasts: list[Past], k: int) -> object:
            from retrieval.recommend.kinds import Recalled

            rows = np.tile(np.array([0, 1], np.int32), (len(pasts), 1))[:, :k]
            return Recalled(rows, np.ones(rows.shape, np.float32))

    known = pasts(checkerboard())[0]
    recall = ForStrangers(Always(), frozenset(ITEMS))  # type: ignore[arg-type]
    found = recall.recall([Past(), known, Past()], 2)
    assert found.rows.tolist() == [[0, 1], [-1, -1], [0, 1]]
