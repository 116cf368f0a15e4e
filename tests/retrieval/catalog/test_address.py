"""A feed from an address: whole, checked and unchanged-means-unfetched, or not at all."""

from __future__ import annotations

import gzip
import io
import os
import threading
import zipfile
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from retrieval.catalog.feeds.address import Fetched, Fetcher, Limits, Validators
from retrieval.catalog.feeds.hosts import permitted
from retrieval.catalog.feeds.named import key_of, lasting, name_of
from retrieval.catalog.feeds.read import read
from retrieval.errors import FeedUnavailable
from tests.retrieval.catalog.scripted import Answer, keeps, redirects, says, serving

FEED = b'{"id": "lamp", "name": "Lamp", "price": 4}\n'
SECRET = "s3cret"


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    return Fetcher(tmp_path / "feeds", private=True)


def taken(fetcher: Fetcher, address: str) -> bytes:
    fetched = fetcher.fetch(address)
    assert fetched is not None
    return fetched.path.read_bytes()


def nothing_kept(fetcher: Fetcher) -> bool:
    return not fetcher.folder.exists() or not list(fetcher.folder.iterdir())


def test_what_has_not_changed_is_not_sent_again(fetcher: Fetcher) -> None:
    with serving(keeps(FEED, '"one"')) as server:
        first = fetcher.fetch(server.at())
        assert first is not None
        assert first.path.read_bytes() == FEED
        assert first.written_at == datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
        assert fetcher.fetch(server.at(), first.validators) is None
        assert server.asked[1]["if-none-match"] == '"one"'
        assert server.asked[1]["if-modified-since"] == "Fri, 20 Nov 2026 14:05:00 GMT"
        server.answer = keeps(FEED * 2, '"two"')
        changed = fetcher.fetch(server.at(), first.validators)
        assert changed is not None
        assert (changed.path.read_bytes(), changed.validators.etag) == (FEED * 2, '"two"')


def test_a_304_that_nobody_asked_for_is_no_feed(fetcher: Fetcher) -> None:
    with serving(says(b"", 304)) as server, pytest.raises(FeedUnavailable, match="answers 304"):
        fetcher.fetch(server.at())


def ends_with_the_connection(body: bytes) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        request.wfile.write(body)
        request.close_connection = True

    return answer


def zipped(files: int = 1, content: bytes = FEED, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for number in range(files):
            archive.writestr(f"feed-{number}.jsonl", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("path", "answer", "content", "suffix"),
    [
        ("/f.csv?token=1", says(FEED), FEED, ".csv"),
        ("/f", says(FEED, Content_Type="text/csv; charset=utf-8"), FEED, ".csv"),
        ("/f.jsonl", says(gzip.compress(FEED), Content_Encoding="gzip"), FEED, ".jsonl"),
        ("/f.xml.gz", says(gzip.compress(FEED)), FEED, ".xml"),
        ("/f.gz", says(gzip.compress(gzip.compress(FEED)), Content_Encoding="gzip"), FEED, ".feed"),
        ("/f", says(gzip.compress(FEED) + gzip.compress(FEED)), FEED * 2, ".feed"),
        ("/download", says(zipped()), zipped(), ".zip"),
        ("/", says(b"", Content_Type="text/csv"), b"", ".csv"),
        ("/f", ends_with_the_connection(gzip.compress(FEED)), FEED, ".feed"),
        ("/f", ends_with_the_connection(zipped()), zipped(), ".zip"),
    ],
)
def test_what_was_packed_is_unpacked_and_named_by_what_it_is(
    fetcher: Fetcher, path: str, answer: Answer, content: bytes, suffix: str
) -> None:
    with serving(answer) as server:
        fetched = fetcher.fetch(server.at(path))
        assert fetched is not None
        assert (fetched.path.read_bytes(), fetched.path.suffix) == (content, suffix)


def cut(request: BaseHTTPRequestHandler) -> None:
    says(FEED, Content_Length=str(len(FEED) + 10))(request)
    request.close_connection = True


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    piece = FEED * 1000
    while True:
        request.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (cut, "broke off"),
        (says(gzip.compress(FEED)[:-9], Content_Encoding="gzip"), "broke off"),
        (says(gzip.compress(FEED)[:-9]), "broke off"),
        (says(FEED, Content_Encoding="gzip"), "broke off"),
        (says(FEED, Content_Encoding="br"), "coding that was not asked for"),
        (endless, "larger than"),
        (says(gzip.compress(bytes(5_000_000)), Content_Encoding="gzip"), "larger than"),
        (ends_with_the_connection(FEED * 9), "where it ends"),
        (ends_with_the_connection(gzip.compress(FEED)[:-9]), "broke off"),
        (ends_with_the_connection(zipped()[:-30]), "no proper zip|breaks off"),
        (says(zipped(content=bytes(5_000_000))), "larger than"),
        (says(zipped(3, bytes(900_000))), "larger than"),
        (says(zipped(10_001, b"")), "more than 10,000 files"),
        (says(zipped(method=zipfile.ZIP_BZIP2)), "unusual way"),
        (says(b"oops", 500), "answers 500"),
        (says(b"who are you", 401), "answers 401"),
        (redirects("http://169.254.169.254/latest/meta-data/"), "not public"),
        (redirects("http://[::ffff:169.254.169.254]/"), "not public"),
        (redirects("file:///etc/passwd"), "no http or https address"),
        (redirects("ftp://127.0.0.1/feed"), "no http or https address"),
        (redirects("/feed.jsonl"), "redirects more than"),
        (says(b"", 302), "no http or https address"),
    ],
)
def test_what_goes_wrong_is_said_and_what_was_there_stays(tmp_path: Path, answer: Answer, why: str) -> None:
    fetcher = Fetcher(tmp_path, private=True, limits=Limits(most_bytes=2_000_000))
    with serving(says(FEED)) as server:
        before = fetcher.fetch(server.at())
        server.answer = answer
        with pytest.raises(FeedUnavailable, match=why):
            fetcher.fetch(server.at())
        assert before is not None
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [FEED]


