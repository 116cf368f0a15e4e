"""The errors of Floorwalker.

    FloorwalkerError
    ├── Terminal                what the caller asked cannot be done; asking again will not help
    │   ├── NotFound            a conversation, reply or product that is not there (or not yours)
    │   ├── Forbidden           the secret or key does not open this
    │   ├── OtherCustomer       the conversation serves another customer already
    │   ├── NotHeld             another person has the hand-off, or nobody has; says who
    │   ├── ChangedSince        somebody else changed it after it was looked at; read it again
    │   ├── Declined            the shop's order system does not allow a change; names its reason
    │   ├── Invalid             a value that cannot be used; names the field and how to mend it
    │   ├── SettingsError       the shop's settings or files are wrong; names the file and the key
    │   └── ModelMissing        a model's files are absent or do not match their checksum
    └── Recoverable             the same call may work another time
        ├── Busy                another process or request holds what is needed
        │   └── Overloaded      more is asked at once than can be answered
        │       └── Closing     this process is ending and begins nothing new
        ├── GenerationFailed    the model failed, took too long or gave nothing usable
        │   ├── TimedOut        a whole turn took too long, and nothing had been said by then
        │   └── QueueFull       more replies wait for the model than it can write in time
        ├── TriedTooOften       who is speaking was tried to be proved too often; later, it may be again
        ├── SendingFailed       what was to be sent to a customer cannot be sent just now
        ├── OutOfDate           somebody else changed the order in between; read it again
        └── StorageFailed       the database or the vector store did not answer
            └── BackendDown     the shop's order system did not answer

One table in `web/errors.py` turns these types into HTTP problems, and one in `cli/app.py` into
exit codes. Nothing matches on message text. Retrieval raises its own, in `retrieval/errors.py`.
"""

from __future__ import annotations


class FloorwalkerError(Exception):
    """The root. `str(error)` is fit to be shown to the shop's owner."""


class Terminal(FloorwalkerError):
    pass


class Recoverable(FloorwalkerError):
    pass


class NotFound(Terminal):
    def __init__(self, what: str, identifier: str) -> None:
        super().__init__(f"no {what} {identifier!r}")
        self.what, self.identifier = what, identifier


class Forbidden(Terminal):
    pass


class OtherCustomer(Terminal):
    pass


class Invalid(Terminal):
    def __init__(self, field: str, detail: str) -> None:
        super().__init__(f"{field}: {detail}")
        self.field, self.detail = field, detail


class NotHeld(Terminal):
    def __init__(self, state: str, owner: str | None) -> None:
        super().__init__(f"the hand-off is with {owner}" if state == "person" else f"it is {state}")
        self.state, self.owner = state, owner


class HeldBack(Terminal):
    """The output policy holds what somebody of the shop wrote; they may say it all the same."""

    category = ""

    def __init__(self, category: str) -> None:
        super().__init__(f"held back: {category}")
        self.category = category


class ChangedSince(Terminal):
    pass


class Declined(Terminal):
    def __init__(self, reason: str) -> None:
        super().__init__(f"the order system declined: {reason}")
        self.reason = reason


class SettingsError(Terminal):
    pass


class ModelMissing(Terminal):
    def __init__(self, model: str, detail: str) -> None:
        super().__init__(f"model {model!r}: {detail}; run `floorwalker models pull`")
        self.model, self.detail = model, detail


class Busy(Recoverable):
    pass


class Overloaded(Busy):
    pass


class Closing(Overloaded):
    pass


class GenerationFailed(Recoverable):
    pass


class TimedOut(GenerationFailed):
    pass


class QueueFull(GenerationFailed):
    pass


class TriedTooOften(Recoverable):
    pass


class SendingFailed(Recoverable):
    pass


class StorageFailed(Recoverable):
    pass


class BackendDown(StorageFailed):
    pass


class OutOfDate(Recoverable):
    pass
