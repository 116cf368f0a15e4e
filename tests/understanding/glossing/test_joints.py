"""Two requests in one message are two sentences of its reading; a list of things is one."""

from __future__ import annotations

import pytest

from assistant.understanding.glossing.glosses import reader_of
from assistant.understanding.nearest import Vote
from assistant.understanding.segments import segment
from assistant.understanding.words import clean
from assistant.understood import Intent


def parts(language: str, text: str) -> list[str]:
    reader = reader_of(language)
    assert reader is not None
    return segment(reader.read(reader.prepared(clean(text))).english)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "أبحث عن حقيبة ظهر وأريد أن أعرف تكلفة الشحن"),
        ("de", "Ich suche einen Rucksack und möchte wissen, was der Versand kostet"),
        ("de", "Habt ihr Rucksäcke und wie lange kann ich zurückgeben?"),
        ("es", "Busco una mochila y quiero saber cuánto cuesta el envío"),
        ("fr", "Je cherche un sac à dos et je voudrais savoir combien coûte la livraison"),
        ("it", "Cerco uno zaino e vorrei sapere quanto costa la spedizione"),
        ("ja", "リュックを探していて、送料も知りたいです"),
        ("ko", "배낭을 찾고 있고 배송비도 알고 싶어요"),
        ("nl", "Ik zoek een rugzak en wil weten wat de verzendkosten zijn"),
        ("pl", "Szukam plecaka i chcę wiedzieć, ile kosztuje wysyłka"),
        ("pt", "Procuro uma mochila e queria saber quanto custa o frete"),
        ("ru", "Ищу рюкзак и хочу узнать, сколько стоит доставка"),
        ("th", "หากระเป๋าเป้อยู่ และอยากรู้ว่าค่าส่งเท่าไหร่"),
        ("tr", "Sırt çantası arıyorum ve kargo ücretini öğrenmek istiyorum"),
        ("zh", "想买个背包，顺便问一下运费多少"),
    ],
)
def test_what_joins_two_requests_ends_the_first(language: str, text: str) -> None:
    first, second = parts(language, text)
    assert "backpack" in first
    assert "backpack" not in second
    assert "looking for" not in second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "حذاء للجري والمشي"),
        ("de", "Habt ihr Schuhe in rot und blau?"),
        ("de", "und was kostet der Versand?"),
        ("es", "Zapatos para correr y caminar"),
        ("es", "busco una taza y quiero que sea azul"),
        ("fr", "une tasse rouge et bleue"),
        ("it", "scarpe per correre e camminare"),
        ("ja", "赤と青のマグカップ"),
        ("ko", "빨강과 파랑 머그컵"),
        ("nl", "schoenen in rood en blauw"),
        ("pl", "buty czerwone i niebieskie"),
        ("pt", "tênis para correr e caminhar"),
        ("ru", "кружка красная и синяя"),
        ("th", "แก้วสีแดงและสีน้ำเงิน"),
        ("tr", "kırmızı ve mavi kupa"),
        ("zh", "红色和蓝色的杯子"),
    ],
)
def test_one_request_stays_whole(language: str, text: str) -> None:
    assert "." not in " ".join(parts(language, text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "اثنين منها"),
        ("de", "ich nehme zwei davon"),
        ("es", "dos de ellos"),
        ("fr", "deux"),
        ("fr", "j'en prends deux"),
        ("it", "due di quelle"),
        ("ja", "2個"),
        ("ko", "두 개 주세요"),
        ("nl", "twee ervan"),
        ("pl", "dwie sztuki"),
        ("pt", "duas delas"),
        ("ru", "две штуки"),
        ("th", "สองอัน"),
        ("tr", "iki tane"),
        ("zh", "要两个"),
    ],
)
def test_so_many_is_so_many_of_what_was_shown(language: str, text: str) -> None:
    assert parts(language, text) == ["2 of them"]


def test_a_number_that_may_be_a_size_is_left_alone() -> None:
    assert parts("fr", "quarante-deux") == ["42"]
    assert parts("de", "neun") == ["9"]


def test_what_the_whole_is_likest_takes_no_second_request_away() -> None:
    searching, asking = (Intent.PRODUCT_SEARCH, 0.5, "a"), (Intent.POLICY_QUESTION, 0.5, "b")
    vote = Vote(Intent.POLICY_QUESTION, 0.9, known=0.6)
    assert vote.over([searching])
    assert not vote.over([searching, asking])
    assert Vote(Intent.COMPLAINT, 0.9, known=0.6).over([searching, asking])
