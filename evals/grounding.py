"""How many lies the check of sentences catches, and how many true sentences it lets through.

Three sets: `dev`, on which it was tuned; `heldout`, shops and wordings written beforehand and
looked at for the figures only; and `automatic`, sentences over real catalogues, worded by the
templates and by description, and lies made from them by changing one thing.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Mapping

from assistant.grounding import Grounded, Grounding, Ungrounded
from evals import perturbing
from evals.figures import Figure, write
from tests.grounding import planted

COMMAND = "python -m evals.grounding"


class Tally:
    """Right verdicts and sentences, by class of lie; "" is the truth."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.seconds: list[float] = []

    def add(self, case: planted.Case, checked: Grounding, verbose: bool) -> None:
        started = time.perf_counter()
        verdict = checked.check(case.text, case.evidence)
        self.seconds.append(time.perf_counter() - started)
        right = isinstance(verdict, Ungrounded) if case.lie else isinstance(verdict, Grounded)
        self.all[case.lie] += 1
        self.right[case.lie] += right
        if verbose and not right:
            print(f"{case.lie or 'blocked'} | {case.setting} | {case.text} | {verdict}")

    def figures(self, part: str) -> Iterator[Figure]:
        lies = {name for name in self.all if name}
        caught, told = sum(self.right[n] for n in lies), sum(self.all[n] for n in lies)
        yield Figure(f"{part}: lies caught", 100 * caught / told, f"% of {told}")
        yield Figure(f"{part}: true let through", 100 * self.right[""] / self.all[""], f"% of {self.all['']}")
        for name in sorted(lies):
            yield Figure(
                f"{part}: {name}", 100 * self.right[name] / self.all[name], f"% of {self.all[name]} caught"
            )
        ordered = sorted(self.seconds)
        yield Figure(f"{part}: time, median", 1000 * ordered[len(ordered) // 2], "ms a sentence")
        yield Figure(
            f"{part}: time, 95th percentile", 1000 * ordered[int(len(ordered) * 0.95)], "ms a sentence"
        )


def measure(cases: Iterator[planted.Case], verbose: bool = False) -> Tally:
    tally = Tally()
    checks: dict[int, Grounding] = {}
    for case in cases:
        checked = checks.setdefault(id(case.world), case.world.grounding())
        tally.add(case, checked, verbose)
    return tally


def sets(seed: int) -> Mapping[str, Iterator[planted.Case]]:
    return {
        "dev": planted.cases("dev"),
        "heldout": planted.cases("heldout"),
        "automatic": perturbing.cases(seed),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", metavar="SET", help="print each wrong verdict of this set")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", metavar="SET")
    options = parser.parse_args()
    figures: list[Figure] = []
    for part, cases in sets(options.seed).items():
        if options.only in (None, part):
            figures += measure(cases, options.verbose == part).figures(part)
    write("grounding", COMMAND, figures)


if __name__ == "__main__":
    main()
