"""train intents, intents evaluate."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, print_json
from assistant.cli.extracting import train_extraction
from assistant.cli.teaching import train_generator
from assistant.settings import load

train = typer.Typer(help="Train parts on the shop's own data.", no_args_is_help=True)
intents = typer.Typer(help="Intent recognition.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    train.command("intents")(train_intents)
    train.command("generator")(train_generator)
    train.command("extraction")(train_extraction)
    intents.command("evaluate")(evaluate_intents)
    app.add_typer(train, name="train")
    app.add_typer(intents, name="intents")


def train_intents(
    file: Annotated[Path, typer.Argument(help="A CSV file with the columns text and intent.")],
    out_of_scope: Annotated[str | None, typer.Option(help="The intent name that means out of scope.")] = None,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Train on examples; prints cross-validated accuracy and the chosen threshold."""
    from assistant import parts  # heavy
    from assistant.understanding.training import train_file

    settings = load(shop)
    embedder = parts.make_embedder(settings)
    classifier, report = train_file(file, embedder, out_of_scope=out_of_scope)
    folder = settings.data / "trained-intents"
    classifier.save(folder)
    if as_json:
        print_json(asdict(report))
        return
    console.print(report)
    console.print(f"Saved in {folder}")


def evaluate_intents(
    file: Annotated[Path, typer.Argument(help="A CSV file with the columns text and intent.")],
    out_of_scope: Annotated[str | None, typer.Option(help="The intent name that means out of scope.")] = None,
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Accuracy, in-scope accuracy, out-of-scope recall and MCC of the trained intents."""
    from assistant import parts  # heavy
    from assistant.understanding.intents import IntentClassifier
    from assistant.understanding.training import evaluate_file

    settings = load(shop)
    embedder = parts.make_embedder(settings)
    classifier = IntentClassifier.load(settings.data / "trained-intents", embedder)
    report = evaluate_file(file, classifier, out_of_scope=out_of_scope)
    if as_json:
        print_json(asdict(report))
    else:
        console.print(report)
