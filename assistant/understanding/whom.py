"""Whether something is looked for as a present, or for somebody else than who writes."""

from __future__ import annotations

import re

from assistant.understanding.lexicon import RELATIVES
from assistant.understanding.wordlists import words as listed

_MORE_PEOPLE = listed(
    "boy girl baby toddler child kid teenager teen man woman lady family mummy mama papa pop pa hubby wifey "
    "gf bf ex mother-in-law stepdad father-in-law stepson stepdaughter godson goddaughter in-laws twins "
    "godchild nana gran grandmum flatmate landlord student nurse mentor coach nephews"
)
_PEOPLE = "|".join(
    sorted(
        (RELATIVES - {"her", "him", "kid", "guest", "host", "people"}) | _MORE_PEOPLE,
        key=len,
        reverse=True,
    )
)  # fmt: skip
_OF_THEM = rf"(?:[a-z]+(?:-[a-z]+)? ){{0,3}}?(?:{_PEOPLE})s?\b"
_AGED = (
    r"(?:an? |my |our |the )?(?:\w+[- ]?)?\d{0,2}[- ]?(?:year|yr|month)s?[- ]?old\b|(?:an? )?\w+"
    r" (?:year|month)s? old\b"
)
_FOR = re.compile(
    r"\b(?:for|to give(?: to)?|give|give to|gift|get|buy|surprise|treat|spoil|please) (?P<who>(?:my"
    rf"|our|the|an?|his|her|their|some|this) {_OF_THEM})"
    rf"|\b(?:for|give|to give|get|buy)\s+(?P<aged>{_AGED})"
    r"|\b(?:for|give|get|buy)\s+(?P<them>her|him|them|someone(?: else)?|somebody(?: else)?|mum|mom|dad"
    r"|grandma|grandpa|granny|nan|a friend)\b(?! to)"
    rf"|\b(?P<theirs>(?:my|our) {_OF_THEM}(?: \w+)?)(?:'s birthday| (?:loves?|likes?|enjoys?|needs?"
    r"|wants?|hates?|is (?:into|mad|crazy|a|an|turning|getting|\d+)|has a birthday|turns|collects|goes"
    r"|would (?:like|love)))",
    re.I,
)
_GIFT = re.compile(
    r"\b(?:(?:birthday|christmas|xmas|anniversary|wedding|housewarming|mother's day|father's day"
    r"|valentine'?s?(?: day)?|graduation|leaving|farewell|thank[- ]you)"
    r" (?:gift|present|idea|surprise)s?|gifts?|presents?|stocking fillers?|secret santa)\b",
    re.I,
)
_MYSELF = re.compile(
    r"\b(?:for|to|treat) (?:me|myself)\b|\bmyself\b|\bfor my ?self\b|\bit'?s for me\b|\bmy own"
    r" (?:birthday|use)\b",
    re.I,
)
_SHOPS = re.compile(
    r"\bgift (?:cards?|wrap\w*|box\w*|receipts?|vouchers?|certificates?|message|bags?)\b", re.I
)
_OWNED_BY = re.compile(r"^(?:my|our)\b", re.I)
SOMEBODY = "somebody else"


def recipient(text: str) -> str:
    """Whom a message looks for something for, as it is said back ("your dad"), `SOMEBODY` where it does
    not say whom; "" where it is for who writes, or says nothing of it."""
    found = _FOR.search(text)
    if found is not None:
        said = next(v for v in found.groupdict().values() if v).strip()
        if found["them"] and said.lower() in {"her", "him", "them"}:
            return said.lower()
        return _OWNED_BY.sub("your", " ".join(said.lower().split()))
    if _GIFT.search(_SHOPS.sub("", text)) and not is_for_myself(text):
        return SOMEBODY
    return ""


_OF_AGE = listed(
    """
    year years yr yrs old month months aged mad crazy nuts obsessed turning loves love likes like
    into keen fan fond one two three four five six seven eight nine ten eleven twelve year-old
    """
)
_CHILD = re.compile(
    r"\b(?:\w+|\d+)[- ]?(?:years?|yrs?|months?)[- ]?old|\b(?:kid|child|boy|girl|toddler|baby|nephew"
    r"|niece|godson|goddaughter"
    r"|grandson|granddaughter|little one)s?\b",
    re.I,
)


def wish(words: str, recipient: str) -> str:
    """The words of a search for somebody without those that only tell their age and that they love it: what
    is left is what they love. For a child it is something to play with."""
    kept = [word for word in words.split() if word.lower() not in _OF_AGE and not word.isdigit()]
    if len(kept) == len(words.split()) or not kept:
        return words
    return " ".join(kept) + (" toy for kids" if _CHILD.search(recipient) else "")


def is_for_myself(text: str) -> bool:
    return bool(_MYSELF.search(text))
