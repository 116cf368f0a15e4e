"""What serves follows the version in service and the catalogue; nothing is lost meanwhile, what is damaged is
passed over."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from retrieval.errors import CatalogueUnreachable, RulesInvalid
from retrieval.recommend.bundle import Bundle
from retrieval.recommend.fitting import Plan, fit
from retrieval.recommend.following import LOOK_S, Following
from retrieval.recommend.kinds import Past, Recommendation, Scores, Wish
from retrieval.recommend.trying import Goods
from retrieval.recommend.versions import Versions
from tests.retrieval.recommend.little import product, shop
from tests.retrieval.recommend.shoppers import ITEMS, checkerboard

NOON = 1_800_000_000.0


@dataclass(frozen=True)
class Told:
    """Recommends nothing and says what it was made of."""

    version: str

    def recommend(self, wish: Wish) -> tuple[Recommendation, ...]:
        return (Recommendation(self.version, 1.0),)

    def fit(self, past: Past, ids: Sequence[str]) -> Scores:
        return np.full(len(ids), 0.5, np.float32)


@dataclass
class House:
    """A recommender that follows, with the clock, the catalogue and the other thread in the test's hands."""

    versions: Versions
    now: float = 0.0
    catalogue: int = 1
    made: list[str] = field(default_factory=list)
    aside: list[Callable[[], None]] = field(default_factory=list)
    fails: bool = False

    def make(self, learned: Bundle | None) -> Told:
        if self.fails:
            raise RulesInvalid("no such key")
        self.made.append(learned.version if learned else "")
        return Told(self.made[-1])

    def following(self) -> Following:
        return Following(
            self.versions, self.make, self.version_of_catalogue, lambda: self.now, self.aside.append
        )

    def version_of_catalogue(self) -> int:
        if self.catalogue < 0:
            raise CatalogueUnreachable("the database does not answer")
        return self.catalogue

    def later(self) -> None:
        """Time goes on, and what waits for another thread is done."""
        self.now += LOOK_S

    def work(self) -> None:
        while self.aside:
            self.aside.pop()()


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("learned") / "version"
    records = {item: product(item) for item in ITEMS}
    goods = Goods(shop(*records.values()), lambda ids: {i: records[i] for i in ids})
    fit(checkerboard(120), goods, None, folder, Plan(parts=("popular",)))
    return folder


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(Versions(tmp_path))


def put(house: House, learned: Path, name: str) -> None:
    import shutil

    shutil.copytree(learned, house.versions.path(name))
    house.versions.put(name)


def test_without_a_version_the_catalogue_alone_recommends(house: House) -> None:
    assert house.following().version == ""


def test_a_new_version_serves_within_seconds_and_the_old_one_answers_until_then(
    house: House, learned: Path
) -> None:
    put(house, learned, "one")
    following = house.following()
    assert following.version == "one"
    put(house, learned, "two")
    assert following.version == "one"  # not a look yet: at most one a second
    house.later()
    assert following.recommend(Wish())[0].product_id == "one"  # being made ready
    house.work()
    assert following.recommend(Wish())[0].product_id == "two"


def test_what_did_not_change_is_not_made_again(house: House, learned: Path) -> None:
    put(house, learned, "one")
    following = house.following()
    for _ in range(5):
        assert following.version == "one"
        house.later()
        house.work()
    assert house.made == ["one"]


def test_a_changed_catalogue_is_followed_too(house: House, learned: Path) -> None:
    put(house, learned, "one")
    following = house.following()
    assert following.version == "one"
    house.catalogue = 2
    house.later()
    assert following.version == "one"
    house.work()
    assert house.made == ["one", "one"]


def test_a_version_called_back_serves_again(house: House, learned: Path) -> None:
    put(house, learned, "one")
    put(house, learned, "two")
    following = house.following()
    assert following.version == "two"
    house.versions.rollback()
    house.later()
    assert following.version == "two"
    house.work()
    assert following.version == "one"


