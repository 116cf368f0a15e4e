"""What a reply may speak of. Everything here was looked up; nothing here was worded by a model.

`Evidence` holds the records (products, passages, cart, what was written) and the
`findings`: what the actions concluded from them and the reply has to convey. Templates
word findings directly; the model words them and is checked against the records.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from assistant.desk import Desk
from assistant.orders import Customer, Goods, GoodsVariant, Kind, Line, Order, Quote, Receipt, Refusal
from assistant.tastes import Leaning, Taste
from retrieval.catalog.product import Money, Product, Review, Variant
from retrieval.query import Query
from retrieval.recommend.kinds import Reason, Recommendation


@dataclass(frozen=True, slots=True)
class Because:
    """A reason to recommend something, with the records that make it true: `products` are those that
    `reason.products` names, in its order, as far as the shop still has them; `did` is what the customer
    did with them ("bought", "looked at", "" for nothing), `said` their own word for `reason.value`."""

    reason: Reason
    products: tuple[Product, ...] = ()
    did: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A product in evidence, the variant meant (if one is), and why it is here: `reason` in words, to be
    shown on its card, `because` as it was looked up. `recommended` is what put it at its place, where the
    recommender did; impressions are kept from it. `stock_as_of` is when its stock was last confirmed,
    `stale` whether that is too long ago to claim any."""

    product: Product
    variant: Variant | None = None
    reason: str | None = None
    stock_as_of: datetime | None = None
    stale: bool = False
    because: tuple[Because, ...] = ()
    recommended: Recommendation | None = None

    @property
    def price(self) -> Money | None:
        return (self.variant and self.variant.price) or self.product.price

    @property
    def in_stock(self) -> bool | None:
        """Whether it can be bought, as far as that can be claimed; None where it cannot."""
        return None if self.stale and self.last_in_stock else self.last_in_stock

    @property
    def last_in_stock(self) -> bool | None:
        """What was last known of it, however long ago."""
        return self.variant.stock.available if self.variant else self.product.in_stock


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the shop's own text: the words between two headings of one document."""

    id: str
    title: str
    heading: str
    anchor: str
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CartLine:
    product_id: str
    name: str
    quantity: int
    price: Money | None
    variant_id: str | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cart:
    lines: tuple[CartLine, ...] = ()
    checkout_url: str | None = None

    @property
    def total(self) -> Money | None:
        """The sum, or None when a price is unknown or currencies are mixed."""
        prices = [line.price for line in self.lines]
        known = [price for price in prices if price is not None]
        if not known or len(known) < len(prices) or len({p.currency for p in known}) > 1:
            return None
        amount = sum((p.amount * n.quantity for p, n in zip(known, self.lines, strict=True)), Decimal(0))
        return Money(amount, known[0].currency)


