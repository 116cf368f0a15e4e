"""The scripted dialogues against the real model and against templates, in one run."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path

from assistant import bootstrap, running
from assistant.dialogues import DialogueResult, Rehearsal, load
from assistant.settings import Settings
from assistant.settings import load as load_settings
from assistant.shop import Shop
from evals.figures import Figure, write
from retrieval.catalog.sync import ingest

DIALOGUES = Path("tests/dialogues")
DEMO = Path("demo")


def play(settings: Settings, path: Path) -> tuple[list[DialogueResult], Counter[str], Shop]:
    """Every dialogue on a shop of its own; also the sum of the outcomes of all sentences."""
    shop = bootstrap.build(settings)
    rejects = settings.data / "rejects.jsonl"
    feeds = [DEMO / "catalogue.jsonl"]
    ingest(feeds, store=shop.store, index=shop.index, embedder=shop.embedder, rejects=rejects)
    shop.search.settle()
    running.warm(shop)
    outcomes: Counter[str] = Counter()
    results = []
    stage = Rehearsal(shop.assistant, shop.conversations, shop.grounding.check)
    for file, dialogue in load(path):
        started: list[str] = []

        result = stage.play(dialogue, started.append)
        results.append(result)
        for turn in shop.conversations.turns(started[0]):
            outcomes.update(turn.outcomes)
        if not result.passed:
            print(f"FAIL {file}: {dialogue.dialogue}\n{result.report()}")
    return results, outcomes, shop


def figures(name: str, results: list[DialogueResult], outcomes: Counter[str], seconds: float) -> list[Figure]:
    steps = [step for result in results for step in result.steps]
    passed = sum(result.passed for result in results)
    said = outcomes["passed"] + outcomes["ungrounded"]
    turns = sorted(step.heard.milliseconds for step in steps)
    rows = [
        Figure(f"{name}: dialogues passed", passed, f"of {len(results)}", ratio=passed / len(results)),
        Figure(f"{name}: steps passed", sum(not s.failures for s in steps), f"of {len(steps)}"),
        Figure(f"{name}: a turn, median", statistics.median(turns), "ms"),
        Figure(f"{name}: a turn, 95th percentile", turns[int(len(turns) * 0.95)], "ms"),
        Figure(f"{name}: whole run", seconds, "s"),
    ]
    if said:
        rows.append(
            Figure(f"{name}: model sentences passed at first check", outcomes["passed"] / said, "share")
        )
    rows += [Figure(f"{name}: sentences {k}", v, "") for k, v in sorted(outcomes.items())]
    return rows


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("path", nargs="?", type=Path, default=DIALOGUES)
    parser.add_argument("--only", choices=("model", "templates"))
    arguments = parser.parse_args()
    rows: list[Figure] = []
    for name in ("templates", "model"):
        if arguments.only and name != arguments.only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            settings = load_settings(DEMO, data_folder=Path(folder))
            if name == "templates":
                words = settings.generator.model_copy(update={"model": "template"})
                settings = settings.model_copy(update={"generator": words})
            began = time.perf_counter()
            results, outcomes, _ = play(settings, arguments.path)
            rows += figures(name, results, outcomes, time.perf_counter() - began)
    write("dialogues", "python -m evals.dialogues", rows)


if __name__ == "__main__":
    main()
