"""A shop's own intents: trained from a file, judged on another, with figures that can be checked by hand."""

import io
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console
from scipy.sparse import csr_array

from assistant.understanding.fitting import Material
from assistant.understanding.intents import IntentClassifier
from assistant.understanding.threshold import MOST, sampled
from assistant.understanding.training import TrainingReport, evaluate_file, train_file
from tests.understanding.test_intents import TopicEmbedder

WORDS = ("bright", "slow", "low", "cold", "old", "odd", "deep", "wide")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("shop") / "train.csv"
    rows = [f"{word} {topic},{topic}" for topic in ("moon", "tide", "sand", "wind") for word in WORDS]
    file.write_text("\n".join(["text,intent", *rows]))
    return file


@pytest.fixture(scope="module")
def trained(shop: Path) -> tuple[IntentClassifier, TrainingReport]:
    return train_file(shop, TopicEmbedder())


def test_clean_intents_are_learnt(trained: tuple[IntentClassifier, TrainingReport]) -> None:
    classifier, report = trained
    assert classifier.labels == ("moon", "sand", "tide", "wind")
    assert report.examples == 32
    assert report.accuracy == 1.0
    assert report.threshold == classifier.threshold
    assert [(row.intent, row.examples, row.recall) for row in report.intents] == [
        (label, 8, 1.0) for label in classifier.labels
    ]


def test_unknown_labels_count_as_out_of_scope(
    trained: tuple[IntentClassifier, TrainingReport], tmp_path: Path
) -> None:
    classifier, _ = trained
    file = tmp_path / "test.csv"
    file.write_text(
        "text,intent\nmoon,moon\ntide,tide\nsand,moon\nquartz,ores\nelse,NO_INTENT\nwind,NO_INTENT\n"
    )
    report = evaluate_file(file, classifier)
    assert report.examples == 6
    assert report.accuracy == pytest.approx(4 / 6)
    assert report.in_scope_accuracy == pytest.approx(2 / 3)
    assert report.out_of_scope_recall == pytest.approx(2 / 3)
    # by the definition of Gorodkin (2004) on this confusion matrix: (c*s - p.t) / sqrt(...)
    assert report.mcc == pytest.approx((4 * 6 - 9) / ((36 - 8) ** 0.5 * (36 - 14) ** 0.5))


def test_the_out_of_scope_name_is_taught_as_such(shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_text(shop.read_text() + "\nquartz one,NO_INTENT\nquartz two,NO_INTENT\nquartz three,NO_INTENT")
    classifier, _ = train_file(file, TopicEmbedder(), out_of_scope="NO_INTENT")
    assert "NO_INTENT" not in classifier.labels
    assert not classifier.classify(["quartz four"])[0].in_scope


def test_reports_print_as_tables(shop: Path, trained: tuple[IntentClassifier, TrainingReport]) -> None:
    classifier, report = trained
    console = Console(record=True, width=100, file=io.StringIO())
    console.print(report)
    console.print(evaluate_file(shop, classifier))
    text = console.export_text()
    assert "Cross-validated accuracy 1.000" in text
    assert "MCC 1.000" in text
    assert "Out-of-scope recall -" in text


def trained_on(rows: str, folder: Path) -> TrainingReport:
    file = folder / "rows.csv"
    file.write_text("text,intent\n" + rows)
    return train_file(file, TopicEmbedder())[1]


def test_single_examples_train_but_cannot_be_cross_validated(tmp_path: Path) -> None:
    report = trained_on("the moon,moon\nthe tide,tide\n", tmp_path)
    assert report.accuracy is None
    assert [(row.intent, row.examples, row.recall) for row in report.intents] == [
        ("moon", 1, None),
        ("tide", 1, None),
    ]
    console = Console(record=True, width=100, file=io.StringIO())
    console.print(report)
    assert "Cross-validated accuracy -" in console.export_text()


def test_an_only_example_does_not_spoil_the_accuracy_of_others(shop: Path, tmp_path: Path) -> None:
    report = trained_on(shop.read_text().split("\n", 1)[1] + "\nquartz,ores", tmp_path)
    assert report.accuracy == 1.0
    assert next(row for row in report.intents if row.intent == "ores").recall is None


def test_doubles_count_once_and_contradictions_are_named(tmp_path: Path) -> None:
    report = trained_on("the moon,moon\nThe Moon,moon\nthe tide,tide\nthe moon,tide\n", tmp_path)
    assert report.examples == 3
    assert report.contradictions == ("the moon",)
    console = Console(record=True, width=100, file=io.StringIO())
    console.print(report)
    assert '1 texts stand under more than one intent: "the moon"' in console.export_text()


def test_a_large_file_is_tried_on_a_share_of_every_intent() -> None:
    targets = np.repeat(np.arange(4), (6000, 2000, 1000, 1000))
    vectors = np.eye(4, dtype=np.float32)[targets]
    data = Material(tuple("abcd"), vectors, csr_array((len(targets), 8), dtype=np.float32), targets)
    assert np.bincount(sampled(data).targets) / MOST == pytest.approx([0.6, 0.2, 0.1, 0.1], abs=0.01)
