"""Words of a field, without which meaning alone holds nothing back: "not the black ones" and "who won the
match" lie near hatred and law in the encoder's eyes, and have no word of either.

`data/anchors.tsv` has them by category, for every language: broad ones, which say nothing by themselves.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib import resources

from assistant.safety.kinds import Category
from assistant.safety.normalising import folded

FILE = resources.files("assistant.safety") / "data" / "anchors.tsv"
UNSPACED = frozenset({"zh", "ja", "th"})
"""Languages that write words without spaces between."""


def fields(text: str) -> frozenset[Category]:
    """The categories of whose field folded text has a word, in any language."""
    return frozenset(category for category, words in _compiled().items() if words.search(text))


@lru_cache(maxsize=1)
def _compiled() -> dict[Category, re.Pattern[str]]:
    found: dict[Category, list[str]] = {}
    rows = csv.reader(FILE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for category, code, terms in (row for row in rows if not row[0].startswith("#")):
        words = "|".join(_expression(term) for term in terms.split("|"))
        edged = words if code in UNSPACED else rf"\b(?:{words})\b"
        found.setdefault(Category(category), []).append(edged)
    return {category: re.compile("|".join(each)) for category, each in found.items()}


def _expression(term: str) -> str:
    return r"\w*".join(re.escape(folded(part)) for part in term.split("*"))
