"""The check of what is said of reviews by number: "3 of the 5 reviews praise the fit".

Such a sentence is read, not made again: its numbers, the product's name, the matter and the side are taken
out and looked up in the finding. Whatever counts reviews and fits no form is refused; so is praise or blame
that fewer reviews bear out than the shop says such a thing of.
"""

from __future__ import annotations

import re

from assistant.evidence import Evidence, ReviewsTold, Weighed
from assistant.grounding.verdict import Objection, Reason

SUPPORT = 2
"""As in the wording: fewer reviews than these praise nothing and complain of nothing."""

_ALL = r"the (?P<all>\d+) written reviews of (?P<name>.+?)"
_SIDES = (
    r"ha(?:s|ve) something good to say|praises it|ha(?:s|ve) something against it|says anything against it"
)
_SIDED = re.compile(rf"(?P<n>\d+|None|Neither) of {_ALL} (?:clearly )?(?P<side>{_SIDES})\.")
_ASPECT = re.compile(
    rf"(?P<n>\d+|None|Neither) of {_ALL} mentions? (?P<label>the [^:]+|how [^:]+)(?:: (?P<sides>.+))?\."
)
_ONE = re.compile(
    r"The one written review of (?P<name>.+?) (?P<what>mentions|does not mention|has) (?P<label>.+)\."
)
_VIEWS = re.compile(rf"Of {_ALL}, (?P<views>(?:\d+ (?:praise|complain about) .+))\.")
_VIEW = re.compile(r"(\d+) (praise|complain about) (.+?)(?=(?:,| and|, and) \d+ (?:praise|complain)|$)")
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|most|many|all|some|several|few|none|neither|half"
    r"|both)"
)
_WHO = r"(?:reviews?|reviewers?|customers|buyers|shoppers|owners|people)"
_COUNTS = re.compile(
    rf"\b{_NUMBER} of (?:the |its |these |those )?(?:\d+ |\w+ )?{_WHO}\b"
    rf"|\b{_NUMBER} (?:written )?{_WHO} (?:\w+ )?(?:prais|complain|critici|like|love|dislike|hate)"
    r"|\b\d+ (?:of them )?(?:prais|complain|critici)|\bwritten reviews?\b",
    re.IGNORECASE,
)


def borne_out(sentence: str, evidence: Evidence) -> bool:
    """Whether it says of reviews exactly what a finding of this reply says."""
    text = sentence.strip()
    return any(_says(text, f) for f in evidence.findings if isinstance(f, ReviewsTold))


def check(text: str) -> None:
    """Raises Objection for a count of reviews: one that is true is `borne_out`, and does not come here."""
    if _COUNTS.search(text):
        raise Objection(Reason.OPINION, "not what the reviews come to")


def _says(text: str, finding: ReviewsTold) -> bool:
    if found := _ONE.fullmatch(text):
        return _named(found, finding) and finding.reviews == 1 and _one(found, finding)
    if found := _SIDED.fullmatch(text):
        return _whole(found, finding) and _sided(found, finding)
    if found := _ASPECT.fullmatch(text):
        return _whole(found, finding) and _aspect(found, finding)
    if found := _VIEWS.fullmatch(text):
        return _whole(found, finding) and _views(found["views"], finding)
    return False


def _named(found: re.Match[str], finding: ReviewsTold) -> bool:
    product = finding.product.product.name.casefold()
    said = found["name"].casefold()
    return said in {product, f"the {product}"} or said.strip("“”\"'") == product


def _whole(found: re.Match[str], finding: ReviewsTold) -> bool:
    return _named(found, finding) and int(found["all"]) == finding.reviews


def _number(found: re.Match[str]) -> int:
    return int(found["n"]) if found["n"].isdigit() else 0


def _one(found: re.Match[str], finding: ReviewsTold) -> bool:
    if found["what"] == "has":
        side = "praise" if found["label"] == "something good to say" else "blame"
        right = found["label"] in {"something good to say", "something against it"}
        return right and finding.about == side and finding.count == 1
    aspect = _of(found["label"], finding)
    return aspect is not None and bool(aspect.mentions) == (found["what"] == "mentions")


def _sided(found: re.Match[str], finding: ReviewsTold) -> bool:
    side = "blame" if "against" in found["side"] else "praise"
    return finding.about == side and _number(found) == finding.count


def _aspect(found: re.Match[str], finding: ReviewsTold) -> bool:
    aspect = _of(found["label"], finding)
    if aspect is None or aspect.mentions != _number(found):
        return False
    return all(
        (match := re.fullmatch(r"(\d+) (praise|complain about) it", part)) is not None
        and _counted(int(match[1]), match[2], aspect)
        for part in re.split(r",? and |, ", found["sides"] or "")
        if part
    )


def _views(text: str, finding: ReviewsTold) -> bool:
    parts = list(_VIEW.finditer(text))
    joined = re.sub(r"(?:, and|,| and) (?=\d+ (?:praise|complain))", "\n", text).split("\n")
    if not parts or [part[0] for part in parts] != joined:
        return False
    return all((a := _of(p[3], finding)) is not None and _counted(int(p[1]), p[2], a) for p in parts)


def _counted(number: int, verb: str, aspect: Weighed) -> bool:
    return SUPPORT <= number == (aspect.praised if verb == "praise" else aspect.blamed)


def _of(label: str, finding: ReviewsTold) -> Weighed | None:
    return next((aspect for aspect in finding.aspects if aspect.label == label), None)
