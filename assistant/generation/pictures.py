"""What products that look like a customer's picture are told with."""

from __future__ import annotations

from assistant.evidence import LooksLike
from assistant.generation.words import distinct, listing, priced, several
from assistant.sayings import LIKE_BY, NONE_FITS

MOST = 2


def looks_like(finding: LooksLike, style: int) -> tuple[str, ...]:
    """What it went by comes first: nobody is to think that the thing was recognised."""
    near = distinct(finding.products)[:MOST]
    close = listing([priced(shown) for shown in near])
    are = "are" if len(near) > 1 or several(near[0]) else "is"
    among = f" in {finding.kind}" if finding.kind else ""
    fitting = " that fits" if are == "is" else " that fit"
    said = f"{LIKE_BY[finding.by]}, the closest{among}{fitting if finding.fits else ''} {are} {close}."
    return (NONE_FITS, said) if finding.unmet else (said,)
