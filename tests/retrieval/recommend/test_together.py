from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from retrieval.errors import VersionDamaged
from retrieval.recommend import together
from retrieval.recommend.interactions import gathered
from retrieval.recommend.kinds import Event, EventKind
from retrieval.recommend.together import CoBought
from retrieval.similarity.kinds import Behaviour, Together
from tests.retrieval.recommend.board import START

BUY, VIEW = EventKind.BUY, EventKind.VIEW


def at(subject: str, item: str, day: float = 0.0, kind: EventKind = BUY) -> Event:
    return Event(subject, kind, item, START + timedelta(days=day))


EVENTS = [
    *(at(subject, item) for subject in "1234" for item in "ab"),
    *(at("5", item) for item in "ac"),
    *(at(subject, item, kind=VIEW) for subject in "67" for item in "ac"),
    *(at("8", item) for item in "bd"),
]


def test_customers_are_counted_by_what_they_did() -> None:
    behaviour: Behaviour = CoBought.fit(gathered(EVENTS))
    found = behaviour.together("a", ("b", "c", "d", "e", "a"))
    assert {other: (tie.bought, tie.viewed) for other, tie in found.items()} == {"b": (4, 0), "c": (1, 2)}
    assert all(0 < tie.strength < 1 for tie in found.values())
    assert found["b"].strength > found["c"].strength
    assert behaviour.together("nothing", ("a",)) == {}


def test_both_are_told_the_same() -> None:
    behaviour = CoBought.fit(gathered(EVENTS))
    for one, other in (("a", "b"), ("a", "c"), ("b", "d")):
        assert behaviour.together(one, (other,))[other] == behaviour.together(other, (one,))[one]


def test_one_customer_counts_once_however_often() -> None:
    events = [at("1", item, day) for day in range(5) for item in "ab"]
    assert CoBought.fit(gathered(events)).together("a", ("b",))["b"].bought == 1


def test_another_visit_is_not_together() -> None:
    events = [at("1", "a", 0), at("1", "b", 3)]
    assert CoBought.fit(gathered(events)).together("a", ("b",)) == {}


def test_the_companions_are_those_bought_with_it_first() -> None:
    found = CoBought.fit(gathered(EVENTS)).companions("a", 5)
    assert [other for other, _ in found] == ["b", "c"]
    assert CoBought.fit(gathered(EVENTS)).companions("nothing") == ()


def test_it_is_counted_alike_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [at(str(s), f"{(s * 7 + n * n) % 11}", s % 3) for s in range(60) for n in range(6)]
    whole = CoBought.fit(gathered(events))
    monkeypatch.setattr(together, "AT_ONCE", 40)
    parts = CoBought.fit(gathered(events))
    every = tuple(whole.items)
    assert all(whole.together(one, every) == parts.together(one, every) for one in every)
    expected = sum({"3", "5"} <= {f"{(s * 7 + n * n) % 11}" for n in range(6)} for s in range(60))
    assert whole.together("3", ("5",)).get("5", Together(0, 0, 0.0)).bought == expected


def test_a_visit_with_everything_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "LARGEST", 3)
    events = [*(at("1", item) for item in "abcd"), *(at("2", item) for item in "ab")]
    found = CoBought.fit(gathered(events))
    assert found.together("a", ("b", "c")).keys() == {"b"}
    assert found.together("a", ("b",))["b"].bought == 1


def test_the_strongest_ties_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "NEIGHBOURS", 1)
    found = CoBought.fit(gathered(EVENTS))
    assert found.together("a", ("b", "c")).keys() == {"b"}


def test_it_is_saved_and_read(tmp_path: Path) -> None:
    one = CoBought.fit(gathered(EVENTS))
    one.save(tmp_path)
    other = CoBought.load(tmp_path)
    assert other.together("a", ("b", "c")) == one.together("a", ("b", "c"))
    assert other.companions("a") == one.companions("a")
    (tmp_path / "together.npz").write_bytes(b"x")
    with pytest.raises(VersionDamaged):
        CoBought.load(tmp_path)


def test_nothing_is_together_in_nothing(tmp_path: Path) -> None:
    CoBought.fit(gathered([])).save(tmp_path)
    assert CoBought.load(tmp_path).together("a", ("b",)) == {}
