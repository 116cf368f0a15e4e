"""What can be seen on the face of a sentence: leaks, other languages, gibberish, links."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from assistant.grounding.draft import Draft
from assistant.grounding.sources import Sources
from assistant.grounding.text import Kind, Token, fold
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import GRAMMAR, LEAKS

_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")
_FOREIGN = frozenset(
    [
        "el",
        "los",
        "las",
        "una",
        "unos",
        "para",
        "con",
        "muy",
        "este",
        "esta",
        "estos",
        "pero",
        "porque",
        "está",
        "tiene",
        "aquí",
        "le",
        "les",
        "des",
        "une",
        "est",
        "dans",
        "avec",
        "pour",
        "sur",
        "vous",
        "nous",
        "votre",
        "der",
        "die",
        "das",
        "und",
        "ist",
        "nicht",
        "ein",
        "eine",
        "mit",
        "für",
        "auf",
        "sind",
        "wir",
        "sie",
        "il",
        "lo",
        "gli",
        "che",
        "di",
        "sono",
        "questo",
        "è",
        "o",
        "os",
        "um",
        "uma",
        "não",
        "com",
        "mais",
        "het",
        "een",
        "van",
        "voor",
        "met",
        "och",
        "är",
        "inte",
        "para",
        "por",
    ]
) - {"die", "o", "sur", "lo", "di"}
_ARTICLES = frozenset(["a", "an", "the"])
_NO_END = frozenset("a an the and or than because if your our my very".split())  # noqa: SIM905
_AFTER_ARTICLE = frozenset(
    [
        "of",
        "and",
        "or",
        "but",
        "is",
        "are",
        "was",
        "were",
        "to",
        "for",
        "with",
        "from",
        "than",
        "the",
        "a",
        "an",
        "it",
        "they",
        "we",
        "you",
        "i",
        "not",
        "if",
    ]
)
_PHONE = re.compile(r"\+?\(?\d[\d\s().-]{6,}\d")


def check(text: str, found: Sequence[Token], sources: Sources) -> None:
    """Raises Objection for a sentence that should not be read any further."""
    _leak(text)
    _language(text, found, sources)
    _links(text, found, sources)


def _leak(text: str) -> None:
    lower = fold(text).lower()
    for mark in LEAKS:
        if mark in lower:
            raise Objection(Reason.LEAK, mark)
    if _ODD.search(text.strip()):
        raise Objection(Reason.GIBBERISH, "control characters")


def _language(text: str, found: Sequence[Token], sources: Sources) -> None:
    for letter in fold(text):
        if (
            letter.isalpha()
            and not letter.isascii()
            and letter not in "ßøØæÆœŒłŁđðþıªºµ"
            and not _known(letter, sources)
        ):
            raise Objection(Reason.LANGUAGE, letter)
    words = [t.lower for t in found if t.kind is Kind.WORD]
    foreign = [w for w in words if w in _FOREIGN]
    if len(foreign) >= 2 and len(foreign) * 4 >= len(words):
        raise Objection(Reason.LANGUAGE, " ".join(foreign))


def _known(letter: str, sources: Sources) -> bool:
    return any(letter in s.text for r in sources.products for s in r.segments)


def gibberish(draft: Draft) -> None:
    """Raises Objection for words that make no sentence; names and what is read out may be as they are."""
    kept = [not (draft.named(i) or i in draft.settled) for i in range(len(draft.tokens))]
    words = [
        (t.lower, free)
        for t, free in zip(draft.tokens, kept, strict=True)
        if t.kind in (Kind.WORD, Kind.CODE, Kind.NUMBER)
    ]
    for (first, one), (second, other) in itertools.pairwise(words):
        if not (one and other) or first[:1].isdigit():
            continue
        if first == second and first not in {"had", "that", "bye", "very"}:
            raise Objection(Reason.GIBBERISH, f"{first} {second}")
        if first in _ARTICLES and second in _AFTER_ARTICLE:
            raise Objection(Reason.GIBBERISH, f"{first} {second}")
    words = [(word, free) for word, free in words if not word[:1].isdigit()]
    plain = [word for word, free in words if free]
    last = next((i for i in reversed(range(len(kept))) if draft.tokens[i].kind is not Kind.MARK), 0)
    ended = bool(kept) and kept[last] and draft.tokens[last].lower in _NO_END
    if ended and draft.text.rstrip().endswith((".", "!", "?")):
        raise Objection(Reason.GIBBERISH, f"ends in {draft.tokens[last].lower}")
    runs = Counter(zip(plain, plain[1:], plain[2:], strict=False))
    if runs and runs.most_common(1)[0][1] > 3:
        raise Objection(Reason.GIBBERISH, " ".join(runs.most_common(1)[0][0]))
    if len(words) >= 6 and len(plain) == len(words) and all(w in GRAMMAR for w in plain):
        raise Objection(Reason.GIBBERISH, "no word of any content")


def _links(text: str, found: Sequence[Token], sources: Sources) -> None:
    """A link, address or telephone number has to stand in the evidence as it is."""
    known = _addresses(sources)
    for token in found:
        if (
            token.kind is Kind.LINK
            and token.text.rstrip(".,;") not in known
            and token.lower not in sources.turn.said
        ):
            raise Objection(Reason.LINK, token.text)
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) >= 7 and "." not in match.group().strip(".") and not _stands(digits, sources):
            raise Objection(Reason.LINK, match.group())


def _addresses(sources: Sources) -> set[str]:
    found = {s.product.url or "" for s in sources.evidence.products}
    found |= {p.url or "" for p in sources.evidence.passages}
    if sources.cart:
        found.add(sources.cart.checkout_url or "")
    for passage in sources.passages:
        for part in passage:
            found |= {w.strip(".,;()<>\"'") for w in part.text.split()}
    return found - {""}


def _stands(digits: str, sources: Sources) -> bool:
    texts = [part.text for passage in sources.passages for part in passage]
    return any(digits in re.sub(r"\D", "", text) for text in texts)
