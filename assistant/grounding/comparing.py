"""Comparisons and superlatives, verified with the numbers of the evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.evidence import Found
from assistant.grounding.draft import Draft
from assistant.grounding.numbers import Measure, quantities
from assistant.grounding.records import Record
from assistant.grounding.text import stem, tokens
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import GRAMMAR, TALK

Value = Callable[[Record], Decimal | None]


def _price(record: Record) -> Decimal | None:
    return record.price


def _rating(record: Record) -> Decimal | None:
    return None if record.rating is None else Decimal(str(record.rating))


@dataclass(frozen=True, slots=True)
class Claim:
    """`places` are its tokens; `value` what is compared; `more` whether the subject has more
    of it; `most` whether it is a superlative."""

    places: tuple[int, ...]
    value: Value
    more: bool
    most: bool


_PRICE_WORDS = {
    "cheaper": (False, False), "pricier": (True, False), "dearer": (True, False), "cheapest": (False, True),
    "priciest": (True, True), "dearest": (True, True),
}  # fmt: skip
_COST_ADJECTIVES = frozenset(["expensive", "costly"])
_CHEAP_ADJECTIVES = frozenset(["affordable", "inexpensive"])
_RATED = frozenset(["rated", "rating", "reviewed", "ratings", "scored"])
_ADJECTIVES: dict[str, tuple[tuple[str, ...], bool]] = {
    "light": (("weight",), False), "heavy": (("weight",), True),
    "long": (("length", "battery life", "cable"), True),
    "short": (("length", "height"), False), "tall": (("height",), True), "wide": (("width",), True),
    "narrow": (("width",), False), "thick": (("thickness",), True), "thin": (("thickness",), False),
    "deep": (("depth",), True), "fast": (("speed",), True), "slow": (("speed",), False),
    "bright": (("brightness", "lumens", "light output"), True), "loud": (("noise", "volume level"), True),
    "quiet": (("noise",), False), "powerful": (("power", "wattage"), True),
    "large": (("capacity", "size", "volume", "screen size"), True),
    "big": (("capacity", "size", "volume", "screen size"), True),
    "small": (("capacity", "size", "volume", "screen size"), False),
    "roomy": (("capacity", "volume"), True), "old": (("age",), True),
}  # fmt: skip
_IRREGULAR = {"better": "good", "best": "good", "worse": "bad", "worst": "bad"}
_NEWEST = frozenset(["newest", "latest"])
_SCALE = {
    "kg": ("g", 1000),
    "lb": ("oz", 16),
    "m": ("mm", 1000),
    "cm": ("mm", 10),
    "ft": ("in", 12),
    "l": ("ml", 1000),
    "h": ("min", 60),
    "tb": ("gb", 1024),
}


def check(draft: Draft) -> None:
    """Raises Objection for a comparison that is false or cannot be verified; settles the others."""
    for index in range(len(draft.tokens)):
        if index in draft.settled or draft.named(index):
            continue
        if _plain(draft, index):
            continue
        if draft.tokens[index].lower in _NEWEST:
            _newest(draft, index)
            continue
        claim = _claim(draft, index)
        if claim is not None:
            if not _holds(draft, claim):
                raise Objection(Reason.COMPARISON, " ".join(draft.tokens[i].text for i in claim.places))
            draft.settle(claim.places)
            draft.compared.update(claim.places)
        elif _unverifiable(draft, index):
            raise Objection(Reason.COMPARISON, draft.tokens[index].text)
    _same(draft)


def _newest(draft: Draft, index: int) -> None:
    """By a search that was put in that order, and of what came first in it."""
    subjects = {draft.sources.products[s].id for s in draft.subjects[index]}
    for finding in draft.sources.findings:
        if not isinstance(finding, Found) or not (finding.how or "").startswith("newest"):
            continue
        if finding.products and subjects == {finding.products[0].product.id}:
            draft.settle([index])
            return
    raise Objection(Reason.COMPARISON, draft.tokens[index].text)


def _plain(draft: Draft, index: int) -> bool:
    """Whether the evidence itself says the word and nothing is compared: "for older dogs"."""
    token = draft.tokens[index]
    if draft.lowers(index - 1, index - 1) == ["the"] or "than" in draft.lowers(index, index + 3):
        return False
    records = draft.of(index)
    return token.lower.endswith("er") and bool(records) and all(token.stem in r.said for r in records)


def _claim(draft: Draft, index: int) -> Claim | None:
    word = draft.tokens[index].lower
    following = draft.lowers(index + 1, index + 1)
    after = following[0] if following else ""
    if word in _PRICE_WORDS:
        return Claim((index,), _price, *_PRICE_WORDS[word])
    if word in {"more", "less", "most", "least"}:
        return _degree(draft, index, word, after)
    if word in {"better", "best", "worse", "worst", "higher", "highest", "lower", "lowest", "top"}:
        return _grade(index, word, after, draft)
    return _adjective(draft, index, word)


def _degree(draft: Draft, index: int, word: str, after: str) -> Claim | None:
    more, most = word in {"more", "most"}, word in {"most", "least"}
    if after in _COST_ADJECTIVES:
        return Claim((index, index + 1), _price, more, most)
    if after in _CHEAP_ADJECTIVES:
        return Claim((index, index + 1), _price, not more, most)
    before = draft.lowers(index - 3, index - 1)
    if {stem(w) for w in before} & {"cost"}:
        if draft.quantities and any(q.first == index + 2 for q in draft.quantities):
            return None
        return Claim((index,), _price, more, most)
    if {stem(w) for w in before} & {"weigh"} and not most:
        return Claim((index,), _attribute(("weight",)), more, False)
    if after in _ADJECTIVES:
        names, up = _ADJECTIVES[after]
        return Claim((index, index + 1), _attribute(names), up == more, most)
    if not most and after and after not in GRAMMAR and after[0].isalpha():
        value = _either(_attribute((after,)), _counted(stem(after)))
        known = sum(value(r) is not None for r in draft.sources.products)
        if known and (known > 1 or stem(after) not in TALK):
            return Claim((index, index + 1), value, more, False)
    return None


def _grade(index: int, word: str, after: str, draft: Draft) -> Claim | None:
    more = word in {"better", "best", "higher", "highest", "top"}
    most = word in {"best", "worst", "highest", "lowest", "top"}
    before = draft.lowers(index - 1, index - 1)
    if (
        before
        and before[0] in _RATED
        and after not in _RATED
        and word in {"higher", "highest", "lower", "lowest", "better", "best"}
    ):
        return Claim((index,), _rating, more, most)
    if after in _RATED:
        return Claim((index, index + 1), _rating, more, most)
    if after in {"price", "priced", "cost", "prices"} and word not in {"top"}:
        up = more if word not in {"better", "best", "worse", "worst"} else not more
        return Claim((index, index + 1), _price, up, most)
    if word in {"higher", "lower"} and after == "in" and draft.lowers(index + 2, index + 2) == ["price"]:
        return Claim((index, index + 1, index + 2), _price, more, most)
    return None


def _adjective(draft: Draft, index: int, word: str) -> Claim | None:
    for ending, most in (("est", True), ("er", False)):
        if not word.endswith(ending):
            continue
        root = word[: -len(ending)]
        for base in (root, root + "e", root[:-1], root[:-1] + "y" if root.endswith("i") else root):
            if base in _ADJECTIVES:
                names, up = _ADJECTIVES[base]
                return Claim((index,), _attribute(names), up, most)
    return None


def _attribute(names: Sequence[str]) -> Value:
    """The one quantity of the first attribute that is called one of `names`."""

    def value(record: Record) -> Decimal | None:
        for name in names:
            for key, values in record.values.items():
                if name in key.replace("_", " "):
                    return _amount(values[0]) if values else None
        return None

    return value


def _either(first: Value, second: Value) -> Value:
    def value(record: Record) -> Decimal | None:
        found = first(record)
        return second(record) if found is None else found

    return value


def _amount(text: str) -> Decimal | None:
    found = quantities(tokens(text))
    if len(found) != 1 or found[0].measure not in (Measure.UNIT, Measure.BARE):
        return None
    unit, factor = _SCALE.get(found[0].unit, (found[0].unit, 1))
    while unit in _SCALE:
        unit, more = _SCALE[unit]
        factor *= more
    return found[0].value * factor


def _counted(noun: str) -> Value:
    """ "more levels": the number that stands before that noun, or in an attribute of that name."""

    def value(record: Record) -> Decimal | None:
        for part in record.segments:
            for quantity in part.quantities:
                if noun in (quantity.near or quantity.behind) and quantity.measure is not Measure.MONEY:
                    return quantity.value
        return None

    return value


def _holds(draft: Draft, claim: Claim) -> bool:
    subjects = set(draft.subjects[claim.places[0]])
    everything = set(range(len(draft.sources.products)))
    if claim.most and "in stock" in " ".join(t.lower for t in draft.tokens):
        everything = {s for s in everything if draft.sources.products[s].in_stock is not False}
    objects = _objects(draft, claim)
    if objects is None:
        objects = everything - subjects
    if claim.most and _whole_shop(draft):
        return _first_by(draft, subjects, claim)
    if not subjects or subjects == everything or not objects:
        return claim.most and _all_are_first(draft, claim)
    ours = [claim.value(draft.sources.products[s]) for s in subjects]
    theirs = [claim.value(draft.sources.products[s]) for s in objects - subjects]
    if claim.value is _rating and claim.most:
        theirs = [value for value in theirs if value is not None]
    if None in ours or None in theirs or not theirs:
        return False
    difference = _difference(draft, claim)
    ties = claim.most and _first_by(draft, subjects, claim)
    for a in ours:
        for b in theirs:
            if (
                a is None
                or b is None
                or (a < b if claim.more else a > b)
                or (a == b and not ties)
                or (difference is not None and abs(a - b) != difference)
            ):
                return False
    return True


def _objects(draft: Draft, claim: Claim) -> set[int] | None:
    """What it is compared with: named after "than", "the other", or None when left open."""
    named = [m for m in draft.mentions if m.object and m.first > claim.places[-1] - 8]
    if named:
        return {s for m in named for s in m.subjects}
    return None


def _difference(draft: Draft, claim: Claim) -> Decimal | None:
    """The amount before the word: "$13 cheaper", which it settles."""
    for quantity in draft.quantities:
        if quantity.last == claim.places[0] - 1 and quantity.measure is Measure.MONEY:
            if any(record.sign != quantity.unit for record in draft.of(claim.places[0])):
                raise Objection(Reason.PRICE, f"not in {quantity.unit}")
            draft.settle(range(quantity.first, quantity.last + 1))
            return quantity.value
    return None


def _whole_shop(draft: Draft) -> bool:
    lowers = {t.lower for t in draft.tokens}
    return bool(lowers & {"we", "our"}) and not lowers & {"of", "these", "those"}


def _first_by(draft: Draft, subjects: set[int], claim: Claim) -> bool:
    """The most of the whole shop needs a search that was sorted that way."""
    for finding in draft.sources.findings:
        if isinstance(finding, Found) and finding.how and finding.products:
            words = {stem(w) for w in finding.how.split()}
            said = {draft.tokens[i].stem for i in claim.places}
            first = {shown.product.id for shown in finding.products[: finding.leading]}
            if words & said and subjects and {draft.sources.products[s].id for s in subjects} <= first:
                return True
    return False


def _all_are_first(draft: Draft, claim: Claim) -> bool:
    """ "Here are the cheapest": true of a list that was sorted that way."""
    words = {draft.tokens[i].stem for i in claim.places}
    for finding in draft.sources.findings:
        if isinstance(finding, Found) and finding.how and words & {stem(w) for w in finding.how.split()}:
            return True
    return False


def _unverifiable(draft: Draft, index: int) -> bool:
    """A comparison on no scale that is known here."""
    token = draft.tokens[index]
    after = draft.lowers(index + 1, index + 3)
    if token.lower in {"more", "less", "most", "least"} and after:
        word = after[0]
        if word in GRAMMAR or stem(word) in TALK or not word[0].isalpha():
            return False
        return not _verbatim(draft, index)
    if token.lower in _IRREGULAR and not (draft.question and draft.open_question):
        return not _verbatim(draft, index)
    comparative = token.lower.endswith("er") and "than" in after and token.lower not in {"rather", "other"}
    return comparative and not _verbatim(draft, index)


def _verbatim(draft: Draft, index: int) -> bool:
    pair = draft.lowers(index, index + 1)
    records = draft.of(index)
    return bool(records) and all(
        any(pair == list(p.lowers[i : i + 2]) for p in r.segments for i in range(len(p.lowers)))
        for r in records
    )


def _same(draft: Draft) -> None:
    """ "the same price", "cost the same": verified; other sameness needs the words."""
    lowers = [t.lower for t in draft.tokens]
    for index, lower in enumerate(lowers):
        if lower not in {"same", "equally", "alike"} or draft.question:
            continue
        around = {stem(w) for w in lowers[max(0, index - 4) : index + 3]}
        records = draft.of(index)
        if len(records) < 2:
            records = draft.sources.products
        value: Value | None = (
            _price if around & {"price", "cost"} else _rating if around & {"rated", "rate"} else None
        )
        if value is None:
            continue
        values = {value(r) for r in records}
        if len(values) != 1 or None in values:
            raise Objection(Reason.COMPARISON, "same")
