"""Wording of what reviews say: counts of them, then their own words.

The forms are read back by `assistant.grounding.opinions`; nothing else may say such a thing.
"""

from __future__ import annotations

from assistant.evidence import ReviewsTold, Weighed
from assistant.generation.answers import quoted
from assistant.generation.words import listing, name

SUPPORT = 2
"""Reviews from which on it is said that they praise something or complain about it; of fewer, only that
they mention it."""


def reviews_told(finding: ReviewsTold, style: int) -> tuple[str, ...]:
    lead = told(finding)
    return (*([lead] if lead else []), *(quoted(review) for review in finding.quotes))


def told(finding: ReviewsTold) -> str:
    """The sentence with the counts; "" where there is nothing to count."""
    match finding.about:
        case "praise" | "blame":
            return _sided(finding)
        case "aspect":
            return _aspect(finding)
    parts = [part for aspect in finding.aspects for part in views(aspect)]
    return f"Of {_all(finding)}, {listing(parts)}." if parts else ""


def views(aspect: Weighed) -> tuple[str, ...]:
    """ "3 praise the fit", "2 complain about the zip": what enough reviews say."""
    praise = f"{aspect.praised} praise {aspect.label}" if aspect.praised >= SUPPORT else ""
    blame = f"{aspect.blamed} complain about {aspect.label}" if aspect.blamed >= SUPPORT else ""
    return tuple(part for part in (praise, blame) if part)


def _sided(finding: ReviewsTold) -> str:
    what = "has something good to say" if finding.about == "praise" else "has something against it"
    if finding.reviews == 1:
        return f"The one written review of {name(finding.product)} {what}." if finding.count else ""
    if not finding.count:
        clearly = "praises it" if finding.about == "praise" else "says anything against it"
        return f"{_no(finding)} of {_all(finding)} clearly {clearly}."
    return (
        f"{finding.count} of {_all(finding)} {what if finding.count == 1 else what.replace('has', 'have')}."
    )


def _aspect(finding: ReviewsTold) -> str:
    aspect = finding.aspects[0]
    if finding.reviews == 1:
        verb = "mentions" if aspect.mentions else "does not mention"
        return f"The one written review of {name(finding.product)} {verb} {aspect.label}."
    if not aspect.mentions:
        return f"{_no(finding)} of {_all(finding)} mentions {aspect.label}."
    mention = (
        f"{aspect.mentions} of {_all(finding)} mention{'s' if aspect.mentions == 1 else ''} {aspect.label}"
    )
    sides = [(aspect.praised, "praise"), (aspect.blamed, "complain about")]
    said = [f"{count} {verb} it" for count, verb in sides if count >= SUPPORT]
    return f"{mention}{': ' + listing(said) if said else ''}."


def _all(finding: ReviewsTold) -> str:
    return f"the {finding.reviews} written reviews of {name(finding.product)}"


def _no(finding: ReviewsTold) -> str:
    return "Neither" if finding.reviews == 2 else "None"
