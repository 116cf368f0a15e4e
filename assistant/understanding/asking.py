"""What a message asks about recommendations and about itself: ideas, others, why, what is known, forgetting.

By whole phrases, since these messages are short and a classifier of shopping intents hears a search in
each. What stands beside them in the same message is left for the rest of the understanding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.tastes import Ask

LONGEST = 160
"""Characters of a part that may be such a question."""
MOST = 24

_POLITE = re.compile(
    r"^(?:(?:hi|hello|hey|hiya|oi|yo|ok|okay|so|well|um+|uh+|hm+|oh|ah|right|now|then|and|but|please|sorry"
    r"|listen|look|hey there|hi there|good (?:morning|afternoon|evening|day)|just|actually|also|no|nah|nope"
    r"|thanks|thank you|cool|great|nice|yes|yeah|sure|for (?:god|fuck|heaven)'?s sake|dude|mate|man|bro|ffs"
    r"|wait)\b[\s,.!-]*)+",
    re.I,
)
_TAIL = re.compile(
    r"(?:[\s,.!?:)(;-]*\b(?:please|thanks|thank you|thx|ta|mate|dude|man|bro|cheers|today|now|then|pronto"
    r"|will you|would you|could you|can you|right now|you (?:stupid|dumb) \w+|damn it|dammit|ffs|lol|haha"
    r"|here|at the moment|this time))*[\s,.!?:)(;-]*$",
    re.I,
)
_YOU = (
    r"(?:(?:can|could|would|will|might|do|did|are|have|should) (?:you|u) (?:please |kindly |just |maybe )?)?"
)
_THINGS = (
    r"(?:something|anything|a few things|some things|things|some stuff|stuff|a thing|some products|products"
    r"|a product|an item|some items|one thing|a treat|whatever)"
)
_NICE = (
    r"(?: (?:really |very |a bit )?(?:nice|good|cool|great|fun|interesting|lovely|special|different|pretty"
    r"|decent|awesome|new|unusual|random|useful|else|other))*"
)
_ME = r"(?: (?:for|to) (?:me|myself|us)| me| us)?"
_LIKED = (
    r"(?: (?:that )?(?:i(?:'d| would| might| may| could)? (?:really )?(?:like|love|enjoy|want|need|buy)"
    r"|to buy|to get))?"
)
_IDEAS = (
    rf"{_YOU}(?:recommend|suggest|pick|choose|find|show|give|get|bring|tell|offer){_ME}"
    rf" {_THINGS}{_NICE}{_ME}{_LIKED}",
    rf"{_YOU}(?:recommend|suggest|advise)(?: me| us)?(?: something| stuff| things)?",
    r"what (?:should|shall|could|can|do|would|might|must|else should|ought) i (?:to )?(?:buy|get|order"
    r"|try|pick|choose|treat myself to)"
    r"(?: (?:myself|for myself|from you|next|in (?:this|your) shop|in your store))?",
    r"what (?:have|do) you (?:got|have) for (?:me|us)",
    r"(?:and )?(?:what|how) about (?:me|myself|something (?:for (?:me|myself)|i(?:'d| would) like))",
    r"(?:and )?(?:something |anything )?for (?:me|myself)",
    r"(?:let me )?treat myself(?: to (?:something|a treat))?",
    r"what (?:do|would|can|could|should|will) you (?:recommend|suggest|advise|pick|choose|show me|have"
    r"|got|offer)"
    r"(?: (?:for )?(?:me|us|for someone like me|for somebody like me))?(?: to (?:buy|get))?",
    r"(?:have you |you |do you have |have |you )?(?:got )?(?:any|some|a few) (?:good |nice |other |new"
    r" |great )?"
    r"(?:recommendations?|suggestions?|ideas?|tips?|picks?|inspiration|recs?)(?: (?:for|to) (?:me|us"
    rf"|buy))?{_LIKED}",
    r"(?:your |my )?(?:personal )?(?:recommendations?|suggestions?|recs)(?: for me)?",
    r"(?:just |go on,? |come on,? )?(?:surprise|inspire|dazzle|amaze|tempt|impress|wow) (?:me|us)",
    rf"(?:is there |are there |have you |have you got |do you have |you |you have |you got |got )?{_THINGS}"
    r"(?: (?:nice|good|new|interesting|cool|fun|special))*(?: (?:that )?(?:for (?:me|us|myself)|i(?:'d"
    r"| would| might| may|'ll) (?:like|love|enjoy|want)|that suits me|to my taste))",
    r"what'?s? (?:is )?(?:new|good|hot|nice|interesting|cool|there|fresh) for me",
    r"what (?:would|might|could|will|do you think) i(?:'d| would| might)? (?:like|love|enjoy)(?: here|"
    r" in here)?",
    r"(?:i'm|i am) (?:so |really |just )?bored(?: (?:so )?(?:show|give|recommend|suggest) me"
    r" (?:something|stuff))?",
    r"(?:you|u) (?:choose|pick|decide)(?: (?:something )?for me)?",
    r"(?:help me )?(?:choose|pick|find)(?: me)? (?:something|anything)(?: for me)?",
    r"help me (?:choose|pick|decide|shop|spend my money|find something)(?: please)?",
    r"i (?:don't|do not) know what (?:to (?:buy|get|order|look for|pick)|i(?:'m| am)? (?:want|need"
    r"|looking for|after))",
    r"(?:i have )?no (?:idea|clue) what (?:to (?:buy|get)|i want)",
    r"i (?:want|need|feel like|fancy|'d like)(?: to)?(?: buy(?:ing)?| get(?:ting)?| treat(?:ing)?)?"
    r" (?:something|myself(?: to something)?)(?: (?:nice|new|good|fun|special))*(?: (?:for myself|for"
    r" me|but (?:i )?(?:don't|do not) know what))?",
    r"(?:something|treat|a treat|a present|gift) (?:for|to) (?:me|myself)",
    r"(?:i'm |i am )?just (?:looking|browsing)[,. ]+(?:any (?:ideas|suggestions)|what do you"
    r" (?:recommend|suggest))",
    r"(?:take|have) a guess what i(?:'d| would) like",
    r"what'?s? (?:is )?my next (?:purchase|buy)",
    r"ideas|recommend|suggest|inspiration|recommend me|suggest me|tips",
)
_ONE = (
    r"(?:(?:this|that|the) (?:first|second|third|fourth|fifth|last|other|1st|2nd|3rd|4th|top|middle|cheap|"
    r"cheapest|expensive)(?: (?:one|two|ones|product|item|option|thing))?|(?:number|no\.?|#) ?\d|"
    r"this(?: one| thing| product)?|that(?: one| thing| product)?|these(?: ones| two| things)?"
    r"|those(?: ones| two| things)?|it|them|one|ones|both(?: of them)?|any of (?:these|those|them)"
    r"|either(?: of them)?)"
)
_NAMED = r"(?:the |an? )?[\w'&. -]{2,60}?"
_MORE = (
    rf"not {_ONE}(?: (?:again|either|please|though))?",
    rf"(?:anything|everything|something) but {_ONE}",
    rf"(?:skip|drop|hide|scrap|lose|bin|ditch|exclude|never mind) {_ONE}",
    rf"{_YOU}(?:(?:don't|do not|stop|never|quit) )(?:show(?:ing)?|recommend(?:ing)?|suggest(?:ing)?"
    r"|offer(?:ing)?|give|giving)"
    rf"(?: me)? {_ONE}(?: (?:again|any ?more|to me))*",
    r"i (?:really |just )?(?:don't|do not|didn't) (?:really |much )?(?:like|want|love|fancy|need|care"
    rf" for) {_ONE}(?: (?:much|at all|either|though))?",
    rf"i(?:'m| am) not (?:interested in|into|keen on|a fan of|sold on|convinced by) {_ONE}",
    rf"(?:i )?(?:really )?(?:hate|dislike|can't stand) {_ONE}",
    r"(?:none|neither|not any) of (?:these|those|them|the two)(?: please)?|neither|none",
    r"(?:it's |they're |that's |these are |those are )?(?:really )?not (?:for me|my (?:thing|style"
    r"|taste|cup of tea)|what i(?:'d| would)? (?:want|like|mean|had in mind))",
    r"(?:meh|nah|ugh|yuck|ew+|boring|lame|rubbish|crap|ugly|awful|terrible|horrible|bleh|pass|next|next"
    r" one|next please)",
    r"(?:those|these|they|that|this|it|all of (?:them|these))(?:'s|'re| is| are| looks?| look)(?: all)?"
    r" (?:so |really |pretty |a bit |kinda )?(?:meh|boring|lame|ugly|rubbish|crap|awful|terrible"
    r"|horrible|useless|pointless|no good|not (?:good|great|helpful|useful))",
    r"(?:your|these|those|all your) (?:recommendations?|suggestions?|ideas|picks) (?:are|is|were|look)"
    r" (?:so |really |pretty |a bit |just |all |totally )?(?:meh|boring|lame|rubbish|crap|awful|terrible"
    r"|horrible|bad|useless|pointless|no good|wrong|shit|stupid|not (?:good|great|helpful|useful))",
    r"(?:something|anything) (?:else|different|other)(?: (?:for me|instead|perhaps|maybe))?",
    r"(?:any|some|show me|give me|more|got|have you got|do you have|you got)*\s*(?:other|different|more"
    r"|further|another) (?:ideas?|suggestions?|recommendations?|options?|ones|things|stuff)(?: (?:for"
    r" me|instead))?",
    r"(?:show me|give me|let me see|i want|see|got|any)* ?(?:more|others|another|another one|something"
    r" else|something different)(?: (?:for me|of (?:these|those|them)))?",
    r"what else(?: (?:have you got|do you have|is there|do you recommend|would you (?:recommend"
    r"|suggest)|can you (?:recommend|suggest)|for me|you got))?",
    r"try (?:again|harder|something else)|again|keep going|go on|next ideas?|do better|you can do"
    r" better(?: than that)?",
    r"i(?:'ve| have) (?:already )?seen (?:those|these|them|that|it|all (?:of )?(?:those|these|them))(?:"
    r" already)?",
    r"what about something (?:else|different)",
)
_HAVE = r"(?:have|own|got|have got|'ve got|bought|ordered|had|possess)"
_OWNED = (
    rf"i(?:'ve)? (?:already|just) {_HAVE} {_ONE}(?: (?:already|at home))?",
    rf"i(?:'ve)? {_HAVE} {_ONE} already(?: at home)?",
    rf"(?:already|have already|i already) {_HAVE} {_ONE}",
    rf"(?:got|have|had|bought|own) {_ONE} already",
    rf"(?:i(?:'ve)? )?(?:already )?{_HAVE} (?:one|two|some|several|loads|plenty)(?: of (?:those|these"
    r"|them|that))?(?: already| at home)?",
)
_OWNED_NAMED = (
    rf"i(?:'ve)? (?:already) {_HAVE} (?P<name>{_NAMED})",
    rf"i(?:'ve)? {_HAVE} (?P<second>{_NAMED}) already",
    rf"not (?P<third>the {_NAMED})",
)
_ASKED = (
    r"(?:recommend(?:ed|ing)?|suggest(?:ed|ing)?|show(?:n|ed|ing)?|pick(?:ed|ing)?|choose|chose"
    r"|choosing|give|gave|offer(?:ed|ing)?|think of)"
)
_WHY = (
    r"(?:but |and |so )?why (?:on earth |the hell |the fuck |exactly )?(?:do|did|would|are|have|should"
    rf"|were) (?:you|u|i) (?:even |just )?(?:{_ASKED}|get|see|like|want|buy)(?: (?:to )?me| to me)?(?:"
    rf" {_ONE}| {_NAMED})?",
    rf"(?:but |and |so )?why (?:on earth |the hell |the fuck |exactly )?{_ONE}(?: (?:of all things|then"
    rf"|for me|and not {_ONE}))?",
    rf"(?:but |and |so )?why (?:is|are|was|were) {_ONE} (?:recommended|suggested|here|on (?:the|this)"
    r" list|for me|first|at the top)",
    rf"how come(?: (?:you {_ASKED}(?: me)? )?(?:{_ONE}|{_NAMED}))?",
    r"why (?:on earth |the hell |exactly )?(?:do|did|would) you (?:even |ever )?(?:think|believe|assume)"
    r"(?: that)? (?:i(?:'d| would| might|'ll| will)? (?:like|want|need|enjoy|love|be interested in)"
    rf"(?: {_ONE})?|{_ONE} (?:is|are|was|would be|suits?) (?:for |something for )?me)",
    r"(?:what|whatever) (?:makes|made) you (?:think|believe|say)(?: that)? (?:i(?:'d| would| might"
    r"|'ll)? (?:like|want|need|enjoy|be interested)|(?:this|that|it)(?:'s| is| would)).*",
    rf"(?:what (?:is|are|was)|what's) (?:{_ONE}|your (?:recommendations?|suggestions?)) based on",
    r"based on what",
    rf"how did you (?:pick|choose|come up with|find|get to|arrive at|select|decide on) (?:{_ONE}|your picks)",
    r"(?:what(?:'s| is| was| are) (?:the|your) |give me (?:the|a|your) |any )?(?:reasons?|grounds)(?:"
    rf" (?:for|behind|to recommend) (?:{_ONE}|{_NAMED}))?",
    r"(?:but |and )?why(?: though| not something else| so)?",
    rf"what(?:'s| is) (?:so )?(?:good|special|great) about {_ONE} for me",
    rf"why (?:should|would) i (?:like|want|buy|get|take|choose) (?:{_ONE}|{_NAMED})",
    r"why (?:the |an? )(?P<name>[\w'&,. -]{2,60}?)",
    r"(?:explain|justify) (?:that|this|yourself|your (?:recommendations?|suggestions?|choices?|picks))",
)
_KNOWING = (
    r"(?:know|remember|learn(?:ed|t)?|store[ds]?|save[ds]?|kept|keep|got|have|collect(?:ed)?"
    r"|record(?:ed)?|gather(?:ed)?|noted|track(?:ed)?)"
)
_KNOWN = (
    r"(?:tell me |show me |so )?(?:what|how much|which (?:data|things|information)|what (?:data|info"
    r"|information|things|stuff|kind of data)) (?:all )?(?:do|have|did|are) you (?:really |actually "
    rf"|already )?{_KNOWING}(?:ing)? (?:on|about|of) me(?: so far| already| anyway)?",
    rf"(?:tell me |show me )?(?:what|everything|anything|all) you (?:'ve |have )?{_KNOWING} (?:on|about"
    r"|of) me(?: so far)?",
    r"what do you (?:think|believe|reckon|guess)(?: that)? i (?:like|love|am into|want|prefer|enjoy)(?:"
    r" most| best)?",
    r"what do i (?:like|love|prefer|hate|dislike|wear|want|usually (?:buy|wear|like)|normally (?:buy"
    r"|like))(?: then| anyway)?",
    r"what (?:don't|do not) i (?:like|want)",
    r"(?:show|tell|give|read)(?: to)? me (?:my|the) (?:own )?(?:profile|preferences|tastes?|likes(?:"
    r" and dislikes)?|dislikes|interests|data|customer profile)(?: (?:that )?you (?:have|keep|made)(?:"
    r" (?:on|about|of) me)?)?",
    r"(?:what are|what's|what is|whats) (?:in )?my (?:profile|preferences|tastes?|likes(?: and"
    r" dislikes)?|dislikes|interests|sizes?|style)",
    r"my (?:profile|preferences|tastes|likes)",
    r"(?:do you |you )?(?:know|remember) (?:who i am|me|what i (?:like|told you|said|prefer|hate|wear"
    r"|buy)|my (?:size|taste|tastes|preferences|likes))",
    r"what did i (?:tell you|say)(?: (?:i (?:like|liked|hate|hated)|about (?:myself|my taste|my likes|me)))",
    r"(?:are you|you|do you|why are you) (?:tracking|watching|spying on|profiling|stalking|track|follow"
    r"|following|spy on|profile|stalk|watch|recording) me",
    r"how (?:do|can|did|would) you know (?:that|what i like|my (?:size|taste|tastes)|this|so much about"
    r" me|all (?:this|that)|me)",
    r"(?:is there |do i have |have you (?:got )?|do you have )(?:a |any )?(?:profile|data|info"
    r"|information|file|dossier)(?: stored| kept| saved)?(?: (?:of|on|about|for) me)",
    r"what (?:kind|sort) of (?:person|customer|shopper) (?:am i|do you think i am)",
    r"who do you think i am",
)
_MINE = (
    r"(?:(?:all (?:of )?)?(?:my|the) (?:personal |own |whole |entire )?(?:data|information|info|profile"
    r"|history|preferences|tastes?|likes(?: and dislikes)?|interests|browsing history|browsing)"
    r"(?: (?:that )?(?:you (?:have|keep|stored|know|collected|saved|got)|about me|on me))*"
    r"|(?:everything|anything|all|whatever|it all|all of it|all that|all the (?:data|stuff|things)"
    r"|what(?:ever)?|the (?:data|things|stuff|info))"
    r"(?: (?:that )?(?:you(?:'ve| have)?(?: got)? ?(?:know|have|stored|kept|learned|learnt|remember"
    r"|saved|collected|think you know)?|i(?:'ve)? (?:told you|said|like))(?: and \w+)?)?"
    r"(?: (?:(?:about|on|of) (?:me|my (?:taste|tastes|preferences|likes)|myself)|i(?:'ve)? (?:told you"
    r"|said|like)))+|me)"
)
_ERASE = (
    rf"{_YOU}(?:(?:i want|i'd like|i would like) (?:you )?to )?(?:forget|delete|erase|remove|wipe|clear"
    rf"|reset|destroy|purge|scrub)(?: out)? {_MINE}(?: (?:now|immediately|forever|completely|again"
    r"|permanently))*",
    r"(?:i want|i'd like|i would like) (?:to be forgotten|my (?:data|profile) (?:deleted|erased|removed"
    r"|wiped|gone)|everything about me (?:deleted|erased|gone))",
    r"(?:(?:i (?:have|claim|invoke)|exercise)?(?: the| my)? ?right to be forgotten|gdpr (?:delete|erase"
    r"|erasure|deletion)(?: request)?|forget me)",
    r"start (?:over|afresh|again) with (?:my profile|what you know about me|me)",
)
_PERSONAL = r"(?:personali[sz]ed|personal|individual|tailored|targeted)"
_RECS = r"(?:recommendations?|suggestions?|offers?|ads|profile|profiling|advertising|stuff|picks|recs)"
_OFF = (
    rf"{_YOU}(?:please )?(?:stop|quit|no more|cease|don't|do not|never|no|not) (?:to )?(?:track"
    r"|tracking|following|profiling|profile|watching|watch|spying on|spy on|stalking|stalk|follow"
    r"|monitoring|monitor|remembering|remember|learning about|learn about|analy[sz]ing|record"
    r"|recording)(?: me| what i (?:do|like|buy|look at)| my (?:behaviou?r|browsing|clicks))?(?: any"
    r" ?more| anything about me)?",
    r"(?:no|stop|without|no more|turn off|switch off|disable|end|kill|i (?:don't|do not) want(?: any)?"
    r"|i want no|don't (?:give|show) me(?: any)?|stop (?:giving|showing) me) (?:the |any |your |these "
    rf"|those |all |more )?{_PERSONAL} ?{_RECS}?(?: please| for me)?",
    r"(?:turn|switch) (?:off |the )?(?:the )?(?:tracking|profiling|personali[sz]ation|recommendations"
    r"|profile)(?: off)?",
    r"(?:turn|switch) off (?:my )?(?:profile|history|the tracking|tracking)|disable (?:my )?(?:tracking"
    r"|profil(?:e|ing)|personali[sz]ation)|no tracking|no profiling|stop tracking",
    r"(?:i (?:want|'d like|would like) to )?opt(?: me)? out(?: of (?:.*(?:tracking|personal|recommend"
    r"|profil).*|it|this|that))?",
    r"(?:don't|do not|stop|never|i (?:don't|do not) want you to) (?:use|using) my (?:data|history"
    r"|orders?|order history|purchases?|purchase history|profile|past(?: orders| purchases)?|browsing"
    r"|information)(?: (?:for|to) .*)?",
    r"i (?:don't|do not) want (?:to be (?:tracked|profiled|watched|followed|analy[sz]ed)|(?:a|any)"
    r" profile(?: of me)?|you to (?:track|profile|follow|remember|watch) me|you to (?:know|remember"
    r"|keep|store) anything about me)",
    r"(?:don't|do not|stop) personali[sz](?:e|ing)(?: .*)?|mind your own business|leave my data alone",
    r"(?:don't|do not|stop|never) (?:remember|keep|store|save|sav|keeping|storing|saving)(?:ing)?"
    r" (?:anything|stuff|things|what i (?:like|say|do)|data|my data|any of (?:this|that|it))(?:"
    r" (?:about|on) me)?",
)
_ON = (
    rf"(?:turn|switch) (?:(?:my |the )?(?:{_PERSONAL} {_RECS}|personali[sz]ation|tracking|profile"
    rf"|recommendations|it) (?:back )?on(?: again)?|(?:back )?on (?:my |the )?(?:{_PERSONAL} {_RECS}"
    r"|personali[sz]ation|tracking|profile|recommendations))",
    r"(?:you (?:can|may) |please )?(?:use|personali[sz]e|remember|track) (?:my (?:history|data|orders"
    r"|profile|purchases) |me |what i like )?again",
    r"opt(?: me)? (?:back )?in(?: again)?(?: to (?:.*(?:tracking|personal|recommend|profil).*))?",
    rf"i (?:do )?(?:want|'d like|would like) (?:my )?{_PERSONAL} {_RECS}(?: (?:again|back))?",
    rf"(?:enable|resume|start) (?:{_PERSONAL} {_RECS}|personali[sz](?:ation|ing)|tracking(?: me)?"
    r"|profiling)(?: again)?",
    r"you (?:can|may) (?:use my (?:history|data|orders|profile|purchases)|remember (?:me|what i like)"
    r"|personali[sz]e)(?: again| after all)?",
)
_LIKE = re.compile(
    r"\b(?:(?:more|something|anything|things?|stuff|others?|another|one|ones|similar(?: things| ones)?"
    r"|some|products?|show me)"
    r"(?: (?:more|else|other|things|stuff))?,? (?:just |exactly |a bit |rather )?(?:like|similar to"
    r"|along the lines of|in the style of)"
    r"|^(?:just |exactly |a bit )?(?:like|similar to|same as)|similar to|(?:do you have|have you got"
    rf"|got|is there) (?:it|this|that|{_ONE}) (?:but )?(?:in|from|by)(?= another| a different))"
    rf" (?=(?:the|this|that|these|those|it|them|number|no\.?|#|your)\b)",
    re.I,
)


_OTHER_BRAND = re.compile(
    r"(?:(?:and|but|or|what about|how about|got|have you|any|one|ones|something|anything) )*"
    r"(?:by|from|of) (?:another|a different|some other|any other|other) (?:brand|make|maker|company|label)s?",
    re.I,
)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})", re.I)


ELSEWHERE = re.compile(
    r"\b(?:orders?|parcels?|packages?|deliver\w*|return(?:s|ed|ing)?|refund\w*|cancel\w*|exchang\w*"
    r"|shipp\w+|arriv\w*"
    r"|charged|invoices?|receipts?|balance|cart|basket|trolley|checkout|account|address|payment"
    r"|where(?:'s| is))\b",
    re.I,
)
"""Words of matters that are no recommendation's, whatever else a message says."""

