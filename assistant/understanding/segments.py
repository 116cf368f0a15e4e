"""The parts of a message that may each ask for something of its own.

A message is cut at the ends of sentences, and where a conjunction or a comma is followed by
the beginning of a new request ("... and what's your return policy", "..., also add the first").
A list of things or of their properties ("red and blue shoes", "a tent and four chairs") begins
no request, so it stays whole, and so does a condition with what hangs on it.
"""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

SENTENCE = re.compile(
    r"""(?<![\d\s])[.](?=\s+\S)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bmr\.)(?<!\bmrs\.)(?<!\bdr\.)(?<!\bno\.)(?<!\bapprox\.)
      | (?<=\d)[.](?=\s+[^\W\d])
      | [!?;]+(?:['")\]]*)(?=\s|$)
      | \n+ | \s+[-–—]\s+""",
    re.VERBOSE | re.IGNORECASE,
)

ASKS = (
    r"wh(?:at|ere|en|y|o|ich)(?:['’]?s|['’]?re)?|how(?:['’]?s)?|wheres"
    r"|(?:do|did|have|can|could|will|would|are|were) (?:you|u|i|we|they|the|there|it|my|your)"
    r"|(?:is|are|was|does|did|has|have) (?:it|this|that|these|those|the|there|my|your|they|she|he)"
)
TELLS = (
    r"i(?:['’](?:d|m|ve|ll)|m|ve| am| want| need| would| have| wanna| was| got| ordered| bought| will)\b"
    r"(?! (?:it|them) to)"
    r"|my (?:order|parcel|package|refund|delivery|cart|basket|return)"
    r"|let(?:['’]?s| me| us)"
)
DOES = (
    r"(?:please |pls |plz |then |also |just )*"
    r"(?:show|add|remove|put|tell|cancel|return|exchange|swap|give|send|compare|find|take|delete|empty|clear"
    r"|recommend|suggest|explain|check|track|change|update|refund|connect|transfer|order|buy|get me|help)\b"
)
LEADS = r"(?:(?:please|pls|plz|also|then|so|now|oh|hey|ok|okay|btw|by the way|actually)\b,? )*"
OPENING = rf"{LEADS}(?:{ASKS}|{TELLS}|{DOES})"
JOINT = re.compile(
    r"(?:(?:\s*,)?\s+(?:and also|and then|and|but|plus|also|then|or|btw|by the way|oh)\b,?\s+|\s*,\s*)"
    rf"(?={OPENING})",
    re.IGNORECASE,
)
DEPENDENT = re.compile(
    r"\s*(?:if|when|whenever|since|because|cause|cuz|as|while|after|before|unless|although|though|for|with|in"
    r"|to|given)\b",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"(?:^|.*[\s,])(?:that|which|who|if|whether|because|since|so|as|when|where)\s*$", re.IGNORECASE
)
HAIL = re.compile(
    r"\s*((?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day))"
    r"(?: (?:there|again|all|everyone|guys|team))?)\b"
    r"(?!\s*[-'’])[\s,.!]*(?=[^\W_])",
    re.IGNORECASE,
)
MIN_WORDS = 2


def segment(text: str) -> list[str]:
    """The parts of `text`, in order, each stripped; the whole if nothing can be cut."""
    hail = HAIL.match(text)
    rest = text[hail.end() :] if hail else text
    parts = [part for sentence in _sentences(rest) for part in _clauses(sentence)]
    if hail:
        parts.insert(0, hail.group(1))
    return parts or ([text.strip()] if text.strip() else [])


def _sentences(text: str) -> list[str]:
    pieces, start = [], 0
    for match in SENTENCE.finditer(text):
        # a question mark belongs to its question; a dash or a line break belongs to nothing
        pieces.append(text[start : match.end()])
        start = match.end()
    pieces.append(text[start:])
    stripped = (piece.strip().strip("-–—").strip() for piece in pieces)
    return [piece for piece in stripped if WORD.search(piece)]


def _clauses(sentence: str) -> list[str]:
    """Cut at joints, from the left, where both sides can stand alone."""
    pieces, start = [], 0
    for match in JOINT.finditer(sentence):
        left = sentence[start : match.start()]
        if _stands_alone(left) and len(WORD.findall(sentence[match.end() :])) >= MIN_WORDS:
            pieces.append(left.strip())
            start = match.end()
    pieces.append(sentence[start:].strip())
    return pieces


def _stands_alone(left: str) -> bool:
    words = len(WORD.findall(left))
    return words >= MIN_WORDS and not DEPENDENT.match(left) and not RELATIVE.match(left)
