"""The messages that languages are measured by: each language has all of them, once, in the same order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evals import languages_knowledge, languages_search
from evals.languages.messages import FOLDER, LOCAL, messages


def test_every_language_has_every_message() -> None:
    all_ = messages()
    assert all(message.texts.keys() == LOCAL.keys() and all(message.texts.values()) for message in all_)


@pytest.mark.parametrize("lost", ["candles\t", "see you next time\t"])
def test_a_missing_message_is_named(tmp_path: Path, lost: str) -> None:
    for file in FOLDER.glob("*.tsv"):
        shutil.copy(file, tmp_path)
    kept = [line for line in (tmp_path / "it.tsv").read_text().splitlines() if not line.startswith(lost)]
    (tmp_path / "it.tsv").write_text("\n".join(kept))
    with pytest.raises(ValueError, match=f"it.tsv, message .*{lost.strip()}"):
        messages(tmp_path)


def test_a_languages_own_sums_are_asked_of_it_alone() -> None:
    backpacks = next(message for message in messages() if message.texts["en"] == "backpacks under €60")
    assert backpacks.expecting("ja")["max"] == "8000"
    assert backpacks.expecting("it")["max"] == "60"


@pytest.mark.parametrize("file", [languages_search.QUERIES, languages_knowledge.TRANSLATED])
def test_every_query_is_asked_in_every_language(file: Path) -> None:
    header, *rows = [line.split("\t") for line in file.read_text().splitlines() if not line.startswith("#")]
    assert set(header) == LOCAL.keys()
    assert all(len(row) == len(header) and all(row) for row in rows)
