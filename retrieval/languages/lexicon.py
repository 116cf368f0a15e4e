"""What a language calls the things, values and names of attributes that shops speak of.

One file a language, `data/<code>.tsv`: an English term, a tab, and its forms apart by `|`. The first
form is the one that is said; all of them are understood. One form may stand under several terms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from retrieval.errors import RetrievalError

DATA = resources.files("retrieval.languages") / "data"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`terms` by folded form, the English terms that it may stand for; `forms` by folded English
    term, what is said for it."""

    code: str
    terms: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, str]

    def english(self, form: str) -> tuple[str, ...]:
        """The English terms that a form may stand for, the likeliest first; none for an unknown one."""
        return self.terms.get(folded(form), ())

    def say(self, term: str) -> str | None:
        """How the language says an English term; None where it is not known."""
        return self.forms.get(folded(term))


def folded(text: str) -> str:
    """As forms and terms are compared: compatibility forms and case make no difference."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


@lru_cache(maxsize=32)
def lexicon(code: str) -> Lexicon:
    """The words of a language; empty for one without a file. Raises RetrievalError for a line that is
    not a term, a tab and forms."""
    file = DATA / f"{code}.tsv"
    terms: dict[str, list[str]] = {}
    forms: dict[str, str] = {}
    if file.is_file():
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            term, tab, said = line.partition("\t")
            ways = [way.strip() for way in said.split("|") if way.strip()]
            if not tab or not term.strip() or not ways:
                raise RetrievalError(f"{code}.tsv, line {number}: a term, a tab and its forms are wanted")
            forms.setdefault(folded(term), ways[0])
            for way in ways:
                known = terms.setdefault(folded(way), [])
                if term.strip() not in known:
                    known.append(term.strip())
    return Lexicon(code, {form: tuple(known) for form, known in terms.items()}, forms)
