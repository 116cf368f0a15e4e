"""The words that say how the words behind them are meant: as it is, as it is wanted, as it must not be;
what does not matter, and what is more or less than what is owned."""

from __future__ import annotations

import re

from retrieval.words import word_set

NEW, OLD, AUTO, WITH, NOT = "new", "old", "auto", "with", "not"

CHEAPEST = re.compile(
    r"\b(?:cheapest|least expensive|less expensive|most affordable|more affordable"
    r"|lowest[- ]price\w*|lowest cost|lowest|cheaper|best price|inexpensive"
    r"|most inexpensive|(?:costs?|cost) (?:the )?(?:least|less)|save (?:the most"
    r"|money|the most money))\b"
)
DEAREST = re.compile(
    r"\b(?:most expensive|dearest|priciest|highest[- ]price\w*|costliest|most costly|top of the line)\b"
)
_THING = r"(?:one|item|thing|product|model|variant|kind|version)"
_NO_CHANGE = r"(?! ?(?:but|with|except|only|just|in (?!#|order|w\d|my|the)))"
SAME = re.compile(
    rf"\b(?:the )?(?:(?:exact(?:ly)?|very) (?:the )?same|same exact|same) {_THING}\b{_NO_CHANGE}"
    rf"|\b(?:exactly|very) the same\b(?! [a-z]+ )"
    rf"|\bidentical (?:one|item|replacement)\b|\bsame (?:again|as (?:it was"
    rf"|before|it is|the original|the old one|i (?:have|had|ordered)))\b{_NO_CHANGE}"
    r"|\bfor (?:exactly |just )?the same(?= ?(?:$|[.,;!]))|\banother (?:one )?of the same\b"
    r"|\bnew copy\b|\blike[- ]for[- ]like\b|\b(?:a )?new one of the same\b"
)
SAME_OPTION = re.compile(
    r"\b(?:same|keep(?:ing)? (?:the|its)|identical|matching|unchanged"
    r"|leave the) (?P<what>(?:[a-z]+ ?){1,4})"
)
FREE = re.compile(
    r"\b(?:(?:i |we )?(?:don't|do not|doesn't|not) (?:really |particularly "
    r"|much )?(?:care|mind|matter|fussed|bothered|have (?:a|any) preference)(?: (?:about"
    r"|for|on|if|whether|what|which))*|no preference(?: (?:for|on|about"
    r"|as to))?|any(?! (?:more|way|thing|time|other|fee|fees|cost|price"
    r"|question|chance|help|body|one))|whichever|whatever|regardless of"
    r"|irrespective of|either|doesn't matter)\b[^,.;]*"
)
UNKNOWN_VALUES = re.compile(
    r"\b(?:small|medium|large|red|blue|green|yellow|orange|purple|pink"
    r"|black|white|gray|brown|beige|gold|golden|silver|navy|teal|turquoise"
    r"|violet|maroon|cream|ivory|bronze|rose gold|magenta|lime|olive|cotton"
    r"|wool|leather|silk|linen|plastic|metal|wood|wooden|glass|steel|aluminum"
    r"|titanium|bamboo|ceramic|copper|rubber|mesh|suede|canvas|nylon|polyester"
    r"|xxxl|xxl|xl|xs|xxs)\b"
)
MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (NOT, re.compile(
        r"\b(?:instead of|rather than|in place of|over (?=an?\b|the\b|my\b)"
        r"|as opposed to|other than|anything but|and not|but not|not|without"
        r"|isn't|aren't|never|besides)\b")),
    (OLD, re.compile(
        r"\bfrom(?= )|\bcurrently\b|\b(?:i|we) (?:have|got|received|ordered"
        r"|bought)\b|\b(?:which|that) (?:is|was|are|were) (?:currently|now)\b")),
    (NEW, re.compile(

        r"\b(?:(?:swap|replace|exchange|trade|switch)(?:d|ed)? (?:it|them|this|that|those|these)"
        r" (?:with|by|against)"
        r"|(?:can|could|should|may|might) (?:it|they|this|that) be|to|into|for|->|=>|>|→|towards|become"
        r"|becomes|(?:should|shall|must"
        r"|to|would|could|can) be|prefer(?:ably|red|s)?|(?:i|we) (?:want|need"
        r"|would like|wish)|i'd (?:like|love|want|rather|prefer|go for|take)"
        r"|looking for|go (?:with|for)|going (?:with|for)|but|except(?! (?:for )?the)"
        r"|make (?:it|them|that|this)|instead|opt for|settle for|similar|have (?:it"
        r"|them) in|available in|get (?:it|them|one) in|actually|same)\b|->"
        r"|=>|→"
    )),
    (WITH, re.compile(r"\b(?:with|has|having|in)\b")),
    (AUTO, re.compile(r"\b(?:that|which|because|since|as|have|of)\b")),
)  # fmt: skip
ENDING = word_set(
    """please instead if and but for from with thanks because since as so or i asap when that which on at"""
)
NO_VALUE = word_set(
    """a an the one ones my your it them this that something anything else different another other new
    better nicer color size version model variant option options order item items stock total full
    good same same exact make get be have see do return exchange change fit match what whatever
    available fact case store shop person time general size pending open delivered first second last
    previous both all every each orders colors sizes made"""
)
OR = re.compile(r"\b(?:or|over|then|else|otherwise|if not|followed by|second)\b|>")
CORRECTS = re.compile(r"\b(?:no|actually|i mean|i meant|rather|sorry|wait|scratch)\b")
ONE_STEP = re.compile(
    r"\b(?:one|a|next|1) (?:full )?(?:size|step|model)(?: up| down| bigger"
    r"| larger| smaller)?\b|\bnext (?:bigger|larger|smaller) size\b"
)
ONE_THAT_IS = re.compile(r"\bones? (?:that|which) (?:is|isn't|does|has|are)(?= ?(?:$|[.,;!?)]))")
SIZE_STEP = re.compile(
    r"\b(?:one|a|next|1) (?:full )?size (?:up|(?P<down>down))\b|\b(?:size"
    r"|go) (?:up|(?P<down2>down)) (?:one|a) size\b|\bnext size\b"
)
PRONOUN = re.compile(r"\b(?:it|them|these|those|this|that|they|one|ones|both|its)\b")
