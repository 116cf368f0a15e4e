"""The classifier learns what it is shown, keeps it, and its training sentences are fit to teach."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from evals import opinions as evaluation
from retrieval.embedding import HashingEmbedder
from retrieval.opinions.classifier import OpinionClassifier, bundled, read
from retrieval.opinions.kinds import GENERAL, SENTIMENTS, TOPICS, Sentiment
from retrieval.opinions.lexicon import weigh


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("opinions")


@pytest.fixture(scope="module")
def classifier(folder: Path) -> OpinionClassifier:
    return OpinionClassifier.standard(HashingEmbedder(), folder)


def test_it_knows_what_it_was_taught(classifier: OpinionClassifier) -> None:
    taught = bundled()
    told = classifier.judge([example.text for example in taught])
    right = np.mean([j.sentiment == e.sentiment for j, e in zip(told, taught, strict=True)])
    assert right > 0.9


def test_chances_are_chances_and_topics_those_of_the_source(classifier: OpinionClassifier) -> None:
    texts = ["The zip broke after a week", "It did not understand me", "It is what it is"]
    for of, theirs in (("review", {"durability", GENERAL}), ("reply", {"understanding", GENERAL})):
        for judged in classifier.judge(texts, of):  # type: ignore[arg-type]
            assert -1 <= judged.score <= 1
            assert 1 / 3 <= judged.sure <= 1
            assert 0 < judged.topic_sure <= 1
        names = {judged.topic for judged in classifier.judge(texts, of)}  # type: ignore[arg-type]
        assert names & theirs


def test_it_is_kept_and_read_back_the_same(classifier: OpinionClassifier, folder: Path) -> None:
    again = OpinionClassifier.standard(HashingEmbedder(), folder)
    assert again.judge(["Love it"]) == classifier.judge(["Love it"])
    (file,) = folder.glob("*.safetensors")
    file.write_bytes(b"spoilt")
    assert OpinionClassifier.standard(HashingEmbedder(), folder).judge([]) == ()
    assert file.stat().st_size > 10_000


def test_the_sentences_are_labelled_with_known_names_and_none_is_in_the_test() -> None:
    held = read(Path(evaluation.__file__).parent / "opinions_held.csv")
    for examples, least in ((bundled(), 400), (held, 150)):
        assert len(examples) >= least
        assert {e.sentiment for e in examples} == set(SENTIMENTS)
        assert {e.topic for e in examples} <= set(TOPICS)
    assert not {e.text.lower() for e in bundled()} & {e.text.lower() for e in held}
    assert min(Counter(e.topic for e in bundled()).values()) >= 5


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("not good at all", (0, 1, 1)),
        ("no problems", (1, 0, 1)),
        ("good but heavy", (1, 1, 0)),
        ("x", (0, 0, 0)),
    ],
)
def test_words_are_turned_round_by_a_negation(text: str, weights: tuple[int, int, int]) -> None:
    assert weigh(text) == weights


def test_it_does_nothing_with_nothing(classifier: OpinionClassifier) -> None:
    assert classifier.judge([]) == ()
    assert {j.sentiment for j in classifier.judge(["", "???", "\ud800"])} <= set(Sentiment)
