"""What the conversation makes of a message: "in blue?" narrows, "is it light?" asks about what was shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from assistant.turn import Conversation
from assistant.understanding.constraints import Constraints
from assistant.understanding.lexicon import GENERIC_THINGS
from assistant.understanding.pointing import is_both
from assistant.understanding.ranges import Beyond
from assistant.understanding.reading import Reading
from assistant.understanding.references import References, resolve_in_cart
from assistant.understanding.scope import is_search, names_something, opens_search, wants
from assistant.understanding.spelling import is_english
from assistant.understanding.vocabulary import Vocabulary
from assistant.understanding.wordlists import phrases, words
from assistant.understanding.words import clean, tokens
from assistant.understood import About, Asked, Entities, Intent
from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.product_facts import asks_only
from retrieval.query import Filters, Query

SEARCHING = frozenset({Intent.PRODUCT_SEARCH, Intent.REFINE, Intent.RECOMMEND})
_MISTAKEN = SEARCHING | {
    Intent.OUT_OF_SCOPE,
    Intent.GREETING,
    Intent.THANKS,
    Intent.GOODBYE,
    Intent.COMPLAINT,
}
"""Intents that a short message is easily taken for; what the conversation says counts for more."""
_NOT_OF_ORDERS = SEARCHING | {Intent.VIEW_CART, Intent.POLICY_QUESTION, Intent.OUT_OF_SCOPE}
_BY_THE_WAY = frozenset({Intent.THANKS, Intent.GREETING, Intent.GOODBYE, Intent.COMPLAINT})
CLEARLY = 0.9
_ASKING = SEARCHING | {Intent.OUT_OF_SCOPE, Intent.POLICY_QUESTION, Intent.COMPLAINT, Intent.PRODUCT_QUESTION}
_CONTINUES = phrases("what about|how about|and|and what about|also|same for|what of|then|or")
_CORRECTS = phrases(
    "i meant|i mean|no i|no not|actually|sorry|not that|rather|i said|instead|scratch that|make that|"
    "no the|no for"
)
_QUESTIONS = words(
    "is are was does do did can could will would has have how what whats which who when where why should"
)
_POINTING = SEARCHING | {Intent.PRODUCT_QUESTION, Intent.COMPARE, Intent.ADD_TO_CART, Intent.REMOVE_FROM_CART}
_AUXILIARIES = words("is are was were does do did can could will would has have should")
_COMPARES = words(
    "better best difference compare comparison versus vs between differ differences or apart contrast side"
)
_ENDS_IN_IT = re.compile(r"\b(?:in|on|to|with) (?:it|them)\W*$", re.IGNORECASE)
"""A pronoun that stands for what the message itself names: "coffee with no caffeine in it"."""
SURE = 0.6
"""From how much confidence a question that names a product is still one about the shop's rules."""
_BUYS = words(
    "add adding put cart basket bag trolley buy purchase order take taking get grab want need have pack "
    "checkout ill id give go include throw pop stick book reserve please"
)
_PICKS = words("make it that this those these them both choose pick one ones")
_CHANGES_CART = frozenset({Intent.ADD_TO_CART, Intent.REMOVE_FROM_CART})
_TAKES_OUT = words(
    "remove removed removing delete deleted drop dropped lose scrap scratch clear empty undo cancel minus "
    "reduce cut lower decrease fewer less only just kick leave ditch bin toss chuck skip strike erase out "
    "off away back rid not no dont doesnt wont cant without except instead anymore wrong mistake change set "
    "make quantity need want keep list"
)
_SHOP_VERBS = words("sell sells carry carries stock stocks offer offers have there shop store got")
_IN_CART = re.compile(r"\b(?:cart|basket|bag|trolley|checkout)\b", re.IGNORECASE)
_INTO = re.compile(r"\b(?:in|into|to|inside) (?:my |the |our )?(?:cart|basket|bag|trolley)\b", re.IGNORECASE)
_OF_SHOP = re.compile(r"\b(?:you|u|shop|store|catalog(?:ue)?)\b", re.IGNORECASE)
_BESIDE = phrases(
    "goes with|go with|goes well with|go well with|goes together with|accessories|accessory|add on|add ons|"
    "addons|addon|pairs with|pair with|pairs well with|complements|complement|complementary|bundle|"
    "bundles|going with|worn with|used with|works well with|what else do i need|what else would i need|"
    "what else will i need|what else should i get"
)
_ABREAST = phrases("side by side|next to each other|beside each other|against each other|head to head")
INTO_CART = re.compile(r"\b(?:cart|basket|trolley|add|buy|purchase|order)\b", re.IGNORECASE)
_LIKE = phrases("like|similar|alternatives|alternative|instead of|goes with|go with|else")