def test_a_damaged_version_is_passed_over_for_the_former_with_a_log(
    house: House, learned: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(house, learned, "one")
    put(house, learned, "two")
    (house.versions.path("two") / "parts" / "popular" / "popular.npz").write_bytes(b"half")
    with caplog.at_level(logging.WARNING):
        assert house.following().version == "one"
    assert "popular.npz" in caplog.text


def test_where_every_version_is_damaged_the_catalogue_alone_recommends(house: House, learned: Path) -> None:
    put(house, learned, "one")
    (house.versions.path("one") / "manifest.json").write_text("{")
    assert house.following().version == ""


def test_a_failure_beside_leaves_what_serves(house: House, learned: Path) -> None:
    put(house, learned, "one")
    following = house.following()
    assert following.version == "one"
    put(house, learned, "two")
    house.fails = True
    house.later()
    assert following.version == "one"
    house.work()
    assert following.version == "one"
    house.fails = False
    house.later()
    assert following.version == "one"
    house.work()
    assert following.version == "two"


def test_a_catalogue_that_does_not_answer_leaves_what_serves_and_is_asked_again(
    house: House, learned: Path
) -> None:
    put(house, learned, "one")
    following = house.following()
    assert following.version == "one"
    house.catalogue = -1
    house.later()
    assert following.version == "one"
    house.work()
    house.catalogue = 2
    house.later()
    assert following.version == "one"
    house.work()
    assert house.made == ["one", "one"]


def test_many_threads_while_versions_change_lose_no_request(house: House, learned: Path) -> None:
    put(house, learned, "one")
    following = house.following()
    answers: list[str] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            answers.append(following.recommend(Wish())[0].product_id)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(5):
        put(house, learned, f"more-{number}")
        house.later()
        following.version  # noqa: B018 - looks
        house.work()
    stop.set()
    for thread in threads:
        thread.join()
    assert following.version == "more-4"
    assert set(answers) <= {"one", *(f"more-{number}" for number in range(5))}


def test_what_is_bought_together_is_that_of_the_version_in_service(house: House, learned: Path) -> None:
    assert house.following().together("tea-1", ("tea-2",)) == {}
    put(house, learned, "one")
    following = house.following()
    assert isinstance(following.together("tea-1", ("tea-2", "coffee-2")), dict)
    assert "coffee-2" not in following.together("tea-1", ("coffee-2",))


def answer(following: Following, variant: str) -> str:
    return following.recommend(Wish(variant=variant))[0].product_id


def test_an_arm_is_answered_by_the_version_that_it_names(house: House, learned: Path) -> None:
    for name in ("one", "two", "three"):
        put(house, learned, name)
    following = house.following()
    assert [answer(following, name) for name in ("", "current", "fusion", "three")] == ["three"] * 4
    assert not house.aside
    assert [answer(following, name) for name in ("former", "one")] == ["three"] * 2  # being made ready
    house.work()
    assert [answer(following, name) for name in ("former", "one", "")] == ["two", "one", "three"]
    assert house.made == ["three", "one", "two"]


def test_the_former_version_is_another_after_a_training_and_a_rollback(house: House, learned: Path) -> None:
    put(house, learned, "one")
    put(house, learned, "two")
    following = house.following()
    answer(following, "former")
    house.work()
    assert answer(following, "former") == "one"
    put(house, learned, "three")
    house.later()
    for _ in range(2):
        answer(following, "former")
        house.work()
    assert answer(following, "former") == "two"
    house.versions.rollback()
    house.versions.rollback()
    house.later()
    answer(following, "")
    house.work()
    assert answer(following, "former") == "one"  # there is none before it


def test_an_arms_version_follows_the_catalogue(house: House, learned: Path) -> None:
    put(house, learned, "one")
    put(house, learned, "two")
    following = house.following()
    answer(following, "one")
    house.work()
    house.catalogue = 2
    house.later()
    for _ in range(2):
        answer(following, "one")
        house.work()
    assert house.made == ["two", "one", "two", "one"]


def test_what_an_arm_names_and_is_not_there_is_told_once_and_the_current_one_answers(
    house: House, learned: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(house, learned, "one")
    following = house.following()
    with caplog.at_level(logging.WARNING):
        assert [answer(following, name) for name in ("gone", "..", "former", "gone")] == ["one"] * 4
    assert [record.args for record in caplog.records] == [("gone",), ("..",), ("former",)]
    assert not house.aside


def test_a_damaged_version_answers_for_no_arm_and_is_not_tried_with_every_question(
    house: House, learned: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(house, learned, "one")
    put(house, learned, "two")
    (house.versions.path("one") / "parts" / "popular" / "popular.npz").write_bytes(b"half")
    following = house.following()
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert answer(following, "one") == "two"
            house.work()
    assert len(caplog.records) == 1
