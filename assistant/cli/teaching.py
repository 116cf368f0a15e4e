"""train generator."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, errors, print_json
from assistant.settings import load

if TYPE_CHECKING:
    from assistant.cli.lessons import Lesson
    from assistant.generation.tuning.training import Step, Training


def train_generator(
    pairs: Annotated[int, typer.Option(min=64, help="How many replies to learn from.")] = 5120,
    own_share: Annotated[
        float, typer.Option(min=0, max=1, help="Of these, the share over this shop's own catalogue.")
    ] = 0.2,
    seed: Annotated[int, typer.Option(help="Of the data and the order.")] = 7,
    rate: Annotated[float, typer.Option(help="Learning rate, at its highest.")] = 1e-3,
    start: Annotated[
        Path | None,
        typer.Option(help="An adapter to go on from, as the shipped one; then less is needed."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Where the adapter goes; data/generator of the shop by default.")
    ] = None,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Teach the local model to word evidence. Interrupted, it goes on where it was."""
    from assistant.cli.lessons import lesson as prepare  # heavy, as the next two
    from assistant.generation.tuning.publishing import publish
    from assistant.generation.tuning.training import Training

    settings = load(shop)
    target = out or settings.data / "generator"
    lesson = prepare(settings, pairs_wanted=pairs, own_share=own_share, seed=seed, rate=rate, start=start)
    errors.print(f"{len(lesson.pairs)} pairs, {sum(lesson.refused.values())} more refused by the check")
    training = Training(str(lesson.base), lesson.recipe, target / "training", start)
    try:
        run(training, lesson)
    except KeyboardInterrupt:
        errors.print("Stopped; the same command goes on from the last checkpoint.")
        raise typer.Exit(130) from None
    kinds = Counter(pair.brief.kind for pair in lesson.pairs)
    publish(training, target, kinds, lesson.refused)
    if as_json:
        print_json({"adapter": target, "validation_loss": training.best, "pairs": len(lesson.pairs)})
        return
    console.print(f"Saved in {target}: loss a token {training.best:.4f} on what it had not seen.")


def run(training: Training, lesson: Lesson) -> None:
    """Train with a bar that shows the loss and the speed."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("loss {task.fields[loss]}, held out {task.fields[held]}, {task.fields[speed]} tokens/s"),
    )
    with Progress(*columns, console=errors) as progress:
        task = progress.add_task("training", total=lesson.recipe.steps, loss="-", held="-", speed="-")

        def show(step: Step) -> None:
            progress.update(task, completed=step.number, loss=f"{step.loss:.3f}", speed=f"{step.speed:.0f}")
            if step.validation is not None:
                progress.update(task, held=f"{step.validation:.4f}")

        training.run(lesson.pairs, lesson.held_out, show)
