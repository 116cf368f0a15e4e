"""Comparisons that a reply makes: which product has more, by how much, and which has most."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from assistant.evidence import Found
from evals.truth.lexing import tokens
from evals.truth.prices import difference
from evals.truth.reading import Sentence
from evals.truth.scales import ADJECTIVES, MORE, Compares, attributes_for, compares, measure
from evals.truth.things import Thing, name_stems
from evals.truth.world import World, Wrong

EQUAL = re.compile(
    r"\b(?:(?:costs?|priced|rated|score|weigh|are) the same(?! \w+ as)|same (?:price|cost|"
    r"rating|score|weight)|equally (?:priced|rated)|"
    r"identical(?:ly)? (?:priced?|rated|rating)|no difference in (?:price|rating)|"
    r"tied? on (?:price|rating)|level on (?:price|rating))\b",
    re.IGNORECASE,
)


def wrong_comparisons(sentence: Sentence, world: World) -> Iterator[Wrong]:
    if sentence.question:
        return
    for found in compares(_text(sentence)):
        if (why := _why(sentence, found, world)) is not None:
            yield Wrong("comparison", _text(sentence)[found.start : found.end], why)
    yield from _attributes(sentence, world)
    yield from _differences(sentence, world)
    yield from _equal(sentence, world)


def _spelled(sentence: Sentence) -> tuple[str, list[int]]:
    """The sentence rebuilt, names masked ("Best Seller Lamp" boasts nothing), and where tokens begin."""
    text, starts = "", []
    for place, token in enumerate(sentence.tokens):
        if token.text == "-":
            text = text.rstrip()
        starts.append(len(text))
        text += ("□" if sentence.inside(place) else token.text) + ("" if token.text == "-" else " ")
    return text, starts


def _text(sentence: Sentence) -> str:
    return _spelled(sentence)[0]


def _place(sentence: Sentence, offset: int) -> int:
    return max(bisect_right(_spelled(sentence)[1], offset) - 1, 0)


def _why(sentence: Sentence, found: Compares, world: World) -> str | None:
    place = _place(sentence, found.start)
    if place >= len(sentence.tokens) or place in sentence.unknown:
        return None
    words = frozenset(t.stem for t in tokens(_text(sentence)[found.start : found.end]))
    subject = _subject(sentence, place, found, world)
    if subject and any(words <= world.things[i].said for i in subject):
        return None
    others = _others(sentence, place, subject, found, world)
    if others is None:
        return None
    if _ordered(world, subject, found):
        return None
    if not subject or not others:
        return "nothing in the evidence to compare with"
    near = frozenset(t.stem for t in sentence.tokens)
    results = [_holds(world, i, others, found, near) for i in subject]
    answer = next((r for r in results if r), results[0])
    if answer is None:
        return "the data does not say"
    truth = answer != (place in sentence.denied)
    return None if truth else "the data says otherwise"


def _subject(sentence: Sentence, place: int, found: Compares, world: World) -> tuple[int, ...]:
    """Of which things a comparing word says more; a "cheaper one" by itself is a reference."""
    here = sentence.subjects[place]
    named = [m for m in sentence.mentions if m.start not in sentence.objects]
    after = [t.low for t in sentence.tokens[place + 1 : place + 3]]
    if (
        not named
        and found.most is False
        and after[:1] == ["one"]
        and place
        and sentence.tokens[place - 1].low == "the"
    ):
        return ()
    return here.things


def _others(
    sentence: Sentence, place: int, subject: tuple[int, ...], found: Compares, world: World
) -> tuple[int, ...] | None:
    """What it is compared with; None where that is not in evidence and nothing can be said."""
    everything = tuple(range(len(world.things)))
    after = [m for m in sentence.mentions if m.start in sentence.objects and m.start > place]
    if after:
        return tuple(i for i in (after[0].own or after[0].things))
    if not subject:
        return None
    named = (
        sentence.spoken if len(sentence.spoken) > 1 and set(subject) < set(sentence.spoken) else everything
    )
    rest = tuple(i for i in named if i not in subject)
    if len(subject) > 1:
        return tuple(i for i in everything) if found.most else rest or everything
    if _reasoned(world, subject, found):
        return None
    return rest


def _reasoned(world: World, subject: tuple[int, ...], found: Compares) -> bool:
    """Whether the reason of a recommendation itself says "cheaper" than what was liked."""
    reason = (world.things[subject[0]].shown.reason or "").lower()
    return found.scale == "price" and not found.most and found.sign < 0 and "cheaper" in reason


def _ordered(world: World, subject: tuple[int, ...], found: Compares) -> bool:
    """Whether the order of what was found says by itself which is first."""
    for finding in world.findings:
        if isinstance(finding, Found) and finding.how and subject:
            first = finding.products[0] == world.things[subject[0]].shown
            same = {(c.scale, c.sign) for c in compares(finding.how)}
            if first and found.most and (found.scale, found.sign) in same:
                return True
    return False


def _holds(
    world: World, one: int, others: tuple[int, ...], found: Compares, near: frozenset[str]
) -> bool | None:
    """Whether it holds of one thing against the others; None where data is missing."""
    if found.scale in ADJECTIVES:
        sign = found.sign * (1 if ADJECTIVES[found.scale][0] == "+" else -1)
        names = attributes_for(found.scale, world.things, near)
        results = [_more(world, one, others, lambda t, a=name: measure(t, a), sign) for name in names]
        known = [r for r in results if r is not None]
        if not known:
            return None
        return known[0] if name_stems(names[0]) <= near else any(known)
    value = _price if found.scale == "price" else _rating
    return _more(world, one, others, value, found.sign)


def _more(world: World, one: int, others: tuple[int, ...], value: object, sign: int) -> bool | None:
    assert callable(value)
    mine = value(world.things[one])
    theirs = [value(world.things[i]) for i in others if i != one]
    if mine is None or not theirs or any(v is None or v[0] != mine[0] for v in theirs):
        return None
    return all((mine[1] - v[1]) * sign > 0 for v in theirs)


def _price(thing: Thing) -> tuple[str, Decimal] | None:
    price = thing.shown.price
    return (price.currency, price.amount) if price else None


def _rating(thing: Thing) -> tuple[str, Decimal] | None:
    rating = thing.shown.product.rating
    return ("", Decimal(str(rating))) if rating is not None else None


# ---- more of an attribute, by how much, as much ----------------------------------------


def _attributes(sentence: Sentence, world: World) -> Iterator[Wrong]:
    """ "more brightness levels", "a larger capacity", by the attribute that is named."""
    said = sentence.tokens
    for place, token in enumerate(said):
        if token.low not in MORE or sentence.inside(place) or place in sentence.unknown:
            continue
        following = frozenset(t.stem for t in said[place + 1 : place + 5])
        names = {
            a for t in world.things for a in t.attributes if name_stems(a) and name_stems(a) <= following
        }
        subject = sentence.subjects[place].things
        found = Compares("", MORE[token.low], False, 0, 0)
        others = _others(sentence, place, subject, found, world)
        if not names or not others:
            continue
        attribute = max(names, key=len)
        held = [_more(world, i, others, lambda t: measure(t, attribute), found.sign) for i in subject]  # noqa: B023
        if True not in held:
            yield Wrong("comparison", sentence.words(place, place + 4), f"not so by {attribute}")


def _differences(sentence: Sentence, world: World) -> Iterator[Wrong]:
    for place, token in enumerate(sentence.tokens):
        if token.kind != "money" or sentence.inside(place) or not difference(sentence, place):
            continue
        prices = [p[1] for p in map(_price, world.things) if p]
        gaps = {abs(a - b) for a in prices for b in prices if a != b}
        if token.value not in gaps and not _saved(token.value or Decimal(0), world):
            yield Wrong(
                "difference", sentence.words(place - 1, place + 2), f"prices differ by {sorted(gaps)}"
            )


def _saved(value: Decimal, world: World) -> bool:
    pairs = [(t.shown.product.list_price, t.shown.price) for t in world.things]
    return any(before and now and before.amount - now.amount == value for before, now in pairs)


def _equal(sentence: Sentence, world: World) -> Iterator[Wrong]:
    for match in EQUAL.finditer(_text(sentence)):
        place = _place(sentence, match.start())
        words = match.group().lower()
        if place in sentence.unknown or "weigh" in words:
            continue
        value = _rating if re.search(r"rat|scor", words) else _price
        meant = sentence.subjects[min(place, len(sentence.tokens) - 1)].things
        pool = meant if len(meant) > 1 else tuple(range(len(world.things)))
        same = len({value(world.things[i]) for i in pool}) == 1 and value(world.things[pool[0]]) is not None
        if same == (place in sentence.denied):
            yield Wrong("comparison", match.group(), "the data says otherwise")
