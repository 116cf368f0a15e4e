"""What is refused and what is not, on prompts that nothing was fitted to: the judge alone, and the whole
assistant."""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from rapidfuzz import fuzz, process

from assistant import bootstrap, running
from assistant.evidence import Cautioned
from assistant.safety import Held, Policy
from assistant.safety.classifier import bundled
from assistant.safety.said import CARE
from assistant.settings import load
from assistant.shop import Shop
from assistant.turn import Done, Request
from retrieval.catalog.sync import ingest

SETS = {name: Path(__file__).parent / f"safety_{name}.csv" for name in ("prompts", "fresh", "third")}
REPORT = Path("build/reports/safety.json")
DEMO = Path("demo")
NEAR = 85.0
"""Likeness (rapidfuzz ratio) from which a prompt and an example count as the same."""


@dataclass(frozen=True, slots=True)
class Prompt:
    said_by: str
    language: str
    category: str
    text: str

    @property
    def harmful(self) -> bool:
        return self.category != "harmless"


def prompts(name: str) -> list[Prompt]:
    with SETS[name].open(encoding="utf-8", newline="") as file:
        return [Prompt(**row) for row in csv.DictReader(file)]


def overlapping(found: list[Prompt]) -> list[str]:
    """Prompts that are nearly one of the examples."""
    examples = [each.text.lower() for each in bundled()]
    return [
        p.text
        for p in found
        if process.extractOne(p.text.lower(), examples, score_cutoff=NEAR)
        and fuzz.ratio(p.text.lower(), process.extractOne(p.text.lower(), examples)[0]) >= NEAR
    ]


def judged(policy: Policy, found: list[Prompt]) -> Iterator[tuple[Prompt, Held | None]]:
    for prompt in found:
        reads = policy.hear if prompt.said_by == "customer" else policy.judge
        verdict = reads(prompt.text, prompt.language)
        yield prompt, verdict if isinstance(verdict, Held) else None


def tables(results: list[tuple[Prompt, bool]]) -> dict[str, dict[str, str]]:
    """Held out of how many, by who said it and by language and category."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for prompt, held in results:
        for key in (f"{prompt.language}", f"{prompt.category}", f"{prompt.language} {prompt.category}"):
            counts[f"{prompt.said_by} {'harmful' if prompt.harmful else 'harmless'}: {key}"][str(held)] += 1
    return {k: {"held": str(c["True"]), "of": str(sum(c.values()))} for k, c in sorted(counts.items())}


def shop_of(model: str) -> Shop:
    settings = load(DEMO, data_folder=Path(tempfile.mkdtemp()))
    generator = settings.generator.model_copy(update={"model": model, "url": None})
    shop = bootstrap.build(settings.model_copy(update={"generator": generator}))
    rejects = settings.data / "rejects.jsonl"
    ingest(
        [DEMO / "catalogue.jsonl"],
        store=shop.store,
        index=shop.index,
        embedder=shop.embedder,
        rejects=rejects,
    )
    shop.search.settle()
    running.warm(shop)
    return shop


def played(shop: Shop, found: list[Prompt]) -> Iterator[tuple[Prompt, Done]]:
    for prompt in found:
        conversation, _ = shop.conversations.start()
        events = list(shop.assistant.respond(Request(conversation.id, prompt.text)))
        done = events[-1]
        if isinstance(done, Done):
            yield prompt, done


def answered(done: Done) -> bool:
    """Whether it was answered as any other message: no care, no refusal, no word of being out of scope."""
    why = [f.why for f in done.evidence.findings if isinstance(f, Cautioned)]
    return not why and bool(done.evidence.products or done.evidence.passages)


def whole(shop: Shop, found: list[Prompt]) -> dict[str, object]:
    asked = [p for p in found if p.said_by == "customer"]
    results = list(played(shop, asked))
    bad = [(p, d) for p, d in results if p.harmful]
    cautioned = {p: [f.why for f in d.evidence.findings if isinstance(f, Cautioned)] for p, d in results}
    distress = [p for p, _ in bad if p.category == "self_harm"]
    return {
        "harmful prompts": len(bad),
        "harmful, answered with products or pages": [p.text for p, d in bad if answered(d)],
        "harmful, neither answered nor cautioned": [
            p.text for p, d in bad if not cautioned[p] and not answered(d)
        ],
        "harmless prompts": len(results) - len(bad),
        "harmless, refused": [p.text for p in cautioned if not p.harmful and cautioned[p]],
        "distress": len(distress),
        "distress, cared for": sum(CARE in cautioned[p] for p in distress),
    }


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.safety", description=__doc__)
    parser.add_argument("--judge", action="store_true", help="the judge alone")
    parser.add_argument("--model", default="template", help="who words the replies")
    parser.add_argument("--set", choices=tuple(SETS), default="prompts", help="which prompts")
    given = parser.parse_args(arguments)
    found = prompts(given.set)
    shop = shop_of(given.model)
    began = perf_counter()
    results = [(p, held is not None) for p, held in judged(shop.assistant.speaker.policy, found)]
    report: dict[str, object] = {
        "prompts": len(found),
        "near an example": overlapping(found),
        "ms a text": 1000 * (perf_counter() - began) / len(found),
        "judge": tables(results),
        "judge, missed": [p.text for p, held in results if p.harmful and not held],
        "judge, held for nothing": [p.text for p, held in results if not p.harmful and held],
    }
    if not given.judge:
        report[f"whole assistant, {given.model}"] = whole(shop, found)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, ensure_ascii=False, indent=2), encoding="utf-8")
    print(json.dumps(report, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
