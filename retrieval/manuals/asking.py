"""What is said to a manual: that something does not work, how something is done, which size fits; and,
while its steps are being gone through, where to go on."""

from __future__ import annotations

import re
from enum import StrEnum

from retrieval.manuals.sizes import measured

FAULT = re.compile(
    r"\b(?:won't|will not|doesn't|does not|don't|do not|didn't|can't|cannot|can not|isn't|is not|aren't|not)"
    r" (?:\w+ ){0,2}?(?:turn(?:ing)? (?:it )?(?:on|off)|switch(?:ing)? on|power(?:ing)? (?:on|up)"
    r"|start(?:ing)?"
    r"|charg(?:e|ing)|work(?:ing)?|pair(?:ing)?|connect(?:ing)?|clos(?:e|ing)|open(?:ing)?"
    r"|light(?:ing)? ?(?:up)?"
    r"|respond(?:ing)?|heat(?:ing)?(?: up)?|inflat(?:e|ing))\b"
    r"|\b(?:is|are|got|gets|keeps getting|'s|seems) (?:\w+ )?(?:stuck|jammed|jamming|blocked|clogged)\b"
    r"|\b(?:stays|went|goes|is|has gone) (?:completely |totally )?(?:dark|dead|blank|silent)\b"
    r"|\berror (?:code |message )?[a-z]{0,2}-?\d{1,3}\b|\b(?:shows?|says|display(?:s|ing)?) [a-z]-?\d{1,3}\b"
    r"|\bno (?:sound|power|light|flame)\b|\bstopped working\b|\b(?:leaks|leaking|smells? (?:of )?gas)\b"
    r"|\bsmells? like gas\b|\b(?:keeps?|kept) (?:disconnecting|beeping|blinking|cutting out)\b",
    re.IGNORECASE,
)
CARE = re.compile(
    r"\b(?:how (?:do|can|should|would|must|to|shall) (?:i |you |we |one )?(?:have to |need to |go about )?"
    r"(?:best |properly |safely |gently )?"
    r"|(?:what(?:'s| is) |is there )?(?:the )?(?:best|right|proper|correct|good) way (?:to |of )"
    r"|(?:any )?(?:tips|advice|instructions) (?:on|for|to) )"
    r"(?:(?:hand |machine |spot |dry |deep )?(?:clean(?:ing)?|wash(?:ing)?)(?! up\b)|launder(?:ing)?"
    r"|(?:care|caring) for|(?:take|taking) (?:good )?care of|(?:look|looking) after|maintain(?:ing)?"
    r"|iron(?:ing)?|polish(?:ing)?|treat(?:ing)?|season(?:ing)?|(?:re-?)?wax(?:ing)?|dry(?:ing)?"
    r"|keep (?:it|this|them|the [\w -]+?|my [\w -]+?) (?:clean|fresh|nice|in (?:good )?shape))\b"
    r"|\b(?:(?:how|what) (?:should|do) (?:it|they|this|the [\w -]+?|my [\w -]+?) (?:be )?"
    r"(?:washed|cleaned|cared for|looked after))\b",
    re.IGNORECASE,
)
"""How a thing is kept in order."""
HOW = re.compile(
    r"\bhow (?:do|can|should|would|to) (?:i |you |we |one )?(?:best |properly |safely )?"
    r"(?:clean|wash|descale|pair|connect|reset|charge|set (?:it|this|that|them|the \w+) up|set up"
    r"|pitch|assemble"
    r"|put (?:it|this|the \w+) (?:up|together)|replace|change|fix|repair|unjam|adjust|light|use|dry"
    r"|store|measure"
    r"|brew|make|turn (?:it|this|the \w+) on|get (?:it|this|the \w+) (?:clean|going|started|to work))\b"
    r"|\b(?:instructions|manual|troubleshoot\w*)\b"
    r"|\bcan (?:i|it|this|you) (?:be )?(?:machine[- ])?wash(?:ed)?\b",
    re.IGNORECASE,
)
SIZE = re.compile(r"\b(?:which|what) size\b|\bsize (?:am|do|would|should) i\b|\bmy size\b", re.IGNORECASE)
GOES_BACK = re.compile(
    r"\b(?:money back|refund\w*|return(?:s|ed|ing)?|send(?:ing)? (?:it|this|them) back|exchange\w*"
    r"|replacement"
    r"|complain\w*|cancel\w*|order (?:number )?#?\d{3,}|arrived|was delivered|came (?:broken"
    r"|damaged)|warranty)\b",
    re.IGNORECASE,
)
"""Who wants it settled by the shop asks for no manual."""