_SO_MANY = re.compile(
    r"\W*(?:(?:ok(?:ay)?|yes|yeah|yep|sure|fine|great|perfect|good|nice|cool|alright|then|so|and|just|make it"
    r"|let's say)\b\W*)*(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple|a pair)"
    r"(?: x| each)?(?: of)? (?:those|these|them|that|this"
    r"|the (?:first|second|third|fourth|last|other)(?: ones?)?)"
    r"(?: ones?)?(?:\W+(?:please|pls|then|thanks|thank you|for me))*\W*",
    re.IGNORECASE,
)
""" "OK, two of those": a quantity of what was shown, and nothing else."""
_ITS_PRICE = re.compile(
    r"\W*(?:(?:and|so|also)\b\W*)*"
    r"(?:how (?:much|long) (?:is|does|will|would) (?:it|that|this)(?: cost| be| take)?"
    r"|what (?:is the (?:cost|price|charge|fee)|(?:does|will|would) (?:it|that|this) cost"
    r"|do you charge)(?: for (?:it|that|this))?)\W*",
    re.IGNORECASE,
)
""" "And how much is it?", of what the words before it ask about."""
_GOES_BACK = re.compile(
    r"\b(?:can|could|may|might|would|will|do|am i allowed to)\b.{0,30}"
    r"\b(?:go|be sent|be taken|send|bring|give|take) (?:(?:it|them|this|these|that|those) )?back\b",
    re.IGNORECASE,
)
_ORDERS = r"(?:(?:open|current|recent|last|past|pending|previous|active|other) )?orders?\b"
_NOW = r"(?: (?:open|left|here|with you|right now|now|at the moment|going|still|please|pls))*\W*$"
_OWN_ORDERS = re.compile(
    rf"\b(?:what|which|how many) {_ORDERS}"
    rf" (?:(?:do|did|have) i\b(?: (?:have|got|made|placed?))?|i have|i've got){_NOW}"
    rf"|\b(?:list|show(?: me)?|see|view|check)(?: all)?(?: of)? my {_ORDERS}{_NOW}"
    rf"|\b(?:do|have) i (?:still )?(?:have |got |placed )?(?:any|an) {_ORDERS}{_NOW}",
    re.IGNORECASE,
)
""" "What orders do I have open?", which is nothing of a cart and no rule."""
_WORK = re.compile(r"\w{3,}ing|rentals?|hire|repairs?|services?|installation|assembly|alterations?")
"""Words for what is done with goods; many goods are called like that too ("bedding")."""
_GOODS = words(
    "bedding clothing lighting ring earring string spring swing padding stuffing icing frosting topping "
    "filling sling ceiling flooring plumbing railing wing king painting drawing covering housing casing "
    "lining fitting setting heading keyring bearing coating clothing rigging decking fencing webbing piping "
    "wedding evening morning anything something everything nothing running hiking fishing camping swimming "
    "climbing cycling sailing skiing gardening cooking baking knitting sewing travelling traveling reading "
    "gaming"
)
_OFFERS = re.compile(
    r"\b(?:how much|how long|what (?:does|do|would|will|is|are|'s)|what's|costs?|prices?|charge"
    r"|(?:do|can|could|would|will) (?:you|u|i|your|the shop)|is there|offer|provide"
    r"|(?:is|are) .+ (?:available|possible|free))\b",
    re.IGNORECASE,
)
"""How one asks after something that is done for them."""
_ASKS_OF_IT = re.compile(
    r"\W*(?:(?:and|so|ok(?:ay)?|but|also|oh|hm+)\b\W*)*(?:what(?:'s|s| is| are| kind of| type of)?|how|which"
    r"|tell me|(?:[\w-]+ ){0,2}[\w-]+\s*\?)",
    re.IGNORECASE,
)
MOST_ASKED = 3
_TERMS = words("warranty guarantee delivery shipping postage refund return exchange policy payment paypal")
"""What a shop has in its terms and not on its shelves."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message before it is put into its conversation."""

    text: str
    intents: tuple[Intent, ...]
    confidence: float
    segments: Mapping[Intent, str]
    said: Constraints
    references: References
    entities: Entities
    asked: Asked | None = None
    covered: bool = False


