"""What the shop allows: which change in which state, of what, till when, and what it comes to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.errors import SettingsError
from assistant.orders import Change, Customer, Goods, Kind, Line, Order, PaymentMethod, Quote, Refusal
from assistant.service.rules.applying import apply
from assistant.service.rules.judging import judge
from assistant.service.rules.methods import methods
from assistant.service.rules.opening import line_open_to, open_to, with_nearest
from assistant.service.rules.terms import Terms

OURS = "catalogue"
"""What is no part of the file."""


@dataclass(frozen=True, slots=True)
class Rules(Terms):
    """The rules of one shop, read from its rules.toml. Every default stands in terms.py; the names of
    all refusals, with their facts, in docs/order-rules.md."""

    @classmethod
    def read(cls, path: Path | None) -> Rules:
        """The rules of a file; the defaults where there is none.

        Raises SettingsError, naming the file, the key and how to mend it.
        """
        if path is None or not path.exists():
            return cls()
        try:
            said = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise SettingsError(f"{path} cannot be read: {error}") from error
        try:
            terms = FILE.validate_python(said)
        except ValidationError as error:
            raise SettingsError(f"{path}: {mended(error)}") from error
        if OURS in said:
            raise SettingsError(f"{path}: {OURS}: no such key; remove it")
        return cls(**{field.name: getattr(terms, field.name) for field in fields(Terms)})

    def with_catalogue(self, categories: Mapping[str, Sequence[str]]) -> Rules:
        """The same rules, knowing the categories of products by their id."""
        return replace(self, catalogue=categories)

    def open_to(self, kind: Kind, order: Order, today: date) -> Refusal | None:
        """Why an order as it stands allows no such change at all, whatever it is of; None where it may."""
        return open_to(self, kind, order, today)

    def line_open_to(
        self, kind: Kind, order: Order, line: Line, today: date, reason: str | None = None
    ) -> Refusal | None:
        """Why one line of an order that is open to it cannot be returned or exchanged (its own parcel,
        what kind of goods it is); None where it may. `reason` is what the customer gave, if any."""
        why = line_open_to(self, kind, order, line, today, reason)
        return why and with_nearest(self, why, order, today)

    def methods(self, kind: Kind, order: Order, customer: Customer) -> tuple[PaymentMethod, ...]:
        """The customer's payment methods that a change of this kind may use, the likeliest first. The
        last one of a return may be STORE_CREDIT, which stands on no account."""
        return methods(self, kind, order, customer)

    def judge(
        self,
        change: Change,
        order: Order | None,
        customer: Customer,
        goods: Mapping[str, Goods],
        today: date,
    ) -> Quote | Refusal:
        """What a complete change comes to, or why it is not allowed. `order` is None for a change of the
        account. Nothing is written."""
        return judge(self, change, order, customer, goods, today)

    def apply(self, quote: Quote, order: Order | None, customer: Customer) -> tuple[Order | None, Customer]:
        """The records as they stand once the change is made, each a version on where it has changed."""
        return apply(self, quote, order, customer)


FILE = TypeAdapter(Terms)


def mended(error: ValidationError) -> str:
    """The first mistake in a file: where it is, and what would be right."""
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return f"{where}: no such key; docs/order-rules.md lists them"
    return f"{where}: {first['msg']}"
