"""Evidence written by hand, for replies that people wrote about it, true ones and false ones."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from assistant.evidence import (
    Answered,
    Compared,
    Difference,
    Evidence,
    Finding,
    Found,
    Nearest,
    NotInStock,
    OptionAsked,
    Passage,
    PolicyFound,
    Recommended,
    Shown,
    Unanswered,
)
from retrieval.catalog.product import Money, Product, Review, Stock, Variant


def product(id: str, name: str, price: str, description: str = "", **more: Any) -> Product:
    attributes = {
        k.replace("_", " "): v if isinstance(v, tuple) else (v,) for k, v in more.pop("has", {}).items()
    }
    stock = Stock.of(more.pop("stock", 5))
    return Product(
        id, name, description, price=Money(Decimal(price), "USD"), stock=stock, attributes=attributes, **more
    )


def variants(id: str, option: str, **quantity: int) -> tuple[Variant, ...]:
    return tuple(Variant(f"{id}-{v}", {option: v.strip("_")}, stock=Stock.of(n)) for v, n in quantity.items())


RIDGE = product(
    "s1",
    "Ridge Low",
    "89",
    "A light trail shoe with a rock plate and a lugged sole. The membrane keeps rain out.",
    has={"waterproof": "yes", "weight": "280 g", "color": ("moss", "slate"), "vegan": "no"},
    rating=4.6,
    rating_count=120,
    category=("Footwear", "Trail shoes"),
    brand="Tarn",
)
FENWAY = product(
    "s2",
    "Fenway GTX",
    "94.50",
    "Built for mud: deep lugs, a padded collar and a recycled mesh upper.",
    has={"waterproof": "yes", "weight": "340 g", "color": ("black",), "vegan": "yes"},
    rating=4.3,
    rating_count=88,
    category=("Footwear", "Trail shoes"),
    reviews=(
        Review("Grips like a goat on wet rock.", 5.0, "Nora"),
        Review("Runs half a size small.", 3.0, "Lee"),
    ),
)
HALO = product(
    "l1",
    "Halo Desk Lamp",
    "79",
    "Five brightness levels, a weighted base and a port that charges a phone.",
    has={
        "brightness": "500 lumens",
        "brightness_levels": "5",
        "usb_charging": "yes",
        "material": "steel",
        "height": "18 in",
    },
    rating=4.5,
    rating_count=210,
    category=("Home", "Desk lamps"),
)
AURORA = product(
    "l2",
    "Aurora Desk Lamp",
    "66",
    "A small lamp that runs from any USB-C plug. Three brightness levels, one warm tone.",
    has={
        "brightness": "350 lumens",
        "brightness_levels": "3",
        "usb_charging": "no",
        "material": "aluminum",
        "height": "14 in",
    },
    rating=4.3,
    rating_count=98,
    category=("Home", "Desk lamps"),
    stock=6,
)
PAN = product(
    "k1",
    'Forge Skillet 10"',
    "48",
    "Cast iron with an oiled beech handle. Wash it by hand and dry it at once.",
    has={"material": ("cast iron", "beech"), "dishwasher_safe": "no", "weight": "2.1 kg", "induction": "yes"},
    rating=4.8,
    rating_count=64,
)
CANDLE = product(
    "h1",
    "Salt Marsh Candle",
    "26",
    "Soy wax with sea lavender, bay and a little smoke.",
    has={"material": "soy wax", "burn_time": "40 hours", "scent": ("sea lavender", "bay"), "vegan": "yes"},
    rating=4.4,
    rating_count=127,
    reviews=(Review("Too faint for a big room.", 2.0, "Max"),),
)
CEDAR = product(
    "h2",
    "Cedar Loft Candle",
    "31.50",
    "Coconut wax that smells of cedar and pencil shavings, with a wooden wick.",
    has={"material": "coconut wax", "burn_time": "55 hours", "scent": ("cedar",)},
    rating=4.1,
    rating_count=40,
)
BOARD = product(
    "w1",
    "Lakeside Inflatable Paddle Board",
    "249",
    "A wide, stable board with a pump, a leash and a paddle in the bag.",
    has={"length": "10 ft", "max_load": "130 kg", "inflatable": "yes"},
)
KETTLE = product(
    "k2",
    "Copper Whistler Kettle",
    "42",
    "A stovetop kettle with a copper body and a whistle you will hear upstairs.",
    has={"capacity": "2 l", "material": "copper", "induction": "no"},
)
DRIFT = product(
    "e1",
    "Drift Headlamp",
    "32",
    "A head torch with a red night mode. Runs ten hours on a charge.",
    has={"battery_life": "10 hours", "waterproof": "no", "weight": "75 g"},
    variants=variants("e1", "color", black=4, orange=0),
    rating=4.7,
    rating_count=31,
)
BEACON = product(
    "e2",
    "Beacon Headlamp",
    "36",
    "Two beams and a rear light, on a reflective strap.",
    has={"waterproof": "yes", "weight": "92 g"},
    variants=variants("e2", "color", green=7),
)
TACKLE = product(
    "f1",
    "Harbor Tackle Bag",
    "54",
    "Waxed canvas with six trays.",
    has={"material": "waxed canvas"},
    rating=4.7,
    rating_count=52,
)
MUG = product(
    "k3",
    "Tidewater Mug",
    "18",
    "Stoneware, thrown by hand, 12 oz.",
    has={"material": "stoneware", "capacity": "12 oz", "microwave_safe": "yes"},
    stock=0,
)
CUP = product(
    "k4",
    "Breaker Cup",
    "16",
    "Porcelain with a blue rim.",
    has={"material": "porcelain", "capacity": "10 oz"},
    stock=9,
)
RUG = product(
    "r1",
    "Harvest Wool Rug",
    "180",
    "Hand-woven in rust and cream.",
    has={"material": "wool", "size": "5 x 8 ft"},
)
MAT = product(
    "r2",
    "Meadow Jute Rug",
    "180",
    "Braided jute that feels rough underfoot.",
    has={"material": "jute", "washable": "no"},
)


def of(finding: Finding, *products: Product, asked: str = "") -> Evidence:
    return Evidence((finding,), products=tuple(map(Shown, products)), asked=asked)


def compared(
    one: Product,
    other: Product,
    cheaper: str | None,
    better: str | None,
    *rows: tuple[str, str | None, str | None],
) -> Evidence:
    differences = tuple(Difference(name, (a, b)) for name, a, b in rows)
    return of(
        Compared((Shown(one), Shown(other)), differences, cheaper, better),
        one,
        other,
        asked="which is better?",
    )


RETURNS = Passage(
    "p1",
    "Returns",
    "Condition",
    "condition",
    "Unworn items can come back within 30 days of delivery. Worn shoes are covered only if they have "
    "a fault. Refunds take 5 to 7 business days. Gift cards cannot be returned.",
)
DAYPACK = product(
    "b1",
    "Mauve Leather Daypack",
    "149.99",
    "Soft, pebbled leather with gold-toned zippers and a curved silhouette. Ample storage for every day.",
    category=("accessories", "backpack"),
)
CROCHET = product(
    "b2",
    "Lacy Crochet Summer Backpack",
    "49.99",
    "An airy white backpack with an open-weave pattern and a zippered pocket.",
    category=("accessories", "backpack"),
)
WIDE = product(
    "m1",
    "Philips 241B LED monitor 23.8 inch",
    "189.95",
    has={
        "display_diagonal": "23.8",
        "weight": "5.2 kg",
        "built_in_speakers": "yes",
        "product_colour": "Black",
    },
    rating=4.2,
    rating_count=19,
)
SMALL = product(
    "m2",
    "ViewSonic VA22 monitor",
    "129.95",
    has={"display_diagonal": "21.5", "weight": "3.9 kg", "product_colour": "White"},
    rating=4.4,
    rating_count=57,
)
TEE = product(
    "t1",
    "T-Shirt",
    "46.85",
    variants=(
        Variant("t1a", {"color": "blue", "size": "M"}, Money(Decimal("50.88"), "USD"), Stock.of(3)),
        Variant("t1b", {"color": "red", "size": "XXL"}, Money(Decimal("46.85"), "USD"), Stock.of(2)),
        Variant("t1c", {"color": "black", "size": "S"}, Money(Decimal("52.88"), "USD"), Stock.of(0)),
    ),
)
EVIDENCE: dict[str, Evidence] = {
    "shoes": of(
        Found((Shown(RIDGE), Shown(FENWAY)), 2, "waterproof trail shoes under $100"),
        RIDGE,
        FENWAY,
        asked="waterproof trail shoes under $100?",
    ),
    "candles": of(
        Found((Shown(CANDLE), Shown(CEDAR)), 12, "candles"), CANDLE, CEDAR, asked="got any candles?"
    ),
    "cheapest lamp": of(
        Found((Shown(AURORA), Shown(HALO)), 6, "desk lamps", "cheapest"),
        AURORA,
        HALO,
        asked="cheapest desk lamps",
    ),
    "one shoe": of(Found((Shown(FENWAY),), 1, "vegan trail shoes"), FENWAY, asked="vegan trail shoes"),
    "kayaks": of(Nearest((Shown(BOARD),), "kayaks", (), False), BOARD, asked="do you have kayaks?"),
    "kettle": of(
        Nearest((Shown(KETTLE),), "kettles under $30", ("under $30",)), KETTLE, asked="a kettle under $30"
    ),
    "fishing": of(
        Recommended(
            (
                Shown(TACKLE, None, "rated 4.7 out of 5 by 52 customers"),
                Shown(DRIFT, None, "rated 4.7 out of 5 by 31 customers"),
            ),
            "fishing",
        ),
        TACKLE,
        DRIFT,
        asked="he likes fishing",
    ),
    "like halo": of(
        Recommended((Shown(AURORA, None, "cheaper, also in Desk lamps"),), "things like the Halo Desk Lamp"),
        AURORA,
        asked="anything like the Halo?",
    ),
    "lamps": compared(
        HALO,
        AURORA,
        "l2",
        "l1",
        ("brightness levels", "5", "3"),
        ("usb charging", "yes", "no"),
        ("material", "steel", "aluminum"),
        ("height", "18 in", "14 in"),
    ),
    "rugs": compared(RUG, MAT, None, None, ("material", "wool", "jute"), ("washable", None, "no")),
    "dishwasher": of(
        Answered(Shown(PAN), "dishwasher safe", ("no",), yes=False), PAN, asked="can it go in the dishwasher?"
    ),
    "burn time": of(
        Answered(Shown(CANDLE), "burn time", ("40 hours",)), CANDLE, asked="how long does it burn?"
    ),
    "induction": of(
        Answered(Shown(PAN), "induction", ("yes",), yes=True), PAN, asked="does it work on induction?"
    ),
    "microwave": of(
        Unanswered(Shown(PAN), "is it oven safe", (("material", "cast iron, beech"),)),
        PAN,
        asked="is it oven safe?",
    ),
    "mug": of(NotInStock(Shown(MUG), (Shown(CUP),)), MUG, CUP, asked="add the mug"),
    "green drift": of(
        OptionAsked(Shown(DRIFT), "color", "green", ("black", "orange"), None, (Shown(BEACON),)),
        DRIFT,
        BEACON,
        asked="do you have it in green?",
    ),
    "orange drift": of(
        OptionAsked(Shown(DRIFT), "color", "orange", ("black", "orange"), False), DRIFT, asked="in orange?"
    ),
    "rating": of(
        Answered(Shown(FENWAY), "rating", (), opinions=FENWAY.reviews),
        FENWAY,
        asked="what do people say about it?",
    ),
    "returns": Evidence(
        (PolicyFound((RETURNS,), "return worn shoes"),),
        passages=(RETURNS,),
        asked="can I return shoes I wore once?",
    ),
    "backpacks": of(
        Found((Shown(DAYPACK), Shown(CROCHET)), 48, "backpacks"), DAYPACK, CROCHET, asked="show me backpacks"
    ),
    "monitors": compared(
        WIDE,
        SMALL,
        "m2",
        "m2",
        ("display diagonal", "23.8", "21.5"),
        ("weight", "5.2 kg", "3.9 kg"),
        ("built in speakers", "yes", None),
        ("product colour", "Black", "White"),
    ),
    "black tee": of(
        OptionAsked(Shown(TEE), "color", "black", ("blue", "red", "black"), False), TEE, asked="in black?"
    ),
    "purple tee": of(
        OptionAsked(Shown(TEE), "color", "purple", ("blue", "red", "black")), TEE, asked="in purple?"
    ),
}
