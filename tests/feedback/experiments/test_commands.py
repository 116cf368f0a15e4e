"""floorwalker experiments, from the file to the decision."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli.app import app
from assistant.errors import Invalid, NotFound
from assistant.recommending import folder
from assistant.settings import load
from retrieval.recommend.bundle import MANIFEST, Manifest, Window
from retrieval.recommend.versions import Versions
from tests.feedback.experiments.test_plan import GOOD


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "shop.toml").write_text('[shop]\nname = "Small"\n')
    (tmp_path / "experiments.toml").write_text(GOOD)
    return tmp_path


def told(shop: Path, *words: str) -> object:
    found = CliRunner().invoke(app, ["experiments", *words, "--shop", str(shop), "--json"])
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


def done(shop: Path, *words: str) -> str:
    found = CliRunner().invoke(app, ["experiments", *words, "--shop", str(shop)], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.stdout


def test_a_shop_without_the_file_is_told_how_to_begin(tmp_path: Path) -> None:
    for command in ("list", "check", "report"):
        assert "docs/experiments.md" in done(tmp_path, command)


def test_the_size_is_told_before_the_start(shop: Path) -> None:
    (found,) = told(shop, "check")  # type: ignore[misc]
    assert found["units_needed"]["plain"] == pytest.approx(1562, abs=5)
    assert found["days"] is None
    assert "1,56" in done(shop, "check", "words")


def test_an_arm_is_stopped_with_a_reason_and_started_again(shop: Path) -> None:
    done(shop, "stop", "words", "warm", "--reason", "customers complain")
    (found,) = told(shop, "report", "words")  # type: ignore[misc]
    assert found["arms"][1]["state"] == "stopped"
    assert found["arms"][1]["chance"] == 0
    assert "customers complain" in found["verdicts"][0]
    assert "customers complain" in str(told(shop, "list"))
    done(shop, "start", "words", "warm")
    (found,) = told(shop, "report")  # type: ignore[misc]
    assert [arm["state"] for arm in found["arms"]] == ["running", "running"]


def test_what_cannot_be_stopped_is_refused(shop: Path) -> None:
    for words, error in (
        (("stop", "words", "plain", "--reason", "x"), Invalid),
        (("stop", "words", "warm", "--reason", " "), Invalid),
        (("stop", "words", "hot", "--reason", "x"), NotFound),
        (("report", "nothing"), NotFound),
    ):
        found = CliRunner().invoke(app, ["experiments", *words, "--shop", str(shop)])
        assert isinstance(found.exception, error)


def test_before_anything_was_learned_every_ranker_is_the_same(shop: Path) -> None:
    ranked(shop, "former")
    assert "learned nothing yet: an A/A test" in str(told(shop, "check"))


@pytest.mark.parametrize(
    ("ranker", "said"),
    [
        ("current", "in service is current:"),
        ("two", "in service is two:"),
        ("gone", "no version gone:"),
        ("fusion", "no ranker was learned"),
        ("former", ""),
        ("one", ""),
    ],
)
def test_a_rankers_name_that_changes_nothing_is_told(shop: Path, ranker: str, said: str) -> None:
    ranked(shop, ranker)
    versions = Versions(folder(load(shop)))
    for name in ("one", "two"):
        versions.path(name).mkdir(parents=True)
        window = Window(0.0, 1.0, 1, 1, 1)
        (versions.path(name) / MANIFEST).write_text(Manifest(0.0, window, "", (), "auto", 0.0).json())
        versions.put(name)
    found = str(told(shop, "check"))
    assert ("an A/A test" in found) == bool(said)
    assert said in found


def ranked(shop: Path, ranker: str) -> None:
    varied = GOOD.replace('style = "warm"', f'ranker = "{ranker}"')
    assert ranker in varied
    (shop / "experiments.toml").write_text(varied)
