"""What is known of who speaks, and what becomes of it: for them alone, and never for somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal

import numpy as np

from assistant.actions import act
from assistant.actions.about_me import AboutMe
from assistant.actions.noticing import Noticing
from assistant.actions.personal import Personal
from assistant.actions.preferring import Prefer
from assistant.dialogues.recollection import Recollection
from assistant.evidence import (
    Answered,
    Cart,
    CartLine,
    Evidence,
    ProfileChanged,
    ProfileTold,
    Shown,
    TasteNoted,
)
from assistant.orders import Address, Line, Order
from assistant.service.behaviour.events import row
from assistant.tastes import Ask, Leaning, Taste, Tastes
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from assistant.variant import Variant
from retrieval.catalog.product import Money, Product, Stock
from retrieval.catalog.store import MAX_ID_CHARS
from retrieval.query import Filters, Hit
from retrieval.recommend.assortment import assortment_of
from retrieval.recommend.interactions import past_of
from retrieval.recommend.kinds import (
    Event,
    EventKind,
    Past,
    Preference,
    Reason,
    ReasonKind,
    Recommendation,
    Scores,
    Wish,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOME = Address("1 Quay", "", "Portland", "ME", "USA", "04101")


def product(product_id: str, name: str, price: str, rating: float, material: str, brand: str) -> Product:
    return Product(
        product_id,
        name,
        brand=brand,
        category=("Bags",),
        price=Money(Decimal(price), "USD"),
        stock=Stock(True),
        attributes={"material": (material,)},
        rating=rating,
        rating_count=50,
    )


SHELF = {
    p.id: p
    for p in (
        product("b1", "Canvas Tote", "30", 4.1, "cotton", "Skerry"),
        product("b2", "Saddle Bag", "90", 4.6, "leather", "Plover"),
        product("b3", "Ferry Pack", "60", 4.4, "nylon", "Skerry"),
        product("b4", "Dry Sack", "20", 4.8, "nylon", "Plover"),
    )
}
ASSORTMENT = assortment_of(SHELF.values())


@dataclass
class Asked:
    """A recommender that remembers what it was asked, and answers what it is told to."""

    answer: tuple[Recommendation, ...] = ()
    wishes: list[Wish] = field(default_factory=list)
    version: str = "t"

    def recommend(self, wish: Wish) -> tuple[Recommendation, ...]:
        self.wishes.append(wish)
        return self.answer[: wish.k]

    def fit(self, past: Past, ids: Sequence[str]) -> Scores:
        return np.array([0.9 if i == "b3" else 0.4 for i in ids], np.float32)


@dataclass
class Book:
    placed: dict[str, tuple[Order, ...]]

    def orders(self, customer_id: str) -> tuple[Order, ...]:
        return self.placed.get(customer_id, ())


def order(number: str, customer: str, *ids: str, status: str = "delivered") -> Order:
    lines = tuple(Line(f"{number}-{i}", i, "", SHELF[i].name, {}, Decimal(1)) for i in ids)
    return Order(number, customer, datetime(2026, 10, 1, tzinfo=UTC), status, HOME, lines)


def meant(taste: Taste) -> Filters:
    if taste.attribute == "brand":
        return Filters(brands=(taste.value,)) if taste.likes else Filters(without_brands=(taste.value,))
    values = {taste.attribute: (taste.value,)}
    return Filters(attributes=values) if taste.likes else Filters(without_attributes=values)


def remember(events: Sequence[Event], preferences: Sequence[Preference], now: float) -> Past:
    return past_of(events, preferences, ASSORTMENT, now, lambda ids: {i: SHELF[i] for i in ids if i in SHELF})


def personal(answer: tuple[Recommendation, ...] = ()) -> Personal:
    orders = Book({"C1": (order("1", "C1", "b2"), order("2", "C1", "b3", status="cancelled"))})
    store = Recollection(lambda: NOW)
    return Personal(store, Asked(answer), SHELF.get, meant, remember, orders, now=lambda: NOW)


def talk(customer: str | None = None, conversation_id: str = "t1", **more: object) -> Conversation:
    return replace(Conversation(conversation_id, customer_id=customer), **more)  # type: ignore[arg-type]


def says(*tastes: Taste, back: tuple[Taste, ...] = (), ask: Ask | None = None) -> Understood:
    heard = Tastes(said=tastes, taken_back=back, ask=ask)
    intent = Intent.ABOUT_ME if ask else Intent.PREFERENCE
    return Understood("…", (intent,), 1.0, tastes=heard)


NO_LEATHER = Taste("material", "leather", likes=False)
SKERRY = Taste("brand", "Skerry")


def nothing(understood: Understood, conversation: Conversation) -> Evidence:
    return Evidence()


def test_orders_count_once_identity_is_proved_and_not_before() -> None:
    mine = personal()
    assert mine.known(talk("C1")).did("b2") == "bought"
    assert mine.known(talk("C1")).did("b3") == ""
    assert mine.known(talk()).past.items == ()
    assert mine.known(talk("C2")).past.items == ()


def test_what_is_in_the_cart_counts_at_once() -> None:
    cart = Cart((CartLine("b1", "Canvas Tote", 1, SHELF["b1"].price),))
    assert personal().known(talk(cart=cart)).did("b1") == "put in your cart"


def test_a_dislike_is_kept_and_leaves_out_what_has_it() -> None:
    mine = personal()
    evidence = Prefer(mine, nothing)(says(NO_LEATHER), talk())
    assert evidence.findings == (TasteNoted((NO_LEATHER,)),)
    known = mine.known(talk())
    mine.recommended(known, Wish(k=3))
    assert mine.recommender.wishes[0].filters.without_attributes == {"material": ("leather",)}  # type: ignore[attr-defined]
    Prefer(mine, nothing)(says(back=(NO_LEATHER,)), talk())
    assert mine.known(talk()).tastes == ()


def test_why_something_is_bad_for_them_is_kept_nowhere() -> None:
    mine = personal()
    Prefer(mine, nothing)(says(replace(NO_LEATHER, careful=True)), talk())
    (kept,) = mine.behaviour.preferences(mine.behaviour.subject("t1"))
    assert (kept.attribute, kept.value, kept.likes, kept.said) == ("material", "leather", False, "no leather")


def test_a_present_knows_nothing_of_who_gives_it_and_teaches_nothing() -> None:
    mine = personal()
    Prefer(mine, nothing)(says(SKERRY), talk("C1"))
    giving = talk("C1", leaning=Leaning(recipient="your dad", said=(NO_LEATHER,)))
    known = mine.known(giving)
    assert known.past.items == ()
    assert known.tastes == (NO_LEATHER,)
    mine.note(giving, EventKind.VIEW, ["b4"])
    assert mine.known(talk("C1")).did("b4") == ""
    hits = tuple(Hit(p, 1.0) for p in SHELF.values())
    assert mine.ordered(hits, giving) == hits


def test_a_product_of_the_longest_id_is_noted_once_for_each_turn() -> None:
    mine = personal()
    ids = ["x" * MAX_ID_CHARS, "x" * (MAX_ID_CHARS - 1) + "y"]
    for _ in range(2):
        mine.note(talk("C1"), EventKind.VIEW, ids)
    noted = mine.behaviour.events(mine.behaviour.subject("t1", "C1"))
    assert len({event.key for event in noted}) == 2
    assert all(row(event) for event in noted)  # raises Invalid for what the table cannot hold


def test_one_customer_is_nothing_to_another() -> None:
    mine = personal()
    Prefer(mine, nothing)(says(SKERRY), talk("C1"))
    assert mine.known(talk("C1", "other")).tastes == (SKERRY,)
    assert mine.known(talk("C2")).tastes == ()
    assert mine.known(talk(None, "visitor")).tastes == ()
    told = AboutMe(mine)(says(ask=Ask.KNOWN), talk(None, "visitor")).findings
    assert told == (ProfileTold(),)


def test_what_was_said_before_signing_in_stays_theirs() -> None:
    mine = personal()
    Prefer(mine, nothing)(says(SKERRY), talk())
    assert mine.known(talk("C1")).tastes == (SKERRY,)


def test_reasons_that_the_records_do_not_bear_out_are_dropped() -> None:
    reasons = (
        Reason(ReasonKind.BOUGHT_WITH, products=("b2",), count=4),
        Reason(ReasonKind.LIKE, products=("b3",)),
        Reason(ReasonKind.PREFERENCE, attribute="brand", value="Skerry"),
        Reason(ReasonKind.CHEAPER, products=("b2",)),
        Reason(ReasonKind.BETTER_RATED, products=("b2",)),
        Reason(ReasonKind.RATED, value="4.1", count=50),
        Reason(ReasonKind.RATED, value="4.9", count=50),
    )
    mine = personal((Recommendation("b1", 1.0, reasons),))
    (card,) = mine.recommended(mine.known(talk("C1")), Wish(k=1))
    assert [b.reason.kind for b in card.because] == [
        ReasonKind.BOUGHT_WITH,
        ReasonKind.CHEAPER,
        ReasonKind.RATED,
    ]
    assert card.reason == "because you bought the Saddle Bag"
    assert card.recommended is not None
    (visitor,) = mine.recommended(mine.known(talk()), Wish(k=1))
    assert "bought" not in (visitor.reason or "") or "customers" in (visitor.reason or "")


def test_a_search_is_ordered_within_bounds_where_something_is_known() -> None:
    mine = personal()
    hits = tuple(Hit(SHELF[i], 1.0) for i in ("b2", "b4", "b1", "b3"))
    assert mine.ordered(hits, talk()) == hits
    ordered = [hit.product.id for hit in mine.ordered(hits, talk("C1"))]
    assert set(ordered) == {"b1", "b2", "b3", "b4"}
    assert ordered.index("b3") < 3


def test_where_the_shop_has_it_off_nothing_they_did_counts_and_nothing_is_noted() -> None:
    off = replace(personal(), enabled=False)
    assert personal().known(talk("C1")).speaks
    assert off.known(talk("C1")).past.items == ()
    hits = tuple(Hit(SHELF[i], 1.0) for i in ("b2", "b4", "b1", "b3"))
    assert off.ordered(hits, talk("C1")) == hits != personal().ordered(hits, talk("C1"))
    off.note(talk("C1"), EventKind.VIEW, ["b1"])
    assert off.behaviour.events(off.behaviour.subject("t1", "C1")) == ()


def test_a_profile_is_told_with_what_it_rests_on() -> None:
    mine = personal()
    Prefer(mine, nothing)(says(SKERRY, NO_LEATHER), talk("C1"))
    (told,) = AboutMe(mine)(says(ask=Ask.KNOWN), talk("C1")).findings
    assert isinstance(told, ProfileTold)
    assert (told.likes, told.dislikes, told.orders) == ((SKERRY,), (NO_LEATHER,), 1)
    assert [name for pursuit in told.pursuits for name in pursuit.products] in ([], ["Saddle Bag"])


def test_nothing_is_erased_without_a_yes() -> None:
    mine = personal()
    about = AboutMe(mine)
    Prefer(mine, nothing)(says(SKERRY), talk("C1"))
    asked = about(says(ask=Ask.ERASE), talk("C1"))
    assert asked.findings == (ProfileChanged("ask", orders=True),)
    assert asked.awaiting is not None
    assert asked.awaiting.asks == "erase"
    assert mine.known(talk("C1")).tastes == (SKERRY,)
    no = about(replace(says(), intents=(Intent.ABOUT_ME,), answers=True), talk("C1"))
    assert no.findings == (ProfileChanged("kept"),)
    assert mine.known(talk("C1")).tastes == (SKERRY,)


def test_what_is_erased_is_gone_and_orders_are_used_no_more() -> None:
    mine = personal()
    Prefer(mine, nothing)(says(SKERRY), talk("C1"))
    yes = AboutMe(mine)(replace(says(ask=Ask.ERASE), answers=True), talk("C1"))
    assert yes.findings == (ProfileChanged("erased", orders=True, signed_in=True),)
    known = mine.known(talk("C1"))
    assert (known.tastes, known.past.items, known.personal) == ((), (), False)


def test_switched_off_only_this_conversation_knows() -> None:
    mine = personal()
    Prefer(mine, nothing)(says(SKERRY), talk("C1"))
    AboutMe(mine)(says(ask=Ask.OFF), talk("C1"))
    said = Prefer(mine, nothing)(says(NO_LEATHER), talk("C1"))
    assert said.findings == (TasteNoted((NO_LEATHER,), kept=False),)
    assert said.leaning is not None
    assert mine.known(talk("C1", leaning=said.leaning)).tastes == (NO_LEATHER,)
    assert mine.known(talk("C1", "another")).tastes == ()
    AboutMe(mine)(says(ask=Ask.ON), talk("C1"))
    assert mine.known(talk("C1")).did("b2") == "bought"


def test_what_they_ask_about_they_look_at() -> None:
    mine = personal()

    def answer(understood: Understood, conversation: Conversation) -> Evidence:
        return Evidence(findings=(Answered(Shown(SHELF["b4"]), "price"),))

    Noticing(answer, mine)(Understood("how much is it", (Intent.PRODUCT_QUESTION,), 1.0), talk())
    assert mine.known(talk()).did("b4") == "looked at"


def test_whom_it_is_for_lasts_until_it_is_for_oneself() -> None:
    seen: list[str] = []

    def look(understood: Understood, conversation: Conversation) -> Evidence:
        seen.append(conversation.leaning.recipient)
        return Evidence()

    def heard(tastes: Tastes) -> Understood:
        return Understood("…", (Intent.RECOMMEND,), 1.0, tastes=tastes)

    conversation = talk()
    for tastes in (Tastes(recipient="your dad"), Tastes(), Tastes(recipient="him"), Tastes(ask=Ask.IDEAS)):
        evidence = act({Intent.RECOMMEND: look}, heard(tastes), conversation)
        conversation = replace(conversation, leaning=evidence.leaning or conversation.leaning)
    assert seen == ["your dad", "your dad", "your dad", ""]


def test_what_an_experiment_tries_goes_to_the_recommender() -> None:
    mine = personal()
    tried = Variant(ranker="former")
    mine.recommendations_for(talk(variant=tried), 3)
    mine.recommendations_for(talk("C1", variant=tried, leaning=Leaning(recipient="dad")), 3)
    mine.recommendations_for(talk(), 3)
    assert [wish.variant for wish in mine.recommender.wishes] == ["former", "former", ""]  # type: ignore[attr-defined]
