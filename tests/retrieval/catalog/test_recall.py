"""A feed that was read before is read faster, and never otherwise: whatever happened to the feed,
to the catalogue or to what was remembered in between, the outcome is that of a first reading."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from retrieval.catalog.feeds import jsonl
from retrieval.catalog.feeds.items import Known
from retrieval.catalog.feeds.read import read
from retrieval.catalog.feeds.recall import Recall, Remembered
from retrieval.catalog.feeds.remembering import Remembering, damaged
from retrieval.catalog.feeds.yaml_stream import YamlStream
from retrieval.catalog.product import Product
from retrieval.catalog.store import CatalogueStore
from retrieval.catalog.sync import Summary, ingest
from retrieval.errors import RetrievalError
from tests.retrieval.catalog.conftest import CountingEmbedder, MemoryIndex

MAPPING = """\
fields: {id: id, name: name, price: price, quantity: stock, tags: {from: tags, split: ";"}}
only: {state: [live]}
"""
STATES = {"good": "live", "passed over": "ended", "bad": "live", "noted": "live", "broken": "live"}


@dataclass(frozen=True)
class Line:
    """A row: which product, which state of it, and what is the matter with it."""

    number: int
    state: int
    kind: str

    @property
    def fields(self) -> dict[str, object]:
        price: object = "call us" if self.kind == "bad" else self.state + 1
        stock: object = "many" if self.kind == "noted" else self.state
        words = (
            f'Thing {self.state}\nof \u00e9 {{"[{self.number}' if self.number % 2 else f"Thing {self.state}"
        )
        return {"id": f"p{self.number}", "name": words, "price": price, "stock": stock}


lines = some.builds(
    Line, some.integers(0, 6), some.integers(0, 2), some.sampled_from(["good"] * 4 + list(STATES))
)
versions = some.lists(some.lists(lines, max_size=9), min_size=2, max_size=4)


def as_jsonl(feed: list[Line]) -> str:
    """A broken row is cut in the middle."""
    found = (json.dumps(line.fields, ensure_ascii=line.state != 1) for line in feed)
    return "".join(
        (text[:-4] if line.kind == "broken" else text) + "\n" for line, text in zip(feed, found, strict=True)
    )


def as_json(feed: list[Line]) -> str:
    rows = [[1] if line.kind == "broken" else line.fields for line in feed]
    return json.dumps(rows, indent=1 if len(feed) % 2 else None)


def as_mapped(feed: list[Line]) -> str:
    """An object of objects, in which a name may stand twice."""
    rows = (f'"k{line.number}": {json.dumps(line.fields | {"state": STATES[line.kind]})}' for line in feed)
    return f'{{"data": {{{", ".join(rows)}}}}}'


def as_csv(feed: list[Line]) -> str:
    """A broken row has a cell too many."""
    header: list[object] = ["id", "name", "price", "stock", "state", "tags"]
    extra = {"broken": ["x"]}
    return table(
        [header]
        + [[*line.fields.values(), STATES[line.kind], "a;b", *extra.get(line.kind, [])] for line in feed]
    )


def as_shopify(feed: list[Line]) -> str:
    """A product of one to three rows, which may stand apart: then they are two products."""
    columns = "Handle,Title,Status,Option1 Name,Option1 Value,Variant Price,Variant Inventory Qty"
    rows: list[list[object]] = [[*columns.split(",")]]
    for line in feed:
        fields, status = line.fields, "draft" if line.kind == "passed over" else "active"
        for size in range(line.state + 1):
            first = [fields["name"], status, "Size"] if size == 0 else ["", "", ""]
            extra = ["x"] if line.kind == "broken" and size else []
            rows.append([fields["id"], *first, f"S{size}", fields["price"], fields["stock"], *extra])
    return table(rows)


def table(rows: list[list[object]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def as_yaml(feed: list[Line]) -> str:
    """Some records hold a dash in the first column of a quoted text, which is no record's beginning."""
    rows = []
    for line in feed:
        rows.append(f"- id: p{line.number}\n")
        dash = f"\n- {line.number}" if line.kind == "broken" else ""
        rows.append(f"  name: |\n    Thing {line.state}\n    - of {line.number}\n")
        rows.append(f'  description: "Good {line.state}{dash}"\n')
        rows += [f"  {name}: {line.fields[name]}\n" for name in ("price", "stock")]
        rows.append(f"  state: {STATES[line.kind]}\n# a remark\n")
    return "".join(rows) or "[]"


