"""A number and its unit are read as one thing, and bounds of it as what they mean."""

from __future__ import annotations

import pytest

from assistant.understanding.glossing.glosses import reader_of
from assistant.understanding.words import clean


def read(code: str, text: str) -> str:
    reader = reader_of(code)
    assert reader is not None
    return reader.read(reader.prepared(clean(text))).english


@pytest.mark.parametrize(
    ("code", "text", "english"),
    [
        ("zh", "500毫升以上的保温杯", "at least 500 ml"),
        ("zh", "不超过2公斤的帐篷", "at most 2 kg"),
        ("zh", "5斤以内", "at most 2.5 kg"),
        ("zh", "续航20小时以上的耳机", "at least 20 hours"),
        ("de", "Zelt unter 2 Kilo", "under 2 kg"),
        ("de", "mindestens 1,5 Liter", "at least 1.5 l"),
        ("de", "Rucksack mit mehr als 30 Litern", "over 30 l"),
        ("fr", "une gourde d'au moins 1 litre", "at least 1 l"),
        ("es", "mochila de al menos 20 litros", "at least 20 l"),
        ("it", "almeno 500 ml", "at least 500 ml"),
        ("pt", "mochila até 25 litros", "at most 25 l"),
        ("nl", "tent tot 3 kilo", "at most 3 kg"),
        ("pl", "plecak co najmniej 20 litrów", "at least 20 l"),
        ("ru", "палатка до 2 кг", "at most 2 kg"),
        ("ja", "500ml以上の水筒", "at least 500 ml"),
        ("ko", "2킬로 이하 텐트", "at most 2 kg"),
        ("de", "Rucksack 20 bis 30 Liter", "between 20 and 30 l"),
        ("nl", "van 20 tot 30 liter", "between 20 and 30 l"),
        ("pl", "od 20 do 30 litrów", "between 20 and 30 l"),
        ("ru", "от 2 до 3 кг", "between 2 and 3 kg"),
    ],
)
def test_measures_and_their_bounds(code: str, text: str, english: str) -> None:
    assert english in read(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "les 2 m'intéressent"),
        ("de", "unter 50 Euro"),
        ("it", "la 2 in blu"),
        ("de", "Größe 42 Mädchen"),
    ],
)
def test_what_only_looks_like_a_unit(code: str, text: str) -> None:
    said = read(code, text)
    assert not any(f" {unit}" in f"{said} " for unit in ("2 m ", "50 E", "42 m "))
