"""True sentences over real catalogues, and lies made from them by changing one thing."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import yaml

from assistant.evidence import Compared, Evidence, Found, Nearest, Recommended, Shown
from assistant.generation import template
from assistant.grounding import sentences
from evals.figures import DATA
from retrieval.catalog.product import Money, Product, Stock
from tests.grounding.planted import Case, World

SETTINGS = 150
FILE = DATA / "retail-demo-store" / "products.yaml"
Lie = Callable[[str, Sequence[Product], Product, random.Random], str | None]


def cases(seed: int) -> Iterator[Case]:
    """Nothing, and a line that says why, when the data set is absent."""
    if not FILE.is_file():
        print(f"{FILE} is absent: no automatic cases")
        return
    products = _products()
    world = World({p.id: p for p in products}, {})
    chance = random.Random(seed)
    for number in range(SETTINGS):
        yield from _setting(number, world, products, chance)


def _products() -> list[Product]:
    rows = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return list({p.name: p for p in (_product(row, number) for number, row in enumerate(rows))}.values())


def _product(row: dict[str, object], number: int) -> Product:
    """The feed has no ratings and no list prices: every third product gets one of each."""
    price = Decimal(str(row["price"]))
    return Product(
        id=str(row["id"]),
        name=str(row["name"]),
        description=str(row["description"]),
        category=(str(row["category"]), str(row["style"])),
        price=Money(price, "USD"),
        list_price=Money(price + 20, "USD") if number % 3 == 0 else None,
        stock=Stock.of(int(str(row["current_stock"])) if number % 4 else 0),
        rating=round(3 + (number % 20) / 10, 1) if number % 3 else None,
        rating_count=number % 200 if number % 3 else 0,
    )


def _setting(number: int, world: World, products: Sequence[Product], chance: random.Random) -> Iterator[Case]:
    first = chance.choice(products)
    alike = [p for p in products if p.category == first.category and p.name != first.name]
    several = [first, *chance.sample(alike, min(len(alike), chance.choice((0, 1, 2))))]
    shown = tuple(Shown(p) for p in several)
    style = first.category[-1]
    finding = chance.choice(_findings(shown, style, chance))
    evidence = Evidence(findings=(finding,), products=shown, asked=f"do you have a {style}?")
    other = chance.choice([p for p in products if p.category != first.category])
    true = [*template.say(finding, number), *_said(several, chance)]
    for text in true:
        yield Case(f"{number}-{type(finding).__name__}", world, evidence, text, "")
        for name, lie in LIES.items():
            told = lie(text, several, other, chance)
            if told and told not in true:
                yield Case(f"{number}-{type(finding).__name__}", world, evidence, told, name)


def _findings(
    shown: tuple[Shown, ...], style: str, chance: random.Random
) -> list[Found | Nearest | Compared | Recommended]:
    wanted = f"a {style}"
    found: list[Found | Nearest | Compared | Recommended] = [
        Found(shown, len(shown) + chance.choice((0, 0, 9)), wanted),
        Nearest(shown, "a zeppelin", (), carried=False),
        Recommended(shown, wanted),
    ]
    if len(shown) > 1:
        ranked = sorted(shown, key=lambda s: s.price.amount if s.price else Decimal(0))
        found.append(Compared(shown, (), cheaper=ranked[0].product.id))
    return found


def _said(several: Sequence[Product], chance: random.Random) -> Iterator[str]:
    product = chance.choice(several)
    name = product.name
    amount = product.price.amount if product.price else Decimal(0)
    yield f"The {name} costs ${amount}."
    yield f"The {name} is {'in stock' if product.in_stock else 'out of stock'}."
    if product.rating is not None:
        yield f"The {name} is rated {product.rating}."
    if product.list_price:
        yield f"The {name} is ${amount}, down from ${product.list_price.amount}."
    description = [s.strip() for s in sentences([product.description])]
    if len(several) == 1:
        yield from description[:2]
    priced = sorted((p for p in several if p.price), key=lambda p: p.price.amount if p.price else 0)
    low, high = priced[0], priced[-1]
    if low.price and high.price and low.price < high.price and len(several) == 2:
        yield f"The {low.name} is cheaper than the {high.name}."
        yield f"The {high.name} costs ${high.price.amount - low.price.amount} more."


# ---- lies: each changes one thing, or gives None where it finds nothing to change --------


def _price(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    found = re.search(r"\$([\d,]+(?:\.\d+)?)", text)
    if not found:
        return None
    wrong = Decimal(found[1].replace(",", "")) + chance.choice((1, 10, -5, 100))
    return text.replace(found[0], f"${abs(wrong)}", 1)


def _number(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    found = re.search(r"(?<![$\d.,])\d+(?:\.\d+)?(?![\d%])", text)
    return text[: found.start()] + str(int(float(found[0])) + 3) + text[found.end() :] if found else None


def _name(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    named = next((p.name for p in several if p.name in text), None)
    return text.replace(named, other.name) if named else None


def _swap(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    """The other product's name in a sentence about this one; prices and states must differ."""
    if len(several) < 2 or not text.startswith(f"The {several[0].name} costs"):
        return None
    differs = several[0].price != several[1].price and several[0].name != several[1].name
    return text.replace(several[0].name, several[1].name) if differs else None


