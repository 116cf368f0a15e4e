"""The words of a part, put where they belong in its wish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.actions.desk.reading.addresses import completed, find_parts, parse
from assistant.actions.desk.reading.names import Mention
from assistant.actions.desk.reading.orders import OrderSaid
from assistant.actions.desk.reading.parts import Part, is_source, source
from assistant.actions.desk.reading.reasons import because, canonical, return_reason
from assistant.actions.desk.reading.records import Row
from assistant.actions.desk.reading.scene import Build, Scene
from assistant.actions.desk.reading.swaps import Reader
from assistant.actions.desk.reading.things import Entry, Item
from assistant.actions.desk.reading.verbs import ACCOUNT, ORDER_WITH, Family
from assistant.actions.desk.said import AddressSaid, Ask
from assistant.desk import Slot
from assistant.orders import Address, Kind
from retrieval.words import word_set

_REST_STAYS = (
    r"(?!(?: of (?:it|them|(?:the |my |its )?[a-z]+))? ?,? ?(?:is|are|stays?|remains?|can|should|must|will"
    r"|to stay|(?:i|we)(?:'ll| will| want to"
    r"|'d like to| would like to)? keep|(?:the )?same|unchanged|as (?:is|it|they|ordered)|fine|ok|good)\b)"
)
EVERYTHING = re.compile(
    r"\b(?:(?<!same )everything(?: else)?(?! (?:else|the same|same|stays?|as is"
    r"|as it|identical|is|remains?|should|about|can|must|unchanged|but the same|i(?:'ll| will)? keep))"
    r"|all (?:of )?(?:the |my |these |those )?(?:items?|products?"
    r"|things|stuff|pieces|goods)|all (?:of )?(?:the )?(?:other (?:items?|products?|things|stuff|ones)|rest)"
    + _REST_STAYS
    + r"|all of (?:it|them|these|those)|(?:the )?(?:whole|entirety) of|all my (?:[a-z]+"
    r" )?(?:stuff|things|items)|(?:the |my )?(?:whole|entire|complete"
    r"|full) (?:order|thing|lot|purchase|package|shipment)"
    r"|every (?:single )?(?:item|thing)|(?:the )?rest(?: of (?:it|them"
    r"|the order|the items))?\b" + _REST_STAYS + r"|them all|it all|all three|all four"
    r"|all five|all (?:3|4|5)|the lot|both (?:items|things|products)|order as a whole)\b"
)
EXCEPT = re.compile(
    r"\b(?:except(?: for)?|but not|apart from|aside from|other than|besides"
    r"|excluding|minus|save for|not including|without"
    r"|but (?:i(?:'d like to| want to|'ll| will) )?keep|keep(?:ing)? (?=the|my)|but (?=(?:the|my|for)\b))\b"
)
_ALL = re.compile(r"\b(?:all|whole|entire|both|every|everything|rest|the lot)\b")
_KEEP = re.compile(r"\b(?:keep(?:ing)?|leave|hold on to)(?: (?:the|my|just|only|other|old|that|this))*$")
_IT = re.compile(r"\b(?:it|them|that|this|those|these|both)\b")
_SEVERAL = re.compile(r"\b(?:them|both|those|these|they)\b")
_NO_THING = word_set(
    """order orders one ones item items product products thing things stuff it them that this those these
    both all same color size material type style version model option options variant exchange
    return refund change mind address payment method card difference package delivery shipping
    request cancellation purchase pieces everything something anything following two three four
    first second third last pending delivered rest lot money account profile total price status details
    detail process options cheapest available reason"""
)
_OBJECT = re.compile(
    r"\b(?:the|my|this|that|a|an|our|these|those|one|your) (?P<noun>(?!order\b)[a-z-]{3,})"
    r"(?: (?P<more>[a-z-]{3,}))?"
)


def fill(scene: Scene, build: Build, part: Part) -> None:
    """Everything that a part says of its wish."""
    build.end = part.end
    places = build.family in (Family.ADDRESS, Family.ACCOUNT)
    orders = scene.orders(part)
    if build.family is Family.ADDRESS and not orders and _of_account_only(scene, build, part):
        build.family = Family.ACCOUNT
    if places:
        build.both = build.both or _both(scene, build, part)
        taken_from = source(scene.text, part.start, part.end, orders)
        orders = [o for o in orders if not (taken_from and is_source(scene.text, o, part.start))]
        taken_from = taken_from or _same_again(scene, build, part)
        _address(scene, build, part, taken_from)
    build.orders.extend(orders)
    build.each = build.each or any(o.each for o in orders) or len({o.orders for o in orders if o.orders}) > 1
    if orders:
        scene.heading = list(orders)
    build.methods.extend(scene.methods(part))
    _reason(scene, build, part)
    if not places and build.family is not Family.PAYMENT:
        items(scene, build, part, changes=scene.changes(build))
    elif mentions := scene.mentions(part):
        _with_orders(scene, build, part, mentions)


_OF_ORDER = re.compile(
    r"\b(?:orders?|shipping|ship\w*|deliver\w*|packages?|parcels?|sen[dt]|it|them|purchase)\b|#"
)


def _of_account_only(scene: Scene, build: Build, part: Part) -> bool:
    """ "My new address is …, can you update my profile?": no order is spoken of at all."""
    account = scene.text.has(ACCOUNT, part.start, part.end)
    return account and not build.orders and not scene.headed() and not _OF_ORDER.search(scene.text.norm)


def _both(scene: Scene, build: Build, part: Part) -> bool:
    """Whether the address of the order and of the account is meant."""
    taken_from = source(scene.text, part.start, part.end, scene.orders(part))
    if taken_from is not None and taken_from.same_as == "account":
        return False
    account = scene.text.has(ACCOUNT, part.start, part.end) or build.family is Family.ACCOUNT
    words = scene.words(part)
    order = (
        build.family is Family.ADDRESS
        or any(not is_source(scene.text, said, part.start) for said in scene.orders(part))
        or (taken_from is None and re.search(r"\b(?:my|the|this) order\b", words))
    )
    return account and bool(order)


def _with_orders(scene: Scene, build: Build, part: Part, mentions: Sequence[Mention]) -> None:
    """ "The address of the order with the lamp"."""
    reader = Reader(scene.text, scene.records, scene.scope(build), [], changes=False, taken=scene.found.taken)
    build.entries += reader.read(part.start, part.end, mentions)


WONDERS = re.compile(
    r"^(?:(?:and|but|so|hm+|um+|well|ok|okay|oh|hi|,) )*(?:(?:is|are|was|does|do|did|will|has|have|isn't"
    r"|doesn't|won't)"
    r"(?! (?:you (?:use|put|take|charge|send|make|change)|it (?:possible|ok|okay))\b)|why|when|where|which"
    r"|what(?! about\b| if i\b)|how(?! about\b)"
    r"|who|(?:would|could|might|should|can) (?:it|that|this|there|they|the (?!one\b))\b(?! (?:go|be (?:put"
    r"|charged|paid"
    r"|sent|changed)))"
    r")\b"
)
"""A question that wants to know something: it picks nothing of what it names ("is PayPal faster?")."""


def answer(scene: Scene, build: Build, part: Part) -> None:
    """A part that asks for nothing by itself while a change is put together: it says more of that."""
    draft = scene.desk.drafts[0]
    build.end = part.end
    orders = scene.orders(part)
    slot = scene.desk.awaiting
    if draft.kind in (Kind.CHANGE_ADDRESS, Kind.ACCOUNT_ADDRESS):
        orders = _address_said(scene, build, part, orders, asked=slot is Slot.ADDRESS)
    words = scene.words(part)
    wonders = part.question and WONDERS.search(words) is not None
    build.orders.extend(orders)
    build.each = build.each or any(o.each for o in orders)
    if orders:
        scene.heading = list(orders)
    if wonders and orders and slot is not Slot.ORDER and build.address is None:
        build.ask = Ask.STATUS  # "is W2 still pending?", asked at the proposal of W1, corrects nothing
        return
    if wonders:
        scene.wonders = True
        return
    build.methods.extend(scene.methods(part))
    if draft.kind is Kind.CANCEL or slot is Slot.REASON:
        build.reason = build.reason or canonical(words, scene.records.reasons) or because(words)
    elif draft.kind is Kind.RETURN:
        build.reason = build.reason or return_reason(words)
    items(scene, build, part, changes=scene.changes(build))


def _address_said(
    scene: Scene, build: Build, part: Part, orders: Sequence[OrderSaid], asked: bool
) -> list[OrderSaid]:
    """An address as an answer. Gives the orders that are not where it comes from."""
    taken_from = source(scene.text, part.start, part.end, list(orders))
    own = {order for draft in scene.desk.drafts[:1] for order in draft.orders}
    if taken_from is not None and taken_from.same_as in own:
        taken_from = None
    others = (
        bool(orders) and bool(orders[0].orders) and not orders[0].pointed and not own & set(orders[0].orders)
    )
    if taken_from is None and asked and others:
        taken_from = AddressSaid(same_as=orders[0].orders[0])
    if taken_from is None and asked and scene.text.has(ACCOUNT, part.start, part.end):
        taken_from = AddressSaid(same_as="account")
    _address(scene, build, part, taken_from)
    if build.address is None and asked and not orders:
        fields = parse(scene.text.said(part.start, part.end))
        if {"zip", "state", "address2"} & set(fields):
            build.address = AddressSaid(fields)
    return [] if build.address is not None and build.address.same_as else list(orders)


def _address(scene: Scene, build: Build, part: Part, taken_from: AddressSaid | None) -> None:
    whole = [said for start, _, said in scene.found.addresses if part.start <= start < part.end]
    if whole:
        build.address = AddressSaid(completed(whole[-1].fields, _known(scene)))
        return
    fields = find_parts(scene.text.said(part.start, part.end))
    if fields:
        before = build.address.fields if build.address else {}
        build.address = AddressSaid({**before, **fields}, build.address.same_as if build.address else "")
    elif taken_from:
        build.address = taken_from


_SAME_PLACE = re.compile(
    r"\b(?:the )?(?:same|that|this) (?:new |very )?(?:shipping |delivery )?(?:address|place|location)\b(?!"
    r" (?:as|of|on|for|from"
    r"|in) (?:my|the|order|account) (?!account|profile))"
)


def _same_again(scene: Scene, build: Build, part: Part) -> AddressSaid | None:
    """ "The same address for W2": the one that the message gave before, else of the order last spoken of."""
    words = scene.words(part)
    as_well = build.family is Family.ACCOUNT and re.search(r"\b(?:that|this|it|same)\b", words) is not None
    if not (as_well or _SAME_PLACE.search(words)):
        return None
    draft = scene.desk.draft
    if as_well and draft is not None and draft.kind is Kind.CHANGE_ADDRESS and draft.address:
        fields = {name: value for name, value in draft.address.items() if name != "same_as"}
        return AddressSaid(fields, draft.address.get("same_as", ""))
    before = [b.address for b in scene.builds if b is not build and b.address is not None]
    if before:
        return before[-1]
    named = {order for said in scene.orders(part) for order in said.orders}
    focus = scene.desk.focus
    return AddressSaid(same_as=focus[0]) if len(focus) == 1 and not named & set(focus) else None


def _known(scene: Scene) -> list[Address]:
    """The addresses that the customer's records have."""
    records = scene.records
    return [*([records.customer.address] if records.customer else []), *(o.address for o in records.orders)]


