"""What somebody says of themselves, put together over several messages until it can be looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from assistant.actions.desk.said import Claims
from assistant.orders import Customer

_SAID = ("email", "name", "postcode")
"""What a desk's `claimed` can have."""


class Method(StrEnum):
    """How a customer can prove who they are; the `proof` of a Desk and of what is written for them."""

    TOKEN = "token"  # noqa: S105 - the name of a method
    CODE = "code"
    EMAIL = "email"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Claim:
    """Enough to find somebody by: an email, or a full name with a postcode. `said` are as in claimed."""

    said: Mapping[str, str]

    @property
    def method(self) -> Method:
        return Method.EMAIL if "email" in self.said else Method.NAME

    @property
    def counted(self) -> str:
        """As what it is counted: guesses of a name's postcode are guesses at one person."""
        kind = "email" if "email" in self.said else "name"
        return f"{kind}:{_plain(self.said[kind])}"


def another(claims: Claims, customer: Customer) -> bool:
    """Whether somebody who is known as this customer now says to be somebody else."""
    emails = {_plain(email) for email in claims.emails} - {_plain(customer.email)}
    own = f"{customer.first_name} {customer.last_name}"
    names = {_plain(name) for name in claims.names if len(name.split()) > 1} - {_plain(own)}
    return bool(emails or names)


def _plain(said: str) -> str:
    return " ".join(said.split()).casefold()


def codes_of(claims: Claims) -> tuple[str, ...]:
    """Six digits that answer the question for a code are that, whatever else they may look like."""
    return claims.codes or tuple(digits for digits in claims.postcodes if re.fullmatch(r"\d{6}", digits))


def heard_of(claimed: Mapping[str, str], claims: Claims) -> Mapping[str, str]:
    """What stands now of who is speaking: the last that was said of each, several on a line each."""
    names = tuple(_joined(claimed.get("name", ""), name) for name in claims.names)
    said = {"name": names, "postcode": claims.postcodes, "email": claims.emails}
    return {**claimed, **{what: "\n".join(values) for what, values in said.items() if values}}


def as_claims(claimed: Mapping[str, str]) -> Claims:
    """What was said before, as if it were said again."""
    emails, names, postcodes = (tuple(claimed.get(what, "").split("\n")) for what in _SAID)
    return Claims(*(tuple(filter(None, values)) for values in (emails, names, postcodes)))


def _joined(before: str, name: str) -> str:
    """A last name that follows a first one, said by itself, completes it."""
    halves = len(before.split()) == 1 and len(name.split()) == 1 and _plain(before) != _plain(name)
    return f"{before} {name}" if halves else name


def enough(claimed: Mapping[str, str], claims: Claims) -> Iterator[Claim]:
    """Whom this message, with what was said before, is enough to find: something of each is new."""
    for email in dict.fromkeys(claims.emails):
        yield Claim({"email": email})
    if not (claims.names or claims.postcodes):
        return
    before = claimed.get("name", "")
    names = [_joined(before, name) for name in claims.names] or before.split("\n")
    postcodes = claims.postcodes or claimed.get("postcode", "").split("\n")
    for name, postcode in product(dict.fromkeys(names), dict.fromkeys(postcodes)):
        if len(name.split()) > 1 and postcode:
            yield Claim({"name": name, "postcode": postcode})


def half_of(claimed: Mapping[str, str]) -> str:
    """Which of the two, name and postcode, was said, where only one was."""
    said = [name for name in ("name", "postcode") if claimed.get(name)]
    return said[0] if len(said) == 1 else ""
