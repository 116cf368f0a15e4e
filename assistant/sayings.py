"""The house's own sentences: fixed words that rest on no look-up, each with the finding that
permits it. Generation says them and the check knows them by heart; nothing else passes
without evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from assistant.desk import Slot
from assistant.evidence import (
    AnythingElse,
    Cautioned,
    ChangeDropped,
    ChangeMade,
    Finding,
    Found,
    GoesWith,
    Greeted,
    HandedOff,
    IdentityAsked,
    IdentityBarred,
    InStockThen,
    LooksLike,
    Nearest,
    NoMore,
    NotInStock,
    OtherLanguage,
    OthersBarred,
    PictureUnused,
    PolicyUnknown,
    ProfileChanged,
    ProfileTold,
    Proposed,
    ReasonTold,
    ServiceFailed,
    Social,
    SupportSaid,
    Surveyed,
    TasteNoted,
    Unanswered,
    WhichOne,
)
from assistant.leanings import noted, profile_changed, profile_told, reason_told
from assistant.naming import MONTHS, flat, number
from assistant.orders import Kind

SENTENCE = re.compile(r"\S[^.!?。！？؟]*[.!?。！？؟]?[)）]?")

PASS_ON = "Shall I pass the question on to a person?"  # noqa: S105 - words, no password

SOCIAL: dict[str, tuple[tuple[str, ...], ...]] = {
    "greeting": (
        ("Hello!", "What are you looking for?"),
        ("Hi there.", "What can I find for you?"),
        ("Hello.", "What can I help you find?"),
    ),
    "thanks": (("You're welcome.",), ("Glad to help.",), ("Any time.",)),
    "goodbye": (("Goodbye, and thanks for stopping by.",), ("Take care.",), ("Bye for now.",)),
    "out_of_scope": (
        ("I can only help with this shop: its products, its policies and your orders.",),
        ("That's outside what I know; I look after this shop's products, policies and orders.",),
        ("I can't help with that, only with what this shop sells, its policies and your orders.",),
    ),
    "careful": (
        (
            "I can't judge what is safe for your health; I only repeat what a product's page says.",
            "Name a product and I'll look it up.",
            PASS_ON,
        ),
    ),
    "empty": (("I didn't catch that.", "What are you looking for?"),),
    "declined": (("All right.", "Tell me if you'd like to see something else."),),
}


NOTHING_KNOWN: dict[str, tuple[str, ...]] = {
    "prices": ("The shop's data gives no prices for these.",),
    "brands": ("The shop's data names no brand for these.",),
    "kinds": ("The shop's data puts these in no category.",),
    "values": ("The shop's data doesn't say that of these.",),
}
"""What is said where everything that a request means was looked at and none of it states a thing."""


def house(finding: Finding) -> tuple[tuple[str, ...], ...]:
    """The ways to put a finding that needs nothing looked up; none for any other finding."""
    ways = WAYS.get(type(finding))
    return ways(finding) if ways else ()


def permitted(finding: Finding) -> frozenset[str]:
    """Every house sentence that this finding permits, also beside sentences with facts."""
    said = {sentence for way in house(finding) for sentence in way}
    if type(finding) in WITHHELD:
        said.add(WITHHELD[type(finding)])
    if isinstance(finding, Unanswered):
        said.add(PASS_ON)
    if isinstance(finding, Nearest):
        said.add(lacking(finding))
    if isinstance(finding, LooksLike) and finding.unmet:
        said.add(NONE_FITS)
    if isinstance(finding, Found) and finding.unordered:
        said.add(unordered(finding))
    if isinstance(finding, GoesWith) and finding.level in UNNAMED:
        said.add(UNNAMED[finding.level])
    if isinstance(finding, NotInStock) and not finding.instead:
        said.add(NOTHING_INSTEAD)
    if isinstance(finding, Surveyed) and not (
        finding.lowest if finding.about == "prices" else finding.counts
    ):
        said |= set(NOTHING_KNOWN.get(finding.about, ()))
    if isinstance(finding, Surveyed) and finding.untold:
        said.add(not_told(finding))
    return frozenset(said)


NOTHING_INSTEAD = "I have nothing in its place that fits."

UNNAMED = {
    "": "Nothing in the shop's data says what goes with it.",
    "kind": "The shop's data names nothing for it in particular.",
    "category": "The shop's data names nothing for it in particular.",
}
"""By how near what was found comes, what is said of the thing itself."""


LIKE_BY = {"looks": "By color and shape", "content": "Going by your picture"}
"""How a sentence begins that names what looks like a picture; `LooksLike.by` says which is true."""

NONE_FITS = "Nothing that I have fits all of that."

UNUSED: dict[str, tuple[str, ...]] = {
    "nothing": (
        "I have no pictures of our products that I could compare yours with.",
        "Say in words what it shows, and I'll look.",
    ),
    "aside": ("I use pictures only to find products that look alike, so I went by your words.",),
}


def picture_unused(finding: PictureUnused) -> tuple[tuple[str, ...], ...]:
    return (UNUSED[finding.why],)


def unordered(finding: Found) -> str:
    """That the order which was asked for rests on something that the data does not hold."""
    return f"The shop's data gives no {finding.unordered} for these, so I can't put them in that order."


def not_told(finding: Surveyed) -> str:
    """That words of the request are said of none of what was found, or not of all."""
    return f"The shop's data doesn't say which ones are “{finding.untold}”."


def lacking(finding: Nearest) -> str:
    """That nothing satisfies a request, in the request's own words: what the search came to."""
    wanted = finding.wanted
    if not wanted:
        return "I found nothing that matches all of that."
    if wanted.startswith("“"):
        return f"I found nothing for {wanted}."
    if not finding.carried:
        return f"We don't carry {wanted}."
    if wanted.startswith("something"):
        return f"I have nothing{wanted.removeprefix('something')}."
    return f"I have no {wanted}." if finding.unmet else f"Nothing here matches {wanted}."


