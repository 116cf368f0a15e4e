"""An example of everything that a reply can have to say, over a few made-up products."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from assistant import evidence as e
from assistant.orders import Kind
from assistant.tastes import Taste
from retrieval.catalog.product import Money, Product, Review, Stock, Variant
from retrieval.recommend.kinds import Reason, ReasonKind
from tests.service import order_examples as desk

AT = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)


def product(id: str, name: str, price: str, rating: float, count: int = 12) -> Product:
    return Product(
        id=id,
        name=name,
        description="",
        price=Money(Decimal(price), "USD"),
        rating=rating,
        rating_count=count,
        stock=Stock(True, 3),
    )


RIDGE = e.Shown(product("1", "Ridge Low", "89", 4.5))
FENWAY = e.Shown(product("2", "Fenway GTX", "94.50", 4.7))
DRIFT = e.Shown(product("3", "Drift Mid", "120", 4.1))
GONE = e.Shown(replace(product("4", "Halo Lamp", "39", 4.9), stock=Stock(False, 0)))
CAIRN = e.Shown(product("5", "Cairn Low", "89", 4.5))
DRY = e.Shown(
    replace(GONE.product, id="6", name="Fell Mid"), Variant("6g", {"color": "green"}, None, Stock(False, 0))
)
GREEN = replace(RIDGE, variant=Variant("1g", {"color": "green"}, Money(Decimal("91"), "USD"), Stock(True, 2)))
REVIEW = Review("The grip held on wet rock.", rating=5, author="Ana")
PASSAGE = e.Passage("p", "Returns", "Condition", "condition", "Only unworn items can come back.")
LINE = e.CartLine("1", "Ridge Low", 2, Money(Decimal("89"), "USD"), options=(("color", "green"),))
CART = e.Cart((LINE,))


def because(kind: ReasonKind, did: str = "", **more: object) -> e.Because:
    reason = replace(Reason(kind, products=("2",)), **more)  # type: ignore[arg-type]
    return e.Because(reason, (DRIFT.product if kind is ReasonKind.BETTER_RATED else FENWAY.product,), did)


REASONS = tuple(
    because(kind, did, attribute=attribute, value=value, count=count)
    for kind, did, attribute, value, count in [
        (ReasonKind.BOUGHT_WITH, "bought", "", "", 0),
        (ReasonKind.BOUGHT_WITH, "", "", "", 7),
        (ReasonKind.NEXT, "put in your cart", "", "", 0),
        (ReasonKind.LIKE, "looked at", "", "", 0),
        (ReasonKind.CHEAPER, "", "", "", 0),
        (ReasonKind.BETTER_RATED, "", "", "", 0),
        (ReasonKind.PREFERENCE, "", "size", "43", 0),
        (ReasonKind.PREFERENCE, "", "color", "green", 0),
        (ReasonKind.HABIT, "bought", "color", "green", 0),
        (ReasonKind.RATED, "", "", "4.7", 12),
        (ReasonKind.POPULAR, "", "", "", 31),
        (ReasonKind.NEW, "", "", "", 0),
    ]
)


def reasoned(shown: e.Shown, reason: e.Because) -> e.Shown:
    return replace(shown, because=(reason,), reason="in words")


WEIGHT = e.Difference("weight", ("310 g", "340 g"), best="1", more=False)

SHOPPING: tuple[e.Finding, ...] = (
    e.Found((RIDGE,), 1, "shoes"),
    e.Found((RIDGE, FENWAY), 2, "shoes"),
    e.Found((RIDGE, FENWAY, DRIFT), 40, "shoes"),
    *(
        e.Found((RIDGE, FENWAY), 9, "shoes", how)
        for how in ("cheapest", "most expensive", "best rated", "newest")
    ),
    e.Found((RIDGE, FENWAY), 9, "shoes", "cheapest in stock", beyond=GONE),
    e.Found((RIDGE, FENWAY), 9, "shoes", "best rated in stock", beyond=GONE),
    e.Found((RIDGE, CAIRN, DRIFT), 9, "shoes", "cheapest", level=2, leading=2),
    e.Found((RIDGE, CAIRN), 90, "shoes", "best rated", level=8, leading=2),
    e.Found((RIDGE, FENWAY), 9, "shoes", unordered="ratings"),
    e.Surveyed("count", "shoes", 9, 4, lowest=RIDGE, highest=DRIFT, unpriced=1),
    e.Surveyed("count", "", 90, 90),
    e.Surveyed("count", "shoes", 1, lowest=RIDGE),
    e.Surveyed("prices", "shoes", 3, lowest=RIDGE, highest=DRIFT),
    e.Surveyed("prices", "shoes", 3),
    e.Surveyed("brands", "shoes", 3, counts=(("Ridge", 2), ("Fenway", 1)), unstated=1),
    e.Surveyed("kinds", "", 30, counts=tuple((f"Kind {n}", 9 - n) for n in range(8))),
    e.Surveyed("values", "shoes", 3, counts=(("green", 2), ("black", 1)), attribute="color", untold="light"),
    e.Surveyed("values", "shoes", 3),
    e.InStockThen(None, AT),
    e.InStockThen(4, AT, later=True),
    e.InStockThen(),
    e.Nearest((RIDGE, FENWAY), "kayaks", carried=False),
    e.Nearest((), "shoes under $9", ("for $9 or less",)),
    *(e.Recommended((reasoned(RIDGE, reason), DRIFT)) for reason in REASONS),
    e.Recommended((RIDGE,)),
    e.NoMore(),
    *(e.ReasonTold(reasoned(RIDGE, reason)) for reason in REASONS),
    e.ReasonTold(RIDGE, "shoes", searched=True),
    e.ReasonTold(RIDGE),
    e.NotInStock(GONE),
    e.NotInStock(DRY, (RIDGE,), (WEIGHT,)),
    e.NotInStock(GONE, (GREEN,)),
    e.GoesWith(RIDGE, (FENWAY,), "named", quotes=("Made for the Ridge Low.",)),
    e.GoesWith(RIDGE, (reasoned(FENWAY, REASONS[1]),), "bought"),
    e.GoesWith(RIDGE, (FENWAY,), "kind", "shoe"),
    e.GoesWith(RIDGE, (FENWAY,), "category", "Shoes"),
    e.GoesWith(RIDGE, ()),
    e.Clarify("category", ("Shoes", "Lamps")),
    e.Clarify("price", ("Up to $50", "$50 to $100", "$100 and over"), total=40),
    *(e.Clarify(about, ("Ridge", "Fenway"), beside=True) for about in ("brand", "gender", "color")),
    e.Compared((RIDGE, FENWAY), (WEIGHT,), "1", "2"),
    e.Compared((RIDGE, FENWAY, DRIFT), (), "1", "2"),
    e.Compared((RIDGE, FENWAY), (), about="weight"),
    e.Answered(RIDGE, "price"),
    e.Answered(GREEN, "in stock", yes=True),
    e.Answered(replace(RIDGE, stale=True, stock_as_of=AT), "in stock"),
    e.Answered(FENWAY, "rating", opinions=(REVIEW,)),
    e.Answered(RIDGE, "material", ("leather",)),
    e.Answered(RIDGE, "waterproof", ("no",), yes=False),
    e.Answered(RIDGE, "waterproof", ("yes",), yes=True),
    e.Answered(RIDGE, "waterproof", ("yes",)),
    e.Answered(RIDGE, "care", quote="Wipe with a damp cloth.", yes=True),
    e.Unanswered(RIDGE, "dishwasher", (("material", "leather"),), (replace(REVIEW, author=None),)),
    e.ReviewsTold(RIDGE, "", 9, (e.Weighed("the fit", 5, 3, 2),), (REVIEW,)),
    e.ReviewsTold(RIDGE, "praise", 9, count=4),
    e.ReviewsTold(RIDGE, "blame", 9),
    e.ReviewsTold(RIDGE, "aspect", 9, (e.Weighed("the fit", 5, 3, 2),)),
    e.ReviewsTold(RIDGE, "aspect", 9, (e.Weighed("the fit", 0),)),
    e.OptionAsked(RIDGE, "color", "green", ("green", "black"), True),
    e.OptionAsked(RIDGE, "color", "pink", ("green", "black"), None, (FENWAY,)),
    e.OptionAsked(RIDGE, "color", "pink", ()),
    e.ChooseVariant(RIDGE, "color", ("green", "black")),
    e.WhichOne("it", (RIDGE, FENWAY)),
    e.WhichOne("it", (RIDGE,)),
    e.WhichOne("it"),
    e.PolicyFound((PASSAGE,), "returns"),
    e.PolicyUnknown("parking"),
    e.CartChanged("added", LINE, CART),
    e.CartChanged("removed", LINE, e.Cart()),
    e.CartShown(CART),
    e.CartShown(e.Cart()),
)
WHITE = Taste("color", "white")
TALKING: tuple[e.Finding, ...] = (
    e.TasteNoted((WHITE, Taste("size", "43"), Taste("material", "leather", likes=False)), kept=False),
    e.TasteNoted((Taste("", "nuts", likes=False, careful=True),)),
    e.TasteNoted((WHITE, Taste("color", "black", likes=False)), recipient="your dad"),
    e.TasteNoted(taken_back=(WHITE, Taste("color", "black", likes=False))),
    e.ProfileTold(personal=False, likes=(WHITE,)),
    e.ProfileTold(),
    e.ProfileTold(signed_in=True),
    e.ProfileTold(
        (e.Pursuit("Shoes", ("Ridge Low",), "bought"), e.Pursuit("", ("Drift Mid",), "put in your cart")),
        (WHITE,),
        (Taste("color", "black", likes=False),),
        ("leather",),
        (Money(Decimal(20), "USD"), Money(Decimal(60), "USD")),
        (("shoe size", "43"),),
        orders=2,
        events=5,
    ),
    *(
        e.ProfileChanged(change, orders=True, already=already)
        for change in ("ask", "erased", "nothing", "kept", "wrong", "off", "on")
        for already in (False, True)
    ),
    e.HandedOff("complaint", "Monday to Friday, 9 am to 6 pm", until="6 pm"),
    e.HandedOff("order 7", "Monday to Saturday, 9 am to 6 pm (Eastern time)", opens="Monday at 9 am"),
    e.HandedOff("question", "weekdays", already=True, known=True),
    e.HandedOff("question", "weekdays", reachable=True),
    *(
        e.Social(kind)
        for kind in ("greeting", "thanks", "goodbye", "out_of_scope", "empty", "declined", "careful")
    ),
    e.LooksLike((RIDGE, FENWAY), unmet=True),
    e.LooksLike((RIDGE,), by="content"),
    e.PictureUnused("nothing"),
    e.PictureUnused("aside"),
    e.AnswerQuoted(PASSAGE, date(2026, 3, 2)),
    e.AnswerQuoted(replace(PASSAGE, text="Bei uns auch."), date(2026, 3, 2), "it"),
    e.StepTold(PASSAGE, ("Open the lid.", "Press the red button."), 2),
    e.ManualQuoted(PASSAGE, ("Rinse it.",)),
    e.SizeTold(PASSAGE, "27 cm", "foot", "cm", (("EU", "43"), ("US", "9.5"))),
    e.SizeTold(PASSAGE, "27 cm", "foot", "cm", between=("42", "43")),
    e.SizeTold(PASSAGE, "40 cm", "foot", "cm", low="22 cm", high="31 cm"),
    *(
        e.SupportSaid(kind)
        for kind in ("which", "unknown", "last", "out", "solved", "stopped", "first", "no_needs")
    ),
    e.ChangeDropped(Kind.CANCEL),
    e.Cautioned("care", ("请联系身边的人。",)),
)
FINDINGS: tuple[e.Finding, ...] = (*SHOPPING, *TALKING, *desk.FINDINGS)