_ASKS: tuple[tuple[Ask, re.Pattern[str]], ...] = (
    (Ask.ERASE, _any(_ERASE)),
    (Ask.OFF, _any(_OFF)),
    (Ask.ON, _any(_ON)),
    (Ask.KNOWN, _any(_KNOWN)),
)
_OF_IDEAS, _OF_MORE, _OF_OWNED, _OF_NAMED, _OF_WHY = (
    _any(_IDEAS),
    _any(_MORE),
    _any(_OWNED),
    _any(_OWNED_NAMED),
    _any(_WHY),
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\s+-+\s+|\n+")
_JOINT = re.compile(
    r"(?:,\s*(?:and(?: also| then)?|but|then|also|so|plus)?|\s+(?:and(?: also| then)?|but|then|also|so"
    r"|plus)),?\s*"
    r"(?=(?:what|show|find|do|can|could|recommend|suggest|i|forget|delete|erase|stop|don't|where|how|is|are"
    r"|give|anything|something|surprise|tell|please|why|any|no)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message asks, the words that ask it, and `rest`, what else it says."""

    ask: Ask
    said: str
    rest: str = ""
    owned: bool = False
    name: str = ""


def bare(text: str) -> str:
    """Without what is said for politeness, and without the marks at the end."""
    return _TAIL.sub("", _POLITE.sub("", text)).strip(" ,.!?;:")


def about_themselves(text: str) -> Asked | None:
    """What is asked of what is known of whoever writes; `text` as `plainly` gives it."""
    for ask, pattern in _ASKS:
        for part, rest in _parts(text):
            if pattern.fullmatch(bare(part)) or pattern.fullmatch(part.strip(" ,.!?;:")):
                return Asked(ask, part, rest)
    return None


def ideas(text: str) -> Asked | None:
    for part, rest in _parts(text):
        if _OF_IDEAS.fullmatch(bare(part)) or _OF_IDEAS.fullmatch(part.strip(" ,.!?;:")):
            return Asked(Ask.IDEAS, part, rest)
    return None


def more(text: str) -> Asked | None:
    """Others in place of what was shown. A no at the beginning is no pleasantry here."""
    if ELSEWHERE.search(text):
        return None
    for part, rest in _parts(text):
        for said in (bare(part), part.strip(" ,.!?;:")):
            if _OF_OWNED.fullmatch(said):
                return Asked(Ask.MORE, part, rest, owned=True)
            if _OF_MORE.fullmatch(said):
                return Asked(Ask.MORE, part, rest)
            if (named := _OF_NAMED.fullmatch(said)) is not None:
                name = next((n for n in named.groupdict().values() if n), "") or said
                return Asked(Ask.MORE, part, rest, owned=not said.lower().startswith("not"), name=name)
    return None


def why(text: str) -> Asked | None:
    if ELSEWHERE.search(text):
        return None
    for part, rest in _parts(text):
        if (found := _OF_WHY.fullmatch(bare(part))) is not None:
            return Asked(Ask.WHY, part, rest, name=found.groupdict().get("name") or "")
    return None


def like(text: str) -> bool:
    """Whether something like what was shown is asked for."""
    return bool(_LIKE.search(text))


def other_brand(text: str) -> bool:
    """Whether it asks for another brand and nothing else."""
    return bool(_OTHER_BRAND.fullmatch(bare(text)))


def points_at_no_place(text: str) -> bool:
    """Whether what is pointed at is "this" or "it", and no place in a list that may not be there."""
    return bool(re.search(r"\b(?:this|that|these|those|it|them)\b", text, re.I))


def _parts(text: str) -> list[tuple[str, str]]:
    """The message as a whole, then each sentence, then each clause, with what else it says."""
    found = [(text, "")]
    for cut in (_SENTENCE, _JOINT):
        pieces = [piece for piece in cut.split(text) if piece and piece.strip(" ,.!?;:-")]
        if len(pieces) > 1:
            found += [(p, " ".join(o for o in pieces if o is not p)) for p in pieces]
    return [(part, rest) for part, rest in found if len(part) <= LONGEST][:MOST]
