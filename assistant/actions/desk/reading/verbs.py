"""The words that say what is wanted to be done, and those that only ask."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.actions.desk.said import Ask
from retrieval.words import word_set


class Family(StrEnum):
    """What a part of a message is after, before the records tell which change that is."""

    CANCEL = "cancel"
    RETURN = "return"
    REFUND = "refund"
    UNWANTED = "unwanted"
    EXCHANGE = "exchange"
    CHANGE = "change"
    ADDRESS = "address"
    ACCOUNT = "account"
    PAYMENT = "payment"


VERBS: tuple[tuple[Family, re.Pattern[str]], ...] = (
    (Family.CANCEL, re.compile(
        r"\bcancel(?:l?ing|led|s|lation|lations)?\b|\bcall off\b|\bcalled off\b"
        r"|\bvoid\b|\brevoke\b|\bstop (?:the|my|this|that) (?:order|shipment"
        r"|delivery)\b|\bcancle\w*\b|\b(?:remov|delet)(?:e|ing)\b(?=(?: [\w'-]+){1,8} (?:from"
        r"|off|out of) (?:my |the |this |that )?(?:order|#|\d{3,}))|\b(?:tak(?:e|ing)|get|drop)\b(?=(?:"
        r" [\w'-]+){1,6}"
        r" (?:off|out of|from) (?:my |the |this |that )?(?:order|#|\d{3,}))")),
    (Family.RETURN, re.compile(
        r"\breturn(?:ing|ed|s)?\b"
        r"|\b(?:send|sending|ship|shipping|mail|mailing|bring|take|give|giving|hand)(?: (?!to\b|me\b|you\b"
        r"|us\b|call\b|money\b"
        r"|cash\b|refund\b|it\b)[\w#'-]+){1,7} back\b|\b(?:go|goes|going) back\b(?= ?(?:$|[.,!;]|to you"
        r"|please|and"
        r"|because|too))|\b(?<!i )(?<!already )(?<!have )(?<!we )(?<!has )(?<!was )(?:sent|shipped"
        r"|taken) back\b"
        r"|(?<=[a-z]) back ,? ?please\b|\b(?:send|sending|ship|shipping|mail|mailing"
        r"|give|giving|bring|bringing|take|taking|hand) (?:(?:it|them|this"
        r"|that|these|those|one|two|some|everything|the [\w-]+(?: [\w-]+)?"
        r"|my [\w-]+(?: [\w-]+)?|all of (?:it|them)|both) )?back\b")),
    (Family.REFUND, re.compile(
        r"\brefund(?:ed|s|ing)?\b|\breimburs\w*\b|\b(?:get|have|want|give me"
        r"|like|need|receive) (?:all )?(?:my |the |our |back my )?(?:money"
        r"|cash) (?:back|returned)\b|\bmoney[- ]back\b|\b(?:get|give me|have) back (?:my"
        r"|the) money\b")),
    (Family.EXCHANGE, re.compile(
        r"\bexchang(?:e|es|ed|ing)\b|\bswap(?:s|ped|ping)?\b|\breplac(?:e"
        r"|ed|es|ing|ement|ements)\b|\btrad(?:e|ed|ing)\b|\bsubstitut(?:e"
        r"|ed|ing)\b")),
    (Family.CHANGE, re.compile(
        r"\b(?:chang(?:e|ed|ing|es)(?! (?:my|our|her|his|your|of) (?:mind"
        r"|heart|plans?))|modif(?:y|ied|ying|ication|ications)|alter(?:ing"
        r"|ed)?|edit(?:ing|ed)?|updat(?:e|ed|ing)|upgrad(?:e|ed|ing)|downgrad(?:e"
        r"|ed|ing)|adjust(?:ing|ed)?|amend(?:ing|ed)?|convert(?:ing|ed)?|correct(?:ing)?(?="
        r" the| my| it| this)|fix(?=(?: [\w#]+){0,4} (?:address|zip))|revis(?:e"
        r"|ed|ing))\b|\bswitch(?:ing|ed)?(?= (?!type|types))\b|\bmake (?:it"
        r"|them|this|that|the|my)\b(?! (?:so|up|right|clear|work|sure|quick"
        r"|happen|easy|easier|possible|better))|\bmove (?=(?:the|my|it|this) (?:payment"
        r"|charge))")),
)  # fmt: skip
WOULD_RATHER = re.compile(
    r"\b(?:(?:want|need|like|prefer|have|get) (?:it|them|this|that|these"
    r"|(?:the|my) (?:[\w'-]+ ){1,3}?)(?: ?)(?=(?:in|to be|with|as an?"
    r"|bigger|smaller|larger|one size|a size|taller|longer|shorter)\b)"
    r"|rather have|would rather|i'd rather|(?:i'd|would) prefer|i prefer"
    r"|prefer(?:ably)?|instead|(?:go|going) (?:for|with)|opt for|settle for"
    r"|(?:should|could|can) (?:it|they|this|that) be|should (?:have been"
    r"|be) (?!here|there|delivered|arriv|fine|ok|able|possible|easy|free|refunded|returned|good"
    r"|enough|cancel|sent|shipped|charged|on (?:its|the))|supposed to be|(?:i|we) (?:had )?wanted (?!to\b"
    r"|it to\b)|but (?:in|with|without) (?=\w)|(?:it|they|this) (?:should"
    r"|to) be|wish (?:it|they) (?:were|was)|get (?:a|an|the)\b(?! (?:refund"
    r"|full|coupon|human|person|manager|hold|chance|copy|invoice|receipt"
    r"|discount|price|credit|return|email|confirmation|partial|total|list))"
    r"|(?:i|we) (?:want|need|would like|'d like) (?:a|an|one)\b(?! (?:invoice|receipt|copy"
    r"|refund|full|human|person|label|discount|quick|return|confirmation|bill))"
    r"|needs? to be(?= (?:an?|in|the|size|\d|[\w-]+ ?(?:$|[.,;!]|and\b))))\b"
)
UNWANTED = re.compile(
    r"\b(?:don't|do not|didn't|no longer|not) (?:want|need|like) (?:to (?:receive"
    r"|keep|have) )?(?:it|them|this|that|these|those|the|my|to receive"
    r"|any|the item|to keep)\b|\bget(?:ting)? rid of\b|\bdo[ ']t want\b"
    r"|\b(?:want|like|prefer) to not receive\b|\bnot (?:to )?receive (?:it"
    r"|the|them|this|that|my)\b"
)
REFUND_OF = re.compile(
    r"^(?:refund\w*|reimburs\w*) (?:me|it|them|this|that|these|those|the"
    r"|my|both|all|everything|for|#|order)\b"
)
"""A refund of something; else the word only says what comes of another wish."""
NOUN_BEFORE = word_set("""the a an this that full partial any complete about of no for your my free easy""")
ADDRESS = re.compile(
    r"\b(?<!email )(?<!mail )(?<!e mail )address(?:es)?\b|\b(?:ship|deliver"
    r"|send|sent|shipped|delivered|redirect\w*|reroute\w*|forward\w*|mail"
    r"|mailed|shipping|delivery)(?: (?:it|them|this|that|everything|the order"
    r"|my order|order|the package|the parcel|these|[#\w-]+)){0,3} (?:to"
    r"|at) (?=(?:my|a|the|our|me at|this|another|an|that|\d+|someone|work"
    r"|his|her|their)\b)(?!the (?:store|warehouse|shop)\b)"
    r"|\bmoved (?:to|house|out|into|home|recently|last)\b|\b(?:i|we)(?:'ve"
    r"| have|'m| am|'re| are|) (?:just |recently |since )?mov(?:ed|ing)\b(?! on)"
    r"|\bnew (?:home|place|apartment|house|address|flat)\b|\bwrong (?:place"
    r"|house|address|apartment)\b|\b(?:zip|zip code|zipcode|postcode|postal code"
    r"|suite number|apartment number|house number)\b|\b(?:shipping|delivery) (?:details"
    r"|destination|location|info|information)\b|\bnot (?:be )?(?:at )?home\b"
    r"|\bwon't be (?:at )?home\b"
    r"|\bwhere (?:my |the |it |this |that |order |package |#?w?\d+ )*(?:goes|go|is going|will go"
    r"|gets? (?:delivered|sent|shipped)|(?:is|will be|gets|being) (?:being )?(?:delivered|sent|shipped))\b"
    r"|\b(?:suite|apt|apartment|unit|flat) #?\d+[a-z]?(?= (?:, )?(?:and )?(?:not|instead of|rather than)\b)"
    r"|\b(?:suite|apt|apartment|unit|flat) #?\w+(?= (?:[\w']+ ){0,3}?but (?:[\w']+ ){0,6}?(?:suite|apt"
    r"|apartment|unit"
    r"|flat)\b)"
    r"|\b(?:gets? |be |to )(?:delivered|sent|shipped) (?:some|any)where else\b"
)
ACCOUNT = re.compile(
    r"\b(?:default|account|profile|permanent|primary|main|saved|registered"
    r"|user|home|personal|customer)(?:'s)? (?:shipping |mailing |delivery "
    r"|home |user )?(?:address|information|info|details)\b|\baddress(?:es)? (?:(?:that"
    r" is|that's|you have|stored|saved|listed) )?(?:on|in|of|for|associated with"
    r"|under|from) (?:my |the |your )?(?:account|profile|file|user profile"
    r"|records|record|system|user account|customer profile)\b|\b(?:in"
    r"|on|of|for) my (?:user |customer )?(?:profile|account)\b|\bmy (?:user )?profile\b"
    r"|\bdefault(?: one)?\b"
)
FROM_ACCOUNT = re.compile(
    r"\b(?:to|with|use|using|match(?:es)?|same as|as|is|at|matching|like) (?:be "
    r"|match |the same as |the one as |that of )?(?:my |the |your |our )?(?:current "
    r"|usual |normal |regular |own )?(?:(?:default|account|profile|home"
    r"|permanent|primary|main|saved|registered|usual|normal|regular|file)(?:'s)? (?:shipping"
    r" |mailing |delivery |home )?(?:address|one)"
    r"|(?:shipping |home |mailing )?(?:address|one) (?:(?:that is|that's"
    r"|which is|you have|i have|stored|saved|listed) )?(?:on|in|of|for"
    r"|from|under|associated with) (?:my |the |your )?(?:account|profile"
    r"|file|user profile|records|record|system|user account))\b|\bmy default\b(?! address)"
    r"|\bback home\b|\bto my home\b(?! address)"
)
FROM_ORDER = re.compile(
    r"(?:same (?:shipping |delivery )?(?:address |one |place |destination |location )?(?:as|from|that"
    r"|used)|\b(?:as|like) (?:in|for|on|with)|\b(?:to|use|using|with|as|match\w*"
    r"|like|at) (?:the |that )?(?:same )?(?:shipping |delivery )?(?:address"
    r"|one|location)(?: that)?(?: is| was| i used| i have| used| you have"
    r"| we used)? (?:from|of|in|on|for|at)|\bfrom|used (?:for|in|on)|\bmatch(?:es)?)(?:"
    r" (?:my|the|in|for|on|from|of|other|that|order|number|different|address))* ?[(#]?$"
)
PAYMENT = re.compile(
    r"\bpayment(?: (?:method|methods|option|type|source|details|card|form"
    r"|info|information))?\b|\bform of payment\b|\bmethod of payment\b"
    r"|\bhow i(?:'m| am)? pay(?:ing)?\b|\bbilling\b|\bpaid (?:for )?(?:with"
    r"|by|using|via|from)\b|\bto pay(?: for)?\b|\bpay(?:ing)? for\b|\bcharge(?:d)? (?:it "
    r"|them |this |that |the order |everything )?(?:to|on)\b|\bpay(?:ing)? (?:for )?(?:it"
    r" |them |this |that |the order |order |everything )?(?:with|by|using"
    r"|via|from|through)\b"
)
ORDER_WITH = re.compile(
    r"\b(?:orders?|purchase|package|one) (?:with|containing|contain(?:s"
    r"|ed)|(?:that|which) (?:also )?(?:has|had|have|contains?|contained|includes?"
    r"|included)|including|includes"
    r"|where (?:i|we)(?:'ve| have)? (?:also |already )?(?:ordered|bought|got|had)"
    r"|that i (?:ordered|bought) with|has|had)\b"
)
"""What stands before goods that only tell which order is meant."""
FOR_DIFFERENCE = re.compile(
    r"\b(?:difference|refund(?:ed)?|balance due|extra|any (?:payment|charge"
    r"|charges|cost)|pay or refund|pay or receive|payment or refund)\b"
)

ASKS: tuple[tuple[Ask, re.Pattern[str]], ...] = (
    (Ask.BALANCE, re.compile(
        r"\b(?:balance|how much (?:money )?(?:is |do i have |have i got |is left "
        r"|is there |i have )?(?:left )?(?:on|in)) (?:(?:of|on|is|in|left"
        r"|for|does|do|remaining|available) )*(?:my |the |i have |have )?(?:on )?(?:my )?"
        r"(?:gift ?cards?|gc|store credit|giftcard)\b|\b(?:anything|something|any money|money|any|credit)"
        r" (?:still )?(?:left )?on (?:my |the )gift ?cards?\b|\b(?:gift ?card|gc|store credit"
        r"|giftcard)(?:'s)? (?:balance|amount|have on it|has left)\b|\bhow much (?:do i have"
        r" |is |money (?:is|do i have) )?(?:left )?on (?:my |the )?(?:gift"
        r"|store|gc)\b|\bmy balance\b|\bhow much does my gift ?card\b")),
    (Ask.REFUND, re.compile(
        r"\b(?:what(?:'s| is| has)? happen(?:ed|ing)? (?:to|with)|what about"
        r"|any (?:news|update|word) (?:on|about)|update on|where's) (?:my "
        r"|the )?refund\b|\bwhere(?:'s| is| are) (?:my |the )?refunds?\b|\brefund status\b"
        r"|\bstatus of (?:my |the |a )?(?:refund|return)\b|\b(?:has|have|did"
        r"|was|when was|is|have you) (?:my |the |you )?(?:a |issue |process "
        r"|processed |issued )*(?:my )?refund (?:been|gone|come|go|processed"
        r"|issued|sent|arrived|through|coming|on)\b|\bwhen (?:will|do|does"
        r"|can|should|am) i (?:be |get(?:ting)? |see |receive |expect |going to )*(?:my "
        r"|the |a )?(?:refund(?:ed)?|money)\b|\bhaven't (?:received|gotten"
        r"|got|seen) (?:my |the |any |a )?(?:refund|money)\b|\b(?:don't|do not|can't|cannot|didn't|did not)"
        r" (?:see|find|have|get) (?:my |the |any |a )?(?:refund|money)\b|\bstill waiting (?:for"
        r"|on) (?:my |the |a )?(?:refund|money)\b|\b(?:how much|what) (?:will"
        r"|would|do|did|can|am|was|money|is the|amount|total)\b.*\b(?:get back"
        r"|refund(?:ed)?|be refunded|receive back)\b|\bcheck (?:on )?(?:my"
        r"|the) refund\b")),
    (Ask.INVOICE, re.compile(r"\binvoices?\b|\breceipts?\b|\bproof of purchase\b|\bbill for\b")),
    (Ask.TRACKING, re.compile(
        r"\btracking\b|\btrack (?:my|the|this|that|it|an|order|#)|\btrack(?:ed)? down\b"
        r"|\b(?:carrier|courier)\b|\btrace\b")),
    (Ask.STATUS, re.compile(
        r"\b(?:status|whereabouts|progress)\b(?! of (?:my |the )?refund)|\bwhere(?:'s"
        r"| is| are|s|abouts)? (?:is |are )?(?:my|the|it|this|that|order|#?w?\d{3,}|#w?\d+"
        r"|they)\b(?! (?:refund|money))|\bwhen (?:will|is|are|does|should"
        r"|do|can|would) (?:my|the|it|they|this|that|i|order|#?w?\d+|these)\b.*\b(?:arriv\w*"
        r"|deliver\w*|ship\w*|come|coming|here|get (?:it|my order|my package"
        r"|here|them)|receive(?: it| my| the)?|expect|be here|due|get)\b|\b(?:has"
        r"|have|is|are|did|was) (?:my|the|it|they|this|order|that) .*\b(?:ship(?:ped)?"
        r"|left|deliver(?:ed)?|arriv\w*|on (?:its|the|their) way|dispatched"
        r"|out for delivery|in transit|sent)\b(?= ?(?:yet|already|out|\?|$"
        r"|.? ?$|now))|\bhas(?:n't)? (?:it|my order|my package|the order) (?:been )?(?:ship"
        r"|arriv|deliver)\w*\b|\b(?:expected|estimated) (?:delivery|arrival)\b"
        r"|\beta\b|(?<!here )(?<!home )(?<!around )(?<!town )(?<!away )\bwhen (?:it|they|that)(?:'ll"
        r"| will| is| are)? (?:comes?|coming|arrives?"
        r"|arriving|gets? here|ships?)\b|\b(?:hasn't|haven't|has not|not|never|didn't) (?:yet )?(?:arrived?"
        r"|come|shown up|received? (?:it|my order|my package|the order|anything"
        r"|them)|showed up|been delivered|gotten (?:it|my order))\b|\bstill waiting (?:for"
        r"|on) (?:my |the )?(?:order|package|parcel|delivery|#)|\bhow long (?:until"
        r"|till|before) (?:my|the|it|i)\b|\bis (?:my|the) order (?:late|delayed"
        r"|lost|ok|confirmed|still)\b")),
    (Ask.METHODS, re.compile(
        r"\b(?:what|which) (?:are |is )?(?:my |the )?(?:other |available )?(?:payment (?:methods?"
        r"|options?)|cards?|forms of payment|refund (?:methods?|options?))\b"
        r"|\b(?:payment|refund) (?:methods?|options?) (?:do i have|are (?:there"
        r"|available|on file|possible|my)|can i|could i|i have|available|on file"
        r"|you have|i can|that i)\b|\bhow (?:can|could|would|will|do) i (?:be "
        r"|get )?(?:refunded|paid back|get (?:the|my) (?:refund|money))\b"
        r"|\b(?:which|what) (?:ways|options) (?:do i have|are there|can i)\b.*\b(?:refund"
        r"|pay|money)\b|\bmy payment methods on\b|\b(?:list|show) (?:me )?my (?:payment"
        r"|cards)\b")),
    (Ask.ACCOUNT, re.compile(
        r"\b(?:what|which) (?:is |are |'s )?(?:my |the )?(?:default |shipping "
        r"|home |current |email )?(?:address|email|name|profile|details|information"
        r"|info) (?:do you have|is on|are on|on (?:my|file)|you have|on my account"
        r"|in my profile|do i have)\b|\bwhat(?:'s| is| are) (?:my|the) (?:default "
        r"|current |home |shipping )?(?:address|account (?:details|info|information)"
        r"|profile|details on file)\b(?! (?:for|of|on) (?:order|#))|\b(?:show"
        r"|tell|check|verify|look up|see) (?:me )?(?:my )?(?:profile|account (?:details"
        r"|info|information)|account|address on file)\b(?! for)|\bdo you have the right address\b"
        r"|^(?:and |also |ok |oh )*(?:what|which) (?:shipping |home |delivery )?address ?\?")),
    (Ask.HISTORY, re.compile(
        r"\b(?:order|purchase) history\b|\b(?:list|show|see|view|check|look up"
        r"|find|tell|give|pull up|what|which) (?:me |up |of |are |is )*(?:all (?:of )?)?(?:the"
        r" |my |recent |past |previous |pending |delivered |open |current "
        r"|other )*orders?\b(?: (?:do|have|did|are|i|that|is|under|on|in|of mine)\b"
        r"| (?:please|pls|thanks|thank you)\b|$| ?[?.!,])(?!.*#)|\bwhat (?:have|did) i (?:order(?:ed)?|b(?:uy"
        r"|ought)|purchase(?:d)?)\b|\bwhat (?:all )?i(?:'ve| have)? (?:ordered|bought|purchased)\b"
        r"|\bhow many orders\b|\border numbers? (?:of"
        r"|for|is|are)\b.*\?|\bwhat(?:'s| is| are) (?:my|the) order (?:numbers?"
        r"|ids?)\b|\bmy (?:past|previous|recent|other) (?:orders|purchases)\b ?\?")),
    (Ask.DETAILS, re.compile(
        r"\b(?:details|contents|summary|info|information) (?:of|for|on|about) (?:my "
        r"|the |this |that |order |#|w\d)|\border details\b|\bwhat(?:'s| is"
        r"| are|'re| was| were) (?:in|the items in|all in|included in|inside"
        r"|the total|the price|the cost|the items)\b|\bwhat (?:items )?(?:did i (?:order"
        r"|buy|get) in|is in|are in|was in|were in|does)\b.*\b(?:order|#?w?\d+"
        r"|it|that|contain|include)\b|\bhow much (?:did (?:i|it|the|that|my)"
        r"|was|were|have i|is|does|do) (?:i )?(?:pay|paid|spend|spent|cost"
        r"|the|my|that|it|order)\b(?!.*\b(?:refund|get back|shipping cost"
        r"|gift card|difference|on my)\b)|\bwhat (?:did|have) i (?:pay|paid"
        r"|spen[dt])\b|\bhow much did (?:the|my|that) (?:[\w'-]+ ){1,5}cost\b"
        r"|\bhow (?:is|was|are|were) (?:[\w#'-]+ ){1,4}paid\b|\bhow did i pay\b"
        r"|\b(?:how|what) (?:is|was) (?:it|that|this) paid (?:for|with|by)\b"
        r"|\btotal (?:of|for|price of|cost of|amount of|amount for) (?:my"
        r"|the|that|this|order|all|both|#)|\bwhat (?:was|is) the (?:total"
        r"|price|cost|shipping address|address) (?:of|for|on|i paid)\b|\bwhich (?:card"
        r"|payment method|address|method) (?:did i|was|is it|was used|is)\b"
        r"|\bwhere (?:is|was) (?:it|my order|the order|order) (?:being )?(?:sent"
        r"|shipped|going|shipping)(?: to)?\b|\b(?:look up|pull up|show me"
        r"|check|tell me about) (?:the |my |this |that )?(?:order )?#?w?\d{4,}")),
    (Ask.VARIANTS, re.compile(
        r"\b(?:is|are) there (?:any |some )?(?:other|different|more) (?:[a-z-]+ ){0,2}?"
        r"(?:colors?|sizes?|options?|ones?|versions?|models?|materials?|types?)\b|"
        r"\b(?:what|which|any) (?:other |different |else )?(?:[a-z-]+ ){0,3}?(?:colors?"
        r"|sizes?|options?|variants?|versions?|models?|materials?|types?|choices"
        r"|kinds?|styles?|alternatives|ones|capacities|heights?|lengths?)\b.{0,60}\b(?:available"
        r"|have|offer|stock|there|come|comes|carry|choose|exist|possible|get"
        r"|in|could|can|do you|are|left|sell|pick)\b|\b(?:what|which) (?:[a-z-]+ )?(?:colors?"
        r"|sizes?|options?|choices|variants?|alternatives) (?:is|are|do|does"
        r"|can|could)\b|\bdo(?:es)? (?:you|it|they|the [a-z ]+) (?:have|come"
        r"|offer|carry|sell|got|stock|also come)\b.*\b(?:in|one|ones|any|other"
        r"|a|it|available|different|with)\b|\b(?:is|are) (?:there|the|it|they"
        r"|that|those) .*\b(?:available|in stock|(?:bigger|smaller|other|taller"
        r"|larger|cheaper) (?:one|ones|version|size|model|options?|colors?))\b"
        r"|\b(?:what|which) (?:else|others?) (?:is|are|do|can|could)\b|\bwhat are (?:my"
        r"|the) (?:[a-z-]+ )?options\b|\bwhat does (?:it|the [a-z ]+) (?:also )?come in\b"
        r"|\bhow many (?:[a-z-]+ )?(?:options|variants|colors|kinds|types"
        r"|different|t-shirts|versions)\b|\bavailable (?:options|colors?|sizes?"
        r"|variants|versions)\b|\b(?:know|see|tell me|list|show me|find out"
        r"|figure out|check) (?:what |which |the |all |all the |about the "
        r"|me )*(?:available |other |different )*(?:colors?|sizes?|options?"
        r"|choices|variants?)\b")),
)  # fmt: skip
POLICY = re.compile(
    r"\bhow long (?:does|do|will|would|is|are|have|until|until the|it)\b"
    r"|\bpolic(?:y|ies)\b|\bwarrant\w*\b|\bguarantee\w*\b|\bprice[- ]?match\w*\b"
    r"|\bmatch (?:the|that|this|their) price\b|\b(?:coupon|discount|promo"
    r"|promotion|voucher code|compensat\w*|loyalty)\b|\brestocking\b|\breturn (?:window"
    r"|period|label|shipping)\b|\bunsubscrib\w*\b|\bmarketing\b|\bnewsletter\b"
    r"|\b(?:do you|can you|could you|are you able to|would you) (?:ship"
    r"|deliver|offer|accept|take|sell|have|charge|match|give|provide|recommend"
    r"|throw|price)\b|\b(?:is|are) (?:there )?(?:a |any |the )?(?:fee"
    r"|fees|charge|charges|shipping|return shipping|free)\b|\bhow (?:do"
    r"|does|can|should|would|will) (?:i|you|the|it|we|one)\b|\bwho pays\b"
    r"|\bam i eligible\b|\bwhat happens\b|\bstore hours\b|\bopening hours\b"
    r"|\bhow (?:many|much) (?:days|time|is shipping|does shipping)\b|\bwhat if\b"
    r"|\b(?:returns?|refunds?|exchanges?|cancellation) (?:process|procedure|rules?|conditions?|terms"
    r"|costs?|fees?|time)\b"
    r"|\bcan i (?:return|exchange|send back|bring back)\b[^.?!]{0,40}\b(?:worn|used|opened|washed"
    r"|without (?:a |the |my )?"
    r"receipt|in[- ]store|in (?:a|the|your) (?:physical )?(?:store|shop))\b"
    r"|\bfree (?:returns?|exchanges?)\b|\b(?:get|send me|email me) a (?:return )?label\b"
    r"|\bdo i (?:have to|need to|get)\b|\bwhy\b|\btroubleshoot\w*\b|\bwill i (?:have to"
    r"|need|be|get|still|lose)\b"
)
PERSON = re.compile(
    r"\b(?!(?:talk|call|contact|reach|chatt|want|need|lik)ed)(?:(?:speak|talk|chat|connect|connected"
    r"|transfer|transferred|put"
    r"|pass|escalate|hand|get|give(?= me)|want|need|reach|call|contact|be connected"
    r"|like)(?:ed|ing)? (?:me |us |this |over |through |it |ed )*(?:to "
    r"|with |for |in touch with )?(?:a |an |the |your |some |another "
    r"|real |actual |live )*(?:real |actual |live |human |different |senior )*(?:human"
    r"|person|agent|representative|rep|manager|supervisor|someone(?: else"
    r"| real| in charge)?|somebody|operator|staff|colleague|team member"
    r"|superior|boss|advisor|associate|support agent|customer service))\b"
    r"|\b(?:real|actual|live) (?:human|person|agent)\b|\bhuman (?:agent"
    r"|being|please|support|help)\b|^(?:a )?(?:human|agent|representative"
    r"|operator|manager|supervisor|person)(?: please| pls)?[ .!]*$|\bescalate\b"
    r"|\btransfer me\b|\bcall me\b(?= ?(?:[.!?,]|$|back|please|at|on|now|when|asap|today|tomorrow))"
    r"|\blet me (?:speak|talk)\b"
)
THREAT = re.compile(
    r"\b(?:don't|do not|not|never|no longer|no|rather than|instead of"
    r"|without|won't|didn't|avoid|than)(?: (?:want|need|to|a|an|the|be"
    r"|my|like|wish|have|really|going|just|full|any|actually))*$|\b(?:undo"
    r"|reverse|revert|reinstate|uncancel|withdraw|about|regarding|confirm(?:ed"
    r"|ation)?|confirmation (?:of|for)) (?:the |my |that |this |order |last |previous |latest )*$"
    r"|\b(?:or(?: else)?|otherwise|else) (?:i(?:'ll| will| am going to"
    r"|'m going to| may| might| would|'d)|we(?:'ll| will)) (?:\w+ ){0,2}$"
    r"|\b(?:might|may|thinking (?:of|about)|considering|tempted to|could always"
    r"|about to have to) (?:have to |just |even |want to )?$"
)
"""What is only threatened with or thought about is not asked for."""
COMPLAINT = re.compile(
    r"\bcomplain\w*\b|\b(?:ridiculous|unacceptable|terrible|horrible|awful"
    r"|disgusting|disgrace\w*|outrageous|pathetic|useless|worst|garbage"
    r"|rubbish|scam|rip[- ]?off|fed up|furious|angry|livid|frustrat\w*"
    r"|disappoint\w*|unhappy|dissatisfied|upset|annoyed|annoying|appalling"
    r"|shocking|sick of|sick and tired|never (?:again|shop\w*|buy\w*|order\w*)"
    r"|waste of (?:money|time)|very confusing|so confusing|poor service"
    r"|bad service|terrible service)\b"
)
OTHERS = re.compile(
    r"\b(?:my|his|her|our|their) (?:wife|husband|partner|spouse|girlfriend"
    r"|boyfriend|friend|mom|mum|mother|dad|father|son|daughter|brother"
    r"|sister|boss|neighbou?r|colleague|roommate|cousin|aunt|uncle|grandma"
    r"|grandmother|grandpa|grandfather|coworker|client|fianc[ée]e?|flatmate"
    r"|parents?|ex|buddy|kid)'s? (?:[a-z]+ )?(?:orders?|account|address"
    r"|payment|card|purchases?|profile|refund|details|package|info\w*"
    r"|email|history)\b"
    r"|\b(?:order|account|purchase|refund|profile|address|details|history)s? (?:of"
    r"|for|from|belonging to|placed by|made by|under) (?:my (?:wife|husband"
    r"|partner|friend|mom|mum|mother|dad|father|brother|sister|neighbou?r"
    r"|colleague|roommate|boss|son|daughter|ex|girlfriend|boyfriend)(?!'s (?:birthday"
    r"|house|place|wedding))|somebody else|someone else|another (?:customer"
    r"|user|person|client)|a different (?:customer|user|person)|other (?:customers?"
    r"|users?|people))\b"
    r"|\b(?:on|in) behalf of\b|\b(?:calling|writing|chatting|here) for (?:my|a|his|her) (?:wife|husband"
    r"|partner|friend"
    r"|mom|mum|mother|dad|father|son|daughter|brother|sister|boss|neighbou?r|colleague|roommate|client)\b"
    r"|\b(?:another|other|different|any|some|every"
    r"|all|someone else's|somebody else's|other people's|another person's) (?:customer"
    r"|user|client|person|people|customers|users|account)s?'?s? (?:order"
    r"|account|address|data|records?|orders|email|emails|details|accounts"
    r"|info\w*|payment)\b|\b(?:someone|somebody) else's\b|\bother (?:people"
    r"|customers|users)'?s?\b(?! (?:think|say|said|like|love|rate|write|wrote|complain|mention|buy (?:with"
    r"|together|alongside|to go))\b)|\b(?:all|every|list of) (?:the |of the "
    r"|your )?customers?\b|\banother customer\b"
    r"|\bi(?:'m| am) (?:the|an?|your|one of (?:the|your)) (?:[a-z]+ )?(?:admin"
    r"|administrator|developer|sysadmin|employee|staff|engineer|owner of (?:this"
    r"|the) (?:shop|store|site)|manager|supervisor|ceo|root|superuser"
    r"|tester|auditor|agent|support agent|police officer|police)\b|\bas (?:an?"
    r"|the) (?:admin|administrator|developer|employee|engineer|staff member)\b"
    r"|\badmin (?:mode|access|override|rights)\b|\bdeveloper mode\b|\b(?:he"
    r"|she|they) (?:asked|told|wants|want|authorized|authorised) me to\b"
    r"|\border (?:he|she) (?:placed|made)\b|\b(?:his|her) (?:order|account"
    r"|orders)\b"
    r"|\b(?:last|previous|preceding) (?:customer|user|shopper|buyer)s?\b(?! (?:service|support|care))"
    r"|\b(?:customer|user|shopper|buyer)s? (?:right |just )?(?:before|after) me\b"
)
STRANGERS = re.compile(
    r"\b(?:last|previous|preceding) (?:customer|user|shopper|buyer)s?\b(?! (?:service|support|care))"
    r"|\b(?:customer|user|shopper|buyer)s? (?:right |just )?(?:before|after) me\b"
    r"|\bother (?:customers?|users?|shoppers?) (?:have )?(?:bought|ordered)\b"
    r"|\bwhat did (?:the )?other (?:customers?|people|users?|shoppers?) (?:buy|order|get)\W*$"
    r"|\bwhat (?:does |did |would |will )?[^\s@]+@[^\s@]+ (?:would |might |does |usually )?(?:like|love|buy"
    r"|bought|want|order)(?:s|ed)?\b"
    r"|\b(?:know|have|got|stored?|saved?|kept) (?:about|on|of) [^\s@]+@[^\s@]+",
    re.I,
)
"""Of somebody whom it would not do to ask who they are: it is nobody's order that they are after but a
stranger's."""
