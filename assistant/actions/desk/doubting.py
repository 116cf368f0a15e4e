"""Whether what a customer tells of something is what the conditions of sending it back may exclude.

Conditions are the shop's sentences and are told as they are; nobody here can see the goods. What a
customer says of them themselves is not passed over: it is said that a person has to judge it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.evidence import Finding, Proposed
from assistant.turn import Message

USED = re.compile(
    r"\b(?:(?:have|has|had|'ve|was|were|been|is|are|already|only|just|once|i|we|she|he|they|kids?|dog|cat)"
    r" (?:\w+ ){0,2}?"
    r"(?:opened|unsealed|worn|wore|used|washed|burnt|burned|lit|played|tasted|assembled|unwrapped|drunk|eaten)\b"
    r"|(?:worn|used|opened|washed|lit) (?:it|them|once|twice|a few|outside|for)\b"
    r"|seals? (?:(?:is|are|was|were|got) )?(?:broken|torn|off|gone)|broke the seals?|broken seals?"
    r"|(?:without|no|lost|threw (?:out|away)|thrown (?:out|away)|cut (?:off|out)|tore off|removed|missing)"
    r" (?:the |its |their |any |all )?(?:tags?|labels?|box|packag\w+|wrapping)\b"
    r"|(?:tags?|labels?|box|packaging) (?:is|are|was|were) (?:gone|off|cut|missing|torn|thrown))",
    re.IGNORECASE,
)
NOT = re.compile(
    r"\b(?:never|not|no[tr]|un|haven'?t|hasn'?t|isn'?t|aren'?t|wasn'?t|weren'?t|didn'?t|don'?t)\b", re.I
)
LOOKED_AT = 8
"""So many of their last messages are looked at."""


def doubting(findings: Sequence[Finding], messages: Sequence[Message], text: str) -> tuple[Finding, ...]:
    """The same, with what is put before them doubted where their own words give reason to."""
    theirs = [message.text for message in messages if message.role == "customer"][-LOOKED_AT:]
    if not tells_of_use([*theirs, text]):
        return tuple(findings)
    return tuple(replace(one, doubted=True) if isinstance(one, Proposed) else one for one in findings)


def tells_of_use(texts: Iterable[str]) -> bool:
    clauses = (clause for text in texts for clause in re.split(r"[.,;!?\n]", text.replace("’", "'")))
    return any(USED.search(clause) and not NOT.search(clause) for clause in clauses)
