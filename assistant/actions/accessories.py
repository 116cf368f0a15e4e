"""What goes with a product, by what the shop's own data says: nothing that is merely like it.

Sure is what names the product: a page that says that it is "for the Summit 900", an attribute
"compatible with", a collection that both are of. What names its kind ("Headlamp Travel Case")
or stands in the department's own accessories is offered as that and no more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from assistant.actions.base import Catalogue
from assistant.actions.naming import named
from assistant.evidence import Evidence, GoesWith, Shown
from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.phrases import BREAKS, head
from retrieval.product_facts import sentences
from retrieval.query import Filters, Query
from retrieval.words import STOPWORDS, WORD, stem, words

MOST = 3
LOOKED_AT = 30
RELATION = re.compile(
    r"\b(?:for|fits?|fitting|suits|compatible with|works? with|goes with|go with|pairs? with|used? with"
    r"|attach(?:es)? to|designed for|made for|accessory (?:for|of)|belongs to|matches)\b",
    re.IGNORECASE,
)
"""After these words a page says what a thing goes with."""
DENIED = re.compile(
    r"\b(?:not|never|cannot|no longer|neither|nor|except(?:ing)?|excluding|unlike|without|but|other than"
    r"|too|un(?:suit\w+|fit)|instead)\b|n['’]t\b",
    re.IGNORECASE,
)
"""After these words a sentence says what a thing does not go with."""
NEAR, AFTER = 3, 8
"""Words after a relation within which a kind, or a name, has to stand."""
LINKING = frozenset(
    ["fits", "for", "compatible with", "compatibility", "works with", "goes with", "pairs with", "suits"]
)
TOGETHER = frozenset(["collection", "series", "set", "family", "system"])
"""Attributes whose values things that belong together share."""
ACCESSORIES = re.compile(r"\baccessor", re.IGNORECASE)
AFTER_A_NAME = STOPWORDS | BREAKS | TOGETHER
"""Words that may follow what a thing is called: another noun would be another thing of that name."""

Said = tuple[str, str]
"""A word, folded and as it is written."""


class Mentioning(Catalogue, Protocol):
    def mentioning(self, text: str, kind: str | None = None, k: int = 20) -> Sequence[Product]: ...


@dataclass(frozen=True, slots=True)
class Names:
    """What a product goes by: its whole name, what is left of it without the kind, and the kind, as
    a stem and as the name has it."""

    whole: tuple[str, ...]
    model: tuple[str, ...]
    kind: str | None
    kind_said: str

    @classmethod
    def of(cls, product: Product) -> Names:
        said = tuple(words(product.name))
        kind = head(product.name)
        model = tuple(word for word in said if stem(word) != kind and word not in STOPWORDS)
        return cls(said, model, kind, next((word for word in said if stem(word) == kind), ""))

    def stand_in(self, said: Sequence[Said]) -> bool:
        """Whether the words call the product by its name, which is written as a name is and followed
        by no other kind of thing: the "Halo Kettle" is no Halo lamp, and "summer" no Summer dress."""
        run = self.model or self.whole
        for start in range(len(said) - len(run) + 1):
            stop = start + len(run)
            after = said[stop][0] if stop < len(said) else None
            called = tuple(word for word, _ in said[start:stop]) == run
            as_a_name = not any(written.islower() for _, written in said[start:stop])
            ends = after is None or after in AFTER_A_NAME or stem(after) == self.kind
            if called and as_a_name and ends:
                return True
        return False


def goes_with(catalogue: Mentioning, shown: Shown) -> Evidence:
    """What can be bought that goes with a product, or that nothing says so."""
    product, names = shown.product, Names.of(shown.product)
    for level, found in (
        ("named", _named(catalogue, product, names)),
        ("kind", _of_kind(catalogue, product, names)),
        ("category", _accessories(catalogue, product)),
    ):
        fitting = {other.id: (other, quote) for other, quote in found if _is_other(product, other)}
        some = list(fitting.values())[:MOST]
        if some:
            cards = tuple(Shown(other) for other, _ in some)
            of = (
                names.kind_said if level == "kind" else some[0][0].category[-1] if level == "category" else ""
            )
            finding = GoesWith(shown, cards, level, of, tuple(quote for _, quote in some))
            return Evidence(findings=(finding,), products=cards)
    return Evidence(findings=(GoesWith(shown, ()),), products=(shown,))


def _is_other(product: Product, other: Product) -> bool:
    """Another thing that can be bought, and none that would be bought in its place."""
    return other.id != product.id and other.in_stock is not False and other.category != product.category


Found = Iterator[tuple[Product, str]]


def _named(catalogue: Mentioning, product: Product, names: Names) -> Found:
    """Whose page, or attribute, names the product; what its own page names; what is of its set."""
    calls = dict.fromkeys(" ".join(run) for run in (names.whole, names.model) if run)
    for call in calls:
        for other in catalogue.mentioning(call, names.kind, LOOKED_AT):
            quote = _quote(other, lambda after: names.stand_in(after[: AFTER + 1]))
            if quote is not None:
                yield other, quote
    for after in chain.from_iterable(map(_related_to, sentences(product.description))):
        for called in named(catalogue, after):
            if Names.of(called.product).stand_in(_said(after)):
                yield called.product, ""
    stated = values_of(product)
    for attribute in TOGETHER & stated.keys():
        filters = Filters(attributes={attribute: stated[attribute]}, without_ids=(product.id,))
        yield from ((hit.product, "") for hit in catalogue.search(Query("", filters, k=LOOKED_AT)).hits)


def _of_kind(catalogue: Mentioning, product: Product, names: Names) -> Found:
    """What is made for things of its kind: by its name ("Headlamp Travel Case"), or by its page."""
    if names.kind is None:
        return
    kind = names.kind
    for other in catalogue.mentioning(kind, kind, LOOKED_AT):
        quote = _quote(other, lambda after: kind in (stem(word) for word, _ in after[:NEAR]))
        if kind in {stem(word) for word in words(other.name)}:
            yield other, quote or _related(other)
        elif quote is not None:
            yield other, quote


def _accessories(catalogue: Mentioning, product: Product) -> Found:
    """What the catalogue itself calls the accessories of the product's department."""
    department = product.category[:1]
    for category in catalogue.facets.categories:
        if department and ACCESSORIES.search(category) and category not in product.category:
            for hit in catalogue.search(Query("", Filters(categories=(category,)), k=LOOKED_AT)).hits:
                if hit.product.category[:1] == department:
                    yield hit.product, ""


def _quote(other: Product, names_it: Callable[[Sequence[Said]], bool]) -> str | None:
    """The sentence of a page that says that it is for the thing; "" where an attribute or the name
    says so; None where nothing does."""
    linking = (v for n, vs in values_of(other).items() if n.replace("_", " ") in LINKING for v in vs)
    named_for = [*(DENIED.split(value)[0] for value in linking), *_related_to(other.name)]
    if any(names_it(_said(value)) for value in named_for):
        return ""
    for sentence in sentences(other.description):
        if any(names_it(_said(after)) for after in _related_to(sentence)):
            return sentence
    return None


def _related_to(sentence: str) -> Iterator[str]:
    """What follows each word of relation, as far as nothing denies it."""
    for found in RELATION.finditer(DENIED.split(sentence)[0]):
        yield DENIED.split(sentence[found.end() :])[0]


def _said(text: str) -> list[Said]:
    return [(word, written) for written in WORD.findall(text) for word in words(written)]


def _related(other: Product) -> str:
    """What a page says that it is for, whatever that is."""
    said = (s for s in sentences(other.description) if not DENIED.search(s))
    return next((s for s in said if re.search(r"\bfor the [A-Z]", s)), "")
