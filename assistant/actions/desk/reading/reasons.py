"""Why an order is to be cancelled or things are sent back.

For cancelling, the shop's own reasons, found by families of words; for returns the customer's
words, with the family of what is wrong with the goods where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "mistake",
        re.compile(

        r"\b(?:by|in|a|was|were|my|the|made|huge|honest|silly) (?:mistakes?"
        r"|error|accident|oversight)\b|\bmistak\w*|\baccident\w*"

        r"|\bunintention\w*|\binadvertent\w*|\bdid(?:n't| not) mean to\b|\bwithout meaning\b"
        r"|\bnot meant to\b"

        r"|\b(?:never|not|didn't) (?:meant|intend\w*) to\b|\bordered (?:the )?wrong\b"
        r"|\bwrong (?:thing|item|one|product|order|address|size|color|model)\b"

        r"|\b(?:clicked|pressed|hit|tapped|bought|picked|chose|ordered|selected) (?:on )?"
        r"(?:the |it |them )?(?:wrong|by mistake|accidentally|twice)\b"

        r"|\b(?:ordered|bought|placed|duplicate|got) (?:it |them |this |the same (?:thing"
        r" |order )?)?(?:twice|double)\b|\bduplicate\b"

        r"|\b(?:my|the) (?:kid|kids|son|daughter|toddler|child|cat|children) (?:ordered"
        r"|placed|bought|pressed|clicked)\b|\boops\b|\bmisclick\w*|\bmis-?click\w*"
            r"|\b(?:messed|screwed|slipped|mixed) up\b|\bgoofed\b|\bfat[ -]?finger\w*|\bbutton (?:by"
            r"|twice|slipped)\b"
            r"|\b(?:clicked|pressed|placed|submitted|ordered|hit|tapped) (?:on )?(?:it|that|this"
            r"|the button|order)?"
            r" ?(?:too (?:soon|early|fast|quickly)|without (?:thinking|noticing|realizing|looking|meaning))\b"
            r"|\bjust (?:wanted|wanting|trying) to (?:check|see|look)\b|\bwasn't (?:supposed|meant) to\b"
        ),
    ),
    (
        "unneeded",
        re.compile(

        r"\bno longer (?:need|want|require|interested|necessary)\w*|\b(?:don't"
        r"|do not|didn't|doesn't|not|won't) (?:really |actually |even )?(?:be )?(?:need"
        r"|want|require|needing)\w*"

        r"|\bno(?: more| longer a?| real)? (?:need|use) (?:for|of)\b|\bnot? (?:longer )?needed\b|\bnot"
        r" needed\b|\bunneeded\b|\bchang\w* (?:my"
        r"|our|her|his|their) minds?\b|\bfound (?:it|them|one|this|that|a"
        r"|the same|something|another|an|the|out)\b.*\b(?:cheaper|less|better"
        r"|half|elsewhere|price|deal|store|shop|site)\b"

        r"|\b(?:cheaper|better (?:price|deal)|half the price|lower price|less money)\b"
        r"|\btravel\w*|\bvacation\b|\bholiday\b|\bgoing away\b|\bwon't be (?:here"
        r"|home|around|there|able)\b|\bout of town\b"

        r"|\b(?:already|now) (?:have|got|own|bought|has)\b|\bgot (?:one|it"
        r"|them) (?:as a gift|already|from|for)\b|\bbought (?:it |one |them "
        r"|this )?(?:elsewhere|somewhere else|in a store|locally|from another)\b"

        r"|\btoo (?:expensive|much|late|slow|long|many)\b|\bcan't afford\b"
        r"|\b(?:over|on a) budget\b|\bmoney is tight\b|\bneed the money\b"
        r"|\bsave money\b|\btaking too long\b|\bno use for\b|\bnot interested\b"

        r"|\bgot (?:one|another)\b|\bsomeone (?:gave|bought)\b|\b(?:lost|loss of) (?:my )?"
        r"(?:job|interest)\b|\bplans? (?:have |has )?changed\b|\bregret\w*"
        r"|\bnot worth\b|\bnot going to (?:use|need)\b|\bwon't (?:use|need)\b"

        r"|\btak(?:es|en|ing) (?:forever|ages|so long|way too long)\b|\b(?:won't|doesn't|don't|not"
        r"|can't|isn't)"
        r" (?:going to )?(?:arriv\w*|get here|come|be here|be delivered|make it) (?:in|on|before|until"
        r"|till|by|soon|anytime)\b"
        r"|\bbroke\b(?! the| my| it)|\b(?:can't|cannot|can not|couldn't) afford\b|\bsomething (?:better"
        r"|else) (?:came|for)\b"
        r"|\b(?:we|i)(?:'ll| will) be (?:away|gone|abroad|out)\b|\bfind it cheaper\b|\bhave (?:a |one"
        r"|two|enough)"
        r"(?: of (?:them|those|these))? ?(?:already|at home)\b|\b(?:gift|present) (?:is |was )?(?:not"
        r"|no longer)\b"
        r"|\bdon't like\b|\bunhappy\b|\bdecided (?:against|not)\b|\bmoving (?:abroad"
        r"|away|out)\b|\bdelay\w*\b|\bno more\b|\bchange of (?:plans|mind"
        r"|heart)\b|\bnot wanted\b|\b(?:second|cold) thoughts\b|\bcold feet\b"
        ),
    ),
)  # fmt: skip
FAULTY = re.compile(
    r"\b(?:faulty|defective|broken|broke|damaged|cracked|chipped|scratched"
    r"|dented|torn|ripped|leaks?|leaking|leaked|dead|malfunction\w*"
    r"|defects?|shattered|bent|stain(?:ed|s)?|wet|soaked|missing (?:a )?(?:pieces?"
    r"|parts?|screws?)|pieces? (?:is |are |was |were )?missing|incomplete"
    r"|stopped working|not working|(?:doesn't|does not|don't|won't|isn't"
    r"|not|didn't|never) (?:even )?(?:work|working|pair|connect|charge"
    r"|turn on|switch on|start|function|fit together|power on)(?:ing|s)?"
    r"|fell apart|falling apart|arrived (?:in )?(?:damaged|broken|pieces"
    r"|bad)|ruined|burn(?:t|ed|s)|overheats?|poor quality|mold\w*)\b"
)
NOT_AS_SAID = re.compile(
    r"\b(?:not as (?:described|advertised|pictured|shown|expected)|(?:doesn't"
    r"|does not|don't) (?:look|match)\b.{0,40}\b(?:picture|pictures|photo"
    r"|photos|website|description|like)|wrong (?:item|product|one|color"
    r"|size)|"
    r"different from|not what i (?:ordered|expected|wanted)|misleading|sent (?:me )?the wrong)\b"
)
UNFIT = re.compile(
    r"\b(?:(?:doesn't|does not|don't|didn't|not|won't) fit|too (?:big"
    r"|small|large|tight|loose|short|long|heavy|bright|loud|tall)|wrong size)\b"
)
BECAUSE = re.compile(
    r"\b(?:because|since|due to|owing to|as it (?:is|was|turns)|reason(?: is"
    r"| being| for|:)?|on account of|the thing is)\b"
    r"(?: of| that| is| :)*"
)
PRICE = re.compile(r"\b(?:cheaper|better (?:price|deal)|half the price|lower price)\b")


def canonical(words: str, reasons: Sequence[str]) -> str | None:
    """The shop's reason that people's words come to; None where they come to none of them."""
    for reason in reasons:
        if reason in words:
            return reason
    families: dict[str, str] = {}
    for reason in reasons:
        for name, family in FAMILIES:
            if family.search(reason):
                families.setdefault(name, reason)
    for name, family in FAMILIES:
        if name in families and family.search(words):
            return families[name]
    return None


SEAL = re.compile(
    r"\b(?:broke|broken|torn|tore|damaged|ripped) (?:the |its |their )?(?:seals?|wrapping|packaging)\b"
    r"|\b(?:seals?|wrapping|packaging)(?: (?:is|are|was|were|got|has been))?(?: (?:already|a bit))?"
    r" (?:broken|torn|damaged|ripped)\b"
)
"""What was opened is not faulty: that would have the shop pay for its way back."""


def return_reason(words: str) -> str | None:
    """What is wrong with goods, as the family that rules know and the words that say so."""
    words = SEAL.sub(" ", words)
    for family, pattern in (("faulty", FAULTY), ("not as described", NOT_AS_SAID), ("does not fit", UNFIT)):
        match = pattern.search(words)
        if match:
            return family if family == match.group() else f"{family}: {match.group()}"
    return None


def because(words: str) -> str | None:
    """What stands behind a "because"."""
    match = BECAUSE.search(words)
    if match is None:
        return None
    rest = words[match.end() :].strip(" ,:.")
    rest = rest.split(" . ")[0].split(" ; ")[0].strip()
    return rest[:200] or None
