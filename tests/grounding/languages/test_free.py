"""Free text in four languages: true sentences pass, and lies of every kind are refused."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.evidence import Evidence, Found, Passage, PolicyFound, Shown
from assistant.grounding import Grounded, Grounding
from retrieval.catalog.product import Money, Product, Stock, Variant
from retrieval.facets import facets

PACK = Product(
    id="1", name="Harbor Pack", description="", price=Money(Decimal(89), "USD"),
    category=("Bags", "Backpacks"),
    attributes={"waterproof": ("yes",), "material": ("nylon",), "color": ("black",), "capacity": ("20 l",),
                "zip": ("no",)},
    stock=Stock(True), rating=4.5, rating_count=12, brand="Norvik",
)  # fmt: skip
ROLL = Product(
    id="2", name="Fenway Roll", description="", price=Money(Decimal("74.50"), "USD"),
    category=("Bags", "Backpacks"),
    attributes={"waterproof": ("no",), "material": ("leather",), "color": ("brown",)},
    stock=Stock(False), rating=4.1, rating_count=12, brand="Norvik",
)  # fmt: skip
CARDS = (Shown(PACK), Shown(ROLL))
EVIDENCE = Evidence((Found(CARDS, 2, "backpacks"),), CARDS, asked="backpacks")
GROUNDING = Grounding(lambda: facets([PACK, ROLL]), lambda: [PACK.name, ROLL.name])
FILE = Path(__file__).with_name("sentences.txt")
LANGUAGES = ("zh", "de", "es", "fr")


def passes(text: str, tag: str, evidence: Evidence = EVIDENCE) -> bool:
    return isinstance(GROUNDING.check(text, replace(evidence, language=tag)), Grounded)


def cases(file: Path) -> Iterator[tuple[str, str, bool]]:
    """A tag after "#", then sentences, true ones after "+" and false ones after "-"."""
    tag = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            tag = line[2:]
        else:
            yield tag, line[2:], line.startswith("+")


@pytest.mark.parametrize(("tag", "text", "true"), list(cases(FILE)))
def test_the_true_passes_and_the_false_is_refused(tag: str, text: str, true: bool) -> None:
    assert passes(text, tag) is true


PRICES = {"zh": "{}售价{}美元。", "de": "{} kostet {} $.", "es": "{} cuesta {} $.", "fr": "{} coûte {} $."}
COLORS = {
    "zh": ("{}是{}的。", "黑色", "棕色", "红色"),
    "de": ("{} ist {}.", "schwarz", "braun", "rot"),
    "es": ("{} es de color {}.", "negro", "marrón", "rojo"),
    "fr": ("{} est de couleur {}.", "noir", "marron", "rouge"),
}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_price_is_that_of_the_product_it_stands_with_to_the_digit(tag: str) -> None:
    right = PRICES[tag].format("Harbor Pack", 89)
    assert passes(right, tag)
    for wrong in ("79", "98", "8", "890", "89,50", "88", "75"):
        assert not passes(PRICES[tag].format("Harbor Pack", wrong), tag), wrong
    assert not passes(PRICES[tag].format("Fenway Roll", 89), tag)
    assert not passes(PRICES[tag].format("Harbour Pack", 89), tag)
    assert not passes(right.replace("$", "€").replace("美元", "欧元"), tag)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_color_is_that_of_the_product(tag: str) -> None:
    form, black, brown, red = COLORS[tag]
    said = {(n, c) for n in ("Harbor Pack", "Fenway Roll") for c in (black, brown, red)}
    true = {pair for pair in said if passes(form.format(*pair), tag)}
    assert true == {("Harbor Pack", black), ("Fenway Roll", brown)}


@pytest.mark.parametrize(("tag", "lie", "true"), list(cases(FILE.with_name("lies.txt"))))
def test_promises_policies_praise_leaks_and_markup_are_refused(tag: str, lie: str, true: bool) -> None:
    assert passes(lie, tag) is true


@pytest.mark.parametrize("tag", ["it", "pt", "nl", "pl", "ru", "tr", "ar", "ja", "ko", "th"])
def test_a_language_without_closed_lists_has_no_free_text(tag: str) -> None:
    assert not passes("Harbor Pack 89 USD waterproof", tag)


def test_a_page_is_quoted_in_whole_sentences_and_never_put_in_other_words() -> None:
    page = Passage(
        "r", "Returns", "Returns", "r", "Unworn items can come back. Worn items can not come back."
    )
    evidence = Evidence((PolicyFound((page,), "returns"),), passages=(page,))
    assert passes("„Unworn items can come back.“", "de", evidence)
    assert not passes("„items can come back.“", "de", evidence)
    assert not passes("„Worn items can come back.“", "de", evidence)
    assert not passes("Ungetragene Ware können Sie zurückgeben.", "de", evidence)


CAPES = Product(
    id="3", name="Tidal Cape", description="", price=Money(Decimal(40), "USD"), category=("Capes",),
    attributes={"waterproof": ("no",)},
    variants=tuple(
        Variant(f"{color}-{size}", {"color": color, "size": size}, stock=Stock(there))
        for color, size, there in (
            ("black", "8", True), ("black", "9", False), ("brown", "8", False), ("brown", "9", False),
        )
    ),
)  # fmt: skip
CAPE = Evidence((Found((Shown(CAPES),), 1, "capes"),), (Shown(CAPES),), asked="waterproof capes")
STOCKED = {
    "zh": ("Tidal Cape的{}有货。", "黑色", "棕色"),
    "de": ("Tidal Cape in {} ist auf Lager.", "schwarz", "braun"),
    "es": ("Tidal Cape en {} está disponible.", "negro", "marrón"),
    "fr": ("Tidal Cape est disponible en {}.", "noir", "marron"),
}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_color_is_in_stock_only_if_a_variant_of_it_is(tag: str) -> None:
    form, black, brown = STOCKED[tag]
    assert passes(form.format(black), tag, CAPE)
    assert not passes(form.format(brown), tag, CAPE)


@pytest.mark.parametrize(
    ("tag", "text", "true"),
    [
        ("de", "Tidal Cape in schwarz, Größe 8, ist auf Lager.", True),
        ("de", "Tidal Cape in schwarz, Größe 9, ist auf Lager.", False),
        ("de", "Tidal Cape in schwarz ist auf Lager, in braun auch.", False),
        ("de", "Tidal Cape in braun ist ausverkauft.", True),
        ("de", "Tidal Cape in schwarz ist ausverkauft.", False),
    ],
)
def test_stock_is_that_of_every_option_named(tag: str, text: str, true: bool) -> None:
    assert passes(text, tag, CAPE) is true


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("zh", "Tidal Cape不是防水的吗？"),
        ("zh", "Tidal Cape不是不防水。"),
        ("de", "Ist der Tidal Cape nicht wasserdicht?"),
        ("de", "Ist er nicht wasserdicht?"),
        ("es", "¿No es impermeable?"),
        ("fr", "Tidal Cape n'est pas sans imperméable."),
    ],
)
def test_a_denial_that_affirms_is_refused(tag: str, text: str) -> None:
    assert not passes(text, tag, CAPE)
