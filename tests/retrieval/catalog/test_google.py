"""Google Merchant feeds: tabs, RSS and Atom."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from retrieval.catalog.feeds import google_xml
from retrieval.catalog.feeds.google import GoogleItem, products
from retrieval.catalog.feeds.raw import Place
from retrieval.catalog.product import Money, Product
from retrieval.errors import FeedError
from tests.retrieval.catalog.conftest import Read

TSV = (
    "id\ttitle\tdescription\tlink\timage_link\tadditional_image_link\tavailability\tprice\tsale_price\tbrand"
    "\tproduct_type\titem_group_id\tcolor\tsize\tproduct_detail\n"
    "b-red\tFern boot - Red\tSturdy\thttps://s.example/b\thttps://s.example/r.jpg"
    "\thttps://s.example/2.jpg,https://s.example/3.jpg\tin_stock"
    "\t90.00 EUR\t75.00 EUR\tFern\tShoes > Boots\tboot\tRed\t42\tGeneral:Sole:Rubber\n"
    "mug\tMug\tHolds tea\thttps://s.example/m\t\t\tout of stock\t9.00 EUR\t\t\tKitchen\t\t\t\t\n"
    "b-blue\tFern boot - Blue\tSturdy\thttps://s.example/b\t\t\tout_of_stock"
    "\t80.00 EUR\t\tFern\tShoes > Boots\tboot\tBlue\t42\t\n"
)
RSS = """<?xml version="1.0"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>The shop</title>
<item>
  <title>RSS title</title><g:title>Lamp &amp; shade</g:title><link>https://s.example/l</link>
  <description>&lt;p&gt;Bright&lt;/p&gt;</description>
  <g:id>lamp</g:id><g:price>19.90 EUR</g:price><g:availability>in stock</g:availability>
  <g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping>
  <g:product_detail><g:section_name>General</g:section_name><g:attribute_name>Levels</g:attribute_name>
    <g:attribute_value>5</g:attribute_value></g:product_detail>
  <g:product_type>Home &gt; Lamps</g:product_type><g:color>Black</g:color>
</item>
<item><g:id>bad</g:id><g:title>Bad</g:title><g:price>-1 EUR</g:price></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:goo="http://base.google.com/ns/1.0">
<entry><id>tag:1</id><goo:id>vase</goo:id><title>Vase</title>
<link href="https://s.example/v" rel="alternate"/>
<summary>Tall</summary><goo:price>5 USD</goo:price><goo:image_link>https://s.example/v.jpg</goo:image_link>
</entry></feed>"""


def test_items_of_one_group_are_variants_wherever_they_stand(reading: Read) -> None:
    found = reading("feed.tsv", TSV)
    assert found.rejects == []
    mug, boot = found.products
    assert (mug.id, mug.in_stock) == ("mug", False)
    assert (boot.id, boot.name, boot.category) == ("boot", "Fern boot", ("Shoes", "Boots"))
    assert [(v.id, dict(v.options), v.price) for v in boot.variants] == [
        ("b-red", {"color": "Red"}, Money(Decimal("75.00"), "EUR")),
        ("b-blue", {"color": "Blue"}, Money(Decimal("80.00"), "EUR")),
    ]
    assert boot.price == Money(Decimal("75.00"), "EUR")
    assert boot.list_price == Money(Decimal("90.00"), "EUR")
    assert boot.attributes == {"size": ("42",), "sole": ("Rubber",)}
    assert len(boot.images) == 3
    assert boot.in_stock is True


def test_a_bad_item_of_a_group_is_rejected_by_itself(reading: Read) -> None:
    found = reading("feed.tsv", TSV.replace("80.00 EUR", "80.00 QQQ"))
    assert [(reject.line, reject.field) for reject in found.rejects] == [(4, "price")]
    assert [len(product.variants) for product in found.products] == [0, 1]


def test_rss(reading: Read) -> None:
    found = reading("feed.xml", RSS)
    (lamp,) = found.products
    assert (lamp.id, lamp.name, lamp.description) == ("lamp", "Lamp & shade", "Bright")
    assert lamp.price == Money(Decimal("19.90"), "EUR"), "not the price of shipping"
    assert lamp.url == "https://s.example/l"
    assert lamp.attributes == {"color": ("Black",), "levels": ("5",)}
    assert [(reject.line, reject.field) for reject in found.rejects] == [(12, "price")]


def test_atom_with_another_prefix(reading: Read) -> None:
    (vase,) = reading("feed.xml", ATOM).products
    assert (vase.id, vase.url, vase.description) == ("vase", "https://s.example/v", "Tall")
    assert vase.images == ("https://s.example/v.jpg",)


def test_a_sale_counts_only_between_its_dates() -> None:
    def price_on(day: int) -> Decimal:
        item = {
            "id": ["a"],
            "title": ["A"],
            "price": ["10 USD"],
            "sale_price": ["8 USD"],
            "sale_price_effective_date": ["2026-03-05T00:00-0800/2026-03-10T00:00-0800"],
        }
        found = products([GoogleItem(item, Place("f", 1))], "USD", datetime(2026, 3, day, tzinfo=UTC))
        (product,) = [one for one in found if isinstance(one, Product)]
        assert product.price is not None
        return product.price.amount

    assert [price_on(day) for day in (1, 7, 20)] == [10, 8, 10]


BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;">]>
<rss><channel><item><title>&lol2;</title></item></channel></rss>"""
OUTSIDE = """<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><id>&x;</id></item></rss>"""


@pytest.mark.parametrize(
    "content",
    [BOMB, OUTSIDE, "<rss><channel><item>", "<html><body>Not found</body></html>", RSS[:-20]],
    ids=["entity bomb", "file inclusion", "cut off", "a web page", "cut off at the end"],
)
def test_xml_that_cannot_be_trusted_is_refused_as_a_whole(reading: Read, content: str) -> None:
    with pytest.raises(FeedError):
        reading("feed.xml", content)


def test_control_characters_and_odd_bytes_do_not_end_the_feed(reading: Read) -> None:
    content = RSS.replace("Bright", "Br\x0bight \x01caf\xe9").encode("latin-1")
    found = reading("feed.xml", content)
    assert found.products[0].description == "Br ight café"
    assert [note.field for note in found.notes] == ["encoding"]


def test_a_declared_encoding_is_followed(reading: Read) -> None:
    content = RSS.replace('version="1.0"?', 'version="1.0" encoding="ISO-8859-2"?', 1).replace(
        "Bright", "łódź"
    )
    found = reading("feed.xml", content.encode("iso-8859-2"))
    assert found.products[0].description == "łódź"


def test_an_item_without_end_is_given_up(reading: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(google_xml, "ITEM_CHARS", 1000)
    item = "<item><g:id>{}</g:id><title>{}</title></item>"
    begin = '<rss xmlns:g="http://base.google.com/ns/1.0"><channel>'
    small = "".join(item.format(n, "x" * 900) for n in range(3))
    assert len(reading("feed.xml", f"{begin}{small}</channel></rss>").products) == 3
    with pytest.raises(FeedError, match="1000 characters"):
        reading("feed.xml", f"{begin}{item.format(1, 'x' * 1000)}</channel></rss>")
