"""`python -m evals.languages_grounding`: whether the check of replies in other languages lets lies pass.

Free text: sentences on products of the demo shop as a bigger model might say them (`languages_lies.tsv`), two
thirds of them false, written before anyone who wrote them had read the check. Messages: what the shop's own
words say of true findings, in every spoken language, with one value exchanged for one that is true of
something else, and with two values in each other's place. No lie may pass; each that does is printed.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from babel.dates import get_month_names

from assistant.evidence import Clarify, Evidence, Found, Shown
from assistant.generation.worded import say
from assistant.grounding import Grounded, Grounding
from assistant.grounding.languages.slots import locale, separators
from assistant.locales.messages import ISOLATES, formatted, spoken
from evals import catalogues
from evals.figures import Figure, write
from retrieval.catalog.product import Product
from retrieval.facets import facets, values_of
from retrieval.languages.codes import LANGUAGES
from retrieval.languages.lexicon import lexicon
from tests.generation.worded.examples import FINDINGS
from tests.grounding import worded

COMMAND = "python -m evals.languages_grounding"
LIES = Path(__file__).with_name("languages_lies.tsv")
SEED = 11
DRAWN = 6
"""Products of the demo shop of which messages are said."""
FIGURE = re.compile(r"[A-Za-z#-]*\d[A-Za-z\d-]*(?:[.,]\d+)*")
NAMES = (
    "Mechanical Keyboard",
    "T-Shirt",
    "Standing Desk",
    "Evening Serum",
    "Visa",
    "PayPal",
    "UPS",
    "Maren Holt",
)
STATUSES = ("pending", "processed", "shipped", "delivered", "cancelled")
Alter = Callable[[str, str, Evidence, random.Random], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Sentence:
    language: str
    products: tuple[str, ...]
    kind: str
    lie: bool
    text: str


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument(
        "--verbose", action="store_true", help="print the true sentences that are refused too"
    )
    verbose = wanted.parse_args().verbose
    products = {product.id: product for product in catalogues.products("demo")}
    vocabulary = facets(list(products.values()))
    checked = Grounding(lambda: vocabulary, lambda: [p.name for p in products.values()])
    figures = [*_free(checked, products, verbose), *_messages(checked, list(products.values()))]
    write("languages_grounding", COMMAND, figures)


# ---- free text --------------------------------------------------------------------------------------


def read(file: Path = LIES) -> Iterator[Sentence]:
    """The sentences of a file: language, product ids, kind, verdict, text; tabs between, a heading first."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Sentence(
                row["language"],
                tuple(row["products"].split()),
                row["kind"],
                {"lie": True, "true": False}[row["verdict"]],
                row["sentence"],
            )


def evidence_of(ids: Sequence[str], products: dict[str, Product], language: str) -> Evidence:
    """What a search for these products' kind has found, and nothing else."""
    cards = tuple(Shown(products[one]) for one in ids)
    wanted = cards[0].product.category[-1].lower()
    return Evidence((Found(cards, len(cards), wanted),), cards, asked=wanted, language=language)


def _free(checked: Grounding, products: dict[str, Product], verbose: bool) -> Iterator[Figure]:
    told: Counter[tuple[bool, str, str]] = Counter()
    passed: Counter[tuple[bool, str, str]] = Counter()
    for one in read():
        verdict = checked.check(one.text, evidence_of(one.products, products, one.language))
        through = isinstance(verdict, Grounded)
        for group, name in (("language", one.language), ("kind", one.kind), ("all", "")):
            told[one.lie, group, name] += 1
            passed[one.lie, group, name] += through
        if one.lie and through:
            print(f"LIE PASSED | {one.language} | {one.kind} | {one.text}")
        if verbose and not one.lie and not through:
            print(f"refused | {one.language} | {one.kind} | {one.text} | {verdict}")
    for lie, group, name in sorted(
        told, key=lambda key: (key[1] != "all", key[1] != "language", key[2], not key[0])
    ):
        of = told[lie, group, name]
        what = "lies passed" if lie else "true sentences passed"
        yield Figure(f"free text{', ' + name if name else ''}: {what}", passed[lie, group, name], f"of {of}")


# ---- messages ---------------------------------------------------------------------------------------


def told(tag: str, products: Sequence[Product]) -> Iterator[tuple[str, Evidence]]:
    """Every sentence that a language says of the findings, once, with the evidence that it is true of."""
    drawn = random.Random(SEED).sample(list(products), DRAWN)
    shop = worded.evidences(drawn, [], 5)
    seen: set[str] = set()
    for english in [*shop, *(Evidence((finding,)) for finding in FINDINGS)]:
        whole = replace(english, language=tag)
        for finding in whole.findings:
            if isinstance(finding, Clarify) and not finding.options:
                continue  # nothing to choose from: the actions ask no such thing
            for text in say(finding, tag, 0, whole.sought):
                if text.strip() not in seen:
                    seen.add(text.strip())
                    yield text.strip("\n"), replace(whole, findings=(finding,))


