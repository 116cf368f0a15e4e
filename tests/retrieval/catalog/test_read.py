"""Which format a file is, how it is encoded, and what is no feed at all."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from retrieval.errors import FeedError
from tests.retrieval.catalog.conftest import Read

ROW = {"id": "a", "name": "Café chair"}
LINE = json.dumps(ROW, ensure_ascii=False)
CSV = "id,title,price,link\na,Café chair,5 EUR,https://s.example\nb,Straße lamp,6 EUR,\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("feed.jsonl", json.dumps(ROW)),
        ("feed.json", json.dumps([ROW])),
        ("feed", json.dumps([ROW])),
        ("feed.txt", "\n\n" + json.dumps(ROW)),
        ("feed.yaml", "- id: a\n  name: Café chair\n"),
        ("feed.csv", CSV),
        ("feed.csv", CSV.replace(",", ";")),
        ("feed.csv", CSV.replace("\n", "\r\n")),
        ("feed.csv", "Handle,Title,Variant Price\na,Café chair,5\n"),
        ("feed.xml", "<rss><channel><item><id>a</id><title>Café chair</title></item></channel></rss>"),
    ],
)
def test_a_format_is_told_by_the_content(reading: Read, name: str, content: str) -> None:
    found = reading(name, content)
    assert found.rejects == []
    assert (found.products[0].id, found.products[0].name) == ("a", "Café chair")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    ("name", "content"), [("feed.csv", CSV), ("feed.jsonl", json.dumps(ROW, ensure_ascii=False))]
)
def test_encodings(reading: Read, encoding: str, name: str, content: str) -> None:
    given = (
        b"\xff\xfe" + content.encode("utf-16-le") if encoding == "utf-16-le-bom" else content.encode(encoding)
    )
    found = reading(name, given)
    assert found.products[0].name == "Café chair"
    assert found.products[0].id == "a"
    assert [note.field for note in found.notes] == (["encoding"] if encoding == "cp1252" else [])


def test_one_odd_byte_does_not_spoil_the_rest_of_a_utf8_file(reading: Read) -> None:
    content = CSV.encode().replace("ß".encode(), b"\xdf")
    found = reading("feed.csv", content)
    assert [product.name for product in found.products] == ["Café chair", "Straße lamp"]
    assert [(note.line, note.field) for note in found.notes] == [(3, "encoding")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.jsonl", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"),
        ("letter.txt", b"Dear shop, here is the list of things"),
        ("other.csv", b"when,who\n1,2\n"),
        ("cut.json", b'[{"id": "a", "name": "A"}, {"id":'),
        ("cut.csv", b'id,title,price\na,"A chair\nb,B,5\n'),
        ("not.zip", b"PK nothing"),
        ("bad.yaml", b"- id: [1\n"),
    ],
)
def test_what_is_no_feed_is_said_at_once(reading: Read, name: str, content: bytes) -> None:
    with pytest.raises(FeedError) as raised:
        reading(name, content)
    assert name in str(raised.value)


@pytest.mark.parametrize("how", ["shopify", "google", "mapping", "parquet"])
def test_a_format_that_does_not_fit_is_said(reading: Read, how: str) -> None:
    with pytest.raises(FeedError):
        reading("other.csv", "when,who\n1,2\n", format=how)


def test_a_header_alone_is_an_empty_feed(reading: Read) -> None:
    found = reading("feed.csv", "id,title,price\n")
    assert (found.products, found.rejects) == ([], [])


def test_rows_that_do_not_fit_the_header_are_rejected(reading: Read) -> None:
    content = 'id,title,price\na,A,1\nb,B,2,3\nc,"C"x,4\nd,D,5,\ne,"E\ne",6\nf,F,x\n'
    found = reading("feed.csv", content)
    assert [product.id for product in found.products] == ["a", "d", "e"]
    assert [reject.line for reject in found.rejects] == [3, 4, 8]


def test_a_cell_of_ten_megabytes_is_cut(reading: Read) -> None:
    found = reading("feed.csv", f"id,title,price,description\na,A,1,{'word ' * 2_000_000}\nb,B,2,\n")
    assert [len(product.description) for product in found.products] == [20_000, 0]
    assert [note.field for note in found.notes] == ["description"]


def test_a_damaged_zip_is_said(reading: Read) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.jsonl", "".join(json.dumps(ROW | {"id": str(n)}) + "\n" for n in range(5000)))
    content = bytearray(buffer.getvalue())
    content[2000:2050] = bytes(byte ^ 0x5A for byte in content[2000:2050])
    with pytest.raises(FeedError, match=r"feeds\.zip"):
        reading("feeds.zip", bytes(content))


def test_a_zip_is_read_file_by_file(reading: Read) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("one.jsonl", json.dumps(ROW))
        archive.writestr("__MACOSX/one.jsonl", "junk")
        archive.writestr("two.csv", "id,title,price\nb,B,bad\n")
    found = reading("feeds.zip", buffer.getvalue())
    assert [product.id for product in found.products] == ["a"]
    (reject,) = found.rejects
    assert reject.file.endswith("feeds.zip/two.csv")