def goes_on(text: str) -> bool:
    """Whether the message opens as going on from the last one: "what about boots?"."""
    return bool(Reading(text).first_of(0, _CONTINUES))


def corrects(text: str) -> bool:
    """Whether the message takes back what was said: "no, I meant women's"."""
    reading = Reading(text)
    return (
        any(reading.first_of(i, _CORRECTS) for i in range(min(len(reading), 4)))
        or reading.norm(len(reading) - 1) == "instead"
    )


def corrected(
    heard: Heard,
    conversation: Conversation,
    get: Callable[[str], Product | None],
    vocabulary: Vocabulary,
    sold: Callable[[str], bool] = lambda root: False,
) -> Heard:
    """The intents that the conversation makes of what the classifier heard, and the
    references that belong to them. `sold` tells whether the name of some product has a word."""
    heard = _without_remarks(_of_the_rules(heard), vocabulary, sold)
    first = heard.intents[0]
    if first in _NOT_OF_ORDERS and _OWN_ORDERS.search(heard.text):
        return _with_first(heard, Intent.ORDER_STATUS)
    if first in _ASKING | {Intent.ADD_TO_CART} and heard.references.ids and _SO_MANY.fullmatch(heard.text):
        return _with_first(heard, Intent.ADD_TO_CART)
    if first in _CHANGES_CART and not _changes_cart(heard):
        first = Intent.PRODUCT_SEARCH
    if first is Intent.REMOVE_FROM_CART and _INTO.search(heard.text) and not _says(heard.text, _TAKES_OUT):
        first = Intent.ADD_TO_CART
    if first is Intent.REMOVE_FROM_CART:
        return replace(heard, references=resolve_in_cart(heard.text, conversation, get, vocabulary))
    if first in _BY_THE_WAY and heard.confidence < CLEARLY and opens_search(heard.text):
        said = heard.said.kinds or heard.said.filters.categories or heard.references.names
        first = Intent.PRODUCT_SEARCH if said else first  # "OK. Show me your umbrellas"
    intent = _meant(heard, conversation, first)
    if intent is Intent.OUT_OF_SCOPE and is_search(
        heard.text, heard.said, heard.confidence, vocabulary, sold
    ):
        intent = Intent.PRODUCT_SEARCH
    if intent in SEARCHING and not heard.references.ids:
        asks = _asks_for_work(heard, vocabulary) or _asks_of_terms(heard)
        intent = Intent.POLICY_QUESTION if asks else intent
    heard = _with_first(heard, intent)
    if intent in SEARCHING and (
        heard.references.weak or (heard.references.dangling and not conversation.shown)
    ):
        weak_kept = heard.said.than is not None and heard.references.ids
        heard = heard if weak_kept else replace(heard, references=References())
    if heard.references.weak and intent not in _POINTING:
        heard = replace(heard, references=References())
    if intent is Intent.PRODUCT_QUESTION and not heard.references.ids and not heard.references.dangling:
        focus = conversation.focus if len(conversation.focus) == 1 else ()
        heard = replace(heard, references=References(focus, weak=True))
    return heard


def of_the_display(
    heard: Heard, conversation: Conversation, get: Callable[[str], Product | None], vocabulary: Vocabulary
) -> Heard | None:
    """ "What's the battery life?", asked of the products on display that say it, or of the first."""
    displayed = _displayed(heard, conversation, get, vocabulary)
    if not displayed:
        return None
    return replace(_with_first(heard, Intent.PRODUCT_QUESTION), references=References(displayed, weak=True))


