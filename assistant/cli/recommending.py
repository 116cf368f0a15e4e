"""recommend."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.cli.common import DEMO, AsJson, ShopFolder, errors, print_json, table
from assistant.errors import Invalid, NotFound
from assistant.settings import Settings, load

if TYPE_CHECKING:
    from assistant.recommending import Makings
    from assistant.records import Records
    from retrieval.recommend.kinds import Reason, Recommendation
    from retrieval.recommend.versions import Versions


def register(app: typer.Typer) -> None:
    app.command()(recommend)


def recommend(
    customer: Annotated[
        str | None, typer.Argument(help="The customer's id in the shop's own records.")
    ] = None,
    everyone: Annotated[
        bool, typer.Option("--all", help="For every customer of whom anything is known.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many for each.")] = 10,
    out: Annotated[
        Path | None,
        typer.Option(help="JSON Lines of {customer, items}, with --all. Standard output by default."),
    ] = None,
    seen: Annotated[bool, typer.Option("--seen", help="What they had already may come again.")] = False,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """What to recommend to a customer, with reasons; or to all of them, as a file."""
    from assistant.records import open_records  # heavy

    if everyone == (customer is not None):
        raise Invalid("CUSTOMER", "name one customer, or say --all")
    settings = load(shop)
    kept = open_records(settings)
    if everyone:
        for_all(settings, kept, limit, out, seen)
        return
    assert customer is not None  # noqa: S101 - see above
    found, names = for_one(settings, kept, customer, limit, seen)
    if as_json:
        print_json({"customer": customer, "items": [as_record(one) for one in found]})
        return
    rows = [(one.product_id, names[one.product_id], because(one.reasons, names)) for one in found]
    table(f"For {customer}", ("id", "name", "because"), rows)


def for_one(
    settings: Settings, kept: Records, customer: str, limit: int, seen: bool
) -> tuple[Sequence[Recommendation], Mapping[str, str]]:
    """The best for one customer, and the names of all products that the reasons speak of. Raises NotFound
    for a customer of whom nothing is known."""
    from retrieval.recommend.following import in_service  # heavy, as the next
    from retrieval.recommend.kinds import Wish

    subject = kept.behaviour.subject_of_customer(customer)
    if subject is None:
        raise NotFound("customer", customer)
    makings, versions = parts(settings, kept)
    learned = in_service(versions)
    past = makings.past(kept.behaviour, subject, learned, datetime.now(UTC).timestamp())
    found = makings.make(learned, seen).recommend(Wish(past, limit, surface="batch"))
    spoken = {one.product_id for one in found} | {p for one in found for r in one.reasons for p in r.products}
    named = makings.goods(learned).products(sorted(spoken))
    return found, {identity: product.name for identity, product in named.items()}


def for_all(settings: Settings, kept: Records, limit: int, out: Path | None, seen: bool) -> None:
    """Write a line for each customer; whole or not at all, if it is a file."""
    from retrieval.recommend.following import in_service  # heavy

    makings, versions = parts(settings, kept)
    learned = in_service(versions)
    if learned is None:
        raise Invalid("--all", "nothing was learned yet; `floorwalker train all` does")
    whole = kept.behaviour.interactions()
    customers = kept.behaviour.customers()
    lists = makings.everyone(learned, whole, limit, seen)
    with written(out) as file, progressing() as bar:
        for subject, items in bar.track(lists, total=len(whole.subjects), description="customers"):
            if (customer := customers.get(subject)) is not None:
                file.write(json.dumps({"customer": customer, "items": items}, ensure_ascii=False) + "\n")
    if out is not None:
        errors.print(f"Written to {out}", highlight=False, markup=False)


def parts(settings: Settings, kept: Records) -> tuple[Makings, Versions]:
    """What a recommender is made of, beside a server that may be running."""
    from assistant import parts  # heavy, as the next two
    from assistant.recommending import Makings, folder, shelf_in
    from retrieval.recommend.versions import Versions

    embedder = parts.make_embedder(settings)
    index = parts.make_index(settings, embedder, reading=True)
    return Makings(settings, shelf_in(settings, kept.store, index), embedder), Versions(folder(settings))


@contextmanager
def written(out: Path | None) -> Iterator[TextIO]:
    """A file that takes its place when it is whole; standard output without one."""
    if out is None:
        yield sys.stdout
        return
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            yield file
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def progressing() -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    return Progress(*columns, console=errors)


def as_record(one: Recommendation) -> dict[str, object]:
    return {"id": one.product_id, "score": one.score, "reasons": [asdict(reason) for reason in one.reasons]}


def because(reasons: Sequence[Reason], names: Mapping[str, str]) -> str:
    """The reasons in a few words each, the weightiest first."""
    return "; ".join(_said(reason, names) for reason in reasons)


def _said(reason: Reason, names: Mapping[str, str]) -> str:
    of = ", ".join(names.get(identity, identity) for identity in reason.products)
    value = " ".join(part for part in (reason.attribute, reason.value) if part)
    words = (reason.kind.value.replace("_", " "), value, of, f"({reason.count})" if reason.count else "")
    return " ".join(word for word in words if word)
