"""One sentence under check: its tokens, what they are said of, and which are settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant.grounding.binding import Mention, Subjects, bind, mentions
from assistant.grounding.numbers import Quantity, quantities
from assistant.grounding.polarity import denied
from assistant.grounding.records import Record
from assistant.grounding.sources import Sources
from assistant.grounding.text import Kind, Token, tokens
from assistant.grounding.words import GRAMMAR, TALK

_ASKS = frozenset(
    [
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "why",
        "how",
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "have",
        "has",
        "any",
    ]
)
_OPEN = frozenset(["what", "which", "who", "whom", "whose", "where", "when", "how", "shall", "any"])
_CLAUSE = frozenset(
    [",", ";", ":", ".", "(", ")", "—", "–", "but", "while", "whereas", "although", "though", "so", "because"]
)


@dataclass(slots=True)
class Draft:
    """`settled` are places of tokens whose claim has been verified, so that they need no
    further support; `denied` says for each token whether a negation governs it."""

    text: str
    tokens: list[Token]
    sources: Sources
    mentions: list[Mention]
    subjects: list[Subjects]
    denied: list[bool]
    quantities: list[Quantity]
    vocabulary: frozenset[str] = frozenset()
    """Stems of the attribute values of the whole catalogue."""
    settled: set[int] = field(default_factory=set)
    compared: set[int] = field(default_factory=set)
    stocked: set[int] = field(default_factory=set)

    @property
    def question(self) -> bool:
        return self.text.rstrip(" \"'”’)").endswith("?")

    @property
    def open_question(self) -> bool:
        """A question that takes nothing for granted: "Which size…", "Shall I…", "Do you want…"."""
        if not self.question:
            return False
        lowers = [t.lower for t in self.tokens if t.kind is not Kind.MARK]
        start = next((i for i, w in enumerate(lowers) if w in _ASKS), None)
        if start is None and len(lowers) < 6:
            return True
        if start is None or start > 4:
            return False
        rest = lowers[start:]
        if rest[0] in _OPEN:
            return True
        return len(rest) > 1 and rest[1] in {"you", "i", "we"} and "know" not in rest[2:3]

    def of(self, index: int) -> list[Record]:
        return [self.sources.products[s] for s in self.subjects[index]]

    def lowers(self, first: int, last: int) -> list[str]:
        """Tokens of [first, last], cut to the sentence."""
        return [t.lower for t in self.tokens[max(0, first) : max(0, last + 1)]]

    def clause(self, index: int) -> range:
        """The places around `index` as far as marks and contrasts."""
        first, last = index, index
        while first and self.tokens[first - 1].lower not in _CLAUSE:
            first -= 1
        while last + 1 < len(self.tokens) and self.tokens[last + 1].lower not in _CLAUSE:
            last += 1
        return range(first, last + 1)

    def settle(self, places: Iterable[int]) -> None:
        self.settled.update(places)

    def named(self, index: int) -> bool:
        return any(m.first <= index <= m.last for m in self.mentions)

    def content(self, places: Iterable[int] | None = None) -> Iterator[int]:
        """Places of words that claim something and are not settled yet."""
        for index in range(len(self.tokens)) if places is None else places:
            token = self.tokens[index]
            if token.kind not in (Kind.WORD, Kind.CODE) or index in self.settled:
                continue
            if token.lower in GRAMMAR or (token.stem in TALK and not self._proper(index)):
                continue
            yield index

    def _proper(self, index: int) -> bool:
        """Whether a harmless word is written as a name: a capital that no sentence start explains."""
        token = self.tokens[index]
        return (
            token.capital
            and index > 0
            and self.tokens[index - 1].text not in {":", ".", "?", "!", '"', "“", "(", "—"}
        )

    def words(self, *stems: str) -> list[int]:
        return [i for i, t in enumerate(self.tokens) if t.stem in stems]


def draft(text: str, sources: Sources, vocabulary: frozenset[str] = frozenset(), before: str = "") -> Draft:
    """`before` is the text that the sentence continues; what it named last is what "it" means."""
    found = tokens(text)
    named = mentions(found, sources.products)
    everything = tuple(range(len(sources.products)))
    antecedent: Subjects = ()
    if before:
        earlier = mentions(tokens(before), sources.products)
        antecedent = tuple(s for m in earlier[-1:] for s in m.subjects)
    return Draft(
        text,
        found,
        sources,
        named,
        bind(found, named, everything, antecedent),
        denied(found),
        quantities(found),
        vocabulary,
    )
