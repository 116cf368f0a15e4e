"""The staff page's lists and downloads: what is shown is escaped, what is downloaded runs in no spreadsheet,
and nobody gets any of it without signing in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from assistant.evidence import Nearest
from assistant.feedback.insight.demand import Signal, SignalKind
from assistant.feedback.store import FeedbackStore
from assistant.service.figures import Span
from assistant.service.handoffs import Handoffs
from assistant.service.readings import Readings
from assistant.shop import Shop
from assistant.turn import Course, Refused
from assistant.web.board import board
from assistant.web.listings import Listings
from assistant.web.page import desk as drawn
from assistant.web.page import staff
from assistant.web.server import create_app
from assistant.web.staff_door import PATH
from assistant.web.staff_export import SHEETS
from tests.feedback.insight.seeding import Seeding
from tests.service.seeding import begin, turn
from tests.web.open_shop import ATTACKS, Pace, make_shop
from tests.web.test_page import Seen

FORMULA = '=HYPERLINK("http://evil.example")'
NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    shop = make_shop(tmp_path_factory.mktemp("desk") / "shop", Pace())
    talk = begin(shop.records.engine, NOW)
    evil(shop.records.engine, talk)
    return shop


def evil(engine: Engine, talk: str) -> None:
    refused = (Refused(f"Refused {ATTACKS}", "model", "price", ATTACKS),)
    missed = [Nearest((), FORMULA, carried=False)]
    turn(engine, talk, "evil", NOW, FORMULA, ATTACKS, findings=missed, course=Course(0.1, 0.2, refused))
    FeedbackStore(engine).give("evil", talk, "down", [ATTACKS], f" {FORMULA} {ATTACKS}")
    Handoffs(engine).ask(talk, "a matter", "help")


@pytest.fixture
def signed_in(shop: Shop) -> Iterator[TestClient]:
    with TestClient(create_app(shop), follow_redirects=False) as client:
        client.post(f"{PATH}/login", data={"key": "ana-key-0123456789"})
        yield client


def rows_of(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(f"{PATH}/export/{address}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", SHEETS)
def test_nobody_downloads_without_signing_in(shop: Shop, name: str) -> None:
    with TestClient(create_app(shop)) as client:
        assert client.get(f"{PATH}/export/{name}.csv").status_code == 401


def test_no_cell_of_a_download_runs(signed_in: TestClient) -> None:
    cells = [cell for name in SHEETS for row in rows_of(signed_in, f"{name}.csv") for cell in row.values()]
    assert [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@"))] == []
    assert f"'{FORMULA}" in cells


def test_a_download_holds_what_its_filters_say(signed_in: TestClient) -> None:
    assert [row["reply_id"] for row in rows_of(signed_in, "feedback.csv?rating=down&words=evil.example")] == [
        "evil"
    ]
    assert rows_of(signed_in, "feedback.csv?rating=up") == []
    assert rows_of(signed_in, "conversations.csv?with=up&unknown=x&from=nonsense") == []
    day = f"{NOW:%Y-%m-%d}"
    assert rows_of(signed_in, f"conversations.csv?from={NOW + timedelta(days=2):%Y-%m-%d}") == []
    assert len(rows_of(signed_in, f"conversations.csv?from=2020-01-01&to={day}&with=refused")) == 1
    (missed,) = rows_of(signed_in, "misses.csv?days=7&how=not_sold")
    assert (missed["why"], missed["times"]) == ("not sold here", "1")
    assert rows_of(signed_in, "misses.csv?how=no_page") == []
    figures = {(row["figure"], row["kind"]): row["value"] for row in rows_of(signed_in, "figures.csv?days=1")}
    assert figures["replies", ""] == "1"
    assert figures["refused for", "price"] == "1"
    assert signed_in.get(f"{PATH}/export/customers.csv").status_code == 404


def test_hostile_words_stay_words_in_every_list(shop: Shop) -> None:
    engine, zone = shop.records.engine, ZoneInfo("Europe/Berlin")
    listings = Listings(engine, zone)
    values = {"words": f'"><script>{ATTACKS}', "with": "refused"}
    found = listings.conversations({}, 10)
    talk = Readings(engine).read(found[0].id)
    shown = board(engine, Span(NOW - timedelta(days=1), NOW + timedelta(hours=1)))
    for html in (
        drawn.lines(found, found[0].id, values, 10, zone),
        drawn.talk(talk, zone),
        staff.conversation(talk.said, talk.asides, "Ana", zone),
        drawn.opinions(listings.feedback({}, 10), values, 10, zone),
        drawn.misses(listings.misses({}, 10), values, 10, zone),
        drawn.demand([Signal(SignalKind.NOT_FOUND, ATTACKS, 3, 1, "stock it", ATTACKS)], values),
        drawn.tiles(shown, values),
        drawn.bars(ATTACKS, [(ATTACKS, 3)], ATTACKS),
    ):
        seen = Seen(html)
        assert not seen.tags & {"script", "img", "iframe", "b"}
        assert seen.handlers == []
        assert all(address.startswith(f"{PATH}/export/") for address in seen.addresses)


def test_a_conversation_tells_how_a_reply_came_about(shop: Shop) -> None:
    engine = shop.records.engine
    (line,) = Listings(engine, UTC).conversations({"with": "refused"}, 10)
    talk = Readings(engine).read(line.id)
    text = Seen(staff.conversation(talk.said, talk.asides, "Ana", UTC)).text
    for part in (
        "worded by templates, 0.2 s",
        "Refused by the check: 1",
        "of the model · price",
        "Thumb down",
    ):
        assert part in text


def test_days_of_a_filter_are_days_of_the_shop(shop: Shop) -> None:
    listings = Listings(shop.records.engine, ZoneInfo("America/New_York"))
    values = {"from": "2026-03-07", "to": "2026-03-08 00:00:00"}
    assert listings.begins(values) == datetime(2026, 3, 7, 5, tzinfo=UTC)
    assert listings.ends(values) == datetime(2026, 3, 9, 4, tzinfo=UTC)  # the clocks went forward
    for nonsense in ("", "yesterday", "2026-13-01", "9999-12-31", "0001-01-01", "\0"):
        assert listings.begins({"from": nonsense}) is None


def test_demand_is_downloaded_as_it_is_shown(shop: Shop, signed_in: TestClient) -> None:
    """Of one question nothing is told; of three conversations it is."""
    assert [r for r in rows_of(signed_in, "demand.csv?days=7") if r["signal"] == "not found"] == []
    Seeding(shop.records.engine).talks(["Kayaks"] * 3, NOW.timestamp() - 60, miss="not_sold")
    (row,) = [r for r in rows_of(signed_in, "demand.csv?days=7") if r["signal"] == "not found"]
    assert (row["what"], row["now"], row["before"]) == ("Kayaks", "3", "0")
