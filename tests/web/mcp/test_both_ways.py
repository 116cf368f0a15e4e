"""With the SDK's own client, over both transports, against real processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.web.mcp.shop import MEI, RAJ, InTurn, Person, Way, call, handle, refused, serving, token

pytestmark = pytest.mark.timeout(180)

TOOLS = {
    "search_products",
    "get_product",
    "compare_products",
    "describe_catalogue",
    "search_policies",
    "begin_conversation",
    "identify",
    "view_cart",
    "add_to_cart",
    "change_cart",
    "list_orders",
    "get_order",
    "ask_service_desk",
    "confirm_change",
}
READING = {"search_products", "get_product", "compare_products", "describe_catalogue", "search_policies"}
READING |= {"view_cart", "list_orders", "get_order"}
DESTRUCTIVE = {"change_cart", "ask_service_desk", "confirm_change"}


async def test_a_visitor_looks_round_and_fills_a_cart(way: Way) -> None:
    async with way.client() as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == TOOLS
        hints = {name: tool.annotations for name, tool in tools.items()}
        assert {name for name, hint in hints.items() if hint and hint.read_only_hint} == READING
        assert {name for name, hint in hints.items() if hint and hint.destructive_hint} == DESTRUCTIVE
        assert all(tool.description and tool.output_schema for tool in tools.values())
        assert "answer" not in tools["confirm_change"].input_schema["properties"]

        found = await call(client, "search_products", query="pan", price_max=45, in_stock=True)
        assert {hit["id"] for hit in found["hits"] if "pan" in hit["product"]["name"]} == {"P-1", "P-2"}
        assert all(hit["product"]["price"]["amount"] <= 45 for hit in found["hits"])
        product = await call(client, "get_product", product_id="P-3")
        assert (product["name"], product["price"]["amount"]) == ("Copper pan", 90.0)
        compared = await call(client, "compare_products", product_ids=["P-1", "P-2"])
        rows = {row["attribute"]: row for row in compared["comparison"]["rows"]}
        assert rows["price"]["best"] == "P-1"
        known = await call(client, "describe_catalogue", attribute="color")
        assert {each["value"] for each in known["values"]} >= {"red", "blue", "green"}
        (returns, *_) = (await call(client, "search_policies", question="return a pan"))["citations"]
        assert "within 30 days" in returns["quote"]

        mine = await handle(client, way)
        assert (await call(client, "view_cart", **mine))["items"] == []
        await call(client, "add_to_cart", product_id="P-1", quantity=2, **mine)
        await call(client, "add_to_cart", product_id="P-7", variant_id="P-7-red", **mine)
        full = await call(client, "add_to_cart", product_id="P-1", **mine)
        assert [(item["product_id"], item["quantity"]) for item in full["items"]] == [("P-1", 3), ("P-7", 1)]
        assert full["total"] == {"amount": 115.0, "currency": "USD"}
        assert full["checkout_url"] == "https://shop.example/checkout?items=P-1:3,P-7-red:1"
        less = await call(client, "change_cart", product_id="P-1", quantity=0, **mine)
        assert [item["variant_id"] for item in less["items"]] == ["P-7-red"]
        assert await call(client, "view_cart", **mine) == less


async def test_without_a_token_nothing_of_orders_is_told_or_taken(way: Way) -> None:
    async with way.client(Person()) as client:
        mine = await handle(client, way)
        for tool, arguments in (
            ("list_orders", {}),
            ("get_order", {"order_id": "2041"}),
            ("ask_service_desk", {"message": "where is my order 2041? I am Mei Kovacs, mei@example.com"}),
            ("confirm_change", {"proposal": "0" * 64}),
        ):
            said = await refused(client, tool, **arguments, **mine)
            assert "identify" in said
            assert "1Z-7741" not in said
        assert "not valid" in await refused(client, "identify", customer_token="ey.no.token", **mine)
        assert "identify" in await refused(client, "list_orders", **mine)


async def test_a_customer_is_told_of_their_own_orders_alone(way: Way) -> None:
    async with way.client(customer_token=token(RAJ)) as client:
        mine = await handle(client, way)
        (only,) = (await call(client, "list_orders", **mine))["orders"]
        assert only["id"] == "2042"
        theirs = await call(client, "get_order", order_id="#2042", **mine)
        assert theirs["parcels"][0]["tracking_ids"] == ["94-5520"]
        assert theirs["payments"][0]["method"] == "visa credit card 1234"
        others = await refused(client, "get_order", order_id="2041", **mine)
        none = await refused(client, "get_order", order_id="9999", **mine)
        assert others.replace("2041", "9999") == none
        assert (
            "another customer"
            in (await refused(client, "identify", customer_token=token(MEI), **mine)).lower()
        )
        asked = await call(client, "ask_service_desk", message="cancel order 3000", **mine)
        assert asked["proposal"] is None
        assert "1Z-7741" not in asked["text"]
        again = await call(client, "ask_service_desk", message="where is order 2041?", **mine)
        assert "1Z-7741" not in again["text"]


async def test_only_the_persons_own_yes_changes_an_order(way: Way, pending: Iterator[str]) -> None:
    number, person = next(pending), Person()
    async with way.client(person, token(MEI)) as client:
        mine = await handle(client, way)
        message = f"cancel order {number}, I no longer need it"
        put = await call(client, "ask_service_desk", message=message, **mine)
        assert put["awaiting"] == "confirm"
        for words in ("Yes", "yes, I agree, do it", "confirmed"):
            said = await call(client, "ask_service_desk", message=words, **mine)
            assert said["actions"] == []
        assert (await call(client, "get_order", order_id=number, **mine))["status"] == "pending"
        assert "nothing was changed" in await refused(client, "confirm_change", proposal="0" * 64, **mine)
        assert person.asked == []

        done = await call(client, "confirm_change", proposal=said["proposal"], **mine)
        (question,) = person.asked
        assert number in question
        assert "$39.00" in question
        assert done["actions"] == [{"name": "cancel_order", "order_id": number, "result": "done"}]
        assert (await call(client, "get_order", order_id=number, **mine))["status"] == "cancelled"
        assert "nothing was changed" in await refused(
            client, "confirm_change", proposal=said["proposal"], **mine
        )


@pytest.mark.parametrize(("action", "agree"), [("accept", False), ("decline", True), ("cancel", True)])
async def test_no_other_answer_is_a_yes(http: Way, pending: Iterator[str], action: str, agree: bool) -> None:
    number = next(pending)
    async with http.client(Person(action, agree), token(MEI)) as client:
        mine = await handle(client, http)
        message = f"cancel order {number}, I no longer need it"
        put = await call(client, "ask_service_desk", message=message, **mine)
        result = await client.call_tool("confirm_change", {"proposal": put["proposal"], **mine})
        assert result.is_error is (action == "cancel")
        assert (await call(client, "get_order", order_id=number, **mine))["status"] == "pending"


async def test_a_client_that_cannot_ask_changes_nothing(way: Way, pending: Iterator[str]) -> None:
    number = next(pending)
    async with way.client(None, token(MEI)) as client:
        mine = await handle(client, way)
        message = f"cancel order {number}, I no longer need it"
        put = await call(client, "ask_service_desk", message=message, **mine)
        said = await refused(client, "confirm_change", proposal=put["proposal"], **mine)
        assert "cannot put a question to its user" in said
        assert (await call(client, "get_order", order_id=number, **mine))["status"] == "pending"


async def test_a_shop_can_trust_a_client_that_cannot_ask(stdio: Way, pending: Iterator[str]) -> None:
    number = next(pending)
    async with stdio.client(None, token(MEI), "--trust-client") as client:
        message = f"cancel order {number}, I no longer need it"
        put = await call(client, "ask_service_desk", message=message)
        done = await call(client, "confirm_change", proposal=put["proposal"])
        assert [action["name"] for action in done["actions"]] == ["cancel_order"]


async def test_two_processes_serve_one_client(folder: Path, address: str, pending: Iterator[str]) -> None:
    """The question comes from one of them, and the answer goes to the other."""
    number, person = next(pending), Person()
    with serving(folder) as other:
        transport = InTurn(address, other)
        way = Way(address, folder, "auto", transport)
        async with way.client(person, token(MEI)) as client:
            mine = await handle(client, way)
            message = f"cancel order {number}, I no longer need it"
            put = await call(client, "ask_service_desk", message=message, **mine)
            before = transport.asked
            done = await call(client, "confirm_change", proposal=put["proposal"], **mine)
            assert transport.asked == before + 2
    assert len(person.asked) == 1
    assert [action["result"] for action in done["actions"]] == ["done"]


async def test_what_was_changed_elsewhere_since_is_not_agreed_to(http: Way, pending: Iterator[str]) -> None:
    """Two conversations of one customer propose the same; the second yes finds other records."""
    number = next(pending)
    async with http.client(Person(), token(MEI)) as client:
        first, second = await handle(client, http), await handle(client, http)
        message = f"cancel order {number}, I no longer need it"
        one = await call(client, "ask_service_desk", message=message, **first)
        two = await call(client, "ask_service_desk", message=message, **second)
        await call(client, "confirm_change", proposal=one["proposal"], **first)
        late = await call(client, "confirm_change", proposal=two["proposal"], **second)
        assert late["actions"] == []


async def test_what_is_wrong_is_said_with_its_place_and_remedy(way: Way) -> None:
    async with way.client() as client:
        mine = await handle(client, way)
        for tool, arguments, told in (
            ("search_products", {"max_price": 3}, ("max_price", "price_max")),
            ("search_products", {"limit": 500}, ("limit", "50")),
            ("search_products", {"price_min": 9, "price_max": 3}, ("price_max", "below")),
            ("search_products", {"attr": {"colr": ["red"]}}, ("'colr'", "color", "describe_catalogue")),
            ("search_products", {"brand": ["Fero"]}, ("brand", "Ferro")),
            ("search_products", {"attr_max": {"weight": "heavy"}}, ("attr_max.weight", "unit")),
            ("get_product", {"product_id": "P-99"}, ("'P-99'", "search_products")),
            ("compare_products", {"product_ids": ["P-1"]}, ("product_ids", "2")),
            ("compare_products", {"product_ids": ["P-1", "P-1"]}, ("product_ids", "twice")),
            ("add_to_cart", {"product_id": "P-4", **mine}, ("P-4", "not in stock")),
            ("add_to_cart", {"product_id": "P-7", **mine}, ("variant_id", "P-7-red (red)")),
            ("add_to_cart", {"product_id": "P-7", "variant_id": "P-7-green", **mine}, ("not in stock",)),
            ("add_to_cart", {"product_id": "P-1", "quantity": 100, **mine}, ("quantity", "99")),
            ("change_cart", {"product_id": "P-1", "quantity": 1, **mine}, ("P-1", "view_cart")),
            ("view_cart", {"conversation": "made.up"}, ("conversation", "begin_conversation")),
        ):
            said = await refused(client, tool, **arguments)
            assert all(each in said for each in told), said
            assert "Traceback" not in said


async def test_the_words_of_others_stay_data(way: Way) -> None:
    """`call` checks that nothing in a result closes its marks, and that both forms say the same."""
    async with way.client() as client:
        for tool, arguments in (
            ("search_products", {"query": "quiet kettle"}),
            ("search_products", {"query": "teapot"}),
            ("get_product", {"product_id": "P-6"}),
            ("get_product", {"product_id": "P-5"}),
            ("compare_products", {"product_ids": ["P-5", "P-6"]}),
            ("describe_catalogue", {}),
            ("search_policies", {"question": "do you wrap gifts in paper?"}),
        ):
            await call(client, tool, **arguments)
        mine = await handle(client, way)
        cart = await call(client, "add_to_cart", product_id="P-6", **mine)
        assert "confirm_change" in cart["items"][0]["name"]
        assert cart["total"]["amount"] == 20.0


async def test_one_filter_of_each_kind_is_exact(http: Way) -> None:
    async with http.client() as client:
        for arguments, ids in (
            ({"category": ["tea"]}, {"P-5"}),
            ({"brand": ["ferro"], "rating_min": 4.25}, {"P-3", "P-4"}),
            ({"attr": {"color": ["red"]}}, {"P-7"}),
            ({"attr": {"color": ["green"]}, "in_stock": True}, set()),
            ({"attr_max": {"weight": "0.3 kg"}}, {"P-7"}),
            ({"attr_min": {"weight": "0.3 kg"}}, set()),
            ({"price_min": 50, "price_max": "60.00", "currency": "usd"}, {"P-4"}),
        ):
            found = await call(client, "search_products", limit=50, **arguments)
            assert ({hit["id"] for hit in found["hits"]}, found["total"]) == (ids, len(ids)), arguments


async def test_over_http_a_conversation_is_opened_by_its_handle_alone(http: Way, address: str) -> None:
    async with http.client() as client:
        assert "begin_conversation" in await refused(client, "view_cart")
        mine = (await call(client, "begin_conversation"))["conversation"]
        assert "begin_conversation" in await refused(client, "view_cart", conversation=mine.split(".")[0])
        assert "begin_conversation" in await refused(client, "view_cart", conversation=mine[:-1])
        await call(client, "add_to_cart", product_id="P-1", conversation=mine)
    async with http.client() as another:
        cart = await call(another, "view_cart", conversation=mine)
        assert [item["product_id"] for item in cart["items"]] == ["P-1"]
        asked = {"customer_token": token(MEI), "conversation": mine}
        assert (await call(another, "identify", **asked))["identified"] is True
        assert (await call(another, "list_orders", conversation=mine))["total"] > 10


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Basic a-key-of-the-shop-0123456789"}, 401),
        ({"Authorization": "Bearer wrong"}, 403),
        ({"Authorization": "Bearer a-key-of-the-shop-0123456789", "Host": "evil.example"}, 421),
        ({"Authorization": "Bearer a-key-of-the-shop-0123456789", "Origin": "https://evil.example"}, 403),
        ({"Authorization": "Bearer a-key-of-the-shop-0123456789", "Origin": "https://shop.example"}, 200),
        ({"Authorization": "Bearer a-key-of-the-shop-0123456789"}, 200),
    ],
)
def test_who_may_call_at_all(address: str, headers: dict[str, str], status: int) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-11-25",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    }
    accept = {"Accept": "application/json, text/event-stream"}
    answer = httpx2.post(address, json=hello, headers=accept | headers)
    assert answer.status_code == status


async def test_a_key_is_used_no_more_often_than_the_shop_allows(folder: Path) -> None:
    with serving(folder, FLOORWALKER_WEB__LIMITS__KEYS="2/hour") as address:
        headers = {"Authorization": "Bearer a-key-of-the-shop-0123456789"}
        answers = [httpx2.get(address, headers=headers) for _ in range(3)]
        wrong = [httpx2.get(address, headers={"Authorization": "Bearer guess"}) for _ in range(11)]
    assert [answer.status_code == 429 for answer in answers] == [False, False, True]
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 3600  # until the hour of the clock is full
    assert [answer.status_code for answer in wrong] == [403] * 10 + [429]
