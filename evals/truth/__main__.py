"""`python -m evals.truth`: how true, whole and varied each writer's replies to held-out evidence are."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.grounding import Grounding
from assistant.settings import Settings
from evals.figures import Figure, write
from evals.truth.held_out import Held, held_out
from evals.truth.measuring import Reply, reply, summary
from evals.truth.page import page
from evals.truth.shelves import Shop, shops
from evals.truth.writers import ORDER, Wording, writers
from retrieval.facets import facets


def main() -> int:
    wanted = arguments()
    known = shops()
    if not known:
        print("no held-out catalogue is here: nothing measured")
        return 0
    held = list(held_out(known, wanted.count))
    checks = {shop.name: check(shop) for shop in known}
    replies: dict[str, list[Reply]] = {}
    names = (wanted.only,) if wanted.only else ORDER
    for name, word in writers(Settings(), names, wanted.adapter):
        replies[name] = [worded(n, one, word, checks, wanted.show) for n, one in enumerate(held)]
    figures = {name: list(summary(name, said)) for name, said in replies.items()}
    write("truth", "python -m evals.truth", [figure for many in figures.values() for figure in many])
    side_by_side(figures)
    if wanted.page and replies:
        wanted.page.write_text(page(replies), encoding="utf-8")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.truth", description=__doc__)
    parser.add_argument("--count", type=int, default=190, help="findings that each writer words")
    parser.add_argument("--show", action="store_true", help="print every reply and what is wrong in it")
    parser.add_argument("--only", choices=ORDER, help="one writer alone")
    parser.add_argument("--adapter", default="auto", help="folder of what the tuned model was taught")
    parser.add_argument("--page", type=Path, help="write replies side by side to this Markdown file")
    return parser.parse_args()


def check(shop: Shop) -> Grounding:
    """The shop's own check, as a shop with this catalogue runs it."""
    known, names = facets(shop.products), [product.name for product in shop.products]
    return Grounding(lambda: known, lambda: names)


def worded(number: int, held: Held, word: Wording, checks: dict[str, Grounding], show: bool) -> Reply:
    said = reply(held, number, word, checks[held.catalogue])
    if show:
        print(
            f"\n{held.kind} ({held.catalogue}) {said.seconds:.2f} s, {said.passed} of {said.sentences} passed"
        )
        print(f"  {said.text}")
        for fault in said.wrong:
            print(f"  wrong {fault.kind}: {fault.words!r}: {fault.why}")
        for need in said.needs:
            if not need.said:
                print(f"  misses {need.fact}")
    return said


def side_by_side(figures: dict[str, list[Figure]]) -> None:
    """Each measure on a line, the writers beside each other."""
    table = Table("measure", *figures)
    for row in zip(*figures.values(), strict=True):
        table.add_row(row[0].name.rsplit(" (", 1)[0], *(shown(figure) for figure in row))
    Console(width=None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "110"))).print(table)


def shown(figure: Figure) -> str:
    return (
        f"{100 * figure.value:.1f}%"
        if figure.unit == "share"
        else f"{figure.value:.2f}".rstrip("0").rstrip(".")
    )


if __name__ == "__main__":
    sys.exit(main())
