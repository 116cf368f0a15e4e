"""Tools that look up: products, what tells them apart, what can be filtered by, and policies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated

from mcp_types import CallToolResult
from pydantic import Field

from assistant.actions.comparing import MOST, comparison
from assistant.actions.policy import passage
from assistant.errors import Invalid
from assistant.evidence import Evidence, Shown
from assistant.generation.tables import table
from assistant.web import schemas
from assistant.web.api.products import ATTRIBUTE, LEAST, UNWANTED, ranges
from assistant.web.api.products import MOST as ATTR_MAX
from assistant.web.mcp import shapes
from assistant.web.mcp.floor import Floor
from assistant.web.mcp.results import data
from retrieval.facets import Facets
from retrieval.query import Filters, Query, Sort

Price = Annotated[Decimal | None, Field(ge=0, max_digits=12, decimal_places=4)]
Word = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[list[Word], Field(max_length=20)]
Named = Annotated[dict[Word, Words], Field(max_length=20)]
Bounds = Annotated[dict[Word, Word], Field(max_length=20)]
ProductId = Annotated[str, Field(min_length=1, max_length=200, description="As search_products gives it")]
MOST_NAMES, MOST_VALUES = 100, 200


@dataclass(frozen=True, slots=True)
class CatalogueTools:
    floor: Floor

    def search_products(
        self,
        query: Annotated[
            str, Field(max_length=500, description="What is wanted, in words; empty for all that fit")
        ] = "",
        price_min: Price = None,
        price_max: Price = None,
        currency: Annotated[str | None, Field(pattern="^[A-Za-z]{3}$", description="ISO 4217")] = None,
        category: Annotated[Words, Field(description="Any of these, as describe_catalogue names them")] = [],  # noqa: B006 - pydantic copies defaults
        brand: Annotated[Words, Field(description="Any of these")] = [],  # noqa: B006
        in_stock: Annotated[bool | None, Field(description="true: only what can be bought now")] = None,
        rating_min: Annotated[float | None, Field(ge=0, le=5, allow_inf_nan=False)] = None,
        attr: Annotated[
            Named, Field(description='Attributes, each any of its values: {"color": ["red", "blue"]}')
        ] = {},  # noqa: B006
        attr_not: Annotated[Named, Field(description="Values that it must not have")] = {},  # noqa: B006
        attr_min: Annotated[Bounds, Field(description='Of what is measured: {"weight": "2kg"}')] = {},  # noqa: B006
        attr_max: Annotated[Bounds, Field(description='Likewise: {"screen size": "15.6 inch"}')] = {},  # noqa: B006
        sort: Sort = Sort.RELEVANCE,
        limit: Annotated[int, Field(ge=1, le=50)] = 5,
    ) -> Annotated[CallToolResult, schemas.Hits]:
        """Find products of this shop. Every filter is exact: a product that breaks one is never given.
        `total` counts all that fit; `carried: false` says that the shop has no such thing and these are
        only the nearest. describe_catalogue lists the names that filters take."""
        if price_min is not None and price_max is not None and price_min > price_max:
            raise Invalid("price_max", "it is below price_min")
        bounds = [
            (f"{end}.{name}", value)
            for end, named in ((LEAST, attr_min), (ATTR_MAX, attr_max))
            for name, value in named.items()
        ]
        known = self.floor.search.facets
        check("category", category, known.categories)
        check("brand", brand, known.brands)
        for end, named in (
            (ATTRIBUTE[:-1], attr),
            (UNWANTED[:-1], attr_not),
            (LEAST, attr_min),
            (ATTR_MAX, attr_max),
        ):
            check(end, named, known.attributes)
        filters = Filters(
            price_min=price_min,
            price_max=price_max,
            currency=currency.upper() if currency else None,
            in_stock=in_stock,
            rating_min=rating_min,
            categories=tuple(category),
            brands=tuple(brand),
            attributes={name.lower(): tuple(values) for name, values in attr.items()},
            without_attributes={name.lower(): tuple(values) for name, values in attr_not.items()},
            ranges=ranges(bounds),
        )
        found = self.floor.search.search(Query(query, filters, sort, limit))
        return data(schemas.Hits.of(found, self.floor.dating.shown))

    def get_product(self, product_id: ProductId) -> Annotated[CallToolResult, schemas.Product]:
        """All that the shop's data says of one product: price, stock, attributes, variants, description."""
        return data(schemas.Product.of(*self._shown([product_id])))

    def compare_products(
        self, product_ids: Annotated[list[ProductId], Field(min_length=2, max_length=MOST)]
    ) -> Annotated[CallToolResult, shapes.Compared]:
        """What tells two to four products apart, line by line from the shop's data; `best` only where
        everybody would call one better. null: the data does not say."""
        if len(set(product_ids)) < len(product_ids):
            raise Invalid("product_ids", "a product stands in it twice")
        shown = self._shown(product_ids)
        compared = table(Evidence(findings=(comparison(shown),), products=shown))
        if compared is None:
            raise RuntimeError("a comparison without a table")
        products = [schemas.Product.of(each) for each in shown]
        return data(shapes.Compared(comparison=schemas.Comparison.of(compared), products=products))

    def describe_catalogue(
        self,
        category: Annotated[Word | None, Field(description="Only the attributes of this category")] = None,
        attribute: Annotated[Word | None, Field(description="List the values of this attribute")] = None,
    ) -> Annotated[CallToolResult, shapes.Vocabulary]:
        """What this catalogue can be filtered by: categories, brands, attributes, prices."""
        known = self.floor.search.facets
        check("category", [category] if category else (), known.categories)
        check("attribute", [attribute] if attribute else (), known.attributes)
        return data(vocabulary(known, category, attribute))

    def search_policies(
        self,
        question: Annotated[str, Field(min_length=1, max_length=500, examples=["Can I return a sale item?"])],
        limit: Annotated[int, Field(ge=1, le=5)] = 3,
    ) -> Annotated[CallToolResult, shapes.Policies]:
        """What the shop's policies say, word for word, with their source. Nothing found means that the shop
        says nothing of it: then say so, and promise nothing."""
        hits = self.floor.knowledge.find(question, limit)
        return data(shapes.Policies(citations=[schemas.Citation.of(passage(hit.section)) for hit in hits]))

    def _shown(self, ids: Sequence[str]) -> tuple[Shown, ...]:
        """Raises Invalid for an id that this catalogue does not have."""
        found = {identity: self.floor.search.get(identity) for identity in ids}
        missing = [identity for identity, product in found.items() if product is None]
        if missing:
            raise Invalid("product_id", f"no product has the id {missing[0]!r}; search_products gives ids")
        return self.floor.dating.shown(Shown(product) for product in found.values() if product)


