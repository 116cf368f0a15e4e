"""What an error of a model's server means: whether to ask again, when, and who can mend it.

LangChain gives the same condition the same type whoever the provider is
(langchain_core.exceptions.ModelError), so this holds for any of its chat models.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from langchain_core.exceptions import (
    ModelAuthenticationError,
    ModelError,
    ModelNotFoundError,
    ModelPermissionDeniedError,
)

from assistant.errors import GenerationFailed

MOST_AFTER_S = 600.0
"""A server may ask for more; it is looked at again after so long."""

LONGEST_DETAIL = 200

MENDED_BY = {
    ModelAuthenticationError: "it does not accept the key; set generator.api_key or OPENAI_API_KEY",
    ModelPermissionDeniedError: "the key may not use this model",
    ModelNotFoundError: "it has no such model or no such address; most addresses end in /v1",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """`reason` and `detail`, the server's own words, are for the log. `after_s`: seconds that the
    server asks to be left alone for. `mend`: how the shop's owner puts it right."""

    reason: str
    detail: str = ""
    again: bool = False
    after_s: float | None = None
    mend: str | None = None


def failure(error: BaseException, now: datetime | None = None) -> Failure:
    if isinstance(error, TimeoutError):
        return Failure("took too long")
    if isinstance(error, GenerationFailed):
        return Failure(str(error))
    response = getattr(error, "response", None)
    if response is None:
        return Failure(type(error).__name__, again=_retryable(error))
    mend = next((mend for kind, mend in MENDED_BY.items() if isinstance(error, kind)), None)
    return Failure(
        f"answered {response.status_code}",
        "" if mend else " ".join(str(error).split())[:LONGEST_DETAIL],
        _retryable(error),
        retry_after(response.headers, now or datetime.now(UTC)),
        mend,
    )


def _retryable(error: BaseException) -> bool:
    return isinstance(error, ModelError) and error.is_retryable


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds in a Retry-After header (RFC 9110, 10.2.3: a number, or a date)."""
    value = headers.get("retry-after", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        try:
            date = parsedate_to_datetime(value)
        except ValueError:
            return None
        seconds = (date.replace(tzinfo=date.tzinfo or UTC) - now).total_seconds()
    return None if math.isnan(seconds) else min(max(seconds, 0.0), MOST_AFTER_S)
