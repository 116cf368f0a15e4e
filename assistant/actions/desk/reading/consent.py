"""Whether words agree, explicitly and without reserve, to what was just put before the customer.

A word that says yes is looked for at the head of a clause, not anywhere: "I have not agreed", "before I
say yes" and "the mail says: go ahead" hold such words too. What else stands in its sentence has to add
nothing; a condition, a reserve, a delay or somebody else's words anywhere leave the question open, and
it is asked again. A write rests on this, so what is not understood is no yes.
"""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?;\n])\s+|\n")
_CLAUSE = re.compile(r"[,;:()!.…]+|\s[-–—]+(?:\s|$)")
_WORD = re.compile(r"[a-z']+|[^\sa-z']+")

SAYS_YES = (
    r"(?:y|ya|yes+|yep|yup|yeah|yea|aye|affirmative|absolutely|definitely|certainly|of course"
    r"|sure(?: thing)?|"
    r"correct(?! (?:it|the|this|that|my|them|these|a|in)\b)|exactly|right|perfect|agreed|approved"
    r"|accepted|confirm(?:ed|ing)?|by all means)"
)
DO_IT = (
    r"(?:go ahead|go for it|go on|proceed|please do(?: (?:it|so|that))?|do (?:it|so|that|both|all)"
    r"|carry on|continue|"
    r"make it so|submit|(?:process|place|make|start|begin|book|finali[sz]e|complete)"
    r" (?:it|this|that|them|the \w+)|"
    r"please (?:cancel|return|exchange|change|refund|update|process) (?:it|this|that|them))"
)
SHOULD = (
    r"(?:(?:i|we)(?:'d|'ll|'m| would| will| want| wish| am| are)?(?: very much)?(?: like| love| want"
    r"| wish| happy| ready"
    r"| glad| good| ok| okay| fine)?(?: for)?(?: you)?(?: to)?|you (?:can|may|could|should)|let's|"
    r"feel free to|(?:can|could|would) you)"
)
"""What may stand before what is to be done: "I'd like you to go ahead"."""
SOUNDS_GOOD = (
    r"(?:(?:(?:that|this|it|all|everything|they|these|those|both|all of (?:it|that|this)"
    r"|the \w+(?: \w+)?) ?"
    r"(?:all )?(?:'s|s|is|are|looks?|sounds?|seems?|works?)?|looks|sounds|seems|works|i'm|i am|fine"
    r"|okay|ok|happy|all)"
    r"(?: all| just| exactly| perfectly| absolutely| totally| completely| very)* "
    r"(?:right|correct|good|fine|great|perfect|lovely|excellent|ok|okay|in order|it|happy"
    r"|what i (?:want|wanted|need|asked for)"
    r"|works?|for me|by me|with (?:that|it|this|me|everything)))"
)
I_AGREE = (
    r"(?:(?:i|we) (?:do )?(?:hereby )?(?:agree|confirm|approve|accept|consent)|i do(?= *$)|(?:i am"
    r"|i'm) (?:very |quite )?sure)"
)
LEAD = re.compile(
    r"^(?:(?:oh|ah|um+|uh|well|so|and|but|then|now|hey|hi|hello|ok|okay|k|alright|all right|great|good"
    r"|fine|cool|"
    r"awesome|wonderful|excellent|lovely|nice|thanks(?: a lot)?|thank you(?: so much| very much)?"
    r"|please|just|no problem"
    r"|no worries|got it|understood|i see|i understand|it's|that's|actually)\b[ ]*)+"
)
HEAD = re.compile(rf"^(?:{SHOULD} )?(?:{DO_IT}|{I_AGREE}|{SOUNDS_GOOD}|{SAYS_YES})(?![\w'])")

