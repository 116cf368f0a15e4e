"""What brings a code to a customer: the interface of senders, and one for trying that prints.

A sender is opened for every code that is asked for, whether there is somebody to send it to or not,
and only then a letter is given to it or not: what fails, fails for both, and takes as long.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import Protocol, TextIO

ADDRESS = re.compile(r"[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f]+@[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f]+")
"""One address, alone: nothing of it could be read as another one or as the end of a line."""


@dataclass(frozen=True, slots=True)
class Letter:
    to: str
    subject: str
    text: str


class Outgoing(Protocol):
    """A way that is open for one letter: one of the two is called, once."""

    def send(self, letter: Letter) -> None:
        """Returns without waiting for it to arrive; what fails from here on goes to the log alone."""
        ...

    def drop(self) -> None:
        """There is nothing to send. Takes as long as `send`."""
        ...


class Sender(Protocol):
    """Used by many threads at once."""

    def open(self) -> Outgoing:
        """Raises SendingFailed where nothing can be sent just now, to anybody."""
        ...


def letter(to: str, code: str, shop: str, minutes: int) -> Letter:
    """What the customer reads. The code is not in the subject, which locked screens show."""
    shop = " ".join(shop.split())
    text = (
        f"Somebody in the chat of {shop} wants to look after orders that were placed with this address.\n"
        "If that is you, type this code there:\n"
        "\n"
        f"    {code}\n"
        "\n"
        f"It works once, in that chat only, for {minutes} minutes. Nobody at {shop} will ask you for it.\n"
        "If it is not you, there is nothing to do: without the code they see nothing.\n"
    )
    return Letter(to, f"Your code for {shop}", text)


def addressable(address: str) -> bool:
    """Whether something can be sent to it."""
    return len(address) <= 254 and ADDRESS.fullmatch(address) is not None


@dataclass(frozen=True, slots=True)
class Console:
    """For trying a shop on one's own machine: whoever sees the server's output can be any customer."""

    out: TextIO = field(default_factory=lambda: sys.stderr)

    def open(self) -> Outgoing:
        return self

    def send(self, letter: Letter) -> None:
        print(f"--- to {letter.to}: {letter.subject}\n{letter.text}---", file=self.out, flush=True)

    def drop(self) -> None:
        pass
