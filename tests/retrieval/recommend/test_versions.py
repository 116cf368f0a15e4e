"""Versions are whole or not there, one is in service, and the former one can be called back."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from retrieval.errors import NoFormerVersion, TrainingUnderWay
from retrieval.recommend.versions import ABANDONED_S, Versions

NOON = 1_800_000_000.0


def made(versions: Versions, at: float = NOON) -> str:
    folder = versions.begin(at)
    (folder / "something").write_text("learned")
    return versions.finish(folder, at)


def test_nothing_is_in_service_at_first(tmp_path: Path) -> None:
    versions = Versions(tmp_path / "recommend")
    assert (versions.current, versions.names(), versions.mark) == (None, (), None)


def test_a_version_is_there_once_it_is_finished_and_serves_once_it_is_put(tmp_path: Path) -> None:
    versions = Versions(tmp_path)
    versions.begin(NOON)
    assert versions.names() == ()
    name = made(versions)
    assert versions.names() == (name,)
    assert versions.current is None
    versions.put(name)
    assert versions.current == name


def test_two_versions_of_one_second_have_two_names(tmp_path: Path) -> None:
    versions = Versions(tmp_path)
    assert made(versions) != made(versions)
    assert len(versions.names()) == 2


def test_the_mark_changes_with_the_version_in_service(tmp_path: Path) -> None:
    versions = Versions(tmp_path)
    one, other = made(versions), made(versions)
    versions.put(one)
    before = versions.mark
    assert versions.mark == before
    versions.put(other)
    assert versions.mark != before


def test_the_former_version_is_called_back_one_after_the_other(tmp_path: Path) -> None:
    versions = Versions(tmp_path)
    names = [made(versions, NOON + day * 86_400) for day in range(3)]
    for name in names:
        versions.put(name)
    assert versions.rollback() == names[1]
    assert versions.current == names[1]
    assert versions.rollback() == names[0]
    with pytest.raises(NoFormerVersion):
        versions.rollback()
    assert versions.current == names[0]


def test_a_former_version_whose_folder_is_gone_is_passed_over(tmp_path: Path) -> None:
    versions = Versions(tmp_path)
    names = [made(versions, NOON + day * 86_400) for day in range(3)]
    for name in names:
        versions.put(name)
    (versions.path(names[1]) / "something").unlink()
    versions.path(names[1]).rmdir()
    assert versions.rollback() == names[0]


def test_a_pointer_of_any_content_is_no_version(tmp_path: Path) -> None:
    versions = Versions(tmp_path)
    made(versions)
    for written in ("", "[]", "null", '{"current": 3}', '{"current": "../../etc", "former": []}', "\x00"):
        (tmp_path / "current").write_text(written)
        assert versions.current is None


def test_old_versions_go_but_not_the_one_that_serves(tmp_path: Path) -> None:
    versions = Versions(tmp_path)
    names = [made(versions, NOON + day * 86_400) for day in range(6)]
    versions.put(names[0])
    gone = versions.prune(kept=1)
    assert names[0] in versions.names()
    assert names[-1] in versions.names()
    assert set(gone) == set(names[1:-1])


def test_what_was_begun_and_interrupted_is_gone_on_with_until_it_is_too_old(tmp_path: Path) -> None:
    versions = Versions(tmp_path)
    folder = versions.begin(NOON)
    (folder / "half").write_text("half")
    begun = folder.stat().st_mtime
    assert (versions.begin(begun + 60) / "half").exists()
    assert not (versions.begin(begun + ABANDONED_S + 60) / "half").exists()


def _try_to_train(folder: str, answers: multiprocessing.Queue[str]) -> None:
    try:
        with Versions(Path(folder)).alone():
            answers.put("trained")
    except TrainingUnderWay:
        answers.put("busy")


def test_two_processes_do_not_train_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    answers: multiprocessing.Queue[str] = context.Queue()
    with Versions(tmp_path).alone():
        other = context.Process(target=_try_to_train, args=(str(tmp_path), answers))
        other.start()
        other.join(20)
    assert answers.get(timeout=5) == "busy"
    with Versions(tmp_path).alone():
        pass
