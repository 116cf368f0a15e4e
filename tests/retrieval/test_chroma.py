"""What only Chroma has: it keeps, it refuses another model's vectors, it has one owner."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

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
