"""Reasons for a recommendation: what a sentence says of the customer's own past and taste, and of what others
did, is borne out by a reason in evidence of the very product that it is said of, or it is not said.

A reason that is true is taken out of the sentence before the rest is checked; a claim of that sort which is
left is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant import because as wording
from assistant.evidence import (
    Compared,
    Evidence,
    Found,
    GoesWith,
    LooksLike,
    Nearest,
    NotInStock,
    ReasonTold,
    Recommended,
    Shown,
)
from assistant.grounding.sources import Sources
from assistant.grounding.verdict import Objection, Reason

_YOU_DID = (
    r"you(?:['’]ve|['’]d| have| had)?(?: \w+ly| already| just| also| once| often)* "
    r"(?:bought|ordered|purchased|own|viewed|browsed|looked at|were looking at|clicked|considered"
    r"|checked out)\b"
)
_YOUR_PAST = (
    r"your (?:\w+ )?(?:purchases?|past|previous|earlier|last|recent|history|taste|tastes|style|profile"
    r"|browsing"
    r"|interests?|preferences?|habits?|favou?rites?|usual|wish ?list|collection)\b"
)
_YOU_ARE = (
    r"(?:because|since|as|knowing|given that|seeing that) you(?:['’]re|['’]ve| are| have)?(?: \w+ly|"
    r" also| often)*"
    r" (?:like|love|prefer|enjoy|hate|dislike|into|fond|keen|told|said|mentioned|fish|hike|camp|cook"
    r"|run|wear)\b"
)
_YOU_SAID = r"you(?:['’]ve| have)? (?:told me|mentioned|said)\b(?!,? [\"“])"
_OTHERS_DID = (
    r"\b(?!(?<=of )those that have\b)"  # "of those that have a rating" is of products
    r"(?:people|customers|shoppers|others|buyers|those|many|anglers|cooks|hikers|runners|everyone|\w+ers)"
    r"(?: like you)? (?:who|that) (?:bought|buy|ordered|own|got|have|looked at|viewed|like|liked|love"
    r"|choose|chose)\b"
    r"|\b(?:often|frequently|usually|commonly|mostly) (?:bought|ordered|purchased|chosen)\b"
    r"|\bbought (?:together|alongside)\b|\bbought by \d|\b(?:similar|like-minded) (?:customers|shoppers"
    r"|people)\b"
    r"|\b(?:customers|people|shoppers) like you\b"
)
_LIKE_YOURS = (
    r"\b(?:like|similar to|as|than|with) (?:the|a|an) [^.;]{2,60}? you (?:bought|ordered|own|have"
    r"|looked at|viewed)"
)
CLAIMS = re.compile("|".join((_YOU_DID, _YOUR_PAST, _YOU_ARE, _YOU_SAID, _OTHERS_DID, _LIKE_YOURS)), re.I)
"""What says something of the customer or of others that only a reason can bear out."""
_OPEN = re.compile(
    r"^(?:if|when|whenever|in case|would|do|did|are|have|what|which|who|how|shall)\b|\?\s*$", re.I
)
"""Conditions and questions state nothing."""
_IF = re.compile(r"\b(?:if|in case|whether|unless|should) you\b", re.I)
_LISTED = re.compile(r"^[^.;:]{0,24}\b(?:and|or|&)\b[^.;:]{0,6}$", re.I)


def peel(text: str, sources: Sources, before: str) -> str:
    """The sentence without its reasons. Raises Objection for one that nothing bears out."""
    shown = tuple(_shown(sources.evidence))
    left = text
    if any(card.because for card in shown):
        left = _peeled(text, shown, before)
    claim = CLAIMS.search(left)
    if claim is None or sources.passages or _OPEN.search(left) or _IF.search(left[: claim.end()]):
        return left
    raise Objection(Reason.UNSUPPORTED, f"no such reason: {claim.group()}")


def _peeled(text: str, shown: tuple[Shown, ...], before: str) -> str:
    places: list[tuple[int, int]] = []
    for card in shown:
        for because in card.because:
            for form in wording.forms(because, card):
                places += [
                    match.span()
                    for match in form.finditer(text)
                    if card in _meant(text, match.start(), shown, before, match.group())
                ]
    for start, end in sorted(places, key=lambda place: place[0] - place[1]):
        text = text[:start] + "\0" * (end - start) + text[end:]
    return re.sub(r"[ ,]*\0+", "", text)


def _meant(text: str, at: int, shown: tuple[Shown, ...], before: str, phrase: str) -> tuple[Shown, ...]:
    """What a phrase at this place is said of: what it names itself, what is named last before it (and what is
    joined to that), else what was named last in the reply."""
    inside = [card for card in shown if _last(card, phrase) >= 0]
    own = [card for card in inside if any(phrase.lower().rstrip().endswith(c.lower()) for c in _names(card))]
    if own and re.search(r"\bwho\b", phrase):
        return tuple(own)
    named = sorted((_last(card, text[:at]), n) for n, card in enumerate(shown))
    there = [(place, shown[n]) for place, n in named if place >= 0]
    if there:
        place, last = there[-1]
        joined = [card for earlier, card in there[:-1] if _LISTED.match(_between(text, earlier, card, place))]
        return (last, *joined)
    told = sorted(((_last(card, before), n) for n, card in enumerate(shown)), reverse=True)
    if told and told[0][0] >= 0:
        return (shown[told[0][1]],)
    return shown[:1]


def _between(text: str, start: int, card: Shown, end: int) -> str:
    """What stands between one product's name and where the next is named."""
    said = [call for call in _names(card) if text[start : start + len(call)].lower() == call.lower()]
    return text[start + max(map(len, said), default=0) : end].strip()


def _last(card: Shown, text: str) -> int:
    """Where a product is named last; -1 where it is not."""
    low = text.lower()
    return max((low.rfind(call.lower()) for call in _names(card)), default=-1)


def _names(card: Shown) -> list[str]:
    words = card.product.name.split()
    return [card.product.name, *([" ".join(words[:2])] if len(words) > 2 else [])]


def _shown(evidence: Evidence) -> Iterator[Shown]:
    seen: set[str] = set()
    for card in (*evidence.products, *_in_findings(evidence)):
        if card.product.id not in seen:
            seen.add(card.product.id)
            yield card


def _in_findings(evidence: Evidence) -> Iterable[Shown]:
    for finding in evidence.findings:
        if isinstance(finding, Recommended | LooksLike | Found | Nearest | Compared):
            yield from finding.products
        elif isinstance(finding, GoesWith):
            yield from (finding.product, *finding.products)
        elif isinstance(finding, ReasonTold):
            yield finding.product
        elif isinstance(finding, NotInStock):
            yield from finding.instead