FLAT = "fields: {id: id, name: name, description: description, price: price, quantity: stock}\n"
FORMATS = {
    "feed.yaml": (
        as_yaml,
        FLAT + "only: {state: [live]}",
    ),
    "feed.jsonl": (as_jsonl, None),
    "feed.json": (as_json, None),
    "mapped.json": (as_mapped, "rows: data\n" + MAPPING),
    "mapped.csv": (as_csv, MAPPING),
    "shopify.csv": (as_shopify, None),
}


@dataclass
class Shop:
    """A catalogue with its index, fed from one file."""

    folder: Path
    name: str
    memory: bool = True
    store: CatalogueStore = field(init=False)
    index: MemoryIndex = field(default_factory=MemoryIndex)
    embedder: CountingEmbedder = field(default_factory=CountingEmbedder)

    def __post_init__(self) -> None:
        self.store = CatalogueStore(create_engine("sqlite://", poolclass=StaticPool))
        self.store.create()

    def run(self, content: str, mapping: str | None = None) -> Summary | str:
        """What the run said, its times left out."""
        (self.folder / self.name).write_text(content, encoding="utf-8", newline="")
        plan = self.folder / "plan.yaml"
        plan.write_text(mapping or "", encoding="utf-8")
        try:
            return ingest(
                [self.folder / self.name],
                store=self.store,
                index=self.index,
                embedder=self.embedder,
                rejects=self.folder / "rejects.jsonl",
                full=True,
                mapping=plan if mapping else None,
                max_reject_share=0.9,
                memory=self.folder / "memory" if self.memory else None,
            )
        except RetrievalError as error:
            return str(error)

    def state(self) -> object:
        rejects = self.folder / "rejects.jsonl"
        told = rejects.read_text(encoding="utf-8") if rejects.exists() else ""
        return self.store.hashes(), self.index.stored, told


@contextmanager
def remembering(name: str) -> Iterator[Shop]:
    """A shop in a folder of its own for each example."""
    with tempfile.TemporaryDirectory() as folder:
        yield Shop(Path(folder), name)


def counts(said: Summary | str) -> object:
    if isinstance(said, str):
        return said
    return said.read, said.rejected, said.duplicates, said.noted, said.unchanged + said.added + said.changed


@pytest.mark.parametrize("name", FORMATS)
@given(feeds=versions, meddling=some.lists(some.integers(0, 5), max_size=3))
@settings(max_examples=30, deadline=None)
def test_a_feed_read_again_is_the_feed_read_afresh(
    name: str, feeds: list[list[Line]], meddling: list[int]
) -> None:
    write, mapping = FORMATS[name]
    with remembering(name) as shop:
        for place, feed in enumerate(feeds):
            said = shop.run(write(feed), mapping)
            state = shop.state()
            again, repeated = shop.run(write(feed), mapping), shop.state()
            if place < len(meddling):
                meddle(shop, meddling[place])
        expected = Shop(shop.folder, name, memory=False)
        told = expected.run(write(feeds[-1]), mapping)
        if isinstance(told, Summary):
            assert (counts(said), state) == (counts(told), expected.state())
        assert (counts(again), repeated) == (counts(said), state)


