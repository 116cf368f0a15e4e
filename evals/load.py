"""`python -m evals.load`: many conversations at once against a served shop, for minutes.

Each customer has a script, sends a message when the reply to the last is whole and some seconds have
gone by in which a person reads and types (`--think 0` for none), and begins anew after a dozen. What
counts as an error: a status other than 200, an error event, a stream that ends without its end, a reply
without words. With `--at` a server that runs already is driven, as it is set up.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from statistics import quantiles

import httpx

from evals.figures import Figure, write
from evals.served import Served, served

RUNS = (("template", 50), ("smollm2-135m-instruct", 16))
SECONDS, THINK_S, MESSAGES = 300.0, 3.0, 12
SCRIPTS = (
    "a warm blanket|the cheaper one|is it washable?|add it to my cart|what is in my cart?|thanks",
    "waterproof jacket under $150|in blue?|compare the first two|what do people say about it?|bye",
    "how long do returns take?|what does delivery cost?|do you ship to Canada?|thank you",
    "a gift for my sister who bakes|under $40|the second one|add two of them|remove one|goodbye",
    "where is my order?|I would rather talk to a person|hello?|never mind",
    "headlamp for camping|which is the brightest?|how heavy is it?|anything rechargeable?|thanks a lot",
    "kettle|not steel|between $30 and $90|show me more|recommend something that goes with it",
    "do gift cards expire?|can I pay with PayPal?|and how do I track a parcel?|ok",
    "desk lamp|is it in stock?|compare it with something similar|ok, the first|add it to my cart",
    "tell me a joke|what can you do?|show me your bags|olive ones|the biggest",
)


@dataclass
class Seen:
    """What all customers have seen: seconds to the first words and to the end, and errors by kind."""

    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Run:
    name: str
    customers: int
    seconds: float
    seen: Seen
    before_mb: float | None
    after_mb: float | None
    load: float

    def figures(self) -> list[Figure]:
        seen = self.seen
        rows = [
            ("replies", len(seen.whole), ""),
            ("errors", seen.errors.total(), ""),
            ("replies a second", len(seen.whole) / self.seconds, "/s"),
            ("first words p50", at(seen.first, 50), "s"),
            ("first words p95", at(seen.first, 95), "s"),
            ("whole reply p50", at(seen.whole, 50), "s"),
            ("whole reply p95", at(seen.whole, 95), "s"),
            ("load of the machine before", self.load, ""),
        ]
        if self.before_mb is not None and self.after_mb is not None:
            rows += [("memory at start", self.before_mb, "MB"), ("memory at end", self.after_mb, "MB")]
        return [Figure(f"{self.name}, {self.customers}: {what}", value, unit) for what, value, unit in rows]


def at(values: Sequence[float], percent: int) -> float:
    return (
        quantiles(values, n=100)[percent - 1] if len(values) > 1 else (values[0] if values else float("nan"))
    )


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _asked(arguments)
    runs = []
    for model, customers in RUNS:
        if asked.only and asked.only != model:
            continue
        shop = nullcontext(None) if asked.at else served(generator__model=model)
        with shop as own:
            runs.append(drive(model, asked.customers or customers, own, asked))
            told(runs[-1])
        if asked.at:
            break
    write("load", "python -m evals.load", [figure for run in runs for figure in run.figures()])
    return 1 if any(run.seen.errors for run in runs) else 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.load", description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long each run lasts")
    parser.add_argument("--think", type=float, default=THINK_S, help="mean seconds between reply and message")
    parser.add_argument("--customers", type=int, help="how many at once, instead of 50 and 16")
    parser.add_argument("--only", choices=[model for model, _ in RUNS], help="one run alone")
    parser.add_argument("--at", metavar="URL", help="a server that runs already; its memory is not measured")
    return parser.parse_args(arguments)


def drive(name: str, customers: int, own: Served | None, asked: argparse.Namespace) -> Run:
    address, load = own.address if own else asked.at, os.getloadavg()[0]
    asyncio.run(crowd(address, min(4, customers), 5.0, 0.0))  # what is read at the first use is read
    before = own.resident_mb() if own else None
    began = time.perf_counter()
    seen = asyncio.run(crowd(address, customers, asked.seconds, asked.think))
    took = time.perf_counter() - began
    return Run(name, customers, took, seen, before, own.resident_mb() if own else None, load)


def told(run: Run) -> None:
    for kind, count in run.seen.errors.most_common():
        print(f"{run.name}: {count} x {kind}", flush=True)


async def crowd(address: str, customers: int, seconds: float, think_s: float) -> Seen:
    seen, ends = Seen(), time.monotonic() + seconds
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=customers)
    web = httpx.AsyncClient(base_url=address, timeout=90, limits=limits)
    async with web as client, asyncio.TaskGroup() as group:
        for number in range(customers):
            group.create_task(customer(client, random.Random(number), ends, think_s, seen))
    return seen


async def customer(
    client: httpx.AsyncClient, chance: random.Random, ends: float, think_s: float, seen: Seen
) -> None:
    await asyncio.sleep(chance.uniform(0, think_s))
    while time.monotonic() < ends:
        try:
            started = await client.post("/v1/conversations")
            started.raise_for_status()
            await conversation(client, started.json(), chance, ends, think_s, seen)
        except httpx.HTTPStatusError as error:
            seen.errors[f"beginning: {error.response.status_code}"] += 1
            await asyncio.sleep(1)
        except httpx.HTTPError as error:
            seen.errors[type(error).__name__] += 1
            await asyncio.sleep(1)


async def conversation(
    client: httpx.AsyncClient,
    started: dict[str, str],
    chance: random.Random,
    ends: float,
    think_s: float,
    seen: Seen,
) -> None:
    said = 0
    while said < MESSAGES:
        for text in chance.choice(SCRIPTS).split("|"):
            if time.monotonic() >= ends:
                return
            await message(client, started, text, seen)
            said += 1
            pause = chance.expovariate(1 / think_s) if think_s else 0.0
            await asyncio.sleep(max(0.0, min(pause, ends - time.monotonic())))


async def message(client: httpx.AsyncClient, started: dict[str, str], text: str, seen: Seen) -> None:
    address = f"/v1/conversations/{started['conversation_id']}/messages"
    headers = {"Authorization": f"Bearer {started['secret']}", "Accept": "text/event-stream"}
    began, first, done = time.perf_counter(), None, None
    async with client.stream("POST", address, json={"text": text}, headers=headers) as answer:
        if answer.status_code != 200:
            problem = json.loads(await answer.aread())
            seen.errors[f"{answer.status_code} {problem.get('type', '').rpartition(':')[2]}"] += 1
            return
        async for name, data in events(answer):
            if name == "delta" and first is None:
                first = time.perf_counter() - began
            elif name == "error":
                seen.errors[f"error event: {data.get('type', '').rpartition(':')[2]}"] += 1
                return
            elif name == "done":
                done = data
    if done is None or first is None or not done["text"].strip():
        seen.errors["no end" if done is None else "no words"] += 1
        return
    seen.first.append(first)
    seen.whole.append(time.perf_counter() - began)


async def events(answer: httpx.Response) -> AsyncIterator[tuple[str, dict[str, str]]]:
    name = ""
    async for line in answer.aiter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


if __name__ == "__main__":
    raise SystemExit(main())
