"""Whether a message is an explicit yes or no to what was just put before the customer, gives up what is
being put together, or says that all is done.

Only words that say yes are one: "yes", "go ahead", "please do", "correct", "confirmed", "sure",
"sounds good". A bare "ok", a thumb, "I guess", "whatever", a question, a yes with a condition are none
(consent.py).
"""

from __future__ import annotations

import re

from assistant.actions.desk.reading.consent import consents
from retrieval.words import fold

_QUOTED = re.compile(
    r"\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<!\w)'[^']{2,}'(?!\w)|‘[^’]*’|^\s*>.*$"
    r"|```.*?```",
    re.MULTILINE | re.DOTALL,
)
_MAIL = re.compile(r"^(?:from|to|subject|sent|date)\s*:.*", re.IGNORECASE | re.MULTILINE)
STRONG = re.compile(
    r"\b(?:yes|yep|yeah|yup|yess+|yea|affirmative|absolutely|definitely"
    r"|of course|sure|correct|confirm(?:ed)?|i agree|agreed|approved|i accept"
    r"|go ahead|go for it|proceed|please do|do it|please proceed)\b"
)
NO = re.compile(
    r"^(?:(?:oh|hmm+|um+|uh|ah|well|please|actually|sorry|hey|wait|so)[ ,.!]+)*(?:no"
    r"|nope|nah|na|negative|don't|do not|not yet|hold on|stop(?= *(?:$"
    r"|[.,!;]|it|that|this|there|right))|wait|cancel that(?! order)|never"
    r"|n)\b"
)
SURELY_NOT = re.compile(r"^(?:absolutely|certainly|definitely|of course|surely|sure|hell|heck) (?:not|no)\b")
ENDS_NO = re.compile(
    r"\b(?:so|then|and so|therefore|,) (?:that's a |it's a |a |sorry )?(?:no|nope)(?: thanks| thank you)?["
    r" .!]*$"
)
"""A no that stands at the end: "well, it's open, so no"."""
NOT = re.compile(
    r"\b(?:don't|do not|please don't|not)(?: want(?: you)? to)? (?:do (?:it"
    r"|that|this)|proceed|go ahead|go through|process|submit|confirm|continue"
    r"|agree|cancel (?:it|that)|make (?:it|that|the change)|place it)\b"
    r"|\b(?:no,? (?:wait|thanks|thank you|don't|stop|i don't))\b|\bhold (?:on"
    r"|off)\b|\bnot (?:yet|so fast|correct|right|quite(?: right)?|what i (?:want"
    r"|wanted|meant|asked|said))\b|\b(?:that's|that is|this is|it's) (?:not (?:right"
    r"|correct|it|what)|wrong|incorrect)\b|\bi (?:don't|do not) (?:agree"
    r"|confirm|accept|approve)\b|\bi(?:'d| would) rather not\b|\bstop (?:it"
    r"|that|this)\b"
)
DROPS = re.compile(
    r"\b(?:never ?mind|nvm|forget (?:it|that|about it|about that|this"
    r"|the whole thing|about|(?:the|my|that|this) (?:cancellation|return|exchange|refund|swap|modification"
    r"|(?:(?:address|payment|item|order) )?change))|(?:then|in that case|so|ok|okay) (?:please )?(?:don't"
    r"|do not"
    r"|i won't|i'd rather not|leave (?:it|that))(?= ?(?:$|[.,!;]))|(?:i'll|i will|let's) (?:just )?leave"
    r" it(?= ?(?:$|[.,!;]))|scratch that|skip (?:it|that|this)|drop (?:it"
    r"|that|this)|leave (?:it|that|them|things|everything)(?: as (?:it"
    r"|they|is)(?: is| are)?| be| alone| like that)?|"
    r"(?:i(?:'ve| have)?|we(?:'ve)?) (?:just )?changed? my mind|change of mind"
    r"|keep (?:it|them|everything|all|the (?:order|item|items|original)"
    r"|all of (?:it|them)|things)(?: (?:as (?:it|they) (?:is|are)|all"
    r"|anyway|as is|the way it is))?|"
    r"(?:i'll|i will|i'd rather|i would rather|let's|let me|i want to"
    r"|i'd like to|decided to|i'd prefer to|just|i think i'll|going to"
    r"|gonna) (?:just )?(?:keep|leave) (?:it|them|everything|all|things"
    r"|the|my|that|this)\b.*|cancel that(?! order)|cancel (?:this|the"
    r"|my) (?:request|change|exchange|return|cancellation|modification)"
    r"|"
    r"don't (?:bother|worry about it|do anything|change anything|want to (?:do"
    r"|change|return|exchange|cancel) (?:it|that|this|anything)(?: any ?more"
    r"| after all)?|cancel (?:it|that|anything))|(?:no|not) (?:after all"
    r"|any ?more|anymore)|abort|stop (?:it|that|this|everything|the process)"
    r"|i don't want (?:to do )?(?:that|this|it) any ?more|call it off"
    r"|not doing (?:that|this)|let's not)\b"
)
FINISHED = re.compile(
    r"\b(?:that(?:'s| is|'ll be| will be| would be)? (?:all|it|everything)(?: for (?:now"
    r"|today|me))?|(?:nothing|no ?thing) (?:else|more|further)|(?:no|nope"
    r"|nah),? (?:that(?:'s| is) (?:all|it|everything)|thanks|thank you"
    r"|i'm good|im good|all good|i'm all set|i'm fine|not (?:today|now"
    r"|at the moment))|(?:i'm|im|we're|i am|all) (?:all )?(?:done|set"
    r"|good|finished)(?: here| now| for now)?|bye|goodbye|good bye|have a (?:good"
    r"|nice|great|lovely) (?:day|one|evening|night|weekend)|no other (?:questions"
    r"|requests|issues)|no more (?:questions|requests))\b"
)


def unquoted(text: str) -> str:
    """The text without what is quoted in it: others' words are no yes."""
    return _MAIL.sub(" ", _QUOTED.sub(" ", text))


def agrees(text: str) -> bool | None:
    """True for an explicit yes, False for an explicit no, None for everything else. What else the message
    wants is not looked at: a yes that comes with a correction is for the caller to take back."""
    said = "\n".join(map(fold, unquoted(text).replace("’", "'").splitlines())).strip()
    if not said or len(said) > 600:
        return None
    if SURELY_NOT.search(said):
        return False
    if begun := NO.search(said):
        after = NO.sub("", said, count=1).strip(" ,.!")
        if re.match(r"(?:problem|worries|issues?|objections?|doubt)\b", after):
            return _yes(after.partition(" ")[2])
        if meant := re.match(r"i (?:meant|mean)(?: to say)?\b[ ,:]*", after):
            return _yes(after[meant.end() :])
        if re.match(r"(?:yes|yeah|go ahead|that's fine)\b", after):
            return None
        if re.match(r"(?:one|more|longer|other|reason|idea|matter|need|particular)\b", after):
            return None
        if begun.group().split()[-1] in ("wait", "stop", "on") and STRONG.search(after):
            return None
        return False
    if NOT.search(said) or ENDS_NO.search(said):
        return False
    return _yes(said)


def _yes(said: str) -> bool | None:
    dropped = DROPS.search(said) and not STRONG.match(said)
    return True if consents(said) and not dropped else None


def drops(text: str) -> bool:
    """Whether it gives up what is being put together, or says that all stays as it is."""
    return bool(DROPS.search(fold(unquoted(text).replace("’", "'"))))


def finished(text: str) -> bool:
    return bool(FINISHED.search(fold(unquoted(text).replace("’", "'"))))
