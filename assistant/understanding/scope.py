"""What a message is after that the classifier took for none of the shop's business.

The classifier knows how people ask, not what this shop sells. Where it is merely unsure, the
words of the catalogue decide; where it is sure ("who wrote Dune?"), they do not, since a poem
about mugs is not a mug.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.understanding.constraints import Constraints
from assistant.understanding.lexicon import GENERIC_THINGS
from assistant.understanding.reading import Reading
from assistant.understanding.vocabulary import Vocabulary
from assistant.understanding.wordlists import phrases, words

SURE = 0.5
"""How probable out-of-scope is from which on no word of the catalogue speaks against it."""
DOUBTFUL = 0.25
"""The same for a message that wants something which no word of the catalogue names."""
_WANTS = phrases(
    "im after|i am after|looking for|look for|looking at|look at|need|want|wanna|show me|let me see|lets see|"
    "id like|i would like|do you have|do you sell|do you carry|do you stock|do you do|have you got|you got|"
    "you have|you sell|got any|got some|any|find me|find|searching for|shopping for|interested in|after a|"
    "after some|prefer|browse|buy|get me|give me"
)
_OPENS = re.compile(
    r"\W*(?:(?:ok(?:ay)?|fine|good|great|cool|nice|perfect|thanks|thank you|thx|cheers|alright|all right"
    r"|right|well|so|then|now|and|but|sure|yes|no|hi|hey|hello|never ?mind|whatever|anyway|in that case)"
    r"\b\W*){0,4}"
    r"(?:(?:please|can you|could you|just|then|now)\b\W*)*(?:show me|let me see|let's see|find me"
    r"|(?:i'?m|i am) (?:looking for|after)|do you (?:have|sell|carry|stock)|have you got|got any)\b",
    re.IGNORECASE,
)
_ASKS = words("who whose whom why when how")
_OWN = words("my our his her their")


def wants(text: str) -> bool:
    """Whether a message says in plain words that something is looked for."""
    reading = Reading(text)
    return any(reading.first_of(i, _WANTS) for i in range(len(reading)))


def opens_search(text: str) -> bool:
    """Whether a message, after a word or two to acknowledge what was said, opens as a search."""
    return bool(_OPENS.match(text))


def is_search(
    text: str,
    said: Constraints,
    out_of_scope: float,
    vocabulary: Vocabulary,
    sold: Callable[[str], bool] = lambda root: False,
) -> bool:
    """Whether a message taken for out of scope, with that probability, looks for something. `sold` tells
    whether the name of some product has a word."""
    reading = Reading(text)
    if out_of_scope >= SURE or any(token.norm in _ASKS for token in reading.tokens):
        return False
    wanted = wants(text)
    if names_something(said, vocabulary):
        return wanted or not _speaks_of_own(reading, said)
    if said.sort is not None and any(root in GENERIC_THINGS for root in reading.roots):
        return out_of_scope < DOUBTFUL  # "the priciest thing in the whole shop"
    return wanted and bool(said.kinds) and (out_of_scope < DOUBTFUL or all(map(sold, said.kinds)))


def names_something(said: Constraints, vocabulary: Vocabulary) -> bool:
    """Whether a message names a category, a brand, or a kind of thing of this catalogue."""
    named = said.filters.categories or said.filters.brands
    return bool(named) or any(vocabulary.knows(kind) for kind in said.kinds)


def _speaks_of_own(reading: Reading, said: Constraints) -> bool:
    """ "can you fix my lamp" wants no lamp."""
    things = (i for i, root in enumerate(reading.roots) if root in said.kinds)
    return any(reading.norm(i - 1) in _OWN for i in things)
