"""copy draft, list, show, edit, approve, drop, export."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, errors, plain, print_json, table
from assistant.copywriting.kinds import Spoken, Tone
from assistant.errors import GenerationFailed, Invalid
from assistant.settings import Settings, load

if TYPE_CHECKING:
    from assistant.copywriting.checking import Check
    from assistant.copywriting.drafting import Drafter, Words
    from assistant.records import Records
    from assistant.safety import Policy
    from assistant.service.copy_drafts import Kept
    from retrieval.catalog.product import Product

copy = typer.Typer(help="Drafts of products' copy, for the owner to approve.", no_args_is_help=True)
Id = Annotated[str, typer.Argument(help="The draft, as `copy list` names it.")]
ASKED = timedelta(days=180)
"""How far back questions that were asked in vain are looked for."""


def register(app: typer.Typer) -> None:
    for command in (draft, show, edit, approve, drop, export):
        copy.command(command.__name__)(command)
    copy.command("list")(listed)
    app.add_typer(copy, name="copy")


def draft(
    products: Annotated[list[str] | None, typer.Argument(help="Product ids; all without any.")] = None,
    category: Annotated[str, typer.Option(help="Only products of this category.")] = "",
    missing_description: Annotated[
        bool, typer.Option("--missing-description", help="Only products without a description.")
    ] = False,
    kinds: Annotated[str, typer.Option(help="Apart by commas.")] = "title,description,bullets,questions",
    tone: Annotated[Tone, typer.Option(help="How it is told.")] = "plain",
    language: Annotated[Spoken, typer.Option(help="In which language.")] = "en",
    limit: Annotated[int, typer.Option(min=1, help="At most so many products.")] = 100,
    model: Annotated[bool, typer.Option("--model", help="Let the shop's model word English facts.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Draft anew what stands already.")] = False,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Draft copy from attributes and reviews. Nothing is published, and nothing unproved is written."""
    from assistant.copywriting.desk import Drafting, Wanted, read
    from assistant.copywriting.kinds import KINDS
    from assistant.records import open_records  # heavy
    from assistant.service.asked_in_vain import missed
    from assistant.service.copy_drafts import CopyDrafts
    from assistant.service.figures import Span
    from assistant.service.misses import Missing

    asked = {kind.strip() for kind in kinds.split(",")}
    if not asked <= set(KINDS):
        raise Invalid("--kinds", f"kinds are {', '.join(KINDS)}")
    settings = load(shop)
    kept = open_records(settings)
    chosen = _chosen(kept, products or [], category, missing_description)[:limit]
    now = datetime.now(UTC)
    vain = [m.about for m in missed(kept.engine, Span(now - ASKED, now), Missing.NOT_STATED)]
    wanted = Wanted(tuple(kind for kind in KINDS if kind in asked), tone, language, again)
    drafting = Drafting(CopyDrafts(kept.engine), _drafter(settings, kept, model))
    made: list[Kept] = []
    columns = (TextColumn("drafting"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        for product in bar.track(chosen):
            made += drafting.run([product], wanted, vain)
    if as_json:
        print_json([_told(each) for each in made])
        return
    left = sum(len(read(each).left_out) for each in made)
    console.print(
        f"{len(chosen):,} products: {len(made):,} drafts made, {left:,} sentences left out. "
        "`floorwalker copy list` shows them; nothing is published before you export and ingest it.",
        highlight=False,
    )


def listed(
    state: Annotated[
        Literal["draft", "approved", "dropped"] | None, typer.Option(help="Only drafts in this state.")
    ] = None,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """The drafts that are kept."""
    from assistant.copywriting.desk import read

    found = _drafts(shop)[1].all(state)
    if as_json:
        print_json([_told(each) for each in found])
        return
    rows = [(d.id, d.product_id, d.kind, d.language, d.tone, d.state, read(d).text[:60]) for d in found]
    table("Drafts", ("id", "product", "kind", "language", "tone", "state", "begins"), rows)


def show(id: Id, shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """One draft with what bears out each sentence, what was left out and why, what the data does not say."""
    from assistant.copywriting.desk import read

    kept = _drafts(shop)[1].get(id)
    if as_json:
        print_json(_told(kept))
        return
    found = read(kept)
    console.print(
        f"{kept.product_id}, {kept.kind}, {kept.language}, {kept.state}, by {found.by}", highlight=False
    )
    for line in found.lines:
        said = f"{line.question} {line.text}".strip()
        console.print(plain(f"  {said}\n      from {'; '.join(line.evidence) or 'the owner'}"), markup=False)
    for left in found.left_out:
        console.print(plain(f"  not borne out: {left.text} ({left.reason}: {left.detail})"), markup=False)
    for question in found.unsaid:
        console.print(plain(f"  the data does not say: {question}"), markup=False)


def edit(
    id: Id,
    text: Annotated[str, typer.Option(help="The words in its place; a line each for bullets.")],
    shop: ShopFolder = DEMO,
) -> None:
    """Put your own words in its place; what the data does not bear out is named, and stands."""
    from assistant.copywriting.desk import edited, written

    records, drafts = _drafts(shop)
    kept = drafts.get(id)
    product = records.store.get(kept.product_id)
    if product is None:
        raise Invalid("draft", f"the product {kept.product_id} is not in the catalogue any more")
    new = edited(kept, text, product, _check(records, _policy(load(shop), records)))
    drafts.reword(id, written(new))
    for doubt in new.left_out:
        errors.print(plain(f"The data does not bear out: {doubt.text} ({doubt.detail})"), markup=False)


def approve(
    ids: Annotated[list[str], typer.Argument(help="The drafts, as `copy list` names them.")],
    shop: ShopFolder = DEMO,
) -> None:
    """Approve drafts for export. One whose product has changed since has to be drafted again."""
    from assistant.copywriting.desk import approve as approving

    records, drafts = _drafts(shop)
    for id in ids:
        kept = drafts.get(id)
        approving(drafts, kept, records.store.get(kept.product_id))
    console.print(f"{len(ids)} approved.", highlight=False)


def drop(id: Id, shop: ShopFolder = DEMO) -> None:
    """Put a draft aside; it is not made again unless asked for with --again."""
    _drafts(shop)[1].become(id, "dropped")


def export(
    file: Annotated[
        Path, typer.Argument(help="FILE.jsonl (a feed for `ingest`) or FILE.csv (shop systems).")
    ],
    language: Annotated[Spoken, typer.Option(help="Which copy.")] = "en",
    shop: ShopFolder = DEMO,
) -> None:
    """Write what was approved, and nothing else; the catalogue changes when you ingest it."""
    from assistant.copywriting.exporting import by_product, feed_row, write_table

    records, drafts = _drafts(shop)
    copies = by_product(drafts.all("approved"), language)
    found = records.store.get_many(list(copies))
    chosen = [(found[id], copies[id]) for id in copies if id in found]
    if file.suffix not in {".jsonl", ".csv"}:
        raise Invalid("FILE", "ends in .jsonl or .csv")
    with file.open("w", encoding="utf-8", newline="") as out:
        if file.suffix == ".csv":
            write_table(chosen, out)
        else:
            out.writelines(f"{json.dumps(feed_row(*each), ensure_ascii=False)}\n" for each in chosen)
    console.print(f"{len(chosen)} products in {file}.", highlight=False)


def _drafts(shop: Path) -> tuple[Any, Any]:
    from assistant.records import open_records  # heavy
    from assistant.service.copy_drafts import CopyDrafts

    records = open_records(load(shop))
    return records, CopyDrafts(records.engine)


def _chosen(kept: Records, ids: list[str], category: str, bare: bool) -> list[Product]:
    """Raises Invalid for an id that the catalogue does not have."""
    if unknown := set(ids) - set(kept.store.get_many(ids)):
        raise Invalid("PRODUCT", f"not in the catalogue: {', '.join(sorted(unknown))}")
    known = kept.store.get_many(ids)
    products = [known[id] for id in ids] if ids else list(kept.store.all())
    wanted = category.casefold()
    return [
        p
        for p in products
        if (not wanted or wanted in {c.casefold() for c in p.category})
        and not (bare and p.description.strip())
    ]


def _check(kept: Records, policy: Policy) -> Check:
    from assistant.copywriting.checking import Check, objection
    from assistant.grounding import Grounding
    from retrieval.facets import facets

    products = list(kept.store.all())
    vocabulary = facets(products)
    names = [product.name for product in products]
    return Check(Grounding(lambda: vocabulary, lambda: names), objection(policy))


def _policy(settings: Settings, kept: Records) -> Policy:
    from assistant import parts  # heavy
    from assistant.safekeeping import policy_of

    return policy_of(settings, kept.held, parts.make_embedder(settings))


def _drafter(settings: Settings, kept: Records, model: bool) -> Drafter:
    from assistant import parts  # heavy
    from assistant.copywriting.drafting import Drafter
    from retrieval.facets import facets

    vocabulary = facets(kept.store.all())
    opinions = parts.opinions(settings, parts.make_embedder(settings))
    words = _words(settings) if model else None
    return Drafter(_check(kept, _policy(settings, kept)), lambda: vocabulary, opinions.summary, words)


def _words(settings: Settings) -> Words:
    """The shop's model; "" where no words come."""
    from assistant.generation.chat import build_chat
    from assistant.generation.models import ModelStore
    from assistant.generation.writers import writer_for
    from assistant.turn import Conversation

    chat = build_chat(settings.generator, ModelStore(settings.models), settings.data / "generator")
    if chat is None:
        raise Invalid("--model", "this shop's replies are worded by templates; its settings name no model")
    writer = writer_for(chat, settings.generator.timeout_s)

    def words(evidence: Any) -> str:
        try:
            return "".join(writer.draft(evidence, Conversation("copy")))
        except GenerationFailed:
            return ""

    return words


def _told(kept: Kept) -> dict[str, Any]:
    from assistant.copywriting.desk import read

    found = read(kept)
    return asdict(kept) | {"copy": asdict(found), "text": found.text}
