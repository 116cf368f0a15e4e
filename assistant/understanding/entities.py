"""Things said that are neither constraints nor references: how many, order numbers, addresses, options."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.understanding.lexicon import SIZES
from assistant.understanding.measures import measure_at
from assistant.understanding.numbers import number_at
from assistant.understanding.reading import Reading
from assistant.understanding.wordlists import phrases, words
from assistant.understanding.words import clean, key_of, root
from assistant.understood import Entities
from retrieval.catalog.product import Product

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_PHONE = re.compile(r"(?<![\w#.])\+?\(?\d(?:[ ().\-/]{0,2}\d){6,14}(?!\w)")
_ORDER = re.compile(
    r"#\s?([A-Za-z]{0,4}-?\d[\w-]{1,20})|\border(?:\s+(?:number|no\.?|id|nr\.?|ref(?:erence)?))?(?:\s+is)?[\s:#]{1,3}"
    r"([A-Za-z]{0,4}-?\d{3}[\w-]{0,20})|\b([A-Z]{1,3}-?\d{4,12})\b",
    re.IGNORECASE,
)
MOST = 999


def entities(text: str, product: Product | None = None) -> Entities:
    """Read `text`; options are those of `product`'s variants."""
    text = clean(text)
    emails = tuple(dict.fromkeys(m.group() for m in _EMAIL.finditer(text)))
    rest = _EMAIL.sub(" ", text)
    orders = tuple(dict.fromkeys(next(filter(None, m.groups())) for m in _ORDER.finditer(rest)))
    rest = _ORDER.sub(" ", rest)
    phones = tuple(dict.fromkeys(m.group().strip() for m in _PHONE.finditer(rest)))
    reading = Reading(_PHONE.sub(" ", rest))
    return Entities(_quantity(reading), orders, emails, phones, options(reading, product) if product else {})


def _quantity(reading: Reading) -> int | None:
    """A count of things: "two of them", "3 mugs", "another two", "x4"; not a size or a sum."""
    for i in range(len(reading)):
        if reading.says(i, "a", "couple") or reading.says(i, "a", "pair", "of", "them"):
            return 2
        number = number_at(reading.tokens, i)
        if number is None or number.value != int(number.value) or not 0 < number.value <= MOST:
            continue
        if _counts_things(reading, i, number.end):
            return int(number.value)
    return None


_NOT_COUNTED = words(
    "size number no nr under over below above than least most max up to from between around about # $ "
    "€ £ us uk eu the option in within"
)
_NOT_THINGS = words(
    "star percent % dollar buck euro pound usd eur gbp year day week month hour minute size k"
)
_OF_THEM = phrases("of them|of those|of these")
_COUNTING = words("add take buy want get need order have give put ill like another me quantity qty make x")


def _counts_things(reading: Reading, i: int, end: int) -> bool:
    before, after = reading.norm(i - 1), reading.root(end)
    if before in _NOT_COUNTED or measure_at(reading.tokens, i) or after in _NOT_THINGS:
        return False
    if reading.tokens[i].glued and before != "x":
        return False
    if reading.norm(i) != "one" and reading.first_of(end, _OF_THEM):
        return True
    if reading.norm(i) == "one" and before != "just":
        return False
    if before in _COUNTING:
        return not (after and reading.tokens[end].is_number) if end < len(reading) else True
    if reading.norm(end) in {"of", "x", "pcs", "please", "pairs", "units", "copies", "pieces"}:
        return True
    plural = end < len(reading) and reading.tokens[end].is_word and reading.norm(end) != reading.root(end)
    return plural and not reading.tokens[end].opens_clause


def options(reading: Reading, product: Product) -> Mapping[str, str]:
    """The product's own options that the text names, spelled as the product spells them."""
    found: dict[str, str] = {}
    for name, values in option_values(product).items():
        named = [v for v in values if _named(reading, name, v)]
        if named:
            found[name] = max(named, key=lambda v: (len(key_of(v)), -values.index(v)))
    return found


def option_values(product: Product) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for variant in product.variants:
        for name, value in variant.options.items():
            found.setdefault(name, {})[value] = None
    return {name: list(values) for name, values in found.items()}


def _named(reading: Reading, name: str, value: str) -> bool:
    wanted = key_of(value)
    forms = {wanted} | ({w for w, s in SIZES.items() if s == SIZES[wanted]} if wanted in SIZES else set())
    for start in range(len(reading)):
        for end in range(start + 1, min(start + 5, len(reading)) + 1):
            if reading.key(start, end) in forms and reading.same_clause(start, end):
                plain = end - start == 1 and (len(wanted) == 1 or reading.tokens[start].is_number)
                if not plain or _is_chosen(reading, name, start, end):
                    return True
    return False


def _is_chosen(reading: Reading, name: str, start: int, end: int) -> bool:
    """A letter or number names an option only by itself or beside the option's name."""
    near = {reading.root(start - 1), reading.root(start - 2), reading.root(end)}
    said = near & ({root(part) for part in name.lower().split()} | {"size", "in"})
    others = [
        t
        for t in reading.tokens[:start]
        if t.norm not in {"the", "a", "please", "i", "want", "ill", "take", "make", "it"}
    ]
    return bool(said) or (not others and len(reading) - end <= 2)
