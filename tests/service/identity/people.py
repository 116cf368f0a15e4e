"""An order system that knows two customers, a clock that is set, and a sender that keeps its letters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from assistant.errors import BackendDown, SendingFailed
from assistant.orders import Address, Customer
from assistant.service.identity.sending import Letter

HOME = Address("1 Elm St", "", "Alder Cove", "ME", "USA", "04101")
MEI = Customer("mei_kovacs_8020", "Mei", "Kovacs", "mei.kovacs@example.com", HOME)
RAJ = Customer("raj_lee_3061", "Raj", "Lee", "raj.lee6137@example.com", HOME)
NOBODY = "nobody.at.all@example.com"


@dataclass
class People:
    """What identity asks of an OrderBackend."""

    customers: tuple[Customer, ...] = (MEI, RAJ)
    down: bool = False
    asked: Counter[str] = field(default_factory=Counter)

    def find(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        self._answer("find")
        for customer in self.customers:
            full = f"{customer.first_name} {customer.last_name}".lower()
            if email is not None and email.lower() == customer.email:
                return customer
            if name is not None and (name.lower(), postcode) == (full, customer.address.zip):
                return customer
        return None

    def customer(self, customer_id: str) -> Customer | None:
        self._answer("customer")
        return next((each for each in self.customers if each.id == customer_id), None)

    def _answer(self, what: str) -> None:
        self.asked[what] += 1
        if self.down:
            raise BackendDown("told to")


@dataclass
class Postbox:
    """A sender. `opened` counts every way that was opened, whether a letter went it or not."""

    letters: list[Letter] = field(default_factory=list)
    opened: int = 0
    dropped: int = 0
    broken: bool = False

    def open(self) -> Postbox:
        if self.broken:
            raise SendingFailed("told to")
        self.opened += 1
        return self

    def send(self, letter: Letter) -> None:
        self.letters.append(letter)

    def drop(self) -> None:
        self.dropped += 1

    @property
    def code(self) -> str:
        """The code in the last letter."""
        (code,) = re.findall(r"\b\d{6}\b", self.letters[-1].text)
        return str(code)


@dataclass
class Clock:
    at: datetime = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **time: float) -> None:
        self.at += timedelta(**time)
