"""All that the shop's own words say passes the check, in every language that has them; and nothing that is
altered in what they say of versions of an item."""

from collections.abc import Iterable

import pytest

from assistant.evidence import Cautioned, Clarify, Evidence, Finding, Found, Proposed, SlotAsked
from assistant.generation.worded import sentences
from assistant.grounding.languages.messages import borne_out
from assistant.locales.messages import spoken
from assistant.orders import Kind
from tests.generation.worded.examples import CAIRN, DRIFT, FINDINGS, RIDGE
from tests.service import order_examples as desk

MAIN = ("zh", "de", "es", "fr", "ar")
LIGHTER = sorted(spoken() - {"en", *MAIN})
CHOICES = SlotAsked(
    Kind.CHANGE_ITEMS, "replacement", order=desk.SIMPLE, line=desk.LINES[0], variants=desk.CHOICES
)
SWAP = Proposed(desk.CHEAPER, desk.MAREN, desk.SIMPLE, desk.ALL_GOODS)
SHIRTS = Proposed(desk.ITEMS, desk.MAREN, desk.PENDING, desk.ALL_GOODS)
BUDGET = Clarify("price", ("Up to $26", "$26 to $46", "$46 and over"), total=9)
LEVEL = Found((RIDGE, CAIRN, DRIFT), 9, "shoes", "best rated", level=2, leading=2)


def passes(text: str, finding: Finding, tag: str) -> bool:
    return borne_out(text, Evidence((finding,), language=tag))


def refused(findings: Iterable[Finding], tag: str, styles: tuple[int, ...]) -> list[str]:
    """The sentences that do not pass, of what is worded by messages."""
    worded = [f for f in findings if not isinstance(f, Cautioned)]
    said = [
        (text.strip("\n"), finding)
        for finding in worded
        for text in dict.fromkeys(text for style in styles for text in sentences(finding, tag, style))
    ]
    return [text for text, finding in said if not passes(text, finding, tag)]


@pytest.mark.parametrize("tag", MAIN)
def test_everything_true_is_said(tag: str) -> None:
    assert refused(FINDINGS, tag, (0, 1)) == []


@pytest.mark.parametrize("tag", LIGHTER)
def test_everything_true_is_said_in_the_lighter_languages(tag: str) -> None:
    """A fifth of the findings for each, another fifth for the next."""
    assert refused(FINDINGS[LIGHTER.index(tag) % 5 :: 5], tag, (0,)) == []


@pytest.mark.parametrize("tag", MAIN)
def test_one_of_a_thing_is_not_said_of_more(tag: str) -> None:
    """Words for one alone ("Ich sehe eine Bestellung") hold no figure that could be wrong."""
    one, two = (desk.OrdersListed((desk.CANCELLED,) * n, n, "refund") for n in (1, 2))
    lead = sentences(one, tag)[0]
    assert passes(lead, one, tag)
    assert not passes(lead, two, tag)


ALTERED = (
    (SWAP, "linear", "clicky"),
    (SWAP, "tactile", "linear"),
    (SWAP, "switch type: tactile", "backlight: tactile"),
    (SWAP, "226,11", "231,00"),
    (SWAP, "236,51", "226,11"),
    (SWAP, ", 226,11\u00a0$ statt 236,51\u00a0$", ", je 226,11\u00a0$ statt je 236,51\u00a0$"),
    (SWAP, "switch type: tactile statt linear, ", ""),
    (SWAP, ", Größe: full size statt 60%", ""),
    (SWAP, "Größe: full size statt 60%", "Größe: 60% statt full size"),
    (SHIRTS, "je 52,00\u00a0$ statt je 48,50\u00a0$", "52,00\u00a0$ statt 48,50\u00a0$"),
    (SHIRTS, "blau statt schwarz", "schwarz statt blau"),
    (SHIRTS, "2 × ", ""),
    (SHIRTS, "blau statt schwarz, ", "blau statt schwarz, blau statt schwarz, "),
    (CHOICES, "248,91", "226,11"),
    (CHOICES, "clicky", "tactile"),
    (CHOICES, "clicky, ", ""),
    (CHOICES, "switch type: clicky", "backlight: clicky"),
    (CHOICES, "backlight: nein", "backlight: ja"),
    (BUDGET, "bis 26", "über 26"),
    (BUDGET, "über 46", "bis 46"),
    (BUDGET, "bis 26", "bis 46"),
    (BUDGET, "bis 26", "bis 20"),
    (LEVEL, "Ridge Low", "Drift Mid"),
    (LEVEL, "Cairn Low", "Ridge Low"),
    (LEVEL, " und Cairn Low", ""),
)


@pytest.mark.parametrize(("finding", "words", "others"), ALTERED)
def test_an_altered_version_is_refused(finding: Finding, words: str, others: str) -> None:
    true = [text.strip("\n") for text in sentences(finding, "de") if words in text]
    assert true
    assert [text for text in true if not passes(text, finding, "de")] == []
    assert [text for text in true if passes(text.replace(words, others), finding, "de")] == []


def test_some_of_those_that_share_a_place_are_told_with_how_many_there_are() -> None:
    finding = Found((RIDGE, CAIRN), 90, "shoes", "best rated", level=8, leading=2)
    true = next(text for text in sentences(finding, "de") if "zusammen 8" in text)
    assert passes(true, finding, "de")
    assert not passes(true.replace("8", "9"), finding, "de")
    assert not passes(true.replace("Cairn Low", "Ridge Low"), finding, "de")
