"""doctor finds each thing that can be out of step or damaged, names it, and mends just that."""

from __future__ import annotations

import gc
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from assistant.cli.app import main
from retrieval.chroma import ChromaIndex
from retrieval.embedding import HashingEmbedder

Run = Callable[..., tuple[int, str, str]]
EMBEDDER = HashingEmbedder()
FEED = [{"id": f"p{number}", "name": f"Thing {number}", "price": number + 1} for number in range(6)]
SETTINGS = '\n[generator]\nmodel = "template"\n\n[embedding]\nname = "hashing"\n'


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as a user would; gives exit code, standard output and standard error."""

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["floorwalker", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1 if stop.code else 0
        gc.collect()  # a command's process would end here, and let go of the index
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run


@pytest.fixture
def shop(tmp_path: Path, run: Run) -> Path:
    folder = tmp_path / "shop"
    assert run("init", folder)[0] == 0
    with (folder / "shop.toml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    (folder / "policies" / "returns.md").write_text("# Returns\n\nWithin 30 days.\n", encoding="utf-8")
    feed = folder / "feed.jsonl"
    feed.write_text("\n".join(map(json.dumps, FEED)) + "\n", encoding="utf-8")
    assert run("ingest", feed, "--shop", folder)[0] == 0
    return folder


@pytest.fixture
def doctor(run: Run, shop: Path) -> Callable[..., tuple[int, dict[str, dict[str, object]]]]:
    def ask(*words: str) -> tuple[int, dict[str, dict[str, object]]]:
        code, out, _ = run("doctor", "--shop", shop, "--json", *words)
        return code, {finding["what"]: finding for finding in json.loads(out)}

    return ask


@contextmanager
def vectors(shop: Path, embedder: HashingEmbedder = EMBEDDER) -> Iterator[ChromaIndex]:
    index = ChromaIndex(embedder.name, embedder.dimensions, path=shop / "data" / "chroma")
    try:
        yield index
    finally:
        index.close()


@contextmanager
def database(shop: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(shop / "data" / "floorwalker.sqlite")) as connection, connection:
        yield connection


def test_a_whole_shop_is_well(doctor: Callable, shop: Path) -> None:
    code, found = doctor()
    assert code == 0
    assert found["index"]["state"] == "6 vectors for 6 products"
    assert (found["rows"]["well"], found["memory of feeds"]["state"]) == (True, "1 feeds")


def test_vectors_out_of_step_are_counted_named_and_mended_and_no_others(doctor: Callable, shop: Path) -> None:
    with vectors(shop) as index:
        index.delete(["p0", "p4"])
        index.upsert(["p1"], EMBEDDER.embed(["other words"]), ["old"])
        index.upsert(["gone", "lost"], EMBEDDER.embed(["a", "b"]), ["x", "y"])
    code, found = doctor()
    assert code == 1
    assert found["index"]["state"] == (
        "6 vectors for 6 products: 2 without a vector (p0, p4); 1 with a vector of other words (p1);"
        " 2 vectors of no product (gone, lost)"
    )
    assert "doctor --repair" in str(found["index"]["mend"])
    code, found = doctor("--repair")
    assert (code, found["repair"]["state"]) == (0, "3 embedded, 2 orphans removed")
    code, found = doctor()
    assert (code, found["index"]["state"]) == (0, "6 vectors for 6 products")


def test_every_vector_is_out_of_step_after_the_words_are_made_another_way(
    doctor: Callable, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.documents.VERSION", -1)
    code, found = doctor()
    assert code == 1
    assert "6 with a vector of other words (p0, p1, p2 …)" in str(found["index"]["state"])


def test_rows_that_cannot_be_read_are_set_aside_and_come_back_with_the_feed(
    doctor: Callable, shop: Path, run: Run
) -> None:
    with database(shop) as tables:
        tables.execute("UPDATE products SET document = '{\"id\": ' WHERE id = 'p2'")
        tables.execute("UPDATE products SET document = replace(document, 'p3', 'p9') WHERE id = 'p3'")
        tables.execute(
            "UPDATE products SET document = replace(document, 'Thing 4', 'Edited') WHERE id = 'p4'"
        )
    code, out, err = run("search", "thing", "--shop", shop)
    assert (code, "doctor --repair" in err) == (1, True)
    code, found = doctor()
    assert code == 1
    state = str(found["rows"]["state"])
    assert state.startswith("3 damaged (p2: its document cannot be read; p3: its document is of product 'p9'")
    assert not found["index"]["well"]
    code, found = doctor("--repair")
    assert code == 0, [finding for finding in found.values() if not finding["well"]]
    assert "1 damaged ones written anew, 2 set aside" in str(found["rows"]["state"])
    assert found["index"]["state"] == "4 vectors for 4 products"
    aside = (shop / "data" / "damaged.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in aside] == ["p2", "p3"]
    code, out, _ = run("ingest", shop / "feed.jsonl", "--shop", shop, "--json")
    assert (code, json.loads(out)["added"], json.loads(out)["changed"]) == (0, 2, 1)
    assert doctor()[0] == 0


def test_what_is_remembered_of_a_feed_may_be_damaged(doctor: Callable, shop: Path) -> None:
    (memory,) = (shop / "data" / "remembered").glob("*.rows")
    memory.write_bytes(memory.read_bytes()[:-3])
    code, found = doctor()
    assert (code, found["memory of feeds"]["well"]) == (1, False)
    assert memory.name in str(found["memory of feeds"]["state"])
    code, found = doctor("--repair")
    assert (code, memory.exists()) == (0, False)


@pytest.mark.parametrize(
    "command", [("doctor",), ("doctor", "--repair"), ("ingest", "FEED"), ("search", "thing")]
)
def test_an_index_of_another_model_is_refused_with_what_to_do(
    command: tuple[str, ...], shop: Path, run: Run
) -> None:
    other = HashingEmbedder(64)
    with vectors(shop) as index:
        index._client.delete_collection("products")
    with vectors(shop, other) as index:
        index.upsert(["p0"], other.embed(["thing"]), ["h"])
    words = [str(shop / "feed.jsonl") if word == "FEED" else word for word in command]
    code, out, err = run(*words, "--shop", shop)
    assert code == 1
    said = " ".join((out + err).split())
    assert "hashing-64" in said
    assert "hashing-256" in said
    assert "delet" in said


def test_a_store_of_vectors_that_cannot_be_read_is_no_crash(doctor: Callable, shop: Path) -> None:
    file = shop / "data" / "chroma" / "chroma.sqlite3"
    file.write_bytes(b"this is no database" * 1000)
    code, found = doctor()
    assert code == 1
    assert not found["index"]["well"]
    assert "delete" in str(found["index"]["mend"])


OWNER = """
import sys
from pathlib import Path
from retrieval.chroma import ChromaIndex
from retrieval.embedding import HashingEmbedder
embedder = HashingEmbedder()
index = ChromaIndex(embedder.name, embedder.dimensions, path=Path(sys.argv[1]))
print("owned", flush=True)
sys.stdin.read()
"""


def test_beside_its_owner_an_index_is_looked_at_and_not_repaired(doctor: Callable, shop: Path) -> None:
    with vectors(shop) as index:
        index.delete(["p0"])
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(shop / "data" / "chroma")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "owned\n"
        code, found = doctor()
        assert code == 1
        assert "1 without a vector (p0)" in str(found["index"]["state"])
        code, found = doctor("--repair")
        assert code == 1
        assert f"process {owner.pid}" in str(found["index"]["state"])
        assert "stop that process" in str(found["index"]["mend"])
    finally:
        owner.communicate("")
    assert doctor("--repair")[0] == 0
