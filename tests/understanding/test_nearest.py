"""What a message wants whose words are not known: the vote of the examples that mean most nearly the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.locales.options import worded
from assistant.settings import Settings
from assistant.turn import Conversation
from assistant.understanding.examples import Example
from assistant.understanding.glossing.glosses import Glossing
from assistant.understanding.nearest import Nearest, Vote
from assistant.understood import Intent
from retrieval.embedding import HashingEmbedder
from retrieval.facets import Facets, facets
from retrieval.languages.encoder import MultilingualEmbedder

SAID = (
    ("zh", "退的款怎么还没回到我卡上", Intent.REFUND_STATUS),
    ("de", "Gibt's da auch einen echten Ansprechpartner", Intent.TALK_TO_HUMAN),
    ("es", "Sigo esperando el paquete, ¿por dónde anda?", Intent.ORDER_STATUS),
    ("fr", "qu'est-ce que j'ai mis dedans jusqu'ici ?", Intent.VIEW_CART),
    ("it", "Non mi piace quello che è arrivato, lo rimando indietro", Intent.RETURN_ITEM),
    ("pt", "Meu dinheiro ainda não caiu na conta", Intent.REFUND_STATUS),
    ("ru", "Ужасное обслуживание, я разочарован", Intent.COMPLAINT),
    ("ja", "ロボットじゃなくて人間と話させて", Intent.TALK_TO_HUMAN),
    ("ko", "서비스가 너무 실망스럽네요", Intent.COMPLAINT),
    ("ar", "حولني إلى موظف حقيقي", Intent.TALK_TO_HUMAN),
    ("th", "เงินคืนยังไม่เข้าบัญชีเลย", Intent.REFUND_STATUS),
    ("tr", "Hizmetiniz berbat, hayal kırıklığına uğradım", Intent.COMPLAINT),
    ("pl", "Chcę pogadać z prawdziwym człowiekiem", Intent.TALK_TO_HUMAN),
    ("nl", "Het geld staat nog niet terug op mijn rekening", Intent.REFUND_STATUS),
    ("de", "Wer hat gestern das Fußballspiel gewonnen", Intent.OUT_OF_SCOPE),
)


@pytest.fixture(scope="module")
def nearest() -> Nearest:
    return Nearest.standard(MultilingualEmbedder(threads=1), Settings().models / "intents")


@pytest.mark.parametrize(("code", "text", "intent"), SAID)
def test_a_message_wants_what_the_likest_examples_want(
    nearest: Nearest, code: str, text: str, intent: Intent
) -> None:
    assert nearest.vote(text, 0.2).intent is intent, code


def test_a_vote_counts_by_how_little_of_the_reading_was_understood() -> None:
    heard = [(Intent.PRODUCT_SEARCH, 0.8, "…")]
    assert Vote(Intent.COMPLAINT, 0.5, 0.3).over(heard)
    assert not Vote(Intent.COMPLAINT, 0.5, 0.85).over(heard)
    assert not Vote(Intent.COMPLAINT, 1.0, 1.0).over([]), "what was read whole is never outvoted"


@pytest.fixture(scope="module")
def glossing(nearest: Nearest) -> Glossing:
    known: Facets = facets([])
    return Glossing(lambda text, expected: expected or "de", lambda: known, list, worded, nearest.vote)


def test_only_a_message_that_is_hardly_known_is_voted_on(glossing: Glossing) -> None:
    german = Conversation("c", language="de")
    assert glossing.gloss("Wo ist meine Bestellung?", german).vote is None
    assert glossing.gloss("Gibt's da auch einen echten Ansprechpartner", german).vote is not None
    assert glossing.gloss("gobbledygook", Conversation("c", language="en")).vote is None


def test_vectors_are_kept_and_made_anew_where_the_file_is_damaged(tmp_path: Path) -> None:
    class Counting(HashingEmbedder):
        many = 0

        def embed(self, texts):  # type: ignore[no-untyped-def]
            self.many += len(texts)
            return super().embed(texts)

    encoder = Counting()
    first = Nearest.standard(encoder, tmp_path).vote("where is my order", 0.0)
    made = encoder.many
    assert Nearest.standard(encoder, tmp_path).vote("where is my order", 0.0) == first
    assert encoder.many == made + 1
    (file,) = tmp_path.glob("*.safetensors")
    file.write_bytes(b"broken")
    assert Nearest.standard(encoder, tmp_path).vote("where is my order", 0.0) == first
    assert encoder.many > 2 * made


def test_a_text_like_nothing_is_voted_on_without_harm() -> None:
    encoder = HashingEmbedder()
    examples = [Example("where is my order", "order_status"), Example("hello", "greeting")]
    vectors = encoder.embed([e.text for e in examples])
    for text in ("", " ", "\x00", "🙂" * 5000):
        assert 0 <= Nearest(examples, np.asarray(vectors), encoder).vote(text, 0.0).share <= 1
