"""What people asked for and did not get, read from the findings of a turn."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from assistant.evidence import Evidence, Nearest, NotInStock, OtherLanguage, PolicyUnknown, Social, Unanswered


class Missing(StrEnum):
    """How nothing was found."""

    NOT_SOLD = "not_sold"
    """The shop has no such kind of thing."""
    NOTHING_FITS = "nothing_fits"
    """It has the kind, and none that is all of what was asked."""
    OUT_OF_STOCK = "out_of_stock"
    """It has the very thing, and none is left."""
    NOT_STATED = "not_stated"
    """The product's data does not say."""
    NO_PAGE = "no_page"
    """None of the shop's pages answers it."""
    OUTSIDE = "outside"
    """Not a matter of this shop."""
    LANGUAGE = "language"
    """In a language that is not spoken yet."""


@dataclass(frozen=True, slots=True)
class Miss:
    how: Missing
    about: str


MOST_CHARS = 200
"""Of what a miss is about."""


def miss_of(evidence: Evidence) -> Miss | None:
    """The first thing in a turn that was asked for and not found."""
    for finding in evidence.findings:
        match finding:
            case Nearest(wanted=wanted, carried=carried):
                how = Missing.NOTHING_FITS if carried else Missing.NOT_SOLD
                return _miss(how, wanted or evidence.asked)
            case NotInStock(product=shown):
                return _miss(Missing.OUT_OF_STOCK, shown.product.name)
            case Unanswered(product=shown, about=about):
                return _miss(Missing.NOT_STATED, f"{shown.product.name}: {about or evidence.asked}")
            case PolicyUnknown(about=about):
                return _miss(Missing.NO_PAGE, about or evidence.asked)
            case Social(kind="out_of_scope"):
                return _miss(Missing.OUTSIDE, evidence.asked)
            case OtherLanguage(language=language):
                return _miss(Missing.LANGUAGE, language)
    return None


def _miss(how: Missing, about: str) -> Miss:
    return Miss(how, " ".join(about.split())[:MOST_CHARS])


def key_of(about: str) -> str:
    """The same for the same question, however it was typed: without case, accents and closing marks."""
    plain = unicodedata.normalize("NFKD", about.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).strip(" .,!?;:")
