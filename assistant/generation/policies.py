"""Wording of policies: the shop's own sentences, with all their conditions."""

from __future__ import annotations

import re

from assistant.evidence import Passage, PolicyFound
from assistant.generation.sentences import split

LONGEST = 700
"""Characters of a passage that are said; a longer one ends at a sentence, and is cited whole."""
_POINTS_BACK = re.compile(r"\b(?:these|those|such)\b", re.IGNORECASE)


def found(finding: PolicyFound, style: int) -> tuple[str, ...]:
    said: list[str] = []
    for passage in finding.passages:
        for i, sentence in enumerate(split(passage.text)):
            if said and sum(map(len, said)) + len(sentence) > LONGEST:
                return tuple(said)
            under = i == 0 and leans_on_heading(passage)
            lead = f"Our page on {passage.heading} says: " if under else ""
            said.append(lead + sentence)
    return tuple(said)


def leans_on_heading(passage: Passage) -> bool:
    """Whether a passage opens with "these addresses", and says which only in its heading."""
    first = next(iter(split(passage.text)), "")
    return bool(_POINTS_BACK.search(first)) and passage.heading not in {"", passage.title}
