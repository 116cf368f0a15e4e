"""Files of other systems come in as events: what each line says, once, whatever the others are like."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from assistant.errors import Invalid
from assistant.service.behaviour.history import Imported, Reading, importing, take_in
from assistant.service.behaviour.history.mapping import Bad, Nobody, columns_of, mapped, told
from assistant.service.behaviour.store import Behaviour
from retrieval.recommend.kinds import Event, EventKind

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
INVOICES = """\
InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,"A HEART, WHITE",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527.0,United Kingdom
536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom
536365,71053,WHITE METAL LANTERN,-2,2010-12-01 08:26:00,3.39,17850.0,United Kingdom
"""


@pytest.fixture
def behaviour(engine: Engine) -> Behaviour:
    return Behaviour(engine, lambda: NOW)


def imported(
    behaviour: Behaviour, file: Path, text: str | bytes, how: Reading | None = None, **more: object
) -> Imported:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = Imported()
    take_in(behaviour, file, how or Reading(), done, NOW, **more)  # type: ignore[arg-type]
    return done


def of(behaviour: Behaviour, customer: str) -> tuple[Event, ...]:
    return behaviour.events(behaviour.subject_of_customer(customer) or "")


@pytest.mark.parametrize("packed", [False, True])
def test_invoices_are_purchases_and_returns(behaviour: Behaviour, tmp_path: Path, packed: bool) -> None:
    text = gzip.compress(INVOICES.encode()) if packed else INVOICES
    done = imported(behaviour, tmp_path / "invoices.csv", text)
    assert (done.lines, done.accepted, done.nobody, done.bad) == (4, 3, 1, 0)
    bought, returned = of(behaviour, "17850")
    assert (bought.kind, bought.product_id, bought.quantity) == (EventKind.BUY, "85123A", 6)
    assert (returned.kind, returned.product_id, returned.quantity) == (EventKind.RETURN, "71053", 2)
    assert bought.at == datetime(2010, 12, 1, 8, 26, tzinfo=UTC)
    assert (bought.session, bought.source) == ("536365", "history")
    assert [event.kind for event in of(behaviour, "14527")] == [EventKind.RETURN]


def test_a_file_taken_in_twice_doubles_nothing(behaviour: Behaviour, tmp_path: Path) -> None:
    imported(behaviour, tmp_path / "a.csv", INVOICES)
    longer = INVOICES + "536366,22633,X,1,2010-12-01 08:28:00,1.85,17850.0,UK\n"
    done = imported(behaviour, tmp_path / "b.csv", longer)
    assert (done.accepted, done.repeated) == (1, 3)


def test_pairs_without_times_keep_their_order(behaviour: Behaviour, tmp_path: Path) -> None:
    text = "7 9\n7 3\n8 9\n7 5\n"
    done = imported(behaviour, tmp_path / "pairs.txt", text)
    assert done.accepted == 4
    events = of(behaviour, "7")
    assert [event.product_id for event in events] == ["9", "3", "5"]
    assert events[0].at < events[1].at < events[2].at < NOW
    later = Imported()
    take_in(behaviour, tmp_path / "pairs.txt", Reading(), later, NOW + timedelta(days=3))
    assert (later.accepted, later.repeated) == (0, 4)


def test_json_lines_say_their_own_kinds(behaviour: Behaviour, tmp_path: Path) -> None:
    text = (
        '{"user_id": 5, "item_id": "a", "event": "addToCart", "timestamp": 1772366400000}\n'
        '{"user_id": 5, "sku": "b", "event": "page_view", "timestamp": "2026-03-01T11:00:00Z"}\n'
    )
    assert imported(behaviour, tmp_path / "log.jsonl", text).accepted == 2
    events = sorted(of(behaviour, "5"), key=lambda event: event.product_id)
    assert [event.kind for event in events] == [EventKind.CART, EventKind.VIEW]
    assert events[0].at == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_bad_line_is_named_and_ends_nothing(behaviour: Behaviour, tmp_path: Path) -> None:
    text = (
        "user,item,kind,time\n"
        "u,a,view,2026-01-01\n"
        "u,b\n"
        '"u","c\nd",stare,2026-01-01\n'
        "u,,view,2026-01-01\n"
        "u,e,view,01/02/2026\n"
        "u,f,view,2999-01-01\n"
        "u,g,view,2026-01-02\n"
    )
    done = imported(behaviour, tmp_path / "log.csv", text)
    assert [event.product_id for event in of(behaviour, "u")] == ["a", "g"]
    assert [number for _, number, _ in done.named] == [3, 4, 6, 7, 8]
    reasons = " ".join(reason for _, _, reason in done.named)
    for said in ("2 values for 4 columns", "'stare'", "no product", "'01/02/2026'", "future"):
        assert said in reasons
    assert (done.accepted, done.bad) == (2, 5)


@pytest.mark.parametrize("text", ["[1]\n", "{\n", "{}\n"])
def test_what_is_no_record_is_counted(behaviour: Behaviour, tmp_path: Path, text: str) -> None:
    assert imported(behaviour, tmp_path / "log.jsonl", text).bad == 1


def test_a_column_that_is_not_known_is_asked_for(behaviour: Behaviour, tmp_path: Path) -> None:
    text = "who;what\nu;a\n"
    with pytest.raises(Invalid, match=r"customer \(there are who, what\)"):
        imported(behaviour, tmp_path / "log.csv", text)
    how = Reading(columns=mapped(["customer=who", "product=what"]), kind=EventKind.VIEW)
    assert imported(behaviour, tmp_path / "log.csv", text, how).accepted == 1
    assert [event.kind for event in of(behaviour, "u")] == [EventKind.VIEW]
    with pytest.raises(Invalid, match="no column 'whom'"):
        imported(behaviour, tmp_path / "log.csv", text, Reading(columns={"customer": "whom"}))


@pytest.mark.parametrize("said", ["customer", "customer=", "price=x"])
def test_a_mapping_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(Invalid, match="--mapping"):
        columns_of(["customer", "product", "x"], mapped([said]))


def test_a_file_that_is_cut_off_keeps_what_came_before(behaviour: Behaviour, tmp_path: Path) -> None:
    many = "user,item\n" + "".join(f"u,{n:09}\n" for n in range(30_000))
    packed = gzip.compress(many.encode(), 0)
    file, done = tmp_path / "log.csv.gz", Imported()
    file.write_bytes(packed[: len(packed) // 2])
    with pytest.raises(Invalid, match="cut off"):
        take_in(behaviour, file, Reading(), done, NOW)
    assert done.accepted >= importing.AT_ONCE
    assert len(behaviour.interactions().at) == done.accepted


def test_what_is_older_than_is_kept_is_told(behaviour: Behaviour, tmp_path: Path) -> None:
    done = imported(behaviour, tmp_path / "a.csv", INVOICES, keep=timedelta(days=400))
    assert (done.accepted, done.old) == (3, 3)


def test_identical_lines_are_one_event_unless_their_keys_differ(behaviour: Behaviour, tmp_path: Path) -> None:
    assert imported(behaviour, tmp_path / "a.csv", "user,item\n" + "u,a\n" * 2, timed(None)).accepted == 2
    twice = "user,item,at\n" + "u,b,2026-01-01\n" * 2
    assert imported(behaviour, tmp_path / "b.csv", twice).accepted == 1
    keyed = "user,item,at,event_id\nu,c,2026-01-01,1\nu,c,2026-01-01,2\n"
    assert imported(behaviour, tmp_path / "c.csv", keyed).accepted == 2


def timed(form: str | None) -> Reading:
    return Reading(time_format=form, zone=ZoneInfo("America/New_York"))


def say(how: Reading | None = None, **said: str) -> object:
    record: Mapping[str, str] = {"customer": "u", "product": "p"} | said
    return told(record, columns_of(list(record)), how or Reading())


def test_times_without_a_zone_are_of_the_shops() -> None:
    expected = datetime(2026, 1, 2, 13, tzinfo=UTC)
    for form, text in ((None, "2026-01-02 08:00"), ("%d/%m/%Y %H:%M", "02/01/2026 08:00")):
        assert say(timed(form), at=text).at == expected  # type: ignore[attr-defined]
    assert say(timed(None), at="1767358800").at == expected  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "said",
    [
        *({"quantity": said} for said in ("0", "1.5", "nan", "1e9", "many")),
        *({"product": said} for said in ("", "x" * 201, "\ufffd")),
        {"at": "soon"},
        {"kind": "remove_from_cart"},
    ],
)
def test_what_cannot_be_is_bad(said: dict[str, str]) -> None:
    with pytest.raises(Bad):
        say(**said)


@pytest.mark.parametrize("nobody", ["", "  ", "nan", "NULL"])
def test_nobody_is_no_customer(nobody: str) -> None:
    with pytest.raises(Nobody):
        say(customer=nobody)
