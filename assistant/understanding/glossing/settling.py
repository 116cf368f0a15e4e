"""Which language a short message is in, by which of them can read it.

A detector is unsure of "casco de bici" or "moin"; the languages' own phrases and words are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.understanding.glossing.reader import Reader
from assistant.understanding.spoken import known_english
from retrieval.languages.codes import LANGUAGES
from retrieval.languages.lexicon import lexicon

FEW = 8
"""Words; of longer messages the detector is sure."""
PLAIN = 0.5
"""Share of its words that English has, from which on a message that was taken for English stays it."""
READ = 0.7
"""Share of its words that a language has to know of a message that was taken for another."""
HELD = 0.15
"""What being detected, or being the conversation's, counts for beside the share of known words."""
_CLAUSE = re.compile(r"[,.;:!?]\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def settled(text: str, found: str, expected: str, readers: Mapping[str, Reader]) -> str:
    """The language of a message in Latin letters that was taken for `found` in a conversation in
    `expected`: the one that knows most of its words, if that is plain, else `found`. `text` is without the
    names of products, which prove nothing."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or (found in readers and found == expected):
        return found
    longest = [word.lower() for word in _WORD.findall(max(_CLAUSE.split(text), key=len))]
    if expected == "en" and _is_english(longest) and found in readers and _known(text, readers[found]) < READ:
        return expected
    english = _is_english(words)
    if len(words) > FEW or (found == "en" and all(word in _english() for word in words)):
        return found
    known = {code: _known(text, reader) for code, reader in readers.items()}
    if found == "en" and english and max(known.values(), default=0.0) < 1.0:
        return found  # "spedite in Canada": English only where no other language knows every word
    held = {code: share + HELD * ((code == found) + (code == expected)) for code, share in known.items()}
    best = max(held, key=lambda code: held[code], default=found)
    return best if known.get(best, 0.0) >= READ and held[best] > held.get(found, 0.0) else found


def _is_english(words: Sequence[str]) -> bool:
    return sum(word in _english() for word in words) >= PLAIN * len(words)


def _known(text: str, reader: Reader) -> float:
    return reader.read(reader.prepared(text)).known


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """Words of English messages and of the English terms that other languages have forms for."""
    terms = {term for language in LANGUAGES.values() for term in lexicon(language.data).forms}
    return known_english() | {word for term in terms for word in _WORD.findall(term)}
