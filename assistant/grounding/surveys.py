"""What is said of everything that a search means: how many, which brands, from what price to what.

The cards of such a reply are few and what is said is of all, so it is held against the survey
alone: a number with the noun that it counts, the names of a list, the ends of a range.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from babel.numbers import get_currency_name

from assistant.evidence import Surveyed
from assistant.grounding.draft import Draft
from assistant.grounding.numbers import Measure, Quantity
from assistant.grounding.records import segment, sign
from assistant.grounding.text import Kind, stem, tokens
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import GRAMMAR, TALK

_GROUPS = {
    "brands": "brand make maker manufacturer label producer company",
    "kinds": "kind type sort category department section variety",
}
_GOODS = frozenset(map(stem, ["products", "items", "models", "things", "different", "articles", "choices"]))
_PARTIAL = frozenset(
    [
        *("among", "amongst", "including", "include", "includes", "such", "like", "e.g.", "some"),
        *("other", "others", "more", "example", "first"),
    ]
)
"""Words of a list that does not claim to be whole."""
_OF_THOSE = (
    ["those", "that", "name", "a", "brand"],
    ["those", "that", "have", "a", "category"],
    ["where", "it", "is", "given"],
)
"""What is said before a list that holds for those alone that state the thing."""
_SAYING = frozenset(map(stem, ["often", "shop", "stock", "available"]))
_ONLY = frozenset(["only", "just", "sole", "solely", "exclusively", "single"])
_ALL = frozenset(["all", "every", "everything", "each", "none", "no", "nothing"])
_LOW = frozenset(
    ["from", "between", "least", "lowest", "cheapest", "begin", "begins", "start", "starts", "starting"]
)
_HIGH = frozenset(["to", "and", "most", "highest", "dearest", "until", "–", "-"])
_TOP = frozenset(["most", "mostly", "mainly", "largest", "biggest"])
"""Words of a list that claims to be of the most frequent."""


def check(draft: Draft) -> None:
    """Raises Objection for what is not true of all that was surveyed; settles what is."""
    for finding in draft.sources.findings:
        if isinstance(finding, Surveyed):
            named = list(_names(draft, finding))
            _untold(draft, finding)
            _listing(draft, finding, [name for name, _ in named])
            _counts(draft, finding, named)
            _wanted(draft, finding)
            _stock(draft, finding)
            _prices(draft, finding)


def _names(draft: Draft, finding: Surveyed) -> Iterator[tuple[str, range]]:
    """The brands, kinds or values that the sentence names, settled where nothing denies them."""
    lowers = [t.lower for t in draft.tokens]
    taken: set[int] = set()
    for name, _ in sorted(finding.counts, key=lambda pair: -len(pair[0])):
        run = [t.lower for t in tokens(name)]
        for start in range(len(lowers) - len(run) + 1):
            places = range(start, start + len(run))
            if run and lowers[start : start + len(run)] == run and not taken & set(places):
                if draft.denied[start]:
                    raise Objection(Reason.POLARITY, name)
                taken |= set(places)
                draft.settle(places)
                yield name, places
    if finding.attribute:
        draft.settle(i for i, t in enumerate(draft.tokens) if t.stem in segment(finding.attribute).said)


def _listing(draft: Draft, finding: Surveyed, named: Sequence[str]) -> None:
    """A list that claims to be whole leaves nothing out, and "only" means the only one."""
    lowers = {t.lower for t in draft.tokens}
    if not named or draft.question:
        return
    whole = len(set(named)) == len(finding.counts)
    qualified = _qualified(draft)
    meant = finding.total - (finding.unstated if qualified else 0)
    if lowers & _ONLY and not whole:
        raise Objection(Reason.UNSUPPORTED, "only")
    if lowers & _ALL and len(named) == 1 and dict(finding.counts)[named[0]] < meant:
        raise Objection(Reason.UNSUPPORTED, "all")
    if len(finding.counts) == 1 and finding.unstated and not qualified:
        raise Objection(Reason.UNSUPPORTED, "not all of them say")
    figures = {i for q in draft.quantities for i in range(q.first, q.last + 1)}
    _noun(draft, finding, (i for i in draft.content() if i not in figures and not draft.named(i)))
    if lowers & _TOP:
        _commonest(draft, finding, set(named))
    elif not whole and not lowers & _PARTIAL:
        raise Objection(Reason.UNSUPPORTED, "there are more than these")


def _qualified(draft: Draft) -> bool:
    """Whether the sentence speaks of those alone that state the thing; settles the words that do so."""
    lowers = [t.lower for t in draft.tokens]
    for run in _OF_THOSE:
        for start in range(len(lowers) - len(run) + 1):
            if lowers[start : start + len(run)] == run:
                draft.settle(range(start, start + len(run)))
                return True
    return False


def _untold(draft: Draft, finding: Surveyed) -> None:
    """Words of the request that nothing bears out are said only to be unknown (a house sentence)."""
    untold = {t.stem for t in tokens(finding.untold) if t.kind is Kind.WORD and t.lower not in GRAMMAR}
    untold -= segment(finding.wanted).said
    for place, token in enumerate(draft.tokens):
        if token.stem in untold and not draft.named(place):
            raise Objection(Reason.UNSUPPORTED, token.text)


def _noun(draft: Draft, finding: Surveyed, places: Iterable[int]) -> None:
    """What is said of all, in a count or a list, is what they were searched by, and nothing that
    only the products named beside it are known to be."""
    known = {stem(word) for nouns in _GROUPS.values() for word in nouns.split()} | _GOODS | _SAYING
    known |= segment(finding.wanted).said | segment(finding.attribute).said
    for index in places:
        token = draft.tokens[index]
        harmless = token.lower in GRAMMAR | _TOP | _PARTIAL | _ONLY | _ALL
        if token.kind is Kind.WORD and not harmless and token.stem not in known | TALK:
            raise Objection(Reason.UNSUPPORTED, token.text)


def _wanted(draft: Draft, finding: Surveyed) -> None:
    """The request in its own words, where each of them is known of what is named beside: that they
    belong together is what was searched for."""
    run = [token.lower for token in tokens(finding.wanted)]
    known = [record.said for record in draft.sources.products]
    lowers = [token.lower for token in draft.tokens]
    for start in range(len(lowers) - len(run) + 1):
        places = range(start, start + len(run))
        words = [draft.tokens[i].stem for i in places if draft.tokens[i].kind is Kind.WORD]
        words = [word for word in words if word not in GRAMMAR]
        if run and lowers[start : start + len(run)] == run and not any(draft.denied[i] for i in places):
            draft.settle(places if known and all(w in said for w in words for said in known) else ())


def _commonest(draft: Draft, finding: Surveyed, named: set[str]) -> None:
    least = min(count for name, count in finding.counts if name in named)
    if any(count > least for name, count in finding.counts if name not in named):
        raise Objection(Reason.UNSUPPORTED, "others have more")
    draft.settle(i for i, t in enumerate(draft.tokens) if t.lower in _TOP | {"often"})


def _counts(draft: Draft, finding: Surveyed, named: Sequence[tuple[str, range]]) -> None:
    for quantity in draft.quantities:
        if quantity.measure is not Measure.BARE or quantity.first in draft.settled:
            continue
        if draft.named(quantity.first):
            continue
        wanted = _counted(draft, finding, quantity, named)
        if wanted is None:
            continue
        if quantity.value != wanted:
            raise Objection(Reason.COUNT, draft.tokens[quantity.first].text)
        draft.settle(range(quantity.first, quantity.last + 1))


def _counted(
    draft: Draft, finding: Surveyed, quantity: Quantity, named: Sequence[tuple[str, range]]
) -> int | None:
    """What this number has to be by the noun that it stands with; None where that is no such noun."""
    counts = dict(finding.counts)
    for name, places in named:
        bracketed = draft.lowers(quantity.first - 1, quantity.first - 1) == ["("]
        if bracketed and places.stop == quantity.first - 1:
            return counts[name]
        between = draft.lowers(quantity.last + 1, places.start - 1)
        if places.start > quantity.last and between in (
            ["by"],
            ["from"],
            ["are", "by"],
            ["are", "from"],
            ["in"],
        ):
            return counts[name]
    if finding.attribute and draft.lowers(quantity.first - 1, quantity.first - 1) == [":"]:
        return len(counts)
    after = [draft.tokens[i] for i in range(quantity.last + 1, min(quantity.last + 6, len(draft.tokens)))]
    following = [t.stem for t in after if t.kind is Kind.WORD]
    if set(following[:2]) & _group(finding):
        return len(counts)
    if _in_stock(draft, quantity.last + 1):
        return finding.in_stock
    if after and after[0].lower in {"of", "out"}:
        return None
    goods = _GOODS | (segment(finding.wanted).said if finding.wanted else set())
    noun = next((i for i, t in enumerate(after) if t.stem in goods), None)
    if noun is not None:
        places = range(quantity.last + 1, quantity.last + 1 + noun)
        _noun(draft, finding, (i for i in places if not draft.named(i)))
    return finding.total if noun is not None or following[:1] == [stem("fit")] else None


def _group(finding: Surveyed) -> set[str]:
    nouns = _GROUPS.get(finding.about, finding.attribute)
    return {stem(word) for word in nouns.split()}


def _in_stock(draft: Draft, start: int) -> bool:
    """Whether what follows says of so many that they can be bought: "of them are in stock"."""
    rest = draft.lowers(start, start + 7)
    end = next((i for i, word in enumerate(rest) if word in {",", ";", "."}), len(rest))
    return "in stock" in " ".join(rest[:end]) or "available" in rest[:end]


def _stock(draft: Draft, finding: Surveyed) -> None:
    """ "All of them are in stock" is said of all, not of the cards."""
    lowers = [t.lower for t in draft.tokens]
    for start in range(len(lowers)):
        if lowers[start : start + 2] != ["in", "stock"] or draft.question:
            continue
        clause = draft.clause(start)
        if any(draft.named(i) for i in clause):
            continue
        counted = any(q.first in clause and q.first in draft.settled for q in draft.quantities)
        said = {lowers[i] for i in clause}
        everything = bool(said & {"all", "every", "each"}) and finding.in_stock == finding.total
        nothing = bool(said & {"none", "no"}) and finding.in_stock == 0
        if not (counted or everything or nothing):
            raise Objection(Reason.AVAILABILITY, "in stock")
        draft.settle(clause)


def _prices(draft: Draft, finding: Surveyed) -> None:
    """The ends of a range, each with the word that says which end it is."""
    if finding.lowest is None or finding.highest is None:
        return
    priced = _priced_in(draft, finding)
    for quantity in draft.quantities:
        if quantity.measure is not Measure.MONEY or quantity.first in draft.settled:
            continue
        if finding.unpriced and not priced:
            raise Objection(Reason.PRICE, "not all of them have a price")
        before = draft.lowers(quantity.first - 4, quantity.first - 1)
        if {"all", "each", "every"} & {t.lower for t in draft.tokens}:
            wanted = _amounts(finding)
            holds = len(wanted) == 1 and wanted == {_said(quantity)}
        elif before[-2:] == ["up", "to"] or (
            before[-1:] == ["to"] or (set(before[-1:]) & _HIGH and _earlier(draft, quantity))
        ):
            holds = _said(quantity) == _amount(finding, highest=True)
        elif set(before) & _LOW:
            holds = _said(quantity) == _amount(finding, highest=False)
        else:
            continue
        if not holds:
            raise Objection(
                Reason.PRICE, "".join(t.text for t in draft.tokens[quantity.first : quantity.last + 1])
            )
        draft.settle(range(quantity.first, quantity.last + 1))


def _priced_in(draft: Draft, finding: Surveyed) -> bool:
    """Whether the sentence speaks of those alone that have a price in the currency of the range."""
    price = finding.lowest.price if finding.lowest else None
    if price is None:
        return False
    name = get_currency_name(price.currency, count=2, locale="en_US")
    run = ["in", *(t.lower for t in tokens(name))]
    lowers = [t.lower for t in draft.tokens]
    for start in range(1, len(lowers) - len(run) + 1):
        if lowers[start : start + len(run)] == run and draft.tokens[start - 1].stem == stem("price"):
            draft.settle(range(start - 1, start + len(run)))
            one = {"one", "only"} & set(lowers[:start])
            if one and finding.total - finding.unpriced != 1:
                raise Objection(Reason.COUNT, "one")
            draft.settle(i for i in range(start) if lowers[i] in {"one", "only"})
            return True
    return False


def _earlier(draft: Draft, quantity: Quantity) -> bool:
    return any(q.measure is Measure.MONEY and q.last < quantity.first for q in draft.quantities)


def _said(quantity: Quantity) -> tuple[Decimal, str]:
    return quantity.value, quantity.unit


def _amount(finding: Surveyed, *, highest: bool) -> tuple[Decimal, str]:
    shown = finding.highest if highest else finding.lowest
    price = shown.price if shown else None
    return (price.amount, sign(price)) if price else (Decimal(-1), "")


def _amounts(finding: Surveyed) -> set[tuple[Decimal, str]]:
    return {_amount(finding, highest=False), _amount(finding, highest=True)}
