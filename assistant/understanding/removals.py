"""What a message takes back: "forget the budget", "any colour is fine", "size doesn't matter"."""

from __future__ import annotations

from assistant.understanding.reading import Reading, is_content
from assistant.understanding.vocabulary import Sense, Vocabulary
from assistant.understanding.wordlists import phrases, words

_DROPS = words("forget ignore drop remove skip disregard scrap lose clear")
_WHATEVER = frozenset({"any", "whatever", "whichever", "every"})
_PLAIN = {
    "budget": "price", "price": "price", "cost": "price", "money": "price", "limit": "price",
    "brand": "brand", "make": "brand", "rating": "rating", "review": "rating", "star": "rating",
    "stock": "stock", "availability": "stock", "category": "category", "filter": "all", "everything": "all",
}  # fmt: skip
_SENSES = {
    "color": Sense.COLOUR,
    "size": Sense.SIZE,
    "material": Sense.MATERIAL,
    "fabric": Sense.MATERIAL,
    "gender": Sense.GROUP,
}
_NEED_NOT = phrases(
    "|".join(
        f"{who} {need}"
        for who in ("doesnt", "dont", "does not", "do not", "didnt", "wouldnt", "no longer")
        for need in ("have to be", "need to be", "have to have", "need to have", "needs to be", "has to be")
    )
    + "|neednt be|need not be|neednt have|need not have|no need to be|no need for|not necessarily"
)
_DOES_NOT_MATTER = phrases(
    "doesnt matter|dont matter|not important|isnt important|no object|does not matter|dont care|"
    "no issue|no problem|irrelevant|not necessary|isnt necessary|not needed|isnt needed|not required|"
    "isnt required|not a must|isnt a must|optional|not essential|isnt essential"
)


def read_removals(reading: Reading, vocabulary: Vocabulary) -> frozenset[str]:
    """Names of what is removed, tokens taken: "price", "brand", "rating", "stock", "category",
    "all" or an attribute's name."""
    removed: set[str] = set()
    for i in range(len(reading)):
        names, length = _dimension(reading, vocabulary, i)
        if not names:
            continue
        end = i + length
        flags = any(vocabulary.senses.get(name) is Sense.FLAG for name in names)
        open_ = not flags and _closes(reading, end)
        start = _dropped_from(reading, i, open_)
        after = _indifferent_after(reading, end)
        if start is None and not after:
            continue
        removed |= names
        if reading.says(end, "after", "all"):
            end += 2
        reading.take(i if start is None else start, after or end, "removed")
    return frozenset(removed)


def _dimension(reading: Reading, vocabulary: Vocabulary, i: int) -> tuple[frozenset[str], int]:
    word = reading.root(i)
    if word in _PLAIN:
        return frozenset({_PLAIN[word]}), 1
    if word in _SENSES:
        if word in vocabulary.names:
            return frozenset({vocabulary.names[word]}), 1
        named = frozenset(n for n, sense in vocabulary.senses.items() if sense is _SENSES[word])
        return named, 1 if named else 0
    for length in (3, 2, 1):
        if i + length <= len(reading):
            name = vocabulary.names.get(reading.key(i, i + length))
            if name:
                return frozenset({name}), length
    return frozenset(), 0


def _closes(reading: Reading, i: int) -> bool:
    """Whether nothing follows that "any" could ask for ("any size 9 shoes?")."""
    return not is_content(reading, i) and not (i < len(reading) and reading.tokens[i].is_number)


def _dropped_from(reading: Reading, i: int, is_open: bool) -> int | None:
    """Where the words begin that take back what stands at `i`; "any" does so only where `is_open`."""
    for j in range(i - 1, max(i - 5, -1), -1):
        if reading.tokens[j + 1].opens_clause:
            return None
        word = reading.norm(j)
        if word in _DROPS or (word in _WHATEVER and j == i - 1 and is_open):
            return j
        if reading.says(j, "never", "mind") or reading.says(j, "dont", "care"):
            return j
        if reading.first_of(j, _NEED_NOT):
            return j
        if word == "no" and j == i - 1 and reading.root(i) in {"budget", "limit"}:
            return j
        if word == "without" and reading.root(i) in {"limit", "budget"}:
            return j
    return None


def _indifferent_after(reading: Reading, i: int) -> int:
    for j in range(i, min(i + 3, len(reading))):
        if reading.tokens[j].opens_clause:
            break
        length = reading.first_of(j, _DOES_NOT_MATTER)
        if length:
            return j + length
    if reading.norm(i - 2) in _WHATEVER and reading.norm(i) in {"is", "will", "would", "works"}:
        return min(i + 3, len(reading))
    return 0
