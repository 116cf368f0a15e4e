"""Slips of the pen in words that matter here: verbs of the desk, names and values of the customer's own
goods. A word of the language is never a slip, so no house becomes a mouse."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.actions.desk.reading.records import Records
from assistant.actions.desk.reading.tokens import Text, Token
from retrieval.spelling import english
from retrieval.words import word_set

VERBS = word_set(
    """cancel cancelled cancelling cancellation return returning returned refund refunded exchange
    exchanging exchanged modify modifying change changing changed switch switching replace
    replacement replacing address payment method order orders paypal credit delivery shipping
    shipped delivered tracking status receipt invoice account default profile mistake accident
    accidentally longer needed everything except instead original cheapest expensive available
    cheaper bigger smaller larger pending latest confirm correct please manager supervisor human
    agent balance damaged defective broken because missing received purchased different another
    please"""
)
SHORTEST = 4


def mended(text: Text, records: Records) -> Text:
    """The same with slips put right; every word stays where it stands."""
    slips = [n for n, token in enumerate(text) if _may_be_slip(token)]
    if not slips:
        return text
    choices = VERBS | records.words
    known = english()
    tokens = list(text.tokens)
    for n in slips:
        word = tokens[n].word
        if word in known or word in choices:
            continue
        if right := meant(word, choices):
            tokens[n] = replace(tokens[n], word=right)
    return Text(text.raw, tokens)


def _may_be_slip(token: Token) -> bool:
    return len(token.word) >= SHORTEST and token.word.isalpha() and token.word.isascii()


def meant(word: str, choices: Collection[str]) -> str | None:
    """The one choice that a word is a slip of: the first letter right, one slip up to seven letters, two in
    longer words, a swap being one; of four letters only a swap."""
    slips = 1 if len(word) < 8 else 2
    alike = [
        c for c in choices if c[:1] == word[:1] and abs(len(c) - len(word)) <= slips and len(c) >= SHORTEST
    ]
    if len(word) == SHORTEST:
        alike = [c for c in alike if sorted(c) == sorted(word)]
    found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=2)
    if not found or (len(found) == 2 and found[0][1] == found[1][1]):
        return None
    return str(found[0][0])
