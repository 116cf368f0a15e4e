"""Sentences on orders, the account and the cart with one thing altered: another value, two swapped, one left
out. None of them passes."""

import random
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from assistant.evidence import (
    AccountTold,
    CartChanged,
    CartShown,
    ChangeMade,
    Evidence,
    Finding,
    OrdersListed,
    OrderTold,
    Proposed,
    SlotAsked,
)
from assistant.generation.worded import sentences
from assistant.grounding.languages.messages import borne_out
from assistant.grounding.languages.slots import separators
from assistant.locales.messages import formatted
from tests.generation.worded.examples import FINDINGS

LANGUAGES = ("zh", "de", "es", "fr", "ar")
KINDS = (OrderTold, OrdersListed, Proposed, ChangeMade, SlotAsked, CartChanged, CartShown, AccountTold)
Alter = Callable[[str, str], Iterator[str]]
FIGURE = re.compile(r"[A-Za-z#-]*\d[A-Za-z\d-]*(?:[.,]\d+)*")
NAMES = ("Mechanical Keyboard", "T-Shirt", "Standing Desk", "Evening Serum", "Ridge Low")
METHODS = ("Visa", "PayPal", "UPS", "Casco Freight")
ADDRESSES = ("14 Tansy Lane, Portland, ME 04101, USA", "220 Cooper Street, Apt 4B, Boston, MA 02113, USA")
OTHERS = (*NAMES, *METHODS, *ADDRESSES, "Maren Holt", "maren.holt@example.org", "linear", "clicky", "tactile")
WORDS = {
    "zh": ("11月", "12月", "黑色", "蓝色", "礼品卡", "待处理", "已发货", "已送达", "已取消"),
    "de": ("November", "Dezember", "schwarz", "blau", "Gutschein", "versandt", "zugestellt", "storniert"),
    "es": ("noviembre", "diciembre", "negro", "azul", "tarjeta regalo", "enviado", "entregado", "cancelado"),
    "ar": ("نوفمبر", "ديسمبر", "أسود", "أزرق", "بطاقة هدايا", "قيد الانتظار", "تم شحنه", "تم تسليمه", "ملغى"),
    "fr": ("novembre", "décembre", "noir", "bleu", "carte cadeau", "expédiée", "livrée", "annulée"),
}


@cache
def told(tag: str) -> tuple[tuple[str, Finding], ...]:
    """Every true sentence once, with a finding that it is said of."""
    said = {
        text.strip("\n"): finding
        for finding in FINDINGS
        if isinstance(finding, KINDS)
        for text in sentences(finding, tag)
    }
    return tuple(said.items())


def other_figures(text: str, tag: str) -> Iterator[str]:
    """Each sum, count, order number, day and last four digits, one more and one digit longer."""
    for match in FIGURE.finditer(text):
        last = str((int(match.group()[-1]) + 1) % 10) if match.group()[-1].isdigit() else "9"
        for wrong in (match.group()[:-1] + last, match.group() + "1"):
            yield text[: match.start()] + wrong + text[match.end() :]


def other_words(text: str, tag: str) -> Iterator[str]:
    """Another item, method, carrier, address, person, month or status of these examples."""
    for group in (NAMES, METHODS, ADDRESSES, ("linear", "clicky", "tactile"), WORDS[tag]):
        for one in group:
            if one in text:
                yield from (text.replace(one, other) for other in (*group, "Zanzibar") if other != one)


def entries(text: str, tag: str) -> list[str]:
    """The entries of the lists of a sentence, in no order."""
    between = "|".join(map(re.escape, (*separators(tag), "：", ": ")))
    return sorted(part.strip("-。. ") for part in re.split(between, text))


def swapped(text: str, tag: str) -> Iterator[str]:
    """Two different values, each in the place of the other; not where a list only changes its order."""
    found = sorted(
        {match.span() for match in FIGURE.finditer(text)}
        | {match.span() for one in OTHERS for match in re.finditer(re.escape(one), text)}
    )
    for n, (start, end) in enumerate(found):
        for other, stop in found[n + 1 :]:
            between, one, two = text[end:other], text[start:end], text[other:stop]
            if other >= end and one != two and between not in separators(tag):
                wrong = text[:start] + two + between + one + text[stop:]
                if entries(wrong, tag) != entries(text, tag):
                    yield wrong


def shortened(text: str, tag: str) -> Iterator[str]:
    """Without one of the items, methods or balances that the sentence lists."""
    between = "|".join(map(re.escape, separators(tag)))
    pieces = re.split(f"({between})", text)
    listed = (*NAMES, "PayPal", "Visa", "75", "300")
    named = [n for n in range(0, len(pieces), 2) if any(one in pieces[n] for one in listed)]
    for n in named[1:]:
        end = pieces[n][-1] if pieces[n][-1] in "。.:：" else ""
        yield "".join(pieces[: n - 1]) + end + "".join(pieces[n + 1 :])


def is_whole(text: str, tag: str) -> bool:
    """Whether a sentence claims to name all: no question, and no "6 items in all" behind a few of them."""
    counted = [formatted(tag, "part-items", {"items": "", "count": n}).strip() for n in range(4, 7)]
    return not text.endswith(("?", "？", "؟")) and not any(words in text for words in counted)


def one_each(tag: str, alter: Alter, drawn: random.Random) -> Iterator[tuple[str, Evidence]]:
    """Of each true sentence one alteration, drawn."""
    for text, finding in told(tag):
        wrong = [w for w in dict.fromkeys(alter(text, tag)) if w != text]
        if wrong and (alter is not shortened or is_whole(text, tag)):
            yield drawn.choice(wrong), Evidence((finding,), language=tag)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("alter", [other_figures, other_words, swapped, shortened])
def test_an_altered_sentence_is_refused(tag: str, alter: Alter) -> None:
    altered = list(one_each(tag, alter, random.Random(11)))
    assert len(altered) > 10
    assert [text for text, evidence in altered if borne_out(text, evidence)] == []
