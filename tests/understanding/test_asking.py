"""What is asked of recommendations and of oneself is heard by its words, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from assistant.tastes import Ask
from assistant.understanding import asking, whom
from assistant.understanding.plainly import plainly

IDEAS = (
    "recommend me something",
    "what should I buy?",
    "surprise me",
    "anything new for me?",
    "recomend me sumthing",
    "any ideas?",
    "ideas",
    "what do you recommend?",
    "got anything I'd like?",
    "just pick something for me ffs",
    "what would you suggest for me",
    "show me something nice",
    "I'm bored, show me something",
    "you choose",
    "suprise me!!",
    "no idea what to buy",
    "I don't know what I want",
    "can you recommend something for me please",
    "what have you got for me?",
    "hello, what should i get today?",
    "recommend something nice",
    "got any recommendations for me",
    "something for myself",
    "any recs?",
    "help me choose",
    "treat myself to something",
    "What can you recommend me?",
    "inspire me",
    "I want to buy something but don't know what",
    "what would I like",
)
OTHERS = (
    "not this",
    "not the second one",
    "I already have that",
    "something else",
    "already got it",
    "nah, something else",
    "none of these",
    "meh",
    "boring",
    "I don't like the second one",
    "don't show me that again",
    "i have that one already",
    "what else?",
    "show me others",
    "more ideas",
    "not that one please",
    "those are ugly",
    "I own the first one already",
    "not my style",
    "next",
    "i've seen those",
    "try again",
    "any other suggestions?",
    "I already have the Drift Headlamp",
    "no, not those",
    "i've already bought that",
    "hate it",
    "I don't want any of these",
    "got two of those already",
    "not the Ridge Low Trail Shoe",
    "these are useless",
    "your recommendations are rubbish",
)
WHY = (
    "why do you recommend this?",
    "why the second one?",
    "why?",
    "why this one",
    "how come?",
    "what makes you think I'd like that?",
    "based on what?",
    "why did you show me this",
    "why are you suggesting those",
    "what's that based on",
    "why would i want this",
    "why on earth the first one?",
    "explain yourself",
    "how did you pick these",
    "reasons?",
    "why the Drift Headlamp?",
    "y do u recommend this",
    "why though",
    "why do you think I'd like that?",
)
ABOUT = {
    Ask.KNOWN: (
        "what do you know about me?",
        "what do you think I like?",
        "what do u know abt me",
        "wat do you know about me",
        "show me my profile",
        "are you tracking me?",
        "do you remember what I like",
        "what have you learned about me so far?",
        "what are my preferences?",
        "how do you know what I like?",
        "whats in my profile",
        "do you know who I am",
        "why are you spying on me",
        "what data do you have on me",
        "so what do I like then",
    ),
    Ask.ERASE: (
        "forget everything about me",
        "delete my data",
        "forget me",
        "delete everything you know about me",
        "wipe my profile",
        "erase all my data now",
        "please forget everything you know about me",
        "clear my history",
        "reset my preferences",
        "forget everything I told you",
        "I want to be forgotten",
        "can you delete all the data you have on me?",
        "remove my profile ffs",
        "forgett evrything you know about me",
        "right to be forgotten",
    ),
    Ask.OFF: (
        "don't track me",
        "no personal recommendations",
        "stop tracking me",
        "stop spying on me",
        "turn off personal recommendations",
        "don't use my order history",
        "I don't want to be tracked",
        "opt out",
        "I want to opt out of tracking",
        "dont remember anything about me",
        "no personalised suggestions please",
        "stop profiling me",
        "disable tracking",
        "mind your own business",
        "switch off my profile",
    ),
    Ask.ON: (
        "turn personal recommendations back on",
        "you can use my history again",
        "opt me back in",
        "I want personal recommendations",
        "start personalising again",
    ),
}
NEITHER = (
    "show me tents",
    "track my order",
    "where's my order",
    "forget it",
    "delete my account",
    "cancel my order",
    "delete everything from my cart",
    "remove everything",
    "why is the second one cheaper?",
    "why is it so expensive",
    "recommend a tent",
    "what do you recommend for hiking",
    "do you have anything else in blue",
    "not waterproof",
    "I already have a tent, need a stove",
    "stop",
    "forget the brand",
    "is it new?",
    "anything new?",
    "what's new",
    "no",
    "why can't I return it?",
    "why was I charged twice?",
    "I have an order already",
    "clear the cart",
    "what do you know about the Drift headlamp?",
    "show me more mugs",
    "no thanks",
    "I ordered that already, where is it?",
    "don't cancel it",
    "turn the order around",
    "not the order",
    "more like this but cheaper",
    "what should I buy to go with it",
    "why hasn't it arrived",
    "what is my order status",
    "what's my balance",
    "not the second one, the third",
    "I bought it already and want to return it",
)


@pytest.mark.parametrize("text", IDEAS)
def test_ideas_are_asked_for(text: str) -> None:
    asked = asking.ideas(plainly(text))
    assert asked is not None, text
    assert asking.about_themselves(plainly(text)) is None


@pytest.mark.parametrize("text", OTHERS)
def test_others_are_asked_for(text: str) -> None:
    assert asking.more(plainly(text)) is not None


@pytest.mark.parametrize("text", WHY)
def test_reasons_are_asked_for(text: str) -> None:
    assert asking.why(plainly(text)) is not None


@pytest.mark.parametrize(("ask", "text"), [(ask, text) for ask, texts in ABOUT.items() for text in texts])
def test_they_ask_of_themselves(ask: Ask, text: str) -> None:
    asked = asking.about_themselves(plainly(text))
    assert asked is not None, text
    assert asked.ask is ask


@pytest.mark.parametrize("text", NEITHER)
def test_nothing_else_is_taken_for_it(text: str) -> None:
    said = plainly(text)
    heard = (asking.about_themselves(said), asking.ideas(said), asking.why(said), asking.more(said))
    assert heard == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "ask", "rest"),
    [
        ("what do you know about me? and show me mugs", Ask.KNOWN, "and show me mugs"),
        ("forget everything about me. then recommend me something", Ask.ERASE, "then recommend me something"),
        ("show me tents, and stop tracking me", Ask.OFF, "show me tents"),
    ],
)
def test_what_else_is_said_is_left_over(text: str, ask: Ask, rest: str) -> None:
    asked = asking.about_themselves(plainly(text))
    assert asked is not None
    assert (asked.ask, asked.rest.strip(" ,.?")) == (ask, rest)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("something for my dad who likes fishing", "your dad"),
        ("a present for a five year old who is mad about boats", "a five year old"),
        ("my wife loves coffee", "your wife"),
        ("what can I give my little brother", "your little brother"),
        ("a birthday present", whom.SOMEBODY),
        ("gift for her", "her"),
        ("need smth for my gf", "your gf"),
        ("for our neighbours", "your neighbours"),
        ("recommend me something", ""),
        ("a gift for myself", ""),
        ("boots for me", ""),
        ("do you sell gift cards", ""),
        ("a case for my phone", ""),
        ("a lamp for the kitchen", ""),
        ("can you gift wrap it", ""),
    ],
)
def test_for_whom_it_is(text: str, who: str) -> None:
    assert whom.recipient(plainly(text)) == who


def test_what_somebody_loves_is_looked_for_without_their_age() -> None:
    assert whom.wish("five year old mad boats", "a five year old") == "boats toy for kids"
    assert whom.wish("coffee", "your sister") == "coffee"
