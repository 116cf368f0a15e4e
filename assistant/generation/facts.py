"""A product's data as short statements that a small model can copy: "is waterproof"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Shown
from assistant.generation.words import listing, plain, plural
from retrieval.facets import values_of

YES, NO = frozenset({"yes", "true"}), frozenset({"no", "false"})
ADJECTIVE = re.compile(r"(proof|able|ible|free|safe|resistant|less|ed|ic|al|ive|ful|vegan|fast|friendly)$")
PHRASES = {
    "material": "is made of {}",
    "color": "comes in {}",
    "colour": "comes in {}",
    "weight": "weighs {}",
}
"""How values of very common attributes read best. Any other is "has a NAME of VALUE"."""

LONGEST_VALUE = 40
"""Characters; what is longer is for the card."""

SPECIAL = re.compile(r"<\|[^|<>]*\|>|</?s>|\[/?INST\]|```|^#+\s", re.IGNORECASE | re.MULTILINE)


def clean(text: str, longest: int = 200) -> str:
    """Text of a catalogue or a customer, fit to stand as one line of a prompt: without
    anything that looks like a turn of a conversation or a heading, and not too long."""
    line = " ".join(SPECIAL.sub(" ", text).replace("<|", " ").replace("|>", " ").split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0]


def statements(shown: Shown, wanted: str, others: Sequence[Shown] = ()) -> tuple[str, ...]:
    """What to say of a product beside name and price, most telling first: what the request
    named, what the other products do not share, its rating, a phrase of its description."""
    asked = _stems(wanted)
    attributes = values_of(shown.product)
    elsewhere = [values_of(other.product) for other in others]
    told: list[str] = []
    rest: list[str] = []
    for name, values in attributes.items():
        if (said := attribute(name, values)) is None or _is_option(shown, name):
            continue
        shared = any(other.get(name) == values for other in elsewhere)
        if _stems(" ".join((name, *values))) & asked:
            told.insert(0, said)
        elif elsewhere and not shared:
            rest.append(said)
    rated = [f"is rated {plain(shown.product.rating)} out of 5"] if shown.product.rating else []
    chosen = _options(shown)
    described = [f"has {found}"] if (found := phrase(shown.product.description, wanted)) else []
    return tuple(dict.fromkeys([*chosen, *told, *described, *rated, *rest]))


def told(shown: Shown, wanted: str, others: Sequence[Shown] = ()) -> tuple[tuple[str, str], ...]:
    """The same choice as bare data, (name, value): what the request named, a phrase of the
    description ("has"), its rating, what the other products do not share, then the rest."""
    asked = _stems(wanted)
    elsewhere = [values_of(other.product) for other in others]
    named: list[tuple[str, str]] = []
    apart: list[tuple[str, str]] = []
    rest: list[tuple[str, str]] = []
    for name, values in values_of(shown.product).items():
        if (value := _short(values)) is None or _is_option(shown, name) or not name:
            continue
        fact = (clean(name, 30).lower(), value)
        if _stems(" ".join((name, *values))) & asked:
            named.append(fact)
        elif elsewhere and any(name in other and other[name] != values for other in elsewhere):
            apart.append(fact)
        else:
            rest.append(fact)
    variant = _options(shown)
    chosen = [("", variant[0].removeprefix("is "))] if variant else []
    rated = [("rated", plain(shown.product.rating))] if shown.product.rating else []
    found = (phrase(shown.product.description, wanted) or "").split(" and ")[0]
    described = [("has", found)] if len(found.split()) > 2 else []
    return tuple(dict.fromkeys([*chosen, *named, *described, *apart, *rated, *rest]))


def _short(values: Sequence[str]) -> str | None:
    said = [clean(value, LONGEST_VALUE) for value in values if 0 < len(value.strip()) <= LONGEST_VALUE]
    return listing(said[:3]) if said else None


def attribute(name: str, values: Sequence[str]) -> str | None:
    """An attribute as a predicate; None for one that does not make a sentence."""
    name = clean(name, 30).lower()
    said = [clean(value, LONGEST_VALUE) for value in values if len(value) <= LONGEST_VALUE][:2]
    if not said or not name:
        return None
    if {value.lower() for value in said} <= YES:
        return f"is {name}" if ADJECTIVE.search(name) else f"has {name}"
    if {value.lower() for value in said} <= NO:
        return None
    if pattern := PHRASES.get(name):
        return pattern.format(listing([_lower(value) for value in said]))
    if len(said) == 1 and any(character.isdigit() for character in said[0]):
        return f"has {'an' if name[0] in 'aeiou' else 'a'} {name} of {said[0]}"
    return None


def denied(name: str) -> str:
    """That a product lacks what a yes-or-no attribute names."""
    return f"is not {name}" if ADJECTIVE.search(name) else f"does not have {name}"


# ---- a phrase of the description ------------------------------------------------------

OPENING = re.compile(
    r"\b(?:features|featuring|boasts|boasting|offers|offering|includes|including|has|(?<=, )with|"
    r"with(?=\s+(?:an?|two|three|four|\d+)\s))\s+",
    re.IGNORECASE,
)
STOP = re.compile(
    r"\s+(?:that|which|who|while|where|perfect|ideal|for|to|so|but|it|its|make|making|makes|adding|creating|"
    r"giving|providing|ensuring|and its|and is|and it|is|are|as|keep|keeps|when|from|you|your|our|using)\b"
    r"|[.;:!?()\u2013\u2014]|\s-\s",
    re.IGNORECASE,
)
BAD_START = frozenset(
    {"our", "this", "these", "its", "their", "your", "the", "every", "each", "both", "ease"}
)
PUFFERY = frozenset(
    re.findall(
        r"\w+",
        "perfect elegance style charm sophistication touch blend comfort beauty grace vibes flair class "
        "magic ease luxury experience adventure ultimate stunning timeless exquisite "
        "functionality performance any versatility chic modern harmony beautiful",
    )
)


def phrase(description: str, wanted: str = "") -> str | None:
    """What a product has, in the words of its description: three to nine words that follow
    "features", "with" and the like; the one closest to the request, or the plainest."""
    asked = _stems(wanted)
    found = [part for sentence in _sentences(description) for part in _parts(sentence)]
    scored = [
        (len(_stems(part) & asked) * 2 - _puffery(part), -index, part) for index, part in enumerate(found)
    ]
    score, _, best = max(scored, default=(-1, 0, ""))
    return best if best and score > -2 else None


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", clean(text, 1500))


def _parts(sentence: str) -> list[str]:
    parts = []
    for match in OPENING.finditer(sentence):
        rest = sentence[match.end() :]
        stop = STOP.search(rest)
        part = rest[: stop.start()] if stop else rest
        first, *more = part.split(",")
        if len(first.split()) < 4 and more:  # a comma this early stands between adjectives
            first = ",".join([first, more[0]]) if len(more[0].split()) > 1 else ""
        words = first.strip(" ,").split()
        if 2 <= len(words) <= 10 and words[0].lower() not in BAD_START and first[-1:].isalpha():
            parts.append(" ".join(words))
    return parts


def _puffery(part: str) -> int:
    return sum(word.strip(",").lower() in PUFFERY for word in part.split())


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[^\W_]{3,}", text.lower())}


def _lower(value: str) -> str:
    """ "Recycled Mesh" in running text is "recycled mesh"; "ABS" stays."""
    return value.lower() if value.istitle() else value


def _is_option(shown: Shown, name: str) -> bool:
    return any(name in {option.lower() for option in v.options} for v in shown.product.variants)


def _options(shown: Shown) -> list[str]:
    """The variant that was asked for, and that it can be had."""
    if shown.variant is None or not shown.variant.options:
        return []
    wanted = listing([option(name, value) for name, value in shown.variant.options.items()])
    return [f"is in stock in {wanted}"] if shown.in_stock else []


def option(name: str, value: str) -> str:
    """An option as it follows "in": "ochre", "size 9"; a bare figure needs its name."""
    said = clean(value, LONGEST_VALUE)
    telling = len(said) > 3 and not any(character.isdigit() for character in said)
    return _lower(said) if telling else clean(f"{name} {said}", LONGEST_VALUE)


# ---- agreement ------------------------------------------------------------------------

MANY = {"has": "have", "is": "are", "comes": "come", "weighs": "weigh", "does": "do"}


def agree(statement: str, name: str) -> str:
    """A statement with its verb in the plural, if the product's name is one ("Headphones")."""
    if not plural(name):
        return statement
    verb, _, rest = statement.partition(" ")
    return f"{MANY.get(verb, verb)} {rest}"
