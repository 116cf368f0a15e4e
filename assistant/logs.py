"""Log lines, plain or as JSON: each with its request's id, none with what a customer said or is called.

The level is that of our own loggers. Libraries tell at DEBUG what they send and read, customers'
words and records with it, so that they are heard from WARNING on, whatever the level. Of an error the
places in the code are told, and its text only where we wrote it or it cannot hold a value.
"""

from __future__ import annotations

import json
import logging
import os
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Literal

from opentelemetry import trace

from assistant.errors import FloorwalkerError, SettingsError
from retrieval.errors import RetrievalError

OURS = ("assistant", "retrieval", "prompts")
TELLING = (OSError, ImportError, AttributeError, NameError, TypeError)
"""Python's own errors whose text names code or files, and no value that somebody sent."""

PLAIN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
Form = Literal["plain", "json"]
RequestId = Callable[[], str | None]


def set_up(form: Form = "plain", request_id: RequestId = lambda: None) -> None:
    """Send every line to standard error from now on, ours from the level of FLOORWALKER_LOG on. A server's
    own line for each request is left out: it has who asked, and what was searched for.

    Raises SettingsError for a level that there is not.
    """
    level = os.environ.get("FLOORWALKER_LOG", "WARNING").upper()
    if level not in logging.getLevelNamesMapping():
        raise SettingsError(f"FLOORWALKER_LOG: {level} is no level; DEBUG, INFO, WARNING and ERROR are")
    handler = logging.StreamHandler()
    handler.setFormatter(Json(request_id) if form == "json" else Plain(request_id))
    ours = logging.getLevelNamesMapping()[level]
    logging.basicConfig(level=max(ours, logging.WARNING), handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(ours)
    logging.getLogger("uvicorn.access").disabled = True


class Plain(logging.Formatter):
    """`LEVEL logger [request]: message name=value`, one line but for a stack."""

    def __init__(self, request_id: RequestId) -> None:
        super().__init__()
        self._request_id = request_id

    def format(self, record: logging.LogRecord) -> str:
        request = self._request_id()
        about = f" [{request}]" if request else ""
        more = "".join(f" {name}={value}" for name, value in _more(record))
        line = f"{record.levelname} {record.name}{about}: {_said(record)}{more}".replace("\n", "\\n")
        return line + "".join(f"\n{told}" for told in _error(record))


class Json(logging.Formatter):
    """One object a line: at, level, logger, message; and request_id, trace_id, span_id, error and stack
    where there are any."""

    def __init__(self, request_id: RequestId) -> None:
        super().__init__()
        self._request_id = request_id

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _said(record),
        }
        if request := self._request_id():
            told["request_id"] = request
        span = trace.get_current_span().get_span_context()
        if span.is_valid:
            told |= {"trace_id": f"{span.trace_id:032x}", "span_id": f"{span.span_id:016x}"}
        told |= dict(_more(record))
        if record.exc_info and record.exc_info[0] is not None:
            told |= {"error": record.exc_info[0].__name__, "stack": "\n".join(_error(record))}
        return json.dumps(told, ensure_ascii=False, default=str)


def _said(record: logging.LogRecord) -> str:
    """The message; of a library's the first line alone: asyncio's others quote what a task failed with."""
    said = record.getMessage()
    return said if record.name.partition(".")[0] in OURS else said.partition("\n")[0]


def _more(record: logging.LogRecord) -> Iterator[tuple[str, object]]:
    """What came with `extra`."""
    return ((name, value) for name, value in record.__dict__.items() if name not in PLAIN)


def _error(record: logging.LogRecord) -> Iterator[str]:
    """The error of a line with those that led to it, the first of them first."""
    error = record.exc_info[1] if record.exc_info else None
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    for each in reversed(chain):
        yield from (line.rstrip("\n") for line in traceback.format_tb(each.__traceback__))
        yield f"{type(each).__name__}: {each}" if _tells(each) else type(each).__name__


def _tells(error: BaseException) -> bool:
    """Whether its text can be told. A library's own OSError (a mail server's refusal) can name anybody."""
    ours = isinstance(error, (FloorwalkerError, RetrievalError))
    return ours or (isinstance(error, TELLING) and type(error).__module__ == "builtins")
