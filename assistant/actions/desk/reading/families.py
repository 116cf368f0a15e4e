"""What a part of a message is after: one family of wishes, by its verbs and what they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.actions.desk.reading.addresses import find_parts
from assistant.actions.desk.reading.callers import find_names
from assistant.actions.desk.reading.orders import OrderSaid
from assistant.actions.desk.reading.parts import Part, Verb, source
from assistant.actions.desk.reading.scene import CHANGES, Build, Scene
from assistant.actions.desk.reading.verbs import ACCOUNT, FOR_DIFFERENCE, ORDER_WITH, Family
from assistant.actions.desk.reading.wishing import wished
from assistant.desk import Slot
from assistant.orders import Kind

PLACES = (Family.ADDRESS, Family.ACCOUNT)
BACK = (Family.CANCEL, Family.RETURN, Family.REFUND, Family.UNWANTED)
_RANK = {Family.CANCEL: 0, Family.RETURN: 0, Family.EXCHANGE: 0, Family.CHANGE: 1, Family.REFUND: 2}
_ELSEWHERE = re.compile(
    r"\b(?:wrong|moved|moving|new|different|another|incorrect|not (?:be )?(?:at )?home|mistakes?|typo"
    r"|error|outdated"
    r"|(?:not|isn't|isnt) (?:right|correct)|old address|out of date)\b"
)
_SENDS = re.compile(r"\b(?:ship|send|deliver|redirect|reroute|forward|mail)\b")
_PAYS = re.compile(
    r"\b(?:put|charged?|bill|us(?:e|ing)|pay(?:ing)?|paid|payment|move|switch)\b|\b(?:go|goes|have|be|run)"
    r" (?:it |that )?"
    r"(?:on|onto|through|over) (?=my|the|a)"
)
_HOW_PAID = re.compile(r"\bhow\b.*\bpaid\b")
_TOLD = re.compile(
    r"\b(?:i|we|you|they)(?:'ve|'d| have| had)?(?: already| just| originally)? (?:paid|used|charged|had)\b"
    r"|\b(?:was|were|been|got|gets) (?:already |being |both )?(?:paid|charged|billed)\b|\b(?:failed"
    r"|declined|bounced|twice"
    r"|double)\b|\b(?:don't|do not|never|won't|not) (?:ever |please )?(?:put|charge|bill|use|pay|move"
    r"|switch|change)\b"
)
"""What was done already, or is not to be done."""
_NOT_TO = re.compile(
    r"\b(?:don't|do not|never|won't) (?:ever |please )?(?:put|charge|bill|use|pay|move|switch|change)\b"
)
_WHICH = re.compile(r"\b(?:should|instead|wrong|meant|rather|supposed|want|like|need|please)\b")
_STARTS_ASKING = re.compile(
    r"^(?:(?:and|so|also|ok|but|hi|hello|,) )*(?:is|are|was|were|did|does|do|has|have|why|when|how|what"
    r"|which|where"
    r"|who)\b(?! (?:about|you mind)\b)"
)
_TAG = re.compile(r"\b(?:right|correct|isn't it|is it|yes|no|true)[ ?]*$")
_ANOTHER_WAY = re.compile(
    r"\bhow (?:it|that|this|they|(?:the|my|that|this) order|(?:order )?#?[a-z]?\d+)(?:'s| is|'re| are|"
    r" was| gets?)? (?:being )?paid\b"
    r"|\bhow i(?:'m| am)?(?: pay(?:ing)?| paid)\b|\bpay\b(?: (?!with|by)[\w#']+){0,4}? (?:in )?(?:another|a"
    r" different"
    r"|some other) way\b|\bpay (?:for (?:it|that|this) )?(?:with|by|using) (?:something else|another|a"
    r" different)\b"
)
"""Another way of paying is wanted, whichever."""
_DONE = re.compile(r"\b(?:i|we|you|they)(?:'ve|'d| have| had)?(?: already| just| recently)?$")
_MY_ADDRESS = re.compile(r"\bmy (?:home |mailing |new |postal |street )?address\b")
_OF_ORDER = re.compile(
    r"\border\b|\b(?:send|forward|mail|redirect) (?:it|this|that|them|everything)\b|\bshipping\b"
    r"|\bdelivery\b|\bpackage\b|\bship\b|\bdeliver\w*\b|#"
)
"""Without these "change my address" is of the account."""
_CORRECTS = re.compile(
    r"\b(?:should|wrong|chang\w+|updat\w+|correct\w*|incorrect|need(?:s"
    r"|ed)? to|must be|has to be|instead|typo|mistake|actually|fix|edit"
    r"|modif\w+|switch)\b"
)
"""Words that make "the zip is 98138" a correction; else it tells who is speaking."""
_GOES = re.compile(
    r"\b(?:go|goes|going|send|sent|ship|shipped|deliver|delivered|redirect\w*|reroute\w*|forward\w*|mail"
    r"|mailed"
    r"|get it to|have it at|want it (?:at|to))\b"
)
_ASKED_FOR = re.compile(
    r"\b(?:(?:could|can|please|should|need|needs|want|must|has|have|had|like|going) (?:[\w'#]+ ){0,4}?"
    r"(?:be )?(?:go|goes|sent|send|shipped|ship|delivered|deliver|redirected|change|somewhere)\b|(?:has"
    r"|have|needs?) to change)"
)
_WHETHER = re.compile(r"^(?:(?:and|so|also|ok|but|hi|hello|,) )*(?:is|are|was|were|did|does|do|has|have) ")
_GOODS_WORDS = re.compile(
    r"\b(?:cheapest|cheaper|bigger|smaller|larger|taller|shorter|longer"
    r"|it|them|items?|ones?|something|variant|version)\b"
)
_WANTED_DONE = re.compile(
    r"\b(?:to be|be|get|getting|have (?:it|them|this|that|the [a-z]+)"
    r"|want|need|like|it|them|this|that|order)$"
)


def family_of(scene: Scene, part: Part) -> tuple[Family | None, bool]:
    """The family, and whether it is said only in passing ("a full refund" behind "cancel it")."""
    kinds = {verb.family for verb in part.verbs}
    acts = [v for v in part.verbs if not v.weak and v.family in _RANK]
    backs = [v for v in acts if v.family in (*BACK, Family.EXCHANGE)]
    acts = [v for v in acts if not _past(scene, v)] or [v for v in acts if not _done(scene, v)]
    if has_place(scene, part) and _not_to_go(scene, part):
        return None, False
    if set(PLACES) & kinds and not [v for v in acts if v in backs and not _past(scene, v)]:
        if _asks_whether(scene, part):
            return None, False
        if (strength := _strength(scene, part, acts)) is not None:
            return _place(scene, part), strength == "weak"
    if not backs and (not acts or not scene.mentions(part)) and _sends(scene, part):
        return _place(scene, part), False
    if Family.PAYMENT in kinds and not [v for v in acts if v.family is not Family.CHANGE]:
        return _payment(scene, part)
    if acts and not backs and not scene.mentions(part) and _ANOTHER_WAY.search(scene.words(part)):
        return Family.PAYMENT, False
    if acts and not backs and not scene.mentions(part) and _of_account(scene, part):
        return Family.ACCOUNT, False
    if not acts and not backs and _pays_order(scene, part):
        return Family.PAYMENT, False
    return _of_acts(scene, part, acts) if acts else _in_passing(scene, part)


_NOT_SENT = re.compile(
    r"\b(?:don't|do not|never|not|won't)(?: (?:you|ever|please|dare|want|to|it|be|have))*"
    r" (?:ship|sen[dt]|deliver|redirect|reroute|forward|mail|chang)\w*\b"
)
_WAS_SENT = re.compile(
    r"\b(?:you|they|he|she)(?:'ve|'d| have| had)?(?: (?!to\b)\w+)?"
    r" (?:sent|shipped|delivered|forwarded|mailed)\b"
    r"|\b(?:was|were|got) (?:\w+ )?(?:sent|shipped|delivered|forwarded|mailed)\b"
)
_TO_GO = re.compile(
    r"\b(?:should|instead|need\w*|please|wants?|must|rather|can|could|supposed|wrong|chang\w+|meant)\b"
)


def _not_to_go(scene: Scene, part: Part) -> bool:
    """ "Do not send W1 to …", "last year you sent it to …": no address for anything."""
    words = scene.words(part)
    if _WAS_SENT.search(words) and not _TO_GO.search(words):
        return True
    return _NOT_SENT.search(words) is not None and not _GOES.search(_NOT_SENT.sub(" ", words))


_SAME_FOR = re.compile(
    r"\b(?:same|that|this) (?:new |very )?(?:shipping |delivery )?address (?:(?:is |goes |should be "
    r"|please )*(?:for|on|in|to)"
    r" (?:the|my|order|#|[a-z]?\d)|(?:too|as well|also))"
)
"""One more thing that is to go where the one before goes."""


def _of_account(scene: Scene, part: Part) -> bool:
    """ "Can you update my profile?", behind an address."""
    build = scene.current
    given = build is not None and build.family in PLACES and build.address is not None
    return given and scene.text.has(ACCOUNT, part.start, part.end)


def _strength(scene: Scene, part: Part, acts: Sequence[Verb]) -> str | None:
    """How surely a part that speaks of an address wants it changed: "sure", "weak", or not at all."""
    words = scene.words(part)
    if any(v.family is Family.CHANGE for v in acts) or (
        has_address(scene, part) and not _tells_who(scene, part)
    ):
        return "sure"
    if has_place(scene, part) and _GOES.search(words):
        return "sure"
    if not part.asks and _SAME_FOR.search(words):
        return "sure"
    if scene.orders(part) and not part.asks and _ASKED_FOR.search(words):
        return "weak"
    if scene.found.addresses and _SENDS.search(words):
        return "sure"
    return "weak" if _ELSEWHERE.search(words) else None


def _of_acts(scene: Scene, part: Part, acts: Sequence[Verb]) -> tuple[Family | None, bool]:
    verb = min(acts, key=lambda v: (_RANK[v.family], v.start))
    if verb.family in CHANGES and scene.methods(part) and not _has_goods(scene, part):
        if _of_last(scene, part) or _continues_method(scene):
            return None, False
        return Family.PAYMENT, False
    return verb.family, _past(scene, verb) and verb.family is not Family.CANCEL


def _in_passing(scene: Scene, part: Part) -> tuple[Family | None, bool]:
    """By words that want something only where they stand with what it is wanted of."""
    weak = [v for v in part.verbs if v.weak and v.family not in (Family.PAYMENT, *PLACES)]
    paid = scene.orders(part) and scene.methods(part) and not scene.mentions(part)
    back = any(v.family in BACK for v in weak)
    if paid and not back and not scene.builds and (weak or _WRONG_CARD.search(scene.words(part))):
        return Family.PAYMENT, False
    if weak:
        family = next((v.family for v in weak if v.family is not Family.CHANGE), Family.CHANGE)
        if family is Family.CHANGE and not _has_goods(scene, part):
            return None, False
        return family, True
    if not part.asks and wished(scene, part):
        return Family.CHANGE, True
    return None, False


def _pays_order(scene: Scene, part: Part) -> bool:
    """ "Put order 1907 on my Visa": an order, how it is to be paid, and nothing of an item of it. While
    something else is put together the order has to be named, for "use my Visa" is then of that."""
    words = scene.words(part)
    if (scene.mentions(part) and not _locates(scene, part)) or FOR_DIFFERENCE.search(words):
        return False
    named = bool(scene.orders(part)) or re.search(r"\b(?:order|purchase)\b", words) is not None
    if scene.desk.drafts and not (_asks_for_another_way(scene) and (named or _rather_pays(scene, part))):
        return False
    here = any(part.start <= m.start < part.end and not m.no for m in scene.found.methods)
    pays = (
        here and (_PAYS.search(words) is not None or _to_method(scene, part)) and not _only_tells(part, words)
    )
    otherwise = _ANOTHER_WAY.search(words) is not None and _HOW_PAID.search(words) is None
    return (pays or otherwise) and (named or _goes_without_saying(scene, part))


def _only_tells(part: Part, words: str) -> bool:
    """ "I paid W1 with my Visa", "was W1 charged to my Visa?", "don't put it on PayPal": nothing changes."""
    if _STARTS_ASKING.search(words) and not _WHICH.search(words):
        return True
    if (part.question and _TAG.search(words)) or _NOT_TO.search(words):
        return True
    return _TOLD.search(words) is not None and _WHICH.search(words) is None


def _to_method(scene: Scene, part: Part) -> bool:
    """ "W7701 to PayPal, please"."""
    methods = [m for m in scene.methods(part) if not m.no]
    between = [
        scene.text.words(o.end, m.start) for o in scene.orders(part) for m in methods if o.end < m.start
    ]
    return any(
        re.fullmatch(r"(?:should (?:go|be) )?(?:to|on|onto|with|by|via)(?: my| the)?", w) for w in between
    )


def _rather_pays(scene: Scene, part: Part) -> bool:
    """ "I'd rather pay with my Visa than PayPal", while nothing is put together that is paid for."""
    draft = scene.desk.draft
    words = scene.words(part)
    of_money = draft is None or draft.kind in (Kind.CHANGE_ITEMS, Kind.EXCHANGE, Kind.RETURN)
    return not of_money and re.search(r"\b(?:rather|instead|pay(?:ing)?)\b", words) is not None


def _locates(scene: Scene, part: Part) -> bool:
    """Whether goods only tell which order is meant ("the order with the lamp", "the keyboard order")."""
    return all(
        ORDER_WITH.search(scene.text.words(max(part.start, m.start - 6), m.start))
        or (m.end < part.end and scene.text[m.end].word in ("order", "purchase"))
        for m in scene.mentions(part)
    )


def _asks_for_another_way(scene: Scene) -> bool:
    """Whether an order that is named with a payment method is to be paid so: not where just that was
    asked for something else of it."""
    draft = scene.desk.draft
    return scene.desk.awaiting is not Slot.METHOD or draft is None or draft.kind is Kind.CHANGE_PAYMENT


def _goes_without_saying(scene: Scene, part: Part) -> bool:
    """Whether it is plain which order is meant: one was spoken of before in this message with nothing of
    goods since, or was the last that the conversation was about."""
    build = scene.current
    if part.question and _WHETHER.search(scene.words(part)):
        return False
    if build is not None and build.family is not None:
        return build.family in (*PLACES, Family.PAYMENT)
    return bool(scene.headed()) or len(scene.desk.focus) == 1


def _tells_who(scene: Scene, part: Part) -> bool:
    """ "I'm Yusuf Garcia, zip code 20080": who is speaking, and no address for anything."""
    words = scene.words(part)
    if re.search(r"\bname\b", words):
        return True
    if _ELSEWHERE.search(words) or _CORRECTS.search(words) or scene.orders(part):
        return False
    return re.search(r"\b(?:i live|living|i'm at|i am at)\b", words) is not None or bool(
        find_names(scene.text.said(part.start, part.end), asked=False, backed=True)
    )


def _asks_whether(scene: Scene, part: Part) -> bool:
    """ "Is it going to my home address?" changes nothing."""
    words = scene.words(part)
    return part.question and (_WHETHER.search(words) is not None or _TAG.search(words) is not None)


def has_place(scene: Scene, part: Part) -> bool:
    return any(part.start <= start < part.end for start, _, _ in scene.found.addresses)


def _sends(scene: Scene, part: Part) -> bool:
    """ "W1 has to go to 12 Main Street": an address with an order, or with where it is to go."""
    if not has_place(scene, part) or _tells_who(scene, part) or _asks_whether(scene, part):
        return False
    if re.search(
        r"\bi(?:'ll| will|'d| would)? (?:live|stay)\b"
        r"|\bfrom\b",
        scene.words(part),
    ) and not scene.orders(part):
        return False
    return bool(scene.orders(part)) or _GOES.search(scene.words(part)) is not None


def _continues_method(scene: Scene) -> bool:
    """ "Change it to paypal" while a method is part of what is being put together."""
    draft = scene.desk.draft
    return (
        not scene.builds
        and draft is not None
        and bool(draft.payment_method_id or draft.methods or draft.shown)
    )


def _payment(scene: Scene, part: Part) -> tuple[Family | None, bool]:
    """The order's payment, or how the difference or refund of another wish is paid."""
    words = scene.words(part)
    changes = any(v.family is Family.CHANGE and not v.weak for v in part.verbs)
    changes = changes or re.search(r"\b(?:instead|rather than|in place of)\b", words) is not None
    if FOR_DIFFERENCE.search(words) and (scene.builds or scene.desk.drafts):
        return None, False
    if _of_last(scene, part):
        return None, False
    changes = (
        changes
        or re.search(
            r"\b(?:another|different|other|wrong) (?:card|payment|method"
            r"|way)",
            words,
        )
        is not None
    )
    if changes or _pays_order(scene, part):
        return Family.PAYMENT, False
    if _MOVES.search(words) and not _only_tells(part, words):
        return Family.PAYMENT, False
    return None, False


