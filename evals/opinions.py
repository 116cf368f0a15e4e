"""How well sentiment and topics are read, on sentences that were written before anything was fitted.

`opinions_held.csv` has single clauses of other products than the training sentences, `opinions_mixed.csv`
opinions that say several things, and the demo shop's reviews their stars. Beside ours stand the most
frequent answer and a word list with negation.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.stats import spearmanr
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, roc_auc_score

from assistant import parts
from assistant.settings import load
from evals.figures import Figure, write
from retrieval.catalog.product import Review
from retrieval.opinions.classifier import OpinionClassifier, bundled, read
from retrieval.opinions.kinds import GOODS, REPLIES, SENTIMENTS
from retrieval.opinions.lexicon import weigh
from retrieval.opinions.reading import SURE, TOPIC_SURE, Reading

COMMAND = "python -m evals.opinions"
HERE = Path(__file__).parent
DEMO = HERE.parent / "demo" / "catalogue.jsonl"
Floats = npt.NDArray[np.float64]


def main() -> int:
    embedder = parts.make_embedder(load())
    classifier = OpinionClassifier.train(bundled(), embedder)
    write("opinions", COMMAND, [*held(classifier), *mixed(classifier), *stars(classifier)])
    return 0


def by_words(text: str) -> str:
    """The word list's own verdict."""
    plus, minus, _ = weigh(text)
    return "positive" if plus > minus else "negative" if minus > plus else "neutral"


def held(classifier: OpinionClassifier) -> list[Figure]:
    rows = read(HERE / "opinions_held.csv")
    texts, true = [r.text for r in rows], [r.sentiment for r in rows]
    told = classifier.judge(texts)
    given = [j.sentiment.value for j in told]
    usual = Counter(e.sentiment for e in bundled()).most_common(1)[0][0]
    words = [by_words(text) for text in texts]
    print("rows are true, columns are told:", *SENTIMENTS)
    print(confusion_matrix(true, given, labels=list(SENTIMENTS)))
    beside = (
        f"most frequent {accuracy_score(true, [usual] * len(true)):.3f}, words {_accuracy(true, words):.3f}"
    )
    macro = f"most frequent {_macro(true, [usual] * len(true)):.3f}, words {_macro(true, words):.3f}"
    sure = [(t, j) for t, j in zip(true, told, strict=True) if j.sure >= SURE and j.sentiment != "neutral"]
    flipped = sum({t, j.sentiment} == {"positive", "negative"} for t, j in sure)
    return [
        Figure("sentiment accuracy", _accuracy(true, given), f"{len(rows)} sentences", beside),
        Figure("sentiment macro-F1", _macro(true, given), f"{len(rows)} sentences", macro),
        Figure("sentiment precision where sure", _hit(sure), f"{len(sure)} of {len(rows)} told"),
        Figure("told the opposite where sure", flipped / len(sure), f"{flipped} of {len(sure)}"),
        *_topics(classifier),
    ]


def _topics(classifier: OpinionClassifier) -> list[Figure]:
    rows = read(HERE / "opinions_held.csv")
    figures = []
    for source, names in (("review", GOODS), ("reply", REPLIES)):
        some = [r for r in rows if r.topic in names or (source == "review" and r.topic == "general")]
        true = [r.topic for r in some]
        told = classifier.judge([r.text for r in some], of=source)  # type: ignore[arg-type]
        given = [j.topic for j in told]
        usual = Counter(true).most_common(1)[0][0]
        beside = f"most frequent {_accuracy(true, [usual] * len(true)):.3f}"
        figures += [
            Figure(f"{source} topic accuracy", _accuracy(true, given), f"{len(some)} sentences", beside),
            Figure(f"{source} topic macro-F1", _macro(true, given), f"{len(set(true))} topics"),
        ]
        if source == "review":
            sure = [(t, j.topic) for t, j in zip(true, told, strict=True) if j.topic_sure >= TOPIC_SURE]
            named = [(t, g) for t, g in sure if g != "general"]
            right = sum(t == g for t, g in named) / len(named)
            figures.append(Figure("topic precision where sure", right, f"{len(named)} of {len(some)} told"))
    return figures


def mixed(classifier: OpinionClassifier) -> list[Figure]:
    """Of aspects with a sentiment each: how many are found, and how many of those told are right."""
    reading = Reading(lambda: classifier)
    found = wrong = wanted = 0
    with (HERE / "opinions_mixed.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            expected = dict(pair.strip().split() for pair in row["aspects"].split(";"))
            told = reading.summary([Review(row["text"])]).aspects
            given = {a.name: "+" if a.praised else "-" for a in told if a.praised or a.blamed}
            wanted += len(expected)
            found += sum(given.get(name) == sign for name, sign in expected.items())
            wrong += sum(name in given and given[name] != sign for name, sign in expected.items())
    return [
        Figure("aspects of mixed opinions found", found / wanted, f"{found} of {wanted}"),
        Figure("aspects of mixed opinions told the opposite", wrong / wanted, f"{wrong} of {wanted}"),
    ]


def stars(classifier: OpinionClassifier) -> list[Figure]:
    """The demo shop's reviews against their stars: nothing was fitted to either."""
    texts, given = [], []
    for line in DEMO.read_text(encoding="utf-8").splitlines():
        for review in json.loads(line).get("reviews", ()):
            texts.append(review["text"])
            given.append(review["rating"])
    reading = Reading(lambda: classifier)
    scores = np.array([reading.score(text) for text in texts])
    words = np.array([np.subtract(*weigh(text)[:2]) for text in texts])
    rated = np.array(given)
    clear = (rated == 5) | (rated <= 3)
    good = rated[clear] == 5
    usual = max(good.mean(), 1 - good.mean())
    accuracy = ((scores[clear] > 0) == good).mean()
    plain = ((words[clear] > 0) == good).mean()
    macro = f1_score(good, scores[clear] > 0, average="macro")
    beside = f"most frequent {usual:.3f}, words {plain:.3f}"
    name = "five stars against three or fewer"
    return [
        Figure(f"{name}, accuracy", accuracy, f"{clear.sum()} reviews", beside),
        Figure(f"{name}, macro-F1", macro, f"{clear.sum()} reviews"),
        Figure(f"{name}, AUC", _auc(good, scores[clear]), "", f"words {_auc(good, words[clear]):.3f}"),
        Figure("rank correlation with stars", _rank(scores, rated), f"{len(rated)} reviews",
               f"words {_rank(words, rated):.3f}"),
    ]  # fmt: skip


def _auc(good: Floats, scores: Floats) -> float:
    return float(roc_auc_score(good, scores))


def _rank(scores: Floats, rated: Floats) -> float:
    return float(spearmanr(scores, rated).statistic)


def _accuracy(true: Sequence[str], given: Sequence[str]) -> float:
    return float(accuracy_score(true, given))


def _macro(true: Sequence[str], given: Sequence[str]) -> float:
    return float(f1_score(true, given, average="macro", zero_division=0))


def _hit(pairs: Sequence[tuple[str, object]]) -> float:
    return sum(true == told.sentiment for true, told in pairs) / len(pairs)  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
