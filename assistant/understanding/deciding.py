"""Which of the words that this catalogue knows are constraints, and which stay words.

A wrong hard constraint hides the right product and nothing tells the customer; a word that
stays a word still ranks. So a word constrains only where it can mean one thing here.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.understanding.lexicon import (
    COLOURS,
    GENERIC_THINGS,
    PLAIN_SIZES,
    RELATIVES,
)
from assistant.understanding.matching import Match
from assistant.understanding.reading import Reading, is_content
from assistant.understanding.spelling import is_common, is_english
from assistant.understanding.vocabulary import Meaning, Sense, Vocabulary
from assistant.understanding.wordlists import words
from assistant.understanding.words import clean, tokens

MOST = 0.5
"""The share of products that must have an attribute before a general word of it constrains."""
SOME = 0.3
NEARLY_ALL = 0.8
DOMINANT = 4
"""How many times as frequent one meaning must be as the next to be taken without a cue."""
_LIKE_THINGS = words(
    "rose cherry wine lime mint sage forest lemon salmon coral chocolate coffee mocha walnut chestnut "
    "camel caramel slate ash cream snow pearl jet sand oatmeal champagne brass denim ruby sapphire "
    "emerald jade amber canary plum lavender lilac mustard rust brick moss olive peach gold silver "
    "bronze copper orange royal sky midnight blush tan violet apricot tangerine umber chrome platinum "
    "graphite onyx ebony nude"
)
"""Colours that are also things, metals, flavours or scents."""
_TINTS = words("moss slate rust sand sky midnight forest graphite charcoal")
"""Of these the ones that before a thing are its colour, and no flavour, scent, metal or other thing."""
_MODIFIES = frozenset({Sense.FLAG, Sense.COLOUR, Sense.SIZE, Sense.MATERIAL, Sense.GROUP})
_OF_PARTS = frozenset({Sense.COLOUR, Sense.MATERIAL, Sense.SIZE})
_BEFORE_OTHERS = words("for with of to like on from by")
"""What follows these is not what is looked for, if something else is named before them."""
_CUES = words("in of made is only from but be its comes come as")


@dataclass(frozen=True, slots=True)
class Context:
    """What a decision depends on beside the words: the category that the message names,
    whether it names a kind of thing at all, and whether it narrows a standing search."""

    category: str | None
    has_kind: bool
    narrowing: bool = False


def is_head(reading: Reading, match: Match, modifiers: frozenset[int]) -> bool:
    """Whether a match is what the phrase is about: "backpack" in "a blue backpack for school",
    not in "backpack cover" nor in "a strap for my backpack"."""
    after = match.end
    if after < len(reading) and not reading.tokens[after].opens_clause:
        if (
            is_content(reading, after)
            and after not in modifiers
            and reading.root(after) not in GENERIC_THINGS
        ):
            return False
        if reading.tokens[after].is_number and reading.tokens[after].glued:
            return False
    i = match.start - 1
    while i >= 0 and not reading.tokens[i + 1].opens_clause:
        if reading.norm(i) in _BEFORE_OTHERS and not reading.tokens[i + 1].glued:
            return not any(is_content(reading, j) and reading.root(j) not in GENERIC_THINGS for j in range(i))
        i -= 1
    return True


def choose(
    reading: Reading, match: Match, vocabulary: Vocabulary, context: Context, negated: bool
) -> Meaning | None:
    """The meaning that constrains, or None where the words stay words."""
    cued = [m for m in match.meanings if _cue(reading, match, m)]
    cued = [m for m in cued if m.count or vocabulary.share(m.name, context.category) >= SOME]
    if cued:
        return max(cued, key=lambda m: vocabulary.share(m.name, context.category))
    fitting = [m for m in match.meanings if _fits(reading, match, m, vocabulary, context, negated)]
    if len({(m.sense, m.name) for m in fitting}) > 1:
        fitting = _preferred(fitting, vocabulary, context)
    return fitting[0] if fitting else None


def cue_tokens(reading: Reading, match: Match, meaning: Meaning) -> range:
    """The tokens beside a match that name its attribute ("size" in "size 9")."""
    start, end = match.start, match.end
    names = _name_parts(meaning)
    while (
        end < len(reading)
        and end - match.end < 2
        and _names(reading, end, names)
        and not reading.tokens[end].opens_clause
    ):
        end += 1
    linked = start - 1
    while linked > 0 and reading.norm(linked) in {"is", "of", "in", "the"} and match.start - linked < 3:
        linked -= 1
    if linked >= 0 and _names(reading, linked, names):
        start = linked
        while start > 0 and _names(reading, start - 1, names):
            start -= 1
    return range(start, end)


def _cue(reading: Reading, match: Match, meaning: Meaning) -> bool:
    if meaning.sense in {Sense.CATEGORY, Sense.FLAG}:
        return False
    return len(cue_tokens(reading, match, meaning)) > match.end - match.start


def _name_parts(meaning: Meaning) -> frozenset[str]:
    if meaning.sense is Sense.BRAND:
        return words("brand brands make made by label")
    if meaning.sense is Sense.CATEGORY:
        return frozenset({"category", "section", "department", "aisle"})
    parts = {_plain(t.root) for t in tokens(clean(meaning.name.replace("_", " ")))}
    extra = {Sense.SIZE: {"size", "sized"}, Sense.COLOUR: {"color"}, Sense.MATERIAL: {"material", "made"}}
    return frozenset(parts | extra.get(meaning.sense, set())) - {"type", "of", "for", "and"}


def _names(reading: Reading, i: int, names: frozenset[str]) -> bool:
    return 0 <= i < len(reading) and reading.roles[i] is None and _plain(reading.root(i)) in names


def _plain(word: str) -> str:
    """flavoured, flavored, flavour -> flavor; scented -> scent; sized -> size."""
    word = word.replace("our", "or") if word.startswith(("flav", "col")) else word
    if word.endswith("ed") and len(word) > 5:
        return word[:-2]
    return word


def _fits(
    reading: Reading, match: Match, meaning: Meaning, vocabulary: Vocabulary, context: Context, negated: bool
) -> bool:
    described = context.category and meaning.name and vocabulary.facets.described_by
    if described and not vocabulary.share(meaning.name, context.category):
        return False
    word = reading.root(match.start) if match.end - match.start == 1 else ""
    if meaning.sense in _OF_PARTS and not negated and _is_of_a_part(reading, match):
        return False
    match meaning.sense:
        case Sense.CATEGORY:
            return False
        case Sense.BRAND:
            return _is_brand(reading, match, word, negated)
        case Sense.FLAG:
            return not (word and is_common(word))
        case Sense.COLOUR:
            return negated or _is_colour(reading, match, word, meaning, vocabulary, context)
        case Sense.SIZE:
            return _is_size(reading, match, word, context)
        case Sense.GROUP:
            return negated or _is_group(reading, match, word, meaning, vocabulary, context)
        case Sense.MATERIAL:
            return negated or not _is_compound_head(reading, match)
        case _:
            return _is_value(reading, match, word, meaning, vocabulary, context, negated)


def _is_brand(reading: Reading, match: Match, word: str, negated: bool) -> bool:
    if not word or not is_english(reading.norm(match.start)) or negated:
        return True
    written = reading.tokens[match.start].text
    if match.end < len(reading) and reading.roles[match.end] == "kind":
        return True
    named = (written[0].isupper() and match.start > 0) or written.isupper()
    return named or reading.norm(match.start - 1) in {"by", "from"} or len(reading) == 1


def _is_colour(
    reading: Reading, match: Match, word: str, meaning: Meaning, vocabulary: Vocabulary, context: Context
) -> bool:
    tints = word in _TINTS and meaning.count and reading.roles[match.end : match.end + 1] == ["kind"]
    if word in _LIKE_THINGS and not tints and not _is_said_as_quality(reading, match, context):
        return False
    if meaning.count == 0:
        return vocabulary.share(meaning.name, context.category) >= SOME
    return True


def _is_size(reading: Reading, match: Match, word: str, context: Context) -> bool:
    if all(token.is_number for token in reading.tokens[match.start : match.end]):
        return False
    if word not in PLAIN_SIZES:
        return True
    alone = not is_content(reading, match.end) and not (
        match.end < len(reading) and reading.roles[match.end] == "kind"
    )
    said = reading.norm(match.start - 1) in {"in", "a", "an", "is"} or reading.norm(match.start - 2) == "in"
    if len(reading.norm(match.start)) == 1:
        return said and alone and reading.tokens[match.start].text.isupper()
    return alone and (said or context.narrowing or len(reading) <= 3)


def _is_group(
    reading: Reading, match: Match, word: str, meaning: Meaning, vocabulary: Vocabulary, context: Context
) -> bool:
    """ "women's" says whom the thing is made for; "for my dad" only who will get it, and not
    every present for a father is made for men."""
    if word in RELATIVES and reading.norm(match.start) not in {"kids", "kid"}:
        return vocabulary.share(meaning.name, context.category) >= NEARLY_ALL
    described = reading.norm(match.start - 1) != "for" and (context.has_kind or context.narrowing)
    return described or len(reading) <= 2 or vocabulary.share(meaning.name, context.category) >= SOME


def _is_value(
    reading: Reading,
    match: Match,
    word: str,
    meaning: Meaning,
    vocabulary: Vocabulary,
    context: Context,
    negated: bool,
) -> bool:
    if meaning.sense is Sense.KIND and not negated:
        compound = match.end - match.start > 1 and context.category is not None
        sorts = compound and vocabulary.share(meaning.name, context.category) >= NEARLY_ALL
        return sorts or (context.narrowing and not context.has_kind)  # "over-ear headphones"
    if not any(token.is_word for token in reading.tokens[match.start : match.end]):
        return False
    if negated:
        return not (word and is_common(word))
    if word in COLOURS and any(vocabulary.share(m.name, context.category) for m in vocabulary.colour(word)):
        return False
    if word and _is_recipient(reading, match):
        return True
    if _is_compound_head(reading, match) or (word and is_common(word)):
        return False
    if any(t.is_number for t in reading.tokens[match.start : match.end]):
        return True
    if context.category or context.has_kind:
        return vocabulary.share(meaning.name, context.category) >= (SOME if not word else MOST)
    return True


def _is_recipient(reading: Reading, match: Match) -> bool:
    """ "For my cat", at the end, where products say which animal they are for."""
    before = reading.norm(match.start - 1)
    said = before == "for" or (before in {"a", "my", "our", "the"} and reading.norm(match.start - 2) == "for")
    closes = not is_content(reading, match.end) or reading.tokens[match.end].opens_clause
    return said and closes


def _is_said_as_quality(reading: Reading, match: Match, context: Context) -> bool:
    """After a preposition ("in gold") or as a colour by name ("rose color")."""
    closes = not is_content(reading, match.end) or reading.tokens[match.end].opens_clause
    before = reading.norm(match.start - 1)
    portion = before == "of" and reading.root(match.start - 2) not in {"made", "out", "shade", "color"}
    cued = before in _CUES and closes and not portion  # "six cups of coffee a day" are no brown
    opens = match.start == 0 or reading.tokens[match.start].opens_clause
    alone = context.narrowing and opens and closes and not is_content(reading, match.end)
    return cued or reading.root(match.end) in {"color", "one"} or alone


def _is_of_a_part(reading: Reading, match: Match) -> bool:
    """ "steel" in "a desk with a steel frame" says nothing of the desk."""
    if not is_content(reading, match.end) or reading.tokens[match.end].opens_clause:
        return False
    for i in range(match.start - 1, max(match.start - 4, -1), -1):
        if reading.tokens[i + 1].opens_clause:
            return False
        if reading.norm(i) in {"with", "has", "have", "having"}:
            return any(is_content(reading, j) or reading.roles[j] == "kind" for j in range(i))
    return False


def _is_compound_head(reading: Reading, match: Match) -> bool:
    """ "glass" in "wine glass": the last noun of a compound names the thing."""
    follows = is_content(reading, match.end) and not reading.tokens[match.end].opens_clause
    kind_follows = match.end < len(reading) and reading.roles[match.end] == "kind"
    if follows or kind_follows or reading.tokens[match.start].opens_clause:
        return False
    return is_content(reading, match.start - 1)


def _preferred(fitting: list[Meaning], vocabulary: Vocabulary, context: Context) -> list[Meaning]:
    """By how many of the category's products have the attribute, then by frequency; None if unclear."""
    if context.category:
        ranked = sorted(fitting, key=lambda m: -vocabulary.share(m.name, context.category) if m.name else 0)
        if ranked[0].name and vocabulary.share(ranked[0].name, context.category) >= MOST:
            second = vocabulary.share(ranked[1].name, context.category) if ranked[1].name else 0.0
            if second < MOST or ranked[0].sense is ranked[1].sense:
                return ranked
    senses = {m.sense for m in fitting}
    ranked = sorted(fitting, key=lambda m: -m.count)
    if len(senses) == 1 and senses <= _MODIFIES:
        return ranked
    return ranked if ranked[0].count >= DOMINANT * max(ranked[1].count, 1) else []