_MOVES = re.compile(
    r"\bpayment (?:method )?(?:(?:of|for|on) (?:the |this |that |my |whole |entire )*"
    r"(?:order|purchase|it|#?[a-z]?\d+)(?: [#a-z]?\d+)? )?(?:(?:should|to|must|can|could|needs to|has to)"
    r" (?:go |be |become |be moved |move )?)?(?:over )?(?:to|onto) (?=my|the|a|pay|visa|master|credit|gift"
    r"|amex|card)"
)
"""What it is to be paid with becomes another ("and the payment to PayPal")."""
_OUTRIGHT = re.compile(r"\bpayment\b|\bpay(?:ing)? for\b|\bpaid\b|\bbilling\b")


def _of_last(scene: Scene, part: Part) -> bool:
    """Whether a method that is named behind another wish is how that is settled, and no change of how an
    order is paid: "charge my Visa if the price changes"."""
    build = scene.current
    if build is None or build.family not in (*CHANGES, Family.RETURN, Family.REFUND, Family.UNWANTED):
        return False
    if scene.orders(part) and _other_order(build, scene.orders(part)):
        return False
    words = scene.words(part)
    return _IF_PRICE.search(words) is not None or _OUTRIGHT.search(words) is None


_WRONG_CARD = re.compile(r"\bwrong (?:\w+ )?(?:card|method|payment|account)\b|\brather (?:have|put|use)\b")
_IF_PRICE = re.compile(
    r"\b(?:if|in case|when|should) (?:there's |there is |there are |it's |it is |the |a |any "
    r"|an )*(?:new |final )?"
    r"(?:price|prices|cost|costs|total|difference|extra|more|more expensive|anything|i (?:have|need|owe"
    r"|must))\b"
    r"|\bprice (?:change|difference|differs|goes|is different)\b"
)


