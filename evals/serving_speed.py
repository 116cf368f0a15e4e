"""`python -m evals.serving_speed`: many chats at once, as the engine writes them by default.

Each chat asks for one reply after another from a thread of its own, all at the same
moment. Beside it: one plain fp32 `generate`, and transformers' own continuous batching.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from statistics import median, quantiles
from typing import Any

from transformers import ContinuousBatchingConfig, GenerationConfig

from assistant.generation.decoding import Prompt
from assistant.generation.engine import Engine
from assistant.settings import Settings
from evals.asked import briefs
from evals.decoding import MOST, Base, Run, base, greedy, plain, resident_mb, say, speed
from evals.figures import Figure, write

CHATS = (1, 4, 16, 32)
ROUNDS = 3
ALONE = "one plain generate, float32"


def main() -> int:
    if (found := base(Settings())) is None:
        return 0
    if sys.argv[1:2] == ["--memory"]:
        return memory(found)
    alone = one_alone(found)
    figures = [Figure(f"{ALONE}: speed", alone, "tokens/s"), theirs(found, alone)]
    engine = found.engine("auto")
    warm(engine)
    for drafted in (0, 3):
        for chats in CHATS:
            figures += together(engine, chats, drafted, alone)
    engine.close()
    figures.append(Figure("resident memory, 32 chats, with all imports", memory_apart(), "MB"))
    write("serving_speed", "python -m evals.serving_speed", figures)
    return 0


def one_alone(found: Base) -> float:
    model, tokenizer = found.reference()
    engine = found.engine("float32")
    asked = [engine.prompt(one.turns).ids for one in briefs(7)]
    engine.close()
    runs = [plain(model, tokenizer, ids, MOST) for ids in asked]
    return speed(runs[1:])


def theirs(found: Base, alone: float) -> Figure:
    """16 prompts through transformers' ContinuousBatchingManager, in bfloat16."""
    model, tokenizer = found.reference("bfloat16")
    asked: list[Any] = [
        tokenizer.apply_chat_template(one.turns, add_generation_prompt=True, return_dict=False)
        for one in briefs(16)
    ]
    config = GenerationConfig(
        max_new_tokens=MOST, do_sample=False, eos_token_id=model.generation_config.eos_token_id
    )
    small = ContinuousBatchingConfig(max_memory_percent=0.05)
    began = time.perf_counter()
    given: Any = model
    made = given.generate_batch(asked, generation_config=config, continuous_batching_config=small)
    took = time.perf_counter() - began
    rate = sum(len(one.generated_tokens) for one in made.values()) / took
    return Figure(
        "transformers' continuous batching, bfloat16, 16 prompts", rate, "tokens/s", ALONE, rate / alone
    )


def warm(engine: Engine) -> None:
    say(engine, engine.prompt(briefs(1)[0].turns), greedy())


def together(engine: Engine, chats: int, drafted: int, alone: float) -> list[Figure]:
    rounds = ROUNDS * 2 if chats == 1 else ROUNDS
    asked = [engine.prompt(one.turns) for one in briefs(chats * rounds)]
    began = time.perf_counter()
    with ThreadPoolExecutor(chats) as pool:
        shares = [asked[chat::chats] for chat in range(chats)]
        runs = list(chain.from_iterable(pool.map(lambda share: chat(engine, share, drafted), shares)))
    rate = sum(run.tokens for run in runs) / (time.perf_counter() - began)
    firsts = [run.first_s for run in runs]
    late = quantiles(firsts, n=20)[-1] if len(firsts) > 1 else firsts[0]
    name = f"{chats} chats, {'drafting' if drafted else 'no drafting'}"
    return [
        Figure(f"{name}: all together", rate, "tokens/s", ALONE, rate / alone),
        Figure(f"{name}: first token p50", median(firsts), "s"),
        Figure(f"{name}: first token p95", late, "s"),
        Figure(f"{name}: whole reply p50", median(run.whole_s for run in runs), "s"),
    ]


def memory_apart() -> float:
    """In a process of its own, without the models that are compared."""
    command = [sys.executable, "-m", "evals.serving_speed", "--memory"]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1])


def memory(found: Base) -> int:
    engine = found.engine("auto")
    together(engine, 32, 3, 1.0)
    print(resident_mb())
    engine.close()
    return 0


def chat(engine: Engine, asked: Sequence[Prompt], drafted: int) -> list[Run]:
    return [say(engine, prompt, greedy(drafted)) for prompt in asked]


if __name__ == "__main__":
    sys.exit(main())
