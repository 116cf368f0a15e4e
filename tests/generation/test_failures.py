"""What an error means, when to ask again, and what a name in the settings names."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.exceptions import ModelConnectionError, ModelInvalidRequestError

from assistant.errors import GenerationFailed, SettingsError
from assistant.generation.failures import Failure, failure, retry_after
from assistant.generation.naming import Local, Remote, Template, named
from assistant.generation.retrying import LONGEST_S, pause

NOW = datetime(2026, 5, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3", 3),
        (" 2.5 ", 2.5),
        ("-4", 0),
        ("Fri, 01 May 2026 12:00:30 GMT", 30),
        ("Fri, 01 May 2026 11:00:00 GMT", 0),
        ("99999999", 600),
        ("inf", 600),
        ("nan", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_is_a_number_or_a_date_within_reason(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}, NOW) == seconds


def test_the_same_condition_is_the_same_failure_whoever_raises_it() -> None:
    assert failure(TimeoutError()) == Failure("took too long")
    assert failure(GenerationFailed("said nothing")) == Failure("said nothing")
    assert failure(ModelConnectionError("x")) == Failure("ModelConnectionError", again=True)
    assert failure(ModelInvalidRequestError("x")) == Failure("ModelInvalidRequestError")
    assert failure(KeyError("choices")) == Failure("KeyError")


@given(attempt=st.integers(1, 40), after=st.none() | st.floats(0, 600), share=st.floats(0, 1))
def test_a_wait_is_spread_from_nothing_to_its_longest_and_never_sooner_than_asked(
    attempt: int, after: float | None, share: float
) -> None:
    wait = pause(attempt, after, lambda low, high: low + share * (high - low))
    assert (after or 0) <= wait <= (after or 0) + LONGEST_S
    assert pause(attempt, None, lambda low, high: low) == 0


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("template", Template()),
        ("smollm2-135m-instruct", Local("smollm2-135m-instruct")),
        ("HuggingFaceTB/SmolLM2-135M", Local("HuggingFaceTB/SmolLM2-135M")),
        ("openai:gpt-5-mini@https://api.openai.com/v1", Remote("gpt-5-mini", "https://api.openai.com/v1")),
        ("openai:/models/a b@http://h:8000/v1/", None),
        ("openai:@cf/meta/llama@https://h/v1", Remote("@cf/meta/llama", "https://h/v1")),
        ("openai:org/model:8b@http://[::1]:8000/v1/", Remote("org/model:8b", "http://[::1]:8000/v1")),
        ("openai:gpt-5-mini", None),
        ("openai:@http://h/v1", None),
        ("openai:m@h:8000/v1", None),
        ("openai:m@ftp://h/v1", None),
        ("openai:m@http://:8000/v1", None),
        ("openai:m@http://h:80000/v1", None),
        ("openai:m@http://h/v1?key=hush", None),
        ("openai:m@http://user:hush@h/v1", None),
        ("anthropic:claude", None),
        ("http://h/v1", None),
        ("/no/such/folder", None),
        ("./nor/this", None),
        ("", None),
    ],
)
def test_a_name_says_where_the_model_is_or_how_to_write_one(name: str, what: object) -> None:
    if what is not None:
        assert named(name) == what
        return
    with pytest.raises(SettingsError, match=r"openai:MODEL@http") as raised:
        named(name)
    assert "hush" not in str(raised.value)


def test_a_folder_is_a_name_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a model: mine"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    assert named(str(folder)) == Local(str(folder))
    assert named("./a model: mine") == Local("./a model: mine")
