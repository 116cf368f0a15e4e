"""Whether a question asks what customers say, and of what: everything, what is praised, what is complained
of, or one thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

import Stemmer

from retrieval.opinions.kinds import GOODS
from retrieval.opinions.parts import named
from retrieval.product_facts import SENSITIVE

PRAISE, BLAME = "praise", "blame"

_BLAME = re.compile(
    r"\b(?:complain\w*|complaints?|dislik\w*|(?:don'?t|do not|didn'?t|did not) (?:people |they )?like"
    r"|negatives?|critici\w*|critical|bad (?:things?|reviews?|points?|sides?)|downsides?"
    r"|worst (?:thing|part|review)s?"
    r"|cons|drawbacks?|weak(?:ness(?:es)?| points?| spots?)|(?:any|the) (?:problems|issues|trouble) with"
    r"|what'?s (?:wrong|bad) (?:with|about)|what is (?:wrong|bad) (?:with|about))\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:prais\w*|what (?:do|did) (?:people|customers|buyers|they|others|reviewers) (?:like|love)"
    r"|(?:best|good|nice) (?:things?|parts?|points?|reviews?)|upsides?|pros|positives?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:reviews?|reviewers?|opinions?"
    r"|(?:people|customers?|buyers?|others|they|folks|everyone|everybody|anyone|anybody|owners)"
    r" (?:\w+ )?(?:say|said|saying|think|thought|write|wrote|like|find|found|happy|mention\w*|complain\w*)"
    r")\b",
    re.IGNORECASE,
)
_JUDGE = re.compile(
    r"\b(?:any good|reliable|hold(?:ing|s)? up|worth it|decent|well liked|what(?:'s| is) the \w+ like"
    r"|(?:is|are) the \w+(?: \w+)? (?:good|ok|okay|bad|fine|strong|sturdy|flimsy|solid))\b",
    re.IGNORECASE,
)
_TOPICS: dict[str, str] = {
    "comfort": "comfortable comfy comfort uncomfortable soft itchy",
    "durability": "durable last lasts lasting durability break",
    "quality": "quality made workmanship flimsy",
    "weather": "waterproof warm dry rain leak",
    "fit": "fit fits size sizing true small large",
    "price": "price value worth expensive money",
    "capacity": "heavy bulky roomy big",
    "taste": "taste tasty smell flavor flavour",
    "noise": "noisy loud quiet noise",
    "battery": "battery charge",
    "care": "wash washes washing clean cleaning shrink",
    "ease": "easy assemble setup difficult",
    "looks": "look looks color colour pretty",
}
_stemmer = Stemmer.Stemmer("english")
_BY_STEM = {_stemmer.stemWord(word): topic for topic, said in _TOPICS.items() for word in said.split()}


_OTHERS = r"(?:people|customers?|buyers?|others|they|folks|everyone|anyone|owners|reviewers?|reviews?)"
_OF_CUSTOMERS = re.compile(
    rf"\bwhat (?:do|did|don'?t|didn'?t|are) (?:the |other |most )?{_OTHERS} (?:not )?"
    r"(?:complain\w*|(?:dis)?lik\w*|prais\w*|hat\w+|lov\w+|say\w*|think\w*|writ\w+|critici\w*)"
    rf"|\b(?:do|did) (?:the |other |many |any )?{_OTHERS} (?:\w+ )?"
    r"(?:complain\w*|(?:dis)?like|praise|hate|love|critici\w*)\b"
    r"|\bwhat(?: are|'s|s)? (?:the )?(?:\w+ )?(?:complaints|downsides?|drawbacks?|bad points|cons)\b"
    r"|\b(?:any|the) (?:known )?(?:complaints|downsides|drawbacks|cons|(?:bad|negative|critical) reviews)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:my|mine|i|we|our|order(?:ed)?|refund|your)\b", re.IGNORECASE)


def of_customers(question: str) -> bool:
    """Whether it plainly asks what others say of a product, and is no complaint of one's own."""
    return bool(_OF_CUSTOMERS.search(question)) and not _OWN.search(question)


@dataclass(frozen=True, slots=True)
class Asked:
    """`about` is "" for everything, PRAISE, BLAME or the name of an aspect. `plainly` is whether customers'
    word is what is asked for, so that the product's own data is no answer; `named` whether the aspect is a
    part, which no review speaks of without its name."""

    about: str
    plainly: bool
    named: bool = False


def asked(question: str, name: str = "") -> Asked | None:
    """None where it does not ask what customers say. The words of the product's `name` name no aspect; a
    question of safety, allergy or medicine is never answered by opinions."""
    if SENSITIVE.search(question):
        return None
    rest = re.sub(re.escape(name), " ", question, flags=re.IGNORECASE) if name else question
    people, judge = bool(_PEOPLE.search(rest)), bool(_JUDGE.search(rest))
    aspect = _aspect(rest, name)
    if aspect and (people or judge or _BLAME.search(rest)):
        return Asked(aspect, people, aspect in named(rest) and aspect not in GOODS)
    if _BLAME.search(rest):
        return Asked(BLAME, True)
    if _PRAISE.search(rest):
        return Asked(PRAISE, True)
    return Asked("", people) if people or judge else None


def _aspect(question: str, name: str) -> str:
    of_name = set(named(name))
    found = next((aspect for aspect in named(question) if aspect not in of_name), "")
    if found:
        return found
    said = _stemmer.stemWords(re.findall(r"[a-z]+", question.lower()))
    of_name_stems = set(_stemmer.stemWords(re.findall(r"[a-z]+", name.lower())))
    return next((_BY_STEM[s] for s in said if s in _BY_STEM and s not in of_name_stems), "")