def trickling(request: BaseHTTPRequestHandler) -> None:
    """Headers that never end, and a byte now and then: each wait by itself is short."""
    for number in count():
        request.wfile.write(b"HTTP/1.1 200 OK\r\n" if number == 0 else b"X-%d: 1\r\n" % number)


def test_the_whole_has_its_time_whatever_each_wait_takes(tmp_path: Path) -> None:
    ticks = count()
    fetcher = Fetcher(tmp_path, private=True, limits=Limits(total_s=20), clock=lambda: next(ticks))
    with serving(trickling) as server, pytest.raises(FeedUnavailable, match=r"too long|proper answer"):
        fetcher.fetch(server.at())
    assert nothing_kept(fetcher)


def test_an_address_that_says_nothing_is_given_up(tmp_path: Path) -> None:
    silent = threading.Event()
    fetcher = Fetcher(tmp_path, private=True, limits=Limits(read_s=0.05))

    def hushed(_: BaseHTTPRequestHandler) -> None:
        silent.wait(10)

    with serving(hushed) as server:
        with pytest.raises(FeedUnavailable, match="took too long"):
            fetcher.fetch(server.at())
        silent.set()


def test_a_server_that_asks_for_rest_is_heard(fetcher: Fetcher) -> None:
    with serving(says(b"", 503, Retry_After="120")) as server:
        with pytest.raises(FeedUnavailable) as caught:
            fetcher.fetch(server.at())
        assert caught.value.again_s == 120


def test_redirects_are_followed_and_credentials_stay_with_the_host(fetcher: Fetcher) -> None:
    with serving(says(FEED)) as elsewhere:

        def hop(request: BaseHTTPRequestHandler) -> None:
            onward = {"/a": "b?x=1", "/b?x=1": elsewhere.at("/c").replace("127.0.0.1", "localhost")}
            redirects(onward[request.path])(request)

        with serving(hop) as server:
            assert taken(fetcher, server.at("/a", user=f"me:{SECRET}@")) == FEED
            assert [each["path"] for each in server.asked] == ["/a", "/b?x=1"]
            assert all(each["authorization"].startswith("Basic ") for each in server.asked)
        assert "authorization" not in elsewhere.asked[0]
        assert elsewhere.asked[0]["host"] == f"localhost:{elsewhere.port}"


def test_no_secret_of_an_address_is_told(fetcher: Fetcher) -> None:
    with serving(says(b"", 500)) as server:
        address = server.at(f"/feed?token={SECRET}", user=f"me:{SECRET}@")
        with pytest.raises(FeedUnavailable) as caught:
            fetcher.fetch(address)
        assert SECRET not in str(caught.value) + name_of(address) + key_of(address)
        assert name_of(address) == server.at("/feed")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://shop.example/f", "https://", "http://h:99999/", "javascript://x"]
)
def test_only_http_and_https_are_addresses(fetcher: Fetcher, address: str) -> None:
    with pytest.raises(FeedUnavailable, match="no http or https address"):
        fetcher.fetch(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:7f00:1]"]
)
def test_this_machine_is_no_public_address_however_it_is_written(tmp_path: Path, host: str) -> None:
    with serving(says(FEED)) as server:
        with pytest.raises(FeedUnavailable):
            Fetcher(tmp_path).fetch(f"http://{host}:{server.port}/feed.jsonl")
        assert server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        *((each, False) for each in ("10.0.0.1", "172.16.3.4", "192.168.1.1", "100.64.0.1", "0.0.0.0")),
        *((each, False) for each in ("224.0.0.1", "255.255.255.255", "240.0.0.1", "168.63.129.16")),
        *(
            (each, False)
            for each in ("::", "fc00::1", "fe80::1%eth0", "ff02::1", "64:ff9b::a00:1", "fec0::1")
        ),
        *((each, False) for each in ("192.0.0.192", "64:ff9b:1::a00:1", "::10.0.0.1", "::ffff:0:10.0.0.1")),
        *((each, False) for each in ("2002:7f00:1::", "::ffff:10.0.0.1", "2001:0:4136::63bf:f5ff:fffe")),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert permitted(address, private=False) is public