class Wants(StrEnum):
    """What a message wants of a manual."""

    FAULT = "fault"
    HOW = "how"
    SIZE = "size"


def wanted(text: str) -> Wants | None:
    """None where it is nothing for a manual, or wants the thing taken back."""
    text = text.replace("’", "'")
    if GOES_BACK.search(text):
        return None
    if SIZE.search(text) and measured(text) is not None:
        return Wants.SIZE
    if FAULT.search(text):
        return Wants.FAULT
    return Wants.HOW if HOW.search(text) or CARE.search(text) else None


def treats(text: str) -> bool:
    """Whether it asks how a thing is washed or looked after."""
    text = text.replace("’", "'")
    return bool(CARE.search(text)) and not GOES_BACK.search(text)


class Move(StrEnum):
    """Where to go on in a procedure."""

    NEXT = "next"
    FAILED = "failed"
    SOLVED = "solved"
    BACK = "back"
    AGAIN = "again"
    NEEDS = "needs"
    STOP = "stop"
    PERSON = "person"


LONGEST_MOVE = 12
"""Words of a message that says where to go on and nothing else."""
_SO = (
    r"(?:(?:ok(?:ay)?|yes|yeah|no|nope|hm+|well|and|so|alright|thanks|thank you|great|sorry"
    r"|please)[\s,.!]+)*"
)
_IT = r"(?:it|that|this|they|everything)"
MOVES: tuple[tuple[Move, re.Pattern[str]], ...] = tuple(
    (move, re.compile(_SO + pattern, re.IGNORECASE))
    for move, pattern in (
        (
            Move.PERSON,
            r"(?:(?:can|could|may|let) (?:i|me|you) |i(?:'d| would)? (?:rather|(?:want|need|like) to) )?"
            r"(?:please )?(?:talk|speak|pass (?:it|that"
            r"|this) on|connect me"
            r"|get me)\b.{0,30}|(?:a |some)(?:person|human|colleague|body)\b.{0,20}|yes,? pass it on",
        ),
        (
            Move.FAILED,
            rf"(?:{_IT} |i )?(?:still |also )?(?:didn't|did not|doesn't|does not|hasn't|won't|isn't|not|no)"
            r"(?: (?:really|seem to))? ?(?:help|work|change|do anything|make a difference|luck"
            r"|any luck|better|fixed"
            r"|working)(?:ed|ing|s)?(?: .{0,20})?|no change|no luck|nothing (?:changed|happens"
            r"|happened).{0,15}"
            rf"|(?:{_IT}(?:'s| is) |is )?still (?:the same|not|stuck|broken|dark|dead|silent"
            rf"|doesn't|won't)\b.{{0,25}}"
            r"|same (?:problem|as before|thing)",
        ),
        (
            Move.SOLVED,
            rf"(?:{_IT} )?(?:(?:works|worked|helped|did it|did the trick|is fixed|is working)(?: now| again)?"
            r"|(?:'s|is) (?:fixed|working|fine|ok|okay)(?: now| again)?|turned on)(?: .{0,15})?"
            r"|solved|fixed(?: it)?"
            r"|that's it,? thanks|all good(?: now)?",
        ),
        (
            Move.NEEDS,
            r"(?:what|which) (?:tools |things |parts )?(?:do|will|would) (?:i|we|you) need\b.{0,20}"
            r"|what(?:'s| is) needed",
        ),
        (Move.BACK, r"(?:go )?back(?: a step| one step)?|previous(?: step| one)?|(?:the )?step before"),
        (
            Move.AGAIN,
            r"(?:say |tell me )?(?:that |it |this )?(?:once )?again|repeat(?: that| it)?"
            r"|which step(?: was that)?"
            r"|where (?:was i|were we)",
        ),
        (
            Move.STOP,
            r"stop(?: it| here| there)?|never ?mind|forget it|leave it|enough|i give up|cancel|quit|not now",
        ),
        (
            Move.NEXT,
            r"(?:(?:i(?:'ve| have)? )?(?:done|did)(?: (?:it|that|this|so))?|next(?: step| one)?"
            r"|and (?:then|now)"
            r"|(?:then )?what(?:'s| is)? next|what now|now what|go on|continue|ready|ok(?:ay)?|yes"
            r"|got it|finished"
            r"|then what)(?: (?:next|please|done|what now|what's next|and now|step|next step))*",
        ),
    )
)


def move(text: str) -> Move | None:
    """Where a message says to go on; None where it says something else, or more than that."""
    said = text.replace("’", "'").strip().rstrip(".!?, ")
    if len(said.split()) > LONGEST_MOVE:
        return None
    return next((move for move, pattern in MOVES if pattern.fullmatch(said)), None)
