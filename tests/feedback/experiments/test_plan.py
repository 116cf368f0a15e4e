"""The file is read strictly, and an error says where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.feedback.experiments.plan import NOTHING, Plan, load

GOOD = """
[[experiment]]
name = "words"
state = "running"
control = "plain"
effect = 0.05
arm = [{ name = "plain" }, { name = "warm", style = "warm" }]
"""


def read(folder: Path, text: str) -> Plan:
    file = folder / "experiments.toml"
    file.write_text(text)
    return load(file)


def test_no_file_is_no_experiment(tmp_path: Path) -> None:
    assert load(tmp_path / "experiments.toml") is NOTHING


def test_what_is_left_out_is_as_documented(tmp_path: Path) -> None:
    (found,) = read(tmp_path, GOOD).experiments
    assert (found.unit, found.metric, found.power, found.alpha) == ("customer", "satisfaction", 0.8, 0.05)
    assert (found.method, found.allocation, found.days, found.share) == ("fixed", "fixed", 7, 1)
    assert found.weights() == {"plain": 0.5, "warm": 0.5}
    assert found.varies == {"style"}


def test_weights_of_the_search_that_are_not_given_stay_as_they_are(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path, GOOD.replace('style = "warm"', "fusion = { meaning = 0.7, tail = 0.5 }")
    ).experiments
    fusion = found.others[0].variant.fusion
    assert fusion is not None
    assert (fusion.blend.meaning, fusion.limits.tail) == (0.7, 0.5)
    assert (fusion.blend.of_kind, fusion.limits.surely) == (0.05, 0.62)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("effect = 0.05", "effcet = 0.05", "experiment 'words': effcet: there is no such key"),
        ("effect = 0.05", "", "experiment 'words': effect: Field required"),
        ("effect = 0.05", "effect = 5", "experiment 'words': effect: "),
        ('"plain"\n', '"blank"\n', "experiment 'words': control: there is no arm 'blank'"),
        (
            'style = "warm"',
            'style = "rude"',
            "experiment 'words': arm: 'warm': style: 'rude' is no way of speaking",
        ),
        ('style = "warm"', 'prompt = "nope"', "arm: 'warm': prompt: there is no template 'nope'"),
        ('style = "warm"', 'prompt = "planner"', "the template 'planner' words no replies"),
        ('style = "warm"', "fusion = { meaning = 2 }", "arm: 'warm': fusion: meaning: "),
        ('style = "warm"', "fusion = { maening = 1 }", "arm: 'warm': fusion: maening: there is no such key"),
        ('style = "warm"', "weight = 0", "arm: 'warm': weight: "),
        ('name = "warm"', 'name = "plain"', "two arms have the same name"),
        (', { name = "warm", style = "warm" }', "", "experiment 'words': arm: "),
        ("effect = 0.05", 'effect = 0.05\nmetric = "latency"', "metric: 'latency' can not decide"),
        (
            "effect = 0.05",
            'effect = 0.05\nguard = [{ metric = "joy", worst = 1 }]',
            "guard: 1: metric: 'joy'",
        ),
        ("effect = 0.05", 'effect = 0.05\nguard = [{ metric = "click" }]', "guard: 1: say either worst or"),
        ("effect = 0.05", "effect = 0.05\nbaseline = 0.97", "effect: 0.97 cannot change by 0.05"),
        ("effect = 0.05", 'effect = 0.05\nallocation = "thompson"\nfloor = 0.49', ""),
        ("effect = 0.05", "effect = 0.05\nstarts = 2026-01-01T00:00:00", "starts: "),
        ("[[experiment]]", "[experiment]", "two brackets"),
        ("[[experiment]]", "[[experiments]]", "only [[experiment]] stands here"),
        ("[[experiment]]", "[[experiment", "cannot be read"),
    ],
)
def test_errors_name_the_file_the_experiment_and_the_key(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    if not said:
        read(tmp_path, GOOD.replace(old, new))
        return
    with pytest.raises(SettingsError) as error:
        read(tmp_path, GOOD.replace(old, new))
    assert str(tmp_path / "experiments.toml") in str(error.value)
    assert said in str(error.value)


def test_two_that_run_at_once_may_not_vary_the_same(tmp_path: Path) -> None:
    other = GOOD.replace('"words"', '"other"')
    with pytest.raises(SettingsError, match="experiment 'other': style: 'words' varies it at the same time"):
        read(tmp_path, GOOD + other)
    with pytest.raises(SettingsError, match="it stands there twice"):
        read(tmp_path, GOOD + GOOD)
    assert len(read(tmp_path, GOOD + other.replace("running", "ended")).experiments) == 2
    ends, starts = "ends = 2026-01-01T00:00:00Z", "starts = 2026-01-01T00:00:00Z"
    one, two = (t.replace("effect", f"{k}\neffect", 1) for t, k in ((GOOD, ends), (other, starts)))
    assert len(read(tmp_path, one + two).experiments) == 2
