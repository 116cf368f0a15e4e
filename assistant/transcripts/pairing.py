"""Questions of customers with the answers that agents gave, out of chats without their personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise

from assistant.transcripts.privacy import Scrubber, names_in
from assistant.transcripts.reading import Chat, Line

LONGEST = 1200
"""Characters of a question or an answer that can stand as a general one."""
SHORTEST = 4
"""Words of an answer that answers something."""
MARK = re.compile(r"\[(?:email|link|card|tracking|address|postcode|order|phone|name)\]")
GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks|thank you"
    r"|welcome)\b[^.!?]{0,60}[.!?,]?\s*$"
    r"|^(?:(?:how (?:can|may) i help|happy to help|glad to help|let me (?:check|look)|one moment"
    r"|just a (?:moment"
    r"|second)|sure|of course|no problem|great question|i understand|sorry to hear)\b[^.!?]{0,60}[.!?]?)$"
    r"|^(?:is there anything else|anything else|have a (?:nice|great|good|lovely)|you'?re welcome"
    r"|bye|take care"
    r"|my pleasure|any time|let me know|hope (?:that|this) helps|best|kind regards|regards|cheers)\b.*$",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"[?？]|^(?:how|what|when|where|which|who|why|can|could|do|does|is|are|will|would|may|i (?:want"
    r"|need|would like) to"
    r" know|(?:tell|let) me)\b|\bi(?:'m| am) (?:wondering|looking for)|\bwondering (?:if|whether)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:your|the) (?:order|parcel|package|refund|return|shipment|replacement|account|payment"
    r"|invoice|credit"
    r"|item)\b[^.!?]{0,40}\b(?:is|was|has|have|will|shipped|left|arrived|went|should|shows)\b"
    r"|\bi(?:'ve| have)? (?:just |now |already |also )?(?:checked|cancelled|canceled|refunded"
    r"|issued|sent|updated"
    r"|changed|processed|resent|reshipped|credited|added|placed|see (?:that |here )?(?:your|it|you|the order)"
    r"|can see|looked)\b|\b(?:i'll|i will|i am going to|i'm) (?:refund|send|resend|cancel|credit"
    r"|issue|process"
    r"|check|email)\w*\b|\byou (?:ordered|bought|placed|paid|returned)\b|\bas an exception\b"
    r"|\bjust this once\b",
    re.IGNORECASE,
)
"""Answers that hold for one customer's own order."""
ASKED_OWN = re.compile(
    r"\bwhere(?:'s| is) my\b|\bmy (?:order|parcel|package|refund|delivery|account) (?:is|has|was"
    r"|still|hasn't|never"
    r"|didn't|says)\b|\b(?:cancel|change|track|return) my\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Characters of writing without spaces; two of them make about a word."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One question and its answer, with when the answer was given."""

    question: str
    answer: str
    at: datetime | None
    conversation: str


@dataclass(slots=True)
class Paired:
    """How many pairs were dropped: as `small_talk`, as of one customer's `own` order, or as `doubted` (may
    hold personal data)."""

    small_talk: int = 0
    own: int = 0
    doubted: int = 0


def pairs(chats: Sequence[Chat], scrubber: Scrubber, counted: Paired) -> Iterator[Pair]:
    """The general questions of chats with their answers."""
    for chat in chats:
        spoken = {name for line in chat.lines for name in names_in(line.text, scrubber.kept)}
        for asked, answered in _turns(chat):
            question = _told(asked, scrubber, spoken, asks=True)
            answer = _told(answered, scrubber, spoken, asks=False)
            if question is None or answer is None:
                counted.doubted += 1
            elif not _is_general(question, answer):
                counted.own += 1
            elif not ASKS.search(question) or _length(answer) < SHORTEST:
                counted.small_talk += 1
            elif len(question) <= LONGEST and len(answer) <= LONGEST:
                yield Pair(question, answer, answered[-1].at, chat.id)


def _turns(chat: Chat) -> Iterator[tuple[list[Line], list[Line]]]:
    """What a customer said in a row, with what the agent said to it in a row."""
    runs = [(role, list(lines)) for role, lines in groupby(chat.lines, key=lambda line: line.role)]
    for (role, lines), (_, answer) in pairwise(runs):
        if role == "customer":
            yield lines, answer


def _told(lines: Sequence[Line], scrubber: Scrubber, spoken: set[str], *, asks: bool) -> str | None:
    """Lines as one text without greetings and without names; None where personal data may be left."""
    said = [scrubber.scrub(line.text, spoken) for line in lines]
    if any(line is None for line in said):
        return None
    sentences = [s.strip() for line in said if line for s in SENTENCE.split(line) if s.strip()]
    if asks:  # "My name is [name]. Can I …?": what holds a mark only introduces
        sentences = [s for s in sentences if not MARK.search(s) or ASKS.search(s)]
    kept = [_bare(s) for s in sentences if not GREETING.match(_bare(s))]
    return re.sub(r"(?<=[。！？]) ", "", " ".join(s for s in kept if s))


OPENED = re.compile(
    r"^(?:hi|hello|hey|dear|thanks|thank you|good (?:morning|afternoon|evening))"
    r"(?: there)?(?:,? (?:\w+\.? )?\[name\])?[,.!:]+\s*|^(?:hi|hello|hey|dear)(?: there)?,? \[name\]\s*"
    r"|^\[name\] (?:here|from .{0,40}?)[,.!:]\s*",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"[,.!]?\s*(?:(?:best|kind regards|regards|cheers|thanks|yours),?)?\s*[-–—~]*\s*\[name\]\s*$",
    re.IGNORECASE,
)


def _bare(sentence: str) -> str:
    """A sentence without whom it greets or is signed by."""
    said = CLOSED.sub("", OPENED.sub("", sentence)).strip()
    return said[:1].upper() + said[1:]


def _length(text: str) -> float:
    """Words of a text, also of one without spaces."""
    return len(UNSPACED.sub(" ", text).split()) + len(UNSPACED.findall(text)) / 2


def _is_general(question: str, answer: str) -> bool:
    """Whether neither holds anything of one person: no mark, no order of theirs."""
    marked = MARK.search(answer) or MARK.search(question)
    return not (marked or OWN.search(answer) or ASKED_OWN.search(question))