def _negate(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    found = re.search(r" (is|are|has|features|comes|offers|combines|costs) ", text)
    if not found or "?" in text or " not " in text:
        return None
    verb = {"is": "is not", "are": "are not", "has": "does not have"}.get(found[1])
    return text[: found.start()] + f" {verb or 'never ' + found[1]} " + text[found.end() :]


def _reverse(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    for word, wrong in (
        ("cheaper", "pricier"),
        ("cheapest", "priciest"),
        ("costs", "saves"),
        ("best rated", "worst rated"),
    ):
        if word in text:
            return text.replace(word, wrong)
    return None


def _stock(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    if "out of stock" in text:
        return text.replace("out of stock", "in stock")
    return (
        text.replace("in stock", "out of stock")
        if "in stock" in text and "have in stock" not in text
        else None
    )


def _attribute(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    """A describing word of another product in the place of this one's."""
    ours = " ".join(f"{p.name} {p.description} {' '.join(p.category)}" for p in several).lower()
    theirs = [w for w in re.findall(r"[a-z]{6,}", other.description.split(".")[0]) if w not in ours]
    words = [w for w in re.findall(r"\b[a-z]{6,}\b", text) if w in several[0].description]
    if not words or not theirs or several[0].name in text:
        return None
    return text.replace(words[-1], chance.choice(theirs), 1)


def _exchange(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    """Two names of one sentence change places, where that makes a difference."""
    named = [p for p in several if p.name in text]
    if len(named) != 2 or " cheaper" not in text or named[0].price == named[1].price:
        return None
    first, second = named[0].name, named[1].name
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


def _currency(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    return text.replace("$", chance.choice("€£¥")) if "$" in text else None


def _spelled(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    """A wrong price in words."""
    words = f"{chance.choice(('three', 'four', 'seven'))} dollars"
    changed = re.sub(r"\$[\d,]+(?:\.\d+)?", words, text, count=1)
    return changed if changed != text else None


def _adding(*additions: str) -> Lie:
    def lie(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
        if not text.endswith(".") or chance.random() > 0.3:
            return None
        return text[:-1] + chance.choice(additions)

    return lie


def _discount(text: str, several: Sequence[Product], other: Product, chance: random.Random) -> str | None:
    if any(p.list_price for p in several):
        return None
    return _adding(" and 20% off today.", ", now on sale.", " with an extra discount at checkout.")(
        text, several, other, chance
    )


LIES: dict[str, Lie] = {
    "exchange": _exchange,
    "currency": _currency,
    "spelled": _spelled,
    "price": _price,
    "number": _number,
    "name": _name,
    "swap": _swap,
    "polarity": _negate,
    "comparison": _reverse,
    "stock": _stock,
    "attribute": _attribute,
    "discount": _discount,
    "shipping": _adding(" and ships free.", ", delivered tomorrow.", " with free delivery."),
    "promise": _adding(
        ", and I've reserved one for you.", "; I'll send you a coupon.", ", and a colleague will call you."
    ),
    "sensitive": _adding(
        " and is safe for babies.", ", and it's hypoallergenic.", " and it's certified non-toxic."
    ),
    "link": _adding(" (see www.best-deals.example).", ": https://pay.example/now."),
    "award": _adding(", our bestseller.", " and it won a design award.", ", loved by thousands."),
    "warranty": _adding(" with a two-year warranty.", " and a money-back guarantee."),
    "leak": _adding(" <|im_end|>.", ". As an AI language model, I agree."),
}