@dataclass(frozen=True, slots=True)
class Written:
    """A change that was made and committed, by its record; a reply may report only these."""

    name: str
    result: str
    order_id: str | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """Where somebody is in a manual's procedure: `guide` is its section's id, `place` the step told last,
    from 1, one more than there are once all are told, and 0 once it is left to a person. `failed` counts
    the steps in a row that did not help."""

    guide: str
    place: int
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What the last reply asked for. `kind` is "clarify" (the answer narrows `query`), "narrow" (the same,
    but the answer is not waited for), "variant" (which variant of `product_ids[0]` to put in the cart),
    "which" (which of `product_ids` was meant, for `intent`), "contact" (a way to be reached), "pass_on" (a
    yes to handing the question `about` to a person), "erase" (a yes to forgetting what is known of the
    customer), "profile" (what is to become of what was told of them, which is not waited for), "care"
    (whatever somebody in distress writes next), "step" (how a step of `procedure` went, for the trouble
    `about` with `product_ids[0]`), "support" (which product the trouble `about` is with)."""

    kind: str
    about: str = ""
    options: tuple[str, ...] = ()
    product_ids: tuple[str, ...] = ()
    intent: str | None = None
    chosen: tuple[tuple[str, str], ...] = ()
    """Variant options that were already settled while another is still asked for."""
    quantity: int = 1
    """How many are to be put in the cart once the variant is known."""
    searches: tuple[Query, ...] = ()
    """The search that each of `options` stands for, where they narrow one."""
    procedure: Procedure | None = None

    @property
    def asks(self) -> str | None:
        """What the customer is asked for; offered options alone ask for nothing."""
        return None if self.kind in {"narrow", "profile"} else self.kind


# ---- findings: what there is to say -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """Products that satisfy everything that was asked. `wanted` is the request in words
    ("waterproof running shoes under $100"), `total` how many satisfy it, `how` the order
    that makes these the first ("cheapest", "best rated"), if one was asked for. `beyond` would
    be the first if it could be bought; `unordered` names what the data lacks for the order that
    was asked for ("ratings"): then these are in no order that says anything. `level` is how many
    share the first place in that order, and `leading` how many of `products`, the first, do."""

    products: tuple[Shown, ...]
    total: int
    wanted: str
    how: str | None = None
    beyond: Shown | None = None
    unordered: str = ""
    level: int = 1
    leading: int = 1


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What is true of everything that a request means, of the whole catalogue where `wanted` is
    empty. `about` is what was asked: "count", "brands", "kinds", "prices" or "values" (of
    `attribute`). `counts` are all of the brands, kinds or values with how many products have
    each, the most frequent first. `lowest` and `highest` are the cheapest and the dearest of those
    that have a price in the same currency: `unpriced` have none. `unstated` have no brand, kind or
    value at all. `untold` are words of the request that the data does not say of all of these."""

    about: str
    wanted: str
    total: int
    in_stock: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    attribute: str = ""
    lowest: Shown | None = None
    highest: Shown | None = None
    unpriced: int = 0
    unstated: int = 0
    untold: str = ""


@dataclass(frozen=True, slots=True)
class InStockThen:
    """That what a request for things in stock means was in stock `at` a time, too long ago to be
    claimed now: `count` of them, what is shown where that is None. `later`: of some it is known
    from a later time. Without a time it was never confirmed."""

    count: int | None = None
    at: datetime | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class Nearest:
    """Nothing satisfies the request. `unmet` says in words what had to give; `carried` is
    False when the shop has no such kind of thing at all."""

    products: tuple[Shown, ...]
    wanted: str
    unmet: tuple[str, ...] = ()
    carried: bool = True


@dataclass(frozen=True, slots=True)
class Recommended:
    """Suggestions, each with its true reason in `Shown.reason`."""

    products: tuple[Shown, ...]
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class LooksLike:
    """Products whose pictures are the most like one that the customer sent, the nearest first. `by` is what
    that rests on: "looks" (color and shape: nothing was recognised) or "content". `kind` is the category
    that they are of, where most of the nearest are; `fits` whether they satisfy what was said besides,
    `unmet` that nothing does."""

    products: tuple[Shown, ...]
    by: str = "looks"
    kind: str = ""
    fits: bool = False
    unmet: bool = False


@dataclass(frozen=True, slots=True)
class PictureUnused:
    """A picture was no part of the reply. `why` is "nothing" (no product has one to compare it with) or
    "aside" (the words beside it asked for no product)."""

    why: str


@dataclass(frozen=True, slots=True)
class TasteNoted:
    """What was said of taste, or taken back, and what becomes of it. `recipient` is whose taste it is,
    "" for the customer's own; not `kept` where it holds for this conversation alone."""

    tastes: tuple[Taste, ...] = ()
    taken_back: tuple[Taste, ...] = ()
    recipient: str = ""
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Pursuit:
    """One thing that a customer is after, with what it rests on: products that they `did` something with."""

    label: str
    products: tuple[str, ...]
    did: str


