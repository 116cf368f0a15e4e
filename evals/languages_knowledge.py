"""`python -m evals.languages_knowledge`: questions in fourteen languages answered from English policies.

The questions of `knowledge.yaml`, translated by hand (`evals/languages_policies.tsv`), asked in ways:
their English reading on the English encoder, as typed on the multilingual encoder, the English reading on
the multilingual encoder, and both as a shop asks them, whose main encoder is the English one ("shop in
English") or the multilingual one. A question is right where the right document comes first; the others are
printed with `--failures`. `--development` asks `evals/policy_questions_dev.tsv` instead, on which the ways
were chosen; its questions that nothing answers should find nothing.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from evals.catalogues import embedder
from evals.figures import Figure, save
from evals.knowledge_quality import QUESTIONS
from evals.languages_search import arguments, reading
from retrieval.knowledge import Knowledge, SectionHit
from retrieval.languages.encoder import MultilingualEmbedder

TRANSLATED = Path(__file__).with_name("languages_policies.tsv")
DEVELOPMENT = Path(__file__).with_name("policy_questions_dev.tsv")
POLICIES = Path("demo/policies")


@dataclass(frozen=True, slots=True)
class Put:
    """A question in a language, and the documents that answer it; none where nothing does."""

    typed: str
    read: str
    language: str
    right: tuple[str, ...]

    @property
    def original(self) -> str:
        return self.typed if self.typed != self.read else ""


Way = Callable[[Knowledge, Knowledge, Put], Sequence[SectionHit]]
WAYS: dict[str, Way] = {
    "reading, English encoder": lambda english, _, put: english.find(put.read),
    "as typed, multilingual": lambda _, every, put: every.find(put.typed),
    "reading, multilingual": lambda _, every, put: every.find(put.read),
    "shop in English": lambda english, _, put: english.find(put.read, 3, put.original, put.language),
    "both, multilingual": lambda _, every, put: every.find(put.read, 3, put.original, put.language),
}


def main() -> int:
    developing = "--development" in sys.argv
    if developing:
        sys.argv.remove("--development")
    rows = _developed() if developing else _held_out()
    languages, failures = arguments([name for name in rows[0] if name != "right"])
    multilingual = MultilingualEmbedder()
    english = Knowledge(POLICIES, embedder(), across=multilingual)
    every = Knowledge(POLICIES, multilingual, across=multilingual)
    figures: list[Figure] = []
    title = "right document first; in brackets those answered that nothing answers"
    table = Table("language", "questions", *WAYS, title=title, title_justify="left")
    for language in languages:
        asked = [_put(row, language) for row in rows]
        answered, others = [put for put in asked if put.right], [put for put in asked if not put.right]
        cells = []
        for way, find in WAYS.items():
            wrong = [put for put in answered if not _right(find(english, every, put), put)]
            spoken = [put for put in others if find(english, every, put)]
            share = 1 - len(wrong) / len(answered)
            of = f"right document first, of {len(answered)}"
            figures.append(Figure(f"{language}, {way}", share, of))
            if others:
                unit = f"answered, of {len(others)} that nothing answers"
                figures.append(Figure(f"{language}, {way}, false", len(spoken), unit))
            cells.append(f"{share:.2f}" + (f" ({len(spoken)})" if others else ""))
            if failures:
                print(f"{language}, {way}: {[(put.typed, put.read) for put in (*wrong, *spoken)]}")
        table.add_row(language, f"{len(answered)}+{len(others)}", *cells)
    name = "languages_knowledge" + ("_development" if developing else "")
    command = "python -m evals.languages_knowledge" + (" --development" if developing else "")
    save(name, command, figures)
    Console(width=160).print(table)
    return 0


def _held_out() -> list[dict[str, str]]:
    """The translated questions with their documents; of those that nothing answers, what is translated."""
    asked = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    right = {
        **{q: " ".join(d) for q, d in asked["answered"].items()},
        **dict.fromkeys(asked["unanswered"], "-"),
    }
    return [{**row, "right": right[row["en"]]} for row in _rows(TRANSLATED) if row["en"] in right]


def _developed() -> list[dict[str, str]]:
    return _rows(DEVELOPMENT)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def _put(row: dict[str, str], language: str) -> Put:
    typed, right = row[language], tuple(name for name in row["right"].split() if name != "-")
    return Put(typed, reading(typed, language).read, language, right)


def _right(hits: Sequence[SectionHit], put: Put) -> bool:
    return bool(hits) and hits[0].section.document in put.right


if __name__ == "__main__":
    sys.exit(main())
