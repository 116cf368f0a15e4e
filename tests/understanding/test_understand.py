"""A message in its conversation: the context corrects the classifier, and the right search stands."""

# ruff: noqa: E501  # a case stands on one line
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from assistant.evidence import Awaiting, Cart, CartLine
from assistant.turn import Conversation
from assistant.understanding.constraints import Constraints
from assistant.understanding.understand import Understanding
from assistant.understood import Intent, Understood
from retrieval.catalog.product import Product
from retrieval.facets import Facets, facets
from retrieval.query import Sort
from tests.understanding.scoring import flat, wanted
from tests.understanding.shops import OUTDOORS

I = Intent  # noqa: E741  # a table of intents reads better with one letter


@dataclass
class Heard:
    """An intent source that says what it is told to."""

    says: Sequence[tuple[Intent, float, str]] = ()

    def classify_message(self, text: str) -> Sequence[tuple[Intent, float, str]]:
        return [(intent, confidence, segment or text) for intent, confidence, segment in self.says]


@dataclass
class Shelf:
    facets: Facets = field(default_factory=lambda: facets(OUTDOORS))

    def names(self) -> Sequence[Product]:
        return OUTDOORS

    def get(self, product_id: str) -> Product | None:
        return next((p for p in OUTDOORS if p.id == product_id), None)


def understand(text: str, conversation: Conversation, *intents: Intent) -> Understood:
    heard = Heard([(intent, 0.9, "") for intent in intents or (I.PRODUCT_SEARCH,)])
    return Understanding(heard, lambda *_: "en", Shelf(), "USD").understand(text, conversation)


def constrained(understood: Understood) -> set[str]:
    sort = None if understood.query.sort is Sort.RELEVANCE else understood.query.sort
    return flat(Constraints(filters=understood.query.filters, sort=sort))


START = Conversation("c")
SHOES = replace(
    START,
    query=understand("waterproof trail shoes under $100", START).query,
    shown=(("tr1", "tr2", "tr3"),),
    focus=("tr1", "tr2", "tr3"),
)
BASE = "category=Trail Shoes; waterproof=yes"
BAG = replace(SHOES, shown=(*SHOES.shown, ("ja1", "ja2"), ("bg1",)), focus=("bg1",))


@pytest.mark.parametrize("guessed", [I.REMOVE_FROM_CART, I.ADD_TO_CART])
@pytest.mark.parametrize("text", ["copper pan", "trail shoes", "brown leather boots"])
def test_a_cart_is_not_changed_on_a_guess(text: str, guessed: Intent) -> None:
    assert understand(text, START, guessed).intents == (I.PRODUCT_SEARCH,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("drop the boots", I.REMOVE_FROM_CART),
        ("boots, out of my cart", I.REMOVE_FROM_CART),
        ("i don't want the boots", I.REMOVE_FROM_CART),
        ("make it two", I.ADD_TO_CART),
        ("two boots into the basket", I.ADD_TO_CART),
    ],
)
def test_a_cart_is_changed_where_the_words_say_so(text: str, said: Intent) -> None:
    assert said in understand(text, START, said).intents