@dataclass(frozen=True, slots=True)
class ProfileTold:
    """All that is known of the customer's taste, each with what it was made from. `likes` and `dislikes`
    are what they said, `habits` values that most of what they chose has, `band` the prices of the middle
    half of it. `orders` says from how many orders, `events` from how many things that they looked at or
    put in the cart, `signed_in` whether they are known by more than this conversation; not `personal`
    where they want no profile."""

    pursuits: tuple[Pursuit, ...] = ()
    likes: tuple[Taste, ...] = ()
    dislikes: tuple[Taste, ...] = ()
    habits: tuple[str, ...] = ()
    band: tuple[Money, Money] | None = None
    sizes: tuple[tuple[str, str], ...] = ()
    orders: int = 0
    events: int = 0
    signed_in: bool = False
    personal: bool = True


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    """What was done with a customer's profile: `change` is "ask" (they are asked whether all of it is to
    be erased), "erased", "kept" (they said no), "off", "on", "nothing" (there was nothing to erase) or
    "wrong" (something of it is, and they have not said what).
    `orders` says whether they have orders, which stay with the shop; `already` that it was so before."""

    change: str
    orders: bool = False
    already: bool = False
    signed_in: bool = False


@dataclass(frozen=True, slots=True)
class ReasonTold:
    """Why something was recommended, by its `because`; `searched` where it was shown because it fits
    `wanted`, the request in words, and nothing personal."""

    product: Shown
    wanted: str = ""
    searched: bool = False


@dataclass(frozen=True, slots=True)
class NoMore:
    """There is nothing else of that sort which was not shown or refused."""


@dataclass(frozen=True, slots=True)
class GoesWith:
    """What goes with a product by the shop's own data. `level` is "named" (it is named there), "bought"
    (customers bought them together, as the reason of each says), "kind" (its kind `of` is), "category"
    (they are the accessories `of` its department) or "" (nothing says so). `quotes` are the sentences
    that say it, "" where no sentence does."""

    product: Shown
    products: tuple[Shown, ...]
    level: str = ""
    of: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clarify:
    """One question whose answer splits what is left. The options come from the catalogue.
    `beside` is True where products were shown in the same breath."""

    about: str
    options: tuple[str, ...]
    wanted: str = ""
    total: int | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One attribute on which compared products differ; `values` in the products' order,
    None where the data does not say. `best` is the id of the product that has the most of what
    everybody wants more of, or the least of what everybody wants less of, and `more` says which;
    None where the difference is a matter of taste, or nobody leads."""

    attribute: str
    values: tuple[str | None, ...]
    best: str | None = None
    more: bool = True


@dataclass(frozen=True, slots=True)
class Compared:
    """`cheaper` and `better_rated` are product ids, None on a tie or unknown. `about` is the
    attribute that was asked for, if one was: then `differences` is that alone."""

    products: tuple[Shown, ...]
    differences: tuple[Difference, ...]
    cheaper: str | None = None
    better_rated: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question about a product that its data answers. `quote` is the product's own
    sentence; `values` its attribute's values; `yes` the answer to a yes-or-no question."""

    product: Shown
    about: str
    values: tuple[str, ...] = ()
    quote: str | None = None
    yes: bool | None = None
    opinions: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """How many reviews speak of `label` ("the fit"), how many of them are surely for it and how many
    surely against it."""

    label: str
    mentions: int
    praised: int = 0
    blamed: int = 0