def _reason(scene: Scene, build: Build, part: Part) -> None:
    words = scene.words(part)
    if build.family in (Family.CANCEL, Family.REFUND, Family.UNWANTED):
        found = canonical(words, scene.records.reasons) or because(words)
        build.reason = build.reason or found
    if build.family in (Family.RETURN, Family.EXCHANGE, Family.REFUND, Family.UNWANTED):
        build.reason = build.reason or return_reason(words)
    if build.family is Family.RETURN:
        build.reason = build.reason or because(words)


def reason_before(scene: Scene, build: Build, before: str) -> None:
    """Why, where it was said ahead of the wish ("I clicked twice by mistake. Please cancel one")."""
    if build.reason is None and build.family in (Family.CANCEL, Family.REFUND, Family.UNWANTED):
        build.reason = canonical(before, scene.records.reasons)
    if build.reason is None and build.family in (Family.RETURN, Family.REFUND, Family.UNWANTED):
        build.reason = return_reason(before)


# ---- items ---------------------------------------------------------------------------


def items(scene: Scene, build: Build, part: Part, *, changes: bool) -> None:
    text, start, end = scene.text, part.start, part.end
    mentions = _without_locators(scene, build, part, scene.mentions(part))
    cut = _excepted(scene, build, part, mentions)
    kept = [m for m in mentions if _KEEP.search(text.words(max(start, m.start - 4), m.start))]
    if kept and build.everything and not changes:
        reader = Reader(text, scene.records, scene.scope(build), [], changes=False, taken=scene.found.taken)
        build.excepted += [entry.item for entry in reader.read(kept[0].start, end, kept) if entry.item]
    mentions = [m for m in mentions if m not in kept]
    if any(
        not _KEEP.search(text.words(max(start, one - 2), one) + " the")
        and not (two < cut and text[two].word == ":" and mentions)
        for one, two, _ in text.find(EVERYTHING, start, cut)
    ):
        build.everything = True
    _staying(scene, build, part)
    inside = [m for m in mentions if m.end <= cut]
    near = build.entries[-1:] or scene.context()
    if not inside:
        unknown = _unknown(scene, part, cut) if build.family is not None else None
        if unknown is not None and not build.entries:
            build.entries.append(Entry(Item(unknown, [], ()), (), []))
            return
        if not changes:
            _pointed(scene, build, start, cut)
            if build.family is None and not build.entries:
                _by_values(scene, build, start, cut)
            return
        if build.everything or not near or (len(near) > 1 and not build.entries):
            rows = [row for entry in near for row in entry.rows] if near and not build.everything else []
            inferred(scene, build, start, cut, rows or scene.scope(build))
            return
    reader = Reader(
        text,
        scene.records,
        scene.scope(build),
        near,
        changes=changes,
        new=build.family is None,
        taken=scene.found.taken,
    )
    entries = reader.read(start, cut, inside)
    for entry in entries:
        idle = entry.item is None and not entry.wanted
        if idle and (build.family is None or not _IT.search(text.words(start, cut))):
            continue
        _joined(build, entry)
    scene.spoken.extend(entry for entry in entries if entry not in scene.spoken)


