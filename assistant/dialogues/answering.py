"""The team's answers of one dialogue, in records of their own that are gone after it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path

from assistant.dialogues.script import Given
from assistant.service.answers.store import Answers, Drafted, Nearest, digest_of
from assistant.service.database import migrate, open_database


@contextmanager
def kept(given: Sequence[Given]) -> Iterator[Answers]:
    """The answers of a dialogue, each brought into its state as its owner would."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{Path(folder) / 'answers.sqlite'}")
        migrate(engine)
        answers = Answers(engine)
        for number, one in enumerate(given, 1):
            answers.add([_draft(one)])
            if one.state in {"approved", "retired"}:
                nearest = Nearest(one.rests_on, digest_of(one.read)) if one.rests_on else None
                answers.approve(number, nearest)
            if one.state == "retired":
                answers.retire(number)
            if one.state == "dropped":
                answers.drop(number)
        yield answers
        engine.dispose()


def _draft(one: Given) -> Drafted:
    at = datetime.combine(one.day, time(12), UTC)
    return Drafted(one.question, one.answer, last_at=at, language=one.language, product_id=one.product_id)
