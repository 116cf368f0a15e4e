"""Bounds on what is measured: "under 2 kg", "at least 16 GB of RAM", "between 10 and 12 inches".

The attribute that a bound is on is found among those of this catalogue that have amounts of the
same dimension: by the words beside it first, then by what a word of the comparison is about
("lighter"), then by the name that such an amount mostly goes by, then by how many products have it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.understanding.bounds import LESS, MORE, Bound, bound_at
from assistant.understanding.lexicon import CONNECTORS, FILLERS
from assistant.understanding.reading import Reading, is_content
from assistant.understanding.scales import Scale
from assistant.understanding.vocabulary import Vocabulary
from assistant.understanding.wordlists import words
from retrieval.query import Range
from retrieval.units import UNITS, unit_of

NEAR = 4
"""Words to either side of a bound that can name its attribute."""


_ABOUT = {
    root: frozenset(names.split())
    for roots, names in (
        ("lighter heavier light heavy weigh weight weighing mass", "weight mass"),
        ("carry hold load support take", "load capacity"),
        ("taller tall height high", "height"),
        ("wider narrower wide narrow width", "width"),
        ("longer shorter long short length", "length"),
        ("deeper shallower deep depth", "depth"),
        ("thicker thinner slimmer thick thin slim", "thickness depth"),
        ("screen display diagonal", "screen display diagonal"),
        ("ram memory", "ram memory"),
        ("storage disk ssd hdd drive space", "storage ssd hdd disk drive capacity"),
        ("battery last lasting run runtime", "battery runtime"),
        ("fit capacity volume", "capacity volume"),
        ("brighter bright brightness", "brightness"),
        ("people person seat sleep", "sleep seat people person capacity player serving"),
        ("wattage powerful watt", "power wattage output"),
    )
    for root in roots.split()
}
"""What a word near a bound says of the attribute's name."""
_USUAL = {
    "weight": words("weight mass"),
    "volume": words("capacity volume"),
    "storage": words("storage memory ram capacity"),
    "length": words("size length height width diameter diagonal screen display"),
    "power": words("power wattage output"),
    "charge": words("battery capacity"),
    "frequency": words("refresh frequency clock speed processor"),
    "voltage": words("voltage"),
    "light": words("brightness"),
    "pixels": words("camera resolution sensor"),
    "people": words("sleep seat people person capacity player serving"),
}
"""Words of the names that amounts of a dimension mostly go by. Times are not among them: "within
2 days" speaks of a delivery, so an attribute has to be named."""
_SIZES = words("smaller bigger larger")
_TAKEN = words("of in with weigh weighs weighing that which is are has have a an the for size")