def _staying(scene: Scene, build: Build, part: Part) -> None:
    """ "The lamp stays": not of all, or no longer of what is being put together."""
    kept = scene.kept(part)
    answers = build.family is None and build.ask is None and bool(scene.desk.drafts) and not build.entries
    if not kept or not (build.everything or answers):
        return
    reader = Reader(scene.text, scene.records, scene.scope(build), [], changes=False, taken=scene.found.taken)
    things = [entry for entry in reader.read(part.start, part.end, kept) if entry.item]
    if build.everything:
        build.excepted += [entry.item for entry in things if entry.item]
    elif not scene.mentions(part):
        build.entries += things
        build.removed = True


_ALL_BUT = re.compile(
    r"\b(?:all|everything|every|both)(?: (?:of|my|the|single|other|open|pending|recent|orders?|ones?|them"
    r"|,))*"
    r" (?:but(?: not)?|except(?: for)?|apart from|other than|besides|excluding|without|not)"
    r"(?: the| my| for)* (?:order|one)$"
)


_NAMELY = re.compile(r"\b(?:namely|specifically|to be precise)\b")


def _without_locators(scene: Scene, build: Build, part: Part, mentions: list[Mention]) -> list[Mention]:
    """Without those that only tell which order is meant ("the order with the lamp"); that is then named."""
    text = scene.text
    telling = [m for m in mentions if m.end < part.end and text[m.end].word in ("order", "purchase")]
    at = telling[0].start if telling else 0
    apart = len(telling) > 1  # "the backpack order and the laptop order"
    if not telling:
        found = text.find(ORDER_WITH, part.start, part.end)
        found = [f for f in found if text[f[0]].word.startswith("order")] or found
        if not found:
            return mentions
        at, begin = found[0][0], found[0][1]
        ends = [verb.start for verb in part.verbs if verb.start > begin and not verb.weak]
        ends += [one for one, _, _ in text.find(_NAMELY, begin, part.end)]
        telling = [m for m in mentions if begin <= m.start < min(ends, default=part.end)]
        chooses = scene.desk.awaiting is Slot.ORDER or _all_but(scene, part, at)
        if not telling or (text[at].word == "one" and not chooses):
            return mentions
    if any(any(c.isdigit() for c in text.words(o.start, o.end)) for o in scene.orders(part)):
        return [m for m in mentions if m not in telling]
    among = [o.orders for o in scene.orders(part) if o.each or (o.orders and at - 3 <= o.start <= at)]
    ids: set[str] = set()
    starts = [one for one, _, _ in text.find(ORDER_WITH, part.start, part.end) if one >= at]
    starts = [m.start for m in telling] if apart else starts
    for n, begins in enumerate(starts or [at]):
        stops = starts[n + 1] if n + 1 < len(starts) else part.end
        one: set[str] | None = set(among[0]) if among else None
        for mention in telling:
            if starts and not begins <= mention.start < stops:
                continue
            having = {row.order.id for row in scene.records.rows if row.line.product_id in mention.products}
            one = having if one is None else (one & having or one)
        ids |= one or set()
    several = len(starts) > 1
    named = tuple(order.id for order in scene.records.orders if order.id in ids)
    every = re.search(r"\b(?:both|all|every|each)\b", text.words(max(part.start, at - 5), at + 1))
    said = OrderSaid(at, telling[-1].end, named, each=(several or bool(every)) and len(named) > 1)
    whole = [o for o in scene.orders(part) if o.each or (o.orders and at - 3 <= o.start <= at)]
    build.orders = [o for o in build.orders if o not in whole]
    build.orders.append(said)
    build.each = build.each or said.each
    scene.heading = [said]
    if _all_but(scene, part, at):
        others = [o.id for o in scene.records.orders if o.id not in named and o.status.startswith("pending")]
        others = [id for id in among[0] if id not in named] if among else others
        said = OrderSaid(at, telling[-1].end, tuple(others), each=len(others) > 1)
        build.orders[-1], scene.heading = said, [said]
    return [m for m in mentions if m not in telling]


