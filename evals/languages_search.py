"""`python -m evals.languages_search`: an English catalogue searched in fourteen other languages.

Rated queries of chorus-icecat, translated by hand as a shopper would type them
(`evals/languages_queries.tsv`), ranked in four ways beside the English queries themselves:

- lexicon only: the English reading of the query, on the English encoder and on keywords, as a shop
  in English searches;
- encoder only: the query as typed, by the multilingual encoder alone;
- both: the English reading on keywords, the query as typed on the multilingual encoder;
- fallback: lexicon only where every word was understood, and else both.

nDCG@10 by people's ratings, over the whole catalogue ("full") and among judged products ("judged").
`--failures` prints the queries of which a word was not understood.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

from assistant.understanding.glossing.glosses import reader_of
from evals import chorus
from evals.catalogues import embedder, kept
from evals.figures import Figure, save
from evals.ranking_metrics import K, ndcg, said
from retrieval.blending import BLEND
from retrieval.languages.encoder import MultilingualEmbedder
from retrieval.query import Embedder
from retrieval.relevance import Ranking
from retrieval.search import DEPTH
from retrieval.snapshot import Snapshot, Snapshots
from retrieval.unspaced import simplified

QUERIES = Path(__file__).with_name("languages_queries.tsv")
CATALOGUE = "chorus-icecat"
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogue with the vectors of one encoder."""

    now: Snapshot
    encoder: Embedder

    def best(self, words: str, meaning: str, allowed: Mask) -> Sequence[str]:
        """Ids, the best first: keywords by one text, the encoder by the other."""
        vector = self.encoder.embed([meaning])[0]
        overall = self.now.nearest(vector, DEPTH)
        within = overall if allowed.all() else self.now.nearest(vector, DEPTH, allowed)
        scores = Ranking.of(self.now.view, words, allowed, within, overall[:K], BLEND).scores
        rows = np.argsort(-scores, kind="stable")[:K]
        return [self.now.view.ids[row] for row in rows if scores[row] > 0]

    def nearest(self, meaning: str, allowed: Mask) -> Sequence[str]:
        found = self.now.nearest(self.encoder.embed([meaning])[0], K, allowed)
        return [self.now.view.ids[row] for row, _ in found]


@dataclass(frozen=True, slots=True)
class Asked:
    """`read` is the English reading of what was typed, `known` the share of it that was understood."""

    typed: str
    read: str
    known: float


Way = Callable[[Shelf, Shelf, Asked, Mask], Sequence[str]]
WAYS: dict[str, Way] = {
    "lexicon only": lambda english, _, asked, allowed: english.best(asked.read, asked.read, allowed),
    "encoder only": lambda _, every, asked, allowed: every.nearest(asked.typed, allowed),
    "both": lambda _, every, asked, allowed: every.best(asked.read, asked.typed, allowed),
    "fallback": lambda english, every, asked, allowed: (
        english.best(asked.read, asked.read, allowed)
        if asked.known == 1
        else every.best(asked.read, asked.typed, allowed)
    ),
}


def queries() -> dict[str, dict[str, str]]:
    """English query to language to what is typed in it, English itself included."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {row["en"]: row for row in rows}


def reading(typed: str, language: str) -> Asked:
    reader = reader_of(language)
    if reader is None:
        return Asked(typed, typed, 1.0)
    read = reader.read(reader.prepared(simplified(typed) if language == "zh" else typed))
    return Asked(typed, read.english or typed, read.known)


def arguments(languages: Sequence[str]) -> tuple[list[str], bool]:
    """The languages asked for, English before them, and whether to print what fails."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default=",".join(languages), help="codes of languages, as in de,ja")
    parser.add_argument("--failures", action="store_true", help="print what failed")
    given = parser.parse_args()
    asked = list(dict.fromkeys(["en", *given.only.split(",")]))
    if unknown := set(asked) - set(languages):
        parser.error(f"--only: nothing in {', '.join(sorted(unknown))}; there are {', '.join(languages)}")
    return asked, given.failures


def main() -> int:
    rows = queries()
    languages, failures = arguments(list(next(iter(rows.values()))))
    ratings = chorus.judgements()
    asked = {english: row for english, row in rows.items() if english in ratings}
    english, every = _shelf(embedder(), ""), _shelf(MultilingualEmbedder(), "-multilingual")
    measured: dict[tuple[str, str, str], list[float]] = {}
    unread: dict[str, list[str]] = {}
    for query, row in asked.items():
        judged = _judged(english.now, ratings[query])
        for language in languages:
            one = reading(row[language], language)
            if one.known < 1:
                unread.setdefault(language, []).append(f"{one.typed} → {one.read}")
            for way, ranked in WAYS.items():
                for column, allowed in (("full", english.now.view.alive), ("judged", judged)):
                    found = [ratings[query].get(i, 0) for i in ranked(english, every, one, allowed)]
                    measured.setdefault((language, way, column), []).append(ndcg(found, ratings[query]))
    save("languages_search", "python -m evals.languages_search", list(_figures(measured)))
    _print(measured)
    for language, texts in unread.items():
        which = f": {'; '.join(texts)}" if failures else ""
        print(f"{language}: {len(texts)} of {len(asked)} not wholly understood{which}")
    return 0


def _shelf(encoder: Embedder, suffix: str) -> Shelf:
    store, index = kept(CATALOGUE, encoder, suffix)
    now = Snapshots(store, index).settled()
    index.close()
    return Shelf(now, encoder)


def _judged(now: Snapshot, ratings: dict[str, int]) -> Mask:
    allowed = np.zeros(len(now.view), dtype=bool)
    allowed[[row for row in map(now.view.columns.row, ratings) if row is not None]] = True
    return allowed


def _figures(measured: dict[tuple[str, str, str], list[float]]) -> Iterator[Figure]:
    for (language, way, column), values in measured.items():
        against = float(np.mean(measured["en", "lexicon only", column]))
        value = float(np.mean(values))
        yield Figure(
            f"{language}, {way}, {column}",
            value,
            f"nDCG@10, {len(values)} queries",
            "English",
            value / against,
        )


def _print(measured: dict[tuple[str, str, str], list[float]]) -> None:
    table = Table("language", "measured", *WAYS, title="nDCG@10", title_justify="left")
    for language, column in dict.fromkeys((language, column) for language, _, column in measured):
        cells = [said(np.array(measured[language, way, column])) for way in WAYS]
        table.add_row(language, column, *cells)
    Console(width=160).print(table)


if __name__ == "__main__":
    sys.exit(main())
