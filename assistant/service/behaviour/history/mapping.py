"""Which column says what, and what a record says by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from assistant.errors import Invalid
from assistant.service.behaviour.history.lines import Form, Record
from retrieval.recommend.kinds import EventKind

NAMES: Mapping[str, tuple[str, ...]] = {
    "customer": (
        "customer",
        "customerid",
        "user",
        "userid",
        "visitorid",
        "clientid",
        "memberid",
        "shopperid",
    ),
    "product": (
        "product",
        "productid",
        "item",
        "itemid",
        "sku",
        "stockcode",
        "asin",
        "lineitemsku",
        "articleid",
    ),
    "variant": ("variant", "variantid"),
    "kind": ("kind", "event", "eventtype", "eventname", "type", "action", "behavior", "behaviour"),
    "at": (
        "at",
        "time",
        "timestamp",
        "datetime",
        "date",
        "eventtime",
        "invoicedate",
        "orderdate",
        "createdat",
        "unixtimestamp",
        "tdat",
    ),
    "quantity": ("quantity", "qty", "units", "count", "lineitemquantity"),
    "order": (
        "order",
        "orderid",
        "ordernumber",
        "invoice",
        "invoiceno",
        "transactionid",
        "basketid",
        "session",
        "sessionid",
        "usersession",
    ),
    "key": ("key", "eventid"),
}
"""By field the column names that stand for it, in lower case and without spaces and signs; the first that
there is counts."""
FIELDS = tuple(NAMES)

KINDS: Mapping[str, EventKind] = {
    **{kind.value: kind for kind in EventKind},
    **dict.fromkeys(("pv", "pageview", "productview", "viewitem", "detail", "viewed"), EventKind.VIEW),
    **dict.fromkeys(("clicked", "productclick", "selectitem"), EventKind.CLICK),
    **dict.fromkeys(("addtocart", "addedtocart", "basket", "addtobasket"), EventKind.CART),
    **dict.fromkeys(
        ("purchase", "purchased", "transaction", "order", "ordered", "bought", "sale"), EventKind.BUY
    ),
    **dict.fromkeys(("refund", "returned", "refunded"), EventKind.RETURN),
    **dict.fromkeys(("like", "thumbsup"), EventKind.UP),
    **dict.fromkeys(("dislike", "thumbsdown"), EventKind.DOWN),
    **dict.fromkeys(("dismissed", "hide", "hidden"), EventKind.DISMISS),
}
CREDIT_NOTE = re.compile(r"C\d+", re.I)
"""An invoice number that takes another one back, as the shops of the UK number them."""
WHOLE = re.compile(r"(\d+)\.0")
MOST = 10**6
SECONDS, MILLISECONDS = 10**9, 10**12


class Bad(ValueError):
    """What a record says cannot be; the text says why."""


class Nobody(Exception):
    """A record of no customer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: `columns` by field where the names do not say, `kind` of records that do not say
    theirs, `time_format` as of strptime, `zone` of times without one."""

    form: Form = "auto"
    columns: Mapping[str, str] = field(default_factory=dict)
    kind: EventKind = EventKind.BUY
    time_format: str | None = None
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class Told:
    """What one record says; no `at` where the file knows no times."""

    customer: str
    product: str
    kind: EventKind
    quantity: int = 1
    at: datetime | None = None
    order: str | None = None
    variant: str | None = None
    key: str | None = None


def columns_of(names: Sequence[str], chosen: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The column of each field. Raises Invalid for one that is not there, and without a customer's or a
    product's."""
    plain = {_plain(name): name for name in reversed(names)}
    found = {
        wanted: plain[name] for wanted, known in NAMES.items() for name in reversed(known) if name in plain
    }
    for wanted, name in (chosen or {}).items():
        if wanted not in NAMES:
            raise Invalid("--mapping", f"{wanted!r} is none of {', '.join(FIELDS)}")
        if name not in names:
            raise Invalid("--mapping", f"there is no column {name!r}; there are {', '.join(names)}")
        found[wanted] = name
    for wanted in ("customer", "product"):
        if wanted not in found:
            there = ", ".join(names) or "none"
            raise Invalid("--mapping", f"no column for the {wanted} (there are {there}); say {wanted}=COLUMN")
    return found


def told(record: Record, columns: Mapping[str, str], how: Reading) -> Told:
    """Raises Bad for what cannot be, Nobody where no customer is named."""
    said = {name: record.get(column, "").strip() for name, column in columns.items()}
    customer = WHOLE.sub(r"\1", said["customer"]) if WHOLE.fullmatch(said["customer"]) else said["customer"]
    if not customer or customer.casefold() in {"nan", "null", "none"}:
        raise Nobody
    _fits(customer=customer, product=said["product"], variant=said.get("variant", ""))
    quantity = _quantity(said.get("quantity", ""))
    order = said.get("order") or None
    return Told(
        customer,
        said["product"],
        _kind(said.get("kind", ""), quantity, order, how.kind),
        abs(quantity),
        _time(said["at"], how) if "at" in said else None,
        order,
        said.get("variant") or None,
        said.get("key") or None,
    )


def _fits(**ids: str) -> None:
    for name, value in ids.items():
        if not value and name == "product":
            raise Bad("no product")
        if len(value) > 200:
            raise Bad(f"a {name} of more than 200 characters")
        if "\ufffd" in value or "\0" in value:
            raise Bad(f"a {name} that is no UTF-8")


def _quantity(said: str) -> int:
    if not said:
        return 1
    try:
        quantity = float(said)
    except ValueError:
        raise Bad(f"quantity {said[:40]!r} is no number") from None
    if not quantity.is_integer() or not 0 < abs(quantity) <= MOST:
        raise Bad(f"quantity {said[:40]!r} is no count of pieces")
    return int(quantity)


def _kind(said: str, quantity: int, order: str | None, otherwise: EventKind) -> EventKind:
    if said:
        kind = KINDS.get(_plain(said))
        if kind is None:
            raise Bad(f"kind {said[:40]!r} is none that counts")
    else:
        kind = otherwise
    taken_back = quantity < 0 or (order is not None and CREDIT_NOTE.fullmatch(order) is not None)
    return EventKind.RETURN if kind is EventKind.BUY and taken_back else kind


def _time(said: str, how: Reading) -> datetime:
    try:
        if how.time_format:
            at = datetime.strptime(said, how.time_format)
        elif said.isdecimal() and len(said) in {10, 13}:
            at = datetime.fromtimestamp(int(said) / (1000 if len(said) == 13 else 1), UTC)
        else:
            at = datetime.fromisoformat(said)
        return at if at.tzinfo else at.replace(tzinfo=how.zone)
    except (ValueError, OverflowError):
        wanted = how.time_format or "ISO 8601 or seconds since 1970; --time-format names another form"
        raise Bad(f"time {said[:40]!r} is not of the form {wanted}") from None


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def mapped(said: Iterable[str]) -> Mapping[str, str]:
    """Of `field=column` each. Raises Invalid for anything else."""
    found = {}
    for each in said:
        name, sign, column = each.partition("=")
        if not sign or not column:
            raise Invalid("--mapping", f"{each!r} is not of the form field=column")
        found[name.strip()] = column.strip()
    return found