@pytest.mark.parametrize(
    ("text", "heard", "intent", "constraints", "words"),
    [
        ("in red?", I.PRODUCT_SEARCH, I.REFINE, f"{BASE}; price_max=100; color=Red", "trail shoes"),
        ("size 9 please", I.OUT_OF_SCOPE, I.REFINE, f"{BASE}; price_max=100; size=9", "trail shoes"),
        ("only in stock", I.REFINE, I.REFINE, f"{BASE}; price_max=100; in_stock=yes", "trail shoes"),
        ("best rated first", I.REFINE, I.REFINE, f"{BASE}; price_max=100; sort=rating", "trail shoes"),
        ("not Northpeak", I.COMPLAINT, I.REFINE, f"{BASE}; price_max=100; brand!=Northpeak", "trail shoes"),
        ("make it under 80", I.REFINE, I.REFINE, f"{BASE}; price_max=80", "trail shoes"),
        ("over 50", I.REFINE, I.REFINE, f"{BASE}; price_min=50; price_max=100", "trail shoes"),
        ("over 150 then", I.REFINE, I.REFINE, f"{BASE}; price_min=150", "trail shoes"),
        ("forget the budget", I.OUT_OF_SCOPE, I.REFINE, BASE, "trail shoes"),
        ("it doesn't need to be waterproof", I.PRODUCT_SEARCH, I.REFINE,
         "category=Trail Shoes; price_max=100", "trail shoes"),
        ("anything cheaper?", I.PRODUCT_SEARCH, I.REFINE, f"{BASE}; price_max=59.99", "trail shoes"),
        ("that's too expensive", I.COMPLAINT, I.REFINE, f"{BASE}; price_max=59.99", "trail shoes"),
        ("something fancier", I.REFINE, I.REFINE, f"{BASE}; price_min=94.51", "trail shoes"),
        ("anything cheaper than the second one?", I.PRODUCT_SEARCH, I.REFINE, f"{BASE}; price_max=94.49", "trail shoes"),
        ("something with more grip", I.REFINE, I.REFINE, f"{BASE}; price_max=100", "trail shoes grip"),
        ("what about women's", I.REFINE, I.REFINE,
         f"{BASE}; price_max=100; gender=Women; gender=Unisex", "trail shoes"),
        ("no, I meant boots", I.PRODUCT_SEARCH, I.REFINE, "category=Boots; waterproof=yes; price_max=100", "boots"),
        ("I need a backpack", I.PRODUCT_SEARCH, I.PRODUCT_SEARCH, "category=Backpacks", "backpack"),
        ("do you have kayaks?", I.REFINE, I.PRODUCT_SEARCH, "", "kayaks"),
        ("what about jackets?", I.REFINE, I.PRODUCT_SEARCH, "category=Jackets; price_max=100", "jackets"),
        ("show me trail shoes in black", I.PRODUCT_SEARCH, I.REFINE, f"{BASE}; price_max=100; color=Black", "trail shoes"),
        ("hello there", I.GREETING, I.GREETING, f"{BASE}; price_max=100", "trail shoes"),
        ("how long does delivery take?", I.POLICY_QUESTION, I.POLICY_QUESTION, f"{BASE}; price_max=100", "trail shoes"),
        ("can I return blue shoes?", I.RETURN_ITEM, I.RETURN_ITEM, f"{BASE}; price_max=100", "trail shoes"),
    ],
)  # fmt: skip
def test_the_search_that_stands(
    text: str, heard: Intent, intent: Intent, constraints: str, words: str
) -> None:
    understood = understand(text, SHOES, heard)
    assert understood.intents[0] is intent
    assert constrained(understood) == wanted(constraints)
    assert understood.query.text == words


@pytest.mark.parametrize("budget", ["about 60", "between 50 and 150", "from 55 to 100", "around 65 dollars"])
@pytest.mark.parametrize(
    "asked", ["anything cheaper?", "got something less expensive", "that's too expensive"]
)
def test_cheaper_goes_below_a_budgets_lower_bound(budget: str, asked: str) -> None:
    first = understand(f"waterproof trail shoes, {budget}", START)
    assert first.query.filters.price_min is not None
    after = understand(asked, replace(SHOES, query=first.query), I.REFINE)
    assert constrained(after) == wanted(f"{BASE}; price_max=59.99")


def test_a_correction_replaces_one_constraint_and_keeps_the_rest() -> None:
    first = understand("men's waterproof jackets under 200", START)
    after = understand("no, I meant women's", replace(SHOES, query=first.query), I.OUT_OF_SCOPE)
    assert constrained(after) == wanted(
        "category=Jackets; waterproof=yes; price_max=200; gender=Women; gender=Unisex"
    )


def test_a_value_wanted_again_is_no_longer_unwanted() -> None:
    first = understand("jackets, not brown", START)
    after = understand("brown is fine after all", replace(SHOES, query=first.query), I.REFINE)
    assert constrained(after) == wanted("category=Jackets; color=Brown")


@pytest.mark.parametrize(
    ("text", "heard", "intent", "references", "options"),
    [
        ("is it waterproof?", I.PRODUCT_SEARCH, I.PRODUCT_QUESTION, "bg1", {}),
        ("does that bag have pockets", I.OUT_OF_SCOPE, I.PRODUCT_QUESTION, "bg1", {}),
        ("tell me about the first jacket", I.PRODUCT_SEARCH, I.PRODUCT_QUESTION, "ja1", {}),
        ("what about the second one but in green?", I.REFINE, I.PRODUCT_QUESTION, "ja2", {}),
        ("do you have the rain jacket in forest green", I.PRODUCT_SEARCH, I.PRODUCT_QUESTION, "ja1",
         {"color": "Forest Green"}),
        ("which is better, the first jacket or the second jacket?", I.PRODUCT_SEARCH, I.COMPARE, "ja1 ja2", {}),
        ("add the rain jacket in size M to my cart", I.ADD_TO_CART, I.ADD_TO_CART, "ja1", {"size": "M"}),
        ("are both of the jackets lined?", I.PRODUCT_QUESTION, I.PRODUCT_QUESTION, "ja1 ja2", {}),
        ("will either of them shrink?", I.COMPARE, I.PRODUCT_QUESTION, "ja1 ja2", {}),
        ("I'll take it", I.ADD_TO_CART, I.ADD_TO_CART, "bg1", {}),
        ("ok, the second jacket", I.ADD_TO_CART, I.PRODUCT_QUESTION, "ja2", {}),
        ("anything like the rain jacket?", I.RECOMMEND, I.RECOMMEND, "ja1", {}),
        ("how heavy?", I.PRODUCT_QUESTION, I.PRODUCT_QUESTION, "bg1", {}),
        ("I need a tent and it should be light", I.PRODUCT_SEARCH, I.PRODUCT_SEARCH, "", {}),
        ("it was a long day", I.OUT_OF_SCOPE, I.OUT_OF_SCOPE, "", {}),
        ("can it be returned", I.RETURN_ITEM, I.RETURN_ITEM, "", {}),
    ],
)  # fmt: skip
def test_what_was_shown(
    text: str, heard: Intent, intent: Intent, references: str, options: dict[str, str]
) -> None:
    understood = understand(text, BAG, heard)
    assert understood.intents[0] is intent
    assert understood.references == tuple(references.split())
    assert understood.entities.options == options
    assert understood.dangling is None