def _displayed(
    heard: Heard, conversation: Conversation, get: Callable[[str], Product | None], vocabulary: Vocabulary
) -> tuple[str, ...]:
    asks = heard.intents[0] in SEARCHING | {Intent.OUT_OF_SCOPE, Intent.PRODUCT_QUESTION}
    latest = conversation.focus if len(conversation.focus) == 1 else (conversation.shown or ((),))[-1]
    if not asks or heard.covered or heard.references.ids or heard.references.dangling or not latest:
        return ()
    if not _ASKS_OF_IT.match(heard.text) or asks_only(heard.text, vocabulary.facets.attributes) is None:
        return ()
    products = [product for product in map(get, latest) if product is not None]
    saying = [p for p in products if asks_only(heard.text, values_of(p)) is not None]
    return tuple(product.id for product in (saying or products[:1])[:MOST_ASKED])


def _asks_for_work(heard: Heard, vocabulary: Vocabulary) -> bool:
    """ "How much is knife sharpening?" asks for no knives."""
    return bool(_OFFERS.search(heard.text)) and of_work(heard.said, vocabulary, last=True)


def _asks_of_terms(heard: Heard) -> bool:
    """ "How long is the warranty?" names nothing that is sold."""
    return _is_question(heard.text) and bool(heard.said.kinds) and heard.said.kinds <= _TERMS


def _of_the_rules(heard: Heard) -> Heard:
    """ "Do you ship to Peru and how much is it?" asks once, and of no product; "I wore them once, can they
    go back?" asks only how things are given back."""
    asked = heard.segments.get(Intent.PRODUCT_QUESTION, "")
    if Intent.PRODUCT_QUESTION in heard.intents and _GOES_BACK.search(asked):
        return replace(
            heard, intents=(Intent.POLICY_QUESTION,), segments={Intent.POLICY_QUESTION: heard.text}
        )
    if heard.intents[:2] != (Intent.POLICY_QUESTION, Intent.PRODUCT_QUESTION) or heard.references.names:
        return heard
    if not _ITS_PRICE.fullmatch(asked):
        return heard
    intents = tuple(intent for intent in heard.intents if intent is not Intent.PRODUCT_QUESTION)
    policy = f"{heard.segments.get(Intent.POLICY_QUESTION, '')} {asked}".strip()
    segments: dict[Intent, str] = {intent: heard.segments[intent] for intent in intents}
    segments[Intent.POLICY_QUESTION] = policy
    return replace(heard, intents=intents, segments=segments, references=References())


def _without_remarks(heard: Heard, vocabulary: Vocabulary, sold: Callable[[str], bool]) -> Heard:
    """ "I saw it cheaper elsewhere, do you match prices?" looks for nothing."""
    first, *rest = heard.intents
    if first not in SEARCHING or Intent.POLICY_QUESTION not in rest or heard.references.ids:
        return heard
    if wants(heard.segments.get(first, heard.text)) or names_something(heard.said, vocabulary):
        return heard
    if any(map(sold, heard.said.kinds)):
        return heard
    segments = {intent: heard.segments[intent] for intent in rest}
    return replace(heard, intents=tuple(rest), segments=segments, said=Constraints())


def _changes_cart(heard: Heard) -> bool:
    """Whether the words say that the cart is to be changed: that "copper pan" sounds like it is not
    enough, for a cart is not changed on a guess."""
    if _IN_CART.search(heard.text):
        return True
    if heard.intents[0] is Intent.ADD_TO_CART:
        return bool(heard.references.ids or heard.references.dangling) or _says(heard.text, _BUYS | _PICKS)
    return _says(heard.text, _TAKES_OUT)


