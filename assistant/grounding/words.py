"""The closed lists: words that claim nothing, and words that always claim something.

Every word that is on none of these lists has to be borne out by the evidence, so the lists of
harmless words are what is long here. They hold no word for what a product is, has or does.
"""

from __future__ import annotations

from assistant.grounding.text import stem


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


GRAMMAR = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "he",
        "she",
        "him",
        "her",
        "his",
        "hers",
        "we",
        "us",
        "our",
        "ours",
        "you",
        "your",
        "yours",
        "yourself",
        "i",
        "me",
        "my",
        "mine",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "where",
        "when",
        "why",
        "how",
        "there",
        "here",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "'s",
        "'re",
        "'ve",
        "'ll",
        "'d",
        "'m",
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "done",
        "doing",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "and",
        "or",
        "but",
        "nor",
        "so",
        "yet",
        "if",
        "then",
        "than",
        "as",
        "because",
        "since",
        "while",
        "whereas",
        "though",
        "although",
        "whether",
        "unless",
        "until",
        "not",
        "n't",
        "no",
        "never",
        "neither",
        "none",
        "without",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "into",
        "onto",
        "over",
        "under",
        "above",
        "below",
        "up",
        "down",
        "out",
        "about",
        "around",
        "between",
        "among",
        "against",
        "per",
        "via",
        "through",
        "across",
        "during",
        "after",
        "before",
        "within",
        "toward",
        "towards",
        "upon",
        "behind",
        "beside",
        "besides",
        "near",
        "one",
        "ones",
        "other",
        "others",
        "another",
        "both",
        "either",
        "each",
        "all",
        "any",
        "some",
        "every",
        "several",
        "few",
        "many",
        "much",
        "more",
        "most",
        "less",
        "least",
        "too",
        "also",
        "just",
        "only",
        "even",
        "still",
        "already",
        "again",
        "ever",
        "yes",
        "ok",
        "okay",
        "well",
        "very",
        "quite",
        "rather",
        "really",
        "both",
        "such",
        "same",
        "own",
        "else",
        "instead",
        "together",
        "likewise",
        "not",
        "let",
        "lets",
        "let's",
        "got",
        "get",
        "gets",
        "versus",
        "vs",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "last",
        "next",
        "former",
        "latter",
        "d'accord",
        "etc",
    ]
)
"""By lower-case form: grammar, whose claims (counts, comparisons, negation) are checked by form."""

TALK = _stems(
    """hello hi hey morning afternoon evening welcome thanks thank please sorry glad happy pleasure
    goodbye bye
    care day help look see show shown tell say ask know think want need like prefer choose choice pick take go
    going come
    start give keep mind let know answer question word idea guess wonder mean hear sound feel try put
    find found
    sure course right certainly absolutely gladly anytime moment second bit lot way thing something anything
    nothing everything someone anyone somebody
    option options suggest suggestion consider decide narrow closest nearest close similar alternative
    match fit suit suits work job list
    card cards below above shop store catalogue catalog range here today now
    perhaps maybe probably depends depend either
    good nice fine
    have carry stock sell offer include come make made call named describe
    cost price priced sale? rate rated rating
    would could better? unfortunately afraid however
    detail details more further else information data mention state
    browse search looking interested interest
    yourself person people someone else customer
    between compare difference differ stand apart
    read check point note
    hope enjoy love? talk speak spoken chat
    long? matter apply
    use used using
    start starts run runs page pages leave left taken took write
    weigh measure lasts hold keep fits uses takes present currently altogether total far slightly little worth
    pair rest description listing text average summary others outside beyond stop time times turn rather old
    leave serious quick quickly simple simply
    went gone happened happen happens wrong
    tell apart
    well done again later
    add cart basket buy bought
    name type kind sort item product products piece model version
    mine yours pass colleague""".replace("sale?", "")
    .replace("better?", "")
    .replace("love?", "")
    .replace("long?", "")
)
"""By stem: talk that asserts nothing of a product or the shop by itself."""

ASKING = _stems(
    """size color colour colours colors budget price spend brand style material occasion room age gender taste
    purpose gift mind rough roughly usually exactly most important prefer particular special order email
    number
    address happened happen wrong fix hand leave reach phone contact buy who recipient activity feature
    features weather indoors outdoors someone yourself adult child man woman home away kind spec
    old tall wide sweet savoury hot cold indoor outdoor daily country place mainly
    cheaper pricier smaller larger bigger lighter heavier
    big small large medium light dark warm cool everyday often how soon when""".replace("gift", "")
)
"""By stem: what a question may ask about without saying that it is so."""

