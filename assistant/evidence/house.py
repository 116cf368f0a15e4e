"""What they found in the shop's pages, manuals and approved answers, in the cart, and what people are for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.evidence.goods import Difference
from assistant.evidence.records import Cart, CartLine, Passage, Shown


@dataclass(frozen=True, slots=True)
class PolicyFound:
    """Passages that answer a question about the shop, best first."""

    passages: tuple[Passage, ...]
    about: str


@dataclass(frozen=True, slots=True)
class PolicyUnknown:
    about: str


@dataclass(frozen=True, slots=True)
class AnswerQuoted:
    """What the shop's own people answered once to a question like this, approved by its owner and given on
    `on`. `language` is the one that it is in."""

    passage: Passage
    on: date
    language: str = "en"


@dataclass(frozen=True, slots=True)
class StepTold:
    """One of the `steps` of a manual's procedure, `place` counted from 1; each is in the manual's words."""

    passage: Passage
    steps: tuple[str, ...]
    place: int


@dataclass(frozen=True, slots=True)
class ManualQuoted:
    """`lines` of a manual's section that answer, in its own words."""

    passage: Passage
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SizeTold:
    """What a size table says of a measure, `said` as "27 cm", by its `column` in `unit`. `sizes` are
    (column, size) of the row that holds it; none where no row does: then `low` and `high` are where the
    table begins and ends, and `between` the sizes of the two rows that it falls between, if it does."""

    passage: Passage
    said: str
    column: str
    unit: str
    sizes: tuple[tuple[str, str], ...] = ()
    low: str = ""
    high: str = ""
    between: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SupportSaid:
    """A word between the steps: `kind` is "which" (product it is about), "unknown" (the manuals say nothing
    of it), "last" (all steps are told), "choose" (whether to go on, after steps that did not help), "out"
    (nothing more is to be tried), "solved", "stopped", "first" (there is no step before)
    or "no_needs" (the manual names nothing that is needed)."""

    kind: str


@dataclass(frozen=True, slots=True)
class CartChanged:
    """`change` is "added" or "removed"; committed when this is made."""

    change: str
    line: CartLine
    cart: Cart


@dataclass(frozen=True, slots=True)
class CartShown:
    cart: Cart


@dataclass(frozen=True, slots=True)
class ChooseVariant:
    """An option of the product must be chosen before it can be bought."""

    product: Shown
    option: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotInStock:
    """The thing asked for exists and cannot be bought now; `instead` are substitutes, another
    variant of it first, and `differences` what tells it from the first that is another product."""

    product: Shown
    instead: tuple[Shown, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionAsked:
    """Whether a product comes in what was asked ("in green"): `values` are all that it does
    come in, `available` whether the one asked for can be bought (None where it does not
    exist), `instead` another product that has it."""

    product: Shown
    option: str
    wanted: str
    values: tuple[str, ...]
    available: bool | None = None
    instead: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class WhichOne:
    """A reference that could not be resolved; the candidates, or none if nothing was shown."""

    said: str
    candidates: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedOff:
    """A person was asked to take over: a row stands in the hand-off table. `topic` says of
    what, `hours` when people are there, `reachable` whether the customer left a way to be
    reached in this message, `known` whether they had done so before, `already` whether the row
    was there before this turn. Where the hours are known to the minute: `until` says when people
    who are there now will go, `opens` when they come if nobody is there."""

    topic: str
    hours: str
    reachable: bool = False
    already: bool = False
    known: bool = False
    until: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Social:
    """greeting, thanks, goodbye, out_of_scope, empty, declined (a no to what was
    offered), careful (a request that rests on somebody's health). `options` are things
    that can truly be asked in this shop."""

    kind: str
    shop: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cautioned:
    """A message that calls for care or is not helped with. `why` is a category of the output policy, "care"
    (somebody in distress) or "still" (what they write next); `said` are the shop's fixed sentences in the
    customer's language."""

    why: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The customer writes in a language that is not spoken yet (ISO 639-1); `sorry` is the
    shop's fixed sentence that says so in it."""

    language: str
    sorry: str
