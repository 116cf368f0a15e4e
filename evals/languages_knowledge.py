"""`python -m evals.languages_knowledge`: questions in four languages answered from English policies.

The questions of `knowledge.yaml`, translated by hand (`evals/languages_policies.tsv`), asked three ways:
their English reading on the English encoder, as typed on the multilingual encoder, and the English
reading on the multilingual encoder. A question is right where the right document comes first.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from evals.catalogues import embedder
from evals.figures import Figure, write
from evals.knowledge_quality import QUESTIONS
from evals.languages_search import reading
from retrieval.knowledge import Knowledge
from retrieval.languages.encoder import MultilingualEmbedder

TRANSLATED = Path(__file__).with_name("languages_policies.tsv")
POLICIES = Path("demo/policies")


def main() -> int:
    answered: dict[str, list[str]] = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))["answered"]
    english, every = Knowledge(POLICIES, embedder()), Knowledge(POLICIES, MultilingualEmbedder())
    rows = [row for row in _rows() if row["en"] in answered]
    figures: list[Figure] = []
    for language in rows[0]:
        asked = [(row[language], reading(row[language], language).read, answered[row["en"]]) for row in rows]
        ways: Mapping[str, tuple[Knowledge, Sequence[tuple[str, Sequence[str]]]]] = {
            "reading, English encoder": (english, [(read, right) for _, read, right in asked]),
            "as typed, multilingual": (every, [(typed, right) for typed, _, right in asked]),
            "reading, multilingual": (every, [(read, right) for _, read, right in asked]),
        }
        for way, (knowledge, questions) in ways.items():
            wrong = [text for text, right in questions if not _right(knowledge, text, right)]
            share = 1 - len(wrong) / len(questions)
            figures.append(Figure(f"{language}, {way}", share, f"right document first, of {len(questions)}"))
            print(f"{language}, {way}: not first: {wrong}")
    write("languages_knowledge", "python -m evals.languages_knowledge", figures)
    return 0


def _rows() -> list[dict[str, str]]:
    with TRANSLATED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def _right(knowledge: Knowledge, text: str, right: Sequence[str]) -> bool:
    hits = knowledge.find(text)
    return bool(hits) and hits[0].section.id.split("#")[0] in right


if __name__ == "__main__":
    sys.exit(main())
