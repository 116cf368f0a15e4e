"""What a message wants of the desk, put straight: what it says by itself and what it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.actions.desk import troubling
from assistant.actions.desk.said import Ask, Claims, Said, View, Wish
from assistant.desk import Desk, Slot
from assistant.orders import Kind
from assistant.understood import Intent, Understood

MEANT: dict[Intent, Kind | Ask] = {
    Intent.ORDER_STATUS: Ask.STATUS,
    Intent.REFUND_STATUS: Ask.REFUND,
    Intent.CANCEL_ORDER: Kind.CANCEL,
    Intent.RETURN_ITEM: Kind.RETURN,
    Intent.EXCHANGE_ITEM: Kind.EXCHANGE,
    Intent.CHANGE_ORDER: Kind.CHANGE_ITEMS,
}
"""What an intent comes to where the words say no more than that."""

ORDER_INTENTS = frozenset(MEANT)
PEOPLE = frozenset({Intent.COMPLAINT, Intent.TALK_TO_HUMAN})
OF_PRODUCTS = frozenset(
    {Intent.PRODUCT_SEARCH, Intent.COMPARE, Intent.PRODUCT_QUESTION, Intent.RECOMMEND, Intent.VIEW_CART}
)
SURE, LIKELY = 0.6, 0.4
"""How sure it has to be that a message is about products: while a yes or a no is waited for, and while
somebody has been asked who they are and says nothing of that."""
CARTS = frozenset({Intent.ADD_TO_CART, Intent.REMOVE_FROM_CART, Intent.REFINE})
ASKING = re.compile(
    r"\?|^\W*(?:and |also |but |oh |so )*"
    r"(?:do|does|have|has|is|are|can|could|would|what|which|how|when|where|who|show)\b",
    re.IGNORECASE,
)
BOUGHT = re.compile(
    r"\b(?:did (?:i|we)|(?:i|we)(?:'ve| have)? (?:just |already )?(?:paid|ordered|bought|got|purchased))\b",
    re.IGNORECASE,
)
"""What one has paid for or got is of one's orders, and no longer of what the shop sells."""
IT = re.compile(
    r"\b(?:it|its|that|this|them|they|those|these"
    r"|the (?:whole|entire)(?: \w+)? (?:thing|order|lot|parcel))\b",
    re.IGNORECASE,
)
"""What was just spoken of."""
MINE = re.compile(r"\bmy (?!cart|basket|trolley|list|wish)", re.IGNORECASE)
CART = re.compile(r"\b(?:cart|basket|trolley)\b", re.IGNORECASE)
ON_THE_WAY = re.compile(
    r"\b(?:status|track\w*|shipped|(?:has|have)(?:n't)? (?:it |they |the [a-z ]+)?(?:left|gone out)|arriv\w*"
    r"|deliver(?:ed|y)|on (?:its|the|their) way|(?:was|were) the|did (?:the|my)|where(?:'s|s| is| are) my)\b",
    re.IGNORECASE,
)
"""What is asked of a thing that was ordered, and of nothing on a shelf."""
NUMBERED = re.compile(
    r"#\s?[A-Za-z]{0,4}-?\d{3,}|\b[A-Za-z]{1,2}\d{6,}\b|\border (?:number |no\.? ?)?\d{3,}", re.IGNORECASE
)
OF_MINE = re.compile(
    r"\b(?:my|our) (?:(?:last|latest|recent|previous|current|other) )?"
    r"(?:orders?|purchases?|parcels?|packages?)\b"
    r"|\b(?:picked|chose|ordered|selected|got|received|sent me|bought) (?:the|a|an) wrong\b",
    re.IGNORECASE,
)
"""How people speak of what they have ordered, whatever else they say of it."""
NOT_OF_ORDERS = frozenset({Intent.POLICY_QUESTION, Intent.COMPARE, Intent.RECOMMEND, *CARTS})
MONEY_BACK = re.compile(
    r"\bhow much\b.{0,40}\b(?:back|refund\w*)\b|\bwhat (?:would|will|do|'d) (?:i|we) get back\b",
    re.IGNORECASE,
)
TO_DO = re.compile(
    r"\b(?:how much (?:is|does|would|will) (?:it|that)(?: cost| be)?"
    r"|what (?:does|would|will) (?:it|that) cost|what do you (?:charge|take)) (?:to|for)\b",
    re.IGNORECASE,
)
"""What it costs to have something done."""
GIVEN_UP = re.compile(
    r"\W*(?:(?:ok(?:ay)?|oh|ah|well|no|just|actually|hm+|sorry|you know what|alright|then|right|wait|please)"
    r"\b[\s,.!…-]*)*(?:(?:just )?forget (?:about )?(?:it|that|this)|never ?mind(?: (?:that|it))?|nvm"
    r"|scratch that|leave it|drop it|skip it)(?: (?:then|now|please|for now))?[\s,.!;:…-]+"
    r"(?=(?:and|but|so|instead|just|can|could|do|does|did|is|are|will|would|what\w*|how|when|where|which|who"
    r"|why|show|tell|have|got|any|i(?:'m| am) looking)\b)(?:(?:and|but|so|just|instead)\b[\s,]*)*",
    re.IGNORECASE,
)
""" "Forget it", and then something else is asked."""
NOBODY = re.compile(
    r"\b(?:don'?t|do not|never|not|rather not|no need to) (?:want |need |wish |have |going |like )?(?:to )?"
    r"(?:talk|speak|chat|deal)\w*\b",
    re.IGNORECASE,
)
"""Who does not want to talk to anybody is not to be put on the list of people."""
GIVES_BACK = (Kind.RETURN, Kind.CANCEL)
LONGEST_ANSWER = 240
"""Characters; what is longer says more than an answer does."""
SMALL_TALK = frozenset({Intent.GREETING, Intent.THANKS, Intent.GOODBYE})


