"""Reasons to recommend something, in words: how the template and the cards put them, and every other way
of putting them that is as true. The check of replies knows them from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.evidence import Because, Shown
from assistant.naming import flat
from retrieval.catalog.product import Product
from retrieval.recommend.kinds import ReasonKind

K = ReasonKind
YES = frozenset({"yes", "true"})
OF_OTHERS = frozenset({K.BOUGHT_WITH, K.LOOKED_AT_WITH, K.NEXT})
"""Reasons that rest on what other customers did."""


OF_EVERYBODY = frozenset({K.RATED, K.POPULAR, K.NEW, K.WISH})
"""Reasons that are the same for everybody: said where there is none of the customer's own."""


def words(because: Because) -> str:
    """As it follows "it is", or a comma: "similar to the Drift Headlamp you bought", "because you like
    blue"; "" for one that cannot be said, for want of a record."""
    reason, did = because.reason, because.did
    thing = _named(because.products[:1])
    match reason.kind:
        case K.BOUGHT_WITH | K.LOOKED_AT_WITH if thing and did:
            return f"because you {_did(thing, did)}"
        case K.BOUGHT_WITH if thing and reason.count > 1:
            return f"bought together with {thing} by {reason.count:,} customers"
        case K.NEXT if thing and did:
            return f"often chosen after {thing}, which you {did}"
        case K.LIKE if thing and did:
            return f"similar to {thing} you {did}"
        case K.CHEAPER if thing:
            return f"cheaper than {thing}{_which(did)}"
        case K.BETTER_RATED if thing:
            return f"rated higher than {thing}{_which(did)}"
        case K.PREFERENCE if reason.attribute == "size":
            return f"there in your size, {flat(reason.value, 20)}"
        case K.PREFERENCE:
            return f"because you like {_value(because)}"
        case K.HABIT if did:
            return f"{_habit(because)}, like most of what you {did}"
        case K.RATED:
            people = f" by {reason.count:,} customers" if reason.count > 1 else ""
            return f"rated {flat(reason.value, 8)} out of 5{people}"
        case K.POPULAR if reason.count > 1:
            return f"bought by {reason.count:,} customers lately"
        case K.NEW:
            return "new in the shop"
    return ""


def said(shown: Shown) -> str:
    """The words of a product's reasons: of the first that can be said, and of the second where both compare
    it with the same thing ("cheaper than the Ridge Low you looked at, and rated higher")."""
    told = sorted((b for b in shown.because if words(b)), key=lambda b: b.reason.kind in OF_EVERYBODY)
    if not told:
        return ""
    first = words(told[0])
    kinds = [because.reason.kind for because in told[:2]]
    if kinds == [K.CHEAPER, K.BETTER_RATED] and told[0].reason.products == told[1].reason.products:
        return f"{first}, and rated higher"
    return first


def because_clause(reason: str) -> bool:
    """Whether it is a clause of its own, and nothing that a thing is."""
    return reason.startswith("because ")


def _did(thing: str, did: str) -> str:
    return f"put {thing} in your cart" if did.startswith("put ") else f"{did} {thing}"


def _which(did: str) -> str:
    return f" you {did}" if did else ""


def _value(because: Because) -> str:
    value = flat(because.said or because.reason.value, 40)
    return uncapitalised(value) if because.reason.attribute == "category" else value


def uncapitalised(label: str) -> str:
    """A category inside a sentence ("desks & chairs"); a name or an abbreviation keeps its capitals."""
    words_of = label.split()
    plain = len(words_of) == 1 or words_of[1:2] == ["&"] or words_of[-1:] != [words_of[-1].capitalize()]
    return label[:1].lower() + label[1:] if plain and not label.isupper() else label


def _habit(because: Because) -> str:
    name, value = because.reason.attribute, flat(because.reason.value, 40)
    if name == "brand":
        return f"by {value}"
    if name == "category":
        return f"from {value.split(' > ')[-1]}"
    return name if value.lower() in YES else value


def _named(products: Sequence[Product]) -> str:
    return called(products[0].name) if products else ""


def called(name: str) -> str:
    """A product's name with its article, unless it brings one along."""
    name = " ".join(name.split())
    return name if name.lower().startswith(("the ", "a ", "an ")) else f"the {name}"


# ---- every way to say it ---------------------------------------------------------------

_OFTEN = r"(?:(?:already|recently|just|also|once|often|previously|lately|last time) )*"
_HAVE = r"(?:'ve|’ve| have| had|'d)? ?"
_AS = r"(?:because|since|as|given that|seeing that|seeing as|considering(?: that)?)"
_DONE = {
    "bought": r"(?:bought|ordered|purchased|got|chose|picked up|own)",
    "looked at": r"(?:looked at|viewed|had a look at|were looking at|browsed|considered|checked out"
    r"|asked about|saw)",
    "put in your cart": r"(?:added|put|picked|chose)",
    "liked": r"(?:liked|gave a thumbs up)",
}
_IN_CART = r"(?: (?:in|into|to) (?:your|the) (?:cart|basket))?"
_OTHERS = r"(?:other )?(?:people|customers|others|those|shoppers|buyers|many)"


