"""Whether what a reply calls a product has support in that product's data, denied where it is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evals.truth.lexing import UNITS, stems, words
from evals.truth.reading import Sentence, Subject
from evals.truth.scales import ADJECTIVES
from evals.truth.speech import GENERIC, OPINION_MARK, PROMISES
from evals.truth.things import NO, YES, Thing, name_stems
from evals.truth.world import World, Wrong, comparison, nothing, option

STATE = stems("in out of stock sold available unavailable left currently ready moment gone run")
ONLY = re.compile(r"\bonly (?:comes?|in|available in)\b|\bcomes? only\b", re.IGNORECASE)
ECHO = words("if for as like since you looking closest nearest similar asked want wanted after match no any")
AGE = frozenset({"age"})


def wrong_words(sentence: Sentence, world: World) -> Iterator[Wrong]:
    """Words that state something which the data of their product does not hold."""
    if sentence.question:
        return
    quoted = bool(OPINION_MARK.search(sentence.text)) or bool(authors(sentence, world))
    for place, token in enumerate(sentence.tokens):
        if token.kind != "word" or token.value is not None or len(token.low) < 2:
            continue
        if sentence.inside(place) or place in sentence.unknown or _passed(token.stem, token.low, world):
            continue
        if token.stem in UNITS and any(
            t.value is not None for t in sentence.tokens[max(place - 2, 0) : place]
        ):
            continue
        fault = _fault(sentence, place, world, quoted)
        if fault:
            yield Wrong(fault[0], sentence.words(place - 2, place + 2), fault[1], place)


def wrong_only(sentence: Sentence, world: World) -> Iterator[Wrong]:
    """ "It only comes in blue and red" where there is black too."""
    if sentence.question or not ONLY.search(sentence.text):
        return
    said = frozenset(token.stem for token in sentence.tokens)
    for thing in {i for m in sentence.mentions for i in m.things}:
        for name, values in world.things[thing].attributes.items():
            spoken = [value for value in values if stems(value) <= said]
            if spoken and len(spoken) < len(values):
                yield Wrong("left out", name, f"the {name} can be {', '.join(values)}")


def authors(sentence: Sentence, world: World) -> frozenset[str]:
    """Names of customers whose reviews are in evidence, where a sentence names them."""
    names = {r.author for t in world.things for r in t.shown.product.reviews if r.author}
    said = {t.stem for t in sentence.tokens}
    return frozenset(
        s for name in names if stems(name) <= said and name.split()[-1] in sentence.text for s in stems(name)
    )


def _passed(stem: str, low: str, world: World) -> bool:
    if low in YES | NO:
        return True
    if stem in GENERIC or stem in STATE:
        return stem not in _attribute_words(world)
    return _compares(low)


def _attribute_words(world: World) -> frozenset[str]:
    """Words by which yes-or-no attributes go: "dishwasher safe" is no speech, "safe" or not."""
    names = {
        name
        for thing in world.things
        for name, values in thing.attributes.items()
        if {v.lower() for v in values} <= YES | NO
    }
    return frozenset(s for name in names if len(name_stems(name)) == 1 for s in name_stems(name))


def _compares(low: str) -> bool:
    """Comparing words are looked at elsewhere."""
    for ending in ("er", "est"):
        root = low.removesuffix(ending)
        options = {root, root[:-1], f"{root}e", f"{root[:-1]}y" if root.endswith("i") else root}
        if root != low and options & set(ADJECTIVES):
            return True
    return False


def _fault(sentence: Sentence, place: int, world: World, quoted: bool) -> tuple[str, str] | None:
    stem, denied = sentence.tokens[place].stem, place in sentence.denied
    if stem in world.shop or stem in authors(sentence, world):
        return None
    if _echoed(sentence, place, stem, denied, world):
        return None
    subject = sentence.subjects[place]
    faults = [_of(world.things[i], stem, denied, quoted, world) for i in subject.things]
    if not faults:
        return _unsupported(stem, "nothing in evidence")
    fault = next((f for f in faults if f), None) if subject.every else None if None in faults else faults[0]
    return (fault[0], fault[1] + _elsewhere(stem, subject, world)) if fault else None


def _of(thing: Thing, stem: str, denied: bool, quoted: bool, world: World) -> tuple[str, str] | None:
    name = thing.shown.product.name
    if quoted and stem in thing.opinions:
        return None
    if stem in (thing.unsaid if denied else thing.said) or (denied and _not_wanted(thing, stem, world)):
        return None
    if stem in thing.words:
        return "negation", f"the data says the opposite of {name}"
    if denied and _closed(thing, stem, world):
        return None
    if stem in thing.opinions:
        return "opinion", f"a customer's opinion of {name}, said as a fact"
    return _unsupported(stem, f"not in the data of {name}")


def _unsupported(stem: str, why: str) -> tuple[str, str]:
    return ("promise" if stem in PROMISES else "unsupported"), why


def _elsewhere(stem: str, subject: Subject, world: World) -> str:
    others = [t for i, t in enumerate(world.things) if i not in subject.things and stem in t.said]
    return f", but of {others[0].shown.product.name}" if others else ""


def _not_wanted(thing: Thing, stem: str, world: World) -> bool:
    """Whether this is the option that was asked for and that the product does not come in."""
    asked = option(world)
    if not asked or asked.product.product.id != thing.id or stem not in stems(asked.wanted):
        return False
    return bool(asked.values) and asked.wanted.lower() not in {value.lower() for value in asked.values}


def _closed(thing: Thing, stem: str, world: World) -> bool:
    """Whether a value may be denied because the product's own values of it are all known."""
    for other in world.things:
        for name, values in other.values.items():
            if stem in values and other is not thing and thing.values.get(name):
                return True
    return False


def _echoed(sentence: Sentence, place: int, stem: str, denied: bool, world: World) -> bool:
    """Whether a word repeats the request where the request may be repeated."""
    if stem not in world.request:
        return False
    if world.satisfied and not denied:
        return True
    lacking = nothing(world)
    if lacking is not None:
        near = {t.low for t in sentence.tokens[max(place - 6, 0) : place]}
        fronted = bool(sentence.denied) and not any(m.named for m in sentence.mentions)
        return denied or fronted or bool(near & {"closest", "nearest", "to", "matches", "like"})
    if comparison(world) is not None and not denied:
        return any(stem in thing.words for thing in world.things)
    before = {t.low for t in sentence.tokens[max(place - 5, 0) : place]}
    return bool(before & ECHO) and not denied
