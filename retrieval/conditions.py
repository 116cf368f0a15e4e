"""Whether two questions that mean nearly the same also ask it under the same conditions: an encoder hardly
tells "within 30 days" from "after 30 days", or "can I" from "can I not"."""

from __future__ import annotations

import re

from retrieval.words import stem, words

CODE = re.compile(r"\b(?=[a-z]*\d)[a-z]{1,3}-?\d{1,4}\b", re.IGNORECASE)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
DENIED = re.compile(
    r"\b(?:no|not|never|without|cannot|non|un(?:opened|used|worn|damaged)|except)\b|n['’]t\b", re.IGNORECASE
)
SPELLED = {
    name: str(number)
    for number, name in enumerate(
        re.findall(r"\w+", "zero one two three four five six seven eight nine ten eleven twelve")
    )
}
OPPOSED = tuple(
    (frozenset(stem(w) for w in one.split()), frozenset(stem(w) for w in other.split()))
    for one, other in (
        ("opened used worn washed", "unopened unused unworn new"),
        ("before within", "after later past"),
        ("with", "without"),
        ("abroad international overseas foreign outside", "domestic inside home"),
        ("online website", "store shop"),
        ("sale discounted reduced", "regular full"),
        ("men mens", "women womens"),
        ("more above over", "less below under"),
    )
)


def codes(text: str) -> frozenset[str]:
    """Codes like "E4" and "FW-101", in one spelling."""
    return frozenset(found.group().upper().replace("-", "") for found in CODE.finditer(text))


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, spelled out or not, and without those inside codes."""
    bare = CODE.sub(" ", text)
    spelled = (SPELLED[word] for word in bare.lower().split() if word in SPELLED and word != "one")
    return frozenset(n.replace(",", ".") for n in NUMBER.findall(bare)) | frozenset(spelled)


def denies(text: str) -> bool:
    return bool(DENIED.search(text))


def agree(question: str, other: str) -> bool:
    """Whether numbers, codes and negation are the same in both, and neither says the other's opposite."""
    same = numbers(question) == numbers(other) and codes(question) == codes(other)
    if not same or denies(question) != denies(other):
        return False
    one, two = ({stem(word) for word in words(text)} for text in (question, other))
    return not any(
        (one & a and two & b and not one & b) or (one & b and two & a and not two & b) for a, b in OPPOSED
    )