def _meant(heard: Heard, conversation: Conversation, first: Intent) -> Intent:
    if first is Intent.VIEW_CART and heard.references.names and not _IN_CART.search(heard.text):
        first = Intent.PRODUCT_SEARCH  # "show me the Ridge Low"
    if first is Intent.ADD_TO_CART and len(heard.references.ids) > 1 and _puts_together(heard):
        return Intent.COMPARE
    if first in SEARCHING and _goes_on_buying(heard, conversation):
        return Intent.ADD_TO_CART
    if first in SEARCHING and _asks_of_the_one(heard, conversation):
        return Intent.PRODUCT_QUESTION
    if first is Intent.COMPARE and isinstance(heard.said.than, Beyond) and not _is_question(heard.text):
        return Intent.REFINE  # "lighter than the second one"
    return _in_conversation(heard, conversation, first)


def _points(heard: Heard, conversation: Conversation) -> bool:
    """Whether the message points at a product; not where it has just named the thing itself."""
    if heard.references.dangling and not conversation.shown and heard.said.filters.categories:
        return not _ENDS_IN_IT.search(heard.text)
    return bool(heard.references.ids or heard.references.dangling)


def _in_conversation(heard: Heard, conversation: Conversation, first: Intent) -> Intent:
    if first is Intent.COMPARE and _asks_of_each(heard):
        return Intent.PRODUCT_QUESTION
    if heard.said.removed and conversation.query is not None and first in _ASKING - {Intent.POLICY_QUESTION}:
        return Intent.REFINE
    pointing = _points(heard, conversation)
    if first in _ASKING and (pointing or conversation.focus) and _asks_what_goes_with(heard):
        return Intent.RECOMMEND
    if heard.references.names and first in _ASKING:
        return _about_named(heard, conversation, first)
    if pointing and (conversation.shown or conversation.focus) and first in _ASKING:
        asked = _about_shown(heard, first)
        if asked is not None:
            return asked
    if first in SEARCHING and not pointing and conversation.query is not None and _adds(heard):
        return Intent.REFINE
    if first in _MISTAKEN and _asks_for_the_most(heard, conversation):
        return Intent.COMPARE
    if (
        first is Intent.PRODUCT_QUESTION
        and not pointing
        and len(conversation.focus) != 1
        and not heard.said.is_empty
    ):
        return Intent.REFINE if _narrows(heard, conversation) else Intent.PRODUCT_SEARCH
    if first in _MISTAKEN and conversation.query is not None and _narrows(heard, conversation):
        kept = first is Intent.RECOMMEND and heard.said.than is None and not heard.said.removed
        return Intent.RECOMMEND if kept else Intent.REFINE
    if first is Intent.REFINE:
        return Intent.PRODUCT_SEARCH
    if first is Intent.ADD_TO_CART and pointing and not _asks_to_buy(heard.text):
        return Intent.PRODUCT_QUESTION
    return first


def _is_question(text: str) -> bool:
    return Reading(text).norm(0) in _QUESTIONS


def _asks_to_buy(text: str) -> bool:
    """Whether a message that points at a product says to take it: "ok, the second" only points."""
    return _says(text, _BUYS)


def _says(text: str, any_of: frozenset[str]) -> bool:
    return any(token.norm in any_of for token in tokens(clean(text)))


def _about_named(heard: Heard, conversation: Conversation, first: Intent) -> Intent:
    """What is asked of products called by name: to see one that was not shown is a search."""
    if first is Intent.COMPLAINT or (first is Intent.POLICY_QUESTION and heard.confidence >= SURE):
        return first
    if heard.said.than is not None and conversation.query is None:
        return Intent.PRODUCT_SEARCH
    seen = {i for group in conversation.shown for i in group}
    shown = seen.issuperset(heard.references.ids)
    sees = first in {Intent.PRODUCT_SEARCH, Intent.REFINE} or (
        first is Intent.OUT_OF_SCOPE and heard.said.is_empty
    )
    if sees and heard.said.than is None and not shown:
        return Intent.RECOMMEND if _asks_for_more(heard) else Intent.PRODUCT_SEARCH
    return _about_shown(heard, first) or Intent.PRODUCT_QUESTION


