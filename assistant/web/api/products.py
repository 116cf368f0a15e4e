"""Products: found by words and filters, shown one by one, and with what is like them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from assistant.errors import Invalid, NotFound
from assistant.evidence import Shown
from assistant.web import schemas
from assistant.web.storefront import InShop
from retrieval.amounts import whole
from retrieval.query import Filters, Range, Sort
from retrieval.query import Query as Wanted
from retrieval.units import unit_in, unit_of

router = APIRouter(prefix="/v1/products", tags=["products"])

Price = Annotated[Decimal | None, Query(ge=0, max_digits=12, decimal_places=4)]
Values = Annotated[list[Annotated[str, Query(max_length=200)]], Query(max_length=20)]
Limit = Annotated[int, Query(ge=1, le=50)]

ATTRIBUTE = "attr."
UNWANTED = "attr_not."
LEAST, MOST = "attr_min", "attr_max"


def filters(
    request: Request,
    price_min: Price = None,
    price_max: Price = None,
    category: Values = [],  # noqa: B006 - FastAPI copies defaults
    brand: Values = [],  # noqa: B006
    in_stock: bool | None = None,
    rating_min: Annotated[float | None, Query(ge=0, le=5, allow_inf_nan=False)] = None,
    currency: Annotated[str | None, Query(pattern="^[A-Za-z]{3}$")] = None,
) -> Filters:
    if price_min is not None and price_max is not None and price_min > price_max:
        raise Invalid("price_max", "it is below price_min")
    named = request.query_params.multi_items()
    return Filters(
        price_min=price_min,
        price_max=price_max,
        categories=tuple(category),
        brands=tuple(brand),
        in_stock=in_stock,
        rating_min=rating_min,
        currency=currency.upper() if currency else None,
        attributes=_values(named, ATTRIBUTE),
        without_attributes=_values(named, UNWANTED),
        ranges=ranges(named),
    )


def _values(named: Iterable[tuple[str, str]], prefix: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, value in named:
        if key.startswith(prefix) and len(key) > len(prefix):
            name = key.removeprefix(prefix).lower()
            found[name] = (*found.get(name, ()), value)
    return found


def ranges(named: Iterable[tuple[str, str]]) -> dict[str, Range]:
    """Both bounds in the unit of the first that is given."""
    found: dict[str, Range] = {}
    for key, value in named:
        end, _, name = key.partition(".")
        if end not in {LEAST, MOST} or not name:
            continue
        amount = whole(value)
        if amount is None:
            raise Invalid(key, "it is no amount: a number, and its unit where it has one (2kg, 15.6 inch)")
        name = name.lower()
        old = found.get(name, Range(unit=amount.said, bare=unit_in(name)))
        if unit_of(old.unit).dimension != unit_of(amount.said).dimension:
            raise Invalid(key, "its unit measures something else than that of the other bound")
        number = amount.exact / unit_of(old.unit).factor
        low, high = (number, old.high) if end == LEAST else (old.low, number)
        if low is not None and high is not None and low > high:
            raise Invalid(key, "the least is above the most")
        found[name] = replace(old, low=low, high=high)
    return found


@router.get("/search")
def search(
    shop: InShop,
    filters: Annotated[Filters, Depends(filters)],
    q: Annotated[str, Query(max_length=500, examples=["waterproof trail shoes"])] = "",
    limit: Limit = 10,
    sort: Sort = Sort.RELEVANCE,
) -> schemas.Hits:
    """The products that satisfy every filter, the best for the words first.

    `attr.<name>=<value>` asks for an attribute of this catalogue; a filter given twice means either.
    `attr_min.<name>=2kg` and `attr_max.<name>=3 lb` bound one that is measured, in any unit of what it
    measures; `attr_not.<name>=<value>` rules a value out. `currency=EUR` takes prices in it alone.
    """
    return schemas.Hits.of(shop.search.search(Wanted(q, filters, sort, limit)), shop.dating.shown)


@router.get("/{product_id:path}/similar")
def similar(product_id: str, shop: InShop, limit: Limit = 5) -> schemas.Similar:
    if shop.search.get(product_id) is None:
        raise NotFound("product", product_id)
    hits = shop.search.similar(product_id, limit)
    return schemas.Similar(hits=schemas.ProductHit.all(hits, shop.dating.shown))


@router.get("/{product_id:path}")
def product(product_id: str, shop: InShop) -> schemas.Product:
    found = shop.search.get(product_id)
    if found is None:
        raise NotFound("product", product_id)
    return schemas.Product.of(*shop.dating.shown([Shown(found)]))
