"""`python -m evals.template_pass`: how many of the templates' true sentences the check lets through.

Every kind of finding over whole catalogues, in every style, each sentence checked after the ones
before it, as a reply is spoken.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

from assistant.actions.policy import passage
from assistant.grounding import Checker, Grounding, Ungrounded
from evals.catalogues import available, products
from evals.figures import Figure, write
from retrieval.embedding import HashingEmbedder
from retrieval.facets import facets
from retrieval.knowledge import Knowledge
from tests.grounding import worded

COMMAND = "python -m evals.template_pass"
PRODUCTS = 300
"""Of each catalogue, drawn by the seed."""


def measure(name: str, seed: int, verbose: bool) -> list[Figure]:
    everything = list(products(name))
    drawn = random.Random(seed).sample(everything, min(PRODUCTS, len(everything)))
    vocabulary = facets(everything)
    grounding = Grounding(lambda: vocabulary, lambda: [p.name for p in everything])
    passages = [
        passage(section) for section in Knowledge(Path("demo/policies"), HashingEmbedder()).sections()
    ]
    refused, told, seconds = Counter[str](), Counter[str](), list[float]()
    for evidence in worded.evidences(drawn, passages if name == "demo" else (), seed):
        check: Checker = grounding.against(evidence)
        for said in worded.say(evidence):
            kind = type(said.finding).__name__
            started = time.perf_counter()
            verdict = check.check(said.text, said.before)
            seconds.append(time.perf_counter() - started)
            told[kind] += 1
            if isinstance(verdict, Ungrounded):
                refused[kind] += 1
                if verbose:
                    print(f"{kind} | {verdict.reason} {verdict.detail} | {said.text} | after: {said.before}")
    ordered = sorted(seconds)
    share = 100 * (1 - refused.total() / told.total())
    figures = [Figure(f"{name}: let through", share, f"% of {told.total()}")]
    figures += [Figure(f"{name}: {k} refused", refused[k], f"of {told[k]}") for k in sorted(told)]
    figures.append(Figure(f"{name}: time, 95th percentile", 1000 * ordered[int(len(ordered) * 0.95)], "ms"))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="print each sentence refused")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", metavar="CATALOGUE")
    options = parser.parse_args()
    names = [n for n in available() if n != "chorus-icecat" and options.only in (None, n)]
    figures = [figure for name in names for figure in measure(name, options.seed, options.verbose)]
    write("template_pass", COMMAND, figures)


if __name__ == "__main__":
    main()