def _about_shown(heard: Heard, first: Intent) -> Intent | None:
    """What is asked about the products pointed at, or None if the pointing word is by the way."""
    reading = Reading(heard.text)
    words = {t.norm for t in reading.tokens}
    if heard.said.than is not None:
        like = _asks_for_more(heard) and len(heard.references.ids) == 1
        return Intent.RECOMMEND if like else Intent.REFINE
    if _asks_for_more(heard) and first in SEARCHING:
        return Intent.RECOMMEND if heard.references.ids and not heard.references.weak else None
    if len(heard.references.ids) > 1 and words & _COMPARES and not heard.references.weak:
        return Intent.COMPARE
    if not heard.references.weak:
        return Intent.PRODUCT_QUESTION if first is not Intent.POLICY_QUESTION else None
    asks = reading.norm(0) in _QUESTIONS or heard.text.endswith("?")
    place = heard.references.taken[0] if heard.references.taken else 0
    newly_named = any(r in heard.said.kinds for r in reading.roots[:place])
    if first is Intent.POLICY_QUESTION or newly_named or not asks:
        return Intent.PRODUCT_QUESTION if first is Intent.PRODUCT_QUESTION else None
    return Intent.PRODUCT_QUESTION


def _adds(heard: Heard) -> bool:
    """Whether a search says nothing of its own ("something else", "not brown"), or only for whom
    or what the thing that is looked for already should be ("for a 10 year old")."""
    return heard.said.is_empty or Reading(heard.text).norm(0) == "for"


def _asks_for_the_most(heard: Heard, conversation: Conversation) -> bool:
    """ "and the lightest?" of what was shown last: a superlative and no thing of its own."""
    several = bool(conversation.shown) and len(conversation.shown[-1]) > 1
    kinds = heard.said.kinds
    return several and bool(kinds) and heard.said.filters == Filters() and all(map(_is_superlative, kinds))


