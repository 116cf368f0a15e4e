"""Questions that the change itself answers which is put before a customer: it is shown in full again."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.actions.desk.said import Said, Wish
from assistant.desk import Desk, Slot
from assistant.understood import Understood

OF_SUMS = re.compile(
    r"\b(?:do|will|would|can) (?:i|we) (?:get|have|see|receive) (?:it |them )?"
    r"(?:all|everything|the (?:full|whole)|any(?:thing)?|my money|how much)\b[^.?!]*\bback\b"
    r"|\bhow much\b[^.?!]{0,40}\b(?:back|refund\w*|more|extra|less|in all|altogether|in total)\b"
    r"|\bhow much (?:is|would|will) (?:it|that|this)(?: be| cost| come to)?\W*$"
    r"|\bwhat (?:would|will|do|'d) (?:i|we) (?:get|pay)\b|\bwhat(?:'s| is) the (?:difference|total|refund)\b"
    r"|\b(?:is|are) (?:it|they|that|this) (?:cheaper|dearer|more|more expensive|the same price)\b",
    re.IGNORECASE,
)
OF_TERMS = re.compile(
    r"\bhow (?:long|many days) do i have\b|\bwhat am i (?:saying yes|agreeing) to\b"
    r"|\bwhat (?:exactly )?(?:happens (?:then|if i say yes)|are you (?:going to do|doing)|will you do)\b",
    re.IGNORECASE,
)
NOT_OF_IT = re.compile(
    r"\b(?:polic(?:y|ies)|in general|usually|normally|express|shipping|gift cards?)\b", re.IGNORECASE
)
ASKING = re.compile(
    r"\?|^\W*(?:and |so |but |ok |oh )*(?:do|will|would|can|is|are|how|what)\b", re.IGNORECASE
)


def is_asked_of(said: Said, heard: Understood, desk: Desk) -> bool:
    """Whether a message asks what stands in the change that is put before them, or was offered to them."""
    text = heard.text
    if desk.awaiting is not Slot.CONFIRM or desk.draft is None or said.agrees is not None:
        return False
    if heard.references or NOT_OF_IT.search(text) or not ASKING.search(text):
        return False
    if not (OF_SUMS.search(text) or OF_TERMS.search(text)):
        return False
    return all(replace(w, kind=None, everything=False, reason=None, text="") == Wish() for w in said.wishes)


def unfolded(desk: Desk) -> Desk:
    """So that it is put before them in full again; an offer is taken up by that, which agrees to nothing."""
    if desk.draft is None:
        return desk
    draft = replace(desk.draft, offered=False)
    return replace(desk, drafts=(draft, *desk.drafts[1:]), awaiting=None, asked=())
