"""A reply as sentences in which every word has a product that it is said of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from evals.truth.lexing import Token, sentences, tokens, words
from evals.truth.mentions import ARTICLES, Mention, named
from evals.truth.polarity import denied
from evals.truth.references import referring
from evals.truth.speech import IDIOMS, IGNORANCE, PARAPHRASES
from evals.truth.things import Thing

QUOTE = re.compile(r"“([^”]+)”|(?:(?<=\s)|(?<=\())\"([^\"]{8,}?)\"(?=[\s.,)]|$)")
JOINING = words("and or , & plus the a an at then followed by also our as well ( ) next")
PLURAL_VERBS = words("are have come cost fit share were do include offer weigh need run work take both all")
OBJECT = words("than against versus vs over unlike beside beats beat")
NEAR = words("at just only about around for priced now currently rated from")
"""Words between a listed product and a figure of it alone."""

BOUNDARY = words(", ; : and but against versus vs while whereas or ( – —")
CLAUSE = re.compile(r"[;:—]|,?\s+\b(?:but|though|although|while|whereas|so|and (?=it|the|they|its))\b")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a word is said of: any of these things, or every one."""

    things: tuple[int, ...]
    every: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    subjects: tuple[Subject, ...]
    denied: frozenset[int]
    unknown: frozenset[int]
    """Places of words in a clause that says that something is not known."""
    quotes: tuple[str, ...] = ()
    objects: frozenset[int] = field(default_factory=frozenset)
    """Starts of the mentions that something is compared with."""
    spoken: tuple[int, ...] = ()
    """The things named in the reply up to the end of this sentence."""

    @property
    def question(self) -> bool:
        return self.text.rstrip('”" ').endswith("?")

    def inside(self, place: int) -> bool:
        return any(m.named and m.start <= place < m.end for m in self.mentions)

    def words(self, start: int, end: int) -> str:
        return " ".join(token.text for token in self.tokens[max(start, 0) : end])


def read(text: str, things: Sequence[Thing]) -> Iterator[Sentence]:
    """The sentences of a reply, each read with what the ones before it spoke of."""
    quotes: list[str] = []

    def keep(found: re.Match[str]) -> str:
        quotes.append(found.group(1) or found.group(2))
        return "“”." if quotes[-1].rstrip().endswith((".", "!", "?")) else "“”"

    focus: Mention | None = None
    listed: tuple[int, ...] = ()
    for part in sentences(QUOTE.sub(keep, text)):
        mine = tuple(quotes.pop(0) for _ in range(part.count("“”")))
        sentence = _sentence(part, mine, things, focus, listed)
        spoken = [m for m in sentence.mentions if m.start not in sentence.objects]
        focus = spoken[-1] if spoken else focus
        named_now = tuple(dict.fromkeys(t for m in sentence.mentions if m.named for t in m.things))
        listed = tuple(dict.fromkeys((*listed, *named_now)))
        yield replace(sentence, spoken=listed)


def _sentence(
    text: str,
    quotes: tuple[str, ...],
    things: Sequence[Thing],
    focus: Mention | None,
    listed: tuple[int, ...],
) -> Sentence:
    said = tokens(plainly(text))
    names = named(said, things)
    beside = frozenset(m.start for m in names if _lead(said, m) in OBJECT)
    more = referring(said, names, focus, listed, len(things), beside)
    spoken = sorted((*names, *more), key=lambda m: m.start)
    objects = beside | {m.start for m in more if _lead(said, m) in OBJECT}
    grouped = _grouped(said, spoken, objects)
    inside = frozenset(i for m in names for i in range(m.start, m.end))
    subjects = _subjects(said, grouped, objects, focus, len(things))
    return Sentence(
        text, said, tuple(grouped), subjects, denied(said, inside), _unknown(text, said), quotes, objects
    )


def plainly(text: str) -> str:
    """A sentence without idioms, and with common paraphrases of data put as data puts them."""
    text = IDIOMS.sub(" ", text)
    for pattern, said in PARAPHRASES:
        text = pattern.sub(said, text)
    return text


def _unknown(text: str, said: Sequence[Token]) -> frozenset[int]:
    """Places in clauses such as "the page doesn't say whether it is waterproof"."""
    clauses: list[str] = []
    for clause in CLAUSE.split(plainly(text)):
        if IGNORANCE.search(clause):
            clauses += [token.low for token in tokens(clause)]
    places: set[int] = set()
    for place, token in enumerate(said):
        if clauses and token.low == clauses[0]:
            places.add(place)
            clauses.pop(0)
    return frozenset(places)


def _lead(said: Sequence[Token], mention: Mention) -> str:
    """The word before a mention and its article and adjectives: "than", "for", "of"."""
    place = mention.start - 1
    steps = 0
    while place > 0 and steps < 3 and (said[place].low in ARTICLES or said[place].low in {"with", "to"}):
        if said[place].low in {"with", "to"} and said[place - 1].low not in {"compared", "next", "compares"}:
            break
        place, steps = place - 1, steps + 1
    if place < 0:
        return ""
    measured = said[place].low == "to" and any(t.value is not None for t in said[max(place - 3, 0) : place])
    return "against" if measured or said[place].low in {"compared", "compares"} else said[place].low


