"""`python -m evals.online_retail`: what is bought next, and what completes a basket, after June 2011.

Everything is learned from December 2010 to June 2011, by the same code as `floorwalker train`; pasts grow
through July and August, what was learned does not. Cases are drawn by a seed where there are more than
`--cases` of a kind. `--minutes` is what teaching the language model may take in all.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rich.console import Console
from rich.table import Table

from assistant.settings import Settings
from evals.catalogues import BUILD, embedder
from evals.figures import Figure, write
from evals.retail_data import CUT, FILE, Basket, Retail, baskets, read, vectors, with_items
from retrieval.recommend.blend import Blend
from retrieval.recommend.bundle import Bundle, Quality, load
from retrieval.recommend.encoder import Recipe
from retrieval.recommend.fitting import Plan, fit
from retrieval.recommend.interactions import before
from retrieval.recommend.kinds import Past
from retrieval.recommend.language import Language
from retrieval.recommend.options import Repeat
from retrieval.recommend.parts import LIVE, kind_of, live
from retrieval.recommend.selecting import scorer_of
from retrieval.recommend.trial import Case, figures
from retrieval.recommend.trying import Goods, Trial

WITHOUT_TEXT = ("popular", "item_knn", "succession", "als", "again", "new")
WITH_TEXT = (*WITHOUT_TEXT, "semantic")
LENGTHS = ((0, 0), (1, 1), (2, 4), (5, 9), (10, 19), (20, None))
KNOWN = 1
"""Products of a cold customer's first basket that are known."""
LARGEST = 60
"""Products of a basket that is to be completed."""
DEEP = 20
EVERY = 10_000
"""More than there are products."""
SEED = 7
Lists = Callable[[Sequence[Past], int, Repeat], list[list[str]]]


@dataclass(frozen=True)
class Learned:
    """A version, and ways to rank by it: by name, what gives the best `k` ids of each past."""

    bundle: Bundle
    rows: Mapping[str, Lists]


def main() -> int:
    options = _options()
    if not FILE.is_file():
        print(f"{FILE} is not there; nothing was measured")
        return 0
    began = time.monotonic()
    retail = read()
    goods = {text: _goods(retail, text) for text in (True, False)}
    learned = {text: _learned(retail, goods[text], options.minutes if text else 0.0) for text in goods}
    rows = {**learned[True].rows, "blend without text": learned[False].rows["blend"]}
    for text in goods:
        _told(learned[text].bundle, text)
    every = baskets(retail.events, CUT)
    found = [*_next(every, rows, options.cases), *_lengths(every, rows, options.cases)]
    found += [*_completion(every, rows, options.cases), *_cold_customers(every, rows, options.cases)]
    found += _cold_products(every, rows, retail.new, options.cases)
    found.append(Figure("whole run", time.monotonic() - began, "s"))
    write("online_retail", "python -m evals.online_retail", found)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=600, help="of each kind, at most")
    parser.add_argument("--minutes", type=float, default=3.0, help="for teaching the language model")
    return parser.parse_args()


def _goods(retail: Retail, text: bool) -> Goods:
    every = tuple(retail.products.values())
    made = vectors(every, embedder()) if text else None
    texts = {product.id: product.name for product in every} if text else {}
    return Goods(retail.assortment(made), lambda ids: {i: retail.products[i] for i in ids}, texts)


def _learned(retail: Retail, goods: Goods, minutes: float) -> Learned:
    """Fit to the end of June and read back what was saved."""
    known, base = before(retail.events, CUT), Settings().models / Settings().embedding.name
    parts = WITH_TEXT if goods.texts else WITHOUT_TEXT
    folder = BUILD / "online-retail" / ("with-text" if goods.texts else "without-text")
    plan = Plan(parts=parts, language=minutes, base=base, cases=1_000)
    shutil.rmtree(folder, ignore_errors=True)
    fit(known, goods, None, folder, plan, _say)
    bundle = load(folder)
    recalls = {recall.name: recall for recall in bundle.recalls(goods.assortment, goods.products)}
    for name in parts:
        if name not in bundle.manifest.parts:
            kind = None if name in LIVE else kind_of(name)
            recalls[name] = live(name, goods.assortment, goods.products) if kind is None else kind.fit(known)
    if goods.texts:
        taught = Recipe(minutes=minutes / 2)
        if "language" not in recalls:
            recalls["language"] = Language.fit(known, goods.texts, base, taught)
        recalls["language, untaught"] = Language.fit(known, goods.texts, base, replace(taught, minutes=0.0))
    return Learned(bundle, rows_of(Trial(recalls, goods, bundle.rebought), bundle))


def rows_of(trial: Trial, bundle: Bundle) -> dict[str, Lists]:
    """Each part by itself, and the blend."""
    scorer = bundle.ranker or scorer_of(bundle.manifest.parts)

    def of(names: Sequence[str], k: int, way: Repeat) -> Blend:
        made = trial.blend(names, way)
        return made if k < EVERY else replace(made, depth=EVERY, most=EVERY)

    def alone(name: str) -> Lists:
        return lambda pasts, k, way: list(of([name], k, way).in_order(trial.profiled(pasts), k))

    def blend(pasts: Sequence[Past], k: int, way: Repeat) -> list[list[str]]:
        return list(of(bundle.manifest.parts, k, way).ranked(trial.profiled(pasts), k, scorer))

    return {**{name: alone(name) for name in trial.recalls}, "blend": blend}