def together(said: Sequence[Said]) -> Said:
    """Several messages as one: what was said before somebody was known, and what they say now."""
    last = said[-1]
    claims = [one.claims for one in said]
    return replace(
        last,
        wishes=tuple(wish for one in said for wish in one.wishes),
        drops=last.drops,
        claims=Claims(
            tuple(v for c in claims for v in c.emails),
            tuple(v for c in claims for v in c.names),
            tuple(v for c in claims for v in c.postcodes),
            tuple(v for c in claims for v in c.codes),
        ),
        person=any(one.person for one in said),
        complains=any(one.complains for one in said),
        asks=any(one.asks for one in said),
        about_others=any(one.about_others for one in said),
    )


def straight(said: Said, heard: Understood, desk: Desk) -> Said:
    """With the question that an order number answers, and the wish that only the intent tells; without
    wishes that the words only touch on."""
    wishes = [wish for wish in said.wishes if _says_something(wish)]
    ordered = bool(ORDER_INTENTS & set(heard.intents))
    policy = said.asks or Intent.POLICY_QUESTION in heard.intents
    if policy and (desk.drafts or not ordered) and all(_is_aimless(wish) for wish in wishes):
        said, wishes = replace(said, asks=True), []  # "how long do refunds take?" wants nothing returned
    if desk.awaiting is Slot.CONFIRM and is_of_the_shop(heard) and all(map(_is_by_the_way, wishes)):
        said, wishes = replace(said, asks=True), []  # "do you have lamps?" adds no lamp to a return
    if troubling.speaks_of(heard) and not desk.drafts and not said.drops:
        wishes = troubling.wished(wishes, heard.text)
    if not desk.drafts:
        wishes = [_answering(wish, heard, desk) for wish in wishes]
    kinds = [MEANT[intent] for intent in heard.intents if intent in MEANT]
    if not (wishes or said.drops or desk.busy or said.about_others or said.asks) and kinds:
        wishes = [Wish(kind, text=said.text) for kind in kinds[:1]]
    return replace(said, wishes=tuple(wishes))


def quoted(said: Said, desk: Desk, view: View) -> Said:
    """With "how much would I get back?", asked of an order of which nothing was given back and nothing
    wanted, as the change whose proposal tells that: nothing comes of it without a yes."""
    if desk.drafts or not MONEY_BACK.search(said.text):
        return said
    wishes = []
    for wish in said.wishes:
        orders = wish.orders or (desk.focus if len(desk.focus) == 1 else ())
        order = view.order(orders[0]) if wish.kind is Ask.REFUND and len(orders) == 1 else None
        open_ = [kind for kind in GIVES_BACK if order and not view.rules.open_to(kind, order, view.today)]
        settled = order is None or order.request or any(p.kind == "refund" for p in order.payments)
        wishes.append(wish if settled or not open_ else replace(wish, kind=open_[0], orders=orders))
    return replace(said, wishes=tuple(wishes))


