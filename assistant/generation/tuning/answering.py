"""Replies to learn from: comparisons, answers, honest gaps, options."""

from __future__ import annotations

from assistant.generation.brief import VALUES, Brief, Line
from assistant.generation.facts import NO, YES
from assistant.generation.openings import opening
from assistant.generation.tuning.predicates import clause, predicate
from assistant.generation.tuning.speech import Thing, joined, of_letter, things
from assistant.generation.voices import Voice
from assistant.generation.words import capital, listing


def compare(brief: Brief, voice: Voice) -> str:
    lines = brief.lines if voice.full else brief.lines[:2]
    return joined(*(line(brief, voice, label, said) for label, said in lines))


def line(brief: Brief, voice: Voice, label: str, said: str) -> str:
    if label == "cheaper":
        return cheaper(brief, voice, said)
    if label == "rated higher":
        return rated_higher(brief, voice, said)
    return differing(brief, voice, label, said)


def cheaper(brief: Brief, voice: Voice, said: str) -> str:
    letter, rest = said.split(" by ", 1)
    less, _, amounts = rest.partition(": ")
    low, high = amounts.split(" against ")
    one, other = pair(brief, voice, letter)
    return (
        f"{capital(one.name)} {one.be} {less} cheaper: {low} against {high} for {other.name}.",
        f"The cheaper one {one.be} {one.name}, at {low} against {high} for {other.name}.",
        f"{capital(one.name)}: {low}, against {high} for {other.name}.",
        f"At {low}, {one.name} {one.be} the cheaper one; {other.name} {other.be} {high}.",
        f"{capital(one.name)} {one.be} {less} cheaper, at {low}; {other.name} {other.be} {high}.",
        f"{capital(one.name)} {'cost' if one.many else 'costs'} less: {low} against {high} for {other.name}.",
    )[voice.manner]


def rated_higher(brief: Brief, voice: Voice, said: str) -> str:
    letter, _, figures = said.partition(": ")
    high, low = figures.split(" against ")
    one, other = pair(brief, voice, letter)
    has = "have" if one.many else "has"
    return (
        f"{capital(one.name)} {one.be} rated higher: {high} against {low} for {other.name}.",
        f"{capital(one.name)} {has} the higher rating, {high} against {low} for {other.name}.",
        f"Ratings: {high} for {one.name}, {low} for {other.name}.",
        f"{capital(one.name)} {has} a rating of {high}; {other.name} {other.be} rated {low}.",
        f"{capital(one.name)} {one.be} the better rated one: {high} against {low} for {other.name}.",
        f"{capital(one.name)} {one.be} rated {high} and {other.name} {other.be} rated {low}.",
    )[voice.manner]


def differing(brief: Brief, voice: Voice, label: str, said: str) -> str:
    if not (values := VALUES.match(said)):
        raise ValueError(f"no values of two products in {said!r}")
    one, other = values.groups()
    first, second = things(brief, voice)
    if voice.manner in {1, 4} and not {one.lower(), other.lower()} <= YES | NO:
        a, b = predicate((label, one), first.many), predicate((label, other), second.many)
        if a and b:
            link = ", while" if voice.manner == 1 else " and"
            return f"{capital(first.name)} {a}{link} {second.name} {b}."
    if {one.lower(), other.lower()} <= YES | NO:
        a, b = (predicate((label, v), thing.many) for v, thing in ((one, first), (other, second)))
        return f"{capital(first.name)} {a}{(', ', '; ', ', but ')[voice.manner % 3]}{second.name} {b}."
    are = "are" if label.endswith("s") and not label.endswith("ss") else "is"
    return (
        f"The {label} {are} {one} for {first.name} and {other} for {second.name}.",
        f"The {label} of {first.name} {are} {one}; of {second.name}, {other}.",
        f"{capital(label)}: {one} for {first.name}, {other} for {second.name}.",
        f"On {label}: {one} for {first.name}, against {other} for {second.name}.",
        f"As for {label}, it is {one} for {first.name} and {other} for {second.name}.",
        f"{capital(first.name)}: {label} {one}; {second.name}: {other}.",
    )[voice.manner]


def pair(brief: Brief, voice: Voice, letter: str) -> tuple[Thing, Thing]:
    return of_letter(brief, voice, letter), of_letter(brief, voice, "B" if letter == "A" else "A")


def answer(brief: Brief, voice: Voice) -> str:
    (thing,) = things(brief, voice)
    yes = brief.line("answer")
    facts = [fact for fact in brief.lines if fact[0] != "answer" and not fact[0].startswith("review")]
    fact = facts[0]
    return joined(affirmed(yes, answered(thing, fact, voice, yes)), review(brief, voice))


def affirmed(yes: str, said: str) -> str:
    if not yes:
        return f"{capital(said)}."
    return f"{capital(yes)}, {said}."


