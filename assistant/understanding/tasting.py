"""What a message says of taste: "I don't like leather", "no wool please, I'm allergic", "I wear size 9",
"leather is fine after all". Only what is said of oneself, in general; a word about one thing that was shown,
about the service or about this search alone is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.tastes import Taste
from assistant.understanding.constraints import Constraints
from assistant.understanding.lexicon import CONNECTORS, FILLERS
from assistant.understanding.wordlists import words as listed

LONGEST = 5
"""Words of what somebody likes."""

_OFTEN = (
    r"(?:(?:really|just|absolutely|also|simply|totally|honestly|truly|actually|generally|usually"
    r"|normally|always|personally|quite|rather|particularly|especially|kind of|kinda|sort of|do|so"
    r"|fucking|bloody|frankly)\s+)*"
)
_NOT = r"(?:don't|do not|never|can't|could not|couldn't|won't|would never|wouldn't|will not|no longer|didn't)"
_HATING = (
    rf"{_NOT}\s+{_OFTEN}(?:like|love|wear|eat|drink|use|stand|bear|tolerate|enjoy"
    rf"|care (?:much )?(?:for|about)|go"
    r" for|do|buy|fancy|like wearing|like the look of|want to (?:wear|see|buy|use|have)|want)",
    rf"{_OFTEN}(?:hate|dislike|detest|loathe|despise|avoid|stay away from|steer clear of|react (?:badly"
    r" )?to)(?:\s+(?:wearing|eating|using|drinking))?",
    rf"(?:am|'m) {_OFTEN}(?:not|never|no|no longer) {_OFTEN}(?:an? )?(?:big |great |huge |really"
    r" )?(?:into|keen on|fond of|mad about|fan of|a fan of|a big fan of|one for|interested in|crazy"
    r" about|person for)",
    rf"(?:am|'m) {_OFTEN}(?:sick of|tired of|fed up with|over|done with|against|averse to|off)",
)
_ALLERGY = (
    rf"(?:am|'m) {_OFTEN}(?:very |really |badly |highly )?(?:allergic|intolerant|sensitive"
    r"|hypersensitive)(?: to)",
    r"have (?:an? )?(?:bad |severe |serious |nasty |terrible |slight |mild )?(?:allergy|reaction"
    r"|intolerance|sensitivity) to",
    r"(?:get|break out in|come out in) (?:a rash|hives|spots|itchy|itches|eczema) from",
)
_LIKING = (
    rf"{_OFTEN}(?:like|love|adore|enjoy|prefer|favou?r|collect|fancy|go for|tend to (?:buy|like|wear|go"
    r" for)|buy|wear|am into|'m into|dig)(?:\s+(?:wearing|having|buying|to wear|to have|to buy))?",
    rf"{_OFTEN}only {_OFTEN}(?:like|wear|buy|use|eat|drink|want)",
    rf"(?:am|'m) {_OFTEN}(?:very |really |totally |so |quite |all |big )?(?:into|keen on|fond of|mad"
    r" about|crazy about|nuts about|obsessed with|passionate about|a fan of|a big fan of|a huge fan of"
    r"|a sucker for|big on|partial to|an? lover of)",
    r"have a (?:thing|weakness|soft spot|passion) for",
)
_ME = r"(?:i(?!\w)|me|myself i)"
_BY_ANOTHER = r"(?:my (?:wife|husband|girlfriend|boyfriend|partner))"
_THEY = r"(?:he|she|they|my [a-z]+(?: [a-z]+)?|the (?:kid|kids|child|baby|little one|boy|girl))"
_HATING_THEM = (
    r"(?:doesn't|does not|don't|do not|never|can't|won't) (?:really )?(?:like|love|wear|eat|drink|use"
    r"|stand|enjoy|want|care for)",
    r"(?:really )?(?:hates?|dislikes?|detests?|can't stand)",
    r"(?:is|'s|are|'re) (?:not|allergic|intolerant|sensitive)(?: (?:into|to|keen on|fond of|a fan of|a"
    r" big fan of))",
)
_THING = r"(?P<x>[^.;:!?()]+?)"
_AND_THEN = (
    r"(?=\s*(?:$|[.;:!?()]"
    r"|,(?!\s*(?:and |or |nor )?[\w'-]+(?: [\w'-]+)?\s*(?:$|[.;:!?,]|\b(?:and|or|nor)\b))"
    r"|,\s*(?:surprise|recommend|suggest|inspire|find|give|got|have you|any\b|anything|something|show"
    r"|please|pls|thanks|so|but|and then|i\b|what|show|do you|can you|find|it|they|too|either|by the"
    r" way|btw|mate|you know)\b"
    r"|\s(?:but|so|because|since|when|if|please|thanks|thank you|any ?more|though|actually|after all|at"
    r" all|however|then|either|as well|too|which|who|that's|it's|i'm|personally|honestly|in general|for"
    r" me|on me|on my|myself|lol|haha|ok|right|can|what|show)\b"
    r"|\s(?:and|or)\s+(?:i\b|i'm|show|find|give|what|can|do|recommend|suggest|please|you|my|also|the"
    r" same|then|need|want|looking|it|they|that)\b))"
)


class Sort(StrEnum):
    LIKES = "likes"
    DISLIKES = "dislikes"
    AGAIN = "again"
    """Not that again: a dislike, where it is of a brand or a kind of thing."""
    CAREFUL = "careful"
    SIZE = "size"
    BACK = "back"
    THEIRS = "theirs"


def _of(*patterns: str, who: str = _ME) -> str:
    return rf"\b{who}\s*(?:{'|'.join(patterns)})\s+{_THING}{_AND_THEN}"


_OFF = r"(?:any ?more|any longer|after all|now|again|these days)"
_STATEMENTS: tuple[tuple[Sort, re.Pattern[str]], ...] = tuple(
    (sort, re.compile(pattern, re.I))
    for sort, pattern in (
        (Sort.BACK, r"\b(?:i|we)\s+(?:(?:actually |really )?(?:don't|do not) (?:really"
        rf" )?mind)\s+{_THING}\s+{_OFF}"),
        (Sort.BACK, r"\b(?:actually,? )?i\s+(?:(?:really |actually )?(?:no longer|don't|do"
        rf" not))\s+(?:hate|dislike|mind|avoid|object to)\s+{_THING}(?:\s+{_OFF})?{_AND_THEN}"),
        (Sort.BACK, r"\bi(?:'m| am)\s+(?:not|no longer)\s+(?:really |actually )?(?:allergic to|against"
        rf"|bothered by|avoiding|averse to)\s+{_THING}(?:\s+{_OFF})?{_AND_THEN}"),
        (Sort.BACK, rf"\bi(?:'ve| have)?\s+changed my mind (?:about|on)\s+{_THING}{_AND_THEN}"),
        (Sort.BACK, rf"\b(?:i )?(?:take|took) back what i said (?:about|on|of)\s+{_THING}{_AND_THEN}"),
        (Sort.BACK, r"\b(?:forget|ignore|drop|scrap|delete|remove)\s+(?:the fact |it |about )?(?:that"
        rf" )?i\s+(?:(?:ever |once |just )?(?:said|told you) (?:that )?i )?{_OFTEN}(?:don't |do not "
        rf"|never |can't )?{_OFTEN}(?:like|liked|love|loved|hate|hated|dislike|disliked|prefer"
        r"|preferred|wear|wore|stand|enjoy|(?:am|'m|was) (?:into|allergic to|not"
        rf" into))\s+{_THING}{_AND_THEN}"),
        (Sort.BACK, r"\b(?:forget|ignore|drop|scrap|delete|remove)\s+(?:what i said about|the (?:thing"
        r"|bit|part|stuff) about|my (?:preference|liking|love|dislike|hatred|aversion|allergy) (?:for"
        r"|of|to)|(?:about )?me (?:liking|hating|disliking|loving|preferring|not liking)|(?:that|my)"
        rf" (?:preference|dislike):?)\s+{_THING}{_AND_THEN}"),
        (Sort.BACK, rf"\bi never said (?:that )?i {_OFTEN}(?:don't |do not )?(?:like|liked|love|loved"
        rf"|hate|hated|dislike|disliked|prefer|preferred)\s+{_THING}{_AND_THEN}"),
        (Sort.BACK, r"(?:^|[.;:!?,]\s*|\b(?:ok|okay|actually|well|sorry|no|and|but|oh|fine|alright"
        rf"|thinking about it|on second thoughts?)\b,?\s+){_THING}\s*(?:is|are|'s|'re|would"
        r" be)\s+(?:actually |really |totally |perfectly |absolutely |also )?(?:fine|ok|okay|o\.k\."
        r"|alright|all right|good|no problem|not a problem|not so bad|not that bad|acceptable|allowed"
        r"|welcome|in)\s*,?\s*(?:after all|again|now|by me|with me|for me|too|then)"),
        (Sort.BACK, r"\bi(?:'m| am)\s+(?:actually |totally |perfectly |now )*(?:fine|ok|okay|cool"
        rf"|happy|good|alright)\s+with\s+{_THING}(?:\s+{_OFF})?{_AND_THEN}"),
        (Sort.CAREFUL, _of(*_ALLERGY)),
        (Sort.CAREFUL, rf"(?:^|[.;:!?,]\s*)(?:badly |very |highly )?allergic to\s+{_THING}{_AND_THEN}"),
        (Sort.CAREFUL, r"\bi have an?\s+(?:bad |severe |serious )?(?P<x>[a-z]+(?:"
        r" [a-z]+)?)\s+(?:allergy|intolerance|sensitivity)\b"),
        (Sort.CAREFUL, r"(?:^|[.;:!?,]\s*)(?P<x>[a-z]+(?: [a-z]+)?)\s+(?:makes?|make) (?:me|my skin)"
        r" (?:itch|itchy|sneeze|ill|sick|crawl)|(?:^|[.;:!?,]\s*)(?P<y>[a-z]+(?: [a-z]+)?)\s+(?:gives?"
        r" me (?:a rash|hives|spots)|irritates? (?:me|my skin)|itches)"),
        (Sort.SIZE, r"\b(?:i|i'm|i am)\s+(?:usually |normally |always |mostly )?(?:wear|take|am|'m|need"
        r"|use|have|got)?\s*(?:an? |in )?(?:(?:shoe|boot|clothes|dress|shirt|foot|eu|us|uk)[-"
        r" ])?size(?:d)?\s*(?:is )?(?:an? )?(?P<x>\d{1,2}(?:[.,]5)?(?: ?1/2)?|x{0,3}[sml]|x{1,3}l"
        r"|[2-5]xl|small|medium|large|extra[- ](?:small|large))(?= feet|\b)"),
        (Sort.SIZE, r"\bmy\s+(?:usual |normal |own )?(?:(?:shoe|boot|clothes|dress|shirt|foot|clothing"
        r"|top|pants|trouser)[- ])?size(?:\s+is|'s|:)?\s+(?:an? )?(?P<x>\d{1,2}(?:[.,]5)?|x{0,3}[sml]"
        r"|x{1,3}l|[2-5]xl|small|medium|large|extra[- ](?:small|large))\b"),
        (Sort.SIZE, r"\bi\s+(?:usually |normally |always |mostly )?(?:wear|take)\s+(?:an?"
        r" )?(?P<x>x{0,3}[sml]|x{1,3}l|[2-5]xl|small|medium|large|extra[- ](?:small|large)"
        r"|\d{1,2}(?:[.,]5)?)(?=\s*(?:$|[.,;!?]|in (?:shoes|boots|clothes|tops|everything|footwear"
        r"|jackets|pants)|shoes?|boots?|please|usually|normally))"),
        (Sort.SIZE, r"\bi(?:'m| am)\s+(?:an? )(?P<x>medium|large|small|extra[- ](?:small|large)|x{1,3}l"
        r"|xs)(?=\s*(?:$|[.,;!?]|in\b|usually|normally))"),
        (Sort.DISLIKES, _of(*_HATING)),
        (Sort.DISLIKES, r"(?:^|[.;:!?,]\s*|\b(?:and|but|so|wrong|no)\s+)(?:(?:don't|do not|can't"
        r"|never) (?:really )?(?:like|stand|wear|eat|use|enjoy)|not (?:a (?:big |huge )?fan of|keen on"
        r"|into|fond of)|(?:can't|cannot) (?:stand|bear)|(?:hate|dislike|detest"
        rf"|loathe))\s+{_THING}{_AND_THEN}"),
        (Sort.DISLIKES, r"(?:^|[.;:!?,]\s*)(?P<x>[\w' -]{2,40}?)\s*(?:is|are|'s|'re)(?:n't|"
        r" not)\s+(?:really |exactly )?(?:my (?:thing|style|taste|cup of tea|colou?r|jam)|for me)\b"),
        (Sort.DISLIKES, r"(?:^|[.;:!?]\s*)(?:please )?(?:no|never|never any|nothing(?: (?:with|in|made"
        r" of|made from|containing|out of))?|without|absolutely no|definitely no|no"
        rf" more)\s+{_THING}(?=\s*(?:,?\s*(?:please|ever|for me|thanks|thank you|at all|from now on|in"
        r" general|if possible|whatsoever|i'm\b.*|i am\b.*|because\b.*|as i\b.*|since"
        r" i\b.*))*[.!]*\s*$)"),
        (Sort.AGAIN, r"^(?:(?:please|ugh|oh|no),? )*not\s+(?P<x>[\w'& -]{2,40}?)\s+again[\s,.!]*$"),
        (Sort.LIKES, _of(*_LIKING)),
        (Sort.LIKES, r"\bmy (?:all[- ]time |absolute |very )?favou?rite\s+(?:colou?rs?|brands?"
        r"|materials?|makes?|makers?|things?|hobby|hobbies|kinds?|style|animal|drink|labels?|fabrics?"
        rf"|sport)?\s*(?:is|are|has always been|would be)\s+{_THING}{_AND_THEN}"),
        (Sort.LIKES, r"(?:^|[.;:!?,]\s*)(?P<x>[\w' -]{2,40}?)\s*(?:is|are|'s|'re)\s+(?:definitely "
        r"|totally |always |still )?(?:my (?:favou?rite(?: (?:colou?r|brand|material|hobby|thing"
        r"|make))?|thing|style|jam|passion|go-to))\b"),
        (Sort.LIKES, r"\bmy (?:hobby|hobbies|passion|passions|interests?)\s+(?:is|are"
        rf"|includes?)\s+{_THING}{_AND_THEN}"),
        (Sort.LIKES, rf"(?:^|[.;:!?,]\s*)(?:big |huge |massive )?(?:fan of|lover of)\s+{_THING}{_AND_THEN}"),
        (Sort.LIKES, r"\bi(?:'m| am) (?:an? |more of an? |such an? )(?P<x>[\w'-]+(?: [\w'-]+)?)[-"
        r" ](?:person|lover|fan|nut|addict|enthusiast|fanatic|freak|collector)\b"),
        (Sort.LIKES, r"\bi(?:'m| am) (?:an? )?(?:strict )?(?P<x>vegan)\b"),
        (Sort.THEIRS, _of(*_HATING_THEM, who=_THEY)),
    )
)  # fmt: skip

_LEAD = re.compile(
    r"^(?:(?:actually|okay|ok|well|sorry|no|and|but|oh|fine),?\s+|(?:the )?(?:colou?r|brand|material"
    r"|fabric)s? (?=\w)|(?:anything|everything|things?|stuff|clothes|clothing|items?|products?"
    r"|something|ones?|shoes that are)"
    r" (?:that (?:is|are|has|have|contains?)|made (?:of|from|out of|with)|in|with|from|by|of|containing"
    r"|which is|to do with|related to)\s+"
    r"|(?:anything|everything|things|something)\s+|(?:wearing|having|using|eating|drinking|buying|getting)\s+"
    r"|(?:any|all|the|an?|some|my|real|most|such|pure|those|these|this|that|other|much|lots of|a lot of"
    r"|too much|so much|more|seeing)\s+"
    r"|(?:made of|made from|in|with|from|by)\s+)+",
    re.I,
)
_TAIL = re.compile(
    r"(?:\s*\b(?:things?|stuff|products?|items?|clothes|clothing|goods|gear|very much|so much|a lot"
    r"|much|at all|either|too|as well|please|"
    r"really|in general|generally|ever|myself|any ?more|most|best|the most|the best|best of all|for"
    r" (?:my|me|the|all|most)\b.*|on (?:me|my|clothes|anything|shoes)\b.*|"
    r"in (?:my|the|clothes|general|shoes|bags|food)\b.*|instead|only|these days|now|always|usually"
    r"|after all|again|person|ones?|there|here|over\b.*|rather than\b.*|instead of\b.*|to\b.*|than\b.*"
    r"|more|better|because\b.*|next to\b.*|against\b.*))+$",
    re.I,
)
_THE_ONE = re.compile(
    r"^the (?!colou?rs?\b|brands?\b|outdoors?\b|sea\b|water\b|mountains\b|garden\b|beach\b|forest\b|look\b)",
    re.I,
)
"""Something that was spoken of, not a kind of thing."""
_SPLIT = re.compile(r"\s*,\s*(?:and |or |nor )?|\s+(?:and|or|nor|&)\s+|\s*/\s*", re.I)
_NO_TASTE = listed(
    """
    how what when why who where you your yours u me us we he she they his her their it its this that
    these those them one ones service price prices pricing cost costs delivery shipping size sizes
    style look looks waiting shopping bot bots robot ai assistant chat website web site app company
    store shop shops staff answer answers question questions way idea ideas name names everything
    anything something nothing be do being doing to get go see know think tone attitude offer offers
    recommendation recommendations suggestion suggestions second first third last other others list
    results result page photo photos picture pictures money spend pay paying budget expensive cheap
    cheaper dear surprises surprise here talking talk typing people humans person help mind wait
    anyone someone life job time monday mondays ads advertising tracking cookies preference
    preferences taste order orders return returns refund refunds package parcel account email
    problem problems thanks worries clue hurry rush reason need allergic reply replies either both
    all of some none two three four sound feel feeling fit cut gift gifts present presents stuff
    thing things product products
    """
)
_NO_TASTE |= {"glasses", "contacts", "makeup", "braces", "nappies", "diapers"}
"""Words that are nobody's taste in what a shop sells, as they stand in such a sentence."""
_PLAIN = re.compile(r"[\w&'/.%+ -]{2,48}")


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said in one clause: the `value` as it was put, and where it stands in the text."""

    sort: Sort
    value: str
    start: int
    end: int


def statements(text: str) -> tuple[Statement, ...]:
    """Those of a message in the form that `plainly` gives it, in its order; a place is read once."""
    found: list[Statement] = []
    for sort, pattern in _STATEMENTS:
        for match in pattern.finditer(text[:400]):
            said = next((v for v in match.groupdict().values() if v), "")
            start, end = match.start(), match.end()
            if any(start < other.end and other.start < end for other in found):
                continue
            pieces = [said] if sort is Sort.SIZE else list(_values(said))
            found += [Statement(sort, piece, start, end) for piece in pieces]
    return tuple(sorted(found, key=lambda one: one.start))


def _values(said: str) -> Iterator[str]:
    """ "leather and wool" -> leather, wool; nothing that cannot be a taste."""
    if _THE_ONE.match(said):
        return
    for piece in _SPLIT.split(said.strip()):
        value = _TAIL.sub("", _LEAD.sub("", f"{piece.strip()} ").strip()).strip(" ,.'-")
        words = value.lower().split()
        if 0 < len(words) <= LONGEST and _PLAIN.fullmatch(value) and not _is_none(words):
            yield value


def _is_none(words: list[str]) -> bool:
    """Whether words are no taste: of the service, of what is shown, or with a number of an order in them."""
    return bool(set(words) & _NO_TASTE) or any(len(word) > 2 and word.isdigit() for word in words)


def without(text: str, said: tuple[Statement, ...]) -> str:
    """The text without these statements and what joins them to the rest."""
    left = list(text)
    for one in said:
        for i in range(one.start, one.end):
            left[i] = "\0"
    parts = [part.strip(" ,;.!-") for part in re.split("\0+", "".join(left))]
    joined = " ".join(_JOINS.sub("", part).strip(" ,;.!-") for part in parts)
    return " ".join(joined.split())


_JOINS = re.compile(
    r"^(?:(?:and|but|so|also|then|please|thanks|because|since|as|though|too|either|at all|any ?more"
    r"|after all|now|again"
    r"|by me|with me|for me|ever|now on|from now on|that's (?:wrong|not right|not true|incorrect)|wrong"
    r"|no|sorry|actually|well|by the way|btw|fyi|i'm allergic|to (?:it|them|that)(?=[\s,.!]*$)"
    r"|personally|honestly|in general|please note|note that|remember(?: that)?|just so you know|ok|okay"
    r"|hi|hello|hey)\b[\s,.!;-]*)+"
    r"|(?:[\s,.!;-]*\b(?:and|but|so|because|since|as|that's (?:wrong|not right|not true)|btw|by the way"
    r"|that|remember(?: that)?|please))+$",
    re.I,
)

Extract = Callable[[str], Constraints]
"""Reads a text against the catalogue, as one that narrows a search."""


def tastes(statement: Statement, extract: Extract) -> tuple[Taste, ...]:
    """What a statement comes to in the catalogue's own terms; none where it speaks of a price, an order or a
    rating, which are of a search and no taste."""
    likes = statement.sort in {Sort.LIKES, Sort.SIZE}
    careful = statement.sort is Sort.CAREFUL
    value = statement.value if statement.value[:1].isupper() else statement.value.lower()
    if statement.sort is Sort.SIZE:
        sizes = extract(f"size {value}").filters.attributes.get("size", ())
        return (Taste("size", sizes[0] if sizes else value),)
    said = extract(value)
    filters = said.filters
    if said.sort is not None or said.than is not None or filters.price_max or filters.price_min:
        return ()
    if filters.rating_min or filters.in_stock or filters.ranges:
        return ()
    found: list[Taste] = [Taste("brand", brand, likes, careful) for brand in filters.brands[:2]]
    found += [
        Taste(name, value, likes, careful) for name in filters.attributes if name not in {"gender", "age"}
    ]
    if not found:
        found = [Taste("category", one, likes, careful) for one in filters.categories[:1]]
    silent = set(value.lower().split()) <= FILLERS | CONNECTORS
    if not found and not silent and statement.sort is not Sort.AGAIN and (said.text or not likes):
        found = [Taste("", value, likes, careful)]
    return tuple(found[:2])