def check(where: str, asked: Iterable[str], known: Mapping[str, object]) -> None:
    """Raises Invalid for a name that this catalogue does not have, with those that are like it."""
    names = {name.lower(): name for name in known}
    for name in asked:
        if name.lower() not in names:
            like = [names[each] for each in get_close_matches(name.lower(), list(names), cutoff=0.6)]
            near = f" Near it: {', '.join(like)}." if like else ""
            raise Invalid(
                where, f"this catalogue has no {name!r}.{near} describe_catalogue lists what there is."
            )


def vocabulary(known: Facets, category: str | None, attribute: str | None) -> shapes.Vocabulary:
    def of(name: str, among: Mapping[str, object]) -> str:
        return next(each for each in among if each.lower() == name.lower())

    within = of(category, known.categories) if category else None
    values = known.attributes[of(attribute, known.attributes)] if attribute else {}
    often = {name: sum(counts.values()) for name, counts in known.attributes.items()}
    names = dict(known.described_by.get(within, {})) if within else often
    return shapes.Vocabulary(
        products=known.categories[within] if within else known.count,
        price=shapes.Prices.of(known.price),
        categories=most(known.categories, MOST_NAMES),
        brands=most(known.brands, MOST_NAMES),
        attributes=[name for name, _ in Counter(names).most_common(MOST_NAMES)],
        values=most(values, MOST_VALUES),
    )


def most(counts: Mapping[str, int], limit: int) -> list[shapes.Counted]:
    return [shapes.Counted(value=name, products=n) for name, n in Counter(dict(counts)).most_common(limit)]
