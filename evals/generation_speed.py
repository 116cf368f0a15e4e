"""`python -m evals.generation_speed`: one reply at a time, number formats and drafting side by side.

All rows write replies to the same prompts with the same weights, greedily; the first is
transformers' own `generate` in fp32, which the ratios are against.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from assistant.generation.decoding import Prompt
from assistant.generation.engine import Engine
from assistant.generation.loading import Dtype
from assistant.settings import Settings
from evals.asked import briefs, passages
from evals.decoding import Base, Run, base, first_token, greedy, plain, resident_mb, say, speed
from evals.figures import Figure, write

FORMATS: tuple[Dtype, ...] = ("float32", "bfloat16", "int8")
PLAIN = "plain generate, float32"
REPLIES, LONG = 12, 3
COMMAND = "python -m evals.generation_speed"


def main() -> int:
    if (found := base(Settings())) is None:
        return 0
    if sys.argv[1:2] == ["--memory"]:
        return memory(found, sys.argv[2])
    replies, long = reference(found)
    figures = [
        Figure(f"{PLAIN}: speed", speed(replies), "tokens/s"),
        Figure(f"{PLAIN}: first token", first_token(replies), "s"),
        Figure(f"{PLAIN}: first token of 600", first_token(long), "s"),
    ]
    for dtype in FORMATS:
        engine = found.engine(dtype)
        figures += rows(engine, dtype, replies, long)
        engine.close()
        figures.append(Figure(f"{dtype}: resident memory with all imports", measured_apart(dtype), "MB"))
    write("generation_speed", COMMAND, figures)
    return 0


def reference(found: Base) -> tuple[list[Run], list[Run]]:
    model, tokenizer = found.reference()
    engine = found.engine("float32")
    short = [engine.prompt(asked.turns).ids for asked in briefs(REPLIES)]
    long = [engine.prompt(asked.turns).ids for asked in passages(LONG)]
    engine.close()
    plain(model, tokenizer, short[0], 4)
    return (
        [plain(model, tokenizer, ids, greedy().max_new_tokens) for ids in short],
        [plain(model, tokenizer, ids, 1) for ids in long],
    )


def rows(engine: Engine, dtype: str, replies: Sequence[Run], long: Sequence[Run]) -> list[Figure]:
    asked = briefs(REPLIES)
    free = [engine.prompt(one.turns) for one in asked]
    held = [engine.prompt(one.turns, copied=one.words) for one in asked]
    say(engine, free[0], greedy())
    kinds = {
        "no drafting": [say(engine, prompt, greedy()) for prompt in free],
        "drafting": [say(engine, prompt, greedy(3)) for prompt in free],
        "drafting, names and numbers copied": [say(engine, prompt, greedy(3)) for prompt in held],
    }
    figures = [_ratio(f"{dtype}, {kind}: speed", speed(runs), speed(replies)) for kind, runs in kinds.items()]
    for kind in ("no drafting", "drafting"):
        same = sum(one.text == other.text for one, other in zip(kinds[kind], replies, strict=True))
        figures.append(Figure(f"{dtype}, {kind}: replies as plain generate's", same / REPLIES, "share"))
    figures.append(_first(f"{dtype}: first token", first_token(kinds["drafting"]), first_token(replies)))
    return figures + long_prompts(engine, dtype, first_token(long))


def long_prompts(engine: Engine, dtype: str, against: float) -> list[Figure]:
    asked = [engine.prompt(one.turns) for one in passages(LONG)]
    whole = [say(engine, Prompt((one.ids[0], *one.ids)), greedy()) for one in asked[:1]]
    say(engine, asked[0], greedy())
    kept = [say(engine, prompt, greedy()) for prompt in asked[1:]]
    return [
        _first(f"{dtype}: first token of 600", first_token(whole), against),
        _first(f"{dtype}: first token of 600, beginning kept", first_token(kept), against),
    ]


def _ratio(name: str, value: float, against: float) -> Figure:
    return Figure(name, value, "tokens/s", PLAIN, value / against)


def _first(name: str, value: float, against: float) -> Figure:
    """The ratio says how many times as long as `generate` it takes."""
    return Figure(name, value, "s", PLAIN, value / against)


def measured_apart(dtype: Dtype) -> float:
    """In a process of its own, as what was loaded before cannot be told apart here."""
    command = [sys.executable, "-m", "evals.generation_speed", "--memory", dtype]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def memory(found: Base, dtype: str) -> int:
    engine = found.engine(next(known for known in FORMATS if known == dtype))
    for asked in briefs(2):
        say(engine, engine.prompt(asked.turns), greedy(3))
    print(resident_mb())
    engine.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
