"""train recommender, train ranker, train all, train rollback, train versions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, errors, print_json, table
from assistant.cli.learning import train
from assistant.errors import Invalid
from assistant.settings import Settings, load

if TYPE_CHECKING:
    from assistant.refitting import Outcome
    from retrieval.recommend.fitting import Plan
    from retrieval.recommend.fitting import Progress as Told

Force = Annotated[
    bool, typer.Option("--force", help="Put it into service even if it is worse than the one there.")
]
Sequence = Annotated[
    str | None,
    typer.Option(help="A sequence model too: sasrec, bert4rec or xlnet; none. shop.toml's by default."),
]
Minutes = Annotated[
    float | None, typer.Option(min=0.1, help="What the sequence model may take. shop.toml's by default.")
]
RANKER_MINUTES = 10.0


def register(app: typer.Typer) -> None:
    train.command("recommender")(train_recommender)
    train.command("ranker")(train_ranker)
    train.command("all")(train_all)
    train.command("rollback")(roll_back)
    train.command("versions")(show_versions)


def train_recommender(
    sequence: Sequence = None,
    minutes: Minutes = None,
    force: Force = False,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Learn from what customers did. The new version serves if it is no worse on the last days; a running
    app takes it up by itself. Interrupted, the same command goes on where it was."""
    settings = load(shop)
    _told(_refit(settings, planned(settings, sequence, minutes), force), as_json)


def train_ranker(
    minutes: Annotated[float, typer.Option(min=0.1, help="What teaching may take.")] = RANKER_MINUTES,
    force: Force = False,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Learn as `train recommender` does, and teach the language model by LoRA which product's text follows
    which customer's; it enters the blend if it adds to it."""
    from assistant.refitting import language_base  # heavy

    settings = load(shop)
    base = language_base(settings)
    if base is None:
        raise Invalid("embedding.name", "the shop embeds without a language model; name one")
    plan = replace(planned(settings), language=minutes, base=base)
    _told(_refit(settings, plan, force), as_json)


def train_all(
    sequence: Sequence = None,
    minutes: Minutes = None,
    force: Force = False,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Learn anew all that is learned from the shop's database: the one command for a scheduler. Exit code 0
    once it is learned, whether the new version serves or the one before it was better."""
    from assistant.refitting import language_base  # heavy

    settings = load(shop)
    base = language_base(settings) if settings.recommend.language else None
    plan = replace(
        planned(settings, sequence, minutes), language=settings.recommend.language if base else 0.0, base=base
    )
    _told(_refit(settings, plan, force), as_json)


def roll_back(shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """Call the version back that served before this one. A running app takes it up by itself."""
    from assistant.recommending import folder  # heavy, as the next
    from retrieval.recommend.versions import Versions

    version = Versions(folder(load(shop))).rollback()
    if as_json:
        print_json({"version": version})
    else:
        console.print(f"Version {version} serves again.", highlight=False)


def show_versions(shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """What was learned, when, from what, and how good it was on the days that it had not seen."""
    from assistant.recommending import folder  # heavy, as the next two
    from retrieval.recommend.bundle import Manifest
    from retrieval.recommend.versions import Versions

    versions = Versions(folder(load(shop)))
    made = [(name, Manifest.read(versions.path(name))) for name in versions.names()]
    if as_json:
        said = [asdict(manifest) | {"version": name} for name, manifest in made]
        print_json({"in_service": versions.current, "versions": said})
        return
    rows = [
        (
            f"{name} *" if name == versions.current else name,
            datetime.fromtimestamp(manifest.window.last, UTC).date(),
            manifest.window.events,
            ", ".join(manifest.parts),
            f"{manifest.figures['blend'].ndcg:.4f}" if manifest.figures["blend"].cases else "-",
        )
        for name, manifest in made
    ]
    table("Versions (* serves)", ("version", "data until", "events", "blend of", "NDCG@10"), rows)


def planned(settings: Settings, sequence: str | None = None, minutes: float | None = None) -> Plan:
    """What to fit, as the settings say where the command does not. Raises Invalid for no such model."""
    from retrieval.recommend.fitting import SEQUENCES, Plan  # heavy

    wanted = settings.recommend.sequence if sequence is None else sequence
    if wanted not in ("none", *SEQUENCES):
        raise Invalid("--sequence", f"none or one of {', '.join(SEQUENCES)}")
    return Plan(
        sequence="" if wanted == "none" else wanted,
        minutes=settings.recommend.minutes if minutes is None else minutes,
        repeat=None if settings.recommend.repeat == "auto" else settings.recommend.repeat,
    )


def _refit(settings: Settings, plan: Plan, force: bool) -> Outcome:
    from assistant import parts  # heavy, as the next
    from assistant.records import open_records
    from assistant.refitting import refit

    kept = open_records(settings)
    index = None
    if kept.store.count():
        index = parts.make_index(settings, parts.make_embedder(settings), reading=True)
    with progressing() as told:
        try:
            return refit(settings, kept, index, plan, told, force)
        except KeyboardInterrupt:
            errors.print("Stopped; the same command goes on with what is finished.")
            raise typer.Exit(130) from None


@contextmanager
def progressing() -> Iterator[Told]:
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
    with Progress(*columns, console=errors) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda what, share: bar.update(task, description=what, completed=share)


def _told(outcome: Outcome, as_json: bool) -> None:
    if as_json:
        print_json(asdict(outcome))
        return
    from retrieval.recommend.trial import table as rows

    manifest = outcome.manifest
    table(f"On {manifest.split}", ("", "HR@10", "NDCG@10", "recall@20"), rows(manifest.figures))
    state = "serves" if outcome.serves else f"does not serve; {outcome.before} stays"
    console.print(f"Version {outcome.version} {state}: {outcome.why}.", highlight=False)