@pytest.mark.parametrize(
    "address",
    [
        *("169.254.169.254", "fe80::1", "fd00:ec2::254", "168.63.129.16", "100.100.100.200", "192.0.0.192"),
        *("fd20:ce::254", "64:ff9b::a9fe:a9fe", "::169.254.169.254", "::ffff:100.100.100.200"),
        *("64:ff9b:1:a9fe:a9:fe00::", "64:ff9b:1::a9fe:a9fe", "2002:6464:64c8::"),
    ],
)
def test_where_clouds_keep_secrets_is_never_allowed(address: str) -> None:
    assert not permitted(address, private=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.1", "fc00::1", "::ffff:10.0.0.1"])
def test_a_shops_own_network_is_allowed_where_it_says_so(address: str) -> None:
    assert permitted(address, private=True)


def test_a_name_that_resolves_to_another_address_the_second_time_gains_nothing(tmp_path: Path) -> None:
    """DNS rebinding: the first answer is harmless, the next is this machine."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["203.0.113.1"] if len(asked) > 1 else ["127.0.0.1"]

    with serving(says(FEED)) as server:
        fetcher = Fetcher(tmp_path, private=True, resolve=resolve)
        assert taken(fetcher, f"http://feeds.example:{server.port}/f") == FEED
        assert asked == ["feeds.example"]
        assert server.asked[0]["host"] == f"feeds.example:{server.port}"
    with pytest.raises(FeedUnavailable, match="not public"):
        Fetcher(tmp_path, resolve=lambda host, port: ["127.0.0.1"]).fetch("http://feeds.example/f")


def test_two_fetches_at_once_do_not_touch_each_other(fetcher: Fetcher) -> None:
    """The second begins and ends while the first has half of it."""

    def slowly(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(FEED)))
        request.end_headers()
        request.wfile.write(FEED[:10])
        request.wfile.flush()
        server.answer = says(FEED)
        assert taken(fetcher, server.at()) == FEED
        request.wfile.write(FEED[10:])

    with serving(slowly) as server:
        assert taken(fetcher, server.at()) == FEED
    assert [file.suffix for file in fetcher.folder.iterdir()] == [".jsonl"]


def test_what_a_killed_fetch_left_is_deleted(fetcher: Fetcher) -> None:
    with serving(says(FEED)) as server:
        fetcher.folder.mkdir()
        old, new = (fetcher.folder / f"{key_of(server.at())}.{name}.part" for name in ("old", "new"))
        old.touch()
        new.touch()
        os.utime(old, (0, 0))
        assert taken(fetcher, server.at()) == FEED
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize(
    "said", ["Fri, 20 Nov 99999999999999999999 14:05:00 GMT", "Fri, 31 Dec 9999 23:59:59 -2300"]
)
def test_a_time_that_cannot_be_is_no_time(fetcher: Fetcher, said: str) -> None:
    with serving(says(FEED, Last_Modified=said)) as server:
        fetched = fetcher.fetch(server.at())
    assert fetched is not None
    assert fetched.written_at is None


def test_a_zip_is_opened_once_for_all_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f.zip").write_bytes(zipped(30))
    opened: list[object] = []
    opening = zipfile.ZipFile.__init__

    def counted(self: zipfile.ZipFile, *args: Any, **named: Any) -> None:
        opened.append(self)
        opening(self, *args, **named)

    monkeypatch.setattr(zipfile.ZipFile, "__init__", counted)
    assert len(list(read(tmp_path / "f.zip"))) == 30
    assert len(opened) == 1


def test_an_address_is_the_same_feed_when_its_secrets_change() -> None:
    before = lasting("https://me:old@shop.example/f?lang=de&token=1&X-Amz-Date=1")
    assert before == lasting("https://me:new@shop.example/f?lang=de&token=2&X-Amz-Date=2")
    assert before != lasting("https://me:old@shop.example/f?lang=fr&token=1")
    assert "old" not in before


def test_an_answer_is_kept_for_its_owner_alone(fetcher: Fetcher) -> None:
    with serving(says(FEED)) as server:
        fetched = fetcher.fetch(server.at())
    assert isinstance(fetched, Fetched)
    assert fetched.path.stat().st_mode & 0o077 == 0
    assert fetched.validators == Validators()
