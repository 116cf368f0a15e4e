"""chat, dialogues, handoffs, feedback."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.common import DEMO, AsJson, ShopFolder, console, print_json, table
from assistant.errors import Invalid
from assistant.settings import load

if TYPE_CHECKING:
    from assistant.dialogues import DialogueResult
    from assistant.shop import Shop

dialogues = typer.Typer(help="Scripted dialogues: run what the shop's owner expects.", no_args_is_help=True)
handoffs = typer.Typer(help="Customers who wait for a person.", invoke_without_command=True)
feedback = typer.Typer(help="What customers said of replies.", no_args_is_help=True)

Templates = Annotated[bool, typer.Option("--templates", help="Speak from templates instead of the model.")]


def register(app: typer.Typer) -> None:
    app.command()(chat)
    dialogues.command("run")(run_dialogues)
    handoffs.callback()(list_handoffs)
    handoffs.command("close")(close_handoff)
    feedback.command("export")(export_feedback)
    app.add_typer(dialogues, name="dialogues")
    app.add_typer(handoffs, name="handoffs")
    app.add_typer(feedback, name="feedback")


def open_shop(folder: Path, templates: bool) -> Shop:
    from assistant import bootstrap  # heavy

    settings = load(folder)
    if templates:
        settings = settings.model_copy(
            update={
                "generator": settings.generator.model_copy(update={"model": "template"}),
                "assistant": settings.assistant.model_copy(update={"planner": "rules"}),
            }
        )
    return bootstrap.build(settings, reading=True)


def chat(shop: ShopFolder = DEMO, templates: Templates = False) -> None:
    """Talk to the assistant in the terminal. An empty line or Ctrl-D ends it."""
    from assistant.turn import Delta, Options, Products, Request

    floor = open_shop(shop, templates)
    conversation, _ = floor.conversations.start()
    console.print(
        f"[bold]{floor.settings.shop.name}[/]: ask for something; an empty line ends the conversation."
    )
    while text := _typed():
        for event in floor.assistant.respond(Request(conversation.id, text)):
            match event:
                case Delta(words):
                    console.print(words, end="", markup=False, highlight=False)
                case Products(products):
                    for place, shown in enumerate(products, 1):
                        price = f"{shown.price.amount} {shown.price.currency}" if shown.price else ""
                        console.print(f"  {place}. {shown.product.name}  {price}", style="cyan", markup=False)
                case Options(options):
                    console.print("\n  " + " · ".join(options), style="dim", markup=False, end="")
                case _:
                    pass
        console.print()


def _typed() -> str:
    try:
        return console.input("[bold green]> [/]").strip()
    except (EOFError, KeyboardInterrupt):
        return ""


def run_dialogues(
    path: Annotated[Path, typer.Argument(help="A dialogue file, or a folder of them.")],
    shop: ShopFolder = DEMO,
    templates: Templates = False,
    as_json: AsJson = False,
) -> None:
    """Play scripted dialogues, with a copy of the orders, and say which expectations do not hold. Exit
    code 1 if any fails."""
    from assistant.dialogues import Rehearsal
    from assistant.dialogues import load as load_dialogues

    scripts = list(load_dialogues(path))
    floor = open_shop(shop, templates)
    results = []
    with Rehearsal(floor.assistant, floor.conversations, floor.grounding.check) as stage:
        for file, script in scripts:
            result = stage.play(script)
            results.append(result)
            if not as_json:
                console.print(
                    f"{'[green]pass[/]' if result.passed else '[red]FAIL[/]'} {file}: {script.dialogue}",
                    highlight=False,
                )
                if not result.passed:
                    console.print(result.report(), markup=False, highlight=False)
    _total(results, as_json)
    if not all(result.passed for result in results):
        raise typer.Exit(1)


def _total(results: list[DialogueResult], as_json: bool) -> None:
    steps = [step for result in results for step in result.steps]
    passed = {
        "dialogues": len(results),
        "dialogues_passed": sum(result.passed for result in results),
        "steps": len(steps),
        "steps_passed": sum(not step.failures for step in steps),
        "failures": [
            {
                "dialogue": r.dialogue.dialogue,
                "user": s.step.user,
                "failures": s.failures,
                "text": s.heard.reply.text,
            }
            for r in results
            for s in r.steps
            if s.failures
        ],
    }
    if as_json:
        print_json(passed)
    else:
        console.print(
            f"{passed['dialogues_passed']} of {passed['dialogues']} dialogues and "
            f"{passed['steps_passed']} of {passed['steps']} steps passed"
        )


def list_handoffs(context: typer.Context, shop: ShopFolder = DEMO, as_json: AsJson = False) -> None:
    """List who waits for a person or is with one, longest first."""
    if context.invoked_subcommand:
        return
    from assistant.records import open_records  # heavy

    waiting = open_records(load(shop)).handoffs.waiting()
    if as_json:
        print_json([asdict(handoff) for handoff in waiting])
        return
    rows = [
        (h.id, f"{h.created_at:%Y-%m-%d %H:%M}", h.owner or "", h.topic, h.contact or "", h.text)
        for h in waiting
    ]
    table(f"{len(rows)} open", ("id", "since (UTC)", "with", "topic", "contact", "said"), rows)


def close_handoff(
    handoff_id: Annotated[str, typer.Argument(help="Its id.")],
    shop: ShopFolder = DEMO,
    as_json: AsJson = False,
) -> None:
    """Take one off the list, whoever has it; the assistant answers that customer again."""
    from assistant.records import open_records  # heavy

    closed = open_records(load(shop)).handoffs.close(handoff_id)
    if as_json:
        print_json(asdict(closed))
    else:
        console.print("closed")


def export_feedback(
    shop: ShopFolder = DEMO,
    format_: Annotated[str, typer.Option("--format", help="csv or jsonl.")] = "jsonl",
    out: Annotated[Path | None, typer.Option(help="The file to write; standard output by default.")] = None,
) -> None:
    """Every thumb with its reply, the conversation so far and the evidence behind it."""
    from assistant.feedback.export import export
    from assistant.records import open_records  # heavy

    if format_ not in {"csv", "jsonl"}:
        raise Invalid("--format", f"{format_!r} is not one of csv, jsonl")
    engine = open_records(load(shop)).engine
    if out is None:
        export(engine, format_, sys.stdout)
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        count = export(engine, format_, file)
    console.print(f"{count} rows in {out}")
