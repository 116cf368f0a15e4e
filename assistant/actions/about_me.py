"""about_me: what is known of the customer, told, set right, erased or switched off, by themselves alone.

Who is not proved to be a customer is a visitor: what they hear of, or erase, is this visit's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.actions.personal import Known, Personal
from assistant.evidence import Awaiting, Evidence, ProfileChanged, ProfileTold, Pursuit
from assistant.tastes import Ask, Leaning
from assistant.turn import Conversation
from assistant.understood import Understood
from retrieval.catalog.product import PATH, Money, Product
from retrieval.facets import values_of
from retrieval.recommend.kinds import KINDS, EventKind, Interest, Profile

ERASE = ("Yes, erase it all", "No, keep it")
LEAST = 0.3
"""How weighty a value has to be in what a customer chose for them to be told of it."""
UNTELLING = frozenset(["gender", "size", "care", "closure", "pieces", "drop", "weight"])
"""Attributes of which nobody wants to be told."""
FEW = 3
"""Events from which on prices and habits are told: fewer say nothing usual."""


@dataclass(frozen=True, slots=True)
class AboutMe:
    personal: Personal

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        own = conversation
        if conversation.leaning.recipient:  # what was said of somebody else is not of who asks
            own = replace(conversation, leaning=replace(conversation.leaning, recipient="", said=()))
        if understood.answers:
            return self.answered(understood, own)
        match understood.tastes.ask:
            case Ask.ERASE:
                return self.erase(own)
            case Ask.WRONG:
                return Evidence(findings=(ProfileChanged("wrong"),))
            case Ask.OFF:
                return self.switched(own, on=False)
            case Ask.ON:
                return self.switched(own, on=True)
        return Evidence(findings=(self.profile_told(own),), awaiting=Awaiting("profile"))

    # ---- told ----------------------------------------------------------------------------

    def profile_told(self, conversation: Conversation) -> ProfileTold:
        known = self.personal.known(conversation)
        return told(known, self.personal)

    # ---- erased, and switched ---------------------------------------------------------------

    def answered(self, understood: Understood, conversation: Conversation) -> Evidence:
        """All is erased by a yes to just that."""
        if understood.tastes.ask is Ask.ERASE:
            return self.erased(conversation, self.personal.known(conversation))
        return Evidence(findings=(ProfileChanged("kept"),))

    def erase(self, conversation: Conversation) -> Evidence:
        known = self.personal.known(conversation)
        if not known.past.items and not known.tastes and known.personal:
            return Evidence(findings=(ProfileChanged("nothing"),))
        asked = ProfileChanged("ask", bool(known.orders))
        return Evidence(findings=(asked,), options=ERASE, awaiting=Awaiting("erase", options=ERASE))

    def erased(self, conversation: Conversation, known: Known) -> Evidence:
        """All of it goes. Where there are orders, which stay with the shop, they are not used again."""
        who = self.personal.subject(conversation)
        if who is not None:
            self.personal.behaviour.forget(who)
        if known.orders and (who := self.personal.subject(conversation)) is not None:
            self.personal.behaviour.set_personal(who, False)
        changed = ProfileChanged("erased", bool(known.orders), signed_in=known.signed_in)
        return Evidence(findings=(changed,), leaning=Leaning())

    def switched(self, conversation: Conversation, *, on: bool) -> Evidence:
        who = self.personal.subject(conversation)
        if who is None:
            return Evidence(findings=(ProfileChanged("on" if on else "off"),))
        before = self.personal.known(conversation)
        already = self.personal.behaviour.personal(who) is on
        if not already:
            self.personal.behaviour.set_personal(who, on)
        orders = before.orders if not on else self.personal.known(conversation).orders
        signed_in = conversation.customer_id is not None
        changed = ProfileChanged("on" if on else "off", bool(orders), already, signed_in)
        return Evidence(findings=(changed,), leaning=conversation.leaning if on else Leaning())


def told(known: Known, personal: Personal) -> ProfileTold:
    """What is known, in records: nothing that the customer has denied, and nothing that rests on nothing."""
    profile = known.past.profile
    unwanted = personal.unwanted(known.tastes)
    looks = sum(KINDS[code] not in {EventKind.BUY, EventKind.DISMISS} for code in known.past.kinds.tolist())
    pursuits = [p for p in (pursuit(one, known, personal) for one in profile.interests) if p is not None]
    kept = [p for p in pursuits if not _denied(p, known)]
    ids = dict.fromkeys(i for i in known.past.items if known.did(i))
    chosen = [p for p in map(personal.get, ids) if p is not None]
    enough = profile.events >= FEW and known.personal
    likes = tuple(t for t in known.tastes if t.likes and t.attribute != "size")
    said = {t.about for t in likes}
    return ProfileTold(
        pursuits=tuple(kept),
        likes=likes,
        dislikes=tuple(t for t in known.tastes if not t.likes),
        habits=habits(profile, said, unwanted_values(unwanted.without_attributes), chosen) if enough else (),
        band=band(profile) if enough else None,
        sizes=tuple(sorted(profile.sizes.items())),
        orders=known.orders,
        events=looks,
        signed_in=known.signed_in,
        personal=known.personal,
    )


def pursuit(interest: Interest, known: Known, personal: Personal) -> Pursuit | None:
    """An interest with the products that it rests on, as the customer chose them."""
    chosen = [(known.did(i), personal.get(i)) for i in interest.products]
    there = [(did, p) for did, p in chosen if did and p is not None]
    if not there:
        return None
    label = interest.label.split(PATH)[-1] if interest.label else ""
    if sum(label in words_of(p) for _, p in there) < max(1, len(there) - len(there) // 3):
        departments = Counter(p.category[0] for _, p in there if p.category)
        label = departments.most_common(1)[0][0] if departments else ""
    there = [(did, p) for did, p in there if label in words_of(p)] or there
    did = Counter(did for did, _ in there).most_common(1)[0][0]
    return Pursuit(label, tuple(p.name for d, p in there if d == did), did)


def words_of(product: Product) -> frozenset[str]:
    """All that a label may be: brand, categories and values."""
    values = (value for group in values_of(product).values() for value in group)
    return frozenset((product.brand or "", *product.category, *values))


def _denied(pursuit: Pursuit, known: Known) -> bool:
    """Whether the customer said that they do not like it."""
    words = set(pursuit.label.lower().split())
    return any(
        not t.likes and t.value.lower().split()[-1:] and t.value.lower() in words for t in known.tastes
    )


def unwanted_values(attributes: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(value.lower() for values in attributes.values() for value in values)


def habits(
    profile: Profile, said: set[tuple[str, str]], unwanted: frozenset[str], chosen: Sequence[Product]
) -> tuple[str, ...]:
    """Values that most of what they chose does have, the weightiest first: brands and attributes."""
    found = []
    has = [words_of(product) for product in chosen]
    for (name, value), weight in sorted(profile.liked.items(), key=lambda pair: -pair[1]):
        about = (name.casefold(), value.casefold())
        most = sum(value in words for words in has) * 2 > len(has) >= FEW
        if (
            not most
            or weight < LEAST
            or name in {"category", *UNTELLING}
            or about in said
            or value.lower() in unwanted
        ):
            continue
        if value.lower() not in {"yes", "true", "no", "false"}:
            found.append(f"by {value}" if name == "brand" else value)
    return tuple(found[:3])


def band(profile: Profile) -> tuple[Money, Money] | None:
    if profile.band is None:
        return None
    low, high = (Decimal(str(round(value))) for value in (profile.band.low, profile.band.high))
    return Money(low, profile.band.currency), Money(high, profile.band.currency)