def pointed(wishes: Sequence[Wish], desk: Desk) -> tuple[Wish, ...]:
    """With the order last spoken of, where something is to be done with "it" and no more is named."""
    if desk.drafts or len(desk.focus) != 1:
        return tuple(wishes)
    return tuple(replace(w, orders=desk.focus) if _of_it(w) else w for w in wishes)


def _of_it(wish: Wish) -> bool:
    plain = replace(wish, kind=None, reason=None, everything=False, method=None, address=None, text="")
    of_order = isinstance(wish.kind, Kind) and wish.kind is not Kind.ACCOUNT_ADDRESS
    return of_order and replace(plain, otherwise=None) == Wish() and bool(IT.search(wish.text))


def of_what_was_told(said: Said, heard: Understood, desk: Desk) -> bool:
    """Whether a question of "it" is of what was last told of an order: nothing else was shown to them."""
    asked = any(isinstance(wish.kind, Ask) for wish in said.wishes)
    return asked and bool(desk.lines) and not heard.references and bool(IT.search(heard.text))


def alone(heard: Understood) -> Understood:
    """Without a wish for a person, of who wants none: "I don't want to talk to anyone"."""
    if Intent.TALK_TO_HUMAN not in heard.intents or not NOBODY.search(heard.text):
        return heard
    rest = tuple(intent for intent in heard.intents if intent is not Intent.TALK_TO_HUMAN)
    return replace(heard, intents=rest or (Intent.COMPLAINT,))


def asks_of_the_rules(said: Said, heard: Understood) -> bool:
    """Whether a message out of the blue asks how things are done here, and wants nothing done:
    "how many days do I have to return it?"."""
    asked = said.asks or heard.intents[0] is Intent.POLICY_QUESTION
    if Intent.ORDER_STATUS in heard.intents and OF_MINE.search(heard.text):
        return False  # "where has my order got to, and do you have birthday cards?"
    return (
        asked and not said.claims and not NUMBERED.search(heard.text) and all(map(_is_aimless, said.wishes))
    )


def turned_to(text: str) -> str:
    """What is asked after what was begun is given up: "what is your return policy?" of "forget it, what
    is your return policy?"; "" where nothing is."""
    given_up = GIVEN_UP.match(text)
    return text[given_up.end() :].strip() if given_up else ""


def of_the_cart(heard: Understood) -> bool:
    """Whether something is to be taken out of the cart: "I don't want the shoes any more, take them out"."""
    return heard.intents[0] is Intent.REMOVE_FROM_CART and not NUMBERED.search(heard.text)


def is_of_the_shop(heard: Understood, sure: float = SURE) -> bool:
    """Whether a message is surely about what the shop sells."""
    return heard.intents[0] in OF_PRODUCTS and heard.confidence >= sure


def is_of_the_rules(heard: Understood) -> bool:
    """Whether a message surely asks how things are done here, and of nothing of theirs."""
    asks = heard.intents == (Intent.POLICY_QUESTION,) and heard.confidence >= SURE
    return asks and not is_theirs(heard)


def _is_aimless(wish: Wish) -> bool:
    """Whether it names a kind of change, or asks after refunds, and says nothing of what."""
    return (wish.kind is Ask.REFUND or not isinstance(wish.kind, Ask)) and _is_bare(wish)


def _is_by_the_way(wish: Wish) -> bool:
    """Whether it is no more than the name of something."""
    named = replace(wish, items=(), text="") == Wish() and bool(wish.items)
    return named or _is_bare(wish)


def _is_bare(wish: Wish) -> bool:
    """Whether it names a kind of change or question and nothing that it is of."""
    return replace(wish, kind=None, text="") == Wish()


def _says_something(wish: Wish) -> bool:
    return replace(wish, text="") != Wish()


def _answering(wish: Wish, heard: Understood, desk: Desk) -> Wish:
    """A wish that goes without saying, where no change is being put together."""
    if wish.kind is not None:
        return wish
    if desk.about and wish.orders:
        return replace(wish, kind=Ask(desk.about))
    kinds = [MEANT[intent] for intent in heard.intents if intent in MEANT]
    if kinds:
        return replace(wish, kind=kinds[0])
    return replace(wish, kind=Ask.STATUS) if wish.orders or wish.unknown else wish