@dataclass(frozen=True, slots=True)
class ReviewsTold:
    """What the `reviews` of a product say, counted and quoted. `about` is "" (whatever they speak of most),
    "praise" or "blame" (then `count` of them are surely for or against something in it), or "aspect" (the
    one of `aspects`, which may have no mention). `quotes` are reviews, each in words that stand in it."""

    product: Shown
    about: str
    reviews: int
    aspects: tuple[Weighed, ...] = ()
    quotes: tuple[Review, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that the shop's data does not answer; `known` are (name, value) pairs
    that it does give and that bear on the question; `opinions` are reviews that do."""

    product: Shown
    about: str
    known: tuple[tuple[str, str], ...] = ()
    opinions: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyFound:
    """Passages that answer a question about the shop, best first."""

    passages: tuple[Passage, ...]
    about: str


@dataclass(frozen=True, slots=True)
class PolicyUnknown:
    about: str


@dataclass(frozen=True, slots=True)
class AnswerQuoted:
    """What the shop's own people answered once to a question like this, approved by its owner and given on
    `on`. `language` is the one that it is in."""

    passage: Passage
    on: date
    language: str = "en"


@dataclass(frozen=True, slots=True)
class StepTold:
    """One of the `steps` of a manual's procedure, `place` counted from 1; each is in the manual's words."""

    passage: Passage
    steps: tuple[str, ...]
    place: int


@dataclass(frozen=True, slots=True)
class ManualQuoted:
    """`lines` of a manual's section that answer, in its own words."""

    passage: Passage
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SizeTold:
    """What a size table says of a measure, `said` as "27 cm", by its `column` in `unit`. `sizes` are
    (column, size) of the row that holds it; none where no row does: then `low` and `high` are where the
    table begins and ends, and `between` the sizes of the two rows that it falls between, if it does."""

    passage: Passage
    said: str
    column: str
    unit: str
    sizes: tuple[tuple[str, str], ...] = ()
    low: str = ""
    high: str = ""
    between: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SupportSaid:
    """A word between the steps: `kind` is "which" (product it is about), "unknown" (the manuals say nothing
    of it), "last" (all steps are told), "choose" (whether to go on, after steps that did not help), "out"
    (nothing more is to be tried), "solved", "stopped", "first" (there is no step before)
    or "no_needs" (the manual names nothing that is needed)."""

    kind: str


@dataclass(frozen=True, slots=True)
class CartChanged:
    """`change` is "added" or "removed"; committed when this is made."""

    change: str
    line: CartLine
    cart: Cart


@dataclass(frozen=True, slots=True)
class CartShown:
    cart: Cart


@dataclass(frozen=True, slots=True)
class ChooseVariant:
    """An option of the product must be chosen before it can be bought."""

    product: Shown
    option: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotInStock:
    """The thing asked for exists and cannot be bought now; `instead` are substitutes, another
    variant of it first, and `differences` what tells it from the first that is another product."""

    product: Shown
    instead: tuple[Shown, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionAsked:
    """Whether a product comes in what was asked ("in green"): `values` are all that it does
    come in, `available` whether the one asked for can be bought (None where it does not
    exist), `instead` another product that has it."""

    product: Shown
    option: str
    wanted: str
    values: tuple[str, ...]
    available: bool | None = None
    instead: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class WhichOne:
    """A reference that could not be resolved; the candidates, or none if nothing was shown."""

    said: str
    candidates: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedOff:
    """A person was asked to take over: a row stands in the hand-off table. `topic` says of
    what, `hours` when people are there, `reachable` whether the customer left a way to be
    reached in this message, `known` whether they had done so before, `already` whether the row
    was there before this turn. Where the hours are known to the minute: `until` says when people
    who are there now will go, `opens` when they come if nobody is there."""

    topic: str
    hours: str
    reachable: bool = False
    already: bool = False
    known: bool = False
    until: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Social:
    """greeting, thanks, goodbye, out_of_scope, empty, declined (a no to what was
    offered), careful (a request that rests on somebody's health). `options` are things
    that can truly be asked in this shop."""

    kind: str
    shop: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cautioned:
    """A message that calls for care or is not helped with. `why` is a category of the output policy, "care"
    (somebody in distress) or "still" (what they write next); `said` are the shop's fixed sentences in the
    customer's language."""

    why: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The customer writes in a language that is not spoken yet (ISO 639-1); `sorry` is the
    shop's fixed sentence that says so in it."""

    language: str
    sorry: str


# ---- findings of the service desk: orders, and who asks about them ------------------------


@dataclass(frozen=True, slots=True)
class IdentityAsked:
    """Who is speaking has to be proved before anything of an order is told. `slot` is what is asked
    for (a `Slot`); `failed` says that what was given did not do; `sent` that a code is on its way, if
    the address is on file: whether it is, nobody is told. `instead` are slots that would do as well,
    and `have` is "name" or "postcode" where of the two that one was said and the other is missing,
    "code" where a code was given and only a new one can work."""

    slot: str
    failed: bool = False
    sent: bool = False
    instead: tuple[str, ...] = ()
    have: str = ""


@dataclass(frozen=True, slots=True)
class Greeted:
    """Who is speaking is proved now."""

    first_name: str


@dataclass(frozen=True, slots=True)
class IdentityBarred:
    """Who is speaking cannot be proved here; a person can help. `why` is "tries" (too many of them) or
    "inbox" (codes go to the address on file, and they can read it no more)."""

    why: str = "tries"


@dataclass(frozen=True, slots=True)
class OthersBarred:
    """Something was asked of somebody else's account or order: one conversation serves one customer."""


@dataclass(frozen=True, slots=True)
class NoSuchOrder:
    """This customer has no order of that number; whether anybody has, nobody is told. `orders` are
    theirs, newest first."""

    said: tuple[str, ...]
    orders: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class OrdersListed:
    """Orders of the customer, newest first; `total` is how many there are of what was asked for: all of
    theirs, or by `which` those that are "open" (still to come) or on which money goes back ("refund")."""

    orders: tuple[Order, ...]
    total: int
    which: str = ""


@dataclass(frozen=True, slots=True)
class OrderTold:
    """What is asked of one order: `about` is an `Ask` ("status", "tracking", "details", "refund",
    "invoice"), or "address" (where it goes), "options" (what `lines` of it are like) or "price" (what
    these cost). `today` is the day on which it is told, where a day of the record may be past. `customer`
    has the payment methods that its payments name. `as_of` where the record may be older than now.
    `refund_days` are the rules' business days, where the refund takes any."""

    order: Order
    customer: Customer
    about: str
    as_of: datetime | None = None
    refund_days: tuple[int, int] | None = None
    invoice_url: str | None = None
    today: date | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountTold:
    """What is asked of the account: `about` is "balance", "methods" or "account" (name and address)."""

    customer: Customer
    about: str


@dataclass(frozen=True, slots=True)
class VariantsTold:
    """What a line of an order can be changed for: the variants of its product that can be had and
    fit what was said. `missing` is what was asked for and none has, in the customer's words, and then
    `variants` are the nearest. `option` where one option alone is asked for ("what colors?"): then they
    differ from the line in that only."""

    line: Line
    goods: Goods
    variants: tuple[GoodsVariant, ...]
    missing: tuple[str, ...] = ()
    option: str = ""


@dataclass(frozen=True, slots=True)
class SlotAsked:
    """What is still missing of a change: one thing. `orders` or `lines` are the ones to choose from,
    `variants` those of `line`, `options` the choices as they are offered. `failed` where the answer
    could not be used, and `why` then says it by the name of a rule. `missing` is what was asked for in a
    replacement and no variant has, in the customer's words; then `variants` are the nearest. `stuck` where
    several answers in a row could not be used: what else there is to do is said, and the list no more."""

    kind: Kind
    slot: str
    order: Order | None = None
    orders: tuple[Order, ...] = ()
    lines: tuple[Line, ...] = ()
    line: Line | None = None
    variants: tuple[GoodsVariant, ...] = ()
    options: tuple[str, ...] = ()
    failed: bool = False
    why: str = ""
    missing: tuple[str, ...] = ()
    stuck: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """The whole change, to be agreed to. `goods` by product id, of the lines that it is about. `again`
    where it was put before the customer already and only the yes is still missing; `changed` where the
    records have changed since it was last agreed to; `doubted` where they told of something that its
    conditions may exclude ("I wore them once"): that is for people to judge."""

    quote: Quote
    customer: Customer
    order: Order | None = None
    goods: tuple[Goods, ...] = ()
    again: bool = False
    changed: bool = False
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class ChangeMade:
    """A change that the shop's system has acknowledged, or has only been asked for (by the receipt).
    `before` is the order as it was."""

    receipt: Receipt
    quote: Quote
    customer: Customer
    before: Order | None = None
    goods: tuple[Goods, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRefused:
    """The rules do not allow it. `order` is as it is now."""

    refusal: Refusal
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class TroubleTold:
    """Something bought has gone wrong and they have not said what they want done. `order` is the one that
    it is about, `lines` what of it, `kinds` what can be done; else `orders` are those it may be about, or
    none of both: it is not known yet of what they speak. `asks_who`: they are asked who they are first."""

    order: Order | None = None
    lines: tuple[Line, ...] = ()
    kinds: tuple[Kind, ...] = ()
    orders: tuple[Order, ...] = ()
    asks_who: bool = False


@dataclass(frozen=True, slots=True)
class ChangeDropped:
    """It was given up before anything was written."""

    kind: Kind
    order_id: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceFailed:
    """Nothing was written. `why` is "down" (the order system does not answer), "declined" (it does
    not allow it, `reason` in its words), "unsent" (no code can be sent just now, to anybody) or
    "no_account" (who is signed in has no records in the order system)."""

    why: str
    kind: Kind | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AnythingElse:
    """What was asked for is done with. `unchanged` where they gave up what had not been begun."""

    unchanged: bool = False


Finding = (
    Found
    | Surveyed
    | InStockThen
    | GoesWith
    | Nearest
    | Recommended
    | LooksLike
    | PictureUnused
    | TasteNoted
    | ProfileTold
    | ProfileChanged
    | ReasonTold
    | NoMore
    | Clarify
    | Compared
    | Answered
    | ReviewsTold
    | Unanswered
    | PolicyFound
    | OptionAsked
    | PolicyUnknown
    | AnswerQuoted
    | StepTold
    | ManualQuoted
    | SizeTold
    | SupportSaid
    | CartChanged
    | CartShown
    | ChooseVariant
    | NotInStock
    | WhichOne
    | HandedOff
    | Social
    | OtherLanguage
    | Cautioned
    | IdentityAsked
    | Greeted
    | IdentityBarred
    | OthersBarred
    | NoSuchOrder
    | OrdersListed
    | OrderTold
    | AccountTold
    | VariantsTold
    | SlotAsked
    | Proposed
    | ChangeMade
    | ChangeRefused
    | TroubleTold
    | ChangeDropped
    | ServiceFailed
    | AnythingElse
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The whole of what one reply may say. `products` are the cards, in the order shown,
    and exactly the ones that the text speaks of."""

    findings: tuple[Finding, ...] = ()
    products: tuple[Shown, ...] = ()
    passages: tuple[Passage, ...] = ()
    written: tuple[Written, ...] = ()
    cart: Cart | None = None
    options: tuple[str, ...] = ()
    awaiting: Awaiting | None = None
    handed_off: bool = False
    asked: str = field(default="")
    desk: Desk | None = None
    """The service desk's state after this turn; None where it has not changed."""
    customer_id: str | None = None
    """Who is speaking, where this turn has proved it."""
    intents: tuple[str, ...] = ()
    """What the message was about, where the service desk acted on it; empty where it is as it was heard."""
    leaning: Leaning | None = None
    """What the conversation keeps of tastes after this turn; None where that has not changed."""
    language: str = "en"
    """The language that the reply is worded in, and its sentences are checked in (a BCP 47 tag)."""
    sought: Query | None = None
    """The search behind the findings, for languages that cannot say it in the findings' own words."""

    def __add__(self, other: Evidence) -> Evidence:
        """Both, in order; a product or passage that stands in both is kept once."""
        shown = {(s.product.id, s.variant and s.variant.id) for s in self.products}
        told = {p.id for p in self.passages}
        return replace(
            self,
            findings=self.findings + other.findings,
            products=self.products
            + tuple(s for s in other.products if (s.product.id, s.variant and s.variant.id) not in shown),
            passages=self.passages + tuple(p for p in other.passages if p.id not in told),
            written=self.written + other.written,
            cart=other.cart or self.cart,
            options=self.options + tuple(o for o in other.options if o not in self.options),
            awaiting=self.awaiting or other.awaiting,
            handed_off=self.handed_off or other.handed_off,
            asked=self.asked or other.asked,
            desk=other.desk or self.desk,
            leaning=other.leaning or self.leaning,
            customer_id=other.customer_id or self.customer_id,
            intents=tuple(dict.fromkeys((*self.intents, *other.intents))),
        )