QUIET = frozenset(
    re.findall(
        r"\S+",
        """
    a about above address again agree agreed ahead all alright also always am amex amount an and any
    anyway appreciate approve are as asap at aware away balance be because been below best bit both by
    bye can cancel canceled canceling cancellation cancelled cancelling cancels card carry change
    changes charge charged charges cheers clear complete completed confirm confirmed continue cool
    correct could course credit customer's day days deal dear debit definitely described details
    difference do done each entire everything exact exactly excellent exchange exchanged exchanges
    exchanging fast fee finalise finalize fine fix fixed folks for from full fully gift glad go good got great
    guys happy have help helping here hey hi i i'd i'll i'm i've immediately in indeed is it it's item
    items just kindly know let's like listed look looks lot love lovely m'am ma'am make mastercard me
    mentioned method mine modification modifications modified modify money more much my need nice now of
    oh ok okay on once option order orders out outlined paid patience pay payment paypal perfect plan
    please possible price proceed process processed processing quick quickly ready really refund
    refunded refunding refunds request requested return returned returning returns right said sense
    shown sir so soon sound sounds stated still straight submit summary super sure swap swapping switch
    thank thanks that that's the them then these they thing think this those to today too total totally
    u understand understood up update updated updating us use using very visa want was way we well whole
    will wish with wonderful work works would y yea yeah yep yes you your yup
    """,
    )
)
"""Words that add nothing to a yes: neither another wish nor a reserve."""
OF_THE_MATTER = re.compile(
    r"\b(?:cancel\w*|return\w*|exchang\w*|refund\w*|modif\w*|chang\w*|updat\w*|swap\w*|switch\w*)\b"
)
RESERVED = re.compile(
    r"\b(?:whatever|i guess|guess so|maybe|perhaps|possibly|probably|i suppose|suppose so|unsure|might"
    r"|depends|depending"
    r"|if|unless|until|till|as long as|provided|only|whether|let me|thinking|hmm+|dunno|i think so"
    r"|kinda|sort of|in case"
    r"|assuming|suppose|supposing|before|after(?! all)|once (?:i|you|we|my|the|he|she|it|they|your)"
    r"|when|later|tomorrow|tonight"
    r"|next (?:week|month|time)|first(?! (?:order|item|one))|eventually|someday|some day|except"
    r"|apart from|minus|without"
    r"|leave out|leaving out|instead|rather|hold on|hang on|wait|why|would say|man|as soon as"
    r"|the (?:moment|minute)|given that|subject to|on (?:the )?condition|however|though|although"
    r"|other than|excluding|not including|half of|partly|partially|mostly|almost|nearly|more or less"
    r"|in (?:principle|theory)|technically|theoretically|let's see|we'll see|if you say so"
    r"|i think(?! (?:that's|that is|it's) (?:all|everything|it)\b)"
    r"|i'd say|as if|like that would|who knows|eh|meh|i don't mind|so be it"
    r"|of course (?:you|they|he|she|it)|one of (?:them|these|those|the \w+)"
    r"|another order|the other (?:one|order))\b"
    r"|\.{3}"  # trails off
    r"|\b(?:want|need|like|love|keep|keeping) (?:it|them|(?:my|the|this|that) (?:order|item|thing|parcel)s?)"
    r"(?= *(?:$|[.,!;]| (?:now|today|soon|fast|quickly|asap|please|back then|as it is)\b))"
    r"|\b(?:continue|proceed|carry on|go on|go ahead|keep going) with"
    r" (?:the|my|this|that) (?:order|purchase)\b"
    r"|\ball good\b|\bthat(?:'s| is) (?:my|the) order\b"
    r"|\bsure\b.{0,20}\bfirst\b|\byes(?:,| or| and)? no\b|\bno(?:,| or| and)? yes\b|\byeah,? right\b"
    r"|\bor no\b"
    r"|\bbut(?!,? (?:thanks|thank|please|yes|sure|ok|okay|go ahead|do it|proceed|fine|that's (?:fine|ok"
    r"|okay|alright)"
    r"|it's (?:fine|ok|okay|alright)))\b"
)
DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|can't|cant|won't|wont|don't|dont|didn't|didnt|doesn't|isn't|isnt|aren't"
    r"|haven't|hasn't"
    r"|wouldn't|shouldn't|couldn't|wasn't|nothing|none|nobody|no one|hardly|barely|far from|refuse"
    r"|refusing|unable|nor"
    r"|neither|decline|disagree|against|wrong|incorrect)\b)"
)
OF_YES = re.compile(
    rf"\b(?:{SAYS_YES}|{DO_IT}|agree\w*|confirm\w*|approv\w*|accept\w*|consent\w*|proceed\w*|happy|ok"
    rf"|okay|fine|good|sounds?|looks?)\b"
)
OTHERS = re.compile(
    r"\b(?:says|said|say|tells|told|tell|writes|wrote|written|replied|replies|answer(?:s|ed)?|reads?"
    r"|system|assistant"
    r"|bot|admin\w*|user|instructions?|override|prompt|regards|sincerely|subject|on behalf|husband|wife"
    r"|friend|colleague"
    r"|boss|agent|treat this)\b"
)
NOT_TO_THIS = re.compile(
    rf"(?P<yes>{SAYS_YES}|ok|okay)(?:[ ,.!]+(?P=yes))+[ .!]*"
    rf"|(?:(?:{SAYS_YES}|ok|okay)[ ,.!]+)+(?:it's me|(?:that|this|it)(?:'s| is) (?:me|my [a-z ]+)"
    r"|i(?:'m| am)(?: still)? (?:here|there|listening|reading)"
    r"|i (?:know|understand|see|hear you|can see)(?: that| it)?)[ .!]*"
    r"|go on(?: then)?[ .!]*"
)
"""A whole message whose yes is to something else ("yes, I'm here"), or that says it twice, impatiently."""
NO_TO_IT = re.compile(
    r"^(?:no|nope|nah|not|stop)\b"
    r"(?! (?:problem|worr|rush|need|hurry|issue|objection|question|doubt|other|more|further|thank|that's))"
)
"""A part that takes back what another agreed to: "yes. no, hang on"."""
OWN = re.compile(
    r"\b(?:(?:as|like|what) (?:i|you|we)(?: have|'ve)? (?:just )?(?:said|told|wrote)"
    r"|i (?:just )?(?:said|say|told you) (?:that )?yes|"
    r"you said|i say|(?:my|the) (?:husband|wife|friend)'s)\b"
)
ASKS = re.compile(
    r"\?|^(?:what|how|when|where|why|who|which|does|do you|is it|is there|is that|is this|is everything"
    r"|are|can i|could i|"
    r"will|would|should|shall|may i|what's|how's)\b"
)


