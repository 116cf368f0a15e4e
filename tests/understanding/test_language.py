"""Languages are told by script or by their own words; short product names stay English."""

import pytest

from assistant.understanding.language import Detecting, detect, languages, sorry
from retrieval.facets import Facets


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("haben Sie diese Lampe auch in Schwarz?", "de"),
        ("je cherche un cadeau pour ma mère", "fr"),
        ("¿cuánto cuesta el envío?", "es"),
        ("avete una giacca impermeabile da donna", "it"),
        ("gostaria de devolver os sapatos", "pt"),
        ("ik zoek een cadeau voor mijn vader", "nl"),
        ("czy macie buty w rozmiarze 42", "pl"),
        ("har ni vinterjackor för barn", "sv"),
        ("onko teillä tätä sinisenä", "fi"),
        ("bu ayakkabı kaç lira", "tr"),
        ("hola", "es"),
        ("danke", "de"),
        ("Где моя посылка?", "ru"),
        ("Скільки коштує доставка?", "uk"),
        ("有没有便宜一点的 iPhone 手机壳", "zh"),
        ("この靴は防水ですか", "ja"),
        ("이 신발 방수인가요", "ko"),
        ("هل لديكم أحذية مقاومة للماء", "ar"),
        ("האם יש לכם נעליים", "he"),
        ("มีรองเท้ากันน้ำไหม", "th"),
        ("έχετε αδιάβροχα παπούτσια;", "el"),
    ],
)
def test_a_language_is_known_by_its_own_words_or_script(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "nike air",
        "ok",
        "cheaper",
        "laptop",
        "adidas samba og",
        "in the red one?",
        "L'Oreal revitalift",
        "do you have le creuset pans",
        "plz refund",
        "no no no",
        "la lakers cap",
        "2041",
        "???",
        "",
        "x" * 2000,
        "size 42 eu",
        "me and my son need hats",
        "café latte mugs",
        "jane.doe@beispiel.de",
    ],
)
def test_short_product_talk_is_english(text: str) -> None:
    assert detect(text) == "en"


def test_a_hint_is_believed_unless_the_text_says_otherwise() -> None:
    assert detect("iphone", hint="de-AT") == "de"
    assert detect("where is my parcel, it should be here", hint="de") == "en"
    assert detect("wo ist mein Paket", hint="en-US") == "de"


def test_words_of_the_catalogue_prove_nothing() -> None:
    assert detect("la roche posay effaclar", vocabulary={"la", "roche", "posay", "effaclar"}) == "en"


def test_the_apology_is_in_the_language_and_in_english() -> None:
    assert len(languages()) >= 17
    assert sorry("de").startswith("Entschuldigung")
    assert "English" in sorry("de")
    assert sorry("xx") == sorry("en")


@pytest.mark.parametrize("code", [code for code in languages() if code != "sr"])
def test_each_apology_is_in_its_own_language(code: str) -> None:
    assert detect(languages()[code].sorry) == code


def test_brands_and_names_of_the_catalogue_are_read_anew_and_hide_no_other_language() -> None:
    empty, stocked = Facets(), Facets(brands={"Trondheimer Fjellsko": 3, "Das Bett und Mehr": 1})
    shown = [empty]
    detecting = Detecting(lambda: shown[0], lambda: ["Ostseewind Strandjacke Schilfgras"])
    talk = "trondheimer fjellsko strandjacke schilfgras"
    foreign = "haben sie das bett und die jacke auch in blau"
    assert (detecting(talk), detecting(foreign)) == ("no", "de")
    shown[0] = stocked
    assert (detecting(talk), detecting(foreign)) == ("en", "de")
