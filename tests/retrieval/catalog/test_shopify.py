"""Shopify's product CSV."""

from __future__ import annotations

from decimal import Decimal

import pytest

from retrieval.catalog.product import Money, Stock
from tests.retrieval.catalog.conftest import Read

HEADER = (
    "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,"
    "Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,"
    "Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,Status,"
    "Fabric (product.metafields.shopify.fabric)\n"
)
TEE = (
    'tee,Sea Tee,"<p>Soft, ""organic"" cotton</p><script>x()</script>",Tern,Apparel > Tops,Tee,'
    '"summer, soft",'
    "true,Size,S,Colour,Blue,T-S,shopify,3,deny,20.00,25.00,"
    "https://cdn.example/2.jpg,2,active,Cotton; Linen\n"
    "tee,,,,,,,,,M,,Blue,T-M,shopify,0,deny,22.00,25.00,https://cdn.example/1.jpg,1,,\n"
    "tee,,,,,,,,,,,,,,,,,,https://cdn.example/3.jpg,3,,\n"
)


def test_rows_that_continue_a_product_are_its_variants_and_images(reading: Read) -> None:
    found = reading("products.csv", HEADER + TEE)
    assert (found.rejects, found.notes) == ([], [])
    (tee,) = found.products
    assert (tee.id, tee.name, tee.brand, tee.category) == ("tee", "Sea Tee", "Tern", ("Apparel", "Tops"))
    assert tee.description == 'Soft, "organic" cotton'
    assert [(v.id, dict(v.options), v.stock) for v in tee.variants] == [
        ("T-S", {"size": "S", "colour": "Blue"}, Stock(True, 3)),
        ("T-M", {"size": "M", "colour": "Blue"}, Stock(False, 0)),
    ]
    assert tee.price == Money(Decimal("20.00"), "USD")
    assert tee.list_price == Money(Decimal("25.00"), "USD")
    assert [image[-5] for image in tee.images] == ["1", "2", "3"]
    assert tee.tags == ("summer", "soft")
    assert tee.attributes["fabric"] == ("Cotton", "Linen")


def test_a_product_without_options_has_no_variants(reading: Read) -> None:
    row = "mug,Mug,,Tern,,Mugs,,true,Title,Default Title,,,M-1,,,continue,9.00,,,,active,\n"
    (mug,) = reading("products.csv", HEADER + row).products
    assert mug.variants == ()
    assert mug.category == ("Mugs",)
    assert mug.price == Money(Decimal("9.00"), "USD")
    assert mug.stock == Stock(True, None), "what is not tracked can always be bought"


def test_drafts_and_unpublished_products_are_left_out_and_said(reading: Read) -> None:
    rows = (
        "a,A,,,,,,true,,,,,,,,,1,,,,draft,\n"
        "b,B,,,,,,false,,,,,,,,,1,,,,active,\n"
        "c,C,,,,,,true,,,,,,,,,1,,,,active,\n"
    )
    found = reading("products.csv", HEADER + rows)
    assert [product.id for product in found.products] == ["c"]
    assert [(note.line, note.field) for note in found.notes] == [(2, "status"), (3, "published")]


def test_one_bad_variant_price_rejects_its_product_alone(reading: Read) -> None:
    rows = TEE.replace("22.00", "-22.00") + "mug,Mug,,,,,,true,,,,,,,,,9.00,,,,active,\n"
    found = reading("products.csv", HEADER + rows)
    assert [product.id for product in found.products] == ["mug"]
    assert [(reject.line, reject.field) for reject in found.rejects] == [(2, "variants[1].price")]


def test_skus_that_repeat_do_not_lose_variants(reading: Read) -> None:
    found = reading("products.csv", HEADER + TEE.replace("T-M", "T-S"))
    assert [variant.id for variant in found.products[0].variants] == ["tee/S/Blue", "tee/M/Blue"]


def test_the_newer_names_of_columns(reading: Read) -> None:
    content = (
        "Title,URL handle,Description,Vendor,Published on online store,Status,SKU,Option1 name,Option1 value,"
        "Price,Compare-at price,Inventory quantity,Product image URL\n"
        "Cap,cap,<b>Warm</b>,Tern,TRUE,Active,C1,Size,L,12.00,,4,https://cdn.example/c.jpg\n"
        ",cap,,,,,C2,,XL,12.00,,0,\n"
    )
    (cap,) = reading("export.csv", content).products
    assert (cap.id, cap.description, cap.images) == ("cap", "Warm", ("https://cdn.example/c.jpg",))
    assert [variant.stock.available for variant in cap.variants] == [True, False]


@pytest.mark.parametrize("digits", ["²", "٣", "9" * 5000, "-1", "1.5"])
def test_odd_digits_cost_one_field_at_most(reading: Read, digits: str) -> None:
    columns = "Handle,Title,Variant Price,Image Src,Image Position,Variant Inventory Qty\n"
    (cap,) = reading("export.csv", f"{columns}cap,Cap,3,https://x.example/c.png,{digits},{digits}\n").products
    assert cap.images == ("https://x.example/c.png",)