def meddle(shop: Shop, how: int) -> None:
    """What may happen between two runs."""
    if how == 0:
        shop.store.upsert([Product("p1", "Changed by hand"), Product("px", "Added by hand")])
    elif how == 1:
        shop.store.delete(["p0", "p2"])
    for path in (shop.folder / "memory").glob("*"):
        whole = path.read_bytes()
        if how == 2:
            path.write_bytes(whole[: len(whole) // 2])
        elif how == 3:
            path.write_bytes(whole.replace(b"p1", b"p2"))
        elif how == 4:
            path.unlink()


THREE = [Line(number, 0, "good") for number in range(3)]


@pytest.mark.parametrize("name", FORMATS)
def test_rows_that_stand_as_they_stood_are_not_read(name: str) -> None:
    write, mapping = FORMATS[name]
    many = [Line(number, number % 3, "good") for number in range(40)]
    edited = [*many[:10], Line(90, 1, "good"), many[12], Line(13, 2, "good"), *many[14:], Line(91, 0, "good")]
    with remembering(name) as shop:
        shop.run(write(many), mapping)
        plan = shop.folder / "plan.yaml" if mapping else None
        memory = Remembering(shop.folder / "memory", str((shop.folder / name).resolve()))
        assert memory.path.exists()
        (shop.folder / name).write_text(write(edited), encoding="utf-8", newline="")
        recall = Recall(remembered(memory), shop.store.hashes())
        items = list(read(shop.folder / name, mapping_file=plan, recall=recall))
    new = {item.id for item in items if isinstance(item, Product)}
    known = {item.id for item in items if isinstance(item, Known)}
    assert new == {"p90", "p91", "p13"}
    assert known == {f"p{number}" for number in range(40) if number not in (10, 11, 13)}


def remembered(memory: Remembering) -> Remembered:
    """Whatever run wrote it."""
    return Remembered(*json.loads(memory.path.read_bytes().partition(b"\n")[2]))


def test_a_known_record_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    with remembering("feed.json") as shop:
        shop.run(as_json(THREE))
        monkeypatch.setattr(jsonl, "product_of", lambda row: pytest.fail("it was read"))
        said = shop.run(as_json(THREE))
        assert isinstance(said, Summary)
        assert (said.read, said.unchanged) == (3, 3)


@pytest.mark.parametrize("change", ["mapping", "code"])
def test_what_is_read_another_way_is_read_anew(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mapping = "fields: {id: id, name: name, price: price}"
    with remembering("feed.json") as shop:
        shop.run(as_json(THREE), mapping)
        (before,) = (shop.folder / "memory").glob("*.rows")
        content = before.read_bytes()
        if change == "code":
            monkeypatch.setattr("retrieval.catalog.feeds.remembering.code_version", lambda: "another")
        other = mapping + "\ncurrency: EUR" if change != "code" else mapping
        shop.run(as_json(THREE), other)
        assert before.read_bytes() != content
        if change != "code":
            stored = shop.store.get("p0")
            assert stored is not None
            assert stored.price is not None
            assert stored.price.currency == "EUR"


def test_damage_is_told_from_another_codes_file(tmp_path: Path) -> None:
    rows = Remembered()
    rows.add("f" * 32, 9, "a", "h", [("brand", "left out")])
    rows.add("e" * 32, 0, "", "", [])
    whole, other, cut = (Remembering(tmp_path, name) for name in ("whole", "other", "cut"))
    for memory in (whole, other, cut):
        memory.save(rows)
    assert whole.load() == rows
    other.path.write_bytes(other.path.read_bytes().replace(b"floorwalker-rows ", b"floorwalker-rows x", 1))
    assert other.load() == Remembered()
    cut.path.write_bytes(cut.path.read_bytes()[:-5])
    assert cut.load() == Remembered()
    assert damaged(tmp_path) == [cut.path]


def test_memory_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    Remembering(tmp_path / "file", "feed").save(Remembered())
    assert Remembering(tmp_path / "file", "feed").load() == Remembered()


ANCHORED = "- &lamp {id: a, name: Lamp}\n- {id: b, name: Mug}\n- *lamp\n"
QUOTED = '- id: a\n  name: "Lamp\n- of oak"\n- id: b\n  name: Mug\n'
INDENTED = "  - id: a\n    name: Lamp\n  - id: b\n    name: Mug\n"


@pytest.mark.parametrize("text", [ANCHORED, QUOTED, INDENTED])
def test_yaml_whose_records_do_not_stand_alone_is_composed_whole_each_time(text: str) -> None:
    with remembering("feed.yaml") as shop:
        first, rows = shop.run(text), shop.store.hashes()
        second = shop.run(text)
        assert rows.keys() == {"a", "b"}
        assert (counts(first), rows) == (counts(second), shop.store.hashes())
        memory = Remembering(shop.folder / "memory", str((shop.folder / "feed.yaml").resolve()))
        assert not memory.path.exists() or "a" not in remembered(memory).ids


def test_a_yaml_record_that_is_known_is_not_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    with remembering("feed.yaml") as shop:
        shop.run(as_yaml(THREE), FLAT)
        monkeypatch.setattr(YamlStream, "records", lambda self, at: pytest.fail("it was composed"))
        said = shop.run(as_yaml(THREE), FLAT)
        assert isinstance(said, Summary)
        assert (said.read, said.unchanged) == (3, 3)
