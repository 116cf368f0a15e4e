"""A page of replies side by side, with what they were made from, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evals.truth.asking import facts
from evals.truth.measuring import Reply
from evals.truth.writers import known

SIZE = 30


def page(replies: Mapping[str, Sequence[Reply]]) -> str:
    """Markdown: up to thirty findings, each with every writer's words and what is wrong in them."""
    first = next(iter(replies.values()))
    lines = [
        "# Replies side by side",
        "",
        f"Writers: {', '.join(replies)}. Evidence is from catalogues that no wording model was taught",
        "on. Under a reply stand the facts that the checker of `evals/truth` finds wrong in it and",
        "the needed ones that it misses.",
        "Regenerate with `python -m evals.truth --page FILE.md`.",
    ]
    step = max(len(first) / SIZE, 1.0)
    chosen = sorted({int(step * n) for n in range(SIZE)} & set(range(len(first))))
    for number, place in enumerate(chosen, 1):
        lines += _one(number, [(name, said[place]) for name, said in replies.items() if place < len(said)])
    return "\n".join(lines) + "\n"


def _one(number: int, sides: Sequence[tuple[str, Reply]]) -> Iterator[str]:
    held = sides[0][1].held
    yield from ("", f"## {number}. {held.kind} ({held.catalogue})", "", f"Asked: {held.evidence.asked}", "")
    for finding in held.evidence.findings:
        yield from (f"- {line}" for line in facts(finding))
    for shown in held.evidence.products:
        yield from (f"- {line}" for line in known(shown))
    yield from ("", "| writer | reply |", "|---|---|")
    for name, reply in sides:
        yield f"| {name} | {_cell(reply)} |"


def _cell(reply: Reply) -> str:
    text = reply.text.replace("\n", " ").replace("|", "\\|") or "(not worded)"
    faults = [f"wrong {fault.kind}: “{fault.words}”" for fault in reply.wrong]
    missing = [f"misses {need.fact}" for need in reply.needs if not need.said]
    notes = "; ".join([*faults, *missing]).replace("|", "\\|")
    return f"{text}<br>*{notes}*" if notes else text
