"""experiments list, check, report, stop, start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, plain, print_json, table
from assistant.cli.experiments_told import print_check, print_report
from assistant.errors import Invalid, NotFound
from assistant.settings import Settings, load

if TYPE_CHECKING:
    from assistant.feedback.experiments.plan import Experiment, Plan
    from assistant.records import Records

experiments = typer.Typer(help="A/B tests on the shop's customers.", no_args_is_help=True)
Named = Annotated[str, typer.Argument(help="The experiment's name in experiments.toml.")]
Optional = Annotated[str | None, typer.Argument(help="One experiment alone.")]
ArmNamed = Annotated[str, typer.Argument(help="The arm's name.")]


def register(app: typer.Typer) -> None:
    for name, command in (
        ("list", list_experiments),
        ("check", check),
        ("report", report),
        ("stop", stop),
        ("start", start),
    ):
        experiments.command(name)(command)
    app.add_typer(experiments, name="experiments")


def list_experiments(shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """The experiments of experiments.toml, with what became of their arms."""
    from assistant.feedback.experiments.store import Assignments

    plan, settings = _plan(shop)
    with _records(settings) as kept:
        states = Assignments(kept.engine).states()
    rows = [
        (each.name, each.state, each.unit, each.metric, arm.name, _varied(each, arm.name), state)
        for each in plan.experiments
        for arm in each.arm
        for state in [_became(states.get(each.name, {}).get(arm.name))]
    ]
    columns = ("experiment", "state", "unit", "metric", "arm", "varies", "arm's state")
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif rows:
        table("Experiments", columns, rows)
    else:
        console.print("There are no experiments; docs/experiments.md says how to write one.")


def check(name: Optional = None, shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """Read the file strictly, and say how many customers each experiment needs and how long that takes at
    present traffic, before it starts."""
    from assistant.feedback.experiments.sizing import days, size
    from assistant.feedback.experiments.traffic import traffic

    plan, settings = _plan(shop)
    told = []
    with _records(settings) as kept:
        for each in _chosen(plan, name):
            now = traffic(kept.engine, each, datetime.now(UTC))
            needed = size(each, now.value, now.variance)
            told.append(
                {
                    "experiment": each.name,
                    "state": each.state,
                    "metric": each.metric,
                    "baseline": round(needed.baseline, 4),
                    "baseline_from": "the last 28 days" if needed.measured else _source(each),
                    "effect": each.effect,
                    "method": each.method,
                    "units_needed": needed.arms,
                    "units_a_day": round(now.a_day, 1),
                    "days": days(needed, each.share, now.a_day),
                    "remarks": _remarks(each, settings),
                }
            )
    if as_json:
        print_json(told)
        return
    for record in told:
        print_check(record)
    if not told:
        console.print("There are no experiments; docs/experiments.md says how to write one.")


def report(name: Optional = None, shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """Each arm's figures with intervals, the check of the sample, and what to do. Arms that break a guard
    rail are stopped."""
    from assistant.feedback.experiments.keeping import judge
    from assistant.feedback.experiments.reading import read
    from assistant.feedback.experiments.reporting import report as made
    from assistant.feedback.experiments.store import Assignments

    plan, settings = _plan(shop)
    reports, now = [], datetime.now(UTC)
    with _records(settings) as kept:
        assignments = Assignments(kept.engine)
        for each in _chosen(plan, name):
            readings = read(kept.engine, each)
            if each.runs(now):
                judge(each, readings, assignments)
            reports.append((each, made(each, readings, assignments.states().get(each.name, {}), now)))
    if as_json:
        print_json([asdict(found) for _, found in reports])
        return
    for _, found in reports:
        print_report(found)
    if not reports:
        console.print("There are no experiments; docs/experiments.md says how to write one.")


def stop(
    name: Named,
    arm: ArmNamed,
    reason: Annotated[str, typer.Option(help="Why; the report says it.")],
    shop: ShopFolder = DEMO,
) -> None:
    """Stop an arm: its customers get control from now on, and count no more."""
    from assistant.feedback.experiments.store import STOPPED

    if not reason.strip():
        raise Invalid("--reason", "say why")
    _become(shop, name, arm, STOPPED, reason.strip())
    console.print(plain(f"{name}: {arm} is stopped. A server that runs knows it within seconds."))


def start(
    name: Named,
    arm: ArmNamed,
    reason: Annotated[str, typer.Option(help="Why.")] = "started again",
    shop: ShopFolder = DEMO,
) -> None:
    """Let a stopped arm go on, with the customers that it had."""
    from assistant.feedback.experiments.store import RUNNING

    _become(shop, name, arm, RUNNING, reason.strip())
    console.print(plain(f"{name}: {arm} goes on."))


def _become(shop: Path, name: str, arm: str, state: str, reason: str) -> None:
    from assistant.feedback.experiments.store import Assignments

    plan, settings = _plan(shop)
    (each,) = _chosen(plan, name)
    if each.named(arm) is None:
        raise NotFound("arm", arm)
    if arm == each.control:
        raise Invalid("arm", "control cannot be stopped; end the experiment in experiments.toml instead")
    with _records(settings) as kept:
        Assignments(kept.engine).become(name, arm, state, reason)


def _plan(shop: Path) -> tuple[Plan, Settings]:
    from assistant.feedback.experiments.plan import FILE
    from assistant.feedback.experiments.plan import load as read_plan

    settings = load(shop)
    return read_plan(settings.folder / FILE), settings


@contextmanager
def _records(settings: Settings) -> Iterator[Records]:
    from assistant.records import open_records  # heavy

    kept = open_records(settings)
    try:
        yield kept
    finally:
        kept.engine.dispose()


def _chosen(plan: Plan, name: str | None) -> tuple[Experiment, ...]:
    if name is None:
        return plan.experiments
    if name not in plan.by_name:
        raise NotFound("experiment", name)
    return (plan.by_name[name],)


def _varied(each: Experiment, name: str) -> str:
    arm = each.named(name)
    varied = [] if arm is None else [f"{key} {_value(getattr(arm, key))}" for key in sorted(arm.varies)]
    return ", ".join(varied) or "nothing"


def _value(value: Any) -> str:
    if isinstance(value, str):
        return value
    return " ".join(f"{key}={number:g}" for key, number in value.model_dump(exclude_unset=True).items())


def _became(state: Any) -> str:
    return "runs" if state is None or state.state == "running" else f"stopped: {state.reason}"


def _source(each: Experiment) -> str:
    return "the file" if each.baseline is not None else "nothing: the worst case"


def _same_ranker(name: str, settings: Settings) -> list[str]:
    """Why a ranker's name comes to the recommender in service as it is; nothing where it does not."""
    if not name:
        return []
    from assistant.recommending import folder  # heavy, as the next two
    from retrieval.recommend.bundle import Manifest
    from retrieval.recommend.versions import FUSION, Versions

    versions = Versions(folder(settings))
    meant, current = versions.meant(name), versions.current
    if current is None:
        return ["the recommender has learned nothing yet"]
    if meant is None:
        return [f"the recommender has no version {name}"]
    if name == FUSION:
        return [] if Manifest.read(versions.path(current)).ranker else ["no ranker was learned"]
    return [f"the recommender in service is {name}"] if meant == current else []


def _remarks(each: Experiment, settings: Settings) -> list[str]:
    """What the file allows and an owner should know of."""
    found = []
    remote = settings.generator.model.startswith("openai:")
    for arm in each.others:
        if not arm.varies and each.named(each.control) and not each.varies:
            found.append(f"{arm.name} varies nothing: this is an A/A test")
        found += [f"{arm.name}: {said}: an A/A test" for said in _same_ranker(arm.ranker, settings)]
        if arm.prompt and remote != arm.prompt.startswith("instructed"):
            found.append(f"{arm.name}: the shop's model is not asked by the template {arm.prompt!r}")
        if arm.style and remote and not set(arm.style.split()) & {"short", "warm"}:
            found.append(f"{arm.name}: a server's model has no prompt of the style {arm.style!r}")
    if each.baseline is None:
        found.append("no baseline in the file: used only where traffic tells too little")
    return found
