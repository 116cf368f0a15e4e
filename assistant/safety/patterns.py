"""Words that give a text away, by category, from `data/<code>.tsv`.

Each line is a category (or "harmless"), who says it ("both", "customer" or "shop") and a regular expression
over folded text (see `normalising`). What is harmless is taken out first: "bath bomb", "these prices kill
me". In an expression `~` stands for up to five words between, `…` for up to forty characters.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from assistant.safety.anchors import UNSPACED
from assistant.safety.kinds import Category, Side
from assistant.safety.normalising import views

FILES = resources.files("assistant.safety") / "data"
CODES = ("en", "zh", "es", "de", "fr", "ar", "it", "pt", "nl", "pl", "ru", "tr", "ja", "ko", "th")
"""The first six in every category, the others for a customer in distress alone."""
HARMLESS = "harmless"
MASK = " \u25a1 "
"""What stands where something harmless was: no word, so that nothing is read across it."""
BETWEEN = r"\W+(?:[^\s□]+\W+){0,5}?"
NEAR = r"[^.!?。！？□]{0,40}?"
ORDER = (
    Category.SELF_HARM,
    Category.DANGEROUS,
    Category.SEXUAL,
    Category.HATEFUL,
    Category.MEDICAL,
    Category.LEGAL,
)
"""Which is named where several apply: what matters most to a person's life first."""


@dataclass(frozen=True, slots=True)
class Line:
    category: str
    side: str
    expression: str


def lines(code: str) -> Iterator[Line]:
    """The patterns of a language's file. Raises ValueError for a line that is none."""
    text = (FILES / f"{code}.tsv").read_text(encoding="utf-8")
    for row in csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if not row or row[0].startswith("#"):
            continue
        if len(row) != 3 or row[1] not in ("both", *Side) or row[0] not in (HARMLESS, *Category):
            raise ValueError(f"{code}.tsv: {row}")
        yield Line(*row)


@lru_cache(maxsize=1)
def _compiled() -> dict[tuple[str, str], re.Pattern[str]]:
    """By category and side, all languages together: messages mix them, and detection errs."""
    found: dict[tuple[str, str], list[str]] = {}
    for code in CODES:
        for line in lines(code):
            expression = line.expression.replace("~", BETWEEN).replace("…", NEAR)
            edged = expression if code in UNSPACED else rf"\b(?:{expression})\b"
            for side in Side:
                if line.side in ("both", side):
                    found.setdefault((line.category, side), []).append(edged)
    return {key: re.compile("|".join(each)) for key, each in found.items()}


def words_against(text: str, side: Side) -> Category | None:
    """The gravest category of which a text has the words, None where it has none."""
    patterns = _compiled()
    harmless = patterns[HARMLESS, side]
    seen = [harmless.sub(MASK, view) for view in views(text)]
    for category in ORDER:
        expression = patterns.get((category, side))
        if expression is not None and any(expression.search(view) for view in seen):
            return category
    return None


def harmless_only(text: str) -> str:
    """The text with what is harmless taken out, for the classifier."""
    return _compiled()[HARMLESS, Side.CUSTOMER].sub(" ", views(text)[0]).strip()
