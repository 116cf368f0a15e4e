"""Yes and no, "we don't carry", "the data doesn't say", and words in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.evidence import Answered, CartChanged, HandedOff, NotInStock, OptionAsked, Unanswered
from evals.truth.lexing import stems
from evals.truth.reading import Sentence
from evals.truth.speech import DONE, OPINION_MARK
from evals.truth.support import authors
from evals.truth.things import name_stems
from evals.truth.world import World, Wrong, nothing

CARRY = re.compile(
    r"\b(?:(?:don['’]?t|do not|doesn['’]?t|does not) (?:\w+ )?(?:carry|sell|stock)|(?:we|"
    r"I)(?:['’]ve| have)? (?:have |got |sell |carry )?no\b|"
    r"(?:don['’]?t|do not) (?:\w+ )?have|there (?:are|is) no\b|haven['’]t (?:got )?any|"
    r"aren['’]t something we|no such|nothing (?:here|we have|matches|fits)"
    r"|isn['’]t something we|not something we)\b",
    re.IGNORECASE,
)
NEVER_CARRIED = re.compile(r"\b(?:carry|sell|something we)\b", re.IGNORECASE)
FITS = re.compile(
    r"\b(?:within|in|inside) (?:your|that|the) budget|"
    r"\b(?:fits?|match(?:es)?|meets?|exactly what you (?:asked|want)\w*|what you asked for)\b",
    re.IGNORECASE,
)
NOT_QUITE = re.compile(r"\b(?:nothing|none|closest|nearest|but|almost)\b", re.IGNORECASE)
LEADING = re.compile(
    r"^(?:(yes|yep|yeah|indeed|sure)|(no|nope))\b(?=[,.;:!—– ])",
    re.IGNORECASE,
)
LOOSE = re.compile(r"[\W_]+")


def wrong_saying(sentence: Sentence, place: int, world: World) -> Iterator[Wrong]:
    """`place` is the sentence's number in the reply."""
    yield from _yes_or_no(sentence, place, world)
    yield from _quotes(sentence, world)
    if not sentence.question:
        yield from _done(sentence, world)
        yield from _carried(sentence, world)
        yield from _ignorance(sentence, world)


def _done(sentence: Sentence, world: World) -> Iterator[Wrong]:
    """What the shop says that it did, where no finding has a record of it."""
    said = DONE.search(sentence.text)
    if said and not any(isinstance(f, CartChanged | HandedOff) for f in world.findings):
        yield Wrong("promise", said.group(), "nobody recorded that")


def _yes_or_no(sentence: Sentence, place: int, world: World) -> Iterator[Wrong]:
    said = LEADING.match(sentence.text)
    answers = {a for a in map(_answer, world.findings) if a is not None}
    if not said or place or re.match(r"no (?!\w*t\b)[a-z]+", sentence.text, re.IGNORECASE):
        return
    if (said.group(1) is not None) not in answers and answers:
        yield Wrong("yes or no", said.group(), f"the answer is {'yes' if True in answers else 'no'}")
    elif not answers and any(isinstance(f, Unanswered) for f in world.findings):
        yield Wrong("yes or no", said.group(), "the data does not answer it")
    elif not answers and nothing(world) is not None and said.group(1):
        yield Wrong("yes or no", said.group(), "nothing satisfies the request")


def _answer(finding: object) -> bool | None:
    if isinstance(finding, Answered):
        return finding.yes
    if isinstance(finding, OptionAsked):
        wanted = finding.wanted.lower() in {value.lower() for value in finding.values}
        return None if wanted and finding.available is False else wanted
    return False if isinstance(finding, NotInStock) else None


def _carried(sentence: Sentence, world: World) -> Iterator[Wrong]:
    lacking = nothing(world)
    said = CARRY.search(sentence.text)
    if said and not sentence.unknown and not re.search(r"\bin stock\b", sentence.text):
        why = _not_so(sentence, said.group(), sentence.text[said.end() : said.end() + 60], world)
        yield from [Wrong("carried", said.group(), why)] if why else []
    fits = FITS.search(sentence.text)
    if lacking is not None and fits and not sentence.denied and not NOT_QUITE.search(sentence.text):
        yield Wrong("carried", fits.group(), "nothing satisfies the request")


