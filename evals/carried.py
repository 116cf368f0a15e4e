"""`python -m evals.carried`: how often "we don't carry that" is said wrongly, and left unsaid.

The kinds of thing in carried.yaml are asked for in three wordings of each catalogue.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from evals.catalogues import available, embedder, indexed
from evals.figures import Figure, write
from retrieval.query import Query

KINDS = Path(__file__).with_suffix(".yaml")
WORDINGS = ("{}", "do you have {}?", "I'm looking for {} for my sister")


def main() -> None:
    encoder = embedder()
    asked = yaml.safe_load(KINDS.read_text(encoding="utf-8"))
    figures = []
    for name in available():
        search, index, _ = indexed(name, encoder)
        kinds: dict[str, list[str]] = asked[name]
        for group, carried in (("has", True), ("has_not", False)):
            questions = [wording.format(kind) for kind in kinds[group] for wording in WORDINGS]
            wrong = [q for q in questions if search.search(Query(q, k=1)).carried is not carried]
            said = "said not to be carried" if carried else "said to be carried"
            figures.append(
                Figure(f"{name}: {group}, {said}", len(wrong) / len(questions), f"of {len(questions)}")
            )
            print(f"{name}, {group}: {', '.join(q for q in wrong) or 'none wrong'}")
        index.close()
    write("carried", "python -m evals.carried", figures)


if __name__ == "__main__":
    main()