def _past(scene: Scene, verb: Verb) -> bool:
    """ "I returned it": what was done already is no wish."""
    word = scene.text[verb.start].word
    before = scene.text.words(max(0, verb.start - 4), verb.start)
    return word.endswith("ed") and word != "need" and not _WANTED_DONE.search(before)


def _done(scene: Scene, verb: Verb) -> bool:
    """ "I cancelled it last week", "you already returned it": told, and not asked for."""
    before = scene.text.words(max(0, verb.start - 3), verb.start)
    return _past(scene, verb) and _DONE.search(before) is not None


def has_address(scene: Scene, part: Part) -> bool:
    if any(part.start <= start < part.end for start, _, _ in scene.found.addresses):
        return True
    if find_parts(scene.text.said(part.start, part.end)) and _CORRECTS.search(scene.words(part)):
        return True
    return source(scene.text, part.start, part.end, scene.found.orders) is not None


def _place(scene: Scene, part: Part) -> Family:
    """The order's address or the account's."""
    verbs = [v for v in part.verbs if v.family in PLACES]
    if (
        _MY_ADDRESS.search(scene.words(part))
        and not scene.desk.drafts
        and not _OF_ORDER.search(scene.text.norm)
        and all(said.each for said in scene.found.orders)
    ):
        return Family.ACCOUNT
    if not any(v.family is Family.ACCOUNT for v in verbs):
        return Family.ADDRESS
    taken_from = source(scene.text, part.start, part.end, scene.found.orders)
    if taken_from is not None and taken_from.same_as == "account":
        return Family.ADDRESS
    return Family.ACCOUNT


