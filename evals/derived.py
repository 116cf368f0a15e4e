"""Judged queries that nobody had to rate: the right answers follow from the catalogue itself.

They check what the ratings of chorus-icecat cannot: other catalogues, other words, typing errors,
names half remembered, model numbers written otherwise, things against their accessories.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from evals.figures import DATA
from retrieval.catalog.product import Product
from retrieval.words import fold

NAMES = Path(__file__).with_suffix(".yaml")
COLORS = (
    "black",
    "white",
    "red",
    "blue",
    "green",
    "brown",
    "pink",
    "grey",
    "yellow",
    "silver",
    "gold",
    "beige",
)
MODEL = re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z\d]+(?:-[A-Za-z\d]+)*\b")
AMOUNT = re.compile(r"\d+(?:gb|tb|mb|w|v|mm|cm|m|ft|inch|in|pin|port|x|p|k|hz|mhz|ghz)", re.I)
VAGUE = frozenset({"set", "accessories", "decorative", "body", "everyday", "decor"})
"""Names of categories that say in other shops something else."""
LONGEST_REQUEST = 14
"""Words of a shopping request that is asked; longer ones name more than a category can settle."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`right` are the ids of all right answers; `family` is the kind of difficulty."""

    family: str
    text: str
    right: frozenset[str]


def queries(catalogue: str, products: Sequence[Product]) -> list[Judged]:
    """The same ones each time, at most some sixty a family."""
    if catalogue == "chorus-icecat":
        return [*_things(products), *_amounts(products), *_models(products), *_known(products, 60)]
    named = dict(yaml.safe_load(NAMES.read_text(encoding="utf-8"))[catalogue])
    places = _places(products)
    kinds = [
        Judged("other words", text, frozenset().union(*(places[place] for place in where.split("|"))))
        for text, where in named.items()
    ]
    plain = [Judged("category", fold(place), ids) for place, ids in sorted(places.items()) if len(ids) >= 3]
    return [
        *kinds,
        *plain,
        *_misspelt([*kinds, *plain]),
        *_colored(products),
        *_requests(plain),
        *_known(products, 60),
    ]


def _places(products: Sequence[Product]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for product in products:
        if product.category:
            found[product.category[-1]].add(product.id)
    return {place: frozenset(ids) for place, ids in found.items()}


def _misspelt(judged: Sequence[Judged]) -> Iterator[Judged]:
    """One slip in the longest word: a letter left out, doubled or swapped, never the first."""
    chance = random.Random(1)
    for one in judged:
        word = max(one.text.split(), key=len)
        if len(word) < 6 or not word.isalpha():
            continue
        at = chance.randrange(2, len(word) - 1)
        slips = (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        )
        yield Judged("misspelt", one.text.replace(word, chance.choice(slips)), one.right)


def _colored(products: Sequence[Product]) -> Iterator[Judged]:
    """ "Red dress": of the category, and that colour in the name or the description."""
    found: dict[str, set[str]] = defaultdict(set)
    for product in products:
        text = set(re.findall(r"[a-z]+", fold(f"{product.name} {product.description}")))
        for color in text.intersection(COLORS):
            found[f"{color} {fold(product.category[-1])}"].add(product.id)
    for named, ids in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:60]:
        yield Judged("colour", named, frozenset(ids))


def _requests(plain: Sequence[Judged]) -> Iterator[Judged]:
    """Requests typed by people for another shop, where they name a category of this one first."""
    path = DATA / "webshop-instructions" / "instructions.txt"
    if not path.is_file():
        return
    asked = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    for one in plain:
        if one.text in VAGUE:
            continue
        word = re.escape(re.sub(r"s$", "", one.text))
        named = (
            rf"^(?:(?!(?:for|with|in|to)\b)[\w'-]+ ){{0,8}}{word}s?(?:$| (?:that|which|with|in|made)\b|[,.])"
        )
        names = re.compile(named)
        wanted = [a for a in asked if names.search(a) and len(a.split()) <= LONGEST_REQUEST]
        yield from (Judged("request", text, one.right) for text in wanted[:3])


def _known(products: Sequence[Product], count: int) -> Iterator[Judged]:
    """A name of which every third word is forgotten, in another order; its namesakes are right too."""
    chance = random.Random(2)
    named = [p for p in products if 4 <= len(p.name.split()) <= 12]
    for product in chance.sample(named, min(count, len(named))):
        kept = [word for place, word in enumerate(product.name.split()) if place % 3 != 1]
        same = frozenset(p.id for p in products if _has_words(p, kept))
        if len(same) <= 10:
            chance.shuffle(kept)
            yield Judged("half a name", " ".join(kept).lower(), same)


def _has_words(product: Product, kept: Sequence[str]) -> bool:
    return set(kept) <= set(product.name.split())


def _models(products: Sequence[Product]) -> Iterator[Judged]:
    """ "TN-2110" asked for as "tn2110" and as "tn 2110"."""
    owners: dict[str, set[str]] = defaultdict(set)
    for product in products:
        for model in MODEL.findall(product.name):
            if "-" in model and len(model) >= 6 and not AMOUNT.fullmatch(model.replace("-", "")):
                owners[model].add(product.id)
    alike = Counter(model.replace("-", "").lower() for model in owners)
    single = [
        m for m, ids in sorted(owners.items()) if len(ids) <= 5 and alike[m.replace("-", "").lower()] == 1
    ]
    for place, model in enumerate(random.Random(3).sample(single, min(60, len(single)))):
        text = model.replace("-", "" if place % 2 else " ").lower()
        yield Judged("model number", text, frozenset(owners[model]))


