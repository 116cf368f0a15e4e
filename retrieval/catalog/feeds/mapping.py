"""A shop's own layout, told by a mapping file: which column or path becomes which field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from retrieval.catalog.feeds import paths, rows, tables
from retrieval.catalog.feeds.items import BadField, Items, Reject
from retrieval.catalog.feeds.paths import KEY, Values
from retrieval.catalog.feeds.raw import RawProduct, RawReview, RawVariant, judged, label_of
from retrieval.catalog.feeds.recall import Recall
from retrieval.catalog.feeds.source import Source
from retrieval.errors import FeedError

AnyRow = rows.Row | tables.TableRow


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class From(Part):
    """Where a field's value comes from. Exactly one of `from`, `first`, `join` and `constant`."""

    source: str | None = Field(default=None, alias="from")
    """A column, or a path such as `brand.name` or `images.0`; `$key` is a record's own name."""
    first: tuple[str, ...] | None = None
    """The first of these that is not empty."""
    join: tuple[str, ...] | None = None
    """All of these that are not empty, with a space between them."""
    constant: str | None = None
    template: str | None = None
    """The value with words around it: `https://shop.example/p/{value}`."""
    split: str | None = None
    """Cuts a text into several values."""
    values: dict[str, str] | None = None
    """What to write for a value; values that are not named stay."""
    drop: tuple[str, ...] = ()
    """Values that mean that there is none."""

    @model_validator(mode="after")
    def _one_origin(self) -> From:
        given = [name for name in ("source", "first", "join", "constant") if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("needs exactly one of from, first, join and constant")
        return self


def _from(value: object) -> object:
    return {"from": value} if isinstance(value, str) else value


def _several(value: object) -> object:
    """One place, or a list of places."""
    return value if isinstance(value, list) else [value]


One = Annotated[From, BeforeValidator(_from)]
Many = Annotated[tuple[One, ...], BeforeValidator(_several)]


class Amount(From):
    scale: Decimal | None = Field(default=None, gt=0)
    """What the number is multiplied by: 0.01 where prices are in cents."""


Price = Annotated[Amount, BeforeValidator(_from)]


class Attribute(Part):
    """One attribute by `from` or `constant`, or every column with a `prefix`, named by what follows it."""

    name: str | None = None
    value: One | None = None
    prefix: str | None = None
    all_of: str | None = None
    """A path to an object of attributes."""
    split: str | None = None
    values: dict[str, str] | None = None
    drop: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_kind(self) -> Attribute:
        single = self.value is not None and self.name is not None
        if sum((single, self.prefix is not None, self.all_of is not None)) != 1:
            raise ValueError("needs a name and a value, or a prefix, or all_of")
        return self


class Variants(Part):
    """Variants within a row: a list, or an object of objects, at `at`."""

    at: str
    id: One
    price: Price | None = None
    available: One | None = None
    quantity: One | None = None
    options: str | dict[str, One] = Field(default_factory=dict)
    """A path to an object of options, or each option's place."""


class Reviews(Part):
    at: str
    text: One
    rating: One | None = None
    author: One | None = None


class Fields(Part):
    id: One
    name: One
    description: One | None = None
    brand: One | None = None
    category: Many = ()
    price: Price | None = None
    list_price: Price | None = None
    currency: One | None = None
    available: One | None = None
    quantity: One | None = None
    rating: One | None = None
    rating_count: One | None = None
    images: Many = ()
    url: One | None = None
    tags: Many = ()
    updated_at: One | None = None


class Mapping(Part):
    rows: str | None = None
    """The path to the list (or object of objects) of products; the whole file when absent."""
    kind: Literal["auto", "table", "records"] = "auto"
    """Whether the file is cells with a header line; told by its name when "auto"."""
    currency: str | None = None
    only: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Rows are passed over unless the value at each path is one of these."""
    fields: Fields
    attributes: tuple[Attribute, ...] = ()
    variants: Variants | None = None
    reviews: Reviews | None = None


def load(path: Path) -> Mapping:
    """Raises FeedError, naming the key, for a mapping that cannot be used."""
    try:
        return Mapping.model_validate(yaml.safe_load(path.read_text("utf-8-sig")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise FeedError(path, f"mapping: {where}: {first['msg']}") from error
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise FeedError(path, f"mapping cannot be read: {error}") from error


def read(source: Source, mapping: Mapping, currency: str, recall: Recall | None = None) -> Items:
    recall = recall or Recall()
    for row in _rows(source, mapping, recall):
        if isinstance(row, Reject):
            yield row
        else:
            judging = partial(_judged, row, mapping, currency)
            yield from recall.of(row.fingerprint, len(row.text), row.place, judging)


def _rows(source: Source, mapping: Mapping, recall: Recall) -> Iterator[AnyRow | Reject]:
    cells_by_name = source.suffix in (".csv", ".tsv", ".txt", ".tab")
    if mapping.kind == "table" or (mapping.kind == "auto" and cells_by_name):
        return tables.table(source)
    return rows.rows(source, mapping.rows.split(".") if mapping.rows else (), recall)


def _judged(row: AnyRow, mapping: Mapping, currency: str) -> Items:
    try:
        value = row.value if isinstance(row, tables.TableRow) else {**row.read(), KEY: row.key}
        if not all(paths.text_at(value, path) in wanted for path, wanted in mapping.only.items()):
            return
        raw = _product(value, mapping)
    except BadField as error:
        yield row.shown.reject(error)
    else:
        yield from judged(raw, row.shown, currency)


def _product(row: Values, mapping: Mapping) -> RawProduct:
    fields = mapping.fields
    return RawProduct(
        id=_one(row, fields.id),
        name=_one(row, fields.name),
        description=_one(row, fields.description),
        brand=_one(row, fields.brand),
        category=_many(row, fields.category),
        price=_amount(row, fields.price),
        list_price=_amount(row, fields.list_price),
        currency=_currency(_one(row, fields.currency)) or mapping.currency,
        available=_one(row, fields.available),
        quantity=_one(row, fields.quantity),
        variants=list(_variants(row, mapping.variants)),
        attributes=_attributes(row, mapping.attributes),
        rating=_one(row, fields.rating),
        rating_count=_one(row, fields.rating_count),
        reviews=list(_reviews(row, mapping.reviews)),
        images=_many(row, fields.images),
        url=_one(row, fields.url),
        tags=_many(row, fields.tags),
        updated_at=_one(row, fields.updated_at),
    )


def _currency(value: object) -> str | None:
    if not (value is None or isinstance(value, str)):
        raise BadField("currency", "is not a text")
    return value


def _origin(row: Values, origin: From) -> object:
    if origin.constant is not None:
        return origin.constant
    if origin.join is not None:
        return " ".join(filter(None, (paths.text_at(row, path) for path in origin.join)))
    candidates = origin.first or (origin.source or "",)
    found = (paths.at(row, path) for path in candidates)
    return next((value for value in found if value not in (None, "", [])), None)


def _many(row: Values, origins: Sequence[From]) -> list[object]:
    return [value for origin in origins for value in _all(row, origin)]


def _all(row: Values, origin: From) -> list[object]:
    found = paths.listed(_origin(row, origin), origin.split)
    kept = (paths.renamed(value, origin.values, origin.drop) for value in found)
    return [_worded(value, origin.template) for value in kept if value not in (None, "")]


def _worded(value: object, template: str | None) -> object:
    """The value within its template; one that is nested stays, for its field to refuse."""
    if template is None or isinstance(value, dict | list):
        return value
    return template.replace("{value}", str(value))


def _one(row: Values, origin: From | None) -> object:
    """A single value; the first where the feed has several."""
    return next(iter(_all(row, origin)), None) if origin else None


def _amount(row: Values, origin: Amount | None) -> object:
    found = _one(row, origin)
    if origin is None or origin.scale is None or found is None:
        return found
    return paths.scaled(found, origin.scale)


def _attributes(row: Values, attributes: Sequence[Attribute]) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for attribute in attributes:
        for name, given in _named(row, attribute):
            kept = (paths.renamed(value, attribute.values, attribute.drop) for value in given)
            found.setdefault(label_of(name), []).extend(value for value in kept if value not in (None, ""))
    return found


def _named(row: Values, attribute: Attribute) -> Iterator[tuple[str, list[object]]]:
    if attribute.prefix is not None:
        for name, value in row.items():
            if name.startswith(attribute.prefix):
                yield name.removeprefix(attribute.prefix), paths.listed(value, attribute.split)
    elif attribute.all_of is not None:
        for name, value in paths.members(row, attribute.all_of):
            yield str(name), paths.listed(value, attribute.split)
    elif attribute.name is not None and attribute.value is not None:
        yield attribute.name, _all(row, attribute.value)


def _variants(row: Values, variants: Variants | None) -> Iterator[RawVariant]:
    if variants is None:
        return
    for member in paths.objects(row, variants.at):
        yield RawVariant(
            id=_one(member, variants.id),
            options=_options(member, variants.options),
            price=_amount(member, variants.price),
            available=_one(member, variants.available),
            quantity=_one(member, variants.quantity),
        )


def _options(row: Values, options: str | dict[str, From]) -> dict[str, object]:
    if isinstance(options, str):
        return {str(name): value for name, value in paths.members(row, options)}
    return {name: _one(row, origin) for name, origin in options.items()}


def _reviews(row: Values, reviews: Reviews | None) -> Iterator[RawReview]:
    if reviews is None:
        return
    for member in paths.objects(row, reviews.at):
        yield RawReview(
            _one(member, reviews.text), _one(member, reviews.rating), _one(member, reviews.author)
        )