def _messages(checked: Grounding, products: list[Product]) -> Iterator[Figure]:
    ways: dict[str, Alter] = {
        "another figure": _figures,
        "another word": _words,
        "two values swapped": _swapped,
    }
    for tag in sorted(spoken() - {"en"}):
        sentences = list(told(tag, products))
        through = sum(isinstance(checked.check(text, evidence), Grounded) for text, evidence in sentences)
        yield Figure(f"messages, {tag}: true sentences passed", through, f"of {len(sentences)}")
        for way, alter in ways.items():
            drawn, tried, passed = random.Random(SEED), 0, 0
            for text, evidence in sentences:
                wrong = [w for w in dict.fromkeys(alter(text, tag, evidence, drawn)) if w != text]
                if not wrong:
                    continue
                lie = drawn.choice(wrong)
                tried += 1
                if isinstance(checked.check(lie, evidence), Grounded):
                    passed += 1
                    print(f"LIE PASSED | {tag} | {way} | {lie} | true: {text}")
            yield Figure(f"messages, {tag}, {way}: lies passed", passed, f"of {tried}")


def _figures(text: str, tag: str, evidence: Evidence, drawn: random.Random) -> Iterator[str]:
    """Each figure exchanged for one that stands in another true sentence and not in this evidence."""
    record = repr(evidence)
    others = [figure for figure in _said(tag) if figure not in record and figure not in text]
    for match in FIGURE.finditer(text):
        for other in drawn.sample(others, min(3, len(others))):
            yield text[: match.start()] + other + text[match.end() :]


def _words(text: str, tag: str, evidence: Evidence, drawn: random.Random) -> Iterator[str]:
    """Each name, month, status or value exchanged for one of its group that this evidence does not have."""
    record, low = repr(evidence).casefold(), text.casefold()
    for group in _groups(tag):
        others = [word for english, word in group if english not in record and word.casefold() not in low]
        for _, word in group:
            place = low.find(word.casefold())
            if others and place >= 0 and len(low) == len(text):
                yield text[:place] + drawn.choice(others) + text[place + len(word) :]


def _swapped(text: str, tag: str, evidence: Evidence, drawn: random.Random) -> Iterator[str]:
    """Two figures or names, each in the place of the other, where more stands between than in a list."""
    names = [name for _, name in _groups(tag)[0]]
    found = sorted(
        {match.span() for match in FIGURE.finditer(text)}
        | {match.span() for name in names if name in text for match in re.finditer(re.escape(name), text)}
    )
    for n, (start, end) in enumerate(found):
        for other, stop in found[n + 1 :]:
            between, one, two = text[end:other], text[start:end], text[other:stop]
            if other >= end and one != two and between not in separators(tag):
                wrong = text[:start] + two + between + one + text[stop:]
                if not _listed(between, text[stop : stop + 1], names, tag):
                    yield wrong


def _listed(between: str, after: str, names: Sequence[str], tag: str) -> bool:
    """Whether two values stand in one list, whose order says nothing: only entries stand between them."""
    parts = (*separators(tag), "，", "Kind", *sorted(names, key=len, reverse=True))
    left = re.sub("|".join(map(re.escape, parts)) + r"|\d+|[（(].*?[)）]", "", between)
    return not (set(left) - ISOLATES - {" "}) and not {after, between[:1]} & set("(（")


@cache
def _said(tag: str) -> tuple[str, ...]:
    """Figures of true sentences of this language."""
    texts = [text for text, _ in told(tag, list(catalogues.products("demo")))]
    return tuple(sorted({match.group() for text in texts for match in FIGURE.finditer(text)}))


@cache
def _groups(tag: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Words that may stand in each other's place, each with what the evidence would have for it."""
    products = list(catalogues.products("demo"))
    names = [*NAMES, *(product.name for product in products)]
    groups = [tuple((name.casefold(), name) for name in names)]
    months = get_month_names("wide", locale=locale(tag))
    groups.append(tuple((f"date(2026, {n}", str(name)) for n, name in months.items()))
    groups.append(tuple((status, formatted(tag, f"status-{status}", {})) for status in STATUSES))
    words = lexicon(LANGUAGES[tag].data)
    for attribute in ("color", "material"):
        values = {v for product in products for v in values_of(product).get(attribute, ())}
        groups.append(tuple((v, said) for v in sorted(values) if (said := words.say(v)) and len(said) > 1))
    return tuple(groups)


if __name__ == "__main__":
    main()
