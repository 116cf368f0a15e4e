"""Denials, and every other word that says what a thing is, has or does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.evidence import (
    Answered,
    Cart,
    Clarify,
    Nearest,
    NotInStock,
    PolicyUnknown,
    Recommended,
    Social,
    Unanswered,
    WhichOne,
)
from assistant.evidence import Found as FoundSome
from assistant.grounding.draft import Draft
from assistant.grounding.numbers import DIMENSIONS, Quantity
from assistant.grounding.records import Record
from assistant.grounding.text import Kind, stem, tokens
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import ASKING, GRAMMAR, IGNORANCE, NEGATORS, POLICY, SALE, SENSITIVE, TALK

_SUFFIXES = ("abl", "i", "y", "en", "ing", "ness", "li", "ly", "ed", "e")
_CARRYING = frozenset(
    stem(w)
    for w in [
        "carry",
        "have",
        "sell",
        "stock",
        "find",
        "found",
        "offer",
        "match",
        "matches",
        "fit",
        "fits",
        "got",
        "see",
        "available",
    ]
)
_CART_WORDS = frozenset(
    stem(w) for w in ["cart", "basket", "total", "subtotal", "checkout", "empty", "quantity", "ready"]
)
_IF = frozenset(["if", "when", "for"])


def negations(draft: Draft) -> None:
    """A "not" has to deny something that the evidence denies, and not a number or comparison that holds."""
    for index, token in enumerate(draft.tokens):
        if token.lower not in NEGATORS or draft.question or draft.named(index) or index in draft.settled:
            continue
        end = index + 1
        while end < len(draft.tokens) and draft.denied[end]:
            end += 1
        _twice(draft, index)
        scope = range(index + 1, end)
        borne = any(draft.tokens[i].stem in r.unsaid for i in scope for r in draft.of(i))
        for quantity in draft.quantities:
            if (
                quantity.first in scope
                and not draft.named(quantity.first)
                and not borne
                and not _asked_for(draft, quantity)
            ):
                raise Objection(Reason.POLARITY, draft.tokens[quantity.first].text)
        if (
            any(m.first in scope and not m.object for m in draft.mentions)
            and not borne
            and not any(draft.tokens[i].stem in IGNORANCE for i in scope)
        ):
            raise Objection(Reason.POLARITY, "denies a name")
        if any(i in draft.compared for i in scope):
            raise Objection(Reason.POLARITY, "comparison denied")
        if not scope or not _speaks_of_thing(draft, index):
            continue
        spoken = any(_says(draft, i) for i in (*scope, *_subject_of_denial(draft, index)))
        if not spoken:
            raise Objection(Reason.POLARITY, token.text)


def _twice(draft: Draft, index: int) -> None:
    """ "aren't without", "it is not so that…": denials of denials or of whole clauses are not read."""
    following = draft.lowers(index + 1, index + 3)
    if "that" in following and set(following) & {"so", "true", "right", "correct", "case"}:
        raise Objection(Reason.POLARITY, " ".join(following))
    again = draft.denied[index] and draft.tokens[index].lower != "nor"
    if again and any(
        t.lower in NEGATORS for t in (draft.tokens[i] for i in draft.clause(index) if i < index)
    ):
        raise Objection(Reason.POLARITY, f"denied twice: {draft.tokens[index].text}")


def _subject_of_denial(draft: Draft, index: int) -> list[int]:
    return [i for i in draft.clause(index) if i < index and draft.denied[i]]


def _says(draft: Draft, index: int) -> bool:
    token = draft.tokens[index]
    return index in draft.stocked or (
        token.kind in (Kind.WORD, Kind.CODE)
        and (token.stem in IGNORANCE or not (token.lower in GRAMMAR or token.stem in TALK))
    )


def _asked_for(draft: Draft, quantity: Quantity) -> bool:
    return any(k.value == quantity.value and k.unit == quantity.unit for k in draft.sources.echoed)


def _speaks_of_thing(draft: Draft, index: int) -> bool:
    return any(
        draft.named(i) or draft.tokens[i].lower in {"it", "they", "both", "all", "these"}
        for i in draft.clause(index)
        if i < index
    )


_INCLUDING = frozenset(
    stem(w)
    for w in ["include", "includes", "included", "including", "supplied", "supply", "supplies", "provided"]
)
_REQUIRING = frozenset(
    stem(w) for w in ["need", "needs", "require", "requires", "separately", "optional", "compatible"]
)


def inclusion(draft: Draft) -> None:
    """What comes with a thing is said to, and not only needed, fitted or part of its name."""
    for index, token in enumerate(draft.tokens):
        comes = token.lower in {"comes", "come"} and draft.lowers(index + 1, index + 1) == ["with"]
        if (not comes and token.stem not in _INCLUDING) or draft.denied[index] or draft.question:
            continue
        for place in draft.content(draft.clause(index)):
            word = draft.tokens[place].stem
            for record in draft.of(place):
                parts = [p for p in record.segments if word in p.said and p.order != record.name]
                if word in record.unsaid or not any(not p.said & _REQUIRING for p in parts):
                    raise Objection(Reason.UNSUPPORTED, f"comes with {draft.tokens[place].text}")


def ellipsis(draft: Draft) -> None:
    """ "The Forge does; the Glide doesn't": what is left out is what was said last."""
    for index, token in enumerate(draft.tokens):
        following = draft.tokens[index + 1 : index + 2]
        ends = not following or following[0].kind is Kind.MARK
        before = draft.lowers(index - 1, index - 1)
        if not (ends and index and token.lower in {"n't", "not"} and before[0] in _AUXILIARIES):
            continue
        said = [i for i in range(index) if i in set(draft.content(range(index))) and not draft.named(i)]
        said = [i for i in said if draft.subjects[i] != draft.subjects[index]] or said
        for record in draft.of(index):
            for place in said:
                if not _denies(draft, record, draft.tokens[place].stem):
                    raise Objection(Reason.POLARITY, draft.tokens[place].text)


_AUXILIARIES = frozenset(["is", "are", "was", "does", "do", "did", "has", "have", "can", "will"])


def _denies(draft: Draft, record: Record, word: str) -> bool:
    return _knows(record.unsaid, word) or _closed(draft, record, word)


def exclusive(draft: Draft) -> None:
    """ "only in white" is true of a thing that comes in nothing else."""
    for index, token in enumerate(draft.tokens):
        if token.lower != "only":
            continue
        for place in range(index + 1, min(len(draft.tokens), index + 4)):
            stems = draft.tokens[place].stem
            for record in draft.of(place):
                for values in record.values.values():
                    if any(stems in {t.stem for t in tokens(v)} for v in values) and len(values) > 1:
                        raise Objection(Reason.UNSUPPORTED, f"only {draft.tokens[place].text}")


def words(draft: Draft) -> None:
    """Every word left has to be borne out, for each thing it is said of."""
    purpose = _purpose(draft)
    for index in draft.content():
        token = draft.tokens[index]
        if draft.named(index) or _harmless(draft, index):
            continue
        if not draft.of(index) and draft.sources.has(Clarify) and _met(draft, token.stem, token.kind):
            continue
        if token.lower in DIMENSIONS and index - 1 in draft.settled:
            continue
        if index in purpose and any(_supported(draft, r, index) for r in draft.sources.products):
            continue
        records = draft.of(index)
        if _turn(draft, index) or (records and all(_supported(draft, r, index) for r in records)):
            continue
        if _some(draft, index, records):
            continue
        raise Objection(_reason(draft, index), token.text)


def _purpose(draft: Draft) -> range:
    """The places of an opening "For a desk where you also charge a phone,": a need, not a fact."""
    if not draft.tokens or draft.tokens[0].lower not in {"for", "if", "when"}:
        return range(0)
    end = next(
        (i for i, t in enumerate(draft.tokens) if t.text == "," or draft.named(i) or t.lower == "i"), 0
    )
    return range(end)


def _reason(draft: Draft, index: int) -> Reason:
    token = draft.tokens[index]
    if token.stem in POLICY:
        return Reason.POLICY
    if token.capital and index:
        return Reason.NAME
    if any(token.stem in (r.said if draft.denied[index] else r.unsaid) for r in draft.of(index)):
        return Reason.POLARITY
    return Reason.UNSUPPORTED


def _supported(draft: Draft, record: Record, index: int) -> bool:
    token = draft.tokens[index]
    if draft.denied[index]:
        return (
            _knows(record.unsaid, token.stem)
            or _closed(draft, record, token.stem)
            or _unmet(draft, record, token.stem)
        )
    joined = index and token.joined and draft.tokens[index - 1].lower + token.stem in record.said
    if _knows(record.said, token.stem) or joined:
        return token.stem not in record.unsaid or _together(draft, record, index)
    if index + 1 < len(draft.tokens) and draft.tokens[index + 1].joined:
        return token.lower + draft.tokens[index + 1].stem in record.said
    return _of_all(draft, index) and _met(draft, token.stem, token.kind)


def _knows(stems: Iterable[str], word: str) -> bool:
    """Whether the stem stands there, or another form of the same word: "washable" for "wash"."""
    pool = stems if isinstance(stems, (set, frozenset)) else set(stems)
    if word in pool:
        return True
    if len(word) < 4:
        return False
    if any(word + s in pool for s in _SUFFIXES):
        return True
    return any(word.endswith(s) and len(word) - len(s) >= 4 and word[: -len(s)] in pool for s in _SUFFIXES)


def _together(draft: Draft, record: Record, index: int) -> bool:
    """Where the evidence says a word both with and without "not", its neighbours decide."""
    near = {
        draft.tokens[i].stem
        for i in draft.content(range(max(0, index - 2), min(len(draft.tokens), index + 3)))
        if i != index
    }
    word = draft.tokens[index].stem
    return any(
        word in p.said and word not in p.unsaid and (not near or near <= p.said) for p in record.segments
    )


def _closed(draft: Draft, record: Record, word: str) -> bool:
    """ "Not in green": it lists its colours, the word is none of them and no text has it."""
    return word not in record.said and bool(record.values) and word in draft.vocabulary


def _unmet(draft: Draft, record: Record, word: str) -> bool:
    return word not in record.said and any(
        isinstance(f, Nearest) and word in {stem(w.strip(".,").lower()) for u in f.unmet for w in u.split()}
        for f in draft.sources.findings
    )


def _of_all(draft: Draft, index: int) -> bool:
    """Whether a word of the search is said of what was found, or as a purpose, not of one thing alone."""
    clause = draft.clause(index)
    if "for" in draft.lowers(clause[0], index):
        return True
    return not any(draft.named(i) or draft.tokens[i].lower in {"it", "its"} for i in clause)


def _met(draft: Draft, word: str, kind: Kind) -> bool:
    """A word of the search that all products here satisfy, unless it is one to be careful with."""
    return (
        word in draft.sources.met
        and word not in SENSITIVE | SALE | POLICY | draft.vocabulary
        and kind is Kind.WORD
    )


def _turn(draft: Draft, index: int) -> bool:
    token = draft.tokens[index]
    sources = draft.sources
    if token.stem in sources.turn.said and not draft.denied[index]:
        return True
    if sources.cart is not None and token.stem in _CART_WORDS:
        return token.stem != "empti" or not _lines(sources.cart)
    return False


def _lines(cart: Cart) -> bool:
    return bool(cart.lines)


def _harmless(draft: Draft, index: int) -> bool:
    """Words that are asked, denied for want of any, or said to be unknown."""
    token = draft.tokens[index]
    echo = token.stem in draft.sources.echo
    if draft.question and draft.open_question and not _about_named(draft):
        if token.stem in ASKING or echo or token.stem in draft.vocabulary:
            return token.stem not in SALE | SENSITIVE | POLICY
        return any(token.stem in r.said for r in draft.sources.products)
    if not echo:
        return token.stem in ASKING and _unknown(draft)
    if _unknown(draft) or _nothing(draft, index):
        return True
    if draft.sources.has(Social) and any(t.lower == "i" for t in draft.tokens):
        return token.stem not in SALE | SENSITIVE | POLICY
    return _condition(draft, index)


def _about_named(draft: Draft) -> bool:
    return bool(draft.mentions)


def _unknown(draft: Draft) -> bool:
    """ "The shop's data doesn't say": true when a question was left unanswered."""
    if not draft.sources.has(Unanswered, PolicyUnknown) or draft.sources.has(Answered):
        return False
    return any(t.stem in IGNORANCE and draft.denied[i] for i, t in enumerate(draft.tokens))


def _nothing(draft: Draft, index: int) -> bool:
    """ "We don't carry kayaks": true when the search came back with only the nearest."""
    none_found = any(isinstance(f, FoundSome) and not f.total for f in draft.sources.findings)
    if not (draft.sources.has(Nearest, NotInStock) or none_found):
        return _dangling(draft)
    clause = draft.clause(index)
    named = any(draft.named(i) for i in clause)
    if any(draft.denied[i] for i in clause) and (draft.denied[index] or not named):
        return True
    return any(t.stem in {"closest", "nearest", "instead"} for t in draft.tokens[max(0, index - 4) : index])


def _dangling(draft: Draft) -> bool:
    return draft.sources.has(WhichOne) and any(draft.denied)


def _condition(draft: Draft, index: int) -> bool:
    """In an if-clause, or for a purpose that the suggestion was made for."""
    clause = draft.clause(index)
    lowers = [draft.tokens[i].lower for i in clause if i <= index]
    if "if" in lowers:
        return True
    return (
        "for" in lowers
        and draft.sources.has(Recommended, FoundSome, Clarify)
        and draft.tokens[index].stem in draft.sources.met
    )


def _some(draft: Draft, index: int, records: Sequence[Record]) -> bool:
    """ "Some are waterproof", "one of them is": true when one product bears out the clause."""
    clause = draft.clause(index)
    opening = draft.lowers(0, index)
    some = {"some", "including", "there"} & set(opening) or (
        any(w in ("one", "two", "three") for w in opening) and "of" in opening
    )
    if not some or len(records) < 2:
        return False
    places = [i for i in draft.content(clause) if not draft.named(i)]
    bearing = [r for r in records if all(_supported(draft, r, i) for i in places)]
    count = next((int(q.value) for q in draft.quantities if q.first in clause), None)
    if "one" in opening and "of" in opening and count is None:
        count = 1
    return len(bearing) == count if count is not None else len(bearing) >= (2 if "some" in opening else 1)
