"""Hashes are keyed, and a key that nobody gave is made once and read by its owner alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.service.identity.keys import derived, kept


def test_parts_are_told_apart() -> None:
    keys = derived(["s" * 32])
    hashes = {
        keys.hash(*parts) for parts in [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc"), ()]
    }
    assert len(hashes) == 6
    assert keys.fits(keys.hash("a", "b"), "a", "b")
    assert not keys.fits(keys.hash("a", "b"), "a", "c")


def test_a_key_is_made_once_whoever_asks_first(tmp_path: Path) -> None:
    file = tmp_path / "data" / "identity.key"
    with ThreadPoolExecutor(8) as threads:
        made = set(threads.map(lambda _: kept(file), range(16)))
    assert len(made) == 1
    assert made == {kept(file)}
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in file.parent.iterdir()] == ["identity.key"]
    assert kept(tmp_path / "other.key") != kept(file)


def test_a_file_that_is_no_key_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "identity.key"
    file.write_bytes(b"short")
    with pytest.raises(SettingsError, match="no key"):
        kept(file)
    assert file.read_bytes() == b"short"
