"""What a reply may speak of. Everything here was looked up; nothing here was worded by a model.

`Evidence` holds the records (products, passages, cart, what was written) and the
`findings`: what the actions concluded from them and the reply has to convey. Templates
word findings directly; the model words them and is checked against the records.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.desk import Desk
from assistant.evidence.desk import (
    AccountTold,
    AnythingElse,
    ChangeDropped,
    ChangeMade,
    ChangeRefused,
    Greeted,
    IdentityAsked,
    IdentityBarred,
    NoSuchOrder,
    OrdersListed,
    OrderTold,
    OthersBarred,
    Proposed,
    ServiceFailed,
    SlotAsked,
    TroubleTold,
    VariantsTold,
)
from assistant.evidence.goods import (
    Answered,
    Clarify,
    Compared,
    Difference,
    Found,
    GoesWith,
    InStockThen,
    LooksLike,
    Nearest,
    NoMore,
    PictureUnused,
    ProfileChanged,
    ProfileTold,
    Pursuit,
    ReasonTold,
    Recommended,
    ReviewsTold,
    Surveyed,
    TasteNoted,
    Unanswered,
    Weighed,
)
from assistant.evidence.house import (
    AnswerQuoted,
    CartChanged,
    CartShown,
    Cautioned,
    ChooseVariant,
    HandedOff,
    ManualQuoted,
    NotInStock,
    OptionAsked,
    OtherLanguage,
    PolicyFound,
    PolicyUnknown,
    SizeTold,
    Social,
    StepTold,
    SupportSaid,
    WhichOne,
)
from assistant.evidence.records import Awaiting, Because, Cart, CartLine, Passage, Procedure, Shown, Written
from assistant.tastes import Leaning
from retrieval.query import Query

__all__ = [
    "AccountTold",
    "AnswerQuoted",
    "Answered",
    "AnythingElse",
    "Awaiting",
    "Because",
    "Cart",
    "CartChanged",
    "CartLine",
    "CartShown",
    "Cautioned",
    "ChangeDropped",
    "ChangeMade",
    "ChangeRefused",
    "ChooseVariant",
    "Clarify",
    "Compared",
    "Difference",
    "Evidence",
    "Finding",
    "Found",
    "GoesWith",
    "Greeted",
    "HandedOff",
    "IdentityAsked",
    "IdentityBarred",
    "InStockThen",
    "LooksLike",
    "ManualQuoted",
    "Nearest",
    "NoMore",
    "NoSuchOrder",
    "NotInStock",
    "OptionAsked",
    "OrderTold",
    "OrdersListed",
    "OtherLanguage",
    "OthersBarred",
    "Passage",
    "PictureUnused",
    "PolicyFound",
    "PolicyUnknown",
    "Procedure",
    "ProfileChanged",
    "ProfileTold",
    "Proposed",
    "Pursuit",
    "ReasonTold",
    "Recommended",
    "ReviewsTold",
    "ServiceFailed",
    "Shown",
    "SizeTold",
    "SlotAsked",
    "Social",
    "StepTold",
    "SupportSaid",
    "Surveyed",
    "TasteNoted",
    "TroubleTold",
    "Unanswered",
    "VariantsTold",
    "Weighed",
    "WhichOne",
    "Written",
]

Finding = (
    Found
    | Surveyed
    | InStockThen
    | GoesWith
    | Nearest
    | Recommended
    | LooksLike
    | PictureUnused
    | TasteNoted
    | ProfileTold
    | ProfileChanged
    | ReasonTold
    | NoMore
    | Clarify
    | Compared
    | Answered
    | ReviewsTold
    | Unanswered
    | PolicyFound
    | OptionAsked
    | PolicyUnknown
    | AnswerQuoted
    | StepTold
    | ManualQuoted
    | SizeTold
    | SupportSaid
    | CartChanged
    | CartShown
    | ChooseVariant
    | NotInStock
    | WhichOne
    | HandedOff
    | Social
    | OtherLanguage
    | Cautioned
    | IdentityAsked
    | Greeted
    | IdentityBarred
    | OthersBarred
    | NoSuchOrder
    | OrdersListed
    | OrderTold
    | AccountTold
    | VariantsTold
    | SlotAsked
    | Proposed
    | ChangeMade
    | ChangeRefused
    | TroubleTold
    | ChangeDropped
    | ServiceFailed
    | AnythingElse
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The whole of what one reply may say. `products` are the cards, in the order shown,
    and exactly the ones that the text speaks of."""

    findings: tuple[Finding, ...] = ()
    products: tuple[Shown, ...] = ()
    passages: tuple[Passage, ...] = ()
    written: tuple[Written, ...] = ()
    cart: Cart | None = None
    options: tuple[str, ...] = ()
    awaiting: Awaiting | None = None
    handed_off: bool = False
    asked: str = field(default="")
    desk: Desk | None = None
    """The service desk's state after this turn; None where it has not changed."""
    customer_id: str | None = None
    """Who is speaking, where this turn has proved it."""
    intents: tuple[str, ...] = ()
    """What the message was about, where the service desk acted on it; empty where it is as it was heard."""
    leaning: Leaning | None = None
    """What the conversation keeps of tastes after this turn; None where that has not changed."""
    language: str = "en"
    """The language that the reply is worded in, and its sentences are checked in (a BCP 47 tag)."""
    sought: Query | None = None
    """The search behind the findings, for languages that cannot say it in the findings' own words."""

    def __add__(self, other: Evidence) -> Evidence:
        """Both, in order; a product or passage that stands in both is kept once."""
        shown = {(s.product.id, s.variant and s.variant.id) for s in self.products}
        told = {p.id for p in self.passages}
        return replace(
            self,
            findings=self.findings + other.findings,
            products=self.products
            + tuple(s for s in other.products if (s.product.id, s.variant and s.variant.id) not in shown),
            passages=self.passages + tuple(p for p in other.passages if p.id not in told),
            written=self.written + other.written,
            cart=other.cart or self.cart,
            options=self.options + tuple(o for o in other.options if o not in self.options),
            awaiting=self.awaiting or other.awaiting,
            handed_off=self.handed_off or other.handed_off,
            asked=self.asked or other.asked,
            desk=other.desk or self.desk,
            leaning=other.leaning or self.leaning,
            customer_id=other.customer_id or self.customer_id,
            intents=tuple(dict.fromkeys((*self.intents, *other.intents))),
        )
