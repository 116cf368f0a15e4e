"""Questions on the whole catalogue: how many, which brands, which kinds, from what price to what.

They are told by how they are asked, whatever the thing is that they are asked of: the words of
the question are taken out, and what is left is the search that they are asked of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.understanding.vocabulary import Sense, Vocabulary
from assistant.understanding.words import clean, tokens
from assistant.understood import About, Asked

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Overall:
    """What is asked, and the characters of the message that ask it."""

    asked: Asked
    places: tuple[Place, ...]


_HAVE = r"(?:have|got|sell|carry|stock|offer|do|keep|list|hold|supply)"
_YOU = r"(?:you|u|ya|the shop|the store|this shop|this store|your shop|your store)"
_SHOP_HAS = rf"(?:(?:do|does|have|has|are|is) (?:{_YOU}|there)(?: (?:guys|folks|all))?(?: {_HAVE})?)"
_MAKER = r"(?:brands?|brand names?|makes?|makers?|manufacturers?|labels?|producers?|companies|marques?)"
_SORT = r"(?:kinds?|types?|sorts?|categories|category|departments?|sections?|varieties|ranges|styles?)"
_ALL = r"(?:all |all of )?(?:the |your )?(?:different |various |available )?"

_IS = r"(?:what is|whats|what's|what are|tell me|give me)?"
_OF = r"(?: of| for| on| in| among)?"
_YOUR = r"(?: your| the| a| an)?"
_RANGE = r"(?:range|choice|selection|assortment|collection)"
_COSTS = r"(?:cost|go for|sell for|run|run me|set me back|retail for|start at|start)"

_CUES: tuple[tuple[About, str], ...] = (
    (About.BRANDS, rf"how many (?:different )?{_MAKER}{_OF}"),
    (About.BRANDS, rf"(?:which|what|whose|name|list|show me|tell me) {_ALL}{_MAKER}{_OF}"),
    (About.BRANDS, r"who (?:makes|made|manufactures|produces|are the makers of)(?: the| your)?"),
    (About.BRANDS, rf"{_MAKER} (?:of|for|in|do you|you|that you)"),
    (About.BRANDS, r"(?:made )?by (?:which|what|whom) (?:brands?|makers?|companies)"),
    (About.KINDS, rf"how many (?:different )?{_SORT}(?: of)?"),
    (About.KINDS, rf"(?:which|what|list|name|show me|tell me) {_ALL}{_SORT}(?: of)?"),
    (About.KINDS, rf"what (?:all )?(?:do|does) {_YOU} (?:guys )?(?:sell|carry|stock|offer)(?= here|\W*$)"),
    (About.COUNT, r"how many(?: different)?"),
    (About.COUNT, rf"(?:{_IS}|what|which) ?(?:the )?(?:total )?(?:number|count|quantity) of"),
    (About.COUNT, rf"how (?:big|large|wide|extensive) is (?:your|the) {_RANGE}{_OF}"),
    (About.PRICES, rf"{_IS} ?(?:the |your )?price (?:ranges?|span|spread|bands?|brackets?)(?: is)?{_OF}"),
    (About.PRICES, rf"(?:what|which) price (?:ranges?|bands?|brackets?) (?:are|is|do|does){_YOUR}"),
    (About.PRICES, rf"{_IS} (?:the |your )?(?:prices?|costs?)(?: like)?(?: of| for| on)(?: your)?"),
    (About.PRICES, rf"(?:from|at|in) what prices?(?: range)?(?: on| onwards)?(?: do| does| are| is)?{_YOUR}"),
    (About.PRICES, rf"(?:what|how much) (?:do|does|would|will|should){_YOUR}(?= .*\b{_COSTS}\b)"),
    (About.PRICES, rf"how much (?:are|is|for){_YOUR}"),
    (About.PRICES, rf"(?:how (?:cheap|expensive|dear|pricey|costly)|what prices?) (?:are|is|do|does){_YOUR}"),
    (About.PRICES, r"between what (?:and what|prices)(?: do| are)?(?: your| the)?"),
)
_TAILS = re.compile(
    rf"\b(?:{_SHOP_HAS}|{_YOU} (?:guys )?{_HAVE}|there are|are there|are available|is available|available"
    r"|costs?|go(?:es)? for|sell(?:s)? for|retail(?:s)? for|run me|run|set me back|start(?:s)?(?: at| from)?"
    r"|come in|comes in|altogether|in total|in all|overall|in the (?:shop|store|catalogue|catalog)"
    r"|in your (?:shop|store|catalogue|catalog)|here|represented|to choose from|on offer|exist|range from"
    r"|do you have in|can i (?:get|buy|choose from|find)|could i (?:get|buy))\b",
    re.IGNORECASE,
)
_LEADS = (
    *("and", "so", "ok", "okay", "hi", "hey", "hello", "please"),
    *("know", "but", "me", "wondering", "curious", "also", "then", "you", "to"),
)
_BEGINS = "(?:" + "|".join(["^", "(?<=[.!?;,:] )", *(rf"(?<=\b{word} )" for word in _LEADS)]) + ")"
_COMPILED = tuple((about, re.compile(_BEGINS + cue + r"\b", re.IGNORECASE)) for about, cue in _CUES)
_OF_ONE = re.compile(
    r"\b(?:it|its|this one|that one|he|she)\b|\b(?:the|this|that) (?:first|second|third|last|other)\b"
    r"|\b(?:is|are|were|was) (?:in )?(?:it|this|my|the (?:box|pack|set|bag|cart|basket))\b|\bthis\W*$",
    re.IGNORECASE,
)
"""Words of a question about one thing that was spoken of."""
_NOT_GOODS = re.compile(
    r"\b(?:my|mine|i|ive|i've|we|us)\b"
    r"(?! (?:get|choose|buy|find|pick|see|look|want|need|am|could|can|have to))"
    r"|\b(?:days?|weeks?|hours?|minutes?|months?|years?|times?|people|customers?|reviews?|stars?|orders?"
    r"|points?|shipping|delivery|postage|payments?|methods|(?:credit|debit|gift) cards?|carriers?|couriers?"
    r"|instal+ments?|vouchers?|discounts?|return|returns|refund|tax|vat|warranty|branches|locations|stores"
    r"|shops|outlets|staff|employees)\b",
    re.IGNORECASE,
)
"""Words that ask of the customer's own affairs or of the shop's rules."""
_OF_A_PART = re.compile(
    r"\b(?:do|does|did|can|could|will|would|has|have)(?: the| a| an| each| they| these| those| your| one)\b"
    r"|\b(?:left|remaining|per|each)\b",
    re.IGNORECASE,
)
"""After "how many": what is counted are parts of a thing ("how many pockets does the bag have")."""


def overall(text: str, vocabulary: Vocabulary) -> Overall | None:
    """The question that a message asks of all products of a search; None for any other message."""
    text = clean(text)
    if _OF_ONE.search(text):
        return None
    for about, cue in _COMPILED:
        for match in cue.finditer(text):
            rest = text[match.end() :]
            if _NOT_GOODS.search(rest) or (about is About.COUNT and _OF_A_PART.search(rest)):
                return None
            return Overall(Asked(about), (match.span(), *_tails(text, match.end())))
    return _values(text, vocabulary)


def _values(text: str, vocabulary: Vocabulary) -> Overall | None:
    """ "What colours do your backpacks come in?": an attribute of the catalogue by its name."""
    opening = re.match(
        r"(?:.*[.!?;,] )?(?:(?:and|so|ok) )?(?:in )?(?:which|what|how many)(?: different)? ", text, re.I
    )
    if opening is None:
        return None
    said = tokens(text[opening.end() :])
    for length in (3, 2, 1):
        name = _attribute([token.root for token in said[:length]], vocabulary) if len(said) > length else None
        if name is None or said[length - 1].norm == said[length - 1].root:
            continue  # "what size" asks of one thing, "what sizes" of many
        start, end = opening.start(), opening.end() + said[length - 1].end
        return Overall(Asked(About.VALUES, name), ((start, end), *_tails(text, end)))
    return None


def _attribute(roots: list[str], vocabulary: Vocabulary) -> str | None:
    """The catalogue's attribute of this name; "colour" is whichever attribute holds colours."""
    said = " ".join(roots)
    senses = {"color": Sense.COLOUR, "colour": Sense.COLOUR, "size": Sense.SIZE, "material": Sense.MATERIAL}
    by_name = {
        " ".join(token.root for token in tokens(clean(name))): name for name in vocabulary.facets.attributes
    }
    if said in by_name:
        return by_name[said]
    having = [name for name, sense in vocabulary.senses.items() if sense is senses.get(said)]
    counts = {name: sum(vocabulary.facets.attributes.get(name, {}).values()) for name in having}
    return max(counts, key=counts.__getitem__, default=None)


def _tails(text: str, start: int) -> Iterator[Place]:
    """The words after the question's own that only close it ("do you have")."""
    return ((start + m.start(), start + m.end()) for m in _TAILS.finditer(text[start:]))
