"""`python -m evals.knowledge_quality`: policy questions answered by the right document, others by none."""

from __future__ import annotations

from pathlib import Path

import yaml

from evals.catalogues import embedder
from evals.figures import Figure, write
from retrieval.knowledge import Knowledge

QUESTIONS = Path(__file__).with_name("knowledge.yaml")


def main() -> None:
    knowledge = Knowledge(Path("demo/policies"), embedder())
    asked = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    answered: dict[str, list[str]] = asked["answered"]
    found = {q: [hit.section.id.split("#")[0] for hit in knowledge.find(q)] for q in answered}
    first = [q for q, documents in answered.items() if found[q][:1] and found[q][0] in documents]
    silent = [question for question in answered if not found[question]]
    spoken = [question for question in asked["unanswered"] if knowledge.find(question)]
    print("not first:", [(question, found[question]) for question in answered if question not in first])
    print("answered without an answer:", spoken)
    known, unknown = len(answered), len(asked["unanswered"])
    figures = [
        Figure("right document first", len(first) / known, f"of {known}"),
        Figure("left unanswered though answered", len(silent) / known, f"of {known}"),
        Figure("answered though unanswered", len(spoken) / unknown, f"of {unknown}"),
    ]
    write("knowledge_quality", "python -m evals.knowledge_quality", figures)


if __name__ == "__main__":
    main()
