"""Customers hear what became of changes that were only requested."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.counter import order_backend, settler_of
from assistant.errors import SettingsError, StorageFailed
from assistant.service.conversations import Conversations
from assistant.service.events import ConversationEvents
from assistant.service.orders import SqlOrders
from assistant.service.remote import HttpOrders, Settled, Settler, System
from assistant.service.rules import Rules
from assistant.settings import load
from tests.service.orders import book
from tests.service.orders.book import CANCEL, agreed, quoted
from tests.service.remote.conftest import Shop


def told(shop: Shop, conversation: str) -> list[dict[str, str]]:
    return [dict(event.data) for event in ConversationEvents(shop.books).after(conversation)]


def requested(shop: Shop, conversation: str) -> None:
    shop.server.fail("taken", of="POST changes")
    agreement = replace(agreed(CANCEL), conversation_id=conversation)
    assert not shop.backend.perform(quoted(shop.theirs, CANCEL), agreement, "k1").acknowledged
    shop.later(minutes=10)


@pytest.mark.parametrize("made", [True, False])
def test_what_became_of_a_change_is_told_once(shop: Shop, made: bool) -> None:
    conversation = Conversations(shop.books).start()[0].id
    settler = Settler(shop.backend)
    requested(shop, conversation)
    assert settler.look() == 0
    assert told(shop, conversation) == []

    if made:
        shop.server.finish("k1")
    else:
        shop.server.known["k1"] = {"state": "declined", "reason": "packed"}
    shop.later(minutes=10)

    assert [settler.look(), settler.look()] == [1, 0]
    result = "made" if made else "refused"
    assert told(shop, conversation) == [{"order_id": "#1001", "action": "cancel_order", "result": result}]


def test_a_conversation_that_is_gone_stops_nothing(shop: Shop) -> None:
    requested(shop, "erased")
    shop.server.finish("k1")

    assert Settler(shop.backend).look() == 1
    assert shop.states() == ["done"]


def test_a_database_that_is_down_for_a_while_does_not_end_it() -> None:
    stop, looks = threading.Event(), []

    class Failing:
        def settle(self) -> Iterator[Settled]:
            looks.append(1)
            if len(looks) == 1:
                raise StorageFailed("the database did not answer")
            stop.set()
            return iter(())

    Settler(Failing()).run(stop, 0.001)

    assert len(looks) == 2


def test_settings_say_where_the_orders_are(tmp_path: Path, shop: Shop) -> None:
    def backend(toml: str) -> SqlOrders | HttpOrders:
        (tmp_path / "shop.toml").write_text(toml)
        made = order_backend(load(tmp_path), shop.books, Rules(), book.NOW.tzinfo, lambda: book.NOW)  # type: ignore[arg-type]
        assert (settler_of(made) is None) == isinstance(made, SqlOrders)
        return made

    assert isinstance(backend(""), SqlOrders)
    key = 'key = "0123456789abcdef"'
    assert isinstance(backend(f'[orders]\nurl = "https://orders.example/api/"\n{key}'), HttpOrders)
    assert isinstance(backend(f'[orders]\nurl = "http://127.0.0.1:9000"\n{key}'), HttpOrders)
    with pytest.raises(SettingsError, match=r"orders\.url: has to be an https address"):
        backend(f'[orders]\nurl = "http://orders.example"\n{key}')
    with pytest.raises(SettingsError, match="needs a key"):
        backend('[orders]\nurl = "https://orders.example"')


@pytest.mark.parametrize(
    "url", ["ftp://orders.example", "orders.example", "https://", "http://127.0.0.1.example"]
)
def test_an_address_that_would_be_read_on_the_way_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="https"):
        System.at(url, "key", timedelta(seconds=1))