def _not_so(sentence: Sentence, denial: str, after: str, world: World) -> str | None:
    """What is wrong in saying that there is no such thing."""
    lacking = nothing(world)
    if lacking is None:
        looked = any(isinstance(f, NotInStock | OptionAsked) for f in world.findings)
        return None if looked or _about_products(sentence, sentence.denied, world) else "nothing was lacking"
    never = lacking.carried and NEVER_CARRIED.search(denial)
    if never and not stems(after) & stems(" ".join(lacking.unmet)):
        return "the shop has such things, not this one"
    return None


def _about_products(sentence: Sentence, denied: frozenset[int], world: World) -> bool:
    """ "We have no rating for it", "there is no difference": about data, not the range."""
    words = {sentence.tokens[i].stem for i in denied}
    data = stems(
        "rating review difference price data details reviews information more other data stock colour size"
    )
    return bool(words & data) or any(words & thing.words for thing in world.things)


def _ignorance(sentence: Sentence, world: World) -> Iterator[Wrong]:
    if not sentence.unknown:
        return
    words = frozenset(sentence.tokens[i].stem for i in sentence.unknown)
    meant = {t for i in sentence.unknown for t in sentence.subjects[i].things}
    for at in sorted(meant):
        thing = world.things[at]
        for name in thing.attributes:
            if name_stems(name) and name_stems(name) <= words - {"data"} and _asked(name, world):
                yield Wrong("said unknown", name, f"the data of {thing.shown.product.name} says it")
                return
        if "rate" in words and thing.shown.product.rating is not None and len(meant) == 1:
            yield Wrong("said unknown", "rating", f"{thing.shown.product.name} is rated")
    if meant and all(isinstance(f, Answered) for f in world.findings) and world.findings:
        about = frozenset().union(*(stems(f.about) for f in world.findings if isinstance(f, Answered)))
        if about <= words:
            yield Wrong("said unknown", " ".join(sorted(about)), "the data answers it")


def _asked(name: str, world: World) -> bool:
    """Whether an attribute stands for what was asked; a word of it may stand by chance."""
    return not any(isinstance(f, Unanswered) for f in world.findings) or name_stems(name) <= world.request


def _quotes(sentence: Sentence, world: World) -> Iterator[Wrong]:
    opinion = bool(OPINION_MARK.search(sentence.text)) or bool(authors(sentence, world))
    for quote in sentence.quotes:
        if len(stems(quote)) < 2:
            continue
        reviews = [_loose(r.text) for t in world.things for r in t.shown.product.reviews]
        own = [_loose(t.shown.product.description) for t in world.things]
        own += [_loose(t.shown.product.name) for t in world.things]
        own += [_loose(p.text) for f in world.findings for p in getattr(f, "passages", ())]
        own += [_loose(getattr(f, "quote", None) or "") for f in world.findings]
        own += [_loose(str(getattr(f, name, ""))) for f in world.findings for name in ("wanted", "about")]
        said = _loose(quote)
        by = {r.author for t in world.things for r in t.shown.product.reviews if said in _loose(r.text)}
        if by and (named := authors(sentence, world)) and not named & stems(" ".join(map(str, by))):
            yield Wrong("opinion", quote[:60], f"written by {by}")
        if any(said in text for text in reviews):
            if not opinion:
                yield Wrong("opinion", quote[:60], "a customer's words, not said to be")
        elif any(said in text for text in own):
            if opinion and re.search(
                r"\b(?:customer|buyer|reviewer)s?\b.*\b(?:wr|sa|put)", sentence.text, re.IGNORECASE
            ):
                yield Wrong("opinion", quote[:60], "no customer wrote this")
        else:
            yield Wrong("quote", quote[:60], "nobody wrote this")


def _loose(text: str) -> str:
    return LOOSE.sub(" ", text.lower()).strip()
