"""Only what this shop signed, whole and just now, is believed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assistant.service.remote.signing import KEY, SIGNATURE, STAMP, WINDOW, signature, signed, verified

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CALL = ("POST", "/api/changes?x=1", b'{"a": 1}')


def call(**changed: object) -> bool:
    method, target, body = CALL
    parts = {"secret": "s3cret", "method": method, "target": target, "body": body, "now": NOW} | changed
    headers = signed("s3cret", method, target, "k1", CALL[2], NOW) | changed.pop("headers", {})  # type: ignore[operator]
    parts.pop("headers", None)
    return verified(headers=headers, **parts)  # type: ignore[arg-type]


def test_it_is_what_the_documentation_says() -> None:
    """Worked out with `openssl dgst -sha256 -hmac s3cret`."""
    assert (
        signature("s3cret", "get", "/api/orders/1", "1795348800", "", b"")
        == "b8998a756d2bfc2b4f428f5aeea8f6f8b678457546d644bf2574e14d2e60ea2f"
    )


def test_a_whole_call_of_now_is_believed() -> None:
    assert call()
    assert call(now=NOW + WINDOW)
    assert call(now=NOW - WINDOW)


@pytest.mark.parametrize(
    "changed",
    [
        {"secret": "other"},
        {"method": "GET"},
        {"target": "/api/changes?x=2"},
        {"body": b'{"a": 2}'},
        {"body": b""},
        {"headers": {KEY: "k2"}},
        {"headers": {KEY: ""}},
        {"headers": {STAMP: str(int(NOW.timestamp()) + 1)}},
        {"headers": {STAMP: ""}},
        {"headers": {SIGNATURE: ""}},
        {"headers": {SIGNATURE: "v1=é"}},
        {"now": NOW + WINDOW + timedelta(seconds=1)},
        {"now": NOW - WINDOW - timedelta(seconds=1)},
    ],
    ids=str,
)
def test_anything_else_is_not(changed: dict[str, object]) -> None:
    assert not call(**changed)


@pytest.mark.parametrize("stamp", ["soon", "9" * 13, "-1", "1e9", "१२"])
def test_a_time_that_is_none_is_not_believed_even_if_signed(stamp: str) -> None:
    method, target, body = CALL
    mark = f"v1={signature('s3cret', method, target, stamp, '', body)}"

    assert not verified("s3cret", method, target, {STAMP: stamp, SIGNATURE: mark}, body, NOW)
