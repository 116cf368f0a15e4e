"""Words that tell that somebody's health rests on the answer."""

from __future__ import annotations

import re

HEALTH = re.compile(
    r"\b(allerg\w*|anaphyla\w*|intoleran\w*|c(?:o)?eliac\w*|gluten|lactose"
    r"|(?:nut|peanut|dairy|soy|egg)s?[- ]?free"
    r"|diabet\w*|eczema|asthma\w*|epilep\w*|pregnan\w*|breastfeed\w*|hypoallergenic)\b",
    re.I,
)