def _next(every: Sequence[Basket], rows: Mapping[str, Lists], most: int) -> Iterator[Figure]:
    """The next basket of customers who had bought before."""
    warm = drawn([basket for basket in every if basket.before], most)
    cases = [case_of(basket) for basket in warm]
    new = [replace(case, chosen=case.new) for case in cases if case.new]
    yield Figure("next basket, cases", len(cases), "cases", f"{len([b for b in every if b.before])} in all")
    for name, lists in rows.items():
        yield from _figures(f"next basket, repeats in, {name}", lists, cases, "always")
        yield from _figures(f"next basket, new products only, {name}", lists, new, "never")


def _lengths(every: Sequence[Basket], rows: Mapping[str, Lists], most: int) -> Iterator[Figure]:
    """The same of new products, by how many baskets there had been."""
    for low, high in LENGTHS:
        of = [b for b in every if b.before >= low and (high is None or b.before <= high)]
        cases = [replace(case, chosen=case.new) for case in map(case_of, drawn(of, most // 3)) if case.new]
        span = f"{low}+" if high is None else str(low) if high == low else f"{low}-{high}"
        for name in ("popular", "item_knn", "blend"):
            found = figures(rows[name]([case.past for case in cases], DEEP, "never"), cases)
            yield Figure(
                f"new products after {span} baskets, {name}, NDCG@10", found.ndcg, "", f"{len(cases)} cases"
            )


def _completion(every: Sequence[Basket], rows: Mapping[str, Lists], most: int) -> Iterator[Figure]:
    """One product of a basket is hidden; the rest of it is known."""
    random = np.random.default_rng(SEED)
    cases, shown = [], []
    for basket in drawn([b for b in every if 2 <= len(b.items) <= LARGEST], most):
        hidden = basket.items[int(random.integers(len(basket.items)))]
        rest = tuple(item for item in basket.items if item != hidden)
        cases.append(Case(basket.customer, with_items(basket.past, rest), frozenset({hidden})))
        shown.append(frozenset(rest))
    for name, lists in rows.items():
        ranked = lists([case.past for case in cases], DEEP + LARGEST, "always")
        kept = [[i for i in ids if i not in there] for ids, there in zip(ranked, shown, strict=True)]
        yield from _of(f"basket completion, {name}", figures(kept, cases))


def _cold_customers(every: Sequence[Basket], rows: Mapping[str, Lists], most: int) -> Iterator[Figure]:
    """The first basket of a customer, of which one product is known."""
    cases = []
    for basket in drawn([b for b in every if not b.before and len(b.items) > KNOWN], most):
        known = with_items(basket.past, basket.items[:KNOWN])
        cases.append(Case(basket.customer, known, frozenset(basket.items[KNOWN:])))
    for name, lists in rows.items():
        yield from _figures(f"cold customers, one product known, {name}", lists, cases, "never")


def _cold_products(
    every: Sequence[Basket], rows: Mapping[str, Lists], new: frozenset[str], most: int
) -> Iterator[Figure]:
    """Which of the products first sold after June is in the basket: ranked among these alone. By chance a
    list of ten of n holds one of m with 1 - (1 - m/n)^10, about."""
    of = [basket for basket in every if basket.before and new.intersection(basket.items)]
    cases = [replace(case, chosen=case.new & new) for case in map(case_of, drawn(of, most)) if case.new & new]
    chance = np.mean([1 - (1 - len(case.chosen) / len(new)) ** 10 for case in cases])
    said = f"{len(new)} products, {len(cases)} cases"
    yield Figure("cold products, by chance, HR@10", float(chance), "", said)
    for name, lists in rows.items():
        ranked = lists([case.past for case in cases], EVERY, "never")
        kept = [[item for item in ids if item in new] for ids in ranked]
        yield from _of(f"cold products, {name}", figures(kept, cases))


def case_of(basket: Basket) -> Case:
    return Case(basket.customer, basket.past, frozenset(basket.items))


def drawn(every: Sequence[Basket], most: int) -> list[Basket]:
    if len(every) <= most:
        return list(every)
    chosen = np.random.default_rng(SEED).choice(len(every), most, replace=False)
    return [every[row] for row in np.sort(chosen).tolist()]


def _figures(name: str, lists: Lists, cases: Sequence[Case], way: Repeat) -> Iterator[Figure]:
    yield from _of(name, figures(lists([case.past for case in cases], DEEP, way), cases))


def _of(name: str, found: Quality) -> Iterator[Figure]:
    said = f"{found.cases} cases"
    yield Figure(f"{name}, HR@10", found.hit_rate, "", said)
    yield Figure(f"{name}, NDCG@10", found.ndcg, "", said)
    yield Figure(f"{name}, recall@20", found.recall, "", said)


def _say(what: str, share: float) -> None:
    print(f"{share:4.0%} {what}", flush=True)


def _told(bundle: Bundle, text: bool) -> None:
    """What the blend is made of, and what each part adds on the half of the cases that judged."""
    manifest = bundle.manifest
    words = "with" if text else "without"
    title = (
        f"The blend {words} text; bought again: {manifest.repeats:.0%} of choices, repeat = {manifest.repeat}"
    )
    table = Table("part", "the blend without it, NDCG@10", title=title, title_justify="left")
    for name in manifest.parts:
        table.add_row(name, f"{manifest.without.get(name, 0.0):.4f}")
    for name, why in manifest.left_out.items():
        table.add_row(f"({name}: left out)", why)
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main())
