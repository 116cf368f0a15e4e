"""What a message wants: one classifier over embeddings and words, which also knows when to say none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from assistant.errors import Invalid
from assistant.understanding.examples import OUT_OF_SCOPE, Example, bundled
from assistant.understanding.features import CHARACTERS, Floats, counts
from assistant.understanding.fitting import Fitted, Material, fit, material, unlike
from assistant.understanding.segments import segment
from assistant.understanding.threshold import threshold
from assistant.understood import Intent
from retrieval.query import Embedder

FORMAT = "1"
PLEASANTRIES = frozenset({Intent.GREETING, Intent.THANKS, Intent.GOODBYE})
CONTINUES = frozenset({Intent.PRODUCT_SEARCH, Intent.RECOMMEND})
SURE = 0.5
"""How sure a complaint has to be beside another request."""
BESIDE = 0.5
"""Share of the surest part's confidence that another part needs to be a request of its own."""
CLEAR = 0.33
"""How sure a part has to be to add an intent of its own to a message."""

Part = tuple[Intent, float, str]
"""An intent, how sure it is, and the words that say it."""


@dataclass(frozen=True, slots=True)
class Scored:
    intent: str
    probability: float


@dataclass(frozen=True, slots=True)
class Classified:
    """The known intents by probability, best first, and whether the message is in their scope.

    The probabilities are of the known intents and sum to `1 - out_of_scope`.
    """

    text: str
    ranked: tuple[Scored, ...]
    out_of_scope: float
    in_scope: bool

    @property
    def intent(self) -> str:
        return self.ranked[0].intent if self.in_scope else OUT_OF_SCOPE

    @property
    def confidence(self) -> float:
        best = self.ranked[0].probability
        return best if self.in_scope else 1 - best


