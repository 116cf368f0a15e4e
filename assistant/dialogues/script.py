"""The format of a scripted dialogue, read strictly: a misspelt expectation is an error."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import Invalid, SettingsError


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Every(Strict):
    """What has to hold for every product shown. A price may be `$previous[2].price`."""

    price_max: Decimal | str | None = None
    price_min: Decimal | str | None = None
    price_below: Decimal | str | None = None
    price_above: Decimal | str | None = None
    rating_min: float | None = None
    in_stock: bool | None = None
    brand: str | None = None
    brand_not: str | None = None
    category: str | None = None
    attributes: dict[str, str | bool | int | float | list[str]] = {}
    attributes_not: dict[str, str | list[str]] = {}
    text: str | None = None
    """A regular expression that its name, description or attributes match."""


class Products(Strict):
    min: int | None = None
    max: int | None = None
    first: str | None = None
    every: Every | None = None
    any: Every | None = None
    ids: tuple[str, ...] | None = None
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


class CartExpected(Strict):
    items: int | None = None
    quantity: int | None = None
    total: Decimal | None = None
    contains: tuple[str, ...] = ()
    """Product ids, variant ids or parts of names."""
    excludes: tuple[str, ...] = ()


Place = int | str


class Expect(Strict):
    intent: str | tuple[str, ...] | None = None
    intents: tuple[str, ...] | None = None
    intents_include: tuple[str, ...] = ()
    products: Products | None = None
    says: tuple[str, ...] = ()
    says_not: tuple[str, ...] = ()
    grounded: bool = True
    refers_to: Place | tuple[Place, ...] | None = None
    """Which products the message meant: a place in the cards shown last (counted from one),
    `$shown[1][2]` for the second product of the first list, or a product's id."""
    cites: tuple[str, ...] | None = None
    awaiting: str | None = None
    options: tuple[str, ...] | bool | None = None
    actions: tuple[str, ...] | None = None
    writes: str | None = None
    handed_off: bool | None = None
    language: str | None = None
    cart: CartExpected | None = None
    within_ms: float | None = None


class Step(Strict):
    user: str
    expect: Expect = Expect()


class Given(Strict):
    """An answer of the shop's team, given on a day and in this state now. Where it `rests_on` a section of
    the policies, `read` is what stood there when it was approved."""

    question: str
    answer: str
    day: date
    language: str = "en"
    product_id: str | None = None
    state: Literal["draft", "approved", "dropped", "retired"] = "approved"
    rests_on: str | None = None
    read: str = ""


class Dialogue(Strict):
    """`customer` is the id of the one who is speaking, known from the start as if the shop's site had
    signed for them; `today` the day by which the shop's rules are applied, the real one when absent.
    With `answers` the team's answers are those, and not the shop's own."""

    dialogue: str
    shop: str = "demo"
    customer: str | None = None
    today: date | None = None
    answers: tuple[Given, ...] = ()
    steps: tuple[Step, ...]


def load(path: Path) -> Iterator[tuple[Path, Dialogue]]:
    """The dialogues of a file, or of all *.yaml and *.yml files below a folder, in order.

    Raises Invalid, naming file and field, for one that cannot be read; SettingsError if
    there is nothing at `path`.
    """
    files = sorted(f for f in path.rglob("*.y*ml")) if path.is_dir() else [path]
    if not files or not path.exists():
        raise SettingsError(f"{path}: no dialogue files (*.yaml) here")
    for file in files:
        yield from ((file, dialogue) for dialogue in _read(file))


def _read(file: Path) -> Iterator[Dialogue]:
    try:
        documents = list(yaml.safe_load_all(file.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Invalid(str(file), f"is not YAML: {error}") from error
    for document in documents:
        try:
            yield Dialogue.model_validate(document)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise Invalid(f"{file}: {where}", first["msg"]) from error
