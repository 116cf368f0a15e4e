"""The products that a message names: those of the customer's own orders, by name, part of a name,
everyday word for it, or with a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.actions.desk.reading.tokens import Text, Token, keys, read_tokens
from retrieval.words import word_set

ALSO_CALLED: Mapping[str, tuple[str, ...]] = {
    "phone": ("smartphone", "phone"), "cellphone": ("smartphone",), "cell phone": ("smartphone",),
    "mobile phone": ("smartphone",), "bike": ("bicycle", "bike"), "cycle": ("bicycle",),
    "shirt": ("t shirt", "shirt", "tee"), "tee": ("t shirt", "tee", "shirt"), "tee shirt": ("t shirt", "tee"),
    "suitcase": ("luggage set", "luggage", "suitcase"), "luggage": ("luggage set", "luggage"),
    "bag": ("backpack", "bag", "tote", "pack", "rucksack"), "rucksack": ("backpack", "rucksack", "pack"),
    "power bank": ("portable charger", "power bank"), "powerbank": ("portable charger", "power bank"),
    "earphone": ("wireless earbuds", "earbuds", "headphones"), "earpods": ("earbuds",),
    "airpods": ("earbuds",),
    "headset": ("headphones",), "weight": ("dumbbell set",), "dumbbell": ("dumbbell set",),
    "shade": ("sunglasses",), "hoover": ("vacuum cleaner",), "vacuum": ("vacuum cleaner",),
    "vac": ("vacuum cleaner",), "coffee machine": ("coffee maker", "espresso machine"),
    "coffeemaker": ("coffee maker",), "espresso maker": ("espresso machine",), "fragrance": ("perfume",),
    "cologne": ("perfume",), "scent": ("perfume",), "trainer": ("sneakers", "running shoes"),
    "trainers": ("sneakers", "running shoes"), "cam": ("camera",), "webcam": ("camera",),
    "kindle": ("e reader",),
    "ebook reader": ("e reader",), "e book reader": ("e reader",), "ipad": ("tablet",), "bbq": ("grill",),
    "barbecue": ("grill",), "barbeque": ("grill",), "makeup": ("makeup kit",), "make up": ("makeup kit",),
    "puzzle": ("jigsaw puzzle", "puzzle"), "jigsaw": ("jigsaw puzzle",), "mug": ("mug",),
    "watering hose": ("garden hose",), "thermos": ("water bottle", "bottle", "vacuum bottle"),
    "flask": ("water bottle", "vacuum bottle", "bottle"), "parasol": ("umbrella",), "light": ("lamp",
    "light"),
    "bulb": ("bulb",), "lightbulb": ("light bulb",), "surveillance camera": ("security camera",),
    "macbook": ("laptop",), "computer": ("laptop",), "notebook computer": ("laptop",),
    "roomba": ("vacuum cleaner",), "mice": ("mouse",),
    "shoe": ("shoes", "boots", "sneakers"), "footwear": ("shoes", "boots", "sneakers"),
    "teapot": ("tea kettle", "teapot"), "hoodie": ("jacket",),
    "journal": ("notebook", "journal"), "notepad": ("notebook",), "dog bed": ("pet bed", "dog bed"),
    "cat bed": ("pet bed",), "clothes": ("shirt", "jacket"), "timepiece": ("watch",), "boot": ("boots",
    "boot"),
    "brolly": ("umbrella",), "couch": ("sofa",), "sofa": ("couch",), "wallclock": ("wall clock",),
    "bookcase": ("bookshelf",), "bookshelves": ("bookshelf",), "shelf": ("bookshelf", "shelf"),
}  # fmt: skip
"""What people call things that shops call otherwise; on the right what a name has to end with."""
NOT_ALONE = word_set(
    """water air light tea coffee wall desk garden pet office action security indoor outdoor smart digital
    electric wireless portable running gaming mechanical led set set of for two three four and the a
    in on with makeup kit women's men's kids' kid's little everyday home house card cards day city
    night pro no first yes large small plain glass wood book game play doctor pair gift box order
    price care service water point plan change open line high low store back clear fresh honey hand
    house market letter knots soft cold round good bread slow power three undated rock dog cat face
    beach storm sea cloud shop work travel case camp chest junior classic new old best machine maker
    cream oil tool bag wet weather solid spiral task rain"""
)
"""Words of a name that name nothing by themselves."""
_JOINS = word_set("of for with in on and the a to")
_AFTER = re.compile(r"^(?:set of|pair|with|for|on|from|pack of|,|\()$")
TOO_COMMON = word_set("""set kit can play fit run rest press fan bow iron pair light box look may will""")
"""Last words of names that are everyday words as well: they need a "the" or "my" before them."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start` to `end` name one of `products`. `strength`: 3 the whole name, 2 its last word or
    what it is also called, 1 another word of it."""

    start: int
    end: int
    products: tuple[str, ...]
    strength: int
    head: str = ""
    state: str = ""
    """"delivered" or "pending" where it is said whether it has come."""


@lru_cache(maxsize=16_384)
def _bare(word: str) -> str:
    return re.sub(r"[^\w.=]", "", word)


def join(tokens: Iterable[Token]) -> str:
    return "".join(_bare(token.word) for token in tokens)


@lru_cache(maxsize=8192)
def singular(word: str) -> frozenset[str]:
    """A word of a name as it is and without its plural. No stems: settings are no set."""
    forms = {word}
    if word.endswith("'s"):
        forms.add(word[:-2])
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        forms.add(word[:-1])
        if word.endswith("ies"):
            forms.add(word[:-3] + "y")
        if word.endswith(("shes", "ches", "xes", "sses")):
            forms.add(word[:-2])
    if word.endswith("shelves"):
        forms.add(word[:-3] + "f")
    return frozenset(forms)


def called(tokens: Iterable[Token]) -> frozenset[str]:
    """The forms by which words of names compare as one."""
    several = list(tokens)
    if len(several) == 1 and several[0].amount:
        return frozenset({several[0].amount})
    return singular(join(several))


def joined(tokens: Iterable[Token]) -> frozenset[str]:
    """The forms by which several words compare as one."""
    several = list(tokens)
    if len(several) == 1:
        one = several[0]
        return (
            keys(re.sub(r"[^\w.]", "", one.word)) | {one.word} if not one.amount else frozenset({one.amount})
        )
    raw = join(several)
    ends = keys(re.sub(r"[^\w.]", "", several[-1].word))
    first = join(several[:-1])
    return frozenset({first + end for end in ends}) | keys(raw)


def run_forms(text: Text, start: int, end: int) -> frozenset[str]:
    """The forms of the words from one token to another; none where they are no run of words."""
    known = text.memo.get((start, end))
    if known is None:
        tokens = text.tokens[start:end]
        run = tokens[0].is_word and tokens[-1].is_word and all(t.is_word or t.joins for t in tokens)
        known = joined(t for t in tokens if t.is_word) if run else frozenset()
        text.memo[start, end] = known
    return known


@lru_cache(maxsize=8192)
def name_forms(name: str) -> tuple[tuple[str, int], ...]:
    """Each form that a product may be called by, with how strong it is."""
    words = [token for token in read_tokens(name) if token.is_word]
    core = _core(name)
    forms: dict[str, int] = {}

    def add(tokens: list[Token], strength: int) -> None:
        for form in called(tokens):
            forms[form] = max(strength, forms.get(form, 0))

    if words:
        add(words, 3)
    if core:
        add(core, 3)
        for start in range(1, len(core)):
            alone = len(core) - start == 1 and core[start].word in TOO_COMMON
            add(core[start:], 1 if alone else 2)
        for start in range(len(core)):
            for end in range(start + 2, len(core)):
                add(core[start:end], 2)
        for token in core[:-1]:
            if token.word not in NOT_ALONE and len(token.word) > 3 and not token.amount:
                add([token], 1)
        head = core[-1].word
        for form in list(singular(head)):
            for cut in range(2, len(form) - 4):
                if form[cut:] in _ENDS:
                    forms.setdefault(form[cut:], 2 if form[cut:] == "watch" else 1)
    for said in _also_called(core):
        for form in called([token for token in read_tokens(said) if token.is_word]):
            forms[form] = max(2, forms.get(form, 0))
    return tuple(forms.items())


def _also_called(core: Sequence[Token]) -> list[str]:
    """The everyday words for what a name ends with."""
    endings = {join(core[start:]) for start in range(len(core))} | {join(core[-1:]).rstrip("s")}
    return [
        said
        for said, ends in ALSO_CALLED.items()
        if any({re.sub(r"\W", "", end), re.sub(r"\W", "", end).rstrip("s")} & endings for end in ends)
    ]


_ENDS = frozenset({"watch", "board", "shelf", "phones", "brush", "glasses", "pack", "cycle", "bud", "buds"})


def _core(name: str) -> list[Token]:
    """The name up to what only says how many or for whom: its last word is what the thing is."""
    core: list[Token] = []
    for token in read_tokens(name):
        if (
            core
            and (_AFTER.match(token.word) or token.word in ("women's", "men's", "kids'", "set"))
            and not (token.word == "set" and name.lower().rstrip().endswith("set"))
        ):
            break
        if token.is_word:
            core.append(token)
    while len(core) > 1 and (
        core[-1].word in _JOINS
        or core[-1].amount
        or core[-1].number
        or re.fullmatch(r"\d+k?|[a-z]\d|spf|no\.?|x", core[-1].word)
    ):
        core.pop()
    return core


class Names:
    """The products of one customer's orders by what they may be called."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._forms: dict[str, dict[str, int]] = {}
        for product_id, name in names.items():
            for form, strength in name_forms(name):
                self._forms.setdefault(form, {})[product_id] = strength

    @property
    def words(self) -> Iterable[str]:
        return self._forms.keys()

    def find(self, text: Text, taken: frozenset[int] = frozenset()) -> list[Mention]:
        """All mentions, in order, the longest first where they overlap."""
        found: list[Mention] = []
        i = 0
        while i < len(text):
            mention = None if i in taken else self._at(text, i, taken)
            if mention:
                found.append(mention)
                i = mention.end
            else:
                i += 1
        return found

    def _at(self, text: Text, i: int, taken: frozenset[int]) -> Mention | None:
        if not text[i].is_word:
            return None
        for end in range(min(len(text), i + 6), i, -1):
            tokens = text.tokens[i:end]
            if not tokens[-1].is_word or any(j in taken for j in range(i, end)):
                continue
            if not all(t.is_word or t.word in "'+/&" for t in tokens):
                continue
            hits: dict[str, int] = {}
            for form in called([t for t in tokens if t.is_word]):
                for product, strength in self._forms.get(form, {}).items():
                    hits[product] = max(strength, hits.get(product, 0))
            if hits:
                best = max(hits.values())
                if best == 1 and not self._stands_alone(text, i, end):
                    continue
                chosen = tuple(product for product, strength in hits.items() if strength == best)
                return Mention(i, end, chosen, best, text.words(i, end))
        return None

    @staticmethod
    def _stands_alone(text: Text, start: int, end: int) -> bool:
        """Whether one word of a name is used as one: "the tideline", "tideline one"."""
        before = text[start - 1].word if start else ""
        if end - start == 1 and text[start].word in TOO_COMMON:
            return before in _CLOSE  # "return set" may be a set of anything
        return before in _DETERMINERS or (end < len(text) and text[end].word in ("one", "ones"))


_CLOSE = word_set("""the my this that these those a an both our your""")
_DETERMINERS = word_set("""the my this that those these a an both and , or return refund exchange swap""")


def narrowed(mentions: list[Mention]) -> list[Mention]:
    """A later, shorter mention of what was named before means that ("the desk lamp … the lamp")."""
    found: list[Mention] = []
    for mention in mentions:
        if len(mention.products) > 1:
            before = {p for m in found if len(m.products) == 1 and m.strength == 3 for p in m.products}
            kept = tuple(p for p in mention.products if p in before)
            if len(kept) == 1:
                found.append(replace(mention, products=kept))
                continue
        found.append(mention)
    return found