def concerns(said: Said, heard: Understood) -> bool:
    """Whether a message out of the blue is for the desk."""
    claims = said.claims
    says_who = bool(claims.emails or (claims.names and claims.postcodes))
    general = heard.covered or (heard.intents[0] is Intent.POLICY_QUESTION and TO_DO.search(heard.text))
    if general and not (says_who or said.about_others or is_theirs(heard)):
        return False  # "how much is it to get a knife sharpened?"
    wants = any(_wants(wish, heard) for wish in said.wishes) or of_orders(heard)
    wants = wants or troubling.speaks_of(heard)
    return wants or says_who or said.about_others or bool(ORDER_INTENTS & set(heard.intents))


def is_theirs(heard: Understood) -> bool:
    """Whether a message speaks of what is the customer's own already."""
    own = (NUMBERED, OF_MINE, MINE, BOUGHT)
    return any(said.search(heard.text) for said in own)


def of_orders(heard: Understood) -> bool:
    """Whether a message speaks of an order by its number, or of what they have ordered."""
    if NUMBERED.search(heard.text):
        return True
    return bool(OF_MINE.search(heard.text)) and heard.intents[0] not in NOT_OF_ORDERS


def is_plain(said: Said, desk: Desk, text: str) -> bool:
    """Whether a message is just an answer to the desk, so that nothing is to be learnt from its intents."""
    if said.asks or said.person or said.complains or said.about_others or len(text) > LONGEST_ANSWER:
        return False
    if ASKING.search(text) or not (said.wishes or said.agrees is not None or said.drops or said.claims):
        return False
    wishes = [wish for wish in said.wishes if _says_something(wish)]
    if any(isinstance(wish.kind, Ask) or _is_aimless(wish) for wish in wishes):
        return False
    if desk.awaiting is Slot.CONFIRM and wishes and all(map(_is_by_the_way, wishes)):
        return False
    return bool(desk.drafts) or all(wish.kind is not None for wish in wishes)


def _wants(wish: Wish, heard: Understood) -> bool:
    """Whether it is a wish of its own. "What's in my cart?" and "does it come in blue?" are about what
    the shop sells, unless they name an order."""
    if wish.orders or wish.unknown:
        return True
    if wish.kind is None:
        return False
    if heard.intents[0] is Intent.POLICY_QUESTION and wish.kind is Ask.DETAILS and _is_bare(wish):
        return is_theirs(heard)  # "do you ship to Peru and how much is it?"
    bought = BOUGHT.search(heard.text) and not CART.search(heard.text)
    if heard.intents[0] not in OF_PRODUCTS | CARTS | {Intent.PREFERENCE} or bought:
        return True
    of_things = wish.kind in (Ask.VARIANTS, Ask.DETAILS, Ask.STATUS)
    theirs = wish.kind is not Ask.VARIANTS and ON_THE_WAY.search(heard.text)
    theirs = bool(wish.items) and (theirs or MINE.search(heard.text))
    return bool(theirs) or not (_is_bare(wish) or of_things)


def is_empty(said: Said) -> bool:
    """Whether it says nothing at all to the desk."""
    told = said.wishes or said.agrees is not None or said.drops or said.finished
    return not (told or said.person or said.about_others)


def elsewhere(heard: Understood, *, asks: bool = False) -> Understood | None:
    """What of a message is for the rest of the assistant; None where nothing is. A message that `asks`
    something which the records do not answer asks it of the shop's pages, if of nothing else."""
    rest = tuple(intent for intent in heard.intents if intent not in ORDER_INTENTS | PEOPLE)
    if not rest and asks:
        rest = (Intent.POLICY_QUESTION,)
    return replace(heard, intents=rest) if rest else None


def beside(heard: Understood) -> Understood | None:
    """A question that a message asks beside what it wants of orders, in a part of its own."""
    questions = OF_PRODUCTS | {Intent.POLICY_QUESTION}
    parts = {i: heard.segments.get(i, "") for i in heard.intents if i in questions}
    taken = {heard.segments.get(i, heard.text) for i in heard.intents if i in ORDER_INTENTS}
    asked = tuple(i for i, part in parts.items() if part and part not in taken and ASKING.search(part))
    return replace(heard, intents=asked) if asked and taken else None
