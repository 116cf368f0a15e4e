"""The classifier, without weights: what is obvious is told, what is unknown is refused."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import Invalid
from assistant.understanding import intents
from assistant.understanding.examples import Example
from assistant.understanding.intents import IntentClassifier
from assistant.understood import UNTAUGHT, Intent
from retrieval.embedding import HashingEmbedder
from retrieval.query import Vectors

TOPICS = {"moon": 0, "tide": 1, "sand": 2, "wind": 3, "quartz": 4}


class TopicEmbedder:
    """A text is the axis of the topic that it names."""

    name, dimensions = "topics", 6

    def embed(self, texts: Sequence[str]) -> Vectors:
        axes = np.eye(self.dimensions, dtype=np.float32)
        return np.stack([axes[next((a for t, a in TOPICS.items() if t in text), 5)] for text in texts])


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> IntentClassifier:
    return IntentClassifier.standard(HashingEmbedder(), tmp_path_factory.mktemp("intents"))


@pytest.fixture
def topical() -> IntentClassifier:
    words = ("bright", "slow", "low", "cold", "old", "odd", "deep", "wide")
    examples = [
        Example(f"{word} {topic}", topic) for topic in ("moon", "tide", "sand", "wind") for word in words
    ]
    return IntentClassifier.train(examples, TopicEmbedder())


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("do you have any rain jackets in stock?", Intent.PRODUCT_SEARCH),
        ("any cheaper ones?", Intent.REFINE),
        ("which is better, the first or the third?", Intent.COMPARE),
        ("is it dishwasher safe?", Intent.PRODUCT_QUESTION),
        ("can you recommend a gift for my uncle", Intent.RECOMMEND),
        ("please add the second one to my cart", Intent.ADD_TO_CART),
        ("what's in my basket", Intent.VIEW_CART),
        ("remove the first one from my cart", Intent.REMOVE_FROM_CART),
        ("what is your return policy", Intent.POLICY_QUESTION),
        ("where is my order 5518?", Intent.ORDER_STATUS),
        ("i need to cancel my order", Intent.CANCEL_ORDER),
        ("change the shipping address on my order", Intent.CHANGE_ORDER),
        ("i'd like to return the shoes", Intent.RETURN_ITEM),
        ("can i exchange it for a bigger size", Intent.EXCHANGE_ITEM),
        ("when will i get my refund", Intent.REFUND_STATUS),
        ("it arrived damaged and i am very disappointed", Intent.COMPLAINT),
        ("let me talk to a real person", Intent.TALK_TO_HUMAN),
        ("Good morning!", Intent.GREETING),
        ("thank you very much", Intent.THANKS),
        ("goodbye then", Intent.GOODBYE),
        ("what's the weather in paris tomorrow", Intent.OUT_OF_SCOPE),
    ],
)
def test_the_obvious_needs_no_weights(standard: IntentClassifier, text: str, intent: Intent) -> None:
    assert standard.classify_message(text)[0][0] is intent


def test_two_requests_in_one_message_are_both_told_with_their_words(standard: IntentClassifier) -> None:
    found = standard.classify_message("add the first one to my cart and what is your return policy?")
    assert [(intent, words) for intent, _, words in found] == [
        (Intent.ADD_TO_CART, "add the first one to my cart"),
        (Intent.POLICY_QUESTION, "what is your return policy?"),
    ]


def test_a_pleasantry_before_a_request_is_no_intent(standard: IntentClassifier) -> None:
    found = standard.classify_message("Hello there! Where is my order?")
    assert [intent for intent, _, _ in found] == [Intent.ORDER_STATUS]
    assert found[0][2] == "Hello there! Where is my order?"


def test_details_after_a_search_belong_to_it(standard: IntentClassifier) -> None:
    found = standard.classify_message("do you sell rain jackets? only under 50 please")
    assert [intent for intent, _, _ in found] == [Intent.PRODUCT_SEARCH]


@pytest.mark.parametrize("text", ["", "   ", "?!", "🙂", "x" * 5000])
def test_anything_can_be_sent(standard: IntentClassifier, text: str) -> None:
    assert len(standard.classify_message(text)) >= 1


def test_probabilities_are_ranked_and_complete(standard: IntentClassifier) -> None:
    verdict = standard.classify(["is it machine washable"])[0]
    probabilities = [scored.probability for scored in verdict.ranked]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) + verdict.out_of_scope == pytest.approx(1, abs=1e-4)
    assert {scored.intent for scored in verdict.ranked} == set(Intent) - UNTAUGHT - {Intent.OUT_OF_SCOPE}


def test_any_labels_can_be_taught_and_what_was_not_is_refused(topical: IntentClassifier) -> None:
    verdicts = topical.classify(["a new moon", "the tide now", "a piece of quartz", "whatever else"])
    assert [verdict.intent for verdict in verdicts] == ["moon", "tide", "out_of_scope", "out_of_scope"]


def test_one_intent_alone_cannot_be_trained() -> None:
    with pytest.raises(Invalid, match="two intents"):
        IntentClassifier.train([Example("hi", "greet")] * 3, TopicEmbedder())


def test_a_saved_classifier_judges_the_same(topical: IntentClassifier, tmp_path: Path) -> None:
    topical.save(tmp_path / "trained")
    loaded = IntentClassifier.load(tmp_path / "trained", TopicEmbedder())
    texts = ["bright moon", "quartz"]
    assert loaded.classify(texts) == topical.classify(texts)
    assert loaded.threshold == topical.threshold


def test_another_embedder_or_a_foreign_file_is_refused(topical: IntentClassifier, tmp_path: Path) -> None:
    topical.save(tmp_path / "trained")
    with pytest.raises(Invalid, match="topics"):
        IntentClassifier.load(tmp_path / "trained", HashingEmbedder())
    (tmp_path / "pickle").write_bytes(b"\x80\x04cposix\nsystem\n(S'true'\ntR.")
    with pytest.raises(Invalid, match="train it again"):
        IntentClassifier.load(tmp_path / "pickle", TopicEmbedder())
    with pytest.raises(Invalid):
        IntentClassifier.load(tmp_path / "absent", TopicEmbedder())


def test_the_standard_classifier_is_trained_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    embedded: list[str] = []

    class Counting(TopicEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            embedded.extend(texts)
            return super().embed(texts)

    def train(texts: tuple[str, ...]) -> None:
        examples = tuple(Example(f"{text} {topic}", topic) for text in texts for topic in TOPICS)
        monkeypatch.setattr(intents, "bundled", lambda: examples)
        IntentClassifier.standard(Counting(), tmp_path / "kept")

    train(("bright", "old", "deep"))
    first = len(embedded)
    train(("bright", "old", "deep"))
    assert len(embedded) == first > 0
    train(("bright", "old", "wide"))
    assert len(embedded) == 2 * first
