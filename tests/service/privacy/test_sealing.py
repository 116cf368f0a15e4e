"""Contact fields lie sealed, are found and read as before, and follow when the key is replaced."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from assistant.errors import SettingsError
from assistant.orders import Address
from assistant.service.database import open_database
from assistant.service.orders import OrderBook, SqlOrders, export_book
from assistant.service.privacy import erase, export, reseal
from assistant.service.sealing import Seals, keep_sealed
from tests.service.orders.book import ADA, BOOK, NOW, RULES
from tests.service.privacy.stage import open_shop, raw, stands, texts

OLD, NEW = "an old key, long enough to be one: 0123", "a new key, long enough to be one: 4567"
CONTACT = ("12 Mill Lane", "Mae Lund", "0042")


def again(engine: Engine, *keys: str, sealing: bool = True) -> Engine:
    """The same database, opened by a process that has these keys."""
    other = open_database(engine.url.render_as_string(False))
    keep_sealed(other, keys, sealing=sealing)
    return other


def lies_open(engine: Engine) -> list[str]:
    everything = "\n".join(raw(engine))
    return [said for said in CONTACT if stands(said, everything)]


def addresses_of(book: OrderBook) -> list[tuple[str, Address]]:
    return [(customer.email, customer.address) for customer in book.customers]


def addresses(engine: Engine) -> list[tuple[str, Address]]:
    return addresses_of(export_book(engine))


def found(engine: Engine) -> Address | None:
    customer = SqlOrders(engine, RULES).find(email=" ADA@example.org")
    return customer and customer.address


@pytest.fixture
def sealed(engine: Engine) -> Engine:
    keep_sealed(engine, [OLD])
    open_shop(engine)
    return engine


def test_what_lies_there_is_sealed_and_what_is_read_is_not(sealed: Engine) -> None:
    assert lies_open(sealed) == []
    assert addresses(sealed) == addresses_of(BOOK)
    assert export(sealed, "ada", NOW)["customer"]["address"]["address1"] == "12 Mill Lane"


def test_a_customer_is_found_by_a_digest_that_the_address_does_not_give_away(sealed: Engine) -> None:
    shop = SqlOrders(sealed, RULES)
    assert found(sealed) == ADA.address
    by_name = shop.find(name="ada mae lund", postcode="04101")
    assert by_name is not None
    assert by_name.id == "ada"
    assert shop.find(email="eve@example.org") is None
    keep_sealed(sealed, [NEW])  # the same address under another key is another digest
    assert SqlOrders(sealed, RULES).find(email="ada@example.org") is None


def test_without_the_key_nothing_is_read_and_it_is_said(sealed: Engine) -> None:
    for stranger in (again(sealed), again(sealed, NEW)):
        with pytest.raises(SettingsError, match=r"privacy\.keys"):
            export_book(stranger)


def test_a_new_key_takes_over_while_the_shop_is_open(sealed: Engine) -> None:
    both = again(sealed, NEW, OLD)
    assert found(both) == ADA.address  # found under the old one
    done = reseal(both)
    assert done["customers"] == len(BOOK.customers)
    assert found(both) == ADA.address
    alone = again(sealed, NEW)
    assert addresses(alone) == addresses_of(BOOK)
    assert found(alone) == ADA.address
    with pytest.raises(SettingsError):
        export_book(again(sealed, OLD))


def test_what_was_there_before_the_first_key_stays_readable_and_is_sealed_on_demand(engine: Engine) -> None:
    open_shop(engine)
    before = sorted(texts(engine))
    shop = again(engine, NEW)
    assert lies_open(engine) == list(CONTACT)
    assert found(shop) == ADA.address
    reseal(shop)
    assert lies_open(engine) == []
    reseal(again(engine, NEW, sealing=False))
    assert sorted(texts(engine)) == before


def test_erasing_works_on_what_is_sealed(sealed: Engine) -> None:
    erase(sealed, "ada", NOW, keep=None)
    assert [text for _, text in texts(sealed) if "ada@example.org" in text] == []


def test_text_that_only_looks_sealed_is_text() -> None:
    seals = Seals([NEW])
    for text in ("", "fw1:", "fw1:gAAAAA", "fw1: my address", "gAAAAAB" * 20):
        assert seals.open(text) == text
        assert seals.open(seals.seal(text)) == text
    assert seals.seal("the same") != seals.seal("the same")
