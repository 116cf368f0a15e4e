"""One-time codes: six digits, for one conversation and one customer, that work once and not for long.

What is done and answered is the same whether the claimed address is a customer's or nobody's:
a code of nobody is made, kept, tried and counted like any other, and never fits.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from sqlalchemy import Connection, Engine, delete, insert, select, update

from assistant.errors import NotFound, SendingFailed
from assistant.orders import Customer
from assistant.service.database import writing
from assistant.service.identity.keys import Keys
from assistant.service.identity.limits import Count, Limit, Limits, counts, often
from assistant.service.identity.sending import Sender, addressable, letter
from assistant.service.identity.tables import codes
from assistant.service.tables import conversations

DIGITS = 6


@dataclass(frozen=True, slots=True)
class CodeRules:
    """`sends` hold for a conversation, for what was claimed and for a customer, each by itself; `wrong`
    for a customer's wrong codes in all conversations together."""

    life: timedelta = timedelta(minutes=10)
    tries: int = 5
    sends: tuple[Limit, ...] = often(4)
    wrong: tuple[Limit, ...] = often(10)


class Tried(Enum):
    """What came of a code that does not prove anything."""

    WRONG = auto()
    OVER = auto()
    """No code of this conversation can still be used: another is needed."""


class Codes:
    """The codes of one shop. Any number of threads and processes may use the same database."""

    def __init__(
        self,
        engine: Engine,
        keys: Keys,
        sender: Sender,
        shop: str,
        rules: CodeRules = CodeRules(),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine, self._keys, self._sender, self._shop = engine, keys, sender, shop
        self._rules, self._now = rules, now
        self._limits = Limits(engine, now)

    def send(self, conversation_id: str, claims: Sequence[str], customer: Customer | None) -> bool:
        """Send a code to the customer's address on file. `claims` are what they said of themselves;
        `customer` None where that is nobody's, and then nothing is sent and nothing else is different.

        False where too many were asked for. Raises SendingFailed if nothing can be sent just now;
        the code before then stays.
        """
        said = self._sends("conversation", conversation_id)
        said += (count for claim in claims for count in self._sends("claim", claim))
        if not self._limits.take_all(said):  # told to the customer, so it rests on what they said alone
            return False
        try:
            outgoing = self._sender.open()
        except SendingFailed:
            self._limits.give_back(count.key for count in said)
            raise
        known = customer if customer is not None and addressable(customer.email) else None
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        stands = self._keep(conversation_id, claims, known, code)
        if stands and known is not None:
            minutes = round(self._rules.life.total_seconds() / 60)
            outgoing.send(letter(known.email, code, self._shop, minutes))
        else:
            outgoing.drop()
        return True

    def check(self, conversation_id: str, code: str) -> str | Tried:
        """The customer whom this code proves, and then it works no more; else what came of it."""
        with writing(self._engine) as connection:
            _hold(connection, conversation_id)
            alive = codes.c.until > self._now(), codes.c.tries < self._rules.tries
            tried = update(codes).where(codes.c.conversation_id == conversation_id, *alive)
            if not connection.execute(tried.values(tries=codes.c.tries + 1)).rowcount:
                return Tried.OVER
            mine = select(codes).where(codes.c.conversation_id == conversation_id)
            row = connection.execute(mine).mappings().one()
            counted = counts(row["account"], self._rules.wrong)
            taken = self._limits.take_in(connection, counted)
            fits = self._keys.fits(row["code_hash"], "code", conversation_id, _digits(code))
            if fits and len(taken) == len(counted) and row["customer_id"] is not None:
                self._limits.give_back_in(connection, taken)
                connection.execute(delete(codes).where(codes.c.conversation_id == conversation_id))
                return str(row["customer_id"])
            return Tried.OVER if row["tries"] >= self._rules.tries else Tried.WRONG

    def _keep(
        self, conversation_id: str, claims: Sequence[str], customer: Customer | None, code: str
    ) -> bool:
        """Whether the code stands now. It does not where this customer was sent enough already, by
        whichever of their claims: that is told to nobody, or it would tell that two claims are one's."""
        whose = ("customer", customer.id) if customer else ("nobody", *claims)
        row = {
            "conversation_id": conversation_id,
            "customer_id": customer and customer.id,
            "account": self._keys.hash("wrong codes", *whose),
            "code_hash": self._keys.hash("code", conversation_id, code),
            "tries": 0,
            "until": self._now() + self._rules.life,
        }
        with writing(self._engine) as connection:
            _hold(connection, conversation_id)
            sends = self._sends(*whose)
            if not self._limits.take_all_in(connection, sends):
                return False
            connection.execute(delete(codes).where(codes.c.conversation_id == conversation_id))
            connection.execute(insert(codes).values(row))
        return True

    def _sends(self, *whose: str) -> list[Count]:
        return counts(self._keys.hash("sends", *whose), self._rules.sends)


def _hold(connection: Connection, conversation_id: str) -> None:
    """One at a time for a conversation, where the database lets several write. Raises NotFound."""
    one = select(conversations.c.id).where(conversations.c.id == conversation_id)
    if connection.execute(one.with_for_update()).first() is None:
        raise NotFound("conversation", conversation_id)


def _digits(code: str) -> str:
    """The digits of a code as it was typed, in any script, without what stands between them."""
    return "".join(str(int(c)) for c in code if c.isdecimal())
