"""Training and judging a shop's own intents from files, with what is found told as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table

from assistant.understanding.examples import OUT_OF_SCOPE, Example, background, read
from assistant.understanding.fitting import Material, material
from assistant.understanding.intents import IntentClassifier
from assistant.understanding.threshold import Trial, cross_validated
from retrieval.query import Embedder

NAMED = 5
"""Contradictions that are printed."""


@dataclass(frozen=True, slots=True)
class IntentFigures:
    """How one intent fared: of `examples` with it `recall` were told, of those given it
    `precision` had it (None where there were none)."""

    intent: str
    examples: int
    recall: float | None
    precision: float | None


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """`accuracy` is cross-validated over the examples in scope, nothing being refused (None if
    no intent has two examples). `contradictions` are texts that stand under several intents."""

    examples: int
    accuracy: float | None
    threshold: float
    intents: tuple[IntentFigures, ...]
    contradictions: tuple[str, ...] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield f"{self.examples} examples of {len(self.intents)} intents"
        yield _table(self.intents)
        yield f"Cross-validated accuracy {_said(self.accuracy)}"
        yield f"Threshold {self.threshold:.3f}: less sure is out of scope"
        if self.contradictions:
            some = ", ".join(f'"{text}"' for text in self.contradictions[:NAMED])
            yield f"{len(self.contradictions)} texts stand under more than one intent: {some}"


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """On labelled messages: `accuracy` over all, out-of-scope counting as one more label;
    `in_scope_accuracy` over those with a known label, a refusal counting as wrong;
    `out_of_scope_recall` the share of the others that was refused (None without any); `mcc`
    the multi-class Matthews correlation over all."""

    examples: int
    accuracy: float
    in_scope_accuracy: float | None
    out_of_scope_recall: float | None
    mcc: float
    threshold: float
    intents: tuple[IntentFigures, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield f"{self.examples} messages, threshold {self.threshold:.3f}"
        yield _table(self.intents)
        yield f"Accuracy {self.accuracy:.3f}"
        yield f"In-scope accuracy {_said(self.in_scope_accuracy)}"
        yield f"Out-of-scope recall {_said(self.out_of_scope_recall)}"
        yield f"MCC {self.mcc:.3f}"


def train_file(
    path: Path, embedder: Embedder, out_of_scope: str | None = None
) -> tuple[IntentClassifier, TrainingReport]:
    """A classifier of the intents in a CSV file (text,intent), of any names.

    Examples labelled `out_of_scope`, if there are any, teach what to refuse; one that is given
    twice counts once. Raises Invalid if the file cannot be used.
    """
    examples = tuple({(e.text.casefold(), e.intent): e for e in read(path)}.values())
    name = out_of_scope or OUT_OF_SCOPE
    data = material(examples, embedder, name)
    classifier = IntentClassifier.fitted(data, embedder, background())
    trial = cross_validated(data)
    known = trial.true < len(data.labels)
    accuracy = float((trial.true == trial.given)[known].mean()) if known.any() else None
    report = TrainingReport(
        len(examples), accuracy, classifier.threshold, _each(trial, data), _contradictions(examples)
    )
    return classifier, report


def evaluate_file(
    path: Path, classifier: IntentClassifier, out_of_scope: str | None = None
) -> EvaluationReport:
    """Judge the messages of a CSV file (text,intent). A label that the classifier does not
    know, and `out_of_scope`, counts as out of scope. Raises Invalid if the file cannot be used.
    """
    # scikit-learn takes a second to import and only training and evaluation need it
    from sklearn.metrics import matthews_corrcoef

    examples = read(path)
    known = set(classifier.labels) - {out_of_scope}
    true = [e.intent if e.intent in known else OUT_OF_SCOPE for e in examples]
    given = [verdict.intent for verdict in classifier.classify([e.text for e in examples])]
    right = np.array([t == g for t, g in zip(true, given, strict=True)])
    inside = np.array([t in known for t in true])
    return EvaluationReport(
        examples=len(examples),
        accuracy=float(right.mean()),
        in_scope_accuracy=float(right[inside].mean()) if inside.any() else None,
        out_of_scope_recall=float(right[~inside].mean()) if not inside.all() else None,
        mcc=float(matthews_corrcoef(true, given)),
        threshold=classifier.threshold,
        intents=_figures(true, given),
    )


def _contradictions(examples: Sequence[Example]) -> tuple[str, ...]:
    labelled = Counter(example.text.casefold() for example in examples)
    return tuple(text for text, labels in labelled.items() if labels > 1)


def _each(trial: Trial, data: Material) -> tuple[IntentFigures, ...]:
    """The figures of every label, those too that were never judged."""
    names = (*data.labels, OUT_OF_SCOPE)
    held = Counter(names[i] for i in data.targets)
    judged = {f.intent: f for f in _figures([names[i] for i in trial.true], [names[i] for i in trial.given])}
    unjudged = IntentFigures("", 0, None, None)
    return tuple(
        replace(judged.get(name, unjudged), intent=name, examples=held[name])
        for name in sorted({*held, *judged})
    )


def _figures(true: Sequence[str], given: Sequence[str]) -> tuple[IntentFigures, ...]:
    wanted, told = Counter(true), Counter(given)
    right = Counter(t for t, g in zip(true, given, strict=True) if t == g)
    return tuple(
        IntentFigures(
            name,
            wanted[name],
            right[name] / wanted[name] if wanted[name] else None,
            right[name] / told[name] if told[name] else None,
        )
        for name in sorted(wanted | told)
    )


def _table(figures: Sequence[IntentFigures]) -> Table:
    table = Table("Intent", "Examples", "Recall", "Precision")
    for row in figures:
        table.add_row(row.intent, str(row.examples), _said(row.recall), _said(row.precision))
    return table


def _said(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
