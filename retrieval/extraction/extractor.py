"""What a product's text says or makes likely where its feed is silent: all methods together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from retrieval.catalog.product import Extracted, Product
from retrieval.extraction.fitting import fit
from retrieval.extraction.learned import Learned, learn
from retrieval.extraction.meaning import Meaning, mean
from retrieval.extraction.plain import PlainRules
from retrieval.extraction.reading import Passage, passages
from retrieval.extraction.rules import Proposal, Rules, called
from retrieval.extraction.sensitive import sensitive
from retrieval.extraction.vocabulary import CATEGORY, labels
from retrieval.query import Embedder, Vectors

Enrich = Callable[[Product], Product]


@dataclass(frozen=True)
class Extractor:
    """Rules that the catalogue bears out first, then plain ones, then what was learned; what the
    feed gives itself is left alone."""

    rules: Rules = field(default_factory=Rules)
    plain: PlainRules = field(default_factory=PlainRules)
    learned: Learned | None = None
    meaning: Meaning | None = None
    count: int = 0
    """Products of the catalogue when it was fitted."""

    @classmethod
    def trained(cls, products: Iterable[Product], embedder: Embedder | None = None) -> Extractor:
        """All that these products teach: by meaning what has too few labels to be learned, and nothing
        without an encoder."""
        every = list(products)
        read = cls.of(every)
        learned = learn(every, read.rules)
        names = [labeller.name for labeller in learned.labellers] if learned else []
        meaning = mean(every, read.rules, embedder, but=names) if embedder else None
        return replace(read, learned=learned, meaning=meaning)

    @classmethod
    def of(cls, products: Iterable[Product]) -> Extractor:
        """Rules fitted to these products; nothing is learned yet."""
        every = list(products)
        return cls(fit(every), PlainRules.of(_values(every)))

    def enrich(self, product: Product, vector: Vectors | None = None) -> Product:
        """The product with what was extracted, in place of what was before. By meaning only where
        the `vector` of its `text_of` is given."""
        english = (item for item in product.extracted if item.method == "english")
        extracted = (*self.extract(product, vector), *english)
        return product if extracted == product.extracted else replace(product, extracted=extracted)

    def extract(self, product: Product, vector: Vectors | None = None) -> Iterator[Extracted]:
        """Nothing that somebody's health may rest on."""
        found = self._extract(product, vector)
        return (item for item in found if item.name == CATEGORY or not sensitive(item.name, item.value))

    def _extract(self, product: Product, vector: Vectors | None) -> Iterator[Extracted]:
        known, text = set(labels(product)), passages(product)
        doubtful: list[Extracted] = []
        for name, proposals in self._said(product, text):
            said = [proposal for proposal in proposals if proposal.plain]
            doubtful.extend(_extracted(proposal) for proposal in proposals if not proposal.plain)
            if said and name not in known:
                known.add(name)
                yield from map(_extracted, said)
        for guess in (*self._guesses(product, text, vector), *doubtful):
            if guess.name not in known:
                known.add(guess.name)
                yield guess

    def lacks(self, product: Product, names: Set[str]) -> bool:
        """Whether something of these names is neither given, said nor learned, and products called
        so have it."""
        known = set(labels(product)) | {item.name for item in self.extract(product)}
        terms = called(product)
        return any(self.rules.applies(name, terms) for name in names - known)

    def _guesses(
        self, product: Product, text: Sequence[Passage], vector: Vectors | None
    ) -> Iterator[Extracted]:
        if self.learned is not None:
            yield from self.learned.guesses(product, text)
        if self.meaning is not None and vector is not None:
            yield from self.meaning.guesses(product, vector)

    def _said(self, product: Product, text: Sequence[Passage]) -> Iterator[tuple[str, list[Proposal]]]:
        yield from self.rules.read(product, text).items()
        found: dict[str, dict[str, Proposal]] = {}
        terms = called(product)
        for proposal in self.plain.read(product, text):
            if proposal.name not in self.rules.labelled or self.rules.applies(proposal.name, terms):
                values = found.setdefault(proposal.name, {})
                if proposal.plain or proposal.value not in values:
                    values[proposal.value] = proposal
        yield from ((name, list(values.values())) for name, values in found.items())


def _values(products: Iterable[Product]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for product in products:
        for name, values in labels(product).items():
            found.setdefault(name, set()).update(values)
    return found


def _extracted(proposal: Proposal) -> Extracted:
    text = proposal.passage.tokens
    return Extracted(
        proposal.name,
        proposal.value,
        "said" if proposal.plain else "meaning",
        round(proposal.confidence, 3),
        proposal.passage.source,
        text[proposal.first].start,
        text[proposal.last - 1].end,
    )
