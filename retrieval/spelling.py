"""Words that the catalogue does not know, as it would write them: "trwoel" is a trowel, and
"headtorch" a head torch. An English word is left as it is: no kayak becomes a kayaking guide."""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase

from spellchecker import SpellChecker

from retrieval.phrases import says_something
from retrieval.view import NAMING, View
from retrieval.words import WORD, stem, words

SHORTEST = 5
"""Letters of a word that may hold a slip; a shorter one is taken exactly."""
LONGEST = 20
"""A longer word is a code or noise, and has too many spellings to try."""
MOST = 8
"""Words of one text that are looked into; who writes more of them writes another language."""
PART = 3
"""Letters of each half of a word that is taken apart."""


def respelled(view: View, text: str) -> str:
    """The same text with each slip put right; lengths and places of words may change."""
    slips = list(dict.fromkeys(word for word in words(text) if _is_slip(view, word)))
    if not 0 < len(slips) <= MOST:
        return text
    right = {word: _apart(view, word) or _one_slip(view, word) or word for word in slips}
    return WORD.sub(lambda match: right.get(match.group().lower(), match.group()), text)


def _is_slip(view: View, word: str) -> bool:
    if not SHORTEST <= len(word) <= LONGEST or not (word.isascii() and word.isalpha()):
        return False
    return says_something(word) and stem(word) not in view.keywords and word not in english()


def _apart(view: View, word: str) -> str | None:
    """Two words that stand together in some product's name or category, the rarer pair first."""
    pairs = ((word[:at], word[at:]) for at in range(PART, len(word) - PART + 1))
    known = [pair for pair in pairs if all(stem(part) in view.keywords for part in pair)]
    known.sort(key=lambda pair: -sum(view.keywords.rarity(stem(part)) for part in pair))
    for one, two in known:
        together = view.keywords.rows_with(stem(one), NAMING) & view.keywords.rows_with(stem(two), NAMING)
        if together.any() and one in english() and two in english():
            return f"{one} {two}"
    return None


def _one_slip(view: View, word: str) -> str | None:
    """The most usual of the catalogue's words that are one letter away (Norvig 2007, "How to
    Write a Spelling Corrector"). The first letter has to be right: people seldom get it wrong."""
    known = {edit for edit in _edits(word) if len(edit) >= SHORTEST - 1 and stem(edit) in view.keywords}
    written = {edit for edit in known if edit in english() or edit == stem(edit)}
    named = {edit for edit in written if view.keywords.rows_with(stem(edit), NAMING).any()}
    return min(named or written, key=lambda edit: (_strange(view, edit), edit), default=None)


def _strange(view: View, word: str) -> tuple[bool, float]:
    return word not in english(), view.keywords.rarity(stem(word))


def _edits(word: str) -> set[str]:
    """Everything that one swap, omission, replacement or addition makes of the letters after the first."""
    splits = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1}
    without = {head + tail[1:] for head, tail in splits if tail}
    replaced = {head + letter + tail[1:] for head, tail in splits if tail for letter in ascii_lowercase}
    added = {head + letter + tail for head, tail in splits for letter in ascii_lowercase}
    return swapped | without | replaced | added


@cache
def english() -> frozenset[str]:
    """The words of the language, as far as the dictionary of pyspellchecker has them."""
    return frozenset(SpellChecker().word_frequency.dictionary)
