"""Words of English that shopping messages are made of. Nothing here knows any catalogue."""

from __future__ import annotations

from assistant.understanding.wordlists import words

_SHADES = {
    "blue": "navy sky azure cobalt indigo royal denim sapphire cerulean aqua",
    "green": "olive emerald lime mint sage forest khaki moss jade",
    "red": "crimson burgundy maroon scarlet ruby cherry wine claret brick",
    "pink": "rose blush fuchsia magenta salmon coral",
    "purple": "violet lavender lilac plum mauve aubergine",
    "yellow": "mustard lemon amber ochre canary",
    "orange": "tangerine apricot rust terracotta",
    "brown": "tan chocolate chestnut coffee mocha walnut camel cognac caramel bronze umber",
    "gray": "grey charcoal slate graphite anthracite ash gunmetal",
    "white": "ivory cream snow pearl eggshell alabaster",
    "black": "ebony jet onyx midnight",
    "beige": "sand oatmeal taupe ecru nude champagne",
    "gold": "golden brass",
    "silver": "chrome platinum",
    "turquoise": "teal cyan",
}
BASE_COLOUR = {shade: base for base, shades in _SHADES.items() for shade in shades.split()}
COLOURS = frozenset(_SHADES) | frozenset(BASE_COLOUR)
TONES = words("light dark pale deep bright royal pastel neon matte soft hot army baby dusty")
"""Words that shade a colour ("dark green")."""
ADJECTIVES = words(
    "small medium large big tall long short wide slim thin thick light heavy warm cool cold hot soft hard "
    "fresh simple plain basic modern classic vintage old young strong sturdy comfy cosy cozy cute funny "
    "smart casual formal quick fast slow easy high low quiet loud bright half nice fancy proper main spare "
    "different similar gentle mild sweet sour spicy healthy natural real good better pretty light tiny huge"
)
"""Words that describe a thing and do not make it another kind of thing."""
ADJECTIVE_ENDINGS = ("ed", "less", "able", "ible", "proof", "ish", "est", "ful", "ous", "sized", "friendly")
IMITATION = words("faux vegan fake imitation artificial synthetic pu mock")

SIZES = {
    "xs": "xs", "extrasmall": "xs", "xsmall": "xs",
    "s": "s", "small": "s", "sm": "s",
    "m": "m", "medium": "m", "med": "m",
    "l": "l", "large": "l", "lg": "l",
    "xl": "xl", "xlarge": "xl", "extralarge": "xl", "1xl": "xl", "1x": "xl",
    "xxl": "xxl", "2xl": "xxl", "xxlarge": "xxl", "2x": "xxl", "2xlarge": "xxl",
    "xxxl": "xxxl", "3xl": "xxxl", "xxxlarge": "xxxl", "3x": "xxxl", "3xlarge": "xxxl",
    "onesize": "onesize", "onesizefitsall": "onesize", "onesizefitsmost": "onesize",
}  # fmt: skip
"""Ways of writing a letter size, by key."""

PLAIN_SIZES = words("s m l small medium large med sm lg")
"""Sizes that are also ordinary adjectives or single letters."""

ACTIVITIES = words(
    "baking biking boating bouldering camping canoeing climbing commuting cooking cycling dancing diving "
    "drawing fishing gaming gardening gifting grilling hiking hosting hunting jogging kayaking knitting "
    "mountaineering painting picnicking riding rowing running sailing sewing shaving skateboarding skating "
    "skiing sleeping snorkeling snowboarding studying surfing swimming travel traveling travelling trekking "
    "walking wandering writing yoga"
)
"""What things are for rather than what they are: nobody has "no camping"."""

GROUPS = {
    "men": "men", "mens": "men", "male": "men", "guy": "men", "him": "men", "gentlemen": "men",
    "women": "women", "womens": "women", "female": "women", "her": "women", "girlfriend": "women",
    "kid": "kids", "toddler": "kids", "boy": "boys", "girl": "girls", "baby": "babies", "infant": "babies",
    "teen": "teens", "teenager": "teens", "unisex": "unisex", "adult": "adults",
    "dad": "men", "father": "men", "daddy": "men", "husband": "men", "boyfriend": "men", "brother": "men",
    "grandpa": "men", "grandfather": "men", "uncle": "men", "nephew": "boys", "fiance": "men",
    "mom": "women", "mum": "women", "mother": "women", "wife": "women", "sister": "women", "aunt": "women",
    "grandma": "women", "grandmother": "women", "niece": "girls", "fiancee": "women",
}  # fmt: skip
"""For whom, by root."""