class IntentClassifier:
    """Logistic regression over an embedding and hashed words. Safe to share between threads."""

    def __init__(self, fitted: Fitted, embedder: Embedder) -> None:
        self._fitted, self._embedder = fitted, embedder

    @property
    def labels(self) -> tuple[str, ...]:
        """The known intents, without out-of-scope."""
        return self._fitted.labels

    @property
    def threshold(self) -> float:
        return self._fitted.threshold

    @classmethod
    def train(
        cls,
        examples: Sequence[Example],
        embedder: Embedder,
        out_of_scope: str = OUT_OF_SCOPE,
        background: Sequence[str] = (),
    ) -> IntentClassifier:
        """Learn from examples; those labelled `out_of_scope` teach what to refuse, and so do
        the texts of `background` that resemble no example.

        Raises Invalid if fewer than two intents are left to tell apart.
        """
        return cls.fitted(material(examples, embedder, out_of_scope), embedder, background)

    @classmethod
    def fitted(cls, data: Material, embedder: Embedder, background: Sequence[str] = ()) -> IntentClassifier:
        """As `train`, of examples that are embedded already."""
        if background:
            data = data.beside(unlike(data, background, embedder))
        return cls(fit(data, threshold(data, borrowed=bool(background))), embedder)

    def classify(self, texts: Sequence[str]) -> list[Classified]:
        """One verdict a text, in order."""
        if not texts:
            return []
        known = self._fitted.judge(self._embedder.embed([t[:CHARACTERS] for t in texts]), counts(texts))
        return [self._classified(text, row) for text, row in zip(texts, known, strict=True)]

    def _classified(self, text: str, row: Floats) -> Classified:
        order = np.argsort(-row[:-1], kind="stable")
        ranked = tuple(Scored(self.labels[i], float(row[i])) for i in order)
        return Classified(text, ranked, float(row[-1]), ranked[0].probability >= self.threshold)

    def save(self, path: Path) -> None:
        """Weights as safetensors: a file of numbers, from which nothing can be run."""
        path.parent.mkdir(parents=True, exist_ok=True)
        about = {
            "format": FORMAT,
            "embedder": self._embedder.name,
            "labels": json.dumps(self.labels),
            "threshold": repr(self.threshold),
        }
        partial = path.with_suffix(".partial")
        save_file(self._fitted.arrays(), partial, metadata=about)
        partial.replace(path)

    @classmethod
    def load(cls, path: Path, embedder: Embedder) -> IntentClassifier:
        """Raises Invalid if the file is none of ours or was trained with another embedder."""
        if not path.exists():
            raise Invalid(str(path), "nothing was trained yet; run `floorwalker train intents FILE.csv`")
        try:
            with safe_open(path, framework="numpy") as file:
                about = file.metadata() or {}
                arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        except (OSError, SafetensorError) as error:
            raise Invalid(str(path), f"it is not a trained classifier ({error}); train it again") from error
        if about.get("format") != FORMAT:
            raise Invalid(str(path), "another version wrote it; train it again")
        if about["embedder"] != embedder.name:
            detail = f"it was trained with {about['embedder']}, not {embedder.name}; train it again"
            raise Invalid(str(path), detail)
        labels = tuple(json.loads(about["labels"]))
        return cls(Fitted.of(labels, float(about["threshold"]), arrays), embedder)

    @classmethod
    def standard(cls, embedder: Embedder, folder: Path) -> IntentClassifier:
        """The classifier of our own examples, trained at first use and kept in `folder`."""
        key = hashlib.blake2b(f"{FORMAT}\n{embedder.name}\n{embedder.dimensions}".encode(), digest_size=10)
        for example in bundled():
            key.update(f"\n{example.text}\t{example.intent}".encode())
        path = folder / f"intents-{key.hexdigest()}.safetensors"
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock")):
            if path.exists():
                return cls.load(path, embedder)
            classifier = cls.train(bundled(), embedder)
            classifier.save(path)
            return classifier

    def classify_message(self, text: str) -> list[Part]:
        """What a message wants, in the order said: intent, confidence, and the part that says it.

        The message is cut only where its parts want different things. Pleasantries and remarks
        beside a request are dropped. The confidence of out-of-scope is its own probability, which
        is low where the classifier is only unsure. Only for labels that are `Intent`s.
        """
        parts = segment(text)
        if not parts:
            return [(Intent.OUT_OF_SCOPE, 1.0, text)]
        verdicts = self.classify(parts)
        if len(parts) > 1 and not any(_speaks(verdict) for verdict in verdicts):
            verdicts = self.classify([text.strip()])
        merged = _merged(verdicts)
        requests = [m for m in merged if m[0] not in PLEASANTRIES and m[0] is not Intent.OUT_OF_SCOPE]
        best = max((m[1] for m in requests), default=0.0)
        requests = [m for m in requests if m[1] >= max(CLEAR, BESIDE * best)] or requests[:1]
        if len(requests) > 1:  # a remark ("I have an allergy") before a question is easily heard as one
            requests = [m for m in requests if m[0] is not Intent.COMPLAINT or m[1] >= SURE] or requests
        kept = requests or [m for m in merged if m[0] is not Intent.OUT_OF_SCOPE] or merged[:1]
        if len(kept) == 1 and kept[0][0] not in PLEASANTRIES:
            return [(kept[0][0], kept[0][1], text.strip())]
        return kept


def _speaks(verdict: Classified) -> bool:
    """Whether a part of a message is clear enough to ask for something of its own."""
    return verdict.in_scope and verdict.confidence >= CLEAR


def _merged(verdicts: Sequence[Classified]) -> list[Part]:
    """Each intent once, in the order said. A part joins what came before if it goes on with the
    same intent, adds details to a search, or is not clear enough to stand for itself."""
    merged: list[Part] = []
    for verdict in verdicts:
        intent = Intent(verdict.intent)
        sure = verdict.confidence if verdict.in_scope else verdict.out_of_scope
        joins = next((i for i, part in enumerate(merged) if _continues(intent, part[0])), None)
        if joins is None and verdict.in_scope and not _speaks(verdict) and merged:
            joins = len(merged) - 1 if merged[-1][0] not in PLEASANTRIES else None
        if joins is None:
            merged.append((intent, sure, verdict.text))
        else:
            earlier, before, words = merged[joins]
            merged[joins] = (
                earlier,
                max(before, sure) if earlier is intent else before,
                f"{words} {verdict.text}",
            )
    return merged


def _continues(intent: Intent, earlier: Intent) -> bool:
    return earlier is intent or (intent is Intent.REFINE and earlier in CONTINUES)