def answered(thing: Thing, fact: Line, voice: Voice, yes: str) -> str:
    label, value = fact
    where = f" {thing.item.facts[0][1]}" if thing.item.facts else ""
    name = f"{thing.name}{where.replace('(', '').replace(')', '')}"
    if label == "in stock":
        stock = ("in stock", "in stock right now", "in stock", "in stock", "in stock now", "in stock")[
            voice.manner
        ]
        gone = "out of stock at the moment" if voice.full else "out of stock"
        return f"{name} {thing.be} {stock if yes != 'no' else gone}"
    if label == "price":
        cost = "cost" if thing.many else "costs"
        return f"{name} {(thing.be, cost)[voice.manner % 2]} {value}"
    if label == "rating":
        return f"{name} {thing.be} rated {value}"
    said = predicate(fact, thing.many)
    if said and (value.lower() in YES | NO or voice.manner % 2):
        return f"{name} {said}"
    are = "are" if label.endswith("s") and not label.endswith("ss") else "is"
    return (
        f"the {label} of {name} {are} {value}",
        clause(fact, name, thing.many),
        f"{label} {value} for {name}",
        f"for {name} the {label} {are} {value}",
        f"the shop's data gives the {label} of {name} as {value}",
        f"{name}: {label} {value}",
    )[voice.manner]


def not_known(brief: Brief, voice: Voice) -> str:
    (thing,) = things(brief, voice)
    begin = opening(brief, voice)
    lead = (
        f"{begin} {thing.name}.",
        f"{begin} {thing.name} doesn't say that.",
        f"{begin} {thing.name} doesn't say.",
        f"{begin} {thing.name}: the shop's data doesn't say.",
        f"{begin} {thing.name} the shop's data doesn't say.",
        f"{begin} {thing.name} the shop's data doesn't say that.",
    )[voice.manner]
    known = [fact for fact in brief.lines if fact[0] != "asked" and not fact[0].startswith("review")]
    return joined(lead, does_say(known, voice, thing), review(brief, voice))


def does_say(known: list[Line], voice: Voice, thing: Thing) -> str:
    if not known:
        return ""
    facts = listing([f"{label}: {value}" for label, value in known])
    clauses = listing([clause(fact, "it", False) for fact in known])
    return (
        f"It does say {facts}.",
        f"What it does say: {facts}.",
        f"It says {facts}.",
        f"What I can tell you: {clauses}." if not thing.many else f"It does say {facts}.",
        f"It does give {facts}.",
        f"All it gives is {facts}.",
    )[voice.manner]


def review(brief: Brief, voice: Voice) -> str:
    found = next(((label, said) for label, said in brief.lines if label.startswith("review by ")), None)
    if found is None:
        return ""
    who, said = found[0].removeprefix("review by "), found[1]
    if who == "a customer":
        return (f"One customer writes: {said}", f"A customer says: {said}")[voice.manner % 2]
    return (
        f"One customer, {who}, writes: {said}",
        f"{who}, a customer, says: {said}",
        f"{who} writes: {said}",
        f"A customer, {who}, writes: {said}",
        f"In a review {who} writes: {said}",
        f"A review by {who} says: {said}",
    )[voice.manner]


def comes_in(brief: Brief, voice: Voice) -> str:
    (thing,) = things(brief, voice)
    option, said = brief.lines[0]
    wanted, _, state = said.rpartition(", ")
    value = wanted if len(wanted) > 3 and not wanted[0].isdigit() else f"{option} {wanted}"
    comes = "come" if thing.many else "comes"
    stock = {"in stock": f" and {thing.be} in stock", "out of stock": ", but that is out of stock"}.get(
        state, ""
    )
    at = f" at {thing.item.price}" if thing.item.price else ""
    return (
        f"Yes, {thing.name} {comes} in {value}{at}{stock}.",
        f"Yes: {thing.priced} {comes} in {value}{stock}.",
        f"{capital(thing.name)} {comes} in {value}{at}{stock}.",
        f"{capital(thing.priced)} {comes} in {value}{stock}.",
        f"Yes, {thing.priced} {comes} in {value}{stock}.",
        f"There is {value}: {thing.name} {comes} in it{at}{stock}.",
    )[voice.manner]


def does_not_come_in(brief: Brief, voice: Voice) -> str:
    first, *rest = things(brief, voice)
    asked, (option, values) = brief.line("asked"), brief.lines[1]
    wanted = asked.removeprefix(f"{option} ")
    comes = "come" if first.many else "comes"
    lead = (
        f"{capital(first.name)} {comes} in {values}, not {wanted}.",
        f"No {wanted}, sorry: {first.name} {comes} in {values}.",
        f"No, {first.name} {comes} in {values}.",
        f"No {wanted}, I'm afraid: {first.name} {comes} in {values}.",
        f"{capital(first.name)} {'do' if first.many else 'does'} not come in {wanted}, but in {values}.",
        f"{capital(first.name)} {comes} in {values}, but not in {wanted}.",
    )[voice.manner]
    if not rest:
        return lead
    near = rest[0]
    return joined(
        lead,
        (
            f"{capital(near.name)} {'do' if near.many else 'does'}, {near.item.price}.",
            f"{capital(near.priced)} {'come' if near.many else 'comes'} in {wanted}.",
            f"In {wanted} there {near.be} {near.priced}.",
            f"If it has to be {wanted}, there {near.be} {near.priced}.",
            f"For {wanted}, look at {near.priced}.",
            f"In {wanted} we have {near.priced}.",
        )[voice.manner],
    )