def _all_but(scene: Scene, part: Part, at: int) -> bool:
    """Whether the order that is told of at a place is the one that is left out of all."""
    return _ALL_BUT.search(scene.text.words(max(part.start, at - 10), at + 1)) is not None


def _joined(build: Build, entry: Entry) -> None:
    """One more thing of the wish; one that was only named before is taken up again."""
    if entry in build.entries:
        return
    keys = {row.key for row in entry.narrowed()}
    for n, old in enumerate(build.entries):
        if keys and {row.key for row in old.narrowed()} == keys and (not old.wanted or not entry.wanted):
            build.entries[n] = entry if entry.wanted else old
            return
    build.entries.append(entry)


def _excepted(scene: Scene, build: Build, part: Part, mentions: Sequence[Mention]) -> int:
    """What is left out of all; gives the token where that begins."""
    text, start, end = scene.text, part.start, part.end
    for one, two, _ in text.find(EXCEPT, start, end):
        behind = [m for m in mentions if m.start >= two]
        if behind and (build.everything or _ALL.search(text.words(start, one))):
            reader = Reader(
                text, scene.records, scene.scope(build), [], changes=False, taken=scene.found.taken
            )
            build.excepted += [entry.item for entry in reader.read(two, end, behind) if entry.item]
            build.everything = build.everything or _ALL.search(text.words(start, one)) is not None
            return one
        if (
            not behind
            and text.find(EVERYTHING, start, one)
            and (noun := _OBJECT.search(text.words(two, end)))
        ):
            build.excepted.append(Item(noun["noun"], [], ()))
            return one
    return end