def _is_superlative(word: str) -> bool:
    stem = word[:-3] if word.endswith("est") and len(word) > 5 else ""
    return bool(stem) and any(is_english(form) for form in (stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y"))


def _asks_of_the_one(heard: Heard, conversation: Conversation) -> bool:
    """ "And in pink?" of the one product that is spoken of, where no search stands."""
    alone = len(conversation.focus) == 1 and conversation.query is None and not heard.references.ids
    return alone and goes_on(heard.text) and bool(heard.said.filters.attributes) and not heard.said.kinds


def _puts_together(heard: Heard) -> bool:
    """ "Put the two next to each other" puts nothing into the cart."""
    reading = Reading(heard.text)
    return any(reading.first_of(i, _ABREAST) for i in range(len(reading)))


def _goes_on_buying(heard: Heard, conversation: Conversation) -> bool:
    """ "Then the Ridge Low, slate, size 11" after "put the lamp into my cart"."""
    asked = [message.text for message in conversation.messages if message.role == "customer"]
    return bool(goes_on(heard.text) and heard.references.names and asked and INTO_CART.search(asked[-1]))


def _asks_what_goes_with(heard: Heard) -> bool:
    """ "Which accessories fit it?": something beside it, not something in its place."""
    reading = Reading(heard.text)
    return any(reading.first_of(i, _BESIDE) for i in range(len(reading)))


def _asks_of_each(heard: Heard) -> bool:
    """ "Are both of them warm?" asks the same of two and compares nothing."""
    reading = Reading(heard.text)
    compares = any(token.norm in _COMPARES for token in reading.tokens)
    return reading.norm(0) in _AUXILIARIES and is_both(reading) is not None and not compares


def _asks_for_more(heard: Heard) -> bool:
    """Whether the products pointed at are an example of what is wanted."""
    reading = Reading(heard.text)
    return any(reading.first_of(i, _LIKE) for i in range(len(reading)))


def _narrows(heard: Heard, conversation: Conversation) -> bool:
    """Whether the message changes the standing search rather than starting another."""
    said, before = heard.said, conversation.query
    if before is None:
        return False
    constrains = said.filters != Filters() or bool(said.removed or said.sort or said.than)
    if conversation.awaiting is not None and conversation.awaiting.kind == "clarify":
        return constrains or bool(said.text)
    if corrects(heard.text):
        return constrains or bool(said.text)
    new = new_kinds(said, conversation)
    if new:
        return (
            heard.intents[0] is Intent.REFINE
            and not said.filters.categories
            and not _names_things(heard, new)
        )
    return constrains or (heard.intents[0] in SEARCHING and bool(said.text))


def new_kinds(said: Constraints, conversation: Conversation) -> frozenset[str]:
    """Kinds that the message names and the standing search does not."""
    before = conversation.query
    if before is None:
        return said.kinds
    standing = " ".join((before.text, *before.filters.categories))
    return said.kinds - {t.root for t in tokens(clean(standing))}


def _names_things(heard: Heard, kinds: frozenset[str]) -> bool:
    """Whether a new word is used as the name of a thing: in the plural or after an article."""
    reading = Reading(heard.text)
    for i, token in enumerate(reading.tokens):
        if reading.root(i) in kinds:
            plural = token.norm.endswith("s") and token.norm != token.root
            if plural or reading.norm(i - 1) in {"a", "an"} or reading.norm(i - 2) in {"a", "an"}:
                return True
    return False


def _with_first(heard: Heard, intent: Intent) -> Heard:
    first = heard.intents[0]
    if intent is first:
        return heard
    rest = [i for i in heard.intents[1:] if i is not intent and not (i in SEARCHING and intent in SEARCHING)]
    segments = {i: s for i, s in heard.segments.items() if i is not first}
    segments[intent] = heard.segments.get(first, heard.text)
    return replace(heard, intents=(intent, *rest), segments=segments)


def of_all(
    asked: Asked,
    said: Constraints,
    heard: Heard,
    conversation: Conversation,
    vocabulary: Vocabulary,
    taken_for: Intent,
) -> Intent | None:
    """What a question on all products of a search comes to: one on the standing search where it
    names nothing of its own. None where it asks of something that was shown, or of nothing here."""
    named = names_something(said, vocabulary)
    one = len(conversation.focus) == 1 and not said.kinds and taken_for is Intent.PRODUCT_QUESTION
    if heard.references.dangling or one:
        return None
    pointed = bool(heard.references.ids)
    if taken_for is Intent.VIEW_CART and (_IN_CART.search(heard.text) or not _OF_SHOP.search(heard.text)):
        return None
    foreign = taken_for in {Intent.OUT_OF_SCOPE, Intent.POLICY_QUESTION} and not named
    if asked.about is About.PRICES and (pointed or foreign or not said.kinds or of_work(said, vocabulary)):
        return None
    if foreign and not any(token.norm in _SHOP_VERBS for token in Reading(heard.text).tokens):
        return None
    own = bool(said.kinds or said.filters.categories)
    whole = any(t.root in GENERIC_THINGS for t in Reading(heard.text).tokens)
    if own or conversation.query is None or (whole and not pointed):
        return Intent.PRODUCT_SEARCH
    return Intent.REFINE


def of_work(said: Constraints, vocabulary: Vocabulary, last: bool = False) -> bool:
    """Whether something is named that is done with goods, and is none of them here: "knife sharpening";
    `last`: that what is named ends in it."""
    named = Reading(said.text).tokens
    return any(
        _WORK.fullmatch(token.norm)
        and token.norm not in _GOODS
        and not (vocabulary.knows(token.norm) or vocabulary.knows(token.root))
        for token in (named[-1:] if last else named)
    )


def picked(option: str | None, conversation: Conversation) -> Query | None:
    """The search that an option stands for by what the last reply offered."""
    awaiting = conversation.awaiting
    if awaiting is None or option not in awaiting.options[: len(awaiting.searches)]:
        return None
    return awaiting.searches[awaiting.options.index(option)]


def chosen(
    said: Constraints, option: str | None, conversation: Conversation, vocabulary: Vocabulary
) -> Constraints:
    """The constraint that picking an offered option makes, by what the question was about."""
    about = conversation.awaiting.about if conversation.awaiting else ""
    if option is None:
        return said
    if about == "category" and option in vocabulary.facets.categories:
        return Constraints(filters=Filters(categories=(option,)), broad=False)
    if option in vocabulary.facets.attributes.get(about.lower(), {}):
        covers = option in said.filters.attributes.get(about.lower(), ())
        return said if covers else Constraints(filters=Filters(attributes={about.lower(): (option,)}))
    return said if not said.is_empty else Constraints(text=option.lower())