def consents(said: str) -> bool:
    """Whether this, folded and without what is quoted in it, agrees."""
    said = said.replace("’", "'")
    if NOT_TO_THIS.fullmatch(said.strip()) or RESERVED.search(said) or OTHERS.search(OWN.sub(" ", said)):
        return False
    sentences = [part.strip() for part in _END.split(said) if part.strip(" .!,;")]
    agreed = False
    for number, sentence in enumerate(sentences):
        if ASKS.search(sentence):
            if not agreed and number == 0:
                return False
            continue
        clauses = [part.strip() for part in _CLAUSE.split(sentence) if part.strip()]
        if any(DENIED.search(clause) and OF_YES.search(clause) for clause in clauses):
            return False
        if any(NO_TO_IT.match(clause) for clause in clauses):
            return False
        says = [_is_yes(clause) for clause in clauses]
        if any(says):
            if not all(yes or _is_quiet(clause) for yes, clause in zip(says, clauses, strict=True)):
                return False
            agreed = True
    return agreed


def _is_yes(clause: str) -> bool:
    """Whether a clause says yes, and nothing beside it but what is being agreed to."""
    if DENIED.search(clause):
        return False
    plain = LEAD.sub("", clause)
    for words in (clause, plain):
        found = HEAD.match(words)
        if found is not None:
            rest = words[found.end() :].strip()
            return not rest or _is_yes(rest) or _is_quiet(rest)
    return False


def _is_quiet(clause: str) -> bool:
    """Whether it adds nothing: words of politeness, or the change itself said again."""
    words = [word for word in _WORD.findall(clause) if any(c.isalnum() for c in word)]
    odd = [word for word in words if word not in QUIET and not word.startswith("#")]
    if any(c.isalpha() and not c.isascii() for word in odd for c in word):
        return False  # a word of another language that the reading left as it was typed
    return not odd or (bool(OF_THE_MATTER.search(clause)) and not DENIED.search(clause))
