"""Lexicons are well formed and cover the demo shop; forms are found whole, values are said."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from retrieval.languages.codes import LANGUAGES
from retrieval.languages.lexicon import DATA, folded, lexicon

CODES = sorted({language.data for language in LANGUAGES.values()} - {"en"})
FULL = ["zh", "es", "de", "fr", "it", "pt", "nl", "pl", "ru", "tr"]
DEMO = Path(__file__).parents[3] / "demo" / "catalogue.jsonl"
UNIT = re.compile(r"[\d.,-]+\s*(?:°F|db|w|%|psi|gsm)?|upf \d+|ip[x\d]\d|a\d|X*[SML]+", re.IGNORECASE)


def demo_words() -> set[str]:
    found: set[str] = set()
    for line in DEMO.read_text(encoding="utf-8").splitlines():
        product = json.loads(line)
        found.update(product["category"], product["attributes"])
        for name, said in product["attributes"].items():
            if name != "author":
                found.update(map(str, said if isinstance(said, list) else [said]))
        found.update(str(v) for one in product.get("variants", ()) for v in one["options"].values())
    return {word for word in found if not UNIT.fullmatch(word)}


@pytest.mark.parametrize("code", CODES)
def test_every_line_is_a_term_with_forms_once_each(code: str) -> None:
    lines = (DATA / f"{code}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len(rows) >= 150
    assert [row for row in rows if len(row) != 2] == []
    terms = [folded(term) for term, _ in rows]
    assert sorted({term for term in terms if terms.count(term) > 1}) == []
    for _, forms in rows:
        said = [folded(form) for form in forms.split("|")]
        assert "" not in said
        assert len(said) == len(set(said))


@pytest.mark.parametrize("code", FULL)
def test_the_demo_shops_words_are_all_said(code: str) -> None:
    known = lexicon(code)
    assert sorted(word for word in demo_words() if known.say(word) is None) == []


def test_plurals_numbers_and_lists_are_said() -> None:
    assert lexicon("fr").say("rubber, 4 mm lugs") == "caoutchouc, crampons de 4 mm"
    assert lexicon("de").say("40 hours") == "40 Stunden"
    assert lexicon("zh").say("Backpacks") == lexicon("zh").say("backpack") == "双肩背包"
    assert lexicon("de").say("flux compensator") is None


def test_numbers_are_read_back() -> None:
    assert lexicon("de").english("40 Stunden") == ("40 hours",)


@pytest.mark.parametrize(
    ("code", "text", "terms"),
    [
        ("zh", "我想买防水的跑鞋", ["waterproof", "running shoe"]),
        ("de", "wasserdichte Laufschuhe", ["waterproof", "running shoe"]),
        ("es", "botas de agua rojas", ["rain boot", "red"]),
        ("de", "Schuhwichse", []),
    ],
)
def test_the_longest_whole_forms_are_found(code: str, text: str, terms: list[str]) -> None:
    assert [found.terms[0] for found in lexicon(code).matches(folded(text))] == terms
