"""What a message is after that the classifier took for none of the shop's business.

The classifier knows how people ask, not what this shop sells. Where it is merely unsure, the
words of the catalogue decide; where it is sure ("who wrote Dune?"), they do not, since a poem
about mugs is not a mug.
"""

from __future__ import annotations

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
_ASKS = words("who whose whom why when how")
_OWN = words("my our his her their")


def is_search(text: str, said: Constraints, out_of_scope: float, vocabulary: Vocabulary) -> bool:
    """Whether a message taken for out of scope, with that probability, looks for something."""
    reading = Reading(text)
    if out_of_scope >= SURE or any(token.norm in _ASKS for token in reading.tokens):
        return False
    wanted = any(reading.first_of(i, _WANTS) for i in range(len(reading)))
    if names_something(said, vocabulary):
        return wanted or not _speaks_of_own(reading, said)
    if said.sort is not None and any(root in GENERIC_THINGS for root in reading.roots):
        return out_of_scope < DOUBTFUL  # "the priciest thing in the whole shop"
    return wanted and bool(said.kinds) and out_of_scope < DOUBTFUL


def names_something(said: Constraints, vocabulary: Vocabulary) -> bool:
    """Whether a message names a category, a brand, or a kind of thing of this catalogue."""
    named = said.filters.categories or said.filters.brands
    return bool(named) or any(vocabulary.knows(kind) for kind in said.kinds)


def _speaks_of_own(reading: Reading, said: Constraints) -> bool:
    """ "can you fix my lamp" wants no lamp."""
    things = (i for i, root in enumerate(reading.roots) if root in said.kinds)
    return any(reading.norm(i - 1) in _OWN for i in things)