def _things(products: Sequence[Product]) -> Iterator[Judged]:
    """Things and not what goes with them, told apart by attributes that only the thing itself has."""
    for texts, is_one in THINGS:
        right = frozenset(product.id for product in products if is_one(product))
        yield from (Judged("thing, not accessory", text, right) for text in texts.split("|"))


def _amounts(products: Sequence[Product]) -> Iterator[Judged]:
    """An amount in another unit or spelling than the name's: "1 TB" where it says 1000 GB."""
    for texts, pattern, unless in AMOUNTS:
        is_one = _says(pattern, unless=unless or "$^")
        right = frozenset(product.id for product in products if is_one(product))
        yield from (Judged("amount", text, right) for text in texts.split("|"))


def _has(*names: str) -> Callable[[Product], bool]:
    return lambda product: all(product.attributes.get(name) for name in names)


def _says(pattern: str, *names: str, unless: str = "$^") -> Callable[[Product], bool]:
    """The name matches, and the product has all of these attributes."""
    found, other = re.compile(pattern, re.I), re.compile(unless, re.I)
    return lambda product: bool(
        found.search(product.name) and not other.search(product.name) and _has(*names)(product)
    )


THINGS: Sequence[tuple[str, Callable[[Product], bool]]] = (
    ("laptop|laptops|laptop computer|notebook pc", _says("notebook|chromebook|netbook", "processor family")),
    ("chromebooks", _says("chromebook", "processor family")),
    (
        "laser printer|laserjet",
        _says("laser ?jet|laser printer|phaser|fs-", "print speed  black  normal quality  a4 us letter"),
    ),
    ("cpu|processor", _says("processor", "processor socket", unless="notebook|pc ")),
    ("motherboard|mainboard", _says("motherboard", unless="battery|cable|kit|power|accessor|speaker|header")),
    ("webcam", _says("webcam|pc camera", unless="mount|accessor")),
    (
        "mouse|computer mouse",
        _says(r"\bmouse\b", unless="pad|keyboard|wrist|set$|mat|rest|desktop|platform|bag"),
    ),
    (
        "keyboard|qwerty keyboard",
        _says(
            r"\bkeyboards?\b",
            unless="spare|case|tablet|drawer|tray|cover|mobile device|wrist|shelf|skin|musical|kvm|console",
        ),
    ),
    ("battery charger", _says("battery charger")),
    ("laptop battery|notebook battery", _says("(laptop|notebook|thinkpad).*battery", unless="charger|pc ")),
    ("smartwatch|smart watches", _says("smartwatch|galaxy watch|watch gt")),
    ("power supply unit", _says("power supply", "total power")),
    ("projector", _says("projector|beamer", "projector brightness")),
    ("projector lamp", _says("projector lamp")),
    ("wireless router", _says("wireless router", unless="cable|antenna|bracket|rack|kit$")),
    (
        "lcd tv|television",
        _says(
            r"\btv\b",
            "display diagonal",
            unless="mount|bracket|stand|cable|remote|antenna|tuner|wall|dvd",
        ),
    ),
    (
        "computer monitor",
        _says(
            r"\bmonitor\b",
            "display diagonal",
            unless="mount|arm|stand|riser|cable|notebook|tv|filter|protector",
        ),
    ),
)

AMOUNTS = (
    ("15.6 inch notebook|39.6cm notebook", r"notebook.*15\.6", "case|bag|back|sleeve|lock|filter|dock"),
    ("17 inch monitor", r'monitor.*\(17"\)|17" .*monitor', "arm|mount"),
    ("24 inch monitor", r'monitor.*\(24"\)|24" .*monitor', "arm|mount"),
    (
        "1 tb hard drive|1tb hdd",
        r"(hard drive|hdd|hd kit).*\b(1000 ?gb|1 ?tb)\b|\b1 ?tb\b.*hd",
        "enclosure|case",
    ),
    ("2 tb hard drive|2000gb hdd", r"hard drive.*\b(2000 ?gb|2 ?tb)\b", "enclosure|case"),
    ("64gb usb flash drive", r"usb flash drive.*\b64 ?gb|64 ?gb.*flash drive", ""),
    ("16 gigabyte memory card", r"memory card.*\b16 ?gb|16 ?gb.*memory card", ""),
    ("10 foot network cable", r"\b10 ?(ft|foot).*(cat ?\d|network|patch).*cable", ""),
    ("5 metre hdmi cable", r"hdmi.*\b5 ?m\b|\b5 ?m\b.*hdmi", ""),
    ("3m hdmi cable", r"hdmi.*\b3 ?m\b|\b3 ?m\b.*hdmi", ""),
    ("400w power supply", r"power supply.*400 ?w|400 ?w.*power supply", ""),
    ("550 watt power supply", r"power supply.*550 ?w|550 ?w.*power supply", ""),
    ("0.5 m patch cable|50 cm patch cable", r"(patch|network).*\b0\.5 ?m\b", ""),
    ("3 ghz processor|3000 mhz processor", r"processor 3 ghz", ""),
    ("2.4ghz processor", r"processor 2\.4 ghz", ""),
)
