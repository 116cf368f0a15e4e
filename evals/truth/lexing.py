"""Words, numbers and amounts of a text, and what makes two words the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from Stemmer import Stemmer

WORD = re.compile(
    r"[$£€]\s?\d+(?:,\d{3})*(?:\.\d+)?"
    r"|(?<![^\W_])[^\W\d_]+\d[^\W_]*"
    r"|\d+(?:,\d{3})*(?:\.\d+)?"
    r"|[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[^\W\d_]+"
    r"|[.,;:!?()“”\"%/–—-]"
)
INCH = re.compile(
    r"\b(\d+(?:[.,/]\d+)*)(?:\"|”|″|-inch\b|\s?in\.(?=\s|$)|"
    r"\s?in(?=[,;:)]|\.?$|\s(?:long|wide|tall|high|deep|thick|across|x|by|to|and|or|against|versus|for)\b))"
)
INITIAL = re.compile(
    r"(\b[A-Z])\.(?=\s[A-Z][a-z]+(?: (?:says|writes|wrote|puts|said|found)|, an? ))"
    r"|((?:by|er|from),? [A-Z])\.(?=\s[A-Z])"
)
SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”\")]))\s+(?=[“\"(]?[A-Z0-9$£€])")


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())


SMALL = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
WRITTEN = {word: Decimal(value) for value, word in enumerate(SMALL)} | {
    "dozen": Decimal(12),
    "fifteen": Decimal(15),
    "twenty": Decimal(20),
    "thirty": Decimal(30),
    "forty": Decimal(40),
    "fifty": Decimal(50),
    "sixty": Decimal(60),
    "hundred": Decimal(100),
}
ALIKE = (
    "inch inches",
    "cm centimetre centimetres centimeter centimeters",
    "mm millimetre millimetres millimeter millimeters",
    "meter meters metre metres m",
    "ft foot feet",
    "kg kilogram kilograms kilo kilos",
    "g gram grams gramme grammes gr",
    "lb lbs pound pounds",
    "oz ounce ounces",
    "liter liters litre litres l",
    "ml millilitre millilitres milliliter milliliters",
    "hour hours hr hrs h",
    "minute minutes min mins",
    "watt watts w",
    "volt volts v",
    "gb gigabyte gigabytes",
    "color colour colors colours colored coloured",
    "gray grey",
    "wood wooden",
    "wool woolen woollen",
    "aluminum aluminium",
    "weight weigh weighs weighing weighed",
    "year years yr",
    "percent %",
    "machine machines",
    "wireless wirelessly",
    "waterproof waterproofed watertight",
    "thickness thick",
    "height high tall",
    "width wide",
    "length long",
    "depth deep",
    "gold golden",
    "customer customers buyer buyers reviewer reviewers shopper shoppers",
    "dimmable dims dimmed dimming dimmer",
    "rechargeable recharges recharged recharge",
    "foldable folds folding fold folded",
    "adjustable adjusts adjust adjusted adjusting",
    "washable wash washed washing washes",
    "removable removes remove removed",
    "insulated insulation insulates",
    "lens lenses",
    "scent scents scented smell smells smelling",
)
UNITS = words(
    "inch cm mm meter ft kg g lb oz liter ml hour minut watt volt gb tb mb mah percent year day week month "
    "pixel megapixel ghz mhz hz lumen degre piec pack db dpi page second"
)

_STEMMER = Stemmer("english")
_CANONICAL = {word: group.split()[0] for group in ALIKE for word in group.split()}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What is left of a word when its ending and its spelling do not matter."""
    low = word.lower()
    return str(_STEMMER.stemWord(_CANONICAL.get(low, low)))


def stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(text) if token.stem and token.kind != "mark")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is word, number, money or mark; `value` the number that it stands for."""

    text: str
    kind: str
    stem: str
    value: Decimal | None = None

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def tokens(text: str) -> tuple[Token, ...]:
    text = INCH.sub(r"\1 inch ", text)
    return tuple(_token(found) for found in WORD.findall(text.replace("×", " x ")))


def sentences(text: str) -> list[str]:
    text = INITIAL.sub(lambda found: found.group(1) or found.group(2), text)
    return [part.strip() for line in text.splitlines() for part in SENTENCE_END.split(line) if part.strip()]


def _token(text: str) -> Token:
    if text[0] in "$£€":
        return Token(text, "money", "", Decimal(text[1:].replace(",", "").strip().rstrip(".")))
    if text[0].isdigit():
        value = Decimal(text.replace(",", "").rstrip("."))
        return Token(text, "number", f"{value.normalize():f}", value)
    if text == "%":
        return Token(text, "word", "percent")
    if not (text[0].isalpha() or text[0] in "'’"):
        return Token(text, "mark", text)
    low = text.lower().replace("’", "'")
    return Token(text, "word", stem(low), WRITTEN.get(low))