def _unknown(scene: Scene, part: Part, cut: int) -> str | None:
    """Something named right behind the verb that is in none of the customer's orders."""
    verb = next((v for v in part.verbs if not v.weak), None) or next(iter(part.verbs), None)
    if verb is None:
        return None
    begin = verb.start + 1 if verb.weak else verb.end
    if verb.end >= cut:
        return None
    for _, _, match in scene.text.find(_OBJECT, begin, min(cut, verb.end + 4)):
        at = scene.text.at(match.start("noun"))
        if re.search(
            r"\border|\d", scene.text.words(verb.end, at)
        ):  # what stands behind an order is more of it
            return None
        words = [w for w in (match["noun"], match["more"]) if w]
        if at in scene.found.taken or set(words) & _NO_THING or words[0] in _ADJECTIVES:
            return None
        products = {row.line.product_id for row in scene.records.rows}
        if scene.text[verb.end].word in _PRONOUNS or {"one", "ones"} & {
            scene.text[j].word for j in range(at, min(len(scene.text), at + 4))
        }:
            return None
        if words[0].endswith("'s") or any(
            options.find(scene.text, at, at + 1) or options.option_at(scene.text, at)
            for options in map(scene.records.options, products)
        ):
            return None
        stop = at + 1
        while (
            stop < cut
            and scene.text[stop].word.isalpha()
            and scene.text[stop].word not in _STOPS
            and stop < at + 3
        ):
            stop += 1
        return scene.text.said(at, stop)
    return None