def _grouped(said: Sequence[Token], spoken: Sequence[Mention], objects: frozenset[int]) -> list[Mention]:
    """Mentions in a list share what follows the list: the last one speaks of them all."""
    grouped: list[Mention] = []
    for mention in spoken:
        last = grouped[-1] if grouped else None
        joined = (
            last is not None
            and last.named
            and mention.named
            and mention.start not in objects
            and last.start not in objects
            and all(t.low in JOINING or t.kind == "money" for t in said[last.end : mention.start])
            and any(t.low in {"and", "or", ",", "&", "plus"} for t in said[last.end : mention.start])
        )
        if joined and last is not None:
            after = [t.low for t in said[mention.end : mention.end + 1]]
            every = any(t.low == "and" for t in said[last.end : mention.start]) and after[:1] != []
            every = every and after[0] in PLURAL_VERBS
            things = tuple(dict.fromkeys((*last.things, *mention.things)))
            mention = Mention(mention.start, mention.end, things, True, every, mention.things)  # noqa: PLW2901
        grouped.append(mention)
    return grouped


def _subjects(
    said: Sequence[Token],
    mentions: Sequence[Mention],
    objects: frozenset[int],
    focus: Mention | None,
    count: int,
) -> tuple[Subject, ...]:
    everything = Subject(tuple(range(count)), named=False)
    first = next((m for m in mentions if m.start not in objects), mentions[0] if mentions else focus)
    current = Subject(first.things, first.every, bool(mentions)) if first else everything
    subjects: list[Subject] = []
    starts = {m.start: m for m in mentions}
    main = current
    own: Subject | None = None
    for place, token in enumerate(said):
        if place in starts:
            mention = starts[place]
            own = Subject(mention.own) if mention.own else None
            current = Subject(mention.things, mention.every, mention.named)
            if place in objects:
                both = tuple(dict.fromkeys((*main.things, *mention.things)))
                current = Subject(both)
            else:
                main = current
        elif token.low == ";" and (ahead := _ahead(said, mentions, objects, place)) is not None:
            current = main = ahead
        elif token.low in {",", ";", "and", "but"} and current != main:
            current = main
        near = _in(mentions, place) or token.kind != "word" or token.low in NEAR
        own = own if near else None
        subjects.append(own if own and token.kind in {"money", "number"} else current)
    return tuple(_turned(said, mentions, subjects, count))


def _ahead(
    said: Sequence[Token], mentions: Sequence[Mention], objects: frozenset[int], place: int
) -> Subject | None:
    """What a clause speaks of that names its product late: "; for summer, the Crochet"."""
    end = next((i for i in range(place + 1, len(said)) if said[i].low == ";"), len(said))
    later = next((m for m in mentions if place < m.start < end and m.start not in objects), None)
    return Subject(later.own or later.things, later.every, later.named) if later else None


def _turned(
    said: Sequence[Token], mentions: Sequence[Mention], subjects: list[Subject], count: int
) -> list[Subject]:
    """What stands before its product: "$78 for the Halo", "the black Halo", "against three"."""
    for place, token in enumerate(said):
        if token.low in {"against", "versus", "vs"} and len(subjects[place].things) == 1 and count == 2:
            rest = Subject(tuple(i for i in range(count) if i not in subjects[place].things))
            for at in range(place + 1, _until(said, place + 1)):
                subjects[at] = rest
    parallel = sum(_lead(said, m) == "for" for m in mentions) > 1
    for mention in mentions:
        _respectively(said, mention, subjects)
        single = Subject(mention.own or mention.things, mention.every, mention.named)
        place = mention.start - 1
        while place >= 0 and place >= mention.start - 4 and said[place].kind == "word":
            if said[place].low in ARTICLES or said[place].low in OBJECT or said[place].low in BOUNDARY:
                break
            place -= 1
        if place >= 0 and said[place].low in ARTICLES:
            subjects[place : mention.start] = [single] * (mention.start - place)
            lead = place - 1
        else:
            lead = mention.start - 1
        if lead >= 0 and said[lead].low in {"for", "of", "you"}:
            start = _back(said, mentions, lead, parallel)
            subjects[start : lead + 1] = [single] * (lead + 1 - start)
    return subjects


def _back(said: Sequence[Token], mentions: Sequence[Mention], lead: int, parallel: bool) -> int:
    """Where the words before "for the Halo" begin; in "a, b for the Halo and c, d for the Aurora"
    commas part nothing."""
    start = lead
    while start > 0 and not _in(mentions, start - 1):
        before = said[start - 1].low
        if before in {":", ";"} or (not parallel and before in BOUNDARY):
            break
        start -= 1
    return start


def _respectively(said: Sequence[Token], mention: Mention, subjects: list[Subject]) -> None:
    """ "The Halo and the Aurora cost $79 and $66": each its own."""
    if not mention.own or len(mention.things) < 2:
        return
    for kind in ("money", "number"):
        values = [i for i in range(mention.end, len(said)) if said[i].kind == kind]
        between = [t.low for i, j in itertools.pairwise(values) for t in said[i + 1 : j]]
        if len(values) == len(mention.things) and all(word in {"and", ",", "or"} for word in between):
            for place, thing in zip(values, mention.things, strict=True):
                subjects[place] = Subject((thing,))


def _until(said: Sequence[Token], place: int) -> int:
    while place < len(said) and said[place].low not in {",", ";", ".", "and", "but", ")"}:
        place += 1
    return place


def _in(mentions: Sequence[Mention], place: int) -> bool:
    return any(m.named and m.start <= place < m.end for m in mentions)
