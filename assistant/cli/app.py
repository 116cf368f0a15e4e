"""The `floorwalker` command: its groups, and how errors become messages and exit codes."""

from __future__ import annotations

import sys

import typer
from rich.text import Text

from assistant import logs
from assistant.cli import (
    answers,
    catalogue,
    conversing,
    copy,
    customers,
    doctor,
    events,
    experiments,
    identity,
    insight,
    learning,
    mcp,
    models,
    orders,
    pictures,
    recommending,
    refitting,
    safety,
    serving,
    support,
)
from assistant.cli.common import errors, plain
from assistant.errors import FloorwalkerError, Recoverable
from retrieval.errors import (
    CatalogueUnreachable,
    IndexBusy,
    IndexUnreachable,
    RetrievalError,
    TrainingUnderWay,
)

app = typer.Typer(
    name="floorwalker",
    help="A conversational shopping assistant for a shop's own catalogue.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for module in (
    serving,
    mcp,
    catalogue,
    orders,
    customers,
    events,
    identity,
    conversing,
    copy,
    models,
    learning,
    refitting,
    recommending,
    insight,
    safety,
    answers,
    support,
    experiments,
    pictures,
    doctor,
):
    module.register(app)

FAILED, TRY_AGAIN = 1, 75
"""Exit codes: 75 (EX_TEMPFAIL) where the same command may work another time."""
LATER = (Recoverable, IndexBusy, IndexUnreachable, CatalogueUnreachable, TrainingUnderWay)


def _said(error: Exception) -> str:
    """What went wrong, for the shop's owner: a file that cannot be used is named, without an error number."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def main() -> None:
    try:
        logs.set_up()
        app()
    except (FloorwalkerError, RetrievalError, OSError) as error:
        told = Text.assemble(("floorwalker: ", "bold red"), plain(_said(error)))
        errors.print(told, soft_wrap=True, highlight=False)
        sys.exit(TRY_AGAIN if isinstance(error, LATER) else FAILED)
    except KeyboardInterrupt:
        errors.print("interrupted")
        sys.exit(130)
