"""Wording of policies: the shop's own sentences, with all their conditions."""

from __future__ import annotations

from assistant.evidence import PolicyFound
from assistant.generation.sentences import split

LONGEST = 700
"""Characters of a passage that are said; a longer one ends at a sentence, and is cited whole."""


def found(finding: PolicyFound, style: int) -> tuple[str, ...]:
    said: list[str] = []
    for sentence in (part for passage in finding.passages for part in split(passage.text)):
        if said and sum(map(len, said)) + len(sentence) > LONGEST:
            break
        said.append(sentence)
    return tuple(said)