_LINKS = words("of is are be should in the a an with")
_MONEY = words("price cost budget spend dollar euro pound buck max maximum min minimum limit most least")
_SIZED = words("size")
COUNTED = frozenset({"people", "pieces"})
"""Dimensions whose amounts feeds give as bare numbers ("sleeps: 4")."""
SOME = 0.3
CLEARLY = 1.5
"""How well a figure without a unit has to be named: by half of the words of the attribute's name."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """Less or more of one of these attributes, the likeliest first, than what was shown has."""

    names: tuple[str, ...]
    less: bool


def read_ranges(
    reading: Reading, vocabulary: Vocabulary, category: Callable[[], str | None], currency: str
) -> dict[str, Range]:
    """Bounds by attribute, their tokens taken; of two on one attribute each gives its end."""
    found: dict[str, Range] = {}
    i = 0
    while i < len(reading):
        bound = bound_at(reading, i) if not reading.roles[i] else None
        name = _attribute(reading, bound, vocabulary, category(), currency) if bound else None
        if bound is None or name is None:
            i += 1
            continue
        scale = vocabulary.scales[name]
        start, end = _named_around(reading, bound, scale)
        reading.take(start, end, name)
        unit = bound.unit or scale.units.get("") or next(iter(scale.units.values()))
        bare = scale.bare or (unit if set(scale.units) == {""} else "")
        new = Range(bound.low, bound.high, unit, bound.above, bound.below, bare)
        found[name] = joined(found[name], new) if name in found else new
        i = end
    return found


def read_beyond(reading: Reading, vocabulary: Vocabulary) -> Beyond | None:
    """A measure compared with what was shown: "lighter than the second one", "something bigger"."""
    for i in range(len(reading)):
        word = reading.norm(i)
        less = word in LESS.split("|")
        if reading.roles[i] or word in {"less", "more", "fewer"} or not (less or word in MORE.split("|")):
            continue
        following = reading.norm(i + 1)
        if is_content(reading, i + 1) and following not in {"than", "one", "ones"}:
            continue
        about = _ABOUT.get(word, frozenset()) | (
            frozenset({"size", "screen"}) if word in _SIZES else frozenset()
        )
        names = tuple(name for name, scale in vocabulary.scales.items() if scale.roots & about)
        if names:
            reading.take(i, i + 1 + (following == "than"), "than")
            return Beyond(tuple(sorted(names, key=lambda n: (len(vocabulary.scales[n].roots), n))), less)
    return None


def joined(old: Range, new: Range) -> Range:
    """The new bound with the old opposite one, which falls if they exclude each other or differ in unit."""
    if None not in (new.low, new.high) or old.unit != new.unit:
        return new
    if new.low is None and old.low is not None and new.high is not None and old.low < new.high:
        return Range(old.low, new.high, new.unit, old.above, new.below, new.bare)
    if new.high is None and old.high is not None and new.low is not None and old.high > new.low:
        return Range(new.low, old.high, new.unit, new.above, old.below, new.bare)
    return new


def _attribute(
    reading: Reading, bound: Bound, vocabulary: Vocabulary, category: str | None, currency: str
) -> str | None:
    """The attribute that a bound is on, or None where it speaks of something else or of nothing here."""
    dimension = UNITS[bound.unit].dimension if bound.unit else ""
    near = _near(reading, bound) if dimension else _beside(reading, bound, vocabulary)
    about = frozenset(name for word in near for name in _ABOUT.get(word, ()))
    if bound.unit in {"pound", "pounds"} and reading.norm(bound.end) == "sterling":
        return None
    if bound.unit in {"pound", "pounds"} and currency == "GBP" and "weight" not in about:
        return None
    about |= _USUAL["people"] if dimension == "people" else frozenset()
    scores: dict[str, float] = {}
    for name, scale in vocabulary.scales.items():
        fits = dimension in scale.units
        if dimension and not fits and not (dimension in COUNTED and "" in scale.units):
            continue
        named = 3.0 * len(scale.roots & near) / len(scale.roots or near) + 2.0 * bool(scale.roots & about)
        if not (fits and dimension) and named < CLEARLY:
            continue
        usual = bool(scale.roots & _USUAL.get(dimension, frozenset()))
        sized = bool(near & _SIZES) and "size" in scale.roots
        same_unit = fits and unit_of(scale.units[dimension]) == unit_of(bound.unit)
        share = vocabulary.share(name, category)
        if named or usual or (share >= SOME and dimension in _USUAL):
            scores[name] = (
                named + (1.0 + 0.5 / len(scale.roots)) * usual + 0.5 * (sized + same_unit) + 2.0 * share
            )
    return max(scores, key=lambda name: scores[name], default=None)


def _beside(reading: Reading, bound: Bound, vocabulary: Vocabulary) -> frozenset[str]:
    """Roots of what a figure without a unit can be of: the word before, inside or behind the bound."""
    before, after = bound.start - 1, bound.end
    while before > 0 and reading.norm(before) in _LINKS:
        before -= 1
    while after < len(reading) - 1 and reading.norm(after) in _LINKS:
        after += 1
    places = [*range(bound.start, bound.end)]
    apart = any(reading.tokens[i].opens_clause for i in range(before + 1, bound.start + 1))
    if before >= 0 and not apart and not _has_its_value(reading, before - 1, before, vocabulary):
        places += [before, before - 1]
    apart = any(token.opens_clause for token in reading.tokens[bound.end : after + 1])
    if after < len(reading) and not apart and not _has_its_value(reading, after, after + 1, vocabulary):
        places += [after, after + 1]
    free = (i for i in places if i < len(reading) and not reading.roles[i])
    small = FILLERS | CONNECTORS | _MONEY
    return frozenset(reading.root(i) for i in free if not {reading.norm(i), reading.root(i)} & small)


def _has_its_value(reading: Reading, one: int, two: int, vocabulary: Vocabulary) -> bool:
    """ "Size M", "size 9", "M size": what is named there is told already, and bounded by nothing else."""
    if one < 0 or two >= len(reading) or reading.tokens[two].opens_clause:
        return False
    return any(_is_value_of(reading, i, j, vocabulary) for i, j in ((one, two), (two, one)))


def _is_value_of(reading: Reading, name: int, value: int, vocabulary: Vocabulary) -> bool:
    named = reading.root(name)
    if not any(named in scale.roots for scale in vocabulary.scales.values()) and named not in _SIZED:
        return False
    if reading.tokens[value].is_number:
        return True
    forms = (reading.root(value), reading.norm(value))
    return any(named in m.name.split() for form in forms for m in vocabulary.meanings(form))


def _near(reading: Reading, bound: Bound) -> frozenset[str]:
    """Roots of the bound's own words and of those close by, in its clause."""
    first = max((i for i in range(bound.start + 1) if reading.tokens[i].opens_clause), default=0)
    last = reading.clause_end(bound.end - 1)
    places = range(max(first, bound.start - NEAR), min(last, bound.end + NEAR))
    inside = range(bound.start, bound.end)
    return frozenset(
        root
        for i in places
        if reading.roles[i] is None or i in inside
        for root in (reading.root(i), reading.norm(i))
        if reading.tokens[i].is_word and root not in UNITS
    )


def _named_around(reading: Reading, bound: Bound, scale: Scale) -> tuple[int, int]:
    """The bound with the words beside it that say no more than what is bounded."""
    about = frozenset(root for root, names in _ABOUT.items() if names & scale.roots) | scale.roots
    start, end = bound.start, bound.end
    for step in (start - 1, start - 2, start - 3):
        if step < 0 or reading.tokens[step + 1].opens_clause or reading.roles[step]:
            break
        if reading.root(step) in about:
            start = step
        elif reading.norm(step) not in _TAKEN:
            break
    for step in range(end, min(end + 4, len(reading))):
        if reading.tokens[step].opens_clause or reading.roles[step]:
            break
        if reading.root(step) in about:
            end = step + 1
        elif reading.norm(step) not in _TAKEN:
            break
    return start, end
