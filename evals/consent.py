"""Near-yeses and plain yeses in all languages: `python -m evals.consent`.

Each of consent.yaml is said where the demo shop has asked whether order 1908 is to be cancelled, and it is
looked whether any order was changed. Near-yeses of the development half that were written, and plain ones
that were asked again, are printed; of the held half only the counts.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from assistant import running
from assistant.dialogues import Dialogue, Rehearsal
from assistant.dialogues.script import Step
from evals.figures import Figure, save
from evals.languages.__main__ import opened

COMMAND = "python -m evals.consent"
PROBES = Path(__file__).with_suffix(".yaml")
CUSTOMER, TODAY = "C1009", date(2026, 11, 20)
KINDS = ("near", "near_held", "plain", "plain_held")


@dataclass(frozen=True, slots=True)
class Probe:
    code: str
    kind: str
    ask: str
    text: str


def probes(path: Path = PROBES) -> list[Probe]:
    read: dict[str, dict[str, list[str]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Probe(code, kind, str(row["ask"]), text)
        for code, row in read.items()
        for kind in KINDS
        for text in row[kind]
    ]


def written(stage: Rehearsal, probe: Probe) -> bool:
    """Whether the words changed the order. Raises RuntimeError where no yes was awaited."""
    steps = (Step(user=probe.ask), Step(user=probe.text))
    dialogue = Dialogue(dialogue=probe.text, customer=CUSTOMER, today=TODAY, steps=steps)
    asked, answered = stage.play(dialogue).steps
    awaiting = asked.heard.reply.awaiting
    if awaiting != "confirm" or asked.heard.reply.actions:
        raise RuntimeError(f"{probe.code}: nothing was proposed: {asked.heard.reply.text}")
    return bool(answered.heard.reply.actions)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="", help="codes of languages, as in de,ja")
    wanted = parser.parse_args().only
    counts: Counter[tuple[str, str, bool]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        shop = opened(Path(folder))
        running.first_orders(shop.settings, shop.records)
        with Rehearsal(shop.assistant, shop.conversations, shop.grounding.check) as stage:
            for probe in probes():
                if wanted and probe.code not in wanted.split(","):
                    continue
                wrote = written(stage, probe)
                counts[probe.code, probe.kind, wrote] += 1
                if wrote == (probe.kind == "near") and not probe.kind.endswith("held"):
                    print(f"{probe.code}: {'written' if wrote else 'asked again'}: {probe.text}")
    show(counts)


def show(counts: Counter[tuple[str, str, bool]]) -> None:
    codes = list(dict.fromkeys(code for code, _, _ in counts))
    heads = ("near-yes written", "held, written", "yes taken", "held, taken")
    table = Table("language", *heads, title_justify="left")
    figures = []
    sums: Counter[tuple[str, bool]] = Counter()
    for code in codes:
        cells = []
        for kind, head in zip(KINDS, heads, strict=True):
            wrote, asked = counts[code, kind, True], counts[code, kind, False]
            sums[kind, True] += wrote
            sums[kind, False] += asked
            cells.append(f"{wrote} of {wrote + asked}")
            figures.append(Figure(f"{code}: {head}", wrote, f"of {wrote + asked}"))
        table.add_row(code, *cells)
    table.add_row("all", *(f"{sums[kind, True]} of {sums[kind, True] + sums[kind, False]}" for kind in KINDS))
    save("consent", COMMAND, figures)
    Console().print(table)


if __name__ == "__main__":
    main()
