"""Attributes that somebody's health, faith or safety may rest on: never read out of prose.

"Gluten free" in a text may be an option, a hope or another product's; the feed has to say it.
"""

from __future__ import annotations

import re

from retrieval.words import fold

ALLERGENS = (
    r"gluten|wheat|lactose|dairy|milk|casein|(?:pea|tree)?[ -]?nut|almond|soya?|egg|fish|shellfish|sesame"
    r"|mustard|celery|lupin|sulphite|sulfite|sugar|alcohol|meat|pork|gelatine?|latex|nickel|fragrance|perfume|paraben"
    r"|phthalate|sulphate|sulfate|silicone|bpa|lead|cadmium|toxin|chemical|cruelty|animal|grain|pfas|pvc|aluminium"
    r"|aluminum|additive|preservative|caffeine|carb|fat|salt"
)
SENSITIVE = re.compile(
    rf"\b(?:(?:{ALLERGENS})s?[ -]?(?:free|less)|(?:no|free (?:of|from)) (?:{ALLERGENS})s?)\b"
    r"|allerg|intoleran|c(?:o)?eliac|\b(?:gluten|lactose|bpa|peanuts?)\b|diabet|eczema|asthma|pregnan"
    r"|\b(?:vegan|vegetarian|plant based|halal|kosher|organic|bio|keto|paleo|diet(?:ary|s)?|ingredients?)\b"
    r"|toxic|\b(?:child|children|kid|baby|babies|toddler|infant|pet|dog|cat|food|skin|eye|tooth|fire|flame|shock"
    r"|choking)s?[ -]?(?:safe|proof|safety|friendly|resistant|retardant|grade)"
    r"|\b(?:safe for|steril\w*|dermatolog\w*|medical|clinical\w*)\b"
)


def sensitive(name: str, value: str = "") -> bool:
    """Whether the attribute or its value is such."""
    return any(SENSITIVE.search(fold(text).replace("_", " ").replace("-", " ")) for text in (name, value))