def _has_goods(scene: Scene, part: Part) -> bool:
    """Whether a part names goods, or values of goods that are spoken of."""
    if scene.mentions(part):
        return True
    products = {p for e in scene.context() for p in e.products} or {
        row.line.product_id for row in scene.records.rows
    }
    for product in products:
        values = scene.records.options(product).find(scene.text, part.start, part.end, scene.found.taken)
        if any(not value.weak for value in values):
            return True
    if scene.methods(part):
        return False
    return _GOODS_WORDS.search(scene.words(part)) is not None


def continues(scene: Scene, build: Build, family: Family, weak: bool, part: Part) -> bool:
    """Whether a part says more of the wish before it rather than a wish of its own."""
    if build.ask is not None or build.family is None:
        return False
    mentions, orders = scene.mentions(part), scene.orders(part)
    known = {product for entry in build.entries for product in entry.products}
    other_things = bool(known) and any(not set(m.products) & known for m in mentions)
    if (
        build.family in PLACES
        and build.address is None
        and family in (*CHANGES, *PLACES)
        and not mentions
        and source(scene.text, part.start, part.end, scene.found.orders) is not None
    ):
        return True
    if _other_order(build, orders):
        return False
    if family in BACK and build.family in BACK:
        either = {family, build.family} & {Family.REFUND, Family.UNWANTED} or family is build.family
        return bool(either) and not other_things
    if family in CHANGES and build.family in CHANGES:
        if weak:
            return True
        return not other_things and (not mentions or bool(known)) and not _says_new_thing(scene, part, build)
    if family is Family.CHANGE and build.family in PLACES and not mentions:
        return _GOODS_WORDS.search(scene.words(part)) is not None or bool(orders)
    if weak and family in (Family.REFUND, Family.UNWANTED) and build.family in CHANGES:
        return not mentions
    if family is build.family:
        another = bool(mentions) and bool(build.order_ids or build.entries) and _locates(scene, part)
        return family in (*PLACES, Family.PAYMENT) and not another
    if {family, build.family} == set(PLACES):
        return not has_address(scene, part) or build.address is None
    return False


def _says_new_thing(scene: Scene, part: Part, build: Build) -> bool:
    """Whether another of the same product is spoken of ("… and swap the red one for …")."""
    return bool(re.search(r"\b(?:other|another|second) (?:one|\w+)\b", scene.words(part))) and bool(
        build.entries
    )


def _other_order(build: Build, orders: Sequence[OrderSaid]) -> bool:
    named = {order for said in orders for order in said.orders} | {
        said.unknown for said in orders if said.unknown
    }
    before = set(build.order_ids) | {said.unknown for said in build.orders if said.unknown}
    return bool(named and before) and not named <= before
