"""Products: found by words and filters, shown one by one, and with what is like them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from assistant.errors import Invalid, NotFound
from assistant.evidence import Shown
from assistant.web import schemas
from assistant.web.storefront import InShop
from retrieval.query import Filters, Sort
from retrieval.query import Query as Wanted

router = APIRouter(prefix="/v1/products", tags=["products"])

Price = Annotated[Decimal | None, Query(ge=0, max_digits=12, decimal_places=4)]
Values = Annotated[list[Annotated[str, Query(max_length=200)]], Query(max_length=20)]
Limit = Annotated[int, Query(ge=1, le=50)]

ATTRIBUTE = "attr."


def filters(
    request: Request,
    price_min: Price = None,
    price_max: Price = None,
    category: Values = [],  # noqa: B006 - FastAPI copies defaults
    brand: Values = [],  # noqa: B006
    in_stock: bool | None = None,
    rating_min: Annotated[float | None, Query(ge=0, le=5, allow_inf_nan=False)] = None,
) -> Filters:
    if price_min is not None and price_max is not None and price_min > price_max:
        raise Invalid("price_max", "it is below price_min")
    attributes: dict[str, tuple[str, ...]] = {}
    for key, value in request.query_params.multi_items():
        if key.startswith(ATTRIBUTE) and len(key) > len(ATTRIBUTE):
            name = key.removeprefix(ATTRIBUTE).lower()
            attributes[name] = (*attributes.get(name, ()), value)
    return Filters(
        price_min=price_min,
        price_max=price_max,
        categories=tuple(category),
        brands=tuple(brand),
        in_stock=in_stock,
        rating_min=rating_min,
        attributes=attributes,
    )


@router.get("/search")
def search(
    shop: InShop,
    filters: Annotated[Filters, Depends(filters)],
    q: Annotated[str, Query(max_length=500)] = "",
    limit: Limit = 10,
    sort: Sort = Sort.RELEVANCE,
) -> schemas.Hits:
    """The products that satisfy every filter, the best for the words first.

    `attr.<name>=<value>` asks for an attribute of this catalogue; a filter given twice means either.
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