def social(finding: Social) -> tuple[tuple[str, ...], ...]:
    return SOCIAL[finding.kind]


def handed_off(finding: HandedOff) -> tuple[tuple[str, ...], ...]:
    """The hours are told once; later only, where nobody is there, when somebody will be."""
    back = (f"They are back {finding.opens}.",) if finding.opens else ()
    there = back if finding.already else (people_are_there(finding),)
    where = () if finding.known else ("Where can they reach you: an email or a phone number?",)
    if finding.reachable:
        return (
            ("Thanks, I've noted that for my colleagues.", *there),
            ("Thank you, my colleagues have that now.", *there),
        )
    if finding.already:
        first = "I've added that for my colleagues." if finding.known else "My colleagues have this already."
        return ((first, *there, *where),)
    if finding.topic == "complaint":
        sorry = ("I'm sorry this has gone wrong.", "I'm sorry about this.")
        listed = ("I've put it on a colleague's list.", "A colleague will see what you wrote.")
        return tuple((*words, *there, *where) for words in zip(sorry, listed, strict=True))
    if finding.topic.startswith("order"):
        return (
            ("That is for a colleague to do, so I've put your request on their list.", *there, *where),
            ("A colleague has to look at that: your request is on their list.", *there, *where),
        )
    return (
        ("I've put this on a colleague's list.", *there, *where),
        ("A person will look at this: it is on their list now.", *there, *where),
    )


def people_are_there(finding: HandedOff) -> str:
    """When somebody is there to be asked, and whether that is now."""
    if finding.until:
        return f"They are here now, until {finding.until}."
    if finding.opens:
        return f"They are here {finding.hours}; they are away now, and back {finding.opens}."
    return f"They are here {finding.hours}."


def policy_unknown(finding: PolicyUnknown) -> tuple[tuple[str, ...], ...]:
    return (
        ("The shop's pages don't say anything about that.", PASS_ON),
        ("I find nothing about that in the shop's pages.", PASS_ON),
    )


SUPPORT: dict[str, tuple[tuple[str, ...], ...]] = {
    "which": (("Which product is it about?",),),
    "unknown": (
        ("The manuals that I have say nothing about that.", PASS_ON),
        ("I find nothing about that in the manuals.", PASS_ON),
    ),
    "last": (("That was the last step.", "Did it help?"),),
    "choose": (("Two of the steps have not helped.", "Shall we go on, or would you rather have a person?"),),
    "out": (("The manual has nothing more to try.", PASS_ON),),
    "solved": (("Good to hear.",), ("Good, then that is settled.",)),
    "stopped": (("All right, we leave it there.",),),
    "first": (("That was the first step.",),),
    "no_needs": (("The manual names nothing that you need for it.",),),
}