CLARIFY = replace(SHOES, awaiting=Awaiting("clarify", "gender", ("Men", "Women", "Kids")))
GIFT = replace(
    START,
    query=understand("something for my dad", START).query,
    awaiting=Awaiting("clarify", "category", ("Footwear", "Clothing", "Outdoor")),
)
VARIANT = replace(BAG, awaiting=Awaiting("variant", "size", ("S", "M"), ("ja1",)))
WHICH = replace(SHOES, awaiting=Awaiting("which", "", (), ("tr1", "tr2"), "add_to_cart"))
CONTACT = replace(SHOES, awaiting=Awaiting("contact"))


@pytest.mark.parametrize(
    ("text", "conversation", "intent", "references", "constraints"),
    [
        ("Men's", CLARIFY, I.REFINE, "", f"{BASE}; price_max=100; gender=Men; gender=Unisex"),
        ("2", CLARIFY, I.REFINE, "", f"{BASE}; price_max=100; gender=Women; gender=Unisex"),
        ("the last one", CLARIFY, I.REFINE, "", f"{BASE}; price_max=100; gender=Kids; gender=Unisex"),
        ("under 70 please", CLARIFY, I.REFINE, "", f"{BASE}; price_max=70"),
        ("Outdoor", GIFT, I.REFINE, "", "category=Outdoor"),
        ("outdoors stuff", GIFT, I.REFINE, "", "category=Outdoor"),
        ("he likes fishing, up to 60", GIFT, I.REFINE, "", "category=Fishing; price_max=60"),
        ("size M please", VARIANT, I.ADD_TO_CART, "ja1", f"{BASE}; price_max=100"),
        ("the second", VARIANT, I.ADD_TO_CART, "ja1", f"{BASE}; price_max=100"),
        ("the blue one in small", VARIANT, I.ADD_TO_CART, "ja1", f"{BASE}; price_max=100"),
        ("the second one", WHICH, I.ADD_TO_CART, "tr2", f"{BASE}; price_max=100"),
        ("the Ridge", WHICH, I.ADD_TO_CART, "tr1", f"{BASE}; price_max=100"),
        ("mail me at jo@example.org", CONTACT, I.TALK_TO_HUMAN, "", f"{BASE}; price_max=100"),
        ("+44 20 7946 0018", CONTACT, I.TALK_TO_HUMAN, "", f"{BASE}; price_max=100"),
    ],
)
def test_an_answer_to_what_was_asked(
    text: str, conversation: Conversation, intent: Intent, references: str, constraints: str
) -> None:
    understood = understand(text, conversation, I.PRODUCT_SEARCH)
    assert understood.intents == (intent,)
    assert understood.references == tuple(references.split())
    assert constrained(understood) == wanted(constraints)


@pytest.mark.parametrize(
    ("text", "conversation", "intent"),
    [
        ("what's your return policy?", CLARIFY, I.POLICY_QUESTION),
        ("show me backpacks", VARIANT, I.PRODUCT_SEARCH),
        ("the Summit Backpack in orange please", VARIANT, I.ADD_TO_CART),
        ("where is my order 2041", WHICH, I.ORDER_STATUS),
        ("thanks, bye", CONTACT, I.GOODBYE),
    ],
)
def test_what_is_no_answer_is_a_message_of_its_own(
    text: str, conversation: Conversation, intent: Intent
) -> None:
    assert intent in understand(text, conversation, intent).intents


