"""Tokens with which the shop's own site says who its visitor is: JSON Web Tokens (RFC 7519), signed
with a secret that the two share, for this shop alone and not for long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeGuard

import jwt

from assistant.errors import Invalid

ALGORITHM = "HS256"
"""Fixed here: what a token's own header says of it is never believed (RFC 8725, section 3.1)."""

LONGEST = 4096
SKEW_S = 60
"""How far the clocks of the two may be apart."""

FIELD = "customer_token"
NOT_VALID = "the token is not valid"
"""All that is told, whatever is wrong with it."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a token says. One with an `id` is for one conversation only."""

    customer_id: str
    until: datetime
    id: str | None = None


class Tokens:
    """`secrets` of the shop, the newest first; `life` is the longest that a token may have left."""

    def __init__(
        self,
        secrets: Sequence[str],
        audience: str,
        life: timedelta = timedelta(minutes=15),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._secrets, self._audience, self._life, self._now = tuple(secrets), audience, life, now

    def read(self, token: str) -> Signed:
        """Raises Invalid, in the same words for every reason, if it is not one of this shop and of now."""
        claims = self._claims(token)
        customer_id, until, own = claims.get("sub"), self._until(claims), claims.get("jti")
        if until is not None and _identifier(customer_id) and (own is None or _identifier(own)):
            return Signed(customer_id, until, own)
        raise Invalid(FIELD, NOT_VALID)

    def sign(self, customer_id: str, life: timedelta | None = None, own: str | None = None) -> str:
        """A token as the shop's site makes it: for trying, and for tests."""
        now = self._now()
        claims: dict[str, Any] = {"sub": customer_id, "aud": self._audience, "iat": now}
        claims["exp"] = now + (life or self._life)
        return jwt.encode(claims | ({"jti": own} if own else {}), self._secrets[0], ALGORITHM)

    def _claims(self, token: str) -> Mapping[str, Any]:
        if len(token) > LONGEST or not token.isascii():
            raise Invalid(FIELD, NOT_VALID)
        options: Any = {
            "require": ["sub", "aud", "exp"],
            "strict_aud": True,
            **dict.fromkeys(("verify_exp", "verify_nbf", "verify_iat"), False),  # by our clock: _until
        }
        for secret in self._secrets:
            try:
                return jwt.decode(
                    token, secret, algorithms=[ALGORITHM], audience=self._audience, options=options
                )
            except jwt.InvalidSignatureError:
                continue
            except (jwt.PyJWTError, ValueError, RecursionError) as error:
                raise Invalid(FIELD, NOT_VALID) from error
        raise Invalid(FIELD, NOT_VALID)

    def _until(self, claims: Mapping[str, Any]) -> datetime | None:
        """When it runs out; None where it has, where that is too far off, and where it is not yet valid."""
        now = self._now().timestamp()
        exp, begins = claims.get("exp"), [claims[name] for name in ("nbf", "iat") if name in claims]
        begun = all(_time(value) and value <= now + SKEW_S for value in begins)
        if not (begun and _time(exp) and now < exp <= now + self._life.total_seconds() + SKEW_S):
            return None
        return datetime.fromtimestamp(exp, UTC)


def _time(value: object) -> TypeGuard[float]:
    """A NumericDate of RFC 7519."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _identifier(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and 0 < len(value) <= 200 and value.isprintable()