_PRONOUNS = word_set("""it them this that these those both everything""")
_STOPS = word_set(
    """to for in with from of on and or but please i because that which is was as at by via into it my the
    a"""
)
_ADJECTIVES = word_set(
    """entire whole same new other old full exact right wrong recent previous current different shipping
    delivery original big small large cheap more less most least best better bigger smaller larger
    taller"""
)


def _pointed(scene: Scene, build: Build, start: int, end: int) -> None:
    """ "I want to return it": what was spoken of before in the message."""
    words = scene.text.words(start, end)
    if not scene.spoken or build.entries or build.everything:
        return
    if _IT.search(words):
        build.entries.extend(scene.spoken if _SEVERAL.search(words) else scene.spoken[-1:])
    elif build.family in (Family.RETURN, Family.REFUND, Family.UNWANTED) and not re.search(
        r"\b(?:order|items?)\b", words
    ):
        build.entries.extend(scene.spoken[-1:])


def _by_values(scene: Scene, build: Build, start: int, end: int) -> None:
    """ "The black one" of those that were offered."""
    rows = [row for entry in scene.shown() for row in entry.rows]
    best: list[tuple[int, Row]] = []
    for row in rows:
        options = scene.records.options(row.line.product_id)
        values = options.find(scene.text, start, end, scene.found.taken)
        fits = sum(row.line.options.get(v.option) == v.value for v in values)
        if fits and fits == len(values):
            best.append((fits, row))
    if best and len(best) < len(rows):
        top = max(fits for fits, _ in best)
        chosen = [row for fits, row in best if fits == top]
        item = Item(scene.text.said(start, end), chosen, tuple({r.line.product_id for r in chosen}))
        build.entries.append(Entry(item, item.products, chosen))


def inferred(scene: Scene, build: Build, start: int, end: int, rows: Sequence[Row]) -> None:
    """No product is named: the one whose values are ("change it to bamboo deck material")."""
    text = scene.text
    scores: dict[str, float] = {}
    for product in dict.fromkeys(row.line.product_id for row in rows):
        options = scene.records.options(product)
        values = options.find(text, start, end, scene.found.taken)
        named = sum(1 for j in range(start, end) if text[j].is_word and options.option_at(text, j))
        scores[product] = sum((0.5 if v.weak else 1) * (1 if v.whole else 0.7) for v in values) + 0.6 * named
    top = max(scores.values(), default=0.0)
    chosen = [product for product, score in scores.items() if score == top] if top else []
    if build.everything:
        chosen = list(scores)
    for product in chosen:
        several = [row for row in rows if row.line.product_id == product]
        every = Item("everything", several, (product,), every=True) if build.everything else None
        entry = Entry(every, (product,), several)
        new = build.family is None
        Reader(text, scene.records, several, [entry], changes=True, new=new, taken=scene.found.taken).read(
            start, end, []
        )
        if build.everything and not entry.wanted:
            continue
        entry.item = entry.item or Item("", several, (product,))
        build.entries.append(entry)
        scene.spoken.append(entry)