@pytest.mark.parametrize(
    ("text", "heard", "intent", "references", "words"),
    [
        ("show me the Summit Backpack", I.OUT_OF_SCOPE, I.PRODUCT_SEARCH, "bg2", "Summit Backpack"),
        ("do you sell the Sumit Backpack", I.PRODUCT_SEARCH, I.PRODUCT_SEARCH, "bg2", "Summit Backpack"),
        ("may I machine wash the Summit Backpack?", I.OUT_OF_SCOPE, I.PRODUCT_QUESTION, "bg2", ""),
        (
            "would the Aspen Leather Jacket crack",
            I.PRODUCT_SEARCH,
            I.PRODUCT_SEARCH,
            "ja3",
            "Aspen Leather Jacket crack",
        ),
        ("things like the Summit Backpack", I.PRODUCT_SEARCH, I.RECOMMEND, "bg2", None),
        ("I'll take two Summit Backpacks", I.ADD_TO_CART, I.ADD_TO_CART, "bg2", ""),
        ("the Summit Backpack I bought is torn", I.COMPLAINT, I.COMPLAINT, "bg2", ""),
        ("compare the Summit Backpack and the Aspen Leather Jacket", I.COMPARE, I.COMPARE, "bg2 ja3", ""),
    ],
)
def test_what_was_never_shown_is_called_by_name(
    text: str, heard: Intent, intent: Intent, references: str, words: str | None
) -> None:
    understood = understand(text, START, heard)
    assert understood.intents[0] is intent
    assert understood.references == tuple(references.split())
    assert words is None or understood.query.text == words


def test_the_words_of_a_name_are_kept_from_the_classifier() -> None:
    told: list[str] = []

    class Listening(Heard):
        def classify_message(self, text: str) -> Sequence[tuple[Intent, float, str]]:
            told.append(text)
            return [(I.PRODUCT_QUESTION, 0.9, text)]

    understanding = Understanding(Listening(), lambda *_: "en", Shelf(), "USD")
    understood = understanding.understand("is the Summit Backpack light?", START)
    assert told == ["is this item light?"]
    assert understood.segment(I.PRODUCT_QUESTION) == "is the Summit Backpack light?"


def test_the_options_of_an_answer_are_named_as_the_product_names_them() -> None:
    assert understand("the blue one in small", VARIANT).entities.options == {"size": "S", "color": "Blue"}


def test_removing_speaks_of_the_cart() -> None:
    cart = Cart((CartLine("ja2", "Fell Wool Jacket", 1, None), CartLine("bg1", "Harbor Tackle Bag", 1, None)))
    full = replace(SHOES, cart=cart)
    assert understand("remove the second one", full, I.REMOVE_FROM_CART).references == ("bg1",)
    assert understand("take the jacket out", full, I.REMOVE_FROM_CART).references == ("ja2",)


def test_several_intents_keep_their_own_words() -> None:
    text = "show me green jackets and what is your return policy"
    heard = Heard(
        [
            (I.PRODUCT_SEARCH, 0.9, "show me green jackets"),
            (I.POLICY_QUESTION, 0.8, "what is your return policy"),
        ]
    )
    understood = Understanding(heard, lambda *_: "en", Shelf(), "USD").understand(text, START)
    assert understood.intents == (I.PRODUCT_SEARCH, I.POLICY_QUESTION)
    assert understood.segment(I.POLICY_QUESTION) == "what is your return policy"
    assert understood.query.text == "jackets"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("I need waterproof trail shoes under $100", "waterproof trail shoes under $100"),
        ("something blue, not leather", "something blue, not leather"),
        ("anything for my dad up to 60?", "something for your dad under $60"),
        ("women's jackets between 100 and 200 in stock", "jackets for women between $100 and $200 in stock"),
        ("jackets by Gap or Northpeak, size M", "jackets by Gap or Northpeak in size M"),
        ("well rated boots", "boots rated 4 or better"),
    ],
)
def test_the_request_in_words(text: str, phrase: str) -> None:
    assert understand(text, START).wanted == phrase


def test_the_vocabulary_follows_the_catalogue() -> None:
    shelf = Shelf(Facets())
    understanding = Understanding(Heard([(I.PRODUCT_SEARCH, 0.9, "")]), lambda *_: "en", shelf, "USD")
    assert constrained(understanding.understand("red jackets", START)) == set()
    shelf.facets = facets(OUTDOORS)
    assert constrained(understanding.understand("red jackets", START)) == wanted(
        "category=Jackets; color=Red"
    )


def test_the_language_is_told() -> None:
    understanding = Understanding(Heard([(I.PRODUCT_SEARCH, 0.9, "")]), lambda *_: "de", Shelf(), "USD")
    assert understanding.understand("Wo sind die Schuhe?", START).language == "de"


@pytest.mark.parametrize("text", ["", "   ", "\x00\x1b", "🎣🎣", "?!", "\u200b"])
def test_nothing_said(text: str) -> None:
    understood = understand(text, SHOES)
    assert understood.intents == (I.OUT_OF_SCOPE,)
    assert understood.confidence == 0