CUE_NOUNS = _stems(
    "option options match matches product products item items result results thing things pick picks choice"
)

CARE = _stems("dishwasher microwave oven freezer fridge machine washer dryer hob")
"""What a thing may be "safe" for without that being a matter of anybody's safety."""

NEGATORS = frozenset(
    [
        "not",
        "n't",
        "no",
        "without",
        "never",
        "nor",
        "neither",
        "none",
        "cannot",
        "lacks",
        "lack",
        "lacking",
        "hardly",
        "except",
        "nothing",
    ]
)
ABSENT = _stems(
    "included supplied provided needed required necessary recommended suitable allowed permitted available"
)

SENSITIVE = _stems(
    """safe safely safety unsafe allergy allergen allergic allergies hypoallergenic toxic nontoxic
    poison poisonous bpa
    phthalate phthalates lead-free carcinogen medical medicine medically clinical clinically cure cures
    treat treats
    treatment treats heal heals remedy symptom symptoms disease pain eczema acne asthma diabetes
    diabetic pregnant
    pregnancy nursing newborn
    choking hazard flammable fireproof fire-retardant legal legally law lawful illegal certified certification
    compliant compliance fda doctor doctors dermatologist dermatologically pediatrician vet veterinarian
    gluten glutenfree nut nuts peanut peanuts lactose antibacterial antimicrobial sterile harmless
    therapeutic injury prevent prevents protects immune contain contains containing traces ingredients
    prescription dose dosage liability"""
)

POLICY = _stems(
    """return returns returned returnable refund refunds refunded refundable exchange exchanges
    exchanged shipping ship ships
    shipped delivery deliver delivers delivered dispatch dispatched courier postage customs duties tax
    taxes warranty
    warranties guarantee guaranteed guarantees cancel cancels cancelled cancellation policy policies payment
    payments pay paid pays invoice installments instalments financing voucher vouchers coupon coupons
    code codes
    wrapping wrapped wrap membership loyalty points privacy personal store-credit credit
    hours open opens closed closes restocking"""
)

SALE = _stems(
    "sale discount discounts discounted reduced reduction off save saves saving savings markdown "
    "bargain deal promotion promo clearance"
)
OPINION_SOURCES = _stems(
    "customers customer buyers buyer reviewers reviewer reviews review owners shoppers users people "
    "others everyone fans parents complaint"
)
OPINION_VERBS = _stems(
    "love loves praise praises say says like likes rave raves enjoy enjoys mention mentions report "
    "reports find finds"
    "complain complains appreciate appreciates describe describes call calls note notes wrote writes "
    "think thinks agree"
)
IGNORANCE = _stems(
    "say says mention mentions state states stated specify specified specify list listed tell know "
    "show give given cover covered"
)

FIRST_PERSON = frozenset({"i", "we"})
OFFERS = _stems(
    """help look see show tell say ask know think suggest recommend go start pick choose find narrow
    compare search
    check want need like hope mean answer pass put add get hear understand try wonder call explain list point
    suppose consider begin guess take speak see love like would""".replace("love", "")
)
"""By stem: what the assistant may say that it does, can do or would do."""

DEEDS = _stems(
    """added add removed remove put cancelled cancel refunded refund shipped ship sent send booked book
    reserved reserve
    ordered placed place changed change updated update applied apply credited credit issued issue passed
    forwarded
    escalated notified notify informed contacted contact arranged arrange scheduled schedule saved save
    emailed email
    created create processed process submitted submit registered register delivered deliver noted
    confirmed confirm
    deducted charged charge activated activate waived waive extended approved approve set called
    told handed hand asked opened open logged log dispatched removed"""
)
"""By stem: what is a report of action when somebody here has done it."""

LEAKS = (
    "as an ai", "language model", "<|", "|>", "im_start", "im_end", "[inst", "[/inst", "<<sys", "</s>", "<s>",
    "system prompt", "my instructions", "my prompt", "facts:", "evidence:", "assistant:", "customer:",
    "user:",
    "system:", "finding:", "findings:", "instruction:", "instructions:", "### ", "```", "<think", "reply:",
    "i am an ai", "i'm an ai", "as a chatbot", "openai", "artificial intelligence", "i cannot assist",
    "ignore previous", "ignore all", "you are a helpful", "the text above", "{{", "}}", "</",
)  # fmt: skip
