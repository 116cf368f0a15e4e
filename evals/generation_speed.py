"""`python -m evals.generation_speed`: number formats and drafting, on prompts as they are used.

Each row words the same points with the local model. The prompt's fixed beginning is
computed before the clock starts, but for the row that measures what this saves.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

import prompts
from assistant.generation.engine import Decoding, Engine, Prompt
from assistant.generation.loading import Dtype, load_engine
from assistant.generation.models import ModelStore
from assistant.generation.writer import Script, parse
from assistant.settings import Settings
from evals.figures import Figure, write

THINGS = (
    ("Adjustable Garden Trellis", "$41.50", "has a folding steel frame"),
    ("Northlight Drawing Board", "$129", "is made of beech and cork"),
    ("Copper Beech Kettle", "$64.95", "has a whistle and a wide handle"),
    ("Saltmarsh Wool Blanket", "$1,089", "is rated 4.7 out of 5"),
)


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    first_s: float
    whole_s: float
    tokens: int


def main() -> int:
    settings = Settings()
    store = ModelStore(settings.models)
    if not all(stored.present for stored in store.list()):
        print("the bundled models are not here (floorwalker models pull): nothing measured")
        return 0
    scripts = [
        parse(prompts.render("suggest", style=style, name=name, price=price, facts=(fact,)))
        for style, (name, price, fact) in enumerate(THINGS)
    ]
    figures: list[Figure] = []
    for dtype in (d for d in get_args(Dtype) if d != "auto"):
        engine = load_engine(store.source("smollm2-135m-instruct"), dtype, settings.generator.threads)
        figures += formats(engine, dtype, scripts)
        engine.close()
    write("generation_speed", "python -m evals.generation_speed", figures)
    return 0


def formats(engine: Engine, dtype: str, scripts: Sequence[Script]) -> list[Figure]:
    asked = [prompt(engine, script) for script in scripts]
    whole = [replace(one, fixed=0) for one in asked]
    plain, drafted = Decoding(drafted=0), Decoding()
    for one in asked:
        say(engine, one, plain)
    rows = {"drafting": median(engine, asked, drafted), "no drafting": median(engine, asked, plain)}
    rows["drafting, beginning not kept"] = median(engine, whole, drafted)
    same = [say(engine, one, drafted).text == say(engine, one, plain).text for one in asked]
    figures = [Figure(f"{dtype}: drafted words the same as undrafted", sum(same) / len(same), "share")]
    for label, run in rows.items():
        figures.append(Figure(f"{dtype}, {label}: sentence", run.whole_s, "s"))
        figures.append(Figure(f"{dtype}, {label}: first token", run.first_s, "s"))
        figures.append(Figure(f"{dtype}, {label}: speed", run.tokens / run.whole_s, "tokens/s"))
    return figures


def prompt(engine: Engine, script: Script) -> Prompt:
    roles = {"human": "user", "ai": "assistant", "system": "system"}
    turns = [{"role": roles[m.type], "content": m.text} for m in script.messages]
    return engine.prompt(turns, facts=turns[-1]["content"], plain=script.words)


def median(engine: Engine, asked: Sequence[Prompt], decoding: Decoding, rounds: int = 3) -> Run:
    runs = [say(engine, one, decoding) for _ in range(rounds) for one in asked]
    return Run(
        "",
        statistics.median(run.first_s for run in runs),
        statistics.median(run.whole_s for run in runs),
        round(statistics.median(run.tokens for run in runs)),
    )


def say(engine: Engine, asked: Prompt, decoding: Decoding) -> Run:
    began, first, text = time.perf_counter(), 0.0, ""
    for piece in engine.generate(asked, decoding, threading.Event(), timeout_s=300):
        first = first or time.perf_counter() - began
        text += piece
    return Run(text, first, time.perf_counter() - began, len(engine.tokenizer.encode(text)))


if __name__ == "__main__":
    sys.exit(main())
