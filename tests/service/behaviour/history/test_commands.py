"""floorwalker events import and export."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli.app import main

Run = Callable[..., tuple[int, str, str]]
LOG = """\
user_id,item_id,event,timestamp
1,a,view,2026-01-01T10:00:00Z
1,b,stare,2026-01-01T10:01:00Z
,c,view,2026-01-01
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["floorwalker", "events", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1 if stop.code else 0
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def shop(tmp_path: Path, migrated: bytes) -> Path:
    folder = tmp_path / "shop"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "floorwalker.sqlite").write_bytes(migrated)
    (folder / "shop.toml").write_text('[behaviour]\nkeep = "36000 d"\n')
    return folder


@pytest.fixture
def log(tmp_path: Path) -> Path:
    file = tmp_path / "log.csv"
    file.write_text(LOG)
    return file


def test_a_log_is_taken_in_and_what_became_of_its_lines_is_told(run: Run, shop: Path, log: Path) -> None:
    code, out, err = run("import", log, "--shop", shop)
    assert (code, err.replace("\n", "").count(f"{log}:3: kind 'stare' is none that counts")) == (0, 1)
    assert "1 events taken in, 0 known already, 1 lines of no customer, 1 lines that cannot be used" in out
    _, out, _ = run("import", log, "--shop", shop, "--json")
    told = json.loads(out)
    assert (told["accepted"], told["repeated"], told["lines"]) == (0, 1, 3)
    code, out, _ = run("export", "--shop", shop)
    assert (code, [json.loads(line)["product"] for line in out.splitlines()]) == (0, ["a"])
    assert run("export", "--shop", shop, "--since", "2026-01-02")[1] == ""


def test_a_file_without_the_columns_is_refused_in_words(run: Run, shop: Path, log: Path) -> None:
    log.write_text("who,what\n1,a\n")
    code, _, err = run("import", log, "--shop", shop)
    assert code == 1
    assert "no column for the customer (there are who, what); say customer=COLUMN" in err
    mapped = ("--mapping", "customer=who", "--mapping", "product=what", "--kind", "view")
    assert run("import", log, "--shop", shop, *mapped)[0] == 0


def test_what_is_too_old_to_be_kept_is_warned_of(run: Run, shop: Path, log: Path) -> None:
    (shop / "shop.toml").write_text("")
    log.write_text("user,item,at\n1,a,2011-01-01\n")
    assert "older than behaviour.keep (400 d)" in " ".join(run("import", log, "--shop", shop)[2].split())
