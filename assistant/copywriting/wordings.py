"""How other languages than English put the facts of a product, and how such a sentence is read back.

Every sentence is a pattern with slots. What stands in a slot is the product's own name, or an attribute or
value as the lexicon says it; a value that the lexicon does not know stays as the data spells it. The check
reads a sentence by the same patterns and looks each slot up in the product anew.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

from pydantic import TypeAdapter

from assistant.copywriting.english import CHOICES, MATERIALS, NO, YES, states
from assistant.copywriting.kinds import Fact
from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.languages.codes import LANGUAGES
from retrieval.languages.lexicon import lexicon

SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Patterns:
    """`by` and `kind` open a description; `made`, `weighs`, `comes` and `pair` say a fact, each in the ways
    that a draft may choose from; `asks` asks for an attribute. `apart` stands between values, `label`
    begins a bullet."""

    by: tuple[str, ...]
    kind: tuple[str, ...]
    made: tuple[str, ...]
    weighs: tuple[str, ...]
    comes: tuple[str, ...]
    pair: str
    label: str
    asks: str
    titled: str
    yes: str
    no: str
    apart: str = ", "


DATA = resources.files("assistant.copywriting") / "data"
_patterns = TypeAdapter(Patterns)


def patterns(code: str) -> Patterns:
    """Those of `data/<code>.toml`."""
    return _patterns.validate_python(tomllib.loads((DATA / f"{code}.toml").read_text(encoding="utf-8")))


class Wordings:
    """The sentences of one language, and their check."""

    def __init__(self, code: str) -> None:
        self.words = patterns(code)
        self._lexicon = lexicon(LANGUAGES[code].data)

    def say(self, term: str) -> str:
        """A value, an attribute or a category; as it stands where the language's word is not known."""
        said = term.strip()
        if said.lower() in YES:
            return self.words.yes
        return self.words.no if said.lower() in NO else self._lexicon.say(said) or said

    def opening(self, product: Product, style: int) -> tuple[str, ...]:
        found = []
        if product.brand:
            found.append(chosen(self.words.by, style).format(name=product.name, brand=product.brand))
        if product.category:
            category = self.say(product.category[-1])
            found.append(chosen(self.words.kind, style).format(name=product.name, category=category))
        return tuple(found[:1])

    def sentence(self, fact: Fact, style: int) -> str:
        ways = self._ways(fact.about)
        if not ways or states(fact, YES | NO):
            return self.words.pair.format(label=self.label(fact.about), values=self.values(fact))
        return chosen(ways, style).format(values=self.values(fact))

    def bullet(self, fact: Fact) -> str:
        return self.words.label.format(label=self.label(fact.about), values=self.values(fact))

    def question(self, about: str) -> str:
        return self.words.asks.format(label=self.label(about))

    def title(self, product: Product) -> str:
        if not product.brand or product.brand.lower() in product.name.lower():
            return product.name
        return self.words.titled.format(name=product.name, brand=product.brand)

    def label(self, about: str) -> str:
        said = self.say(about)
        return said[:1].upper() + said[1:]

    def values(self, fact: Fact) -> str:
        return self.words.apart.join(map(self.say, fact.values))

    def _ways(self, about: str) -> tuple[str, ...]:
        if about in MATERIALS:
            return self.words.made
        if about == "weight":
            return self.words.weighs
        return self.words.comes if about in CHOICES else ()

    def borne_out(self, sentence: str, product: Product) -> bool:
        """Whether some pattern reads as this sentence with every slot true of the product."""
        return any(self._true(about, slots, product) for about, slots in self._read(sentence))

    def _read(self, sentence: str) -> Iterator[tuple[frozenset[str], dict[str, str]]]:
        for about, expression in self._expressions:
            if found := expression.fullmatch(sentence):
                yield about, found.groupdict()

    @cached_property
    def _expressions(self) -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
        words, any_ = self.words, frozenset[str]()
        told = [(any_, p) for p in ("{name}", words.titled, words.pair, words.label, *words.by, *words.kind)]
        told += [(MATERIALS, p) for p in words.made] + [(frozenset({"weight"}), p) for p in words.weighs]
        told += [(CHOICES, p) for p in words.comes]
        return tuple((about, _expression(pattern)) for about, pattern in told)

    def _true(self, about: frozenset[str], slots: dict[str, str], product: Product) -> bool:
        if slots.get("name", product.name) != product.name:
            return False
        if "brand" in slots and slots["brand"] != product.brand:
            return False
        if "category" in slots and slots["category"] not in map(self.say, product.category):
            return False
        return "values" not in slots or any(
            (name in about or (not about and self.label(name) == slots.get("label")))
            and self._some_of(slots["values"], values)
            for name, values in values_of(product).items()
        )

    def _some_of(self, said: str, values: tuple[str, ...]) -> bool:
        """Whether it lists values of these, and nothing else; values may hold what stands between them."""
        rest, known = said, sorted(map(self.say, values), key=len, reverse=True)
        while rest:
            begins = next((value for value in known if rest.startswith(value)), None)
            if begins is None:
                return False
            rest, known = rest[len(begins) :], [value for value in known if value != begins]
            if rest and not rest.startswith(self.words.apart):
                return False
            rest = rest.removeprefix(self.words.apart)
        return True


def chosen(ways: tuple[str, ...], style: int) -> str:
    return ways[style % len(ways)]


def _expression(pattern: str) -> re.Pattern[str]:
    parts = SLOT.split(pattern)
    return re.compile(
        "".join(f"(?P<{p}>.+?)" if i % 2 else re.escape(p) for i, p in enumerate(parts)), re.DOTALL
    )
