"""A whole conversation in the demo shop, planned by a scripted model that knows its trade."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import bootstrap
from assistant.errors import ModelMissing
from assistant.settings import Generator, load
from assistant.shop import Shop
from retrieval.catalog.sync import ingest
from tests.planner.scripts import calls, finish, search
from tests.planner.shop import Floor, floor
from tests.test_dialogues import DEMO


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Floor]:
    settings = load(DEMO, data_folder=tmp_path_factory.mktemp("demo"), generator=Generator(model="template"))
    try:
        shop: Shop = bootstrap.build(settings)
    except ModelMissing as missing:
        pytest.skip(str(missing))
    rejects = settings.data / "rejects.jsonl"
    feeds = [DEMO / "catalogue.jsonl"]
    ingest(feeds, store=shop.store, index=shop.index, embedder=shop.embedder, rejects=rejects)
    with floor(shop) as one:
        yield one
    shop.records.engine.dispose()


@pytest.mark.model
@pytest.mark.timeout(400)
def test_a_customer_finds_compares_asks_and_buys(demo: Floor) -> None:
    wanted = search("trail shoe", price_max=100, attributes={"waterproof": ["yes"], "size": ["9"]})
    done = demo.say("I need waterproof trail shoes under $100, size 9", calls(wanted), finish(1))
    first, second = (shown.product for shown in done.reply.products[:2])
    for product in (first, second):
        assert product.attributes["waterproof"] == ("yes",)
        assert product.price is not None
        assert product.price.amount <= 100
    assert first.name in done.reply.text

    compare = ("compare", {"product_ids": [first.id, second.id]})
    done = demo.say("how do those two differ?", calls(compare), finish(1))
    assert done.reply.intents == ("compare",)
    assert first.name in done.reply.text
    assert second.name in done.reply.text

    returns = ("policy_question", {"question": "Can shoes that were worn once be returned?"})
    done = demo.say("and if I wear them once, can they go back?", calls(returns), finish(1))
    assert "unworn" in done.reply.text.lower()
    assert done.reply.citations

    buy = ("add_to_cart", {"product_ids": [first.id]})
    done = demo.say(f"please add the {first.name} to my cart", calls(buy), finish(1))
    assert done.reply.awaiting == "variant"
    done = choose(demo, done.reply.options)
    assert [line.product_id for line in demo.conversation.cart.lines] == [first.id]
    assert f"${first.price.amount:.0f}" in done.reply.text

    done = demo.say("what's in my cart?", calls(("view_cart", {})), finish(1))
    assert first.name in done.reply.text


def choose(demo: Floor, options: tuple[str, ...]):
    """Answers to the questions which variant; none of them needs the model."""
    asked = len(demo.server.asked)
    while options:
        done = demo.say(options[0])
        options = done.reply.options if done.reply.awaiting == "variant" else ()
    assert len(demo.server.asked) == asked
    return done