def support_said(finding: SupportSaid) -> tuple[tuple[str, ...], ...]:
    return SUPPORT[finding.kind]


def which_one(finding: WhichOne) -> tuple[tuple[str, ...], ...]:
    if len(finding.candidates) == 1:
        return (("I've shown you only one so far.", "Do you mean that one?"),)
    if finding.candidates:
        return ()
    return (("Which product do you mean?", "I haven't shown you one yet."),)


def in_stock_then(finding: InStockThen) -> tuple[tuple[str, ...], ...]:
    if finding.at is None:
        return (("The shop's data doesn't say when their stock was last confirmed.",),)
    time = f"{moment(finding.at)}{' or later' if finding.later else ''}"
    if finding.count is None:
        return ((f"As of {time}, they were in stock.",),)
    return ((f"As of {time}, {finding.count:,} {'was' if finding.count == 1 else 'were'} in stock.",),)


def other_language(finding: OtherLanguage) -> tuple[tuple[str, ...], ...]:
    return (tuple(SENTENCE.findall(finding.sorry)),)


def cautioned(finding: Cautioned) -> tuple[tuple[str, ...], ...]:
    return (finding.said,)


# ---- the service desk: none of this tells whether an account exists ------------------------

ASKS_WHO: dict[str, tuple[str, ...]] = {
    Slot.EMAIL: ("Which email did you order with?",),
    Slot.NAME: ("What are your full name and your postcode, as on the order?",),
    Slot.TOKEN: ("Please sign in to your account on this site; then I can see your orders.",),
    Slot.CODE: ("What is the six-digit code in the email?",),
}
INSTEAD: dict[str, str] = {
    Slot.EMAIL: "the email that you ordered with",
    Slot.NAME: "your full name and postcode",
    Slot.TOKEN: "signing in to your account on this site",
    Slot.CODE: "the six-digit code from the email",
}
HAVE = {
    "name": "And which postcode is on the order?",
    "postcode": "And what is the full name on the order?",
}
SENT = "If that is on file with us, a six-digit code is on its way to the email address there."
LET_ME_SEE = ("Let me look.", "I'll look that up.", "Sure, I'll look.")
MISMATCH = {
    Slot.CODE: "That code doesn't fit, or it is too old.",
    Slot.TOKEN: "That sign-in didn't work.",
}


WITHHELD: dict[type[Finding], str] = {
    Proposed: "I can't show you this change in full, so I won't make it; a colleague can help you.",
    ChangeMade: "Your request went to the order system; ask me for the order to see how it stands.",
}
"""What is said instead of a change of which a sentence did not pass the check: never a part of it."""


def identity_asked(finding: IdentityAsked) -> tuple[tuple[str, ...], ...]:
    question = ASKS_WHO.get(finding.slot, ASKS_WHO[Slot.EMAIL])
    if finding.have in HAVE and not finding.failed:
        return ((HAVE[finding.have],),)
    others = [INSTEAD[slot] for slot in finding.instead if slot in INSTEAD and slot != finding.slot]
    also = (f"{either(others)} will do as well.",) if others else ()
    if finding.sent:
        return ((SENT, "What does it say?"),)
    if finding.failed:
        given = Slot.CODE if finding.have == "code" else Slot(finding.slot)
        wrong = MISMATCH.get(given, "I can't find an order with that.")
        return ((wrong, *question, *also),)
    if finding.slot == Slot.CODE:
        return ((*question, *also),)
    return tuple((lead, *question, *also) for lead in LET_ME_SEE)


def either(parts: list[str]) -> str:
    said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
    return said[:1].upper() + said[1:]


def greeted(finding: Greeted) -> tuple[tuple[str, ...], ...]:
    name = flat(finding.first_name, 30)
    return (
        ((f"Thanks, {name}.",), (f"Thank you, {name}.",), (f"Got it, {name}.",)) if name else (("Thanks.",),)
    )