RELATIVES = words(
    "him her girlfriend dad father daddy husband boyfriend brother grandpa grandfather uncle nephew "
    "fiance mom mum mother wife sister aunt grandma grandmother niece fiancee son daughter friend "
    "partner boss colleague coworker teacher neighbor neighbour parent grandparent family someone "
    "somebody people guest host couple coworkers everyone anyone nan granny grandad granddad cousin "
    "bestie buddy mate roommate kid grandson granddaughter"
)
GROUP_VALUES = {
    "men": {"men", "man", "male", "m", "mens"},
    "women": {"women", "female", "f", "w", "womens"},
    "kids": {"kid", "kids", "youth", "junior", "boy", "girl", "toddler"},
    "boys": {"boy", "kid", "youth"},
    "girls": {"girl", "kid", "youth"},
    "babies": {"baby", "infant", "newborn", "toddler"},
    "teens": {"teen", "youth", "junior"},
    "adults": {"adult"},
    "unisex": {"unisex"},
}
UNISEX = frozenset({"unisex", "all", "everyone", "both"})
GENDER_NAMES = words("gender sex audience for who age affinity demographic recipient")

TRUE = frozenset({"yes", "true", "y", "1"})
FALSE = words("no false n 0 none")

COLOUR_NAMES = frozenset({"color", "shade", "hue"})
SIZE_NAMES = frozenset({"size"})
KIND_NAMES = words("type style kind category subcategory department item")

GENERIC_THINGS = words(
    "something anything thing gift present item product stuff one option idea surprise merchandise "
    "goods choice recommendation suggestion selection stock range deal sale offer catalog catalogue "
    "assortment birthday christmas anniversary occasion xmas housewarming wedding graduation valentine "
    "holiday xma alternative pick gadget"
)
"""Roots that name no kind of thing: a shop cannot look for "a gift"."""
OCCASIONS = words("birthday christmas christma anniversary wedding graduation valentine holiday xmas xma")
"""Of these the ones that before a thing say which: birthday cards, a wedding dress."""

FILLERS = words(
    "a an the this that these those my your our his their its some any i im id ill ive me we us you "
    "youre u it he she they want wants wanted wanna need needs needed needing looking look find "
    "finding show get getting buy buying purchase purchasing search searching seeking seek shop "
    "shopping shops order see seeing browse give gimme recommend suggest sell sells carry carries "
    "stock offer have has had got do does did can could would will should may might must be is are am "
    "was were been being like love prefer please pls plz thanks thank hi hello hey ok okay well so "
    "just really very quite actually maybe perhaps kindly also too as there here something anything "
    "thing things stuff else somewhere one ones what which whats where who how when why if whether "
    "tell know let lets help think make sure interested trying try hoping hope use want id to say says "
    "said mean meant saying good nice great best cool lovely pretty beautiful decent kind kinds sort "
    "sorts type types type sth piece option options idea ideas ideally preferably choose choosing "
    "select pick picking today now currently right around about anyone anybody everything yes yeah yep "
    "no nope sorry pair pairs set item items product products available don doesnt dont isnt arent "
    "cant couldnt wont wouldnt instead rather only again another other others more much many few lot "
    "lots little bit bunch than then hmm um uh oh ah er price priced pricing cost costs costing budget "
    "money dollar dollars usd euro euros bucks buck wondering wonder possible possibly looking im new "
    "store website section department aisle him her them likes loves enjoys enjoy fond into not "
    "without non except excluding exclude out but made works work "
    "avoid avoiding hate hates dislike nor neither either minus wo never besides unlike lacking dont "
    "didnt cannot nothing fine both all each every any way s under over below above between least "
    "most max less though although next anyway anyways ahead already still yet along either first finally "
    "vous plait svp por favor bitte"
)
"""Words that say nothing of which product is wanted."""

CONNECTORS = words("for with without of in on to and or from by at that into up under over as the")
"""Small words that stay when they stand inside a product's description ("case for a phone")."""

CLAUSE_END = words(
    "in for with and or please if but per each total altogether size sized color colour made from that "
    "which on only available then too instead though maybe either because since as is are should would "
    "i to price budget max maximum tops ideally "
    "preferably now including plus shipped delivered thanks by not without"
)
"""Words after which a number before them counted nothing."""

CURRENCIES = {
    "$": "USD", "dollar": "USD", "buck": "USD", "usd": "USD", "us$": "USD",
    "€": "EUR", "euro": "EUR", "eur": "EUR",
    "£": "GBP", "pound": "GBP", "gbp": "GBP", "quid": "GBP", "sterling": "GBP",
    "¥": "JPY", "yen": "JPY", "jpy": "JPY", "₹": "INR", "rupee": "INR", "inr": "INR",
    "chf": "CHF", "cad": "CAD", "aud": "AUD",
    "brl": "BRL", "rub": "RUB", "pln": "PLN", "krw": "KRW", "thb": "THB", "egp": "EGP", "sar": "SAR",
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "cny": "CNY",
}  # fmt: skip
