"""A message as the answer to what the last reply asked, if it is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.evidence import Awaiting
from assistant.understanding.entities import options
from assistant.understanding.lexicon import CONNECTORS, FILLERS
from assistant.understanding.numbers import number_at
from assistant.understanding.pointing import ORDINALS
from assistant.understanding.reading import Reading
from assistant.understanding.wordlists import phrases, words
from assistant.understanding.words import key_of
from assistant.understood import Entities, Intent
from retrieval.catalog.product import Product
from retrieval.manuals.asking import move

SHORT = 6
"""Words up to which a message that names an option is nothing but an answer."""
ALIKE = 85
_INDIFFERENT = phrases(
    "dont know|do not know|no idea|not sure|no clue|dunno|idk|no preference|no preferences|any of them|"
    "dont mind|do not mind|dont care|do not care|doesnt matter|does not matter|whatever|whichever|"
    "anything|surprise me|you choose|you pick|you decide|up to you|either|no matter|cant decide|"
    "havent decided|couldnt say|not fussy|hard to say|no particular|all the same|any"
)
_YES = phrases(
    "yes|yeah|yep|yup|sure|ok|okay|please do|do it|do that|go ahead|go on|pass it on|pass that on|forward it|"
    "pass the question on|ask them|ask someone|ask somebody|ask a person|that would be|why not|"
    "of course|absolutely|definitely|alright|all right|sounds good|good idea|fine|by all means|"
    "if you could|if you would|pls|please|great|perfect"
)
_NO = phrases(
    "no|nope|nah|dont|do not|not now|not necessary|no need|never mind|nevermind|leave it|forget it|"
    "rather not|im good|not needed|doesnt matter|skip it"
)
_REMARKS = words(
    "honestly frankly truly hm hmm well somebody someone person human colleague team question for now "
    "worries problem kind happy me that it love matters though then perfect great me all same both"
)


YES = words("yes yeah yep yup sure ok okay please y definitely absolutely")
NO = words("no nope nah n not")
EASY = words("ok okay please sure")
UNSURE = words("maybe perhaps possibly")
COURTEOUS = words("thanks thank you")
WAVERING = UNSURE | words("hm hmm hmmm um umm uh er erm well wait")
WRONG = "wrong"
"""What is chosen where something of what is known is called wrong."""
_GIVEN_UP = re.compile(
    r"(?:(?:ok|okay|oh|ah|well|no|just|then|right)[\s,.!]+)*"
    r"(?:forget (?:about )?(?:it|that)|never ?mind(?: that)?|scratch that|leave it)(?: then| now)?[\s,.!]*",
    re.I,
)
_FORGET_IT = re.compile(
    r"(?:(?:no|ok|okay|then|just|please|yes|well)[\s,.!]+)*(?:can you |could you )?(?:please )?"
    r"(?:forget|delete|erase|remove|wipe)(?: about)? (?:it|that|this|them|all)"
    r"(?: all| (?:then|now|please))*[\s,.!]*",
    re.I,
)
_IT_IS_WRONG = re.compile(
    r"(?:(?:no|nope|but|well|sorry|hey)[\s,.!]+)*(?:(?:(?:that|this|it)(?:'s| is|s)|you(?:'re| are)) )?"
    r"(?:all |totally |completely |just |simply )?(?:wrong|incorrect|false|nonsense"
    r"|not (?:true|right|correct))"
    r"(?:[\s,.!]+(?:i|that|it) (?:do not|don'?t|didn'?t|never|is not|isn'?t) (?:\w+ )?"
    r"(?:like|love|want|buy|bought|me|mine)(?: (?:that|this|it|those|them|any of (?:it|that|them)))?)?"
    r"[\s,.!]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """`chosen` is one of the options offered, if one was picked."""

    intent: Intent
    chosen: str | None = None
    references: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()


def answer(
    text: str, awaiting: Awaiting, said: Entities, get: Callable[[str], Product | None]
) -> Answer | None:
    """The answer that a message gives, or None if it is a message of its own."""
    reading = Reading(text)
    match awaiting.kind:
        case "pass_on":
            return _permission(reading)
        case "step" if move(text) is not None:
            return Answer(Intent.PRODUCT_SUPPORT)
        case "support":
            return _of_what(reading, awaiting)
        case "erase":
            return _erasing(reading, awaiting)
        case "profile":
            return _of_profile(text)
        case "contact" if said.emails or said.phones:
            return Answer(Intent.TALK_TO_HUMAN)
        case "variant" if awaiting.product_ids:
            return _variant(reading, awaiting, get(awaiting.product_ids[0]))
        case "which":
            return _which(reading, awaiting)
        case "narrow":
            said_key = "".join(token.root for token in reading.tokens)
            exact = [option for option in awaiting.options if key_of(option) == said_key]
            return Answer(Intent.REFINE, exact[0]) if exact else None
        case "clarify":
            picked = picked_option(reading, awaiting.options)
            if picked is None and is_indifferent(reading):
                return Answer(Intent.RECOMMEND)
            return Answer(Intent.REFINE, picked) if picked else None
    return None


def _which(reading: Reading, awaiting: Awaiting) -> Answer | None:
    """The one of several that is meant; where only one was offered, a yes means it."""
    place = _place(reading, len(awaiting.product_ids))
    if len(awaiting.product_ids) == 1 and (said_so := _permission(reading)) is not None:
        if said_so.intent is Intent.THANKS:
            return said_so
        place = 0
    if place is None or awaiting.intent not in set(Intent):
        return None
    return Answer(Intent(awaiting.intent), references=(awaiting.product_ids[place],))


def _of_what(reading: Reading, awaiting: Awaiting) -> Answer | None:
    """Which of the products offered the trouble is with: by place, or by a part of its name."""
    picked = picked_option(reading, awaiting.options)
    place = awaiting.options.index(picked) if picked in awaiting.options else None
    if place is None:
        place = _place(reading, len(awaiting.product_ids))
    if place is not None and place == len(awaiting.product_ids) < len(awaiting.options):
        return Answer(Intent.PRODUCT_SUPPORT)  # something else than those
    if place is None or place >= len(awaiting.product_ids):
        return None
    return Answer(Intent.PRODUCT_SUPPORT, references=(awaiting.product_ids[place],))


def _erasing(reading: Reading, awaiting: Awaiting) -> Answer | None:
    """A yes or a no to erasing what is known, if the message says no more than that; where it wavers
    between them neither is chosen."""
    picked, plain = picked_option(reading, awaiting.options), _permission(reading)
    if picked is None and _wavers(reading):
        return Answer(Intent.ABOUT_ME)
    if picked is None and plain is None:
        return None
    agrees = plain is not None and plain.intent is not Intent.THANKS
    return Answer(Intent.ABOUT_ME, "yes" if picked == awaiting.options[0] or agrees else "no")


def _wavers(reading: Reading) -> bool:
    """ "Hmm", "maybe", "I'm not sure": neither yes nor no to something that cannot be undone."""
    said = {token.norm for token in reading.tokens}
    plainly = said & (YES | NO)
    return is_indifferent(reading) or (bool(said & WAVERING) and not plainly and said <= WAVERING | FILLERS)


def _of_profile(text: str) -> Answer | None:
    """What is said to what was just told of them: that it goes, or that it is wrong, without what of it."""
    if _FORGET_IT.fullmatch(text.strip()):
        return Answer(Intent.ABOUT_ME)
    return Answer(Intent.ABOUT_ME, WRONG) if _IT_IS_WRONG.fullmatch(text.strip()) else None


def is_indifferent(reading: Reading) -> bool:
    """ "I really don't know", "no preference", "you choose": nothing that narrows anything."""
    if len(reading) > 2 * SHORT:
        return False
    said = {n for i in range(len(reading)) for n in range(i, i + reading.first_of(i, _INDIFFERENT))}
    rest = [t for n, t in enumerate(reading.tokens) if n not in said]
    return bool(said) and all(t.norm in FILLERS or t.norm in _REMARKS for t in rest)


def _permission(reading: Reading) -> Answer | None:
    """A yes or a no to "shall I?", if the message says no more than that."""
    says = [reading.first_of(i, _YES) for i in range(len(reading))]
    denies = [reading.first_of(i, _NO) for i in range(len(reading))]
    content = [
        t
        for i, t in enumerate(reading.tokens)
        if t.is_number
        or (t.norm not in FILLERS | CONNECTORS and t.root not in _REMARKS and not _is_in(i, says, denies))
    ]
    denied = any(t.norm == "not" and not _is_in(i, says, denies) for i, t in enumerate(reading.tokens))
    if content or denied or not reading.tokens:
        return None
    if any(denies):
        return Answer(Intent.THANKS)
    return Answer(Intent.TALK_TO_HUMAN) if any(says) else None


def _is_in(i: int, *runs: list[int]) -> bool:
    return any(start <= i < start + length for run in runs for start, length in enumerate(run) if length)


def agreed(reading: Reading) -> bool | None:
    """True for "yes please", False for "no thanks", None for anything else."""
    if not len(reading) or len(reading) > SHORT:
        return None
    first = reading.norm(0)
    return True if first in YES else False if first in NO else None


def bare(text: str) -> Answer | None:
    """A yes, a no or a maybe and nothing else, where nothing was asked."""
    said = {token.norm for token in Reading(text).tokens}
    if said <= YES | NO | UNSURE | COURTEOUS and (said & NO or not said <= COURTEOUS | EASY):
        return Answer(Intent.THANKS)
    return None


def given_up(text: str) -> Answer | None:
    """ "Forget it" and nothing else, where nothing was asked: it gives up no order."""
    return Answer(Intent.THANKS) if _GIVEN_UP.fullmatch(text.strip()) else None


def picked_option(reading: Reading, offered: tuple[str, ...]) -> str | None:
    """The option that a short message names ("Men's", "the second", "2", "tents please")."""
    said = [t for t in reading.tokens if t.norm not in FILLERS or key_of(t.text) in map(key_of, offered)]
    place = _place(reading, len(offered))
    if place is not None:
        return offered[place]
    if not said or len(reading) > SHORT:
        return None
    phrase = "".join(t.root for t in said)
    exact = [o for o in offered if key_of(o) == phrase]
    if exact:
        return exact[0]
    words = {t.root for t in said}
    inside = [o for o in offered if words and words <= {t.root for t in Reading(o).tokens}]
    if len(inside) == 1:
        return inside[0]
    alike = [o for o in offered if len(phrase) >= 5 and fuzz.ratio(phrase, key_of(o)) >= ALIKE]
    return alike[0] if len(alike) == 1 else None


def _place(reading: Reading, count: int) -> int | None:
    """The place that a message consisting of a number or an ordinal names, from 0."""
    words = [i for i, t in enumerate(reading.tokens) if t.norm not in FILLERS or t.norm in ORDINALS]
    numbered = [i for i in words if reading.norm(i) not in {"number", "#", "option"}]
    if len(numbered) > 2 or not numbered or len(reading) > SHORT:
        return None
    i = numbered[0]
    ordinal = ORDINALS.get(reading.norm(i))
    number = number_at(reading.tokens, i)
    suffix = reading.norm(i + 1) in {"st", "nd", "rd", "th"}
    if len(numbered) == 2 and not suffix:
        return None
    place = ordinal if ordinal is not None else int(number.value) if number else 0
    if place == -1:
        return count - 1 if count else None
    return place - 1 if 1 <= place <= count else None


def _variant(reading: Reading, awaiting: Awaiting, product: Product | None) -> Answer | None:
    if product is None:
        return None
    named = dict(options(reading, product))
    picked = picked_option(reading, awaiting.options)
    if picked and awaiting.about and awaiting.about not in named:
        named[awaiting.about] = picked
    if not named or len(reading) > 2 * SHORT:
        return None
    return Answer(Intent.ADD_TO_CART, references=(product.id,), options=tuple(named.items()))