def identity_barred(finding: IdentityBarred) -> tuple[tuple[str, ...], ...]:
    if finding.why == "inbox":
        return ((NO_INBOX, "If you ordered with another email, tell me that one.", A_PERSON),)
    return (("That was one try too many, so I can't look up orders here for now.", A_PERSON),)


NO_INBOX = "The code goes only to the address on file, so without that inbox I can't look up orders."
A_PERSON = "A colleague can help you; shall I pass it on?"


def others_barred(finding: OthersBarred) -> tuple[tuple[str, ...], ...]:
    return (
        ("I can only help you with your own orders and your own account here.",),
        ("Here I can only look after your own orders and account, nobody else's.",),
    )


NOT_DONE: dict[Kind, str] = {
    Kind.CANCEL: "{order} is not cancelled",
    Kind.RETURN: "no return of {order} is started",
    Kind.EXCHANGE: "no exchange of {order} is started",
    Kind.CHANGE_ADDRESS: "{order} keeps its address",
    Kind.CHANGE_PAYMENT: "the payment of {order} stays as it is",
    Kind.CHANGE_ITEMS: "the items of {order} stay as they are",
    Kind.ACCOUNT_ADDRESS: "the address of your account stays as it is",
}


def change_dropped(finding: ChangeDropped) -> tuple[tuple[str, ...], ...]:
    if finding.order_id is None and finding.kind is not Kind.ACCOUNT_ADDRESS:
        return (("All right, I've changed nothing.",), ("Fine, nothing is changed.",))
    order = f"order {number(finding.order_id)}" if finding.order_id else ""
    kept = NOT_DONE[finding.kind].format(order=order)
    return ((f"All right, {kept}.",), (f"Fine, {kept}.",))


def service_failed(finding: ServiceFailed) -> tuple[tuple[str, ...], ...]:
    match finding.why:
        case "declined":
            reason = flat(finding.reason, 120)
            why = f": “{reason}”" if reason else ""
            return ((f"The order system doesn't allow that{why}.", "Nothing was changed.", A_PERSON),)
        case "no_account":
            return (("I see no orders under this account.", A_PERSON),)
        case "unsent":
            return (("I can't send a code right now, so I can't look up orders.", A_PERSON),)
    if finding.kind is not None:
        return (("The order system doesn't answer right now, so nothing was changed.", TRY_AGAIN),)
    return (("The order system doesn't answer right now, so I can't look up orders.", TRY_AGAIN),)


TRY_AGAIN = "Please try again in a while; or shall I pass it on to a colleague?"


def anything_else(finding: AnythingElse) -> tuple[tuple[str, ...], ...]:
    if finding.unchanged:
        return (("All right, nothing was changed.",), ("Fine, nothing is changed.",))
    return (
        ("Is there anything else?",),
        ("Anything else I can do?",),
        ("What else can I do for you?",),
    )


def no_more(finding: NoMore) -> tuple[tuple[str, ...], ...]:
    return (
        ("That was all that I have of that sort.",),
        ("I have nothing else of that sort.",),
    )


WAYS: dict[type[Finding], Callable[[Any], tuple[tuple[str, ...], ...]]] = {
    Social: social,
    TasteNoted: noted,
    ProfileTold: profile_told,
    ProfileChanged: profile_changed,
    ReasonTold: reason_told,
    NoMore: no_more,
    PictureUnused: picture_unused,
    HandedOff: handed_off,
    PolicyUnknown: policy_unknown,
    SupportSaid: support_said,
    WhichOne: which_one,
    OtherLanguage: other_language,
    Cautioned: cautioned,
    InStockThen: in_stock_then,
    IdentityAsked: identity_asked,
    Greeted: greeted,
    IdentityBarred: identity_barred,
    OthersBarred: others_barred,
    ChangeDropped: change_dropped,
    ServiceFailed: service_failed,
    AnythingElse: anything_else,
}


def moment(at: datetime) -> str:
    """A time as customers are told it, by the clock that it carries: "20 November at 14:05"."""
    return f"{at.day} {MONTHS[at.month - 1]} at {at:%H:%M}"
