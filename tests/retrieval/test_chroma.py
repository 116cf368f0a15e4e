"""What only Chroma has: it keeps, it refuses another model's vectors, it has one owner."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from evals.chroma_server import ChromaServer
from retrieval import chroma as chroma_module
from retrieval import reaching
from retrieval.chroma import ChromaIndex
from retrieval.errors import IndexBusy, IndexMismatch, IndexUnreachable


def test_kept_over_a_restart(tmp_path: Path) -> None:
    vector = np.eye(4, dtype=np.float32)[:1]
    first = ChromaIndex("m", 4, path=tmp_path)
    first.upsert(["a"], vector, ["h"])
    first.close()
    again = ChromaIndex("m", 4, path=tmp_path)
    assert again.hashes() == {"a": "h"}
    assert again.nearest(vector[0], 1) == [("a", pytest.approx(1.0))]
    again.close()


@pytest.mark.parametrize(("name", "dimensions"), [("other", 4), ("m", 5)])
def test_another_model_is_refused_and_the_folder_left_free(
    tmp_path: Path, name: str, dimensions: int
) -> None:
    ChromaIndex("m", 4, path=tmp_path).close()
    with pytest.raises(IndexMismatch, match="was built with m"):
        ChromaIndex(name, dimensions, path=tmp_path)
    ChromaIndex("m", 4, path=tmp_path).close()


def test_a_second_owner_is_told_who_the_first_is(tmp_path: Path) -> None:
    owner = ChromaIndex("m", 4, path=tmp_path)
    program = (
        "import sys, pathlib\nfrom retrieval.chroma import ChromaIndex, IndexBusy\n"
        "try: ChromaIndex('m', 4, path=pathlib.Path(sys.argv[1]))\nexcept IndexBusy as e: print(e)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert f"process {os.getpid()}" in run.stdout
    with pytest.raises(IndexBusy):
        ChromaIndex("m", 4, path=tmp_path)
    owner.close()


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(IndexUnreachable, match=r"127\.0\.0\.1"):
        ChromaIndex("m", 4, url="http://127.0.0.1:9")


def changed(index: ChromaIndex) -> list[Callable[[], object]]:
    vector = np.eye(4, dtype=np.float32)[1:2]
    return [
        lambda: index.upsert(["b"], vector, ["h"]),
        lambda: index.delete(["a"]),
        index.hashes,
        index.count,
    ]


def test_a_server_that_dies_is_told_as_such_and_what_was_read_is_still_searched(tmp_path: Path) -> None:
    vector = np.eye(4, dtype=np.float32)[:1]
    with ChromaServer(tmp_path) as server:
        index = ChromaIndex("m", 4, url=server.url)
        index.upsert(["a"], vector, ["h"])
        unread = ChromaIndex("m", 4, url=server.url)
        server.kill()
        for change in changed(index):
            with pytest.raises(IndexUnreachable, match=r"127\.0\.0\.1"):
                change()
        assert index.nearest(vector[0], 1)[0][0] == "a"
        with pytest.raises(IndexUnreachable):
            unread.rows()


def test_a_server_that_stalls_is_not_waited_for_and_goes_on_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching, "ANSWER_SECONDS", 0.5)
    first, second = np.eye(4, dtype=np.float32)[:2]
    with ChromaServer(tmp_path) as server:
        index = ChromaIndex("m", 4, url=server.url)
        index.upsert(["a"], first[None], ["1"])
        server.stop_answering()
        for change in changed(index):
            with pytest.raises(IndexUnreachable):
                change()
        with pytest.raises(IndexUnreachable):
            ChromaIndex("m", 4, url=server.url)
        server.answer_again()
        index.upsert(["a", "b"], np.stack([second, second]), ["2", "2"])
        assert index.hashes() == {"a": "2", "b": "2"}
        assert [cosine for _, cosine in index.nearest(second, 2)] == pytest.approx([1.0, 1.0])


def test_what_another_process_writes_on_a_server_is_seen(tmp_path: Path) -> None:
    first, second = np.eye(4, dtype=np.float32)[:2]
    with ChromaServer(tmp_path / "server") as server:
        here = ChromaIndex("m", 4, url=server.url, side=tmp_path / "side")
        there = ChromaIndex("m", 4, url=server.url, side=tmp_path / "side")
        here.upsert(["a"], first[None], ["1"])
        assert there.nearest(first, 1)[0][0] == "a"
        here.upsert(["b"], second[None], ["1"])
        before = there.rows()
        there.catch_up()
        assert there.nearest(second, 1)[0] == ("b", pytest.approx(1.0))
        there.upsert(["c"], second[None], ["1"])
        here.upsert(["d"], first[None], ["1"])
        assert {i for i in here.rows().ids if i} == {"a", "b", "c", "d"}
        assert before.ids == ("a",)
        here.close()


def test_rows_look_at_the_server_once_in_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now, looks = [0.0], threading.Event()
    with ChromaServer(tmp_path) as server:
        index = ChromaIndex("m", 4, url=server.url, clock=lambda: now[0])
        monkeypatch.setattr(index, "catch_up", looks.set)
        index.rows()
        assert not looks.is_set()
        now[0] += chroma_module.LOOKED_EVERY + 1
        index.rows()
        assert looks.wait(10)


def test_the_version_of_the_texts_is_written_down(tmp_path: Path) -> None:
    index = ChromaIndex("m", 4, path=tmp_path)
    assert index.text_version == chroma_module.VERSION
    index.close()
