"""answers list, show, approve, edit, drop, retire, check, review; and the ingest of past chats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
import yaml

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, plain, print_json, table
from assistant.errors import Invalid
from assistant.settings import Settings, load

if TYPE_CHECKING:
    from assistant.service.answers.reviewing import Reviewing
    from assistant.service.answers.store import Answer, Answers

answers = typer.Typer(
    help="Answers that the shop's people gave in past chats: approved by you, they are told to customers.",
    no_args_is_help=True,
)

Number = Annotated[int, typer.Argument(help="The answer's number, from `answers list`.")]
CHOICES = "a approve, e edit, d drop, s skip, q quit"


def register(app: typer.Typer) -> None:
    answers.command("list")(list_)
    for command in (show, approve, edit, drop, retire, check, review):
        answers.command()(command)
    app.add_typer(answers, name="answers")


def list_(
    state: Annotated[
        str, typer.Option(help="draft, approved, stale, dropped or retired; all by default.")
    ] = "",
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """The answers, most often asked first; "conflict" where a question was answered in several ways."""
    from assistant.service.answers.store import State

    if state and state not in set(State):
        raise Invalid("--state", f"one of {', '.join(State)}")
    found = _kept(load(shop)).all(*([State(state)] if state else []))
    if as_json:
        print_json([asdict(answer) for answer in found])
        return
    rows = [
        (
            a.id,
            a.state,
            a.times,
            f"{a.on:%Y-%m-%d}",
            "conflict" if a.others else f"{a.agreeing:.0%}",
            a.question,
        )
        for a in found
    ]
    table("Answers", ("no", "state", "asked", "last", "agree", "question"), rows)


def show(number: Number, shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """One answer whole, with the answers that say something else."""
    _tell(_kept(load(shop)).get(number), as_json)


def approve(number: Number, shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """Let it be told to customers from now on. The policy section nearest to it is noted: when that
    changes, the answer comes back to you."""
    from assistant.service.answers.store import OWNER

    _tell(_reviewing(load(shop)).approve(number, OWNER), as_json)


def edit(
    number: Number,
    question: Annotated[str | None, typer.Option(help="The question in other words.")] = None,
    answer: Annotated[str | None, typer.Option(help="The answer in other words.")] = None,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Change its words. It is a draft after that, to be approved."""
    if question is None and answer is None:
        raise Invalid("--question", "nothing is changed: give --question or --answer")
    _tell(_kept(load(shop)).edit(number, question, answer), as_json)


def drop(number: Number, shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """Throw a draft away; the same question does not come back from the same chats."""
    _tell(_kept(load(shop)).drop(number), as_json)


def retire(number: Number, shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """Tell an approved answer to customers no more."""
    _tell(_kept(load(shop)).retire(number), as_json)


def check(shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """Retire what is out of date: answers whose nearest policy section has changed, and old ones."""
    stale = _reviewing(load(shop)).check()
    if as_json:
        print_json([asdict(answer) for answer in stale])
        return
    for answer in stale:
        console.print(plain(f"{answer.id}: {answer.why}: {answer.question}"), highlight=False, markup=False)
    console.print(f"{len(stale)} went stale.")


def review(shop: ShopFolder = DEMO) -> None:
    """Go through drafts and stale answers one by one."""
    from assistant.service.answers.reviewing import WAITING
    from assistant.service.answers.store import OWNER, State

    reviewing = _reviewing(load(shop))
    waiting = reviewing.kept.all(*WAITING)
    for place, answer in enumerate(waiting, 1):
        console.rule(f"{place} of {len(waiting)}")
        _tell(answer, False)
        match typer.prompt(CHOICES, default="s").strip().lower()[:1]:
            case "a":
                reviewing.approve(answer.id, OWNER)
            case "e":
                words = typer.prompt("Answer", default=answer.answer)
                reviewing.decide(answer.id, "approve", OWNER, answer=words)
            case "d":
                reviewing.decide(answer.id, "drop" if answer.state is State.DRAFT else "retire", OWNER)
            case "q":
                return


def take_in(settings: Settings, files: Sequence[Path], mapping: Path | None, *, as_json: bool) -> None:
    """Past chats into drafts: `ingest --format transcripts`."""
    from assistant import parts
    from assistant.records import open_records
    from assistant.service.orders import export_book
    from assistant.transcripts.drafting import drafted
    from assistant.transcripts.privacy import Scrubber, names_of
    from assistant.understanding.language import Detecting
    from retrieval.facets import facets

    kept = open_records(settings)
    products = [(product.id, product.name) for product in kept.store.all()]
    words = {word.lower() for _, name in products for word in name.split()}
    brands = {product.brand.lower() for product in kept.store.all() if product.brand}
    ids = {identity.upper() for identity, _ in products}
    customers = ((one.first_name, one.last_name) for one in export_book(kept.engine).customers)
    staff = ((name,) for name in settings.answers.staff)
    scrubber = Scrubber(names_of([*customers, *staff]), frozenset(words | brands | ids))
    detecting = Detecting(lambda: facets(kept.store.all()), lambda: (name for _, name in products))
    embed = parts.make_embedder(settings).embed
    told = drafted(files, scrubber, embed, products, _mapping(mapping), detecting)
    new = _kept(settings).add(told.drafts)
    counts = {k: v for k, v in asdict(told).items() if k != "drafts"} | {"new_drafts": new}
    if as_json:
        print_json(counts)
        return
    personal = ", ".join(f"{count} {kind}" for kind, count in sorted(told.personal.items())) or "none"
    console.print(f"{told.chats} chats; personal data taken out: {personal}.", highlight=False)
    console.print(
        f"{told.pairs} general questions with answers in {told.clusters} clusters, {told.conflicts} of them "
        f"answered in several ways. Dropped: {told.own} of one order, {told.small_talk} small talk, "
        f"{told.doubted} in doubt.",
        highlight=False,
    )
    console.print(f"{new} new drafts: `floorwalker answers review` goes through them.", highlight=False)


def _mapping(file: Path | None) -> dict[str, str] | None:
    if file is None:
        return None
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise Invalid(str(file), f"it cannot be read ({error})") from error
    if not isinstance(said, dict):
        raise Invalid(str(file), "lines like `text: Body` are expected")
    return {str(key): str(value) for key, value in said.items()}


def _kept(settings: Settings) -> Answers:
    from assistant.records import open_records  # heavy
    from assistant.service.answers.store import Answers

    return Answers(open_records(settings).engine)


def _reviewing(settings: Settings) -> Reviewing:
    from assistant import parts  # heavy
    from assistant.service.answers.reviewing import Reviewing
    from retrieval.knowledge import Knowledge

    policies = Knowledge(settings.policies, parts.make_embedder(settings))
    return Reviewing(_kept(settings), policies, timedelta(days=settings.answers.keep_days))


def _agreed(answer: Answer) -> str:
    return "conflict" if answer.others else f"{answer.agreeing:.0%}"


def _tell(answer: Answer, as_json: bool) -> None:
    if as_json:
        print_json(asdict(answer))
        return
    asked = f"asked {answer.times} times, last answered {answer.on:%d %B %Y}, {answer.agreeing:.0%} agree"
    lines = [
        f"{answer.id}: {answer.state} {answer.why}".rstrip(),
        asked,
        f"Q: {answer.question}",
        f"A: {answer.answer}",
    ]
    lines += [f"   otherwise: {other}" for other in answer.others]
    if answer.product_id:
        lines.append(f"of product {answer.product_id}")
    if answer.nearest:
        lines.append(f"nearest policy: {answer.nearest.section}")
    console.print(plain("\n".join(lines)), highlight=False, markup=False)