def forms(because: Because, shown: Shown) -> Iterator[re.Pattern[str]]:
    """Patterns of phrases that this reason makes true of the product."""
    for pattern in _forms(because, shown):
        yield re.compile(rf"(?<!\w)(?:[,:;] ?|[—–-] )?{pattern}(?!\w)", re.IGNORECASE)


def _forms(because: Because, shown: Shown) -> Iterator[str]:
    reason, did = because.reason, because.did
    thing = any_of(_calls(because.products))
    done = _DONE.get(did, "")
    you = rf"you{_HAVE}{_OFTEN}{done} (?:{thing}){_IN_CART}" if done and thing else ""
    which = rf"(?:,? ?(?:that |which )?you{_HAVE}{_OFTEN}{done}{_IN_CART})?" if done else ""
    match reason.kind:
        case K.BOUGHT_WITH | K.LOOKED_AT_WITH | K.NEXT if thing:
            yield from _others(because, shown, thing, you)
        case K.LIKE if thing and done:
            alike = (
                r"(?:like|similar to|much like|very similar to|in the style of|close to|along the lines of)"
            )
            yield rf"{alike} (?:{thing}),? ?(?:that |which )?you{_HAVE}{_OFTEN}{done}{_IN_CART}"
            yield rf"{_AS} {you}"
        case K.CHEAPER if thing:
            yield rf"(?:cheaper|less expensive) than (?:{thing}){which}"
            yield rf"costs? less than (?:{thing}){which}"
        case K.BETTER_RATED if thing:
            yield rf"(?:(?:rated )?higher|better|higher|better)(?: rated)? than (?:{thing}){which}"
            yield r",? and (?:is |it's )?(?:rated higher|better rated|higher rated)"
        case K.PREFERENCE:
            yield from _preferred(because)
        case K.HABIT if done:
            value = any_of([_habit(because), flat(reason.value.split(" > ")[-1], 40)])
            yield rf"(?:{value}),? (?:like|as is|as are) most of what you{_HAVE}{_OFTEN}{done}"
            yield rf"{_AS} you often (?:buy|choose|look at|go for) (?:{value})"
        case K.POPULAR:
            yield rf"bought by {reason.count:,} (?:customers|people)(?: lately| recently)?"
            yield r"popular(?: (?:with our customers|with customers|here|at the moment|right now|lately))?"
        case K.NEW:
            yield r"new (?:in the shop|here|in)|just in|a (?:new|recent) arrival|recently added"
        case K.RATED:
            yield re.escape(words(because))


def _others(because: Because, shown: Shown, thing: str, you: str) -> Iterator[str]:
    if you:
        yield rf"{_AS} {you}"
    if because.reason.kind is K.NEXT:
        yield rf"often chosen after (?:{thing})(?:, which you{_HAVE}{_DONE.get(because.did, 'chose')})?"
        return
    did = _DONE["bought" if because.reason.kind is K.BOUGHT_WITH else "looked at"]
    this = any_of(["it", "this", "this one", "these", "them", *_calls([shown.product])])
    also = r"(?:often |also |usually |tend to |like to |went on to )*"
    take = rf"(?:{did}|buy|get|take|took|pick|choose|order|look at)"
    yield rf"{_OTHERS} who {did} (?:{thing}),? {also}{take} (?:{this})(?: too| as well)?"
    yield rf"{did}(?: too)? by {_OTHERS} who {did} (?:{thing})(?:, as you did)?"
    if because.reason.kind is K.BOUGHT_WITH and because.reason.count > 1:
        many = rf"(?: by {because.reason.count:,} (?:customers|people))?"
        yield rf"(?:often )?(?:bought|ordered|chosen)(?: together)? with (?:{thing}){many}"


def _preferred(because: Because) -> Iterator[str]:
    value = any_of([_value(because), flat(because.reason.value, 40)])
    likes = r"(?:like|love|prefer|enjoy|favou?r|are into|wear|go for)"
    told = r"(?:(?:said|told me|mentioned|say)(?: that)? you )?"
    yield rf"{_AS} you{_HAVE}{told}{likes} (?:{value})"
    yield rf"(?:in |by |with )?(?:the )?(?:{value}),? (?:that |which |as )?you{_HAVE}{told}{likes}"
    yield rf"as you{_HAVE}{told}{likes} (?:{value})"
    if because.reason.attribute == "size":
        yield rf"(?:there |in stock |available )?in your size(?:,? (?:{value}))?"


def any_of(texts: Iterable[str]) -> str:
    """A pattern of any of these, the longest first."""
    some = sorted({text.strip() for text in texts if text.strip()}, key=len, reverse=True)
    return "|".join(re.escape(text) for text in some)


def _calls(products: Sequence[Product]) -> list[str]:
    """What products can be called: by their names, or by the first two words of longer ones."""
    found = []
    for product in products:
        name = " ".join(product.name.split())
        short = " ".join(name.split()[:2])
        for call in (name, short) if len(name.split()) > 2 else (name,):
            found += [call, f"the {call}", f"your {call}", f"a {call}"]
    return found
